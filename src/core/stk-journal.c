/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-journal-private.h"

#include "stk-json.h"
#include "stk-sidecar-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

/* Edits that are not in the sidecar yet, in the user's state folder. A thread of its own appends them, a moment after
 * each was made, so that neither a slow disk nor a hanging one is felt; a save that succeeded removes the file. It is
 * locked as long as the process lives, which tells a journal in use from one that was left behind.
 *
 * A file has a line for each edit, with the tag before and after as JSON, and begins with one that names the article.
 * Each line begins with a digest of itself. Where a line says nothing of the tag before, it is as the last line about
 * that tag left it. */

/* Bytes that a journal may have, before it is written anew without what has been outdated meanwhile. */
#define COMPACT_SIZE (1024 * 1024)

/* Milliseconds that the end of a document waits for the last edits to be on disk. */
#define PATIENCE 2000

/* How often a name for a new file is tried. */
#define MAX_TRIES 100

/* An edit that is not in the sidecar yet. */
typedef struct
{
  guint64 edit;
  char *id;
  StkAnnotation *before; /* %NULL where the tag was made */
  StkAnnotation *after;  /* %NULL where it was deleted, be it that it was made just before */
  StkAgent *agent;
  char *time;
} Entry;

struct _StkJournal
{
  gatomicrefcount refs; /* of the document and of the thread */
  GFile *article;
  char *key;

  GMutex mutex; /* of what is asked for */
  GCond asked_cond;
  GCond done_cond;
  GPtrArray *queue;  /* of Entry, to be written */
  guint64 saving;    /* the last edit that the last save was about */
  guint64 saved;     /* the last edit that is in the sidecar */
  guint64 asked;     /* counts what is asked for */
  guint64 done;      /* up to which of these all is on disk, or failed */
  gboolean closing;
  gboolean failed; /* whether what was written last is not on disk */

  GMutex file_mutex; /* of what follows */
  int fd;            /* -1 where there is no file */
  char *path;
  size_t size;
  size_t compact_size; /* at which it is written anew */
  GPtrArray *live;     /* of Entry, that are in the file and not in the sidecar */
  GHashTable *last;    /* id → StkAnnotation as the file's last line about it leaves it, or %NULL */
  GPtrArray *orphans;  /* of StkJournalOrphan, whose edits are in the document */
};

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_free (self->id);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_pointer (&self->agent, stk_agent_unref);
  g_free (self->time);
  g_free (self);
}

static void
unref_nullable (gpointer data)
{
  g_clear_object ((GObject **) &data);
}

static void
journal_unref (StkJournal *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  if (self->fd >= 0)
    close (self->fd);
  g_object_unref (self->article);
  g_free (self->key);
  g_free (self->path);
  g_ptr_array_unref (self->queue);
  g_ptr_array_unref (self->live);
  g_hash_table_unref (self->last);
  g_ptr_array_unref (self->orphans);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->file_mutex);
  g_cond_clear (&self->asked_cond);
  g_cond_clear (&self->done_cond);
  g_free (self);
}

/* Where journals are, readable for the user alone. */
char *
stk_journal_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "stickler", "journals", NULL);
}

/* What a line begins with. */
char *
stk_journal_dup_check (const char *json, size_t length)
{
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) json, length);

  return g_strndup (digest, STK_JOURNAL_CHECK_LENGTH);
}

static void
append_line (GString *out, const char *json)
{
  g_autofree char *check = stk_journal_dup_check (json, strlen (json));

  g_string_append_printf (out, "%s %s\n", check, json);
}

static void
append_member (GString *json, const char *name, const char *string)
{
  if (string == NULL)
    return;

  g_string_append_printf (json, ",\"%s\":", name);
  stk_json_print_string (json, string);
}

static void
append_header (GString *out, StkJournal *self, StkAgent *agent)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autofree char *uri = g_file_get_uri (self->article);

  g_string_append_printf (json, "{\"version\":%d", STK_JOURNAL_VERSION);
  append_member (json, "article", uri);
  append_member (json, "agent", agent ? stk_agent_get_name (agent) : NULL);
  append_member (json, "agent-id", agent ? stk_agent_get_id (agent) : NULL);
  g_string_append_c (json, '}');
  append_line (out, json->str);
}

static void
append_tag (GString *json, const char *name, StkAnnotation *annotation)
{
  g_autofree char *tag = annotation ? stk_sidecar_write_tag (annotation) : g_strdup ("null");

  g_string_append_printf (json, ",\"%s\":%s", name, tag);
}

