/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Watches a property: whenever it is notified it must have another value than before, and whenever it has another value
 * it must have been notified. */
typedef struct _StkTestNotify StkTestNotify;

StkTestNotify *stk_test_notify_new (gpointer object, const char *property);
void stk_test_notify_free (StkTestNotify *self);

/* Asserts how often it was notified since the last time, and that no change went by unsaid. */
void stk_test_notify_expect (StkTestNotify *self, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkTestNotify, stk_test_notify_free)

G_END_DECLS
