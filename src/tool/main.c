/* SPDX-License-Identifier: GPL-3.0-or-later */
/* keikaku-tool: the commands and their help. */
#include "config.h"

#include "tool.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

static const ToolCommand commands[] = {
  { "validate", "FILE…", N_ ("say whether files are plans: form, identifiers, references, conflicts"), tool_validate },
  { "check", "FILE [--format text|json]", N_ ("the problems that the window shows"), tool_check },
  { "canonicalize", "FILE [--content] [-o OUT]", N_ ("the canonical bytes of a plan, or of its content alone"), tool_canonicalize },
  { "import", "FILE -o OUT [--from outline] [--id-seed N]", N_ ("a plan from the text of an outline; what was left out goes to standard error"), tool_import },
  { "export", "FILE --to FORMAT [--what KIND] [--style STYLE] -o OUT", N_ ("a report of the plan for paper, an office program or the web"), tool_export },
  { "diff", "OLD[@VERSION] NEW[@VERSION] [--format text|json|FORMAT] [--what table|marked|summary] [--style STYLE] [--item ID] [--ignore-ids] [-o OUT]", N_ ("what changed between two plans, also as a comparison table; 0 nothing, 1 something, 2 trouble"), tool_diff },
  { "versions", "FILE [--format text|json] | --show N -o OUT | --name NAME [--note NOTE] [--author WHO] [--id-seed N] -o OUT", N_ ("the named versions of a plan, one of them as a plan of its own, or a name for the content as it is"), tool_versions },
  { "outline", "FILE [--format text|json]", N_ ("the policy tree with its numbers and goals"), tool_outline },
  { "stats", "FILE [--format text|json]", N_ ("counts by level, SDG coverage, indicators, budget totals"), tool_stats },
  { "sdg", "suggest FILE [--format text|json]", N_ ("goals that items may serve, guessed from their words"), tool_sdg },
};

static void
show_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append (text, _ ("Usage: keikaku-tool COMMAND …\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %s %s\n      %s\n", commands[i].name, commands[i].arguments, _ (commands[i].summary));
  g_string_append (text, _ ("\nFILE may be “-” for standard input. Exit status: 0 good, 1 bad, 2 could not be done.\n"));
  tool_write (NULL, text->str, text->len);
}

int
main (int argc, char *argv[])
{
  const char *locale_dir = g_getenv ("KEIKAKU_LOCALE_DIR");
  g_autofree char *message = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : KEI_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 2)
    {
      tool_complain (NULL, 0, _ ("A command is missing; see keikaku-tool --help."));
      return TOOL_TROUBLE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      show_help ();
      return TOOL_GOOD;
    }
  if (g_str_equal (argv[1], "--version"))
    return tool_write (NULL, "keikaku-tool " KEI_VERSION "\n", strlen ("keikaku-tool " KEI_VERSION "\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return commands[i].run (argc - 1, argv + 1);

  message = g_strdup_printf (_ ("“%s” is no command; see keikaku-tool --help."), argv[1]);
  tool_complain (NULL, 0, message);
  return TOOL_TROUBLE;
}
