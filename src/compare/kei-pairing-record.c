/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry names the other plan, the node there (“old”) and the node here (“new”), wherever the two stand in a comparison:
 * when the keeping plan stands on the left, they are swapped. */
#include "config.h"

#include "kei-pairing-record.h"

#include "kei-choices.h"
#include "kei-pairing-private.h"

struct _KeiPairingRecord
{
  gatomicrefcount ref_count;
  KeiTree *trees[2];  /* (owned): the notes' texts are theirs */
  GArray *notes;      /* (element-type KeiPairNote) */
  GHashTable *places; /* KeiIdPair* in `notes` → its index */
};

/* clang-format off */
static const char *const remark_codes[] = {
  [KEI_PAIR_REMARKS_REASON] = "reason",
  [KEI_PAIR_REMARKS_TYPE] = "type",
  [KEI_PAIR_REMARKS_NOTHING] = "nothing",
};
static const char *const verdict_codes[] = {
  [KEI_VERDICT_PINNED] = "pinned",
  [KEI_VERDICT_FORBIDDEN] = "forbidden",
};
/* clang-format on */

const char *
kei_pair_remarks_get_code (KeiPairRemarks remarks)
{
  g_return_val_if_fail (remarks < G_N_ELEMENTS (remark_codes), NULL);

  return remark_codes[remarks];
}

/* --- Reading --- */

/* The index of a choice's role, or 0. */
static guint
read_choice (KeiTree *tree, const KeiNode *entry, KeiField field, const char *list, const char *const *roles, guint n)
{
  const char *role = kei_choices_get_role (tree, list, kei_node_get_string (entry, field));

  for (guint i = 1; i < n; i++)
    if (g_strcmp0 (role, roles[i]) == 0)
      return i;
  return 0;
}

static KeiVerdict
read_verdict (KeiTree *tree, const KeiNode *entry)
{
  return read_choice (tree, entry, KEI_FIELD_VERDICT, "verdicts", verdict_codes, G_N_ELEMENTS (verdict_codes));
}

/* The sides of the comparison, from what an entry of @keeper's record names; and back. */
static KeiIdPair
orient (KeiIdPair ids, KeiSide keeper)
{
  return keeper == KEI_SIDE_NEW ? ids : (KeiIdPair){ ids.new_id, ids.old_id };
}

static KeiIdPair
get_ids (const KeiNode *entry, KeiSide keeper)
{
  KeiIdPair named = { kei_node_get_ref (entry, KEI_FIELD_OLD_ID), kei_node_get_ref (entry, KEI_FIELD_NEW_ID) };

  return orient (named, keeper);
}

/* Whether what an entry is about is in that side's tree alone, or about nothing there. */
static gboolean
is_only_here (const KeiPairingRecord *record, KeiSide side, KeiId id)
{
  return id == KEI_ID_NONE || (kei_tree_contains (record->trees[side], id) && !kei_tree_contains (record->trees[kei_side_other (side)], id));
}

/* An entry that two states of one plan both have was mostly made about others: what they have with one identifier is the same.
 * Of what only one of them has it says what it said. */
static gboolean
tells_apart (const KeiPairingRecord *record, KeiIdPair ids)
{
  return is_only_here (record, KEI_SIDE_OLD, ids.old_id) && is_only_here (record, KEI_SIDE_NEW, ids.new_id);
}

static void
read_side (KeiPairingRecord *record, KeiSide keeper)
{
  KeiTree *tree = record->trees[keeper], *other = record->trees[kei_side_other (keeper)];
  KeiId plan = kei_node_get_id (kei_tree_get_root (tree)), other_plan = kei_node_get_id (kei_tree_get_root (other));
  guint n;
  KeiNode *const *entries = kei_node_get_children (kei_tree_get_root (tree), KEI_SLOT_PAIRINGS, &n);

  for (guint i = n; i-- > 0;)
    {
      const KeiNode *entry = entries[i];
      KeiPairNote note = {
        .ids = get_ids (entry, keeper),
        .entry = kei_node_get_id (entry),
        .keeper = keeper,
        .reason = kei_node_get_text (entry, KEI_FIELD_REASON),
        .by = kei_node_get_text (entry, KEI_FIELD_BY),
        .time = kei_node_get_text (entry, KEI_FIELD_TIME),
      };

      if (kei_node_get_ref (entry, KEI_FIELD_OLD_PLAN) != other_plan || (plan == other_plan && kei_tree_contains (other, note.entry) && !tells_apart (record, note.ids)))
        continue;
      note.verdict = read_verdict (tree, entry);
      note.remarks = read_choice (tree, entry, KEI_FIELD_REMARKS, "pair-remarks", remark_codes, G_N_ELEMENTS (remark_codes));
      g_array_append_val (record->notes, note);
    }
}

