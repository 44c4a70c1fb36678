/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-article.h"

#include <string.h>

/* Texts in the encodings that they come in, of which nothing in the file says which it is. */

#define PAGE_START "<!doctype html><html><head><title>x</title></head><body><article><p>"

/* A sentence, and what follows it; with "|" between them, the encodings that the language was or is written in. */
static const struct
{
  const char *encodings;
  const char *sentence;
  const char *rest;
} texts[] = {
  { "WINDOWS-1252|MACINTOSH|UTF-16LE|UTF-16BE",
    "The mayor said the café’s naïve façade – “a crème brûlée of a building” – cost £3 million.",
    "" },
  { "WINDOWS-1252|ISO-8859-15|MACINTOSH|IBM850|UTF-16LE|UTF-16BE",
    "Die Brücke über die Spree bleibt bis März gesperrt.",
    "Die Bürgermeisterin sagte, die Mängel seien größer als befürchtet. „Wir können für nichts "
    "bürgen“, erklärte sie am Dienstag. Die Kosten schätzt die Behörde auf rund 4,5 Millionen Euro, "
    "die Sperrung dürfte mindestens zwölf Wochen währen." },
  { "WINDOWS-1252|MACINTOSH",
    "Le préfet a annoncé la fermeture du pont.",
    "La maire a déclaré que les défauts étaient plus graves que prévu. « Nous ne pouvons rien garantir "
    "», a-t-elle expliqué mardi. Les coûts sont évalués à 4,5 millions d’euros, et la fermeture "
    "pourrait durer douze semaines à compter de l’été." },
  { "WINDOWS-1252|MACINTOSH",
    "El alcalde afirmó que la situación es más difícil.",
    "La investigación señaló que los daños eran más graves de lo que se creía. «No podemos garantizar "
    "nada», explicó el martes. ¿Cuánto costará? Según la administración, unos 4,5 millones de euros en "
    "los próximos años." },
  { "WINDOWS-1250|ISO-8859-2",
    "Prezydent powiedział, że most będzie zamknięty.",
    "Rzecznik prasowy ogłosił, że usterki są poważniejsze, niż sądzono. „Nie możemy niczego obiecać” – "
    "wyjaśniła we wtorek. Koszty szacuje się na około 4,5 miliona złotych, a zamknięcie potrwa co "
    "najmniej dwanaście tygodni." },
  { "WINDOWS-1250|ISO-8859-2",
    "Starosta řekl, že most zůstane zavřený.",
    "Mluvčí oznámila, že závady jsou závažnější, než se předpokládalo. „Nemůžeme nic slíbit,“ "
    "vysvětlila v úterý. Náklady úřad odhaduje na zhruba 4,5 milionu korun a uzavírka potrvá nejméně "
    "dvanáct týdnů." },
  { "WINDOWS-1250|ISO-8859-2",
    "A polgármester szerint a hídon túl sok a hiba.",
    "A szóvivő közölte, hogy a hibák súlyosabbak a vártnál. „Semmit sem ígérhetünk” – mondta kedden. A "
    "költségeket mintegy négy és fél millió forintra becsülik, a lezárás legalább tizenkét hétig tart "
    "majd, az őszi időszakban is." },
  { "WINDOWS-1251|KOI8-R|ISO-8859-5|IBM866|UTF-16LE|UTF-16BE",
    "Мэр сказал, что мост закрыт.",
    "Пресс-секретарь сообщила, что повреждения серьёзнее, чем предполагалось. «Мы ничего не можем "
    "обещать», — пояснила она во вторник. Расходы оцениваются примерно в 4,5 миллиона рублей, а "
    "закрытие продлится не менее двенадцати недель." },
  { "WINDOWS-1251|KOI8-U|UTF-16LE",
    "Мер сказав, що міст закрито.",
    "Речниця повідомила, що пошкодження серйозніші, ніж вважалося. «Ми нічого не можемо обіцяти», — "
    "пояснила вона у вівторок. Витрати оцінюють приблизно в 4,5 мільйона гривень, а закриття триватиме "
    "щонайменше дванадцять тижнів." },
  { "WINDOWS-1251",
    "Кметът каза, че мостът е затворен.",
    "Говорителката съобщи, че щетите са по-сериозни от очакваното. „Не можем да обещаем нищо“, обясни "
    "тя във вторник. Разходите се оценяват на около 4,5 милиона лева, а затварянето ще продължи поне "
    "дванадесет седмици." },
  { "WINDOWS-1253|ISO-8859-7|UTF-16LE",
    "Ο δήμαρχος είπε ότι η γέφυρα έκλεισε.",
    "Η εκπρόσωπος ανακοίνωσε ότι οι ζημιές είναι σοβαρότερες από όσο νόμιζαν. «Δεν μπορούμε να "
    "υποσχεθούμε τίποτα», εξήγησε την Τρίτη. Το κόστος εκτιμάται σε περίπου 4,5 εκατομμύρια ευρώ και "
    "το κλείσιμο θα διαρκέσει τουλάχιστον δώδεκα εβδομάδες." },
  { "WINDOWS-1254",
    "Belediye başkanı köprünün kapalı olduğunu söyledi.",
    "Sözcü, hasarın sanıldığından daha ağır olduğunu bildirdi. “Hiçbir şey için söz veremeyiz” diye "
    "açıkladı salı günü. Masrafın yaklaşık 4,5 milyon lira olacağı, kapanışın da en az on iki hafta "
    "süreceği tahmin ediliyor." },
  { "WINDOWS-1255",
    "ראש העיר אמר שהגשר סגור.",
    "הדוברת הודיעה שהנזקים חמורים יותר ממה שחשבו. \"איננו יכולים להבטיח דבר\", הסבירה ביום שלישי. "
    "העלות מוערכת בכארבעה וחצי מיליון שקלים, והסגירה תימשך לפחות שנים עשר שבועות." },
  { "WINDOWS-1256|UTF-16LE",
    "قال رئيس البلدية إن الجسر مغلق.",
    "أعلنت المتحدثة أن الأضرار أخطر مما كان يعتقد. وأوضحت يوم الثلاثاء أنه لا يمكن الوعد بشيء. وتقدر "
    "التكاليف بنحو أربعة ملايين ونصف المليون، وسيستمر الإغلاق اثني عشر أسبوعا على الأقل." },
  { "SHIFT_JIS|EUC-JP|ISO-2022-JP|UTF-16LE|UTF-16BE",
    "市長は橋が閉鎖されたと述べた。",
    "報道官は、損傷が予想より深刻だと発表した。「何も約束できない」と火曜日に説明した。費用は約四億五千万円と見積もられ、閉鎖は少なくとも十二週間続くという。" },
  { "GB18030|GBK|UTF-16LE|UTF-16BE",
    "市长说，这座桥已经关闭。",
    "发言人宣布，损坏程度比预想的更严重。“我们不能保证什么，”她星期二解释说。费用估计约为四百五十万元，关闭至少要持续十二个星期，居民们对此表示不满。" },
  { "BIG5|UTF-16LE",
    "市長說，這座橋已經關閉。",
    "發言人宣布，損壞程度比預想的更嚴重。「我們不能保證什麼，」她星期二解釋說。費用估計約為四百五十萬元，關閉至少要持續十二個星期，居民們對此表示不滿。" },
  { "UHC|EUC-KR|UTF-16LE",
    "시장은 다리가 폐쇄됐다고 말했다.",
    "대변인은 손상이 예상보다 심각하다고 발표했다. “아무것도 약속할 수 없다”고 화요일에 설명했다. "
    "비용은 약 45억 원으로 추산되며 폐쇄는 적어도 12주 동안 이어질 것이라고 한다." },
  { "WINDOWS-1252",
    "Borgmästaren sade att bron är stängd.",
    "Talespersonen meddelade att skadorna är allvarligare än man trott. ”Vi kan inte lova något”, "
    "förklarade hon på tisdagen. Kostnaden beräknas till omkring 4,5 miljoner kronor, och "
    "avstängningen väntas pågå i åtminstone tolv veckor." },
  { "WINDOWS-1252",
    "O prefeito disse que a ponte não está aberta.",
    "A investigação apontou que os danos são mais graves do que se pensava. «Não podemos garantir "
    "nada», explicou na terça-feira. Os custos são estimados em 4,5 milhões de euros nos próximos "
    "anos, segundo a administração." },
  { "WINDOWS-1252",
    "Il sindaco ha detto che il ponte è chiuso perché è più fragile.",
    "La portavoce ha annunciato che i danni sono più gravi di quanto si pensasse. «Non possiamo "
    "garantire nulla», ha spiegato martedì. I costi ammonterebbero a circa 4,5 milioni, perché la "
    "città dovrà chiudere così a lungo." },
};

