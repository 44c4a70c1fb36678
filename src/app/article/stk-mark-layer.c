/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-mark-layer.h"

#include "stk-display.h"
#include "stk-mark-draw.h"
#include "stk-mark-paragraph.h"
#include "stk-progress.h"

/* Marks reach a little beyond their paragraph. */
#define OVERHANG 8

/* Lines to either side of those in sight, every other of them blank, that are drawn when there is nothing else to do,
 * as far as they are within a page of it; and as many of which what was drawn is kept. */
#define AHEAD 40
#define KEEP (AHEAD + 8)

/* What was drawn for one paragraph, and for what. */
typedef struct
{
  int line;
  int height;
  int x; /* of its first character */
  StkRange range;
  guint annotations_serial;
  guint selected_serial;
  guint matches_serial;
  GPtrArray *annotations;  /* owned, and so are the annotations */
  StkAnnotation *selected; /* (nullable): one of them */
  StkMarkNodes nodes;
  GskRenderNode *matches; /* (nullable): what was searched for */
} Entry;

typedef struct
{
  Entry *entry; /* borrowed */
  int top;
} Visible;

/**
 * StkMarkLayer:
 *
 * Draws the marks of a document's annotations behind the text of a text view.
 *
 * Marks are kept as render nodes, one a paragraph, drawn from the paragraph's own top. So scrolling only puts
 * them where the paragraphs are now, also while GtkTextView still learns how high the ones above are; a change of the
 * annotations costs a look at the visible paragraphs and redraws the ones whose annotations are no longer the same
 * objects (annotations are immutable, so the same object is the same mark); and no cost depends on how many annotations
 * or paragraphs there are beyond the visible ones.
 */
struct _StkMarkLayer
{
  GtkTextView *view;     /* borrowed */
  StkDocument *document; /* (nullable) (owned) */
  char *selected_id;
  StkAnnotation *preview; /* (nullable) (owned): drawn in place of the one with its id */
  guint annotations_serial;
  guint selected_serial;

  const StkRange *matches; /* (nullable) (borrowed): what was searched for, in text order */
  size_t n_matches;
  size_t current_match;
  guint matches_serial;

  StkMarkPalette palette;
  float em;
  double scale; /* of the monitor that it was last drawn for */
  StkMarkMargin *margin;
  StkMarkLookFunc get_look;
  gpointer look_data;

  GHashTable *entries; /* from line number to Entry (owned) */
  GArray *visible;     /* of Visible: what was in sight in the last frame */
  guint ahead_idle; /* while paragraphs out of sight are still to be drawn */
  StkMarkCounters counters;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  stk_mark_nodes_clear (&entry->nodes);
  g_clear_pointer (&entry->matches, gsk_render_node_unref);
  g_ptr_array_unref (entry->annotations);
  g_free (entry);
}

/**
 * stk_mark_look_for_annotation:
 * @annotation: an annotation
 * @user_data: not used
 *
 * Returns: how its mark looks by its state
 */
StkMarkLook
stk_mark_look_for_annotation (StkAnnotation *annotation, gpointer user_data)
{
  static const struct
  {
    const char *status;
    StkMarkLook look;
  } LOOKS[] = {
    { "suggested", STK_MARK_SUGGESTED },
    { "rejected", STK_MARK_DIMMED },
    { "cut", STK_MARK_DIMMED },
  };
  const char *status = stk_annotation_get_status (annotation);
  StkMarkLook stale = stk_annotation_is_stale (annotation) ? STK_MARK_STALE : 0;

  for (size_t i = 0; i < G_N_ELEMENTS (LOOKS); i++)
    if (g_strcmp0 (status, LOOKS[i].status) == 0)
      return LOOKS[i].look | stale;

  return stale | (status != NULL && stk_status_is_done (status) ? STK_MARK_DONE : 0);
}

/**
 * stk_mark_layer_new:
 * @view: the view that it draws for
 *
 * Returns: (transfer full): a layer without a document
 */
StkMarkLayer *
stk_mark_layer_new (GtkTextView *view)
{
  StkMarkLayer *self = g_new0 (StkMarkLayer, 1);

  self->view = view;
  self->em = 16;
  self->scale = 1;
  self->margin = stk_mark_margin_new (view);
  self->get_look = stk_mark_look_for_annotation;
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, entry_free);
  self->visible = g_array_new (FALSE, FALSE, sizeof (Visible));
  stk_mark_palette_init (&self->palette, FALSE, FALSE, &(GdkRGBA) { 0.2f, 0.5f, 0.9f, 1 });

  return self;
}

