/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

G_BEGIN_DECLS

/**
 * StkSignOffState:
 * @STK_SIGN_OFF_NONE: nobody has signed the article off, or it was opened again
 * @STK_SIGN_OFF_VALID: it is signed off as it is
 * @STK_SIGN_OFF_CHANGED: it was signed off, and its text or its tags are not what they were then
 *
 * Whether an article is signed off.
 */
typedef enum
{
  STK_SIGN_OFF_NONE,
  STK_SIGN_OFF_VALID,
  STK_SIGN_OFF_CHANGED,
} StkSignOffState;

/**
 * StkSignOff:
 * @state: whether the article is signed off
 * @by: (nullable): who did it
 * @time: (nullable): when, ISO 8601
 * @reason: (nullable): why it was signed off although something was missing
 *
 * Whether an article is signed off. The strings live as long as the document has the same mark for the article.
 */
typedef struct
{
  StkSignOffState state;
  const char *by;
  const char *time;
  const char *reason;
} StkSignOff;

StkSignOff stk_sign_off_get (StkAnnotationList *annotations, const char *text_digest);
StkSignOff stk_document_get_sign_off (StkDocument *self);
gboolean stk_document_sign_off (StkDocument *self, const char *reason, GError **error);
gboolean stk_document_reopen_article (StkDocument *self, GError **error);

G_END_DECLS
