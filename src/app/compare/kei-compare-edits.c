/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-compare-edits.h"

#include <glib/gi18n-lib.h>

#include "kei-choices.h"
#include "kei-settings.h"

typedef struct
{
  const KeiPairKeeper *keeper;
  KeiPairingWriter writer;
  char *by;        /* owned */
  GDateTime *time; /* owned */
} Step;

static KeiId
get_other_plan (const KeiPairKeeper *keeper)
{
  return kei_node_get_id (kei_tree_get_root (keeper->other));
}

static Step
begin (const KeiPairKeeper *keeper)
{
  g_autoptr (GSettings) settings = kei_settings_new ();
  Step step = { .keeper = keeper, .by = kei_settings_dup_author (settings), .time = g_date_time_new_now_local () };

  step.writer = (KeiPairingWriter){
    .edit = kei_editor_begin (keeper->editor),
    .ids = kei_editor_get_ids (keeper->editor),
    .other_plan = get_other_plan (keeper),
    .keeper = keeper->side,
    .by = step.by,
    .time = step.time,
  };
  return step;
}

static void
step_clear (Step *step)
{
  g_free (step->by);
  g_date_time_unref (step->time);
}

static gboolean
end (Step *step, const char *label)
{
  step_clear (step);
  return kei_editor_commit (step->keeper->editor, step->writer.edit, label);
}

/* --- Pairs --- */

static gboolean
set_verdict (const KeiPairKeeper *keeper, KeiIdPair ids, KeiVerdict verdict, const char *label)
{
  Step step = begin (keeper);

  kei_pairing_writer_set_verdict (&step.writer, ids, verdict);
  return end (&step, label);
}

gboolean
kei_compare_edits_pin (const KeiPairKeeper *keeper, KeiIdPair ids)
{
  return set_verdict (keeper, ids, KEI_VERDICT_PINNED, N_ ("confirmation of a pair"));
}

gboolean
kei_compare_edits_unpair (const KeiPairKeeper *keeper, KeiIdPair ids)
{
  return set_verdict (keeper, ids, KEI_VERDICT_FORBIDDEN, N_ ("parting of a pair"));
}

gboolean
kei_compare_edits_forget (const KeiPairKeeper *keeper, KeiIdPair ids)
{
  return set_verdict (keeper, ids, KEI_VERDICT_NONE, N_ ("decision about a pair"));
}

/* --- Reasons --- */

gboolean
kei_compare_edits_type_reason (const KeiPairKeeper *keeper, KeiIdPair ids, const char *reason)
{
  Step step = begin (keeper);
  g_autofree char *fit = kei_text_normalize (reason, -1, NULL);

  kei_pairing_writer_set_reason (&step.writer, ids, fit);
  step_clear (&step);
  return kei_editor_commit_typed (keeper->editor, step.writer.edit);
}

gboolean
kei_compare_edits_set_remarks (const KeiPairKeeper *keeper, KeiIdPair ids, KeiPairRemarks remarks)
{
  Step step = begin (keeper);

  kei_pairing_writer_set_remarks (&step.writer, ids, remarks);
  return end (&step, N_ ("choice of remarks"));
}

/* --- Splits and merges --- */

/* The origin of @item that names @from, or NULL. */
static KeiNode *
find_origin (const Step *step, KeiId item, KeiId from)
{
  KeiNode *node = kei_tree_lookup (kei_edit_get_tree (step->writer.edit), item);
  guint n;
  KeiNode *const *origins;

  if (node == NULL)
    return NULL;
  origins = kei_node_get_children (node, KEI_SLOT_ORIGINS, &n);
  for (guint i = 0; i < n; i++)
    if (kei_node_get_ref (origins[i], KEI_FIELD_ORIGIN_ITEM) == from && kei_node_get_ref (origins[i], KEI_FIELD_ORIGIN_PLAN) == step->writer.other_plan)
      return origins[i];
  return NULL;
}

static void
add_origin (const Step *step, KeiId item, KeiId from, const char *kind)
{
  KeiNode *there = find_origin (step, item, from);
  KeiNodeBuilder *builder;
  g_autoptr (KeiNode) origin = NULL;

  if (there != NULL)
    {
      kei_edit_set_string (step->writer.edit, kei_node_get_id (there), KEI_FIELD_KIND, kind);
      return;
    }
  builder = kei_node_builder_new (KEI_KIND_ORIGIN, kei_id_source_next (step->writer.ids));
  kei_node_builder_set_string (builder, KEI_FIELD_KIND, kind);
  kei_node_builder_set_ref (builder, KEI_FIELD_ORIGIN_PLAN, step->writer.other_plan);
  kei_node_builder_set_ref (builder, KEI_FIELD_ORIGIN_ITEM, from);
  origin = kei_node_builder_end (builder);
  kei_edit_append (step->writer.edit, item, origin);
}

/* The pair of two, by the sides that they stand on. */
static KeiIdPair
make_pair (KeiSide side, KeiId here, KeiId there)
{
  return side == KEI_SIDE_OLD ? (KeiIdPair){ here, there } : (KeiIdPair){ there, here };
}

gboolean
kei_compare_edits_join (const KeiPairKeeper *keeper, const KeiJoin *join)
{
  Step step = begin (keeper);
  gboolean is_keeper = join->side == keeper->side;

  /* The first origin that finds no partner makes a pair: so the pair that there is comes first, and is pinned. */
  if (join->partner != KEI_ID_NONE)
    {
      kei_pairing_writer_set_verdict (&step.writer, make_pair (join->side, join->whole, join->partner), KEI_VERDICT_PINNED);
      add_origin (&step, is_keeper ? join->whole : join->partner, is_keeper ? join->partner : join->whole, is_keeper ? "merge" : "split");
    }
  for (guint i = 0; i < join->n_parts; i++)
    {
      kei_pairing_writer_set_verdict (&step.writer, make_pair (join->side, join->whole, join->parts[i]), KEI_VERDICT_NONE);
      add_origin (&step, is_keeper ? join->whole : join->parts[i], is_keeper ? join->parts[i] : join->whole, is_keeper ? "merge" : "split");
    }
  return end (&step, join->side == KEI_SIDE_OLD ? N_ ("confirmation of a split") : N_ ("confirmation of a merge"));
}

gboolean
kei_compare_edits_part (const KeiPairKeeper *keeper, const KeiJoin *join)
{
  Step step = begin (keeper);

  for (guint i = 0; i < join->n_parts; i++)
    {
      KeiNode *origin = join->side == keeper->side ? find_origin (&step, join->whole, join->parts[i]) : find_origin (&step, join->parts[i], join->whole);

      if (origin != NULL && !keeper->is_past)
        kei_edit_remove (step.writer.edit, kei_node_get_id (origin));
      kei_pairing_writer_set_verdict (&step.writer, make_pair (join->side, join->whole, join->parts[i]), KEI_VERDICT_FORBIDDEN);
    }
  return end (&step, join->side == KEI_SIDE_OLD ? N_ ("refusal of a split") : N_ ("refusal of a merge"));
}
