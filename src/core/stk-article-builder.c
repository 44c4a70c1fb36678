/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-article-private.h"
#include "stk-roles-private.h"
#include "stk-utf8-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What has to be written before the next character, once there is one. White space at the ends of
 * blocks and lines is never written, so nothing has to be taken back. */
typedef enum
{
  GAP_NONE,
  GAP_SPACE,
  GAP_BREAK,
} Gap;

/* Puts an article together. */
struct _StkArticleBuilder
{
  StkArticleContents contents; /* owned */

  GString *buffer; /* owned; the canonical text so far, of formats with structure */
  size_t length;   /* of it, in code points */

  StkBlock block;
  gboolean in_block;
  gboolean block_has_text;
  Gap gap;

  char *href; /* owned; of the link that is open */
  size_t link_start;
  gboolean link_has_text;

  StkEmphasisFlags emphasis; /* of the words that come */
  StkCommentSet *comments;   /* owned */
  StkMetadata properties;    /* owned */
  gboolean guesses_roles;
};

/* Notes how words are set apart. What goes on where the last such words ended is one with them. */
static void
note_emphasis (StkArticleBuilder *self, size_t start)
{
  GArray *emphases = self->contents.emphases;
  StkEmphasis emphasis = { STK_RANGE (start, self->length), self->emphasis };
  StkEmphasis *last = emphases->len > 0 ? &g_array_index (emphases, StkEmphasis, emphases->len - 1) : NULL;

  if (self->emphasis == STK_EMPHASIS_NONE)
    return;
  if (last != NULL && last->flags == self->emphasis && last->range.end + 1 >= start &&
      last->range.start >= self->block.range.start)
    last->range.end = self->length;
  else
    g_array_append_val (emphases, emphasis);
}

static void
clear_link (gpointer data)
{
  StkLink *link = data;

  g_free (link->href);
}

static void
write_gap (StkArticleBuilder *self)
{
  const char *gap = "";

  if (!self->block_has_text)
    gap = self->length > 0 ? "\n\n" : "";
  else if (self->gap == GAP_BREAK)
    gap = "\n";
  else if (self->gap == GAP_SPACE)
    gap = " ";

  g_string_append (self->buffer, gap);
  self->length += strlen (gap);
  self->gap = GAP_NONE;

  if (!self->block_has_text)
    {
      self->block.range.start = self->length;
      self->block_has_text = TRUE;
    }
  if (self->href != NULL && !self->link_has_text)
    {
      self->link_start = self->length;
      self->link_has_text = TRUE;
    }
  stk_comment_set_text_at (self->comments, self->length);
}

static void
write_run (StkArticleBuilder *self, const char *utf8, size_t n_bytes)
{
  size_t start;

  write_gap (self);
  start = self->length;
  g_string_append_len (self->buffer, utf8, (gssize) n_bytes);
  self->length += stk_utf8_count (utf8, utf8 + n_bytes);
  note_emphasis (self, start);
}

/* Notes the words linked so far, and goes on with the same link. */
static void
flush_link (StkArticleBuilder *self)
{
  StkLink link;

  if (self->href == NULL || !self->link_has_text)
    return;

  link.range = STK_RANGE (self->link_start, self->length);
  link.href = g_strdup (self->href);
  g_array_append_val (self->contents.links, link);
  self->link_has_text = FALSE;
}

/* Also what zero-width characters alone would look like. */
static gboolean
is_blank (const char *utf8)
{
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) && c != 0xfeff)
        return FALSE;
    }

  return TRUE;
}

StkArticleBuilder *
stk_article_builder_new (const char *name, const char *media_type)
{
  StkArticleBuilder *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (media_type != NULL, NULL);

  self = g_new0 (StkArticleBuilder, 1);
  self->contents.name = g_strdup (name);
  self->contents.media_type = g_strdup (media_type);
  self->contents.encoding = g_strdup ("UTF-8");
  self->contents.blocks = g_array_new (FALSE, FALSE, sizeof (StkBlock));
  self->contents.links = g_array_new (FALSE, FALSE, sizeof (StkLink));
  g_array_set_clear_func (self->contents.links, clear_link);
  self->contents.emphases = g_array_new (FALSE, FALSE, sizeof (StkEmphasis));
  self->contents.comments = g_array_new (FALSE, FALSE, sizeof (StkComment));
  g_array_set_clear_func (self->contents.comments, (GDestroyNotify) stk_comment_clear);
  self->comments = stk_comment_set_new ();
  self->buffer = g_string_new (NULL);

  return self;
}

