/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A JSON value that is made to be written at once. #JsonObject has a hash table for each object, which would take most
 * of the time of a save; this has its members in a row. */
typedef struct _StkJsonTree StkJsonTree;

StkJsonTree *stk_json_tree_new_object (void);
StkJsonTree *stk_json_tree_new_array (void);
void stk_json_tree_free (StkJsonTree *self);

/* Keys are not copied, and live as long as the program; strings are. Each key may be set once. */
void stk_json_tree_set_string (StkJsonTree *self, const char *key, const char *string);
void stk_json_tree_set_boolean (StkJsonTree *self, const char *key, gboolean boolean);
void stk_json_tree_set_int (StkJsonTree *self, const char *key, gint64 integer);
void stk_json_tree_set_tree (StkJsonTree *self, const char *key, StkJsonTree *tree);
void stk_json_tree_add_string (StkJsonTree *self, const char *string);
void stk_json_tree_add_tree (StkJsonTree *self, StkJsonTree *tree);

gboolean stk_json_tree_has_member (StkJsonTree *self, const char *key);
StkJsonTree *stk_json_tree_take_lone_element (StkJsonTree *self);

gboolean stk_json_tree_equals_node (StkJsonTree *self, JsonNode *node);
JsonNode *stk_json_tree_to_node (StkJsonTree *self);
void stk_json_tree_print (GString *out, StkJsonTree *self, int depth);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkJsonTree, stk_json_tree_free)

G_END_DECLS
