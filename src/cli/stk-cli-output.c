/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-cli.h"
#include "stk-json.h"

#include <sys/ioctl.h>
#include <unistd.h>

/* Where there is no terminal to ask. */
#define DEFAULT_WIDTH 80

/**
 * stk_cli_get_width:
 *
 * Returns: how many columns a line of the standard output has
 */
int
stk_cli_get_width (void)
{
  struct winsize size;

  if (isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;

  return DEFAULT_WIDTH;
}

static int
measure_char (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

/**
 * stk_cli_measure:
 * @utf8: one line of text
 *
 * Returns: how many columns of a terminal it takes
 */
int
stk_cli_measure (const char *utf8)
{
  int width = 0;

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    width += measure_char (g_utf8_get_char (p));

  return width;
}

/* White space of any kind and length becomes one space; what could steer a terminal becomes a replacement character. */
static char *
flatten (const char *utf8)
{
  g_autoptr (GString) flat = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = flat->len > 0;
          continue;
        }

      if (space)
        g_string_append_c (flat, ' ');
      space = FALSE;
      g_string_append_unichar (flat, g_unichar_iscntrl (c) ? 0xfffd : c);
    }

  return g_string_free_and_steal (g_steal_pointer (&flat));
}

/**
 * stk_cli_ellipsize:
 * @utf8: text of any number of lines
 * @width: how many columns there are, at least one
 *
 * Returns: (transfer full): one line of at most @width columns; an ellipsis stands for what does not fit
 */
char *
stk_cli_ellipsize (const char *utf8, int width)
{
  g_autofree char *flat = flatten (utf8);
  int used = 0;
  char *p = flat;

  if (stk_cli_measure (flat) <= width)
    return g_steal_pointer (&flat);

  for (; used + measure_char (g_utf8_get_char (p)) <= width - 1; p = g_utf8_next_char (p))
    used += measure_char (g_utf8_get_char (p));
  *p = '\0';

  return g_strconcat (g_strchomp (flat), "…", NULL);
}

/**
 * stk_cli_print_padded:
 * @utf8: one line of text
 * @width: how many columns it is to fill at the least
 *
 * Prints a cell of a table, and two spaces after it.
 */
void
stk_cli_print_padded (const char *utf8, int width)
{
  int missing = MAX (0, width - stk_cli_measure (utf8));

  printf ("%s%*s", utf8, missing + 2, "");
}

/**
 * stk_cli_print_json:
 * @node: JSON
 *
 * Prints it for people, with indentation.
 */
void
stk_cli_print_json (JsonNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  stk_json_print (out, node);
  if (out->len == 0 || out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
  fwrite (out->str, 1, out->len, stdout);
}

/**
 * stk_cli_emit:
 * @self: the run, of which the format is not %STK_CLI_FORMAT_TEXT
 * @node: (transfer full): one result
 *
 * Prints a result on a line of its own, or keeps it for the array that stk_cli_end_results() prints.
 */
void
stk_cli_emit (StkCli *self, JsonNode *node)
{
  g_autoptr (JsonNode) owned = node;
  g_autoptr (GString) out = NULL;

  if (self->format == STK_CLI_FORMAT_JSON)
    {
      if (self->results == NULL)
        self->results = json_array_new ();
      json_array_add_element (self->results, g_steal_pointer (&owned));
      return;
    }

  out = g_string_new (NULL);
  stk_json_print_compact (out, node);
  g_string_append_c (out, '\n');
  fwrite (out->str, 1, out->len, stdout);
}

/**
 * stk_cli_end_results:
 * @self: the run
 *
 * Prints the results as one array, where that is wanted. A command whose result may be empty calls
 * stk_cli_begin_results() first.
 */
void
stk_cli_end_results (StkCli *self)
{
  g_autoptr (JsonNode) node = NULL;

  if (self->results == NULL)
    return;

  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, g_steal_pointer (&self->results));
  stk_cli_print_json (node);
}

/**
 * stk_cli_begin_results:
 * @self: the run
 *
 * Says that there are results to print, even if there turn out to be none.
 */
void
stk_cli_begin_results (StkCli *self)
{
  if (self->format == STK_CLI_FORMAT_JSON)
    self->results = json_array_new ();
}
