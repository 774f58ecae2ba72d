/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-test-office.h"

char *
kei_test_run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  char *output = NULL;

  /* Warnings are fatal to us, not to others. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

gboolean
kei_test_has_office (void)
{
  static const char *const programs[] = { "soffice", "pdftotext", "pdfinfo" };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path == NULL)
        {
          g_test_skip ("LibreOffice or poppler is not installed");
          return FALSE;
        }
    }
  return TRUE;
}

char *
kei_test_office_convert (KeiReport *report, const char *format, const char *target)
{
  g_autofree char *folder = g_dir_make_tmp ("kei-office-XXXXXX", NULL);
  g_autofree char *name = g_strconcat ("report.", format, NULL), *path = g_build_filename (folder, name, NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder), *made = g_strconcat ("report.", target, NULL);
  g_autoptr (GBytes) bytes = kei_test_write_report (report, format, NULL);
  const char *const argv[] = { "soffice", "--headless", profile, "--convert-to", target, "--outdir", folder, path, NULL };
  g_autofree char *output = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  output = kei_test_run (argv);
  return g_build_filename (folder, made, NULL);
}

void
kei_test_office_clean_up (const char *made)
{
  g_autofree char *folder = g_path_get_dirname (made);
  const char *const argv[] = { "rm", "-rf", "--", folder, NULL };
  g_autofree char *output = kei_test_run (argv);
}

#define HEAD(kind, tag) "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE " kind ":" tag " PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" \"" tag ".dtd\">\n"

/* What a person does in the menu. */
static const char macro[] = HEAD ("script", "module") "<script:module xmlns:script=\"http://openoffice.org/2000/script\" script:name=\"Kei\" script:language=\"StarBasic\">\n"
                                                      "Sub Decide(path As String, command As String, target As String)\n"
                                                      "  Dim hidden(0) As New com.sun.star.beans.PropertyValue\n"
                                                      "  Dim filter(1) As New com.sun.star.beans.PropertyValue\n"
                                                      "  Dim document, helper\n"
                                                      "  hidden(0).Name = \"Hidden\"\n"
                                                      "  hidden(0).Value = True\n"
                                                      "  document = StarDesktop.loadComponentFromURL(ConvertToURL(path), \"_blank\", 0, hidden())\n"
                                                      "  helper = createUnoService(\"com.sun.star.frame.DispatchHelper\")\n"
                                                      "  helper.executeDispatch(document.CurrentController.Frame, command, \"\", 0, Array())\n"
                                                      "  filter(0).Name = \"FilterName\"\n"
                                                      "  filter(0).Value = \"Text (encoded)\"\n"
                                                      "  filter(1).Name = \"FilterOptions\"\n"
                                                      "  filter(1).Value = \"UTF8,LF,,,\"\n"
                                                      "  document.storeToURL(ConvertToURL(target), filter())\n"
                                                      "  document.close(True)\n"
                                                      "  StarDesktop.terminate()\n"
                                                      "End Sub\n"
                                                      "</script:module>\n";

static const char library[] = HEAD ("library", "library") "<library:library xmlns:library=\"http://openoffice.org/2000/library\" library:name=\"Standard\" library:readonly=\"false\" library:passwordprotected=\"false\">\n"
                                                          "<library:element library:name=\"Kei\"/></library:library>\n";

static void
put (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, "profile", "user", "basic", "Standard", name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

char *
kei_test_office_decide (KeiReport *report, const char *format, gboolean accept)
{
  /* The first start makes the profile. */
  g_autofree char *made = kei_test_office_convert (report, format, "txt"), *folder = g_path_get_dirname (made);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *call = g_strdup_printf ("macro:///Standard.Kei.Decide(\"%s/report.%s\",\".uno:%sAllTrackedChanges\",\"%s/decided.txt\")", folder, format, accept ? "Accept" : "Reject", folder);
  g_autofree char *decided = g_build_filename (folder, "decided.txt", NULL);
  const char *const argv[] = { "soffice", "--headless", profile, call, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  put (folder, "Kei.xba", macro);
  put (folder, "script.xlb", library);
  output = kei_test_run (argv);
  g_file_get_contents (decided, &text, NULL, &error);
  g_assert_no_error (error);
  kei_test_office_clean_up (made);
  return text;
}

char *
kei_test_dup_without_blanks (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)) && g_utf8_get_char (at) != 0x200d && g_utf8_get_char (at) >> 12 != 0x1f)
      g_string_append_len (bare, at, g_utf8_next_char (at) - at);
  return g_string_free (bare, FALSE);
}