KeiPairingRecord *
kei_pairing_record_new (KeiTree *old_tree, KeiTree *new_tree)
{
  KeiPairingRecord *record = g_new0 (KeiPairingRecord, 1);

  g_atomic_ref_count_init (&record->ref_count);
  record->trees[KEI_SIDE_OLD] = kei_tree_ref (old_tree);
  record->trees[KEI_SIDE_NEW] = kei_tree_ref (new_tree);
  record->notes = g_array_new (FALSE, FALSE, sizeof (KeiPairNote));
  record->places = g_hash_table_new (_kei_id_pair_hash, _kei_id_pair_equal);
  read_side (record, KEI_SIDE_NEW);
  read_side (record, KEI_SIDE_OLD);
  for (guint i = 0; i < record->notes->len; i++)
    {
      KeiPairNote *note = &g_array_index (record->notes, KeiPairNote, i);

      if (!g_hash_table_contains (record->places, &note->ids))
        g_hash_table_insert (record->places, &note->ids, GUINT_TO_POINTER (i));
    }
  return record;
}

KeiPairingRecord *
kei_pairing_record_ref (KeiPairingRecord *record)
{
  g_atomic_ref_count_inc (&record->ref_count);
  return record;
}

void
kei_pairing_record_unref (KeiPairingRecord *record)
{
  if (!g_atomic_ref_count_dec (&record->ref_count))
    return;
  g_hash_table_unref (record->places);
  g_array_unref (record->notes);
  kei_tree_unref (record->trees[KEI_SIDE_OLD]);
  kei_tree_unref (record->trees[KEI_SIDE_NEW]);
  g_free (record);
}

const KeiPairNote *
kei_pairing_record_get_notes (const KeiPairingRecord *record, guint *n)
{
  *n = record->notes->len;
  return (const KeiPairNote *) (const void *) record->notes->data;
}

const KeiPairNote *
kei_pairing_record_find (const KeiPairingRecord *record, KeiId old_id, KeiId new_id)
{
  KeiIdPair ids = { old_id, new_id };
  gpointer place;

  if (!g_hash_table_lookup_extended (record->places, &ids, NULL, &place))
    return NULL;
  return &g_array_index (record->notes, KeiPairNote, GPOINTER_TO_UINT (place));
}

/* --- Lending --- */

/* Puts what stands in a slot of @plan into that of the plan under construction. What is the same node stays where it is. */
static void
lend_slot (KeiEdit *edit, KeiTree *plan, KeiSlot slot)
{
  KeiNode *root = kei_tree_get_root (kei_edit_get_tree (edit));
  KeiPlace place = { kei_node_get_id (root), slot, KEI_ID_NONE, 0 };
  guint n, n_there, first = 0, last = 0;
  KeiNode *const *nodes = kei_node_get_children (kei_tree_get_root (plan), slot, &n);
  KeiNode *const *there = kei_node_get_children (root, slot, &n_there);
  g_autofree KeiId *gone = g_new (KeiId, n_there + 1);

  while (first < MIN (n, n_there) && nodes[first] == there[first])
    first++;
  while (last < MIN (n, n_there) - first && nodes[n - 1 - last] == there[n_there - 1 - last])
    last++;
  for (guint i = first; i < n_there - last; i++)
    gone[i] = kei_node_get_id (there[i]);
  for (guint i = first; i < n_there - last; i++)
    kei_edit_remove (edit, gone[i]);
  for (guint i = first; i < n - last; i++)
    {
      place.after = i > 0 ? kei_node_get_id (nodes[i - 1]) : KEI_ID_NONE;
      kei_edit_insert (edit, &place, nodes[i]);
    }
}

KeiTree *
kei_pairing_record_lend (KeiTree *content, KeiTree *plan)
{
  g_autoptr (KeiEdit) edit = kei_edit_new (content);

  lend_slot (edit, plan, KEI_SLOT_CHOICE_LISTS);
  lend_slot (edit, plan, KEI_SLOT_PAIRINGS);
  return kei_tree_ref (kei_edit_has_failed (edit) ? content : kei_edit_get_tree (edit));
}

/* --- Writing --- */

static KeiNode *const *
get_entries (const KeiPairingWriter *writer, guint *n)
{
  return kei_node_get_children (kei_tree_get_root (kei_edit_get_tree (writer->edit)), KEI_SLOT_PAIRINGS, n);
}

static KeiNode *
find_entry (const KeiPairingWriter *writer, KeiIdPair ids)
{
  guint n;
  KeiNode *const *entries = get_entries (writer, &n);

  for (guint i = n; i-- > 0;)
    {
      KeiIdPair other = get_ids (entries[i], writer->keeper);

      if (kei_node_get_ref (entries[i], KEI_FIELD_OLD_PLAN) == writer->other_plan && _kei_id_pair_equal (&other, &ids))
        return entries[i];
    }
  return NULL;
}

