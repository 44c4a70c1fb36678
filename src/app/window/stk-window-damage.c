/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-window-private.h"

#include <glib/gi18n.h>

static void
dismissed_cb (AdwBanner *banner)
{
  adw_banner_set_revealed (banner, FALSE);
}

void
stk_window_init_damage (StkWindow *self)
{
  g_signal_connect (self->damage_banner, "button-clicked", G_CALLBACK (dismissed_cb), NULL);
}

/* Says what the article lacks since parts of its file are damaged. */
void
stk_window_show_damage (StkWindow *self)
{
  const char *const *parts = stk_article_get_damaged_parts (stk_document_get_article (self->document));

  if (parts != NULL)
    {
      /* Translators: what separates names of files in a list */
      g_autofree char *names = g_strjoinv (_ (", "), (char **) (gpointer) parts);
      g_autofree char *title =
        g_strdup_printf (_ ("The file is damaged: what is in %s was left out, such as links, notes or roles."), names);

      adw_banner_set_title (self->damage_banner, title);
    }
  adw_banner_set_revealed (self->damage_banner, parts != NULL);
}
