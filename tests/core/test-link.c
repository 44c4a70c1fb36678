/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-link.h"

/* Nobody takes one address for another by how it looks. */
static void
test_display (void)
{
  static const struct
  {
    const char *href;
    const char *display;
  } rows[] = {
    { "https://gazette.example/a?b=c#d", "https://gazette.example/a?b=c#d" },
    { "https://\xd0\xb0pple.example/", "https://xn--pple-43d.example/" },
    { "https://%D0%B0pple.example/", "https://xn--pple-43d.example/" },
    { "http://zürich.example:8080/straße", "http://xn--zrich-kva.example:8080/straße" },
    { "https://bank.example@\xd0\xb0pple.example/", "https://bank.example@xn--pple-43d.example/" },
    { "https://\xd0\xb0.example\\@bank.example/", "https://xn--80a.example\\@bank.example/" },
    { "//\xd0\xb0pple.example", "//xn--pple-43d.example" },
    { "https://[::1]:80/", "https://[::1]:80/" },
    { "https://a.example/\xe2\x80\xae"
      "cod.exe",
      "https://a.example/%E2%80%AEcod.exe" },
    { "https://a.example/\xe2\x80\x8b", "https://a.example/%E2%80%8B" },
    { "https://a.example/ b", "https://a.example/%20b" },
    { "mailto:desk@gazette.example", "mailto:desk@gazette.example" },
    { "/path//\xd0\xb0pple.example", "/path//\xd0\xb0pple.example" },
    { "https://", "https://" },
    { "", "" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *display = stk_link_dup_display (rows[i].href);

      g_assert_cmpstr (display, ==, rows[i].display);
    }
}

static void
test_find_host (void)
{
  static const struct
  {
    const char *href;
    const char *host;
  } rows[] = {
    { "https://gazette.example/a?b@c", "gazette.example" },
    { "https://gazette.example:8080#a", "gazette.example" },
    { "https://gazette.example:x@other.example/", "other.example" },
    { "https://a.example@a.example.org/", "a.example.org" },
    { "//gazette.example", "gazette.example" },
    { "https://[::1]:80/", "[::1]" },
    { "/path//gazette.example", NULL },
    { "mailto:desk@gazette.example", NULL },
    { "https:///a", NULL },
    { "", NULL },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *start, *end;
      gboolean found = stk_link_find_host (rows[i].href, &start, &end);
      g_autofree char *host = found ? g_strndup (start, (size_t) (end - start)) : NULL;

      g_assert_cmpstr (host, ==, rows[i].host);
    }
}

static void
test_is_web (void)
{
  static const char *const web[] = { "http://a.example", "HTTPS://a.example/b", "https://\xd0\xb0.example/" };
  static const char *const others[] = { "ftp://a.example", "mailto:a@b.example", "javascript:alert(1)", "/a", "a", "",
                                        "file:///etc/passwd", "data:text/html,a", "https:", "https://" };

  for (size_t i = 0; i < G_N_ELEMENTS (web); i++)
    g_assert_true (stk_link_is_web (web[i]));
  for (size_t i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (stk_link_is_web (others[i]));
}

static void
test_resolve (void)
{
  static const struct
  {
    const char *base;
    const char *href;
    const char *absolute;
  } rows[] = {
    { "https://fenn.example/a/b.html", "c.html", "https://fenn.example/a/c.html" },
    { "https://fenn.example/a/b.html", "/c?d#e", "https://fenn.example/c?d#e" },
    { "https://fenn.example", "c", "https://fenn.example/c" },
    { "https://fenn.example/a/", "//other.example", "https://other.example" },
    { "https://fenn.example/a/", "mailto:desk@fenn.example", "mailto:desk@fenn.example" },
    { "https://fenn.example/a/", "https://cou;n; <ol", NULL },
    { "nowhere", "c", NULL },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *absolute = stk_link_resolve (rows[i].base, rows[i].href);

      g_assert_cmpstr (absolute, ==, rows[i].absolute);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link/display", test_display);
  g_test_add_func ("/link/host", test_find_host);
  g_test_add_func ("/link/is-web", test_is_web);
  g_test_add_func ("/link/resolve", test_resolve);

  return g_test_run ();
}
