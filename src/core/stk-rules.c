/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-rules.h"

#include "stk-progress.h"

#include <glib/gi18n-lib.h>

/* Who did what in the check of a tag, by its history. Borrowed from there. */
typedef struct
{
  StkAgent *checker;
  StkAgent *second;
} Readers;

/* What an article is held against. */
typedef struct
{
  StkDeskSettings *settings;
  GHashTable *readers; /* tag → Readers */
} Checker;

/* Tells what is missing of a tag, for people; %NULL where nothing is. */
typedef char *(*CheckFunc) (const Checker *self, StkAnnotation *annotation, guint count);

G_DEFINE_BOXED_TYPE (StkBreach, stk_breach, stk_breach_copy, stk_breach_free)

StkBreach *
stk_breach_copy (const StkBreach *self)
{
  StkBreach *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->message = g_strdup (self->message);

  return copy;
}

void
stk_breach_free (StkBreach *self)
{
  g_free (self->id);
  g_free (self->message);
  g_free (self);
}

/* The last time that a tag was checked, and read a second time, each since it was opened. */
static GHashTable *
find_readers (StkDocument *document)
{
  StkHistory *history = stk_document_get_history (document);
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < stk_history_get_n (history); i++)
    {
      StkHistoryEntry *entry = stk_history_get (history, i);
      const char *tag = stk_history_entry_get_tag (entry);
      const char *to = stk_history_entry_get_to (entry);
      Readers *readers;

      if (tag == NULL || g_strcmp0 (stk_history_entry_get_path (entry), STK_FIELD_STATUS) != 0)
        continue;

      readers = g_hash_table_lookup (table, tag);
      if (readers == NULL)
        {
          readers = g_new0 (Readers, 1);
          g_hash_table_insert (table, (gpointer) tag, readers);
        }
      if (to == NULL || !stk_status_is_done (to))
        *readers = (Readers) { NULL, NULL };
      else if (g_str_equal (to, "checked"))
        *readers = (Readers) { stk_history_entry_get_agent (entry), NULL };
      else if (readers->second == NULL)
        readers->second = stk_history_entry_get_agent (entry);
    }

  return table;
}

static gboolean
has_states (StkAnnotation *annotation)
{
  return stk_kind_get_info (stk_annotation_get_kind (annotation))->has_states;
}

static gboolean
is_done (StkAnnotation *annotation)
{
  return has_states (annotation) && stk_status_is_done (stk_annotation_get_status (annotation));
}

static gboolean
says (StkAnnotation *annotation, const char *field, const char *nick)
{
  return g_strcmp0 (stk_annotation_get_string (annotation, field), nick) == 0;
}

static char *
check_open (const Checker *self, StkAnnotation *annotation, guint count)
{
  return has_states (annotation) && !is_done (annotation) ? g_strdup (_ ("It is not checked")) : NULL;
}

static char *
check_stale (const Checker *self, StkAnnotation *annotation, guint count)
{
  if (stk_progress_needs_review (annotation))
    return g_strdup (_ ("It is not certain where its words are now"));

  return stk_annotation_is_stale (annotation) ? g_strdup (_ ("Its words changed")) : NULL;
}

static char *
check_conflicts (const Checker *self, StkAnnotation *annotation, guint count)
{
  return stk_annotation_count_open_conflicts (annotation) > 0 ? g_strdup (_ ("A field has two answers")) : NULL;
}

static char *
check_off_record (const Checker *self, StkAnnotation *annotation, guint count)
{
  return says (annotation, "ground-rules", "off-record") ? g_strdup (_ ("It is off the record")) : NULL;
}

static char *
check_anonymity (const Checker *self, StkAnnotation *annotation, guint count)
{
  if (stk_annotation_get_kind (annotation) != STK_KIND_SOURCE ||
      !(says (annotation, "type", "unnamed-person") || says (annotation, "type", "unnamed-group")))
    return NULL;
  if (stk_annotation_get_string (annotation, "anonymity-approved-by") == NULL)
    return g_strdup (_ ("Nobody has approved that the source is not named"));

  return stk_annotation_get_string (annotation, "anonymity-reason") == NULL
           ? g_strdup (_ ("No reason says why the source is not named"))
           : NULL;
}

static StkValue *
get_evidence (StkAnnotation *annotation)
{
  return stk_annotation_get_value (annotation, stk_field_lookup (STK_KIND_CLAIM, "evidence"));
}

