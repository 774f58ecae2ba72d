/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a change is written, and what is refused where one is read. */
#include "config.h"

#include "kei-xml.h"

#define ITEM "kaaaaaaaaaac"
#define OTHER "kaaaaaaaaaad"

static const char plan_text[] = "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\"><content>"
                                "<item id=\"" ITEM "\" title=\"港\"/><item id=\"" OTHER "\" title=\"畑\"/></content></plan>";

static KeiTree *
read_plan (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (plan_text, sizeof plan_text - 1);
  g_autoptr (GError) error = NULL;
  KeiTree *tree = kei_xml_read_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return tree;
}

static KeiChange *
read_change (KeiTree *tree, const char *nodes, const char *steps, GError **error)
{
  g_autofree char *text = g_strdup_printf ("<change xmlns=\"urn:keikaku:plan\" format=\"1\" plan=\"kaaaaaaaaaab\"><nodes>%s</nodes><steps>%s</steps></change>", nodes, steps);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return kei_xml_read_change (bytes, tree, error);
}

/* One step of each type; the second goes into what the first one inserted. */
static void
test_written (void)
{
  static const char nodes[] = "<item id=\"kaaaaaaaaaae\" title=\"山\"/>";
  static const char steps[] = "<insert parent=\"kaaaaaaaaaab\" after=\"" ITEM "\"/><set node=\"kaaaaaaaaaae\" field=\"title\">森 &lt;&amp;&gt;\n</set>"
                              "<move node=\"" OTHER "\" parent=\"kaaaaaaaaaae\"/><set node=\"" ITEM "\" field=\"title\"/><remove node=\"" ITEM "\"/>";
  g_autoptr (KeiTree) tree = read_plan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiChange) change = read_change (tree, nodes, steps, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (KeiTree) after = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  written = kei_xml_write_change (tree, change);
  text = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  g_assert_cmpstr (text, ==,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<change xmlns=\"urn:keikaku:plan\" format=\"1\" plan=\"kaaaaaaaaaab\">\n"
                   "  <nodes>\n"
                   "    <item id=\"kaaaaaaaaaae\" title=\"山\"/>\n"
                   "  </nodes>\n"
                   "  <steps>\n"
                   "    <insert parent=\"kaaaaaaaaaab\" after=\"kaaaaaaaaaac\"/>\n"
                   "    <set node=\"kaaaaaaaaaae\" field=\"title\">森 &lt;&amp;&gt;\n</set>\n"
                   "    <move node=\"kaaaaaaaaaad\" parent=\"kaaaaaaaaaae\"/>\n"
                   "    <set node=\"kaaaaaaaaaac\" field=\"title\"/>\n"
                   "    <remove node=\"kaaaaaaaaaac\"/>\n"
                   "  </steps>\n"
                   "</change>\n");
  after = kei_tree_apply (tree, change, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kei_tree_get_n_nodes (after), ==, 3);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *nodes;
    const char *steps;
    const char *says;
  } rows[] = {
    { "", "<set node=\"" ITEM "\" field=\"titel\">x</set>", "titel" },
    { "", "<set node=\"kaaaaaaaaaaz\" field=\"title\">x</set>", NULL },
    { "", "<set node=\"nobody\" field=\"title\">x</set>", "node" },
    { "", "<set field=\"title\">x</set>", "set" },
    { "", "<set node=\"" ITEM "\">x</set>", "set" },
    { "", "<set node=\"" ITEM "\" field=\"lead\">" OTHER "</set>", NULL },
    { "", "<set node=\"" ITEM "\" field=\"title\">x<b>y</b></set>", "b" },
    { "", "<set node=\"" ITEM "\" field=\"title\"><set node=\"" ITEM "\" field=\"title\"/></set>", "set" },
    { "", "<insert parent=\"" ITEM "\"/>", NULL },
    { "<item id=\"kaaaaaaaaaae\"/>", "", NULL },
    { "<item id=\"" OTHER "\"/>", "<insert parent=\"" ITEM "\"/>", NULL },
    { "<item id=\"kaaaaaaaaaae\"/>", "<insert parent=\"kaaaaaaaaaaz\"/>", NULL },
    { "<item id=\"kaaaaaaaaaae\"/>", "<insert parent=\"" ITEM "\" after=\"" OTHER "\"/>", NULL },
    { "<item id=\"kaaaaaaaaaae\"/>", "<insert parent=\"" ITEM "\" foreign=\"-1\"/>", "foreign" },
    { "<item id=\"kaaaaaaaaaae\"/>", "<insert parent=\"" ITEM "\" foreign=\"3\"/>", NULL },
    { "<body id=\"kaaaaaaaaaae\"/>", "<insert parent=\"" ITEM "\"/>", NULL },
    { "", "<move node=\"" ITEM "\" parent=\"" ITEM "\"/>", NULL },
    { "", "<remove node=\"kaaaaaaaaaab\"/>", NULL },
    { "", "<remove node=\"kaaaaaaaaaaz\"/>", NULL },
    { "", "<destroy/>", "destroy" },
    { "", "text", "steps" },
    { "", "<remove node=\"" ITEM "\" force=\"yes\"/>", "force" },
    { "<plan id=\"kaaaaaaaaaae\"/>", "", "plan" },
    { "", "</steps><steps>", "steps" },
  };
  g_autoptr (KeiTree) tree = read_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KeiChange) change = read_change (tree, rows[i].nodes, rows[i].steps, &error);

      if (change != NULL || error == NULL)
        g_error ("%s %s was taken", rows[i].nodes, rows[i].steps);
      g_test_message ("%s", error->message);
      if (rows[i].says != NULL && strstr (error->message, rows[i].says) == NULL)
        g_error ("“%s” does not say “%s”", error->message, rows[i].says);
    }
}

static void
test_other_files (void)
{
  static const char *const texts[] = {
    "",
    plan_text,
    "<change xmlns=\"urn:keikaku:plan\" format=\"1\" plan=\"kaaaaaaaaaab\"/>",
    "<change xmlns=\"urn:keikaku:plan\" format=\"1\" plan=\"kaaaaaaaaaac\"><nodes/><steps/></change>",
    "<change xmlns=\"urn:keikaku:plan\" format=\"2\" plan=\"kaaaaaaaaaab\"><nodes/><steps/></change>",
    "<change xmlns=\"urn:keikaku:plan\" format=\"0\" plan=\"kaaaaaaaaaab\"><nodes/><steps/></change>",
    "<change xmlns=\"urn:keikaku:plan\" format=\"1\" plan=\"kaaaaaaaaaab\"><nodes/><context/></change>",
    "<change xmlns=\"urn:keikaku:plan\" format=\"1\" plan=\"kaaaaaaaaaab\"><steps/></change>",
    "<!DOCTYPE change><change xmlns=\"urn:keikaku:plan\" format=\"1\" plan=\"kaaaaaaaaaab\"><nodes/><steps/></change>",
    "<change xmlns=\"urn:keikaku:plan\" format=\"1\" plan=\"kaaaaaaaaaab\"><nodes/><steps><set node=\"" ITEM "\" field=\"title\">x",
  };
  g_autoptr (KeiTree) tree = read_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (KeiChange) change = kei_xml_read_change (bytes, tree, &error);

      if (change != NULL || error == NULL)
        g_error ("%s was taken", texts[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/xml-change/written", test_written);
  g_test_add_func ("/xml-change/refused", test_refused);
  g_test_add_func ("/xml-change/other-files", test_other_files);
  return g_test_run ();
}
