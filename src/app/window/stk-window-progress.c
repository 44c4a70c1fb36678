/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include <glib/gi18n.h>

/* How far the check of the article has come, and what needs a person's look. To count takes time linear in the number
 * of tags, so it waits until what a key changed is drawn, and lets the next key come in between. */

/* How many tags are counted before the window gets its turn: about a millisecond's work. */
#define COUNTED_AT_ONCE 1000

/* "2 of 3 claims checked" for each kind that is checked and of which there are some. */
static char *
describe_progress (const StkProgress *progress)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (progress->total[STK_KIND_CLAIM] > 0)
    g_string_append_printf (text,
                            ngettext ("%u of %u claim checked", "%u of %u claims checked",
                                      progress->total[STK_KIND_CLAIM]),
                            progress->checked[STK_KIND_CLAIM], progress->total[STK_KIND_CLAIM]);
  if (progress->total[STK_KIND_QUOTE] > 0)
    {
      g_string_append (text, text->len ? " · " : "");
      g_string_append_printf (text,
                              ngettext ("%u of %u quote checked", "%u of %u quotes checked",
                                        progress->total[STK_KIND_QUOTE]),
                              progress->checked[STK_KIND_QUOTE], progress->total[STK_KIND_QUOTE]);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* On a phone there is room for one figure only. */
static char *
describe_progress_briefly (const StkProgress *progress)
{
  guint total = progress->total[STK_KIND_CLAIM] + progress->total[STK_KIND_QUOTE];
  guint checked = progress->checked[STK_KIND_CLAIM] + progress->checked[STK_KIND_QUOTE];

  return total > 0 ? g_strdup_printf (ngettext ("%u of %u checked", "%u of %u checked", total), checked, total)
                   : g_strdup ("");
}

static void
append_part (GString *text, char *part)
{
  g_autofree char *owned = part;

  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, owned);
}

/* What became of tags since the article changed; nothing if it is certain where all are. */
static char *
describe_changes (const StkProgress *progress)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint stale = progress->stale, ambiguous = progress->ambiguous, orphans = progress->orphans - progress->left_out;

  /* Translators: the next three are put together: “1 tag’s words changed · 2 tags’ words are gone” */
  if (stale > 0)
    append_part (text, g_strdup_printf (ngettext ("%u tag’s words changed", "%u tags’ words changed", stale), stale));
  if (ambiguous > 0)
    append_part (text, g_strdup_printf (ngettext ("%u tag’s words suit several places",
                                                  "%u tags’ words suit several places", ambiguous),
                                        ambiguous));
  if (orphans > 0)
    append_part (text, g_strdup_printf (ngettext ("%u tag’s words are gone", "%u tags’ words are gone", orphans),
                                        orphans));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Says how much of the article is checked, as it was counted last. */
void
stk_window_update_progress (StkWindow *self)
{
  StkArticle *article = stk_document_get_article (self->document);
  g_autofree char *subtitle =
    self->narrow ? describe_progress_briefly (&self->counts) : describe_progress (&self->counts);
  g_autofree char *changes = describe_changes (&self->counts);

  g_autofree char *sign_off = stk_window_describe_sign_off (self);
  g_autofree char *both = sign_off && *subtitle ? g_strdup_printf ("%s · %s", sign_off, subtitle) : NULL;

  adw_window_title_set_subtitle (self->title, both        ? both
                                              : sign_off  ? sign_off
                                              : *subtitle ? subtitle
                                                          : stk_article_get_name (article));
  gtk_progress_bar_set_fraction (self->progress, stk_progress_get_fraction (&self->counts));

  adw_banner_set_title (self->orphan_banner, changes); /* a screen reader reads it hidden */
  adw_banner_set_revealed (self->orphan_banner, *changes != '\0' && !stk_review_bar_get_active (self->review_bar));
}

static void
show_counts (StkWindow *self, const StkProgress *counts)
{
  self->counts = *counts;
  stk_window_update_progress (self);
  stk_window_update_conflicts (self);
  stk_window_update_actions (self);
}

/* Counts the tags, and shows what comes of it. */
void
stk_window_count (StkWindow *self)
{
  StkProgress counts;

  g_clear_handle_id (&self->count_idle, g_source_remove);
  stk_progress_count (&counts, G_LIST_MODEL (stk_document_get_annotations (self->document)));
  show_counts (self, &counts);
}

static gboolean
count_cb (gpointer user_data)
{
  StkWindow *self = user_data;
  StkAnnotationList *annotations = stk_document_get_annotations (self->document);
  guint n = stk_annotation_list_get_n (annotations);
  guint end = MIN (n, self->n_counted + COUNTED_AT_ONCE);

  for (; self->n_counted < end; self->n_counted++)
    stk_progress_add (&self->counting, stk_annotation_list_peek (annotations, self->n_counted));
  if (self->n_counted < n)
    return G_SOURCE_CONTINUE;

  self->count_idle = 0;
  show_counts (self, &self->counting);

  return G_SOURCE_REMOVE;
}

/* Counts the tags once nothing is left to draw; from the beginning, if it is at it. */
void
stk_window_count_later (StkWindow *self)
{
  self->counting = (StkProgress) { 0 };
  self->n_counted = 0;
  if (self->count_idle == 0)
    self->count_idle = g_idle_add_full (G_PRIORITY_LOW, count_cb, self, NULL);
}
