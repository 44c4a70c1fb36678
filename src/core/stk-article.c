/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-article-private.h"

#include <string.h>

/**
 * StkArticle:
 *
 * An article as its file has it: the canonical text, what its parts are, and what the file says
 * about it. An article never changes, so it can be read from any thread.
 *
 * All offsets are code points of the canonical text, see `docs/canonical-text.md`.
 */
struct _StkArticle
{
  GObject parent_instance;

  StkArticleContents contents; /* owned */
  char *file_digest;           /* owned */
  char *text_digest;           /* owned */
  char *headline;              /* owned */
};

G_DEFINE_FINAL_TYPE (StkArticle, stk_article, G_TYPE_OBJECT)
G_DEFINE_QUARK (stk-article-error-quark, stk_article_error)

static char *
dup_headline (const StkArticleContents *contents)
{
  for (unsigned int i = 0; i < contents->blocks->len; i++)
    {
      const StkBlock *block = &g_array_index (contents->blocks, StkBlock, i);
      char *headline;

      if (block->role != STK_ROLE_HEADLINE)
        continue;
      headline = stk_text_dup_range (contents->text, block->range);
      return g_strdelimit (headline, "\n\t", ' ');
    }

  return g_strdup (contents->metadata.title ? contents->metadata.title : contents->name);
}

static char *
dup_file_digest (GBytes *bytes, StkText *text, const char *text_digest)
{
  g_autofree char *hex = NULL;
  size_t size;
  const void *data = g_bytes_get_data (bytes, &size);

  /* Mostly the file is its own canonical text, and a large one takes a while. */
  if (size == stk_text_get_n_bytes (text) && memcmp (data, stk_text_get_utf8 (text), size) == 0)
    return g_strdup (text_digest);

  hex = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_strconcat ("sha256:", hex, NULL);
}

static void
stk_article_finalize (GObject *object)
{
  StkArticle *self = STK_ARTICLE (object);

  stk_article_contents_clear (&self->contents);
  g_free (self->file_digest);
  g_free (self->text_digest);
  g_free (self->headline);

  G_OBJECT_CLASS (stk_article_parent_class)->finalize (object);
}

static void
stk_article_class_init (StkArticleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = stk_article_finalize;
}

static void
stk_article_init (StkArticle *self)
{
}

void
stk_metadata_clear (StkMetadata *metadata)
{
  g_clear_pointer (&metadata->title, g_free);
  g_clear_pointer (&metadata->byline, g_free);
  g_clear_pointer (&metadata->lang, g_free);
  g_clear_pointer (&metadata->site_name, g_free);
  g_clear_pointer (&metadata->published, g_free);
  g_clear_pointer (&metadata->url, g_free);
}

void
stk_article_contents_clear (StkArticleContents *contents)
{
  g_clear_pointer (&contents->name, g_free);
  g_clear_pointer (&contents->media_type, g_free);
  g_clear_pointer (&contents->encoding, g_free);
  g_clear_pointer (&contents->text, stk_text_unref);
  g_clear_pointer (&contents->blocks, g_array_unref);
  g_clear_pointer (&contents->links, g_array_unref);
  g_clear_pointer (&contents->emphases, g_array_unref);
  g_clear_pointer (&contents->comments, g_array_unref);
  g_clear_pointer (&contents->damaged_parts, g_ptr_array_unref);
  stk_metadata_clear (&contents->metadata);
}

/* Moves @contents into a new article and leaves it empty. */
StkArticle *
stk_article_new_take (StkArticleContents *contents, GBytes *file_bytes)
{
  StkArticle *self = g_object_new (STK_TYPE_ARTICLE, NULL);

  self->contents = *contents;
  *contents = (StkArticleContents) { 0 };
  self->text_digest = stk_text_dup_digest (self->contents.text);
  self->file_digest = dup_file_digest (file_bytes, self->contents.text, self->text_digest);
  self->headline = dup_headline (&self->contents);

  return self;
}

/**
 * stk_article_get_name:
 * @self: an article
 *
 * Gets the name of the article's file, for people.
 *
 * Returns: (transfer none): the base name, in UTF-8
 */
const char *
stk_article_get_name (StkArticle *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), NULL);

  return self->contents.name;
}

/**
 * stk_article_get_media_type:
 * @self: an article
 *
 * Gets what the article was read as, which its file's content has decided.
 *
 * Returns: (transfer none): a media type, such as `text/plain`
 */
const char *
stk_article_get_media_type (StkArticle *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), NULL);

  return self->contents.media_type;
}

/**
 * stk_article_get_encoding:
 * @self: an article
 *
 * Gets the character encoding that the article's file was read in.
 *
 * Returns: (transfer none): the name of an encoding, such as `UTF-8`
 */
const char *
stk_article_get_encoding (StkArticle *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), NULL);

  return self->contents.encoding;
}

/**
 * stk_article_get_encoding_origin:
 * @self: an article
 *
 * Gets how the encoding is known: whether it was a guess that may be wrong.
 *
 * Returns: where the encoding comes from
 */
StkEncodingOrigin
stk_article_get_encoding_origin (StkArticle *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), STK_ENCODING_ORIGIN_VALID);

  return self->contents.encoding_origin;
}

