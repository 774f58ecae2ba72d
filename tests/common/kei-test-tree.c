/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-test-tree.h"

#include "kei-period.h"

/* What the trees are made with: ids that references may name, by the slot they stand in. */
typedef struct
{
  KeiIdSource *ids;             /* unowned */
  GArray *targets[KEI_N_SLOTS]; /* (element-type KeiId) (nullable) */
  int left;                     /* nodes that may still be made */
} Maker;

KeiIdSource *
kei_test_id_source_new (void)
{
  return kei_id_source_new_seeded ((guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
}

static gboolean
happens (int one_in)
{
  return g_test_rand_int_range (0, one_in) == 0;
}

/* --- Values --- */

static const char *const fragments[] = {
  "計画", "髙﨑市", "塚神福都", "葛\U000E0100城", "𠮷野", "か\u3099", "ﾊﾝｶｸ", "①㈱〒", "👨‍👩‍👧", "a", "B 9", " ", "　", "\n", "\t", "\r",
  "\n\n  ", "<", ">", "&", "\"", "'", "]]>", "<!--", "&amp;", "&#10;", "\xc2\x85", "\u2028", "\uFEFF", "\uFFFD", "\u00A0", "\u200B", "\u202E", "\x7f",
  "%s", "xmlns:x=\"y\"", "第1章", "令和8年度", "0", "-1", "共生し", "</body>", "\uD7FF", "\uE000", "\U0010FFFD"
};

static char *
make_text (void)
{
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (1, 7);

  for (int i = 0; i < n; i++)
    g_string_append (text, fragments[g_test_rand_int_range (0, G_N_ELEMENTS (fragments))]);
  if (happens (200))
    for (int i = 0; i < 3000; i++)
      g_string_append (text, "長い文章。");
  return g_string_free (text, FALSE);
}

static KeiPeriod
make_period (void)
{
  return kei_period_new (g_test_rand_int_range (KEI_PERIOD_FISCAL_YEAR, KEI_PERIOD_DAY + 1), g_test_rand_int_range (1, 9998), g_test_rand_int_range (1, 13), g_test_rand_int_range (1, 29));
}

static gint64
make_integer (void)
{
  static const gint64 extremes[] = { 0, 1, -1, G_MAXINT64, G_MININT64, 1000 };

  return happens (3) ? extremes[g_test_rand_int_range (0, G_N_ELEMENTS (extremes))] : g_test_rand_int ();
}

static KeiValue
make_string_value (KeiFieldType type)
{
  static const char *const decimals[] = { "0", "-12.50", "007", "3.14159", "99999999999999999999.9" };
  static const char *const times[] = { "2026-09-12T14:02:00+09:00", "2025-04-01T00:00:00Z", "2031-12-31T23:59:59.999-05:00" };
  g_autofree char *text = NULL;

  if (type == KEI_FIELD_TYPE_DECIMAL)
    return kei_value_string (decimals[g_test_rand_int_range (0, G_N_ELEMENTS (decimals))], -1);
  if (type == KEI_FIELD_TYPE_TIME)
    return kei_value_string (times[g_test_rand_int_range (0, G_N_ELEMENTS (times))], -1);
  text = make_text ();
  return kei_value_string (text, -1);
}

/* Some of the targets, none twice. */
static KeiValue
make_references (const GArray *targets)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (KeiId));

  for (guint i = 0; targets != NULL && i < targets->len; i++)
    if (happens (2))
      g_array_append_val (chosen, g_array_index (targets, KeiId, i));
  return kei_value_ids (kei_ids_new ((const KeiId *) chosen->data, chosen->len));
}

static KeiValue
make_links (KeiIdSource *ids)
{
  KeiId made[4];
  guint n = (guint) g_test_rand_int_range (1, 5);

  for (guint i = 0; i < n; i++)
    made[i] = kei_id_source_next (ids);
  return kei_value_ids (kei_ids_new (made, n));
}

static KeiValue
make_value (KeiIdSource *ids, const GArray *targets, const KeiFieldInfo *field)
{
  switch (field->type)
    {
    case KEI_FIELD_TYPE_LINK:
      return kei_value_id (kei_id_source_next (ids));
    case KEI_FIELD_TYPE_LINKS:
      return make_links (ids);
    case KEI_FIELD_TYPE_REF:
      if (targets == NULL || targets->len == 0)
        return (KeiValue) KEI_VALUE_INIT;
      return kei_value_id (g_array_index (targets, KeiId, g_test_rand_int_range (0, (int) targets->len)));
    case KEI_FIELD_TYPE_REFS:
      return make_references (targets);
    case KEI_FIELD_TYPE_BOOL:
      return kei_value_bool (TRUE);
    case KEI_FIELD_TYPE_INT:
      return kei_value_int (make_integer ());
    case KEI_FIELD_TYPE_YEAR:
      return kei_value_int (g_test_rand_int_range (1, 10000));
    case KEI_FIELD_TYPE_PERIOD:
      return kei_value_int (make_period ());
    case KEI_FIELD_TYPE_STRING:
    case KEI_FIELD_TYPE_TEXT:
    case KEI_FIELD_TYPE_CHOICE:
    case KEI_FIELD_TYPE_DECIMAL:
    case KEI_FIELD_TYPE_TIME:
    default:
      return make_string_value (field->type);
    }
}

