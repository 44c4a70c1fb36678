/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-sniff-private.h"
#include "stk-zip-private.h"

#include <string.h>

/* Bytes of a compound file that are searched for the names of its streams; its directory lies anywhere. */
#define COMPOUND_BYTES ((size_t) 64 * 1024 * 1024)

/* A part of an archive, what stands in it, and what the archive then is. */
static const struct
{
  const char *part;
  const char *words; /* NULL: it is enough that the part is there */
  StkFormat format;
} archives[] = {
  { "mimetype", "application/vnd.oasis.opendocument.text", STK_FORMAT_ODT },
  { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", STK_FORMAT_SPREADSHEET },
  { "mimetype", "application/vnd.oasis.opendocument.presentation", STK_FORMAT_PRESENTATION },
  { "mimetype", "application/vnd.oasis.opendocument", STK_FORMAT_OFFICE },
  { "mimetype", "application/epub+zip", STK_FORMAT_EBOOK },
  { "[Content_Types].xml", "wordprocessingml.document.main+xml", STK_FORMAT_DOCX },
  { "[Content_Types].xml", "wordprocessingml.template.main+xml", STK_FORMAT_DOCX },
  { "[Content_Types].xml", "ms-word.document.macroEnabled.main+xml", STK_FORMAT_DOCX },
  { "[Content_Types].xml", "ms-word.template.macroEnabledTemplate.main+xml", STK_FORMAT_DOCX },
  { "[Content_Types].xml", "spreadsheetml", STK_FORMAT_SPREADSHEET },
  { "[Content_Types].xml", "presentationml", STK_FORMAT_PRESENTATION },
  { "word/document.xml", NULL, STK_FORMAT_DOCX },
  { "[Content_Types].xml", NULL, STK_FORMAT_OFFICE },
  { "Index/Document.iwa", NULL, STK_FORMAT_PAGES },
};

/* The name of a stream, as UTF-16, and what the compound file then is. */
static const struct
{
  const char *name;
  StkFormat format;
} streams[] = {
  { "EncryptedPackage", STK_FORMAT_ENCRYPTED },
  { "WordDocument", STK_FORMAT_OLD_WORD },
  { "Workbook", STK_FORMAT_SPREADSHEET },
  { "PowerPoint Document", STK_FORMAT_PRESENTATION },
};

static gboolean
contains (GBytes *bytes, const char *words)
{
  size_t size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 && memmem (data, size, words, strlen (words)) != NULL; /* nothing has no address */
}

static StkFormat
look_into_archive (const StkArticleInput *input)
{
  g_autoptr (GBytes) bytes = NULL;

  for (size_t i = 0; i < G_N_ELEMENTS (archives); i++)
    {
      if (archives[i].words == NULL)
        {
          if (stk_zip_has (input->bytes, archives[i].part))
            return archives[i].format;
          continue;
        }
      if (i == 0 || !g_str_equal (archives[i].part, archives[i - 1].part))
        {
          g_clear_pointer (&bytes, g_bytes_unref);
          bytes = stk_zip_get_optional (input, archives[i].part, NULL);
        }
      if (bytes != NULL && contains (bytes, archives[i].words))
        return archives[i].format;
    }

  return STK_FORMAT_COMPRESSED;
}

static StkFormat
look_into_compound (const char *data, size_t size)
{
  for (size_t i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      char name[64];
      size_t n = strlen (streams[i].name);

      for (size_t j = 0; j < n; j++)
        {
          name[2 * j] = streams[i].name[j];
          name[2 * j + 1] = '\0';
        }
      if (memmem (data, MIN (size, COMPOUND_BYTES), name, 2 * n) != NULL)
        return streams[i].format;
    }

  return STK_FORMAT_OFFICE;
}

gboolean
stk_sniff_container (const StkArticleInput *input, StkFormat *format)
{
  size_t size;
  const char *data = g_bytes_get_data (input->bytes, &size);

  if (size >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    *format = look_into_archive (input);
  else if (size >= 4 && memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0)
    *format = look_into_compound (data, size);
  else
    return FALSE;

  return TRUE;
}
