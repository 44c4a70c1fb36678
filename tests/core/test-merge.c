/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-merge.h"

#include "stk-annotation-private.h"
#include "stk-sidecar-private.h"
#include "stk-test-fixture.h"
#include "stk-validate.h"
#include "stk-value-text.h"

#include <string.h>

/* How many cases the laws are tried on. 100,000 take a minute or so. */
#define CASES_VARIABLE "STICKLER_MERGE_CASES"
#define N_CASES 500

/* The seed of a case that failed, to try that alone. */
#define SEED_VARIABLE "STICKLER_MERGE_SEED"

#define N_IDS 5

static StkArticle *article;

/* ---- making versions at random ---- */

static const char *const WORDS[] = { "the", "bridge", "closes", "in", "May", "for", "nine",
                                     "weeks", "at", "least", "says", "the", "town", "council",
                                     "of", "a", "harbour" };

static char *
make_prose (GRand *rand)
{
  GString *prose = g_string_new (NULL);
  int n = g_rand_int_range (rand, 1, 9);

  for (int i = 0; i < n; i++)
    g_string_append_printf (prose, "%s%s", i ? " " : "", WORDS[g_rand_int_range (rand, 0, G_N_ELEMENTS (WORDS))]);

  return g_string_free_and_steal (prose);
}

/* A few words more, fewer or others. */
static char *
edit_prose (GRand *rand, const char *before)
{
  g_auto (GStrv) words = g_strsplit (before, " ", -1);
  guint n = g_strv_length (words);
  g_autoptr (GString) after = g_string_new (NULL);
  guint at = (guint) g_rand_int_range (rand, 0, (int) n);

  for (guint i = 0; i < n; i++)
    {
      int what = i == at ? g_rand_int_range (rand, 0, 3) : 3;

      if (what != 0)
        g_string_append_printf (after, "%s%s", after->len ? " " : "", what == 1 ? "new" : words[i]);
      if (what == 2)
        g_string_append (after, " more");
    }

  return after->len ? g_string_free_and_steal (g_steal_pointer (&after)) : g_strdup ("all new");
}

static StkAnchor *
make_anchor (GRand *rand)
{
  size_t start = (size_t) g_rand_int_range (rand, 0, 40);
  StkRange range = { start, start + (size_t) g_rand_int_range (rand, 1, 30) };

  return stk_anchor_new_for_range (stk_article_get_text (article), stk_article_get_text_digest (article), range);
}

static char *
make_id (guint n)
{
  return g_strdup_printf ("urn:uuid:00000000-0000-4000-8000-%012u", n);
}

static StkValue *
make_list (GRand *rand, const StkField *field, StkAnnotation *tag)
{
  StkValue *before = stk_annotation_get_value (tag, field);
  guint number = (guint) g_ascii_strtoull (strrchr (stk_annotation_get_id (tag), '-') + 1, NULL, 10);
  size_t n = stk_field_get_n_members (field);
  g_autofree const char **strings = g_new0 (const char *, n);
  g_autofree char *text = make_prose (rand);
  g_autofree char *id = make_id (10000 * (number + 1) + 100 * (guint) stk_field_get_index (field) +
                                 (guint) g_rand_int_range (rand, 0, 4));
  g_autoptr (StkRecord) record = NULL;
  StkRecord *old = stk_value_find_record (before, id);
  size_t member = (size_t) g_rand_int_range (rand, 0, (int) MIN (n, 2));

  if (old != NULL && g_rand_int_range (rand, 0, 3) == 0)
    return stk_value_without_record (before, id);

  for (size_t i = 0; i < n; i++)
    strings[i] = old ? stk_record_get_string (old, i) : NULL;
  strings[member] = field->members[member].type == STK_FIELD_TYPE_IRI ? "https://a.example/1" : text;
  strings[0] = strings[0] ? strings[0] : text;
  record = stk_record_new (id, strings, n);

  return stk_value_with_record (before, record);
}

