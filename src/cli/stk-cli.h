/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-desk-index.h"
#include "stk-rules.h"
#include "stk-sidecar.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

G_BEGIN_DECLS

#define STK_CLI_NAME "stickler-cli"
#define STK_CLI_ERROR (stk_cli_error_quark ())

/**
 * StkCliStatus:
 * @STK_CLI_STATUS_FINE: all is well
 * @STK_CLI_STATUS_FOUND: something was found that needs a person: contents that are not valid, words that are not
 *   there, an id that fits nothing or several
 * @STK_CLI_STATUS_USAGE: the command was called wrongly
 * @STK_CLI_STATUS_FAILED: a file cannot be read or written
 *
 * The program's exit statuses, the worse the higher; also the codes of %STK_CLI_ERROR.
 */
typedef enum
{
  STK_CLI_STATUS_FINE = 0,
  STK_CLI_STATUS_FOUND = 1,
  STK_CLI_STATUS_USAGE = 2,
  STK_CLI_STATUS_FAILED = 3,
} StkCliStatus;

typedef enum
{
  STK_CLI_FORMAT_TEXT,
  STK_CLI_FORMAT_JSON,
  STK_CLI_FORMAT_NDJSON,
} StkCliFormat;

/**
 * StkCliFlags:
 * @STK_CLI_TAKES_FORMAT: has `--format`
 * @STK_CLI_TAKES_AGENT: has `--as`
 * @STK_CLI_TAKES_QUIET: has `--quiet`
 * @STK_CLI_ONE_ARTICLE: wants exactly one article, not several
 * @STK_CLI_MAYBE_NO_ARTICLE: does something without an article as well
 *
 * What a command has in common with others.
 */
typedef enum
{
  STK_CLI_TAKES_FORMAT = 1 << 0,
  STK_CLI_TAKES_AGENT = 1 << 1,
  STK_CLI_TAKES_QUIET = 1 << 2,
  STK_CLI_ONE_ARTICLE = 1 << 3,
  STK_CLI_MAYBE_NO_ARTICLE = 1 << 4,
} StkCliFlags;

typedef struct _StkCli StkCli;

/**
 * StkCliCommand:
 * @name: what is typed
 * @summary: one line for people, untranslated (N_())
 * @run: does it; how it went is in the status of its first parameter
 *
 * One row of the table of commands.
 */
typedef struct
{
  const char *name;
  const char *summary;
  void (*run) (StkCli *cli, int argc, char **argv);
} StkCliCommand;

/**
 * StkCliUsage:
 * @flags: see #StkCliFlags
 * @arguments: what stands after the options, such as `ARTICLE…`, untranslated
 * @description: a paragraph or two for `--help`, untranslated
 * @examples: (nullable): lines of shell for `--help`
 *
 * What `--help` says of a command beside its options.
 */
typedef struct
{
  StkCliFlags flags;
  const char *arguments;
  const char *description;
  const char *examples;
} StkCliUsage;

/**
 * StkCli:
 * @command: the command that runs
 * @status: the worst that has happened
 * @format: of what is printed
 * @quiet: whether to print errors only
 * @agent_name: (nullable): who works, where it is not the user of the account
 * @encoding: (nullable): what articles are read in, where it is not what they say themselves
 * @articles: (nullable): the files named, as they were typed
 * @results: what has been found, where it is printed as one JSON array at the end
 * @merging_copies: whether other versions of the tags are merged, and need not be told of
 * @completing: (nullable): the words typed so far, where options are to be listed instead of the command being run
 *
 * One run of the program.
 */
struct _StkCli
{
  const StkCliCommand *command;
  StkCliStatus status;
  StkCliFormat format;
  gboolean quiet;
  char *agent_name;
  char *encoding;
  char **articles;
  JsonArray *results;
  gboolean merging_copies;
  char **completing;
};

/* stk-cli.c */
StkCliStatus stk_cli_run (int argc, char **argv);
const StkCliCommand *stk_cli_get_commands (size_t *n_commands);
const StkCliCommand *stk_cli_find_command (const char *name);

