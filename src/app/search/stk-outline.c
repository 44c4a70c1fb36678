/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-outline.h"

/* How far a heading is set in for each level below the first, in pixels. */
#define INDENT 18

/**
 * StkOutline:
 *
 * The headline and the headings of an article; choosing one goes there.
 */
struct _StkOutline
{
  AdwDialog parent_instance;

  GtkListBox *list;
  StkArticleView *view; /* (owned) */
  GArray *ranges;       /* of StkRange: where the heading of each row is */
};

G_DEFINE_FINAL_TYPE (StkOutline, stk_outline, ADW_TYPE_DIALOG)

static void
row_activated_cb (StkOutline *self, GtkListBoxRow *row)
{
  g_autoptr (StkArticleView) view = g_object_ref (self->view);
  StkRange range = g_array_index (self->ranges, StkRange, (guint) gtk_list_box_row_get_index (row));

  /* closed first, so that the focus goes back to the article and not to what had it */
  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_grab_focus (GTK_WIDGET (view));
  stk_article_view_set_caret (view, range.start);
  stk_article_view_scroll_to_range (view, range, TRUE);
}

static void
stk_outline_dispose (GObject *object)
{
  StkOutline *self = STK_OUTLINE (object);

  g_clear_object (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), STK_TYPE_OUTLINE);

  G_OBJECT_CLASS (stk_outline_parent_class)->dispose (object);
}

static void
stk_outline_finalize (GObject *object)
{
  g_array_unref (STK_OUTLINE (object)->ranges);

  G_OBJECT_CLASS (stk_outline_parent_class)->finalize (object);
}

static void
stk_outline_class_init (StkOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_outline_dispose;
  G_OBJECT_CLASS (klass)->finalize = stk_outline_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, STK_RESOURCES "search/stk-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, StkOutline, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
stk_outline_init (StkOutline *self)
{
  self->ranges = g_array_new (FALSE, FALSE, sizeof (StkRange));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_row (StkOutline *self, StkText *text, const StkBlock *block)
{
  g_autofree char *title = stk_text_dup_range (text, block->range);
  GtkWidget *label = gtk_label_new (g_strdelimit (title, "\n", ' '));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, block->role == STK_ROLE_HEADLINE ? 0 : MAX (block->level - 1, 1) * INDENT);
  if (block->role == STK_ROLE_HEADLINE)
    gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->list, row);
  g_array_append_val (self->ranges, block->range);
}

/* The heading that the caret is under; the keyboard goes on from there. */
static void
select_current (StkOutline *self)
{
  size_t caret = stk_article_view_get_caret (self->view);
  GtkListBoxRow *row;
  int index = 0;

  for (guint i = 0; i < self->ranges->len; i++)
    if (g_array_index (self->ranges, StkRange, i).start <= caret)
      index = (int) i;
  row = gtk_list_box_get_row_at_index (self->list, index);
  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (row));
}

/**
 * stk_outline_new:
 * @view: a view that shows an article
 *
 * Returns: (transfer floating): its outline
 */
AdwDialog *
stk_outline_new (StkArticleView *view)
{
  StkOutline *self = g_object_new (STK_TYPE_OUTLINE, NULL);
  StkDocument *document = stk_article_view_get_document (view);
  size_t n_blocks = 0;
  const StkBlock *blocks = NULL;

  self->view = g_object_ref (view);
  if (document != NULL)
    blocks = stk_article_get_blocks (stk_document_get_article (document), &n_blocks);
  for (size_t i = 0; i < n_blocks; i++)
    if (blocks[i].role == STK_ROLE_HEADLINE || blocks[i].role == STK_ROLE_SUBHEAD)
      add_row (self, stk_article_get_text (stk_document_get_article (document)), &blocks[i]);
  select_current (self);

  return ADW_DIALOG (self);
}
