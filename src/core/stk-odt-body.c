/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-odt-private.h"

#include <string.h>

/* Reads the text of an OpenDocument text (OASIS OpenDocument 1.3, part 3). */

/* What an element found when it began. */
typedef struct
{
  StkEmphasisFlags emphasis;
  guint n_hidden;
  gboolean has_words;
  char *style; /* owned; of a paragraph */
  int outline;
} Frame;

typedef struct
{
  StkOdtStyles *styles;    /* borrowed */
  StkFlow *flow;           /* borrowed */
  StkCommentSet *comments; /* borrowed */
  StkXml *xml;             /* borrowed */
  GArray *frames;          /* owned; of Frame: of what is open */
  StkEmphasisFlags emphasis;
  guint n_hidden;
  gboolean has_words; /* what text there is directly in the open element belongs to a paragraph */
  guint n_lists;
  guint n_items;
  guint n_cells;
  guint n_notes;

  /* Tracked changes */
  GHashTable *deletions; /* owned; the ids of those whose words stand where they were */
  char *change;          /* owned; the id of the one that is being read */
  guint n_deleted;       /* deletions that have begun and not ended */

  /* The comment that is being read */
  char *comment; /* owned; its id */
  GString *words; /* owned */
  char **property; /* borrowed; what text is, apart from the comment's words */
  guint n_paragraphs; /* of the comment, open ones */
  guint n_comments;
} Body;

typedef struct
{
  const char *name;
  void (*start) (Body *self, Frame *frame);
  void (*end) (Body *self, Frame *frame);
  gboolean skipped;
} Element;

static void
clear_frame (gpointer data)
{
  g_free (((Frame *) data)->style);
}

static void
append (Body *self, const char *utf8)
{
  if (self->property != NULL)
    {
      g_autofree char *old = *self->property;

      *self->property = g_strconcat (old ? old : "", utf8, NULL);
    }
  else if (self->comment != NULL)
    g_string_append (self->words, self->n_paragraphs > 0 ? utf8 : "");
  else if (self->n_hidden == 0 && self->n_deleted == 0 && self->has_words)
    stk_flow_append (self->flow, utf8, self->emphasis);
}

static void
start_paragraph (Body *self, Frame *frame)
{
  if (self->comment != NULL)
    {
      if (self->words->len > 0)
        g_string_append_c (self->words, '\n');
      self->n_paragraphs++;
      return;
    }
  frame->style = stk_xml_dup_attribute (self->xml, "style-name");
  self->has_words = TRUE;
  self->emphasis = stk_odt_styles_get_emphasis (self->styles, "paragraph", frame->style);
  self->n_hidden += stk_odt_styles_is_hidden (self->styles, "paragraph", frame->style);
  stk_flow_begin_paragraph (self->flow);
}

static void
end_paragraph (Body *self, Frame *frame)
{
  StkRole role = STK_ROLE_PARAGRAPH;
  int level = 0;

  if (self->comment != NULL)
    {
      self->n_paragraphs--;
      return;
    }
  stk_odt_styles_find_role (self->styles, frame->style, &role, &level);
  if (frame->outline > 0 && role != STK_ROLE_HEADLINE)
    {
      role = STK_ROLE_SUBHEAD;
      level = frame->outline;
    }
  if (self->n_notes > 0)
    role = STK_ROLE_FOOTNOTE;
  else if (role == STK_ROLE_PARAGRAPH && self->n_items > 0)
    {
      role = STK_ROLE_LIST_ITEM;
      level = (int) self->n_lists;
    }
  else if (role == STK_ROLE_PARAGRAPH && self->n_cells > 0)
    role = STK_ROLE_TABLE_CELL;
  if (self->n_deleted > 0)
    stk_flow_merge_paragraph (self->flow);
  else
    stk_flow_end_paragraph (self->flow, role, role == STK_ROLE_FOOTNOTE ? 0 : level);
}

static void
start_heading (Body *self, Frame *frame)
{
  frame->outline = CLAMP (stk_xml_get_int (self->xml, "outline-level", 1), 1, 10);
  start_paragraph (self, frame);
}

static void
start_span (Body *self, Frame *frame)
{
  g_autofree char *style = stk_xml_dup_attribute (self->xml, "style-name");

  self->emphasis |= stk_odt_styles_get_emphasis (self->styles, "text", style);
  self->n_hidden += stk_odt_styles_is_hidden (self->styles, "text", style);
}

static void
start_link (Body *self, Frame *frame)
{
  g_autofree char *href = stk_xml_dup_attribute (self->xml, "href");

  if (href != NULL && *href != '\0' && *href != '#' && self->comment == NULL)
    stk_flow_begin_link (self->flow, href);
}

