/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the SDG panel does to links: each verb in turn, what the links are then, and all the way back. */
#include "config.h"

#include "kei-sdg-edits.h"

#define ITEM 10

typedef enum {
  USE,
  TARGET,
  UNRELATED,
  CONFIRM,
  ACCEPT,
  REFUSE,
} Verb;

typedef struct
{
  Verb verb;
  const char *code;  /* a goal or a target */
  int argument;      /* the use, or whether */
  const char *links; /* afterwards */
} Step;

/* "14=main* 14.2=main 0 5?": goal or target, strength or sign, * confirmed, ? suggested. */
static char *
describe (KeiEditor *editor)
{
  GString *line = g_string_new (NULL);
  KeiNode *item = kei_editor_lookup (editor, ITEM);
  guint n;
  KeiNode *const *links = kei_node_get_children (item, KEI_SLOT_SDG_LINKS, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *target = kei_node_get_string (links[i], KEI_FIELD_TARGET);
      const char *strength = kei_node_get_string (links[i], KEI_FIELD_STRENGTH);
      const char *sign = kei_node_get_string (links[i], KEI_FIELD_SIGN);

      g_string_append (line, i > 0 ? " " : "");
      if (target != NULL)
        g_string_append (line, target);
      else
        g_string_append_printf (line, "%d", (int) kei_node_get_int (links[i], KEI_FIELD_GOAL));
      if (strength != NULL || sign != NULL)
        g_string_append_printf (line, "=%s%s", strength != NULL ? strength : "", sign != NULL ? sign : "");
      if (kei_node_has (links[i], KEI_FIELD_CONFIRMED_BY) && kei_node_has (links[i], KEI_FIELD_CONFIRMED_AT))
        g_string_append_c (line, '*');
      if (kei_node_get_bool (links[i], KEI_FIELD_SUGGESTED))
        g_string_append_c (line, '?');
    }
  return g_string_free (line, FALSE);
}

static KeiEditor *
make_editor (guint suggested_goal)
{
  g_autoptr (GError) error = NULL;
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, 1);
  KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, ITEM);
  g_autoptr (KeiTree) tree = NULL;
  g_autoptr (KeiDocument) document = NULL;

  kei_node_builder_set_string (item, KEI_FIELD_TITLE, "Fish");
  if (suggested_goal > 0)
    {
      KeiNodeBuilder *link = kei_node_builder_new (KEI_KIND_SDG_LINK, 11);

      kei_node_builder_set_int (link, KEI_FIELD_GOAL, suggested_goal);
      kei_node_builder_set_bool (link, KEI_FIELD_SUGGESTED, TRUE);
      kei_node_builder_add (item, kei_node_builder_end (link));
    }
  kei_node_builder_add (plan, kei_node_builder_end (item));
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
  g_assert_no_error (error);
  document = kei_document_new (tree);
  return kei_editor_new (document, kei_id_source_new_seeded (1));
}

static void
run_step (KeiEditor *editor, const Step *step)
{
  const KeiSdgTarget *target = kei_sdg_target (step->code);
  guint goal = g_ascii_strtoull (step->code, NULL, 10);
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 9, 12, 5, 2, 0);

  switch (step->verb)
    {
    case USE:
      g_assert_true (kei_sdg_edits_set_use (editor, ITEM, goal, step->argument));
      break;
    case TARGET:
      g_assert_true (kei_sdg_edits_set_target (editor, ITEM, target, step->argument));
      g_assert_cmpint (kei_sdg_edits_has_target (kei_editor_lookup (editor, ITEM), target), ==, step->argument);
      break;
    case UNRELATED:
      g_assert_true (kei_sdg_edits_set_unrelated (editor, ITEM, step->argument));
      break;
    case CONFIRM:
      g_assert_true (kei_sdg_edits_confirm (editor, ITEM, goal, step->argument ? "佐々木" : NULL, at));
      break;
    case ACCEPT:
      g_assert_true (kei_sdg_edits_accept (editor, ITEM, goal, target));
      break;
    case REFUSE:
      g_assert_true (kei_sdg_edits_refuse (editor, ITEM, goal));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
run (guint suggested_goal, const Step *steps, guint n)
{
  g_autoptr (KeiEditor) editor = make_editor (suggested_goal);
  g_autofree char *start = describe (editor);
  g_autofree char *back = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *links = NULL;
      g_autofree char *label = NULL;

      run_step (editor, &steps[i]);
      links = describe (editor);
      g_assert_cmpstr (links, ==, steps[i].links);
      label = kei_document_dup_undo_label (kei_editor_get_document (editor));
      g_assert_nonnull (label);
    }

  for (guint i = 0; i < n; i++)
    g_assert_true (kei_editor_undo (editor));
  back = describe (editor);
  g_assert_cmpstr (back, ==, start);
  g_assert_false (kei_document_get_can_undo (kei_editor_get_document (editor)));
}

