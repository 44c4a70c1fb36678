/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-tag.h"

#include "stk-annotation-text.h"
#include "stk-fold.h"

/* Not found out yet. */
#define UNKNOWN_TIME G_MININT64

/**
 * StkTag:
 *
 * An annotation in the list of tags, whatever is edited about it. Annotations are immutable, so an edit makes a new
 * one; the tag stays the same, and with it the row's widget, its focus and whether it is selected. It also keeps what
 * searching and sorting need to know of the annotation, which is found out once for each edit.
 */
struct _StkTag
{
  GObject parent_instance;

  StkAnnotation *annotation;
  guint rank;
  gint64 time;
  char *text;      /* as it is searched; %NULL until it is needed, like the rest */
  char *title;     /* the same of what others call it */
  char *title_key; /* for sorting by it */
  gboolean selected;
};

enum
{
  CHANGED,
  LAST_SIGNAL,
};

static guint signals[LAST_SIGNAL];

G_DEFINE_FINAL_TYPE (StkTag, stk_tag, G_TYPE_OBJECT)

static void
forget (StkTag *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->title_key, g_free);
  self->time = UNKNOWN_TIME;
}

static void
stk_tag_finalize (GObject *object)
{
  StkTag *self = STK_TAG (object);

  forget (self);
  g_clear_object (&self->annotation);

  G_OBJECT_CLASS (stk_tag_parent_class)->finalize (object);
}

static void
stk_tag_class_init (StkTagClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_tag_finalize;

  /**
   * StkTag::changed:
   * @self: a tag
   *
   * What a row says of the tag may have changed: it was edited, or another one that it points to.
   */
  signals[CHANGED] = g_signal_new ("changed", STK_TYPE_TAG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stk_tag_init (StkTag *self)
{
}

/**
 * stk_tag_new:
 * @annotation: an annotation
 *
 * Returns: (transfer full): a tag for it
 */
StkTag *
stk_tag_new (StkAnnotation *annotation)
{
  StkTag *self = g_object_new (STK_TYPE_TAG, NULL);

  stk_tag_set_annotation (self, annotation);

  return self;
}

/**
 * stk_tag_get_annotation:
 * @self: a tag
 *
 * Returns: (transfer none): the annotation as it is now
 */
StkAnnotation *
stk_tag_get_annotation (StkTag *self)
{
  return self->annotation;
}

/**
 * stk_tag_set_annotation:
 * @self: a tag
 * @annotation: another version of its annotation
 */
void
stk_tag_set_annotation (StkTag *self, StkAnnotation *annotation)
{
  if (!g_set_object (&self->annotation, annotation))
    return;

  forget (self);
  self->rank = stk_annotation_text_get_rank (annotation);
}

/**
 * stk_tag_changed:
 * @self: a tag
 *
 * Tells whoever shows the tag that it has changed.
 */
void
stk_tag_changed (StkTag *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * stk_tag_get_id:
 * @self: a tag
 *
 * Returns: (transfer none): the annotation's id
 */
const char *
stk_tag_get_id (StkTag *self)
{
  return stk_annotation_get_id (self->annotation);
}

/**
 * stk_tag_get_kind:
 * @self: a tag
 *
 * Returns: the annotation's kind
 */
StkKind
stk_tag_get_kind (StkTag *self)
{
  return stk_annotation_get_kind (self->annotation);
}

/**
 * stk_tag_get_rank:
 * @self: a tag
 *
 * Returns: the place of its state in the vocabulary of states, or %STK_TAG_NO_RANK if it has none
 */
guint
stk_tag_get_rank (StkTag *self)
{
  return self->rank;
}

/**
 * stk_tag_get_time:
 * @self: a tag
 *
 * Returns: when it was made, in seconds since 1970; 0 if that is not known
 */
gint64
stk_tag_get_time (StkTag *self)
{
  if (self->time == UNKNOWN_TIME)
    {
      const char *created = stk_annotation_get_created (self->annotation);
      g_autoptr (GDateTime) time = created ? g_date_time_new_from_iso8601 (created, NULL) : NULL;

      self->time = time ? g_date_time_to_unix (time) : 0;
    }

  return self->time;
}

/**
 * stk_tag_has_text:
 * @self: a tag
 *
 * Returns: whether stk_tag_get_text() costs nothing
 */
gboolean
stk_tag_has_text (StkTag *self)
{
  return self->text != NULL;
}

/**
 * stk_tag_get_text:
 * @self: a tag
 *
 * Returns: (transfer none): what a search looks at, made ready by stk_fold(): its words and what is written about it,
 *   without the names of tags that it points to
 */
const char *
stk_tag_get_text (StkTag *self)
{
  if (self->text == NULL)
    {
      g_autofree char *text = stk_annotation_text_dup_searchable (self->annotation);

      self->text = stk_fold (text);
    }

  return self->text;
}

/**
 * stk_tag_get_title:
 * @self: a tag
 *
 * Returns: (transfer none): what others that point to it call it, made ready by stk_fold()
 */
const char *
stk_tag_get_title (StkTag *self)
{
  if (self->title == NULL)
    {
      g_autofree char *title = stk_annotation_text_dup_title (self->annotation);

      self->title = stk_fold (title);
    }

  return self->title;
}

/**
 * stk_tag_get_title_key:
 * @self: a tag
 *
 * Returns: (transfer none): what to sort titles by; the same for those that differ in case or accents only
 */
const char *
stk_tag_get_title_key (StkTag *self)
{
  if (self->title_key == NULL)
    self->title_key = g_utf8_collate_key (stk_tag_get_title (self), -1);

  return self->title_key;
}

/**
 * stk_tag_get_selected:
 * @self: a tag
 *
 * Returns: whether a person has selected it, be its row shown or not
 */
gboolean
stk_tag_get_selected (StkTag *self)
{
  return self->selected;
}

/**
 * stk_tag_set_selected:
 * @self: a tag
 * @selected: whether it is selected
 */
void
stk_tag_set_selected (StkTag *self, gboolean selected)
{
  self->selected = selected;
}
