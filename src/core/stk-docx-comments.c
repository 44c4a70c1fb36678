/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-docx-private.h"

/* The words of a comment, with the paragraph that answers name it by. */
static void
finish_comment (StkCommentSet *comments, const char *id, GString *words)
{
  StkComment *comment = stk_comment_set_get (comments, id);

  g_free (comment->text);
  comment->text = g_strstrip (g_strdup (words->str));
  if (*comment->text == '\0')
    g_clear_pointer (&comment->text, g_free);
}

static char *
begin_comment (StkCommentSet *comments, StkXml *xml)
{
  char *id = stk_xml_dup_attribute (xml, "id");
  StkComment *comment;

  if (id == NULL)
    return NULL;
  comment = stk_comment_set_get (comments, id);
  g_free (comment->author);
  comment->author = stk_xml_dup_attribute (xml, "author");
  g_free (comment->time);
  comment->time = stk_xml_dup_attribute (xml, "date");

  return id;
}

static void
begin_paragraph (StkXml *xml, const char *id, GString *words, GHashTable *ids_by_paragraph)
{
  char *paragraph = stk_xml_dup_attribute (xml, "paraId");

  if (words->len > 0)
    g_string_append_c (words, '\n');
  if (paragraph != NULL)
    g_hash_table_insert (ids_by_paragraph, paragraph, g_strdup (id));
}

/* Reads the words of comments; their places are in the document. */
gboolean
stk_docx_comments_read (StkCommentSet *comments, StkXml *xml, GHashTable *ids_by_paragraph, GError **error)
{
  GError *failure = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean in_text = FALSE;

  while (stk_xml_next (xml, &failure))
    {
      if (xml->event == STK_XML_TEXT)
        {
          if (in_text && id != NULL)
            g_string_append (words, xml->text);
          continue;
        }
      in_text = xml->event == STK_XML_START && g_str_equal (xml->name, "t");
      if (g_str_equal (xml->name, "comment"))
        {
          if (xml->event == STK_XML_END && id != NULL)
            finish_comment (comments, id, words);
          g_clear_pointer (&id, g_free);
          g_string_truncate (words, 0);
          if (xml->event == STK_XML_START)
            id = begin_comment (comments, xml);
        }
      else if (xml->event == STK_XML_START && id != NULL && g_str_equal (xml->name, "p"))
        begin_paragraph (xml, id, words, ids_by_paragraph);
      else if (xml->event == STK_XML_START && (g_str_equal (xml->name, "br") || g_str_equal (xml->name, "tab")))
        g_string_append_c (words, ' ');
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);

  return FALSE;
}

/* Reads which comments answer others and which are dealt with. */
gboolean
stk_docx_threads_read (StkCommentSet *comments, StkXml *xml, GHashTable *ids_by_paragraph, GError **error)
{
  GError *failure = NULL;

  while (stk_xml_next (xml, &failure))
    {
      g_autofree char *paragraph = NULL, *parent = NULL;
      const char *id, *parent_id;

      if (xml->event != STK_XML_START || !g_str_equal (xml->name, "commentEx"))
        continue;
      paragraph = stk_xml_dup_attribute (xml, "paraId");
      parent = stk_xml_dup_attribute (xml, "paraIdParent");
      id = paragraph ? g_hash_table_lookup (ids_by_paragraph, paragraph) : NULL;
      parent_id = parent ? g_hash_table_lookup (ids_by_paragraph, parent) : NULL;
      if (id == NULL)
        continue;
      stk_comment_set_get (comments, id)->resolved = stk_xml_get_int (xml, "done", 0) > 0;
      if (parent_id != NULL)
        stk_comment_set_set_parent (comments, id, parent_id);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);

  return FALSE;
}
