/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contents of ODT: an index that can be brought up to date, and is filled already. Its page numbers are references, so
 * that they are right as soon as the pages are made. */
#include "config.h"

#include "kei-report-odt-private.h"

/* How lines are made when the index is brought up to date. */
static void
write_source (KeiOdt *self, const KeiContents *contents)
{
  kei_element_open (self->out, "text:table-of-content-source");
  kei_element_attribute_int (self->out, "text:outline-level", (int) contents->depth);
  kei_element_open_with (self->out, "text:index-title-template", "text:style-name", "Contents_20_Heading", NULL);
  kei_element_text (self->out, contents->title, -1);
  kei_element_close (self->out);
  for (guint level = 1; level <= KEI_N_HEADINGS; level++)
    {
      g_autofree char *style = kei_odt_dup_base (KEI_ODT_CONTENTS + level);

      kei_element_open (self->out, "text:table-of-content-entry-template");
      kei_element_attribute_int (self->out, "text:outline-level", (int) level);
      kei_element_attribute (self->out, "text:style-name", style);
      kei_element_empty (self->out, "text:index-entry-link-start", NULL);
      kei_element_empty (self->out, "text:index-entry-text", NULL);
      kei_element_empty (self->out, "text:index-entry-tab-stop", "style:type", "right", "style:leader-char", ".", NULL);
      kei_element_empty (self->out, "text:index-entry-page-number", NULL);
      kei_element_empty (self->out, "text:index-entry-link-end", NULL);
      kei_element_close (self->out);
    }
  kei_element_close (self->out);
}

static void
write_entry (KeiOdt *self, const KeiHeading *heading)
{
  g_autofree char *text = kei_office_dup_heading (heading), *target = g_strconcat ("#", heading->anchor, NULL);

  kei_odt_open_paragraph (self, (KeiOdtLook){ .base = KEI_ODT_CONTENTS + heading->level });
  kei_element_open_with (self->out, "text:a", "xlink:type", "simple", "xlink:href", target, "text:style-name", "Index_20_Link", "text:visited-style-name", "Index_20_Link", NULL);
  kei_odt_write_text (self, text);
  kei_element_empty (self->out, "text:tab", NULL);
  kei_element_open_with (self->out, "text:bookmark-ref", "text:reference-format", "page", "text:ref-name", heading->anchor, NULL);
  kei_element_text (self->out, "1", -1);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_odt_close_paragraph (self);
}

void
kei_odt_write_contents (KeiOdt *self, const KeiContents *contents)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (self->report, &n);
  g_autofree char *name = g_strdup_printf ("Contents%u", ++self->n_tables);

  kei_element_open_with (self->out, "text:table-of-content", "text:style-name", "Contents", "text:protected", "false", "text:name", name, NULL);
  write_source (self, contents);
  kei_element_open (self->out, "text:index-body");
  if (*contents->title != '\0')
    {
      g_autofree char *title = g_strconcat (name, "_Head", NULL);

      kei_element_open_with (self->out, "text:index-title", "text:style-name", "Contents", "text:name", title, NULL);
      kei_odt_open_paragraph (self, (KeiOdtLook){ .base = KEI_ODT_CONTENTS_TITLE });
      kei_odt_write_text (self, contents->title);
      kei_odt_close_paragraph (self);
      kei_element_close (self->out);
    }
  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_HEADING && blocks[i].heading->level <= contents->depth)
      write_entry (self, blocks[i].heading);
  kei_element_close (self->out);
  kei_element_close (self->out);
}
