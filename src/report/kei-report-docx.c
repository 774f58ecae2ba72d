/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The package of a DOCX (ECMA-376, part 2): what is in it and what belongs to what. */
#include "config.h"

#include "kei-report-docx.h"

#include "kei-report-docx-private.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

/* The parts that every document has, after the document itself. */
static const struct
{
  const char *id;
  const char *name;
} parts[] = { { "rStyles", "styles" }, { "rNumbering", "numbering" }, { "rSettings", "settings" }, { "rFonts", "fontTable" } };

static void
write_override (KeiDocx *self, const char *name, const char *type)
{
  kei_element_empty (self->out, "Override", "PartName", name, "ContentType", type, NULL);
}

static void
write_types (KeiDocx *self)
{
  static const char *const extensions[][2] = { { "rels", "application/vnd.openxmlformats-package.relationships+xml" }, { "xml", "application/xml" }, { "png", "image/png" }, { "jpeg", "image/jpeg" }, { "svg", "image/svg+xml" } };

  self->out = kei_package_open (self->package, "[Content_Types].xml");
  kei_element_open_with (self->out, "Types", "xmlns", PACKAGE "content-types", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    kei_element_empty (self->out, "Default", "Extension", extensions[i][0], "ContentType", extensions[i][1], NULL);
  write_override (self, "/word/document.xml", KEI_DOCX_TYPE "document.main+xml");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *name = g_strdup_printf ("/word/%s.xml", parts[i].name);
      g_autofree char *type = g_strdup_printf (KEI_DOCX_TYPE "%s+xml", parts[i].name);

      write_override (self, name, type);
    }
  kei_docx_write_furniture_types (self);
  write_override (self, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  write_override (self, "/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
  kei_element_close (self->out);
  kei_package_close (self->package);
}

static void
write_relation (KeiDocx *self, const char *id, const char *type, const char *target)
{
  kei_element_empty (self->out, "Relationship", "Id", id, "Type", type, "Target", target, NULL);
}

static void
write_relations (KeiDocx *self)
{
  self->out = kei_package_open (self->package, "_rels/.rels");
  kei_element_open_with (self->out, "Relationships", "xmlns", PACKAGE "relationships", NULL);
  write_relation (self, "rDocument", KEI_DOCX_RELATIONS "/officeDocument", "word/document.xml");
  write_relation (self, "rCore", PACKAGE "relationships/metadata/core-properties", "docProps/core.xml");
  write_relation (self, "rApp", KEI_DOCX_RELATIONS "/extended-properties", "docProps/app.xml");
  kei_element_close (self->out);
  kei_package_close (self->package);
}

/* After the document, when all pictures are known. */
static void
write_document_relations (KeiDocx *self)
{
  self->out = kei_package_open (self->package, "word/_rels/document.xml.rels");
  kei_element_open_with (self->out, "Relationships", "xmlns", PACKAGE "relationships", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *type = g_strdup_printf (KEI_DOCX_RELATIONS "/%s", parts[i].name);
      g_autofree char *target = g_strdup_printf ("%s.xml", parts[i].name);

      write_relation (self, parts[i].id, type, target);
    }
  kei_docx_write_furniture_relations (self);
  kei_docx_write_media_relations (self);
  kei_element_close (self->out);
  kei_package_close (self->package);
}

static void
write_properties (KeiDocx *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) created = g_date_time_new_from_iso8601 (self->facts->created, zone);
  g_autoptr (GDateTime) utc = created != NULL ? g_date_time_to_utc (created) : NULL;

  self->out = kei_package_open (self->package, "docProps/core.xml");
  kei_element_open_with (self->out, "cp:coreProperties", "xmlns:cp", PACKAGE "metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
                         "xmlns:dcterms", "http://purl.org/dc/terms/", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance", NULL);
  kei_element_leaf (self->out, "dc:title", self->facts->title);
  kei_element_leaf (self->out, "dc:subject", self->facts->subject);
  kei_element_leaf (self->out, "dc:creator", self->facts->author);
  kei_element_leaf (self->out, "dc:language", *self->facts->language != '\0' ? self->facts->language : "ja");
  if (utc != NULL)
    {
      g_autofree char *text = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

      for (guint i = 0; i < 2; i++)
        {
          kei_element_open_with (self->out, i == 0 ? "dcterms:created" : "dcterms:modified", "xsi:type", "dcterms:W3CDTF", NULL);
          kei_element_text (self->out, text, -1);
          kei_element_close (self->out);
        }
    }
  kei_element_close (self->out);
  kei_package_close (self->package);
  self->out = kei_package_open (self->package, "docProps/app.xml");
  kei_element_open_with (self->out, "Properties", "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", NULL);
  kei_element_leaf (self->out, "Application", "Keikaku");
  kei_element_leaf (self->out, "Company", self->facts->author);
  kei_element_close (self->out);
  kei_package_close (self->package);
}

static void
write_settings (KeiDocx *self)
{
  self->out = kei_package_open (self->package, "word/settings.xml");
  kei_element_open_with (self->out, "w:settings", "xmlns:w", KEI_DOCX_NAMESPACE, NULL);
  kei_element_empty (self->out, "w:zoom", "w:percent", "100", NULL);
  kei_docx_write_number (self, "w:defaultTabStop", 840);
  kei_docx_write_value (self, "w:characterSpacingControl", "compressPunctuation");
  kei_element_open (self->out, "w:compat");
  kei_element_empty (self->out, "w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15", NULL);
  kei_element_close (self->out);
  kei_element_empty (self->out, "w:themeFontLang", "w:val", "en-US", "w:eastAsia", "ja-JP", NULL);
  kei_element_close (self->out);
  kei_package_close (self->package);
}

/* Numbers the anchors, of headings and of paragraphs wherever they stand. */
static void
number_paragraph (KeiDocx *self, const KeiParagraph *paragraph)
{
  if (paragraph->anchor != NULL)
    g_hash_table_insert (self->bookmarks, paragraph->anchor, GUINT_TO_POINTER (g_hash_table_size (self->bookmarks) + 1));
}

static void
number_anchors (KeiDocx *self)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (self->report, &n);

  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_HEADING)
      g_hash_table_insert (self->bookmarks, blocks[i].heading->anchor, GUINT_TO_POINTER (g_hash_table_size (self->bookmarks) + 1));
    else
      kei_office_foreach_paragraph (&blocks[i], (KeiOfficeParagraphFunc) number_paragraph, self);
  if (kei_office_counts_by_end (self->report))
    g_hash_table_insert (self->bookmarks, KEI_OFFICE_END, GUINT_TO_POINTER (g_hash_table_size (self->bookmarks) + 1));
}

