/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two plans, parted by the first byte 0x1F, a line a node: the spaces before it are its depth, its first character what it is
 * (# a section, = a text, % an indicator, $ a cost, ^ a goal, & a department, < a merge with the line of that number, others an item). The first byte of all says whether
 * the plans share identifiers. They are paired, compared, told in rows with all texts, and followed from one to the other; the laws hold. */
#include "config.h"

#include "fuzz.h"
#include "kei-comparison-rows.h"
#include "kei-id.h"
#include "kei-test-law.h"
#include "kei-test-rows.h"

#include <stdlib.h>
#include <string.h>

#define PARTING 0x1f
#define MAX_DEPTH 8
#define MAX_LINES 400

/* --- Plans from lines --- */

typedef struct
{
  KeiNodeBuilder *builders[MAX_DEPTH + 1]; /* the plan, and the open items and sections below it */
  KeiKind kinds[MAX_DEPTH + 1];
  guint depth;
  KeiIdSource *ids;
  KeiId *lines; /* of the earlier plan: what each line is */
  KeiId own[MAX_LINES];
  guint n;
  KeiId department;
} Maker;

static void
close_to (Maker *self, guint depth)
{
  for (; self->depth > depth; self->depth--)
    kei_node_builder_add (self->builders[self->depth - 1], kei_node_builder_end (self->builders[self->depth]));
}

static void
open_node (Maker *self, KeiKind kind, const char *text)
{
  KeiId id = kei_id_source_next (self->ids);

  self->depth++;
  self->kinds[self->depth] = kind;
  self->builders[self->depth] = kei_node_builder_new (kind, id);
  kei_node_builder_set_string (self->builders[self->depth], KEI_FIELD_TITLE, text);
  if (kind == KEI_KIND_ITEM && self->department != KEI_ID_NONE)
    kei_node_builder_set_ref (self->builders[self->depth], KEI_FIELD_LEAD, self->department);
  self->own[self->n] = id;
}

/* A leaf of the item that is open; lines without one say nothing. */
static void
add_leaf (Maker *self, KeiKind kind, const char *text)
{
  KeiNodeBuilder *leaf, *value;
  gboolean is_item = self->kinds[self->depth] == KEI_KIND_ITEM;

  if (self->depth == 0 || (!is_item && kind != KEI_KIND_TEXT))
    return;
  leaf = kei_node_builder_new (is_item ? kind : KEI_KIND_PARAGRAPH, kei_id_source_next (self->ids));
  switch ((int) kind)
    {
    case KEI_KIND_INDICATOR:
      kei_node_builder_set_string (leaf, KEI_FIELD_NAME, text);
      value = kei_node_builder_new (KEI_KIND_INDICATOR_VALUE, kei_id_source_next (self->ids));
      kei_node_builder_set_string (value, KEI_FIELD_ROLE, strlen (text) % 3 == 0 ? "actual" : "target");
      kei_node_builder_set_int (value, KEI_FIELD_PERIOD, kei_period_from_fiscal_year (2020 + (int) (strlen (text) % 9)));
      kei_node_builder_add (leaf, kei_node_builder_end (value));
      break;
    case KEI_KIND_BUDGET_LINE:
      kei_node_builder_set_int (leaf, KEI_FIELD_YEAR, 2020 + (int) (strlen (text) % 7));
      kei_node_builder_set_int (leaf, KEI_FIELD_AMOUNT, (gint64) strlen (text) * 100);
      break;
    case KEI_KIND_SDG_LINK:
      kei_node_builder_set_int (leaf, KEI_FIELD_GOAL, (gint64) (strlen (text) % 18));
      break;
    default:
      {
        g_autofree char *lines = g_strdelimit (g_strdup (text), "|", '\n');

        kei_node_builder_set_string (leaf, KEI_FIELD_BODY, lines);
      }
    }
  kei_node_builder_add (self->builders[self->depth], kei_node_builder_end (leaf));
}

static void
add_origin (Maker *self, const char *text)
{
  guint line = (guint) atoi (text);
  KeiNodeBuilder *origin;

  if (self->lines == NULL || line >= MAX_LINES || self->lines[line] == KEI_ID_NONE || self->depth == 0 || self->kinds[self->depth] != KEI_KIND_ITEM)
    return;
  origin = kei_node_builder_new (KEI_KIND_ORIGIN, kei_id_source_next (self->ids));
  kei_node_builder_set_ref (origin, KEI_FIELD_ORIGIN_ITEM, self->lines[line]);
  kei_node_builder_set_string (origin, KEI_FIELD_KIND, "merge");
  kei_node_builder_add (self->builders[self->depth], kei_node_builder_end (origin));
}

static void
add_line (Maker *self, const char *line)
{
  guint depth = (guint) strspn (line, " ");

  line += depth;
  close_to (self, MIN (depth, self->depth));
  switch (*line)
    {
    case '=':
      add_leaf (self, KEI_KIND_TEXT, line + 1);
      break;
    case '%':
      add_leaf (self, KEI_KIND_INDICATOR, line + 1);
      break;
    case '$':
      add_leaf (self, KEI_KIND_BUDGET_LINE, line + 1);
      break;
    case '^':
      add_leaf (self, KEI_KIND_SDG_LINK, line + 1);
      break;
    case '<':
      add_origin (self, line + 1);
      break;
    case '&':
      {
        KeiNodeBuilder *department = kei_node_builder_new (KEI_KIND_DEPARTMENT, self->department = kei_id_source_next (self->ids));

        kei_node_builder_set_string (department, KEI_FIELD_NAME, line + 1);
        kei_node_builder_add (self->builders[0], kei_node_builder_end (department));
        break;
      }
    case '#':
      if (self->depth < MAX_DEPTH && (self->depth == 0 || self->kinds[self->depth] == KEI_KIND_SECTION))
        open_node (self, KEI_KIND_SECTION, line + 1);
      break;
    default:
      if (self->depth < MAX_DEPTH && (self->depth == 0 || self->kinds[self->depth] == KEI_KIND_ITEM))
        open_node (self, KEI_KIND_ITEM, line);
    }
}

/* NULL for what no plan can hold. @lines gets what each line is, or has it for origins. */
static KeiTree *
make_plan (const uint8_t *data, size_t size, guint64 seed, KeiId *lines, KeiId *earlier)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_auto (GStrv) split = g_strsplit (text, "\n", MAX_LINES);
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (seed);
  Maker self = { .ids = ids, .lines = earlier };

  self.builders[0] = kei_node_builder_new (KEI_KIND_PLAN, kei_id_source_next (ids));
  self.kinds[0] = KEI_KIND_PLAN;
  for (self.n = 0; split[self.n] != NULL && self.n < MAX_LINES; self.n++)
    add_line (&self, split[self.n]);
  close_to (&self, 0);
  if (lines != NULL)
    memcpy (lines, self.own, sizeof self.own);
  return kei_tree_new (kei_node_builder_end (self.builders[0]), FALSE, NULL, NULL);
}

