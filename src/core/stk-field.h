/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-kind.h"
#include "stk-value.h"

G_BEGIN_DECLS

#define STK_FIELD_ERROR (stk_field_error_quark ())

/**
 * StkFieldError:
 * @STK_FIELD_ERROR_UNKNOWN: there is no such field for this kind
 * @STK_FIELD_ERROR_VALUE: the value does not suit the field
 */
typedef enum
{
  STK_FIELD_ERROR_UNKNOWN,
  STK_FIELD_ERROR_VALUE,
} StkFieldError;

/**
 * StkFieldType:
 * @STK_FIELD_TYPE_TEXT: one line of text
 * @STK_FIELD_TYPE_PROSE: text of several lines
 * @STK_FIELD_TYPE_CHOICE: one of the field's choices
 * @STK_FIELD_TYPE_BOOLEAN: "true", or no value
 * @STK_FIELD_TYPE_DATE: an ISO 8601 date, "2026-03-14"
 * @STK_FIELD_TYPE_IRI: a URL, or a file's path relative to the article
 * @STK_FIELD_TYPE_PERSON: a person's name
 * @STK_FIELD_TYPE_ANCHOR: a range of words in the article
 * @STK_FIELD_TYPE_LINK: the id of another annotation
 * @STK_FIELD_TYPE_LIST: records with the field's members
 */
typedef enum
{
  STK_FIELD_TYPE_TEXT,
  STK_FIELD_TYPE_PROSE,
  STK_FIELD_TYPE_CHOICE,
  STK_FIELD_TYPE_BOOLEAN,
  STK_FIELD_TYPE_DATE,
  STK_FIELD_TYPE_IRI,
  STK_FIELD_TYPE_PERSON,
  STK_FIELD_TYPE_ANCHOR,
  STK_FIELD_TYPE_LINK,
  STK_FIELD_TYPE_LIST,
} StkFieldType;

/**
 * StkFieldPlace:
 * @STK_FIELD_PLACE_ANNOTATION: a member of the annotation itself
 * @STK_FIELD_PLACE_BODY: a body of its own, told by purpose and `stk:role`
 * @STK_FIELD_PLACE_ENTITY: a member of the person, body or document that the identifying body names
 * @STK_FIELD_PLACE_REVIEW: a member of the schema:ClaimReview in the assessing body
 * @STK_FIELD_PLACE_RATING: a member of the review's schema:Rating
 * @STK_FIELD_PLACE_NONE: not in the sidecar
 *
 * Where in the sidecar a field's value stands. For a member of a list: %STK_FIELD_PLACE_ENTITY for a member of the work
 * that the entry's body names, %STK_FIELD_PLACE_BODY for one of the body itself.
 */
typedef enum
{
  STK_FIELD_PLACE_ANNOTATION,
  STK_FIELD_PLACE_BODY,
  STK_FIELD_PLACE_ENTITY,
  STK_FIELD_PLACE_REVIEW,
  STK_FIELD_PLACE_RATING,
  STK_FIELD_PLACE_NONE,
} StkFieldPlace;

/**
 * StkFieldFlags:
 * @STK_FIELD_EXPORTED: may stand in reports that leave the desk
 * @STK_FIELD_CONFIDENTIAL: never enters the sidecar, its history, logs or exports
 * @STK_FIELD_INTERNAL: kept by the program, not edited by people
 * @STK_FIELD_OPEN: a choice that takes other words as well
 * @STK_FIELD_SUMMARY: says in a list what an annotation is about
 * @STK_FIELD_VERDICT: says what a check came to: the history has it whatever it is limited to
 */
typedef enum
{
  STK_FIELD_EXPORTED = 1 << 0,
  STK_FIELD_CONFIDENTIAL = 1 << 1,
  STK_FIELD_INTERNAL = 1 << 2,
  STK_FIELD_OPEN = 1 << 3,
  STK_FIELD_SUMMARY = 1 << 4,
  STK_FIELD_VERDICT = 1 << 5,
} StkFieldFlags;

/**
 * StkTone:
 *
 * How a choice is shown: what it says of the tag at a glance.
 */
typedef enum
{
  STK_TONE_NEUTRAL,
  STK_TONE_BUSY,
  STK_TONE_GOOD,
  STK_TONE_WARNING,
  STK_TONE_BAD,
} StkTone;

/**
 * StkChoice:
 * @nick: in files and on the command line; %NULL ends an array of choices
 * @label: for people, untranslated (N_())
 * @tone: how it is shown
 * @entity_type: for a source's type: the JSON-LD type of the thing it stands for
 * @digit: the digit, 1 to %STK_CHOICE_MAX_DIGIT, that sets it in the article by one key; 0 for none
 */
typedef struct
{
  const char *nick;
  const char *label;
  StkTone tone;
  const char *entity_type;
  guint digit;
} StkChoice;

#define STK_CHOICE_MAX_DIGIT 9

typedef struct _StkField StkField;

