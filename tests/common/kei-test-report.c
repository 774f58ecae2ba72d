/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report that has everything, and a long one. */
#include "config.h"

#include "kei-test-report.h"

/* The first ones stand in tables. */
static const char *const texts[] = {
  "=1+2",
  "+81-1234",
  "@SUM(A1)",
  "-危険",
  "<script>alert(1)</script> & \"引用\" '一重'",
  "葛󠄀城市の髙﨑さんと𠮷田さん",
  "漁業者👩‍🌾の数①㈱〒",
  "合計",
  "みなと町のこれから",
  "海と人がめぐりあうまち",
  "変わらない語と",
  "加わった語と",
  "去った語",
  "一つ目の項目",
  "その下の項目",
  "</w:t></text:p>]]>&amp;",
  NULL,
};

#define N_IN_TABLES 8

const char *const *
kei_test_report_texts (guint *n_in_tables)
{
  if (n_in_tables != NULL)
    *n_in_tables = N_IN_TABLES;
  return texts;
}

static KeiDrawing *
draw_everything (void)
{
  KeiDrawing *drawing = kei_drawing_new (240, 120, "図形の見本");
  const KeiPoint line[] = { { 10, 100 }, { 60, 70 }, { 110, 90 } };
  const KeiPoint curve[] = { { 120, 60 }, { 150, 60 }, { 150, 20 }, { 180, 20 } };
  KeiShape *shape;

  shape = kei_drawing_add_rectangle (drawing, 10, 10, 80, 40, KEI_RGBA (0xe6f1f5));
  shape->radius = 6;
  shape->stroke = KEI_RGBA (0x0b6a8f);
  shape->line_width = 1;
  kei_drawing_add_ellipse (drawing, 190, 10, 20, 20, KEI_RGBA (0xfd9d24));
  kei_drawing_add_line (drawing, line, G_N_ELEMENTS (line), KEI_RGBA (0x9a3f6b), 1.5);
  shape = kei_drawing_add_line (drawing, line, G_N_ELEMENTS (line), KEI_RGBA (0x3f6b35), 1);
  shape->closed = TRUE;
  shape->dash = 3;
  kei_drawing_add_curve (drawing, curve, G_N_ELEMENTS (curve), KEI_RGBA (0x555555), 1);
  shape = kei_drawing_add_text (drawing, 12, 12, 76, 36, "図の中の<文字>", 10, KEI_RGBA (0x222222));
  shape->align = shape->block = KEI_ALIGN_CENTER;
  shape->bold = TRUE;
  shape = kei_drawing_add_text (drawing, 215, 10, 20, 100, "縦に書く", 10, KEI_RGBA (0x222222));
  shape->vertical = TRUE;
  return drawing;
}

static KeiDrawing *
draw_tile (void)
{
  KeiDrawing *tile = kei_drawing_new (12, 12, "SDGs 14");
  KeiShape *shape;

  kei_drawing_add_rectangle (tile, 0, 0, 12, 12, KEI_RGBA (0x0a97d9))->radius = 2;
  shape = kei_drawing_add_text (tile, 0, 0, 12, 12, "14", 6, KEI_RGBA (0xffffff));
  shape->align = shape->block = KEI_ALIGN_CENTER;
  return tile;
}

/* A table with spans in head and body, every type and tone. */
static void
add_table (KeiReportBuilder *builder)
{
  static const double widths[] = { 3, 1, 1, 2 };

  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 2, "表の見本");
  kei_report_builder_row (builder);
  kei_report_builder_head_cell (builder, "項目");
  kei_report_builder_span (builder, 1, 2);
  kei_report_builder_head_cell (builder, "事業費");
  kei_report_builder_span (builder, 2, 1);
  kei_report_builder_head_cell (builder, "備考");
  kei_report_builder_span (builder, 1, 9);
  kei_report_builder_row (builder);
  kei_report_builder_head_cell (builder, "令和9年度");
  kei_report_builder_head_cell (builder, "令和10年度");
  for (guint i = 0; i + 1 < N_IN_TABLES; i++)
    {
      kei_report_builder_row (builder);
      kei_report_builder_cell (builder, texts[i]);
      kei_report_builder_head (builder);
      kei_report_builder_int_cell (builder, (gint64) i * 1234567 - 1000);
      kei_report_builder_number_cell (builder, "-12.50", 2, NULL);
      kei_report_builder_cell (builder, "段落1");
      kei_report_builder_paragraph (builder, KEI_PARAGRAPH_CELL);
      kei_report_builder_text (builder, "段落2 ");
      kei_report_builder_drawing (builder, draw_tile ());
    }
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, texts[N_IN_TABLES - 1]);
  kei_report_builder_tone (builder, KEI_TONE_TOTAL);
  kei_report_builder_typed_cell (builder, KEI_CELL_YEAR, "2027", "令和9");
  kei_report_builder_typed_cell (builder, KEI_CELL_DATE, "2027-04-01", "令和9年4月1日");
  kei_report_builder_close_table (builder);
}

