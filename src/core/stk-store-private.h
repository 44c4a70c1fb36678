/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StkTemporary:
 * @path: (nullable): where it is; %NULL where there is none
 * @fd: open and locked; -1 where it is not
 *
 * A file that takes the place of another once it is whole. Who writes one holds a lock on it (`flock`), which the
 * kernel lets go with the process, so that one without a lock was left behind.
 */
typedef struct
{
  char *path;
  int fd;
} StkTemporary;

#define STK_TEMPORARY_INIT { NULL, -1 }

gboolean stk_temporary_create (StkTemporary *self, const char *folder);
gboolean stk_temporary_is_name (const char *name);
gboolean stk_temporary_take_left_behind (StkTemporary *self, const char *path);
void stk_temporary_unlink (StkTemporary *self);
void stk_temporary_clear (StkTemporary *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StkTemporary, stk_temporary_clear)

G_END_DECLS
