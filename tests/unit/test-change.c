/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each change does to a tree, what is refused, and how documents undo it. The laws on random
 * trees are in tests/property. */
#include "config.h"

#include "kei-change.h"

#include "kei-document.h"

/* plan(1): levels pillar(2), measure(3); departments 4, 5; items 10 > (11, 12), 20 > 21 > 22. */
#define PLAN 1
#define PILLAR 2
#define MEASURE 3
#define DEPARTMENT 4

static KeiNode *
make_item (KeiId id, KeiId level, const char *title, ...) G_GNUC_NULL_TERMINATED;

static KeiNode *
make_item (KeiId id, KeiId level, const char *title, ...)
{
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_ITEM, id);
  KeiNode *child;
  va_list children;

  kei_node_builder_set_ref (builder, KEI_FIELD_LEVEL, level);
  kei_node_builder_set_string (builder, KEI_FIELD_TITLE, title);
  va_start (children, title);
  while ((child = va_arg (children, KeiNode *)) != NULL)
    kei_node_builder_add (builder, child);
  va_end (children);
  return kei_node_builder_end (builder);
}

static KeiNode *
make_named (KeiKind kind, KeiId id, const char *name)
{
  KeiNodeBuilder *builder = kei_node_builder_new (kind, id);

  kei_node_builder_set_string (builder, KEI_FIELD_NAME, name);
  return kei_node_builder_end (builder);
}

static KeiNode *
make_plan (void)
{
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_PLAN, PLAN);

  kei_node_builder_set_string (builder, KEI_FIELD_TITLE, "Plan");
  kei_node_builder_add (builder, make_named (KEI_KIND_LEVEL, PILLAR, "Pillar"));
  kei_node_builder_add (builder, make_named (KEI_KIND_LEVEL, MEASURE, "Measure"));
  kei_node_builder_add (builder, make_named (KEI_KIND_DEPARTMENT, DEPARTMENT, "Harbours"));
  kei_node_builder_add (builder, make_named (KEI_KIND_DEPARTMENT, 5, "Roads"));
  kei_node_builder_add (builder, make_item (10, PILLAR, "Sea", make_item (11, MEASURE, "Fish", NULL), make_item (12, MEASURE, "Boats", NULL), NULL));
  kei_node_builder_add (builder, make_item (20, PILLAR, "Land", make_item (21, MEASURE, "Fields", make_item (22, MEASURE, "Rice", NULL), NULL), NULL));
  return kei_node_builder_end (builder);
}

static KeiTree *
make_tree (void)
{
  g_autoptr (GError) error = NULL;
  KeiTree *tree = kei_tree_new (make_plan (), FALSE, NULL, &error);

  g_assert_no_error (error);
  return tree;
}

/* Applies, checks that the way back leads back, and returns what came out. Takes @change over. */
static KeiTree *
apply (KeiTree *tree, KeiChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiChange) owned = change;
  g_autoptr (KeiChange) inverse = kei_change_invert (change);
  g_autoptr (KeiTree) back = NULL;
  guint64 hash = kei_tree_get_hash (tree);
  KeiTree *after = kei_tree_apply (tree, change, &error);

  g_assert_no_error (error);
  back = kei_tree_apply (after, inverse, &error);
  g_assert_no_error (error);
  g_assert_true (kei_tree_equal (back, tree));
  g_assert_cmpuint (kei_tree_get_hash (tree), ==, hash);
  return after;
}

static void
refuse (KeiTree *tree, KeiChange *change, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiChange) owned = change;

  g_assert_null (kei_tree_apply (tree, change, &error));
  g_assert_error (error, domain, code);
}

