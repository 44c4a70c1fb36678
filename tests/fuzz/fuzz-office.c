/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-fuzz.h"

#include <string.h>

/* XML is compressed in documents, where nothing could be learnt of it: the flat form is read by the same code. */
static const char beginning[] =
  "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' office:mimetype="
  "'application/vnd.oasis.opendocument.text'>";

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree uint8_t *document = g_malloc (sizeof beginning - 1 + size);

  memcpy (document, beginning, sizeof beginning - 1);
  memcpy (document + sizeof beginning - 1, data, size);

  return stk_fuzz_article (document, sizeof beginning - 1 + size, "article.fodt");
}
