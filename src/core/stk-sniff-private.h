/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article-private.h"

G_BEGIN_DECLS

/* What a file can be; the table in stk-article-sniff.c says what is done with each. */
typedef enum
{
  STK_FORMAT_PLAIN,
  STK_FORMAT_HTML,
  STK_FORMAT_MHTML,
  STK_FORMAT_MARKDOWN,
  STK_FORMAT_DOCX,
  STK_FORMAT_ODT,
  STK_FORMAT_FLAT_ODT,
  STK_FORMAT_SIDECAR,
  STK_FORMAT_JSON,
  STK_FORMAT_XML,
  STK_FORMAT_PDF,
  STK_FORMAT_OLD_WORD,
  STK_FORMAT_RTF,
  STK_FORMAT_PAGES,
  STK_FORMAT_ENCRYPTED,
  STK_FORMAT_SPREADSHEET,
  STK_FORMAT_PRESENTATION,
  STK_FORMAT_EBOOK,
  STK_FORMAT_OFFICE,
  STK_FORMAT_PICTURE,
  STK_FORMAT_RECORDING,
  STK_FORMAT_COMPRESSED,
  STK_FORMAT_BINARY,
} StkFormat;

/* Looks into archives and Microsoft's compound files. Returns FALSE if the file is none. */
gboolean stk_sniff_container (const StkArticleInput *input, StkFormat *format);

G_END_DECLS
