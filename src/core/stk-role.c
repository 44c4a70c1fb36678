/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-article.h"

#include <glib/gi18n-lib.h>

static const char *const labels[] = {
  [STK_ROLE_HEADLINE] = NC_ ("part of an article", "Headline"),
  [STK_ROLE_BYLINE] = NC_ ("part of an article", "Byline"),
  [STK_ROLE_DATE] = NC_ ("part of an article", "Date"),
  [STK_ROLE_LEAD] = NC_ ("part of an article", "Lead"),
  [STK_ROLE_PARAGRAPH] = NC_ ("part of an article", "Paragraph"),
  [STK_ROLE_SUBHEAD] = NC_ ("part of an article", "Subhead"),
  [STK_ROLE_LIST_ITEM] = NC_ ("part of an article", "List item"),
  [STK_ROLE_QUOTE] = NC_ ("part of an article", "Block quotation"),
  [STK_ROLE_CAPTION] = NC_ ("part of an article", "Caption"),
  [STK_ROLE_CREDIT] = NC_ ("part of an article", "Credit"),
  [STK_ROLE_TABLE_CELL] = NC_ ("part of an article", "Table cell"),
  [STK_ROLE_CODE] = NC_ ("part of an article", "Code"),
  [STK_ROLE_FOOTNOTE] = NC_ ("part of an article", "Footnote"),
  [STK_ROLE_FURNITURE] = NC_ ("part of an article", "Page furniture"),
};

G_DEFINE_ENUM_TYPE (StkRole, stk_role,
                    G_DEFINE_ENUM_VALUE (STK_ROLE_HEADLINE, "headline"),
                    G_DEFINE_ENUM_VALUE (STK_ROLE_BYLINE, "byline"),
                    G_DEFINE_ENUM_VALUE (STK_ROLE_DATE, "date"),
                    G_DEFINE_ENUM_VALUE (STK_ROLE_LEAD, "lead"),
                    G_DEFINE_ENUM_VALUE (STK_ROLE_PARAGRAPH, "paragraph"),
                    G_DEFINE_ENUM_VALUE (STK_ROLE_SUBHEAD, "subhead"),
                    G_DEFINE_ENUM_VALUE (STK_ROLE_LIST_ITEM, "list-item"),
                    G_DEFINE_ENUM_VALUE (STK_ROLE_QUOTE, "quote"),
                    G_DEFINE_ENUM_VALUE (STK_ROLE_CAPTION, "caption"),
                    G_DEFINE_ENUM_VALUE (STK_ROLE_CREDIT, "credit"),
                    G_DEFINE_ENUM_VALUE (STK_ROLE_TABLE_CELL, "table-cell"),
                    G_DEFINE_ENUM_VALUE (STK_ROLE_CODE, "code"),
                    G_DEFINE_ENUM_VALUE (STK_ROLE_FOOTNOTE, "footnote"),
                    G_DEFINE_ENUM_VALUE (STK_ROLE_FURNITURE, "furniture"))

/**
 * stk_role_get_nick:
 * @role: a role
 *
 * Gets a role's name for files and the command line.
 *
 * Returns: (transfer none): the name, in lower case with hyphens
 */
const char *
stk_role_get_nick (StkRole role)
{
  const GEnumValue *value = g_enum_get_value (g_type_class_get (STK_TYPE_ROLE), (int) role);

  g_return_val_if_fail (value != NULL, NULL);

  return value->value_nick;
}

/**
 * stk_role_get_label:
 * @role: a role
 *
 * Gets a role's name for people.
 *
 * Returns: (transfer none): the name, translated
 */
const char *
stk_role_get_label (StkRole role)
{
  g_return_val_if_fail (role < G_N_ELEMENTS (labels), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "part of an article", labels[role]);
}
