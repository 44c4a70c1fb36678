/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-autosave.h"

#include <glib/gi18n-lib.h>

/* Milliseconds from an edit to its save, so that a burst of typing is one save; and from a failed save to the next
 * try, so that saving goes on by itself when the disk has room again. */
#define SAVE_DELAY 250
#define RETRY_DELAY 3000

/* Milliseconds after which a save that goes on is said to hang: a folder on another machine may not answer. */
#define STALL_DELAY 5000

/* Milliseconds from a change of the file of tags to taking it up: a program may write it in several steps. */
#define SYNC_DELAY 200

/**
 * StkAutosave:
 *
 * Saves a document after each edit, off the main thread. "Saved" is said only when the edits are on disk. What others
 * write to the file of tags is taken up while the document is open.
 */
struct _StkAutosave
{
  GObject parent_instance;

  StkDocument *document;
  StkSaveState state;
  GError *error;
  GFileMonitor *monitor; /* of the file of tags; %NULL where that cannot be watched */
  guint timeout_id;
  guint sync_id;
  guint stall_id;
  gboolean saving;
  GPtrArray *copies; /* of GFile that are to be merged once no save goes on; else %NULL */
};

enum
{
  COPIES_MERGED,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_STATE,
  LAST_PROP,
};

static GParamSpec *props[LAST_PROP];

G_DEFINE_FINAL_TYPE (StkAutosave, stk_autosave, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (StkSaveState, stk_save_state, G_DEFINE_ENUM_VALUE (STK_SAVE_STATE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (STK_SAVE_STATE_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (STK_SAVE_STATE_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (STK_SAVE_STATE_FAILED, "failed"))

static void
schedule (StkAutosave *self, guint delay);

static void
schedule_sync (StkAutosave *self);

static void
merge_copies (StkAutosave *self);

static void
take_state (StkAutosave *self, StkSaveState state, GError *error)
{
  gboolean same = self->state == state && g_strcmp0 (self->error ? self->error->message : NULL,
                                                     error ? error->message : NULL) == 0;

  g_clear_error (&self->error);
  self->error = error;
  self->state = state;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkAutosave) self = user_data;
  GError *error = NULL;
  gboolean saved = stk_document_save_finish (self->document, result, &error);

  self->saving = FALSE;
  g_clear_handle_id (&self->stall_id, g_source_remove);
  if (!saved)
    {
      take_state (self, STK_SAVE_STATE_FAILED, error);
      schedule (self, RETRY_DELAY);
    }
  else if (stk_document_get_modified (self->document))
    {
      take_state (self, STK_SAVE_STATE_PENDING, NULL);
      schedule (self, SAVE_DELAY);
    }
  else
    {
      take_state (self, STK_SAVE_STATE_SAVED, NULL);
    }
  merge_copies (self);
}

/* What others wrote and cannot be taken up, such as half a file, matters when there is something to save. */
static void
synced_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkAutosave) self = user_data;

  self->saving = FALSE;
  stk_document_save_finish (self->document, result, NULL);
  if (stk_document_get_modified (self->document))
    schedule (self, SAVE_DELAY);
  merge_copies (self);
}

static void
sync_cb (gpointer user_data)
{
  StkAutosave *self = user_data;

  self->sync_id = 0;
  if (self->saving)
    {
      schedule_sync (self);
    }
  else if (stk_document_get_modified (self->document))
    {
      /* a save merges what it finds */
      stk_autosave_save_now (self);
    }
  else
    {
      self->saving = TRUE;
      stk_document_sync_async (self->document, NULL, synced_cb, g_object_ref (self));
    }
}

static void
schedule_sync (StkAutosave *self)
{
  g_clear_handle_id (&self->sync_id, g_source_remove);
  self->sync_id = g_timeout_add_once (SYNC_DELAY, sync_cb, self);
}

static void
save_cb (gpointer user_data)
{
  StkAutosave *self = user_data;

  self->timeout_id = 0;
  stk_autosave_save_now (self);
}

static void
schedule (StkAutosave *self, guint delay)
{
  if (self->timeout_id == 0 && !self->saving)
    self->timeout_id = g_timeout_add_once (delay, save_cb, self);
}

static void
modified_cb (StkAutosave *self)
{
  if (!stk_document_get_modified (self->document) || self->state == STK_SAVE_STATE_FAILED)
    return;

  take_state (self, STK_SAVE_STATE_PENDING, NULL);
  schedule (self, SAVE_DELAY);
}

static void
watch (StkAutosave *self)
{
  GFile *file = stk_document_get_sidecar_file (self->document);

  if (stk_document_get_read_only (self->document))
    return;

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (schedule_sync), self, G_CONNECT_SWAPPED);
}