/**
 * stk_article_get_damaged_parts:
 * @self: an article
 *
 * Gets what of the file could not be read, so that the article lacks what was in it, such as links or notes. The
 * text itself is not among it: where that is damaged, there is no article.
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): names of parts of an archive; %NULL for none
 */
const char *const *
stk_article_get_damaged_parts (StkArticle *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), NULL);

  return self->contents.damaged_parts ? (const char *const *) (gpointer) self->contents.damaged_parts->pdata : NULL;
}

/**
 * stk_article_get_file_digest:
 * @self: an article
 *
 * Gets the SHA-256 of the file's bytes.
 *
 * Returns: (transfer none): `sha256:` and 64 hexadecimal digits in lower case
 */
const char *
stk_article_get_file_digest (StkArticle *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), NULL);

  return self->file_digest;
}

/**
 * stk_article_get_text_digest:
 * @self: an article
 *
 * Gets the SHA-256 of the canonical text in UTF-8.
 *
 * Returns: (transfer none): `sha256:` and 64 hexadecimal digits in lower case
 */
const char *
stk_article_get_text_digest (StkArticle *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), NULL);

  return self->text_digest;
}

/**
 * stk_article_get_text:
 * @self: an article
 *
 * Gets the canonical text.
 *
 * Returns: (transfer none): the text, never empty
 */
StkText *
stk_article_get_text (StkArticle *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), NULL);

  return self->contents.text;
}

/**
 * stk_article_get_metadata:
 * @self: an article
 *
 * Gets what the file says about the article.
 *
 * Returns: (transfer none): the metadata, whose members may be %NULL
 */
const StkMetadata *
stk_article_get_metadata (StkArticle *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), NULL);

  return &self->contents.metadata;
}

/**
 * stk_article_get_headline:
 * @self: an article
 *
 * Gets the best name for the article that there is: its headline, else its title, else the name of
 * its file.
 *
 * Returns: (transfer none): the headline, in one line
 */
const char *
stk_article_get_headline (StkArticle *self)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), NULL);

  return self->headline;
}

/**
 * stk_article_get_blocks:
 * @self: an article
 * @n_blocks: (out) (optional): return location for the number of blocks
 *
 * Gets the blocks of the article, in text order. They do not overlap.
 *
 * Returns: (transfer none) (array length=n_blocks): the blocks, with ranges in code points
 */
const StkBlock *
stk_article_get_blocks (StkArticle *self, size_t *n_blocks)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), NULL);

  if (n_blocks != NULL)
    *n_blocks = self->contents.blocks->len;

  return (gconstpointer) self->contents.blocks->data;
}

/**
 * stk_article_get_links:
 * @self: an article
 * @n_links: (out) (optional): return location for the number of links
 *
 * Gets the links in the article, in text order. They do not overlap, and none is empty.
 *
 * Returns: (transfer none) (nullable) (array length=n_links): the links, with ranges in code points
 */
const StkLink *
stk_article_get_links (StkArticle *self, size_t *n_links)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), NULL);

  if (n_links != NULL)
    *n_links = self->contents.links->len;

  return (gconstpointer) self->contents.links->data;
}

/**
 * stk_article_get_emphases:
 * @self: an article
 * @n_emphases: (out) (optional): return location for their number
 *
 * Gets which words are set apart inside their blocks, in text order. They do not overlap, and none is empty.
 *
 * Returns: (transfer none) (nullable) (array length=n_emphases): the words, with ranges in code points
 */
const StkEmphasis *
stk_article_get_emphases (StkArticle *self, size_t *n_emphases)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), NULL);

  if (n_emphases != NULL)
    *n_emphases = self->contents.emphases->len;

  return (gconstpointer) self->contents.emphases->data;
}

/**
 * stk_article_get_comments:
 * @self: an article
 * @n_comments: (out) (optional): return location for their number
 *
 * Gets the comments that somebody left in the article's file, in text order.
 *
 * Returns: (transfer none) (nullable) (array length=n_comments): the comments, with ranges in code points
 */
const StkComment *
stk_article_get_comments (StkArticle *self, size_t *n_comments)
{
  g_return_val_if_fail (STK_IS_ARTICLE (self), NULL);

  if (n_comments != NULL)
    *n_comments = self->contents.comments->len;

  return (gconstpointer) self->contents.comments->data;
}

/**
 * stk_article_find_block:
 * @self: an article
 * @offset: an offset in code points
 *
 * Finds the block that @offset is in, or the nearest one before it, by binary search.
 *
 * Returns: an index into the blocks, or %G_MAXSIZE if all begin after @offset
 */
size_t
stk_article_find_block (StkArticle *self, size_t offset)
{
  size_t low = 0, high;

  g_return_val_if_fail (STK_IS_ARTICLE (self), G_MAXSIZE);

  /* The number of blocks that begin at or before the offset. */
  high = self->contents.blocks->len;
  while (low < high)
    {
      size_t middle = low + (high - low) / 2;

      if (g_array_index (self->contents.blocks, StkBlock, middle).range.start <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low == 0 ? G_MAXSIZE : low - 1;
}
