/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-docx-private.h"

#include <string.h>

/* Reads the text of WordprocessingML (ISO/IEC 29500-1, chapter 17). Elements are told by their local
 * names, which no two namespaces of a document use for different things that matter here; so both editions
 * of the standard are read. */

/* Fields lie in each other. */
#define MAX_FIELDS 32

/* What is in a paragraph besides its words. */
typedef struct
{
  char *style; /* owned */
  int list_level;
  int outline;
  gboolean has_list;
  gboolean is_list;
  gboolean end_deleted;
} Paragraph;

typedef struct
{
  GString *instruction; /* owned */
  gboolean in_result;
  gboolean is_link;
} Field;

typedef struct
{
  const StkDocxContext *context; /* borrowed */
  StkXml *xml;                   /* borrowed */
  GArray *paragraphs;            /* owned; of Paragraph: the open ones */
  GArray *fields;                /* owned; of Field: the open ones */
  GString *path;                 /* owned; of what is open: '1' for elements whose words count for nothing */
  guint n_ignored;               /* open elements of that sort */
  guint n_tables;                /* open cells */
  guint n_properties;            /* open properties of paragraphs */
  guint n_texts;                 /* open elements that hold words */
  StkEmphasisFlags emphasis;     /* of the run */
  gboolean hidden;               /* the run */
  gboolean in_row_properties;
  gboolean row_deleted;
  char *note; /* owned; the note that is being read */
} Body;

typedef struct
{
  const char *name;
  void (*start) (Body *self);
  void (*end) (Body *self);
} Element;

static Paragraph *
get_paragraph (Body *self)
{
  return self->paragraphs->len > 0 ? &g_array_index (self->paragraphs, Paragraph, self->paragraphs->len - 1) : NULL;
}

static Field *
get_field (Body *self)
{
  return self->fields->len > 0 ? &g_array_index (self->fields, Field, self->fields->len - 1) : NULL;
}

static void
clear_paragraph (gpointer data)
{
  g_free (((Paragraph *) data)->style);
}

static void
clear_field (gpointer data)
{
  g_string_free (((Field *) data)->instruction, TRUE);
}

static gboolean
is_shown (Body *self)
{
  return self->n_ignored == 0 && !self->hidden && !self->row_deleted;
}

static void
append (Body *self, const char *utf8)
{
  if (is_shown (self))
    stk_flow_append (self->context->flow, utf8, self->emphasis);
}

static void
start_paragraph (Body *self)
{
  Paragraph paragraph = { 0 };

  g_array_append_val (self->paragraphs, paragraph);
  stk_flow_begin_paragraph (self->context->flow);
}

static void
end_paragraph (Body *self)
{
  Paragraph *paragraph = get_paragraph (self);
  StkRole role = STK_ROLE_PARAGRAPH;
  int level = 0;

  if (paragraph == NULL)
    return;
  stk_docx_styles_find_role (self->context->styles, paragraph->style, &role, &level);
  if (paragraph->outline > 0)
    {
      role = STK_ROLE_SUBHEAD;
      level = paragraph->outline;
    }
  else if (paragraph->has_list && role != STK_ROLE_SUBHEAD && role != STK_ROLE_HEADLINE)
    {
      role = paragraph->is_list ? STK_ROLE_LIST_ITEM : role == STK_ROLE_LIST_ITEM ? STK_ROLE_PARAGRAPH
                                                                                  : role;
      level = paragraph->is_list ? paragraph->list_level + 1 : 0;
    }
  if (self->note != NULL)
    role = STK_ROLE_FOOTNOTE;
  else if (role == STK_ROLE_PARAGRAPH && self->n_tables > 0)
    role = STK_ROLE_TABLE_CELL;

  if (paragraph->end_deleted)
    stk_flow_merge_paragraph (self->context->flow);
  else
    stk_flow_end_paragraph (self->context->flow, role, role == STK_ROLE_FOOTNOTE ? 0 : level);
  g_array_set_size (self->paragraphs, self->paragraphs->len - 1);
}

static void
start_properties (Body *self)
{
  self->n_properties++;
}

static void
end_properties (Body *self)
{
  self->n_properties--;
}

