/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-check.h"
#include "kei-choices.h"

#include "kei-choices-data.h"

/* Every list that the schema names is shipped, and every list that is shipped is named. */
static void
test_lists (void)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);

  for (KeiKind kind = KEI_KIND_NONE + 1; kind < KEI_N_KINDS; kind++)
    {
      const KeiKindInfo *info = kei_schema_kind (kind);

      for (guint i = 0; i < info->n_fields; i++)
        if (info->fields[i].choices != NULL)
          {
            g_autoptr (GPtrArray) choices = kei_choices_new (NULL, info->fields[i].choices);

            g_assert_cmpuint (choices->len, >, 0);
            if (kei_choices_shipped (info->fields[i].choices) != NULL)
              g_hash_table_add (named, (gpointer) info->fields[i].choices);
          }
    }
  /* The bands that indicators are rated by are no field's. */
  g_hash_table_add (named, (gpointer) "ratings");
  g_assert_cmpuint (g_hash_table_size (named), ==, kei_choices_n_lists);

  for (guint i = 0; i < kei_choices_n_lists; i++)
    {
      g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint c = 0; c < kei_choices_lists[i].n_choices; c++)
        g_assert_true (g_hash_table_add (codes, (gpointer) kei_choices_lists[i].choices[c].code));
    }
}

/* Checks and the lists themselves are called by what they are, not by their codes. */
static void
test_tables (void)
{
  g_autofree char *rule = kei_choices_dup_label (NULL, "rules", "empty-title");
  g_autofree char *list = kei_choices_dup_label (NULL, "choice-lists", "stages");
  g_autofree char *unknown = kei_choices_dup_label (NULL, "rules", "no-such-rule");
  g_autoptr (GPtrArray) rules = kei_choices_new (NULL, "rules");
  g_autoptr (GPtrArray) lists = kei_choices_new (NULL, "choice-lists");

  g_assert_cmpstr (rule, ==, "An empty title");
  g_assert_cmpstr (list, ==, "Stages");
  g_assert_cmpstr (unknown, ==, "no-such-rule");
  g_assert_cmpuint (rules->len, ==, kei_check_get_n_rules ());
  g_assert_cmpuint (lists->len, ==, kei_choices_n_lists);
}

/* A role is called after the choices that have it; figures are not roles to choose from. */
static void
test_roles (void)
{
  g_autoptr (GPtrArray) stages = kei_choices_new_roles ("stages");

  g_assert_cmpuint (stages->len, ==, 4);
  g_assert_cmpstr (((KeiChoice *) stages->pdata[0])->code, ==, "draft");
  g_assert_cmpstr (((KeiChoice *) stages->pdata[0])->label, ==, "Outline, Draft");
  g_assert_cmpstr (((KeiChoice *) stages->pdata[2])->label, ==, "Final");
  g_assert_null (kei_choices_new_roles ("ratings"));
  g_assert_null (kei_choices_new_roles ("no-such-list"));
}

/* A plan whose dispositions are two, one of them its own. */
static KeiTree *
make_tree (void)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, 1);
  KeiNodeBuilder *list = kei_node_builder_new (KEI_KIND_CHOICE_LIST, 2);
  KeiNodeBuilder *choice = kei_node_builder_new (KEI_KIND_CHOICE, 3);

  kei_node_builder_set_string (list, KEI_FIELD_NAME, "dispositions");
  kei_node_builder_set_string (choice, KEI_FIELD_CODE, "reflected");
  kei_node_builder_add (list, kei_node_builder_end (choice));
  choice = kei_node_builder_new (KEI_KIND_CHOICE, 4);
  kei_node_builder_set_string (choice, KEI_FIELD_CODE, "later");
  kei_node_builder_set_string (choice, KEI_FIELD_LABEL, "Next time");
  kei_node_builder_set_string (choice, KEI_FIELD_ROLE, "noted");
  kei_node_builder_add (list, kei_node_builder_end (choice));
  choice = kei_node_builder_new (KEI_KIND_CHOICE, 5);
  kei_node_builder_set_string (choice, KEI_FIELD_LABEL, "Elsewhere");
  kei_node_builder_set_string (choice, KEI_FIELD_ROLE, "noted");
  kei_node_builder_add (list, kei_node_builder_end (choice));
  kei_node_builder_add (plan, kei_node_builder_end (list));
  return kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
}

static void
test_plan (void)
{
  static const struct
  {
    const char *list, *code, *label, *role;
  } cases[] = {
    { "dispositions", "reflected", "Reflected", "accepted" }, /* in the plan without a label of its own */
    { "dispositions", "later", "Next time", "noted" },
    { "dispositions", "Elsewhere", "Elsewhere", "noted" },        /* has no code */
    { "dispositions", "covered", "Covered already", "accepted" }, /* not offered any more, still readable */
    { "dispositions", "unheard-of", "unheard-of", NULL },
    { "stages", "final", "Final", "decided" },
    { "stages", NULL, "", NULL },
    { "no-such-list", "x", "x", NULL },
  };
  g_autoptr (KeiTree) tree = make_tree ();
  g_autoptr (GPtrArray) own = kei_choices_new (tree, "dispositions");
  g_autoptr (GPtrArray) shipped = kei_choices_new (tree, "directions");
  g_autoptr (GPtrArray) none = kei_choices_new (tree, "no-such-list");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = kei_choices_dup_label (tree, cases[i].list, cases[i].code);

      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_cmpstr (kei_choices_get_role (tree, cases[i].list, cases[i].code), ==, cases[i].role);
    }

  g_assert_cmpuint (own->len, ==, 3);
  g_assert_cmpstr (((KeiChoice *) g_ptr_array_index (own, 1))->label, ==, "Next time");
  g_assert_cmpuint (shipped->len, ==, 3);
  g_assert_cmpstr (((KeiChoice *) g_ptr_array_index (shipped, 0))->code, ==, "up");
  g_assert_cmpuint (none->len, ==, 0);
}

/* Of two with one code the first counts. Of so many, each looked for among all, it would take minutes. */
static void
test_many (void)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, 1), *list = kei_node_builder_new (KEI_KIND_CHOICE_LIST, 2);
  g_autoptr (KeiTree) tree = NULL;
  g_autoptr (GPtrArray) choices = NULL;
  const guint n = 100000;

  kei_node_builder_set_string (list, KEI_FIELD_NAME, "ratings");
  for (guint i = 0; i <= n; i++)
    {
      KeiNodeBuilder *choice = kei_node_builder_new (KEI_KIND_CHOICE, 3 + i);
      g_autofree char *code = g_strdup_printf ("c%u", i % n);
      g_autofree char *label = g_strdup_printf ("段階%u", i);

      kei_node_builder_set_string (choice, KEI_FIELD_CODE, code);
      kei_node_builder_set_string (choice, KEI_FIELD_LABEL, label);
      kei_node_builder_add (list, kei_node_builder_end (choice));
    }
  kei_node_builder_add (plan, kei_node_builder_end (list));
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
  choices = kei_choices_new (tree, "ratings");
  g_assert_cmpuint (choices->len, ==, n + 1);
  g_assert_cmpstr (((KeiChoice *) choices->pdata[n - 1])->label, ==, "段階99999");
  g_assert_cmpstr (((KeiChoice *) choices->pdata[n])->label, ==, "段階0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/choices/lists", test_lists);
  g_test_add_func ("/choices/tables", test_tables);
  g_test_add_func ("/choices/roles", test_roles);
  g_test_add_func ("/choices/plan", test_plan);
  g_test_add_func ("/choices/many", test_many);
  return g_test_run ();
}
