/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-article-style.h"

#include "stk-direction.h"
#include "stk-display.h"
#include "stk-hidden.h"

#include <math.h>

#define N_ROLES (STK_ROLE_FURNITURE + 1)

/* Bits of StkEmphasisFlags */
#define N_EMPHASES 4

/* Lists within lists are set in further, up to this depth. */
#define MAX_LEVEL 6

/* Articles are set a little larger than the documents that the font's size is made for: they are read at length. */
#define READING_SCALE 1.15

/* From one line of body text to the next, and of a headline, in ems. */
#define LINE_HEIGHT 1.6f
#define LARGE_LINE_HEIGHT 1.25f

/* Between the lines of scripts that are high by themselves, in ems. */
#define MIN_LEADING 0.15f

/**
 * RoleLook:
 * @scale: size of the text, as a multiple of the body text's
 * @weight: its weight, or 0 for the usual one
 * @slant: its style
 * @dim: whether it steps back
 * @monospace: whether it is set in the monospace font
 * @above: space above the block, in ems of the body text
 * @start: indent at the side where lines begin, in ems
 * @end: indent at the side where lines end, in ems
 */
typedef struct
{
  double scale;
  int weight;
  PangoStyle slant;
  gboolean dim;
  gboolean monospace;
  float above;
  float start;
  float end;
} RoleLook;

static const RoleLook LOOKS[N_ROLES] = {
  [STK_ROLE_HEADLINE] = { 1.9, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, FALSE, FALSE, 0.3f, 0, 0 },
  [STK_ROLE_BYLINE] = { 0.9, 0, PANGO_STYLE_NORMAL, TRUE, FALSE, 0.8f, 0, 0 },
  [STK_ROLE_DATE] = { 0.9, 0, PANGO_STYLE_NORMAL, TRUE, FALSE, 0.25f, 0, 0 },
  [STK_ROLE_LEAD] = { 1.15, 0, PANGO_STYLE_NORMAL, FALSE, FALSE, 1.1f, 0, 0 },
  [STK_ROLE_PARAGRAPH] = { 1.0, 0, PANGO_STYLE_NORMAL, FALSE, FALSE, 1.1f, 0, 0 },
  [STK_ROLE_SUBHEAD] = { 1.2, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, FALSE, FALSE, 2.0f, 0, 0 },
  [STK_ROLE_LIST_ITEM] = { 1.0, 0, PANGO_STYLE_NORMAL, FALSE, FALSE, 0.5f, 1.5f, 0 },
  [STK_ROLE_QUOTE] = { 1.0, 0, PANGO_STYLE_NORMAL, FALSE, FALSE, 1.1f, 1.6f, 1.6f },
  [STK_ROLE_CAPTION] = { 0.88, 0, PANGO_STYLE_ITALIC, TRUE, FALSE, 1.3f, 0, 0 },
  [STK_ROLE_CREDIT] = { 0.8, 0, PANGO_STYLE_NORMAL, TRUE, FALSE, 0.2f, 0, 0 },
  [STK_ROLE_TABLE_CELL] = { 0.95, 0, PANGO_STYLE_NORMAL, FALSE, FALSE, 0.35f, 0.8f, 0 },
  [STK_ROLE_CODE] = { 0.92, 0, PANGO_STYLE_NORMAL, FALSE, TRUE, 1.1f, 0.8f, 0 },
  [STK_ROLE_FOOTNOTE] = { 0.85, 0, PANGO_STYLE_NORMAL, FALSE, FALSE, 0.8f, 0, 0 },
  [STK_ROLE_FURNITURE] = { 0.82, 0, PANGO_STYLE_NORMAL, TRUE, FALSE, 0.8f, 0, 0 },
};

/* Bytes of large text that are looked at for the longest word. */
#define MAX_MEASURED 4096

/* Text by which the width of a column is measured: what English letters come to on average. */
static const char SAMPLE[] = "The harbour master counted the pilings twice, wrote the figure into her book and walked "
                             "back along the quay, where the last of the boats from the north had come in by noon "
                             "with less than half of what the fishermen had hoped for when they set out on Monday.";

