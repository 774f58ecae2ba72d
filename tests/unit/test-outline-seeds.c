/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five real documents, where they are there: counts, and hashes of what a careful person would have
 * typed, so that no text of theirs is here. The same traps on texts of our own are in test-outline.c. */
#include "kei-outline-listing.h"

#include <string.h>

#include "kei-period.h"

typedef struct
{
  const char *file;
  struct
  {
    const char *level;
    guint n;
  } levels[5];
  guint viewpoints;
  guint tentative;
  guint sections;
  guint bodies;
  guint meetings;
  guint public_comments;
  int start, end;
  const char *paths; /* SHA-256 of kei_test_list_paths() */
} Document;

static const Document documents[] = {
  { "aomori-system-diagram.txt",
    { { "基本目標", 3 }, { "政策", 17 }, { "施策", 52 }, { "推進項目", 5 }, { "主な取組", 13 } },
    4,
    4,
    3,
    0,
    0,
    0,
    0,
    0,
    "27808d35bb95a69a1d287d7cfb677ad83141940610ea070ed372de71c090957e" },
  { "tomakomai-pledges.txt",
    { { "基本目標", 5 }, { "施策", 25 }, { "主な取組", 50 } },
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    "e4cf7fbf648aca72b734720001138dfd3378029c74557d597343b43c5daf1467" },
  { "rumoi-h25-priorities.txt",
    { { "基本目標", 4 }, { "施策", 12 }, { "主な取組", 19 } },
    0,
    0,
    4,
    0,
    0,
    0,
    2013,
    2013,
    "f4d8769ed1d75ba42b00544bca72178f165fdb33d21a87a86533dbfe7caf09f8" },
  { "rumoi-later-plan.txt",
    { { "視点", 4 }, { "施策", 19 } },
    0,
    0,
    2,
    0,
    0,
    0,
    2022,
    2026,
    "59d2de95a77b92efc53b43b1ac6e87562e91511e9f7f50891f2e09dbe2bd65c0" },
  { "kamaishi-later-plan.txt",
    { { "部", 2 }, { "基本目標", 5 }, { "推進項目", 4 }, { "地区別計画", 8 } },
    10,
    0,
    5,
    10,
    28,
    1,
    2021,
    2030,
    "5279c3e940f1de26c6e7dc0052a2228d0bf5ad0163801b646ce25d1ac795af38" },
};

static KeiTree *
import_document (const char *file, KeiOutline **outline)
{
  const char *shared = g_getenv ("KEI_SHARED_DIR");
  g_autofree char *path = g_build_filename (shared == NULL ? "" : shared, "seeds", file, NULL);
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      g_test_skip ("The documents are not here");
      return NULL;
    }
  return kei_test_import (text, (gssize) length, outline);
}

static guint
count_children (KeiTree *tree, KeiSlot slot)
{
  return kei_node_get_n_children (kei_tree_get_root (tree), slot);
}

static void
test_document (gconstpointer data)
{
  const Document *document = data;
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = import_document (document->file, &outline);
  g_autofree char *paths = NULL;
  g_autofree char *hash = NULL;
  KeiNode *plan;
  guint tentative = 0;

  if (tree == NULL)
    return;
  plan = kei_tree_get_root (tree);
  for (guint i = 0; i < G_N_ELEMENTS (document->levels) && document->levels[i].level != NULL; i++)
    g_assert_cmpuint (kei_test_count_level (tree, document->levels[i].level), ==, document->levels[i].n);
  for (guint i = 0; i < count_children (tree, KEI_SLOT_VIEWPOINTS); i++)
    tentative += kei_node_get_bool (kei_node_get_child (plan, KEI_SLOT_VIEWPOINTS, i), KEI_FIELD_TENTATIVE);
  g_assert_cmpuint (count_children (tree, KEI_SLOT_VIEWPOINTS), ==, document->viewpoints);
  g_assert_cmpuint (tentative, ==, document->tentative);
  g_assert_cmpuint (count_children (tree, KEI_SLOT_SECTIONS), ==, document->sections);
  g_assert_cmpuint (count_children (tree, KEI_SLOT_BODIES), ==, document->bodies);
  g_assert_cmpuint (count_children (tree, KEI_SLOT_MEETINGS), ==, document->meetings);
  g_assert_cmpuint (count_children (tree, KEI_SLOT_PUBLIC_COMMENTS), ==, document->public_comments);
  g_assert_cmpint (kei_node_get_int (plan, KEI_FIELD_START), ==, document->start);
  g_assert_cmpint (kei_node_get_int (plan, KEI_FIELD_END), ==, document->end);
  g_assert_cmpuint (kei_test_count_notes (outline, KEI_OUTLINE_NOTE_COUNT), ==, 0);

  paths = kei_test_list_paths (tree);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, paths, -1);
  g_assert_cmpstr (hash, ==, document->paths);
}

/* The counts that the diagram declares: for the plan, and for each pillar. */
static void
test_declared_counts (void)
{
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = import_document ("aomori-system-diagram.txt", &outline);
  static const int expected[][2] = { { 5, 14 }, { 6, 21 }, { 6, 17 } };

  if (tree == NULL)
    return;
  g_assert_cmpuint (count_children (tree, KEI_SLOT_DECLARED), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      KeiNode *pillar = kei_node_get_child (kei_tree_get_root (tree), KEI_SLOT_ITEMS, i);

      g_assert_cmpuint (kei_node_get_n_children (pillar, KEI_SLOT_DECLARED), ==, 2);
      g_assert_cmpuint (kei_node_get_n_children (pillar, KEI_SLOT_ITEMS), ==, expected[i][0]);
      for (guint k = 0; k < 2; k++)
        g_assert_cmpint (kei_node_get_int (kei_node_get_child (pillar, KEI_SLOT_DECLARED, k), KEI_FIELD_COUNT), ==, expected[i][k]);
    }
}

