/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-journal-private.h"

#include "stk-annotation-private.h"
#include "stk-history-private.h"
#include "stk-journal.h"
#include "stk-json-access.h"
#include "stk-json.h"
#include "stk-merge.h"
#include "stk-sidecar.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Journals that a process left behind: it was killed, or could not save. */

/* Bytes of a journal; no honest one is near that. */
#define MAX_BYTES (256 * 1024 * 1024)

static void
record_free (gpointer data)
{
  StkJournalRecord *self = data;

  g_free (self->id);
  g_free (self->time);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}

static void
marker_free (gpointer data)
{
  StkJournalMarker *self = data;

  g_free (self->version);
  g_free (self->head);
  g_free (self);
}

/* Lets go of a journal; its file stays unless it was settled. */
void
stk_journal_orphan_free (StkJournalOrphan *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->article);
  g_clear_pointer (&self->agent, stk_agent_unref);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->markers);
  g_free (self);
}

/* What the names of the journals of a sidecar begin with, wherever the way to it leads through links. Looks at the
 * folder, so not to be called where that may not wait. */
char *
stk_journal_dup_key (GFile *sidecar_file)
{
  g_autofree char *path = g_file_get_path (sidecar_file);
  g_autofree char *folder = path ? g_path_get_dirname (path) : NULL;
  g_autofree char *real_folder = folder ? realpath (folder, NULL) : NULL;
  g_autofree char *name = g_file_get_basename (sidecar_file);
  g_autofree char *real = NULL;

  if (path == NULL)
    return NULL;

  real = g_build_filename (real_folder ? real_folder : folder, name, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, real, -1);
}

/* The files in the folder of journals, as paths: those of one sidecar, in the order in which they were begun, or of
 * all. */
GPtrArray *
stk_journal_list_files (const char *key)
{
  g_autofree char *folder = stk_journal_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if ((key == NULL || g_str_has_prefix (name, key)) && g_str_has_suffix (name, STK_JOURNAL_SUFFIX))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort_values (paths, (GCompareFunc) strcmp);

  return paths;
}

