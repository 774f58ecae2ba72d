/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings and images as HTML. A drawing becomes SVG in the page. What a person put in may be anything: it is shown by
 * <img> alone, where nothing in it can run or fetch, and only if its first bytes are those of an image. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-drawing-svg.h"
#include "kei-html-private.h"
#include "kei-report-markup.h"

/* A drawing that is broader gets a box to scroll in, rather than letters too small to read. */
#define BROAD 380.0

static void
append_element (GString *out, const char *tag, const char *text)
{
  if (*text == '\0')
    return;
  g_string_append_printf (out, "<%s>", tag);
  kei_markup_append_attribute (out, text);
  g_string_append_printf (out, "</%s>", tag);
}

static void
append_view_box (GString *out, const KeiDrawing *drawing)
{
  g_string_append (out, " viewBox=\"0 0 ");
  kei_markup_append_number (out, kei_drawing_get_width (drawing));
  g_string_append_c (out, ' ');
  kei_markup_append_number (out, kei_drawing_get_height (drawing));
  g_string_append_c (out, '"');
}

/* Whether it brings the ground that it stands on, so that it can be seen on a dark page too. */
static gboolean
has_ground (const KeiDrawing *drawing)
{
  guint n;
  const KeiShape *shapes = kei_drawing_get_shapes (drawing, &n);

  return n > 0 && shapes[0].kind == KEI_SHAPE_RECTANGLE && shapes[0].fill >> 24 == 255 && shapes[0].x <= 0 && shapes[0].y <= 0
         && shapes[0].width >= kei_drawing_get_width (drawing) && shapes[0].height >= kei_drawing_get_height (drawing);
}

void
kei_html_append_sign (KeiHtml *self, const KeiDrawing *drawing, const char *text)
{
  GString *out = self->sink.text;
  g_autoptr (GString) shapes = g_string_new (NULL);
  g_autofree char *sum = NULL;
  const char *id;

  append_view_box (shapes, drawing);
  g_string_append_c (shapes, '>');
  kei_drawing_append_svg (drawing, kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_BODY)->font, shapes);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, shapes->str, (gssize) shapes->len);
  id = g_hash_table_lookup (self->symbols, sum);

  g_string_append_printf (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"%s\" %s style=\"width:", has_ground (drawing) ? "sign" : "sign ground",
                          *text != '\0' ? "role=\"img\"" : "aria-hidden=\"true\"");
  kei_html_append_length (out, self, kei_drawing_get_width (drawing));
  g_string_append (out, ";height:");
  kei_html_append_length (out, self, kei_drawing_get_height (drawing));
  g_string_append (out, "\">");
  append_element (out, "title", text);
  if (id == NULL)
    {
      char *made = kei_html_make_id (self, "s");

      g_string_append_printf (out, "<symbol id=\"%s\"%s</symbol>", made, shapes->str);
      g_hash_table_insert (self->symbols, g_steal_pointer (&sum), made);
      id = made;
    }
  g_string_append_printf (out, "<use href=\"#%s\"/></svg>", id);
}

static const char *
get_name (const KeiHtml *self, const KeiFigure *figure)
{
  return *figure->caption != '\0' ? figure->caption : *figure->description != '\0' ? figure->description
                                                                                   : self->heading;
}

static void
append_drawing (KeiHtml *self, const KeiFigure *figure)
{
  GString *out = self->sink.text;
  double width = figure->width > 0 ? figure->width : kei_drawing_get_width (figure->drawing);
  const char *name = get_name (self, figure);

  g_string_append (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ground\" role=\"img\"");
  append_view_box (out, figure->drawing);
  g_string_append (out, " style=\"width:");
  kei_html_append_length (out, self, width);
  if (width > BROAD)
    {
      g_string_append (out, ";min-width:");
      kei_html_append_length (out, self, width * 0.7);
    }
  g_string_append (out, "\">");
  append_element (out, "title", name);
  append_element (out, "desc", name != figure->description ? figure->description : "");
  kei_drawing_append_svg (figure->drawing, kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_BODY)->font, out);
  g_string_append (out, "</svg>\n");
}

