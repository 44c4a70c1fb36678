/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *stk_json_parse (GBytes *bytes, const char *name, GError **error);
void stk_json_print (GString *out, JsonNode *node);
void stk_json_print_compact (GString *out, JsonNode *node);

G_END_DECLS
