/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-sign-off.h"

#include "stk-annotation-private.h"
#include "stk-document-private.h"
#include "stk-rules.h"
#include "stk-sidecar-private.h"

#include <glib/gi18n-lib.h>

/* That an article is signed off stands in a mark for the whole article, whose fields are kept, merged and undone like
 * those of a tag. It holds for one text and one state of the tags. */

static const char *const FIELDS[] = {
  STK_FIELD_SIGNED_OFF_BY,
  STK_FIELD_SIGNED_OFF,
  STK_FIELD_SIGNED_OFF_TEXT,
  STK_FIELD_SIGNED_OFF_TAGS,
  STK_FIELD_SIGN_OFF_OVERRIDE,
};

static StkAnnotation *
find_mark (StkAnnotationList *annotations, gboolean signed_off)
{
  StkAnnotationList *marks = stk_annotation_list_get_marks (annotations);

  for (guint i = 0; i < stk_annotation_list_get_n (marks); i++)
    {
      StkAnnotation *mark = stk_annotation_list_peek (marks, i);

      if (stk_annotation_get_kind (mark) == STK_KIND_ARTICLE &&
          (!signed_off || stk_annotation_get_string (mark, STK_FIELD_SIGNED_OFF_BY) != NULL))
        return mark;
    }

  return NULL;
}

/* Of what all tags and marks say. */
static char *
dup_tags_digest (StkAnnotationList *annotations)
{
  g_autoptr (GPtrArray) all = stk_annotation_list_snapshot_all (annotations);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < all->len; i++)
    {
      StkAnnotation *annotation = g_ptr_array_index (all, i);
      g_autofree char *tag = NULL;

      if (stk_kind_get_info (stk_annotation_get_kind (annotation))->is_whole)
        continue;
      tag = stk_sidecar_write_tag (annotation);
      g_checksum_update (checksum, (const guchar *) tag, (gssize) strlen (tag) + 1);
    }

  return g_strconcat ("sha256:", g_checksum_get_string (checksum), NULL);
}

/**
 * stk_sign_off_get:
 * @annotations: the tags and marks of an article
 * @text_digest: (nullable): the digest of its canonical text
 *
 * Tells whether an article is signed off. Where it is, all tags are compared with what they were, in time linear in
 * what they say. The strings of the result live as long as @annotations has the same mark for the article.
 *
 * Returns: whether it is, who did it and when
 */
StkSignOff
stk_sign_off_get (StkAnnotationList *annotations, const char *text_digest)
{
  StkSignOff result = { STK_SIGN_OFF_NONE, NULL, NULL, NULL };
  StkAnnotation *mark = find_mark (annotations, TRUE);
  g_autofree char *digest = NULL;

  if (mark == NULL)
    return result;

  digest = dup_tags_digest (annotations);
  result.state = g_strcmp0 (stk_annotation_get_string (mark, STK_FIELD_SIGNED_OFF_TEXT), text_digest) == 0 &&
                     g_strcmp0 (stk_annotation_get_string (mark, STK_FIELD_SIGNED_OFF_TAGS), digest) == 0
                   ? STK_SIGN_OFF_VALID
                   : STK_SIGN_OFF_CHANGED;
  result.by = stk_annotation_get_string (mark, STK_FIELD_SIGNED_OFF_BY);
  result.time = stk_annotation_get_string (mark, STK_FIELD_SIGNED_OFF);
  result.reason = stk_annotation_get_string (mark, STK_FIELD_SIGN_OFF_OVERRIDE);

  return result;
}

/**
 * stk_document_get_sign_off:
 * @self: a document
 *
 * Tells whether the article is signed off; see stk_sign_off_get().
 *
 * Returns: whether it is, who did it and when
 */
StkSignOff
stk_document_get_sign_off (StkDocument *self)
{
  StkSignOff none = { STK_SIGN_OFF_NONE, NULL, NULL, NULL };

  g_return_val_if_fail (STK_IS_DOCUMENT (self), none);

  return stk_sign_off_get (self->annotations, stk_article_get_text_digest (self->article));
}

/* Where the mark for the article stands: other programs cannot show what stands nowhere. */
static StkAnchor *
new_anchor (StkArticle *article)
{
  StkText *text = stk_article_get_text (article);
  size_t n_blocks;
  const StkBlock *blocks = stk_article_get_blocks (article, &n_blocks);
  StkRange range = n_blocks > 0 ? stk_text_get_sentence_at (text, blocks[0].range, blocks[0].range.start)
                                : STK_RANGE (0, 0);

  return stk_anchor_new_for_range (text, stk_article_get_text_digest (article),
                                   range.start < range.end ? range : STK_RANGE (0, 1));
}