/* A value that suits the field; %NULL to clear it. */
static StkValue *
make_value (GRand *rand, const StkField *field, StkAnnotation *tag, GPtrArray *annotations)
{
  StkValue *before = stk_annotation_get_value (tag, field);
  g_autofree char *prose = NULL;
  guint n = 0;

  if (field->type == STK_FIELD_TYPE_LIST)
    return make_list (rand, field, tag);
  if (g_rand_int_range (rand, 0, 5) == 0)
    return NULL;

  if (field->choices != NULL)
    {
      while (field->choices[n].nick != NULL)
        n++;
      return stk_value_new_string (field->choices[g_rand_int_range (rand, 0, (int) n)].nick);
    }
  if (field->type == STK_FIELD_TYPE_LINK)
    {
      StkAnnotation *end = annotations->pdata[g_rand_int_range (rand, 0, (int) annotations->len)];

      return field->link_kinds & STK_KINDS (stk_annotation_get_kind (end))
               ? stk_value_new_string (stk_annotation_get_id (end))
               : NULL;
    }
  if (field->type == STK_FIELD_TYPE_ANCHOR)
    {
      g_autoptr (StkAnchor) anchor = make_anchor (rand);

      return stk_value_new_anchor (anchor);
    }
  if (field->type == STK_FIELD_TYPE_BOOLEAN)
    return stk_value_new_string ("true");
  if (field->type == STK_FIELD_TYPE_DATE)
    return stk_value_new_string (g_rand_boolean (rand) ? "2026-03-02" : "2026-03-03");
  if (field->type == STK_FIELD_TYPE_IRI)
    return stk_value_new_string (g_rand_boolean (rand) ? "https://a.example/2" : "https://a.example/3");

  prose = before && stk_value_get_string (before) && g_rand_int_range (rand, 0, 4)
            ? edit_prose (rand, stk_value_get_string (before))
            : make_prose (rand);

  return stk_value_new_string (prose);
}

static const StkField *
pick_field (GRand *rand, StkKind kind)
{
  size_t n;
  const StkField *fields = stk_field_get_all (&n);
  const StkField *field;

  do
    field = &fields[g_rand_int_range (rand, 0, (int) n)];
  while (!stk_field_has_kind (field, kind) || field->place == STK_FIELD_PLACE_NONE ||
         g_str_equal (field->name, STK_FIELD_ENTITY));

  return field;
}

static StkAnnotation *
make_annotation (GRand *rand, guint n)
{
  g_autofree char *id = make_id (n);
  g_autoptr (StkAnchor) anchor = make_anchor (rand);

  return stk_annotation_new_loaded (id, (StkKind) g_rand_int_range (rand, 0, STK_N_KINDS), &anchor, 1, NULL,
                                    "2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z");
}

static void
set_at (GPtrArray *annotations, guint i, StkAnnotation *annotation)
{
  g_object_unref (annotations->pdata[i]);
  annotations->pdata[i] = annotation;
}

/* Deletes an annotation with the links to it, as the program does. */
static void
delete_at (GPtrArray *annotations, guint at)
{
  g_autofree char *id = g_strdup (stk_annotation_get_id (annotations->pdata[at]));
  size_t n;
  const StkField *fields = stk_field_get_all (&n);

  g_ptr_array_remove_index (annotations, at);
  for (guint i = 0; i < annotations->len; i++)
    for (size_t f = 0; f < n; f++)
      if (fields[f].type == STK_FIELD_TYPE_LINK &&
          g_strcmp0 (stk_value_get_string (stk_annotation_get_value (annotations->pdata[i], &fields[f])), id) == 0)
        set_at (annotations, i,
                stk_annotation_with_value (annotations->pdata[i], &fields[f], NULL, "2026-03-03T10:00:00Z"));
}

static gboolean
has_id (GPtrArray *annotations, const char *id)
{
  for (guint i = 0; i < annotations->len; i++)
    if (g_str_equal (stk_annotation_get_id (annotations->pdata[i]), id))
      return TRUE;

  return FALSE;
}

