/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-article-private.h"

/* A comment that is being put together. */
typedef struct
{
  char *id;        /* owned */
  char *parent_id; /* owned */
  size_t n;        /* how many came before it */
  StkComment comment;
  gboolean begun;
  gboolean has_start;
  gboolean placed;
} Entry;

/* Comments of a file by their ids in it. Some formats have words and
 * place apart, and either may come first. */
struct _StkCommentSet
{
  GPtrArray *entries; /* owned; of Entry */
  GHashTable *by_id;  /* owned; char * → Entry, both borrowed */
  GPtrArray *waiting; /* owned; of Entry, borrowed: begun, with no text yet */
};

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_free (self->id);
  g_free (self->parent_id);
  stk_comment_clear (&self->comment);
  g_free (self);
}

static Entry *
get_entry (StkCommentSet *self, const char *id)
{
  Entry *entry = g_hash_table_lookup (self->by_id, id);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->id = g_strdup (id);
      entry->n = self->entries->len;
      entry->comment.parent = -1;
      g_ptr_array_add (self->entries, entry);
      g_hash_table_insert (self->by_id, entry->id, entry);
    }

  return entry;
}

/* The root of the thread that a comment is in: threads are shown flat. Files can have circles. */
static Entry *
find_root (StkCommentSet *self, Entry *entry)
{
  for (guint i = 0; i < self->entries->len && entry->parent_id != NULL; i++)
    {
      Entry *parent = g_hash_table_lookup (self->by_id, entry->parent_id);

      if (parent == NULL || parent->comment.text == NULL)
        break;
      entry = parent;
    }

  return entry;
}

/* The word at a place, else the nearest before it or after it in its block; the text has one. */
static StkRange
find_words (StkText *text, GArray *blocks, size_t offset)
{
  const StkBlock *block = &g_array_index (blocks, StkBlock, 0);
  g_autoptr (GArray) words = NULL;
  StkRange best;

  for (guint i = 1; i < blocks->len && g_array_index (blocks, StkBlock, i).range.start <= offset; i++)
    block = &g_array_index (blocks, StkBlock, i);
  words = stk_text_list_words (text, block->range);
  if (words->len == 0)
    return block->range;

  best = g_array_index (words, StkRange, 0);
  for (guint i = 1; i < words->len && g_array_index (words, StkRange, i).start < offset; i++)
    best = g_array_index (words, StkRange, i);

  return best;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = *(Entry *const *) a, *second = *(Entry *const *) b;
  StkRange one = first->comment.range, other = second->comment.range;

  if (one.start != other.start)
    return one.start < other.start ? -1 : 1;
  if (one.end != other.end)
    return one.end > other.end ? -1 : 1;

  return first->n < second->n ? -1 : 1;
}

static void
take (GArray *comments, Entry *entry, int parent)
{
  StkComment comment = entry->comment;

  /* An answer is about the same words. */
  if (parent >= 0)
    comment.range = g_array_index (comments, StkComment, parent).range;

  comment.parent = parent;
  entry->comment = (StkComment) { 0 };
  g_array_append_val (comments, comment);
}

StkCommentSet *
stk_comment_set_new (void)
{
  StkCommentSet *self = g_new0 (StkCommentSet, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->waiting = g_ptr_array_new ();

  return self;
}

void
stk_comment_set_free (StkCommentSet *self)
{
  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* The words that come are what the comment is about. */
void
stk_comment_set_begin (StkCommentSet *self, const char *id)
{
  Entry *entry = get_entry (self, id);

  if (entry->begun)
    return;
  entry->begun = TRUE;
  g_ptr_array_add (self->waiting, entry);
}

/* Text begins at @offset, and so do all comments that wait for it. */
void
stk_comment_set_text_at (StkCommentSet *self, size_t offset)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->waiting, i);

      entry->comment.range.start = offset;
      entry->has_start = TRUE;
    }
  g_ptr_array_set_size (self->waiting, 0);
}

/* A comment that was not begun is about the place where it ends. */
void
stk_comment_set_end (StkCommentSet *self, const char *id, size_t offset)
{
  Entry *entry = get_entry (self, id);

  if (entry->placed)
    return;
  g_ptr_array_remove (self->waiting, entry);
  entry->comment.range.end = offset;
  if (!entry->has_start)
    entry->comment.range.start = offset;
  entry->placed = entry->begun = TRUE;
}

/* The comment with an id, made where there is none; its members are owned by the set: replace them with
 * g_set_str (). */
StkComment *
stk_comment_set_get (StkCommentSet *self, const char *id)
{
  return &get_entry (self, id)->comment;
}

void
stk_comment_set_set_parent (StkCommentSet *self, const char *id, const char *parent_id)
{
  g_set_str (&get_entry (self, id)->parent_id, parent_id);
}

/* Moves the comments that have words to @comments, in text order, answers behind what they answer. One about no words
 * is put on the nearest ones. */
void
stk_comment_set_finish (StkCommentSet *self, StkText *text, GArray *blocks, GArray *comments)
{
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  g_autoptr (GHashTable) answers = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->entries->len && blocks->len > 0; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      Entry *root = find_root (self, entry);
      StkRange *range = &entry->comment.range;
      GPtrArray *thread;

      if (entry->comment.text == NULL)
        continue;
      if (root == entry && (!entry->placed || range->start >= range->end || range->end > stk_text_get_length (text)))
        *range = find_words (text, blocks, range->start);
      if (root == entry)
        {
          g_ptr_array_add (roots, entry);
          continue;
        }
      thread = g_hash_table_lookup (answers, root);
      if (thread == NULL)
        {
          thread = g_ptr_array_new ();
          g_hash_table_insert (answers, root, thread);
        }
      g_ptr_array_add (thread, entry);
    }

  g_ptr_array_sort (roots, compare_entries);
  for (guint i = 0; i < roots->len; i++)
    {
      GPtrArray *thread = g_hash_table_lookup (answers, g_ptr_array_index (roots, i));
      int root = (int) comments->len;

      take (comments, g_ptr_array_index (roots, i), -1);
      for (guint j = 0; thread != NULL && j < thread->len; j++)
        take (comments, g_ptr_array_index (thread, j), root);
    }
}

void
stk_comment_clear (StkComment *comment)
{
  g_clear_pointer (&comment->author, g_free);
  g_clear_pointer (&comment->time, g_free);
  g_clear_pointer (&comment->text, g_free);
}
