/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-test-notify.h"

struct _StkTestNotify
{
  GObject *object;
  GParamSpec *property;
  gulong handler;
  GValue last;
  guint n;
};

/* The property as it is now. */
static GValue
get_value (StkTestNotify *self)
{
  GValue value = G_VALUE_INIT;

  g_value_init (&value, self->property->value_type);
  g_object_get_property (self->object, self->property->name, &value);

  return value;
}

static void
check_nothing_unsaid (StkTestNotify *self)
{
  GValue now = get_value (self);

  g_assert_cmpint (g_param_values_cmp (self->property, &self->last, &now), ==, 0);
  g_value_unset (&now);
}

static void
notify_cb (StkTestNotify *self)
{
  GValue now = get_value (self);

  g_assert_cmpint (g_param_values_cmp (self->property, &self->last, &now), !=, 0);
  g_value_unset (&self->last);
  self->last = now;
  self->n++;
}

StkTestNotify *
stk_test_notify_new (gpointer object, const char *property)
{
  StkTestNotify *self = g_new0 (StkTestNotify, 1);
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);

  self->object = g_object_ref (object);
  self->property = g_object_class_find_property (G_OBJECT_GET_CLASS (object), property);
  g_assert_nonnull (self->property);
  self->last = get_value (self);
  self->handler = g_signal_connect_swapped (object, signal, G_CALLBACK (notify_cb), self);

  return self;
}

void
stk_test_notify_free (StkTestNotify *self)
{
  check_nothing_unsaid (self);
  g_signal_handler_disconnect (self->object, self->handler);
  g_value_unset (&self->last);
  g_object_unref (self->object);
  g_free (self);
}

void
stk_test_notify_expect (StkTestNotify *self, guint n)
{
  check_nothing_unsaid (self);
  g_assert_cmpuint (self->n, ==, n);
  self->n = 0;
}