/* --- What must hold --- */

static void
check_rows (const KeiComparisonRows *rows)
{
  g_autofree char *fault = kei_test_check_rows (rows);
  guint n = kei_comparison_rows_get_n (rows);
  g_autofree char *words = kei_comparison_rows_describe (rows, 0, n);

  if (fault != NULL)
    fuzz_fail (fault);
  demand (g_utf8_validate (words, -1, NULL));
  kei_test_check_law_2 (kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows)));
}

static KeiComparisonRows *
compare (KeiTree *old_tree, KeiTree *new_tree)
{
  g_autoptr (KeiPairing) pairing = kei_pairing_new (old_tree, new_tree, NULL, NULL, NULL, NULL, NULL);

  return kei_comparison_rows_make (pairing, 0, NULL, NULL, NULL, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const uint8_t *parting = size > 1 ? memchr (data + 1, PARTING, size - 1) : NULL;
  KeiId lines[MAX_LINES];
  g_autoptr (KeiTree) old_tree = NULL, new_tree = NULL;

  if (parting == NULL)
    return 0;
  old_tree = make_plan (data + 1, (size_t) (parting - data - 1), 1, lines, NULL);
  new_tree = make_plan (parting + 1, size - (size_t) (parting + 1 - data), (data[0] & 1) ? 1 : 2, NULL, lines);
  if (old_tree == NULL || new_tree == NULL)
    return 0;
  {
    g_autoptr (KeiComparisonRows) there = compare (old_tree, new_tree), back = compare (new_tree, old_tree);
    g_autoptr (KeiComparisonRows) same = compare (old_tree, old_tree), followed = kei_comparison_rows_follow (same, KEI_SIDE_NEW, new_tree, NULL, NULL);
    guint n;

    kei_comparison_get_changes (kei_comparison_rows_get_comparison (same), &n);
    demand (n == 0);
    check_rows (there);
    check_rows (back);
    check_rows (same);
    check_rows (followed);
  }
  return 0;
}
