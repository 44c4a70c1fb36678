/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mention.h"

#include "stk-lexicon.h"
#include "stk-span-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An article speaks of a source in many places and words: "Kremlin spokesman Dmitry Peskov", "Peskov", "he". Each of
 * them may be a tag of its own; all but one then say of which source they are a mention, so that there is one list of
 * sources. */

#define FIELD_MENTION "mention-of"

/* How many pronouns in a row, with no name between them, still speak of the person named last. */
#define MAX_PRONOUNS 3

/* What is known of a source's name. */
typedef struct
{
  GPtrArray *words;    /* of the name, owned */
  gboolean has_person; /* whether it may be a person */
} Name;

/* Where the reader of an article is. */
typedef struct
{
  const Name *name;
  StkAnnotationList *annotations;
  GArray *mentions;
  gboolean is_last;   /* whether the person who was named last is the source */
  guint n_pronouns;   /* since then */
  char *pronoun;      /* (nullable): which pronoun it goes by; folded */
  size_t block;       /* in which that was */
} Reader;

/**
 * stk_mention_get_source:
 * @annotations: all annotations
 * @annotation: a source
 *
 * Returns: (transfer none): the source that it is a mention of, through as many others as there are; @annotation itself
 *   if it is a mention of none
 */
StkAnnotation *
stk_mention_get_source (StkAnnotationList *annotations, StkAnnotation *annotation)
{
  guint n = stk_annotation_list_get_n (annotations);
  StkAnnotation *source = annotation;

  /* people on two machines may have made each a mention of the other */
  for (guint i = 0; i <= n; i++)
    {
      const char *id = stk_annotation_get_string (source, FIELD_MENTION);
      StkAnnotation *other = id ? stk_annotation_list_lookup (annotations, id) : NULL;

      if (other == NULL || other == annotation)
        return source;
      source = other;
    }

  return annotation;
}

static void
name_clear (Name *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Name, name_clear)

static size_t
get_name_bytes (const StkToken *token)
{
  return (size_t) (token->name_end - token->start);
}

static gboolean
is_title (const StkToken *token)
{
  size_t n_bytes = get_name_bytes (token);

  if (n_bytes > 0 && token->start[n_bytes - 1] == '.')
    n_bytes--;

  return (stk_lexicon_look_up (token->start, n_bytes) & STK_LEX_TITLE) != 0;
}

static gboolean
is_capitalised (const StkToken *token)
{
  return token->kind == STK_TOKEN_NAME || token->kind == STK_TOKEN_STARTER;
}

/* The last run of capitalised words: "Dmitry Peskov" of "Kremlin spokesman Dmitry Peskov". */
static void
name_init (Name *self, StkAnnotation *source)
{
  const char *given = stk_annotation_get_string (source, "name");
  const char *type = stk_annotation_get_string (source, "type");
  g_autofree char *words = given ? g_strdup (given) : stk_annotation_dup_exact (source);
  g_autoptr (GArray) tokens = stk_tokens_list (words, strlen (words), 0);
  gboolean open = FALSE;

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->has_person = type == NULL || g_str_equal (type, "named-person");
  for (guint i = 0; i < tokens->len; i++)
    {
      const StkToken *token = &g_array_index (tokens, StkToken, i);

      if (token->kind == STK_TOKEN_PARTICLE && open && token->joined)
        ;
      else if (!is_capitalised (token) || is_title (token))
        {
          open = FALSE;
          continue;
        }
      if (!open || !token->joined)
        g_ptr_array_set_size (self->words, 0);
      open = TRUE;
      g_ptr_array_add (self->words, g_strndup (token->start, get_name_bytes (token)));
    }
}

static gboolean
is_word (const StkToken *token, const char *word)
{
  size_t n_bytes = strlen (word);

  return get_name_bytes (token) == n_bytes && memcmp (token->start, word, n_bytes) == 0;
}

static const StkToken *
get_token (GArray *tokens, guint i)
{
  return i < tokens->len ? &g_array_index (tokens, StkToken, i) : NULL;
}

/* How many tokens from @i on are the whole name; 0 if they are not. */
static guint
match_name (const Name *name, GArray *tokens, guint i)
{
  for (guint n = 0; n < name->words->len; n++)
    {
      const StkToken *token = get_token (tokens, i + n);

      if (token == NULL || (n > 0 && !token->joined) || !is_word (token, g_ptr_array_index (name->words, n)))
        return 0;
    }

  return name->words->len;
}

/* The end of the run of words that may be one name. */
static guint
find_run_end (GArray *tokens, guint i)
{
  guint end = i + 1;

  while (end < tokens->len && is_capitalised (get_token (tokens, end)) && get_token (tokens, end)->joined)
    end++;

  return end;
}

/* Whether a run is the surname alone, be it after "Mr". */
static gboolean
is_surname (const Name *name, GArray *tokens, guint first, guint end)
{
  const char *surname = name->words->len > 1 ? g_ptr_array_index (name->words, name->words->len - 1) : NULL;

  while (first + 1 < end && is_title (get_token (tokens, first)))
    first++;

  return surname != NULL && first + 1 == end && is_word (get_token (tokens, first), surname);
}