static void
edit_one (GRand *rand, GPtrArray *annotations)
{
  guint at = annotations->len ? (guint) g_rand_int_range (rand, 0, (int) annotations->len) : 0;
  guint n = (guint) g_rand_int_range (rand, 0, N_IDS);
  g_autofree char *id = make_id (n);
  g_autofree char *time = g_strdup_printf ("2026-03-02T10:00:%02dZ", g_rand_int_range (rand, 0, 60));
  int what = g_rand_int_range (rand, 0, 20);
  g_autoptr (StkAnchor) anchor = make_anchor (rand);

  if (annotations->len == 0 || (what == 0 && !has_id (annotations, id)))
    g_ptr_array_add (annotations, make_annotation (rand, n));
  else if (what == 1)
    delete_at (annotations, at);
  else if (what == 2)
    set_at (annotations, at, stk_annotation_with_anchors (annotations->pdata[at], &anchor, 1, time));
  else
    {
      StkAnnotation *before = annotations->pdata[at];
      const StkField *field = pick_field (rand, stk_annotation_get_kind (before));
      g_autoptr (StkValue) value = make_value (rand, field, before, annotations);

      if (!stk_value_equal (value, stk_annotation_get_value (before, field)))
        set_at (annotations, at, stk_annotation_with_value (before, field, value, time));
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return stk_annotation_compare ((StkAnnotation *) a, (StkAnnotation *) b);
}

static GPtrArray *
edit (GRand *rand, GPtrArray *before, int n_edits)
{
  GPtrArray *after = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < before->len; i++)
    g_ptr_array_add (after, g_object_ref (before->pdata[i]));
  for (int i = 0; i < n_edits; i++)
    edit_one (rand, after);
  g_ptr_array_sort_values (after, compare);

  return after;
}

/* ---- the laws ---- */

static void
assert_same (GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    if (!stk_annotation_equal (a->pdata[i], b->pdata[i]))
      {
        g_autofree char *one = stk_sidecar_write_tag (a->pdata[i]);
        g_autofree char *other = stk_sidecar_write_tag (b->pdata[i]);

        g_assert_cmpstr (one, ==, other);
        g_assert_not_reached ();
      }
}

static StkAnnotation *
find (GPtrArray *annotations, const char *id)
{
  for (guint i = 0; i < annotations->len; i++)
    if (g_str_equal (stk_annotation_get_id (annotations->pdata[i]), id))
      return annotations->pdata[i];

  return NULL;
}

/* Whether a conflict has a value, whether it is settled or not. */
static gboolean
has_value (StkConflict *conflict, const char *text)
{
  for (guint i = 0; conflict != NULL && i < stk_conflict_get_n_values (conflict); i++)
    if (g_strcmp0 (stk_conflict_get_value (conflict, i), text) == 0)
      return TRUE;

  return FALSE;
}

/* Whether a conflict about a field has a value, also one of the kind that the annotation had on one side. */
static gboolean
conflict_has (StkAnnotation *annotation, const char *name, const char *text)
{
  for (guint i = 0; i < stk_annotation_get_n_conflicts (annotation); i++)
    {
      StkConflict *conflict = stk_annotation_get_conflict (annotation, i);

      if (g_str_has_suffix (stk_conflict_get_path (conflict), name) && has_value (conflict, text))
        return TRUE;
    }

  return FALSE;
}

static void
assert_value_kept (StkAnnotation *base, StkAnnotation *side, StkAnnotation *result, const StkField *field)
{
  StkValue *value = stk_annotation_get_value (side, field);
  g_autofree char *text = stk_value_to_text (value);

  if (value == NULL || stk_value_equal (value, base ? stk_annotation_get_value (base, field) : NULL) ||
      stk_value_equal (value, stk_annotation_get_value (result, field)))
    return;

  for (size_t i = 0; i < stk_value_get_n_records (value); i++)
    {
      StkRecord *record = stk_value_get_record (value, i);
      StkRecord *old =
        base ? stk_value_find_record (stk_annotation_get_value (base, field), stk_record_get_id (record)) : NULL;

      if (old == NULL || !stk_record_equal (old, record))
        {
          g_autofree char *record_text = stk_record_to_text (record, field);

          g_assert_true (
            stk_value_find_record (stk_annotation_get_value (result, field), stk_record_get_id (record)) != NULL ||
            conflict_has (result, "/whole", record_text));
        }
    }
  if (field->type != STK_FIELD_TYPE_LIST)
    g_assert_true (conflict_has (result, field->name, text));
}

