/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-fuzz.h"

#include <string.h>

/* What comes first makes sure that the input is taken for a page. */
static const char beginning[] = "<!DOCTYPE html>";

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree uint8_t *page = g_malloc (sizeof beginning - 1 + size);

  memcpy (page, beginning, sizeof beginning - 1);
  memcpy (page + sizeof beginning - 1, data, size);

  return stk_fuzz_article (page, sizeof beginning - 1 + size, "page.html");
}
