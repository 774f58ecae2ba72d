/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the side-by-side list costs in processor time of the main thread, per frame: scrolling by a seventh of a page, and
 * jumping to any place. Beside it, in the same run and alternating, a GtkListView whose rows are two wrapping labels with the same
 * texts, font and width.
 *
 * Once with rows that are ready, for the widgets alone, and once with two plans as the program shows them, where texts and marks are made when
 * a row is bound; the labels' texts are ready both times. */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "bench-frames.h"
#include "bench.h"
#include "kei-application.h"
#include "kei-compare-content.h"
#include "kei-pair-row.h"
#include "kei-test-revision.h"

#define WIDTH 981
#define HEIGHT 700
#define POOL 499
#define SCROLLS 60
#define JUMPS 20
#define RUNS 5

static const guint sizes[] = { 3000, 100000 };
static const guint plan_sizes[] = { 150, 5000 };

/* --- Rows --- */

typedef struct
{
  KeiSign sign;
  KeiPairRank rank;
  char *chip; /* owned (nullable) */
  const char *label;
  char *texts[KEI_PAIR_N_SIDES];  /* owned (nullable) */
  char *labels[KEI_PAIR_N_SIDES]; /* owned: all that a label of the peer has to say */
  gsize marks[KEI_PAIR_N_SIDES][4];
} Row;

/* An item that is a row of the pool. */
#define BENCH_TYPE_ITEM (bench_item_get_type ())
G_DECLARE_FINAL_TYPE (BenchItem, bench_item, BENCH, ITEM, GObject)
struct _BenchItem
{
  GObject parent_instance;
  const Row *row;
};
G_DEFINE_FINAL_TYPE (BenchItem, bench_item, G_TYPE_OBJECT)

static void
bench_item_class_init (BenchItemClass *klass)
{
}

static void
bench_item_init (BenchItem *self)
{
}

static const char *const clauses[] = {
  "漁業者の数は十年で三割減り、", "後継ぎのいない経営体が増えている。", "磯焼けの広がりで根付き資源も細り、", "港の水揚げは年ごとの差が大きい。",
  "町内の事業所と学校が力を合わせ、", "子どもから高齢者まで安心して暮らせる", "令和13年度までに500人の担い手を育てる。", "地域の見守りと在宅の介護をつなぎ、",
  "移り住む人の最初の一年を支える", "仕組みづくりを進める。", "災害に強いまちをつくるため、", "避難所の備えを見直し、",
  "Wi-Fiを使える場所を増やす。", "空き店舗を挑戦の場に変え、", "にぎわいを取り戻す。", "森林の手入れを続けて水源を守る。"
};

static void
make_text (GRand *random, guint n, GString *text, gsize *marks)
{
  for (guint i = 0; i < n; i++)
    {
      if (i < 4)
        marks[i] = text->len;
      g_string_append (text, clauses[g_rand_int_range (random, 0, G_N_ELEMENTS (clauses))]);
    }
}

/* Like the rows of a plan: titles, texts of some sentences, indicators; half of them changed. */
static Row *
make_pool (void)
{
  Row *pool = g_new0 (Row, POOL);
  GRand *random = g_rand_new_with_seed (1);

  for (guint i = 0; i < POOL; i++)
    {
      Row *row = &pool[i];
      gboolean is_title = i % 3 == 0;

      row->sign = i % 2 == 0 ? KEI_SIGN_NONE : (KeiSign) (1 + i / 2 % (KEI_N_SIGNS - 1));
      row->rank = !is_title ? KEI_PAIR_RANK_TEXT : i % 30 == 0 ? KEI_PAIR_RANK_PILLAR
                                                               : KEI_PAIR_RANK_PLAIN;
      row->chip = is_title ? g_strdup_printf ("施策%u", i % 40 + 1) : NULL;
      row->label = is_title ? NULL : i % 3 == 1 ? "現状と課題"
                                                : "取組方針";
      for (guint side = 0; side < KEI_PAIR_N_SIDES; side++)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          if ((row->sign == KEI_SIGN_ADDED && side == KEI_PAIR_LEFT) || (row->sign == KEI_SIGN_REMOVED && side == KEI_PAIR_RIGHT))
            {
              row->labels[side] = g_strdup ("");
              continue;
            }
          if (side == KEI_PAIR_RIGHT && row->sign == KEI_SIGN_NONE)
            g_string_append (text, row->texts[KEI_PAIR_LEFT]);
          else
            make_text (random, is_title ? 1 : (guint) g_rand_int_range (random, 2, 9), text, row->marks[side]);
          row->labels[side] = g_strconcat (is_title ? row->chip : row->label, "　", text->str, NULL);
          row->texts[side] = g_strdup (text->str);
        }
    }
  g_rand_free (random);
  return pool;
}