static void
add_marks (KeiReportBuilder *builder)
{
  kei_report_builder_paragraph (builder, KEI_PARAGRAPH_BODY);
  kei_report_builder_text (builder, "変わらない語と");
  kei_report_builder_run (builder, "加わった語と", KEI_MARK_INSERTED | KEI_MARK_UNDERLINE, KEI_INK_ADDED);
  kei_report_builder_run (builder, "去った語", KEI_MARK_DELETED | KEI_MARK_STRIKE, KEI_INK_REMOVED);
  kei_report_builder_run (builder, "太い", KEI_MARK_BOLD, KEI_INK_NONE);
  kei_report_builder_run (builder, "小さい", KEI_MARK_SMALL, KEI_INK_SECONDARY);
  kei_report_builder_run (builder, "空き", KEI_MARK_GAP, KEI_INK_NONE);
  kei_report_builder_link (builder, "後の章へ", "later");
}

KeiReport *
kei_test_report_new (const char *style_code)
{
  static const char png[] = "これは画像ではない";
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped (style_code);
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (GBytes) broken = g_bytes_new_static (png, sizeof png - 1);

  kei_report_builder_set_facts (builder, "みなと町のこれから", "みなと町 <企画課>", "見本", "ja");
  kei_report_builder_set_created (builder, "2026-09-12T14:02:00+09:00");
  kei_report_builder_set_reviser (builder, "企画課");
  kei_report_builder_part (builder, "表紙", KEI_PAPER_STYLE, FALSE, FALSE);
  kei_report_builder_paragraph (builder, KEI_PARAGRAPH_COVER_TITLE);
  kei_report_builder_text (builder, "みなと町のこれから");
  kei_report_builder_paragraph (builder, KEI_PARAGRAPH_LEAD);
  kei_report_builder_text (builder, "海と人がめぐりあうまち");
  kei_report_builder_part (builder, "本文", KEI_PAPER_STYLE, FALSE, TRUE);
  kei_report_builder_contents (builder, "目次", 3);
  kei_report_builder_heading (builder, 1, "第1章", "はじめに", NULL);
  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "一段落目。\n二段落目は</w:t></text:p>]]>&amp;を含む。");
  add_marks (builder);
  kei_report_builder_heading (builder, 2, "1", "<b>太字ではない</b>", "later");
  kei_report_builder_open_list (builder, FALSE);
  kei_report_builder_entry (builder, 0, "一つ目の項目");
  kei_report_builder_entry (builder, 1, "その下の項目");
  kei_report_builder_open_list (builder, TRUE);
  kei_report_builder_entry (builder, 0, "番号の付く項目");
  kei_report_builder_entry (builder, 0, "次の項目");
  kei_report_builder_close_list (builder);
  add_table (builder);
  kei_report_builder_paragraph (builder, KEI_PARAGRAPH_NOTE);
  kei_report_builder_text (builder, "表の注");
  kei_report_builder_figure (builder, draw_everything (), "図の見本", "町が作成");
  kei_report_builder_image (builder, broken, "image/png", "読めない画像", "壊れた図", NULL);
  kei_report_builder_part (builder, "広い表", KEI_PAPER_A3, TRUE, TRUE);
  kei_report_builder_heading (builder, 3, "", "横の面", NULL);
  add_table (builder);
  return kei_report_builder_end (builder);
}