static char *
format_time (const KeiPairingWriter *writer)
{
  return writer->time != NULL ? g_date_time_format (writer->time, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
}

static gboolean
add_entry (const KeiPairingWriter *writer, KeiIdPair ids, KeiField field, const char *text)
{
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_PAIRING, kei_id_source_next (writer->ids));
  g_autofree char *time = format_time (writer);
  KeiIdPair named = orient (ids, writer->keeper);
  g_autoptr (KeiNode) entry = NULL;

  kei_node_builder_set_ref (builder, KEI_FIELD_OLD_PLAN, writer->other_plan);
  if (named.old_id != KEI_ID_NONE)
    kei_node_builder_set_ref (builder, KEI_FIELD_OLD_ID, named.old_id);
  if (named.new_id != KEI_ID_NONE)
    kei_node_builder_set_ref (builder, KEI_FIELD_NEW_ID, named.new_id);
  kei_node_builder_set_string (builder, field, text);
  kei_node_builder_set_string (builder, KEI_FIELD_BY, writer->by);
  kei_node_builder_set_string (builder, KEI_FIELD_TIME, time);
  entry = kei_node_builder_end (builder);
  return kei_edit_append (writer->edit, kei_node_get_id (kei_tree_get_root (kei_edit_get_tree (writer->edit))), entry);
}

static gboolean
says_more (const KeiNode *entry, KeiField than)
{
  static const KeiField fields[] = { KEI_FIELD_VERDICT, KEI_FIELD_REASON, KEI_FIELD_REMARKS };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != than && kei_node_has (entry, fields[i]))
      return TRUE;
  return kei_node_get_foreigns (entry) != NULL;
}

static gboolean
write_field (const KeiPairingWriter *writer, KeiIdPair ids, KeiField field, const char *text)
{
  KeiNode *entry = find_entry (writer, ids);
  gboolean is_empty = text == NULL || *text == '\0';
  KeiId id;

  if (kei_edit_has_failed (writer->edit))
    return FALSE;
  if (entry == NULL)
    return is_empty || add_entry (writer, ids, field, text);
  id = kei_node_get_id (entry);
  if (is_empty && !says_more (entry, field))
    return kei_edit_remove (writer->edit, id);
  if (g_strcmp0 (kei_node_get_string (entry, field), text) == 0)
    return TRUE;
  if (!kei_edit_set_string (writer->edit, id, field, text))
    return FALSE;
  /* Who decided; who only mends the wording of a reason is not told apart, so that typing stays one step. */
  if (field == KEI_FIELD_VERDICT)
    {
      g_autofree char *time = format_time (writer);

      return kei_edit_set_string (writer->edit, id, KEI_FIELD_BY, writer->by) && kei_edit_set_string (writer->edit, id, KEI_FIELD_TIME, time);
    }
  return TRUE;
}

/* Of the pins of either of the two, but for the one of both. */
static gboolean
end_other_pins (const KeiPairingWriter *writer, KeiIdPair ids)
{
  g_autoptr (GArray) ending = g_array_new (FALSE, FALSE, sizeof (KeiIdPair));
  guint n;
  KeiNode *const *entries = get_entries (writer, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiIdPair other = get_ids (entries[i], writer->keeper);

      if (kei_node_get_ref (entries[i], KEI_FIELD_OLD_PLAN) == writer->other_plan && (other.old_id == ids.old_id) != (other.new_id == ids.new_id)
          && read_verdict (kei_edit_get_tree (writer->edit), entries[i]) == KEI_VERDICT_PINNED)
        g_array_append_val (ending, other);
    }
  for (guint i = 0; i < ending->len; i++)
    if (!write_field (writer, g_array_index (ending, KeiIdPair, i), KEI_FIELD_VERDICT, NULL))
      return FALSE;
  return TRUE;
}

gboolean
kei_pairing_writer_set_verdict (const KeiPairingWriter *writer, KeiIdPair ids, KeiVerdict verdict)
{
  g_return_val_if_fail (verdict < G_N_ELEMENTS (verdict_codes), FALSE);
  g_return_val_if_fail (verdict == KEI_VERDICT_NONE || (ids.old_id != KEI_ID_NONE && ids.new_id != KEI_ID_NONE), FALSE);

  return (verdict != KEI_VERDICT_PINNED || end_other_pins (writer, ids)) && write_field (writer, ids, KEI_FIELD_VERDICT, verdict_codes[verdict]);
}

gboolean
kei_pairing_writer_set_reason (const KeiPairingWriter *writer, KeiIdPair ids, const char *reason)
{
  return write_field (writer, ids, KEI_FIELD_REASON, reason);
}

gboolean
kei_pairing_writer_set_remarks (const KeiPairingWriter *writer, KeiIdPair ids, KeiPairRemarks remarks)
{
  return write_field (writer, ids, KEI_FIELD_REMARKS, kei_pair_remarks_get_code (remarks));
}
