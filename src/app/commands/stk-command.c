/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-command.h"

#include "stk-field.h"
#include "stk-kind.h"

#include <glib/gi18n.h>

#define TAG N_ ("Tag")
#define GO N_ ("Go")
#define VIEW N_ ("View")
#define LIST N_ ("List of Tags")
#define ARTICLE N_ ("Article")
#define GENERAL N_ ("General")

/* Translated when it is taken into the table. */
static const StkCommand COMMANDS[] = {
  { TAG, N_ ("Tag the Quotation or the Selection as a Quote"), "article.tag", "'quote'", "q", TRUE,
    STK_COMMAND_MENU_TAG, 0, NULL, N_ ("Tag as _Quote") },
  { TAG, N_ ("Tag the Sentence or the Selection as a Claim"), "article.tag", "'claim'", "c", TRUE,
    STK_COMMAND_MENU_TAG, 0, NULL, N_ ("Tag as _Claim") },
  { TAG, N_ ("Tag the Name or the Selection as a Source"), "article.tag", "'source'", "s", TRUE,
    STK_COMMAND_MENU_TAG, 0, NULL, N_ ("Tag as _Source") },
  { TAG, N_ ("Add a Note"), "article.tag", "'note'", "n", TRUE,
    STK_COMMAND_MENU_TAG, 0, NULL, N_ ("Add a _Note") },
  { TAG, N_ ("Add a Note on the Article"), "article.note-article", NULL, "<Shift>n", TRUE,
    STK_COMMAND_MENU_TAG, 0, NULL, N_ ("Add a Note on the _Article") },
  { TAG, N_ ("Tag an Interrupted Quotation with All Its Parts"), "article.tag-parts", NULL, "<Shift>q", TRUE,
    STK_COMMAND_MENU_TAG, 0, NULL, N_ ("Tag All _Parts of a Quotation") },
  { TAG, N_ ("Change the Tag to a Quote"), "article.set-kind", "'quote'", "<Alt>q", TRUE,
    STK_COMMAND_MENU_TAG, 1, N_ ("C_hange To"), N_ ("_Quote") },
  { TAG, N_ ("Change the Tag to a Claim"), "article.set-kind", "'claim'", "<Alt>c", TRUE,
    STK_COMMAND_MENU_TAG, 1, N_ ("C_hange To"), N_ ("_Claim") },
  { TAG, N_ ("Change the Tag to a Source"), "article.set-kind", "'source'", "<Alt>s", TRUE,
    STK_COMMAND_MENU_TAG, 1, N_ ("C_hange To"), N_ ("_Source") },
  { TAG, N_ ("Change the Tag to a Note"), "article.set-kind", "'note'", "<Alt>n", TRUE,
    STK_COMMAND_MENU_TAG, 1, N_ ("C_hange To"), N_ ("_Note") },
  { TAG, N_ ("Resize the Tag: Arrows Move Its Start, with Shift Its End"), "article.resize", NULL, "r", TRUE,
    STK_COMMAND_MENU_TAG, 2, NULL, N_ ("_Resize") },
  { TAG, N_ ("Put the Tag on the Selected Words"), "article.put-here", NULL, "<Shift>r", TRUE,
    STK_COMMAND_MENU_TAG, 2, NULL, N_ ("Put on the Selected _Words") },
  { TAG, N_ ("Add the Selected Words to the Tag"), "article.add-part", NULL, "a", TRUE,
    STK_COMMAND_MENU_TAG, 2, NULL, N_ ("Add the Selected W_ords") },
  { TAG, N_ ("Find Mentions of the Source"), "article.find-mentions", NULL, "m", TRUE,
    STK_COMMAND_MENU_TAG, 2, NULL, N_ ("Find _Mentions") },
  { TAG, N_ ("Mark the Sentence: Nothing to Check"), "article.nothing-to-check", NULL, "x", TRUE,
    STK_COMMAND_MENU_TAG, 0, NULL, N_ ("Nothing to Chec_k") },
  { TAG, N_ ("Copy the Tag’s Words with Their Source"), "article.copy-words", NULL, "<Control><Shift>c", TRUE,
    STK_COMMAND_MENU_TAG, 3, NULL, N_ ("Copy Words with Their So_urce") },
  { TAG, N_ ("Show the History of the Tag"), "win.tag-history", NULL, "h", TRUE,
    STK_COMMAND_MENU_TAG, 3, NULL, N_ ("Histor_y of the Tag…") },
  { TAG, N_ ("Delete the Tag"), "article.delete", NULL, "Delete", TRUE,
    STK_COMMAND_MENU_TAG, 3, NULL, N_ ("_Delete") },
  { TAG, N_ ("Undo"), "win.undo", NULL, "<Control>z", FALSE,
    STK_COMMAND_MENU_MAIN, 1, NULL, N_ ("_Undo") },
  { TAG, N_ ("Redo"), "win.redo", NULL, "<Control><Shift>z <Control>y", FALSE,
    STK_COMMAND_MENU_MAIN, 1, NULL, N_ ("_Redo") },
  { GO, N_ ("Next Tag"), "article.next-tag", NULL, "bracketright", TRUE,
    STK_COMMAND_MENU_GO, 0, NULL, N_ ("_Next Tag") },
  { GO, N_ ("Previous Tag"), "article.previous-tag", NULL, "bracketleft", TRUE,
    STK_COMMAND_MENU_GO, 0, NULL, N_ ("_Previous Tag") },
  { GO, N_ ("Next Open Tag"), "article.next-open", NULL, "braceright", TRUE,
    STK_COMMAND_MENU_GO, 0, NULL, N_ ("Next _Open Tag") },
  { GO, N_ ("Previous Open Tag"), "article.previous-open", NULL, "braceleft", TRUE,
    STK_COMMAND_MENU_GO, 0, NULL, N_ ("Previous Op_en Tag") },
  { GO, N_ ("Next Tag on These Words"), "article.cycle", NULL, "Tab", TRUE,
    STK_COMMAND_MENU_GO, 0, NULL, N_ ("Next Tag on _These Words") },
  { GO, N_ ("Next Sentence without a Tag or Mark"), "article.next-uncovered", NULL, "o", TRUE,
    STK_COMMAND_MENU_GO, 0, NULL, N_ ("Next Sentence without a Ta_g") },
  { GO, N_ ("Review the Tags Whose Words Changed"), "win.review", NULL, "F8", FALSE,
    STK_COMMAND_MENU_GO, 0, NULL, N_ ("Tags Whose _Words Changed") },
  { GO, N_ ("Settle the Fields with Two Answers"), "win.settle", NULL, "<Shift>F8", FALSE,
    STK_COMMAND_MENU_GO, 0, NULL, N_ ("F_ields with Two Answers…") },
  { GO, N_ ("Search in the Article"), "win.find", NULL, "<Control>f", FALSE,
    STK_COMMAND_MENU_GO, 1, NULL, N_ ("_Find in the Article…") },
  { GO, N_ ("Next Match"), "win.find-next", NULL, "<Control>g", FALSE,
    STK_COMMAND_MENU_GO, 1, NULL, N_ ("Next _Match") },
  { GO, N_ ("Previous Match"), "win.find-previous", NULL, "<Control><Shift>g", FALSE,
    STK_COMMAND_MENU_GO, 1, NULL, N_ ("Previous M_atch") },
  { GO, N_ ("Search the Tags"), "win.find-tag", NULL, "<Control><Shift>f", FALSE,
    STK_COMMAND_MENU_GO, 1, NULL, N_ ("_Search the Tags…") },
  { GO, N_ ("Outline"), "win.outline", NULL, "F2", FALSE,
    STK_COMMAND_MENU_GO, 2, NULL, N_ ("O_utline…") },
  { GO, N_ ("Next Sentence"), "article.next-sentence", NULL, "<Alt>Right", TRUE,
    STK_COMMAND_MENU_GO, 2, NULL, N_ ("Next Senten_ce") },
  { GO, N_ ("Previous Sentence"), "article.previous-sentence", NULL, "<Alt>Left", TRUE,
    STK_COMMAND_MENU_GO, 2, NULL, N_ ("P_revious Sentence") },
  { GO, N_ ("Fill In What Is Known of the Tag"), "win.fill-in", NULL, "Return", TRUE,
    STK_COMMAND_MENU_TAG, 1, NULL, N_ ("_Fill In…") },
  { GO, N_ ("Next Part of the Window"), "win.next-part", NULL, "F6", FALSE,
    STK_COMMAND_MENU_VIEW, 0, NULL, N_ ("Next _Part of the Window") },
  { GO, N_ ("Previous Part of the Window"), "win.previous-part", NULL, "<Shift>F6", FALSE,
    STK_COMMAND_MENU_VIEW, 0, NULL, N_ ("Pre_vious Part of the Window") },
  { GO, N_ ("Open the Link under the Cursor"), "article.open-link", NULL, "<Control>Return", TRUE,
    STK_COMMAND_MENU_GO, 3, NULL, N_ ("Open _Link…") },
  { GO, N_ ("Copy the Link under the Cursor"), "article.copy-link", NULL, "<Control><Shift>l", TRUE,
    STK_COMMAND_MENU_GO, 3, NULL, N_ ("Cop_y Link") },
  { VIEW, N_ ("Show or Hide the Tags"), "win.toggle-sidebar", NULL, "F9", FALSE,
    STK_COMMAND_MENU_VIEW, 0, NULL, N_ ("Show or Hide the _Tags") },
  { VIEW, N_ ("Show or Hide What Changed in the Article"), "article.show-changes", NULL, "F7", FALSE,
    STK_COMMAND_MENU_VIEW, 2, NULL, N_ ("_Changes since the Tags Were Made") },
  { VIEW, N_ ("Larger Text"), "article.zoom-in", NULL, "<Control>plus <Control>equal", FALSE,
    STK_COMMAND_MENU_VIEW, 1, NULL, N_ ("_Larger Text") },
  { VIEW, N_ ("Smaller Text"), "article.zoom-out", NULL, "<Control>minus", FALSE,
    STK_COMMAND_MENU_VIEW, 1, NULL, N_ ("_Smaller Text") },
  { VIEW, N_ ("Normal Size"), "article.zoom-reset", NULL, "<Control>0", FALSE,
    STK_COMMAND_MENU_VIEW, 1, NULL, N_ ("_Normal Size") },
  { LIST, N_ ("List All Tags"), "sidebar.show-all", NULL, "<Alt>0", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { LIST, N_ ("List the Tags without Groups"), "sidebar.group", "'none'", "<Control><Alt>n", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { LIST, N_ ("List the Tags by Paragraph"), "sidebar.group", "'block'", "<Control><Alt>p", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { LIST, N_ ("List the Tags by Source"), "sidebar.group", "'source'", "<Control><Alt>s", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { LIST, N_ ("List the Tags by State"), "sidebar.group", "'state'", "<Control><Alt>c", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { LIST, N_ ("Sort the Tags as in the Article"), "sidebar.sort", "'text'", "<Control><Alt>a", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { LIST, N_ ("Sort the Tags by Time, the Newest First"), "sidebar.sort", "'newest'", "<Control><Alt>y", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { LIST, N_ ("Sort the Tags by Kind"), "sidebar.sort", "'kind'", "<Control><Alt>k", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { LIST, N_ ("Sort the Tags by State"), "sidebar.sort", "'state'", "<Control><Alt>e", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { LIST, N_ ("Select All Tags in the List"), "sidebar.select-all", NULL, "<Control><Alt>i", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { LIST, N_ ("Select No Tag in the List"), "sidebar.unselect", NULL, "<Control><Alt>u", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { LIST, N_ ("Copy the Words of the Selected Tags"), "sidebar.copy", NULL, "<Control><Alt>x", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { LIST, N_ ("Join the Selected Sources"), "sidebar.join-sources", NULL, "<Control><Alt>j", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { LIST, N_ ("Delete the Selected Tags"), "sidebar.delete", NULL, "<Alt>Delete", FALSE,
    STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
  { ARTICLE, N_ ("Open an Article"), "win.open", NULL, "<Control>o", FALSE,
    STK_COMMAND_MENU_MAIN, 0, NULL, N_ ("_Open…") },
  { ARTICLE, N_ ("Open a Folder"), "win.open-folder", NULL, "<Control><Alt>o", FALSE,
    STK_COMMAND_MENU_MAIN, 0, N_ ("Op_en From"), N_ ("_Folder…") },
  { ARTICLE, N_ ("Back to the Articles of the Folder"), "win.show-desk", NULL, "<Alt>Up", FALSE,
    STK_COMMAND_MENU_GO, 3, NULL, N_ ("_Back to the Articles") },
  { ARTICLE, N_ ("Open the Copied File, Page or Text"), "win.paste", NULL, "<Control><Shift>v", FALSE,
    STK_COMMAND_MENU_MAIN, 0, N_ ("Op_en From"), N_ ("Paste as an Artic_le") },
  { ARTICLE, N_ ("Merge Copies of the Tags"), "win.merge-copies", NULL, "<Control><Shift>m", FALSE,
    STK_COMMAND_MENU_MAIN, 0, N_ ("Op_en From"), N_ ("_Copies of the Tags…") },
  { ARTICLE, N_ ("Choose the Encoding of the Article"), "win.encoding", NULL, "<Control><Alt>g", FALSE,
    STK_COMMAND_MENU_VIEW, 2, NULL, N_ ("_Encoding…") },
  { ARTICLE, N_ ("Show Who Did What, and Bring Deleted Tags Back"), "win.history", NULL, "<Control>h", FALSE,
    STK_COMMAND_MENU_MAIN, 3, NULL, N_ ("_History…") },
  { ARTICLE, N_ ("Sign the Article Off, or See What Is Missing"), "win.sign-off", NULL, "<Control><Shift>o", FALSE,
    STK_COMMAND_MENU_MAIN, 3, NULL, N_ ("Sign O_ff…") },
  { ARTICLE, N_ ("Save a Copy of the Tags"), "win.save-copy", NULL, "<Control><Shift>s", FALSE,
    STK_COMMAND_MENU_MAIN, 3, N_ ("E_xport"), N_ ("_Save a Copy of the Tags…") },
  { ARTICLE, N_ ("Export the Annotated Script"), "win.export", "'script'", "<Control><Shift>e", FALSE,
    STK_COMMAND_MENU_MAIN, 3, N_ ("E_xport"), N_ ("_Annotated Script…") },
  { ARTICLE, N_ ("Show in Files"), "win.show-in-files", NULL, "<Control><Alt>f", FALSE,
    STK_COMMAND_MENU_MAIN, 3, NULL, N_ ("Show _in Files") },
  { GENERAL, N_ ("New Window"), "app.new-window", NULL, "<Control>n", FALSE,
    STK_COMMAND_MENU_MAIN, 0, NULL, N_ ("_New Window") },
  { GENERAL, N_ ("Close the Window"), "window.close", NULL, "<Control>w", FALSE,
    STK_COMMAND_MENU_MAIN, 5, NULL, N_ ("_Close Window") },
  { GENERAL, N_ ("Command Palette"), "win.palette", NULL, "<Control><Shift>p", FALSE,
    STK_COMMAND_MENU_MAIN, 4, NULL, N_ ("Co_mmand Palette") },
  { GENERAL, N_ ("Preferences"), "app.preferences", NULL, "<Control>comma", FALSE,
    STK_COMMAND_MENU_MAIN, 4, NULL, N_ ("_Preferences") },
  { GENERAL, N_ ("Keyboard Shortcuts"), "app.shortcuts", NULL, "<Control>question", FALSE,
    STK_COMMAND_MENU_MAIN, 4, NULL, N_ ("_Keyboard Shortcuts") },
  { GENERAL, N_ ("About Stickler"), "app.about", NULL, "<Control><Shift>F1", FALSE,
    STK_COMMAND_MENU_MAIN, 4, NULL, N_ ("_About Stickler") },
  { GENERAL, N_ ("Quit"), "app.quit", NULL, "<Control>q", FALSE,
    STK_COMMAND_MENU_MAIN, 5, NULL, N_ ("_Quit") },
};

/* Commands of which there is one for each kind or state. Of the texts, which are for one of these, %s is the name; of
 * the keys, %u is the number, from 1. */
typedef struct
{
  StkCommand command;
  gboolean plural; /* the name is that of several of the kind */
} Family;

static const Family KIND_FAMILIES[] = {
  { { LIST, N_ ("List Only %s"), "sidebar.kind", NULL, "<Alt>%u", FALSE,
      STK_COMMAND_MENU_VIEW, 0, N_ ("L_ist"), "%s" },
    TRUE },
  { { LIST, N_ ("Change the Selected Tags to: %s"), "sidebar.set-kind", NULL, "<Shift>F%u", FALSE,
      STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
    FALSE },
};

static const Family STATE_FAMILIES[] = {
  { { TAG, N_ ("Set the State: %s"), "sidebar.set-state", NULL, "<Control>%u", FALSE,
      STK_COMMAND_MENU_TAG, 1, N_ ("S_tate"), "%s" },
    FALSE },
  { { LIST, N_ ("List Only the State: %s"), "sidebar.state", NULL, "<Control><Alt>%u", FALSE,
      STK_COMMAND_MENU_OTHER, 0, NULL, NULL },
    FALSE },
};

/* One for each digit that sets a choice. */
static const StkCommand DIGIT_FAMILY = { TAG, N_ ("By One Key: %s"), "article.set-digit", NULL, "%u", TRUE,
                                         STK_COMMAND_MENU_TAG, 1, N_ ("Set by D_igit"), "%s" };

static char *
insert (const char *text, const char *placeholder, const char *value)
{
  g_autoptr (GString) string = g_string_new (text);

  g_string_replace (string, placeholder, value, 1);

  return g_string_free_and_steal (g_steal_pointer (&string));
}

static void
add_member (GArray *table, const StkCommand *family, guint n, GVariant *target, const char *name)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autoptr (GVariant) sunk = g_variant_ref_sink (target);
  StkCommand command = *family;

  command.section = _ (family->section);
  command.title = insert (_ (family->title), "%s", name);
  command.target = g_variant_print (sunk, FALSE);
  command.accels = insert (family->accels, "%u", number);
  command.submenu = family->submenu ? _ (family->submenu) : NULL;
  command.label = family->label ? insert (family->label, "%s", name) : NULL;
  g_array_append_val (table, command);
}

static void
add_kinds (GArray *table)
{
  for (size_t i = 0; i < G_N_ELEMENTS (KIND_FAMILIES); i++)
    for (guint kind = 0; kind < STK_N_KINDS; kind++)
      {
        const StkKindInfo *info = stk_kind_get_info (kind);

        add_member (table, &KIND_FAMILIES[i].command, kind + 1, g_variant_new_string (info->nick),
                    _ (KIND_FAMILIES[i].plural ? info->label_plural : info->label));
      }
}

static void
add_states (GArray *table)
{
  const StkField *field = stk_field_lookup (STK_KIND_CLAIM, STK_FIELD_STATUS);

  for (size_t i = 0; i < G_N_ELEMENTS (STATE_FAMILIES); i++)
    for (const StkChoice *choice = field->choices; choice->nick != NULL; choice++)
      add_member (table, &STATE_FAMILIES[i].command, (guint) (choice - field->choices) + 1,
                  g_variant_new_string (choice->nick), _ (choice->label));
}

static void
add_digits (GArray *table)
{
  for (guint digit = 1; digit <= STK_CHOICE_MAX_DIGIT; digit++)
    {
      g_autofree char *label = stk_field_dup_digit_label (digit);

      add_member (table, &DIGIT_FAMILY, digit, g_variant_new_int32 ((gint32) digit), label);
    }
}

static GArray *
build (void)
{
  GArray *table = g_array_new (FALSE, FALSE, sizeof (StkCommand));

  for (size_t i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    {
      StkCommand command = COMMANDS[i];

      command.section = _ (command.section);
      command.title = _ (command.title);
      command.submenu = command.submenu ? _ (command.submenu) : NULL;
      command.label = command.label ? _ (command.label) : NULL;
      g_array_append_val (table, command);
    }
  add_kinds (table);
  add_states (table);
  add_digits (table);

  return table;
}

/**
 * stk_command_get_all:
 * @n_commands: (out): how many
 *
 * Returns: (array length=n_commands) (transfer none): the table of commands, translated
 */
const StkCommand *
stk_command_get_all (size_t *n_commands)
{
  static GArray *table = NULL;

  if (table == NULL)
    table = build ();
  *n_commands = table->len;

  return (const StkCommand *) (gpointer) table->data;
}

/**
 * stk_command_dup_keys:
 * @self: a command
 *
 * Returns: (transfer full): its first key as a person reads it
 */
char *
stk_command_dup_keys (const StkCommand *self)
{
  g_auto (GStrv) accels = g_strsplit (self->accels, " ", -1);
  GdkModifierType modifiers = 0;
  guint key = 0;

  gtk_accelerator_parse (accels[0], &key, &modifiers);

  return gtk_accelerator_get_label (key, modifiers);
}

/**
 * stk_command_activate:
 * @self: a command
 * @window: the window to do it in
 *
 * Does what the command says, as if its key had been pressed.
 */
void
stk_command_activate (const StkCommand *self, GtkWidget *window)
{
  g_autoptr (GVariant) target = self->target ? g_variant_parse (NULL, self->target, NULL, NULL, NULL) : NULL;

  gtk_widget_activate_action_variant (window, self->action, target);
}

/**
 * stk_command_install_accels:
 * @application: the application
 *
 * Binds the keys of all commands, but for those that the article view binds.
 */
void
stk_command_install_accels (GtkApplication *application)
{
  size_t n_commands;
  const StkCommand *commands = stk_command_get_all (&n_commands);

  for (size_t i = 0; i < n_commands; i++)
    if (!commands[i].in_article)
      {
        g_autoptr (GVariant) target =
          commands[i].target ? g_variant_parse (NULL, commands[i].target, NULL, NULL, NULL) : NULL;
        g_autofree char *action = g_action_print_detailed_name (commands[i].action, target);
        g_auto (GStrv) accels = g_strsplit (commands[i].accels, " ", -1);

        gtk_application_set_accels_for_action (application, action, (const char *const *) accels);
      }
}
