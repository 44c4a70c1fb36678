/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

const char *stk_json_get_string (JsonObject *object, const char *key);
JsonObject *stk_json_get_object (JsonObject *object, const char *key);
const char *stk_json_get_iri (JsonObject *object, const char *key);
gboolean stk_json_get_count (JsonObject *object, const char *key, size_t *count);
GPtrArray *stk_json_list_values (JsonObject *object, const char *key);
gboolean stk_json_has_string (JsonObject *object, const char *key, const char *string);

G_END_DECLS
