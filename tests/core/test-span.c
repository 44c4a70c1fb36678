/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-span-private.h"
#include "stk-span.h"

#include <string.h>

/* Where the cursor is. Not in any text. */
#define CURSOR "‸"

typedef struct
{
  const char *text;     /* with the cursor */
  const char *expected; /* NULL if nothing is to be found */
} Row;

typedef gboolean (*Find) (StkArticle *article, size_t offset, StkRange *range);

/* A one-block article: a second paragraph keeps the first from being alone. */
static StkArticle *
new_article (const char *text)
{
  g_autofree char *all = g_strconcat ("Headline\n\n", text, "\n\nThe end of it.\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (all, strlen (all));
  g_autoptr (GError) error = NULL;
  StkArticle *article = stk_article_new_for_bytes (bytes, "test.txt", NULL, &error);

  g_assert_no_error (error);

  return article;
}

static char *
dup_found (StkArticle *article, Find find, size_t offset)
{
  StkRange range = STK_RANGE (G_MAXSIZE, G_MAXSIZE);

  if (!find (article, offset, &range))
    {
      g_assert_cmpuint (range.start, ==, G_MAXSIZE);
      return NULL;
    }
  g_assert_cmpuint (range.start, <, range.end);
  g_assert_cmpuint (range.end, <=, stk_text_get_length (stk_article_get_text (article)));

  return stk_text_dup_range (stk_article_get_text (article), range);
}

static void
check_row (const Row *row, Find find)
{
  const char *cursor = strstr (row->text, CURSOR);
  g_autofree char *before = g_strndup (row->text, (size_t) (cursor - row->text));
  g_autofree char *text = g_strconcat (before, cursor + strlen (CURSOR), NULL);
  g_autoptr (StkArticle) article = new_article (text);
  g_autofree char *found = dup_found (article, find, strlen ("Headline\n\n") + (size_t) g_utf8_strlen (before, -1));

  if (g_strcmp0 (found, row->expected) != 0)
    g_test_message ("in: %s", row->text);
  g_assert_cmpstr (found, ==, row->expected);
}

static void
check_rows (const Row *rows, size_t n_rows, Find find)
{
  for (size_t i = 0; i < n_rows; i++)
    check_row (&rows[i], find);
}

static const Row quotations[] = {
  /* Straight double */
  { "She called it \"a gr‸eat day\" for us.", "\"a great day\"" },
  { "She called it ‸\"a great day\" for us.", "\"a great day\"" },
  { "She called it \"‸a great day\" for us.", "\"a great day\"" },
  { "She called it \"a great day‸\" for us.", "\"a great day\"" },
  { "She called it \"a great day\"‸ for us.", "\"a great day\"" },
  { "She called it \"a great day\" ‸for us.", NULL },
  { "She called‸ it \"a great day\" for us.", NULL },
  { "\"We ‸won,\" he said. \"At last.\"", "\"We won,\"" },
  { "\"We won,\" he said. \"At‸ last.\"", "\"At last.\"" },
  { "\"We won,\" he ‸said. \"At last.\"", NULL },
  { "It may help\"inf‸orm\" the plan.", "\"inform\"" },
  { "It may help\"inform\" the pl‸an.", NULL },
  { "It may help\"inform\" the \"first‸\" plan.", "\"first\"" },
  { "A \"b\"‸\"c\" d.", "\"c\"" },
  { "The words (\"so to sp‸eak\") were his.", "\"so to speak\"" },
  { "The plan—\"a dre‸am\"—is dead.", "\"a dream\"" },
  { "He is 6'2\" ta‸ll and sells 12\" pipes.", NULL },
  { "A 12\" pipe is \"no‸t small,\" he said.", "\"not small,\"" },
  { "\"I said \"hel‸lo\" to him,\" she said.", "\"hello\"" },
  { "\"I said \"hello\" to ‸him,\" she said.", "\"I said \"hello\" to him,\"" },
  { "\"I am here, he said. \"I am th‸ere,\" he said.", "\"I am there,\"" },
  { "\"This paragraph is left open and ‸goes on.", "\"This paragraph is left open and goes on." },
  { "Nothing is quoted ‸here.", NULL },

  /* Curly double */
  { "“Dogs b‸ark,” he said.", "“Dogs bark,”" },
  { "“Dogs bark,” he s‸aid.", NULL },
  { "He wrote of “dogs” and “ca‸ts”.", "“cats”" },
  { "“She said ‘n‸o’ twice,” he said.", "‘no’" },
  { "“She said ‘no’ tw‸ice,” he said.", "“She said ‘no’ twice,”" },
  { "“He told me “go” and I we‸nt,” she said.", "“He told me “go” and I went,”" },
  { "“He told me “g‸o” and I went,” she said.", "“go”" },
  { "“This goes on in the next para‸graph.", "“This goes on in the next paragraph." },
  { "”Hej du‸”, sa hon.", "”Hej du”" },
  { "He called it “a mist‸ake\" and left.", "“a mistake\"" },

  /* German */
  { "Er sagte: „Das ist g‸ut.“ Dann ging er.", "„Das ist gut.“" },
  { "Er sagte: „Das ist gut.“ Dann g‸ing er.", NULL },
  { "„Sie rief ‚Ha‸lt‘ und lief“, sagte er.", "‚Halt‘" },
  { "„Sie rief ‚Halt‘ und l‸ief“, sagte er.", "„Sie rief ‚Halt‘ und lief“" },
  { "„Eins“ und „zw‸ei“ und „drei“.", "„zwei“" },
  { "To jest „dobra wiadom‸ość”, powiedział.", "„dobra wiadomość”" },
  { "„So ein Sal‸at\", sagte er.", "„So ein Salat\"" },

  /* Guillemets */
  { "Il a dit « c’est fi‸ni » hier.", "« c’est fini »" },
  { "Il a dit «c’est fi‸ni» hier.", "«c’est fini»" },
  { "« Ou‸i », dit-elle. « Non », dit-il.", "« Oui »" },
  { "Er sagte: »Das geht n‸icht«, und ging.", "»Das geht nicht«" },
  { "Er sagte: »Das geht nicht«, und g‸ing.", NULL },
  { "»Sie rief ›Ha‸lt‹ und lief«, sagte er.", "›Halt‹" },
  { "»Sie rief ›Halt‹ und l‸ief«, sagte er.", "»Sie rief ›Halt‹ und lief«" },
  { "«Elle a dit ‹no‸n› et partit»", "‹non›" },
  { "»Hei du‸», hän sanoi.", "»Hei du»" },

  /* Corner brackets */
  { "彼は「行き‸ます」と言った。", "「行きます」" },
  { "彼は「『は‸い』と言った」と話した。", "『はい』" },
  { "彼は「『はい』と言‸った」と話した。", "「『はい』と言った」" },
  { "彼は「行きます」と言‸った。", NULL },

  /* Single marks and apostrophes */
  { "Town Says Talks 'Will Not Be Ea‸sy'", "'Will Not Be Easy'" },
  { "Town Sa‸ys Talks 'Will Not Be Easy'", NULL },
  { "It isn't the countr‸ies' fault that it's late.", NULL },
  { "It isn’t the countr‸ies’ fault that it’s late.", NULL },
  { "The '90s were the boys' be‸st years.", NULL },
  { "The ’90s were the boys’ be‸st years.", NULL },
  { "He likes rock 'n' r‸oll and goin' home.", NULL },
  { "Get 'em w‸hile they're hot, 'cause they're good.", NULL },
  { "'I don't like the countries' pl‸ans,' he said.", "'I don't like the countries' plans,'" },
  { "‘I don’t like the countries’ pl‸ans,’ he said.", "‘I don’t like the countries’ plans,’" },
  { "He called it 'the bo‸ys' and left. Then 'no' he said.", "'the boys'" },
  { "He called it 'the boys' and le‸ft. Then 'no' he said.", NULL },
  { "‘Yes’ and ‘n‸o’ are words.", "‘no’" },
  { "‘He said “st‸op” twice,’ she said.", "“stop”" },
  { "‘He said “stop” tw‸ice,’ she said.", "‘He said “stop” twice,’" },
  { "\"The boys' ball is 'lo‸st',\" he said.", "'lost'" },
  { "\"The boys' ba‸ll is 'lost',\" he said.", "\"The boys' ball is 'lost',\"" },
  { "\"We said 'yes\" and they said no' to th‸em.", NULL },
  { "‘This paragraph goes on with no e‸nd.", "‘This paragraph goes on with no end." },

  /* Emoji, marks of several code points, and scripts from right to left */
  { "🎙️👩‍👩‍👧‍👦 She said “g‸o 🏳️‍🌈 now” then.", "“go 🏳️‍🌈 now”" },
  { "Ńe\xcc\x81\xcc\xa7 “e\xcc\x81‸” o\xcc\x88.", "“e\xcc\x81”" },
  { "قال «نعم نعم‸» ثم مضى.", "«نعم نعم»" },
  { "قال «نعم نعم» ثم م‸ضى.", NULL },
  { "قالت: «سمعت “كل‸مة” واحدة».", "“كلمة”" },
  { "הוא אמר \"של‸ום\" והלך.", "\"שלום\"" },
  { "דובר צה\"ל א‸מר היום.", NULL },
  { "דובר צה\"ל אמר \"כ‸ן\" היום.", "\"כן\"" },
};

static void
test_quotation (void)
{
  check_rows (quotations, G_N_ELEMENTS (quotations), stk_span_find_quotation);
}

/* From before the opening mark to behind the closing one it is the same quotation, unless one
 * inside of it is nearer. */
static void
test_quotation_everywhere (void)
{
  const char *text = "Then “we saw ‘it’ and \"that\" too,” he said, and «no» more. Héllo 😀 “bye.”";
  const char *const expected[] = { "“we saw ‘it’ and \"that\" too,”", "‘it’", "\"that\"", "«no»", "“bye.”" };
  g_autoptr (StkArticle) article = new_article (text);
  StkText *whole = stk_article_get_text (article);

  for (size_t i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const char *at = strstr (stk_text_get_utf8 (whole), expected[i]);
      size_t start = stk_text_get_offset_at_byte (whole, (size_t) (at - stk_text_get_utf8 (whole)));
      size_t end = start + (size_t) g_utf8_strlen (expected[i], -1);

      for (size_t offset = start; offset <= end; offset++)
        {
          g_autofree char *found = dup_found (article, stk_span_find_quotation, offset);

          g_assert_nonnull (found);
          if (i > 0)
            g_assert_cmpstr (found, ==, expected[i]);
          else
            g_assert_nonnull (strstr (expected[0], found));
        }
    }
}

/* The parts of an interrupted quotation, with “ | ” between them. */
static const Row parts[] = {
  { "“We measured the sh‸ip,” she said, “and the bridge.” It rained.", "“We measured the ship,” | “and the bridge.”" },
  { "“We measured the ship,” she said, “and the bri‸dge.” It rained.", "“We measured the ship,” | “and the bridge.”" },
  { "“We measured the ship,” she s‸aid, “and the bridge.”", "“We measured the ship,” | “and the bridge.”" },
  { "“We measured the ship,” she said, “and the bridge.” It ra‸ined.", NULL },
  { "It ra‸ined. “We,” she said, “and the bridge.”", NULL },
  { "“N‸o,” she said, “I did not.”", "“No,” | “I did not.”" },
  { "\"N‸o,\" she said, \"I did not.\"", "\"No,\" | \"I did not.\"" },
  { "‘N‸o,’ she said, ‘I did not.’", "‘No,’ | ‘I did not.’" },
  { "“O‸ne,” said Mr. Smith, “two,” he added, “and three.” Then “four,” she said.", "“One,” | “two,” | “and three.”" },
  { "“One,” said Mr. Smith, “two,” he added, “and three.” Then “fo‸ur,” she said.", "“four,”" },
  { "“We measured the ship twice,” board chair Ingrid Tolland told reporters on the quay, “and the on‸ce was.”",
    "“We measured the ship twice,” | “and the once was.”" },
  { "“The ship was measured tw‸ice,” Tolland, of the harbour board, “and the bridge once.”",
    "“The ship was measured twice,” | “and the bridge once.”" },
  { "“Is it tr‸ue,” he asked, “or is it not?”", "“Is it true,” | “or is it not?”" },
  { "“Is it tr‸ue?” he asked, “or is it not?”", "“Is it true?” | “or is it not?”" },
  { "“Is it tr‸ue?” he asked, “Or is it not?”", "“Is it true?”" },

  /* A new sentence is a new quotation */
  { "“We measured the sh‸ip,” she said. “And the bridge.”", "“We measured the ship,”" },
  { "“We measured the ship,” she said. “And the bri‸dge.”", "“And the bridge.”" },
  { "“We measured the sh‸ip.” She said, “and the bridge.”", "“We measured the ship.”" },

  /* Words in marks are not speech */
  { "He sold “app‸les,” some pears, “plums” and more.", "“apples,”" },
  { "She called it “bo‸ld” and him “dull.”", "“bold”" },
  { "“It is bo‸ld,” the mayor said, calling her critics “small.”", "“It is bold,”" },

  /* Nested ones belong to the whole */
  { "“We heard ‘n‸o,’ he said ‘yes,’ and left,” she said, “and came.”",
    "“We heard ‘no,’ he said ‘yes,’ and left,” | “and came.”" },

  /* Other marks and languages */
  { "„Wir haben gem‸essen“, sagte sie, „aber nicht die Brücke.“", "„Wir haben gemessen“ | „aber nicht die Brücke.“" },
  { "»Wir haben gem‸essen«, sagte sie, »aber nicht die Brücke.«", "»Wir haben gemessen« | »aber nicht die Brücke.«" },
  { "「行‸きます」と言った。", "「行きます」" },
  { "“This goes on,” she said, “in the next para‸graph.", "“This goes on,” | “in the next paragraph." },
};

static gboolean
same_words (const Row *row, GArray *found, StkText *text)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (unsigned int i = 0; found != NULL && i < found->len; i++)
    {
      g_autofree char *part = stk_text_dup_range (text, g_array_index (found, StkRange, i));

      g_string_append_printf (words, "%s%s", i > 0 ? " | " : "", part);
    }
  if (g_strcmp0 (found != NULL ? words->str : NULL, row->expected) == 0)
    return TRUE;
  g_test_message ("in: %s\nfound: %s", row->text, words->str);

  return FALSE;
}