static gboolean
find_source_cb (StkAnnotation *annotation, gpointer user_data)
{
  gboolean *found = user_data;

  *found = *found || stk_annotation_get_kind (annotation) == STK_KIND_SOURCE;

  return !*found;
}

static void
add (Reader *self, size_t start, size_t end, const char *rule, double score)
{
  StkMention mention = { STK_RANGE (start, end), rule, score };
  gboolean tagged = FALSE;

  stk_annotation_list_foreach_in_range (self->annotations, mention.range, find_source_cb, &tagged);
  if (!tagged)
    g_array_append_val (self->mentions, mention);
}

static size_t
get_name_end (const StkToken *token)
{
  return token->offset + (size_t) g_utf8_pointer_to_offset (token->start, token->name_end);
}

static void
see_source (Reader *self, size_t block)
{
  self->is_last = TRUE;
  self->n_pronouns = 0;
  self->block = block;
}

/* Where in a run of capitalised words the whole name stands, at its end: in German and after a title, words before it
 * are capitalised too. A name of one word may be a part of another, and has to be alone. */
static gboolean
find_name (const Name *name, GArray *tokens, guint first, guint *start, guint *end)
{
  for (guint i = first; i < *end; i++)
    {
      guint n = match_name (name, tokens, i);

      if (n == 0 || find_run_end (tokens, i + n - 1) != i + n || (n == 1 && i > first))
        continue;
      *start = i;
      *end = i + n;
      return TRUE;
    }

  return FALSE;
}

/* Capitalised words: this source, or somebody else. Returns where they end. */
static guint
read_name (Reader *self, GArray *tokens, guint i, size_t block)
{
  guint start, end = find_run_end (tokens, i);

  if (find_name (self->name, tokens, i, &start, &end))
    {
      add (self, get_token (tokens, start)->offset, get_name_end (get_token (tokens, end - 1)), "name", 0.95);
      see_source (self, block);
    }
  else if (self->name->has_person && is_surname (self->name, tokens, i, end))
    {
      add (self, get_token (tokens, end - 1)->offset, get_name_end (get_token (tokens, end - 1)), "surname",
           self->is_last ? 0.9 : 0.8);
      see_source (self, block);
    }
  else if (get_token (tokens, i)->kind == STK_TOKEN_NAME || end > i + 1)
    self->is_last = FALSE;

  return end;
}

static gboolean
is_quoted (GArray *quotations, size_t offset)
{
  for (guint i = 0; i < quotations->len; i++)
    if (stk_range_contains (g_array_index (quotations, StkRange, i), offset))
      return TRUE;

  return FALSE;
}

/* "he" is the person named last, in the same paragraph or the next; not in a quotation, where others speak. */
static void
read_pronoun (Reader *self, const StkToken *token, size_t block, GArray *quotations)
{
  g_autofree char *folded = NULL;

  if (!self->is_last || !self->name->has_person || block - self->block > 1 || self->n_pronouns == MAX_PRONOUNS ||
      is_quoted (quotations, token->offset))
    return;

  folded = g_utf8_strdown (token->start, token->name_end - token->start);
  if (self->pronoun == NULL)
    self->pronoun = g_strdup (folded);
  if (!g_str_equal (self->pronoun, folded))
    return;

  self->n_pronouns++;
  self->block = block;
  add (self, token->offset, token->offset + token->length, "pronoun", 0.7 - 0.1 * self->n_pronouns);
}

static void
read_block (Reader *self, const char *utf8, size_t n_bytes, size_t offset, size_t block)
{
  g_autoptr (GArray) tokens = stk_tokens_list (utf8, n_bytes, offset);
  g_autoptr (GArray) quotations = stk_quotation_list (utf8, n_bytes);

  for (guint i = 0; i < quotations->len; i++)
    {
      StkRange *range = &g_array_index (quotations, StkRange, i);

      *range = STK_RANGE (range->start + offset, range->end + offset);
    }

  for (guint i = 0; i < tokens->len;)
    {
      const StkToken *token = get_token (tokens, i);
      gboolean pronoun = (stk_lexicon_look_up (token->start, get_name_bytes (token)) & STK_LEX_PRONOUN) != 0;

      if (pronoun)
        read_pronoun (self, token, block, quotations);
      if (!pronoun && is_capitalised (token))
        i = read_name (self, tokens, i, block);
      else
        i++;
    }
}

/**
 * stk_mention_propose:
 * @article: an article
 * @annotations: its annotations
 * @source: a source in it
 *
 * Finds where the article is likely to speak of a source: its whole name, the surname of a person where it stands alone
 * (also after "Mr"), and "he" or "she" where that person was named last, in the same paragraph or the one before.
 * Furniture is not looked at, nor what is tagged as a source already. The time is linear in the length of the article,
 * times the logarithm of the number of annotations for each mention.
 *
 * Returns: (transfer full) (element-type StkMention): the mentions in text order, in code points
 */
