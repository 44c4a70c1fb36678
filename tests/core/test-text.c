/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-text.h"

#include <string.h>

static StkText *
new_text (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  StkText *text = stk_text_new (utf8, -1, &error);

  g_assert_no_error (error);

  return text;
}

static void
test_new (void)
{
  static const struct
  {
    const char *utf8;
    size_t n_bytes;
    size_t length;
  } rows[] = {
    { "", 0, 0 },
    { "a", 1, 1 },
    { "a\nb", 3, 3 },
    { "é", 2, 1 },
    { "€", 3, 1 },
    { "😀", 4, 1 },
    { "👩‍👩‍👧‍👦", 25, 7 },
    { "\xef\xbb\xbfx", 4, 2 },
    { "مرحبا", 10, 5 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StkText) text = new_text (rows[i].utf8);

      g_assert_cmpuint (stk_text_get_n_bytes (text), ==, rows[i].n_bytes);
      g_assert_cmpuint (stk_text_get_length (text), ==, rows[i].length);
      g_assert_cmpstr (stk_text_get_utf8 (text), ==, rows[i].utf8);
    }
}

static void
test_invalid (void)
{
  static const struct
  {
    const char *bytes;
    gssize n_bytes;
    const char *place; /* in the message */
  } rows[] = {
    { "\xff", -1, "yte 1 (line 1, column 1)" },
    { "abc\xff", -1, "yte 4 (line 1, column 4)" },
    { "é€😀\x80", -1, "yte 10 (line 1, column 4)" },
    { "one\ntwo\n\xc3(", -1, "yte 9 (line 3, column 1)" },
    { "one\r\ntwo\rthree\n é\xe2\x82", -1, "yte 19 (line 4, column 3)" },
    { "a\0b", 3, "NUL character at byte 2 (line 1, column 2)" },
    { "\xef\xbb\xbf\xff", -1, "yte 4 (line 1, column 1)" },
    { "\xc0\xaf", -1, "yte 1 " },         /* overlong */
    { "\xed\xa0\x80", -1, "yte 1 " },     /* surrogate */
    { "\xf4\x90\x80\x80", -1, "yte 1 " }, /* beyond U+10FFFF */
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (stk_text_new (rows[i].bytes, rows[i].n_bytes, &error));
      g_assert_error (error, STK_TEXT_ERROR, STK_TEXT_ERROR_ENCODING);
      g_assert_nonnull (strstr (error->message, rows[i].place));
    }
}

static void
test_take (void)
{
  char *utf8 = g_strdup ("é");
  g_autoptr (StkText) text = stk_text_new_take (utf8, 2, NULL);

  g_assert_true (stk_text_get_utf8 (text) == utf8);
  g_assert_null (stk_text_new_take (g_strdup ("\xff"), 1, NULL));
}

static void
test_ref (void)
{
  StkText *text = new_text ("a");
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, STK_TYPE_TEXT);
  g_value_take_boxed (&value, stk_text_ref (text));
  g_assert_true (g_value_get_boxed (&value) == text);
  stk_text_unref (text);
  g_assert_cmpstr (stk_text_get_utf8 (text), ==, "a");
}

static void
test_ranges (void)
{
  g_autoptr (StkText) text = new_text ("aé€😀z");
  static const struct
  {
    StkRange range;
    const char *words;
    gboolean inside;
  } rows[] = {
    { { 0, 5 }, "aé€😀z", TRUE },
    { { 1, 3 }, "é€", TRUE },
    { { 3, 4 }, "😀", TRUE },
    { { 2, 2 }, "", TRUE },
    { { 5, 5 }, "", TRUE },
    { { 4, 99 }, "z", FALSE },
    { { 99, 100 }, "", FALSE },
    { { 3, 1 }, "", FALSE },
    { { 0, G_MAXSIZE }, "aé€😀z", FALSE },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = stk_text_dup_range (text, rows[i].range);

      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_cmpint (stk_text_range_equals (text, rows[i].range, rows[i].words), ==, rows[i].inside);
      g_assert_false (stk_text_range_equals (text, rows[i].range, "é"));
    }
}

