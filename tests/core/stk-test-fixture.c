/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-test-fixture.h"

void
fixture_watch (Fixture *self)
{
  self->modified = stk_test_notify_new (self->document, "modified");
  self->can_undo = stk_test_notify_new (self->document, "can-undo");
  self->can_redo = stk_test_notify_new (self->document, "can-redo");
}

void
fixture_unwatch (Fixture *self)
{
  g_clear_pointer (&self->modified, stk_test_notify_free);
  g_clear_pointer (&self->can_undo, stk_test_notify_free);
  g_clear_pointer (&self->can_redo, stk_test_notify_free);
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  self->folder = stk_test_folder_new ();
  self->document = stk_test_document_new (self->folder);
  fixture_watch (self);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  fixture_unwatch (self);
  g_assert_finalize_object (g_steal_pointer (&self->document));
  stk_test_folder_free (self->folder);
}

/* Closes the document and opens it again, as it is on disk. */
void
fixture_reopen (Fixture *self)
{
  g_autoptr (GFile) file = stk_test_folder_get (self->folder, "bridge.txt");

  fixture_unwatch (self);
  g_assert_finalize_object (g_steal_pointer (&self->document));
  self->document = stk_test_open (file);
  fixture_watch (self);
}

void
fixture_expect (Fixture *self, guint n_modified, guint n_can_undo, guint n_can_redo)
{
  stk_test_notify_expect (self->modified, n_modified);
  stk_test_notify_expect (self->can_undo, n_can_undo);
  stk_test_notify_expect (self->can_redo, n_can_redo);
}

const char *
fixture_tag (Fixture *self, StkKind kind, const char *words)
{
  return g_intern_string (stk_annotation_get_id (stk_test_tag (self->document, kind, words)));
}

StkAnnotation *
fixture_get (Fixture *self, const char *id)
{
  return stk_annotation_list_lookup (stk_document_get_annotations (self->document), id);
}

const char *
fixture_get_string (Fixture *self, const char *id, const char *name)
{
  g_assert_nonnull (fixture_get (self, id));

  return stk_annotation_get_string (fixture_get (self, id), name);
}

guint
fixture_count (Fixture *self)
{
  return stk_annotation_list_get_n (stk_document_get_annotations (self->document));
}
