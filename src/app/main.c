/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "kei-application.h"

int
main (int argc, char *argv[])
{
  const char *locale_dir = g_getenv ("KEIKAKU_LOCALE_DIR");
  g_autoptr (KeiApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : KEI_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Keikaku"));

  application = kei_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
