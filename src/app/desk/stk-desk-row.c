/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-row.h"

#include "stk-annotation-text.h"
#include "stk-relative-time.h"

#include <glib/gi18n.h>

/**
 * StkDeskRow:
 *
 * An article of a desk, or a tag that was found in one.
 */
struct _StkDeskRow
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *place;
  GtkLabel *about;
  GtkLabel *marks;
  GtkLabel *state;
  GtkProgressBar *progress;
  GtkLabel *figure;
};

G_DEFINE_FINAL_TYPE (StkDeskRow, stk_desk_row, GTK_TYPE_BOX)

static const StkTone TONES[STK_N_DESK_STATES] = {
  [STK_DESK_STATE_FAILED] = STK_TONE_BAD,
  [STK_DESK_STATE_REOPENED] = STK_TONE_WARNING,
  [STK_DESK_STATE_NEW] = STK_TONE_NEUTRAL,
  [STK_DESK_STATE_OPEN] = STK_TONE_BUSY,
  [STK_DESK_STATE_DONE] = STK_TONE_GOOD,
  [STK_DESK_STATE_SIGNED_OFF] = STK_TONE_GOOD,
};

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
set_state (StkDeskRow *self, const char *text, StkTone tone)
{
  const char *classes[] = { "status", "caption-heading", stk_annotation_text_get_tone_class (tone), NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (self->state), classes);
  set_label (self->state, text);
}

static void
append (GString *text, const char *separator, const char *part)
{
  if (part == NULL || *part == '\0')
    return;

  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

/* “Ida · 5 minutes ago”; %NULL where nothing is known. */
static char *
dup_who_and_when (const char *who, const char *when)
{
  g_autoptr (GDateTime) time = when ? g_date_time_new_from_iso8601 (when, NULL) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *ago = time ? stk_relative_time_format (time, now) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  append (text, " · ", who);
  append (text, " · ", ago);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_due (const char *due)
{
  g_auto (GStrv) parts = due ? g_strsplit (due, "-", 3) : NULL;
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *day = NULL;

  if (parts != NULL && g_strv_length (parts) == 3)
    date = g_date_time_new_local (atoi (parts[0]), atoi (parts[1]), atoi (parts[2]), 0, 0, 0);
  if (date == NULL)
    return NULL;
  day = g_date_time_format (date, "%x");

  return g_strdup_printf (_ ("due %s"), day);
}

static char *
dup_marks (const StkDeskArticleInfo *info)
{
  const struct
  {
    guint n;
    const char *text;
  } marks[] = {
    { info->stale, ngettext ("Words of %u tag changed", "Words of %u tags changed", info->stale) },
    { info->orphans, ngettext ("%u tag lost its words", "%u tags lost their words", info->orphans) },
    { info->conflicts, ngettext ("%u field with two answers", "%u fields with two answers", info->conflicts) },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].n > 0)
      {
        g_autofree char *number = g_strdup_printf ("%u", marks[i].n);
        g_autoptr (GString) mark = g_string_new (marks[i].text);

        g_string_replace (mark, "%u", number, 1);
        append (text, " · ", mark->str);
      }
  append (text, " · ", info->error);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
stk_desk_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STK_TYPE_DESK_ROW);

  G_OBJECT_CLASS (stk_desk_row_parent_class)->dispose (object);
}

static void
stk_desk_row_class_init (StkDeskRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_desk_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "desk/stk-desk-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StkDeskRow, icon);
  gtk_widget_class_bind_template_child (widget_class, StkDeskRow, title);
  gtk_widget_class_bind_template_child (widget_class, StkDeskRow, place);
  gtk_widget_class_bind_template_child (widget_class, StkDeskRow, about);
  gtk_widget_class_bind_template_child (widget_class, StkDeskRow, marks);
  gtk_widget_class_bind_template_child (widget_class, StkDeskRow, state);
  gtk_widget_class_bind_template_child (widget_class, StkDeskRow, progress);
  gtk_widget_class_bind_template_child (widget_class, StkDeskRow, figure);
}

static void
stk_desk_row_init (StkDeskRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stk_desk_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
stk_desk_row_new (void)
{
  return g_object_new (STK_TYPE_DESK_ROW, NULL);
}

/**
 * stk_desk_row_set_article:
 * @self: a row
 * @article: an article
 *
 * Shows an article.
 */
void
stk_desk_row_set_article (StkDeskRow *self, StkDeskArticle *article)
{
  const StkDeskArticleInfo *info = stk_desk_article_get_info (article);
  g_autofree char *title = stk_desk_article_dup_title (article);
  g_autofree char *place = g_filename_display_name (info->path);
  g_autofree char *about = dup_who_and_when (info->worker, info->worked);
  g_autofree char *due = dup_due (info->due);
  g_autofree char *marks = dup_marks (info);
  g_autofree char *figure = g_strdup_printf (_ ("%u of %u"), info->checked, info->total);
  g_autoptr (GString) line = g_string_new (about);

  append (line, " · ", due);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  set_label (self->title, title);
  set_label (self->place, place);
  set_label (self->about, line->str);
  set_label (self->marks, marks);
  set_state (self, stk_desk_state_get_label (info->state), TONES[info->state]);
  set_label (self->figure, info->total > 0 ? figure : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), info->total > 0);
  gtk_progress_bar_set_fraction (self->progress, stk_desk_article_get_fraction (article));
}

/**
 * stk_desk_row_set_hit:
 * @self: a row
 * @hit: a tag that was found
 *
 * Shows a tag.
 */
void
stk_desk_row_set_hit (StkDeskRow *self, StkDeskHit *hit)
{
  const StkDeskHitInfo *info = stk_desk_hit_get_info (hit);
  const StkField *status = stk_field_lookup (info->kind, STK_FIELD_STATUS);
  const StkChoice *choice = stk_field_find_choice (status, info->status);
  g_autofree char *icon_name = g_strdup_printf ("stk-%s-symbolic", stk_kind_get_info (info->kind)->nick);
  g_autofree char *path = g_filename_display_name (info->path);
  g_autofree char *when = dup_who_and_when (info->checker, info->checked);
  g_autoptr (GString) about = g_string_new (info->person);
  const char *classes[] = { "kind-icon", stk_kind_get_info (info->kind)->nick, NULL };

  append (about, " · ", when);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->title), "heading");
  set_label (self->title, info->words);
  set_label (self->place, info->headline ? info->headline : path);
  set_label (self->about, about->str);
  set_label (self->marks, NULL);
  set_state (self, choice ? _ (choice->label) : info->status, choice ? choice->tone : STK_TONE_NEUTRAL);
  set_label (self->figure,
             info->verdict && info->finding ? stk_field_get_display (info->verdict, info->finding) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
}

/**
 * stk_desk_row_dup_text:
 * @self: a row
 *
 * Returns: (transfer full): what it shows, for a screen reader
 */
char *
stk_desk_row_dup_text (StkDeskRow *self)
{
  GtkLabel *labels[] = { self->title, self->state, self->figure, self->marks, self->about, self->place };
  GString *text = g_string_new (NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (labels); i++)
    append (text, ", ", gtk_label_get_label (labels[i]));

  return g_string_free_and_steal (text);
}