/* What one side made or changed is in the result, or a conflict has it. */
static void
assert_kept (GPtrArray *base, GPtrArray *side, GPtrArray *result)
{
  size_t n;
  const StkField *fields = stk_field_get_all (&n);

  for (guint i = 0; i < side->len; i++)
    {
      StkAnnotation *tag = side->pdata[i];
      StkAnnotation *before = find (base, stk_annotation_get_id (tag));
      StkAnnotation *after = find (result, stk_annotation_get_id (tag));

      if (before != NULL && stk_annotation_equal (before, tag))
        continue;
      g_assert_nonnull (after);
      for (size_t f = 0; f < n; f++)
        assert_value_kept (before, tag, after, &fields[f]);
    }
}

static void
assert_valid (StkSidecar *sidecar, GPtrArray *annotations)
{
  g_autoptr (GBytes) bytes = stk_sidecar_serialize (sidecar, article, annotations);
  g_autoptr (GPtrArray) problems = stk_validate_sidecar (bytes, article);
  g_autoptr (StkSidecar) again = stk_sidecar_new_from_bytes (bytes, "", NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      StkProblem *problem = problems->pdata[i];

      if (strstr (problem->message, "points to the tag itself") == NULL)
        g_error ("%s: %s", problem->place, problem->message);
    }

  /* what a file says of a merge is all that the next one needs */
  assert_same (stk_sidecar_get_annotations (again), annotations);
}

static void
try_laws (GRand *rand, StkSidecar *sidecar, gboolean validate)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GPtrArray) first = edit (rand, nothing, g_rand_int_range (rand, 1, 12));
  g_autoptr (GPtrArray) left = edit (rand, first, g_rand_int_range (rand, 0, 4));
  g_autoptr (GPtrArray) right = edit (rand, first, g_rand_int_range (rand, 0, 4));
  g_autoptr (GPtrArray) merged = stk_merge_annotations (first, left, right);
  /* in half of the cases what all began with has conflicts already */
  GPtrArray *b = g_rand_boolean (rand) ? first : merged;
  g_autoptr (GPtrArray) x = edit (rand, b, g_rand_int_range (rand, 0, 7));
  g_autoptr (GPtrArray) y = edit (rand, b, g_rand_int_range (rand, 0, 7));
  g_autoptr (GPtrArray) z = edit (rand, b, g_rand_int_range (rand, 0, 7));
  g_autoptr (GPtrArray) xx = stk_merge_annotations (b, x, x);
  g_autoptr (GPtrArray) xb = stk_merge_annotations (b, x, b);
  g_autoptr (GPtrArray) xy = stk_merge_annotations (b, x, y);
  g_autoptr (GPtrArray) yx = stk_merge_annotations (b, y, x);
  g_autoptr (GPtrArray) yz = stk_merge_annotations (b, y, z);
  g_autoptr (GPtrArray) xyz = stk_merge_annotations (b, xy, z);
  g_autoptr (GPtrArray) also_xyz = stk_merge_annotations (b, x, yz);
  g_autoptr (GPtrArray) xyx = stk_merge_annotations (b, xy, x);

  assert_same (xx, x);
  assert_same (xb, x);
  assert_same (xy, yx);
  assert_same (xyz, also_xyz);
  assert_same (xyx, xy);
  assert_kept (b, x, xy);
  assert_kept (b, y, xy);
  if (validate)
    assert_valid (sidecar, xyz);
}

static void
test_laws (void)
{
  const char *cases = g_getenv (CASES_VARIABLE);
  const char *fixed = g_getenv (SEED_VARIABLE);
  guint64 n = cases ? g_ascii_strtoull (cases, NULL, 10) : N_CASES;
  g_autoptr (StkSidecar) sidecar = stk_sidecar_new (article);

  for (guint64 i = 0; i < n; i++)
    {
      guint32 seed = fixed ? (guint32) g_ascii_strtoull (fixed, NULL, 10) : (guint32) g_test_rand_int ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

      g_test_message ("seed %u", seed);
      try_laws (rand, sidecar, i % 10 == 0);
    }
}

