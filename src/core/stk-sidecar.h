/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-annotation.h"
#include "stk-article.h"
#include "stk-history.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STK_TYPE_SIDECAR (stk_sidecar_get_type ())
#define STK_SIDECAR_ERROR (stk_sidecar_error_quark ())

/* The version of the format that this program writes. */
#define STK_SIDECAR_VERSION 1

/* Bytes of canonical text that a sidecar carries along; a longer one stays in the user's cache. */
#define STK_SIDECAR_MAX_TEXT (1024 * 1024)

/* Appended to the article's file name. */
#define STK_SIDECAR_SUFFIX ".annotations.json"

G_DECLARE_FINAL_TYPE (StkSidecar, stk_sidecar, STK, SIDECAR, GObject)

/**
 * StkSidecarError:
 * @STK_SIDECAR_ERROR_SYNTAX: the file is no JSON
 * @STK_SIDECAR_ERROR_FORMAT: the file is JSON, but no sidecar of this program's format
 * @STK_SIDECAR_ERROR_NEWER: the file was written by a newer version of the format
 * @STK_SIDECAR_ERROR_CHANGED: the file is not the one that was loaded: another program wrote it
 */
typedef enum
{
  STK_SIDECAR_ERROR_SYNTAX,
  STK_SIDECAR_ERROR_FORMAT,
  STK_SIDECAR_ERROR_NEWER,
  STK_SIDECAR_ERROR_CHANGED,
} StkSidecarError;

GQuark stk_sidecar_error_quark (void);

StkSidecar *stk_sidecar_new (StkArticle *article);
StkSidecar *stk_sidecar_new_from_bytes (GBytes *bytes, const char *name, GError **error);

int stk_sidecar_get_version (StkSidecar *self);
const char *stk_sidecar_get_text_digest (StkSidecar *self);
const char *stk_sidecar_get_file_digest (StkSidecar *self);
const char *stk_sidecar_get_headline (StkSidecar *self);
const char *stk_sidecar_get_encoding (StkSidecar *self);
char *stk_sidecar_dup_text (StkSidecar *self, const char *digest);
GPtrArray *stk_sidecar_get_annotations (StkSidecar *self);
StkHistory *stk_sidecar_get_history (StkSidecar *self);
StkSidecar *stk_sidecar_with_history (StkSidecar *self, StkHistory *history);
StkAnnotation *stk_sidecar_read_tag (const char *text);

GBytes *stk_sidecar_serialize (StkSidecar *self, StkArticle *article, GPtrArray *annotations);

GFile *stk_sidecar_get_file_for_article (GFile *article);
GFile *stk_sidecar_find_kept_file (GFile *article);

G_END_DECLS