static char *
titles_under (KeiTree *tree, KeiId id)
{
  GString *titles = g_string_new (NULL);
  guint n;
  KeiNode *const *children = kei_node_get_children (kei_tree_lookup (tree, id), KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", kei_node_get_headline (children[i]));
  return g_string_free (titles, FALSE);
}

#define assert_titles(tree, id, expected)                   \
  G_STMT_START                                              \
  {                                                         \
    g_autofree char *titles_ = titles_under ((tree), (id)); \
    g_assert_cmpstr (titles_, ==, (expected));              \
  }                                                         \
  G_STMT_END

static KeiChange *
set_string (KeiTree *tree, KeiId node, KeiField field, const char *text)
{
  g_auto (KeiValue) value = kei_value_string (text, -1);

  return kei_change_set_in (tree, node, field, &value, NULL);
}

static KeiChange *
set_ref (KeiTree *tree, KeiId node, KeiField field, KeiId target)
{
  KeiValue value = kei_value_id (target);

  return kei_change_set_in (tree, node, field, &value, NULL);
}

static void
test_tree (void)
{
  g_autoptr (KeiTree) tree = make_tree ();
  g_autofree KeiNode **path = NULL;
  guint n;

  g_assert_cmpuint (kei_tree_get_n_nodes (tree), ==, 11);
  g_assert_cmpuint (kei_node_get_height (kei_tree_get_root (tree)), ==, 4);
  g_assert_cmpstr (kei_node_get_headline (kei_tree_lookup (tree, 22)), ==, "Rice");
  g_assert_null (kei_tree_lookup (tree, 99));
  g_assert_cmpuint (kei_tree_get_parent_id (tree, 22), ==, 21);
  g_assert_cmpuint (kei_tree_get_parent_id (tree, PLAN), ==, KEI_ID_NONE);
  g_assert_cmpint (kei_tree_get_slot (tree, 22), ==, KEI_SLOT_ITEMS);
  g_assert_true (kei_tree_is_within (tree, 22, 20));
  g_assert_false (kei_tree_is_within (tree, 22, 10));
  g_assert_cmpuint (kei_tree_get_n_references (tree, MEASURE), ==, 4);
  g_assert_cmpuint (kei_tree_get_n_references (tree, 5), ==, 0);
  path = kei_tree_dup_path (tree, 22, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpuint (kei_node_get_id (path[1]), ==, 20);
}

static void
test_tree_refuses (void)
{
  g_autoptr (GError) error = NULL;
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_PLAN, PLAN);
  KeiTreeFault fault;

  kei_node_builder_add (builder, make_named (KEI_KIND_DEPARTMENT, 4, "One"));
  kei_node_builder_add (builder, make_named (KEI_KIND_DEPARTMENT, 4, "Two"));
  g_assert_null (kei_tree_new (kei_node_builder_end (builder), FALSE, &fault, &error));
  g_assert_error (error, KEI_TREE_ERROR, KEI_TREE_ERROR_DUPLICATE_ID);
  g_assert_cmpuint (fault.id, ==, 4);
  g_clear_error (&error);

  /* A department is no level. */
  builder = kei_node_builder_new (KEI_KIND_PLAN, PLAN);
  kei_node_builder_add (builder, make_named (KEI_KIND_DEPARTMENT, 4, "One"));
  kei_node_builder_add (builder, make_item (10, 4, "Item", NULL));
  g_assert_null (kei_tree_new (kei_node_builder_end (builder), FALSE, &fault, &error));
  g_assert_error (error, KEI_TREE_ERROR, KEI_TREE_ERROR_DANGLING);
  g_assert_cmpuint (fault.id, ==, 10);
  g_assert_cmpint (fault.field, ==, KEI_FIELD_LEVEL);
  g_clear_error (&error);

  builder = kei_node_builder_new (KEI_KIND_PLAN, PLAN);
  kei_node_builder_set_string (builder, KEI_FIELD_TITLE, "a\x02");
  g_assert_null (kei_tree_new (kei_node_builder_end (builder), FALSE, &fault, &error));
  g_assert_error (error, KEI_TREE_ERROR, KEI_TREE_ERROR_INVALID);
  g_assert_cmpint (fault.field, ==, KEI_FIELD_TITLE);
}

static void
test_set (void)
{
  g_autoptr (KeiTree) tree = make_tree ();
  g_autoptr (KeiTree) after = apply (tree, set_string (tree, 22, KEI_FIELD_TITLE, "Wheat"));
  g_autoptr (KeiTree) without = apply (after, set_string (after, 22, KEI_FIELD_TITLE, ""));
  g_autoptr (KeiTree) led = apply (tree, set_ref (tree, 22, KEI_FIELD_LEAD, DEPARTMENT));

  g_assert_cmpstr (kei_node_get_headline (kei_tree_lookup (after, 22)), ==, "Wheat");
  g_assert_cmpstr (kei_node_get_headline (kei_tree_lookup (tree, 22)), ==, "Rice");
  g_assert_true (kei_tree_lookup (after, 10) == kei_tree_lookup (tree, 10)); /* shared */
  g_assert_false (kei_node_has (kei_tree_lookup (without, 22), KEI_FIELD_TITLE));
  g_assert_cmpuint (kei_tree_get_n_references (led, DEPARTMENT), ==, 1);
  g_assert_cmpuint (kei_tree_get_n_references (tree, DEPARTMENT), ==, 0);

  refuse (after, set_string (tree, 22, KEI_FIELD_TITLE, "Maize"), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE);
  refuse (tree, set_string (tree, 22, KEI_FIELD_UNIT, "t"), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED);
  refuse (tree, set_string (tree, 22, KEI_FIELD_TITLE, "\x01"), KEI_TREE_ERROR, KEI_TREE_ERROR_INVALID);
  refuse (tree, set_ref (tree, 22, KEI_FIELD_LEAD, 99), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED);
  refuse (tree, set_ref (tree, 22, KEI_FIELD_LEAD, PILLAR), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED);
}

static KeiChange *
insert (KeiId parent, KeiId after, KeiNode *subtree)
{
  g_autoptr (KeiNode) owned = subtree;

  return kei_change_new_insert (&(KeiPlace){ parent, KEI_SLOT_ITEMS, after, 0 }, subtree);
}

static void
test_insert (void)
{
  g_autoptr (KeiTree) tree = make_tree ();
  g_autoptr (KeiTree) first = apply (tree, insert (10, KEI_ID_NONE, make_item (30, MEASURE, "Salt", make_item (31, MEASURE, "Pans", NULL), NULL)));
  g_autoptr (KeiTree) middle = apply (first, insert (10, 11, make_item (40, MEASURE, "Nets", NULL)));
  g_autoptr (KeiNode) body = make_named (KEI_KIND_BODY, 50, "Council");

  assert_titles (middle, 10, "Salt Fish Nets Boats");
  assert_titles (middle, 30, "Pans");
  g_assert_cmpuint (kei_tree_get_parent_id (middle, 31), ==, 30);
  g_assert_cmpuint (kei_tree_get_n_references (middle, MEASURE), ==, 7);

  refuse (tree, insert (10, 22, make_item (30, MEASURE, "Salt", NULL)), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE);
  refuse (tree, insert (99, KEI_ID_NONE, make_item (30, MEASURE, "Salt", NULL)), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE);
  refuse (tree, insert (10, 11, make_item (22, MEASURE, "Again", NULL)), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED);
  refuse (tree, insert (10, 11, make_item (30, MEASURE, "Twice", make_item (30, MEASURE, "Twice", NULL), NULL)), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED);
  refuse (tree, insert (10, 11, make_item (30, 99, "No such level", NULL)), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED);
  refuse (tree, kei_change_new_insert (&(KeiPlace){ 10, KEI_SLOT_ITEMS, KEI_ID_NONE, 0 }, body), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED);
  refuse (tree, kei_change_new_insert (&(KeiPlace){ 10, KEI_SLOT_BODIES, KEI_ID_NONE, 0 }, body), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE);
}

static void
test_remove (void)
{
  g_autoptr (KeiTree) tree = make_tree ();
  g_autoptr (KeiTree) after = apply (tree, kei_change_remove_in (tree, 20, NULL));
  g_autoptr (KeiTree) led = apply (tree, set_ref (tree, 22, KEI_FIELD_LEAD, DEPARTMENT));

  g_assert_null (kei_tree_lookup (after, 22));
  g_assert_cmpuint (kei_tree_get_n_nodes (after), ==, 8);
  g_assert_cmpuint (kei_tree_get_n_references (after, PILLAR), ==, 1);
  assert_titles (after, PLAN, "Sea");

  refuse (led, kei_change_remove_in (led, DEPARTMENT, NULL), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED);
  refuse (led, kei_change_remove_in (tree, 20, NULL), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE);
  g_assert_null (kei_change_remove_in (tree, PLAN, NULL));
}

static void
test_move (void)
{
  g_autoptr (KeiTree) tree = make_tree ();
  const KeiPlace under_boats = { 12, KEI_SLOT_ITEMS, KEI_ID_NONE, 0 };
  const KeiPlace after_boats = { 10, KEI_SLOT_ITEMS, 12, 0 };
  const KeiPlace into_itself = { 22, KEI_SLOT_ITEMS, KEI_ID_NONE, 0 };
  const KeiPlace after_itself = { 10, KEI_SLOT_ITEMS, 11, 0 };
  g_autoptr (KeiTree) deeper = apply (tree, kei_change_move_in (tree, 20, &under_boats, NULL));
  g_autoptr (KeiTree) swapped = apply (tree, kei_change_move_in (tree, 11, &after_boats, NULL));

  assert_titles (deeper, PLAN, "Sea");
  assert_titles (deeper, 12, "Land");
  g_assert_cmpuint (kei_node_get_height (kei_tree_get_root (deeper)), ==, 6);
  g_assert_true (kei_tree_is_within (deeper, 22, 10));
  assert_titles (swapped, 10, "Boats Fish");

  refuse (tree, kei_change_move_in (tree, 20, &into_itself, NULL), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED);
  refuse (tree, kei_change_move_in (tree, 11, &after_itself, NULL), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE);
  refuse (deeper, kei_change_move_in (tree, 20, &after_boats, NULL), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE);
}

static void
test_depth (void)
{
  g_autoptr (KeiTree) tree = make_tree ();
  KeiNode *tower = make_item (1000, MEASURE, "Top", NULL);

  for (KeiId id = 1001; id < 1000 + KEI_MAX_DEPTH - 2; id++)
    tower = make_item (id, MEASURE, "Floor", tower, NULL);

  g_assert_cmpuint (kei_node_get_height (tower), ==, KEI_MAX_DEPTH - 2);
  refuse (tree, insert (11, KEI_ID_NONE, kei_node_ref (tower)), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED);
  kei_tree_unref (apply (tree, insert (10, KEI_ID_NONE, tower)));
}

static void
test_group (void)
{
  g_autoptr (KeiTree) tree = make_tree ();
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_change_unref);
  g_autoptr (KeiTree) after = NULL;
  g_autofree char *name = NULL;

  g_ptr_array_add (changes, set_string (tree, 11, KEI_FIELD_TITLE, "Crabs"));
  g_ptr_array_add (changes, kei_change_remove_in (tree, 20, NULL));
  after = apply (tree, kei_change_new_group (NULL, changes));
  assert_titles (after, PLAN, "Sea");
  assert_titles (after, 10, "Crabs Boats");
  name = kei_change_describe (g_ptr_array_index (changes, 1), after);
  g_assert_cmpstr (name, ==, "deletion of “Land”");

  /* All or nothing. */
  g_ptr_array_add (changes, kei_change_remove_in (tree, 20, NULL));
  refuse (tree, kei_change_new_group (NULL, changes), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE);
}

