/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The later plan is renamed first; then both plans share identifiers, and the change follows from them alone:
 *
 *   1. what is only in the later one is inserted, from the top down, without what is moved into it
 *   2. from the top down, each list of children is put in order: those that keep their order stay, others move;
 *      whoever is handled stands where it belongs already, so that nothing is ever moved into itself
 *   3. fields are set
 *   4. what is only in the earlier one is removed, from below */
#include "config.h"

#include "kei-difference.h"

#include "kei-edit.h"
#include "kei-hash.h"
#include "kei-lis.h"
#include "kei-pairing-private.h"

static gboolean
is_content (const KeiNode *parent, const KeiSlotInfo *slot)
{
  return kei_node_get_kind (parent) != KEI_KIND_PLAN || slot->part == KEI_PART_CONTENT;
}

/* --- Renaming --- */

typedef struct
{
  const KeiPairing *pairing;
  GHashTable *fresh; /* (owned): later id → new id, and new ids themselves */
} Renamer;

/* An identifier of its own for what has no partner. */
static KeiId
own_id (Renamer *self, KeiId id)
{
  KeiId *known, fresh = id;

  if (!kei_tree_contains (self->pairing->trees[KEI_SIDE_OLD], id))
    return id;
  known = g_hash_table_lookup (self->fresh, &id);
  if (known != NULL)
    return *known;
  do
    fresh = kei_hash_finish (kei_hash_mix (fresh, id)) & ((G_GUINT64_CONSTANT (1) << KEI_ID_BITS) - 1);
  while (fresh == KEI_ID_NONE || kei_tree_contains (self->pairing->trees[0], fresh) || kei_tree_contains (self->pairing->trees[1], fresh));
  g_hash_table_insert (self->fresh, g_memdup2 (&id, sizeof id), g_memdup2 (&fresh, sizeof fresh));
  return fresh;
}

/* References name what is paired by itself. */
static KeiId
rename_reference (Renamer *self, KeiId id)
{
  const KeiPair *pair = kei_pairing_find (self->pairing, KEI_SIDE_NEW, id);

  return pair != NULL ? pair->old_id : own_id (self, id);
}

static void
rename_references (Renamer *self, KeiNodeBuilder *builder, const KeiNode *node)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == KEI_FIELD_TYPE_REF && kei_node_has (node, kind->fields[i].id))
      kei_node_builder_set_ref (builder, kind->fields[i].id, rename_reference (self, kei_node_get_ref (node, kind->fields[i].id)));
    else if (kind->fields[i].type == KEI_FIELD_TYPE_REFS && kei_node_has (node, kind->fields[i].id))
      {
        const KeiIds *ids = kei_node_get_ids (node, kind->fields[i].id);
        g_autofree KeiId *renamed = g_new (KeiId, ids->n);

        for (guint j = 0; j < ids->n; j++)
          renamed[j] = rename_reference (self, ids->ids[j]);
        kei_node_builder_set_ids (builder, kind->fields[i].id, renamed, ids->n);
      }
}

/* @foreigns behind other siblings; @follow says behind which. */
typedef KeiId (*FollowFunc) (KeiId after, gconstpointer data);

static KeiForeigns *
reanchor (const KeiForeigns *foreigns, FollowFunc follow, gconstpointer data)
{
  g_autofree KeiForeign *items = NULL;

  if (foreigns == NULL)
    return NULL;
  items = g_memdup2 (foreigns->items, foreigns->n * sizeof (KeiForeign));
  for (guint i = 0; i < foreigns->n; i++)
    {
      g_ref_string_acquire (items[i].text);
      items[i].after = follow (items[i].after, data);
    }
  return kei_foreigns_new (items, foreigns->n);
}

/* Children that have other names now. */
typedef struct
{
  GArray *from, *to; /* (element-type KeiId) */
} Names;

static KeiId
follow_name (KeiId after, gconstpointer data)
{
  const Names *names = data;

  for (guint i = 0; i < names->from->len; i++)
    if (g_array_index (names->from, KeiId, i) == after)
      return g_array_index (names->to, KeiId, i);
  return after;
}

static KeiNode *rename_node (Renamer *self, KeiNode *node, KeiNode *partner, KeiId id);

static void
rename_slot (Renamer *self, KeiNodeBuilder *builder, KeiNode *node, KeiNode *partner, KeiSlot slot, const Names *names)
{
  guint n;
  KeiNode *const *children = kei_node_get_children (node, slot, &n);
  g_autofree int *partners = NULL;
  g_autofree KeiNode **renamed = g_new (KeiNode *, n + 1);
  KeiTree *old_tree = self->pairing->trees[KEI_SIDE_OLD];

  if (n == 0)
    return;
  if (partner != NULL)
    {
      partners = g_new (int, n);
      kei_pairing_align (self->pairing, partner, node, slot, partners);
    }
  for (guint i = 0; i < n; i++)
    {
      KeiId id = kei_node_get_id (children[i]), old_id;
      KeiNode *old_node;

      if (partners != NULL && partners[i] >= 0)
        old_node = kei_node_get_child (partner, slot, (guint) partners[i]);
      else
        {
          old_id = kei_pairing_get_partner (self->pairing, KEI_SIDE_NEW, id);
          old_node = old_id != KEI_ID_NONE ? kei_tree_lookup (old_tree, old_id) : NULL;
        }
      old_id = old_node != NULL ? kei_node_get_id (old_node) : own_id (self, id);
      renamed[i] = rename_node (self, children[i], old_node, old_id);
      g_array_append_val (names->from, id);
      g_array_append_val (names->to, old_id);
    }
  kei_node_builder_set_children (builder, slot, renamed, n);
  for (guint i = 0; i < n; i++)
    kei_node_unref (renamed[i]);
}

