/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a page with libxml2 and goes through its elements. */
#include "config.h"

#include "kei-test-html.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <math.h>
#include <string.h>

typedef struct
{
  xmlDoc *document;
  GHashTable *ids;      /* (element-type utf8) */
  GHashTable *wanted;   /* (element-type utf8): ids that something leads to */
  GArray *levels;       /* (element-type guint): of the headings */
  GHashTable *elements; /* (element-type utf8 guint): how many there are of each */
} Page;

static gboolean
is (const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && g_str_equal (node->name, name);
}

/* "" if it is not there. (transfer full) */
static char *
get (xmlNode *node, const char *attribute)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST attribute);
  char *copy = g_strdup (value != NULL ? (const char *) value : "");

  xmlFree (value);
  return copy;
}

static gboolean
has (xmlNode *node, const char *attribute)
{
  g_autofree char *value = get (node, attribute);

  return *value != '\0';
}

static char *
get_text (xmlNode *node)
{
  xmlChar *text = xmlNodeGetContent (node);
  char *copy = g_strdup ((const char *) text);

  xmlFree (text);
  return copy;
}

static gboolean
is_text_empty (xmlNode *node)
{
  g_autofree char *text = get_text (node);

  return *g_strstrip (text) == '\0';
}

static void G_GNUC_NORETURN G_GNUC_PRINTF (2, 3)
    complain (xmlNode *node, const char *format, ...)
{
  va_list arguments;
  g_autofree char *what = NULL;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_error ("line %ld, <%s>: %s", xmlGetLineNo (node), node->name, what);
}

static guint
count (Page *page, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (page->elements, name));
}

/* --- Safety --- */

static void
check_attributes (xmlNode *node)
{
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;
      g_autofree char *value = get (node, name);

      if (g_str_has_prefix (name, "on"))
        complain (node, "the attribute %s runs something", name);
      if (g_str_equal (name, "href") && *value != '#')
        complain (node, "leads outside: %s", value);
      if (g_str_equal (name, "src") && !g_str_has_prefix (value, "data:image/"))
        complain (node, "fetches %s", value);
      if (g_str_equal (name, "style") && strpbrk (value, "()<>@\\") != NULL)
        complain (node, "the style does more than it should: %s", value);
    }
}

static void
check_element (xmlNode *node)
{
  static const char *const known[] = { "html", "head", "title", "meta", "style", "body", "header", "nav", "main", "footer", "div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "span", "a",
                                       "br", "ins", "del", "u", "s", "strong", "small", "ul", "ol", "li", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td",
                                       "figure", "figcaption", "img", "svg", "desc", "symbol", "use", "rect", "ellipse", "path", "text", "tspan", NULL };

  if (!g_strv_contains (known, (const char *) node->name))
    complain (node, "no such element is written");
  if (is (node, "style"))
    {
      g_autofree char *text = get_text (node);

      if (strstr (text, "url(") != NULL || strstr (text, "@import") != NULL || strchr (text, '<') != NULL || strchr (text, '&') != NULL)
        complain (node, "fetches something, or is no text for a browser");
    }
}

/* --- For everyone --- */

static void
check_picture (xmlNode *node)
{
  g_autofree char *hidden = get (node, "aria-hidden"), *role = get (node, "role");

  if (is (node, "img") && !has (node, "alt"))
    complain (node, "has no alternative text");
  if (!is (node, "svg") || g_str_equal (hidden, "true"))
    return;
  if (!g_str_equal (role, "img") || !is (node->children, "title") || is_text_empty (node->children))
    complain (node, "has no title, or is not said to be a picture");
}

static void
check_ids (Page *page, xmlNode *node)
{
  static const char *const leading[] = { "href", "aria-labelledby" };
  g_autofree char *id = get (node, "id");

  if (*id != '\0' && !g_hash_table_add (page->ids, g_strdup (id)))
    complain (node, "the id %s is taken", id);
  for (guint i = 0; i < G_N_ELEMENTS (leading); i++)
    {
      g_autofree char *target = get (node, leading[i]);

      if (*target != '\0')
        g_hash_table_add (page->wanted, g_uri_unescape_string (target + (*target == '#'), NULL));
    }
}

static void
check_scrolling (xmlNode *node)
{
  if (has (node, "tabindex") && !(has (node, "role") && has (node, "aria-label")))
    complain (node, "can be reached by keyboard, but has no name");
}