static void
test_quotation_parts (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *cursor = strstr (parts[i].text, CURSOR);
      g_autofree char *before = g_strndup (parts[i].text, (size_t) (cursor - parts[i].text));
      g_autofree char *text = g_strconcat (before, cursor + strlen (CURSOR), NULL);
      g_autoptr (StkArticle) article = new_article (text);
      g_autoptr (GArray) found = NULL;

      found = stk_span_find_quotation_parts (article, strlen ("Headline\n\n") + (size_t) g_utf8_strlen (before, -1));
      g_assert_true (same_words (&parts[i], found, stk_article_get_text (article)));
    }
}

/* Each place of a quotation gives the same parts, and no place of the text goes wrong. */
static void
test_quotation_parts_everywhere (void)
{
  const char *text = "“We did,” she said, “and how.” Then 'no,' he added, 'not I,' and “that” was 😀 «it».";
  g_autoptr (StkArticle) article = new_article (text);
  size_t length = stk_text_get_length (stk_article_get_text (article));

  for (size_t offset = 0; offset <= length + 2; offset++)
    {
      g_autoptr (GArray) found = stk_span_find_quotation_parts (article, offset);

      for (unsigned int i = 0; found != NULL && i < found->len; i++)
        {
          StkRange part = g_array_index (found, StkRange, i);
          g_autoptr (GArray) again = stk_span_find_quotation_parts (article, part.start + 1);

          g_assert_cmpuint (part.start, <, part.end);
          g_assert_cmpuint (part.end, <=, length);
          g_assert_cmpuint (again->len, ==, found->len);
          g_assert_cmpmem (again->data, again->len * sizeof (StkRange), found->data, found->len * sizeof (StkRange));
        }
    }
}