/* --- Foreign content --- */

static KeiForeign
make_comment (KeiId after, const char *text)
{
  return (KeiForeign){ KEI_FOREIGN_MARKUP, KEI_FOREIGN_INSIDE, after, g_ref_string_new (text) };
}

static KeiTree *
make_tree_with_comments (void)
{
  g_autoptr (KeiNode) plan = make_plan ();
  KeiNodeBuilder *builder = kei_node_builder_new_from (kei_node_get_child (plan, KEI_SLOT_ITEMS, 0));
  KeiNodeBuilder *plan_builder = kei_node_builder_new_from (plan);
  const KeiForeign comments[] = { make_comment (11, "<!--b-->"), make_comment (KEI_ID_NONE, "<!--a-->"), make_comment (11, "<!--c-->"), make_comment (12, "<!--d-->") };
  g_autoptr (KeiNode) sea = NULL;
  KeiNode *items[2];

  kei_node_builder_set_foreigns (builder, kei_foreigns_new (comments, G_N_ELEMENTS (comments)));
  sea = kei_node_builder_end (builder);
  items[0] = sea;
  items[1] = kei_node_get_child (plan, KEI_SLOT_ITEMS, 1);
  kei_node_builder_set_children (plan_builder, KEI_SLOT_ITEMS, items, 2);
  return kei_tree_new (kei_node_builder_end (plan_builder), FALSE, NULL, NULL);
}