/* The time that stands on the paper, as Word writes it: with a Z that does not mean UTC. */
static char *
dup_change_date (const KeiReportFacts *facts)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) created = g_date_time_new_from_iso8601 (facts->created, zone);

  return created != NULL ? g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static gboolean
write_package (KeiDocx *self, GError **error)
{
  write_types (self);
  write_relations (self);
  write_properties (self);
  write_settings (self);
  kei_docx_write_fonts (self);
  kei_docx_write_styles (self);
  kei_docx_write_furniture (self);
  if (!kei_docx_write_document (self, error))
    return FALSE;
  kei_docx_write_numbering (self);
  write_document_relations (self);
  if (!kei_media_write (self->media, self->package, "word/media", kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_BODY)->font, self->job, error))
    return FALSE;
  return kei_package_end (self->package, error) && kei_report_job_step (self->job, 1, error);
}

gboolean
kei_report_write_docx (KeiReport *report, GOutputStream *stream, KeiReportJob *job, GError **error)
{
  const KeiReportFacts *facts = kei_report_get_facts (report);
  g_autoptr (KeiPackage) package = kei_package_new (stream, job != NULL ? job->cancellable : NULL);
  g_autoptr (KeiMedia) media = kei_media_new ();
  g_autoptr (GHashTable) bookmarks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *date = dup_change_date (facts);
  const KeiPageSetup *page = kei_report_style_get_page (kei_report_get_style (report));
  KeiReportPart part = { .paper = page->paper, .across = page->across };
  g_autoptr (GHashTable) numbers = NULL;
  gboolean ok;
  double width, height;
  KeiDocx self = {
    .report = report,
    .style = kei_report_get_style (report),
    .facts = facts,
    .job = job,
    .package = package,
    .media = media,
    .bookmarks = bookmarks,
    .date = date,
    .size = 1,
  };

  numbers = kei_office_number_pages (report, job, &ok, error);
  if (!ok)
    return FALSE;
  kei_office_changes_init (&self.changes, facts);
  self.numbers = numbers;
  kei_office_get_page (self.style, &part, &width, &height, &self.text_width);
  number_anchors (&self);
  ok = write_package (&self, error);
  kei_office_changes_clear (&self.changes);
  return ok;
}
