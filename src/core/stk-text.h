/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-range.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STK_TYPE_TEXT (stk_text_get_type ())
#define STK_TEXT_ERROR (stk_text_error_quark ())

/**
 * StkTextError:
 * @STK_TEXT_ERROR_ENCODING: the bytes are not valid UTF-8, or hold a NUL
 *
 * What can be wrong with bytes that are to become a [struct@Stk.Text].
 */
typedef enum
{
  STK_TEXT_ERROR_ENCODING,
} StkTextError;

typedef struct _StkText StkText;

GType stk_text_get_type (void) G_GNUC_CONST;
GQuark stk_text_error_quark (void);

StkText *stk_text_new (const char *utf8, gssize n_bytes, GError **error);
StkText *stk_text_new_take (char *utf8, size_t n_bytes, GError **error);
StkText *stk_text_ref (StkText *self);
void stk_text_unref (StkText *self);

const char *stk_text_get_utf8 (StkText *self);
size_t stk_text_get_n_bytes (StkText *self);
size_t stk_text_get_length (StkText *self);

size_t stk_text_get_byte_offset (StkText *self, size_t offset);
size_t stk_text_get_offset_at_byte (StkText *self, size_t byte);
gunichar stk_text_get_char (StkText *self, size_t offset);

char *stk_text_dup_range (StkText *self, StkRange range);
gboolean stk_text_range_equals (StkText *self, StkRange range, const char *utf8);
char *stk_text_dup_digest (StkText *self);

StkRange stk_text_get_word_at (StkText *self, StkRange within, size_t offset);
StkRange stk_text_get_sentence_at (StkText *self, StkRange within, size_t offset);
GArray *stk_text_list_words (StkText *self, StkRange within);
GArray *stk_text_list_sentences (StkText *self, StkRange within);

void stk_text_locate (const char *utf8, size_t byte, size_t *line, size_t *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkText, stk_text_unref)

G_END_DECLS
