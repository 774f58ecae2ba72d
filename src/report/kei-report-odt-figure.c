/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures in ODT: frames in the line, with words for those who cannot see them. */
#include "config.h"

#include "kei-report-odt-private.h"

static void
write_image (KeiOdt *self, guint number, const char *extension)
{
  g_autofree char *target = g_strdup_printf ("Pictures/picture%u.%s", number, extension);

  kei_element_empty (self->out, "draw:image", "xlink:href", target, "xlink:type", "simple", "xlink:show", "embed", "xlink:actuate", "onLoad", NULL);
}

void
kei_odt_write_picture (KeiOdt *self, const KeiPicture *picture, const char *description, double width, double height)
{
  g_autofree char *name = g_strdup_printf ("Picture%u", ++self->n_frames);

  kei_element_open_with (self->out, "draw:frame", "draw:style-name", "Frame", "draw:name", name, "text:anchor-type", "as-char", NULL);
  kei_element_attribute_points (self->out, "svg:width", width);
  kei_element_attribute_points (self->out, "svg:height", height);
  /* The first that a program can show is shown. */
  if (kei_picture_has_vectors (picture))
    write_image (self, picture->number, "svg");
  write_image (self, picture->number, kei_picture_has_vectors (picture) ? "png" : picture->extension);
  kei_element_leaf (self->out, "svg:desc", description);
  kei_element_close (self->out);
}

static void
write_line (KeiOdt *self, const char *text, KeiParagraphRole role, gboolean keep)
{
  kei_odt_open_paragraph (self, (KeiOdtLook){ .base = role, .choice = KEI_ALIGN_CENTER, .flags = keep ? KEI_ODT_KEEP : 0 });
  kei_odt_write_text (self, text);
  kei_odt_close_paragraph (self);
}

void
kei_odt_write_figure (KeiOdt *self, const KeiFigure *figure)
{
  /* The note about what cannot be shown is told once. */
  const KeiPicture *picture = kei_office_add_figure (self->media, figure, self->out != NULL ? self->job : NULL);
  gboolean captioned = *figure->caption != '\0', sourced = *figure->source != '\0';

  if (picture == NULL)
    write_line (self, figure->description, KEI_PARAGRAPH_NOTE, captioned || sourced);
  else
    {
      double width, height;

      kei_office_fit (figure, picture, self->text_width, self->page_height, &width, &height);
      kei_odt_open_paragraph (self, (KeiOdtLook){ .base = KEI_ODT_FIGURE, .flags = captioned || sourced ? KEI_ODT_KEEP : 0 });
      kei_odt_write_picture (self, picture, figure->description, width, height);
      kei_odt_close_paragraph (self);
    }
  if (captioned)
    write_line (self, figure->caption, KEI_PARAGRAPH_CAPTION, sourced);
  if (sourced)
    write_line (self, figure->source, KEI_PARAGRAPH_NOTE, FALSE);
}

/* --- Files --- */

static void
write_entry (KeiOdt *self, guint number, const char *extension)
{
  g_autofree char *path = g_strdup_printf ("Pictures/picture%u.%s", number, extension);
  g_autofree char *type = g_strdup_printf ("image/%s", g_str_equal (extension, "svg") ? "svg+xml" : extension);

  kei_element_empty (self->out, "manifest:file-entry", "manifest:full-path", path, "manifest:media-type", type, NULL);
}

void
kei_odt_write_media_entries (KeiOdt *self)
{
  const KeiPicture *picture;

  for (guint i = 0; (picture = kei_media_get (self->media, i, NULL)) != NULL; i++)
    {
      if (kei_picture_has_vectors (picture))
        write_entry (self, picture->number, "svg");
      write_entry (self, picture->number, kei_picture_has_vectors (picture) ? "png" : picture->extension);
    }
}