static const Row sentences[] = {
  { "One is h‸ere. Two is there.", "One is here." },
  { "One is here.‸ Two is there.", "One is here." },
  { "One is here. ‸Two is there.", "Two is there." },
  { "One is here. Two is there.‸", "Two is there." },
  { "“Is it t‸rue?” she asked. He left.", "“Is it true?” she asked." },
  { "😀 One. 😀 Tw‸o. Three.", "😀 Two." },
};

static void
test_sentence (void)
{
  check_rows (sentences, G_N_ELEMENTS (sentences), stk_span_find_sentence);
}

static const Row names[] = {
  { "Then Ada Lo‸velace spoke.", "Ada Lovelace" },
  { "Then ‸Ada Lovelace spoke.", "Ada Lovelace" },
  { "Then Ada Lovelace‸ spoke.", "Ada Lovelace" },
  { "Then Ada Lovelace sp‸oke.", "spoke" },
  { "The White Ho‸use said so.", "White House" },
  { "T‸he White House said so.", "White House" },
  { "It is t‸he White House again.", "White House" },
  { "On Thurs‸day it rained.", "Thursday" },
  { "When Bi‸den came, we left.", "Biden" },
  { "While Bi‸den slept, As Lavrov said.", "Biden" },
  { "As Lav‸rov left, it rained.", "Lavrov" },
  { "Then President Joe Bid‸en spoke.", "President Joe Biden" },
  { "It is Moscow's ai‸m.", "aim" },
  { "It is Mos‸cow's aim.", "Moscow" },
  { "It is Moscow’s‸ Red Square.", "Moscow" },
  { "It is Moscow’s Red Squ‸are.", "Red Square" },
  { "By J. K. Row‸ling herself.", "J. K. Rowling" },
  { "By ‸J. K. Rowling herself.", "J. K. Rowling" },
  { "Then Ursula von der Ley‸en spoke.", "Ursula von der Leyen" },
  { "Then Ursula v‸on der Leyen spoke.", "Ursula von der Leyen" },
  { "Then Osama bin La‸den fled.", "Osama bin Laden" },
  { "She went to the University o‸f Arizona then.", "University of Arizona" },
  { "The Secretary of the Treas‸ury spoke.", "Secretary of the Treasury" },
  { "A kind o‸f bird.", "of" },
  { "Then Bashar al-As‸sad left.", "Bashar al-Assad" },
  { "Then Jean-Luc Pic‸ard left.", "Jean-Luc Picard" },
  { "Then Shaquille O'Ne‸al's mother left.", "Shaquille O'Neal" },
  { "Then Miles O’Bri‸en left.", "Miles O’Brien" },
  { "Then Valéry Giscard d’Est‸aing left.", "Valéry Giscard d’Estaing" },
  { "Biden and Pu‸tin met.", "Putin" },
  { "Russia, Chi‸na and Japan met.", "China" },
  { "The U.S. Sen‸ate met.", "U.S. Senate" },
  { "The U.‸S. sanctions hurt.", "U.S." },
  { "With Mr. Smi‸th and Dr. Jones.", "Mr. Smith" },
  { "It is a NATO mem‸ber.", "member" },
  { "It is a NA‸TO member.", "NATO" },
  { "The WHO sa‸id so.", "said" },
  { "The W‸HO said so.", "WHO" },
  { "She met “Joe” Bi‸den there.", "Biden" },
  { "He left. Boris John‸son stayed.", "Boris Johnson" },
  { "It was Boris. Johnson st‸ayed.", "stayed" },
  { "It was Boris. John‸son stayed.", "Johnson" },
  { "He works at AT&T In‸c. in Texas.", "AT&T Inc." },
  { "A non-Ameri‸can firm.", "American" },
  { "Mit Angela Mer‸kel sprach er.", "Angela Merkel" },
  { "Am Donners‸tag regnete es.", "Donnerstag" },
  { "Élise Élan‸ça est là.", "Élise Élança" },
  { "Так сказал Владимир Пу‸тин вчера.", "Владимир Путин" },
  { "👩‍🚀 With Sally Ri‸de 🚀.", "Sally Ride" },
  { "قالت إنغريد تول‸اند اليوم", "تولاند" },
  { "אמר דני כ‸הן אתמול", "כהן" },
  { "Nothing ( ‸ ) here.", NULL },
};

