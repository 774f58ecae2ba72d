/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ODF asks of a text document. */
#include "config.h"

#include <string.h>

#include "kei-test-file.h"

static const char *const orders[] = {
  "document-content: scripts font-face-decls! automatic-styles! body+!",
  "document-styles: font-face-decls! styles! automatic-styles! master-styles!",
  "body: text+!",
  "text: tracked-changes! *",
  "tracked-changes: changed-region+",
  "insertion: change-info+!",
  "deletion: change-info+! *",
  "change-info: creator+! date+!",
  "table: table-column+ table-header-rows! table-row",
  "table-header-rows: table-row+",
  "table-cell: p+",
  "covered-table-cell:",
  "list: list-header! list-item+",
  "list-item: *",
  "frame: text-box image+ title! desc!",
  "table-of-content: table-of-content-source+! index-body+!",
  "table-of-content-source: index-title-template! table-of-content-entry-template",
  "index-body: index-title! p",
  "index-title: p+",
  ("style: section-properties! graphic-properties! table-properties! table-column-properties! table-row-properties! table-cell-properties! "
   "paragraph-properties! text-properties!"),
  "default-style: table-properties! paragraph-properties! text-properties!",
  "paragraph-properties: tab-stops! drop-cap background-image",
  "tab-stops: tab-stop",
  "page-layout: page-layout-properties! header-style! footer-style!",
  "master-page: header! header-left footer! footer-left",
};

/* --- Names of styles --- */

typedef struct
{
  GHashTable *there; /* (element-type utf8): "family name" */
  GHashTable *used;
} Styles;

static void
collect_style (gpointer data, xmlNode *node)
{
  Styles *styles = data;
  xmlChar *name = xmlGetProp (node, BAD_CAST "name"), *family = xmlGetProp (node, BAD_CAST "family");

  if (xmlStrEqual (node->name, BAD_CAST "style") && !g_hash_table_add (styles->there, g_strdup_printf ("%s %s", family, name)))
    g_error ("The %s style %s is there twice", family, name);
  xmlFree (name);
  xmlFree (family);
}

/* The family of the style that an element names. */
static const struct
{
  const char *element;
  const char *family;
} families[] = {
  { "p", "paragraph" },
  { "h", "paragraph" },
  { "index-title-template", "paragraph" },
  { "table-of-content-entry-template", "paragraph" },
  { "span", "text" },
  { "a", "text" },
  { "table", "table" },
  { "table-column", "table-column" },
  { "table-row", "table-row" },
  { "table-cell", "table-cell" },
  { "frame", "graphic" },
  { "table-of-content", "section" },
};

static void
collect_use (gpointer data, xmlNode *node)
{
  Styles *styles = data;
  xmlChar *name = xmlGetProp (node, BAD_CAST "style-name"), *parent = xmlGetProp (node, BAD_CAST "parent-style-name"), *family = xmlGetProp (node, BAD_CAST "family");

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (families); i++)
    if (xmlStrEqual (node->name, BAD_CAST families[i].element))
      g_hash_table_add (styles->used, g_strdup_printf ("%s %s", families[i].family, name));
  if (parent != NULL && family != NULL)
    g_hash_table_add (styles->used, g_strdup_printf ("%s %s", family, parent));
  xmlFree (name);
  xmlFree (parent);
  xmlFree (family);
}

static void
check_all_styles (KeiTestPackage *package)
{
  xmlNode *content = xmlDocGetRootElement (kei_test_package_get (package, "content.xml")), *styles = xmlDocGetRootElement (kei_test_package_get (package, "styles.xml"));
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Styles names = { there, used };
  GHashTableIter iter;
  gpointer name;

  kei_test_foreach_node (content, collect_style, &names);
  kei_test_foreach_node (styles, collect_style, &names);
  kei_test_foreach_node (content, collect_use, &names);
  kei_test_foreach_node (styles, collect_use, &names);
  g_hash_table_iter_init (&iter, used);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (there, name))
      g_error ("There is no %s", (const char *) name);
}

/* --- The rest --- */

/* Every place of every row is said. */
static void
check_grid (gpointer data, xmlNode *node)
{
  guint n_columns = 0;

  if (!xmlStrEqual (node->name, BAD_CAST "table"))
    return;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      const xmlNode *row = xmlStrEqual (child->name, BAD_CAST "table-header-rows") ? child->children : child;

      n_columns += xmlStrEqual (child->name, BAD_CAST "table-column");
      if (xmlStrEqual (row->name, BAD_CAST "table-row"))
        for (; row != NULL && xmlStrEqual (row->name, BAD_CAST "table-row"); row = row == child ? NULL : row->next)
          g_assert_cmpuint (xmlChildElementCount ((xmlNode *) row), ==, n_columns);
    }
}