/* Every meeting of the two schedules, by hand: lane, first and last day, state and relation. */
static void
test_meetings (void)
{
  static const struct
  {
    const char *lane, *start, *end, *state, *relation;
  } expected[] = {
    { "office", "2024-10-08", "", "", "" },
    { "office", "2024-11", "", "", "" },
    { "citizens", "2024-12-20", "", "", "" },
    { "citizens", "2024-12-23", "", "", "" },
    { "council", "2024-12-04", "", "", "" },
    { "citizens", "2025-01-24", "2025-02-14", "", "" },
    { "council", "2025-01-21", "", "", "" },
    { "citizens", "2025-03-21", "", "", "" },
    { "citizens", "2025-03-24", "", "", "" },
    { "office", "2025-04-15", "", "", "" },
    { "office", "2025-04", "2025-05", "", "" },
    { "citizens", "2025-05-28", "", "", "" },
    { "citizens", "2025-05-29", "", "", "" },
    { "citizens", "2025-07", "", "", "" },
    { "office", "2025-08-25", "", "", "" },
    { "citizens", "2025-08-26", "", "", "" },
    { "office", "2025-10-03", "", "", "" },
    { "council", "2025-11-25", "", "", "" },
    { "office", "2025-12-16", "", "", "" },
    { "citizens", "2025-12", "", "postponed", "" },
    { "council", "2025-12-24", "", "", "referral" },
    { "office", "2026-01", "", "undecided", "" },
    { "citizens", "2026-01-13", "2026-01-27", "", "" },
    { "council", "2026-01-15", "", "", "" },
    { "council", "2026-01-28", "", "", "recommendation" },
    { "citizens", "2026-02", "", "", "" },
    { "council", "2026-02-10", "", "", "" },
    { "office", "2026-03", "", "", "" },
  };
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = import_document ("kamaishi-later-plan.txt", &outline);

  if (tree == NULL)
    return;
  g_assert_cmpuint (count_children (tree, KEI_SLOT_MEETINGS), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      KeiNode *meeting = kei_node_get_child (kei_tree_get_root (tree), KEI_SLOT_MEETINGS, i);
      g_autofree char *start = kei_period_to_text (kei_node_get_int (meeting, KEI_FIELD_START));
      g_autofree char *end = kei_node_has (meeting, KEI_FIELD_END) ? kei_period_to_text (kei_node_get_int (meeting, KEI_FIELD_END)) : g_strdup ("");

      g_assert_cmpstr (kei_node_get_text (meeting, KEI_FIELD_LANE), ==, expected[i].lane);
      g_assert_cmpstr (start, ==, expected[i].start);
      g_assert_cmpstr (end, ==, expected[i].end);
      g_assert_cmpstr (kei_node_get_text (meeting, KEI_FIELD_STATE), ==, expected[i].state);
      g_assert_cmpstr (kei_node_get_text (meeting, KEI_FIELD_RELATION), ==, expected[i].relation);
    }
}

/* The schedule's public comment is none of its meetings, and has the period that goes over the year's end. */
static void
test_public_comment (void)
{
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = import_document ("kamaishi-later-plan.txt", &outline);
  KeiNode *comment;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (tree == NULL)
    return;
  comment = kei_node_get_child (kei_tree_get_root (tree), KEI_SLOT_PUBLIC_COMMENTS, 0);
  start = kei_period_to_text (kei_node_get_int (comment, KEI_FIELD_START));
  end = kei_period_to_text (kei_node_get_int (comment, KEI_FIELD_END));
  g_assert_cmpstr (start, ==, "2025-12-25");
  g_assert_cmpstr (end, ==, "2026-01-23");
}

/* Goals and chapters are the same five, in reversed order and two of them in other words. */
static void
test_rewordings (void)
{
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = import_document ("kamaishi-later-plan.txt", &outline);
  KeiNode *part;
  guint alternatives = 0;

  if (tree == NULL)
    return;
  part = kei_node_get_child (kei_tree_get_root (tree), KEI_SLOT_ITEMS, 1);
  g_assert_cmpuint (kei_node_get_n_children (part, KEI_SLOT_ITEMS), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      KeiNode *chapter = kei_node_get_child (part, KEI_SLOT_ITEMS, i);

      g_assert_true (kei_node_has (chapter, KEI_FIELD_LABEL));
      alternatives += kei_node_get_n_children (chapter, KEI_SLOT_TEXTS);
    }
  g_assert_cmpuint (alternatives, ==, 2);
  g_assert_cmpuint (kei_test_count_notes (outline, KEI_OUTLINE_NOTE_REWORDED), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *path = g_strconcat ("/outline-seeds/", documents[i].file, NULL);

      g_test_add_data_func (path, &documents[i], test_document);
    }
  g_test_add_func ("/outline-seeds/declared-counts", test_declared_counts);
  g_test_add_func ("/outline-seeds/meetings", test_meetings);
  g_test_add_func ("/outline-seeds/public-comment", test_public_comment);
  g_test_add_func ("/outline-seeds/rewordings", test_rewordings);
  return g_test_run ();
}