static char *
comments_of (KeiTree *tree, KeiId id)
{
  const KeiForeigns *foreigns = kei_node_get_foreigns (kei_tree_lookup (tree, id));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < foreigns->n; i++)
    g_string_append_printf (text, "%d%s", (int) foreigns->items[i].after, foreigns->items[i].text);
  return g_string_free (text, FALSE);
}

static void
test_foreign (void)
{
  static const struct
  {
    KeiId node, parent, after;
    guint foreign;
    const char *expected;
  } moves[] = {
    { 22, 10, 11, 0, "0<!--a-->12<!--d-->22<!--b-->22<!--c-->" }, /* right behind its new sibling: the comments come after */
    { 22, 10, 11, 1, "0<!--a-->11<!--b-->12<!--d-->22<!--c-->" },
    { 22, 10, 11, 2, "0<!--a-->11<!--b-->11<!--c-->12<!--d-->" },
    { 11, 10, 12, 1, "0<!--a-->0<!--b-->0<!--c-->12<!--d-->" },
    { 12, 10, KEI_ID_NONE, 0, "11<!--b-->11<!--c-->11<!--d-->12<!--a-->" },
  };
  g_autoptr (KeiTree) tree = make_tree_with_comments ();
  g_autoptr (KeiTree) without = apply (tree, kei_change_remove_in (tree, 11, NULL));
  g_autofree char *left = comments_of (without, 10);

  g_assert_cmpstr (left, ==, "0<!--a-->0<!--b-->0<!--c-->12<!--d-->");
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      const KeiPlace to = { moves[i].parent, KEI_SLOT_ITEMS, moves[i].after, moves[i].foreign };
      g_autoptr (KeiTree) after = apply (tree, kei_change_move_in (tree, moves[i].node, &to, NULL));
      g_autofree char *comments = comments_of (after, 10);

      g_assert_cmpstr (comments, ==, moves[i].expected);
    }
  refuse (tree, kei_change_move_in (tree, 22, &(KeiPlace){ 10, KEI_SLOT_ITEMS, 11, 3 }, NULL), KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE);
}