/* stk-cli-complain.c */
GQuark stk_cli_error_quark (void);
void stk_cli_complain (StkCli *self, StkCliStatus status, const char *file, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
void stk_cli_complain_error (StkCli *self, const char *file, const GError *error);

/* stk-cli-agent.c */
StkAgent *stk_cli_new_agent (StkCli *self, const char *file);

/* stk-cli-common.c */
char *stk_cli_join_names (const char *const *names);
const char *stk_cli_find_near (const char *word, const char *const *candidates);
gboolean stk_cli_parse_kind (const char *nick, StkKind *kind, GError **error);
gboolean stk_cli_parse_number (const char *string, size_t *number);
gboolean stk_cli_take_number (const char *option, const char *string, size_t *number, GError **error);
GPtrArray *stk_cli_find_copies (StkDocument *document);
StkDocument *stk_cli_open (StkCli *self, const char *file);
StkDocument *stk_cli_open_for_writing (StkCli *self, const char *file);
StkDocument *stk_cli_open_renamed_for_writing (StkCli *self, const char *file, GFile *sidecar);
gboolean stk_cli_save (StkCli *self, StkDocument *document, const char *file);

/* stk-cli-options.c */
gboolean stk_cli_parse (StkCli *self, const StkCliUsage *usage, const GOptionEntry *entries, gpointer data,
                        int argc, char **argv);

/* stk-cli-id.c */
const char *stk_cli_match_id (const char *const *ids, const char *input, GError **error);
StkAnnotation *stk_cli_find_annotation (StkDocument *document, const char *input, GError **error);
size_t stk_cli_get_short_length (const char *const *ids);
char *stk_cli_shorten_id (const char *id, size_t length);

/* stk-cli-words.c */
gboolean stk_cli_find_words (StkText *text, const char *words, const char *occurrence, StkRange *range, GError **error);

/* stk-cli-edit.c */
GPtrArray *stk_cli_edits_new (void);
gboolean stk_cli_edits_set_cb (const char *option, const char *value, gpointer edits, GError **error);
gboolean stk_cli_edits_add_cb (const char *option, const char *value, gpointer edits, GError **error);
gboolean stk_cli_edits_remove_cb (const char *option, const char *value, gpointer edits, GError **error);

/* stk-cli-apply.c */
gboolean stk_cli_edits_apply (GPtrArray *edits, StkDocument *document, const char *id, GError **error);

/* stk-cli-fields.c */
void stk_cli_print_fields (StkCli *self, const char *nick);

/* stk-cli-output.c */
int stk_cli_get_width (void);
int stk_cli_measure (const char *utf8);
char *stk_cli_ellipsize (const char *utf8, int width);
void stk_cli_print_padded (const char *utf8, int width);
void stk_cli_begin_results (StkCli *self);
void stk_cli_emit (StkCli *self, JsonNode *node);
void stk_cli_end_results (StkCli *self);
void stk_cli_print_json (JsonNode *node);

/* stk-cli-missing.c */
GPtrArray *stk_cli_list_breaches (StkCli *self, StkDocument *document, const char *file, StkCoverage *coverage);
void stk_cli_print_breaches (FILE *out, StkDocument *document, GPtrArray *breaches);
JsonArray *stk_cli_breaches_to_json (GPtrArray *breaches);

/* stk-cli-json.c */
JsonNode *stk_cli_annotation_to_json (StkAnnotation *annotation, const char *file);
JsonObject *stk_cli_kinds_to_json (const guint tags[STK_N_KINDS],
                                   const guint statuses[STK_N_KINDS][STK_DESK_MAX_STATUSES]);
void stk_cli_set_string (JsonObject *object, const char *name, const char *string);

/* stk-cli-desk.c */
StkDeskIndex *stk_cli_open_desk (StkCli *self, const char *folder);
void stk_cli_show_desk (StkCli *self, const char *folder);

/* stk-cli-sidecar.c */
StkSidecar *stk_cli_read_sidecar (StkCli *self, const char *path, gboolean may_be_empty, gboolean *failed,
                                  char **version);
void stk_cli_write_sidecar (StkCli *self, StkSidecar *sidecar, const char *path, const char *version);
void stk_cli_replace_sidecar (StkCli *self, StkSidecar *sidecar, const char *path);

/* stk-cli-merge.c */
void stk_cli_report_merge (StkCli *self, GPtrArray *annotations);

/* stk-cli-complete.c */
void stk_cli_complete (StkCli *self, int argc, char **argv);
void stk_cli_complete_option (StkCli *self, const GOptionEntry *entries);

/* one file per command */
void stk_cli_add (StkCli *cli, int argc, char **argv);
void stk_cli_adopt (StkCli *cli, int argc, char **argv);
void stk_cli_compare (StkCli *cli, int argc, char **argv);
void stk_cli_export (StkCli *cli, int argc, char **argv);
void stk_cli_list (StkCli *cli, int argc, char **argv);
void stk_cli_reanchor (StkCli *cli, int argc, char **argv);
void stk_cli_merge (StkCli *cli, int argc, char **argv);
void stk_cli_remove (StkCli *cli, int argc, char **argv);
void stk_cli_history (StkCli *cli, int argc, char **argv);
void stk_cli_restore (StkCli *cli, int argc, char **argv);
void stk_cli_search (StkCli *cli, int argc, char **argv);
void stk_cli_set (StkCli *cli, int argc, char **argv);
void stk_cli_sign_off (StkCli *cli, int argc, char **argv);
void stk_cli_status (StkCli *cli, int argc, char **argv);
void stk_cli_suggest (StkCli *cli, int argc, char **argv);
void stk_cli_text (StkCli *cli, int argc, char **argv);
void stk_cli_validate (StkCli *cli, int argc, char **argv);

G_END_DECLS