GArray *
stk_mention_propose (StkArticle *article, StkAnnotationList *annotations, StkAnnotation *source)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (StkMention));
  StkText *text = stk_article_get_text (article);
  g_auto (Name) name = { 0 };
  Reader reader = { .name = &name, .annotations = annotations, .mentions = mentions };
  size_t n_blocks;
  const StkBlock *blocks = stk_article_get_blocks (article, &n_blocks);

  name_init (&name, source);
  for (size_t i = 0; i < n_blocks && name.words->len > 0; i++)
    {
      size_t start = stk_text_get_byte_offset (text, blocks[i].range.start);
      size_t end = stk_text_get_byte_offset (text, blocks[i].range.end);

      if (blocks[i].role != STK_ROLE_FURNITURE)
        read_block (&reader, stk_text_get_utf8 (text) + start, end - start, blocks[i].range.start, i);
    }
  g_free (reader.pronoun);

  return mentions;
}

static gboolean
set (StkDocument *document, const char *id, const char *name, const char *string, GError **error)
{
  return stk_document_set_string (document, id, stk_field_lookup (STK_KIND_SOURCE, name), string, error);
}

static gboolean
suggest (StkDocument *document, const char *source, const StkMention *mention, GError **error)
{
  StkAnnotation *annotation = stk_document_add (document, STK_KIND_SOURCE, &mention->range, 1, error);
  g_autofree char *id = annotation ? g_strdup (stk_annotation_get_id (annotation)) : NULL;
  char score[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (score, sizeof score, "%.2f", mention->score);

  return id != NULL && set (document, id, STK_FIELD_STATUS, "suggested", error) &&
         set (document, id, FIELD_MENTION, source, error) && set (document, id, "origin", "suggested", error) &&
         set (document, id, "origin-rule", mention->rule, error) && set (document, id, "origin-score", score, error);
}

/**
 * stk_mention_suggest:
 * @document: a document
 * @id: the id of a source in it
 * @n_added: (out): how many suggestions were added
 * @error: return location for an error
 *
 * Adds what stk_mention_propose() finds as suggestions, in one step to undo.
 *
 * Returns: whether it worked
 */
gboolean
stk_mention_suggest (StkDocument *document, const char *id, guint *n_added, GError **error)
{
  StkAnnotationList *annotations = stk_document_get_annotations (document);
  StkAnnotation *annotation = stk_annotation_list_lookup (annotations, id);
  g_autoptr (GArray) mentions = NULL;
  g_autofree char *source = NULL;
  gboolean ok = TRUE;

  g_return_val_if_fail (annotation != NULL && stk_annotation_get_kind (annotation) == STK_KIND_SOURCE, FALSE);

  annotation = stk_mention_get_source (annotations, annotation);
  source = g_strdup (stk_annotation_get_id (annotation));
  mentions = stk_mention_propose (stk_document_get_article (document), annotations, annotation);
  *n_added = mentions->len;

  stk_document_begin_group (document, C_ ("undo step", "Find Mentions"));
  for (guint i = 0; i < mentions->len && ok; i++)
    ok = suggest (document, source, &g_array_index (mentions, StkMention, i), error);
  stk_document_end_group (document);

  return ok;
}

/* Which of several tags is the source, and the others its mentions: one that is one already for others, or has a name
 * written down, else the first. */
static const char *
choose_source (StkAnnotationList *annotations, const char *const *ids)
{
  const char *named = NULL;

  for (const char *const *id = ids; *id; id++)
    {
      StkAnnotation *annotation = stk_annotation_list_lookup (annotations, *id);
      StkAnnotation *source = annotation ? stk_mention_get_source (annotations, annotation) : NULL;

      if (source != NULL && source != annotation)
        return stk_annotation_get_id (source);
      if (named == NULL && annotation != NULL && stk_annotation_get_string (annotation, "name") != NULL)
        named = *id;
    }

  return named ? named : ids[0];
}

/**
 * stk_mention_join:
 * @document: a document
 * @ids: (array zero-terminated=1): the ids of sources in it, two or more
 * @error: return location for an error
 *
 * Says that several tags are of the same source, in one step to undo: all but one become mentions of that one.
 *
 * Returns: whether it worked
 */
gboolean
stk_mention_join (StkDocument *document, const char *const *ids, GError **error)
{
  StkAnnotationList *annotations = stk_document_get_annotations (document);
  g_autofree char *source = g_strdup (choose_source (annotations, ids));
  gboolean ok = TRUE;

  stk_document_begin_group (document, C_ ("undo step", "Join Sources"));
  for (; *ids && ok; ids++)
    {
      StkAnnotation *annotation = stk_annotation_list_lookup (annotations, *ids);
      const char *top = stk_annotation_get_id (stk_mention_get_source (annotations, annotation));

      /* what is a mention of another source brings that along */
      if (!g_str_equal (top, source))
        ok = set (document, top, FIELD_MENTION, source, error);
    }
  stk_document_end_group (document);

  return ok;
}
