/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  STK_XML_START,
  STK_XML_END,
  STK_XML_TEXT,
} StkXmlEvent;

/**
 * StkXml:
 * @event: what comes now
 * @name: the element's name without its prefix
 * @text: the text
 *
 * Goes through XML from beginning to end, with little memory. Document types are refused, and with them
 * entities; nothing outside is ever asked for. Depth is bounded by libxml2.
 */
typedef struct
{
  StkXmlEvent event;
  const char *name;
  const char *text;

  gpointer reader;       /* owned */
  GBytes *bytes;         /* owned */
  const char *file_name; /* borrowed; for messages */
  const char *part;      /* borrowed; the same */
  GCancellable *cancellable;
  gboolean ends_empty; /* the element had no content, so that its end is due */
  guint n_events;
} StkXml;

StkXml *stk_xml_new (GBytes *bytes, const char *file_name, const char *part, GCancellable *cancellable);
void stk_xml_free (StkXml *self);
gboolean stk_xml_next (StkXml *self, GError **error);
gboolean stk_xml_skip (StkXml *self, GError **error);
void stk_xml_set_error (StkXml *self, GError **error);
gboolean stk_xml_has_prefix (StkXml *self, const char *name);
char *stk_xml_dup_attribute (StkXml *self, const char *name);
int stk_xml_get_int (StkXml *self, const char *name, int missing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkXml, stk_xml_free)

G_END_DECLS
