/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-fuzz.h"

#include <stdlib.h>

#include <string.h>

/* Ranges lie in text order, do not overlap, are not empty and end in the text. */
static void
check_range (StkRange range, size_t *last_end, size_t length)
{
  g_assert_cmpuint (range.start, >=, *last_end);
  g_assert_cmpuint (range.start, <, range.end);
  g_assert_cmpuint (range.end, <=, length);
  *last_end = range.end;
}

/* An article keeps the promises that its header makes. */
void
stk_fuzz_check_article (StkArticle *article)
{
  StkText *text = stk_article_get_text (article);
  size_t length = stk_text_get_length (text);
  size_t n, last_end = 0;
  const StkBlock *blocks = stk_article_get_blocks (article, &n);
  const StkLink *links;
  const StkEmphasis *emphases;
  const StkComment *comments;

  g_assert_true (g_utf8_validate_len (stk_text_get_utf8 (text), stk_text_get_n_bytes (text), NULL));
  g_assert_null (memchr (stk_text_get_utf8 (text), '\0', stk_text_get_n_bytes (text)));
  g_assert_nonnull (stk_article_get_headline (article));
  for (size_t i = 0; i < n; i++)
    check_range (blocks[i].range, &last_end, length);

  last_end = 0;
  links = stk_article_get_links (article, &n);
  for (size_t i = 0; i < n; i++)
    {
      check_range (links[i].range, &last_end, length);
      g_assert_true (g_utf8_validate (links[i].href, -1, NULL));
    }

  last_end = 0;
  emphases = stk_article_get_emphases (article, &n);
  for (size_t i = 0; i < n; i++)
    check_range (emphases[i].range, &last_end, length);

  comments = stk_article_get_comments (article, &n);
  for (size_t i = 0; i < n; i++)
    {
      last_end = 0;
      check_range (comments[i].range, &last_end, length);
      g_assert_true (g_utf8_validate (comments[i].text, -1, NULL));
      g_assert_cmpint (comments[i].parent, <, (int) i);
    }
}

/* Reads an input as a file of that name, whose ending helps to choose the reader. Either there is an
 * article that keeps its promises, or an error with a message for people. */
int
stk_fuzz_article (const uint8_t *data, size_t size, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (StkArticle) article = stk_article_new_for_bytes (bytes, name, NULL, &error);

  g_assert_true ((article == NULL) == (error != NULL));
  if (article != NULL)
    stk_fuzz_check_article (article);
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL) && strstr (error->message, name) != NULL);

  return 0;
}

/* A mistake of the program's is a fault like another, and libFuzzer keeps the input only of those that abort. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  GLogWriterOutput output = g_log_writer_default (level, fields, n_fields, user_data);

  if (level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR))
    abort ();

  return output;
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_unsetenv ("G_DEBUG");
  g_log_set_writer_func (write_log, NULL, NULL);

  return 0;
}
