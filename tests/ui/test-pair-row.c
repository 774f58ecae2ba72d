/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of two versions side by side: sizes, what is said and copied, and how they look. With KEI_PICTURE_DIR set,
 * pictures are left there. */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "kei-overview.h"
#include "kei-pair-row.h"
#include "kei-sign-mark.h"
#include "kei-test-window.h"
#include "kei-text-area.h"
#include "kei-text-frame.h"

#define LONG_TEXT 20000

/* --- Contents --- */

static void
mark_text (KeiPairContent *content, KeiPairSide side, const char *part, KeiPairMarkKind kind)
{
  guint last = kei_pair_content_get_n_cells (content, side) - 1;
  const char *text = kei_pair_content_get_text (content, side, last);
  const char *found = strstr (text, part);

  g_assert_nonnull (found);
  kei_pair_content_add_mark (content, side, (gsize) (found - text), strlen (part), kind);
}

static void
add (KeiPairContent *content, KeiPairSide side, const char *chip, const char *label, const char *text, const char *const *marks)
{
  kei_pair_content_add_cell (content, side, chip, label, text);
  for (; marks != NULL && *marks != NULL; marks++)
    mark_text (content, side, *marks, KEI_PAIR_MARK_CHANGED);
}

#define MARKS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static KeiPairContent *
make_pair (KeiSign sign, KeiPairRank rank, const char *chip, const char *label, const char *left, const char *const *left_marks, const char *right, const char *const *right_marks)
{
  KeiPairContent *content = kei_pair_content_new (sign, rank);

  if (left != NULL)
    add (content, KEI_PAIR_LEFT, chip, label, left, left_marks);
  if (right != NULL)
    add (content, KEI_PAIR_RIGHT, chip, label, right, right_marks);
  return content;
}

static KeiPairContent *
make_long (void)
{
  g_autoptr (GString) left = g_string_new (NULL);
  g_autoptr (GString) right = g_string_new (NULL);
  KeiPairContent *content = kei_pair_content_new (KEI_SIGN_CHANGED, KEI_PAIR_RANK_TEXT);

  while (g_utf8_strlen (left->str, -1) < LONG_TEXT)
    {
      g_string_append (left, "町の暮らしを支える仕事を続け、担い手を育てる。");
      g_string_append (right, "町の暮らしを守る仕事を続け、若い担い手を育てる。");
    }
  add (content, KEI_PAIR_LEFT, NULL, "現状と課題", left->str, NULL);
  add (content, KEI_PAIR_RIGHT, NULL, "現状と課題", right->str, NULL);
  for (gsize at = 0; (at = (gsize) (strstr (right->str + at, "守る") - right->str)) < right->len; at += 6)
    {
      kei_pair_content_add_mark (content, KEI_PAIR_RIGHT, at, strlen ("守る"), KEI_PAIR_MARK_CHANGED);
      if (strstr (right->str + at + 6, "守る") == NULL)
        break;
    }
  return content;
}

