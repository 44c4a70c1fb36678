/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* So deep a folder is looked into, and so many articles a desk has at most. */
#define STK_DESK_MAX_DEPTH 32
#define STK_DESK_MAX_ARTICLES 200000

/**
 * StkDeskFile:
 * @path: (type filename): the article's path from the desk's folder
 * @stamp: what tells this state of the article and its sidecar from any other: times, sizes and inodes of both
 * @modified: when the later of both was changed, in nanoseconds since 1970
 * @has_article: whether the article is there; a sidecar may have lost it
 * @has_sidecar: whether it has a sidecar
 *
 * An article in a desk, as the folder has it.
 */
typedef struct
{
  char *path;
  char *stamp;
  gint64 modified;
  gboolean has_article;
  gboolean has_sidecar;
} StkDeskFile;

GPtrArray *stk_desk_folder_list (const char *folder, GCancellable *cancellable, GError **error);

G_END_DECLS
