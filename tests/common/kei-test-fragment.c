/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-test-fragment.h"

#include <string.h>

#define MAX_DEPTH 5

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

/* “name; unit; FY2020 baseline; FY2026 target” */
static void
add_indicator (Maker *self, KeiNodeBuilder *item, const char *text)
{
  static const char *const roles[] = { "baseline", "target" };
  g_auto (GStrv) parts = g_strsplit (text, "; ", -1);
  KeiNodeBuilder *indicator = kei_node_builder_new (KEI_KIND_INDICATOR, kei_id_source_next (self->ids));

  g_assert_cmpuint (g_strv_length (parts), ==, 4);
  kei_node_builder_set_string (indicator, KEI_FIELD_NAME, parts[0]);
  kei_node_builder_set_string (indicator, KEI_FIELD_UNIT, parts[1]);
  for (guint i = 0; i < 2; i++)
    {
      KeiNodeBuilder *value = kei_node_builder_new (KEI_KIND_INDICATOR_VALUE, kei_id_source_next (self->ids));
      g_auto (GStrv) words = g_strsplit (parts[2 + i], " ", 2);
      KeiValue period;

      g_assert_true (kei_value_parse (words[0], -1, kei_schema_field (KEI_KIND_INDICATOR_VALUE, KEI_FIELD_PERIOD), &period, NULL));
      kei_node_builder_set_string (value, KEI_FIELD_ROLE, roles[i]);
      kei_node_builder_set (value, KEI_FIELD_PERIOD, &period);
      kei_node_builder_set_string (value, KEI_FIELD_NUMBER, words[1]);
      kei_node_builder_add (indicator, kei_node_builder_end (value));
    }
  kei_node_builder_add (item, kei_node_builder_end (indicator));
}

static void
add_line (Maker *self, const char *line, const KeiId *levels)
{
  guint depth = (guint) strspn (line, " ");
  g_autofree char *copy = g_strdup (line + depth);
  char *mark = take_part (copy, '#'), *indicator = take_part (copy, '%'), *lead = take_part (copy, '@'), *body = take_part (copy, '|');
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
      g_autoptr (GString) lines = g_string_new (body);

      g_string_replace (lines, " ¶ ", "\n", 0);
      kei_node_builder_set_string (text, KEI_FIELD_ROLE, "issues");
      kei_node_builder_set_string (text, KEI_FIELD_BODY, lines->str);
      kei_node_builder_add (builder, kei_node_builder_end (text));
    }
  if (indicator != NULL)
    add_indicator (self, builder, indicator);
  g_hash_table_insert (self->marks, id, g_strdup (mark));
}

KeiTestFragment
kei_test_fragment_read (const char *text, guint64 seed)
{
  static const char *const names[] = { "基本目標", "施策", "取組", "事務事業" };
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (seed);
  g_autoptr (GHashTable) departments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Maker self = { .ids = ids, .departments = departments, .marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free) };
  g_autoptr (GError) error = NULL;
  KeiId levels[G_N_ELEMENTS (names)];
  KeiTestFragment fragment;

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
  fragment = (KeiTestFragment){ kei_tree_new (kei_node_builder_end (self.builders[0]), FALSE, NULL, &error), self.marks };
  g_assert_no_error (error);
  return fragment;
}

void
kei_test_fragment_clear (KeiTestFragment *fragment)
{
  g_clear_pointer (&fragment->tree, kei_tree_unref);
  g_clear_pointer (&fragment->marks, g_hash_table_unref);
}

const char *
kei_test_fragment_get_mark (const KeiTestFragment *fragment, KeiId id)
{
  return g_hash_table_lookup (fragment->marks, &id);
}

guint
kei_test_fragment_each (const char *path, KeiTestFragmentCase function)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) cases = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  cases = g_strsplit (text, "\n== ", -1);
  for (n = 0; cases[n + 1] != NULL; n++)
    {
      char *earlier = strchr (cases[n + 1], '\n'), *later = strstr (cases[n + 1], "\n--\n"), *expected = strstr (cases[n + 1], "\n==>\n");

      g_assert_true (earlier != NULL && later != NULL);
      *earlier++ = '\0';
      *later = '\0';
      if (expected != NULL)
        *expected = '\0';
      function (cases[n + 1], earlier, later + strlen ("\n--\n"), expected != NULL ? expected + strlen ("\n==>\n") : NULL);
    }
  return n;
}