static void
test_name (void)
{
  check_rows (names, G_N_ELEMENTS (names), stk_span_find_name);
}

static void
test_name_in_title_case (void)
{
  const char *text = "Minister Ada Byron Opens New Harbour Bridge in Lower Town\n\n"
                     "The minister, Ada Byron, opened it. The Harbour Bridge is new.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (StkArticle) article = stk_article_new_for_bytes (bytes, "test.txt", NULL, NULL);
  g_autofree char *person = dup_found (article, stk_span_find_name, 10);
  g_autofree char *place = dup_found (article, stk_span_find_name, 36);
  g_autofree char *word = dup_found (article, stk_span_find_name, 20);

  g_assert_cmpstr (person, ==, "Ada Byron");
  g_assert_cmpstr (place, ==, "Harbour Bridge");
  g_assert_cmpstr (word, ==, "Opens");
}

static void
test_kind (void)
{
  const char *text = "Then Ada Byron said “we go now,” and went. It was late.";
  static const struct
  {
    StkKind kind;
    size_t offset;
    const char *expected;
  } rows[] = {
    { STK_KIND_QUOTE, 25, "“we go now,”" },
    { STK_KIND_QUOTE, 7, NULL },
    { STK_KIND_SOURCE, 7, "Ada Byron" },
    { STK_KIND_CLAIM, 7, "Then Ada Byron said “we go now,” and went." },
    { STK_KIND_NOTE, 50, "It was late." },
  };
  g_autoptr (StkArticle) article = new_article (text);

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      StkRange range;
      gboolean found = stk_span_find_for_kind (article, rows[i].kind, 10 + rows[i].offset, &range);
      g_autofree char *words = found ? stk_text_dup_range (stk_article_get_text (article), range) : NULL;

      g_assert_cmpstr (words, ==, rows[i].expected);
    }
}

