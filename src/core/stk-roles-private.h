/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article.h"

G_BEGIN_DECLS

/* Guesses what the blocks of a text without markup are. @alone has one byte per block: whether
 * blank lines part it from its neighbours. The second function finds only page furniture among the
 * paragraphs and list items that markup has made. The third guesses what markup leaves open: the
 * paragraphs that have no other role. The last takes title, authors and date from blocks of such roles,
 * where the metadata have none. */
void stk_roles_guess (StkText *text, GArray *blocks, const guint8 *alone);
void stk_roles_find_furniture (StkText *text, GArray *blocks);
void stk_roles_guess_unknown (StkText *text, GArray *blocks);
void stk_roles_find_metadata (StkText *text, GArray *blocks, StkMetadata *metadata);

/* What single lines look like. All take the line without white space around it. */
gboolean stk_line_ends_sentence (const char *start, const char *end);
gboolean stk_line_is_quoted (const char *start, const char *end);
gboolean stk_line_is_list_item (const char *start, const char *end);
gboolean stk_line_is_headline (const char *start, const char *end);
gboolean stk_line_is_subhead (const char *start, const char *end);
gboolean stk_line_is_byline (const char *start, const char *end);
gboolean stk_line_is_date (const char *start, const char *end, char **iso);
gboolean stk_line_is_credit (const char *start, const char *end);
gboolean stk_line_has_credit (const char *start, const char *end);
gboolean stk_line_is_file_name (const char *start, const char *end);
gboolean stk_line_is_slug (const char *start, const char *end);
const char *stk_line_skip_by (const char *line);

/**
 * StkFurniture:
 * @STK_FURNITURE_NONE: no page furniture
 * @STK_FURNITURE_LINE: this line is furniture
 * @STK_FURNITURE_SECTION: so are the short lines after it ("Related articles")
 * @STK_FURNITURE_TAIL: so is all after it ("About the writer")
 *
 * What a line says of the page rather than of the article's subject.
 */
typedef enum
{
  STK_FURNITURE_NONE,
  STK_FURNITURE_LINE,
  STK_FURNITURE_SECTION,
  STK_FURNITURE_TAIL,
} StkFurniture;

StkFurniture stk_line_get_furniture (const char *start, const char *end);

G_END_DECLS