static void
append_entry (GString *out, StkJournal *self, Entry *entry)
{
  g_autoptr (GString) json = g_string_new (NULL);
  gpointer last;
  gboolean known = g_hash_table_lookup_extended (self->last, entry->id, NULL, &last) && last == entry->before;

  g_string_append_printf (json, "{\"edit\":%" G_GUINT64_FORMAT, entry->edit);
  append_member (json, "id", entry->id);
  append_member (json, "time", entry->time);
  if (!known)
    append_tag (json, "before", entry->before);
  append_tag (json, "after", entry->after);
  g_string_append_c (json, '}');
  append_line (out, json->str);

  g_hash_table_insert (self->last, g_strdup (entry->id), entry->after ? g_object_ref (entry->after) : NULL);
}

/* The line that says that a save is about to be put in place. */
char *
stk_journal_print_marker (guint64 edit, const char *version, const char *head)
{
  g_autoptr (GString) json = g_string_new (NULL);
  GString *out = g_string_new (NULL);

  g_string_append_printf (json, "{\"saving\":%" G_GUINT64_FORMAT, edit);
  append_member (json, "sidecar", version);
  append_member (json, "head", head);
  g_string_append_c (json, '}');
  append_line (out, json->str);

  return g_string_free_and_steal (out);
}

static gboolean
write_all (int fd, const char *at, size_t left)
{
  while (left > 0)
    {
      ssize_t n = write (fd, at, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      at += n;
      left -= (size_t) n;
    }

  return fdatasync (fd) == 0;
}

/* Makes a file that is locked before anybody else sees it under its name. */
static int
create_file (const char *folder, const char *name, char **path)
{
  g_autofree char *final = g_build_filename (folder, name, NULL);
  g_autofree char *first = g_strconcat (final, STK_JOURNAL_NEW_SUFFIX, NULL);
  int fd = open (first, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);

  if (fd < 0)
    return -1;

  if (flock (fd, LOCK_EX | LOCK_NB) == 0 && renameat2 (AT_FDCWD, first, AT_FDCWD, final, RENAME_NOREPLACE) == 0)
    {
      *path = g_steal_pointer (&final);
      return fd;
    }

  g_unlink (first);
  close (fd);

  return -1;
}

static void
sync_folder (const char *path)
{
  g_autofd int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    fsync (fd);
}

/* The names of journals of the same sidecar sort in the order in which these were begun, also if the clock was set back
 * meanwhile: a later one may go on from what an earlier one says. */
static char *
make_name (StkJournal *self)
{
  g_autoptr (GPtrArray) paths = stk_journal_list_files (self->key);
  gint64 time = g_get_real_time ();

  if (paths->len > 0)
    {
      g_autofree char *last = g_path_get_basename (paths->pdata[paths->len - 1]);

      if (strlen (last) > strlen (self->key))
        time = MAX (time, g_ascii_strtoll (last + strlen (self->key) + 1, NULL, 16) + 1);
    }

  return g_strdup_printf ("%s-%016" G_GINT64_MODIFIER "x-%08x" STK_JOURNAL_SUFFIX, self->key, time, g_random_int ());
}

/* Makes the file, if there is none. What it begins with is added to what is to be written. */
static gboolean
open_file (StkJournal *self, GString *lines)
{
  g_autofree char *folder = stk_journal_dup_folder ();

  if (self->fd >= 0)
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;

  for (guint i = 0; i < MAX_TRIES && self->fd < 0; i++)
    {
      g_autofree char *name = make_name (self);

      self->fd = create_file (folder, name, &self->path);
      if (self->fd < 0 && errno != EEXIST && errno != EWOULDBLOCK && errno != ENOENT)
        return FALSE;
    }
  if (self->fd < 0)
    return FALSE;

  sync_folder (folder);
  append_header (lines, self, ((Entry *) self->live->pdata[0])->agent);
  self->size = 0;
  self->compact_size = COMPACT_SIZE;

  return TRUE;
}

static void
close_file (int fd, const char *path)
{
  if (fd < 0)
    return;

  g_unlink (path);
  close (fd);
}

/* Takes the file away: all that is in it is in the sidecar, or is not wanted. */
static void
remove_file (StkJournal *self)
{
  close_file (self->fd, self->path);
  self->fd = -1;
  g_clear_pointer (&self->path, g_free);
  g_hash_table_remove_all (self->last);
}

/* Joins edits of the same tag, one after another, unless a save is between them: that it came to be with the one but
 * without the other has to stay known. */
static GPtrArray *
join_entries (GPtrArray *entries, guint64 saving)
{
  GPtrArray *joined = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);
      Entry *before = g_hash_table_lookup (last, entry->id);

      if (before != NULL && before->after == entry->before && (before->edit > saving || entry->edit <= saving))
        {
          g_set_object (&before->after, entry->after);
          before->edit = entry->edit;
          g_set_str (&before->time, entry->time);
          entry_free (entry);
          continue;
        }
      g_ptr_array_add (joined, entry);
      g_hash_table_replace (last, entry->id, entry);
    }
  g_ptr_array_set_free_func (entries, NULL);
  g_ptr_array_unref (entries);

  return joined;
}

