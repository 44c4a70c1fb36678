/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-tag-filter.h"

#include "stk-fold.h"

/**
 * StkTagFilter:
 *
 * Which tags are listed: by their kind, by their state, and by what is searched for, all words of which must be found
 * in the tag or in the names of those that it points to.
 */
struct _StkTagFilter
{
  GtkFilter parent_instance;

  StkTagList *tags; /* (nullable) (owned) */
  StkKinds kinds;
  guint rank;
  char **terms; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StkTagFilter, stk_tag_filter, GTK_TYPE_FILTER)

typedef struct
{
  const char *term;
  gboolean found;
} Search;

static gboolean
search_title (StkTag *tag, gpointer user_data)
{
  Search *search = user_data;

  search->found = stk_fold_contains (stk_tag_get_title (tag), search->term);

  return !search->found;
}

static gboolean
contains (StkTagFilter *self, StkTag *tag, const char *term)
{
  Search search = { term, stk_fold_contains (stk_tag_list_get_text (self->tags, tag), term) };

  if (!search.found)
    stk_tag_list_foreach_link (self->tags, tag, search_title, &search);

  return search.found;
}

static gboolean
stk_tag_filter_match (GtkFilter *filter, gpointer item)
{
  StkTagFilter *self = STK_TAG_FILTER (filter);
  StkTag *tag = item;

  /* a tag's kind is asked for only if it matters: for ten thousand tags that are not in the processor's cache it takes
   * as long as the search in their words */
  if (self->kinds != STK_KINDS_ALL && (self->kinds & STK_KINDS (stk_tag_get_kind (tag))) == 0)
    return FALSE;
  if (self->rank != STK_TAG_FILTER_ALL_STATES && self->rank != stk_tag_get_rank (tag))
    return FALSE;

  for (char **term = self->terms; term != NULL && *term; term++)
    if (!contains (self, tag, *term))
      return FALSE;

  return TRUE;
}

static GtkFilterMatch
stk_tag_filter_get_strictness (GtkFilter *filter)
{
  StkTagFilter *self = STK_TAG_FILTER (filter);

  if (self->kinds == STK_KINDS_ALL && self->rank == STK_TAG_FILTER_ALL_STATES && self->terms == NULL)
    return GTK_FILTER_MATCH_ALL;

  return GTK_FILTER_MATCH_SOME;
}

static void
stk_tag_filter_dispose (GObject *object)
{
  StkTagFilter *self = STK_TAG_FILTER (object);

  g_clear_object (&self->tags);
  g_clear_pointer (&self->terms, g_strfreev);

  G_OBJECT_CLASS (stk_tag_filter_parent_class)->dispose (object);
}

static void
stk_tag_filter_class_init (StkTagFilterClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stk_tag_filter_dispose;
  filter_class->match = stk_tag_filter_match;
  filter_class->get_strictness = stk_tag_filter_get_strictness;
}

static void
stk_tag_filter_init (StkTagFilter *self)
{
  self->kinds = STK_KINDS_ALL;
  self->rank = STK_TAG_FILTER_ALL_STATES;
}

/**
 * stk_tag_filter_new:
 *
 * Returns: (transfer full): a filter that lets every tag pass
 */
StkTagFilter *
stk_tag_filter_new (void)
{
  return g_object_new (STK_TYPE_TAG_FILTER, NULL);
}

/**
 * stk_tag_filter_set_tags:
 * @self: a filter
 * @tags: (nullable): the list that it filters, to be set before the list is
 */
void
stk_tag_filter_set_tags (StkTagFilter *self, StkTagList *tags)
{
  g_set_object (&self->tags, tags);
}

/**
 * stk_tag_filter_get_kinds:
 * @self: a filter
 *
 * Returns: which kinds pass
 */
StkKinds
stk_tag_filter_get_kinds (StkTagFilter *self)
{
  return self->kinds;
}

/**
 * stk_tag_filter_set_kinds:
 * @self: a filter
 * @kinds: which kinds pass
 */
void
stk_tag_filter_set_kinds (StkTagFilter *self, StkKinds kinds)
{
  StkKinds old = self->kinds;

  if (old == kinds)
    return;

  self->kinds = kinds;
  gtk_filter_changed (GTK_FILTER (self), (old & kinds) == kinds ? GTK_FILTER_CHANGE_MORE_STRICT
                                         : (old & kinds) == old ? GTK_FILTER_CHANGE_LESS_STRICT
                                                                : GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * stk_tag_filter_get_rank:
 * @self: a filter
 *
 * Returns: the rank of the state that passes, or %STK_TAG_FILTER_ALL_STATES
 */
guint
stk_tag_filter_get_rank (StkTagFilter *self)
{
  return self->rank;
}

/**
 * stk_tag_filter_set_rank:
 * @self: a filter
 * @rank: the rank of the state that passes, or %STK_TAG_FILTER_ALL_STATES
 */
void
stk_tag_filter_set_rank (StkTagFilter *self, guint rank)
{
  guint old = self->rank;

  if (old == rank)
    return;

  self->rank = rank;
  gtk_filter_changed (GTK_FILTER (self), old == STK_TAG_FILTER_ALL_STATES    ? GTK_FILTER_CHANGE_MORE_STRICT
                                         : rank == STK_TAG_FILTER_ALL_STATES ? GTK_FILTER_CHANGE_LESS_STRICT
                                                                             : GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * stk_tag_filter_get_terms:
 * @self: a filter
 *
 * Returns: (nullable) (transfer none): the words that must be found, as stk_fold_terms() gives them
 */
const char *const *
stk_tag_filter_get_terms (StkTagFilter *self)
{
  return (const char *const *) self->terms;
}

/**
 * stk_tag_filter_set_query:
 * @self: a filter
 * @query: (nullable): what a person searches for
 *
 * Returns: whether other words are searched for now than before
 */
gboolean
stk_tag_filter_set_query (StkTagFilter *self, const char *query)
{
  g_auto (GStrv) old = g_steal_pointer (&self->terms);
  const char *const *before = (const char *const *) old;
  const char *const *now;
  gboolean more, less;

  self->terms = stk_fold_terms (query);
  now = (const char *const *) self->terms;
  more = stk_fold_terms_include (now, before);
  less = stk_fold_terms_include (before, now);
  if (more && less)
    return FALSE;

  gtk_filter_changed (GTK_FILTER (self), more   ? GTK_FILTER_CHANGE_MORE_STRICT
                                         : less ? GTK_FILTER_CHANGE_LESS_STRICT
                                                : GTK_FILTER_CHANGE_DIFFERENT);

  return TRUE;
}