static char *
check_evidence (const Checker *self, StkAnnotation *annotation, guint count)
{
  if (!is_done (annotation))
    return NULL;
  if (stk_annotation_get_kind (annotation) == STK_KIND_QUOTE)
    return stk_annotation_get_string (annotation, "verified-by") == NULL || says (annotation, "verified-by", "none")
             ? g_strdup (_ ("Nothing says how the quote was verified"))
             : NULL;
  if (stk_annotation_get_string (annotation, "finding") == NULL)
    return g_strdup (_ ("It has no finding"));

  return !says (annotation, "finding", "cannot-confirm") && stk_value_get_n_records (get_evidence (annotation)) == 0
           ? g_strdup (_ ("It has no evidence"))
           : NULL;
}

static const char *
get_member (StkRecord *record, const char *name)
{
  return stk_record_get_string (record, stk_field_find_member (stk_field_lookup (STK_KIND_CLAIM, "evidence"), name));
}

/* What two pieces of evidence share where one is no confirmation of the other: who published them, else their title or
 * file. */
static char *
dup_publisher (StkRecord *record)
{
  const char *url = get_member (record, "url");
  g_autoptr (GUri) uri = url ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  const char *host = uri ? g_uri_get_host (uri) : NULL;
  const char *title = get_member (record, "title");
  const char *file = get_member (record, "file");

  if (host != NULL && *host != '\0')
    {
      g_autofree char *lower = g_ascii_strdown (host, -1);

      return g_strdup (g_str_has_prefix (lower, "www.") ? lower + strlen ("www.") : lower);
    }
  if (title != NULL)
    return g_utf8_casefold (title, -1);

  return g_strdup (file ? file : url ? url
                                     : "");
}

static char *
check_independent (const Checker *self, StkAnnotation *annotation, guint count)
{
  StkValue *evidence = get_evidence (annotation);
  g_autoptr (GHashTable) publishers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *against = says (annotation, "finding", "confirmed") ? "refutes" : "supports";

  if (!is_done (annotation) || says (annotation, "finding", "cannot-confirm"))
    return NULL;

  for (size_t i = 0; i < stk_value_get_n_records (evidence); i++)
    {
      StkRecord *record = stk_value_get_record (evidence, i);
      const char *stance = get_member (record, "stance");

      if (g_strcmp0 (stance, against) == 0 || g_strcmp0 (stance, "context") == 0)
        continue;
      if (g_strcmp0 (get_member (record, "use"), "primary") == 0)
        return NULL;
      if (g_strcmp0 (get_member (record, "use"), "secondary") == 0)
        g_hash_table_add (publishers, dup_publisher (record));
    }

  if (g_hash_table_size (publishers) == 0 || g_hash_table_size (publishers) >= count)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "It rests on %u secondary source, and needs a primary one or %u",
                                       "It rests on %u independent secondary sources, and needs a primary one or %u",
                                       g_hash_table_size (publishers)),
                          g_hash_table_size (publishers), count);
}

static gboolean
is_second_read (StkAnnotation *annotation)
{
  return is_done (annotation) && !g_str_equal (stk_annotation_get_status (annotation), "checked");
}

static char *
check_second_reader (const Checker *self, StkAnnotation *annotation, guint count)
{
  Readers *readers = g_hash_table_lookup (self->readers, stk_annotation_get_id (annotation));

  if (!is_second_read (annotation) || stk_annotation_get_string (annotation, STK_FIELD_OVERRIDE) != NULL ||
      readers == NULL || readers->checker == NULL || readers->second == NULL ||
      !stk_agent_equal (readers->checker, readers->second))
    return NULL;

  return g_strdup_printf (_ ("%s checked it and read it a second time"), stk_agent_get_name (readers->checker));
}

static char *
check_second_read (const Checker *self, StkAnnotation *annotation, guint count)
{
  return is_done (annotation) && !is_second_read (annotation) ? g_strdup (_ ("Nobody has read it a second time")) : NULL;
}

static const CheckFunc CHECKS[STK_N_RULES] = {
  [STK_RULE_OPEN_TAGS] = check_open,
  [STK_RULE_STALE_TAGS] = check_stale,
  [STK_RULE_CONFLICTS] = check_conflicts,
  [STK_RULE_OFF_RECORD] = check_off_record,
  [STK_RULE_ANONYMITY] = check_anonymity,
  [STK_RULE_EVIDENCE] = check_evidence,
  [STK_RULE_INDEPENDENT_SOURCES] = check_independent,
  [STK_RULE_SECOND_READER] = check_second_reader,
  [STK_RULE_SECOND_READ] = check_second_read,
};

static void
add_breach (GPtrArray *breaches, StkRule rule, const char *id, StkRange range, const char *message)
{
  StkBreach breach = { rule, (char *) id, range, (char *) message };

  g_ptr_array_add (breaches, stk_breach_copy (&breach));
}

