/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-test-notify.h"
#include "stk-test.h"

G_BEGIN_DECLS

/* A document of the test article, of which each property is watched. */
typedef struct
{
  StkTestFolder *folder;
  StkDocument *document;
  StkTestNotify *modified;
  StkTestNotify *can_undo;
  StkTestNotify *can_redo;
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
void fixture_watch (Fixture *self);
void fixture_unwatch (Fixture *self);
void fixture_reopen (Fixture *self);

/* How often each of "modified", "can-undo" and "can-redo" was notified since the last time. */
void fixture_expect (Fixture *self, guint n_modified, guint n_can_undo, guint n_can_redo);

/* Tags words; returns the id, which lives as long as the test. */
const char *fixture_tag (Fixture *self, StkKind kind, const char *words);
StkAnnotation *fixture_get (Fixture *self, const char *id);
const char *fixture_get_string (Fixture *self, const char *id, const char *name);
guint fixture_count (Fixture *self);

G_END_DECLS
