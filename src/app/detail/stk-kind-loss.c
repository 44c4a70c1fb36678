/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-kind-loss.h"

#include <glib/gi18n.h>

/* How many fields are named before the rest is only counted. */
#define MAX_NAMES 2

/* Whether a value of one annotation is also one of another, under whatever field. */
static gboolean
is_kept (StkAnnotation *after, StkValue *value)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    if (stk_field_has_kind (&fields[i], stk_annotation_get_kind (after)) &&
        stk_annotation_get_value (after, &fields[i]) == value)
      return TRUE;

  return FALSE;
}

/* The labels of the fields with something in them that the other kind does not have. */
static GPtrArray *
list_lost (StkAnnotation *annotation, StkKind kind)
{
  g_autoptr (StkAnnotation) after = stk_annotation_with_kind (annotation, kind, NULL);
  g_autoptr (GPtrArray) lost = g_ptr_array_new ();
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t i = 0; i < n_fields; i++)
    {
      StkValue *value = stk_field_has_kind (&fields[i], stk_annotation_get_kind (annotation))
                          ? stk_annotation_get_value (annotation, &fields[i])
                          : NULL;

      if (value != NULL && !(fields[i].flags & STK_FIELD_INTERNAL) && !is_kept (after, value))
        g_ptr_array_add (lost, (gpointer) _ (fields[i].label));
    }

  return g_steal_pointer (&lost);
}

/* How many links of other tags may not point to this one as another kind. */
static guint
count_links (StkAnnotation *annotation, StkAnnotationList *annotations, StkKind kind)
{
  const char *id = stk_annotation_get_id (annotation);
  guint n = 0;
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t f = 0; f < n_fields; f++)
    if (fields[f].type == STK_FIELD_TYPE_LINK && !(fields[f].link_kinds & STK_KINDS (kind)))
      for (guint i = 0; i < stk_annotation_list_get_n (annotations); i++)
        {
          StkAnnotation *other = stk_annotation_list_peek (annotations, i);

          if (stk_field_has_kind (&fields[f], stk_annotation_get_kind (other)) &&
              g_strcmp0 (stk_value_get_string (stk_annotation_get_value (other, &fields[f])), id) == 0)
            n++;
        }

  return n;
}

/**
 * stk_kind_loss_describe:
 * @annotation: a tag
 * @annotations: the article's tags
 * @kind: a kind that it might become
 *
 * Returns: (nullable) (transfer full): what would be lost by that, for people; %NULL if nothing
 */
char *
stk_kind_loss_describe (StkAnnotation *annotation, StkAnnotationList *annotations, StkKind kind)
{
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_links;

  if (stk_annotation_get_kind (annotation) == kind)
    return NULL;

  lost = list_lost (annotation, kind);
  for (guint i = 0; i < MIN (lost->len, MAX_NAMES); i++)
    g_string_append_printf (text, "%s%s", text->len ? ", " : "", (const char *) g_ptr_array_index (lost, i));
  if (lost->len > MAX_NAMES)
    {
      guint n_more = lost->len - MAX_NAMES;

      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u more field", "%u more fields", n_more), n_more);
    }

  n_links = count_links (annotation, annotations, kind);
  if (n_links > 0)
    {
      g_string_append (text, text->len ? ", " : "");
      g_string_append_printf (text, ngettext ("%u link to it", "%u links to it", n_links), n_links);
    }

  /* Translators: what is lost when a tag becomes another kind, such as "Loses: Finding, Evidence, 2 links to it" */
  return text->len > 0 ? g_strdup_printf (_ ("Loses: %s"), text->str) : NULL;
}
