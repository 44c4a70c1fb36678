/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-field.h"

#include <glib/gi18n-lib.h>

/* Choices that one key sets: which they are stands in the vocabularies. */

static const StkChoice *
find_choice (const StkField *field, guint digit)
{
  for (const StkChoice *choice = field->choices; choice != NULL && choice->nick != NULL; choice++)
    if (choice->digit == digit)
      return choice;

  return NULL;
}

/**
 * stk_field_find_digit:
 * @kind: a kind
 * @digit: a digit, 1 to %STK_CHOICE_MAX_DIGIT
 * @choice: (out) (transfer none): what the digit stands for
 *
 * Returns: (nullable) (transfer none): the field of the kind that the digit sets
 */
const StkField *
stk_field_find_digit (StkKind kind, guint digit, const StkChoice **choice)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  g_return_val_if_fail (digit >= 1 && digit <= STK_CHOICE_MAX_DIGIT, NULL);

  for (size_t i = 0; i < n_fields; i++)
    {
      *choice = stk_field_has_kind (&fields[i], kind) ? find_choice (&fields[i], digit) : NULL;
      if (*choice != NULL)
        return &fields[i];
    }

  return NULL;
}

/**
 * stk_field_dup_digit_label:
 * @digit: a digit, 1 to %STK_CHOICE_MAX_DIGIT
 *
 * Returns: (transfer full): what the digit sets, for all kinds: "Verified By: Notes / Finding: Cannot Confirm"
 */
char *
stk_field_dup_digit_label (guint digit)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);
  g_autoptr (GString) label = g_string_new (NULL);

  for (size_t i = 0; i < n_fields; i++)
    {
      const StkChoice *choice = find_choice (&fields[i], digit);

      if (choice != NULL)
        g_string_append_printf (label, "%s%s: %s", label->len > 0 ? " / " : "", _ (fields[i].label), _ (choice->label));
    }

  return g_string_free_and_steal (g_steal_pointer (&label));
}
