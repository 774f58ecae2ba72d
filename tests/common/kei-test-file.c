/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-test-file.h"

#include <string.h>

void
kei_test_check_file (GBytes *bytes, const char *format)
{
  if (g_str_equal (format, "docx"))
    kei_test_check_docx (bytes);
  else if (g_str_equal (format, "odt"))
    kei_test_check_odt (bytes);
  else if (g_str_equal (format, "xlsx"))
    kei_test_check_xlsx (bytes);
}

void
kei_test_foreach_node (xmlNode *node, KeiTestNodeFunc func, gpointer data)
{
  func (data, node);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      kei_test_foreach_node (child, func, data);
}

xmlNode *
kei_test_find_child (const xmlNode *node, const char *name)
{
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (xmlStrEqual (child->name, BAD_CAST name))
      return child;
  return NULL;
}

guint
kei_test_get_number (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, BAD_CAST name);
  guint number = value != NULL ? (guint) g_ascii_strtoull ((const char *) value, NULL, 10) : 0;

  xmlFree (value);
  return number;
}

/* --- Order --- */

typedef struct
{
  char *name;
  gboolean needed;
  gboolean single;
} Child;

typedef struct
{
  GArray *children; /* (element-type Child) */
} Rule;

static void
clear_child (gpointer child)
{
  g_free (((Child *) child)->name);
}

static void
free_rule (gpointer data)
{
  Rule *rule = data;

  g_array_unref (rule->children);
  g_free (rule);
}

static Rule *
parse_rule (const char *text)
{
  Rule *rule = g_new0 (Rule, 1);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  rule->children = g_array_new (FALSE, FALSE, sizeof (Child));
  g_array_set_clear_func (rule->children, clear_child);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strcspn (words[i], "+!");
      Child child = { g_strndup (words[i], length), strchr (words[i], '+') != NULL, strchr (words[i], '!') != NULL };

      if (*words[i] != '\0')
        g_array_append_val (rule->children, child);
      else
        g_free (child.name);
    }
  return rule;
}

/* Where @name stands in a rule, that of * for another, or -1. */
static int
find_place (const Rule *rule, const char *name)
{
  int other = -1;

  for (guint i = 0; i < rule->children->len; i++)
    {
      const char *word = g_array_index (rule->children, Child, i).name;

      if (g_str_equal (word, name))
        return (int) i;
      if (g_str_equal (word, "*"))
        other = (int) i;
    }
  return other;
}

static void
check_order (gpointer rules, xmlNode *parent)
{
  const Rule *rule = g_hash_table_lookup (rules, parent->name);
  g_autofree guint *counts = NULL;
  int last = 0;

  if (rule == NULL)
    return;
  counts = g_new0 (guint, rule->children->len + 1);
  for (const xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      int place;

      if (child->type != XML_ELEMENT_NODE)
        continue;
      place = find_place (rule, (const char *) child->name);
      if (place < last)
        g_error ("%s stands in %s where it may not, or is not known (line %ld)", child->name, parent->name, xmlGetLineNo (child));
      last = place;
      counts[place]++;
    }
  for (guint i = 0; i < rule->children->len; i++)
    {
      const Child *child = &g_array_index (rule->children, Child, i);

      if ((child->needed && counts[i] == 0) || (child->single && counts[i] > 1))
        g_error ("%s stands %u times in %s (line %ld)", child->name, counts[i], parent->name, xmlGetLineNo (parent));
    }
}

void
kei_test_check_orders (xmlDoc *doc, const char *const *orders, guint n)
{
  g_autoptr (GHashTable) rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_rule);

  for (guint i = 0; i < n; i++)
    {
      const char *colon = strchr (orders[i], ':');

      g_hash_table_insert (rules, g_strndup (orders[i], (gsize) (colon - orders[i])), parse_rule (colon + 1));
    }
  kei_test_foreach_node (xmlDocGetRootElement (doc), check_order, rules);
}

/* --- What is named --- */

/* Every value that @expression finds, to how often. */
static GHashTable *
collect (xmlDoc *doc, const char *expression)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xmlXPathObject *object = kei_test_evaluate (doc, expression);

  for (int i = 0; i < xmlXPathNodeSetGetLength (object->nodesetval); i++)
    {
      xmlChar *value = xmlNodeGetContent (object->nodesetval->nodeTab[i]);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (values, value));

      g_hash_table_insert (values, g_strdup ((const char *) value), GUINT_TO_POINTER (n + 1));
      xmlFree (value);
    }
  xmlXPathFreeObject (object);
  return values;
}

static void
check_values (xmlDoc *users, const char *use, xmlDoc *owners, const char *owner, gboolean once)
{
  g_autoptr (GHashTable) used = collect (users, use);
  g_autoptr (GHashTable) owned = collect (owners, owner);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, used);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (owned, value));

      if (n == 0 || (once && n > 1))
        g_error ("%s: %s is there %u times", use, (const char *) value, n);
    }
}

void
kei_test_check_used (xmlDoc *users, const char *use, xmlDoc *owners, const char *owner)
{
  check_values (users, use, owners, owner, TRUE);
}

void
kei_test_check_found (xmlDoc *users, const char *use, xmlDoc *owners, const char *owner)
{
  check_values (users, use, owners, owner, FALSE);
}

/* --- Packages of ECMA-376 --- */

/* The name of the part that @target of a relation in @rels means. */
static char *
resolve (const char *rels, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (rels), *parent = g_path_get_dirname (folder);

  return g_str_equal (parent, ".") ? g_strdup (target) : g_strdup_printf ("%s/%s", parent, target);
}

static void
check_relations_of (KeiTestPackage *package, const char *rels)
{
  for (const xmlNode *node = xmlDocGetRootElement (kei_test_package_get (package, rels))->children; node != NULL; node = node->next)
    {
      xmlChar *target = xmlGetNoNsProp (node, BAD_CAST "Target");
      g_autofree char *name = target != NULL ? resolve (rels, (const char *) target) : NULL;

      if (name != NULL && !g_hash_table_contains (package->parts, name))
        g_error ("%s: there is no %s", rels, name);
      xmlFree (target);
    }
  kei_test_assert_unique (kei_test_package_get (package, rels), "//@Id");
}

void
kei_test_check_relations (KeiTestPackage *package)
{
  xmlDoc *types = kei_test_package_get (package, "[Content_Types].xml");

  g_assert_cmpstr (g_ptr_array_index (package->names, 0), ==, "[Content_Types].xml");
  for (guint i = 1; i < package->names->len; i++)
    {
      const char *name = g_ptr_array_index (package->names, i);
      g_autofree char *override = g_strdup_printf ("//d:Override[@PartName='/%s']", name);
      g_autofree char *extension = g_strdup_printf ("//d:Default[@Extension='%s']", strrchr (name, '.') + 1);
      guint n = kei_test_count (types, override);

      if (n > 1 || n + kei_test_count (types, extension) == 0 || (g_str_has_suffix (name, ".xml") && n != 1))
        g_error ("%s has %u types", name, n);
      if (g_str_has_suffix (name, ".rels"))
        check_relations_of (package, name);
    }
  kei_test_assert_unique (types, "//@PartName");
  kei_test_assert_unique (types, "//@Extension");
}
