/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-history-private.h"
#include "stk-json-tree.h"
#include "stk-overlay.h"
#include "stk-sidecar.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The program's IRI. */
#define STK_SIDECAR_GENERATOR "https://stickler-app.github.io/"

/* What an article is, in JSON-LD. */
#define STK_SIDECAR_DOCUMENT_TYPE "schema:NewsArticle"

struct _StkSidecar
{
  GObject parent_instance;

  int version;
  char *collection_id;
  char *page_id;
  char *document_id; /* the IRI that targets name as their source */
  char *text_digest; /* of the canonical text that it was written with; %NULL if unknown */
  char *file_digest; /* of the article's file then; %NULL if unknown */
  char *encoding;    /* that the file was read in, where it does not tell itself */
  GHashTable *texts; /* digest → canonical text (char *) */
  GPtrArray *annotations;
  StkHistory *history;
  JsonObject *document; /* what it says of the article, for where the article is not at hand; %NULL if nothing */
  StkOverlay *overlay;  /* what stands around the annotations and is unknown */
};

gboolean stk_sidecar_read (StkSidecar *self, JsonNode *root, const char *name, GError **error);

char *stk_sidecar_write_tag (StkAnnotation *annotation);
StkJsonTree *stk_sidecar_write_annotation (StkAnnotation *annotation, const char *document_id);
JsonNode *stk_sidecar_write_stub (StkAnnotation *annotation);
JsonObject *stk_sidecar_write_text (const char *digest, const char *utf8);
JsonNode *stk_sidecar_write_frame (StkSidecar *self, JsonObject *document, JsonArray *items, JsonObject *history);
JsonObject *stk_sidecar_write_document (StkSidecar *self, StkArticle *article, GPtrArray *annotations);
JsonObject *stk_sidecar_write_known_document (StkSidecar *self, GPtrArray *annotations);

/* Whether each record of the list is a textual body, with its words as the value, and no link to a resource. */
gboolean stk_field_is_textual_list (const StkField *field);

G_END_DECLS
