/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-kind.h"

#include <glib/gi18n-lib.h>

static const StkKindInfo KINDS[STK_N_KINDS_AND_MARKS] = {
  { STK_KIND_QUOTE, "quote", "classifying", N_ ("Quote"), N_ ("Quotes"), NC_ ("margin letter", "Q"), TRUE },
  { STK_KIND_CLAIM, "claim", "assessing", N_ ("Claim"), N_ ("Claims"), NC_ ("margin letter", "C"), TRUE },
  { STK_KIND_SOURCE, "source", "identifying", N_ ("Source"), N_ ("Sources"), NC_ ("margin letter", "S"),
    FALSE },
  { STK_KIND_NOTE, "note", "commenting", N_ ("Note"), N_ ("Notes"), NC_ ("margin letter", "N"),
    FALSE },
  { STK_KIND_CLEAR, "nothing-to-check", "classifying", N_ ("Nothing to Check"), N_ ("Nothing to Check"), NULL, FALSE,
    .is_mark = TRUE },
  { STK_KIND_ARTICLE, "article", "assessing", N_ ("Article"), N_ ("Articles"), NULL, FALSE, .is_mark = TRUE,
    .is_whole = TRUE },
};

GType
stk_kind_get_type (void)
{
  static GType type = 0;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue VALUES[] = {
        { STK_KIND_QUOTE, "STK_KIND_QUOTE", "quote" },
        { STK_KIND_CLAIM, "STK_KIND_CLAIM", "claim" },
        { STK_KIND_SOURCE, "STK_KIND_SOURCE", "source" },
        { STK_KIND_NOTE, "STK_KIND_NOTE", "note" },
        { STK_KIND_CLEAR, "STK_KIND_CLEAR", "nothing-to-check" },
        { STK_KIND_ARTICLE, "STK_KIND_ARTICLE", "article" },
        { 0, NULL, NULL },
      };

      g_once_init_leave (&type, g_enum_register_static ("StkKind", VALUES));
    }

  return type;
}

/**
 * stk_kind_get_info:
 * @kind: a kind
 *
 * Returns: (transfer none): what is particular to the kind
 */
const StkKindInfo *
stk_kind_get_info (StkKind kind)
{
  g_return_val_if_fail ((guint) kind < STK_N_KINDS_AND_MARKS, &KINDS[0]);

  return &KINDS[kind];
}

/**
 * stk_kind_from_nick:
 * @nick: a kind's nick, such as "quote"
 * @kind: (out): the kind
 *
 * Returns: whether there is such a kind
 */
gboolean
stk_kind_from_nick (const char *nick, StkKind *kind)
{
  for (size_t i = 0; i < STK_N_KINDS_AND_MARKS; i++)
    if (g_strcmp0 (KINDS[i].nick, nick) == 0)
      {
        *kind = KINDS[i].kind;
        return TRUE;
      }

  return FALSE;
}