static void
test_digest (void)
{
  static const struct
  {
    const char *utf8;
    const char *digest;
  } rows[] = {
    { "", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "é", "sha256:4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StkText) text = new_text (rows[i].utf8);
      g_autofree char *digest = stk_text_dup_digest (text);

      g_assert_cmpstr (digest, ==, rows[i].digest);
    }
}

static void
append_random_char (GString *string, gboolean ascii)
{
  static const gunichar pool[] = { 'a', ' ', '\n', 0xe9, 0x5d0, 0x20ac, 0x4e2d, 0x1f600, 0x10ffff, 0xfeff };

  g_string_append_unichar (string, pool[g_test_rand_int_range (0, ascii ? 3 : G_N_ELEMENTS (pool))]);
}

/* Offsets agree with a naive count, whatever the text. */
static void
test_offsets (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (StkText) text = NULL;
      int n = g_test_rand_int_range (0, 2000);
      size_t offset = 0;

      for (int i = 0; i < n; i++)
        append_random_char (string, round % 10 == 0 || i < 300);
      text = new_text (string->str);
      g_assert_cmpuint (stk_text_get_length (text), ==, g_utf8_strlen (string->str, -1));

      for (const char *p = string->str; *p != '\0'; p = g_utf8_next_char (p), offset++)
        {
          size_t byte = (size_t) (p - string->str);

          g_assert_cmpuint (stk_text_get_byte_offset (text, offset), ==, byte);
          g_assert_cmpuint (stk_text_get_char (text, offset), ==, g_utf8_get_char (p));
          for (const char *q = p; q < g_utf8_next_char (p); q++)
            g_assert_cmpuint (stk_text_get_offset_at_byte (text, (size_t) (q - string->str)), ==, offset);
        }
      g_assert_cmpuint (stk_text_get_byte_offset (text, offset), ==, string->len);
      g_assert_cmpuint (stk_text_get_byte_offset (text, G_MAXSIZE), ==, string->len);
      g_assert_cmpuint (stk_text_get_offset_at_byte (text, string->len), ==, offset);
      g_assert_cmpuint (stk_text_get_offset_at_byte (text, G_MAXSIZE), ==, offset);
      g_assert_cmpuint (stk_text_get_char (text, offset), ==, 0);
    }
}

/* The words of each range, joined by "|". */
static char *
join (StkText *text, GArray *ranges)
{
  GString *joined = g_string_new (NULL);
  size_t last_end = 0;

  for (unsigned int i = 0; i < ranges->len; i++)
    {
      StkRange range = g_array_index (ranges, StkRange, i);
      g_autofree char *words = stk_text_dup_range (text, range);

      g_assert_cmpuint (range.start, >=, last_end);
      g_assert_cmpuint (range.start, <, range.end);
      last_end = range.end;
      if (i > 0)
        g_string_append_c (joined, '|');
      g_string_append (joined, words);
    }

  return g_string_free_and_steal (joined);
}

typedef struct
{
  const char *text;
  const char *expected;
} Row;

static void
test_words (void)
{
  static const Row rows[] = {
    { "", "" },
    { " , .", "" },
    { "One two,three.", "One|two|three" },
    { "It isn’t 3.5 km.", "It|isn’t|3.5|km" },
    { "😀 emoji 👩‍👧 no", "emoji|no" },
    { "قال نعم.", "قال|نعم" },
    { "naïve café", "naïve|café" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StkText) text = new_text (rows[i].text);
      g_autoptr (GArray) words = stk_text_list_words (text, STK_RANGE (0, G_MAXSIZE));
      g_autofree char *joined = join (text, words);

      g_assert_cmpstr (joined, ==, rows[i].expected);
    }
}