/**
 * StkArticleStyle:
 *
 * Typesets an article in a text buffer: one shared tag for each role of a block, in either direction of writing, one
 * for the blank lines between blocks, one for links, and one beneath them all for the font. Body text in a paragraph
 * of its own needs no tag, so that even a very long article needs few.
 */
struct _StkArticleStyle
{
  GtkTextView *view;     /* borrowed */
  GtkTextBuffer *buffer; /* borrowed from the view */
  GtkTextTag *base;      /* the tags are borrowed from the buffer's table */
  GtkTextTag *roles[N_ROLES][2];
  GtkTextTag *levels[MAX_LEVEL + 1][2];
  GtkTextTag *further; /* further lines of a block with line breaks in it */
  GtkTextTag *joint;
  GtkTextTag *link;
  GtkTextTag *hidden; /* what has no width and could fool a reader: shown as small boxes */
  GtkTextTag *emphases[N_EMPHASES];
  GtkTextTag *changes[STK_N_REVISION_KINDS];
  StkArticleMetrics metrics;
  guint n_characters; /* in a full line */
  int width;          /* of a line as the view has it, in pixels */
  float widest[N_ROLES];
  PangoFontDescription *body;

  StkArticle *article;   /* (nullable) (owned) */
  StkRevision *revision; /* (nullable) (owned): what of it is shown as changed */
  GArray *found;       /* (nullable): of StkHidden, what would not be seen of it */
  size_t next_block, next_link, next_emphasis, next_hidden, next_change; /* that may reach into what is added next */
  char *sample; /* some of the article's own words, to see how high its script is */
};

static GtkTextTag *
add_tag (StkArticleStyle *self, const char *name)
{
  g_autoptr (GtkTextTag) tag = gtk_text_tag_new (name);

  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (self->buffer), tag);

  return tag;
}

static void
add_role_tags (StkArticleStyle *self, StkRole role)
{
  const RoleLook *look = &LOOKS[role];

  for (int rtl = 0; rtl < 2; rtl++)
    {
      g_autofree char *name = g_strdup_printf ("stk-%s%s", stk_role_get_nick (role), rtl ? "-rtl" : "");
      GtkTextTag *tag = add_tag (self, name);

      g_object_set (tag, "accumulative-margin", TRUE, "scale", look->scale, NULL);
      if (look->weight != 0)
        g_object_set (tag, "weight", look->weight, NULL);
      if (look->slant != PANGO_STYLE_NORMAL)
        g_object_set (tag, "style", look->slant, NULL);
      self->roles[role][rtl] = tag;
    }
}

