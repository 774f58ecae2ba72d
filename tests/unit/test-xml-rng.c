/* SPDX-License-Identifier: GPL-3.0-or-later */
/* data/schema/plan-1.rng says what the schema table says: each kind, field and slot in its
 * order, and nothing else. What is compared is a list of names, one written by the table
 * and one read from the schema. */
#include "config.h"

#include "kei-schema.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

/* What a field of each type is in the RNG. */
static const char *const type_names[] = {
  [KEI_FIELD_TYPE_STRING] = "_line",
  [KEI_FIELD_TYPE_TEXT] = "_prose",
  [KEI_FIELD_TYPE_CHOICE] = "_choice",
  [KEI_FIELD_TYPE_DECIMAL] = "_decimal",
  [KEI_FIELD_TYPE_TIME] = "_time",
  [KEI_FIELD_TYPE_LINK] = "_identifier",
  [KEI_FIELD_TYPE_LINKS] = "_identifiers",
  [KEI_FIELD_TYPE_REF] = "_identifier",
  [KEI_FIELD_TYPE_REFS] = "_identifiers",
  [KEI_FIELD_TYPE_BOOL] = "_true",
  [KEI_FIELD_TYPE_INT] = "_integer",
  [KEI_FIELD_TYPE_YEAR] = "_fiscal-year",
  [KEI_FIELD_TYPE_PERIOD] = "_period",
};

static void
add_fields (GString *list, const KeiKindInfo *info, gboolean texts)
{
  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].type == KEI_FIELD_TYPE_TEXT) == texts)
      g_string_append_printf (list, "  %s %s: %s\n", texts ? "element" : "attribute", info->fields[i].name, type_names[info->fields[i].type]);
}

static void
add_slots (GString *list, const KeiKindInfo *info, KeiPart part)
{
  for (guint i = 0; i < info->n_slots; i++)
    if (info->id != KEI_KIND_PLAN || info->slots[i].part == part)
      {
        g_string_append (list, "  any:");
        for (const KeiKind *kind = info->slots[i].kinds; *kind != KEI_KIND_NONE; kind++)
          g_string_append_printf (list, " %s", kei_schema_kind (*kind)->name);
        g_string_append_c (list, '\n');
      }
}

/* What the table says of a kind. */
static char *
list_table (KeiKind kind)
{
  const KeiKindInfo *info = kei_schema_kind (kind);
  GString *list = g_string_new (NULL);

  add_fields (list, info, FALSE);
  add_fields (list, info, TRUE);
  add_slots (list, info, KEI_PART_CONTENT);
  if (kind == KEI_KIND_PLAN)
    add_slots (list, info, KEI_PART_RECORD);
  return g_string_free (list, FALSE);
}

static gboolean
is_named (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && xmlStrEqual (node->name, (const xmlChar *) name);
}

static char *
dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static void
add_references (GString *list, xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_named (child, "ref"))
      {
        g_autofree char *name = dup_attribute (child, "name");

        g_string_append_printf (list, " %s", name);
      }
    else
      add_references (list, child);
}

/* What the schema says below @node. Everything not understood is listed too, so that nothing hides. */
static void
add_pattern (GString *list, xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      xmlNode *inner = xmlFirstElementChild (child);

      if (child->type != XML_ELEMENT_NODE)
        continue;
      if (is_named (child, "optional") && (is_named (inner, "attribute") || (is_named (inner, "element") && is_named (xmlFirstElementChild (inner), "ref") && xmlChildElementCount (inner) == 1)))
        {
          g_autofree char *name = dup_attribute (inner, "name");

          g_string_append_printf (list, "  %s %s:", (const char *) inner->name, name);
          add_references (list, inner);
          g_string_append_c (list, '\n');
        }
      else if (is_named (child, "zeroOrMore"))
        {
          g_string_append (list, "  any:");
          add_references (list, child);
          g_string_append_c (list, '\n');
        }
      else if (is_named (child, "ref"))
        {
          g_autofree char *name = dup_attribute (child, "name");

          if (!g_str_equal (name, "_id") && !g_str_equal (name, "_foreign-attributes") && !g_str_equal (name, "_foreign-elements"))
            g_string_append_printf (list, "  reference to %s\n", name);
        }
      else if (is_named (child, "element") || is_named (child, "interleave") || is_named (child, "group") || is_named (child, "optional"))
        add_pattern (list, child);
      else if (!is_named (child, "attribute")) /* the plan's format */
        g_string_append_printf (list, "  <%s>\n", (const char *) child->name);
    }
}

static xmlDoc *
load (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "schema", "plan-1.rng", NULL);
  xmlDoc *document = xmlReadFile (path, NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  return document;
}

static void
test_kinds (void)
{
  xmlDoc *document = load ();
  KeiKind expected = KEI_KIND_PLAN;

  for (xmlNode *define = xmlFirstElementChild (xmlDocGetRootElement (document)); define != NULL; define = xmlNextElementSibling (define))
    {
      g_autofree char *name = dup_attribute (define, "name");
      g_autoptr (GString) says = g_string_new (NULL);
      g_autofree char *table = NULL;

      if (!is_named (define, "define") || name[0] == '_')
        continue;
      g_test_message ("%s", name);
      g_assert_cmpint (expected, <, KEI_N_KINDS);
      g_assert_cmpstr (name, ==, kei_schema_kind (expected)->name);
      add_pattern (says, define);
      table = list_table (expected);
      g_assert_cmpstr (says->str, ==, table);
      expected++;
    }
  g_assert_cmpint (expected, ==, KEI_N_KINDS);
  xmlFreeDoc (document);
}

/* No name is both a TEXT field of a kind and a kind of its children: both are elements. */
static void
test_names (void)
{
  for (int kind = KEI_KIND_NONE + 1; kind < KEI_N_KINDS; kind++)
    {
      const KeiKindInfo *info = kei_schema_kind (kind);

      for (guint i = 0; i < info->n_fields; i++)
        {
          KeiKind namesake = kei_schema_kind_by_name (info->fields[i].name);

          g_assert_cmpstr (info->fields[i].name, !=, "id");
          if (info->fields[i].type == KEI_FIELD_TYPE_TEXT && namesake != KEI_KIND_NONE)
            g_assert_cmpint (kei_schema_slot_for (kind, namesake), ==, KEI_SLOT_NONE);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/xml/rng/kinds", test_kinds);
  g_test_add_func ("/xml/rng/names", test_names);
  return g_test_run ();
}