void
stk_mark_layer_free (StkMarkLayer *self)
{
  g_clear_handle_id (&self->ahead_idle, g_source_remove);
  g_array_unref (self->visible);
  g_hash_table_unref (self->entries);
  stk_mark_margin_free (self->margin);
  g_free (self->selected_id);
  g_clear_object (&self->document);
  g_clear_object (&self->preview);
  g_free (self);
}

/**
 * stk_mark_layer_invalidate:
 * @self: a layer
 *
 * Forgets all that was drawn, since the text is laid out anew.
 */
void
stk_mark_layer_invalidate (StkMarkLayer *self)
{
  g_clear_handle_id (&self->ahead_idle, g_source_remove);
  g_array_set_size (self->visible, 0);
  g_hash_table_remove_all (self->entries);
}

/**
 * stk_mark_layer_set_document:
 * @self: a layer
 * @document: (nullable): a document
 *
 * Sets whose annotations are drawn.
 */
void
stk_mark_layer_set_document (StkMarkLayer *self, StkDocument *document)
{
  if (g_set_object (&self->document, document))
    stk_mark_layer_invalidate (self);
}

/**
 * stk_mark_layer_set_selected:
 * @self: a layer
 * @id: (nullable): the id of the annotation that is emphasised
 */
void
stk_mark_layer_set_selected (StkMarkLayer *self, const char *id)
{
  if (g_set_str (&self->selected_id, id))
    self->selected_serial++;
}

/**
 * stk_mark_layer_set_style:
 * @self: a layer
 * @palette: the colours
 * @em: the size of the body text, in pixels
 */
void
stk_mark_layer_set_style (StkMarkLayer *self, const StkMarkPalette *palette, float em)
{
  self->palette = *palette;
  self->em = em;
  stk_mark_margin_set_em (self->margin, em);
  stk_mark_layer_invalidate (self);
}

/**
 * stk_mark_layer_set_look_func:
 * @self: a layer
 * @func: (scope forever) (nullable): says how a mark looks; %NULL for the usual way, by its state
 * @user_data: for @func
 */
void
stk_mark_layer_set_look_func (StkMarkLayer *self, StkMarkLookFunc func, gpointer user_data)
{
  self->get_look = func != NULL ? func : stk_mark_look_for_annotation;
  self->look_data = user_data;
  stk_mark_layer_invalidate (self);
}

/**
 * stk_mark_layer_set_matches:
 * @self: a layer
 * @matches: (nullable) (array length=n_matches): words to highlight, in text order and not overlapping; borrowed, and
 *   so to be set again when they move in memory
 * @n_matches: how many
 * @current: the index of the one that stands out
 *
 * Sets what was found in a search.
 */
void
stk_mark_layer_set_matches (StkMarkLayer *self, const StkRange *matches, size_t n_matches, size_t current)
{
  self->matches = matches;
  self->n_matches = n_matches;
  self->current_match = current;
  self->matches_serial++;
}

/**
 * stk_mark_layer_set_preview:
 * @self: a layer
 * @preview: (nullable): an annotation to draw in place of the one with its id
 *
 * Shows what an annotation would look like.
 */
void
stk_mark_layer_set_preview (StkMarkLayer *self, StkAnnotation *preview)
{
  if (g_set_object (&self->preview, preview))
    self->annotations_serial++;
}

/**
 * stk_mark_layer_annotations_changed:
 * @self: a layer
 *
 * Must be called when annotations were added, changed or removed.
 */
void
stk_mark_layer_annotations_changed (StkMarkLayer *self)
{
  self->annotations_serial++;
}

static gboolean
collect_annotation (StkAnnotation *annotation, gpointer user_data)
{
  GPtrArray *annotations = user_data;

  g_ptr_array_add (annotations, annotation);

  return TRUE;
}

static void
put_preview (StkMarkLayer *self, StkRange range, GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (stk_annotation_get_id (g_ptr_array_index (found, i)), stk_annotation_get_id (self->preview)))
      {
        g_ptr_array_index (found, i) = self->preview;
        return;
      }

  for (size_t i = 0; i < stk_annotation_get_n_anchors (self->preview); i++)
    if (stk_range_overlaps (stk_anchor_get_range (stk_annotation_get_anchor (self->preview, i)), range))
      {
        g_ptr_array_add (found, self->preview);
        return;
      }
}