static void
test_word_at (void)
{
  g_autoptr (StkText) text = new_text ("😀 ab, cd éf");
  static const struct
  {
    size_t offset;
    StkRange expected;
  } rows[] = {
    { 0, { 0, 0 } },
    { 1, { 1, 1 } },
    { 2, { 2, 4 } },
    { 3, { 2, 4 } },
    { 4, { 2, 4 } },
    { 5, { 5, 5 } },
    { 6, { 6, 8 } },
    { 10, { 9, 11 } },
    { 11, { 9, 11 } },
    { 12, { 12, 12 } },
    { G_MAXSIZE, { G_MAXSIZE, G_MAXSIZE } },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      StkRange range = stk_text_get_word_at (text, STK_RANGE (0, 11), rows[i].offset);

      g_assert_cmpuint (range.start, ==, rows[i].expected.start);
      g_assert_cmpuint (range.end, ==, rows[i].expected.end);
    }

  /* Nothing outside of what is looked at counts. */
  g_assert_true (stk_range_equal (stk_text_get_word_at (text, STK_RANGE (3, 7), 3), STK_RANGE (3, 4)));
  g_assert_true (stk_range_equal (stk_text_get_word_at (text, STK_RANGE (3, 7), 7), STK_RANGE (6, 7)));
  g_assert_true (stk_range_equal (stk_text_get_word_at (text, STK_RANGE (3, 7), 8), STK_RANGE (8, 8)));
}

static const Row sentences[] = {
  { "", "" },
  { "  ", "" },
  { "One.", "One." },
  { " One. Two! Three? ", "One.|Two!|Three?" },
  { "No end", "No end" },
  { "Wait... Then go.", "Wait...|Then go." },
  { "Well… then go. Well… Then go.", "Well… then go.|Well… Then go." },

  /* Abbreviations */
  { "The U.S. officials left. They ran.", "The U.S. officials left.|They ran." },
  { "The U.S. Senate met. It left.", "The U.S. Senate met.|It left." },
  { "He is in the U.S. The rest is not.", "He is in the U.S.|The rest is not." },
  { "Mr. Smith and Mrs. Jones met Dr. Who. All left.", "Mr. Smith and Mrs. Jones met Dr. Who.|All left." },
  { "J. K. Rowling met J.R.R. Tolkien. They sang.", "J. K. Rowling met J.R.R. Tolkien.|They sang." },
  { "With Joe R. Biden there. He left.", "With Joe R. Biden there.|He left." },
  { "See No. 5 and No. 6. They differ.", "See No. 5 and No. 6.|They differ." },
  { "He said No. Then he left.", "He said No.|Then he left." },
  { "At 8 a.m. on Monday it rained.", "At 8 a.m. on Monday it rained." },
  { "At 8 a.m. Monday it rained.", "At 8 a.m. Monday it rained." },
  { "It began at 8 a.m. Police came.", "It began at 8 a.m.|Police came." },
  { "With Gen. Lee, Sen. Ray and Gov. Poe. It ended.", "With Gen. Lee, Sen. Ray and Gov. Poe.|It ended." },
  { "In St. Louis. On Main St. The bus came.", "In St. Louis.|On Main St.|The bus came." },
  { "Acme Inc. Chairman Bo Li left. He ran.", "Acme Inc. Chairman Bo Li left.|He ran." },
  { "He works for Acme Inc. The firm is small.", "He works for Acme Inc.|The firm is small." },
  { "On Jan. 6 it rained. In Jan. It snowed.", "On Jan. 6 it rained.|In Jan.|It snowed." },
  { "So do I. The rest left.", "So do I.|The rest left." },
  { "They were ill. Police came.", "They were ill.|Police came." },
  { "It cost 3.5 million. Much.", "It cost 3.5 million.|Much." },
  { "1. Do this first. Then that.", "1. Do this first.|Then that." },
  { "It was 2020. Nobody came.", "It was 2020.|Nobody came." },

  /* German */
  { "Am 5. Mai kam er. Dann ging er.", "Am 5. Mai kam er.|Dann ging er." },
  { "Im 19. Jahrhundert war das so. Heute nicht.", "Im 19. Jahrhundert war das so.|Heute nicht." },
  { "Das sind z. B. Hunde. Und bzw. Katzen.", "Das sind z. B. Hunde.|Und bzw. Katzen." },
  { "Dr. Huber und Prof. Maier. Sie gingen.", "Dr. Huber und Prof. Maier.|Sie gingen." },
  { "Es kostet 5 Mio. Euro. Das ist viel.", "Es kostet 5 Mio. Euro.|Das ist viel." },

  /* Quotations */
  { "“It is so,” she said. He left.", "“It is so,” she said.|He left." },
  { "“Is it true?” she asked. He left.", "“Is it true?” she asked.|He left." },
  { "\"Is it true?\" she asked. He left.", "\"Is it true?\" she asked.|He left." },
  { "“Is it true?” Mayor Lang asked. He left.", "“Is it true?” Mayor Lang asked.|He left." },
  { "“Is it true?” Nobody knows.", "“Is it true?”|Nobody knows." },
  { "He said, “It is so.” She left.", "He said, “It is so.”|She left." },
  { "He said: \"It is so.\" \"Why?\" She left.", "He said: \"It is so.\"|\"Why?\"|She left." },
  { "“One. Two.” Three.", "“One.|Two.”|Three." },
  { "(He left.) She stayed.", "(He left.)|She stayed." },
  { "Er rief: „Halt!“ und lief. Dann nicht.", "Er rief: „Halt!“ und lief.|Dann nicht." },
  { "Yahoo! is old. So is he.", "Yahoo! is old.|So is he." },

  /* Line breaks */
  { "One\nTwo", "One|Two" },
  { "This line is wrapped by a program since it\nis long. Two.", "This line is wrapped by a program since it\nis long.|Two." },
  { "This line is wrapped by a program, as Mr.\nSmith says. Two.", "This line is wrapped by a program, as Mr.\nSmith says.|Two." },
  { "This line is wrapped by a program, as is this\nCapital. Two.", "This line is wrapped by a program, as is this\nCapital.|Two." },
  { "This line is wrapped by a program, as is this\n\nCapital", "This line is wrapped by a program, as is this|Capital" },
  { "One.\nTwo.", "One.|Two." },

  /* Other scripts */
  { "😀 One. 😀 Two.", "😀 One.|😀 Two." },
  { "彼は来た。彼女は行った。", "彼は来た。|彼女は行った。" },
  { "هل جاء؟ نعم. ثم مضى.", "هل جاء؟|نعم.|ثم مضى." },
  { "Он пришёл. Она ушла.", "Он пришёл.|Она ушла." },
};

