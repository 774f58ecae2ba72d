/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ODT and DOCX have in common. */
#include "config.h"

#include "kei-report-office.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kei-report-pages-private.h"

/* What the styles are called: in Japanese, and elsewhere. */
static const struct
{
  const char *japanese;
  const char *other;
} role_names[] = {
  [KEI_PARAGRAPH_BODY] = { "計画の本文", "Plan text" },
  [KEI_PARAGRAPH_LEAD] = { "リード文", "Lead" },
  [KEI_PARAGRAPH_LABEL] = { "小見出し", "Label" },
  [KEI_PARAGRAPH_NOTE] = { "注記", "Remark" },
  [KEI_PARAGRAPH_CAPTION] = { "図表の題", "Table and figure title" },
  [KEI_PARAGRAPH_CELL] = { "表の文字", "Cell" },
  [KEI_PARAGRAPH_CELL_HEAD] = { "表の見出し", "Cell heading" },
  [KEI_PARAGRAPH_COVER_TITLE] = { "表紙の題名", "Cover title" },
  [KEI_PARAGRAPH_COVER_SUBTITLE] = { "表紙の副題", "Cover subtitle" },
  [KEI_PARAGRAPH_COVER_LINE] = { "表紙の行", "Cover line" },
  [KEI_PARAGRAPH_CONTENTS] = { "目次の行", "Contents line" },
  [KEI_PARAGRAPH_FURNITURE] = { "柱とノンブル", "Page furniture" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (role_names) == KEI_N_PARAGRAPH_ROLES);

gboolean
kei_office_is_japanese (const char *language)
{
  return *language == '\0' || g_str_has_prefix (language, "ja");
}

const char *
kei_office_role_name (KeiParagraphRole role, const char *language)
{
  return kei_office_is_japanese (language) ? role_names[role].japanese : role_names[role].other;
}

static gboolean
is_generic (const char *font)
{
  return g_str_equal (font, "serif") || g_str_equal (font, "sans-serif") || g_str_equal (font, "monospace");
}

GStrv
kei_office_split_fonts (const char *fonts)
{
  g_auto (GStrv) parts = g_strsplit (fonts, ",", -1);
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv names;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && !is_generic (parts[i]))
      g_strv_builder_add (builder, parts[i]);
  names = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return names;
}

gboolean
kei_office_is_serif (const char *fonts)
{
  return !g_str_has_suffix (fonts, "sans-serif") && g_str_has_suffix (fonts, "serif");
}

void
kei_office_get_page (const KeiReportStyle *style, const KeiReportPart *part, double *width, double *height, double *text_width)
{
  const KeiPageSetup *page = kei_report_style_get_page (style);
  double short_side, long_side;

  kei_paper_get_size (part->paper, &short_side, &long_side);
  *width = part->across ? long_side : short_side;
  *height = part->across ? short_side : long_side;
  *text_width = MAX (*width - page->left - page->right, 36);
}

/* --- Text --- */

#define LONGEST_NAME 240 /* Word says that a file is damaged where such a name has more than 255 units */

char *
kei_office_dup_short (const char *text)
{
  const char *at = text;

  for (guint units = 0; *at != '\0'; at = g_utf8_next_char (at))
    {
      units += g_utf8_get_char (at) > 0xffff ? 2 : 1;
      if (units > LONGEST_NAME)
        break;
    }
  return g_strndup (text, (gsize) (at - text));
}

char *
kei_office_dup_gap (const char *text)
{
  GString *gap = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n')
        g_string_append_c (gap, '\n');
      else if (!g_unichar_iszerowidth (c))
        g_string_append (gap, g_unichar_iswide (c) ? "\343\200\200" : "\302\240");
    }
  return g_string_free (gap, FALSE);
}

char *
kei_office_dup_heading (const KeiHeading *heading)
{
  return g_strconcat (heading->number, *heading->number != '\0' && *heading->title != '\0' ? "\343\200\200" : "", heading->title, NULL);
}

/* --- Pages --- */

const KeiReportPart *
kei_office_find_first_page (const KeiReport *report)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);

  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_PART && blocks[i].part->furniture)
      return blocks[i].part;
  return NULL;
}