static void
end_link (Body *self, Frame *frame)
{
  if (self->comment == NULL)
    stk_flow_end_link (self->flow);
}

static void
start_space (Body *self, Frame *frame)
{
  append (self, " ");
}

static void
start_break (Body *self, Frame *frame)
{
  if (self->comment != NULL)
    g_string_append_c (self->words, '\n');
  else if (self->n_hidden == 0 && self->n_deleted == 0)
    stk_flow_append_break (self->flow);
}

static void
start_list (Body *self, Frame *frame)
{
  self->n_lists++;
}

static void
end_list (Body *self, Frame *frame)
{
  self->n_lists--;
}

static void
start_item (Body *self, Frame *frame)
{
  self->n_items++;
}

static void
end_item (Body *self, Frame *frame)
{
  self->n_items--;
}

static void
start_cell (Body *self, Frame *frame)
{
  self->n_cells++;
}

static void
end_cell (Body *self, Frame *frame)
{
  self->n_cells--;
}

static void
start_note (Body *self, Frame *frame)
{
  self->n_notes++;
  self->emphasis = 0;
  self->has_words = FALSE;
}

static void
end_note (Body *self, Frame *frame)
{
  self->n_notes--;
}

/* White space between the elements in this one only lays the file out. */
static void
start_frame (Body *self, Frame *frame)
{
  self->has_words = FALSE;
}

static void
start_changed_region (Body *self, Frame *frame)
{
  g_free (self->change);
  self->change = stk_xml_dup_attribute (self->xml, "id");
}

static void
start_deletion (Body *self, Frame *frame)
{
  if (self->change != NULL)
    g_hash_table_add (self->deletions, g_steal_pointer (&self->change));
}

static gboolean
is_deletion (Body *self)
{
  g_autofree char *id = stk_xml_dup_attribute (self->xml, "change-id");

  return id != NULL && g_hash_table_contains (self->deletions, id);
}

/* Deleted words mostly stand apart, but programs that show them may write them where they were. */
static void
start_change (Body *self, Frame *frame)
{
  self->n_deleted += is_deletion (self);
}

static void
start_change_end (Body *self, Frame *frame)
{
  if (self->n_deleted > 0)
    self->n_deleted -= is_deletion (self);
}

static void
start_section (Body *self, Frame *frame)
{
  g_autofree char *display = stk_xml_dup_attribute (self->xml, "display");

  self->n_hidden += g_strcmp0 (display, "none") == 0;
}

static void
start_hidden (Body *self, Frame *frame)
{
  g_autofree char *hidden = stk_xml_dup_attribute (self->xml, "is-hidden");

  self->n_hidden += g_strcmp0 (hidden, "false") != 0;
}

static void
start_comment (Body *self, Frame *frame)
{
  g_autofree char *parent = stk_xml_dup_attribute (self->xml, "parent-name");
  g_autofree char *resolved = stk_xml_dup_attribute (self->xml, "resolved");

  if (self->comment != NULL)
    return;
  self->comment = stk_xml_dup_attribute (self->xml, "name");
  if (self->comment != NULL)
    stk_flow_begin_comment (self->flow, self->comment);
  else
    {
      /* Without a name it has no end, and is about a place. */
      self->comment = g_strdup_printf (" %u", self->n_comments++);
      stk_flow_end_comment (self->flow, self->comment);
    }
  stk_comment_set_get (self->comments, self->comment)->resolved = g_strcmp0 (resolved, "true") == 0;
  if (parent != NULL)
    stk_comment_set_set_parent (self->comments, self->comment, parent);
  g_string_truncate (self->words, 0);
}

static void
end_comment (Body *self, Frame *frame)
{
  StkComment *comment;

  if (self->comment == NULL)
    return;
  comment = stk_comment_set_get (self->comments, self->comment);
  g_free (comment->text);
  comment->text = g_strstrip (g_strdup (self->words->str));
  if (*comment->text == '\0')
    g_clear_pointer (&comment->text, g_free);
  g_clear_pointer (&self->comment, g_free);
}

static void
start_author (Body *self, Frame *frame)
{
  if (self->comment != NULL)
    self->property = &stk_comment_set_get (self->comments, self->comment)->author;
}

static void
start_time (Body *self, Frame *frame)
{
  if (self->comment != NULL)
    self->property = &stk_comment_set_get (self->comments, self->comment)->time;
}

static void
end_property (Body *self, Frame *frame)
{
  self->property = NULL;
}

static void
start_comment_end (Body *self, Frame *frame)
{
  g_autofree char *name = stk_xml_dup_attribute (self->xml, "name");

  if (name != NULL)
    stk_flow_end_comment (self->flow, name);
}