static void
start_style (Body *self)
{
  Paragraph *paragraph = get_paragraph (self);

  if (paragraph != NULL && self->n_properties > 0 && paragraph->style == NULL)
    paragraph->style = stk_xml_dup_attribute (self->xml, "val");
}

static void
start_list_level (Body *self)
{
  Paragraph *paragraph = get_paragraph (self);

  if (paragraph != NULL)
    paragraph->list_level = CLAMP (stk_xml_get_int (self->xml, "val", 0), 0, 8);
}

/* Zero takes a paragraph out of the list of its style. */
static void
start_list (Body *self)
{
  Paragraph *paragraph = get_paragraph (self);

  if (paragraph == NULL)
    return;
  paragraph->has_list = TRUE;
  paragraph->is_list = stk_xml_get_int (self->xml, "val", 0) > 0;
}

static void
start_outline (Body *self)
{
  Paragraph *paragraph = get_paragraph (self);
  int number = stk_xml_get_int (self->xml, "val", 9);

  if (paragraph != NULL && number >= 0 && number < 9)
    paragraph->outline = number + 1;
}

static void
start_run (Body *self)
{
  self->emphasis = 0;
  self->hidden = FALSE;
}

static void
start_run_style (Body *self)
{
  g_autofree char *id = stk_xml_dup_attribute (self->xml, "val");

  if (self->n_properties == 0)
    self->emphasis |= stk_docx_styles_get_emphasis (self->context->styles, id);
}

static void
start_emphasis (Body *self)
{
  StkEmphasisFlags flag = stk_docx_get_emphasis (self->xml);

  if (self->n_properties > 0)
    return;
  if (stk_docx_is_on (self->xml))
    self->emphasis |= flag;
  else
    self->emphasis &= ~flag;
}

static void
start_vanish (Body *self)
{
  if (self->n_properties == 0)
    self->hidden = stk_docx_is_on (self->xml);
}

static void
start_ignored (Body *self)
{
  self->n_ignored++;
  self->path->str[self->path->len - 1] = '1';
}

/* What was deleted is gone, as if the deletion were accepted: words, the end of a paragraph, or a row. */
static void
start_deleted (Body *self)
{
  Paragraph *paragraph = get_paragraph (self);

  if (self->in_row_properties)
    self->row_deleted = TRUE;
  else if (self->n_properties > 0 && paragraph != NULL)
    paragraph->end_deleted = TRUE;
  else
    start_ignored (self);
}

static void
start_row_properties (Body *self)
{
  self->in_row_properties = TRUE;
}

static void
end_row_properties (Body *self)
{
  self->in_row_properties = FALSE;
}

static void
end_row (Body *self)
{
  self->row_deleted = FALSE;
}

static void
start_cell (Body *self)
{
  self->n_tables++;
}

static void
end_cell (Body *self)
{
  self->n_tables--;
}

static void
start_text (Body *self)
{
  self->n_texts++;
}

static void
end_text (Body *self)
{
  self->n_texts--;
}

static void
start_break (Body *self)
{
  if (is_shown (self))
    stk_flow_append_break (self->context->flow);
}

/* Tab stops of paragraphs have the same name. */
static void
start_tab (Body *self)
{
  if (self->n_properties == 0)
    append (self, " ");
}

static void
start_hyphen (Body *self)
{
  append (self, "\xe2\x80\x91");
}

/* Symbols of fonts that have their own order stand in the private use area: nobody knows what they look like. */
static void
start_symbol (Body *self)
{
  g_autofree char *value = stk_xml_dup_attribute (self->xml, "char");
  guint64 c = value ? g_ascii_strtoull (value, NULL, 16) : 0;
  char utf8[8] = { 0 };

  if (c < 0x20 || c >= 0xd800 || !g_unichar_validate ((gunichar) c))
    return;
  g_unichar_to_utf8 ((gunichar) c, utf8);
  append (self, utf8);
}

static void
start_hyperlink (Body *self)
{
  g_autofree char *id = stk_xml_dup_attribute (self->xml, "id");
  const char *target = id ? g_hash_table_lookup (self->context->targets, id) : NULL;

  if (target != NULL)
    stk_flow_begin_link (self->context->flow, target);
}