static void
add_emphasis_tags (StkArticleStyle *self)
{
  static const char *const names[N_EMPHASES] = { "stk-strong", "stk-stressed", "stk-underlined", "stk-struck" };

  for (int i = 0; i < N_EMPHASES; i++)
    self->emphases[i] = add_tag (self, names[i]);
  g_object_set (self->emphases[0], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->emphases[1], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (self->emphases[2], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (self->emphases[3], "strikethrough", TRUE, NULL);
}

/* As on a proof: never by colour alone. Kinds of tags have other lines, and dashes are for suggestions. */
static void
add_change_tags (StkArticleStyle *self)
{
  static const char *const names[STK_N_REVISION_KINDS] = {
    [STK_REVISION_INSERTED] = "stk-inserted",
    [STK_REVISION_DELETED] = "stk-deleted",
    [STK_REVISION_MOVED] = "stk-moved",
  };

  for (int i = 0; i < STK_N_REVISION_KINDS; i++)
    self->changes[i] = add_tag (self, names[i]);
  g_object_set (self->changes[STK_REVISION_INSERTED], "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  g_object_set (self->changes[STK_REVISION_DELETED], "strikethrough", TRUE, NULL);
  g_object_set (self->changes[STK_REVISION_MOVED], "overline", PANGO_OVERLINE_SINGLE, "underline",
                PANGO_UNDERLINE_SINGLE, NULL);
}

static void
add_level_tags (StkArticleStyle *self)
{
  for (int level = 2; level <= MAX_LEVEL; level++)
    for (int rtl = 0; rtl < 2; rtl++)
      {
        g_autofree char *name = g_strdup_printf ("stk-level-%d%s", level, rtl ? "-rtl" : "");

        self->levels[level][rtl] = add_tag (self, name);
        g_object_set (self->levels[level][rtl], "accumulative-margin", TRUE, NULL);
      }
}

/**
 * stk_article_style_new:
 * @view: a view that shows articles
 *
 * Returns: (transfer full): the style of its text
 */
StkArticleStyle *
stk_article_style_new (GtkTextView *view)
{
  StkArticleStyle *self = g_new0 (StkArticleStyle, 1);

  self->view = view;
  self->n_characters = STK_ARTICLE_COLUMN;
  self->buffer = gtk_text_view_get_buffer (view);
  self->base = add_tag (self, "stk-base");
  for (int role = 0; role < N_ROLES; role++)
    add_role_tags (self, (StkRole) role);
  add_level_tags (self);
  self->further = add_tag (self, "stk-further-line");
  self->joint = add_tag (self, "stk-joint");
  g_object_set (self->joint, "invisible", TRUE, NULL);
  self->link = add_tag (self, "stk-link");
  g_object_set (self->link, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  add_emphasis_tags (self);
  add_change_tags (self);
  self->hidden = add_tag (self, "stk-hidden");
  g_object_set (self->hidden, "show-spaces", PANGO_SHOW_IGNORABLES, "background", "#e5a50a", "foreground", "#000000",
                NULL);
  g_object_set (self->base, "insert-hyphens", FALSE, NULL);

  return self;
}

void
stk_article_style_free (StkArticleStyle *self)
{
  g_clear_pointer (&self->body, pango_font_description_free);
  g_clear_object (&self->article);
  g_clear_pointer (&self->revision, stk_revision_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_free (self->sample);
  g_free (self);
}

static float
measure_column (PangoContext *context, const PangoFontDescription *font, guint n_characters)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  int width;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, SAMPLE, -1);
  pango_layout_get_size (layout, &width, NULL);

  return (float) width / PANGO_SCALE / (float) (sizeof SAMPLE - 1) * (float) n_characters;
}

/* Scripts that the font does not have come from others, and some of them need much more height than Latin. */
static float
measure_line (PangoContext *context, const PangoFontDescription *font, const char *sample)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  int height;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, sample, -1);
  pango_layout_get_size (layout, NULL, &height);

  return (float) height / PANGO_SCALE;
}

static void
measure (StkArticleStyle *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  double size = pango_font_description_get_size (self->body) / (double) PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);
  float line = measure_line (context, self->body, self->sample != NULL ? self->sample : SAMPLE);

  if (!pango_font_description_get_size_is_absolute (self->body))
    size *= (dpi > 0 ? dpi : 96.0) / 72.0;
  self->metrics.em = (float) MAX (size, 1.0);
  self->metrics.column = (int) ceilf (measure_column (context, self->body, self->n_characters));
  self->metrics.leading = (int) roundf (MAX (LINE_HEIGHT * self->metrics.em - line, MIN_LEADING * self->metrics.em));
}

static int
to_pixels (StkArticleStyle *self, float ems)
{
  return (int) roundf (ems * self->metrics.em);
}

/* The widest piece of text of a role that no line can be broken in, at the size of body text, in pixels. */
static float
measure_widest_word (StkArticleStyle *self, StkRole role)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (gtk_widget_get_pango_context (GTK_WIDGET (self->view)));
  PangoFontDescription *font = pango_font_description_copy (self->body);
  StkText *text = stk_article_get_text (self->article);
  g_autoptr (GString) words = g_string_new (NULL);
  size_t n_blocks;
  const StkBlock *blocks = stk_article_get_blocks (self->article, &n_blocks);
  int width;

  for (size_t i = 0; i < n_blocks && words->len < MAX_MEASURED; i++)
    if (blocks[i].role == role)
      {
        size_t start = stk_text_get_byte_offset (text, blocks[i].range.start);
        size_t end = stk_text_get_byte_offset (text, MIN (blocks[i].range.end, blocks[i].range.start + MAX_MEASURED));

        g_string_append_len (words, stk_text_get_utf8 (text) + start, (gssize) (end - start));
        g_string_append_c (words, '\n');
      }

  if (LOOKS[role].weight != 0)
    pango_font_description_set_weight (font, (PangoWeight) LOOKS[role].weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0); /* as many lines as there can be */
  pango_layout_set_text (layout, words->str, (int) words->len);
  pango_layout_get_size (layout, &width, NULL);
  pango_font_description_free (font);

  return (float) width / PANGO_SCALE;
}

