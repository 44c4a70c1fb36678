/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include <glib/gi18n-lib.h>

/* The popover with a button for each kind, at words that were selected by pointer or touch. It never takes the keyboard
 * from the article: the keys do the same, and any of them sends it away. */

static const struct
{
  const char *icon;
  const char *label;
  const char *tooltip;
} BUTTONS[STK_N_KINDS] = {
  [STK_KIND_QUOTE] = { "stk-quote-symbolic", N_ ("Tag as Quote"), N_ ("Quote (Q)") },
  [STK_KIND_CLAIM] = { "stk-claim-symbolic", N_ ("Tag as Claim"), N_ ("Claim (C)") },
  [STK_KIND_SOURCE] = { "stk-source-symbolic", N_ ("Tag as Source"), N_ ("Source (S)") },
  [STK_KIND_NOTE] = { "stk-note-symbolic", N_ ("Add a Note"), N_ ("Note (N)") },
};

static void
clicked_cb (StkArticleView *self, GtkWidget *button)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "article.tag", "s", gtk_widget_get_name (button));
  stk_article_popover_hide (self);
}

static GtkWidget *
create_button (StkArticleView *self, StkKind kind)
{
  GtkWidget *button = gtk_button_new_from_icon_name (BUTTONS[kind].icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_can_focus (button, FALSE);
  gtk_widget_set_tooltip_text (button, _ (BUTTONS[kind].tooltip));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (BUTTONS[kind].label), -1);
  gtk_widget_set_name (button, stk_kind_get_info (kind)->nick);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
create_popover (StkArticleView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (int kind = 0; kind < STK_N_KINDS; kind++)
    gtk_box_append (GTK_BOX (box), create_button (self, (StkKind) kind));

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "article-tagger");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tag the Selected Words"), -1);

  /* beside the view and not in it: a text view takes what is pressed in its children for its own, and would let go of
   * the words that the button is for */
  gtk_widget_set_parent (self->popover, gtk_widget_get_parent (GTK_WIDGET (self)));
}

static gboolean
key_pressed_cb (StkArticleView *self)
{
  stk_article_popover_hide (self);

  return GDK_EVENT_PROPAGATE;
}

/**
 * stk_article_popover_init:
 * @self: a view
 */
void
stk_article_popover_init (StkArticleView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (stk_article_popover_hide), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * stk_article_popover_dispose:
 * @self: a view
 */
void
stk_article_popover_dispose (StkArticleView *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

/**
 * stk_article_popover_offer:
 * @self: a view
 *
 * Offers to tag the words that are selected.
 */
void
stk_article_popover_offer (StkArticleView *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_point_t point;
  GdkRectangle rect;
  StkRange range;

  if (self->document == NULL || stk_document_get_read_only (self->document) ||
      !stk_article_view_get_selected_range (self, &range) || !stk_article_view_get_range_rect (self, range, &rect))
    return;

  if (parent == NULL || !gtk_widget_compute_point (GTK_WIDGET (self), parent,
                                                   &GRAPHENE_POINT_INIT ((float) rect.x, (float) rect.y), &point))
    return;
  rect.x = (int) point.x;
  rect.y = (int) point.y;

  if (self->popover == NULL)
    create_popover (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &rect);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/**
 * stk_article_popover_hide:
 * @self: a view
 *
 * Takes the offer back.
 */
void
stk_article_popover_hide (StkArticleView *self)
{
  if (self->popover != NULL && gtk_widget_get_visible (self->popover))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}