static void
end_hyperlink (Body *self)
{
  stk_flow_end_link (self->context->flow);
}

/* The address in a field such as: HYPERLINK "https://…" \l "part" */
static char *
find_address (const char *instruction)
{
  const char *p = instruction + strspn (instruction, " \t\n");
  const char *end;

  if (g_ascii_strncasecmp (p, "HYPERLINK", 9) != 0)
    return NULL;
  p = strchr (p, '"');
  end = p ? strchr (p + 1, '"') : NULL;
  if (end == NULL || end == p + 1 || strstr (instruction, "\\l") != NULL)
    return NULL;

  return g_strndup (p + 1, (size_t) (end - p - 1));
}

static void
start_simple_field (Body *self)
{
  g_autofree char *instruction = stk_xml_dup_attribute (self->xml, "instr");
  g_autofree char *address = instruction ? find_address (instruction) : NULL;

  if (address != NULL)
    stk_flow_begin_link (self->context->flow, address);
}

static void
begin_result (Body *self, Field *field)
{
  g_autofree char *address = field ? find_address (field->instruction->str) : NULL;

  if (field == NULL)
    return;
  field->in_result = TRUE;
  field->is_link = address != NULL;
  if (address != NULL)
    stk_flow_begin_link (self->context->flow, address);
}

static void
start_field_char (Body *self)
{
  g_autofree char *type = stk_xml_dup_attribute (self->xml, "fldCharType");
  Field *field = get_field (self);

  if (g_strcmp0 (type, "begin") == 0 && self->fields->len < MAX_FIELDS)
    {
      Field new_field = { .instruction = g_string_new (NULL) };

      g_array_append_val (self->fields, new_field);
    }
  else if (g_strcmp0 (type, "separate") == 0)
    begin_result (self, field);
  else if (g_strcmp0 (type, "end") == 0 && field != NULL)
    {
      if (field->is_link)
        stk_flow_end_link (self->context->flow);
      g_array_set_size (self->fields, self->fields->len - 1);
    }
}

static void
start_comment (Body *self)
{
  g_autofree char *id = stk_xml_dup_attribute (self->xml, "id");

  if (id != NULL)
    stk_flow_begin_comment (self->context->flow, id);
}

/* Where the range ends; the reference stands behind it, and alone where there is no range. */
static void
start_comment_end (Body *self)
{
  g_autofree char *id = stk_xml_dup_attribute (self->xml, "id");

  if (id != NULL)
    stk_flow_end_comment (self->context->flow, id);
}

static char *
dup_note_key (Body *self, const char *type)
{
  g_autofree char *id = stk_xml_dup_attribute (self->xml, "id");

  return g_strconcat (type, " ", id, NULL);
}

static void
insert_note (Body *self, const char *type)
{
  g_autofree char *key = dup_note_key (self, type);
  GPtrArray *paragraphs = g_hash_table_lookup (self->context->notes, key);

  if (paragraphs != NULL && is_shown (self))
    stk_flow_append_paragraphs (self->context->flow, paragraphs);
}

static void
start_footnote_reference (Body *self)
{
  insert_note (self, "footnote");
}

static void
start_endnote_reference (Body *self)
{
  insert_note (self, "endnote");
}

static void
start_note (Body *self)
{
  g_free (self->note);
  self->note = dup_note_key (self, self->xml->name);
  stk_flow_begin_collecting (self->context->flow);
}

static void
end_note (Body *self)
{
  if (self->note != NULL)
    g_hash_table_insert (self->context->notes, g_steal_pointer (&self->note),
                         stk_flow_end_collecting (self->context->flow));
}