static void
test_sentences (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (StkText) text = new_text (sentences[i].text);
      g_autoptr (GArray) found = stk_text_list_sentences (text, STK_RANGE (0, G_MAXSIZE));
      g_autofree char *joined = join (text, found);

      g_assert_cmpstr (joined, ==, sentences[i].expected);

      /* One by one it is the same. */
      for (unsigned int j = 0; j < found->len; j++)
        {
          StkRange range = g_array_index (found, StkRange, j);

          for (size_t offset = range.start; offset < range.end; offset++)
            g_assert_true (stk_range_equal (
              stk_text_get_sentence_at (text, STK_RANGE (0, G_MAXSIZE), offset), range));
        }
    }
}

static void
test_sentence_at (void)
{
  g_autoptr (StkText) text = new_text ("😀.  Aé.  Bé. ");
  static const struct
  {
    size_t offset;
    StkRange expected;
  } rows[] = {
    { 0, { 0, 2 } },
    { 3, { 0, 2 } },
    { 4, { 4, 7 } },
    { 8, { 4, 7 } },
    { 9, { 9, 12 } },
    { 12, { 9, 12 } },
    { 13, { 9, 12 } },
    { 14, { 14, 14 } },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      StkRange range = stk_text_get_sentence_at (text, STK_RANGE (0, G_MAXSIZE), rows[i].offset);

      g_assert_cmpuint (range.start, ==, rows[i].expected.start);
      g_assert_cmpuint (range.end, ==, rows[i].expected.end);
    }
  g_assert_true (stk_range_equal (stk_text_get_sentence_at (text, STK_RANGE (5, 6), 5), STK_RANGE (5, 6)));
  g_assert_true (stk_range_equal (stk_text_get_sentence_at (text, STK_RANGE (2, 4), 3), STK_RANGE (3, 3)));
}

