/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-tag-order.h"

#include "stk-annotation-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* As much of a block's words as a heading in the list can show. */
#define MAX_TITLE 80

G_DEFINE_ENUM_TYPE (StkTagGroup, stk_tag_group, G_DEFINE_ENUM_VALUE (STK_TAG_GROUP_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (STK_TAG_GROUP_BLOCK, "block"),
                    G_DEFINE_ENUM_VALUE (STK_TAG_GROUP_SOURCE, "source"),
                    G_DEFINE_ENUM_VALUE (STK_TAG_GROUP_STATE, "state"))

G_DEFINE_ENUM_TYPE (StkTagSort, stk_tag_sort, G_DEFINE_ENUM_VALUE (STK_TAG_SORT_TEXT, "text"),
                    G_DEFINE_ENUM_VALUE (STK_TAG_SORT_NEWEST, "newest"),
                    G_DEFINE_ENUM_VALUE (STK_TAG_SORT_KIND, "kind"),
                    G_DEFINE_ENUM_VALUE (STK_TAG_SORT_STATE, "state"))

static int
compare_blocks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  size_t block_a = stk_tag_list_get_block (user_data, (StkTag *) a);
  size_t block_b = stk_tag_list_get_block (user_data, (StkTag *) b);

  return (block_a > block_b) - (block_a < block_b);
}

/* Sources of the same name are one: most are tagged where they are named, and they are named more than once. */
static int
compare_sources (gconstpointer a, gconstpointer b, gpointer user_data)
{
  StkTag *source_a = stk_tag_list_get_source (user_data, (StkTag *) a);
  StkTag *source_b = stk_tag_list_get_source (user_data, (StkTag *) b);

  if (source_a == source_b)
    return 0;
  if (source_a == NULL || source_b == NULL)
    return source_a == NULL ? 1 : -1;

  return strcmp (stk_tag_get_title_key (source_a), stk_tag_get_title_key (source_b));
}

static int
compare_states (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint rank_a = stk_tag_get_rank ((StkTag *) a);
  guint rank_b = stk_tag_get_rank ((StkTag *) b);

  return (rank_a > rank_b) - (rank_a < rank_b);
}

static int
compare_times (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 time_a = stk_tag_get_time ((StkTag *) a);
  gint64 time_b = stk_tag_get_time ((StkTag *) b);

  return (time_a < time_b) - (time_a > time_b);
}

static int
compare_kinds (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return (int) stk_tag_get_kind ((StkTag *) a) - (int) stk_tag_get_kind ((StkTag *) b);
}

/**
 * stk_tag_group_new_sorter:
 * @group: how to divide
 * @tags: the list of tags
 *
 * Returns: (transfer full) (nullable): what brings together the tags of each group; %NULL for no groups
 */
GtkSorter *
stk_tag_group_new_sorter (StkTagGroup group, StkTagList *tags)
{
  static const GCompareDataFunc COMPARE[] = {
    [STK_TAG_GROUP_NONE] = NULL,
    [STK_TAG_GROUP_BLOCK] = compare_blocks,
    [STK_TAG_GROUP_SOURCE] = compare_sources,
    [STK_TAG_GROUP_STATE] = compare_states,
  };

  if (COMPARE[group] == NULL)
    return NULL;

  return GTK_SORTER (gtk_custom_sorter_new (COMPARE[group], g_object_ref (tags), g_object_unref));
}

/**
 * stk_tag_sort_new_sorter:
 * @sort: an order
 *
 * Returns: (transfer full) (nullable): what puts tags into this order; %NULL for text order, which they have already
 */
GtkSorter *
stk_tag_sort_new_sorter (StkTagSort sort)
{
  static const GCompareDataFunc COMPARE[] = {
    [STK_TAG_SORT_TEXT] = NULL,
    [STK_TAG_SORT_NEWEST] = compare_times,
    [STK_TAG_SORT_KIND] = compare_kinds,
    [STK_TAG_SORT_STATE] = compare_states,
  };

  return COMPARE[sort] ? GTK_SORTER (gtk_custom_sorter_new (COMPARE[sort], NULL, NULL)) : NULL;
}

/**
 * stk_tag_order_is_text_order:
 * @group: how the list is divided
 * @sort: how each part is sorted
 *
 * Returns: whether the tags are listed as they stand in the article
 */
gboolean
stk_tag_order_is_text_order (StkTagGroup group, StkTagSort sort)
{
  return sort == STK_TAG_SORT_TEXT && (group == STK_TAG_GROUP_NONE || group == STK_TAG_GROUP_BLOCK);
}

/* A block is known by the subhead above it, else by its first words. */
static char *
dup_block_title (StkTagList *tags, StkTag *tag)
{
  StkArticle *article = stk_document_get_article (stk_tag_list_get_document (tags));
  const StkBlock *blocks = stk_article_get_blocks (article, NULL);
  size_t block = stk_tag_list_get_block (tags, tag);
  g_autofree char *words = NULL;
  StkRange range;

  if (block == G_MAXSIZE)
    return g_strdup (_ ("Words Not Found"));

  if (block > 0 && blocks[block - 1].role == STK_ROLE_SUBHEAD)
    block--;
  range = blocks[block].range;
  range.end = MIN (range.end, range.start + MAX_TITLE);
  words = stk_text_dup_range (stk_article_get_text (article), range);

  return stk_annotation_text_dup_line (words);
}

static char *
dup_state_title (StkTag *tag)
{
  const StkField *field = stk_field_lookup (stk_tag_get_kind (tag), STK_FIELD_STATUS);
  guint rank = stk_tag_get_rank (tag);

  return g_strdup (rank == STK_TAG_NO_RANK ? _ ("No State") : _ (field->choices[rank].label));
}

/**
 * stk_tag_group_dup_title:
 * @group: how the list is divided
 * @tags: the list of tags
 * @tag: one of them
 *
 * Returns: (transfer full) (nullable): what to write above the group that @tag is in; %NULL if there are no groups
 */
char *
stk_tag_group_dup_title (StkTagGroup group, StkTagList *tags, StkTag *tag)
{
  StkTag *source;

  switch (group)
    {
    case STK_TAG_GROUP_BLOCK:
      return dup_block_title (tags, tag);

    case STK_TAG_GROUP_SOURCE:
      source = stk_tag_list_get_source (tags, tag);
      return source ? stk_annotation_text_dup_title (stk_tag_get_annotation (source)) : g_strdup (_ ("No Source"));

    case STK_TAG_GROUP_STATE:
      return dup_state_title (tag);

    case STK_TAG_GROUP_NONE:
    default:
      return NULL;
    }
}
