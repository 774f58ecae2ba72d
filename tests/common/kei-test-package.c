/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packages for tests, and streams that break. */
#include "config.h"

#include "kei-test-package.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <string.h>

static GBytes *
read_part (struct archive *archive)
{
  GByteArray *bytes = g_byte_array_new ();
  char piece[4096];
  la_ssize_t n;

  while ((n = archive_read_data (archive, piece, sizeof piece)) > 0)
    g_byte_array_append (bytes, (const guint8 *) piece, (guint) n);
  g_assert_cmpint (n, ==, 0);
  return g_byte_array_free_to_bytes (bytes);
}

static void
parse_part (KeiTestPackage *package, const char *name, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlDoc *doc;

  if (!g_str_has_suffix (name, ".xml") && !g_str_has_suffix (name, ".rels") && !g_str_has_suffix (name, ".svg"))
    return;
  doc = xmlReadMemory (data, (int) size, name, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  if (doc == NULL)
    g_error ("%s is not well-formed", name);
  g_hash_table_insert (package->docs, g_strdup (name), doc);
}

KeiTestPackage *
kei_test_package_new (GBytes *bytes)
{
  KeiTestPackage *package = g_new0 (KeiTestPackage, 1);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  int result;

  package->names = g_ptr_array_new_with_free_func (g_free);
  package->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  package->docs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) xmlFreeDoc);
  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, data, size), ==, ARCHIVE_OK);
  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      const char *name = archive_entry_pathname (entry);
      GBytes *part = read_part (archive);

      g_ptr_array_add (package->names, g_strdup (name));
      parse_part (package, name, part);
      g_assert_true (g_hash_table_insert (package->parts, g_strdup (name), part));
    }
  if (result != ARCHIVE_EOF)
    g_error ("%s", archive_error_string (archive));
  archive_read_free (archive);
  return package;
}

void
kei_test_package_free (KeiTestPackage *package)
{
  g_ptr_array_unref (package->names);
  g_hash_table_unref (package->parts);
  g_hash_table_unref (package->docs);
  g_free (package);
}

xmlDoc *
kei_test_package_get (KeiTestPackage *package, const char *name)
{
  xmlDoc *doc = g_hash_table_lookup (package->docs, name);

  if (doc == NULL)
    g_error ("There is no part %s", name);
  return doc;
}

/* --- XPath --- */

xmlXPathObject *
kei_test_evaluate (xmlDoc *doc, const char *expression)
{
  xmlXPathContext *context = xmlXPathNewContext (doc);
  xmlXPathObject *object;

  for (const xmlNs *ns = xmlDocGetRootElement (doc)->nsDef; ns != NULL; ns = ns->next)
    xmlXPathRegisterNs (context, ns->prefix != NULL ? ns->prefix : BAD_CAST "d", ns->href);
  object = xmlXPathEvalExpression (BAD_CAST expression, context);
  if (object == NULL)
    g_error ("Cannot evaluate %s", expression);
  xmlXPathFreeContext (context);
  return object;
}

guint
kei_test_count (xmlDoc *doc, const char *expression)
{
  xmlXPathObject *object = kei_test_evaluate (doc, expression);
  guint n = (guint) xmlXPathNodeSetGetLength (object->nodesetval);

  xmlXPathFreeObject (object);
  return n;
}

char *
kei_test_string (xmlDoc *doc, const char *expression)
{
  xmlXPathObject *object = kei_test_evaluate (doc, expression);
  xmlChar *string = xmlXPathCastToString (object);
  char *copy = g_strdup ((const char *) string);

  xmlFree (string);
  xmlXPathFreeObject (object);
  return copy;
}

void
kei_test_assert_unique (xmlDoc *doc, const char *expression)
{
  xmlXPathObject *object = kei_test_evaluate (doc, expression);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < xmlXPathNodeSetGetLength (object->nodesetval); i++)
    {
      xmlChar *value = xmlNodeGetContent (object->nodesetval->nodeTab[i]);

      if (!g_hash_table_add (seen, g_strdup ((const char *) value)))
        g_error ("%s: %s is there twice", expression, value);
      xmlFree (value);
    }
  xmlXPathFreeObject (object);
}

/* --- Texts --- */

static const char *
find_text (const char *at, const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\t", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *found = strstr (at, lines[i]);

      if (found == NULL)
        g_error ("“%s” is not in the text, or not in its place", lines[i]);
      at = found + strlen (lines[i]);
    }
  return at;
}

static const char *
find_paragraph (const char *at, const KeiParagraph *paragraph)
{
  for (guint i = 0; i < paragraph->runs->len; i++)
    {
      const KeiRun *run = &g_array_index (paragraph->runs, KeiRun, i);

      if (run->drawing == NULL && (run->marks & KEI_MARK_GAP) == 0)
        at = find_text (at, run->text);
    }
  return at;
}

static const char *
find_table (const char *at, const KeiReportTable *table)
{
  at = find_text (at, table->caption);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const KeiRow *row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KeiCell *cell = g_ptr_array_index (row->cells, j);

          for (guint k = 0; k < cell->paragraphs->len; k++)
            at = find_paragraph (at, g_ptr_array_index (cell->paragraphs, k));
        }
    }
  return at;
}

void
kei_test_assert_texts (KeiReport *report, const char *text)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);

  for (guint i = 0; i < n; i++)
    switch (blocks[i].kind)
      {
      case KEI_BLOCK_HEADING:
        if (blocks[i].heading->line != NULL)
          text = find_paragraph (text, blocks[i].heading->line);
        else
          {
            text = find_text (text, blocks[i].heading->number);
            text = find_text (text, blocks[i].heading->title);
          }
        break;
      case KEI_BLOCK_PARAGRAPH:
        text = find_paragraph (text, blocks[i].paragraph);
        break;
      case KEI_BLOCK_LIST:
        for (guint j = 0; j < blocks[i].list->entries->len; j++)
          text = find_paragraph (text, g_array_index (blocks[i].list->entries, KeiListEntry, j).paragraph);
        break;
      case KEI_BLOCK_TABLE:
        text = find_table (text, blocks[i].table);
        break;
      case KEI_BLOCK_FIGURE:
        text = find_text (text, blocks[i].figure->caption);
        text = find_text (text, blocks[i].figure->source);
        break;
      case KEI_BLOCK_CONTENTS:
        text = find_text (text, blocks[i].contents->title);
        break;
      case KEI_BLOCK_PART:
      default:
        break;
      }
}
