/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-flow-private.h"
#include "stk-xml-private.h"

G_BEGIN_DECLS

/* What the styles of an OpenDocument text say of paragraphs and words. */
typedef struct _StkOdtStyles StkOdtStyles;

StkOdtStyles *stk_odt_styles_new (void);
void stk_odt_styles_free (StkOdtStyles *self);
gboolean stk_odt_styles_read (StkOdtStyles *self, StkXml *xml, GError **error);
gboolean stk_odt_styles_find_role (StkOdtStyles *self, const char *name, StkRole *role, int *level);
StkEmphasisFlags stk_odt_styles_get_emphasis (StkOdtStyles *self, const char *family, const char *name);
gboolean stk_odt_styles_is_hidden (StkOdtStyles *self, const char *family, const char *name);
char *stk_odt_styles_dup_language (StkOdtStyles *self);

gboolean stk_odt_body_read (StkOdtStyles *styles, StkFlow *flow, StkCommentSet *comments, StkXml *xml, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkOdtStyles, stk_odt_styles_free)

G_END_DECLS
