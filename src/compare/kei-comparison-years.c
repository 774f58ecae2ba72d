/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which years two different plans have costs and staff for. What one plan says of a year that the other plans nothing for is
 * no change: the earlier one could not have said it, or the later one need not any more. */
#include "config.h"

#include <string.h>

#include "kei-comparison-private.h"
#include "kei-hash.h"

static const KeiSlot slots[] = { KEI_SLOT_BUDGET_LINES, KEI_SLOT_STAFFING_LINES };

static guint64
make_key (const KeiNode *line)
{
  const char *role = kei_node_get_text (line, KEI_FIELD_ROLE);
  guint64 hash = kei_hash_mix (kei_node_get_kind (line), (guint64) kei_node_get_int (line, KEI_FIELD_YEAR));

  return kei_hash_finish (kei_hash_bytes (hash, role, strlen (role)));
}

/* Says that there is something of a kind at all. */
static guint64
make_kind_key (KeiKind kind)
{
  return kei_hash_finish (kind);
}

static void
add_key (GHashTable *years, guint64 key)
{
  if (!g_hash_table_contains (years, &key))
    g_hash_table_add (years, g_memdup2 (&key, sizeof key));
}

/* (element-type guint64) (transfer full) */
static GHashTable *
find_years (const KeiPairing *pairing, KeiSide side)
{
  GHashTable *years = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint32 i = 0; i < pairing->n_units[side]; i++)
    for (guint s = 0; s < G_N_ELEMENTS (slots); s++)
      {
        guint n;
        KeiNode *const *lines = kei_node_get_children (pairing->units[side][i].node, slots[s], &n);

        if (n > 0)
          add_key (years, make_kind_key (kei_node_get_kind (lines[0])));
        for (guint j = 0; j < n; j++)
          add_key (years, make_key (lines[j]));
      }
  return years;
}

static gboolean
has_same_lines (const KeiNode *a, const KeiNode *b)
{
  for (guint s = 0; s < G_N_ELEMENTS (slots) && a != b; s++)
    {
      guint n, m;
      KeiNode *const *lines = kei_node_get_children (a, slots[s], &n);
      KeiNode *const *others = kei_node_get_children (b, slots[s], &m);

      if (n != m || (n > 0 && memcmp (lines, others, n * sizeof *lines) != 0))
        return FALSE;
    }
  return TRUE;
}

/* Whether an edit left all lines as they were. */
static gboolean
keeps_lines (const KeiComparison *self, const KeiComparison *before, const KeiFollowing *following)
{
  KeiSide side = following->side;

  if (self->pairing->n_units[side] != before->pairing->n_units[side])
    return FALSE;
  for (guint32 i = 0; i < self->pairing->n_units[side]; i++)
    if (following->came_from[i] == KEI_UNIT_NONE || !has_same_lines (_kei_unit_at (self, side, i)->node, _kei_unit_at (before, side, following->came_from[i])->node))
      return FALSE;
  return TRUE;
}

static gboolean
are_equal (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (b, key))
      return FALSE;
  return g_hash_table_size (a) == g_hash_table_size (b);
}

gboolean
_kei_comparison_find_years (KeiComparison *self, const KeiComparison *before, const KeiFollowing *following)
{
  /* What two states of one plan have otherwise somebody changed. */
  if (self->same_plan || (before != NULL && before->same_plan))
    return before == NULL || before->same_plan == self->same_plan;
  for (guint side = 0; side < 2; side++)
    self->years[side] = before != NULL && (side != following->side || keeps_lines (self, before, following)) ? g_hash_table_ref (before->years[side]) : find_years (self->pairing, side);
  return before == NULL || (are_equal (self->years[0], before->years[0]) && are_equal (self->years[1], before->years[1]));
}

gboolean
_kei_comparison_has_year (const KeiComparison *self, KeiSide side, const KeiNode *line)
{
  guint64 key = make_key (line), kind = make_kind_key (kei_node_get_kind (line));

  return self->same_plan || g_hash_table_contains (self->years[side], &key) || !g_hash_table_contains (self->years[side], &kind);
}