static void
free_pool (Row *pool)
{
  for (guint i = 0; i < POOL; i++)
    {
      g_free (pool[i].chip);
      for (guint side = 0; side < KEI_PAIR_N_SIDES; side++)
        {
          g_free (pool[i].texts[side]);
          g_free (pool[i].labels[side]);
        }
    }
  g_free (pool);
}

static GListModel *
make_model (const Row *pool, guint n)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store = g_list_store_new (BENCH_TYPE_ITEM);

  for (guint i = 0; i < n; i++)
    {
      BenchItem *item = g_object_new (BENCH_TYPE_ITEM, NULL);

      item->row = &pool[i % POOL];
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  return G_LIST_MODEL (store);
}

/* --- Ours --- */

static KeiPairContent *
make_content (const Row *row)
{
  KeiPairContent *content = kei_pair_content_new (row->sign, row->rank);

  for (guint side = 0; side < KEI_PAIR_N_SIDES; side++)
    {
      if (row->texts[side] == NULL)
        continue;
      kei_pair_content_add_cell (content, side, row->chip, row->label, row->texts[side]);
      if (row->sign == KEI_SIGN_CHANGED || row->sign == KEI_SIGN_MOVED)
        for (guint i = 0; i < 4 && (i == 0 || row->marks[side][i] > 0); i++)
          kei_pair_content_add_mark (content, side, row->marks[side][i], 12, KEI_PAIR_MARK_CHANGED);
      if (row->sign == KEI_SIGN_MOVED)
        kei_pair_content_set_secondary (content, side, "基本目標1 ・ 政策3 働く場と働き方");
    }
  return content;
}

static void
setup_pair_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KeiPairLook *look)
{
  gtk_list_item_set_child (item, kei_pair_row_new (look));
}

static void
bind_pair_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  g_autoptr (KeiPairContent) content = make_content (BENCH_ITEM (gtk_list_item_get_item (item))->row);

  kei_pair_row_set_content (KEI_PAIR_ROW (gtk_list_item_get_child (item)), content);
}

/* --- The peer --- */

static GtkWidget *
create_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "peer");
  return label;
}

static void
setup_labels_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 76);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), create_label ());
  gtk_box_append (GTK_BOX (box), create_label ());
  gtk_list_item_set_child (item, box);
}

static void
show_labels (GtkListItem *item, char *const *texts)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (label), texts[KEI_PAIR_LEFT]);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (label)), texts[KEI_PAIR_RIGHT]);
}

static void
bind_labels_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  show_labels (item, BENCH_ITEM (gtk_list_item_get_item (item))->row->labels);
}

/* --- Two plans --- */

static void
bind_plan_pair_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  g_autoptr (KeiPairContent) content = kei_compare_content_new (gtk_list_item_get_item (item), KEI_YEAR_STYLE_WAREKI);

  kei_pair_row_set_content (KEI_PAIR_ROW (gtk_list_item_get_child (item)), content);
}

/* @texts: (element-type utf8) two of each row. */
static void
bind_plan_labels_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GPtrArray *texts)
{
  show_labels (item, (char *const *) texts->pdata + 2 * gtk_list_item_get_position (item));
}

static char *
join_cells (KeiPairContent *content, KeiPairSide side)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < kei_pair_content_get_n_cells (content, side); i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, kei_pair_content_get_text (content, side, i));
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
make_texts (GListModel *model)
{
  guint n = g_list_model_get_n_items (model);
  GPtrArray *texts = g_ptr_array_new_full (2 * n, g_free);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KeiCompareItem) item = g_list_model_get_item (model, i);
      g_autoptr (KeiPairContent) content = kei_compare_content_new (item, KEI_YEAR_STYLE_WAREKI);

      g_ptr_array_add (texts, join_cells (content, KEI_PAIR_LEFT));
      g_ptr_array_add (texts, join_cells (content, KEI_PAIR_RIGHT));
    }
  return texts;
}

/* --- Frames --- */

typedef struct
{
  GtkWidget *window;
  GtkAdjustment *adjustment;
  double scrolls[RUNS * SCROLLS];
  double jumps[RUNS * JUMPS];
} Pane;

static Pane *
show (GListModel *model, GtkListItemFactory *factory, const char *class)
{
  Pane *pane = g_new0 (Pane, 1);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (model))), factory);

  gtk_widget_add_css_class (list, class);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  pane->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (pane->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (pane->window), scrolled);
  gtk_window_present (GTK_WINDOW (pane->window));
  bench_wait_for_frame (pane->window);
  bench_wait_for_frame (pane->window);
  pane->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  return pane;
}

