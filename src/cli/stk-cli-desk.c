/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"

#include <glib/gi18n.h>

/* Columns that a headline has at the least, however narrow the terminal is. */
#define MIN_WIDTH 16

/* The cells of a line, but for the headline. */
enum
{
  CELL_FILE,
  CELL_STATE,
  CELL_PROGRESS,
  CELL_MARKS,
  CELL_DUE,
  CELL_WORKER,
  CELL_WORKED,
  N_CELLS,
};

typedef struct
{
  char *cells[N_CELLS];
  char *title;
} Row;

static void
row_free (Row *self)
{
  for (size_t i = 0; i < N_CELLS; i++)
    g_free (self->cells[i]);
  g_free (self->title);
  g_free (self);
}

/**
 * stk_cli_open_desk:
 * @self: the run
 * @folder: (type filename): a folder, as it was typed
 *
 * Opens the index of a folder and brings it up to date. What is wrong is said.
 *
 * Returns: (transfer full) (nullable): the index
 */
StkDeskIndex *
stk_cli_open_desk (StkCli *self, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (StkDeskIndex) index = stk_desk_index_open (file, &error);

  if (index != NULL && stk_desk_index_update (index, NULL, NULL, NULL, NULL, &error))
    return g_steal_pointer (&index);

  stk_cli_complain_error (self, folder, error);

  return NULL;
}

static char *
dup_marks (const StkDeskArticleInfo *info)
{
  const struct
  {
    guint n;
    const char *name;
  } marks[] = {
    { info->stale, _ ("changed") },
    { info->orphans, _ ("lost") },
    { info->conflicts, _ ("in conflict") },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].n > 0)
      g_string_append_printf (text, "%s%u %s", text->len > 0 ? ", " : "", marks[i].n, marks[i].name);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static Row *
row_new (StkDeskArticle *article, const char *file)
{
  const StkDeskArticleInfo *info = stk_desk_article_get_info (article);
  Row *self = g_new0 (Row, 1);

  self->cells[CELL_FILE] = g_filename_display_name (file);
  self->cells[CELL_STATE] = g_strdup (stk_desk_state_get_nick (info->state));
  self->cells[CELL_PROGRESS] = g_strdup_printf ("%u/%u", info->checked, info->total);
  self->cells[CELL_MARKS] = dup_marks (info);
  self->cells[CELL_DUE] = info->due ? g_strdup_printf (_ ("due %s"), info->due) : g_strdup ("");
  self->cells[CELL_WORKER] = g_strdup (info->worker ? info->worker : "");
  self->cells[CELL_WORKED] = g_strdup (info->worked ? info->worked : "");
  self->title = stk_desk_article_dup_title (article);

  return self;
}

static void
print_rows (GPtrArray *rows)
{
  int widths[N_CELLS] = { 0 };
  int used = 0;

  for (guint i = 0; i < rows->len; i++)
    for (size_t c = 0; c < N_CELLS; c++)
      widths[c] = MAX (widths[c], stk_cli_measure (((Row *) rows->pdata[i])->cells[c]));
  for (size_t c = 0; c < N_CELLS; c++)
    used += widths[c] > 0 ? widths[c] + 2 : 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];
      g_autofree char *title = stk_cli_ellipsize (row->title, MAX (MIN_WIDTH, stk_cli_get_width () - used));

      for (size_t c = 0; c < N_CELLS; c++)
        if (widths[c] > 0)
          stk_cli_print_padded (row->cells[c], widths[c]);
      puts (title);
    }
}

static JsonNode *
article_to_json (StkDeskArticle *article, const char *file)
{
  const StkDeskArticleInfo *info = stk_desk_article_get_info (article);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *name = g_filename_display_name (file);

  json_object_set_string_member (object, "file", name);
  stk_cli_set_string (object, "headline", info->headline);
  json_object_set_string_member (object, "state", stk_desk_state_get_nick (info->state));
  json_object_set_int_member (object, "total", info->total);
  json_object_set_int_member (object, "checked", info->checked);
  json_object_set_double_member (object, "progress", stk_desk_article_get_fraction (article));
  json_object_set_int_member (object, "stale", info->stale);
  json_object_set_int_member (object, "orphans", info->orphans);
  json_object_set_int_member (object, "conflicts", info->conflicts);
  json_object_set_object_member (object, "kinds", stk_cli_kinds_to_json (info->tags, info->statuses));
  stk_cli_set_string (object, "worker", info->worker);
  stk_cli_set_string (object, "worked", info->worked);
  stk_cli_set_string (object, "signed-off-by", info->signed_by);
  stk_cli_set_string (object, "signed-off", info->signed_at);
  stk_cli_set_string (object, "due", info->due);
  if (info->error != NULL)
    json_object_set_string_member (object, "error", info->error);
  json_node_take_object (node, object);

  return node;
}

static void
show_article (StkCli *self, StkDeskArticle *article, const char *file, GPtrArray *rows)
{
  const StkDeskArticleInfo *info = stk_desk_article_get_info (article);

  if (info->error != NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, info->error);

      stk_cli_complain_error (self, file, error);
    }
  if (info->stale > 0 || info->orphans > 0)
    self->status = MAX (self->status, STK_CLI_STATUS_FOUND);

  if (self->format == STK_CLI_FORMAT_TEXT)
    g_ptr_array_add (rows, row_new (article, file));
  else
    stk_cli_emit (self, article_to_json (article, file));
}

/**
 * stk_cli_show_desk:
 * @self: the run
 * @folder: (type filename): a folder, as it was typed
 *
 * Prints a line for each article in a folder and those below it.
 */
void
stk_cli_show_desk (StkCli *self, const char *folder)
{
  g_autoptr (StkDeskIndex) index = stk_cli_open_desk (self, folder);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = index ? stk_desk_index_list (index, &error) : NULL;

  if (error != NULL)
    stk_cli_complain_error (self, folder, error);

  for (guint i = 0; articles != NULL && i < articles->len; i++)
    {
      g_autofree char *file = g_build_filename (folder, stk_desk_article_get_info (articles->pdata[i])->path, NULL);

      show_article (self, articles->pdata[i], file, rows);
    }
  print_rows (rows);
}