/* Old encodings have no curly quotation marks and dashes, so nobody wrote any. */
static char *
simplify (const char *text)
{
  static const char *const marks[] = { "“\"", "”\"", "„\"", "«\"", "»\"", "’'", "–-", "—-" };
  GString *string = g_string_new (text);

  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *mark = g_strndup (marks[i], strlen (marks[i]) - 1);

      g_string_replace (string, mark, marks[i] + strlen (mark), 0);
    }

  return g_string_free_and_steal (string);
}

/* Asserts that @text, in an encoding that the file does not tell, is read as it was written. */
static void
check (const char *text, const char *encoding, gboolean as_page)
{
  g_autofree char *simple = simplify (text);
  g_autofree char *bytes = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (StkArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;
  size_t size;

  for (int i = 0; i < 2 && bytes == NULL; i++)
    {
      g_free (whole);
      whole = g_strconcat (as_page ? PAGE_START : "", i == 0 ? text : simple, "\n", NULL);
      bytes = g_convert (whole, -1, encoding, "UTF-8", NULL, &size, NULL);
    }
  g_assert_nonnull (bytes);
  file = g_bytes_new_take (g_steal_pointer (&bytes), size);
  article = stk_article_new_for_bytes (file, "a.txt", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stk_text_get_utf8 (stk_article_get_text (article)), ==,
                   whole + (as_page ? strlen (PAGE_START) : 0));
  g_assert_cmpint (stk_article_get_encoding_origin (article), ==, STK_ENCODING_ORIGIN_DETECTED);
}

static void
test_languages (gconstpointer data)
{
  gboolean as_page = GPOINTER_TO_INT (data);

  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GStrv) encodings = g_strsplit (texts[i].encodings, "|", -1);
      g_autofree char *longer = g_strconcat (texts[i].sentence, " ", texts[i].rest, NULL);

      g_strchomp (longer);
      for (size_t j = 0; encodings[j] != NULL; j++)
        {
          g_test_message ("%s: %s", encodings[j], texts[i].sentence);
          check (texts[i].sentence, encodings[j], as_page);
          check (longer, encodings[j], as_page);
        }
    }
}

/* A slip of the program that wrote it does not make UTF-16 of a text. */
static void
test_stray_nul (void)
{
  static const char text[] = "He said\0that it is over now.";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (sizeof text % 2, ==, 1);
  g_assert_null (stk_article_new_for_bytes (bytes, "a.txt", NULL, &error));
  g_assert_error (error, STK_ARTICLE_ERROR, STK_ARTICLE_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "NUL character at byte 8"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/encoding/languages", GINT_TO_POINTER (FALSE), test_languages);
  g_test_add_data_func ("/encoding/languages-of-pages", GINT_TO_POINTER (TRUE), test_languages);
  g_test_add_func ("/encoding/stray-nul", test_stray_nul);

  return g_test_run ();
}
