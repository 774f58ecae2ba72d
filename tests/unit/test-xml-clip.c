/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What copy writes, paste reads: the nodes in their order, where they came from, and what
 * they refer to outside themselves. */
#include "config.h"

#include "kei-xml.h"

/* Two levels, one under the other; two departments, one succeeded by the other; two items. */
static const char text[] = "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\"><content>"
                           "<level id=\"kaaaaaaaaaac\" name=\"政策\"/><level id=\"kaaaaaaaaaad\" name=\"施策\" under=\"kaaaaaaaaaac\"/>"
                           "<department id=\"kaaaaaaaaaae\" name=\"旧課\" succeeded-by=\"kaaaaaaaaaaf\"/><department id=\"kaaaaaaaaaaf\" name=\"新課\"/><department id=\"kaaaaaaaaaag\" name=\"他課\"/>"
                           "<item id=\"kaaaaaaaaaah\" level=\"kaaaaaaaaaac\"><item id=\"kaaaaaaaaaai\" level=\"kaaaaaaaaaad\" lead=\"kaaaaaaaaaae\" title=\"港\"><text id=\"kaaaaaaaaaaj\"><body>一\n二</body></text></item></item>"
                           "<item id=\"kaaaaaaaaaak\"/></content></plan>";

static KeiTree *
read_plan (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  KeiTree *tree = kei_xml_read_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return tree;
}

static KeiNode *
find (KeiTree *tree, const char *id)
{
  KeiId parsed;

  g_assert_true (kei_id_parse (id, KEI_ID_TEXT_LENGTH, &parsed));
  return kei_tree_lookup (tree, parsed);
}

static char *
list_ids (GPtrArray *nodes)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      KeiIdText id;

      g_string_append_printf (list, "%s ", kei_id_format (kei_node_get_id (nodes->pdata[i]), id) + KEI_ID_TEXT_LENGTH - 1);
    }
  return g_string_free (list, FALSE);
}

static void
test_round_trip (void)
{
  g_autoptr (KeiTree) tree = read_plan ();
  KeiNode *const nodes[] = { find (tree, "kaaaaaaaaaak"), find (tree, "kaaaaaaaaaai") };
  g_autoptr (GBytes) bytes = kei_xml_write_nodes (tree, nodes, G_N_ELEMENTS (nodes));
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiXmlClip) clip = kei_xml_read_nodes (bytes, &error);
  g_autofree char *copied = NULL, *context = NULL;

  g_assert_no_error (error);
  g_assert_cmphex (clip->plan, ==, kei_node_get_id (kei_tree_get_root (tree)));
  copied = list_ids (clip->nodes);
  g_assert_cmpstr (copied, ==, "k i ");
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    g_assert_true (kei_node_equal (clip->nodes->pdata[i], nodes[i]));
  /* Its level and department, and then what those refer to. */
  context = list_ids (clip->context);
  g_assert_cmpstr (context, ==, "d e c f ");
}

static void
test_inside (void)
{
  g_autoptr (KeiTree) tree = read_plan ();
  KeiNode *const nodes[] = { find (tree, "kaaaaaaaaaac"), find (tree, "kaaaaaaaaaah") };
  g_autoptr (GBytes) bytes = kei_xml_write_nodes (tree, nodes, G_N_ELEMENTS (nodes));
  g_autoptr (KeiXmlClip) clip = kei_xml_read_nodes (bytes, NULL);
  g_autofree char *context = list_ids (clip->context);

  /* What is copied itself is no context. */
  g_assert_cmpstr (context, ==, "d e f ");
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    text, /* a plan is no clip */
    "<clipboard xmlns=\"urn:keikaku:plan\" format=\"1\" plan=\"kaaaaaaaaaab\"/>",
    "<clipboard xmlns=\"urn:keikaku:plan\" format=\"1\"><nodes/></clipboard>",
    "<clipboard xmlns=\"urn:keikaku:plan\" format=\"0\" plan=\"kaaaaaaaaaab\"><nodes/></clipboard>",
    "<clipboard xmlns=\"urn:keikaku:plan\" format=\"1\" plan=\"kaaaaaaaaaab\"><nodes><plan id=\"kaaaaaaaaaac\"/></nodes></clipboard>",
    "<clipboard xmlns=\"urn:keikaku:plan\" format=\"1\" plan=\"kaaaaaaaaaab\"><nodes>text</nodes></clipboard>",
    "<clipboard xmlns=\"urn:keikaku:plan\" format=\"1\" plan=\"kaaaaaaaaaab\"><item id=\"kaaaaaaaaaac\"/></clipboard>",
    "just a text",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (kei_xml_read_nodes (bytes, &error));
      g_assert_true (error != NULL && error->domain == KEI_XML_ERROR);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/xml/clip/round-trip", test_round_trip);
  g_test_add_func ("/xml/clip/inside", test_inside);
  g_test_add_func ("/xml/clip/refused", test_refused);
  return g_test_run ();
}
