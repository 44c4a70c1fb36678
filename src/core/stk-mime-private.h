/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StkMimePart:
 * @headers: (transfer full): names in lower case → values, unfolded
 * @body: (transfer none): the bytes after the headers, still encoded
 * @n_body: their number
 *
 * A part of a MIME message (RFC 2045). A message is a part itself.
 */
typedef struct
{
  GHashTable *headers;
  const char *body;
  size_t n_body;
} StkMimePart;

gboolean stk_mime_is_page (const char *data, size_t size);

void stk_mime_part_init (StkMimePart *self, const char *data, size_t size);
void stk_mime_part_clear (StkMimePart *self);
const char *stk_mime_part_get_header (const StkMimePart *self, const char *name);
char *stk_mime_part_dup_type (const StkMimePart *self);
char *stk_mime_part_dup_parameter (const StkMimePart *self, const char *header, const char *name);
gboolean stk_mime_part_find_child (const StkMimePart *self, size_t *position, const char **start, size_t *size);
GBytes *stk_mime_part_decode (const StkMimePart *self);
char *stk_mime_decode_words (const char *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StkMimePart, stk_mime_part_clear)

G_END_DECLS
