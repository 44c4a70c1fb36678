/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-comment-notes-private.h"

#include "stk-annotation-private.h"

/* A time as a sidecar has it; files often leave out the zone, and count in their author's. NULL if it is none. */
static char *
dup_time (const char *time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) parsed = time ? g_date_time_new_from_iso8601 (time, zone) : NULL;
  g_autoptr (GDateTime) utc = parsed ? g_date_time_to_utc (parsed) : NULL;

  return utc ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* An id made of what the comment is, so that it is the same whoever opens the file, and whenever: their notes are then
 * one note when sidecars are merged. @seen counts comments that are alike. */
static char *
dup_id (const StkComment *comment, GHashTable *seen)
{
  g_autofree char *key =
    g_strdup_printf ("%s\n%s\n%s", comment->author ? comment->author : "", comment->time ? comment->time : "", comment->text);
  unsigned int n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));
  g_autofree char *numbered = g_strdup_printf ("%s\n%u", key, n);

  g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (n + 1));

  return stk_new_id_for (numbered);
}

static void
init_string (StkAnnotation *note, const char *name, const char *string)
{
  g_autoptr (StkValue) value = stk_value_new_string (string);

  stk_annotation_init_value (note, stk_field_lookup (stk_annotation_get_kind (note), name), value);
}

static StkAnnotation *
new_note (StkArticle *article, const StkComment *comment, const char *id)
{
  g_autoptr (StkAgent) author = comment->author && *comment->author ? stk_agent_new (NULL, comment->author) : NULL;
  g_autoptr (StkAnchor) anchor = stk_anchor_new_for_range (
    stk_article_get_text (article), stk_article_get_text_digest (article), comment->range);
  g_autofree char *time = dup_time (comment->time);
  StkAnnotation *note = stk_annotation_new_loaded (id, STK_KIND_NOTE, &anchor, 1, author, time, time);

  init_string (note, STK_FIELD_STATUS, comment->resolved ? "checked" : "open");
  init_string (note, STK_FIELD_ORIGIN, "imported");
  init_string (note, "text", comment->text);

  return note;
}

/* Answers to the comment at @i, as comments on its note. */
static void
add_answers (StkAnnotation *note, const StkComment *comments, size_t n_comments, size_t i, GHashTable *seen)
{
  const StkField *field = stk_field_lookup (STK_KIND_NOTE, "comments");
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_record_unref);
  g_autoptr (StkValue) value = NULL;

  for (size_t j = i + 1; j < n_comments && comments[j].parent == (int) i; j++)
    {
      g_autofree char *id = dup_id (&comments[j], seen);
      g_autofree char *time = dup_time (comments[j].time);
      const char *strings[] = { comments[j].text, comments[j].author, time };

      g_ptr_array_add (records, stk_record_new (id, strings, G_N_ELEMENTS (strings)));
    }
  if (records->len == 0)
    return;
  value = stk_value_new_list ((StkRecord *const *) records->pdata, records->len);
  stk_annotation_init_value (note, field, value);
}

/**
 * stk_comment_notes_new:
 * @article: an article
 *
 * Makes notes of the comments in an article's file: on the same words, by the same person, at the same time; answers
 * are comments on the note. Their ids depend on nothing but the comments.
 *
 * Returns: (transfer full) (element-type StkAnnotation): the notes, in text order
 */
GPtrArray *
stk_comment_notes_new (StkArticle *article)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  size_t n_comments;
  const StkComment *comments = stk_article_get_comments (article, &n_comments);

  for (size_t i = 0; i < n_comments; i++)
    {
      g_autofree char *id = NULL;

      if (comments[i].parent >= 0)
        continue;
      id = dup_id (&comments[i], seen);
      g_ptr_array_add (notes, new_note (article, &comments[i], id));
      add_answers (g_ptr_array_index (notes, notes->len - 1), comments, n_comments, i, seen);
    }

  return notes;
}
