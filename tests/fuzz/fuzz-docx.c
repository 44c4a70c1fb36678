/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-fuzz.h"

#include "stk-docx-private.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GHashTable) styles = stk_docx_styles_new ();
  g_autoptr (GHashTable) targets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) notes =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (StkArticleBuilder) builder = stk_article_builder_new ("article.docx", "text/plain");
  g_autoptr (StkFlow) flow = stk_flow_new (builder);
  StkDocxContext context = { .styles = styles, .targets = targets, .notes = notes, .flow = flow };
  g_autoptr (StkXml) style_part = stk_xml_new (bytes, "article.docx", NULL, NULL);
  g_autoptr (StkXml) note_part = stk_xml_new (bytes, "article.docx", NULL, NULL);
  g_autoptr (StkXml) text_part = stk_xml_new (bytes, "article.docx", NULL, NULL);
  g_autoptr (StkArticle) article = NULL;

  /* All parts are the same: each reader takes from it what it knows. */
  stk_docx_styles_read (styles, style_part, NULL);
  stk_docx_body_read (&context, note_part, NULL);
  stk_docx_body_read (&context, text_part, NULL);
  article = stk_article_builder_finish (builder, bytes, NULL);
  if (article != NULL)
    stk_fuzz_check_article (article);

  return 0;
}
