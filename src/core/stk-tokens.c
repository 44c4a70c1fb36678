/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-tokens.h"

#include "stk-token-class-private.h"

#include <string.h>

/**
 * StkTokenTable:
 *
 * Gives each different token a number, from 0 in the order in which they come: the same token has the same number in
 * all texts that are taken apart with one table.
 */
struct _StkTokenTable
{
  StkTokensFlags flags;
  guint32 *slots; /* one more than a spelling; 0 where the slot is free */
  guint32 mask;
  GArray *spellings;
  GByteArray *bytes; /* of all spellings */
  guint32 n_ids;
};

typedef struct
{
  guint32 hash;
  guint32 byte; /* where its bytes are kept */
  guint32 n_bytes;
  guint32 id;
} Spelling;

/* Two positions rather than an StkRange: there is one for each word of an article, and what fits the cache is fast. */
typedef struct
{
  guint32 start;
  guint32 end;
} Span;

/**
 * StkTokens:
 *
 * A text taken apart into tokens. A token is a word (letters, digits and what is written on them; in scripts without
 * spaces between words, one letter) or another mark. Immutable.
 */
struct _StkTokens
{
  guint32 *ids;
  Span *spans;
  guint32 n;
};

/* Where the reader of a text is. */
typedef struct
{
  StkTokenTable *table;
  const char *at;
  guint32 offset; /* in code points */
  GArray *ids;
  GArray *spans;
} Scanner;

/**
 * stk_token_table_new:
 * @flags: how texts are taken apart
 *
 * Returns: (transfer full): an empty table
 */
StkTokenTable *
stk_token_table_new (StkTokensFlags flags)
{
  StkTokenTable *self = g_new0 (StkTokenTable, 1);

  self->flags = flags;
  self->mask = 1023;
  self->slots = g_new0 (guint32, self->mask + 1);
  self->spellings = g_array_new (FALSE, FALSE, sizeof (Spelling));
  self->bytes = g_byte_array_new ();

  return self;
}

/**
 * stk_token_table_free:
 * @self: (transfer full): a table; tokens that were numbered by it may outlive it
 */
void
stk_token_table_free (StkTokenTable *self)
{
  g_free (self->slots);
  g_array_unref (self->spellings);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/**
 * stk_token_table_get_size:
 * @self: a table
 *
 * Returns: how many different tokens there are: one more than the largest number
 */
guint32
stk_token_table_get_size (StkTokenTable *self)
{
  return self->n_ids;
}

static guint32
hash_bytes (const char *bytes, size_t n_bytes)
{
  guint64 hash = n_bytes;

  for (; n_bytes >= 8; bytes += 8, n_bytes -= 8)
    {
      guint64 word;

      memcpy (&word, bytes, 8);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  for (; n_bytes > 0; bytes++, n_bytes--)
    hash = (hash ^ (guint8) *bytes) * G_GUINT64_CONSTANT (0x100000001b3);
  hash *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint32) (hash >> 32);
}

/* The slot of a spelling, or the free one where it belongs. */
static guint32 *
find_slot (StkTokenTable *self, guint32 hash, const char *bytes, size_t n_bytes)
{
  for (guint32 i = hash & self->mask;; i = (i + 1) & self->mask)
    {
      const Spelling *spelling;

      if (self->slots[i] == 0)
        return &self->slots[i];

      spelling = &g_array_index (self->spellings, Spelling, self->slots[i] - 1);
      if (spelling->hash == hash && spelling->n_bytes == n_bytes &&
          memcmp (self->bytes->data + spelling->byte, bytes, n_bytes) == 0)
        return &self->slots[i];
    }
}

static void
grow (StkTokenTable *self)
{
  self->mask = self->mask * 2 + 1;
  g_free (self->slots);
  self->slots = g_new0 (guint32, self->mask + 1);

  for (guint i = 0; i < self->spellings->len; i++)
    {
      guint32 at = g_array_index (self->spellings, Spelling, i).hash & self->mask;

      while (self->slots[at] != 0)
        at = (at + 1) & self->mask;
      self->slots[at] = i + 1;
    }
}

static void
add_spelling (StkTokenTable *self, guint32 hash, const char *bytes, size_t n_bytes, guint32 id)
{
  Spelling spelling = { hash, self->bytes->len, (guint32) n_bytes, id };

  if (self->spellings->len + 1 > self->mask / 2)
    grow (self);
  g_byte_array_append (self->bytes, (const guint8 *) bytes, (guint) n_bytes);
  g_array_append_val (self->spellings, spelling);
  *find_slot (self, hash, bytes, n_bytes) = self->spellings->len;
}

static guint32
intern (StkTokenTable *self, const char *bytes, size_t n_bytes)
{
  guint32 hash = hash_bytes (bytes, n_bytes);
  guint32 slot = *find_slot (self, hash, bytes, n_bytes);
  guint32 id;

  if (slot != 0)
    return g_array_index (self->spellings, Spelling, slot - 1).id;

  /* Each spelling is folded when it is first seen, and only then. */
  if (self->flags & STK_TOKENS_FOLD)
    {
      g_autofree char *folded = stk_token_fold (bytes, n_bytes);
      size_t n_folded = folded ? strlen (folded) : 0;

      if (folded != NULL && (n_folded != n_bytes || memcmp (folded, bytes, n_bytes) != 0))
        {
          guint32 folded_hash = hash_bytes (folded, n_folded);

          slot = *find_slot (self, folded_hash, folded, n_folded);
          id = slot ? g_array_index (self->spellings, Spelling, slot - 1).id : self->n_ids++;
          if (slot == 0)
            add_spelling (self, folded_hash, folded, n_folded, id);
          add_spelling (self, hash, bytes, n_bytes, id);

          return id;
        }
    }

  id = self->n_ids++;
  add_spelling (self, hash, bytes, n_bytes, id);

  return id;
}

/* ASCII by table: most of most texts. */
static const guint8 *
get_ascii_classes (void)
{
  static guint8 classes[0x80];
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      for (gunichar c = 0; c < 0x80; c++)
        classes[c] = (guint8) stk_token_class_get (c);
      g_once_init_leave (&done, 1);
    }

  return classes;
}

