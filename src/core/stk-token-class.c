/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-token-class-private.h"

/* Typographic variants: what an editor's program, or a typesetter, puts for another without changing the words. */
typedef struct
{
  gunichar first;
  gunichar last;
  const char *folded;
} Variant;

static const Variant VARIANTS[] = {
  { 0x00ab, 0x00ab, "\"" }, /* « */
  { 0x00ad, 0x00ad, "" },   /* soft hyphen */
  { 0x00b4, 0x00b4, "'" },  /* acute accent as an apostrophe */
  { 0x00bb, 0x00bb, "\"" }, /* » */
  { 0x02b9, 0x02b9, "'" },  /* modifier letter prime */
  { 0x02bb, 0x02bd, "'" },  /* modifier letter apostrophes */
  { 0x200b, 0x200f, "" },   /* zero width space and joiners, marks of direction */
  { 0x2010, 0x2015, "-" },  /* hyphens and dashes */
  { 0x2018, 0x201b, "'" },  /* single quotation marks */
  { 0x201c, 0x201f, "\"" }, /* double quotation marks */
  { 0x2026, 0x2026, "..." },
  { 0x202a, 0x202e, "" }, /* embeddings of direction */
  { 0x2032, 0x2032, "'" },
  { 0x2033, 0x2033, "\"" },
  { 0x2035, 0x2035, "'" },
  { 0x2036, 0x2036, "\"" },
  { 0x2039, 0x203a, "'" }, /* ‹ › */
  { 0x2060, 0x2060, "" },  /* word joiner */
  { 0x2066, 0x2069, "" },  /* isolates of direction */
  { 0x2212, 0x2212, "-" }, /* minus */
  { 0x301d, 0x301f, "\"" },
  { 0xfb00, 0xfb00, "ff" }, /* ligatures */
  { 0xfb01, 0xfb01, "fi" },
  { 0xfb02, 0xfb02, "fl" },
  { 0xfb03, 0xfb03, "ffi" },
  { 0xfb04, 0xfb04, "ffl" },
  { 0xfb05, 0xfb06, "st" },
  { 0xfe58, 0xfe58, "-" },
  { 0xfe63, 0xfe63, "-" },
  { 0xfeff, 0xfeff, "" }, /* zero width no-break space */
  { 0xff02, 0xff02, "\"" },
  { 0xff07, 0xff07, "'" },
  { 0xff0d, 0xff0d, "-" },
};

static const Variant *
find_variant (gunichar c)
{
  size_t low = 0, high = G_N_ELEMENTS (VARIANTS);

  while (low < high)
    {
      size_t middle = (low + high) / 2;

      if (VARIANTS[middle].last < c)
        low = middle + 1;
      else
        high = middle;
    }

  return low < G_N_ELEMENTS (VARIANTS) && VARIANTS[low].first <= c ? &VARIANTS[low] : NULL;
}

/* Scripts that are written without spaces between words, where a letter is the best word there is. */
static gboolean
is_unspaced (gunichar c)
{
  return (c >= 0x0e00 && c <= 0x0eff) ||  /* Thai, Lao */
         (c >= 0x1000 && c <= 0x109f) ||  /* Myanmar */
         (c >= 0x1780 && c <= 0x17ff) ||  /* Khmer */
         (c >= 0x3040 && c <= 0x30ff) ||  /* kana */
         (c >= 0x3400 && c <= 0x9fff) ||  /* Han */
         (c >= 0xf900 && c <= 0xfaff) ||  /* Han for compatibility */
         (c >= 0x20000 && c <= 0x3ffff); /* Han beyond the first plane */
}

/* What a code point does when a text is taken apart. */
StkTokenClass
stk_token_class_get (gunichar c)
{
  const Variant *variant = find_variant (c);

  if (variant != NULL && *variant->folded == '\0')
    return STK_TOKEN_CLASS_IGNORED;
  if (variant != NULL && !g_ascii_isalpha (*variant->folded))
    return STK_TOKEN_CLASS_MARK;
  if (g_unichar_ismark (c))
    return STK_TOKEN_CLASS_WORD;
  if (is_unspaced (c))
    return STK_TOKEN_CLASS_MARK;
  if (g_unichar_isalnum (c))
    return STK_TOKEN_CLASS_WORD;
  if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
    return STK_TOKEN_CLASS_SPACE;

  return STK_TOKEN_CLASS_MARK;
}

/* Hyphens that stand for a dash, stops for an ellipsis, and two single marks of quotation for a double one. */
static void
fold_run (GString *folded)
{
  if (g_str_equal (folded->str, "--") || g_str_equal (folded->str, "---"))
    g_string_assign (folded, "-");
  else if (g_str_equal (folded->str, "''") || g_str_equal (folded->str, "``"))
    g_string_assign (folded, "\"");
  else if (g_str_equal (folded->str, "`"))
    g_string_assign (folded, "'");
}

/* The form that all spellings of a token share which are the same for a reader: NFC, with the plainest mark among
 * variants. Free with g_free (). */
char *
stk_token_fold (const char *utf8, size_t n_bytes)
{
  g_autoptr (GString) folded = g_string_sized_new (n_bytes);

  for (const char *p = utf8; p < utf8 + n_bytes; p = g_utf8_next_char (p))
    {
      const Variant *variant = find_variant (g_utf8_get_char (p));

      if (variant != NULL)
        g_string_append (folded, variant->folded);
      else
        g_string_append_len (folded, p, g_utf8_next_char (p) - p);
    }
  fold_run (folded);

  return g_utf8_normalize (folded->str, (gssize) folded->len, G_NORMALIZE_NFC);
}