/* Large text is set smaller where its longest word would not fit into a line, but not smaller than body text. */
static double
find_scale (StkArticleStyle *self, StkRole role)
{
  double scale = LOOKS[role].scale;
  float room = (float) self->width - to_pixels (self, LOOKS[role].start) - to_pixels (self, LOOKS[role].end);

  if (scale <= 1 || self->width <= 0 || self->widest[role] <= 0)
    return scale;

  /* letters do not grow in quite the same proportion as the font */
  return CLAMP ((double) (room * 0.96f / self->widest[role]), 1, scale);
}

static void
set_role_spacing (StkArticleStyle *self, StkRole role)
{
  const RoleLook *look = &LOOKS[role];
  int start = to_pixels (self, look->start), end = to_pixels (self, look->end);
  double scale = find_scale (self, role);
  int leading = look->scale >= 1.5 ? to_pixels (self, (LARGE_LINE_HEIGHT - 1.2f) * (float) scale)
                                   : (int) roundf ((float) self->metrics.leading * (float) scale);

  for (int rtl = 0; rtl < 2; rtl++)
    g_object_set (self->roles[role][rtl],
                  "scale", scale,
                  "pixels-above-lines", to_pixels (self, look->above),
                  "pixels-inside-wrap", leading,
                  "left-margin", rtl ? end : start,
                  "right-margin", rtl ? start : end,
                  NULL);
}

static void
update_spacing (StkArticleStyle *self)
{
  measure (self);
  for (int role = 0; role < N_ROLES; role++)
    {
      if (LOOKS[role].scale > 1 && self->article != NULL)
        self->widest[role] = measure_widest_word (self, (StkRole) role);
      set_role_spacing (self, (StkRole) role);
    }
  for (int level = 2; level <= MAX_LEVEL; level++)
    for (int rtl = 0; rtl < 2; rtl++)
      g_object_set (self->levels[level][rtl], rtl ? "right-margin" : "left-margin",
                    (level - 1) * to_pixels (self, LOOKS[STK_ROLE_LIST_ITEM].start), NULL);
  g_object_set (self->further, "pixels-above-lines", self->metrics.leading, NULL);

  gtk_text_view_set_pixels_above_lines (self->view, to_pixels (self, LOOKS[STK_ROLE_PARAGRAPH].above));
  gtk_text_view_set_pixels_inside_wrap (self->view, self->metrics.leading);
}

/**
 * stk_article_style_set_font:
 * @self: a style
 * @font: the document font, as Pango writes it
 * @monospace_font: the font of code
 * @zoom: how much larger the text is
 *
 * Sets the font, and everything that is measured from it.
 */
void
stk_article_style_set_font (StkArticleStyle *self, const char *font, const char *monospace_font, double zoom)
{
  PangoFontDescription *body = pango_font_description_from_string (font);
  PangoFontDescription *code = pango_font_description_from_string (monospace_font);
  int size = pango_font_description_get_size (body) > 0 ? pango_font_description_get_size (body) : 11 * PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (body))
    pango_font_description_set_absolute_size (body, size * READING_SCALE * zoom);
  else
    pango_font_description_set_size (body, (int) (size * READING_SCALE * zoom));
  g_clear_pointer (&self->body, pango_font_description_free);
  self->body = body;

  g_object_set (self->base, "font-desc", body, NULL);
  for (int role = 0; role < N_ROLES; role++)
    for (int rtl = 0; rtl < 2 && LOOKS[role].monospace; rtl++)
      g_object_set (self->roles[role][rtl], "family", pango_font_description_get_family (code), NULL);
  pango_font_description_free (code);
  update_spacing (self);
}

/**
 * stk_article_style_set_column:
 * @self: a style
 * @column: how many characters a full line has; counts from the next time that the font is set
 */