/* --- Nodes --- */

/* In the form in which the reader keeps them. */
static const char *const markups[] = {
  "<!-- 注 & < -->",
  "<!---->",
  "<?print page-break?>",
  "<?x?>",
  "<x:note xmlns:x=\"urn:x\"/>",
  "<x:note xmlns:x=\"urn:x\" a=\"1\" x:b=\"&lt;&quot;&#10;&#9;&gt;\">  一\n二 <y xmlns=\"urn:y\"><!-- z --><?q r?>&amp;]]&gt;</y></x:note>",
  "<note xmlns=\"\">no namespace</note>",
  "<o:item xmlns:o=\"urn:o\" xmlns:unused=\"urn:unused\"><item id=\"not ours to read\"/></o:item>",
};

static const char *const attributes[] = {
  " xml:lang=\"ja\"",
  " xmlns:x=\"urn:x\" x:a=\"&lt;&#10;&quot;&gt;\"",
  " xmlns:x=\"urn:x\" x:b=\"\"",
  " xmlns:y=\"urn:y?a=1&amp;b=2\" y:a=\"値\"",
};

static void
add_foreign (GArray *foreigns, KeiForeignType type, KeiForeignRegion region, KeiId after, const char *text)
{
  KeiForeign foreign = { type, region, after, g_ref_string_new (text) };

  g_array_append_val (foreigns, foreign);
}

/* Foreign content in one region; @after (nullable) are siblings it may follow. */
static void
add_region (GArray *foreigns, KeiForeignRegion region, const GArray *after)
{
  gboolean has_attributes = region == KEI_FOREIGN_INSIDE || region == KEI_FOREIGN_RECORD || region == KEI_FOREIGN_FRAME;

  for (guint i = 0; has_attributes && i < G_N_ELEMENTS (attributes); i++)
    if (happens (2))
      add_foreign (foreigns, KEI_FOREIGN_ATTRIBUTE, region, KEI_ID_NONE, attributes[i]);
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      /* Outside the root only comments and processing instructions may stand. */
      gboolean outside = region == KEI_FOREIGN_PROLOG || region == KEI_FOREIGN_EPILOG;
      const char *text = markups[g_test_rand_int_range (0, outside ? 4 : G_N_ELEMENTS (markups))];
      KeiId place = KEI_ID_NONE;

      if (after != NULL && after->len > 0 && happens (2))
        place = g_array_index (after, KeiId, g_test_rand_int_range (0, (int) after->len));
      add_foreign (foreigns, KEI_FOREIGN_MARKUP, region, place, text);
    }
}

static KeiForeigns *
make_foreigns (KeiKind kind, const GArray *content, const GArray *record)
{
  g_autoptr (GArray) foreigns = g_array_new (FALSE, FALSE, sizeof (KeiForeign));

  add_region (foreigns, KEI_FOREIGN_INSIDE, content);
  if (kind == KEI_KIND_PLAN)
    {
      add_region (foreigns, KEI_FOREIGN_RECORD, record);
      for (KeiForeignRegion region = KEI_FOREIGN_FRAME; region <= KEI_FOREIGN_EPILOG; region++)
        add_region (foreigns, region, NULL);
    }
  if (foreigns->len == 0)
    return NULL;
  return kei_foreigns_new ((const KeiForeign *) foreigns->data, foreigns->len);
}

static KeiNode *make_node (Maker *maker, KeiKind kind, KeiId id, guint depth);

static KeiKind
pick_kind (const KeiSlotInfo *slot)
{
  int n = 0;

  while (slot->kinds[n] != KEI_KIND_NONE)
    n++;
  return slot->kinds[g_test_rand_int_range (0, n)];
}

