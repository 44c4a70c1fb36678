/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of an archive. */
typedef struct
{
  const char *name;
  const char *data;
} StkTestPart;

GBytes *stk_test_archive_new (const StkTestPart *parts, size_t n_parts);
GBytes *stk_test_docx_new (const char *body, const char *styles, const char *notes, const char *comments);
GBytes *stk_test_odt_new (const char *automatic_styles, const char *text);

G_END_DECLS