/* --- Images --- */

static gboolean
is_svg (const char *data, gsize size)
{
  gsize looked_at = MIN (size, 4096);

  if (size >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    data += 3, looked_at -= 3;
  while (looked_at > 0 && g_ascii_isspace (*data))
    data++, looked_at--;
  return looked_at > 0 && *data == '<' && g_strstr_len (data, (gssize) looked_at, "<svg") != NULL;
}

/* By its first bytes: what the file says of itself may be wrong. NULL: nothing that a browser shows. */
static const char *
get_media_type (GBytes *image)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *type;
  } rows[] = {
    { "\211PNG\r\n\032\n", 8, "image/png" },
    { "\377\330\377", 3, "image/jpeg" },
    { "GIF87a", 6, "image/gif" },
    { "GIF89a", 6, "image/gif" },
  };
  gsize size;
  const char *data = g_bytes_get_data (image, &size);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (size > rows[i].length && memcmp (data, rows[i].bytes, rows[i].length) == 0)
      return rows[i].type;
  if (size > 12 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    return "image/webp";
  return size > 0 && is_svg (data, size) ? "image/svg+xml" : NULL;
}

static void
append_base64 (GString *out, GBytes *bytes)
{
  gsize size, length;
  const guchar *data = g_bytes_get_data (bytes, &size);
  int state = 0, save = 0;
  gsize start = out->len;

  g_string_set_size (out, start + (size / 3 + 1) * 4 + 4);
  length = g_base64_encode_step (data, size, FALSE, out->str + start, &state, &save);
  length += g_base64_encode_close (FALSE, out->str + start + length, &state, &save);
  g_string_set_size (out, start + length);
}

static void
append_image (KeiHtml *self, const KeiFigure *figure)
{
  GString *out = self->sink.text;
  const char *type = get_media_type (figure->image);
  const char *name = *figure->description != '\0' ? figure->description : get_name (self, figure);

  if (type == NULL)
    {
      kei_report_job_note (self->job, _ ("An image is none that can be shown, so its description stands in its place: %s"), name);
      g_string_append (out, "<p class=\"missing\">");
      kei_markup_append (out, name);
      g_string_append (out, "</p>\n");
      return;
    }
  g_string_append (out, "<img alt=\"");
  kei_markup_append_attribute (out, name);
  g_string_append (out, "\"");
  if (figure->width > 0)
    {
      g_string_append (out, " style=\"width:");
      kei_html_append_length (out, self, figure->width);
      g_string_append_c (out, '"');
    }
  g_string_append_printf (out, " src=\"data:%s;base64,", type);
  append_base64 (out, figure->image);
  g_string_append (out, "\"/>\n");
}

void
kei_html_append_figure (KeiHtml *self, const KeiFigure *figure)
{
  GString *out = self->sink.text;

  g_string_append (out, "<figure>\n");
  if (figure->drawing != NULL)
    {
      gboolean broad = MAX (figure->width, kei_drawing_get_width (figure->drawing)) > BROAD;

      if (broad)
        {
          g_string_append (out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
          kei_markup_append_attribute (out, get_name (self, figure));
          g_string_append (out, "\">\n");
        }
      append_drawing (self, figure);
      g_string_append (out, broad ? "</div>\n" : "");
    }
  else
    append_image (self, figure);
  if (*figure->caption != '\0' || *figure->source != '\0')
    {
      g_string_append (out, "<figcaption>");
      kei_markup_append (out, figure->caption);
      if (*figure->source != '\0')
        {
          g_string_append (out, *figure->caption != '\0' ? "<br/><small>" : "<small>");
          kei_markup_append (out, figure->source);
          g_string_append (out, "</small>");
        }
      g_string_append (out, "</figcaption>\n");
    }
  g_string_append (out, "</figure>\n");
}
