/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Law 1: what was written reads as it was, canonical bytes are a fixed point, and whatever
 * a change leads to can be written and read. */
#include "config.h"

#include "kei-test-tree.h"
#include "kei-xml.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#define ROUNDS 600
#define STEPS 20

static KeiTree *
read_back (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  KeiXmlInfo info;
  KeiTree *tree = kei_xml_read_bytes (bytes, &info, NULL, &error);

  if (tree == NULL)
    g_test_message ("%.*s", (int) g_bytes_get_size (bytes), (const char *) g_bytes_get_data (bytes, NULL));
  g_assert_no_error (error);
  g_assert_cmpuint (info.format, ==, KEI_XML_FORMAT);
  g_assert_false (info.newer);
  g_assert_cmpuint (info.n_left_out, ==, 0);
  return tree;
}

/* Shows where two runs of bytes part before failing on them. */
static void
assert_same_bytes (GBytes *a, GBytes *b)
{
  gsize a_size, b_size, at = 0;
  const char *a_data = g_bytes_get_data (a, &a_size), *b_data = g_bytes_get_data (b, &b_size);

  while (at < a_size && at < b_size && a_data[at] == b_data[at])
    at++;
  if (at < MAX (a_size, b_size))
    {
      gsize from = at > 200 ? at - 200 : 0;

      g_test_message ("one:   %.*s", (int) MIN (a_size - from, 500), a_data + from);
      g_test_message ("other: %.*s", (int) MIN (b_size - from, 500), b_data + from);
    }
  g_assert_cmpmem (a_data, a_size, b_data, b_size);
}

static void
check_law (KeiTree *tree)
{
  g_autoptr (GBytes) written = kei_xml_write (tree);
  g_autoptr (KeiTree) back = read_back (written);
  g_autoptr (GBytes) again = kei_xml_write (back);

  assert_same_bytes (again, written);
  g_assert_cmphex (kei_tree_get_hash (back), ==, kei_tree_get_hash (tree));
  g_assert_true (kei_tree_equal (back, tree));
  g_assert_cmpuint (kei_tree_get_n_nodes (back), ==, kei_tree_get_n_nodes (tree));
}

static void
test_trees (void)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (KeiTree) tree = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 300));

      check_law (tree);
    }
}

static void
test_changes (void)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (int i = 0; i < ROUNDS / 15; i++)
    {
      g_autoptr (KeiTree) tree = kei_test_tree_new (ids, 80);

      for (int step = 0; step < STEPS; step++)
        {
          KeiTree *next;
          g_autoptr (KeiChange) change = kei_test_change_new (ids, tree, &next);

          kei_tree_unref (tree);
          tree = next;
          check_law (tree);
        }
    }
}

/* A change that was written does the same when it is read, and can be taken back; written again it is the same bytes. */
static void
test_written_changes (void)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (int i = 0; i < ROUNDS / 5; i++)
    {
      g_autoptr (KeiTree) tree = kei_test_tree_new (ids, 60);
      g_autoptr (KeiTree) after = NULL;
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_change_unref);
      g_autoptr (KeiTree) current = kei_tree_ref (tree);
      g_autoptr (KeiChange) all = NULL;
      g_autoptr (KeiChange) read = NULL;
      g_autoptr (KeiChange) back = NULL;
      g_autoptr (KeiTree) done = NULL;
      g_autoptr (KeiTree) undone = NULL;
      g_autoptr (GBytes) written = NULL;
      g_autoptr (GBytes) again = NULL;
      g_autoptr (GError) error = NULL;

      for (int step = 0; step < g_test_rand_int_range (1, STEPS); step++)
        {
          KeiTree *next;

          g_ptr_array_add (parts, kei_test_change_new (ids, current, &next));
          kei_tree_unref (current);
          current = next;
        }
      after = kei_tree_ref (current);
      all = kei_change_new_group (g_test_rand_bit () ? "Paste <&\">" : NULL, parts);
      written = kei_xml_write_change (tree, all);
      read = kei_xml_read_change (written, tree, &error);
      if (read == NULL)
        g_test_message ("%.*s", (int) g_bytes_get_size (written), (const char *) g_bytes_get_data (written, NULL));
      g_assert_no_error (error);
      g_assert_cmpstr (kei_change_get_label (read), ==, kei_change_get_label (all));
      done = kei_tree_apply (tree, read, &error);
      g_assert_no_error (error);
      g_assert_true (kei_tree_equal (done, after));
      back = kei_change_invert (read);
      undone = kei_tree_apply (after, back, &error);
      g_assert_no_error (error);
      g_assert_true (kei_tree_equal (undone, tree));
      again = kei_xml_write_change (tree, read);
      g_clear_pointer (&read, kei_change_unref);
      read = kei_xml_read_change (again, tree, &error);
      g_assert_no_error (error);
      g_clear_pointer (&written, g_bytes_unref);
      written = kei_xml_write_change (tree, read);
      assert_same_bytes (written, again);
    }
}

/* The seal names the content alone. */
static void
test_seal (void)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (int i = 0; i < ROUNDS / 5; i++)
    {
      g_autoptr (KeiTree) tree = kei_test_tree_new (ids, 60);
      g_autoptr (GBytes) content = kei_xml_write_content (tree);
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
      g_autofree char *seal = kei_xml_seal (tree);
      KeiNodeBuilder *builder = kei_node_builder_new_from (kei_tree_get_root (tree));
      g_autoptr (KeiTree) other = NULL;
      g_autofree char *other_seal = NULL;

      g_assert_cmpstr (seal, ==, sum);

      kei_node_builder_set_id (builder, kei_id_source_next (ids));
      kei_node_builder_set_children (builder, KEI_SLOT_NOTES, NULL, 0);
      other = kei_tree_new (kei_node_builder_end (builder), FALSE, NULL, NULL);
      other_seal = kei_xml_seal (other);
      g_assert_cmpstr (other_seal, ==, seal);
    }
}

/* Whatever is written is what data/schema/plan-1.rng describes. */
static void
test_schema (void)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "schema", "plan-1.rng", NULL);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt (path);
  xmlRelaxNG *schema = xmlRelaxNGParse (parser);
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt (schema);

  for (int i = 0; i < ROUNDS / 5; i++)
    {
      g_autoptr (KeiTree) tree = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 300));
      g_autoptr (GBytes) bytes = kei_xml_write (tree);
      xmlDoc *document = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL, NULL, XML_PARSE_NONET);

      g_assert_nonnull (document);
      g_assert_cmpint (xmlRelaxNGValidateDoc (validator, document), ==, 0);
      xmlFreeDoc (document);
    }
  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/xml/law-1/trees", test_trees);
  g_test_add_func ("/xml/law-1/changes", test_changes);
  g_test_add_func ("/xml/written-changes", test_written_changes);
  g_test_add_func ("/xml/schema", test_schema);
  g_test_add_func ("/xml/seal", test_seal);
  return g_test_run ();
}
