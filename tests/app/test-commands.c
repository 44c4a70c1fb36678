/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* That all the window can do is in the table of commands, and all of that in a menu and on its keys. */

#include "stk-config.h"

#include "stk-application.h"
#include "stk-article-view-private.h"
#include "stk-command.h"
#include "stk-palette.h"
#include "stk-sidebar-private.h"
#include "stk-test.h"
#include "stk-window-private.h"

typedef struct
{
  StkTestFolder *folder;
  StkApplication *application; /* borrowed */
  StkWindow *window;
} Test;

/* One for all tests, as a program has. */
static StkApplication *
get_application (void)
{
  static StkApplication *application = NULL;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;

  application = stk_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

static void
set_up (Test *self, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;

  self->folder = stk_test_folder_new ();
  file = stk_test_folder_write (self->folder, "article.txt", "The bridge\n\n“It is low,” Perpetua Vane said.\n");
  self->application = get_application ();
  self->window = stk_window_new (ADW_APPLICATION (self->application));
  stk_window_open (self->window, file);
  while (stk_window_get_document (self->window) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Test *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&self->folder, stk_test_folder_free);
}

static const StkCommand *
find_command (const char *action)
{
  size_t n_commands;
  const StkCommand *commands = stk_command_get_all (&n_commands);

  for (size_t i = 0; i < n_commands; i++)
    if (g_str_equal (commands[i].action, action))
      return &commands[i];

  return NULL;
}

/* The ones that only a control can give what they need: a field, a place, a text. */
static gboolean
is_of_a_control (const char *action)
{
  static const char *const ACTIONS[] = { "detail.open-link", "detail.go-to-tag", "detail.go-to-range",
                                         "detail.use-selection", "detail.set-kind", "detail.tell", "menu.popup",
                                         "win.cancel-opening",
                                         NULL };

  return g_strv_contains (ACTIONS, action);
}

static void
assert_command (const char *action)
{
  if (find_command (action) == NULL && !is_of_a_control (action))
    g_test_fail_printf ("%s is not in the table of commands", action);
}

static void
assert_class_actions (GType type)
{
  g_autofree GType *children = g_type_children (type, NULL);

  if (g_str_has_prefix (g_type_name (type), "Stk"))
    {
      GtkWidgetClass *klass = g_type_class_ref (type);
      const GVariantType *parameter_type;
      const char *name, *property;
      GType owner;

      for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &parameter_type, &property); i++)
        if (owner == type)
          assert_command (name);
      g_type_class_unref (klass);
    }

  for (size_t i = 0; children[i] != 0; i++)
    assert_class_actions (children[i]);
}

static void
assert_group_actions (const char *prefix, GActionGroup *group)
{
  g_auto (GStrv) names = g_action_group_list_actions (group);

  g_assert_cmpuint (g_strv_length (names), >, 3);
  for (size_t i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (prefix, ".", names[i], NULL);

      assert_command (name);
    }
}

static void
test_actions (Test *test, gconstpointer data)
{
  assert_class_actions (GTK_TYPE_WIDGET);
  assert_group_actions ("app", G_ACTION_GROUP (test->application));
  assert_group_actions ("article", stk_article_view_get_actions (test->window->view));
  assert_group_actions ("sidebar", stk_sidebar_get_actions (test->window->sidebar));
}

/* Which type of parameter an action takes, and whether there is one of that name. */
static gboolean
query (Test *test, const char *action, const GVariantType **type)
{
  const char *name = strchr (action, '.') + 1;
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (test->window);
  const char *found, *property;
  GActionGroup *group = NULL;
  GType owner;

  if (g_str_has_prefix (action, "app."))
    group = G_ACTION_GROUP (test->application);
  else if (g_str_has_prefix (action, "article."))
    group = stk_article_view_get_actions (test->window->view);
  else if (g_str_has_prefix (action, "sidebar."))
    group = stk_sidebar_get_actions (test->window->sidebar);
  if (group != NULL)
    return g_action_group_query_action (group, name, NULL, type, NULL, NULL, NULL);

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &found, type, &property); i++)
    if (g_str_equal (found, action))
      return TRUE;

  return FALSE;
}

static void
test_commands (Test *test, gconstpointer data)
{
  size_t n_commands;
  const StkCommand *commands = stk_command_get_all (&n_commands);

  for (size_t i = 0; i < n_commands; i++)
    {
      g_autoptr (GVariant) target =
        commands[i].target ? g_variant_parse (NULL, commands[i].target, NULL, NULL, NULL) : NULL;
      const GVariantType *type = NULL;

      g_test_message ("%s", commands[i].title);
      g_assert_true (query (test, commands[i].action, &type));
      g_assert_true ((type != NULL) == (target != NULL));
      g_assert_true (target == NULL || g_variant_is_of_type (target, type));
      g_assert_true (g_utf8_validate (commands[i].title, -1, NULL) && strchr (commands[i].title, '%') == NULL);
    }
}

typedef void (*ItemFunc) (GMenuModel *model, int i, gpointer user_data);

static void
foreach_item (GMenuModel *model, ItemFunc func, gpointer user_data)
{
  static const char *const LINKS[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };

  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      func (model, i, user_data);
      for (size_t j = 0; j < G_N_ELEMENTS (LINKS); j++)
        {
          g_autoptr (GMenuModel) link = g_menu_model_get_item_link (model, i, LINKS[j]);

          if (link != NULL)
            foreach_item (link, func, user_data);
        }
    }
}

