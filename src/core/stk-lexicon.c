/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-lexicon.h"

#include <string.h>

/* Longer words are not in the lexicon. */
#define MAX_WORD_BYTES 32

/* The number of a month takes the upper bits of a word's entry. */
#define MONTH_SHIFT 24

/* English and German. A word may stand in several rows. Left out on purpose are words that are
 * as often a name, or part of one: "Den", "La", "Man", "Mark", "May" as a verb, "Will". */
static const struct
{
  unsigned int flags;
  const char *words;
} groups[] = {
  { STK_LEX_STARTER,
    "a an the this that these those some many most several few all both every each another other "
    "no not only even also "
    "i you he she it we they his her its their our your my who what why how which where when while "
    "if as after before since until because although though during despite in on at by for from "
    "to of into about under over between among against without with within through across behind "
    "and but or nor so yet then there here now today yesterday tomorrow still meanwhile however "
    "moreover instead later earlier once according asked let according is are was were has have "
    "had do does did can could would should might must one two three" },
  { STK_LEX_STARTER,
    "der die das ein eine einen einem einer eines dieser diese dieses jeder jede jedes alle viele "
    "einige mehrere kein keine nicht nur auch ich du er sie es wir ihr sein seine wer wie warum "
    "welche wo wenn als während ob nach vor seit bis weil obwohl trotz im am an auf aus bei beim "
    "mit von vom zu zum zur für gegen ohne um unter über zwischen durch und aber oder doch denn "
    "dann da dort hier jetzt heute gestern morgen noch inzwischen jedoch allerdings außerdem "
    "stattdessen später zuvor laut" },
  { STK_LEX_ARTICLE,
    "der die das den dem des am im vom zum zur bis ab seit und beim ins jeder jeden jedes" },
  { STK_LEX_TITLE,
    "mr mrs ms mx dr prof gen sen rep gov lt col sgt capt cmdr adm maj rev hon pres supt det insp "
    "atty messrs mme mlle fr hr dipl ing mag sra cpl pvt amb sec asst assoc dept brig dir mio mrd" },
  { STK_LEX_TITLE | STK_LEX_LOWER,
    "vs bzw z d u ca evtl ggf inkl bspw sog geb gest ehem vgl prof dr" },
  { STK_LEX_CLIPPED,
    "st ste mt ft jr sr inc corp co ltd bros cos llc plc est ave blvd rd univ assn bd intl natl "
    "str calif fla ill mass mich minn miss pa penn tenn tex va wash wis conn "
    "del ala ariz ark colo ga ind kan ky md mo mont neb nev okla ore" },
  { STK_LEX_CLIPPED | STK_LEX_LOWER, "etc al usw approx" },
  { STK_LEX_NUMBERED,
    "no nos nr p pp vol fig art sec sect ch abs s bd kap tel abb" },
  { STK_LEX_PARTICLE,
    "van von vom zu zum zur de der den del della dello di da das do dos du des la le las los lo "
    "el al bin ibn bint ben abu of y e i ter ten te af av und-zu" },
  { STK_LEX_ELIDED,
    "tis twas twere twill em cause til till round bout n cuz ello ere nuff neath gainst s" },
  { STK_LEX_SPEECH,
    "said says say asked asks ask told tells added adds replied replies answered answers wrote "
    "writes shouted called calls continued continues recalled recalls wondered demanded cried "
    "exclaimed joked insisted insists warned warns noted notes explained explains tweeted posted "
    "sagte sagt fragte fragt rief ruft antwortete erklärte erklärt schrieb schreibt betonte meinte "
    "ergänzte fügte" },
  { STK_LEX_PRONOUN, "he she er sie" },
  { STK_LEX_WEEKDAY,
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi "
    "mercredi jeudi vendredi samedi dimanche" },
  { STK_LEX_ZONE,
    "eastern central mountain pacific est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet "
    "cest mez mesz ist jst aest uhr" },
};

/* In the order of the year; the words of one month share a row. */
static const char *const months[] = {
  "january jan januar jänner janvier",
  "february feb februar février",
  "march mar märz mars",
  "april apr avril",
  "may mai",
  "june jun juni juin",
  "july jul juli juillet",
  "august aug août",
  "september sept sep septembre",
  "october oct oktober okt octobre",
  "november nov novembre",
  "december dec dezember dez décembre",
};

static void
add_words (GHashTable *table, const char *words, unsigned int entry)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  for (size_t i = 0; list[i] != NULL; i++)
    {
      unsigned int old = GPOINTER_TO_UINT (g_hash_table_lookup (table, list[i]));

      g_hash_table_insert (table, g_strdup (list[i]), GUINT_TO_POINTER (old | entry));
    }
}

static GHashTable *
get_table (void)
{
  static GHashTable *table = NULL;

  if (g_once_init_enter_pointer (&table))
    {
      GHashTable *made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (size_t i = 0; i < G_N_ELEMENTS (groups); i++)
        add_words (made, groups[i].words, groups[i].flags);
      for (unsigned int i = 0; i < G_N_ELEMENTS (months); i++)
        add_words (made, months[i], STK_LEX_MONTH | (i + 1) << MONTH_SHIFT);
      g_once_init_leave_pointer (&table, made);
    }

  return table;
}

static unsigned int
look_up_entry (const char *word, size_t n_bytes)
{
  char folded[MAX_WORD_BYTES + 7];
  size_t n = 0;

  if (n_bytes == 0 || n_bytes > MAX_WORD_BYTES)
    return 0;

  for (const char *p = word; p < word + n_bytes; p = g_utf8_next_char (p))
    {
      if (n > MAX_WORD_BYTES)
        return 0;
      n += (size_t) g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (p)), folded + n);
    }
  folded[n] = '\0';

  return GPOINTER_TO_UINT (g_hash_table_lookup (get_table (), folded));
}

/**
 * stk_lexicon_look_up:
 * @word: the start of a word in UTF-8, in upper or lower case
 * @n_bytes: its length in bytes, without a full stop
 *
 * Looks a word up.
 *
 * Returns: what is known of the word, as [flags@Stk.Lex]; 0 if nothing
 */
unsigned int
stk_lexicon_look_up (const char *word, size_t n_bytes)
{
  g_return_val_if_fail (word != NULL, 0);

  return look_up_entry (word, n_bytes) & ((1u << MONTH_SHIFT) - 1);
}

/**
 * stk_lexicon_get_month:
 * @word: the start of a word in UTF-8, in upper or lower case
 * @n_bytes: its length in bytes, without a full stop
 *
 * Tells which month a word names.
 *
 * Returns: 1 for January and so on; 0 if it names none
 */
unsigned int
stk_lexicon_get_month (const char *word, size_t n_bytes)
{
  g_return_val_if_fail (word != NULL, 0);

  return look_up_entry (word, n_bytes) >> MONTH_SHIFT;
}