/* Opens a file that no living process has. %NULL if one has it, or it is none. */
static StkJournalOrphan *
take_file (const char *path)
{
  g_autoptr (StkJournalOrphan) self = g_new0 (StkJournalOrphan, 1);
  struct stat st;

  self->fd = open (path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  self->path = g_strdup (path);
  self->records = g_ptr_array_new_with_free_func (record_free);
  self->markers = g_ptr_array_new_with_free_func (marker_free);

  if (self->fd < 0 || flock (self->fd, LOCK_EX | LOCK_NB) != 0 || fstat (self->fd, &st) != 0 ||
      !S_ISREG (st.st_mode) || st.st_size > MAX_BYTES || st.st_nlink == 0)
    return NULL;

  return g_steal_pointer (&self);
}

static JsonObject *
parse_line (const char *line, size_t length)
{
  g_autofree char *check = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (length <= STK_JOURNAL_CHECK_LENGTH || line[STK_JOURNAL_CHECK_LENGTH] != ' ')
    return NULL;

  bytes = g_bytes_new (line + STK_JOURNAL_CHECK_LENGTH + 1, length - STK_JOURNAL_CHECK_LENGTH - 1);
  check = stk_journal_dup_check (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (strncmp (check, line, STK_JOURNAL_CHECK_LENGTH) == 0)
    node = stk_json_parse (bytes, "", NULL);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

/* A tag as a line has it. Returns whether the line has one, or says that there is none. */
static gboolean
read_tag (JsonObject *object, const char *key, StkAnnotation **annotation)
{
  JsonNode *node = json_object_get_member (object, key);
  g_autoptr (GString) text = NULL;

  *annotation = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return node != NULL;

  text = g_string_new (NULL);
  stk_json_print_compact (text, node);
  *annotation = stk_sidecar_read_tag (text->str);

  return *annotation != NULL;
}

static gboolean
read_edit (StkJournalOrphan *self, JsonObject *object, GHashTable *last)
{
  StkJournalRecord *record = g_new0 (StkJournalRecord, 1);
  const char *id = stk_json_get_string (object, "id");
  gpointer before;
  gboolean known = id != NULL && read_tag (object, "after", &record->after);

  record->edit = (guint64) json_object_get_int_member_with_default (object, "edit", 0);
  record->id = g_strdup (id);
  record->time = g_strdup (stk_json_get_string (object, "time"));
  if (known && !read_tag (object, "before", &record->before))
    {
      known = !json_object_has_member (object, "before") && g_hash_table_lookup_extended (last, id, NULL, &before);
      if (known)
        g_set_object (&record->before, before);
    }

  if (!known)
    {
      record_free (record);
      return FALSE;
    }
  g_ptr_array_add (self->records, record);
  g_hash_table_insert (last, record->id, record->after);

  return TRUE;
}

static gboolean
read_marker (StkJournalOrphan *self, JsonObject *object)
{
  StkJournalMarker *marker = g_new0 (StkJournalMarker, 1);

  marker->edit = (guint64) json_object_get_int_member_with_default (object, "saving", 0);
  marker->version = g_strdup (stk_json_get_string (object, "sidecar"));
  marker->head = g_strdup (stk_json_get_string (object, "head"));
  g_ptr_array_add (self->markers, marker);

  return TRUE;
}

static gboolean
read_header (StkJournalOrphan *self, JsonObject *object)
{
  const char *name = stk_json_get_string (object, "agent");

  g_set_str (&self->article, stk_json_get_string (object, "article"));
  g_clear_pointer (&self->agent, stk_agent_unref);
  self->agent = name ? stk_agent_new (stk_json_get_string (object, "agent-id"), name) : NULL;

  return json_object_get_int_member_with_default (object, "version", 0) == STK_JOURNAL_VERSION;
}

static gboolean
read_line (StkJournalOrphan *self, const char *line, size_t length, GHashTable *last)
{
  g_autoptr (JsonObject) object = parse_line (line, length);

  if (object == NULL)
    return FALSE;
  if (json_object_has_member (object, "version"))
    return read_header (self, object);
  if (json_object_has_member (object, "saving"))
    return read_marker (self, object);

  return read_edit (self, object, last);
}

/* Reads as much as can be read. A last line that is not whole was being written when the process ended. */
static void
read_file (StkJournalOrphan *self)
{
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *contents = NULL;
  size_t length = 0;
  const char *at;

  if (!g_file_get_contents (self->path, &contents, &length, NULL))
    {
      self->broken = TRUE;
      return;
    }

  for (at = contents; at < contents + length;)
    {
      const char *end = memchr (at, '\n', (size_t) (contents + length - at));

      if (end == NULL)
        return;
      if (!read_line (self, at, (size_t) (end - at), last))
        self->broken = TRUE;
      at = end + 1;
    }
}

/* Takes the journals about a sidecar that processes left behind, with what can be read of them. */
GPtrArray *
stk_journal_take_orphans (const char *key)
{
  g_autoptr (GPtrArray) paths = stk_journal_list_files (key);
  GPtrArray *orphans = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_journal_orphan_free);

  for (guint i = 0; i < paths->len; i++)
    {
      StkJournalOrphan *orphan = take_file (paths->pdata[i]);

      if (orphan == NULL)
        continue;
      read_file (orphan);
      g_ptr_array_add (orphans, orphan);
    }

  return orphans;
}

/* How many journals about a sidecar were left behind. */
guint
stk_journal_count_orphans (const char *key)
{
  g_autoptr (GPtrArray) paths = stk_journal_list_files (key);
  guint n = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (StkJournalOrphan) orphan = take_file (paths->pdata[i]);

      n += orphan != NULL;
    }

  return n;
}

/* Finds which of the saves that the process began came to be: the file is what it was to be, or others went on from it,
 * which its history tells. */
void
stk_journal_orphan_set_landed (StkJournalOrphan *self, const char *version, StkHistory *history)
{
  for (guint i = 0; i < self->markers->len; i++)
    {
      StkJournalMarker *marker = g_ptr_array_index (self->markers, i);

      if (g_strcmp0 (marker->version, version) == 0 || stk_history_has (history, marker->head))
        self->landed = MAX (self->landed, marker->edit);
    }
}

/* Edits of one tag of which each goes on where the one before left off. */
typedef struct
{
  const char *id;
  GPtrArray *states; /* of StkAnnotation, borrowed, or %NULL: before the first edit, and after each */
  guint round;       /* how many runs of the same tag come before it */
} Run;

static void
run_free (gpointer data)
{
  Run *self = data;

  g_ptr_array_unref (self->states);
  g_free (self);
}

static StkAnnotation *
run_get_last (Run *self)
{
  return g_ptr_array_index (self->states, self->states->len - 1);
}

/* What to merge from: where the tag is now as it was on the way, that; else what the edits began with. */
static StkAnnotation *
run_find_base (Run *self, StkAnnotation *now)
{
  for (guint i = 0; i < self->states->len; i++)
    if (stk_annotation_equal (self->states->pdata[i], now))
      return now;

  return g_ptr_array_index (self->states, 0);
}

static GPtrArray *
collect_runs (StkJournalOrphan *self, guint *n_rounds)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func (run_free);
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);

  *n_rounds = 0;
  for (guint i = 0; i < self->records->len; i++)
    {
      StkJournalRecord *record = g_ptr_array_index (self->records, i);
      Run *run = g_hash_table_lookup (last, record->id);

      if (record->edit <= self->landed)
        continue;
      if (run == NULL || !stk_annotation_equal (run_get_last (run), record->before))
        {
          guint round = run ? run->round + 1 : 0;

          run = g_new0 (Run, 1);
          run->id = record->id;
          run->round = round;
          run->states = g_ptr_array_new ();
          g_ptr_array_add (run->states, record->before);
          g_ptr_array_add (runs, run);
          g_hash_table_insert (last, record->id, run);
          *n_rounds = MAX (*n_rounds, round + 1);
        }
      g_ptr_array_add (run->states, record->after);
    }

  return runs;
}