void
stk_article_builder_free (StkArticleBuilder *self)
{
  g_return_if_fail (self != NULL);

  stk_article_contents_clear (&self->contents);
  stk_metadata_clear (&self->properties);
  g_string_free (self->buffer, TRUE);
  g_free (self->href);
  stk_comment_set_free (self->comments);
  g_free (self);
}

/* The members are owned by the builder: replace them with g_set_str (). */
StkMetadata *
stk_article_builder_get_metadata (StkArticleBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->contents.metadata;
}

/* What properties of the file say beside the text, and nobody sees when writing: they are as old as the template that
 * the file was made from, and count only where the text and the metadata say nothing. To be used in the same way. */
StkMetadata *
stk_article_builder_get_properties (StkArticleBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->properties;
}

/* Without a part beside the text there is still an article: takes @failure, and notes that the part is left out. Fails
 * with it where it is no fault of the file. */
gboolean
stk_article_builder_forgive (StkArticleBuilder *self, const char *part, GError *failure, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (failure == NULL)
    return TRUE;
  if (failure->domain != STK_ARTICLE_ERROR)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  g_error_free (failure);
  if (self->contents.damaged_parts == NULL)
    self->contents.damaged_parts = g_ptr_array_new_null_terminated (1, g_free, TRUE);
  g_ptr_array_add (self->contents.damaged_parts, g_strdup (part));

  return TRUE;
}

void
stk_article_builder_set_encoding (StkArticleBuilder *self, const char *encoding, StkEncodingOrigin origin)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (encoding != NULL);

  g_set_str (&self->contents.encoding, encoding);
  self->contents.encoding_origin = origin;
}

/* For formats whose authors seldom say what a paragraph is: roles are then guessed from its words too. */
void
stk_article_builder_set_guesses_roles (StkArticleBuilder *self, gboolean guesses_roles)
{
  g_return_if_fail (self != NULL);

  self->guesses_roles = guesses_roles;
}

void
stk_article_builder_set_text (StkArticleBuilder *self, StkText *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (self->contents.text == NULL && self->length == 0);

  self->contents.text = stk_text_ref (text);
}

/* Blocks have to come in order. One that is empty, or begins before the last one ends, is dropped:
 * overlapping blocks would break every search. */
void
stk_article_builder_mark_block (StkArticleBuilder *self, StkRole role, int level, StkRange range)
{
  GArray *blocks;
  StkBlock block = { .role = role, .level = level, .range = range };

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->contents.text != NULL);

  blocks = self->contents.blocks;
  if (range.start >= range.end || range.end > stk_text_get_length (self->contents.text))
    return;
  if (blocks->len > 0 && g_array_index (blocks, StkBlock, blocks->len - 1).range.end > range.start)
    return;

  g_array_append_val (blocks, block);
}

/* Ends the block before, if one is open. */
void
stk_article_builder_begin_block (StkArticleBuilder *self, StkRole role, int level)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->contents.text == NULL);

  stk_article_builder_end_block (self);
  self->block = (StkBlock) { .role = role, .level = level };
  self->block_has_text = FALSE;
  self->in_block = TRUE;
  self->gap = GAP_NONE;
}

/* Changes what the open block is: some are known only by what is in them. */
void
stk_article_builder_set_role (StkArticleBuilder *self, StkRole role, int level)
{
  g_return_if_fail (self != NULL);

  self->block.role = role;
  self->block.level = level;
}

/* Outside of blocks a paragraph begins. Only ASCII white space is collapsed: a no-break space is
 * there on purpose. */
void
stk_article_builder_append (StkArticleBuilder *self, const char *utf8, gssize n_bytes)
{
  const char *end, *p;

  g_return_if_fail (self != NULL);
  g_return_if_fail (utf8 != NULL);

  end = utf8 + (n_bytes < 0 ? strlen (utf8) : (size_t) n_bytes);
  for (p = utf8; p < end;)
    {
      const char *run = p;

      while (p < end && !g_ascii_isspace (*p))
        p++;
      if (p > run)
        {
          if (!self->in_block)
            stk_article_builder_begin_block (self, STK_ROLE_PARAGRAPH, 0);
          write_run (self, run, (size_t) (p - run));
          continue;
        }

      while (p < end && g_ascii_isspace (*p))
        p++;
      self->gap = MAX (self->gap, GAP_SPACE);
    }
}

