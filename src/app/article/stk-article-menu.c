/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-view-private.h"

#include "stk-field.h"
#include "stk-menu-names.h"

#include <glib/gi18n-lib.h>

/* The context menu of an article view. It takes the place of GtkTextView's own, half of which is for editing. */

static const char *const TAG_LABELS[STK_N_KINDS] = {
  [STK_KIND_QUOTE] = N_ ("Tag as _Quote"),
  [STK_KIND_CLAIM] = N_ ("Tag as _Claim"),
  [STK_KIND_SOURCE] = N_ ("Tag as _Source"),
  [STK_KIND_NOTE] = N_ ("Add a _Note"),
};

static void
append_item (GMenu *menu, const char *label, const char *action, const char *hidden_when)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (hidden_when != NULL)
    g_menu_item_set_attribute (item, "hidden-when", "s", hidden_when);
  g_menu_append_item (menu, item);
}

static void
append_kinds (GMenu *menu)
{
  g_autoptr (GMenu) kinds = g_menu_new ();

  for (size_t i = 0; i < STK_N_KINDS; i++)
    {
      const StkKindInfo *info = stk_kind_get_info ((StkKind) i);
      g_autofree char *action = g_strdup_printf ("article.set-kind::%s", info->nick);

      append_item (kinds, _ (info->label), action, NULL);
    }
  g_menu_append_submenu (menu, _ ("C_hange To"), G_MENU_MODEL (kinds));
}

static void
append_digits (GMenu *menu)
{
  g_autoptr (GMenu) digits = g_menu_new ();

  for (guint digit = 1; digit <= STK_CHOICE_MAX_DIGIT; digit++)
    {
      g_autofree char *label = stk_field_dup_digit_label (digit);
      g_autofree char *action = g_strdup_printf ("article.set-digit(%u)", digit);

      append_item (digits, label, action, NULL);
    }
  g_menu_append_submenu (menu, _ ("Set by D_igit"), G_MENU_MODEL (digits));
}

static void
popup_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stk_article_menu_popup (STK_ARTICLE_VIEW (widget), NULL);
}

/**
 * stk_article_menu_class_init:
 * @klass: the class of article views
 *
 * Takes over the action by which the Menu key and Shift+F10 open the context menu.
 */
void
stk_article_menu_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "menu.popup", NULL, popup_cb);
}

/**
 * stk_article_menu_popup:
 * @self: a view
 * @point: (nullable): where to open it; %NULL for at the caret
 *
 * Opens the context menu.
 */
void
stk_article_menu_popup (StkArticleView *self, const graphene_point_t *point)
{
  GdkRectangle target = { 0, 0, 1, 1 };

  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = stk_article_menu_new_model ();

      self->menu = gtk_popover_menu_new_from_model (model);
      stk_menu_name_items (GTK_POPOVER (self->menu));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }

  if (point != NULL)
    {
      target.x = (int) point->x;
      target.y = (int) point->y;
    }
  else
    {
      gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (self), NULL, &target, NULL);
      gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, target.x, target.y,
                                             &target.x, &target.y);
    }

  stk_article_actions_update (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &target);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/**
 * stk_article_menu_new_model:
 *
 * Returns: (transfer full): what is in the context menu
 */
GMenuModel *
stk_article_menu_new_model (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) tags = g_menu_new (), links = g_menu_new (), text = g_menu_new ();

  for (size_t i = 0; i < STK_N_KINDS; i++)
    {
      g_autofree char *action = g_strdup_printf ("article.tag::%s", stk_kind_get_info ((StkKind) i)->nick);

      append_item (tags, _ (TAG_LABELS[i]), action, NULL);
    }
  append_item (tags, _ ("Add to the Ta_g"), "article.add-part", "action-disabled");
  append_item (tags, _ ("_Resize Tag"), "article.resize", "action-disabled");
  append_kinds (tags);
  append_digits (tags);
  append_item (tags, _ ("Find _Mentions of the Source"), "article.find-mentions", "action-disabled");
  append_item (tags, _ ("Copy _Words with Their Source"), "article.copy-words", "action-disabled");
  append_item (tags, _ ("_Delete Tag"), "article.delete", "action-disabled");
  append_item (links, _ ("_Open Link"), "article.open-link", "action-disabled");
  append_item (links, _ ("Copy _Link"), "article.copy-link", "action-disabled");
  append_item (text, _ ("Co_py"), "clipboard.copy", NULL);
  append_item (text, _ ("Select _All"), "selection.select-all", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (tags));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (links));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (text));

  return G_MENU_MODEL (menu);
}