/* The rows of the design, and those that it has not. */
static GListModel *
make_rows (void)
{
  GListStore *store = g_list_store_new (G_TYPE_OBJECT);
  KeiPairContent *rows[32];
  guint n = 0;

  rows[n++] = make_pair (KEI_SIGN_CHANGED, KEI_PAIR_RANK_PILLAR, "基本目標1", NULL, "海と大地の恵みで暮らす町", MARKS ("す町"), "海と大地の恵みで暮らしが立つまち", MARKS ("しが立つまち"));
  rows[n++] = make_pair (KEI_SIGN_CHANGED, KEI_PAIR_RANK_TITLE, "施策①", NULL, "漁業の担い手と漁場を守る", MARKS ("る"), "漁業の担い手と漁場を守り育てる", MARKS ("り育て"));
  rows[n++] = make_pair (KEI_SIGN_CHANGED, KEI_PAIR_RANK_TEXT, NULL, "現状と課題", "漁業者の数は十年で三割減り、後継ぎのいない経営体が増えている。磯焼けの広がりで根付き資源も細っている。", MARKS ("三", "後継ぎのいない経営体が増えている", "っている"),
                         "町内の漁業者の数は十年で四割減り、平均年齢は61歳になった。磯焼けの広がりで根付き資源も細り、港の水揚げは年ごとの差が大きい。", MARKS ("町内の", "四", "平均年齢は61歳になった", "り、港の水揚げは年ごとの差が大きい"));
  rows[n++] = make_pair (KEI_SIGN_CHANGED, KEI_PAIR_RANK_TEXT, NULL, "指標", "新しく漁業に就いた人　目標 R8 5 人", MARKS ("5"), "新しく漁業に就いた人　目標 R13 8 人", MARKS ("8"));
  rows[n++] = kei_pair_content_new_fold ("変更のない 3 行（指標 2・取組 1）", FALSE);
  rows[n++] = make_pair (KEI_SIGN_REMOVED, KEI_PAIR_RANK_PLAIN, "施策③", NULL, "町営牧場の夏期利用を促す", MARKS ("町営牧場の夏期利用を促す"), NULL, NULL);
  rows[n++] = make_pair (KEI_SIGN_ADDED, KEI_PAIR_RANK_PLAIN, "施策③", NULL, NULL, NULL, "小さな農地を生かす営農を支える", MARKS ("小さな農地を生かす営農を支える"));
  rows[n] = make_pair (KEI_SIGN_MERGED, KEI_PAIR_RANK_PLAIN, "施策①", NULL, "商店の改修費を助ける", NULL, "空き店舗を挑戦の場に変える", NULL);
  add (rows[n++], KEI_PAIR_LEFT, "施策②", NULL, "空き店舗の情報を紹介する", NULL);
  rows[n] = make_pair (KEI_SIGN_MOVED, KEI_PAIR_RANK_PLAIN, "施策②", NULL, "移り住む人の相談に応じる", MARKS ("相談に応じる"), "移り住む人の最初の一年を支える", MARKS ("最初の一年を支える"));
  kei_pair_content_set_secondary (rows[n], KEI_PAIR_LEFT, "基本目標2 ・ 政策3 暮らしの安心");
  kei_pair_content_set_secondary (rows[n], KEI_PAIR_RIGHT, "基本目標1 ・ 政策3 働く場と働き方");
  kei_pair_content_set_doubt (rows[n++], 58);
  rows[n] = make_pair (KEI_SIGN_SPLIT, KEI_PAIR_RANK_PLAIN, "施策①", NULL, "子育てと学びを一体で支える", NULL, "妊娠期から就学まで切れ目なく寄り添う", NULL);
  add (rows[n++], KEI_PAIR_RIGHT, "施策③", NULL, "放課後に安心できる居場所を開く", NULL);
  rows[n++] = kei_pair_content_new_fold ("変更のない 12 行（施策 2・指標 4・取組 6）", TRUE);
  rows[n++] = make_pair (KEI_SIGN_ADDED, KEI_PAIR_RANK_PLAIN, "施策②", NULL, NULL, NULL, "海とふるさとから学ぶ教育を進める", MARKS ("海とふるさとから学ぶ教育を進める"));
  rows[n++] = make_pair (KEI_SIGN_NONE, KEI_PAIR_RANK_TITLE, "施策④", NULL, "港を使い続ける", NULL, "港を使い続ける", NULL);
  rows[n++] = make_pair (KEI_SIGN_REORDERED, KEI_PAIR_RANK_PLAIN, "施策⑤", NULL, "森を育て、水を守る", NULL, "森を育て、水を守る", NULL);
  rows[n++] = make_pair (KEI_SIGN_LEVEL, KEI_PAIR_RANK_PLAIN, "政策2", NULL, "Wi-Fi and free buses", NULL, "Wi-Fi and free buses", NULL);
  rows[n] = make_pair (KEI_SIGN_CHANGED, KEI_PAIR_RANK_TEXT, NULL, "取組方針", "子どもの遊び場を増やす。\nWork with schools. 取り組みを進める。", NULL, "学校とともに歩む。\n子どもの遊び場を増やす。取組を進める。", NULL);
  mark_text (rows[n], KEI_PAIR_LEFT, "取り組み", KEI_PAIR_MARK_SPELLING);
  mark_text (rows[n], KEI_PAIR_RIGHT, "子どもの遊び場を増やす。", KEI_PAIR_MARK_MOVED);
  mark_text (rows[n++], KEI_PAIR_RIGHT, "取組", KEI_PAIR_MARK_SPELLING);
  rows[n++] = make_pair (KEI_SIGN_SPELLING, KEI_PAIR_RANK_PLAIN, "施策⑥", NULL, "子供の居場所", NULL, "こどもの居場所", NULL);
  rows[n++] = make_pair (KEI_SIGN_NUMBER, KEI_PAIR_RANK_PLAIN, "施策⑦", NULL, "港を使い続ける", NULL, "港を使い続ける", NULL);
  rows[n++] = make_pair (KEI_SIGN_RULE, KEI_PAIR_RANK_TEXT, NULL, "担当課", "水産課", NULL, "水産港湾課", NULL);
  rows[n++] = make_pair (KEI_SIGN_NONE, KEI_PAIR_RANK_NOTE, NULL, NULL, "施策② 移り住む人の相談に応じる → 1-3②", NULL, NULL, NULL);
  rows[n++] = make_long ();
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data_full (item, "content", rows[i], (GDestroyNotify) kei_pair_content_unref);
      g_list_store_append (store, item);
    }
  return G_LIST_MODEL (store);
}

