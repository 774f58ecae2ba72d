/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of plans that are made to lead pairing astray: what became of what is beyond dispute, and stands in compare/nasty.txt. */
#include "config.h"

#include "kei-pairing.h"

#include <string.h>

#define MAX_DEPTH 5

/* A plan, and what its items are. */
typedef struct
{
  KeiTree *tree;
  GHashTable *marks; /* KeiId* → char*: “3a” */
} Plan;

static void
plan_clear (Plan *plan)
{
  kei_tree_unref (plan->tree);
  g_hash_table_unref (plan->marks);
}

typedef struct
{
  KeiIdSource *ids;
  KeiNodeBuilder *builders[MAX_DEPTH];
  guint depth;
  GHashTable *departments; /* char* → KeiId* */
  GHashTable *marks;
} Maker;

static void
close_to (Maker *self, guint depth)
{
  for (; self->depth > depth; self->depth--)
    kei_node_builder_add (self->builders[self->depth - 1], kei_node_builder_end (self->builders[self->depth]));
}

/* What stands behind @mark, which ends there; or NULL. */
static char *
take_part (char *line, char mark)
{
  char *at = strrchr (line, mark);

  if (at == NULL)
    return NULL;
  *at = '\0';
  g_strchomp (line);
  return g_strstrip (at + 1);
}

static KeiId
find_department (Maker *self, const char *name)
{
  KeiId *id = g_hash_table_lookup (self->departments, name);
  KeiNodeBuilder *builder;

  if (id != NULL)
    return *id;
  id = g_new (KeiId, 1);
  builder = kei_node_builder_new (KEI_KIND_DEPARTMENT, *id = kei_id_source_next (self->ids));
  kei_node_builder_set_string (builder, KEI_FIELD_NAME, name);
  kei_node_builder_add (self->builders[0], kei_node_builder_end (builder));
  g_hash_table_insert (self->departments, g_strdup (name), id);
  return *id;
}

static void
add_line (Maker *self, const char *line, const KeiId *levels)
{
  guint depth = (guint) strspn (line, " ");
  g_autofree char *copy = g_strdup (line + depth);
  char *mark = take_part (copy, '#'), *lead = take_part (copy, '@'), *body = take_part (copy, '|');
  KeiId *id = g_new (KeiId, 1);
  KeiNodeBuilder *builder;

  g_assert_nonnull (mark);
  close_to (self, depth);
  builder = self->builders[++self->depth] = kei_node_builder_new (KEI_KIND_ITEM, *id = kei_id_source_next (self->ids));
  kei_node_builder_set_ref (builder, KEI_FIELD_LEVEL, levels[depth]);
  kei_node_builder_set_string (builder, KEI_FIELD_TITLE, copy);
  if (lead != NULL)
    kei_node_builder_set_ref (builder, KEI_FIELD_LEAD, find_department (self, lead));
  if (body != NULL)
    {
      KeiNodeBuilder *text = kei_node_builder_new (KEI_KIND_TEXT, kei_id_source_next (self->ids));

      kei_node_builder_set_string (text, KEI_FIELD_ROLE, "issues");
      kei_node_builder_set_string (text, KEI_FIELD_BODY, body);
      kei_node_builder_add (builder, kei_node_builder_end (text));
    }
  g_hash_table_insert (self->marks, id, g_strdup (mark));
}

static Plan
read_plan (const char *text, guint64 seed)
{
  static const char *const names[] = { "基本目標", "施策", "取組" };
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (seed);
  g_autoptr (GHashTable) departments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Maker self = { .ids = ids, .departments = departments, .marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free) };
  g_autoptr (GError) error = NULL;
  KeiId levels[G_N_ELEMENTS (names)];
  Plan plan;

  self.builders[0] = kei_node_builder_new (KEI_KIND_PLAN, kei_id_source_next (ids));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      KeiNodeBuilder *level = kei_node_builder_new (KEI_KIND_LEVEL, levels[i] = kei_id_source_next (ids));

      kei_node_builder_set_string (level, KEI_FIELD_NAME, names[i]);
      kei_node_builder_add (self.builders[0], kei_node_builder_end (level));
    }
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add_line (&self, lines[i], levels);
  close_to (&self, 0);
  plan = (Plan){ kei_tree_new (kei_node_builder_end (self.builders[0]), FALSE, NULL, &error), self.marks };
  g_assert_no_error (error);
  return plan;
}