static GPtrArray *
query (StkMarkLayer *self, StkRange range)
{
  GPtrArray *found = g_ptr_array_new ();
  guint n_kept = 0;

  if (self->document != NULL && range.end > range.start)
    stk_annotation_list_foreach_in_range (stk_document_get_annotations (self->document), range, collect_annotation,
                                          found);
  self->counters.visited += found->len;

  /* no orphans: their words are not there */
  for (guint i = 0; i < found->len; i++)
    if (stk_annotation_get_anchor_state (g_ptr_array_index (found, i)) != STK_ANCHOR_STATE_ORPHAN)
      g_ptr_array_index (found, n_kept++) = g_ptr_array_index (found, i);
  g_ptr_array_set_size (found, (int) n_kept);
  if (self->preview != NULL)
    put_preview (self, range, found);
  g_ptr_array_foreach (found, (GFunc) (GCallback) g_object_ref, NULL);
  g_ptr_array_set_free_func (found, g_object_unref);

  return found;
}

static gboolean
same_annotations (GPtrArray *a, GPtrArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->pdata, b->pdata, a->len * sizeof (gpointer)) == 0);
}

static StkAnnotation *
find_selected (StkMarkLayer *self, GPtrArray *annotations)
{
  for (guint i = 0; self->selected_id != NULL && i < annotations->len; i++)
    if (g_strcmp0 (stk_annotation_get_id (g_ptr_array_index (annotations, i)), self->selected_id) == 0)
      return g_ptr_array_index (annotations, i);

  return NULL;
}

static void
draw_entry (StkMarkLayer *self, Entry *entry, const GtkTextIter *start)
{
  const StkMarkContext context = {
    self->view,
    self->document != NULL ? stk_document_get_article (self->document) : NULL,
    &self->palette,
    self->em,
    self->scale,
    self->margin,
    self->get_look,
    self->look_data,
  };

  stk_mark_nodes_clear (&entry->nodes);
  stk_mark_nodes_init (&entry->nodes, &context, start, entry->annotations, entry->selected);
  self->counters.built++;
}