KeiReport *
kei_test_report_new_long (const char *style_code, guint n_measures)
{
  static const double widths[] = { 3, 1, 1, 1 };
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped (style_code);
  KeiReportBuilder *builder = kei_report_builder_new (style);

  kei_report_builder_set_facts (builder, "長い計画", "みなと町", NULL, "ja");
  kei_report_builder_contents (builder, "目次", 3);
  for (guint i = 0; i < n_measures; i++)
    {
      g_autofree char *number = g_strdup_printf ("施策%u", i + 1);

      if (i % 20 == 0)
        kei_report_builder_heading (builder, 1, NULL, "基本目標", NULL);
      kei_report_builder_heading (builder, 3, number, "漁業の担い手と漁場を守り育てる", NULL);
      kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY,
                                     "町内の漁業者は十年で四割減り、平均年齢は61歳になった。磯焼けの広がりで根付き資源も細り、港の水揚げは年ごとの差が大きい。\n"
                                     "新しい担い手が技と船を受け継げるよう、研修の場と暮らしの支えを一つの窓口にまとめ、漁協と町と高校が年に四度話し合う。");
      kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, NULL);
      kei_report_builder_row (builder);
      kei_report_builder_head_cell (builder, "指標");
      kei_report_builder_head_cell (builder, "令和6年度");
      kei_report_builder_head_cell (builder, "令和9年度");
      kei_report_builder_head_cell (builder, "令和13年度");
      for (guint j = 0; j < 3; j++)
        {
          kei_report_builder_row (builder);
          kei_report_builder_cell (builder, "新たに漁業に就いた人の数（累計）");
          for (guint k = 0; k < 3; k++)
            kei_report_builder_int_cell (builder, (i * 7 + j * 31 + k * 13) % 5000);
        }
      kei_report_builder_close_table (builder);
    }
  return kei_report_builder_end (builder);
}

void
kei_test_add_random_table (KeiReportBuilder *builder, guint n_columns, guint n_rows, guint n_head_rows)
{
  g_autofree double *widths = g_new (double, n_columns);

  for (guint i = 0; i < n_columns; i++)
    widths[i] = 1;
  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, n_columns, n_head_rows, NULL);
  for (guint i = 0; i < n_rows; i++)
    {
      kei_report_builder_row (builder);
      for (gint32 j = g_test_rand_int_range (0, 7); j > 0; j--)
        {
          kei_report_builder_cell (builder, "x");
          kei_report_builder_span (builder, (guint) g_test_rand_int_range (0, 5), (guint) g_test_rand_int_range (0, 5));
        }
    }
}

GBytes *
kei_test_write_report (KeiReport *report, const char *format, GPtrArray *notes)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  const KeiReportFormat *row = kei_report_format_by_name (format);
  KeiReportJob job = { .notes = notes };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (row);
  g_assert_true (row->write (report, stream, &job, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* --- Streams that break --- */

/* A stream that takes so many bytes and then is full. */
typedef struct
{
  GOutputStream parent;
  gsize left;
} FullStream;
typedef GOutputStreamClass FullStreamClass;

static GType full_stream_get_type (void);
G_DEFINE_TYPE (FullStream, full_stream, G_TYPE_OUTPUT_STREAM)

static gssize
full_stream_write (GOutputStream *stream, const void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  FullStream *self = (FullStream *) stream;
  gsize written = MIN (count, self->left);

  if (written == 0 && count > 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
      return -1;
    }
  self->left -= written;
  return (gssize) written;
}

static void
full_stream_class_init (FullStreamClass *class)
{
  class->write_fn = full_stream_write;
}

static void
full_stream_init (FullStream *self)
{
}

static void
cancel_at_step (double fraction, gpointer data)
{
  gpointer *state = data;
  guint *left = state[1];

  if ((*left)-- == 0)
    g_cancellable_cancel (state[0]);
}

void
kei_test_assert_fails_well (KeiReport *report, const char *format)
{
  const KeiReportFormat *row = kei_report_format_by_name (format);
  g_autoptr (GBytes) whole = kei_test_write_report (report, format, NULL);
  gsize size = g_bytes_get_size (whole);

  for (gsize left = 0; left < size; left += 1 + size / 23)
    {
      g_autoptr (GOutputStream) stream = g_object_new (full_stream_get_type (), NULL);
      g_autoptr (GError) error = NULL;

      ((FullStream *) stream)->left = left;
      g_assert_false (row->write (report, stream, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    }
  for (guint step = 0; step < 6; step++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      guint left = step;
      gpointer state[] = { cancellable, &left };
      KeiReportJob job = { .cancellable = cancellable, .progress = cancel_at_step, .data = state };

      g_assert_false (row->write (report, stream, &job, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}
