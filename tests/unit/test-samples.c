/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The samples and templates that are shipped: canonical files that show everything a plan can hold. */
#include "config.h"

#include "kei-choices.h"
#include "kei-xml.h"

#define ITEMS 300

static const char *const samples[] = { "minato-zenki", "minato-koki" };
static const char *const templates[] = { "comprehensive", "later-basic", "pledges", "sector", "yearly-policy" };

/* What only a later step of a plan's life fills in. */
static const struct
{
  KeiKind kind;
  KeiField field;
} not_shown[] = {
  { KEI_KIND_PLAN, KEI_FIELD_PREDECESSOR_SEAL }, /* by deriving one plan from another */
  { KEI_KIND_VERSION, KEI_FIELD_SEAL },          /* by naming a version */
  { KEI_KIND_VERSION, KEI_FIELD_CHANGE },
};

typedef struct
{
  gboolean kinds[KEI_N_KINDS];
  gboolean fields[KEI_N_KINDS][KEI_N_FIELDS];
  guint n_items;
} Seen;

static KeiTree *
read_shipped (const char *folder, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".keikaku", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", folder, file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL, written = NULL;
  g_autoptr (GError) error = NULL;
  KeiTree *tree;
  gsize length;

  g_test_message ("%s", name);
  g_assert_true (g_file_get_contents (path, &text, &length, &error));
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  tree = kei_xml_read_bytes (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  written = kei_xml_write (tree);
  g_assert_true (g_bytes_equal (bytes, written));
  return tree;
}

static gboolean
note_node (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Seen *seen = data;
  KeiKind kind = kei_node_get_kind (node);
  const KeiKindInfo *info = kei_schema_kind (kind);

  seen->kinds[kind] = TRUE;
  /* Who tries the program on a sample is not to be told that it is no good plan. */
  if (kind == KEI_KIND_CONFLICT)
    g_assert_true (kei_node_get_bool (node, KEI_FIELD_RESOLVED));
  seen->n_items += kind == KEI_KIND_ITEM ? 1 : 0;
  for (guint i = 0; i < info->n_fields; i++)
    {
      const KeiFieldInfo *field = &info->fields[i];

      if (!kei_node_has (node, field->id))
        continue;
      seen->fields[kind][field->id] = TRUE;
      if (field->choices != NULL)
        {
          g_autoptr (GPtrArray) choices = kei_choices_new (NULL, field->choices);
          gboolean found = FALSE;

          for (guint c = 0; c < choices->len; c++)
            found |= g_str_equal (((KeiChoice *) choices->pdata[c])->code, kei_node_get_string (node, field->id));
          if (!found)
            g_error ("%s.%s: no choice %s", info->name, field->name, kei_node_get_string (node, field->id));
        }
    }
  return TRUE;
}

static gboolean
is_shown (KeiKind kind, KeiField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_shown); i++)
    if (not_shown[i].kind == kind && not_shown[i].field == field)
      return FALSE;
  return TRUE;
}

/* Each sample by itself: one is opened without the other. */
static void
assert_shows_all (const char *sample, const Seen *seen)
{
  for (KeiKind kind = KEI_KIND_NONE + 1; kind < KEI_N_KINDS; kind++)
    {
      const KeiKindInfo *info = kei_schema_kind (kind);

      for (guint i = 0; i < info->n_fields; i++)
        if (is_shown (kind, info->fields[i].id) != seen->fields[kind][info->fields[i].id])
          {
            g_test_message ("%s: %s.%s", sample, info->name, info->fields[i].name);
            g_test_fail ();
          }
    }
}

static void
test_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (KeiTree) tree = read_shipped ("samples", samples[i]);
      Seen seen = { 0 };

      kei_node_walk (kei_tree_get_root (tree), note_node, &seen);
      g_assert_cmpuint (seen.n_items, >=, ITEMS);
      assert_shows_all (samples[i], &seen);
    }
}

/* A template has levels to work with and nothing to delete first. */
static void
test_templates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autoptr (KeiTree) tree = read_shipped ("templates", templates[i]);
      KeiNode *root = kei_tree_get_root (tree);
      Seen seen = { 0 };

      kei_node_walk (root, note_node, &seen);
      g_assert_cmpuint (kei_node_get_n_children (root, KEI_SLOT_LEVELS), >=, 3);
      g_assert_cmpuint (seen.n_items, ==, 0);
      g_assert_true (kei_node_has (root, KEI_FIELD_PLAN_TYPE));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/samples/samples", test_samples);
  g_test_add_func ("/samples/templates", test_templates);
  return g_test_run ();
}