/* --- What was found --- */

static const char *
mark_of (const Plan *plan, KeiId id)
{
  return g_hash_table_lookup (plan->marks, &id);
}

/* Halves are of one thing. */
static gboolean
is_same (const char *a, const char *b)
{
  return strtoul (a, NULL, 10) == strtoul (b, NULL, 10);
}

static gboolean
is_found (KeiPairing *pairing, KeiSide side, KeiId id)
{
  guint n;
  const KeiShare *shares = kei_pairing_get_shares (pairing, &n);

  if (kei_pairing_find (pairing, side, id) != NULL)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (shares[i].side != side && shares[i].part == id)
      return TRUE;
  return FALSE;
}

/* What is wrong, as lines; "" for nothing. Pairs that a person is asked to look at count too. */
static char *
judge (const Plan *plans, KeiPairing *pairing)
{
  GString *wrong = g_string_new (NULL);
  guint n;
  const KeiPair *pairs = kei_pairing_get_pairs (pairing, &n);
  const KeiShare *shares;

  for (guint i = 0; i < n; i++)
    {
      const char *a = mark_of (&plans[0], pairs[i].old_id), *b = mark_of (&plans[1], pairs[i].new_id);

      if (a != NULL && !is_same (a, b))
        g_string_append_printf (wrong, "%s is no %s%s\n", b, a, pairs[i].certainty == KEI_PAIR_DOUBTFUL ? " (doubtful)" : "");
    }
  shares = kei_pairing_get_shares (pairing, &n);
  for (guint i = 0; i < n; i++)
    {
      const char *whole = mark_of (&plans[shares[i].side], shares[i].whole), *part = mark_of (&plans[kei_side_other (shares[i].side)], shares[i].part);

      if (!is_same (whole, part))
        g_string_append_printf (wrong, "%s is no part of %s\n", part, whole);
    }
  for (guint side = 0; side < 2; side++)
    {
      GHashTableIter iter, other;
      gpointer id, mark, other_mark;

      g_hash_table_iter_init (&iter, plans[side].marks);
      while (g_hash_table_iter_next (&iter, &id, &mark))
        {
          gboolean expected = FALSE;

          g_hash_table_iter_init (&other, plans[1 - side].marks);
          while (g_hash_table_iter_next (&other, NULL, &other_mark))
            expected = expected || is_same (mark, other_mark);
          if (expected && !is_found (pairing, side, *(KeiId *) id))
            g_string_append_printf (wrong, "%s %s has no partner\n", side == KEI_SIDE_OLD ? "earlier" : "later", (char *) mark);
        }
    }
  return g_string_free (wrong, FALSE);
}

static void
check_case (const char *name, const char *earlier, const char *later)
{
  for (guint swapped = 0; swapped < 2; swapped++)
    {
      Plan plans[2] = { read_plan (swapped ? later : earlier, 1), read_plan (swapped ? earlier : later, 2) };
      g_autoptr (KeiPairing) pairing = kei_pairing_new (plans[0].tree, plans[1].tree, NULL, NULL, NULL, NULL, NULL);
      g_autofree char *wrong = judge (plans, pairing);

      if (*wrong != '\0')
        {
          g_test_message ("%s%s:\n%s", name, swapped ? ", swapped" : "", wrong);
          g_test_fail ();
        }
      plan_clear (&plans[0]);
      plan_clear (&plans[1]);
    }
}

static void
test_nasty (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "unit", "compare", "nasty.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) cases = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  cases = g_strsplit (text, "\n== ", -1);
  g_assert_cmpuint (g_strv_length (cases), >, 20);
  for (guint i = 1; cases[i] != NULL; i++)
    {
      char *earlier = strchr (cases[i], '\n'), *later = strstr (cases[i], "\n--\n");

      g_assert_true (earlier != NULL && later != NULL);
      *earlier++ = '\0';
      *later = '\0';
      check_case (cases[i], earlier, later + strlen ("\n--\n"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comparison/nasty", test_nasty);
  return g_test_run ();
}
