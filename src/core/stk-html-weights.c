/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stk-config.h"

#include "stk-html-private.h"
#include "stk-roles-private.h"

/* In letters. Text in one piece and as long as the first is running text if it ends a sentence, as
 * long as the second in any case. */
#define MIN_PROSE 30
#define MIN_LONG_PROSE 140

/* What of a run may be linked before it is a list of links rather than a text with some. */
#define MAX_LINKED_SHARE 0.5

/* What a run that is no prose takes away, beside half of its letters: it is rarely alone. */
#define BASE_COST 10

/* Words between two borders of blocks: what becomes a block of the article. */
typedef struct
{
  guint32 block; /* the innermost element with a block of its own around it */
  guint32 first; /* text nodes */
  guint32 last;
  guint32 letters;
  guint32 linked;
} Run;

/* A letter of scripts that write a word with one or two says as much as two elsewhere. */
static guint32
count_letters (const char *text, guint32 n_bytes)
{
  guint32 n = 0;

  for (const char *p = text, *end = text + n_bytes; p < end;)
    {
      unsigned char c = (unsigned char) *p;

      if (c < 0x80)
        {
          n += !g_ascii_isspace (c);
          p++;
          continue;
        }
      n += c >= 0xe2 && g_utf8_get_char (p) >= 0x2e80 ? 2 : 1;
      p = g_utf8_next_char (p);
    }

  return n;
}

static gboolean
ends_sentence (const StkHtmlTree *tree, const Run *run)
{
  const StkHtmlNode *node = stk_html_tree_get (tree, run->last);
  const char *start = tree->text->str + node->start;
  const char *end = start + node->n_bytes;

  while (end > start && g_ascii_isspace (end[-1]))
    end--;

  return end > start && (stk_line_ends_sentence (start, end) || end[-1] == ':');
}

static gboolean
is_prose (const StkHtmlTree *tree, const Run *run)
{
  guint32 bare = run->letters - run->linked;

  if (run->letters < MIN_PROSE || (double) run->linked > (double) run->letters * MAX_LINKED_SHARE)
    return FALSE;

  return bare >= MIN_LONG_PROSE || (bare >= MIN_PROSE / 2 && ends_sentence (tree, run));
}

/* Headings, items of lists, captions and code are no running text and part of an article all the same. */
static gboolean
is_short_by_nature (const StkHtmlNode *block)
{
  return block->kind == STK_HTML_KIND_HEADING || block->kind == STK_HTML_KIND_LIST_ITEM ||
         block->kind == STK_HTML_KIND_CAPTION || block->kind == STK_HTML_KIND_CODE;
}

static void
end_run (StkHtmlWeights *self, const StkHtmlTree *tree, Run *run)
{
  const StkHtmlNode *block = stk_html_tree_get (tree, run->block);

  if (run->letters > 0)
    {
      if (is_prose (tree, run))
        {
          self->prose[run->block] += run->letters;
          self->value[run->block] += (gint32) run->letters;
          self->n_prose[run->block]++;
        }
      else if (run->linked > 0 || !is_short_by_nature (block))
        self->value[run->block] -= (gint32) (run->letters / 2 + BASE_COST);
    }
  *run = (Run) { 0 };
}

static void
add_text (StkHtmlWeights *self, const StkHtmlTree *tree, Run *run, guint32 i, guint32 block)
{
  const StkHtmlNode *node = stk_html_tree_get (tree, i);
  guint32 letters = count_letters (tree->text->str + node->start, node->n_bytes);

  if (letters == 0)
    return;
  self->letters[i] = letters;
  self->linked[i] = node->linked ? letters : 0;
  if (run->letters > 0 && run->block != block)
    end_run (self, tree, run);
  if (run->letters == 0)
    *run = (Run) { .block = block, .first = i };
  run->last = i;
  run->letters += letters;
  run->linked += node->linked ? letters : 0;
}

/* Goes through the page once from its beginning, run by run, and once from its end to add up. */
void
stk_html_weights_init (StkHtmlWeights *self, const StkHtmlTree *tree)
{
  guint32 n = tree->nodes->len;
  g_autofree guint32 *blocks = g_new0 (guint32, n);
  Run run = { 0 };
  guint32 last_break = 0;

  self->letters = g_new0 (guint32, n);
  self->linked = g_new0 (guint32, n);
  self->prose = g_new0 (guint32, n);
  self->n_prose = g_new0 (guint32, n);
  self->value = g_new0 (gint32, n);

  for (guint32 i = 1; i < n; i++)
    {
      const StkHtmlNode *node = stk_html_tree_get (tree, i);

      blocks[i] = node->kind >= STK_HTML_KIND_BLOCK ? i : blocks[node->parent];
      if (node->kind == STK_HTML_KIND_TEXT)
        add_text (self, tree, &run, i, blocks[i]);
      else if (node->kind >= STK_HTML_KIND_BLOCK || (node->kind == STK_HTML_KIND_BREAK && run.last < last_break))
        end_run (self, tree, &run);
      if (node->kind == STK_HTML_KIND_BREAK)
        last_break = i;
    }
  end_run (self, tree, &run);

  /* Those inside an element come after it, so that all of an element is known when it is reached. */
  for (guint32 i = n - 1; i > 0; i--)
    {
      guint32 parent = stk_html_tree_get (tree, i)->parent;

      self->letters[parent] += self->letters[i];
      self->linked[parent] += self->linked[i];
      self->prose[parent] += self->prose[i];
      self->n_prose[parent] += self->n_prose[i];
      self->value[parent] += self->value[i];
    }
}

void
stk_html_weights_clear (StkHtmlWeights *self)
{
  g_clear_pointer (&self->letters, g_free);
  g_clear_pointer (&self->linked, g_free);
  g_clear_pointer (&self->prose, g_free);
  g_clear_pointer (&self->n_prose, g_free);
  g_clear_pointer (&self->value, g_free);
}