static void
check_manifest (KeiTestPackage *package)
{
  xmlDoc *manifest = kei_test_package_get (package, "META-INF/manifest.xml");
  guint n = 0;

  g_assert_cmpstr (g_ptr_array_index (package->names, 0), ==, "mimetype");
  for (guint i = 0; i < package->names->len; i++)
    {
      const char *name = g_ptr_array_index (package->names, i);
      g_autofree char *entry = g_strdup_printf ("//manifest:file-entry[@manifest:full-path='%s']", name);

      if (g_str_equal (name, "mimetype") || g_str_has_prefix (name, "META-INF/"))
        continue;
      if (kei_test_count (manifest, entry) != 1)
        g_error ("%s is not in the manifest", name);
      n++;
    }
  /* And the package itself. */
  g_assert_cmpuint (kei_test_count (manifest, "//manifest:file-entry"), ==, n + 1);
}

static void
check_image (gpointer data, xmlNode *node)
{
  KeiTestPackage *package = data;
  xmlChar *target = xmlGetProp (node, BAD_CAST "href");

  if (xmlStrEqual (node->name, BAD_CAST "image") && !g_hash_table_contains (package->parts, target))
    g_error ("There is no %s", target);
  xmlFree (target);
}

static void
check_names (KeiTestPackage *package)
{
  xmlDoc *content = kei_test_package_get (package, "content.xml"), *styles = kei_test_package_get (package, "styles.xml");

  kei_test_check_used (content, "//text:bookmark-ref/@text:ref-name", content, "(//text:bookmark-start | //text:bookmark)/@text:name");
  kei_test_check_used (styles, "//text:bookmark-ref/@text:ref-name", content, "(//text:bookmark-start | //text:bookmark)/@text:name");
  kei_test_check_used (content, "//text:bookmark-start/@text:name", content, "//text:bookmark-end/@text:name");
  kei_test_check_used (content, "(//text:change | //text:change-start | //text:change-end)/@text:change-id", content, "//text:changed-region/@text:id");
  kei_test_check_used (content, "//text:changed-region/@text:id", content, "(//text:change | //text:change-start)/@text:change-id");
  kei_test_check_used (content, "//@style:master-page-name", styles, "//style:master-page/@style:name");
  kei_test_check_used (styles, "//@style:page-layout-name", styles, "//style:page-layout/@style:name");
  kei_test_check_used (content, "//text:list/@text:style-name", styles, "//text:list-style/@style:name");
  kei_test_assert_unique (content, "//table:table/@table:name");
  kei_test_assert_unique (content, "//draw:frame/@draw:name");
  kei_test_assert_unique (content, "//@xml:id");
  g_assert_cmpuint (kei_test_count (styles, "//style:page-layout-properties[(@style:print-orientation='landscape') != (number(substring-before(@fo:page-width, 'pt')) > number(substring-before(@fo:page-height, 'pt')))]"), ==, 0);
}

void
kei_test_check_odt (GBytes *bytes)
{
  g_autoptr (KeiTestPackage) package = kei_test_package_new (bytes);
  xmlDoc *content = kei_test_package_get (package, "content.xml");

  check_manifest (package);
  kei_test_check_orders (content, orders, G_N_ELEMENTS (orders));
  kei_test_check_orders (kei_test_package_get (package, "styles.xml"), orders, G_N_ELEMENTS (orders));
  check_all_styles (package);
  check_names (package);
  kei_test_foreach_node (xmlDocGetRootElement (content), check_grid, NULL);
  kei_test_foreach_node (xmlDocGetRootElement (content), check_image, package);
}

void
kei_test_fill_blanks (xmlNode *node)
{
  for (; node != NULL; node = node->next)
    if (xmlStrEqual (node->name, BAD_CAST "s"))
      {
        xmlChar *count = xmlGetProp (node, BAD_CAST "c");
        g_autofree char *blanks = g_strnfill (count != NULL ? g_ascii_strtoull ((const char *) count, NULL, 10) : 1, ' ');

        xmlNodeSetContent (node, BAD_CAST blanks);
        xmlFree (count);
      }
    else
      kei_test_fill_blanks (node->children);
}