static void
check_heading (Page *page, xmlNode *node)
{
  guint level;

  if (strlen ((const char *) node->name) != 2 || node->name[0] != 'h' || !g_ascii_isdigit (node->name[1]))
    return;
  if (is_text_empty (node))
    complain (node, "an empty heading");
  level = (guint) g_ascii_digit_value ((char) node->name[1]);
  g_array_append_val (page->levels, level);
}

static void
check_list (xmlNode *node)
{
  if (!is (node, "ol") && !is (node, "ul"))
    return;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (!is (child, "li"))
      complain (node, "holds something else than entries");
}

/* --- Tables --- */

static guint
get_span (xmlNode *cell, const char *attribute)
{
  g_autofree char *value = get (cell, attribute);

  return *value != '\0' ? (guint) g_ascii_strtoull (value, NULL, 10) : 1;
}

static void
check_cell (xmlNode *cell, gboolean in_head)
{
  g_autofree char *scope = get (cell, "scope");

  if (is (cell, "th") && is_text_empty (cell) && xmlFirstElementChild (cell) == NULL)
    complain (cell, "an empty head");
  if (is (cell, "th") && !(in_head ? g_str_equal (scope, "col") || g_str_equal (scope, "colgroup") : g_str_equal (scope, "row")))
    complain (cell, "a head with the scope “%s”", scope);
  if (is (cell, "td") && in_head && !is_text_empty (cell))
    complain (cell, "a head that is not said to be one");
}

/* How many columns the rows of a group take; every place is taken once. */
static void
check_rows (xmlNode *group, guint n_columns)
{
  g_autofree guint *covered = g_new0 (guint, n_columns);

  for (xmlNode *row = xmlFirstElementChild (group); row != NULL; row = xmlNextElementSibling (row))
    {
      guint column = 0;

      for (xmlNode *cell = xmlFirstElementChild (row); cell != NULL; cell = xmlNextElementSibling (cell))
        {
          guint columns = get_span (cell, "colspan"), rows = get_span (cell, "rowspan");

          check_cell (cell, is (group, "thead"));
          while (column < n_columns && covered[column] > 0)
            column++;
          for (; columns > 0; columns--)
            if (column >= n_columns || covered[column] > 0)
              complain (cell, "stands where there is no room");
            else
              covered[column++] = rows;
        }
      for (guint i = 0; i < n_columns; i++)
        if (covered[i] == 0)
          complain (row, "the row is too short");
        else
          covered[i]--;
    }
  for (guint i = 0; i < n_columns; i++)
    if (covered[i] > 0)
      complain (group, "a span reaches out of it");
}

static void
check_table (xmlNode *table)
{
  guint n_columns = 0;

  if (!is (table, "table"))
    return;
  for (xmlNode *child = xmlFirstElementChild (table); child != NULL; child = xmlNextElementSibling (child))
    if (is (child, "colgroup"))
      n_columns += (guint) xmlChildElementCount (child);
    else if (is (child, "thead") || is (child, "tbody"))
      check_rows (child, n_columns);
    else if (!is (child, "caption") || child != xmlFirstElementChild (table))
      complain (child, "does not belong here");
}

static void
check_node (Page *page, xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE)
    return;
  g_hash_table_insert (page->elements, (gpointer) node->name, GUINT_TO_POINTER (count (page, (const char *) node->name) + 1));
  check_attributes (node);
  check_element (node);
  check_picture (node);
  check_ids (page, node);
  check_scrolling (node);
  check_heading (page, node);
  check_list (node);
  check_table (node);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    check_node (page, child);
}

/* --- The whole page --- */

static void
check_frame (Page *page)
{
  xmlNode *root = xmlDocGetRootElement (page->document);
  const char *const once[] = { "head", "header", "main", "footer" };
  xmlNode *title = xmlFirstElementChild (xmlFirstElementChild (root));

  if (!has (root, "lang"))
    complain (root, "has no language");
  while (title != NULL && !is (title, "title"))
    title = xmlNextElementSibling (title);
  if (title == NULL || is_text_empty (title))
    complain (root, "has no title");
  for (guint i = 0; i < G_N_ELEMENTS (once); i++)
    if (count (page, once[i]) != 1)
      complain (root, "has %u <%s>, not one", count (page, once[i]), once[i]);
}

static void
check_links (Page *page)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, page->wanted);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (page->ids, id))
      g_error ("something leads to “%s”, which is not there", (char *) id);
}