static double
go_to (Pane *pane, double value)
{
  double start = bench_get_thread_time ();

  gtk_adjustment_set_value (pane->adjustment, value);
  bench_wait_for_frame (pane->window);
  return bench_get_thread_time () - start;
}

static void
scroll (Pane *pane, guint run)
{
  double step = gtk_adjustment_get_page_size (pane->adjustment) / 7;

  for (guint i = 0; i < SCROLLS; i++)
    pane->scrolls[run * SCROLLS + i] = go_to (pane, gtk_adjustment_get_value (pane->adjustment) + step);
}

static void
jump (Pane *pane, guint run)
{
  GRand *random = g_rand_new_with_seed (run + 1);

  for (guint i = 0; i < JUMPS; i++)
    pane->jumps[run * JUMPS + i] = go_to (pane, g_rand_double (random) * gtk_adjustment_get_upper (pane->adjustment));
  g_rand_free (random);
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_part (double *values, guint n, double part)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[MIN (n - 1, (guint) (part * n))];
}

static void
report (const char *where, guint size, const char *what, double *ours, double *peers, guint n)
{
  static const struct
  {
    double part;
    const char *name;
  } parts[] = { { 0.5, "median" }, { 0.95, "p95" } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double mine = get_part (ours, n, parts[i].part), theirs = get_part (peers, n, parts[i].part);
      g_autofree char *text = g_strdup_printf ("%s, %u rows, %s, %s: %.2f ms, two labels %.2f ms, ratio", where, size, what, parts[i].name, mine * 1e3, theirs * 1e3);

      bench_print_bar (text, mine / theirs, 1.3, "");
    }
}

typedef void (*Bind) (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data);

static void
measure (const char *where, GListModel *model, Bind bind_pair, Bind bind_labels, gpointer data)
{
  g_autoptr (KeiPairLook) look = kei_pair_look_new ();
  GtkListItemFactory *pairs = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *labels = gtk_signal_list_item_factory_new ();
  guint size = g_list_model_get_n_items (model);
  Pane *pair, *label;

  g_signal_connect (pairs, "setup", G_CALLBACK (setup_pair_cb), look);
  g_signal_connect (pairs, "bind", G_CALLBACK (bind_pair), data);
  g_signal_connect (labels, "setup", G_CALLBACK (setup_labels_cb), NULL);
  g_signal_connect (labels, "bind", G_CALLBACK (bind_labels), data);
  pair = show (model, pairs, "pair-list");
  label = show (model, labels, "peer-list");
  for (guint run = 0; run < RUNS; run++)
    {
      scroll (label, run);
      scroll (pair, run);
      jump (label, run);
      jump (pair, run);
    }
  report (where, size, "scrolling", pair->scrolls, label->scrolls, RUNS * SCROLLS);
  report (where, size, "jumping", pair->jumps, label->jumps, RUNS * JUMPS);
  gtk_window_destroy (GTK_WINDOW (pair->window));
  gtk_window_destroy (GTK_WINDOW (label->window));
  g_free (pair);
  g_free (label);
}

static void
measure_widgets (guint size)
{
  Row *pool = make_pool ();
  g_autoptr (GListModel) model = make_model (pool, size);

  measure ("rows made up", model, bind_pair_cb, bind_labels_cb, NULL);
  g_clear_object (&model);
  free_pool (pool);
}

/* All rows of the two plans, none folded. */
static void
measure_plans (guint n_items)
{
  KeiTestRevisionSetting setting = { .n_items = n_items, .seed = 1, .size = KEI_TEST_REVISION_MEDIUM };
  g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
  g_autoptr (KeiPairing) pairing = kei_test_pair (revision->old_tree, revision->new_tree, NULL);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);
  g_autoptr (KeiComparisonRows) rows = kei_comparison_rows_new (comparison, NULL, NULL);
  g_autoptr (KeiCompareModel) model = kei_compare_model_new ();
  g_autoptr (GPtrArray) texts = NULL;

  kei_compare_model_set_rows (model, rows, (1u << KEI_ROW_N_SIGNS) - 1);
  texts = make_texts (G_LIST_MODEL (model));
  measure ("two plans", G_LIST_MODEL (model), bind_plan_pair_cb, (Bind) bind_plan_labels_cb, texts);
}

int
main (int argc, char *argv[])
{
  g_autoptr (KeiApplication) application = kei_application_new ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  gtk_css_provider_load_from_data (provider, "label.peer { font-size: 0.92em; } .peer-list > row { padding: 9px 12px; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure_widgets (sizes[i]);
  for (guint i = 0; i < G_N_ELEMENTS (plan_sizes); i++)
    measure_plans (plan_sizes[i]);
  return EXIT_SUCCESS;
}