static KeiPairContent *
get_content (GListModel *rows, guint i)
{
  g_autoptr (GObject) item = g_list_model_get_item (rows, i);

  return g_object_get_data (item, "content");
}

/* --- What is said and copied --- */

static void
test_words (void)
{
  g_autoptr (GListModel) rows = make_rows ();
  g_autofree char *changed = kei_pair_content_describe (get_content (rows, 1));
  g_autofree char *fold = kei_pair_content_describe (get_content (rows, 4));
  g_autofree char *removed = kei_pair_content_describe (get_content (rows, 5));
  g_autofree char *moved = kei_pair_content_describe (get_content (rows, 8));
  g_autofree char *same = kei_pair_content_describe (get_content (rows, 12));
  g_autofree char *longest = kei_pair_content_describe (get_content (rows, g_list_model_get_n_items (rows) - 1));
  g_autofree char *changed_marks = kei_pair_content_describe_marks (get_content (rows, 1));
  g_autofree char *same_marks = kei_pair_content_describe_marks (get_content (rows, 12));
  g_autofree char *longest_marks = kei_pair_content_describe_marks (get_content (rows, g_list_model_get_n_items (rows) - 1));

  g_assert_cmpstr (changed, ==, "Changed: before: 施策① 漁業の担い手と漁場を守る; after: 施策① 漁業の担い手と漁場を守り育てる");
  g_assert_cmpstr (fold, ==, "変更のない 3 行（指標 2・取組 1）");
  g_assert_cmpstr (removed, ==, "Removed: 施策③ 町営牧場の夏期利用を促す");
  g_assert_cmpstr (moved, ==,
                   "Moved, doubtful, 58 %: before: 施策② 移り住む人の相談に応じる, (基本目標2 ・ 政策3 暮らしの安心); "
                   "after: 施策② 移り住む人の最初の一年を支える, (基本目標1 ・ 政策3 働く場と働き方)");
  g_assert_cmpstr (same, ==, "Unchanged: 施策④ 港を使い続ける");
  g_assert_cmpstr (changed_marks, ==, "“る” to “り育て”");
  g_assert_cmpstr (same_marks, ==, "");
  g_assert_true (g_str_has_suffix (longest_marks, "守る, …”"));
  /* Cut, between characters. */
  g_assert_true (g_utf8_validate (longest, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (longest, -1), <, 2100);
}

static void
test_copy (void)
{
  g_autoptr (GListModel) rows = make_rows ();
  g_autoptr (KeiPairContent) hostile = kei_pair_content_new (KEI_SIGN_CHANGED, KEI_PAIR_RANK_PLAIN);
  KeiPairContent *contents[] = { get_content (rows, 1), NULL, get_content (rows, 7), get_content (rows, 5) };
  g_autofree char *text = kei_pair_content_format_text (contents, G_N_ELEMENTS (contents));
  g_autofree char *html = kei_pair_content_format_html (contents, 1);
  g_autofree char *hostile_html = NULL;

  g_assert_cmpstr (text, ==,
                   "施策① 漁業の担い手と漁場を守る\tChanged\t施策① 漁業の担い手と漁場を守り育てる\n"
                   "\"施策① 商店の改修費を助ける\n施策② 空き店舗の情報を紹介する\"\tMerged\t施策① 空き店舗を挑戦の場に変える\n"
                   "施策③ 町営牧場の夏期利用を促す\tRemoved\t\n");
  g_assert_cmpstr (html, ==,
                   "<meta charset=\"utf-8\"><table>\n"
                   "<tr><td><b>施策①</b> 漁業の担い手と漁場を守<del>る</del></td><td>Changed</td>"
                   "<td><b>施策①</b> 漁業の担い手と漁場を守<ins>り育て</ins>る</td></tr>\n</table>\n");

  /* Marks that end inside a character, behind the text or before the last one. */
  kei_pair_content_add_cell (hostile, KEI_PAIR_LEFT, "<b>", "&", "海<と>\n山");
  kei_pair_content_add_mark (hostile, KEI_PAIR_LEFT, 1, 1, KEI_PAIR_MARK_CHANGED);
  kei_pair_content_add_mark (hostile, KEI_PAIR_LEFT, 3, 2, KEI_PAIR_MARK_CHANGED);
  kei_pair_content_add_mark (hostile, KEI_PAIR_LEFT, 0, 3, KEI_PAIR_MARK_CHANGED);
  kei_pair_content_add_mark (hostile, KEI_PAIR_LEFT, 9, G_MAXSIZE, KEI_PAIR_MARK_CHANGED);
  kei_pair_content_add_mark (hostile, KEI_PAIR_LEFT, 99, 1, KEI_PAIR_MARK_CHANGED);
  kei_pair_content_add_cell (hostile, KEI_PAIR_RIGHT, NULL, NULL, "地方債　8,000　 ");
  kei_pair_content_add_mark (hostile, KEI_PAIR_RIGHT, strlen ("地方債"), strlen ("　8,000　"), KEI_PAIR_MARK_CHANGED);
  kei_pair_content_add_mark (hostile, KEI_PAIR_RIGHT, strlen ("地方債　8,000　"), 1, KEI_PAIR_MARK_CHANGED);
  hostile_html = kei_pair_content_format_html ((KeiPairContent *[]){ hostile }, 1);
  g_assert_nonnull (strstr (hostile_html, "<td><b>&lt;b&gt;</b> <small>&amp;</small> 海<del>&lt;</del>と&gt;<br><del>山</del></td>"));
  g_assert_nonnull (strstr (hostile_html, "<td>地方債　<ins>8,000</ins>　<ins> </ins></td>"));
}

/* --- The list --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KeiPairLook *look)
{
  gtk_list_item_set_child (item, kei_pair_row_new (look));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  kei_pair_row_set_content (KEI_PAIR_ROW (gtk_list_item_get_child (item)), g_object_get_data (gtk_list_item_get_item (item), "content"));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  kei_pair_row_set_content (KEI_PAIR_ROW (gtk_list_item_get_child (item)), NULL);
}

static GtkWidget *
make_list (KeiPairLook *look, GtkSelectionModel **selection)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), look, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  *selection = GTK_SELECTION_MODEL (gtk_single_selection_new (make_rows ()));
  list = gtk_list_view_new (*selection, factory);
  gtk_widget_add_css_class (list, "pair-list");
  return list;
}

static void
wait_for_draw (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
  gtk_test_widget_wait_for_draw (widget);
}

static void
save_picture (GtkWidget *window, const char *name)
{
  const char *folder = g_getenv ("KEI_PICTURE_DIR");
  g_autofree char *path = g_strdup_printf ("%s/pair-row-%s.png", folder, name);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  int width = gdk_paintable_get_intrinsic_width (paintable), height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  if (folder != NULL)
    g_assert_true (gdk_texture_save_to_png (texture, path));
}

static GtkWidget *
make_overview (GtkWidget *list, GtkAdjustment *adjustment)
{
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  guint n = g_list_model_get_n_items (rows);
  g_autofree guint8 *signs = g_new (guint8, n);
  g_autofree guint8 *heights = g_new (guint8, n);
  GtkWidget *overview = kei_overview_new ();

  for (guint i = 0; i < n; i++)
    {
      signs[i] = (guint8) kei_pair_content_get_sign (get_content (rows, i));
      heights[i] = 2;
    }
  kei_overview_set_rows (KEI_OVERVIEW (overview), signs, heights, n);
  kei_overview_set_current (KEI_OVERVIEW (overview), 8);
  kei_overview_set_adjustment (KEI_OVERVIEW (overview), adjustment);
  return overview;
}

static GtkWidget *
make_window (AdwApplication *application, GtkWidget *list, int width, int height)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), make_overview (list, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled))));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_draw (window);
  return window;
}

/* --- Sizes --- */

static int
get_height (GtkWidget *row, KeiPairContent *content, int width)
{
  int height;

  kei_pair_row_set_content (KEI_PAIR_ROW (row), content);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* The higher side decides, whichever it is; and what is taken for one line without being laid out is one line. */
static void
test_heights (void)
{
  static const char *const texts[] = { "海", "海と大地の恵みで暮らすまち", "Wi-Fi", "①〜⑳、ー", "漁業者の数は十年で三割減り、後継ぎのいない経営体が増えている。磯焼けの広がりで根付き資源も細っている。磯焼けの広がりで。" };
  g_autoptr (KeiPairLook) look = kei_pair_look_new ();
  g_autoptr (GtkWidget) row = g_object_ref_sink (kei_pair_row_new (look));
  g_autoptr (KeiPairContent) fold = kei_pair_content_new_fold ("…", FALSE);
  g_autoptr (KeiPairContent) longest = make_long ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        g_autoptr (KeiPairContent) content = make_pair (KEI_SIGN_CHANGED, KEI_PAIR_RANK_PLAIN, "施策①", NULL, texts[i], NULL, texts[j], NULL);
        g_autoptr (KeiPairContent) other = make_pair (KEI_SIGN_CHANGED, KEI_PAIR_RANK_PLAIN, "施策①", NULL, texts[j], NULL, texts[i], NULL);
        g_autoptr (KeiPairContent) alone = make_pair (KEI_SIGN_ADDED, KEI_PAIR_RANK_PLAIN, "施策①", NULL, NULL, NULL, texts[MAX (i, j)], NULL);
        int height = get_height (row, content, 900);

        g_assert_cmpint (height, ==, get_height (row, other, 900));
        g_assert_cmpint (height, >=, get_height (row, alone, 900));
        g_assert_cmpint (get_height (row, content, 300), >=, height);
        if (MAX (i, j) < 4)
          g_assert_cmpint (height, ==, get_height (row, alone, 1900));
      }
  g_assert_cmpint (get_height (row, fold, 900), <, get_height (row, longest, 900));
  /* Twenty thousand characters are some hundred lines. */
  g_assert_cmpint (get_height (row, longest, 900), >, 5000);
  g_assert_cmpint (get_height (row, longest, 1800), <, get_height (row, longest, 900));
}

/* What is typed stands where the text stood; the row grows with it and takes no other texts' room. */
static void
test_input (void)
{
  g_autoptr (KeiPairLook) look = kei_pair_look_new ();
  g_autoptr (GtkWidget) row = g_object_ref_sink (kei_pair_row_new (look));
  g_autoptr (KeiPairContent) content = make_pair (KEI_SIGN_CHANGED, KEI_PAIR_RANK_TEXT, NULL, "現状と課題", "海と大地", NULL, "海と大地の恵み", NULL);
  GtkWidget *view = kei_text_area_new ();
  int height = get_height (row, content, 900), grown;
  KeiPairSide side;
  guint cell, offset;

  gtk_widget_size_allocate (row, &(GtkAllocation){ 0, 0, 900, height }, -1);
  g_assert_true (kei_pair_row_find_text (KEI_PAIR_ROW (row), 100, height / 2.0, &side, &cell, &offset));
  g_assert_cmpint (side, ==, KEI_PAIR_LEFT);
  g_assert_cmpuint (cell, ==, 0);
  g_assert_true (kei_pair_row_find_text (KEI_PAIR_ROW (row), 899, height / 2.0, &side, &cell, &offset));
  g_assert_cmpint (side, ==, KEI_PAIR_RIGHT);
  g_assert_cmpuint (offset, ==, strlen ("海と大地の恵み"));
  g_assert_true (kei_pair_row_find_text (KEI_PAIR_ROW (row), 560, height / 2.0, &side, &cell, &offset));
  g_assert_cmpuint (offset, ==, 0);
  g_assert_false (kei_pair_row_find_text (KEI_PAIR_ROW (row), 450, height / 2.0, &side, &cell, &offset));
  kei_text_area_set_text (KEI_TEXT_AREA (view), "海と大地の恵み");
  kei_pair_row_set_input (KEI_PAIR_ROW (row), KEI_PAIR_RIGHT, 0, kei_text_frame_new (GTK_TEXT_VIEW (view)));
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 900, NULL, &grown, NULL, NULL);
  g_assert_cmpint (grown, >=, height);
  kei_text_area_set_text (KEI_TEXT_AREA (view), "海\nと\n大地\nの\n恵み");
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 900, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, >, grown);
  kei_pair_row_set_content (KEI_PAIR_ROW (row), NULL);
  g_assert_null (gtk_widget_get_first_child (row));
}