/* Begins a new line inside the block. Several in a row are one: a blank line parts blocks. */
void
stk_article_builder_append_break (StkArticleBuilder *self)
{
  g_return_if_fail (self != NULL);

  self->gap = GAP_BREAK;
}

/* A link may run over several blocks; each gets its own. Links do not nest. */
void
stk_article_builder_begin_link (StkArticleBuilder *self, const char *href)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (href != NULL);

  stk_article_builder_end_link (self);
  self->href = g_strdup (href);
}

void
stk_article_builder_end_link (StkArticleBuilder *self)
{
  g_return_if_fail (self != NULL);

  flush_link (self);
  g_clear_pointer (&self->href, g_free);
}

/* Says how the words that come are set apart, until it is called again. */
void
stk_article_builder_set_emphasis (StkArticleBuilder *self, StkEmphasisFlags flags)
{
  g_return_if_fail (self != NULL);

  self->emphasis = flags;
}

/* Comments are begun and given their words in the set; that they end has to be said to the builder,
 * which knows where it is. */
StkCommentSet *
stk_article_builder_get_comments (StkArticleBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->comments;
}

void
stk_article_builder_end_comment (StkArticleBuilder *self, const char *id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);

  stk_comment_set_end (self->comments, id, self->length);
}

/* A block without text leaves no trace. */
void
stk_article_builder_end_block (StkArticleBuilder *self)
{
  g_return_if_fail (self != NULL);

  flush_link (self);
  if (self->in_block && self->block_has_text)
    {
      self->block.range.end = self->length;
      g_array_append_val (self->contents.blocks, self->block);
    }
  self->in_block = FALSE;
  self->block_has_text = FALSE;
  self->gap = GAP_NONE;
}

/* Of StkBlock; roles may be changed, the rest not. */
GArray *
stk_article_builder_get_blocks (StkArticleBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->contents.blocks;
}

const char *
stk_article_builder_get_buffer (StkArticleBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->buffer->str;
}

static void
take_properties (StkArticleBuilder *self)
{
  static const size_t offsets[] = {
    offsetof (StkMetadata, title),
    offsetof (StkMetadata, byline),
    offsetof (StkMetadata, lang),
    offsetof (StkMetadata, site_name),
    offsetof (StkMetadata, published),
    offsetof (StkMetadata, url),
  };

  for (size_t i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      char **value = G_STRUCT_MEMBER_P (&self->contents.metadata, offsets[i]);

      if (*value == NULL)
        *value = g_steal_pointer ((char **) G_STRUCT_MEMBER_P (&self->properties, offsets[i]));
    }
}

/* Makes the article; the builder can then only be freed. Fails with STK_ARTICLE_ERROR_EMPTY if
 * there is no text. */
StkArticle *
stk_article_builder_finish (StkArticleBuilder *self, GBytes *file_bytes, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (file_bytes != NULL, NULL);

  stk_article_builder_end_link (self);
  stk_article_builder_end_block (self);

  if (self->contents.text == NULL)
    {
      size_t size;

      if (self->length > 0)
        g_string_append_c (self->buffer, '\n');
      size = self->buffer->len;
      self->contents.text = stk_text_new_take (g_string_free_and_steal (self->buffer), size, error);
      self->buffer = g_string_new (NULL);
      if (self->contents.text == NULL)
        return NULL;
      if (self->guesses_roles)
        stk_roles_guess_unknown (self->contents.text, self->contents.blocks);
      else
        stk_roles_find_furniture (self->contents.text, self->contents.blocks);
    }

  if (is_blank (stk_text_get_utf8 (self->contents.text)))
    {
      g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_EMPTY,
                   _ ("There is no text in “%s”. Choose the file that holds the article."),
                   self->contents.name);
      return NULL;
    }

  stk_comment_set_finish (self->comments, self->contents.text, self->contents.blocks, self->contents.comments);
  if (self->guesses_roles)
    stk_roles_find_metadata (self->contents.text, self->contents.blocks, &self->contents.metadata);
  take_properties (self);

  return stk_article_new_take (&self->contents, file_bytes);
}
