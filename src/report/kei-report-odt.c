/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The package of an ODT (ODF 1.2, part 3): what is in it. */
#include "config.h"

#include "kei-report-odt.h"

#include <string.h>

#include "kei-report-odt-private.h"

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

static void
write_meta (KeiOdt *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) created = g_date_time_new_from_iso8601 (self->facts->created, zone);

  self->out = kei_package_open (self->package, "meta.xml");
  kei_element_open (self->out, "office:document-meta");
  kei_odt_write_namespaces (self);
  kei_element_open (self->out, "office:meta");
  kei_element_leaf (self->out, "meta:generator", "Keikaku");
  kei_element_leaf (self->out, "dc:title", self->facts->title);
  kei_element_leaf (self->out, "dc:subject", self->facts->subject);
  kei_element_leaf (self->out, "meta:initial-creator", self->facts->author);
  kei_element_leaf (self->out, "dc:creator", self->facts->author);
  if (created != NULL)
    {
      g_autofree char *text = g_date_time_format (created, "%Y-%m-%dT%H:%M:%S");

      kei_element_leaf (self->out, "meta:creation-date", text);
      kei_element_leaf (self->out, "dc:date", text);
    }
  kei_element_leaf (self->out, "dc:language", kei_office_is_japanese (self->facts->language) ? "ja-JP" : self->facts->language);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_package_close (self->package);
}

/* What LibreOffice does unless it is told: a page is not put in so that odd numbers stand on the right, and of the space
 * behind a paragraph and the space before the next the larger one is kept, as on our own pages; a row whose texts
 * are kept with what follows is. */
static void
write_settings (KeiOdt *self)
{
  static const char *const items[][2] = { { "PrintEmptyPages", "false" }, { "AddParaTableSpacing", "false" }, { "AddParaTableSpacingAtStart", "true" }, { "AddParaSpacingToTableCells", "true" }, { "TableRowKeep", "true" } };

  self->out = kei_package_open (self->package, "settings.xml");
  kei_element_open (self->out, "office:document-settings");
  kei_odt_write_namespaces (self);
  kei_element_open (self->out, "office:settings");
  kei_element_open_with (self->out, "config:config-item-set", "config:name", "ooo:configuration-settings", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      kei_element_open_with (self->out, "config:config-item", "config:name", items[i][0], "config:type", "boolean", NULL);
      kei_element_text (self->out, items[i][1], -1);
      kei_element_close (self->out);
    }
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_package_close (self->package);
}

/* After all else, when the pictures are known. */
static void
write_manifest (KeiOdt *self)
{
  static const char *const parts[][2] = { { "/", MEDIA_TYPE }, { "content.xml", "text/xml" }, { "styles.xml", "text/xml" }, { "settings.xml", "text/xml" }, { "meta.xml", "text/xml" } };

  self->out = kei_package_open (self->package, "META-INF/manifest.xml");
  kei_element_open_with (self->out, "manifest:manifest", "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version", "1.2", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    kei_element_empty (self->out, "manifest:file-entry", "manifest:full-path", parts[i][0], "manifest:media-type", parts[i][1], i == 0 ? "manifest:version" : NULL, "1.2", NULL);
  kei_odt_write_media_entries (self);
  kei_element_close (self->out);
  kei_package_close (self->package);
}

static void
add_anchor (KeiOdt *self, const KeiParagraph *paragraph)
{
  if (paragraph->anchor != NULL)
    g_hash_table_add (self->anchors, paragraph->anchor);
}

static void
collect_anchors (KeiOdt *self)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (self->report, &n);

  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_HEADING)
      g_hash_table_add (self->anchors, blocks[i].heading->anchor);
    else
      kei_office_foreach_paragraph (&blocks[i], (KeiOfficeParagraphFunc) add_anchor, self);
}

static gboolean
write_package (KeiOdt *self, GError **error)
{
  kei_package_add (self->package, "mimetype", MEDIA_TYPE, strlen (MEDIA_TYPE), FALSE);
  write_meta (self);
  write_settings (self);
  kei_odt_write_styles (self);
  self->out = NULL;
  if (!kei_odt_write_content (self, error))
    return FALSE;
  if (!kei_media_write (self->media, self->package, "Pictures", kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_BODY)->font, self->job, error))
    return FALSE;
  write_manifest (self);
  return kei_package_end (self->package, error) && kei_report_job_step (self->job, 1, error);
}

static guint
hash_look (gconstpointer key)
{
  const guint8 *bytes = key;
  guint hash = 2166136261u;

  for (gsize i = 0; i < sizeof (KeiOdtLook); i++)
    hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

static gboolean
same_look (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (KeiOdtLook)) == 0;
}

gboolean
kei_report_write_odt (KeiReport *report, GOutputStream *stream, KeiReportJob *job, GError **error)
{
  g_autoptr (KeiPackage) package = kei_package_new (stream, job != NULL ? job->cancellable : NULL);
  g_autoptr (KeiMedia) media = kei_media_new ();
  g_autoptr (GHashTable) anchors = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) look_numbers = g_hash_table_new (hash_look, same_look);
  g_autoptr (GPtrArray) looks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (KeiOdtChange)), waiting = g_array_new (FALSE, FALSE, sizeof (KeiOdtWaiting));
  const KeiReportStyle *style = kei_report_get_style (report);
  const KeiPageSetup *page = kei_report_style_get_page (style);
  KeiReportPart part = { .paper = page->paper, .across = page->across };
  double width, height;
  gboolean written;
  KeiOdt self = {
    .report = report,
    .style = style,
    .facts = kei_report_get_facts (report),
    .job = job,
    .package = package,
    .media = media,
    .anchors = anchors,
    .look_numbers = look_numbers,
    .looks = looks,
    .changes = changes,
    .waiting = waiting,
    .size = 1,
  };

  kei_office_get_page (style, &part, &width, &height, &self.text_width);
  collect_anchors (&self);
  kei_office_changes_init (&self.parting, self.facts);
  written = write_package (&self, error);
  kei_office_changes_clear (&self.parting);
  return written;
}
