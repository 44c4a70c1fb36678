/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-desk-article.h"

#include <glib/gi18n-lib.h>

/**
 * StkDeskArticle:
 *
 * An article as a desk's list shows it. Immutable.
 */
struct _StkDeskArticle
{
  GObject parent_instance;

  StkDeskArticleInfo info;
};

G_DEFINE_FINAL_TYPE (StkDeskArticle, stk_desk_article, G_TYPE_OBJECT)

static const struct
{
  const char *nick;
  const char *label;
} STATES[] = {
  [STK_DESK_STATE_FAILED] = { "unreadable", N_ ("Unreadable") },
  [STK_DESK_STATE_REOPENED] = { "reopened", N_ ("Open Again") },
  [STK_DESK_STATE_NEW] = { "new", N_ ("Not Begun") },
  [STK_DESK_STATE_OPEN] = { "in-check", N_ ("In Check") },
  [STK_DESK_STATE_DONE] = { "checked", N_ ("Checked") },
  [STK_DESK_STATE_SIGNED_OFF] = { "signed-off", N_ ("Signed Off") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (STATES) == STK_N_DESK_STATES);

static void
stk_desk_article_finalize (GObject *object)
{
  stk_desk_article_info_clear (&STK_DESK_ARTICLE (object)->info);

  G_OBJECT_CLASS (stk_desk_article_parent_class)->finalize (object);
}

static void
stk_desk_article_class_init (StkDeskArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stk_desk_article_finalize;
}

static void
stk_desk_article_init (StkDeskArticle *self)
{
}

/**
 * stk_desk_article_new_take:
 * @info: (transfer full): what is known; what it points to is taken, and it is cleared
 *
 * Returns: (transfer full): a new article
 */
StkDeskArticle *
stk_desk_article_new_take (StkDeskArticleInfo *info)
{
  StkDeskArticle *self = g_object_new (STK_TYPE_DESK_ARTICLE, NULL);

  self->info = *info;
  *info = (StkDeskArticleInfo) { 0 };

  return self;
}

/**
 * stk_desk_article_get_info:
 * @self: an article
 *
 * Returns: (transfer none): what is known of it
 */
const StkDeskArticleInfo *
stk_desk_article_get_info (StkDeskArticle *self)
{
  g_return_val_if_fail (STK_IS_DESK_ARTICLE (self), NULL);

  return &self->info;
}

/**
 * stk_desk_article_get_fraction:
 * @self: an article
 *
 * Returns: how much of what has to be checked is checked, from 0 to 1; 0 where there is nothing
 */
double
stk_desk_article_get_fraction (StkDeskArticle *self)
{
  g_return_val_if_fail (STK_IS_DESK_ARTICLE (self), 0);

  return self->info.total > 0 ? (double) self->info.checked / self->info.total : 0;
}

/**
 * stk_desk_article_dup_title:
 * @self: an article
 *
 * Returns: (transfer full): its headline, else its file's name
 */
char *
stk_desk_article_dup_title (StkDeskArticle *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (STK_IS_DESK_ARTICLE (self), NULL);

  if (self->info.headline != NULL)
    return g_strdup (self->info.headline);

  name = g_path_get_basename (self->info.path);

  return g_filename_display_name (name);
}

/**
 * stk_desk_article_info_clear:
 * @info: what is known of an article
 *
 * Frees what it points to.
 */
void
stk_desk_article_info_clear (StkDeskArticleInfo *info)
{
  char *strings[] = { info->path, info->stamp, info->headline, info->signed_by, info->signed_at,
                      info->worker, info->worked, info->due, info->error };

  for (size_t i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (strings[i]);
  *info = (StkDeskArticleInfo) { 0 };
}

/**
 * stk_desk_state_get_nick:
 * @state: how far an article has come
 *
 * Returns: (transfer none): its name on the command line
 */
const char *
stk_desk_state_get_nick (StkDeskState state)
{
  g_return_val_if_fail ((guint) state < STK_N_DESK_STATES, NULL);

  return STATES[state].nick;
}

/**
 * stk_desk_state_get_label:
 * @state: how far an article has come
 *
 * Returns: (transfer none): what people call it, translated
 */
const char *
stk_desk_state_get_label (StkDeskState state)
{
  g_return_val_if_fail ((guint) state < STK_N_DESK_STATES, NULL);

  return _ (STATES[state].label);
}
