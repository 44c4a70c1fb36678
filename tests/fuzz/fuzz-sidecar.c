/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-fuzz.h"

#include "stk-sidecar.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) article_bytes = g_bytes_new_static ("Words.\n", 7);
  g_autoptr (StkArticle) article = stk_article_new_for_bytes (article_bytes, "a.txt", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StkSidecar) sidecar = stk_sidecar_new_from_bytes (bytes, "a.txt.annotations.json", &error);
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GBytes) saved_again = NULL;
  g_autoptr (StkSidecar) reread = NULL;

  g_assert_true ((sidecar == NULL) == (error != NULL));
  if (sidecar == NULL)
    return 0;

  /* What was saved can be read again, and saved the same. */
  saved = stk_sidecar_serialize (sidecar, article, stk_sidecar_get_annotations (sidecar));
  reread = stk_sidecar_new_from_bytes (saved, "a.txt.annotations.json", &error);
  g_assert_no_error (error);
  saved_again = stk_sidecar_serialize (reread, article, stk_sidecar_get_annotations (reread));
  g_assert_true (g_bytes_equal (saved, saved_again));

  return 0;
}
