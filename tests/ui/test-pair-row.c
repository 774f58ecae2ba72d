/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of two versions side by side: sizes, what is said and copied, and how they look. With KEI_PICTURE_DIR set,
 * pictures are left there. */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "kei-draw.h"
#include "kei-pair-row.h"

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
  rows[n++] = make_long ();
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data_full (item, "content", rows[i], (GDestroyNotify) kei_pair_content_unref);
      g_list_store_append (store, item);
    }
  return G_LIST_MODEL (store);
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

static AdwApplication *
make_application (void)
{
  g_autoptr (GError) error = NULL;
  AdwApplication *application = adw_application_new (KEI_APPLICATION_ID, G_APPLICATION_NON_UNIQUE);

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static GtkWidget *
make_window (AdwApplication *application, GtkWidget *list, int width, int height)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_draw (window);
  return window;
}

static void
test_pictures (void)
{
  g_autoptr (AdwApplication) application = make_application ();
  g_autoptr (KeiPairLook) look = kei_pair_look_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkSelectionModel *selection;
  GtkWidget *list = make_list (look, &selection);
  GtkWidget *window = make_window (application, list, 981, 760);
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;

  gtk_selection_model_select_item (selection, 8, TRUE);
  wait_for_draw (window);
  save_picture (window, "light");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  wait_for_draw (window);
  save_picture (window, "dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 16);
  wait_for_draw (window);
  save_picture (window, "end");
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 760);
  wait_for_draw (window);
  wait_for_draw (window);
  save_picture (window, "narrow");
  gtk_window_set_default_size (GTK_WINDOW (window), 981, 760);
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

  g_test_add_func ("/pair-row/pictures", test_pictures);
  return g_test_run ();
}