gboolean
kei_office_counts_by_end (const KeiReport *report)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);
  const KeiReportStyle *style = kei_report_get_style (report);

  if (blocks[0].part->furniture || kei_office_find_first_page (report) == NULL)
    return FALSE;
  for (KeiFurniture furniture = KEI_FURNITURE_HEADER; furniture <= KEI_FURNITURE_FOOTER; furniture++)
    for (KeiAlign place = KEI_ALIGN_START; place <= KEI_ALIGN_END; place++)
      if (strstr (kei_report_style_get_furniture (style, furniture, place), "{pages}") != NULL)
        return TRUE;
  return FALSE;
}

static void
tell_half (double fraction, gpointer data)
{
  KeiReportJob *job = data;

  job->progress (fraction * 0.8, job->data);
}

GHashTable *
kei_office_number_pages (KeiReport *report, KeiReportJob *job, gboolean *ok, GError **error)
{
  /* What the pages have to say of fonts and images is not about this file. */
  KeiReportJob quiet = { .cancellable = job != NULL ? job->cancellable : NULL, .progress = job != NULL && job->progress != NULL ? tell_half : NULL, .data = job };
  g_autoptr (KeiReportPages) pages = NULL;
  GHashTable *numbers;
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);

  *ok = TRUE;
  if (kei_report_count (report, KEI_BLOCK_CONTENTS) == 0 && !kei_office_counts_by_end (report))
    return NULL;
  pages = kei_report_pages_new_loose (report, &quiet, error);
  if (pages == NULL)
    {
      *ok = FALSE;
      return NULL;
    }
  numbers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < n; i++)
    {
      KeiReportSpot spot;

      if (blocks[i].kind == KEI_BLOCK_HEADING && kei_report_pages_find (pages, blocks[i].heading->anchor, &spot))
        g_hash_table_insert (numbers, blocks[i].heading->anchor, g_strdup (kei_report_pages_get_label (pages, spot.page)));
    }
  g_hash_table_insert (numbers, KEI_OFFICE_END, g_strdup (kei_report_pages_get_label (pages, kei_report_pages_get_n_pages (pages) - 1)));
  return numbers;
}

/* --- Colours --- */

const char *
kei_office_format_colour (KeiRgba colour, KeiColourText text)
{
  g_snprintf (text, sizeof (KeiColourText), "%06x", (guint) (colour & 0xffffff));
  return text;
}

/* So much of the colour on white. */
static KeiRgba
thin (KeiRgba colour, double share)
{
  KeiRgba thinned = 0xff;

  for (int shift = 16; shift >= 0; shift -= 8)
    thinned = thinned << 8 | (KeiRgba) lround (255 - share * (255 - ((colour >> shift) & 0xff)));
  return thinned;
}

KeiRgba
kei_office_tone_fill (const KeiReportStyle *style, KeiTone tone)
{
  switch (tone)
    {
    case KEI_TONE_HEAD:
    case KEI_TONE_TOTAL:
      return kei_report_style_get_ink (style, KEI_INK_TINT);
    case KEI_TONE_SUBTOTAL:
      return thin (kei_report_style_get_ink (style, KEI_INK_TINT), 0.55);
    case KEI_TONE_ADDED:
      return thin (kei_report_style_get_ink (style, KEI_INK_ADDED), 0.12);
    case KEI_TONE_REMOVED:
      return thin (kei_report_style_get_ink (style, KEI_INK_REMOVED), 0.12);
    case KEI_TONE_CHANGED:
      return thin (kei_report_style_get_ink (style, KEI_INK_CHANGED), 0.12);
    case KEI_TONE_NONE:
    case KEI_TONE_MUTED:
    default:
      return KEI_RGBA_NONE;
    }
}

KeiMarks
kei_office_tone_marks (KeiTone tone)
{
  return tone == KEI_TONE_TOTAL ? KEI_MARK_BOLD | KEI_OFFICE_MARK_HEAD : 0;
}

KeiInk
kei_office_tone_ink (KeiTone tone)
{
  return tone == KEI_TONE_MUTED ? KEI_INK_SECONDARY : KEI_INK_NONE;
}

