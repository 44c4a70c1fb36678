/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-text-cache.h"

#include <glib/gstdio.h>

/* Canonical texts that are too long to be carried along in a sidecar, by their digest. They are only a help in finding
 * tags again, so nothing here is an error: what cannot be kept or found is done without. */

static char *
get_path (const char *digest)
{
  const char *hex = g_str_has_prefix (digest, "sha256:") ? digest + strlen ("sha256:") : NULL;

  /* a digest may come from a file that somebody else wrote */
  if (hex == NULL || strlen (hex) != 64 || strspn (hex, "0123456789abcdef") != 64)
    return NULL;

  return g_build_filename (g_get_user_cache_dir (), "stickler", "texts", hex, NULL);
}

/**
 * stk_text_cache_put:
 * @digest: the digest of a text, `sha256:HEX`
 * @utf8: the text
 *
 * Keeps a text, readable for the user alone.
 */
void
stk_text_cache_put (const char *digest, const char *utf8)
{
  g_autofree char *path = get_path (digest);
  g_autofree char *folder = path ? g_path_get_dirname (path) : NULL;

  if (path == NULL || g_file_test (path, G_FILE_TEST_EXISTS) || g_mkdir_with_parents (folder, 0700) != 0)
    return;

  g_file_set_contents_full (path, utf8, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/**
 * stk_text_cache_get:
 * @digest: the digest of a text, `sha256:HEX`
 *
 * Returns: (nullable) (transfer full): the text, if it was kept and is still what the digest says
 */
char *
stk_text_cache_get (const char *digest)
{
  g_autofree char *path = get_path (digest);
  g_autofree char *utf8 = NULL;
  g_autofree char *actual = NULL;
  size_t n_bytes;

  if (path == NULL || !g_file_get_contents (path, &utf8, &n_bytes, NULL))
    return NULL;

  actual = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) utf8, n_bytes);

  return g_str_has_suffix (digest, actual) ? g_steal_pointer (&utf8) : NULL;
}
