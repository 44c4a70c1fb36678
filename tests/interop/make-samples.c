/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-document.h"
#include "stk-sidecar.h"
#include "stk-sign-off.h"

#include <string.h>

/* Writes articles with sidecars for the judges: make-samples SAMPLES FOLDER. All kinds have all of their fields set and
 * all choices occur. Each sidecar is read again and must say the same.
 *
 * Or copies the sidecar of an article, read and written by the program: make-samples --copy ARTICLE COPY. */

#define N_LARGE 2000

typedef struct
{
  StkDocument *document;
  GPtrArray *ids[STK_N_KINDS];
} Sample;

static void
sample_free (gpointer data)
{
  Sample *self = data;

  for (int i = 0; i < STK_N_KINDS; i++)
    g_ptr_array_unref (self->ids[i]);
  g_object_unref (self->document);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sample, sample_free)

static void
check (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("%s", error ? error->message : "failed without saying why");
}

static Sample *
sample_open (const char *path)
{
  Sample *self = g_new0 (Sample, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (StkAgent) agent = stk_agent_new ("https://desk.example/people/ada-quist", "Ada Quist");

  self->document = stk_document_open (file, NULL, NULL, &error);
  check (self->document != NULL, error);
  check (!stk_document_get_read_only (self->document), (GError *) stk_document_get_sidecar_error (self->document));
  stk_document_set_agent (self->document, agent);
  for (int i = 0; i < STK_N_KINDS; i++)
    self->ids[i] = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static StkText *
sample_get_text (Sample *self)
{
  return stk_article_get_text (stk_document_get_article (self->document));
}

static void
sample_add (Sample *self, StkKind kind, const StkRange *ranges, size_t n_ranges)
{
  g_autoptr (GError) error = NULL;
  StkAnnotation *annotation = stk_document_add (self->document, kind, ranges, n_ranges, &error);

  check (annotation != NULL, error);
  g_ptr_array_add (self->ids[kind], g_strdup (stk_annotation_get_id (annotation)));
}

static StkRange
sample_find (Sample *self, const char *words)
{
  StkText *text = sample_get_text (self);
  const char *utf8 = stk_text_get_utf8 (text);
  const char *at = strstr (utf8, words);

  if (at == NULL)
    g_error ("“%s” is not in the article", words);

  return STK_RANGE (stk_text_get_offset_at_byte (text, (size_t) (at - utf8)),
                    stk_text_get_offset_at_byte (text, (size_t) (at - utf8) + strlen (words)));
}

static void
sample_add_words (Sample *self, StkKind kind, const char *words)
{
  StkRange range = sample_find (self, words);

  sample_add (self, kind, &range, 1);
}

/* The words of the article from one of them on. */
static StkRange
sample_pick (Sample *self, guint first, guint n)
{
  StkText *text = sample_get_text (self);
  g_autoptr (GArray) words = stk_text_list_words (text, STK_RANGE (0, stk_text_get_length (text)));

  first %= words->len - n;

  return STK_RANGE (g_array_index (words, StkRange, first).start, g_array_index (words, StkRange, first + n - 1).end);
}

/* What a field that takes any text holds here; the rest get words of their type. */
static const char *
get_text (const StkField *field)
{
  static const struct
  {
    const char *term;
    const char *text;
  } TEXTS[] = {
    { "created", "2026-05-12T14:03:59Z" },
    { "name", "Ingrid Tolland" },
    { "schema:affiliation", "Kestermouth Harbour Board" },
    { "schema:jobTitle", "Chair" },
    { "schema:name", "Survey of the swing bridge, 27 April 2026" },
    { "stk:addressee", "reporters on the quay" },
    { "stk:anonymityApprovedBy", "Bertil Noon, managing editor" },
    { "stk:backupLocator", "00:03:12" },
    { "stk:locator", "page 4, table 2" },
    { "stk:originRule", "quotation-marks" },
    { "stk:originScore", "0.92" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    if (g_strcmp0 (TEXTS[i].term, field->term) == 0)
      return TEXTS[i].text;

  return "Words of a text field: “quoted”, 😂 and \\ and \"straight\"";
}

static guint
count_choices (const StkField *field)
{
  guint n = 0;

  while (field->choices != NULL && field->choices[n].nick != NULL)
    n++;

  return n;
}

/* A value for a field that holds a string, another for each turn where there are several to take. */
static const char *
make_string (const StkField *field, guint turn)
{
  switch (field->type)
    {
    case STK_FIELD_TYPE_CHOICE:
      if ((field->flags & STK_FIELD_OPEN) && turn % (count_choices (field) + 1) == count_choices (field))
        return "missing context";
      return field->choices[turn % count_choices (field)].nick;

    case STK_FIELD_TYPE_BOOLEAN:
      return turn % 2 ? NULL : "true";

    case STK_FIELD_TYPE_DATE:
      return turn % 2 ? "2024-02-29" : "2026-05-12";

    case STK_FIELD_TYPE_IRI:
      return turn % 2 ? "recordings/tolland quay.ogg" : "https://board.example/reports/survey-2026-04-27.pdf?lang=en#page=4";

    case STK_FIELD_TYPE_PERSON:
      return "Bertil Noon";

    case STK_FIELD_TYPE_PROSE:
      return "The bridge leaves “11.4 metres” at spring tide.\n\n\tA second paragraph: \\, \"straight\", \x01, \xe2\x80\xa8 and 🌉😂.";

    case STK_FIELD_TYPE_TEXT:
      return get_text (field);

    case STK_FIELD_TYPE_ANCHOR:
    case STK_FIELD_TYPE_LINK:
    case STK_FIELD_TYPE_LIST:
    default:
      g_assert_not_reached ();
    }
}

static StkValue *
make_list (const StkField *field, guint turn)
{
  size_t n_members = stk_field_get_n_members (field);
  StkValue *value = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = stk_new_id ();
      g_autofree const char **strings = g_new0 (const char *, n_members);
      g_autoptr (StkRecord) record = NULL;
      g_autoptr (StkValue) before = value;

      /* the last one has nothing but its first member */
      for (size_t m = 0; m < (i < 2 ? n_members : 1); m++)
        strings[m] = make_string (&field->members[m], turn + i);
      record = stk_record_new (id, strings, n_members);
      value = stk_value_with_record (before, record);
    }

  return value;
}

static const char *
find_link (Sample *self, const StkField *field, guint turn, const char *own_id)
{
  for (int kind = 0; kind < STK_N_KINDS; kind++)
    for (guint i = 0; (field->link_kinds & STK_KINDS (kind)) && i < self->ids[kind]->len; i++)
      {
        const char *id = g_ptr_array_index (self->ids[kind], (turn + i) % self->ids[kind]->len);

        if (!g_str_equal (id, own_id))
          return id;
      }

  return NULL;
}

static StkValue *
make_value (Sample *self, const StkField *field, guint turn, const char *id)
{
  StkArticle *article = stk_document_get_article (self->document);
  const char *string;

  if (field->type == STK_FIELD_TYPE_LIST)
    return make_list (field, turn);

  if (field->type == STK_FIELD_TYPE_ANCHOR)
    {
      g_autoptr (StkAnchor) anchor =
        stk_anchor_new_for_range (sample_get_text (self), stk_article_get_text_digest (article),
                                  sample_pick (self, 20 + 7 * turn, 2));

      return stk_value_new_anchor (anchor);
    }

  string = field->type == STK_FIELD_TYPE_LINK ? find_link (self, field, turn, id) : make_string (field, turn);

  return string ? stk_value_new_string (string) : NULL;
}

/* The entity's id is the program's own, and what is confidential has no place in a sidecar. */
static gboolean
is_ours_to_set (const StkField *field)
{
  return field->place != STK_FIELD_PLACE_NONE && !g_str_equal (field->name, STK_FIELD_ENTITY);
}

static void
sample_fill (Sample *self, StkKind kind, guint i)
{
  const char *id = g_ptr_array_index (self->ids[kind], i);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  for (size_t f = 0; f < n_fields; f++)
    if (stk_field_has_kind (&fields[f], kind) && is_ours_to_set (&fields[f]))
      {
        g_autoptr (StkValue) value = make_value (self, &fields[f], i, id);
        g_autoptr (GError) error = NULL;

        check (stk_document_set_value (self->document, id, &fields[f], value, &error), error);
      }
}

/* As many annotations of each kind as it takes to have every choice once, with all fields. */
static void
sample_add_all_fields (Sample *self)
{
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);
  guint n_needed = 0;

  for (size_t f = 0; f < n_fields; f++)
    n_needed = MAX (n_needed, count_choices (&fields[f]) + 1);

  for (StkKind kind = 0; kind < STK_N_KINDS; kind++)
    while (self->ids[kind]->len < n_needed)
      {
        StkRange range = sample_pick (self, 3 + 11 * self->ids[kind]->len + kind, 3 + kind);

        sample_add (self, kind, &range, 1);
      }

  for (StkKind kind = 0; kind < STK_N_KINDS; kind++)
    for (guint i = 0; i < self->ids[kind]->len; i++)
      sample_fill (self, kind, i);
}

/* What was saved must read back as it was, and give the same bytes again. */
static void
sample_verify (Sample *self)
{
  g_autofree char *path = g_file_get_path (stk_document_get_file (self->document));
  g_autoptr (Sample) again = sample_open (path);
  g_autoptr (GFile) copy = NULL;
  g_autofree char *copy_path = g_strconcat (path, ".copy", NULL);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GError) error = NULL;
  StkAnnotationList *before = stk_document_get_annotations (self->document);
  size_t n_fields;
  const StkField *fields = stk_field_get_all (&n_fields);

  g_assert_cmpuint (stk_annotation_list_get_n (before), ==,
                    stk_annotation_list_get_n (stk_document_get_annotations (again->document)));
  for (guint i = 0; i < stk_annotation_list_get_n (before); i++)
    {
      StkAnnotation *a = stk_annotation_list_peek (before, i);
      StkAnnotation *b =
        stk_annotation_list_lookup (stk_document_get_annotations (again->document), stk_annotation_get_id (a));

      g_assert_nonnull (b);
      for (size_t f = 0; f < n_fields; f++)
        if (!stk_value_equal (stk_annotation_get_value (a, &fields[f]), stk_annotation_get_value (b, &fields[f])))
          g_error ("%s: “%s” of %s reads back differently", path, fields[f].name, stk_annotation_get_id (a));
    }

  copy = g_file_new_for_path (copy_path);
  check (stk_document_export_sidecar (again->document, copy, NULL, &error), error);
  first = g_file_load_bytes (stk_document_get_sidecar_file (self->document), NULL, NULL, &error);
  second = g_file_load_bytes (copy, NULL, NULL, &error);
  g_assert_true (g_bytes_equal (first, second));
  check (g_file_delete (copy, NULL, &error), error);
}

static void
sample_save (Sample *self)
{
  g_autoptr (GError) error = NULL;

  check (stk_document_save (self->document, NULL, &error), error);
  sample_verify (self);
}

/* An article in the output folder, without a sidecar from an earlier run. */
static char *
write_article (const char *folder, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *sidecar = g_strconcat (path, STK_SIDECAR_SUFFIX, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (sidecar);
  g_autoptr (GError) error = NULL;

  check (g_file_set_contents (path, contents, -1, &error), error);
  g_file_delete (file, NULL, NULL);

  return g_steal_pointer (&path);
}

static char *
copy_article (const char *samples, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (samples, name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  check (g_file_get_contents (path, &contents, NULL, &error), error);

  return write_article (folder, name, contents);
}

/* A mark that there is nothing to check, one that is kept without its words, and the sign-off, which comes last. */
static void
sample_add_marks (Sample *self)
{
  const StkField *field = stk_field_lookup (STK_KIND_CLEAR, STK_FIELD_LEFT_OUT);
  g_autoptr (StkValue) value = stk_value_new_string ("true");
  g_autoptr (GError) error = NULL;
  StkAnnotation *mark = NULL;

  for (int i = 0; i < 2; i++)
    {
      StkRange range = sample_pick (self, 5 + 13 * (guint) i, 4);

      mark = stk_document_add (self->document, STK_KIND_CLEAR, &range, 1, &error);
      check (mark != NULL, error);
    }
  check (stk_document_set_value (self->document, stk_annotation_get_id (mark), field, value, &error), error);
  check (stk_document_sign_off (self->document, "The lawyer has read it. 📚", &error), error);
}

/* Two copies of the same report, so that what an article's own address changes is seen. */
static void
make_report (const char *samples, const char *folder, const char *name)
{
  g_autofree char *path = copy_article (samples, folder, name);
  g_autoptr (Sample) sample = sample_open (path);
  StkRange parts[] = {
    sample_find (sample, "“We measured the ship twice and the bridge once,”"),
    sample_find (sample, "“and the once was in August, at low water.”"),
  };

  sample_add (sample, STK_KIND_QUOTE, parts, G_N_ELEMENTS (parts));
  sample_add_words (sample, STK_KIND_QUOTE, "“Bridge 1, Ferry 0 🌉😂 Bring back the rowing boats!”");
  sample_add_words (sample, STK_KIND_CLAIM, "bought for 14.2 million crowns");
  sample_add_words (sample, STK_KIND_SOURCE, "Ingrid Tolland");
  sample_add_words (sample, STK_KIND_NOTE, "🌉😂");
  sample_add_all_fields (sample);

  /* and one of each with nothing but its words */
  sample_add_words (sample, STK_KIND_QUOTE, "“My grandmother rowed it,”");
  sample_add_words (sample, STK_KIND_CLAIM, "Takings fell by a third");
  sample_add_words (sample, STK_KIND_SOURCE, "Quayside Traders’ Association");
  sample_add_words (sample, STK_KIND_NOTE, "Correction");
  sample_add_marks (sample);
  sample_save (sample);
}

static void
make_arabic (const char *samples, const char *folder)
{
  g_autofree char *path = copy_article (samples, folder, "ferry-ar.txt");
  g_autoptr (Sample) sample = sample_open (path);

  sample_add_words (sample, STK_KIND_QUOTE, "«قسنا السفينة مرتين والجسر مرة واحدة»");
  sample_add_words (sample, STK_KIND_CLAIM, "14.2 مليون كرونة");
  sample_add_words (sample, STK_KIND_SOURCE, "إنغريد تولاند");
  sample_add_words (sample, STK_KIND_NOTE, "Wren of Lunt");
  sample_add_all_fields (sample);
  sample_save (sample);
}

static void
make_large (const char *folder)
{
  g_autoptr (GString) contents = g_string_new ("A Long Day at the Quay\n");
  g_autofree char *path = NULL;
  g_autoptr (Sample) sample = NULL;

  for (int i = 0; i < N_LARGE; i++)
    g_string_append_printf (contents, "\n“Crossing %d 🚢 was late,” said passenger %d.\n", i, i);
  path = write_article (folder, "large.txt", contents->str);
  sample = sample_open (path);

  for (int i = 0; i < N_LARGE; i++)
    {
      g_autofree char *words = g_strdup_printf ("“Crossing %d 🚢 was late,”", i);

      sample_add_words (sample, STK_KIND_QUOTE, words);
    }
  sample_save (sample);
}

static void
make_empty (const char *folder)
{
  g_autofree char *path = write_article (folder, "empty.txt", "Nothing in Here Is Tagged\n");
  g_autoptr (Sample) sample = sample_open (path);

  sample_save (sample);
}

/* An article whose address has letters that no URI may have. */
static void
make_address (const char *folder)
{
  g_autofree char *path = write_article (folder, "address.html",
                                         "<!DOCTYPE html><meta charset=\"utf-8\"><title>Über Brücken</title>"
                                         "<link rel=\"canonical\" href=\"https://zeitung.example/über uns/[1]|2%20?q=ä\">"
                                         "<article><h1>Über Brücken</h1><p>Die Brücke ist zu niedrig.</p></article>\n");
  g_autoptr (Sample) sample = sample_open (path);

  sample_add_words (sample, STK_KIND_CLAIM, "zu niedrig");
  sample_save (sample);
}

/* An article that came back from the writer: some words stand where they did, some are gone, so that the sidecar has
 * to carry the earlier text along. */
static void
make_changed (const char *folder)
{
  const char *gone = "“It will float,” said the mayor. “Of that we are certain.”\n";
  const char *stays = "The bridge was built in 1884.\n";
  g_autofree char *contents = g_strconcat (stays, "\n", gone, NULL);
  g_autofree char *path = write_article (folder, "changed.txt", contents);
  g_autoptr (Sample) before = sample_open (path);
  g_autoptr (Sample) after = NULL;
  g_autoptr (GError) error = NULL;
  StkRange parts[] = { sample_find (before, "“It will float,”"),
                       sample_find (before, "“Of that we are certain.”") };

  sample_add (before, STK_KIND_QUOTE, parts, G_N_ELEMENTS (parts));
  sample_add_words (before, STK_KIND_CLAIM, "built in 1884");
  sample_save (before);

  g_free (contents);
  contents = g_strconcat (stays, "\nThe mayor declined to comment.\n", NULL);
  check (g_file_set_contents (path, contents, -1, &error), error);
  after = sample_open (path);
  sample_add_words (after, STK_KIND_SOURCE, "The mayor");
  sample_save (after);
}

/* What the program makes of a sidecar that it reads and writes again. */
static void
copy_sidecar (const char *article, const char *copy)
{
  g_autoptr (Sample) sample = sample_open (article);
  g_autoptr (GFile) file = g_file_new_for_path (copy);
  g_autoptr (GError) error = NULL;

  check (stk_document_export_sidecar (sample->document, file, NULL, &error), error);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--copy"))
    {
      copy_sidecar (argv[2], argv[3]);
      return 0;
    }

  if (argc != 3)
    g_error ("Usage: make-samples SAMPLES FOLDER, or make-samples --copy ARTICLE COPY");

  g_mkdir_with_parents (argv[2], 0777);
  make_report (argv[1], argv[2], "harbour.txt");
  make_report (argv[1], argv[2], "harbour.html");
  make_arabic (argv[1], argv[2]);
  make_large (argv[2]);
  make_empty (argv[2]);
  make_address (argv[2]);
  make_changed (argv[2]);

  return 0;
}
