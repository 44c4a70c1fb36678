/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-export.h"

#include <glib/gi18n-lib.h>

static const StkExportFormat FORMATS[] = {
  { "script", N_ ("Annotated script: the article with footnotes, open questions first"), "text/html", ".script.html",
    stk_export_script },
};

/**
 * stk_export_get_formats:
 * @n_formats: (out): how many
 *
 * Returns: (array length=n_formats) (transfer none): the table of formats
 */
const StkExportFormat *
stk_export_get_formats (size_t *n_formats)
{
  *n_formats = G_N_ELEMENTS (FORMATS);

  return FORMATS;
}

/**
 * stk_export_find_format:
 * @name: a format's name
 *
 * Returns: (nullable) (transfer none): the format
 */
const StkExportFormat *
stk_export_find_format (const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (FORMATS); i++)
    if (g_str_equal (FORMATS[i].name, name))
      return &FORMATS[i];

  return NULL;
}

/**
 * stk_export_dup_name:
 * @self: a format
 * @document: a document
 *
 * Returns: (transfer full): a name for the file, beside the article's
 */
char *
stk_export_dup_name (const StkExportFormat *self, StkDocument *document)
{
  return g_strconcat (stk_article_get_name (stk_document_get_article (document)), self->suffix, NULL);
}

/**
 * stk_export_to_file:
 * @self: a format
 * @document: a document
 * @file: where to; what is there is replaced in one step
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %G_IO_ERROR
 *
 * Writes a report. The article and its tags are never written over.
 *
 * Returns: whether it is on disk
 */
gboolean
stk_export_to_file (const StkExportFormat *self, StkDocument *document, GFile *file, GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GBytes) bytes = NULL;
  size_t n_bytes;
  const char *data;

  if (g_file_equal (file, stk_document_get_file (document)) ||
      g_file_equal (file, stk_document_get_sidecar_file (document)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _ ("%s: This is the article or its tags, which a report must not replace. Choose another name."),
                   name);
      return FALSE;
    }

  bytes = self->write (document);
  data = g_bytes_get_data (bytes, &n_bytes);
  /* it has the article's words, which may not be published yet */
  if (g_file_replace_contents (file, data, n_bytes, NULL, FALSE,
                               G_FILE_CREATE_REPLACE_DESTINATION | G_FILE_CREATE_PRIVATE, NULL, cancellable, error))
    return TRUE;

  g_prefix_error (error, "%s: ", name);

  return FALSE;
}
