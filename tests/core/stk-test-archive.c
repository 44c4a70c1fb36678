/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-test-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define WORD_NAMESPACES \
  "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' " \
  "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' " \
  "xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' " \
  "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' " \
  "xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml'"
#define ODF_NAMESPACES \
  "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' " \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' " \
  "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' " \
  "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' " \
  "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' " \
  "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' " \
  "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' " \
  "xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0' " \
  "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xlink='http://www.w3.org/1999/xlink' " \
  "xmlns:loext='urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0'"

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *buffer, size_t size)
{
  g_byte_array_append (data, buffer, (guint) size);

  return (la_ssize_t) size;
}

/* A zip archive with these parts, in this order. */
GBytes *
stk_test_archive_new (const StkTestPart *parts, size_t n_parts)
{
  GByteArray *bytes = g_byte_array_new ();
  struct archive *archive = archive_write_new ();

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  archive_write_set_bytes_per_block (archive, 0);
  g_assert_cmpint (archive_write_open (archive, bytes, NULL, write_cb, NULL), ==, ARCHIVE_OK);
  for (size_t i = 0; i < n_parts; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      size_t size = parts[i].data ? strlen (parts[i].data) : 0;

      if (parts[i].data != NULL)
        {
          archive_entry_set_pathname (entry, parts[i].name);
          archive_entry_set_size (entry, (la_int64_t) size);
          archive_entry_set_filetype (entry, AE_IFREG);
          archive_entry_set_perm (entry, 0644);
          g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
          g_assert_cmpint (archive_write_data (archive, parts[i].data, size), ==, (int) size);
        }
      archive_entry_free (entry);
    }
  archive_write_close (archive);
  archive_write_free (archive);

  return g_byte_array_free_to_bytes (bytes);
}

/* A Word document. @comments has two parts with a line feed between them: the comments, and which answers which. */
GBytes *
stk_test_docx_new (const char *body, const char *styles, const char *notes, const char *comments)
{
  g_auto (GStrv) both = g_strsplit (comments ? comments : "\n", "\n", 2);
  g_autofree char *document = g_strdup_printf ("<w:document " WORD_NAMESPACES "><w:body>%s</w:body></w:document>", body);
  g_autofree char *style_part = g_strdup_printf ("<w:styles " WORD_NAMESPACES ">%s</w:styles>", styles ? styles : "");
  g_autofree char *note_part = g_strdup_printf ("<w:footnotes " WORD_NAMESPACES ">%s</w:footnotes>", notes ? notes : "");
  g_autofree char *comment_part = g_strdup_printf ("<w:comments " WORD_NAMESPACES ">%s</w:comments>", both[0]);
  g_autofree char *thread_part =
    g_strdup_printf ("<w15:commentsEx " WORD_NAMESPACES ">%s</w15:commentsEx>", both[1] ? both[1] : "");
  const StkTestPart parts[] = {
    { "[Content_Types].xml",
      "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/word/text.xml' "
      "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>" },
    { "_rels/.rels",
      "<Relationships><Relationship Id='a' Type='" RELATIONS "officeDocument' Target='word/text.xml'/>"
      "<Relationship Id='b' Type='http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties' "
      "Target='docProps/core.xml'/></Relationships>" },
    { "word/_rels/text.xml.rels",
      "<Relationships><Relationship Id='a' Type='" RELATIONS "styles' Target='styles.xml'/>"
      "<Relationship Id='b' Type='" RELATIONS "footnotes' Target='./footnotes.xml'/>"
      "<Relationship Id='c' Type='" RELATIONS "comments' Target='/word/comments.xml'/>"
      "<Relationship Id='d' Type='http://schemas.microsoft.com/office/2011/relationships/commentsExtended' "
      "Target='commentsExtended.xml'/>"
      "<Relationship Id='e' Type='" RELATIONS "hyperlink' Target='https://e.example/' TargetMode='External'/>"
      "</Relationships>" },
    { "word/text.xml", document },
    { "word/styles.xml", style_part },
    { "word/footnotes.xml", note_part },
    { "word/comments.xml", comment_part },
    { "word/commentsExtended.xml", thread_part },
    { "docProps/core.xml",
      "<cp:coreProperties xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'><dc:title>The Bridge</dc:title>"
      "<dc:creator>Ada Byron</dc:creator><cp:lastModifiedBy>Bo Li</cp:lastModifiedBy>"
      "<dcterms:created>2026-03-01T09:00:00Z</dcterms:created><dc:language>en-GB</dc:language></cp:coreProperties>" },
  };

  return stk_test_archive_new (parts, G_N_ELEMENTS (parts));
}

/* An OpenDocument text. */
GBytes *
stk_test_odt_new (const char *automatic_styles, const char *text)
{
  g_autofree char *content =
    g_strdup_printf ("<office:document-content " ODF_NAMESPACES "><office:automatic-styles>%s</office:automatic-styles>"
                     "<office:body><office:text>%s</office:text></office:body></office:document-content>",
                     automatic_styles ? automatic_styles : "", text);
  const StkTestPart parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.text" },
    { "content.xml", content },
    { "styles.xml",
      "<office:document-styles " ODF_NAMESPACES "><office:styles><style:default-style style:family='paragraph'>"
      "<style:text-properties fo:language='de' fo:country='AT'/></style:default-style>"
      "<style:style style:name='Heading_20_2' style:display-name='Heading 2' style:family='paragraph'>"
      "<style:text-properties fo:font-weight='bold'/></style:style>"
      "<style:style style:name='Strong_20_Emphasis' style:family='text'><style:text-properties fo:font-weight='bold'/>"
      "</style:style></office:styles></office:document-styles>" },
    { "meta.xml",
      "<office:document-meta " ODF_NAMESPACES "><office:meta><dc:title>The Bridge</dc:title>"
      "<meta:initial-creator>Ada Byron</meta:initial-creator><dc:creator>Bo Li</dc:creator>"
      "<meta:creation-date>2026-03-01T09:00:00</meta:creation-date></office:meta></office:document-meta>" },
  };

  return stk_test_archive_new (parts, G_N_ELEMENTS (parts));
}