static void
test_copy (void)
{
  g_autoptr (KeiTree) tree = make_tree_with_comments ();
  g_autoptr (KeiIdSource) source = kei_id_source_new_seeded (7);
  KeiNode *sea = kei_tree_lookup (tree, 10);
  g_autoptr (KeiNode) copy = kei_node_copy_with_new_ids (sea, source, NULL);
  KeiNode *fish = kei_node_get_child (copy, KEI_SLOT_ITEMS, 0);

  g_assert_cmpuint (kei_node_get_size (copy), ==, kei_node_get_size (sea));
  g_assert_cmpuint (kei_node_get_id (copy), !=, 10);
  g_assert_cmpstr (kei_node_get_headline (fish), ==, "Fish");
  g_assert_cmpuint (kei_node_get_ref (fish, KEI_FIELD_LEVEL), ==, MEASURE);
  g_assert_true (kei_node_get_foreigns (copy)->items[1].after == kei_node_get_id (fish)
                 || kei_node_get_foreigns (copy)->items[2].after == kei_node_get_id (fish));
}

/* --- The document --- */

typedef enum {
  TYPE, /* set the title of 11 to the text, typed */
  SET,  /* the same as a step of its own */
  BREAK,
  UNDO,
  REDO,
  SAVE,
} Command;