/* Between blocks and beyond the end there is nothing. */
static void
test_outside (void)
{
  g_autoptr (StkArticle) article = new_article ("  “We go.”");
  StkRange range;

  for (int kind = 0; kind < STK_N_KINDS; kind++)
    {
      g_assert_false (stk_span_find_for_kind (article, (StkKind) kind, 9, &range));
      g_assert_false (stk_span_find_for_kind (article, (StkKind) kind, 11, &range));
      g_assert_false (stk_span_find_for_kind (article, (StkKind) kind, 100000, &range));
      g_assert_false (stk_span_find_for_kind (article, (StkKind) kind, G_MAXSIZE, &range));
    }
}

static void
test_trim (void)
{
  static const struct
  {
    StkRange range;
    gboolean left;
    StkRange expected;
  } rows[] = {
    { { 10, 17 }, TRUE, { 11, 14 } },
    { { 11, 14 }, TRUE, { 11, 14 } },
    { { 12, 13 }, TRUE, { 12, 13 } },
    { { 14, 17 }, FALSE, { 14, 17 } },
    { { 12, 12 }, FALSE, { 12, 12 } },
    { { 13, 12 }, FALSE, { 13, 12 } },
    { { 9, 18 }, TRUE, { 11, 18 } },
    { { 100000, 100001 }, FALSE, { 100000, 100001 } },
    { { 30, 1000 }, TRUE, { 30, 36 } },
  };
  g_autoptr (StkArticle) article = new_article (" 😀bc \xc2\xa0\xe3\x80\x80x y");

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      StkRange range = rows[i].range;

      g_assert_cmpint (stk_span_trim (article, &range), ==, rows[i].left);
      g_assert_cmpuint (range.start, ==, rows[i].expected.start);
      g_assert_cmpuint (range.end, ==, rows[i].expected.end);
    }
}

