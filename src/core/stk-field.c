/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-field.h"

#include "stk-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define Q STK_KINDS (STK_KIND_QUOTE)
#define C STK_KINDS (STK_KIND_CLAIM)
#define S STK_KINDS (STK_KIND_SOURCE)
#define N STK_KINDS (STK_KIND_NOTE)
#define A STK_KINDS (STK_KIND_ARTICLE)
#define PLACED (STK_KINDS_ALL | STK_KINDS (STK_KIND_CLEAR))

#define MEMBER(n, t, p, tm, l, ...) \
  { .name = n, .type = STK_FIELD_TYPE_##t, .place = STK_FIELD_PLACE_##p, .term = tm, .label = l, __VA_ARGS__ }
#define FIELD(n, k, t, p, tm, l, ...) \
  { .name = n, \
    .kinds = k, \
    .type = STK_FIELD_TYPE_##t, \
    .place = STK_FIELD_PLACE_##p, \
    .term = tm, \
    .label = l, \
    __VA_ARGS__ }

#define EXPORTED .flags = STK_FIELD_EXPORTED
#define SUMMARY .flags = STK_FIELD_EXPORTED | STK_FIELD_SUMMARY
#define VERDICT .flags = STK_FIELD_EXPORTED | STK_FIELD_VERDICT
#define SUMMARY_VERDICT .flags = STK_FIELD_EXPORTED | STK_FIELD_SUMMARY | STK_FIELD_VERDICT
#define KEPT_VERDICT .flags = STK_FIELD_INTERNAL | STK_FIELD_VERDICT
#define GROUP(g) .group = STK_FIELD_GROUP_##g

static const StkField EVIDENCE_MEMBERS[] = {
  MEMBER ("title", TEXT, ENTITY, "schema:name", N_ ("Title"), EXPORTED),
  MEMBER ("url", IRI, ENTITY, "schema:url", N_ ("Link"), EXPORTED),
  MEMBER ("archived", IRI, ENTITY, "schema:archivedAt", N_ ("Archived Link"), EXPORTED),
  MEMBER ("file", IRI, ENTITY, "stk:file", N_ ("File")),
  MEMBER ("excerpt", PROSE, BODY, "schema:text", N_ ("Excerpt"), EXPORTED),
  MEMBER ("locator", TEXT, BODY, "stk:locator", N_ ("Page or Timecode"), EXPORTED),
  MEMBER ("accessed", DATE, BODY, "stk:accessed", N_ ("Accessed"), EXPORTED),
  MEMBER ("use", CHOICE, BODY, "stk:use", N_ ("Use"), EXPORTED, .choices = STK_EVIDENCE_USES),
  MEMBER ("stance", CHOICE, BODY, "stk:stance", N_ ("Stance"), EXPORTED, .choices = STK_STANCES),
  MEMBER ("publishable", BOOLEAN, BODY, "stk:publishable", N_ ("Publishable")),
  { NULL },
};

static const StkField COMMENT_MEMBERS[] = {
  MEMBER ("text", PROSE, BODY, "value", N_ ("Comment")),
  MEMBER ("author", PERSON, BODY, "creator", N_ ("Author"), .flags = STK_FIELD_INTERNAL),
  MEMBER ("time", TEXT, BODY, "created", N_ ("Time"), .flags = STK_FIELD_INTERNAL),
  { NULL },
};

static const StkField KEEPER_MEMBERS[] = {
  MEMBER ("person", PERSON, BODY, "creator", N_ ("Person"), .flags = STK_FIELD_INTERNAL),
  { NULL },
};

static const StkField LINK_MEMBERS[] = {
  MEMBER ("title", TEXT, ENTITY, "schema:name", N_ ("Title"), EXPORTED),
  MEMBER ("url", IRI, ENTITY, "schema:url", N_ ("Link"), EXPORTED),
  { NULL },
};

/* In the order in which a checker works, which is that of the detail pane within a group. */
static const StkField FIELDS[] = {
  FIELD ("status", STK_KINDS_ALL, CHOICE, ANNOTATION, "stk:status", N_ ("State"), VERDICT, .choices = STK_STATUSES,
         GROUP (STATE)),
  FIELD ("origin", STK_KINDS_ALL, CHOICE, ANNOTATION, "stk:origin", N_ ("Origin"), .flags = STK_FIELD_INTERNAL,
         .choices = STK_ORIGINS),
  FIELD ("origin-rule", STK_KINDS_ALL, TEXT, ANNOTATION, "stk:originRule", N_ ("Rule"), .flags = STK_FIELD_INTERNAL),
  FIELD ("origin-score", STK_KINDS_ALL, TEXT, ANNOTATION, "stk:originScore", N_ ("Score"),
         .flags = STK_FIELD_INTERNAL),
  FIELD ("left-out", PLACED, BOOLEAN, ANNOTATION, "stk:leftOut", N_ ("Kept without Words"),
         .flags = STK_FIELD_INTERNAL),

  FIELD ("override", Q | C, PROSE, ANNOTATION, "stk:overrideReason", N_ ("Reason for the Override"),
         .flags = STK_FIELD_VERDICT, GROUP (CHECK), .when = "status=checked second-read signed-off"),

  /* the whole article */
  FIELD ("signed-off-by", A, PERSON, ANNOTATION, "stk:signedOffBy", N_ ("Signed Off By"), KEPT_VERDICT),
  FIELD ("signed-off", A, TEXT, ANNOTATION, "stk:signedOff", N_ ("Signed Off"), KEPT_VERDICT),
  FIELD ("signed-off-text", A, TEXT, ANNOTATION, "stk:signedOffText", N_ ("Text That Was Signed Off"),
         .flags = STK_FIELD_INTERNAL),
  FIELD ("signed-off-tags", A, TEXT, ANNOTATION, "stk:signedOffTags", N_ ("Tags That Were Signed Off"),
         .flags = STK_FIELD_INTERNAL),
  FIELD ("sign-off-override", A, PROSE, ANNOTATION, "stk:signOffOverride", N_ ("Reason for the Override"),
         KEPT_VERDICT),

  /* quote */
  FIELD ("speaker", Q, LINK, BODY, "speaker", N_ ("Speaker"), SUMMARY, .purpose = "linking", .link_kinds = S,
         GROUP (ATTRIBUTION)),
  FIELD ("speaker-mention", Q, ANCHOR, BODY, "speakerMention", N_ ("Speaker’s Mention"), .purpose = "linking"),
  FIELD ("cue", Q, ANCHOR, BODY, "cue", N_ ("Cue Words"), .purpose = "linking"),
  FIELD ("form", Q, CHOICE, ANNOTATION, "stk:form", N_ ("Form"), EXPORTED, .choices = STK_QUOTE_FORMS,
         GROUP (ATTRIBUTION)),
  FIELD ("addressee", Q, TEXT, ANNOTATION, "stk:addressee", N_ ("Addressee"), EXPORTED),
  FIELD ("channel", Q, CHOICE, ANNOTATION, "stk:channel", N_ ("Channel"), EXPORTED, .choices = STK_CHANNELS,
         GROUP (ATTRIBUTION)),
  FIELD ("ground-rules", Q, CHOICE, ANNOTATION, "stk:groundRules", N_ ("Ground Rules"),
         .choices = STK_GROUND_RULES, GROUP (ATTRIBUTION)),
  FIELD ("verified-by", Q, CHOICE, ANNOTATION, "stk:verifiedBy", N_ ("Verified By"), SUMMARY_VERDICT,
         .choices = STK_VERIFICATIONS, GROUP (CHECK)),
  FIELD ("backup", Q, IRI, ANNOTATION, "stk:backup", N_ ("Backup"), GROUP (CHECK)),
  FIELD ("backup-locator", Q, TEXT, ANNOTATION, "stk:backupLocator", N_ ("Timecode or Page"), GROUP (CHECK),
         .when = "backup"),
  FIELD ("record-wording", Q, PROSE, ANNOTATION, "stk:recordWording", N_ ("Wording in the Record"), GROUP (CHECK)),
  FIELD ("translated", Q, BOOLEAN, ANNOTATION, "stk:translated", N_ ("Translated"), EXPORTED),

  /* claim */
  FIELD ("statement", C, PROSE, REVIEW, "schema:claimReviewed", N_ ("Statement"), EXPORTED, GROUP (SUBJECT)),
  FIELD ("claimant", C, LINK, BODY, "claimant", N_ ("Claimant"), SUMMARY, .purpose = "linking", .link_kinds = S,
         GROUP (SUBJECT)),
  FIELD ("quoted-in", C, LINK, BODY, "quotedIn", N_ ("Quoted In"), .purpose = "linking", .link_kinds = Q),
  FIELD ("type", C, CHOICE, ANNOTATION, "stk:claimType", N_ ("Type"), EXPORTED, .choices = STK_CLAIM_TYPES,
         GROUP (SUBJECT)),
  FIELD ("priority", C, CHOICE, ANNOTATION, "stk:priority", N_ ("Priority"), .choices = STK_PRIORITIES,
         GROUP (SUBJECT)),
  FIELD ("legal-risk", C, CHOICE, ANNOTATION, "stk:legalRisk", N_ ("Legal Risk"), .choices = STK_LEGAL_RISKS,
         GROUP (SUBJECT)),
  FIELD ("evidence", C, LIST, BODY, "evidence", N_ ("Evidence"), EXPORTED, .purpose = "linking",
         .members = EVIDENCE_MEMBERS, GROUP (EVIDENCE), .add_label = N_ ("Add Evidence")),
  FIELD ("finding", C, CHOICE, ANNOTATION, "stk:finding", N_ ("Finding"), SUMMARY_VERDICT, .choices = STK_FINDINGS,
         GROUP (CHECK)),
  FIELD ("suggested-text", C, PROSE, ANNOTATION, "stk:suggestedText", N_ ("Suggested Text"), EXPORTED, GROUP (CHECK),
         .when = "finding=correction-needed cannot-confirm"),
  FIELD ("right-of-reply", C, CHOICE, ANNOTATION, "stk:rightOfReply", N_ ("Right of Reply"), .choices = STK_REPLIES,
         GROUP (REPLY)),
  FIELD ("right-of-reply-date", C, DATE, ANNOTATION, "stk:rightOfReplyDate", N_ ("Reply Date"), GROUP (REPLY),
         .when = "right-of-reply=asked answered"),
  FIELD ("verdict", C, CHOICE, RATING, "schema:alternateName", N_ ("Verdict"),
         .flags = STK_FIELD_EXPORTED | STK_FIELD_VERDICT | STK_FIELD_OPEN, .choices = STK_VERDICTS, GROUP (CHECK)),

  /* source */
  FIELD ("entity", S, IRI, ENTITY, "id", N_ ("Identifier"), .flags = STK_FIELD_INTERNAL),
  FIELD ("name", S, TEXT, ENTITY, "name", N_ ("Name"), SUMMARY, GROUP (IDENTITY)),
  FIELD ("type", S, CHOICE, ENTITY, "stk:sourceType", N_ ("Type"), EXPORTED, .choices = STK_SOURCE_TYPES,
         GROUP (IDENTITY)),
  FIELD ("role", S, TEXT, ENTITY, "schema:jobTitle", N_ ("Role"), SUMMARY, GROUP (IDENTITY)),
  FIELD ("affiliation", S, TEXT, ENTITY, "schema:affiliation", N_ ("Affiliation"), SUMMARY, GROUP (IDENTITY)),
  FIELD ("mention-of", S, LINK, BODY, "mentionOf", N_ ("Mention Of"), EXPORTED, .purpose = "linking", .link_kinds = S,
         GROUP (IDENTITY)),
  FIELD ("via", S, LINK, BODY, "via", N_ ("According To"), EXPORTED, .purpose = "linking", .link_kinds = S,
         GROUP (IDENTITY)),
  FIELD ("contact", S, TEXT, NONE, NULL, N_ ("Contact"), .flags = STK_FIELD_CONFIDENTIAL, GROUP (CONFIDENTIAL)),
  FIELD ("identity-known-by", S, TEXT, NONE, NULL, N_ ("Identity Known By"), .flags = STK_FIELD_CONFIDENTIAL,
         GROUP (CONFIDENTIAL)),
  FIELD ("kept-by", S, LIST, BODY, "confidential", N_ ("Confidential Details Kept By"), .flags = STK_FIELD_INTERNAL,
         .purpose = "linking", .members = KEEPER_MEMBERS, GROUP (CONFIDENTIAL)),
  FIELD ("anonymity-reason", S, PROSE, ANNOTATION, "stk:anonymityReason", N_ ("Reason for Anonymity"),
         GROUP (ANONYMITY), .when = "type=unnamed-person unnamed-group"),
  FIELD ("anonymity-approved-by", S, TEXT, ANNOTATION, "stk:anonymityApprovedBy", N_ ("Anonymity Approved By"),
         GROUP (ANONYMITY), .when = "type=unnamed-person unnamed-group"),
  FIELD ("conflict-of-interest", S, PROSE, ANNOTATION, "stk:conflictOfInterest", N_ ("Conflict of Interest")),
  FIELD ("links", S, LIST, BODY, "link", N_ ("Links"), EXPORTED, .purpose = "linking", .members = LINK_MEMBERS,
         GROUP (EVIDENCE), .add_label = N_ ("Add a Link")),

  /* all */
  FIELD ("text", N, PROSE, BODY, NULL, N_ ("Text"), .flags = STK_FIELD_SUMMARY, .purpose = "commenting",
         GROUP (NOTE)),
  FIELD ("note", Q | C | S, PROSE, BODY, NULL, N_ ("Note"), .purpose = "commenting", GROUP (NOTE)),
  FIELD ("comments", STK_KINDS_ALL, LIST, BODY, NULL, N_ ("Comments"), .purpose = "replying",
         .members = COMMENT_MEMBERS, GROUP (COMMENTS), .add_label = N_ ("Add a Comment")),
};

G_DEFINE_QUARK (stk-field-error-quark, stk_field_error)

/**
 * stk_field_get_all:
 * @n_fields: (out): how many
 *
 * Returns: (array length=n_fields) (transfer none): the table of fields
 */
const StkField *
stk_field_get_all (size_t *n_fields)
{
  *n_fields = G_N_ELEMENTS (FIELDS);

  return FIELDS;
}

/**
 * stk_field_get_index:
 * @self: a row of the table of fields, not a member of a list
 *
 * Returns: its place in the table
 */
size_t
stk_field_get_index (const StkField *self)
{
  g_return_val_if_fail (self >= FIELDS && self < FIELDS + G_N_ELEMENTS (FIELDS), 0);

  return (size_t) (self - FIELDS);
}

/* Whether two names are the same but for case, hyphens and underscores. */
static gboolean
names_match (const char *a, const char *b)
{
  while (*a || *b)
    {
      if (*a == '-' || *a == '_' || *a == ' ')
        a++;
      else if (*b == '-' || *b == '_' || *b == ' ')
        b++;
      else if (g_ascii_tolower (*a) != g_ascii_tolower (*b))
        return FALSE;
      else
        a++, b++;
    }

  return TRUE;
}

/**
 * stk_field_lookup:
 * @kind: a kind
 * @name: a field's name; case, `-` and `_` do not count
 *
 * Returns: (nullable) (transfer none): the field of this name that the kind has
 */
const StkField *
stk_field_lookup (StkKind kind, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (stk_field_has_kind (&FIELDS[i], kind) && names_match (FIELDS[i].name, name))
      return &FIELDS[i];

  return NULL;
}

/**
 * stk_field_lookup_or_error:
 * @kind: a kind
 * @name: a field's name, as a person typed it
 * @error: return location for a #StkFieldError
 *
 * Like stk_field_lookup(), for names that people type: fields that the program keeps for itself are not found, and the
 * error lists those that there are.
 *
 * Returns: (nullable) (transfer none): the field
 */
const StkField *
stk_field_lookup_or_error (StkKind kind, const char *name, GError **error)
{
  const StkField *field = stk_field_lookup (kind, name);
  g_autoptr (GString) names = NULL;

  if (field != NULL && !(field->flags & STK_FIELD_INTERNAL))
    return field;

  names = g_string_new (NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (stk_field_has_kind (&FIELDS[i], kind) && !(FIELDS[i].flags & STK_FIELD_INTERNAL))
      g_string_append_printf (names, "%s%s", names->len ? ", " : "", FIELDS[i].name);

  g_set_error (error, STK_FIELD_ERROR, STK_FIELD_ERROR_UNKNOWN,
               _ ("A %s has no field “%s”. Its fields are: %s."), stk_kind_get_info (kind)->nick, name, names->str);

  return NULL;
}

/**
 * stk_field_is_typed:
 * @self: a field
 *
 * Returns: whether its value is words that people type, bit by bit
 */
gboolean
stk_field_is_typed (const StkField *self)
{
  return self->type == STK_FIELD_TYPE_TEXT || self->type == STK_FIELD_TYPE_PROSE ||
         self->type == STK_FIELD_TYPE_IRI || self->type == STK_FIELD_TYPE_PERSON ||
         (self->type == STK_FIELD_TYPE_CHOICE && (self->flags & STK_FIELD_OPEN));
}

/**
 * stk_field_has_kind:
 * @self: a field
 * @kind: a kind
 *
 * Returns: whether annotations of @kind have this field
 */
gboolean
stk_field_has_kind (const StkField *self, StkKind kind)
{
  return (self->kinds & STK_KINDS (kind)) != 0;
}

/**
 * stk_field_get_n_members:
 * @self: a field
 *
 * Returns: how many members each record of a list field has; 0 for other fields
 */
size_t
stk_field_get_n_members (const StkField *self)
{
  size_t n = 0;

  while (self->members != NULL && self->members[n].name != NULL)
    n++;

  return n;
}

/**
 * stk_field_find_member:
 * @self: a list field
 * @name: a member's name; case, `-` and `_` do not count
 *
 * Returns: which member it is, or %G_MAXSIZE
 */
size_t
stk_field_find_member (const StkField *self, const char *name)
{
  for (size_t i = 0; i < stk_field_get_n_members (self); i++)
    if (names_match (self->members[i].name, name))
      return i;

  return G_MAXSIZE;
}

/**
 * stk_field_find_choice:
 * @self: a choice field
 * @nick: (nullable): a choice's nick; case, `-` and `_` do not count
 *
 * Returns: (nullable) (transfer none): the choice
 */
const StkChoice *
stk_field_find_choice (const StkField *self, const char *nick)
{
  for (const StkChoice *c = nick ? self->choices : NULL; c != NULL && c->nick != NULL; c++)
    if (names_match (c->nick, nick))
      return c;

  return NULL;
}

/**
 * stk_field_group_get_label:
 * @group: a group of fields
 *
 * Returns: (nullable) (transfer none): its heading, translated; %NULL where the fields speak for themselves
 */
const char *
stk_field_group_get_label (StkFieldGroup group)
{
  static const char *const LABELS[STK_N_FIELD_GROUPS] = {
    [STK_FIELD_GROUP_MORE] = N_ ("More"),
    [STK_FIELD_GROUP_CHECK] = N_ ("Check"),
    [STK_FIELD_GROUP_IDENTITY] = N_ ("Identity"),
    [STK_FIELD_GROUP_ANONYMITY] = N_ ("Anonymity"),
    [STK_FIELD_GROUP_CONFIDENTIAL] = N_ ("Confidential"),
    [STK_FIELD_GROUP_ATTRIBUTION] = N_ ("Attribution"),
    [STK_FIELD_GROUP_SUBJECT] = N_ ("Claim"),
  };

  g_return_val_if_fail ((guint) group < G_N_ELEMENTS (LABELS), NULL);

  return LABELS[group] ? _ (LABELS[group]) : NULL;
}

/**
 * stk_field_get_display:
 * @self: a field
 * @string: (nullable): a value of the field
 *
 * Returns: (nullable) (transfer none): @string as a person reads it: a choice's translated label, or the string itself
 */
const char *
stk_field_get_display (const StkField *self, const char *string)
{
  const StkChoice *choice = stk_field_find_choice (self, string);

  return choice ? _ (choice->label) : string;
}

static gboolean
is_iso_date (const char *string)
{
  static const char FORM[] = "0000-00-00";
  guint parts[3] = { 0, 0, 0 }, part = 0;

  if (strlen (string) != strlen (FORM))
    return FALSE;

  for (size_t i = 0; FORM[i] != '\0'; i++)
    {
      if (FORM[i] == '-' ? string[i] != '-' : !g_ascii_isdigit (string[i]))
        return FALSE;
      if (FORM[i] == '-')
        part++;
      else
        parts[part] = parts[part] * 10 + (guint) g_ascii_digit_value (string[i]);
    }

  return parts[0] > 0 && parts[1] > 0 && parts[1] <= 12 && parts[2] > 0 && parts[2] <= 31 &&
         g_date_valid_dmy ((GDateDay) parts[2], (GDateMonth) parts[1], (GDateYear) parts[0]);
}

static gboolean
check_choice (const StkField *self, const char *string, GError **error)
{
  g_autoptr (GString) nicks = NULL;

  if ((self->flags & STK_FIELD_OPEN) || stk_field_find_choice (self, string) != NULL)
    return TRUE;

  nicks = g_string_new (NULL);
  for (const StkChoice *c = self->choices; c->nick != NULL; c++)
    g_string_append_printf (nicks, "%s%s", nicks->len ? ", " : "", c->nick);
  g_set_error (error, STK_FIELD_ERROR, STK_FIELD_ERROR_VALUE,
               _ ("“%s” is no value for the field “%s”. Its values are: %s."), string, self->name, nicks->str);

  return FALSE;
}

static gboolean
check_iri (const StkField *self, const char *string, GError **error)
{
  g_autofree char *scheme = g_uri_parse_scheme (string);

  /* a sidecar travels, so it names no place on this machine */
  if (scheme == NULL ? !g_path_is_absolute (string)
                     : g_ascii_strcasecmp (scheme, "file") != 0 && g_uri_is_valid (string, G_URI_FLAGS_PARSE_RELAXED, NULL))
    return TRUE;

  g_set_error (error, STK_FIELD_ERROR, STK_FIELD_ERROR_VALUE,
               _ ("“%s” is no value for the field “%s”. Give a full link, or a file’s path from the article’s folder."),
               string, self->name);

  return FALSE;
}

/**
 * stk_field_check:
 * @self: a field that holds a string
 * @string: a value, not empty
 * @error: return location for a #StkFieldError
 *
 * Returns: whether @string is in the form that the field's values have
 */
gboolean
stk_field_check (const StkField *self, const char *string, GError **error)
{
  switch (self->type)
    {
    case STK_FIELD_TYPE_CHOICE:
      return check_choice (self, string, error);

    case STK_FIELD_TYPE_IRI:
      return check_iri (self, string, error);

    case STK_FIELD_TYPE_BOOLEAN:
      if (g_str_equal (string, "true"))
        return TRUE;
      g_set_error (error, STK_FIELD_ERROR, STK_FIELD_ERROR_VALUE,
                   _ ("“%s” is no value for the field “%s”. Its values are: true, false."), string, self->name);
      return FALSE;

    case STK_FIELD_TYPE_DATE:
      if (is_iso_date (string))
        return TRUE;
      g_set_error (error, STK_FIELD_ERROR, STK_FIELD_ERROR_VALUE,
                   _ ("“%s” is no date for the field “%s”. Write it as year-month-day, such as 2026-03-14."), string,
                   self->name);
      return FALSE;

    case STK_FIELD_TYPE_TEXT:
    case STK_FIELD_TYPE_PROSE:
    case STK_FIELD_TYPE_PERSON:
    case STK_FIELD_TYPE_LINK:
      return TRUE;

    case STK_FIELD_TYPE_ANCHOR:
    case STK_FIELD_TYPE_LIST:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * stk_field_parse:
 * @self: a field that holds a string
 * @input: what a person typed
 * @error: return location for a #StkFieldError
 *
 * Turns what a person typed into a value of the field: white space around it goes, choices may be written with other
 * case or hyphens, "yes" and "no" serve for a boolean.
 *
 * Returns: (transfer full) (nullable): the value, empty where the field is to be cleared; %NULL with @error set where
 *   @input does not suit the field
 */
char *
stk_field_parse (const StkField *self, const char *input, GError **error)
{
  g_autofree char *string = NULL;
  const StkChoice *choice;

  g_return_val_if_fail (self->type != STK_FIELD_TYPE_ANCHOR && self->type != STK_FIELD_TYPE_LIST, NULL);

  string = self->type == STK_FIELD_TYPE_PROSE ? g_strdup (input) : g_strstrip (g_strdup (input));
  choice = stk_field_find_choice (self, string);

  if (choice != NULL)
    return g_strdup (choice->nick);

  if (self->type == STK_FIELD_TYPE_BOOLEAN)
    {
      if (g_ascii_strcasecmp (string, "yes") == 0 || g_ascii_strcasecmp (string, "true") == 0)
        return g_strdup ("true");
      if (g_ascii_strcasecmp (string, "no") == 0 || g_ascii_strcasecmp (string, "false") == 0)
        return g_strdup ("");
    }

  if (*string != '\0' && !stk_field_check (self, string, error))
    return NULL;

  return g_steal_pointer (&string);
}
