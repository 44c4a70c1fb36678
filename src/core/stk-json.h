/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *stk_json_parse (GBytes *bytes, const char *name, GError **error);
void stk_json_print (GString *out, JsonNode *node);
void stk_json_print_compact (GString *out, JsonNode *node);

/* Prints an object in its own way, and says so; or returns %FALSE, to have it printed. */
typedef gboolean (*StkJsonPrintFunc) (GString *out, JsonNode *object, int depth, gpointer user_data);
void stk_json_print_with (GString *out, JsonNode *node, int depth, StkJsonPrintFunc func, gpointer user_data);

/* The parts of it, for what is printed without a #JsonNode. */
void stk_json_print_string (GString *out, const char *string);
void stk_json_print_int (GString *out, gint64 integer);
void stk_json_print_break (GString *out, int depth);

G_END_DECLS