static gboolean
append_entries (StkJournal *self, GPtrArray *entries)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  if (!open_file (self, lines))
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    append_entry (lines, self, g_ptr_array_index (entries, i));
  self->size += lines->len;

  return write_all (self->fd, lines->str, lines->len);
}

/* Writes the file anew with what is not in the sidecar yet. The old one tells the same, so it does not matter if both
 * are there for a moment. */
static gboolean
rewrite (StkJournal *self, guint64 saving)
{
  g_autofree char *old_path = g_steal_pointer (&self->path);
  int old_fd = self->fd;

  self->live = join_entries (self->live, saving);
  self->fd = -1;
  g_hash_table_remove_all (self->last);
  if (append_entries (self, self->live))
    {
      self->compact_size = MAX (COMPACT_SIZE, 2 * self->size);
      close_file (old_fd, old_path);
      return TRUE;
    }

  close_file (self->fd, self->path);
  g_free (self->path);
  self->fd = old_fd;
  self->path = g_steal_pointer (&old_path);

  return FALSE;
}

static void
settle_orphans (StkJournal *self)
{
  for (guint i = 0; i < self->orphans->len; i++)
    stk_journal_orphan_settle (self->orphans->pdata[i]);
  g_ptr_array_set_size (self->orphans, 0);
}

/* Moves edits to what is in the file, but for those that the sidecar has already. */
static void
take_entries (StkJournal *self, GPtrArray *entries, guint64 saved)
{
  for (guint i = self->live->len; i > 0; i--)
    if (((Entry *) self->live->pdata[i - 1])->edit <= saved)
      g_ptr_array_remove_index (self->live, i - 1);

  for (guint i = entries->len; i > 0; i--)
    if (((Entry *) entries->pdata[i - 1])->edit <= saved)
      g_ptr_array_remove_index (entries, i - 1);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (self->live, entries->pdata[i]);
  g_ptr_array_set_free_func (entries, NULL);
}

/* Brings edits to disk, and takes away what is in the sidecar. */
static gboolean
write_entries (StkJournal *self, GPtrArray *new_entries, guint64 saved, guint64 saving, gboolean failed)
{
  g_autoptr (GPtrArray) entries = join_entries (new_entries, saving);

  take_entries (self, entries, saved);
  if (saved > 0)
    settle_orphans (self);
  if (self->live->len == 0)
    remove_file (self);
  if (self->live->len == 0 || (entries->len == 0 && !failed))
    return TRUE;

  /* after a failure nobody knows what the file has */
  if (failed || self->size > self->compact_size)
    return rewrite (self, saving);

  return append_entries (self, entries);
}

static gpointer
run (gpointer data)
{
  StkJournal *self = data;

  g_mutex_lock (&self->mutex);
  while (!self->closing || self->done != self->asked)
    {
      GPtrArray *entries;
      guint64 saved, saving, asked;
      gboolean failed, written;

      if (self->done == self->asked)
        {
          g_cond_wait (&self->asked_cond, &self->mutex);
          continue;
        }
      entries = g_steal_pointer (&self->queue);
      self->queue = g_ptr_array_new_with_free_func (entry_free);
      saved = self->saved;
      saving = self->saving;
      failed = self->failed;
      asked = self->asked;
      g_mutex_unlock (&self->mutex);

      g_mutex_lock (&self->file_mutex);
      written = write_entries (self, entries, saved, saving, failed);
      g_mutex_unlock (&self->file_mutex);

      g_mutex_lock (&self->mutex);
      self->failed = !written;
      self->done = asked;
      g_cond_broadcast (&self->done_cond);
    }
  g_mutex_unlock (&self->mutex);
  journal_unref (self);

  return NULL;
}