/* What is not here is looked through: it may hold text. A prefix is given where the local name has another use too; all
 * programs use the same ones. */
static const Element elements[] = {
  { "p", start_paragraph, end_paragraph, FALSE },
  { "h", start_heading, end_paragraph, FALSE },
  { "span", start_span, NULL, FALSE },
  { "a", start_link, end_link, FALSE },
  { "s", start_space, NULL, FALSE },
  { "tab", start_space, NULL, FALSE },
  { "line-break", start_break, NULL, FALSE },
  { "list", start_list, end_list, FALSE },
  { "list-item", start_item, end_item, FALSE },
  { "table-cell", start_cell, end_cell, FALSE },
  { "note", start_note, end_note, FALSE },
  { "frame", start_frame, NULL, FALSE },
  { "custom-shape", start_frame, NULL, FALSE },
  { "changed-region", start_changed_region, NULL, FALSE },
  { "change-start", start_change, NULL, FALSE },
  { "change-end", start_change_end, NULL, FALSE },
  { "section", start_section, NULL, FALSE },
  { "hidden-text", start_hidden, NULL, FALSE },
  { "hidden-paragraph", start_hidden, NULL, FALSE },
  { "annotation", start_comment, end_comment, FALSE },
  { "annotation-end", start_comment_end, NULL, FALSE },
  { "creator", start_author, end_property, FALSE },
  { "date", start_time, end_property, FALSE },
  /* What was deleted, what only programs read, and what stands there twice */
  { "deletion", start_deletion, NULL, TRUE },
  { "insertion", NULL, NULL, TRUE },
  { "format-change", NULL, NULL, TRUE },
  { "covered-table-cell", NULL, NULL, TRUE },
  { "note-citation", NULL, NULL, TRUE },
  { "ruby-text", NULL, NULL, TRUE },
  { "svg:title", NULL, NULL, TRUE },
  { "svg:desc", NULL, NULL, TRUE },
  { "binary-data", NULL, NULL, TRUE },
  { "math", NULL, NULL, TRUE },
  { "forms", NULL, NULL, TRUE },
  { "styles", NULL, NULL, TRUE },
  { "automatic-styles", NULL, NULL, TRUE },
  { "master-styles", NULL, NULL, TRUE },
  { "font-face-decls", NULL, NULL, TRUE },
  { "settings", NULL, NULL, TRUE },
  { "scripts", NULL, NULL, TRUE },
  { "meta", NULL, NULL, TRUE },
};

static const Element *
find_element (StkXml *xml)
{
  for (size_t i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      const char *colon = strchr (elements[i].name, ':');

      if (g_str_equal (xml->name, colon ? colon + 1 : elements[i].name) &&
          (colon == NULL || stk_xml_has_prefix (xml, elements[i].name)))
        return &elements[i];
    }

  return NULL;
}

static gboolean
take_start (Body *self, GError **error)
{
  const Element *element = find_element (self->xml);
  Frame frame = { .emphasis = self->emphasis, .n_hidden = self->n_hidden, .has_words = self->has_words };

  if (element != NULL && element->start != NULL)
    element->start (self, &frame);
  if (element != NULL && element->skipped)
    return stk_xml_skip (self->xml, error);

  g_array_append_val (self->frames, frame);

  return TRUE;
}

static void
take_end (Body *self)
{
  const Element *element = find_element (self->xml);
  Frame *frame;

  if (self->frames->len == 0)
    return;
  frame = &g_array_index (self->frames, Frame, self->frames->len - 1);
  if (element != NULL && element->end != NULL)
    element->end (self, frame);
  self->emphasis = frame->emphasis;
  self->n_hidden = frame->n_hidden;
  self->has_words = frame->has_words;
  g_array_set_size (self->frames, self->frames->len - 1);
}

/* Gives the text of a document to the flow. */
gboolean
stk_odt_body_read (StkOdtStyles *styles, StkFlow *flow, StkCommentSet *comments, StkXml *xml, GError **error)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GHashTable) deletions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) failure = NULL;
  Body self = {
    .styles = styles,
    .flow = flow,
    .comments = comments,
    .xml = xml,
    .frames = frames,
    .words = words,
    .deletions = deletions,
  };

  g_array_set_clear_func (frames, clear_frame);
  while (failure == NULL && stk_xml_next (xml, &failure))
    {
      if (xml->event == STK_XML_START)
        take_start (&self, &failure);
      else if (xml->event == STK_XML_END)
        take_end (&self);
      else
        append (&self, xml->text);
    }
  g_free (self.comment);
  g_free (self.change);
  stk_flow_finish (flow);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}