static void
count_changed (KeiDocument *document, KeiChange *change, guint *count)
{
  g_assert_nonnull (change);
  *count += 1;
}

static void
test_document (void)
{
  static const struct
  {
    Command command;
    const char *text; /* given, and expected as the title afterwards */
    gboolean can_undo, can_redo, modified;
  } steps[] = {
    { SAVE, "Fish", FALSE, FALSE, FALSE },
    { TYPE, "Fis", TRUE, FALSE, TRUE },
    { TYPE, "Fi", TRUE, FALSE, TRUE },
    { UNDO, "Fish", FALSE, TRUE, FALSE },
    { REDO, "Fi", TRUE, FALSE, TRUE },
    { TYPE, "Fin", TRUE, FALSE, TRUE }, /* after undo and redo typing begins anew */
    { UNDO, "Fi", TRUE, TRUE, TRUE },
    { TYPE, "F", TRUE, FALSE, TRUE },
    { BREAK, "F", TRUE, FALSE, TRUE },
    { TYPE, "Fo", TRUE, FALSE, TRUE },
    { SAVE, "Fo", TRUE, FALSE, FALSE },
    { UNDO, "F", TRUE, TRUE, TRUE },
    { UNDO, "Fi", TRUE, TRUE, TRUE },
    { UNDO, "Fish", FALSE, TRUE, TRUE },
    { UNDO, "Fish", FALSE, TRUE, TRUE },
    { SET, "Shells", TRUE, FALSE, TRUE },
    { TYPE, "Shell", TRUE, FALSE, TRUE },
    { UNDO, "Shells", TRUE, TRUE, TRUE },
    { SET, "Fo", TRUE, FALSE, FALSE }, /* the same as what was saved, by another way */
    { TYPE, "Foo", TRUE, FALSE, TRUE },
    { TYPE, "Fo", TRUE, FALSE, FALSE }, /* typed back: no step is left of it */
    { UNDO, "Shells", TRUE, TRUE, TRUE },
  };
  g_autoptr (KeiTree) tree = make_tree ();
  KeiDocument *document = kei_document_new (tree);
  guint n_changed = 0, n_expected = 0;

  g_signal_connect (document, "changed", G_CALLBACK (count_changed), &n_changed);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      KeiTree *before = kei_document_get_tree (document);
      g_autoptr (KeiChange) change = NULL;
      gboolean done = FALSE;

      g_test_message ("step %u", i);
      switch (steps[i].command)
        {
        case TYPE:
          change = set_string (before, 11, KEI_FIELD_TITLE, steps[i].text);
          done = kei_document_apply_typed (document, change, NULL);
          g_assert_true (done);
          break;
        case SET:
          change = set_string (before, 11, KEI_FIELD_TITLE, steps[i].text);
          done = kei_document_apply (document, change, NULL);
          g_assert_true (done);
          break;
        case UNDO:
          done = kei_document_undo (document);
          break;
        case REDO:
          done = kei_document_redo (document);
          break;
        case SAVE:
          kei_document_set_saved (document, before);
          break;
        case BREAK:
        default:
          kei_document_break_step (document);
          break;
        }
      n_expected += done ? 1 : 0;
      g_assert_cmpuint (n_changed, ==, n_expected);
      g_assert_cmpstr (kei_node_get_headline (kei_tree_lookup (kei_document_get_tree (document), 11)), ==, steps[i].text);
      g_assert_cmpint (kei_document_get_can_undo (document), ==, steps[i].can_undo);
      g_assert_cmpint (kei_document_get_can_redo (document), ==, steps[i].can_redo);
      g_assert_cmpint (kei_document_get_modified (document), ==, steps[i].modified);
    }
  g_assert_finalize_object (document);
}