void
stk_article_style_set_column (StkArticleStyle *self, guint column)
{
  self->n_characters = column;
}

/**
 * stk_article_style_set_width:
 * @self: a style
 * @width: the pixels that a line has
 *
 * Has large text fit into lines that are short.
 */
void
stk_article_style_set_width (StkArticleStyle *self, int width)
{
  if (self->width == width)
    return;

  self->width = width;
  for (int role = 0; role < N_ROLES; role++)
    if (LOOKS[role].scale > 1)
      set_role_spacing (self, (StkRole) role);
}

/**
 * stk_article_style_set_colors:
 * @self: a style
 * @colors: the colours of the text
 */
void
stk_article_style_set_colors (StkArticleStyle *self, const StkArticleColors *colors)
{
  g_object_set (self->link, "foreground-rgba", &colors->link, "underline-rgba", &colors->link_line, NULL);
  for (int i = 0; i < STK_N_REVISION_KINDS; i++)
    g_object_set (self->changes[i], "foreground-rgba", &colors->changes[i], "underline-rgba", &colors->changes[i],
                  "overline-rgba", &colors->changes[i], "strikethrough-rgba", &colors->changes[i], NULL);
  for (int role = 0; role < N_ROLES; role++)
    for (int rtl = 0; rtl < 2 && LOOKS[role].dim; rtl++)
      g_object_set (self->roles[role][rtl], "foreground-rgba", &colors->dim, NULL);
}

/* Applies a tag to what there is of a range in a part of the text. */
static void
apply (StkArticleStyle *self, GtkTextTag *tag, StkRange part, size_t start, size_t end)
{
  GtkTextIter start_iter, end_iter;

  start = MAX (start, part.start);
  end = MIN (end, part.end);
  if (start >= end)
    return;
  stk_display_get_iter (self->buffer, &start_iter, start);
  stk_display_get_end_iter (self->buffer, &end_iter, end);
  gtk_text_buffer_apply_tag (self->buffer, tag, &start_iter, &end_iter);
}

/* The same for whole lines, with the deleted words that are shown in them. */
static void
apply_to_lines (StkArticleStyle *self, GtkTextTag *tag, StkRange part, size_t start, size_t end)
{
  GtkTextIter part_start, part_end, start_iter, end_iter;

  if (start >= part.end || end <= part.start)
    return;
  stk_display_get_part_iters (self->buffer, part, &part_start, &part_end);
  stk_display_get_block_iters (self->buffer, STK_RANGE (start, end), &start_iter, &end_iter);
  if (gtk_text_iter_compare (&start_iter, &part_start) < 0)
    start_iter = part_start;
  if (gtk_text_iter_compare (&end_iter, &part_end) > 0)
    end_iter = part_end;
  gtk_text_buffer_apply_tag (self->buffer, tag, &start_iter, &end_iter);
}

static void
apply_base (StkArticleStyle *self, StkRange part)
{
  GtkTextIter start, end;

  stk_display_get_part_iters (self->buffer, part, &start, &end);
  gtk_text_buffer_apply_tag (self->buffer, self->base, &start, &end);
}

/* Hides the blank lines between two blocks: whole lines only, and only blank ones. The space between blocks comes from
 * the tags, and the caret goes straight from the one to the other. */
static void
hide_joint (StkArticleStyle *self, StkText *text, size_t from, size_t to)
{
  const char *utf8 = stk_text_get_utf8 (text);
  size_t first = 0, last = 0, offset = from;
  const char *end = utf8 + stk_text_get_byte_offset (text, to);

  for (const char *p = utf8 + stk_text_get_byte_offset (text, from); p < end; p = g_utf8_next_char (p), offset++)
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return;
      if (*p != '\n')
        continue;
      if (first == 0)
        first = offset + 1;
      last = offset + 1;
    }

  if (last > first)
    apply (self, self->joint, STK_RANGE (first, last), first, last);
}

static gboolean
is_rtl (StkText *text, StkRange range)
{
  const char *utf8 = stk_text_get_utf8 (text);
  size_t start = stk_text_get_byte_offset (text, range.start);
  size_t end = stk_text_get_byte_offset (text, MIN (range.end, range.start + 256));

  return stk_direction_find (utf8 + start, end - start) == GTK_TEXT_DIR_RTL;
}