static void
stk_autosave_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  StkAutosave *self = STK_AUTOSAVE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      self->document = g_value_dup_object (value);
      g_signal_connect_object (self->document, "notify::modified", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);
      stk_document_start_journal (self->document);
      watch (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stk_autosave_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  StkAutosave *self = STK_AUTOSAVE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stk_autosave_dispose (GObject *object)
{
  StkAutosave *self = STK_AUTOSAVE (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_handle_id (&self->sync_id, g_source_remove);
  g_clear_handle_id (&self->stall_id, g_source_remove);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_clear_object (&self->monitor);
  g_clear_object (&self->document);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (stk_autosave_parent_class)->dispose (object);
}

static void
stk_autosave_class_init (StkAutosaveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = stk_autosave_set_property;
  object_class->get_property = stk_autosave_get_property;
  object_class->dispose = stk_autosave_dispose;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, STK_TYPE_DOCUMENT,
                                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, STK_TYPE_SAVE_STATE, STK_SAVE_STATE_NONE,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, LAST_PROP, props);

  /**
   * StkAutosave::copies-merged:
   * @self: an autosave
   * @n_left: how many of the copies are merged but could not be moved to the trash
   * @message: (nullable): why they are not merged; %NULL if they are
   *
   * What became of stk_autosave_merge_copies().
   */
  signals[COPIES_MERGED] = g_signal_new ("copies-merged", STK_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
}

static void
stk_autosave_init (StkAutosave *self)
{
}

static void
stall_cb (gpointer user_data)
{
  StkAutosave *self = user_data;
  g_autofree char *name = g_file_get_parse_name (stk_document_get_sidecar_file (self->document));

  self->stall_id = 0;
  take_state (self, STK_SAVE_STATE_FAILED,
              g_error_new (G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                           _ ("%s: The folder does not answer, so the tags are not saved yet. "
                              "They are once it answers again."),
                           name));
}

static void
copies_merged_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StkAutosave) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_left = 0;
  gboolean merged = stk_document_merge_copies_finish (self->document, result, &n_left, &error);

  self->saving = FALSE;
  g_clear_handle_id (&self->stall_id, g_source_remove);
  if (stk_document_get_modified (self->document))
    schedule (self, SAVE_DELAY);
  else
    take_state (self, STK_SAVE_STATE_SAVED, NULL);
  g_signal_emit (self, signals[COPIES_MERGED], 0, n_left, merged ? NULL : error->message);
}

/* Merges the copies that wait for it, unless something is being saved. */
static void
merge_copies (StkAutosave *self)
{
  g_autoptr (GPtrArray) copies = NULL;

  if (self->saving || self->copies == NULL)
    return;

  copies = g_steal_pointer (&self->copies);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->saving = TRUE;
  self->stall_id = g_timeout_add_once (STALL_DELAY, stall_cb, self);
  stk_document_merge_copies_async (self->document, copies, NULL, copies_merged_cb, g_object_ref (self));
}

/**
 * stk_autosave_new:
 * @document: a document
 *
 * Returns: (transfer full): an object that saves @document as long as it lives
 */
StkAutosave *
stk_autosave_new (StkDocument *document)
{
  return g_object_new (STK_TYPE_AUTOSAVE, "document", document, NULL);
}

/**
 * stk_autosave_get_state:
 * @self: an autosave
 *
 * Returns: whether the edits are on disk
 */
StkSaveState
stk_autosave_get_state (StkAutosave *self)
{
  g_return_val_if_fail (STK_IS_AUTOSAVE (self), STK_SAVE_STATE_NONE);

  return self->state;
}

/**
 * stk_autosave_get_error:
 * @self: an autosave
 *
 * Returns: (nullable) (transfer none): why the last save failed
 */
const GError *
stk_autosave_get_error (StkAutosave *self)
{
  g_return_val_if_fail (STK_IS_AUTOSAVE (self), NULL);

  return self->error;
}

/**
 * stk_autosave_save_now:
 * @self: an autosave
 *
 * Saves at once what is not saved yet.
 */
void
stk_autosave_save_now (StkAutosave *self)
{
  g_return_if_fail (STK_IS_AUTOSAVE (self));

  if (self->saving || !stk_document_get_modified (self->document))
    return;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->saving = TRUE;
  self->stall_id = g_timeout_add_once (STALL_DELAY, stall_cb, self);
  stk_document_save_async (self->document, NULL, saved_cb, g_object_ref (self));
}

/**
 * stk_autosave_merge_copies:
 * @self: an autosave
 * @copies: (element-type GFile): what stk_conflict_copies_find() found
 *
 * Merges other versions of the tags into the document as soon as nothing is being saved; see
 * stk_document_merge_copies(). #StkAutosave::copies-merged tells what became of it.
 */
void
stk_autosave_merge_copies (StkAutosave *self, GPtrArray *copies)
{
  g_return_if_fail (STK_IS_AUTOSAVE (self));

  g_clear_pointer (&self->copies, g_ptr_array_unref);
  self->copies = g_ptr_array_ref (copies);
  merge_copies (self);
}