/**
 * StkFieldGroup:
 * @STK_FIELD_GROUP_MORE: what is rarely needed; where a field is unless its row says otherwise
 * @STK_FIELD_GROUP_STATE: how far the check has come; beside the kind
 * @STK_FIELD_GROUP_CHECK: what the check found
 * @STK_FIELD_GROUP_IDENTITY: who or what a source is
 * @STK_FIELD_GROUP_ANONYMITY: why a source is not named
 * @STK_FIELD_GROUP_CONFIDENTIAL: what is kept on this computer only
 * @STK_FIELD_GROUP_EVIDENCE: what the check rests on
 * @STK_FIELD_GROUP_ATTRIBUTION: whose words they are, and on what terms
 * @STK_FIELD_GROUP_SUBJECT: what is claimed, and by whom
 * @STK_FIELD_GROUP_REPLY: what those concerned say to it
 * @STK_FIELD_GROUP_NOTE: remarks
 * @STK_FIELD_GROUP_COMMENTS: what colleagues say to it
 *
 * Where people look for a field: what a checker needs next comes first.
 */
typedef enum
{
  STK_FIELD_GROUP_MORE,
  STK_FIELD_GROUP_STATE,
  STK_FIELD_GROUP_CHECK,
  STK_FIELD_GROUP_IDENTITY,
  STK_FIELD_GROUP_ANONYMITY,
  STK_FIELD_GROUP_CONFIDENTIAL,
  STK_FIELD_GROUP_EVIDENCE,
  STK_FIELD_GROUP_ATTRIBUTION,
  STK_FIELD_GROUP_SUBJECT,
  STK_FIELD_GROUP_REPLY,
  STK_FIELD_GROUP_NOTE,
  STK_FIELD_GROUP_COMMENTS,
} StkFieldGroup;

#define STK_N_FIELD_GROUPS (STK_FIELD_GROUP_COMMENTS + 1)

/**
 * StkField:
 * @name: in `stickler-cli`, and the key in its JSON
 * @kinds: the kinds of annotation that have it
 * @type: the type of its value
 * @place: where it stands in the sidecar
 * @term: the sidecar's term; for a body its `stk:role`, or %NULL where the purpose says all
 * @purpose: for a body: its W3C purpose
 * @label: for people, untranslated (N_())
 * @flags: see #StkFieldFlags
 * @choices: (nullable): the vocabulary
 * @link_kinds: for a link: the kinds it may point to
 * @members: (nullable): for a list: what each record holds, ended by a row without a name
 * @group: where the detail pane has it
 * @when: (nullable): when people are asked for it: "FIELD" once that field is set, "FIELD=NICK NICK" once it is one of
 *   these; %NULL for always
 * @add_label: (nullable): for a list: what adding to it is called, untranslated (N_())
 *
 * One row of the table of fields. The sidecar's reader and writer, validation, the detail pane and the command line
 * all walk this table; a new field is one new row.
 */
struct _StkField
{
  const char *name;
  StkKinds kinds;
  StkFieldType type;
  StkFieldPlace place;
  const char *term;
  const char *purpose;
  const char *label;
  StkFieldFlags flags;
  const StkChoice *choices;
  StkKinds link_kinds;
  const StkField *members;
  StkFieldGroup group;
  const char *when;
  const char *add_label;
};

/* The fields that the program itself asks for by name. */
#define STK_FIELD_STATUS "status"
#define STK_FIELD_NOTE "note"
#define STK_FIELD_ORIGIN "origin"
#define STK_FIELD_ENTITY "entity"
#define STK_FIELD_LEFT_OUT "left-out"
#define STK_FIELD_OVERRIDE "override"
#define STK_FIELD_SIGNED_OFF_BY "signed-off-by"
#define STK_FIELD_SIGNED_OFF "signed-off"
#define STK_FIELD_SIGNED_OFF_TEXT "signed-off-text"
#define STK_FIELD_SIGNED_OFF_TAGS "signed-off-tags"
#define STK_FIELD_SIGN_OFF_OVERRIDE "sign-off-override"
#define STK_FIELD_KEPT_BY "kept-by"

GQuark stk_field_error_quark (void);

const StkField *stk_field_get_all (size_t *n_fields);
size_t stk_field_get_index (const StkField *self);
const StkField *stk_field_lookup (StkKind kind, const char *name);
const StkField *stk_field_lookup_or_error (StkKind kind, const char *name, GError **error);
gboolean stk_field_is_typed (const StkField *self);
gboolean stk_field_has_kind (const StkField *self, StkKind kind);
size_t stk_field_get_n_members (const StkField *self);
size_t stk_field_find_member (const StkField *self, const char *name);

const StkChoice *stk_field_find_choice (const StkField *self, const char *nick);
const StkField *stk_field_find_digit (StkKind kind, guint digit, const StkChoice **choice);
char *stk_field_dup_digit_label (guint digit);
const char *stk_field_group_get_label (StkFieldGroup group);
const char *stk_field_get_display (const StkField *self, const char *string);
char *stk_field_parse (const StkField *self, const char *input, GError **error);
gboolean stk_field_check (const StkField *self, const char *string, GError **error);

G_END_DECLS