static void
apply_block (StkArticleStyle *self, StkText *text, const StkBlock *block, StkRange part)
{
  const char *start = stk_text_get_utf8 (text) + stk_text_get_byte_offset (text, block->range.start);
  size_t n_bytes = stk_text_get_byte_offset (text, block->range.end) -
                   stk_text_get_byte_offset (text, block->range.start);
  const char *line_break = memchr (start, '\n', n_bytes);
  gboolean rtl = block->role != STK_ROLE_PARAGRAPH && is_rtl (text, block->range);

  if (block->role != STK_ROLE_PARAGRAPH)
    apply_to_lines (self, self->roles[block->role][rtl], part, block->range.start, block->range.end);
  if (block->role == STK_ROLE_LIST_ITEM && block->level > 1)
    apply_to_lines (self, self->levels[MIN (block->level, MAX_LEVEL)][rtl], part, block->range.start, block->range.end);
  if (line_break != NULL)
    apply_to_lines (self, self->further, part,
                    block->range.start + (size_t) g_utf8_pointer_to_offset (start, line_break) + 1, block->range.end);
}

/* Blocks, links and the like are in text order. For each sort the first one is kept that may reach into the part of the
 * text that comes next. */

static void
apply_blocks (StkArticleStyle *self, StkText *text, StkRange part)
{
  size_t n_blocks;
  const StkBlock *blocks = stk_article_get_blocks (self->article, &n_blocks);

  while (self->next_block < n_blocks && blocks[self->next_block].range.end <= part.start)
    self->next_block++;
  for (size_t i = self->next_block; i < n_blocks && blocks[i].range.start < part.end; i++)
    {
      apply_block (self, text, &blocks[i], part);
      if (blocks[i].range.start >= part.start)
        hide_joint (self, text, i > 0 ? blocks[i - 1].range.end : 0, blocks[i].range.start);
    }
}

static void
apply_links (StkArticleStyle *self, StkRange part)
{
  size_t n_links;
  const StkLink *links = stk_article_get_links (self->article, &n_links);

  while (self->next_link < n_links && links[self->next_link].range.end <= part.start)
    self->next_link++;
  for (size_t i = self->next_link; i < n_links && links[i].range.start < part.end; i++)
    apply (self, self->link, part, links[i].range.start, links[i].range.end);
}

static void
apply_emphases (StkArticleStyle *self, StkRange part)
{
  size_t n_emphases;
  const StkEmphasis *emphases = stk_article_get_emphases (self->article, &n_emphases);

  while (self->next_emphasis < n_emphases && emphases[self->next_emphasis].range.end <= part.start)
    self->next_emphasis++;
  for (size_t i = self->next_emphasis; i < n_emphases && emphases[i].range.start < part.end; i++)
    for (guint bit = 0; bit < N_EMPHASES; bit++)
      if (emphases[i].flags & (1u << bit))
        apply (self, self->emphases[bit], part, emphases[i].range.start, emphases[i].range.end);
}

static void
show_hidden (StkArticleStyle *self, StkRange part)
{
  const StkHidden *found = (const StkHidden *) (gpointer) self->found->data;

  while (self->next_hidden < self->found->len && found[self->next_hidden].range.end <= part.start)
    self->next_hidden++;
  for (size_t i = self->next_hidden; i < self->found->len && found[i].range.start < part.end; i++)
    apply (self, self->hidden, part, found[i].range.start, found[i].range.end);
}

static void
apply_changes (StkArticleStyle *self, StkRange part)
{
  g_autoptr (GArray) deleted = stk_display_list_deleted (self->buffer, part);
  size_t n_parts;
  const StkRevisionPart *parts = stk_revision_get_parts (self->revision, &n_parts);

  while (self->next_change < n_parts && parts[self->next_change].range.end <= part.start)
    self->next_change++;
  for (size_t i = self->next_change; i < n_parts && parts[i].range.start < part.end; i++)
    apply (self, self->changes[parts[i].kind], part, parts[i].range.start, parts[i].range.end);
  for (guint i = 0; i < deleted->len; i++)
    {
      StkRange shown = g_array_index (deleted, StkRange, i);
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) shown.start);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) shown.end);
      gtk_text_buffer_apply_tag (self->buffer, self->changes[STK_REVISION_DELETED], &start, &end);
    }
}

