/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as one SVG. A single one is the whole picture; several stand below one another with their captions. */
#include "config.h"

#include "kei-report-svg.h"

#include <glib/gi18n-lib.h>

#include "kei-drawing-svg.h"
#include "kei-report-image.h"
#include "kei-report-markup.h"
#include "kei-report-sink.h"

#define GAP 24          /* points between figures */
#define CAPTION_ROOM 18 /* over a figure that is one of several */
#define CAPTION_SIZE 10
#define NO_IMAGE_WIDTH 240 /* of what stands for an image that cannot be read */
#define NO_IMAGE_HEIGHT 60

typedef struct
{
  const KeiFigure *figure;
  const char *kind; /* (nullable): of an image that can be read */
  double width;
  double height;
} Picture;

static Picture
measure (const KeiFigure *figure, KeiReportJob *job)
{
  Picture picture = { figure, NULL, NO_IMAGE_WIDTH, NO_IMAGE_HEIGHT };

  if (figure->drawing != NULL)
    {
      picture.width = kei_drawing_get_width (figure->drawing);
      picture.height = kei_drawing_get_height (figure->drawing);
    }
  else if (!kei_image_measure (figure->image, &picture.kind, &picture.width, &picture.height))
    {
      picture = (Picture){ figure, NULL, NO_IMAGE_WIDTH, NO_IMAGE_HEIGHT };
      kei_report_job_note (job, _ ("The image “%s” is no PNG, JPEG or SVG that can be read; its description stands in its place."), *figure->caption != '\0' ? figure->caption : figure->description);
    }
  return picture;
}

static void
append_element (GString *out, const char *name, const char *text)
{
  if (*text == '\0')
    return;
  g_string_append_printf (out, "<%s>", name);
  kei_markup_append_attribute (out, text);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
append_attribute (GString *out, const char *name, double value, const char *unit)
{
  g_string_append_printf (out, " %s=\"", name);
  kei_markup_append_number (out, value);
  g_string_append_printf (out, "%s\"", unit);
}

static void
append_image (GString *out, const Picture *picture)
{
  gsize size;
  const guchar *data = g_bytes_get_data (picture->figure->image, &size);
  g_autofree char *encoded = g_base64_encode (data, size);

  g_string_append (out, "<image");
  append_attribute (out, "width", picture->width, "");
  append_attribute (out, "height", picture->height, "");
  g_string_append_printf (out, " href=\"data:image/%s%s;base64,%s\"/>\n", picture->kind, g_str_equal (picture->kind, "svg") ? "+xml" : "", encoded);
}

/* A box with the description. */
static KeiDrawing *
draw_words (const Picture *picture)
{
  KeiDrawing *drawing = kei_drawing_new (picture->width, picture->height, NULL);
  KeiShape *shape;

  shape = kei_drawing_add_rectangle (drawing, 0.5, 0.5, picture->width - 1, picture->height - 1, KEI_RGBA (0xf4f4f4));
  shape->stroke = KEI_RGBA (0x888888);
  shape->line_width = 0.5;
  shape = kei_drawing_add_text (drawing, 8, 4, picture->width - 16, picture->height - 8, picture->figure->description, 9, KEI_RGBA (0x444444));
  shape->align = shape->block = KEI_ALIGN_CENTER;
  return drawing;
}

static void
append_picture (GString *out, const Picture *picture, const char *font)
{
  if (picture->figure->drawing != NULL)
    kei_drawing_append_svg (picture->figure->drawing, font, out);
  else if (picture->kind != NULL)
    append_image (out, picture);
  else
    {
      g_autoptr (KeiDrawing) words = draw_words (picture);

      kei_drawing_append_svg (words, font, out);
    }
  g_string_append_c (out, '\n');
}

static void
append_caption (GString *out, const KeiFigure *figure)
{
  if (*figure->caption == '\0')
    return;
  g_string_append (out, "<text");
  append_attribute (out, "y", -(CAPTION_ROOM - CAPTION_SIZE), "");
  append_attribute (out, "font-size", CAPTION_SIZE, "");
  g_string_append (out, " font-weight=\"bold\">");
  kei_markup_append_attribute (out, figure->caption);
  g_string_append (out, "</text>\n");
}

static void
open_svg (GString *out, KeiReport *report, const char *font, double width, double height)
{
  const KeiReportFacts *facts = kei_report_get_facts (report);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
  if (*facts->language != '\0')
    {
      g_string_append (out, " xml:lang=\"");
      kei_markup_append_attribute (out, facts->language);
      g_string_append_c (out, '"');
    }
  append_attribute (out, "width", width, "pt");
  append_attribute (out, "height", height, "pt");
  g_string_append (out, " viewBox=\"0 0 ");
  kei_markup_append_number (out, width);
  g_string_append_c (out, ' ');
  kei_markup_append_number (out, height);
  g_string_append (out, "\" font-family=\"");
  kei_markup_append_attribute (out, font);
  g_string_append (out, "\">\n");
}

static gboolean
write_pictures (KeiReport *report, const GArray *pictures, KeiReportSink *sink, GError **error)
{
  const char *font = kei_report_style_get_paragraph (kei_report_get_style (report), KEI_PARAGRAPH_BODY)->font;
  const Picture *first = &g_array_index (pictures, Picture, 0);
  gboolean several = pictures->len > 1;
  double width = 0, height = 0;

  for (guint i = 0; i < pictures->len; i++)
    {
      const Picture *picture = &g_array_index (pictures, Picture, i);

      width = MAX (width, picture->width);
      height += picture->height + (several ? CAPTION_ROOM : 0) + (i > 0 ? GAP : 0);
    }
  open_svg (sink->text, report, font != NULL ? font : "serif", width, height);
  append_element (sink->text, "title", several || *first->figure->caption == '\0' ? kei_report_get_facts (report)->title : first->figure->caption);
  if (!several)
    append_element (sink->text, "desc", first->figure->description);
  height = 0;
  for (guint i = 0; i < pictures->len; i++)
    {
      const Picture *picture = &g_array_index (pictures, Picture, i);

      if (several)
        {
          height += CAPTION_ROOM;
          g_string_append (sink->text, "<g transform=\"translate(0 ");
          kei_markup_append_number (sink->text, height);
          g_string_append (sink->text, ")\">\n");
          append_element (sink->text, "title", picture->figure->caption);
          append_element (sink->text, "desc", picture->figure->description);
          append_caption (sink->text, picture->figure);
        }
      append_picture (sink->text, picture, font);
      if (several)
        g_string_append (sink->text, "</g>\n");
      height += picture->height + GAP;
      if (!kei_report_sink_step (sink, i, pictures->len, error))
        return FALSE;
    }
  g_string_append (sink->text, "</svg>\n");
  return TRUE;
}

gboolean
kei_report_write_svg (KeiReport *report, GOutputStream *stream, KeiReportJob *job, GError **error)
{
  g_autoptr (GArray) pictures = g_array_new (FALSE, FALSE, sizeof (Picture));
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);
  KeiReportSink sink;

  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_FIGURE)
      {
        Picture picture = measure (blocks[i].figure, job);

        g_array_append_val (pictures, picture);
      }
  if (pictures->len == 0)
    {
      g_set_error (error, KEI_REPORT_ERROR, KEI_REPORT_ERROR_EMPTY, _ ("There is no figure in what was to be exported, and SVG holds nothing else. Choose another format."));
      return FALSE;
    }
  kei_report_sink_init (&sink, stream, job);
  return kei_report_sink_end (&sink, write_pictures (report, pictures, &sink, error), error);
}