static KeiNode *
rename_node (Renamer *self, KeiNode *node, KeiNode *partner, KeiId id)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));
  KeiNodeBuilder *builder = kei_node_builder_new_from (node);
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (KeiId)), to = g_array_new (FALSE, FALSE, sizeof (KeiId));
  const Names names = { from, to };

  kei_node_builder_set_id (builder, id);
  rename_references (self, builder, node);
  for (guint i = 0; i < kind->n_slots; i++)
    if (is_content (node, &kind->slots[i]))
      rename_slot (self, builder, node, partner, kind->slots[i].id, &names);
    else
      {
        guint n;
        KeiNode *const *kept = kei_node_get_children (partner, kind->slots[i].id, &n);

        kei_node_builder_set_children (builder, kind->slots[i].id, kept, n);
      }
  kei_node_builder_set_foreigns (builder, partner != NULL && kind->id == KEI_KIND_PLAN ? NULL : reanchor (kei_node_get_foreigns (node), follow_name, &names));
  return kei_node_builder_end (builder);
}

KeiTree *
kei_pairing_rename (const KeiPairing *pairing, GError **error)
{
  Renamer self = { pairing, g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free) };
  KeiNode *roots[2] = { kei_tree_get_root (pairing->trees[0]), kei_tree_get_root (pairing->trees[1]) };
  KeiNode *root = rename_node (&self, roots[KEI_SIDE_NEW], roots[KEI_SIDE_OLD], kei_node_get_id (roots[KEI_SIDE_OLD]));

  g_hash_table_unref (self.fresh);
  return kei_tree_new (root, FALSE, NULL, error);
}

/* --- From one to the other --- */

typedef struct
{
  KeiTree *from, *to; /* (unowned): they share identifiers */
  KeiEdit *edit;      /* (unowned) */
} Differ;

static gboolean
names_inserted (const Differ *self, const KeiFieldInfo *field, const KeiNode *node)
{
  const KeiIds *ids;

  if (field->type == KEI_FIELD_TYPE_REF)
    return kei_node_has (node, field->id) && !kei_tree_contains (self->from, kei_node_get_ref (node, field->id));
  if (field->type != KEI_FIELD_TYPE_REFS || (ids = kei_node_get_ids (node, field->id)) == NULL)
    return FALSE;
  for (guint i = 0; i < ids->n; i++)
    if (!kei_tree_contains (self->from, ids->ids[i]))
      return TRUE;
  return FALSE;
}

/* Behind a child that is moved in later, foreign content stands first for the while. */
static KeiId
follow_inserted (KeiId after, gconstpointer data)
{
  const Differ *self = data;

  return after != KEI_ID_NONE && kei_tree_contains (self->from, after) ? KEI_ID_NONE : after;
}

/* What is inserted of @node: not what the earlier plan has, which is moved into it; references to what may not be there yet
 * are set afterwards. */
static KeiNode *
prune (const Differ *self, KeiNode *node)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));
  KeiNodeBuilder *builder = kei_node_builder_new_from (node);
  const KeiValue nothing = KEI_VALUE_INIT;

  kei_node_builder_set_foreigns (builder, reanchor (kei_node_get_foreigns (node), follow_inserted, self));
  for (guint i = 0; i < kind->n_fields; i++)
    if (names_inserted (self, &kind->fields[i], node))
      kei_node_builder_set (builder, kind->fields[i].id, &nothing);
  for (guint i = 0; i < kind->n_slots; i++)
    {
      guint n, n_kept = 0;
      KeiNode *const *children = kei_node_get_children (node, kind->slots[i].id, &n);
      g_autofree KeiNode **kept = g_new (KeiNode *, n + 1);

      for (guint j = 0; j < n; j++)
        if (!kei_tree_contains (self->from, kei_node_get_id (children[j])))
          kept[n_kept++] = prune (self, children[j]);
      kei_node_builder_set_children (builder, kind->slots[i].id, kept, n_kept);
      for (guint j = 0; j < n_kept; j++)
        kei_node_unref (kept[j]);
    }
  return kei_node_builder_end (builder);
}