static GPtrArray *
collect_values (GHashTable *table)
{
  GPtrArray *values = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (values, value);

  return values;
}

static void
put (GHashTable *table, const char *id, StkAnnotation *annotation)
{
  if (annotation != NULL)
    g_hash_table_replace (table, (gpointer) id, annotation);
  else
    g_hash_table_remove (table, id);
}

static GPtrArray *
replay_round (GPtrArray *runs, guint round, GPtrArray *annotations)
{
  g_autoptr (GHashTable) now = stk_annotations_index (annotations);
  g_autoptr (GHashTable) base = stk_annotations_index (annotations);
  g_autoptr (GHashTable) ours = stk_annotations_index (annotations);
  g_autoptr (GPtrArray) in_base = NULL;
  g_autoptr (GPtrArray) in_ours = NULL;

  for (guint i = 0; i < runs->len; i++)
    {
      Run *run = g_ptr_array_index (runs, i);

      if (run->round != round)
        continue;
      put (base, run->id, run_find_base (run, g_hash_table_lookup (now, run->id)));
      put (ours, run->id, run_get_last (run));
    }
  in_base = collect_values (base);
  in_ours = collect_values (ours);

  return stk_merge_annotations (in_base, in_ours, annotations);
}

/* Does the edits of a journal again, that are not in the sidecar yet, on the tags as they are now. What others did to
 * the same tags meanwhile is merged. */
GPtrArray *
stk_journal_orphan_replay (StkJournalOrphan *self, GPtrArray *annotations)
{
  guint n_rounds;
  g_autoptr (GPtrArray) runs = collect_runs (self, &n_rounds);
  g_autoptr (GPtrArray) result = g_ptr_array_ref (annotations);

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (GPtrArray) before = g_steal_pointer (&result);

      result = replay_round (runs, round, before);
    }

  return g_steal_pointer (&result);
}

/* Notes that its edits are about to be saved with others'. */
void
stk_journal_orphan_mark_saving (StkJournalOrphan *self, const char *version, const char *head)
{
  g_autofree char *line = stk_journal_print_marker (G_MAXINT64, version, head);

  /* without it too much is merged once more, which does no harm */
  if (write (self->fd, line, strlen (line)) > 0)
    fdatasync (self->fd);
}

/* Takes a journal away, now that its edits are saved. What could not be read of it is kept under another name. */
void
stk_journal_orphan_settle (StkJournalOrphan *self)
{
  if (self->broken)
    {
      g_autofree char *aside = g_strconcat (self->path, STK_JOURNAL_BROKEN_SUFFIX, NULL);

      g_rename (self->path, aside);
    }
  else
    {
      g_unlink (self->path);
    }
}

/**
 * stk_journal_list_articles:
 *
 * Finds articles with edits that were not saved when the program ended, and are brought back when the article is
 * opened.
 *
 * Returns: (transfer full) (element-type GFile): the articles, each once
 */
GPtrArray *
stk_journal_list_articles (void)
{
  g_autoptr (GPtrArray) orphans = stk_journal_take_orphans (NULL);
  GPtrArray *articles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < orphans->len; i++)
    {
      StkJournalOrphan *orphan = g_ptr_array_index (orphans, i);
      g_autoptr (GFile) file = orphan->article ? g_file_new_for_uri (orphan->article) : NULL;

      if (file != NULL && orphan->records->len > 0 &&
          !g_ptr_array_find_with_equal_func (articles, file, (GEqualFunc) g_file_equal, NULL))
        g_ptr_array_add (articles, g_steal_pointer (&file));
    }

  return articles;
}
