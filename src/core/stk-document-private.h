/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-document.h"
#include "stk-sidecar.h"
#include "stk-undo.h"

G_BEGIN_DECLS

struct _StkDocument
{
  GObject parent_instance;

  GFile *file;
  GFile *sidecar_file;
  StkArticle *article;
  StkAnnotationList *annotations;
  StkUndo *undo;
  StkAgent *agent;

  StkSidecar *sidecar;   /* as it was read, with what is unknown in it */
  char *version;         /* of the sidecar's file that edits are based on; %NULL where there is none */
  GError *sidecar_error; /* why the sidecar must not be saved over */
  gboolean read_only;

  guint64 edit;       /* counts edits */
  guint64 saved_edit; /* the last one that is on disk */
  gboolean saving;
  gboolean could_undo; /* before the edit that is being made */
  gboolean could_redo;
};

void stk_document_set_saved (StkDocument *self, guint64 edit);

G_END_DECLS
