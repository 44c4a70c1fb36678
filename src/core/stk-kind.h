/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STK_TYPE_KIND (stk_kind_get_type ())

/**
 * StkKind:
 * @STK_KIND_QUOTE: words that somebody is said to have spoken or written
 * @STK_KIND_CLAIM: a statement that can be checked
 * @STK_KIND_SOURCE: a person, body or document that the article relies on
 * @STK_KIND_NOTE: a remark to colleagues
 * @STK_KIND_CLEAR: a mark: a person has read these words and found nothing to check in them
 * @STK_KIND_ARTICLE: a mark: what is said of the whole article
 *
 * The kinds of annotation. The first %STK_N_KINDS are tags: what people make, list and check. The others are marks,
 * which are kept, merged and undone like tags, but are in no list of them.
 */
typedef enum
{
  STK_KIND_QUOTE,
  STK_KIND_CLAIM,
  STK_KIND_SOURCE,
  STK_KIND_NOTE,
  STK_KIND_CLEAR,
  STK_KIND_ARTICLE,
} StkKind;

#define STK_N_KINDS (STK_KIND_NOTE + 1)
#define STK_N_KINDS_AND_MARKS (STK_KIND_ARTICLE + 1)

/* A set of kinds, one bit each. */
typedef unsigned int StkKinds;
#define STK_KINDS(kind) (1u << (kind))
#define STK_KINDS_ALL ((1u << STK_N_KINDS) - 1)

/**
 * StkKindInfo:
 * @nick: in files and on the command line
 * @motivation: the W3C Web Annotation motivation
 * @label: (transfer none): one of them, for people, untranslated
 * @label_plural: several of them, for people, untranslated
 * @letter: for the margin, untranslated, with the context "margin letter"
 * @has_states: whether annotations of this kind are checked and signed off
 * @is_mark: whether it is a mark and no tag
 * @is_whole: whether it is about the whole article, whatever words it stands at
 *
 * What differs from kind to kind. One row each; nothing else in the program asks which kind it has where a column can
 * say.
 */
typedef struct
{
  StkKind kind;
  const char *nick;
  const char *motivation;
  const char *label;
  const char *label_plural;
  const char *letter;
  gboolean has_states;
  gboolean is_mark;
  gboolean is_whole;
} StkKindInfo;

GType stk_kind_get_type (void) G_GNUC_CONST;
const StkKindInfo *stk_kind_get_info (StkKind kind);
gboolean stk_kind_from_nick (const char *nick, StkKind *kind);

G_END_DECLS
