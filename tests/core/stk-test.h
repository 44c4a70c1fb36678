/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"

G_BEGIN_DECLS

/* An article of a few paragraphs, with letters of one to four bytes. */
extern const char STK_TEST_ARTICLE[];

void stk_test_init (int *argc, char ***argv);

/* A new empty folder; freeing it removes it with all that is in it. */
typedef char StkTestFolder;
StkTestFolder *stk_test_folder_new (void);
void stk_test_folder_free (StkTestFolder *self);
GFile *stk_test_folder_get (StkTestFolder *self, const char *name);
GFile *stk_test_folder_write (StkTestFolder *self, const char *name, const char *contents);
char *stk_test_folder_list (StkTestFolder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkTestFolder, stk_test_folder_free)

char *stk_test_read (GFile *file);
void stk_test_write (GFile *file, const char *contents);
char *stk_test_data_path (const char *name);

StkDocument *stk_test_open (GFile *article);
StkDocument *stk_test_document_new (StkTestFolder *folder);
StkRange stk_test_find (StkDocument *document, const char *words);
StkAnnotation *stk_test_tag (StkDocument *document, StkKind kind, const char *words);
const StkField *stk_test_field (StkKind kind, const char *name);
void stk_test_set (StkDocument *document, const char *id, const char *name, const char *string);
void stk_test_save (StkDocument *document);
char *stk_test_describe (StkDocument *document);

/* An annotation that belongs to no article. */
StkAnnotation *stk_test_annotation_new (const char *id, StkKind kind, const StkRange *ranges, size_t n_ranges);

char *stk_test_normalise (const char *json);
GAsyncResult *stk_test_await (GAsyncResult **result);
void stk_test_await_cb (GObject *object, GAsyncResult *result, gpointer user_data);

/* Runs a function in another process, where it is nobody in particular if the tests run as root. */
typedef void (*StkTestFunc) (void);
void stk_test_run_as_nobody (StkTestFunc func);

G_END_DECLS
