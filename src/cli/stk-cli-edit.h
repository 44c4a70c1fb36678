/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-cli.h"

G_BEGIN_DECLS

typedef enum
{
  STK_CLI_EDIT_SET,
  STK_CLI_EDIT_ADD,
  STK_CLI_EDIT_REMOVE,
} StkCliAction;

/**
 * StkCliEdit:
 * @action: which option it is
 * @field: the field's name
 * @entry: (nullable): the id of an entry of a list field
 * @member: (nullable): a member of the entry
 * @value: what follows the equals sign
 *
 * One change of a field as it was typed, FIELD=VALUE, or for a list field:
 *
 * - `--add FIELD=VALUE` begins an entry and says its first member
 * - `--add FIELD.MEMBER=VALUE` begins an entry and says one of its members
 * - `--set FIELD.MEMBER=VALUE` changes the entry begun last in this call
 * - `--set FIELD.ENTRY.MEMBER=VALUE` changes the entry with this id
 * - `--remove-entry FIELD=ENTRY` removes it
 *
 * What follows the first equals sign is the value as it stands, so that nothing needs quotation marks beside the
 * shell's.
 */
typedef struct
{
  StkCliAction action;
  char *field;
  char *entry;
  char *member;
  char *value;
} StkCliEdit;

/**
 * StkCliTarget:
 * @document: (unowned): the document
 * @id: (unowned): the id of the annotation
 * @begun_field: (nullable): the list in which an entry was begun last
 * @begun_entry: (nullable): that entry's id
 *
 * What edits are applied to, and where they have come.
 */
typedef struct
{
  StkDocument *document;
  const char *id;
  const StkField *begun_field;
  char *begun_entry;
} StkCliTarget;

/* stk-cli-apply.c */
StkAnnotation *stk_cli_target_get_annotation (const StkCliTarget *self);

/* stk-cli-entry.c */
gboolean stk_cli_edit_entry (StkCliTarget *target, const StkCliEdit *edit, const StkField *field, GError **error);
gboolean stk_cli_remove_entry (StkCliTarget *target, const StkCliEdit *edit, const StkField *field, GError **error);

G_END_DECLS