/* The mark for the article, made if there is none. Two people who make it make the same one. */
static const char *
ensure_mark (StkDocument *self)
{
  StkAnnotation *mark = find_mark (self->annotations, FALSE);
  g_autoptr (StkAnchor) anchor = NULL;
  g_autoptr (StkAnnotation) new = NULL;
  g_autofree char *now = NULL;
  g_autofree char *id = NULL;

  if (mark != NULL)
    return stk_annotation_get_id (mark);

  now = stk_timestamp_now ();
  id = stk_new_id_for (self->sidecar->document_id);
  anchor = new_anchor (self->article);
  new = stk_annotation_new_loaded (id, STK_KIND_ARTICLE, &anchor, 1, self->agent, now, now);
  stk_document_change (self, NULL, new, C_ ("undo step", "Sign Off"), NULL);

  return stk_annotation_get_id (new);
}

static StkAnnotation *
with_string (StkAnnotation *mark, const char *name, const char *string, const char *now)
{
  const StkField *field = stk_field_lookup (STK_KIND_ARTICLE, name);
  g_autoptr (StkValue) value = string ? stk_value_new_string (string) : NULL;

  return stk_annotation_with_value (mark, field, value, now);
}

/* Puts what a sign-off says in place of what the mark says; all %NULL takes it away. */
static void
set_fields (StkDocument *self, StkAnnotation *mark, const char *const values[], const char *label)
{
  g_autoptr (StkAnnotation) before = g_object_ref (mark);
  g_autoptr (StkAnnotation) after = g_object_ref (mark);
  g_autofree char *now = stk_timestamp_now ();

  for (size_t i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      g_autoptr (StkAnnotation) old = g_steal_pointer (&after);

      after = with_string (old, FIELDS[i], values[i], now);
    }

  self->signing = TRUE;
  stk_document_change (self, before, after, label, NULL);
  self->signing = FALSE;
}

static void
clear_all (StkDocument *self, const char *label)
{
  static const char *const NOTHING[G_N_ELEMENTS (FIELDS)] = { NULL };
  StkAnnotation *mark;

  while ((mark = find_mark (self->annotations, TRUE)) != NULL)
    set_fields (self, mark, NOTHING, label);
}

/* Opens an article that was signed off again, within the step that changed it. */
void
stk_document_void_sign_off (StkDocument *self)
{
  if (!self->signing)
    clear_all (self, "");
}

static gboolean
check_rules (StkDocument *self, const char *reason, GError **error)
{
  g_autoptr (StkDeskSettings) settings = stk_desk_settings_load (self->file, NULL, error);
  g_autoptr (StkCoverage) coverage = NULL;
  g_autoptr (GPtrArray) breaches = NULL;

  if (settings == NULL)
    return FALSE;

  coverage = stk_coverage_new (self);
  breaches = stk_rules_list_breaches (self, settings, coverage);
  if (breaches->len == 0 || (reason != NULL && *reason != '\0'))
    return TRUE;

  g_set_error (error, STK_DOCUMENT_ERROR, STK_DOCUMENT_ERROR_RULE,
               g_dngettext (GETTEXT_PACKAGE, "%s: It cannot be signed off: %u thing is missing.",
                            "%s: It cannot be signed off: %u things are missing.", breaches->len),
               stk_article_get_name (self->article), breaches->len);

  return FALSE;
}

/**
 * stk_document_sign_off:
 * @self: a document
 * @reason: (nullable): why it is signed off although something is missing; kept with the sign-off and in the history
 * @error: return location for %STK_DOCUMENT_ERROR_RULE, a #StkDocumentError or a #StkDeskSettingsError
 *
 * Signs the whole article off, as it is now. It is refused where a rule of the desk is not kept and there is no reason,
 * and where the desk's settings cannot be read; stk_rules_list_breaches() tells what is missing.
 *
 * Returns: whether it is signed off
 */
gboolean
stk_document_sign_off (StkDocument *self, const char *reason, GError **error)
{
  g_autofree char *now = stk_timestamp_now ();
  g_autofree char *digest = NULL;
  const char *id;

  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);

  if (!stk_document_check_writable (self, error) || !check_rules (self, reason, error))
    return FALSE;

  digest = dup_tags_digest (self->annotations);
  stk_document_begin_group (self, C_ ("undo step", "Sign Off"));
  self->signing = TRUE;
  id = ensure_mark (self);
  self->signing = FALSE;
  set_fields (self, stk_annotation_list_lookup (self->annotations, id),
              (const char *const[]) {
                stk_agent_get_name (self->agent),
                now,
                stk_article_get_text_digest (self->article),
                digest,
                reason && *reason ? reason : NULL,
              },
              C_ ("undo step", "Sign Off"));
  stk_document_end_group (self);

  return TRUE;
}

/**
 * stk_document_reopen_article:
 * @self: a document
 * @error: return location for a #StkDocumentError
 *
 * Opens an article again that was signed off. Any edit does so too.
 *
 * Returns: whether it is open
 */
gboolean
stk_document_reopen_article (StkDocument *self, GError **error)
{
  g_return_val_if_fail (STK_IS_DOCUMENT (self), FALSE);

  if (!stk_document_check_writable (self, error))
    return FALSE;

  stk_document_begin_group (self, C_ ("undo step", "Reopen the Article"));
  clear_all (self, C_ ("undo step", "Reopen the Article"));
  stk_document_end_group (self);

  return TRUE;
}
