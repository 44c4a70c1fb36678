/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-vocabulary.h"

#include <glib/gi18n-lib.h>

#define END { NULL }

const StkChoice STK_STATUSES[] = {
  { "suggested", N_ ("Suggested"), STK_TONE_NEUTRAL },
  { "open", N_ ("Open"), STK_TONE_NEUTRAL, .digit = 4 },
  { "in-check", N_ ("In Check"), STK_TONE_BUSY, .digit = 5 },
  { "query", N_ ("Query to Writer"), STK_TONE_WARNING, .digit = 6 },
  { "checked", N_ ("Checked"), STK_TONE_GOOD, .digit = 7 },
  { "second-read", N_ ("Second Read"), STK_TONE_GOOD, .digit = 8 },
  { "signed-off", N_ ("Signed Off"), STK_TONE_GOOD, .digit = 9 },
  { "rejected", N_ ("Rejected"), STK_TONE_NEUTRAL },
  { "cut", N_ ("Cut"), STK_TONE_NEUTRAL },
  END,
};

const StkChoice STK_ORIGINS[] = {
  { "manual", N_ ("Manual"), STK_TONE_NEUTRAL },
  { "suggested", N_ ("Suggested"), STK_TONE_NEUTRAL },
  { "imported", N_ ("Imported"), STK_TONE_NEUTRAL },
  END,
};

const StkChoice STK_QUOTE_FORMS[] = {
  { "direct", N_ ("Direct"), STK_TONE_NEUTRAL },
  { "mixed", N_ ("Mixed"), STK_TONE_NEUTRAL },
  { "indirect", N_ ("Indirect"), STK_TONE_NEUTRAL },
  END,
};

const StkChoice STK_CHANNELS[] = {
  { "interview", N_ ("Interview"), STK_TONE_NEUTRAL },
  { "statement", N_ ("Statement"), STK_TONE_NEUTRAL },
  { "speech", N_ ("Speech"), STK_TONE_NEUTRAL },
  { "press-report", N_ ("Press Report"), STK_TONE_NEUTRAL },
  { "published-work", N_ ("Published Work"), STK_TONE_NEUTRAL },
  { "social-post", N_ ("Social Post"), STK_TONE_NEUTRAL },
  { "document", N_ ("Document"), STK_TONE_NEUTRAL },
  { "court", N_ ("Court"), STK_TONE_NEUTRAL },
  { "declined-comment", N_ ("Declined Comment"), STK_TONE_NEUTRAL },
  END,
};

const StkChoice STK_GROUND_RULES[] = {
  { "on-record", N_ ("On Record"), STK_TONE_GOOD },
  { "background", N_ ("Background"), STK_TONE_WARNING },
  { "deep-background", N_ ("Deep Background"), STK_TONE_WARNING },
  { "off-record", N_ ("Off Record"), STK_TONE_BAD },
  END,
};

const StkChoice STK_VERIFICATIONS[] = {
  { "recording", N_ ("Recording"), STK_TONE_GOOD, .digit = 1 },
  { "transcript", N_ ("Transcript"), STK_TONE_GOOD, .digit = 2 },
  { "notes", N_ ("Notes"), STK_TONE_GOOD, .digit = 3 },
  { "source-paraphrased", N_ ("Paraphrased to Source"), STK_TONE_GOOD },
  { "published-record", N_ ("Published Record"), STK_TONE_GOOD },
  { "none", N_ ("None"), STK_TONE_BAD },
  END,
};

const StkChoice STK_CLAIM_TYPES[] = {
  { "number", N_ ("Number"), STK_TONE_NEUTRAL },
  { "name-or-title", N_ ("Name or Title"), STK_TONE_NEUTRAL },
  { "date-or-time", N_ ("Date or Time"), STK_TONE_NEUTRAL },
  { "place", N_ ("Place"), STK_TONE_NEUTRAL },
  { "age", N_ ("Age"), STK_TONE_NEUTRAL },
  { "history", N_ ("History"), STK_TONE_NEUTRAL },
  { "superlative", N_ ("Superlative"), STK_TONE_NEUTRAL },
  { "description", N_ ("Description"), STK_TONE_NEUTRAL },
  { "other", N_ ("Other"), STK_TONE_NEUTRAL },
  END,
};

const StkChoice STK_PRIORITIES[] = {
  { "high", N_ ("High"), STK_TONE_WARNING },
  { "normal", N_ ("Normal"), STK_TONE_NEUTRAL },
  { "low", N_ ("Low"), STK_TONE_NEUTRAL },
  END,
};

const StkChoice STK_LEGAL_RISKS[] = {
  { "none", N_ ("None"), STK_TONE_NEUTRAL },
  { "possible", N_ ("Possible"), STK_TONE_WARNING },
  { "serious", N_ ("Serious"), STK_TONE_BAD },
  END,
};

const StkChoice STK_FINDINGS[] = {
  { "confirmed", N_ ("Confirmed"), STK_TONE_GOOD, .digit = 1 },
  { "correction-needed", N_ ("Correction Needed"), STK_TONE_BAD, .digit = 2 },
  { "cannot-confirm", N_ ("Cannot Confirm"), STK_TONE_WARNING, .digit = 3 },
  END,
};

const StkChoice STK_REPLIES[] = {
  { "none", N_ ("Not Needed"), STK_TONE_NEUTRAL },
  { "asked", N_ ("Asked"), STK_TONE_WARNING },
  { "answered", N_ ("Answered"), STK_TONE_GOOD },
  END,
};

const StkChoice STK_VERDICTS[] = {
  { "true", N_ ("True"), STK_TONE_GOOD },
  { "mostly-true", N_ ("Mostly True"), STK_TONE_GOOD },
  { "half-true", N_ ("Half True"), STK_TONE_WARNING },
  { "mostly-false", N_ ("Mostly False"), STK_TONE_BAD },
  { "false", N_ ("False"), STK_TONE_BAD },
  { "pants-on-fire", N_ ("Pants on Fire"), STK_TONE_BAD },
  END,
};

const StkChoice STK_EVIDENCE_USES[] = {
  { "primary", N_ ("Primary"), STK_TONE_NEUTRAL },
  { "secondary", N_ ("Secondary"), STK_TONE_NEUTRAL },
  END,
};

const StkChoice STK_STANCES[] = {
  { "supports", N_ ("Supports"), STK_TONE_GOOD },
  { "refutes", N_ ("Refutes"), STK_TONE_BAD },
  { "context", N_ ("Context"), STK_TONE_NEUTRAL },
  END,
};

const StkChoice STK_SOURCE_TYPES[] = {
  { "named-person", N_ ("Named Person"), STK_TONE_NEUTRAL, "Person" },
  { "unnamed-person", N_ ("Unnamed Person"), STK_TONE_WARNING, "Person" },
  { "named-group", N_ ("Named Group"), STK_TONE_NEUTRAL, "Organization" },
  { "unnamed-group", N_ ("Unnamed Group"), STK_TONE_WARNING, "Organization" },
  { "document", N_ ("Document"), STK_TONE_NEUTRAL, "schema:CreativeWork" },
  { "database", N_ ("Database"), STK_TONE_NEUTRAL, "schema:Dataset" },
  { "news-agency", N_ ("News Agency"), STK_TONE_NEUTRAL, "Organization" },
  { "poll", N_ ("Poll"), STK_TONE_NEUTRAL, "schema:CreativeWork" },
  END,
};
