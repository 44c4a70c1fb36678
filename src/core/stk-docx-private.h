/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-flow-private.h"
#include "stk-xml-private.h"

G_BEGIN_DECLS

/* What parts of a package another part refers to. */
typedef struct
{
  GHashTable *targets; /* owned; id → target as it stands there */
  GHashTable *parts;   /* owned; end of the type, such as "styles" → name of the part */
} StkDocxRelations;

void stk_docx_relations_init (StkDocxRelations *self);
void stk_docx_relations_clear (StkDocxRelations *self);
char *stk_docx_dup_relations_part (const char *part);
gboolean stk_docx_relations_read (StkDocxRelations *self,
                                  const StkArticleInput *input,
                                  const char *name,
                                  const char *part,
                                  GError **error);

/* What a style says of its paragraphs or words. */
typedef struct
{
  char *name;     /* owned */
  char *based_on; /* owned; the id of another */
  int outline;    /* of a heading, from 1; 0 for none */
  int list_level; /* of a list, from 1; 0 for none */
  StkEmphasisFlags emphasis;
} StkDocxStyle;

/* Styles by id. */
GHashTable *stk_docx_styles_new (void);
gboolean stk_docx_styles_read (GHashTable *styles, StkXml *xml, GError **error);
gboolean stk_docx_styles_find_role (GHashTable *styles, const char *id, StkRole *role, int *level);
StkEmphasisFlags stk_docx_styles_get_emphasis (GHashTable *styles, const char *id);

gboolean stk_docx_is_on (StkXml *xml);
StkEmphasisFlags stk_docx_get_emphasis (StkXml *xml);

/* All that the text of a document refers to. */
typedef struct
{
  GHashTable *styles;    /* borrowed */
  GHashTable *targets;   /* borrowed; of links, by id */
  GHashTable *notes;     /* borrowed; "footnote"/"endnote" and id → GPtrArray of StkFlowParagraph */
  StkFlow *flow;         /* borrowed */
} StkDocxContext;

gboolean stk_docx_body_read (const StkDocxContext *context, StkXml *xml, GError **error);
gboolean stk_docx_comments_read (StkCommentSet *comments, StkXml *xml, GHashTable *ids_by_paragraph, GError **error);
gboolean stk_docx_threads_read (StkCommentSet *comments, StkXml *xml, GHashTable *ids_by_paragraph, GError **error);
gboolean stk_office_metadata_read (StkMetadata *metadata, StkXml *xml, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StkDocxRelations, stk_docx_relations_clear)

G_END_DECLS