/* ---- cases ---- */

static GPtrArray *
make_notes (const char *text)
{
  GPtrArray *annotations = g_ptr_array_new_with_free_func (g_object_unref);
  StkRange range = { 0, 7 };
  g_autoptr (StkAnchor) anchor =
    stk_anchor_new_for_range (stk_article_get_text (article), stk_article_get_text_digest (article), range);
  StkAnnotation *note = stk_annotation_new_loaded ("urn:uuid:00000000-0000-4000-8000-000000000001", STK_KIND_NOTE,
                                                   &anchor, 1, NULL, NULL, NULL);
  g_autoptr (StkValue) value = stk_value_new_string (text);

  stk_annotation_init_value (note, stk_field_lookup (STK_KIND_NOTE, "text"), value);
  g_ptr_array_add (annotations, note);

  return annotations;
}

static void
test_words (void)
{
  static const struct
  {
    const char *base;
    const char *ours;
    const char *theirs;
    const char *merged; /* %NULL for a conflict */
  } ROWS[] = {
    { "Call the town hall.", "Call the old town hall.", "Call the town hall again.",
      "Call the old town hall again." },
    { "Call the town hall.", "Ring the town hall.", "Call the city hall.", "Ring the city hall." },
    { "Call the town hall.", "Call the town house.", "Call the town museum.", NULL },
    { "Call the town hall.", "Call the town.", "Call the town hall.", "Call the town." },
    { "One.\nTwo.", "One!\nTwo.", "One.\nTwo!", "One!\nTwo!" },
    { "Café Zoë 🙂 opens", "Café Zoë 🙂 closes", "Café Zoé 🙂 opens", "Café Zoé 🙂 closes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (GPtrArray) base = make_notes (ROWS[i].base);
      g_autoptr (GPtrArray) ours = make_notes (ROWS[i].ours);
      g_autoptr (GPtrArray) theirs = make_notes (ROWS[i].theirs);
      g_autoptr (GPtrArray) merged = stk_merge_annotations (base, ours, theirs);
      StkConflict *conflict = stk_annotation_find_conflict (merged->pdata[0], "text");

      g_assert_cmpuint (stk_merge_count_conflicts (merged), ==, ROWS[i].merged ? 0 : 1);
      if (ROWS[i].merged != NULL)
        g_assert_cmpstr (stk_annotation_get_string (merged->pdata[0], "text"), ==, ROWS[i].merged);
      else
        g_assert_true (has_value (conflict, ROWS[i].ours) && has_value (conflict, ROWS[i].theirs));
    }
}

/* Two people delete and link the same source: the link keeps it, and says so. */
static void
test_link_to_deleted (Fixture *fixture, gconstpointer data)
{
  const char *source = fixture_tag (fixture, STK_KIND_SOURCE, "Jonas Brandt");
  const char *quote = fixture_tag (fixture, STK_KIND_QUOTE, "“and there is none.”");
  StkAnnotationList *list = stk_document_get_annotations (fixture->document);
  g_autoptr (GPtrArray) base = stk_annotation_list_snapshot (list);
  g_autoptr (GPtrArray) ours = NULL;
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (GPtrArray) merged = NULL;

  g_assert_true (stk_document_remove (fixture->document, source, NULL));
  ours = stk_annotation_list_snapshot (list);
  stk_document_undo (fixture->document);
  stk_test_set (fixture->document, quote, "speaker", source);
  theirs = stk_annotation_list_snapshot (list);
  fixture_unwatch (fixture);

  merged = stk_merge_annotations (base, ours, theirs);
  g_assert_cmpuint (merged->len, ==, 2);
  g_assert_cmpstr (stk_annotation_get_string (find (merged, quote), "speaker"), ==, source);
  g_assert_nonnull (stk_annotation_find_conflict (find (merged, source), STK_CONFLICT_EXISTENCE));
}

/* Takes the second. */
static void
assert_same_file (StkSidecar *one, StkSidecar *other)
{
  g_autoptr (StkSidecar) owned = other;
  g_autoptr (GBytes) a = stk_sidecar_serialize (one, NULL, stk_sidecar_get_annotations (one));
  g_autoptr (GBytes) b = stk_sidecar_serialize (other, NULL, stk_sidecar_get_annotations (other));

  g_assert_cmpstr (g_bytes_get_data (a, NULL), ==, g_bytes_get_data (b, NULL));
}

/* An article that one of them has in a newer version: tags follow their words, and what the other did is there too.
 * */
static void
test_other_article (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = stk_test_folder_get (fixture->folder, "bridge.txt");
  g_autoptr (GFile) sidecar = stk_test_folder_get (fixture->folder, "bridge.txt" STK_SIDECAR_SUFFIX);
  const char *claim = fixture_tag (fixture, STK_KIND_CLAIM, "12,000 people");
  const char *names[] = { "base", "ours", "theirs" };
  StkSidecar *sidecars[3];
  g_autoptr (StkSidecar) merged = NULL;
  g_autofree char *text = stk_test_read (file);
  g_autofree char *longer = g_strconcat ("An exclusive story.\n\n", text, NULL);

  stk_test_save (fixture->document);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *contents = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (i == 1)
        stk_test_set (fixture->document, claim, "status", "checked");
      if (i == 2)
        {
          /* the article with one more paragraph, and another word of the same person */
          stk_document_undo (fixture->document);
          stk_test_save (fixture->document);
          stk_test_write (file, longer);
          fixture_reopen (fixture);
          stk_test_tag (fixture->document, STK_KIND_NOTE, "exclusive");
        }
      stk_test_save (fixture->document);
      contents = stk_test_read (sidecar);
      bytes = g_bytes_new (contents, strlen (contents));
      sidecars[i] = stk_sidecar_new_from_bytes (bytes, names[i], NULL);
    }
  fixture_unwatch (fixture);

  merged = stk_merge_sidecars (sidecars[0], sidecars[1], sidecars[2]);
  g_assert_cmpstr (stk_sidecar_get_text_digest (merged), ==, stk_sidecar_get_text_digest (sidecars[2]));
  g_assert_cmpuint (stk_sidecar_get_annotations (merged)->len, ==, 2);
  g_assert_cmpuint (stk_merge_count_conflicts (stk_sidecar_get_annotations (merged)), ==, 0);
  g_assert_cmpstr (stk_annotation_get_status (find (stk_sidecar_get_annotations (merged), claim)), ==, "checked");
  g_assert_cmpuint (stk_annotation_get_range (find (stk_sidecar_get_annotations (merged), claim)).start, ==, 475);
  assert_same_file (merged, stk_merge_sidecars (sidecars[0], sidecars[2], sidecars[1]));
  for (guint i = 0; i < 3; i++)
    {
      assert_same_file (sidecars[i], stk_merge_sidecars (sidecars[0], sidecars[i], sidecars[i]));
      assert_same_file (sidecars[i], stk_merge_sidecars (sidecars[0], sidecars[i], sidecars[0]));
      assert_same_file (sidecars[i], stk_merge_sidecars (sidecars[0], sidecars[0], sidecars[i]));
    }
  for (guint i = 0; i < 3; i++)
    g_object_unref (sidecars[i]);
}

int
main (int argc, char **argv)
{
  g_autoptr (StkTestFolder) folder = NULL;
  g_autoptr (StkDocument) document = NULL;
  int status;

  stk_test_init (&argc, &argv);
  folder = stk_test_folder_new ();
  document = stk_test_document_new (folder);
  article = stk_document_get_article (document);

  g_test_add_func ("/merge/laws", test_laws);
  g_test_add_func ("/merge/words", test_words);
  g_test_add ("/merge/link-to-deleted", Fixture, NULL, fixture_set_up, test_link_to_deleted, fixture_tear_down);
  g_test_add ("/merge/other-article", Fixture, NULL, fixture_set_up, test_other_article, fixture_tear_down);
  status = g_test_run ();

  return status;
}