static void
check_levels (Page *page, const KeiReport *report)
{
  guint n_blocks, n = 0, n_chapters = 0, n_contents = kei_report_count (report, KEI_BLOCK_CONTENTS);
  const KeiBlock *blocks = kei_report_get_blocks (report, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].kind == KEI_BLOCK_HEADING && (*blocks[i].heading->title != '\0' || *blocks[i].heading->number != '\0'))
      {
        g_assert_cmpuint (n, <, page->levels->len);
        g_assert_cmpuint (g_array_index (page->levels, guint, n), ==, blocks[i].heading->level);
        n++;
        n_chapters += blocks[i].heading->level == 1;
      }
  g_assert_cmpuint (n, ==, page->levels->len);
  g_assert_cmpuint (count (page, "nav"), ==, n_contents == 0 && n_chapters >= 4 ? 1 : n_contents);
  g_assert_cmpuint (count (page, "table"), ==, kei_report_count (report, KEI_BLOCK_TABLE));
  g_assert_cmpuint (count (page, "figure"), ==, kei_report_count (report, KEI_BLOCK_FIGURE));
}

/* --- Contrast --- */

static double
get_luminance (guint64 rgb)
{
  static const double shares[] = { 0.0722, 0.7152, 0.2126 };
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double part = ((rgb >> (8 * i)) & 0xff) / 255.0;

      sum += shares[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }
  return sum;
}

/* A colour of the style sheet from @css on; what the dark page does not say is as on the bright one. */
static double
find_luminance (const char *css, const char *fallback, const char *name)
{
  g_autofree char *start = g_strdup_printf ("--%s:#", name);
  const char *end = strchr (css, '}'), *found = g_strstr_len (css, end - css, start);
  g_autofree char *digits = NULL;
  guint64 rgb;

  if (found == NULL && fallback != NULL)
    return find_luminance (fallback, NULL, name);
  if (found == NULL)
    g_error ("the style sheet has no colour %s", name);
  digits = g_strndup (found + strlen (start), 6);
  g_assert_true (g_ascii_string_to_unsigned (digits, 16, 0, 0xffffff, &rgb, NULL));
  return get_luminance (rgb);
}

static void
check_contrast (const char *css, const char *fallback)
{
  static const struct
  {
    const char *text, *ground;
  } pairs[] = {
    { "text", "page" },
    { "secondary", "page" },
    { "accent", "page" },
    { "added", "page" },
    { "removed", "page" },
    { "changed", "page" },
    { "moved", "page" },
    { "warning", "page" },
    { "text", "tint" },
    { "accent", "tint" },
    { "text", "subtotal" },
    { "text", "on-added" },
    { "added", "on-added" },
    { "text", "on-removed" },
    { "removed", "on-removed" },
    { "text", "on-changed" },
    { "changed", "on-changed" },
    { "on-accent", "band" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      double a = find_luminance (css, fallback, pairs[i].text), b = find_luminance (css, fallback, pairs[i].ground);
      double contrast = (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);

      if (contrast < 4.5)
        g_error ("%s on %s has a contrast of %.2f on the %s page", pairs[i].text, pairs[i].ground, contrast, fallback != NULL ? "dark" : "bright");
    }
}

static void
check_colours (const char *html)
{
  const char *bright = strstr (html, ":root{"), *dark = strstr (html, "(prefers-color-scheme:dark){:root{");

  g_assert_nonnull (bright);
  g_assert_nonnull (dark);
  check_contrast (bright, NULL);
  check_contrast (dark, bright);
}

static xmlDoc *
parse (GBytes *html)
{
  xmlDoc *document = xmlReadMemory (g_bytes_get_data (html, NULL), (int) g_bytes_get_size (html), "page.html", NULL, XML_PARSE_NONET | XML_PARSE_HUGE);

  g_assert_nonnull (document);
  return document;
}

void
kei_test_check_html (GBytes *html, const KeiReport *report)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (html, NULL), g_bytes_get_size (html));
  Page page = {
    parse (html),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_array_new (FALSE, FALSE, sizeof (guint)),
    g_hash_table_new (g_str_hash, g_str_equal),
  };

  check_node (&page, xmlDocGetRootElement (page.document));
  check_frame (&page);
  check_links (&page);
  check_levels (&page, report);
  check_colours (text);
  g_hash_table_unref (page.elements);
  g_array_unref (page.levels);
  g_hash_table_unref (page.wanted);
  g_hash_table_unref (page.ids);
  xmlFreeDoc (page.document);
}

char *
kei_test_get_html_text (GBytes *html)
{
  xmlDoc *document = parse (html);
  char *text = get_text (xmlLastElementChild (xmlDocGetRootElement (document)));

  xmlFreeDoc (document);
  return text;
}