static char *
dup_sample (StkText *text, const StkBlock *blocks, size_t n_blocks)
{
  for (size_t i = 0; i < n_blocks; i++)
    if (blocks[i].role == STK_ROLE_PARAGRAPH)
      return stk_text_dup_range (
        text, STK_RANGE (blocks[i].range.start, MIN (blocks[i].range.end, blocks[i].range.start + 100)));

  return NULL;
}

/**
 * stk_article_style_set_article:
 * @self: a style
 * @article: (nullable): the article whose text the buffer is going to hold
 *
 * Gets ready to typeset an article.
 */
void
stk_article_style_set_article (StkArticleStyle *self, StkArticle *article)
{
  size_t n_blocks;
  const StkBlock *blocks;

  g_set_object (&self->article, article);
  g_clear_pointer (&self->found, g_array_unref);
  self->next_block = self->next_link = self->next_emphasis = self->next_hidden = 0;
  if (article == NULL)
    return;

  blocks = stk_article_get_blocks (article, &n_blocks);
  self->found = stk_hidden_find (stk_article_get_text (article));
  g_free (self->sample);
  self->sample = dup_sample (stk_article_get_text (article), blocks, n_blocks);
  update_spacing (self);
}

/**
 * stk_article_style_set_revision:
 * @self: a style
 * @revision: (nullable): in what the article that was set last differs from what it was
 *
 * Has what changed be shown, in what the buffer is going to hold.
 */
void
stk_article_style_set_revision (StkArticleStyle *self, StkRevision *revision)
{
  g_clear_pointer (&self->revision, stk_revision_unref);
  self->revision = revision ? stk_revision_ref (revision) : NULL;
  self->next_change = 0;
}

/**
 * stk_article_style_extend:
 * @self: a style
 * @part: code points of the article that the buffer has now; they follow those before
 *
 * Typesets what was added to the buffer.
 */
void
stk_article_style_extend (StkArticleStyle *self, StkRange part)
{
  apply_base (self, part);
  apply_blocks (self, stk_article_get_text (self->article), part);
  apply_links (self, part);
  apply_emphases (self, part);
  show_hidden (self, part);
  if (self->revision != NULL)
    apply_changes (self, part);
}

/**
 * stk_article_style_get_metrics:
 * @self: a style
 *
 * Returns: (transfer none): what was measured from the font
 */
const StkArticleMetrics *
stk_article_style_get_metrics (StkArticleStyle *self)
{
  return &self->metrics;
}

/**
 * stk_article_style_find_change:
 * @self: a style
 * @iter: a place in the buffer
 * @kind: (out): what was done to the words there
 * @start: (out): return location for where they begin in the buffer
 * @end: (out): return location for where they end
 *
 * Returns: whether words at the place are shown as changed
 */
gboolean
stk_article_style_find_change (StkArticleStyle *self, const GtkTextIter *iter, StkRevisionKind *kind,
                               GtkTextIter *start, GtkTextIter *end)
{
  for (int i = 0; i < STK_N_REVISION_KINDS; i++)
    if (gtk_text_iter_has_tag (iter, self->changes[i]))
      {
        *kind = (StkRevisionKind) i;
        *start = *end = *iter;
        if (!gtk_text_iter_starts_tag (start, self->changes[i]))
          gtk_text_iter_backward_to_tag_toggle (start, self->changes[i]);
        gtk_text_iter_forward_to_tag_toggle (end, self->changes[i]);
        return TRUE;
      }

  return FALSE;
}

/**
 * stk_article_style_is_hidden:
 * @self: a style
 * @iter: a place in the buffer
 *
 * Returns: whether it is in a blank line between blocks, which is not shown
 */
gboolean
stk_article_style_is_hidden (StkArticleStyle *self, const GtkTextIter *iter)
{
  return gtk_text_iter_has_tag (iter, self->joint);
}