/* What is typed into something that was made for it is one step, and none when it is gone again. */
static void
test_document_types_anew (void)
{
  static const char *const texts[] = { "a", "ab", "abc" };
  g_autoptr (KeiTree) tree = make_tree ();
  KeiDocument *document = kei_document_new (tree);
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (5);
  KeiId id = kei_id_source_next (ids);

  kei_document_set_saved (document, tree);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (KeiChange) remove = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          KeiTree *now = kei_document_get_tree (document);
          g_autoptr (KeiChange) change = NULL;

          if (kei_tree_contains (now, id))
            change = set_string (now, id, KEI_FIELD_REASON, texts[i]);
          else
            {
              KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_PAIRING, id);
              KeiPlace place = { kei_node_get_id (kei_tree_get_root (now)), KEI_SLOT_PAIRINGS, KEI_ID_NONE, 0 };
              g_autoptr (KeiNode) entry = NULL;

              kei_node_builder_set_string (builder, KEI_FIELD_REASON, texts[i]);
              entry = kei_node_builder_end (builder);
              change = kei_change_new_insert (&place, entry);
            }
          g_assert_true (kei_document_apply_typed (document, change, NULL));
        }
      if (round == 0)
        {
          g_assert_true (kei_document_undo (document));
          g_assert_false (kei_document_get_can_undo (document));
          g_assert_true (kei_document_redo (document));
          g_assert_cmpstr (kei_node_get_text (kei_tree_lookup (kei_document_get_tree (document), id), KEI_FIELD_REASON), ==, "abc");
          g_assert_true (kei_document_undo (document));
          continue;
        }
      remove = kei_change_remove_in (kei_document_get_tree (document), id, NULL);
      g_assert_true (kei_document_apply_typed (document, remove, NULL));
    }
  g_assert_false (kei_document_get_can_undo (document));
  g_assert_false (kei_document_get_modified (document));
  g_assert_finalize_object (document);
}

static void
test_document_refuses (void)
{
  g_autoptr (KeiTree) tree = make_tree ();
  KeiDocument *document = kei_document_new (tree);
  g_autoptr (KeiChange) change = set_string (tree, 11, KEI_FIELD_TITLE, "Crabs");
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  kei_document_set_read_only (document, TRUE);
  g_assert_false (kei_document_apply (document, change, &error));
  g_assert_error (error, KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED);
  kei_document_set_read_only (document, FALSE);

  g_assert_true (kei_document_apply (document, change, NULL));
  label = kei_document_dup_undo_label (document);
  g_assert_cmpstr (label, ==, "change of Title");
  g_assert_false (kei_document_apply (document, change, NULL)); /* stale now */
  kei_document_barrier (document);
  g_assert_false (kei_document_undo (document));
  g_assert_finalize_object (document);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/tree/look-ups", test_tree);
  g_test_add_func ("/tree/refuses", test_tree_refuses);
  g_test_add_func ("/change/set", test_set);
  g_test_add_func ("/change/insert", test_insert);
  g_test_add_func ("/change/remove", test_remove);
  g_test_add_func ("/change/move", test_move);
  g_test_add_func ("/change/depth", test_depth);
  g_test_add_func ("/change/group", test_group);
  g_test_add_func ("/change/foreign", test_foreign);
  g_test_add_func ("/node/copy", test_copy);
  g_test_add_func ("/document/steps", test_document);
  g_test_add_func ("/document/types-anew", test_document_types_anew);
  g_test_add_func ("/document/refuses", test_document_refuses);
  return g_test_run ();
}