/* What is not here is looked through: it may hold text. */
static const Element elements[] = {
  { "p", start_paragraph, end_paragraph },
  { "r", start_run, NULL },
  { "t", start_text, end_text },
  { "pPr", start_properties, end_properties },
  { "pStyle", start_style, NULL },
  { "ilvl", start_list_level, NULL },
  { "numId", start_list, NULL },
  { "outlineLvl", start_outline, NULL },
  { "rStyle", start_run_style, NULL },
  { "b", start_emphasis, NULL },
  { "i", start_emphasis, NULL },
  { "u", start_emphasis, NULL },
  { "strike", start_emphasis, NULL },
  { "dstrike", start_emphasis, NULL },
  { "vanish", start_vanish, NULL },
  { "tab", start_tab, NULL },
  { "ptab", start_tab, NULL },
  { "br", start_break, NULL },
  { "cr", start_break, NULL },
  { "noBreakHyphen", start_hyphen, NULL },
  { "sym", start_symbol, NULL },
  { "hyperlink", start_hyperlink, end_hyperlink },
  { "fldSimple", start_simple_field, end_hyperlink },
  { "fldChar", start_field_char, NULL },
  { "instrText", start_text, end_text },
  { "tc", start_cell, end_cell },
  { "tr", NULL, end_row },
  { "trPr", start_row_properties, end_row_properties },
  { "del", start_deleted, NULL },
  { "moveFrom", start_deleted, NULL },
  { "commentRangeStart", start_comment, NULL },
  { "commentRangeEnd", start_comment_end, NULL },
  { "commentReference", start_comment_end, NULL },
  { "footnoteReference", start_footnote_reference, NULL },
  { "endnoteReference", start_endnote_reference, NULL },
  { "footnote", start_note, end_note },
  { "endnote", start_note, end_note },
  /* How it was before a change, what only programs read, and what stands there twice */
  { "pPrChange", start_ignored, NULL },
  { "rPrChange", start_ignored, NULL },
  { "sdtPr", start_ignored, NULL },
  { "rt", start_ignored, NULL },
  { "Fallback", start_ignored, NULL },
};

static const Element *
find_element (const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (elements); i++)
    if (g_str_equal (name, elements[i].name))
      return &elements[i];

  return NULL;
}

static void
take_text (Body *self)
{
  Field *field = get_field (self);

  if (self->n_texts == 0)
    return;
  if (field != NULL && !field->in_result)
    g_string_append (field->instruction, self->xml->text);
  else
    append (self, self->xml->text);
}

/* Properties as they were before a change must not count, so nothing in what is ignored is looked at but marks of
 * comments and fields. */
static gboolean
is_looked_at (Body *self, const Element *element)
{
  return self->n_ignored == 0 || element->start == start_comment || element->start == start_comment_end ||
         element->start == start_field_char || element->start == start_ignored || element->start == start_text;
}

static void
take_start (Body *self)
{
  const Element *element = find_element (self->xml->name);

  g_string_append_c (self->path, '0');
  if (element == NULL || !is_looked_at (self, element))
    {
      self->path->str[self->path->len - 1] = 'x';
      return;
    }
  if (element->start != NULL)
    element->start (self);
}

static void
take_end (Body *self)
{
  const Element *element;
  char mark;

  if (self->path->len == 0)
    return;
  mark = self->path->str[self->path->len - 1];
  g_string_truncate (self->path, self->path->len - 1);
  self->n_ignored -= mark == '1';
  if (mark == 'x')
    return;
  element = find_element (self->xml->name);
  if (element != NULL && element->end != NULL)
    element->end (self);
}

/* Gives the text of a part to the flow: the document, or its notes, which are only kept. */
gboolean
stk_docx_body_read (const StkDocxContext *context, StkXml *xml, GError **error)
{
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_autoptr (GString) path = g_string_new (NULL);
  GError *failure = NULL;
  Body self = { .context = context, .xml = xml, .paragraphs = paragraphs, .fields = fields, .path = path };

  g_array_set_clear_func (paragraphs, clear_paragraph);
  g_array_set_clear_func (fields, clear_field);
  while (stk_xml_next (xml, &failure))
    {
      if (xml->event == STK_XML_START)
        take_start (&self);
      else if (xml->event == STK_XML_END)
        take_end (&self);
      else
        take_text (&self);
    }
  g_free (self.note);
  if (failure == NULL)
    {
      stk_flow_finish (context->flow);
      return TRUE;
    }
  stk_flow_abandon (context->flow);
  g_propagate_error (error, failure);

  return FALSE;
}
