/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-choice-list.h"

#include <glib/gi18n.h>

/**
 * StkChoiceItem:
 *
 * One row of a list to choose from.
 */
struct _StkChoiceItem
{
  GObject parent_instance;

  char *nick; /* empty for no value */
  char *label;
  StkTone tone;
};

/**
 * StkChoiceList:
 *
 * The choices of a field as a list to choose from. A value that is none of them, from a newer version or another
 * program, is listed as it stands, so that looking at a tag never changes it.
 */
struct _StkChoiceList
{
  GObject parent_instance;

  GPtrArray *items; /* of StkChoiceItem */
  guint n_choices;  /* the items behind these are no choices */
};

enum
{
  PROP_0,
  PROP_LABEL,
  LAST_PROP,
};

static GParamSpec *props[LAST_PROP];

static void stk_choice_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (StkChoiceItem, stk_choice_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (StkChoiceList, stk_choice_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, stk_choice_list_iface_init))

static void
stk_choice_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, STK_CHOICE_ITEM (object)->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stk_choice_item_finalize (GObject *object)
{
  StkChoiceItem *self = STK_CHOICE_ITEM (object);

  g_free (self->nick);
  g_free (self->label);

  G_OBJECT_CLASS (stk_choice_item_parent_class)->finalize (object);
}

static void
stk_choice_item_class_init (StkChoiceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = stk_choice_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = stk_choice_item_finalize;

  /**
   * StkChoiceItem:label:
   *
   * What a person reads.
   */
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (G_OBJECT_CLASS (klass), LAST_PROP, props);
}

static void
stk_choice_item_init (StkChoiceItem *self)
{
}

static void
add_item (StkChoiceList *self, const char *nick, const char *label, StkTone tone)
{
  StkChoiceItem *item = g_object_new (STK_TYPE_CHOICE_ITEM, NULL);

  item->nick = g_strdup (nick);
  item->label = g_strdup (label);
  item->tone = tone;
  g_ptr_array_add (self->items, item);
}

static GType
stk_choice_list_get_item_type (GListModel *model)
{
  return STK_TYPE_CHOICE_ITEM;
}

static guint
stk_choice_list_get_n_items (GListModel *model)
{
  return STK_CHOICE_LIST (model)->items->len;
}

static gpointer
stk_choice_list_get_item (GListModel *model, guint position)
{
  StkChoiceList *self = STK_CHOICE_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
stk_choice_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = stk_choice_list_get_item_type;
  iface->get_n_items = stk_choice_list_get_n_items;
  iface->get_item = stk_choice_list_get_item;
}

static void
stk_choice_list_finalize (GObject *object)
{
  g_ptr_array_unref (STK_CHOICE_LIST (object)->items);

  G_OBJECT_CLASS (stk_choice_list_parent_class)->finalize (object);
}

static void
stk_choice_list_class_init (StkChoiceListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_choice_list_finalize;
}

static void
stk_choice_list_init (StkChoiceList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * stk_choice_list_new:
 * @field: a choice field
 * @can_clear: whether the first item stands for no value
 *
 * Returns: (transfer full): a list of its choices
 */
StkChoiceList *
stk_choice_list_new (const StkField *field, gboolean can_clear)
{
  StkChoiceList *self = g_object_new (STK_TYPE_CHOICE_LIST, NULL);

  if (can_clear)
    add_item (self, "", C_ ("no value of a field", "Not Set"), STK_TONE_NEUTRAL);
  for (const StkChoice *choice = field->choices; choice->nick != NULL; choice++)
    add_item (self, choice->nick, _ (choice->label), choice->tone);
  self->n_choices = self->items->len;

  return self;
}

/**
 * stk_choice_list_find:
 * @self: a list
 * @nick: a choice's nick, empty for no value
 *
 * Finds the item for a value, and lists the value if it is none of the choices.
 *
 * Returns: where it is
 */
guint
stk_choice_list_find (StkChoiceList *self, const char *nick)
{
  guint n_others = self->items->len - self->n_choices;

  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (stk_choice_list_get_nick (self, i), nick))
      return i;

  if (n_others > 0)
    g_ptr_array_remove_range (self->items, self->n_choices, n_others);
  add_item (self, nick, nick, STK_TONE_NEUTRAL);
  g_list_model_items_changed (G_LIST_MODEL (self), self->n_choices, n_others, 1);

  return self->n_choices;
}

/**
 * stk_choice_list_get_nick:
 * @self: a list
 * @position: where
 *
 * Returns: (transfer none): the nick there, empty for no value
 */
const char *
stk_choice_list_get_nick (StkChoiceList *self, guint position)
{
  return position < self->items->len ? ((StkChoiceItem *) g_ptr_array_index (self->items, position))->nick : "";
}

/**
 * stk_choice_item_get_label:
 * @self: an item
 *
 * Returns: (transfer none): what a person reads
 */
const char *
stk_choice_item_get_label (StkChoiceItem *self)
{
  return self->label;
}

/**
 * stk_choice_item_get_tone:
 * @self: an item
 *
 * Returns: how it is shown
 */
StkTone
stk_choice_item_get_tone (StkChoiceItem *self)
{
  return self->tone;
}
