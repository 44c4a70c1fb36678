/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

G_BEGIN_DECLS

/**
 * StkExportFormat:
 * @name: on the command line
 * @label: for people, untranslated (N_())
 * @media_type: of the file
 * @suffix: what a file's name gets, behind that of the article
 * @write: makes it
 *
 * One row of the table of formats. A report is one file that says what @write does, and one row.
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *media_type;
  const char *suffix;
  GBytes *(*write) (StkDocument *document);
} StkExportFormat;

const StkExportFormat *stk_export_get_formats (size_t *n_formats);
const StkExportFormat *stk_export_find_format (const char *name);
char *stk_export_dup_name (const StkExportFormat *self, StkDocument *document);
gboolean stk_export_to_file (const StkExportFormat *self, StkDocument *document, GFile *file,
                             GCancellable *cancellable, GError **error);

/* one file per format */
GBytes *stk_export_script (StkDocument *document);

G_END_DECLS
