/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures in DOCX: in the line, with words for those who cannot see them. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kei-report-docx-private.h"

#define EMU_PER_POINT 12700

static void
write_extent (KeiDocx *self, const char *element, double width, double height)
{
  kei_element_open (self->out, element);
  kei_element_attribute_int (self->out, "cx", (int) lround (width * EMU_PER_POINT));
  kei_element_attribute_int (self->out, "cy", (int) lround (height * EMU_PER_POINT));
  kei_element_close (self->out);
}

/* Which file a picture is shown from, by the id of its relation: pixels, and vectors for those that know them (Word 2016). */
static void
write_blip (KeiDocx *self, const KeiPicture *picture)
{
  g_autofree char *pixels = g_strdup_printf ("rPicture%u", picture->number), *vectors = g_strdup_printf ("rVectors%u", picture->number);

  kei_element_open_with (self->out, "a:blip", "r:embed", pixels, NULL);
  if (kei_picture_has_vectors (picture))
    {
      kei_element_open (self->out, "a:extLst");
      kei_element_open_with (self->out, "a:ext", "uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}", NULL);
      kei_element_empty (self->out, "asvg:svgBlip", "xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main", "r:embed", vectors, NULL);
      kei_element_close (self->out);
      kei_element_close (self->out);
    }
  kei_element_close (self->out);
}

void
kei_docx_write_picture (KeiDocx *self, const KeiPicture *picture, const char *description, double width, double height)
{
  g_autofree char *name = g_strdup_printf ("Picture %u", ++self->n_drawings);

  kei_element_open (self->out, "w:drawing");
  kei_element_open_with (self->out, "wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0", NULL);
  write_extent (self, "wp:extent", width, height);
  kei_element_open (self->out, "wp:docPr");
  kei_element_attribute_int (self->out, "id", (int) self->n_drawings);
  kei_element_attribute (self->out, "name", name);
  kei_element_attribute (self->out, "descr", description);
  kei_element_close (self->out);
  kei_element_open (self->out, "wp:cNvGraphicFramePr");
  kei_element_empty (self->out, "a:graphicFrameLocks", "noChangeAspect", "1", NULL);
  kei_element_close (self->out);
  kei_element_open (self->out, "a:graphic");
  kei_element_open_with (self->out, "a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/picture", NULL);
  kei_element_open (self->out, "pic:pic");
  kei_element_open (self->out, "pic:nvPicPr");
  kei_element_open (self->out, "pic:cNvPr");
  kei_element_attribute_int (self->out, "id", (int) self->n_drawings);
  kei_element_attribute (self->out, "name", name);
  kei_element_close (self->out);
  kei_element_empty (self->out, "pic:cNvPicPr", NULL);
  kei_element_close (self->out);
  kei_element_open (self->out, "pic:blipFill");
  write_blip (self, picture);
  kei_element_open (self->out, "a:stretch");
  kei_element_empty (self->out, "a:fillRect", NULL);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_open (self->out, "pic:spPr");
  kei_element_open (self->out, "a:xfrm");
  kei_element_empty (self->out, "a:off", "x", "0", "y", "0", NULL);
  write_extent (self, "a:ext", width, height);
  kei_element_close (self->out);
  kei_element_open_with (self->out, "a:prstGeom", "prst", "rect", NULL);
  kei_element_empty (self->out, "a:avLst", NULL);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_close (self->out);
}

/* A paragraph that is one text; @keep with the next. */
static void
write_line (KeiDocx *self, const char *text, KeiParagraphRole role, KeiAlign align, gboolean keep)
{
  g_autofree char *style = kei_docx_dup_role (role, 1);

  kei_docx_open_paragraph (self, &(KeiDocxParagraph){ .style = style, .keep_next = keep, .align = align });
  kei_docx_write_plain (self, text);
  kei_docx_close_paragraph (self);
}

void
kei_docx_write_figure (KeiDocx *self, const KeiFigure *figure)
{
  const KeiPicture *picture = kei_office_add_figure (self->media, figure, self->job);
  gboolean captioned = *figure->caption != '\0', sourced = *figure->source != '\0', ends = self->section_ends;

  self->section_ends = ends && !captioned && !sourced;
  if (picture == NULL)
    write_line (self, figure->description, KEI_PARAGRAPH_NOTE, KEI_ALIGN_CENTER, captioned || sourced);
  else
    {
      double width, height;

      kei_office_fit (figure, picture, self->text_width, self->page_height, &width, &height);
      kei_docx_open_paragraph (self, &(KeiDocxParagraph){ .style = "KeiFigure", .keep_next = captioned || sourced });
      kei_element_open (self->out, "w:r");
      kei_docx_write_picture (self, picture, figure->description, width, height);
      kei_element_close (self->out);
      kei_docx_close_paragraph (self);
    }
  self->section_ends = ends && !sourced;
  if (captioned)
    write_line (self, figure->caption, KEI_PARAGRAPH_CAPTION, KEI_ALIGN_CENTER, sourced);
  self->section_ends = ends;
  if (sourced)
    write_line (self, figure->source, KEI_PARAGRAPH_NOTE, KEI_ALIGN_CENTER, FALSE);
  self->section_ends = FALSE;
}

/* --- Files --- */

static void
write_relation (KeiDocx *self, const char *kind, guint number, const char *extension)
{
  g_autofree char *id = g_strdup_printf ("r%s%u", kind, number), *target = g_strdup_printf ("media/picture%u.%s", number, extension);

  kei_element_empty (self->out, "Relationship", "Id", id, "Type", KEI_DOCX_RELATIONS "/image", "Target", target, NULL);
}

void
kei_docx_write_media_relations (KeiDocx *self)
{
  const KeiPicture *picture;

  for (guint i = 0; (picture = kei_media_get (self->media, i, NULL)) != NULL; i++)
    {
      gboolean vectors = kei_picture_has_vectors (picture);

      write_relation (self, "Picture", picture->number, vectors ? "png" : picture->extension);
      if (vectors)
        write_relation (self, "Vectors", picture->number, "svg");
    }
}