static char *
dup_id (const char *action, GVariant *target)
{
  g_autofree char *text = target ? g_variant_print (target, FALSE) : g_strdup ("");

  return g_strconcat (action, " ", text, NULL);
}

static void
note_item (GMenuModel *model, int i, gpointer user_data)
{
  g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (model, i, G_MENU_ATTRIBUTE_TARGET, NULL);
  g_autofree char *action = NULL;

  if (g_menu_model_get_item_attribute (model, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
    g_hash_table_add (user_data, dup_id (action, target));
}

/* All menus of the window. */
static GPtrArray *
list_menus (Test *test)
{
  GPtrArray *menus = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (menus, g_object_ref (stk_command_get_main_menu ()));
  g_ptr_array_add (menus, stk_sidebar_menus_new_view ());
  g_ptr_array_add (menus, stk_sidebar_menus_new_context ());
  g_ptr_array_add (menus, stk_article_menu_new_model ());

  return menus;
}

static void
test_menu_places (Test *test, gconstpointer data)
{
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) menus = list_menus (test);
  size_t n_commands;
  const StkCommand *commands = stk_command_get_all (&n_commands);

  for (guint i = 0; i < menus->len; i++)
    foreach_item (g_ptr_array_index (menus, i), note_item, items);

  for (size_t i = 0; i < n_commands; i++)
    {
      g_autoptr (GVariant) target =
        commands[i].target ? g_variant_parse (NULL, commands[i].target, NULL, NULL, NULL) : NULL;
      g_autofree char *id = dup_id (commands[i].action, target);

      if (!g_hash_table_contains (items, id))
        g_test_fail_printf ("“%s” (%s) is in no menu", commands[i].title, id);
    }
}

/* The labels of a menu, with those of its parts but not of the menus in it. */
static void
list_labels (GMenuModel *model, GPtrArray *labels)
{
  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);
      char *label;

      if (section != NULL)
        list_labels (section, labels);
      else if (g_menu_model_get_item_attribute (model, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        g_ptr_array_add (labels, label);
    }
}

static void
assert_menu (GMenuModel *model)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) mnemonics = g_hash_table_new (NULL, NULL);

  list_labels (model, labels);
  if (labels->len > 18)
    g_test_fail_printf ("the menu with “%s” has %u items", (char *) g_ptr_array_index (labels, 0), labels->len);
  for (guint i = 0; i < labels->len; i++)
    {
      const char *label = g_ptr_array_index (labels, i), *underline = strchr (label, '_');
      gunichar c = underline ? g_unichar_tolower (g_utf8_get_char (underline + 1)) : 0;

      if (c != 0 && !g_hash_table_add (mnemonics, GUINT_TO_POINTER (c)))
        g_test_fail_printf ("“%s” shares its mnemonic with another item of its menu", label);
    }
}

static void
assert_submenu (GMenuModel *model, int i, gpointer user_data)
{
  g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (model, i, G_MENU_LINK_SUBMENU);

  if (submenu != NULL)
    assert_menu (submenu);
}

static void
test_menu_size (Test *test, gconstpointer data)
{
  g_autoptr (GPtrArray) menus = list_menus (test);

  for (guint i = 0; i < menus->len; i++)
    {
      assert_menu (g_ptr_array_index (menus, i));
      foreach_item (g_ptr_array_index (menus, i), assert_submenu, NULL);
    }
}

static gboolean
has_key (GListModel *shortcuts, guint key, GdkModifierType modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
          gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
        return TRUE;
    }

  return FALSE;
}

static gboolean
binds (GtkWidget *view, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller) && has_key (G_LIST_MODEL (controller), key, modifiers))
        return TRUE;
    }

  return FALSE;
}

/* A key each, and none twice; and what the table says of the article's keys is what the article does. */
static void
test_keys (Test *test, gconstpointer data)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  size_t n_commands;
  const StkCommand *commands = stk_command_get_all (&n_commands);

  for (size_t i = 0; i < n_commands; i++)
    {
      g_auto (GStrv) accels = g_strsplit (commands[i].accels, " ", -1);

      for (size_t j = 0; accels[j] != NULL; j++)
        {
          GdkModifierType modifiers;
          guint key;

          g_test_message ("%s: %s", accels[j], commands[i].title);
          g_assert_true (gtk_accelerator_parse (accels[j], &key, &modifiers));
          g_assert_true (g_hash_table_add (keys, gtk_accelerator_name (key, modifiers)));

          /* Tab is caught before the text view has it */
          if (commands[i].in_article && key != GDK_KEY_Tab)
            g_assert_true (binds (GTK_WIDGET (test->window->view), key, modifiers));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);

  /* types of files are looked up once, before the test has folders of its own: pictures of a theme need them */
  g_free (g_content_type_guess ("picture.svg", NULL, 0, NULL));
  stk_test_init (&argc, &argv);
  if (!gtk_init_check ())
    return 77;
  adw_init ();

  g_test_add ("/commands/actions", Test, NULL, set_up, test_actions, tear_down);
  g_test_add ("/commands/commands", Test, NULL, set_up, test_commands, tear_down);
  g_test_add ("/commands/menu-places", Test, NULL, set_up, test_menu_places, tear_down);
  g_test_add ("/commands/menu-size", Test, NULL, set_up, test_menu_size, tear_down);
  g_test_add ("/commands/keys", Test, NULL, set_up, test_keys, tear_down);

  return g_test_run ();
}