/* --- Tables --- */

typedef struct
{
  const KeiCell *cell;
  guint column;
  guint rows; /* that it still reaches into */
} Cover;

void
kei_office_grid_init (KeiOfficeGrid *grid, const KeiReportTable *table)
{
  *grid = (KeiOfficeGrid){ .table = table };
  grid->covers = g_array_new (FALSE, TRUE, sizeof (Cover));
  g_array_set_size (grid->covers, table->columns->len);
  grid->places = g_array_new (FALSE, FALSE, sizeof (KeiOfficePlace));
}

void
kei_office_grid_clear (KeiOfficeGrid *grid)
{
  g_array_unref (grid->covers);
  g_array_unref (grid->places);
}

const GArray *
kei_office_grid_next (KeiOfficeGrid *grid)
{
  const KeiRow *row;
  guint used = 0;

  if (grid->n_rows == grid->table->rows->len)
    return NULL;
  row = g_ptr_array_index (grid->table->rows, grid->n_rows++);
  g_array_set_size (grid->places, 0);
  for (guint column = 0; column < grid->covers->len;)
    {
      Cover *cover = &g_array_index (grid->covers, Cover, column);
      KeiOfficePlace place = { cover->cell, column, cover->rows > 0 };

      if (place.above)
        cover->rows--;
      else
        {
          place.cell = g_ptr_array_index (row->cells, used++);
          *cover = (Cover){ place.cell, column, place.cell->rows - 1 };
        }
      g_array_append_val (grid->places, place);
      column += place.cell->columns;
    }
  return grid->places;
}

int *
kei_office_dup_edges (const KeiReportTable *table, double width)
{
  int *edges = g_new (int, table->columns->len + 1);
  double sum = 0, reached = 0;

  for (guint i = 0; i < table->columns->len; i++)
    sum += MAX (g_array_index (table->columns, KeiColumn, i).width, 0.001);
  edges[0] = 0;
  for (guint i = 0; i < table->columns->len; i++)
    {
      reached += MAX (g_array_index (table->columns, KeiColumn, i).width, 0.001);
      edges[i + 1] = (int) lround (20 * width * reached / sum);
    }
  return edges;
}

/* --- Paragraphs, wherever they stand --- */

static void
foreach_in_table (const KeiReportTable *table, KeiOfficeParagraphFunc func, gpointer data)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const KeiRow *row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KeiCell *cell = g_ptr_array_index (row->cells, j);

          for (guint k = 0; k < cell->paragraphs->len; k++)
            func (data, g_ptr_array_index (cell->paragraphs, k));
        }
    }
}

void
kei_office_foreach_paragraph (const KeiBlock *block, KeiOfficeParagraphFunc func, gpointer data)
{
  if (block->kind == KEI_BLOCK_PARAGRAPH)
    func (data, block->paragraph);
  else if (block->kind == KEI_BLOCK_TABLE)
    foreach_in_table (block->table, func, data);
  else if (block->kind == KEI_BLOCK_LIST)
    for (guint i = 0; i < block->list->entries->len; i++)
      func (data, g_array_index (block->list->entries, KeiListEntry, i).paragraph);
}

/* --- Figures --- */

const KeiPicture *
kei_office_add_figure (KeiMedia *media, const KeiFigure *figure, KeiReportJob *job)
{
  const KeiPicture *picture;

  if (figure->drawing != NULL)
    return kei_media_add_drawing (media, figure->drawing);
  picture = kei_media_add_image (media, figure);
  if (picture == NULL)
    kei_report_job_note (job, _ ("The image “%s” is no PNG, JPEG or SVG that can be read; its description stands in its place."), *figure->caption != '\0' ? figure->caption : figure->description);
  return picture;
}

void
kei_office_fit (const KeiFigure *figure, const KeiPicture *picture, double text_width, double text_height, double *width, double *height)
{
  double wanted = figure->width > 0 ? figure->width : picture->width;
  double factor = MIN (wanted, text_width) / picture->width;

  /* Room for a caption and a source. */
  factor = MIN (factor, 0.88 * text_height / picture->height);
  *width = picture->width * factor;
  *height = picture->height * factor;
}
