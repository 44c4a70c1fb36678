/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-overlay.h"

G_BEGIN_DECLS

/* A member or element of the original in its order. */
typedef struct
{
  char *key;      /* of a member; the description of an element */
  JsonNode *node; /* what was not known; %NULL where something known stood */
} StkOverlaySlot;

struct _StkOverlay
{
  gboolean is_array;    /* whether this is about an array's elements, not about an object's members */
  GArray *slots;        /* of StkOverlaySlot; %NULL where nothing was unknown */
  GHashTable *children; /* key or description → StkOverlay; %NULL where there are none */
  JsonNode *original;   /* what stands for @known, as long as that is what the program writes; %NULL elsewhere */
  JsonNode *known;
};

void stk_overlay_add_slot (StkOverlay *self, const char *key, JsonNode *node);
void stk_overlay_take_child (StkOverlay *self, const char *key, StkOverlay *child);
void stk_overlay_drop_idle_slots (StkOverlay *self);

G_END_DECLS