static void
add_slot (Maker *maker, KeiNodeBuilder *builder, gboolean is_plan, const KeiSlotInfo *slot, guint depth, GArray *made)
{
  const GArray *targets = is_plan ? maker->targets[slot->id] : NULL;
  guint n = targets != NULL ? targets->len : maker->left > 0 && depth < 40 && happens (2) ? (guint) g_test_rand_int_range (1, 5)
                                                                                          : 0;

  for (guint i = 0; i < n; i++)
    {
      KeiId id = targets != NULL ? g_array_index (targets, KeiId, i) : kei_id_source_next (maker->ids);

      kei_node_builder_add (builder, make_node (maker, pick_kind (slot), id, depth + 1));
      g_array_append_val (made, id);
    }
}

static KeiNode *
make_node (Maker *maker, KeiKind kind, KeiId id, guint depth)
{
  const KeiKindInfo *info = kei_schema_kind (kind);
  KeiNodeBuilder *builder = kei_node_builder_new (kind, id);
  g_autoptr (GArray) content = g_array_new (FALSE, FALSE, sizeof (KeiId));
  g_autoptr (GArray) record = g_array_new (FALSE, FALSE, sizeof (KeiId));

  maker->left--;
  for (guint i = 0; i < info->n_fields; i++)
    if (happens (2))
      {
        g_auto (KeiValue) value = make_value (maker->ids, maker->targets[info->fields[i].slot], &info->fields[i]);

        kei_node_builder_set (builder, info->fields[i].id, &value);
      }
  for (guint i = 0; i < info->n_slots; i++)
    add_slot (maker, builder, kind == KEI_KIND_PLAN, &info->slots[i], depth,
              kind == KEI_KIND_PLAN && info->slots[i].part == KEI_PART_RECORD ? record : content);
  if (happens (8))
    kei_node_builder_set_foreigns (builder, make_foreigns (kind, content, record));
  return kei_node_builder_end (builder);
}

static void
clear_targets (Maker *maker)
{
  for (guint i = 0; i < KEI_N_SLOTS; i++)
    g_clear_pointer (&maker->targets[i], g_array_unref);
}

/* Every slot that some reference points into. */
static gboolean
is_target_slot (KeiSlot slot)
{
  for (int kind = KEI_KIND_NONE + 1; kind < KEI_N_KINDS; kind++)
    {
      const KeiKindInfo *info = kei_schema_kind (kind);

      for (guint i = 0; i < info->n_fields; i++)
        if (slot != KEI_SLOT_NONE && info->fields[i].slot == slot)
          return TRUE;
    }
  return FALSE;
}

KeiTree *
kei_test_tree_new (KeiIdSource *ids, guint size)
{
  Maker maker = { .ids = ids, .left = (int) size };
  g_autoptr (GError) error = NULL;
  KeiTree *tree;

  for (guint slot = 1; slot < KEI_N_SLOTS; slot++)
    if (is_target_slot (slot))
      {
        maker.targets[slot] = g_array_new (FALSE, FALSE, sizeof (KeiId));
        for (int i = g_test_rand_int_range (0, 5); i > 0; i--)
          {
            KeiId id = kei_id_source_next (ids);

            g_array_append_val (maker.targets[slot], id);
          }
      }
  tree = kei_tree_new (make_node (&maker, KEI_KIND_PLAN, kei_id_source_next (ids), 1), FALSE, NULL, &error);
  g_assert_no_error (error);
  clear_targets (&maker);
  return tree;
}

/* --- Changes --- */

static gboolean
collect_node (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  g_ptr_array_add (data, node);
  return TRUE;
}

KeiNode *
kei_test_tree_pick (KeiTree *tree)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  kei_node_walk (kei_tree_get_root (tree), collect_node, nodes);
  return nodes->pdata[g_test_rand_int_range (0, (int) nodes->len)];
}

/* The ids of @tree that references may name. */
static void
fill_targets (Maker *maker, KeiTree *tree)
{
  for (guint slot = 1; slot < KEI_N_SLOTS; slot++)
    {
      guint n;
      const KeiId *ids = kei_node_get_child_ids (kei_tree_get_root (tree), slot, &n);

      maker->targets[slot] = g_array_new (FALSE, FALSE, sizeof (KeiId));
      g_array_append_vals (maker->targets[slot], ids, n);
    }
}

KeiValue
kei_test_value_new (KeiTree *tree, const KeiFieldInfo *field)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();
  Maker maker = { .ids = ids };
  KeiValue value = KEI_VALUE_INIT;

  if (happens (5))
    return value;
  fill_targets (&maker, tree);
  value = make_value (ids, maker.targets[field->slot], field);
  clear_targets (&maker);
  return value;
}

