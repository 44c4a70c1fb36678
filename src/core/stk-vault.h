/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-field.h"

G_BEGIN_DECLS

char *stk_vault_dup_path (const char *id);
gboolean stk_vault_load (const char *id, const StkField *field, char **string, GError **error);
gboolean stk_vault_store (const char *id, const StkField *const *fields, const char *const *strings, size_t n,
                          GError **error);

G_END_DECLS
