/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StkLex:
 * @STK_LEX_STARTER: a word that begins sentences and is no part of a name ("The", "When")
 * @STK_LEX_ARTICLE: an article or preposition before an ordinal in German ("am 5. Mai")
 * @STK_LEX_TITLE: an abbreviation that always goes with the word after it ("Mr.")
 * @STK_LEX_CLIPPED: an abbreviation that may also end a sentence ("Inc.")
 * @STK_LEX_NUMBERED: an abbreviation only before a figure ("No. 5")
 * @STK_LEX_MONTH: the name of a month, or its abbreviation
 * @STK_LEX_WEEKDAY: the name of a day, or its abbreviation
 * @STK_LEX_PARTICLE: a lower-case word inside names ("van", "of")
 * @STK_LEX_ELIDED: a word that is written with an apostrophe before it ("'tis")
 * @STK_LEX_SPEECH: a verb that gives words to a speaker ("said")
 * @STK_LEX_ZONE: a time zone or what stands before one
 * @STK_LEX_LOWER: an abbreviation that is written in lower case too ("vs.")
 * @STK_LEX_PRONOUN: a pronoun that stands for one person ("he")
 *
 * What is known of a word. The rules for sentences, names, quotation marks and the parts of
 * a plain text ask here, so that a language is added in one place.
 */
typedef enum
{
  STK_LEX_STARTER = 1 << 0,
  STK_LEX_ARTICLE = 1 << 1,
  STK_LEX_TITLE = 1 << 2,
  STK_LEX_CLIPPED = 1 << 3,
  STK_LEX_NUMBERED = 1 << 4,
  STK_LEX_MONTH = 1 << 5,
  STK_LEX_WEEKDAY = 1 << 6,
  STK_LEX_PARTICLE = 1 << 7,
  STK_LEX_ELIDED = 1 << 8,
  STK_LEX_SPEECH = 1 << 9,
  STK_LEX_ZONE = 1 << 10,
  STK_LEX_LOWER = 1 << 11,
  STK_LEX_PRONOUN = 1 << 12,
} StkLex;

unsigned int stk_lexicon_look_up (const char *word, size_t n_bytes);
unsigned int stk_lexicon_get_month (const char *word, size_t n_bytes);

G_END_DECLS