/* The index of the first match that ends behind a place. */
static size_t
find_match (StkMarkLayer *self, size_t offset)
{
  size_t low = 0, high = self->n_matches;

  while (low < high)
    {
      size_t middle = low + (high - low) / 2;

      if (self->matches[middle].end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
draw_matches (StkMarkLayer *self, Entry *entry, const GtkTextIter *start)
{
  size_t i = find_match (self, entry->range.start);
  g_autoptr (StkParagraph) paragraph = NULL;
  g_autoptr (GArray) boxes = NULL;
  GtkSnapshot *snapshot;

  g_clear_pointer (&entry->matches, gsk_render_node_unref);
  if (i >= self->n_matches || self->matches[i].start >= entry->range.end)
    return;

  paragraph = stk_paragraph_new (self->view, start);
  boxes = g_array_new (FALSE, FALSE, sizeof (StkMarkBox));
  snapshot = gtk_snapshot_new ();
  for (; i < self->n_matches && self->matches[i].start < entry->range.end; i++)
    {
      g_array_set_size (boxes, 0);
      stk_paragraph_add_boxes (paragraph, self->matches[i], boxes);
      for (guint j = 0; j < boxes->len; j++)
        stk_mark_draw_match (snapshot, &self->palette, self->em, &g_array_index (boxes, StkMarkBox, j),
                             i == self->current_match);
    }
  entry->matches = gtk_snapshot_free_to_node (snapshot);
}

static Entry *
create_entry (StkMarkLayer *self, const GtkTextIter *start, int line)
{
  Entry *entry = g_new0 (Entry, 1);
  GtkTextIter end = *start;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  entry->line = line;
  entry->range = STK_RANGE (stk_display_get_offset (start), stk_display_get_offset (&end));
  entry->annotations = query (self, entry->range);
  entry->annotations_serial = self->annotations_serial;
  entry->selected = find_selected (self, entry->annotations);
  entry->selected_serial = self->selected_serial;
  g_hash_table_insert (self->entries, GINT_TO_POINTER (line), entry);

  return entry;
}

/* Whether the annotations in the paragraph, or which of them is selected, changed since it was drawn. */
static gboolean
update_entry (StkMarkLayer *self, Entry *entry)
{
  StkAnnotation *selected;
  gboolean changed = FALSE;

  if (entry->annotations_serial != self->annotations_serial)
    {
      g_autoptr (GPtrArray) annotations = query (self, entry->range);

      entry->annotations_serial = self->annotations_serial;
      changed = !same_annotations (entry->annotations, annotations);
      if (changed)
        {
          g_ptr_array_unref (entry->annotations);
          entry->annotations = g_steal_pointer (&annotations);
        }
    }

  if (!changed && entry->selected_serial == self->selected_serial)
    return FALSE;

  selected = find_selected (self, entry->annotations);
  changed = changed || selected != entry->selected;
  entry->selected = selected;
  entry->selected_serial = self->selected_serial;

  return changed;
}

/* Whether it is laid out as it was when it was drawn. Lines that begin at the right move also when others change. */
static gboolean
is_in_place (const Entry *entry, int height, int x)
{
  return entry->height == height && entry->x == x;
}

static Entry *
ensure_entry (StkMarkLayer *self, const GtkTextIter *start, int height)
{
  int line = gtk_text_iter_get_line (start);
  GdkRectangle place;
  Entry *entry = g_hash_table_lookup (self->entries, GINT_TO_POINTER (line));

  gtk_text_view_get_iter_location (self->view, start, &place);
  if (entry == NULL)
    {
      entry = create_entry (self, start, line);
      draw_entry (self, entry, start);
    }
  else if (update_entry (self, entry) || !is_in_place (entry, height, place.x))
    draw_entry (self, entry, start);
  if (entry->matches_serial != self->matches_serial || !is_in_place (entry, height, place.x))
    draw_matches (self, entry, start);
  entry->matches_serial = self->matches_serial;
  entry->height = height;
  entry->x = place.x;

  return entry;
}

static int
get_visible_line (StkMarkLayer *self, guint i)
{
  return g_array_index (self->visible, Visible, i).entry->line;
}

static gboolean
is_far (gpointer key, gpointer value, gpointer user_data)
{
  const Entry *entry = value;
  StkMarkLayer *self = user_data;

  return entry->line < get_visible_line (self, 0) - KEEP ||
         entry->line > get_visible_line (self, self->visible->len - 1) + KEEP;
}

static void
update_scale (StkMarkLayer *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self->view));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  double scale = surface != NULL ? gdk_surface_get_scale (surface) : 1.0;

  if (G_APPROX_VALUE (self->scale, scale, 0.001))
    return;
  self->scale = scale;
  stk_mark_layer_invalidate (self);
}

static void
find_visible (StkMarkLayer *self)
{
  GdkRectangle rect;
  GtkTextIter iter;
  int top, height;

  update_scale (self);
  g_array_set_size (self->visible, 0);
  gtk_text_view_get_visible_rect (self->view, &rect);
  gtk_text_view_get_line_at_y (self->view, &iter, MAX (rect.y - OVERHANG, 0), &top);

  do
    {
      gtk_text_view_get_line_yrange (self->view, &iter, &top, &height);
      if (top > rect.y + rect.height + OVERHANG)
        break;
      if (height > 0)
        {
          Visible visible = { ensure_entry (self, &iter, height), top };

          g_array_append_val (self->visible, visible);
        }
    }
  while (gtk_text_iter_forward_line (&iter));

  if (self->visible->len > 0 && g_hash_table_size (self->entries) > self->visible->len + KEEP)
    g_hash_table_foreach_remove (self->entries, is_far, self);
}

static gboolean
is_drawn (StkMarkLayer *self, int line)
{
  const Entry *entry = g_hash_table_lookup (self->entries, GINT_TO_POINTER (line));

  return entry != NULL && entry->annotations_serial == self->annotations_serial &&
         entry->selected_serial == self->selected_serial && entry->matches_serial == self->matches_serial;
}

/* Draws the next paragraph before it comes into sight: one that has many marks would make its first frame late. */
static gboolean
draw_ahead (StkMarkLayer *self, int line, int step)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  int n_lines = gtk_text_buffer_get_line_count (buffer);
  GdkRectangle rect;

  gtk_text_view_get_visible_rect (self->view, &rect);
  for (int n = 0, at = line + step; n < AHEAD && at >= 0 && at < n_lines; n++, at += step)
    {
      GtkTextIter iter;
      int top, height;

      gtk_text_buffer_get_iter_at_line (buffer, &iter, at);
      gtk_text_view_get_line_yrange (self->view, &iter, &top, &height);
      if (top > rect.y + 2 * rect.height || top + height < rect.y - rect.height)
        return FALSE;
      if (height > 0 && !is_drawn (self, at)) /* else it is hidden, or not laid out yet */
        {
          ensure_entry (self, &iter, height);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
ahead_idle_cb (gpointer user_data)
{
  StkMarkLayer *self = user_data;

  if (self->visible->len > 0 && gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    {
      int first = get_visible_line (self, 0), last = get_visible_line (self, self->visible->len - 1);

      if (draw_ahead (self, last, 1) || draw_ahead (self, first, -1))
        return G_SOURCE_CONTINUE;
    }
  self->ahead_idle = 0;

  return G_SOURCE_REMOVE;
}

/**
 * stk_mark_layer_snapshot:
 * @self: a layer
 * @snapshot: what to draw on, in buffer coordinates
 *
 * Draws the marks that are in sight.
 */
void
stk_mark_layer_snapshot (StkMarkLayer *self, GtkSnapshot *snapshot)
{
  find_visible (self);
  if (self->ahead_idle == 0)
    self->ahead_idle = g_idle_add_full (G_PRIORITY_LOW, ahead_idle_cb, self, NULL);
  for (guint i = 0; i < self->visible->len; i++)
    {
      const Visible *visible = &g_array_index (self->visible, Visible, i);
      GskRenderNode *node = visible->entry->nodes.node, *matches = visible->entry->matches;

      if (node == NULL && matches == NULL)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) visible->top));
      if (node != NULL)
        gtk_snapshot_append_node (snapshot, node);
      if (matches != NULL)
        gtk_snapshot_append_node (snapshot, matches);
      gtk_snapshot_restore (snapshot);
    }
}

/**
 * stk_mark_layer_find_sign:
 * @self: a layer
 * @x: across, in buffer coordinates
 * @y: down, in buffer coordinates
 *
 * Returns: (nullable) (transfer none): the first annotation that the letter in the margin there stands for
 */
StkAnnotation *
stk_mark_layer_find_sign (StkMarkLayer *self, int x, int y)
{
  for (guint i = 0; i < self->visible->len; i++)
    {
      const Visible *visible = &g_array_index (self->visible, Visible, i);
      GArray *signs = visible->entry->nodes.signs;

      for (guint j = 0; j < signs->len; j++)
        {
          const StkMarginSign *sign = &g_array_index (signs, StkMarginSign, j);

          if (graphene_rect_contains_point (&sign->rect,
                                            &GRAPHENE_POINT_INIT ((float) x, (float) (y - visible->top))))
            return sign->annotation;
        }
    }

  return NULL;
}

/**
 * stk_mark_layer_get_boxes:
 * @self: a layer
 * @range: code points
 * @within: what of the article to look at, in buffer coordinates
 *
 * Returns: (transfer full) (element-type StkMarkBox): where the words of the range stand, in buffer coordinates
 */
GArray *
stk_mark_layer_get_boxes (StkMarkLayer *self, StkRange range, const GdkRectangle *within)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (StkMarkBox));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter, first;
  int top, height;

  gtk_text_view_get_line_at_y (self->view, &first, MAX (within->y, 0), NULL);
  stk_display_get_iter (buffer, &iter, range.start);
  gtk_text_iter_set_line_offset (&iter, 0);
  if (gtk_text_iter_compare (&iter, &first) < 0)
    iter = first;

  do
    {
      g_autoptr (StkParagraph) paragraph = NULL;
      guint n_before = boxes->len;

      gtk_text_view_get_line_yrange (self->view, &iter, &top, &height);
      if (top > within->y + within->height || stk_display_get_offset (&iter) >= range.end)
        break;
      paragraph = stk_paragraph_new (self->view, &iter);
      stk_paragraph_add_boxes (paragraph, range, boxes);
      for (guint i = n_before; i < boxes->len; i++)
        g_array_index (boxes, StkMarkBox, i).y += (float) top;
    }
  while (gtk_text_iter_forward_line (&iter));

  return boxes;
}

/**
 * stk_mark_layer_get_palette:
 * @self: a layer
 *
 * Returns: (transfer none): the colours that it draws in
 */
const StkMarkPalette *
stk_mark_layer_get_palette (StkMarkLayer *self)
{
  return &self->palette;
}

/**
 * stk_mark_layer_get_em:
 * @self: a layer
 *
 * Returns: the size of the body text, in pixels
 */
float
stk_mark_layer_get_em (StkMarkLayer *self)
{
  return self->em;
}

/**
 * stk_mark_layer_get_counters:
 * @self: a layer
 * @counters: (out): what drawing has cost so far
 */
void
stk_mark_layer_get_counters (StkMarkLayer *self, StkMarkCounters *counters)
{
  *counters = self->counters;
}