static void
test_name (void)
{
  g_autoptr (KeiPairLook) look = kei_pair_look_new ();
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *row = kei_pair_row_new (look);
  GtkWidget *mark = kei_sign_mark_new (look);
  g_autoptr (KeiPairContent) content = make_pair (KEI_SIGN_ADDED, KEI_PAIR_RANK_PLAIN, NULL, NULL, NULL, NULL, "海", NULL);

  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), mark);
  kei_pair_row_set_content (KEI_PAIR_ROW (row), content);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Added: 海");
  gtk_test_accessible_assert_property (box, GTK_ACCESSIBLE_PROPERTY_LABEL, "Added: 海");
  kei_sign_mark_set_sign (KEI_SIGN_MARK (mark), KEI_SIGN_MERGED, TRUE);
  gtk_test_accessible_assert_role (mark, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL, "Merged");
}

/* --- The strip --- */

static gboolean
locate_cb (gpointer data, double *first, double *last)
{
  (*(guint *) data)++;
  *first = 399990.5;
  *last = 500000; /* behind the end: cut */
  return TRUE;
}

static void
test_overview (void)
{
  guint n_asked = 0;
  const guint n = 400000;
  g_autofree guint8 *signs = g_new0 (guint8, n);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overview = kei_overview_new ();
  GtkAdjustment *adjustment = gtk_adjustment_new (0, 0, 1000, 1, 10, 100);

  gtk_window_set_default_size (GTK_WINDOW (window), 100, 408);
  gtk_window_set_child (GTK_WINDOW (window), overview);
  kei_overview_set_adjustment (KEI_OVERVIEW (overview), adjustment);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_draw (window);
  gtk_test_accessible_assert_role (overview, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
  gtk_test_accessible_assert_property (overview, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 900.0);
  gtk_adjustment_set_value (adjustment, 30);
  gtk_test_accessible_assert_property (overview, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 30.0);

  /* Without rows, with few, and with many more than pixels. */
  g_assert_cmpuint (kei_overview_get_row_at (KEI_OVERVIEW (overview), 50), ==, G_MAXUINT);
  signs[3] = KEI_SIGN_ADDED;
  kei_overview_set_rows (KEI_OVERVIEW (overview), signs, NULL, 4);
  wait_for_draw (window);
  g_assert_cmpuint (kei_overview_get_row_at (KEI_OVERVIEW (overview), 10), ==, G_MAXUINT);
  g_assert_cmpuint (kei_overview_get_row_at (KEI_OVERVIEW (overview), gtk_widget_get_height (overview) - 10), ==, 3);
  kei_overview_set_rows (KEI_OVERVIEW (overview), signs, (guint8[]){ 1, 1, 1, 255 }, 4);
  g_assert_cmpuint (kei_overview_get_row_at (KEI_OVERVIEW (overview), 20), ==, 3);
  signs[n - 1] = KEI_SIGN_REMOVED;
  kei_overview_set_rows (KEI_OVERVIEW (overview), signs, NULL, n);
  kei_overview_set_current (KEI_OVERVIEW (overview), n - 1);
  wait_for_draw (window);
  g_assert_cmpuint (kei_overview_get_row_at (KEI_OVERVIEW (overview), 2), ==, 3);
  g_assert_cmpuint (kei_overview_get_row_at (KEI_OVERVIEW (overview), 200), ==, G_MAXUINT);
  g_assert_cmpuint (kei_overview_get_row_at (KEI_OVERVIEW (overview), gtk_widget_get_height (overview) - 2), ==, n - 1);
  kei_overview_set_locate (KEI_OVERVIEW (overview), locate_cb, &n_asked);
  wait_for_draw (window);
  g_assert_cmpuint (n_asked, >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- Pictures --- */

static void
test_pictures (void)
{
  g_autoptr (AdwApplication) application = kei_test_application_new ();
  g_autoptr (KeiPairLook) look = kei_pair_look_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkSelectionModel *selection;
  GtkWidget *list = make_list (look, &selection);
  GtkWidget *window = make_window (application, list, 1003, 760);
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;

  gtk_selection_model_select_item (selection, 8, TRUE);
  wait_for_draw (window);
  save_picture (window, "light");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  wait_for_draw (window);
  save_picture (window, "dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 18);
  wait_for_draw (window);
  save_picture (window, "end");
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 760);
  wait_for_draw (window);
  wait_for_draw (window);
  save_picture (window, "narrow");
  gtk_window_set_default_size (GTK_WINDOW (window), 1003, 760);
  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Cantarell 22", NULL);
  wait_for_draw (window);
  wait_for_draw (window);
  save_picture (window, "large");
  g_object_set (settings, "gtk-font-name", font, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/pair-row/words", test_words);
  g_test_add_func ("/pair-row/copy", test_copy);
  g_test_add_func ("/pair-row/heights", test_heights);
  g_test_add_func ("/pair-row/input", test_input);
  g_test_add_func ("/pair-row/name", test_name);
  g_test_add_func ("/pair-row/overview", test_overview);
  g_test_add_func ("/pair-row/pictures", test_pictures);
  return g_test_run ();
}
