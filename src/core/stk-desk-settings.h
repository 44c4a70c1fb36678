/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STK_TYPE_DESK_SETTINGS (stk_desk_settings_get_type ())
#define STK_DESK_SETTINGS_ERROR (stk_desk_settings_error_quark ())

/* The file's name, in the folder of the articles that it is about or in one above it. */
#define STK_DESK_SETTINGS_NAME ".stickler-desk.json"

/**
 * StkDeskSettingsError:
 * @STK_DESK_SETTINGS_ERROR_FORMAT: the file is no settings of a desk
 */
typedef enum
{
  STK_DESK_SETTINGS_ERROR_FORMAT,
} StkDeskSettingsError;

/**
 * StkRule:
 * @STK_RULE_OPEN_TAGS: every quote and claim is checked
 * @STK_RULE_STALE_TAGS: no tag has words that changed or are gone, unless a person said that it is kept
 * @STK_RULE_CONFLICTS: nothing has two answers
 * @STK_RULE_OFF_RECORD: no quote is off the record
 * @STK_RULE_ANONYMITY: whoever is not named has a reason for it, and somebody approved
 * @STK_RULE_EVIDENCE: what is checked says by what
 * @STK_RULE_INDEPENDENT_SOURCES: a fact that rests on secondary sources only needs so many independent ones
 * @STK_RULE_SECOND_READER: who reads second is not who checked
 * @STK_RULE_SECOND_READ: every quote and claim is read a second time
 * @STK_RULE_COVERAGE: every sentence has a tag, or a mark that there is nothing to check in it
 *
 * What a desk may ask of an article before it is signed off.
 */
typedef enum
{
  STK_RULE_OPEN_TAGS,
  STK_RULE_STALE_TAGS,
  STK_RULE_CONFLICTS,
  STK_RULE_OFF_RECORD,
  STK_RULE_ANONYMITY,
  STK_RULE_EVIDENCE,
  STK_RULE_INDEPENDENT_SOURCES,
  STK_RULE_SECOND_READER,
  STK_RULE_SECOND_READ,
  STK_RULE_COVERAGE,
} StkRule;

#define STK_N_RULES (STK_RULE_COVERAGE + 1)

/**
 * StkRuleInfo:
 * @nick: in the file and on the command line
 * @label: for people, untranslated
 * @counts: whether the rule has a number: how many of something are needed
 * @presets: what each profile asks for: 0 for nothing, else 1 or the number
 *
 * One row of the table of rules.
 */
typedef struct
{
  const char *nick;
  const char *label;
  gboolean counts;
  guint presets[2];
} StkRuleInfo;

typedef struct _StkDeskSettings StkDeskSettings;

GType stk_desk_settings_get_type (void) G_GNUC_CONST;
GQuark stk_desk_settings_error_quark (void);

const StkRuleInfo *stk_rule_get_info (StkRule rule);

StkDeskSettings *stk_desk_settings_new (void);
StkDeskSettings *stk_desk_settings_new_from_bytes (GBytes *bytes, const char *name, GError **error);
StkDeskSettings *stk_desk_settings_load (GFile *article, GCancellable *cancellable, GError **error);
StkDeskSettings *stk_desk_settings_ref (StkDeskSettings *self);
void stk_desk_settings_unref (StkDeskSettings *self);

const char *stk_desk_settings_get_name (StkDeskSettings *self);
const char *stk_desk_settings_get_profile (StkDeskSettings *self);
guint stk_desk_settings_get_rule (StkDeskSettings *self, StkRule rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkDeskSettings, stk_desk_settings_unref)

G_END_DECLS