/* Sentences of any text lie inside, in order, and leave out nothing but white space. */
static void
test_sentences_random (void)
{
  const char *const units[] = { ". ", "? ", "“", "”", "A", "b", " ", "\n", "\n\n", "Mr", "U.S.", "5", "😀", "。", "…", "said " };

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (StkText) text = NULL;
      g_autoptr (GArray) found = NULL;
      int n = g_test_rand_int_range (0, 30);
      size_t at = 0;

      for (int i = 0; i < n; i++)
        g_string_append (string, units[g_test_rand_int_range (0, G_N_ELEMENTS (units))]);
      text = new_text (string->str);
      found = stk_text_list_sentences (text, STK_RANGE (0, G_MAXSIZE));
      for (unsigned int i = 0; i <= found->len; i++)
        {
          StkRange range = i < found->len ? g_array_index (found, StkRange, i)
                                          : STK_RANGE (stk_text_get_length (text), stk_text_get_length (text));

          for (; at < range.start; at++)
            g_assert_true (g_unichar_isspace (stk_text_get_char (text, at)));
          g_assert_cmpuint (at, ==, range.start);
          at = range.end;
        }
    }
}

static gpointer
break_in_thread_cb (gpointer data)
{
  StkText *text = data;

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GArray) words = stk_text_list_words (text, STK_RANGE (0, G_MAXSIZE));
      g_autoptr (GArray) found = stk_text_list_sentences (text, STK_RANGE (0, G_MAXSIZE));

      g_assert_cmpuint (words->len, ==, 4);
      g_assert_cmpuint (found->len, ==, 2);
    }
  stk_text_unref (text);

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (StkText) text = new_text ("One two. Three fôur.");
  GThread *threads[4];

  for (size_t i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("break", break_in_thread_cb, stk_text_ref (text));
  for (size_t i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_locate (void)
{
  static const struct
  {
    const char *text;
    size_t byte;
    size_t line;
    size_t column;
  } rows[] = {
    { "", 0, 1, 1 },
    { "abc", 2, 1, 3 },
    { "é\nb", 3, 2, 1 },
    { "a\r\nb", 3, 2, 1 },
    { "a\rb", 2, 2, 1 },
    { "a\n\n\nb", 4, 4, 1 },
    { "éé😀x", 8, 1, 4 },
    { "\xef\xbb\xbfx", 3, 1, 1 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      size_t line, column;

      stk_text_locate (rows[i].text, rows[i].byte, &line, &column);
      g_assert_cmpuint (line, ==, rows[i].line);
      g_assert_cmpuint (column, ==, rows[i].column);
    }
}

static void
test_range (void)
{
  StkRange range = { 2, 5 };
  g_autoptr (StkRange) copy = stk_range_copy (&range);

  g_assert_true (stk_range_equal (*copy, range));
  g_assert_cmpuint (stk_range_get_length (range), ==, 3);
  g_assert_cmpuint (stk_range_get_length (STK_RANGE (5, 2)), ==, 0);
  g_assert_true (stk_range_contains (range, 2));
  g_assert_true (stk_range_contains (range, 4));
  g_assert_false (stk_range_contains (range, 5));
  g_assert_true (stk_range_includes (range, STK_RANGE (2, 5)));
  g_assert_false (stk_range_includes (range, STK_RANGE (1, 3)));
  g_assert_true (stk_range_overlaps (range, STK_RANGE (4, 9)));
  g_assert_false (stk_range_overlaps (range, STK_RANGE (5, 9)));
  g_assert_false (stk_range_overlaps (range, STK_RANGE (0, 2)));
  g_assert_true (g_type_is_a (STK_TYPE_RANGE, G_TYPE_BOXED));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/new", test_new);
  g_test_add_func ("/text/invalid", test_invalid);
  g_test_add_func ("/text/take", test_take);
  g_test_add_func ("/text/ref", test_ref);
  g_test_add_func ("/text/ranges", test_ranges);
  g_test_add_func ("/text/digest", test_digest);
  g_test_add_func ("/text/offsets", test_offsets);
  g_test_add_func ("/text/words", test_words);
  g_test_add_func ("/text/word-at", test_word_at);
  g_test_add_func ("/text/sentences", test_sentences);
  g_test_add_func ("/text/sentence-at", test_sentence_at);
  g_test_add_func ("/text/sentences/random", test_sentences_random);
  g_test_add_func ("/text/threads", test_threads);
  g_test_add_func ("/text/locate", test_locate);
  g_test_add_func ("/range", test_range);

  return g_test_run ();
}