static KeiChange *
make_set (KeiTree *tree)
{
  KeiNode *node = kei_test_tree_pick (tree);
  const KeiKindInfo *info = kei_schema_kind (kei_node_get_kind (node));
  const KeiFieldInfo *field = &info->fields[g_test_rand_int_range (0, (int) info->n_fields)];
  g_auto (KeiValue) value = kei_test_value_new (tree, field);

  return kei_change_set_in (tree, kei_node_get_id (node), field->id, &value, NULL);
}

/* A random place in @slot of @parent. */
static KeiPlace
pick_place (KeiNode *parent, KeiSlot slot)
{
  guint n;
  const KeiId *ids = kei_node_get_child_ids (parent, slot, &n);
  int after = g_test_rand_int_range (0, (int) n + 1);

  return (KeiPlace){ kei_node_get_id (parent), slot, after > 0 ? ids[after - 1] : KEI_ID_NONE, happens (4) ? (guint) g_test_rand_int_range (0, 3) : 0 };
}

/* Leaves are no place for anything: NULL then. */
static KeiChange *
make_insert (KeiIdSource *ids, KeiTree *tree)
{
  KeiNode *parent = kei_test_tree_pick (tree);
  const KeiKindInfo *info = kei_schema_kind (kei_node_get_kind (parent));
  Maker maker = { .ids = ids, .left = g_test_rand_int_range (1, 12) };
  const KeiSlotInfo *slot;
  KeiChange *change;
  KeiPlace place;
  KeiNode *subtree;

  if (info->n_slots == 0)
    return NULL;
  slot = &info->slots[g_test_rand_int_range (0, (int) info->n_slots)];
  place = pick_place (parent, slot->id);
  fill_targets (&maker, tree);
  subtree = make_node (&maker, pick_kind (slot), kei_id_source_next (ids), 1);
  clear_targets (&maker);
  change = kei_change_new_insert (&place, subtree);
  kei_node_unref (subtree);
  return change;
}

static KeiChange *
make_move (KeiTree *tree)
{
  KeiNode *node = kei_test_tree_pick (tree), *parent = kei_test_tree_pick (tree);
  KeiSlot slot = kei_schema_slot_for (kei_node_get_kind (parent), kei_node_get_kind (node));
  KeiPlace place;

  if (slot == KEI_SLOT_NONE || happens (3))
    {
      /* To another place among its siblings. */
      parent = kei_tree_get_parent (tree, kei_node_get_id (node));
      slot = kei_tree_get_slot (tree, kei_node_get_id (node));
    }
  if (parent == NULL)
    return NULL;
  place = pick_place (parent, slot);
  if (place.after == kei_node_get_id (node))
    return NULL;
  return kei_change_move_in (tree, kei_node_get_id (node), &place, NULL);
}

static KeiChange *make_change (KeiIdSource *ids, KeiTree *tree, gboolean may_group);

static KeiChange *
make_group (KeiIdSource *ids, KeiTree *tree)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_change_unref);
  g_autoptr (KeiTree) at = kei_tree_ref (tree);

  for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
    {
      g_autoptr (KeiChange) change = make_change (ids, at, happens (8));
      KeiTree *next = change != NULL ? kei_tree_apply (at, change, NULL) : NULL;

      if (next == NULL)
        continue;
      kei_tree_unref (at);
      at = next;
      g_ptr_array_add (parts, g_steal_pointer (&change));
    }
  return kei_change_new_group (happens (2) ? "Paste" : NULL, parts);
}

/* May be one that does not apply, or NULL. */
static KeiChange *
make_change (KeiIdSource *ids, KeiTree *tree, gboolean may_group)
{
  switch (g_test_rand_int_range (0, may_group ? 9 : 8))
    {
    case 0:
    case 1:
    case 2:
      return make_set (tree);
    case 3:
    case 4:
      return make_insert (ids, tree);
    case 5:
      return kei_change_remove_in (tree, kei_node_get_id (kei_test_tree_pick (tree)), NULL);
    case 6:
    case 7:
      return make_move (tree);
    default:
      return make_group (ids, tree);
    }
}

KeiChange *
kei_test_change_new (KeiIdSource *ids, KeiTree *tree, KeiTree **after)
{
  for (;;)
    {
      g_autoptr (KeiChange) change = make_change (ids, tree, TRUE);

      *after = change != NULL ? kei_tree_apply (tree, change, NULL) : NULL;
      if (*after != NULL)
        return g_steal_pointer (&change);
    }
}

KeiId
kei_test_tree_pick_item (KeiTree *tree)
{
  KeiNode *node = kei_test_tree_pick (tree);

  for (guint i = 0; i < 20 && kei_node_get_kind (node) != KEI_KIND_ITEM; i++)
    node = kei_test_tree_pick (tree);
  return kei_node_get_id (node);
}