static StkTokenClass
get_class (const char *p)
{
  return (guint8) *p < 0x80 ? get_ascii_classes ()[(guint8) *p] : stk_token_class_get (g_utf8_get_char (p));
}

/* Goes on to the end of what is of a class, and of what is not seen in it. */
static void
skip_class (Scanner *self, StkTokenClass class)
{
  const guint8 *classes = get_ascii_classes ();

  while (*self->at != '\0')
    {
      StkTokenClass next;

      if ((guint8) *self->at < 0x80)
        {
          if (classes[(guint8) *self->at] != class)
            return;
          self->at++;
          self->offset++;
          continue;
        }

      next = get_class (self->at);
      if (next != class && next != STK_TOKEN_CLASS_IGNORED)
        return;
      self->at = g_utf8_next_char (self->at);
      self->offset++;
    }
}

/* What is written on a mark belongs to it; so do the marks after it that make a typographic variant of one mark. */
static void
skip_mark (Scanner *self)
{
  static const char *const RUNS[] = { "...", "---", "--", "''", "``" };
  gsize n_run = 0;

  for (size_t i = 0; i < G_N_ELEMENTS (RUNS) && n_run == 0; i++)
    if (g_str_has_prefix (self->at, RUNS[i]))
      n_run = strlen (RUNS[i]);

  if (n_run > 0 && (self->table->flags & STK_TOKENS_FOLD))
    {
      self->at += n_run;
      self->offset += (guint32) n_run;
      return;
    }

  do
    {
      self->at = g_utf8_next_char (self->at);
      self->offset++;
    }
  while ((guint8) *self->at >= 0x80 && g_unichar_ismark (g_utf8_get_char (self->at)));
}

static void
scan_token (Scanner *self)
{
  StkTokenClass class = get_class (self->at);
  const char *from = self->at;
  Span span = { self->offset, 0 };
  guint32 id;

  if (class == STK_TOKEN_CLASS_MARK)
    skip_mark (self);
  else
    skip_class (self, class);

  if (class <= STK_TOKEN_CLASS_IGNORED && !(self->table->flags & STK_TOKENS_SPACE))
    return;

  id = intern (self->table, from, (size_t) (self->at - from));
  span.end = self->offset;
  g_array_append_val (self->ids, id);
  g_array_append_val (self->spans, span);
}

/**
 * stk_tokens_new:
 * @table: gives the tokens their numbers
 * @text: a text of less than 4 GiB
 *
 * Takes a text apart into words and marks.
 *
 * Returns: (transfer full): its tokens, in order
 */
StkTokens *
stk_tokens_new (StkTokenTable *table, StkText *text)
{
  StkTokens *self = g_new0 (StkTokens, 1);
  guint expected = (guint) MIN (stk_text_get_n_bytes (text) / 5 + 8, G_MAXINT32 / sizeof (Span));
  Scanner scanner = {
    .table = table,
    .at = stk_text_get_utf8 (text),
    .ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), expected),
    .spans = g_array_sized_new (FALSE, FALSE, sizeof (Span), expected),
  };

  while (*scanner.at != '\0')
    scan_token (&scanner);

  self->n = scanner.ids->len;
  self->ids = (guint32 *) (void *) g_array_free (scanner.ids, FALSE);
  self->spans = (Span *) (void *) g_array_free (scanner.spans, FALSE);

  return self;
}

/**
 * stk_tokens_free:
 * @self: (transfer full): tokens
 */
void
stk_tokens_free (StkTokens *self)
{
  g_free (self->ids);
  g_free (self->spans);
  g_free (self);
}

/**
 * stk_tokens_get_ids:
 * @self: tokens
 * @n: (out): return location for how many there are
 *
 * Returns: (transfer none) (array length=n): the numbers of the tokens, in the order of the text
 */
const guint32 *
stk_tokens_get_ids (StkTokens *self, guint32 *n)
{
  *n = self->n;

  return self->ids;
}

/**
 * stk_tokens_get_range:
 * @self: tokens
 * @i: a token's place among them
 *
 * Returns: where it stands in the text, in code points
 */
StkRange
stk_tokens_get_range (StkTokens *self, guint32 i)
{
  g_return_val_if_fail (i < self->n, STK_RANGE (0, 0));

  return STK_RANGE (self->spans[i].start, self->spans[i].end);
}

/**
 * stk_tokens_find:
 * @self: tokens
 * @offset: an offset in the text, in code points
 *
 * Finds the token that stands at an offset, by binary search.
 *
 * Returns: the place of the first token that ends after @offset; the number of tokens if none does
 */
guint32
stk_tokens_find (StkTokens *self, size_t offset)
{
  guint32 low = 0, high = self->n;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (self->spans[middle].end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}