/* Inserts the lists' missing children and puts them in order. */
static void
arrange_slot (Differ *self, KeiNode *node, KeiSlot slot)
{
  KeiId parent = kei_node_get_id (node);
  guint n, n_stay = 0, n_now;
  KeiNode *const *children = kei_node_get_children (node, slot, &n);
  KeiNode *now = kei_tree_lookup (kei_edit_get_tree (self->edit), parent);
  g_autofree guint *positions = g_new (guint, n + 1), *stays = g_new (guint, n + 1);
  g_autofree gboolean *kept = g_new0 (gboolean, n + 1), *stay = g_new0 (gboolean, n + 1);
  gboolean same = TRUE;
  const KeiId *ids = kei_node_get_child_ids (now, slot, &n_now);

  for (guint i = 0; i < n; i++)
    {
      KeiId id = kei_node_get_id (children[i]);
      int position = i < n_now && ids[i] == id ? (int) i : kei_node_find_child (now, slot, id);

      same = same && position == (int) i;
      if (position >= 0)
        {
          stays[n_stay] = i;
          positions[n_stay++] = (guint) position;
        }
    }
  if (same)
    return;
  kei_lis_find (positions, NULL, n_stay, n_now, kept);
  for (guint i = 0; i < n_stay; i++)
    stay[stays[i]] = kept[i];
  for (guint i = 0; i < n && !kei_edit_has_failed (self->edit); i++)
    {
      KeiId id = kei_node_get_id (children[i]);
      KeiPlace place = { parent, slot, i > 0 ? kei_node_get_id (children[i - 1]) : KEI_ID_NONE, 0 };

      if (stay[i])
        continue;
      if (kei_tree_contains (kei_edit_get_tree (self->edit), id))
        kei_edit_move (self->edit, id, &place);
      else
        {
          KeiNode *pruned = prune (self, children[i]);

          kei_edit_insert (self->edit, &place, pruned);
          kei_node_unref (pruned);
        }
    }
}

static void
arrange (Differ *self, KeiNode *node)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));

  /* A branch that both plans have as it is. */
  if (kei_tree_lookup (self->from, kei_node_get_id (node)) == node)
    return;
  for (guint i = 0; i < kind->n_slots && !kei_edit_has_failed (self->edit); i++)
    if (is_content (node, &kind->slots[i]))
      {
        guint n;
        KeiNode *const *children = kei_node_get_children (node, kind->slots[i].id, &n);

        arrange_slot (self, node, kind->slots[i].id);
        for (guint j = 0; j < n; j++)
          arrange (self, children[j]);
      }
}

static void
set_fields (Differ *self, KeiNode *node)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));
  KeiId id = kei_node_get_id (node);
  KeiNode *old_node = kei_tree_lookup (self->from, id);

  if (old_node == node)
    return;
  for (guint i = 0; i < kind->n_fields; i++)
    if (old_node != NULL || names_inserted (self, &kind->fields[i], node))
      {
        g_auto (KeiValue) value = kei_node_dup_value (node, kind->fields[i].id), before = KEI_VALUE_INIT;

        if (old_node != NULL)
          before = kei_node_dup_value (old_node, kind->fields[i].id);
        if (!kei_value_equal (&value, &before))
          kei_edit_set (self->edit, id, kind->fields[i].id, &value);
      }
  for (guint i = 0; i < kind->n_slots; i++)
    if (is_content (node, &kind->slots[i]))
      {
        guint n;
        KeiNode *const *children = kei_node_get_children (node, kind->slots[i].id, &n);

        for (guint j = 0; j < n; j++)
          set_fields (self, children[j]);
      }
}

/* From the end, so that each place that is remembered is there when it is put back. */
static void
remove_gone (Differ *self, KeiNode *node)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));

  for (guint i = kind->n_slots; i-- > 0 && !kei_edit_has_failed (self->edit);)
    if (is_content (node, &kind->slots[i]))
      {
        guint n;
        KeiNode *const *children = kei_node_get_children (node, kind->slots[i].id, &n);

        for (guint j = n; j-- > 0;)
          if (kei_tree_lookup (self->to, kei_node_get_id (children[j])) != children[j])
            {
              remove_gone (self, children[j]);
              if (!kei_tree_contains (self->to, kei_node_get_id (children[j])))
                kei_edit_remove (self->edit, kei_node_get_id (children[j]));
            }
      }
}

KeiChange *
kei_difference_by_ids (KeiTree *from, KeiTree *to, const char *label, GError **error)
{
  Differ self = { from, to, kei_edit_new (from) };

  arrange (&self, kei_tree_get_root (to));
  set_fields (&self, kei_tree_get_root (to));
  remove_gone (&self, kei_tree_get_root (from));
  return kei_edit_end (self.edit, label, error);
}

KeiChange *
kei_pairing_make_change (const KeiPairing *pairing, const char *label, GError **error)
{
  g_autoptr (KeiTree) renamed = kei_pairing_rename (pairing, error);

  return renamed != NULL ? kei_difference_by_ids (pairing->trees[KEI_SIDE_OLD], renamed, label, error) : NULL;
}