static void
test_uses (void)
{
  static const Step steps[] = {
    { UNRELATED, "0", TRUE, "0" },
    { USE, "14", KEI_SDG_USE_SECONDARY, "14=secondary" },
    { USE, "8", KEI_SDG_USE_PRIMARY, "8=primary 14=secondary" },
    { USE, "14", KEI_SDG_USE_PRIMARY, "8=primary 14=primary" },
    { USE, "13", KEI_SDG_USE_TRADES_OFF, "8=primary 13=trades-off 14=primary" },
    { USE, "8", KEI_SDG_USE_NONE, "13=trades-off 14=primary" },
    { UNRELATED, "0", TRUE, "0 13=trades-off 14=primary" },
    { UNRELATED, "0", FALSE, "13=trades-off 14=primary" },
  };

  run (0, steps, G_N_ELEMENTS (steps));
}

static void
test_targets (void)
{
  static const Step steps[] = {
    { TARGET, "14.b", TRUE, "14=secondary 14.b=secondary" },
    { USE, "14", KEI_SDG_USE_PRIMARY, "14=primary 14.b=primary" },
    { TARGET, "14.2", TRUE, "14=primary 14.2=primary 14.b=primary" },
    { CONFIRM, "14", TRUE, "14=primary* 14.2=primary 14.b=primary" },
    { TARGET, "14.b", FALSE, "14=primary* 14.2=primary" },
    { CONFIRM, "14", FALSE, "14=primary 14.2=primary" },
    { USE, "14", KEI_SDG_USE_NONE, "" },
  };

  run (0, steps, G_N_ELEMENTS (steps));
}

static void
test_suggestions (void)
{
  static const Step accepted[] = { { ACCEPT, "14.4", 0, "14=secondary 14.4=secondary" } };
  static const Step used[] = { { USE, "14", KEI_SDG_USE_PRIMARY, "14=primary" } };
  static const Step refused[] = { { REFUSE, "14", 0, "" } };
  static const Step other[] = { { ACCEPT, "2", 0, "2=secondary 14?" } };

  run (14, accepted, 1);
  run (14, used, 1);
  run (14, refused, 1);
  run (14, other, 1);
}

/* A file may have a target without its goal: then the target's link carries everything. */
static void
test_target_alone (void)
{
  g_autoptr (KeiEditor) editor = make_editor (0);
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_SDG_LINK, 12);
  KeiEdit *edit = kei_editor_begin (editor);
  g_autoptr (KeiNode) link = NULL;
  g_autofree char *links = NULL;

  kei_node_builder_set_int (builder, KEI_FIELD_GOAL, 14);
  kei_node_builder_set_string (builder, KEI_FIELD_TARGET, "14.2");
  kei_node_builder_set_string (builder, KEI_FIELD_REASON, "Nets");
  link = kei_node_builder_end (builder);
  kei_edit_append (edit, ITEM, link);
  g_assert_true (kei_editor_commit (editor, edit, NULL));

  g_assert_cmpuint (kei_node_get_id (kei_sdg_edits_find_link (kei_editor_lookup (editor, ITEM), 14)), ==, 12);
  g_assert_true (kei_sdg_edits_set_target (editor, ITEM, kei_sdg_target ("14.2"), FALSE));
  links = describe (editor);
  g_assert_cmpstr (links, ==, "14");
  g_assert_cmpstr (kei_node_get_text (kei_editor_lookup (editor, 12), KEI_FIELD_REASON), ==, "Nets");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sdg-edits/uses", test_uses);
  g_test_add_func ("/sdg-edits/targets", test_targets);
  g_test_add_func ("/sdg-edits/suggestions", test_suggestions);
  g_test_add_func ("/sdg-edits/target-alone", test_target_alone);

  return g_test_run ();
}