static void
check_annotation (const Checker *self, StkAnnotation *annotation, GPtrArray *breaches)
{
  gboolean is_mark = stk_kind_get_info (stk_annotation_get_kind (annotation))->is_mark;

  if (!stk_status_counts (stk_annotation_get_status (annotation)))
    return;

  for (guint rule = 0; rule < STK_N_RULES; rule++)
    {
      /* nobody checks a mark, but two may have signed off */
      gboolean asks = !is_mark || rule == STK_RULE_CONFLICTS;
      guint count = asks ? stk_desk_settings_get_rule (self->settings, (StkRule) rule) : 0;
      g_autofree char *message = count > 0 && CHECKS[rule] != NULL ? CHECKS[rule](self, annotation, count) : NULL;

      if (message != NULL)
        add_breach (breaches, (StkRule) rule, stk_annotation_get_id (annotation),
                    stk_annotation_get_range (annotation), message);
    }
}

static void
check_coverage (StkCoverage *coverage, GPtrArray *breaches)
{
  for (guint i = 0; i < stk_coverage_get_n (coverage); i++)
    if (stk_coverage_get_state (coverage, i) == STK_COVERAGE_OPEN)
      add_breach (breaches, STK_RULE_COVERAGE, NULL, stk_coverage_get_sentence (coverage, i),
                  _ ("The sentence has no tag and no mark"));
}

static int
compare_breaches (const StkBreach *a, const StkBreach *b)
{
  if (a->range.start != b->range.start)
    return a->range.start < b->range.start ? -1 : 1;

  return (int) a->rule - (int) b->rule;
}

/**
 * stk_rules_list_breaches:
 * @document: a document
 * @settings: what its desk asks for
 * @coverage: what is known of its sentences
 *
 * Lists what keeps an article from being signed off. Suggestions, rejected and cut tags are not asked about. Time is
 * linear in the number of tags, sentences and entries of the history.
 *
 * Returns: (transfer full) (element-type StkBreach): what is missing, in the order of the text
 */
GPtrArray *
stk_rules_list_breaches (StkDocument *document, StkDeskSettings *settings, StkCoverage *coverage)
{
  GPtrArray *breaches = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_breach_free);
  g_autoptr (GHashTable) readers = find_readers (document);
  g_autoptr (GPtrArray) all = stk_annotation_list_snapshot_all (stk_document_get_annotations (document));
  Checker checker = { settings, readers };

  for (guint i = 0; i < all->len; i++)
    check_annotation (&checker, g_ptr_array_index (all, i), breaches);
  if (stk_desk_settings_get_rule (settings, STK_RULE_COVERAGE) > 0)
    check_coverage (coverage, breaches);
  g_ptr_array_sort_values (breaches, (GCompareFunc) compare_breaches);

  return breaches;
}

/**
 * stk_rules_check_status:
 * @document: a document
 * @annotation: one of its tags
 * @status: (nullable): the nick of a state that its person wants to give it
 * @error: return location for %STK_DOCUMENT_ERROR_RULE
 *
 * Holds against who reads a tag a second time that this may not be who checked it, where the desk has that rule and the
 * tag has no reason for an override.
 *
 * Returns: whether @status may be given
 */
gboolean
stk_rules_check_status (StkDocument *document, StkAnnotation *annotation, const char *status, GError **error)
{
  g_autoptr (StkDeskSettings) settings = NULL;
  g_autoptr (GHashTable) table = NULL;
  Readers *readers;

  if (g_strcmp0 (status, "second-read") != 0 || !has_states (annotation))
    return TRUE;

  /* before the override is looked at: that this person checked it is then in the history, whatever comes of it */
  table = find_readers (document);
  if (stk_annotation_get_string (annotation, STK_FIELD_OVERRIDE) != NULL)
    return TRUE;

  settings = stk_desk_settings_load (stk_document_get_file (document), NULL, NULL);
  if (settings != NULL && stk_desk_settings_get_rule (settings, STK_RULE_SECOND_READER) == 0)
    return TRUE;

  readers = g_hash_table_lookup (table, stk_annotation_get_id (annotation));
  if (readers == NULL || readers->checker == NULL ||
      !stk_agent_equal (readers->checker, stk_document_get_agent (document)))
    return TRUE;

  g_set_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_RULE,
               _ ("%s: %s checked “%s” and cannot be its second reader as well. Have somebody else read it, or give a "
                  "reason in the field “%s”."),
               stk_article_get_name (stk_document_get_article (document)), stk_agent_get_name (readers->checker),
               stk_anchor_get_exact (stk_annotation_get_anchor (annotation, 0)), STK_FIELD_OVERRIDE);

  return FALSE;
}
