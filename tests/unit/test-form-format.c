/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as a person reads and types them, for every type of field; what is shown can be typed. */
#include "config.h"

#include <string.h>

#include "kei-form-cell-entry.h"
#include "kei-form-format.h"

static KeiTree *
make_tree (void)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, 1);
  GError *error = NULL;
  KeiTree *tree;

  kei_node_builder_set_int (plan, KEI_FIELD_START, 2027);
  for (KeiId id = 10; id < 12; id++)
    {
      KeiNodeBuilder *department = kei_node_builder_new (KEI_KIND_DEPARTMENT, id);

      kei_node_builder_set_string (department, KEI_FIELD_NAME, id == 10 ? "水産課" : "環境課");
      kei_node_builder_add (plan, kei_node_builder_end (department));
    }
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

static void
test_round_trip (void)
{
  static const struct
  {
    KeiKind kind;
    KeiField field;
    const char *typed;
    const char *shown; /* NULL: refused */
  } rows[] = {
    { KEI_KIND_ITEM, KEI_FIELD_TITLE, "漁業の\n担い手", "漁業の 担い手" },
    { KEI_KIND_ITEM, KEI_FIELD_TITLE, "葛󠄀城・塚", "葛󠄀城・塚" },
    { KEI_KIND_TEXT, KEI_FIELD_BODY, "一行\r\n二行", "一行\n二行" },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_AMOUNT, "１２，３４５", "12,345" },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_AMOUNT, "△５", "▲5" },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_AMOUNT, "1.5", NULL },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_AMOUNT, "—", "" },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_AMOUNT, "3,740万円", "37,400" },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_NATIONAL, "1.2億円", "120,000" },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_GENERAL, "500円", NULL },
    { KEI_KIND_PUBLIC_COMMENT, KEI_FIELD_COUNT, "3千円", NULL },
    { KEI_KIND_INDICATOR_VALUE, KEI_FIELD_NUMBER, "250万円", "2.5" },
    { KEI_KIND_INDICATOR_VALUE, KEI_FIELD_NUMBER, "1234.50", "1,234.50" },
    { KEI_KIND_INDICATOR_VALUE, KEI_FIELD_NUMBER, "十二", NULL },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_YEAR, "R9", "令和9年度" },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_YEAR, "2027", "令和9年度" },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_YEAR, "2027-04", NULL },
    { KEI_KIND_MEETING, KEI_FIELD_START, "R8.9.12", "令和8年9月12日" },
    { KEI_KIND_MEETING, KEI_FIELD_START, "2026/9/12", "令和8年9月12日" },
    { KEI_KIND_MEETING, KEI_FIELD_START, "そのうち", NULL },
    { KEI_KIND_ITEM, KEI_FIELD_LEAD, "水産課", "水産課" },
    { KEI_KIND_ITEM, KEI_FIELD_LEAD, "ない課", NULL },
    { KEI_KIND_ITEM, KEI_FIELD_SUPPORTING, "環境課、水産課、環境課", "環境課, 水産課" },
    { KEI_KIND_ITEM, KEI_FIELD_CONTINUATION, "expanded", "Expanded" },
    { KEI_KIND_ITEM, KEI_FIELD_CONTINUATION, "Expanded", "Expanded" },
    { KEI_KIND_ITEM, KEI_FIELD_CONTINUATION, "もっと", NULL },
    { KEI_KIND_ITEM, KEI_FIELD_TENTATIVE, "○", "✓" },
    { KEI_KIND_ITEM, KEI_FIELD_TENTATIVE, "いいえ", "" },
    { KEI_KIND_NOTE, KEI_FIELD_TIME, "2026-09-12 14:02", "2026-09-12 14:02" },
    { KEI_KIND_NOTE, KEI_FIELD_TIME, "午後", NULL },
  };
  g_autoptr (KeiTree) tree = make_tree ();
  KeiFormLook look = { tree, KEI_YEAR_STYLE_WAREKI, "百万円" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const KeiFieldInfo *info = kei_schema_field (rows[i].kind, rows[i].field);
      g_auto (KeiValue) value = KEI_VALUE_INIT, again = KEI_VALUE_INIT;
      g_autofree char *message = NULL;
      g_autofree char *shown = NULL;
      g_autoptr (KeiNode) node = NULL;
      KeiNodeBuilder *builder;

      g_test_message ("%u: %s", i, rows[i].typed);
      g_assert_cmpint (kei_form_parse (&look, rows[i].typed, info, &value, &message), ==, rows[i].shown != NULL);
      g_assert_cmpint (message != NULL, ==, rows[i].shown == NULL);
      if (rows[i].shown == NULL)
        continue;
      g_assert_true (kei_value_validate (&value, info, NULL));
      builder = kei_node_builder_new (rows[i].kind, 99);
      kei_node_builder_set (builder, rows[i].field, &value);
      node = kei_node_builder_end (builder);
      shown = kei_form_format (&look, node, info);
      g_assert_cmpstr (shown, ==, rows[i].shown);
      g_assert_true (kei_form_parse (&look, shown, info, &again, &message));
      g_assert_true (kei_value_equal (&value, &again));
    }
}

/* What a note or conflict is about is told in the form's words, not in the file's. */
static void
test_field_names (void)
{
  g_autoptr (KeiTree) tree = make_tree ();
  KeiFormLook look = { tree, KEI_YEAR_STYLE_WAREKI, NULL };
  static const struct
  {
    KeiId target;
    const char *field, *shown;
  } rows[] = {
    { 10, "succeeded-by", "Succeeded by" },
    { 1, "vision", "Vision" },
    { 99, "legal-basis", "Legal basis" }, /* gone, or of another plan */
    { 10, "no-such-field", "no-such-field" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_CONFLICT, 98);
      const KeiFieldInfo *info = kei_schema_field (KEI_KIND_CONFLICT, KEI_FIELD_FIELD);
      g_autoptr (KeiNode) node = NULL;
      g_autofree char *shown = NULL;

      kei_node_builder_set_ref (builder, KEI_FIELD_TARGET, rows[i].target);
      kei_node_builder_set_string (builder, KEI_FIELD_FIELD, rows[i].field);
      node = kei_node_builder_end (builder);
      shown = kei_form_format (&look, node, info);
      g_assert_cmpstr (shown, ==, rows[i].shown);
      g_assert_true (kei_form_is_chosen (&look, node, info));
    }
}

static void
test_cells (void)
{
  static const struct
  {
    const char *cells;
    guint column;
    const char *text, *result;
  } rows[] = {
    { "", 0, "a", "a" },
    { "a\tb", 1, "x", "a\tx" },
    { "a", 2, "c", "a\t\tc" },
    { "a\t\tc", 2, "", "a" },
    { "a\tb", 0, "x\ty\nz", "x y z\tb" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *result = kei_form_cell_set (rows[i].cells, rows[i].column, rows[i].text);

      g_assert_cmpstr (result, ==, rows[i].result);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/form-format/round-trip", test_round_trip);
  g_test_add_func ("/form-format/field-names", test_field_names);
  g_test_add_func ("/form-format/cells", test_cells);
  return g_test_run ();
}