/* Begins a journal of a document. No file is made before there is an edit. */
StkJournal *
stk_journal_new (GFile *article, const char *key)
{
  StkJournal *self = g_new0 (StkJournal, 1);

  g_atomic_ref_count_init (&self->refs);
  self->article = g_object_ref (article);
  self->key = g_strdup (key);
  self->fd = -1;
  self->queue = g_ptr_array_new_with_free_func (entry_free);
  self->live = g_ptr_array_new_with_free_func (entry_free);
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_nullable);
  self->orphans = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_journal_orphan_free);
  g_mutex_init (&self->mutex);
  g_mutex_init (&self->file_mutex);
  g_cond_init (&self->asked_cond);
  g_cond_init (&self->done_cond);

  g_atomic_ref_count_inc (&self->refs);
  g_thread_unref (g_thread_new ("stk-journal", run, self));

  return self;
}

/* Lets others take the file, unless the thread still waits for the disk. */
static void
let_go (StkJournal *self)
{
  if (!g_mutex_trylock (&self->file_mutex))
    return;

  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  g_ptr_array_set_size (self->orphans, 0);
  g_mutex_unlock (&self->file_mutex);
}

/* Ends a journal. What is not in the sidecar stays in its file, for the next time. */
void
stk_journal_free (StkJournal *self)
{
  stk_journal_flush (self, PATIENCE);
  let_go (self);
  g_mutex_lock (&self->mutex);
  self->closing = TRUE;
  g_cond_signal (&self->asked_cond);
  g_mutex_unlock (&self->mutex);
  journal_unref (self);
}

static void
ask (StkJournal *self)
{
  self->asked++;
  g_cond_signal (&self->asked_cond);
}

/* Takes an edit: what a tag was before, and is now. Does not wait for the disk. */
void
stk_journal_add (StkJournal *self, guint64 edit, StkAnnotation *before, StkAnnotation *after, StkAgent *agent)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->edit = edit;
  entry->id = g_strdup (stk_annotation_get_id (before ? before : after));
  g_set_object (&entry->before, before);
  g_set_object (&entry->after, after);
  entry->agent = agent ? stk_agent_ref (agent) : NULL;
  entry->time = stk_timestamp_now ();

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->queue, entry);
  ask (self);
  g_mutex_unlock (&self->mutex);
}

/* Says that a save of all edits up to one begins; what is edited from now on is not in it. */
void
stk_journal_begin_save (StkJournal *self, guint64 edit)
{
  g_mutex_lock (&self->mutex);
  self->saving = edit;
  g_mutex_unlock (&self->mutex);
}

/* Notes, before a save is put in place, what the file will be then; to be called in the thread that saves. Whoever
 * finds the journal can tell whether it came to that. */
void
stk_journal_mark_saving (StkJournal *self, guint64 edit, const char *version, const char *head)
{
  g_autofree char *line = stk_journal_print_marker (edit, version, head);

  g_mutex_lock (&self->file_mutex);
  if (self->fd >= 0)
    {
      write_all (self->fd, line, strlen (line));
      self->size += strlen (line);
    }
  for (guint i = 0; i < self->orphans->len; i++)
    stk_journal_orphan_mark_saving (self->orphans->pdata[i], version, head);
  g_mutex_unlock (&self->file_mutex);
}

/* Says that all edits up to one are on disk in the sidecar, so that the journal need not keep them. */
void
stk_journal_saved (StkJournal *self, guint64 edit)
{
  g_mutex_lock (&self->mutex);
  self->saved = MAX (self->saved, edit);
  ask (self);
  g_mutex_unlock (&self->mutex);
}

/* Waits until all edits are on disk, but not longer than some time. Returns whether they are. */
gboolean
stk_journal_flush (StkJournal *self, guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  guint64 asked;
  gboolean flushed;

  g_mutex_lock (&self->mutex);
  if (self->failed)
    ask (self);
  asked = self->asked;
  while (self->done < asked && g_cond_wait_until (&self->done_cond, &self->mutex, end))
    continue;
  flushed = self->done >= asked && !self->failed;
  g_mutex_unlock (&self->mutex);

  return flushed;
}

/* Takes journals that were left behind, whose edits are in the document now: they go when these are saved. */
void
stk_journal_adopt (StkJournal *self, GPtrArray *orphans)
{
  g_mutex_lock (&self->file_mutex);
  while (orphans->len > 0)
    g_ptr_array_add (self->orphans, g_ptr_array_steal_index (orphans, 0));
  g_mutex_unlock (&self->file_mutex);
}
