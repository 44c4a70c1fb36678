/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

G_BEGIN_DECLS

/* What reports in HTML have in common. */

void stk_export_html_escape (GString *out, const char *string);
void stk_export_html_escape_range (GString *out, StkText *text, StkRange range);
void stk_export_html_add (GString *out, const char *format, const char *string);
gboolean stk_export_html_is_web (const char *href);
void stk_export_html_begin (GString *out, const char *title);
void stk_export_html_end (GString *out);
const char *stk_export_html_get_direction (StkText *text);

/* Which footnotes there are. */

typedef struct
{
  StkDocument *document;
  GPtrArray *notes;    /* of StkAnnotation, in the order of the text */
  GHashTable *numbers; /* id → number from 1 */
} StkExportNotes;

guint stk_export_notes_get_number (const StkExportNotes *self, const char *id);
gboolean stk_export_notes_is_placed (StkAnnotation *annotation);

/* The article as HTML, with references to footnotes. */
void stk_export_html_add_article (GString *out, const StkExportNotes *notes);

G_END_DECLS
