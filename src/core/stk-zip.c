/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-zip-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* An archive is never unpacked to disk, so that names in it can do no harm: they are only compared with those
 * that are wanted. */

#define CHUNK_BYTES ((size_t) 256 * 1024)

/* Entries that are looked at for a part. */
#define MAX_ENTRIES 20000

typedef struct archive Archive;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

/* Opens an archive at one of its parts. */
static Archive *
open_at (GBytes *bytes, const char *part, gboolean *encrypted)
{
  g_autoptr (Archive) archive = archive_read_new ();
  struct archive_entry *entry;
  size_t size;
  const void *data = g_bytes_get_data (bytes, &size);

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    return NULL;

  for (int i = 0; i < MAX_ENTRIES; i++)
    {
      int result = archive_read_next_header (archive, &entry);
      const char *name;

      if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
        return NULL;
      name = archive_entry_pathname_utf8 (entry);
      if (name == NULL || g_ascii_strcasecmp (name, part) != 0)
        continue;
      *encrypted = archive_entry_is_encrypted (entry) != 0;
      return g_steal_pointer (&archive);
    }

  return NULL;
}

static void
set_damaged (const char *name, const char *part, GError **error)
{
  g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT,
               /* Translators: the second %s is a file inside of the first. */
               _ ("“%s” is damaged: “%s” in it is missing or cannot be unpacked. "
                  "Open it in the program that it comes from, and save it again, or ask for another copy."),
               name, part);
}

static GBytes *
unpack (Archive *archive, const StkArticleInput *input, const char *part, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);

  while (TRUE)
    {
      la_ssize_t n = archive_read_data (archive, chunk, CHUNK_BYTES);

      if (g_cancellable_set_error_if_cancelled (input->cancellable, error))
        return NULL;
      if (n < 0)
        {
          set_damaged (input->name, part, error);
          return NULL;
        }
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (bytes->len + (size_t) n > STK_ZIP_MAX_PART_BYTES)
        {
          g_autofree char *limit = g_format_size_full (STK_ZIP_MAX_PART_BYTES, G_FORMAT_SIZE_IEC_UNITS);

          g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_TOO_LARGE,
                       /* Translators: the second %s is a file inside of the first, the third a size with its unit. */
                       _ ("“%s” is too large: “%s” in it has more than %s when it is unpacked, so it is hardly an "
                          "article. Split it, or save it as plain text."),
                       input->name, part, limit);
          return NULL;
        }
      g_byte_array_append (bytes, chunk, (guint) n);
    }
}

/**
 * stk_zip_has:
 * @archive: an archive
 * @part: the name of a part, in any case
 *
 * Returns: whether there is such a part
 */
gboolean
stk_zip_has (GBytes *archive, const char *part)
{
  gboolean encrypted;
  g_autoptr (Archive) found = open_at (archive, part, &encrypted);

  return found != NULL;
}

/**
 * stk_zip_get:
 * @input: an archive
 * @part: the name of a part, in any case
 * @error: return location for a [error@Stk.ArticleError]
 *
 * Unpacks a part of an archive, up to %STK_ZIP_MAX_PART_BYTES.
 *
 * Returns: (transfer full) (nullable): what is in it, or %NULL with @error set
 */
GBytes *
stk_zip_get (const StkArticleInput *input, const char *part, GError **error)
{
  gboolean encrypted;
  g_autoptr (Archive) archive = open_at (input->bytes, part, &encrypted);

  if (archive == NULL)
    {
      set_damaged (input->name, part, error);
      return NULL;
    }
  if (encrypted)
    {
      g_set_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_FORMAT,
                   _ ("“%s” is protected by a password. Open it in the program that it comes from, and save it "
                      "without one."),
                   input->name);
      return NULL;
    }

  return unpack (archive, input, part, error);
}

/**
 * stk_zip_get_optional:
 * @input: an archive
 * @part: the name of a part, in any case
 * @error: return location for a [error@Stk.ArticleError]
 *
 * Like stk_zip_get(), for a part that need not be there.
 *
 * Returns: (transfer full) (nullable): what is in it; %NULL without @error set if there is no such part
 */
GBytes *
stk_zip_get_optional (const StkArticleInput *input, const char *part, GError **error)
{
  return stk_zip_has (input->bytes, part) ? stk_zip_get (input, part, error) : NULL;
}