static void
test_snap (void)
{
  static const struct
  {
    StkRange range;
    StkRange expected;
  } rows[] = {
    { { 12, 15 }, { 11, 16 } },
    { { 11, 16 }, { 11, 16 } },
    { { 11, 17 }, { 11, 17 } },
    { { 13, 19 }, { 11, 20 } },
    { { 14, 15 }, { 11, 16 } },
    { { 10, 19 }, { 10, 20 } },
    { { 21, 23 }, { 21, 25 } },
    { { 5, 13 }, { 0, 16 } },
    { { 100000, 100002 }, { 100000, 100002 } },
  };
  g_autoptr (StkArticle) article = new_article ("“don’t 😀go” now");

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      StkRange range = rows[i].range;

      g_assert_cmpint (stk_span_snap_to_words (article, &range), ==,
                       !stk_range_equal (rows[i].range, rows[i].expected));
      g_assert_cmpuint (range.start, ==, rows[i].expected.start);
      g_assert_cmpuint (range.end, ==, rows[i].expected.end);
    }
}

/* From every place on, the starts and ends of words and the starts of sentences in order; then it stays. */
static void
test_edges (void)
{
  g_autoptr (StkArticle) article = new_article ("One two. Three!");
  static const size_t starts[] = { 0, 10, 14, 19, 27, 31, 35, 38 };
  static const size_t ends[] = { 8, 13, 17, 24, 30, 34, 37, 40 };
  static const size_t sentence_starts[] = { 0, 10, 19, 27 };
  size_t at = 0;

  for (size_t i = 1; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (at = stk_span_find_word_edge (article, at, TRUE, FALSE), ==, starts[i]);
  g_assert_cmpuint (stk_span_find_word_edge (article, at, TRUE, FALSE), ==, at);
  for (size_t i = G_N_ELEMENTS (starts) - 1; i > 0; i--)
    g_assert_cmpuint (at = stk_span_find_word_edge (article, at, FALSE, FALSE), ==, starts[i - 1]);
  g_assert_cmpuint (stk_span_find_word_edge (article, 0, FALSE, FALSE), ==, 0);

  for (size_t i = 0; i < G_N_ELEMENTS (ends); i++)
    g_assert_cmpuint (at = stk_span_find_word_edge (article, at, TRUE, TRUE), ==, ends[i]);
  for (size_t i = G_N_ELEMENTS (ends) - 1; i > 0; i--)
    g_assert_cmpuint (at = stk_span_find_word_edge (article, at, FALSE, TRUE), ==, ends[i - 1]);

  at = 0;
  for (size_t i = 1; i < G_N_ELEMENTS (sentence_starts); i++)
    g_assert_cmpuint (at = stk_span_find_sentence_start (article, at, TRUE), ==, sentence_starts[i]);
  g_assert_cmpuint (stk_span_find_sentence_start (article, at, TRUE), ==, at);
  g_assert_cmpuint (stk_span_find_sentence_start (article, 22, FALSE), ==, 19);
  g_assert_cmpuint (stk_span_find_sentence_start (article, 19, FALSE), ==, 10);
}

/* A search costs in proportion to the text, whatever marks it is made of: one that were quadratic would not end in the
 * time that a test has. What is found holds the place that was asked for. */
static void
test_many_marks (void)
{
  const char *const units[] = { "\"", "“", "”", "'", "‘", "’", "«", "„", "「", "“‘", "”’", "\"a", "a' ", "'a", "“a” " };

  for (size_t i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new ("x ");
      StkRange range;

      for (int j = 0; j < 100000; j++)
        g_string_append (text, units[i]);
      for (size_t offset = 0; offset < 100000; offset += 20000)
        if (stk_quotation_find (text->str, text->len, offset, &range))
          {
            g_assert_cmpuint (range.start, <=, offset);
            g_assert_cmpuint (range.end, >=, offset);
            g_assert_cmpuint (range.end, <=, (size_t) g_utf8_strlen (text->str, -1));
          }
    }
}

/* Whatever the text: what is found is inside, holds the cursor, and is not empty. */
static void
test_random (void)
{
  const char *const units[] = { "\"", "'", "“", "”", "‘", "’", "„", "‚", "«", "»", "‹", "›", "「", "」",
                                "a", "S", " ", ".", ",", "s", "é", "😀", "—", "5", "ا", "\n", "of ", "Joe " };

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int n = g_test_rand_int_range (1, 40);
      size_t length;
      StkRange range;

      for (int i = 0; i < n; i++)
        g_string_append (text, units[g_test_rand_int_range (0, G_N_ELEMENTS (units))]);
      length = (size_t) g_utf8_strlen (text->str, -1);
      for (size_t offset = 0; offset <= length; offset++)
        {
          if (stk_quotation_find (text->str, text->len, offset, &range))
            {
              g_assert_cmpuint (range.start, <=, offset);
              g_assert_cmpuint (range.end, >=, offset);
              g_assert_cmpuint (range.start, <, range.end);
              g_assert_cmpuint (range.end, <=, length);
            }
          if (stk_name_find (text->str, text->len, offset, "", 0, &range))
            {
              g_assert_cmpuint (range.start, <, range.end);
              g_assert_cmpuint (range.end, <=, length);
            }
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/span/quotation", test_quotation);
  g_test_add_func ("/span/quotation/everywhere", test_quotation_everywhere);
  g_test_add_func ("/span/quotation/many-marks", test_many_marks);
  g_test_add_func ("/span/quotation/parts", test_quotation_parts);
  g_test_add_func ("/span/quotation/parts/everywhere", test_quotation_parts_everywhere);
  g_test_add_func ("/span/sentence", test_sentence);
  g_test_add_func ("/span/name", test_name);
  g_test_add_func ("/span/name/title-case", test_name_in_title_case);
  g_test_add_func ("/span/kind", test_kind);
  g_test_add_func ("/span/outside", test_outside);
  g_test_add_func ("/span/trim", test_trim);
  g_test_add_func ("/span/snap", test_snap);
  g_test_add_func ("/span/edges", test_edges);
  g_test_add_func ("/span/random", test_random);

  return g_test_run ();
}
