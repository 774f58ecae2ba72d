/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs of the editor, each done, undone and done again, and what they refuse. */
#include "config.h"

#include "kei-choices.h"
#include "kei-editor.h"
#include "kei-versions.h"

/* Levels A > B > C, where B may hold B too; the departments; then
 * A:Sea(B:Fish(C:Nets) B:Boats) A:Land(B:Fields) and the section Preface. */
enum {
  PLAN = 1,
  A,
  B,
  C,
  HARBOURS,
  ROADS,
  SEA = 10,
  FISH,
  NETS,
  BOATS,
  LAND = 20,
  FIELDS,
  PREFACE = 30,
  CATCH = 40, /* an indicator of Fish */
};

typedef struct
{
  KeiEditor *editor;
  KeiDocument *document;
  char *message;
  KeiId revealed;
  KeiField field;
  gboolean entered;
} Fixture;

static KeiNodeBuilder *
start (KeiKind kind, KeiId id, KeiField name_field, const char *name)
{
  KeiNodeBuilder *builder = kei_node_builder_new (kind, id);

  kei_node_builder_set_string (builder, name_field, name);
  return builder;
}

static KeiNode *
make_level (KeiId id, const char *name, KeiId first_parent, KeiId second_parent)
{
  KeiNodeBuilder *builder = start (KEI_KIND_LEVEL, id, KEI_FIELD_NAME, name);
  KeiId parents[] = { first_parent, second_parent };

  kei_node_builder_set_ids (builder, KEI_FIELD_PARENTS, parents, first_parent == 0 ? 0 : second_parent == 0 ? 1
                                                                                                            : 2);
  return kei_node_builder_end (builder);
}

static KeiNodeBuilder *
start_item (KeiId id, KeiId level, const char *title)
{
  KeiNodeBuilder *builder = start (KEI_KIND_ITEM, id, KEI_FIELD_TITLE, title);

  kei_node_builder_set_ref (builder, KEI_FIELD_LEVEL, level);
  return builder;
}

static KeiTree *
make_tree (KeiId plan_id)
{
  KeiNodeBuilder *plan = start (KEI_KIND_PLAN, plan_id, KEI_FIELD_TITLE, "Plan");
  KeiNodeBuilder *sea = start_item (SEA, A, "Sea");
  KeiNodeBuilder *fish = start_item (FISH, B, "Fish");
  KeiNodeBuilder *land = start_item (LAND, A, "Land");
  KeiNodeBuilder *nets = start_item (NETS, C, "Nets");
  KeiId supporting[] = { HARBOURS, ROADS };
  g_autoptr (GError) error = NULL;
  KeiTree *tree;

  kei_node_builder_add (plan, make_level (A, "A", 0, 0));
  kei_node_builder_add (plan, make_level (B, "B", A, B));
  kei_node_builder_add (plan, make_level (C, "C", B, 0));
  kei_node_builder_add (plan, kei_node_builder_end (start (KEI_KIND_DEPARTMENT, HARBOURS, KEI_FIELD_NAME, "Harbours")));
  kei_node_builder_add (plan, kei_node_builder_end (start (KEI_KIND_DEPARTMENT, ROADS, KEI_FIELD_NAME, "Roads")));
  kei_node_builder_set_ref (nets, KEI_FIELD_LEAD, HARBOURS);
  kei_node_builder_set_ids (fish, KEI_FIELD_SUPPORTING, supporting, 2);
  kei_node_builder_add (fish, kei_node_builder_end (start (KEI_KIND_INDICATOR, CATCH, KEI_FIELD_NAME, "Catch")));
  kei_node_builder_add (fish, kei_node_builder_end (nets));
  kei_node_builder_add (sea, kei_node_builder_end (fish));
  kei_node_builder_add (sea, kei_node_builder_end (start_item (BOATS, B, "Boats")));
  kei_node_builder_add (land, kei_node_builder_end (start_item (FIELDS, B, "Fields")));
  kei_node_builder_add (plan, kei_node_builder_end (sea));
  kei_node_builder_add (plan, kei_node_builder_end (land));
  kei_node_builder_add (plan, kei_node_builder_end (start (KEI_KIND_SECTION, PREFACE, KEI_FIELD_TITLE, "Preface")));
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

static void
message_cb (KeiEditor *editor, const char *text, Fixture *fixture)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
}

static void
reveal_cb (KeiEditor *editor, guint64 node, guint field, gboolean enter, const char *role, Fixture *fixture)
{
  fixture->entered = enter;
  fixture->revealed = node;
  fixture->field = field;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiTree) tree = make_tree (PLAN);

  fixture->document = kei_document_new (tree);
  fixture->editor = kei_editor_new (fixture->document, kei_id_source_new_seeded (7));
  g_signal_connect (fixture->editor, "message", G_CALLBACK (message_cb), fixture);
  g_signal_connect (fixture->editor, "reveal", G_CALLBACK (reveal_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->editor);
  g_assert_finalize_object (fixture->document);
  g_free (fixture->message);
}

/* The policy tree in one line, as in the comment at the top. */
static void
write_items (GString *text, KeiTree *tree, KeiNode *parent)
{
  guint n;
  KeiNode *const *items = kei_node_get_children (parent, KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiNode *level = kei_tree_lookup (tree, kei_node_get_ref (items[i], KEI_FIELD_LEVEL));

      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "", level != NULL ? kei_node_get_headline (level) : "-", kei_node_get_headline (items[i]));
      if (kei_node_get_n_children (items[i], KEI_SLOT_ITEMS) > 0)
        {
          g_string_append_c (text, '(');
          write_items (text, tree, items[i]);
          g_string_append_c (text, ')');
        }
    }
}

static char *
dup_outline (KeiEditor *editor)
{
  GString *text = g_string_new (NULL);

  write_items (text, kei_editor_get_tree (editor), kei_tree_get_root (kei_editor_get_tree (editor)));
  return g_string_free (text, FALSE);
}

#define START "A:Sea(B:Fish(C:Nets) B:Boats) A:Land(B:Fields)"

typedef enum {
  ADD_AFTER,
  ADD_CHILD,
  DELETE,
  UP,
  DOWN,
  INDENT,
  OUTDENT,
  DUPLICATE,
} Verb;

static gboolean
run (KeiEditor *editor, Verb verb, KeiId node)
{
  switch (verb)
    {
    case ADD_AFTER:
      return kei_editor_add_item_after (editor, node) != KEI_ID_NONE;
    case ADD_CHILD:
      return kei_editor_add_child (editor, node) != KEI_ID_NONE;
    case DELETE:
      return kei_editor_delete (editor, node);
    case UP:
      return kei_editor_move_up (editor, node);
    case DOWN:
      return kei_editor_move_down (editor, node);
    case INDENT:
      return kei_editor_indent (editor, node);
    case OUTDENT:
      return kei_editor_outdent (editor, node);
    case DUPLICATE:
      return kei_editor_duplicate (editor, node) != KEI_ID_NONE;
    default:
      g_assert_not_reached ();
    }
}

/* What is expected is NULL where the verb is refused. */
static const struct
{
  Verb verb;
  KeiId node;
  const char *expected;
  const char *label; /* nullable: not looked at */
} verbs[] = {
  { ADD_AFTER, FISH, "A:Sea(B:Fish(C:Nets) B: B:Boats) A:Land(B:Fields)", "addition of Item" },
  { ADD_AFTER, LAND, "A:Sea(B:Fish(C:Nets) B:Boats) A:Land(B:Fields) A:", NULL },
  { ADD_AFTER, PLAN, "A:Sea(B:Fish(C:Nets) B:Boats) A:Land(B:Fields) A:", NULL },
  { ADD_CHILD, PLAN, "A:Sea(B:Fish(C:Nets) B:Boats) A:Land(B:Fields) A:", NULL },
  { ADD_CHILD, LAND, "A:Sea(B:Fish(C:Nets) B:Boats) A:Land(B:Fields B:)", NULL },
  { ADD_CHILD, BOATS, "A:Sea(B:Fish(C:Nets) B:Boats(B:)) A:Land(B:Fields)", NULL },
  { ADD_CHILD, FISH, "A:Sea(B:Fish(C:Nets C:) B:Boats) A:Land(B:Fields)", NULL },
  { ADD_CHILD, NETS, NULL, NULL },
  { ADD_CHILD, CATCH, NULL, NULL },
  { DELETE, FISH, "A:Sea(B:Boats) A:Land(B:Fields)", "deletion of “Fish”" },
  { DELETE, PLAN, NULL, NULL },
  { DELETE, HARBOURS, START, "deletion of “Harbours”" },
  { UP, BOATS, "A:Sea(B:Boats B:Fish(C:Nets)) A:Land(B:Fields)", "move of “Boats”" },
  { UP, FISH, NULL, NULL },
  { UP, PLAN, NULL, NULL },
  { DOWN, FISH, "A:Sea(B:Boats B:Fish(C:Nets)) A:Land(B:Fields)", NULL },
  { DOWN, SEA, "A:Land(B:Fields) A:Sea(B:Fish(C:Nets) B:Boats)", NULL },
  { DOWN, LAND, NULL, NULL },
  /* Under Fish there are items of level C, so that is what Boats becomes only where it must. */
  { INDENT, BOATS, "A:Sea(B:Fish(C:Nets B:Boats)) A:Land(B:Fields)", NULL },
  { INDENT, LAND, "A:Sea(B:Fish(C:Nets) B:Boats B:Land(B:Fields))", "move of “Land”" },
  { INDENT, SEA, NULL, NULL },
  { INDENT, FISH, NULL, NULL },
  { OUTDENT, FISH, "A:Sea(B:Boats) A:Fish(B:Nets) A:Land(B:Fields)", NULL },
  { OUTDENT, NETS, "A:Sea(B:Fish B:Nets B:Boats) A:Land(B:Fields)", NULL },
  { OUTDENT, SEA, NULL, NULL },
  { OUTDENT, CATCH, NULL, NULL },
  { DUPLICATE, FISH, "A:Sea(B:Fish(C:Nets) B:Fish(C:Nets) B:Boats) A:Land(B:Fields)", "Duplicate" },
  { DUPLICATE, PLAN, NULL, NULL },
};

static void
test_verbs (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (KeiTree) before = kei_tree_ref (kei_editor_get_tree (fixture->editor));
      g_autofree char *outline = NULL;
      g_autofree char *label = NULL;
      g_autoptr (KeiTree) after = NULL;

      g_clear_pointer (&fixture->message, g_free);
      g_test_message ("row %u", i);
      g_assert_cmpint (run (fixture->editor, verbs[i].verb, verbs[i].node), ==, verbs[i].expected != NULL);
      if (verbs[i].expected == NULL)
        {
          g_assert_true (kei_editor_get_tree (fixture->editor) == before);
          continue;
        }
      if (verbs[i].node != HARBOURS) /* in use: see test_delete_in_use() */
        g_assert_cmpstr (fixture->message, ==, NULL);
      outline = dup_outline (fixture->editor);
      g_assert_cmpstr (outline, ==, verbs[i].expected);
      label = kei_document_dup_undo_label (fixture->document);
      if (verbs[i].label != NULL)
        g_assert_cmpstr (label, ==, verbs[i].label);
      after = kei_tree_ref (kei_editor_get_tree (fixture->editor));

      g_assert_true (kei_editor_undo (fixture->editor));
      g_assert_true (kei_tree_equal (kei_editor_get_tree (fixture->editor), before));
      g_assert_false (kei_document_get_can_undo (fixture->document));
      g_assert_true (kei_editor_redo (fixture->editor));
      g_assert_true (kei_tree_equal (kei_editor_get_tree (fixture->editor), after));
      g_assert_true (kei_editor_undo (fixture->editor));
    }
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  KeiPlace inside_nets = { .parent = NETS, .slot = KEI_SLOT_ITEMS };
  KeiPlace inside_itself = { .parent = NETS, .slot = KEI_SLOT_ITEMS };
  KeiPlace wrong_slot = { .parent = PLAN, .slot = KEI_SLOT_SECTIONS };
  KeiPlace own = { .parent = SEA, .slot = KEI_SLOT_ITEMS, .after = FISH };
  g_autofree char *reason = NULL;
  g_autofree char *other_reason = NULL;

  g_assert_false (kei_editor_can_move_to (fixture->editor, LAND, &inside_nets, &reason));
  g_assert_cmpstr (reason, ==, "The levels of this plan have no place for “Land” under “Nets”");
  g_assert_false (kei_editor_can_move_to (fixture->editor, SEA, &inside_itself, &other_reason));
  g_assert_cmpstr (other_reason, ==, "Nothing can be moved into itself");
  g_assert_false (kei_editor_can_move_to (fixture->editor, LAND, &wrong_slot, NULL));
  g_assert_cmpstr (fixture->message, ==, NULL);

  /* Where it stands already: allowed, and no step. */
  g_assert_true (kei_editor_move_to (fixture->editor, BOATS, &own));
  g_assert_false (kei_document_get_can_undo (fixture->document));

  kei_document_set_read_only (fixture->document, TRUE);
  g_assert_false (kei_editor_delete (fixture->editor, FISH));
  g_assert_cmpstr (fixture->message, ==, "This plan is read-only");
}

static void
test_references (Fixture *fixture, gconstpointer data)
{
  const KeiIds *supporting;

  g_assert_true (kei_editor_delete (fixture->editor, HARBOURS));
  supporting = kei_node_get_ids (kei_editor_lookup (fixture->editor, FISH), KEI_FIELD_SUPPORTING);
  g_assert_cmpuint (supporting->n, ==, 1);
  g_assert_cmpuint (supporting->ids[0], ==, ROADS);
  g_assert_false (kei_node_has (kei_editor_lookup (fixture->editor, NETS), KEI_FIELD_LEAD));
  g_assert_true (kei_editor_delete (fixture->editor, ROADS));
  g_assert_null (kei_node_get_ids (kei_editor_lookup (fixture->editor, FISH), KEI_FIELD_SUPPORTING));
}

/* A list that stands in the place of the shipped one begins with its choices, and keeps those it has. */
static void
test_choice_list (Fixture *fixture, gconstpointer data)
{
  KeiId list = kei_editor_add_node (fixture->editor, PLAN, KEI_KIND_CHOICE_LIST);
  g_autoptr (GPtrArray) shipped = kei_choices_new (NULL, "text-roles");
  g_autoptr (GPtrArray) own = NULL;

  g_assert_true (kei_editor_name_choice_list (fixture->editor, list, "text-roles"));
  own = kei_choices_new (kei_editor_get_tree (fixture->editor), "text-roles");
  g_assert_cmpuint (own->len, ==, shipped->len);
  for (guint i = 0; i < own->len; i++)
    g_assert_cmpstr (((KeiChoice *) own->pdata[i])->label, ==, ((KeiChoice *) shipped->pdata[i])->label);
  g_assert_true (kei_editor_name_choice_list (fixture->editor, list, "stages"));
  g_assert_cmpuint (kei_node_get_n_children (kei_editor_lookup (fixture->editor, list), KEI_SLOT_CHOICES), ==, shipped->len);
  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_cmpuint (kei_node_get_n_children (kei_editor_lookup (fixture->editor, list), KEI_SLOT_CHOICES), ==, 0);
}

static void
test_levels (Fixture *fixture, gconstpointer data)
{
  g_auto (KeiValue) c = kei_value_id (C);
  g_auto (KeiValue) b = kei_value_id (B);
  g_autofree char *outline = NULL;

  g_assert_false (kei_editor_set_field (fixture->editor, LAND, KEI_FIELD_LEVEL, &c, FALSE));
  g_assert_cmpstr (fixture->message, ==, "The level “C” cannot stand under “Plan”");
  g_assert_true (kei_editor_set_field (fixture->editor, NETS, KEI_FIELD_LEVEL, &b, FALSE));
  outline = dup_outline (fixture->editor);
  g_assert_cmpstr (outline, ==, "A:Sea(B:Fish(B:Nets) B:Boats) A:Land(B:Fields)");
}

/* What else loses something by a deletion is told, once, and comes back with it. */
static void
test_delete_in_use (Fixture *fixture, gconstpointer data)
{
  g_assert_true (kei_editor_delete (fixture->editor, HARBOURS));
  g_assert_cmpstr (fixture->message, ==, "It was also taken away from 2 places that named it. Undo brings all back.");
  g_assert_false (kei_node_has (kei_editor_lookup (fixture->editor, NETS), KEI_FIELD_LEAD));
  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_cmpuint (kei_node_get_ref (kei_editor_lookup (fixture->editor, NETS), KEI_FIELD_LEAD), ==, HARBOURS);
  g_clear_pointer (&fixture->message, g_free);
  g_assert_true (kei_editor_delete (fixture->editor, FIELDS));
  g_assert_cmpstr (fixture->message, ==, NULL);
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  g_assert_true (kei_editor_set_text (fixture->editor, FISH, KEI_FIELD_TITLE, "F", TRUE));
  g_assert_true (kei_editor_set_text (fixture->editor, FISH, KEI_FIELD_TITLE, "Fi", TRUE));
  kei_editor_break_step (fixture->editor);
  g_assert_true (kei_editor_set_text (fixture->editor, FISH, KEI_FIELD_TITLE, "Fins\r\n", TRUE));
  g_assert_cmpstr (kei_node_get_headline (kei_editor_lookup (fixture->editor, FISH)), ==, "Fins\n");
  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_cmpuint (fixture->revealed, ==, FISH);
  g_assert_cmpint (fixture->field, ==, KEI_FIELD_TITLE);
  g_assert_false (fixture->entered);
  kei_editor_reveal (fixture->editor, FISH, KEI_FIELD_TITLE);
  g_assert_true (fixture->entered);
  g_assert_cmpstr (kei_node_get_headline (kei_editor_lookup (fixture->editor, FISH)), ==, "Fi");
  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_false (kei_document_get_can_undo (fixture->document));
  g_assert_true (kei_editor_set_text (fixture->editor, FISH, KEI_FIELD_TITLE, "Fish", FALSE));
  g_assert_false (kei_document_get_can_undo (fixture->document));
  g_assert_true (kei_editor_toggle (fixture->editor, FISH, KEI_FIELD_TENTATIVE));
  g_assert_true (kei_editor_toggle (fixture->editor, FISH, KEI_FIELD_TENTATIVE));
  g_assert_false (kei_node_has (kei_editor_lookup (fixture->editor, FISH), KEI_FIELD_TENTATIVE));
}

static void
count_cb (guint *count)
{
  *count += 1;
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  guint count = 0;
  KeiSlot slot;

  g_signal_connect_swapped (fixture->editor, "selection-changed", G_CALLBACK (count_cb), &count);
  g_assert_cmpuint (kei_editor_get_selected (fixture->editor), ==, PLAN);
  kei_editor_select (fixture->editor, FISH);
  kei_editor_select (fixture->editor, FISH);
  kei_editor_select (fixture->editor, 999);
  g_assert_cmpuint (count, ==, 1);

  /* The next sibling, else the one before, else the parent stands in. */
  g_assert_true (kei_editor_delete (fixture->editor, FISH));
  g_assert_cmpuint (kei_editor_get_selected (fixture->editor), ==, BOATS);
  g_assert_true (kei_editor_delete (fixture->editor, BOATS));
  g_assert_cmpuint (kei_editor_get_selected (fixture->editor), ==, SEA);
  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_cmpuint (kei_editor_get_selected (fixture->editor), ==, BOATS);

  g_assert_cmpuint (kei_editor_get_row_of (fixture->editor, ROADS, &slot), ==, PLAN);
  g_assert_cmpint (slot, ==, KEI_SLOT_DEPARTMENTS);
  kei_editor_reveal (fixture->editor, ROADS, KEI_FIELD_NAME);
  g_assert_cmpuint (kei_editor_get_selected (fixture->editor), ==, PLAN);
  g_assert_cmpint (kei_editor_get_selected_slot (fixture->editor), ==, KEI_SLOT_DEPARTMENTS);
  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_cmpuint (kei_editor_get_row_of (fixture->editor, CATCH, &slot), ==, FISH);
  g_assert_cmpint (slot, ==, KEI_SLOT_NONE);
}

static KeiNode *
get_child (KeiEditor *editor, KeiId parent, guint position)
{
  return kei_node_get_child (kei_editor_lookup (editor, parent), KEI_SLOT_ITEMS, position);
}

static void
test_cut_and_paste (Fixture *fixture, gconstpointer data)
{
  KeiId nodes[] = { NETS, FISH };
  g_autoptr (KeiTree) clip = kei_editor_copy (fixture->editor, nodes, 2);
  KeiPlace place;
  g_autofree char *outline = NULL;

  /* Nets is below Fish and comes along once. */
  g_assert_cmpuint (kei_node_get_n_children (kei_tree_get_root (clip), KEI_SLOT_ITEMS), ==, 1);
  g_assert_cmpuint (kei_node_get_n_children (kei_tree_get_root (clip), KEI_SLOT_DEPARTMENTS), ==, 2);
  g_assert_true (kei_editor_delete (fixture->editor, FISH));
  g_assert_true (kei_editor_get_place_for (fixture->editor, LAND, TRUE, KEI_KIND_ITEM, &place));
  g_assert_true (kei_editor_paste (fixture->editor, &place, clip));
  outline = dup_outline (fixture->editor);
  g_assert_cmpstr (outline, ==, "A:Sea(B:Boats) A:Land(B:Fields B:Fish(C:Nets))");
  g_assert_cmpuint (kei_editor_get_selected (fixture->editor), ==, FISH);
  g_assert_true (kei_tree_contains (kei_editor_get_tree (fixture->editor), CATCH));

  /* The second paste makes new ones, without an origin: it is the same plan. */
  g_assert_true (kei_editor_get_place_for (fixture->editor, BOATS, FALSE, KEI_KIND_ITEM, &place));
  g_assert_cmpuint (place.after, ==, BOATS);
  g_assert_true (kei_editor_paste (fixture->editor, &place, clip));
  g_assert_cmpuint (kei_editor_get_selected (fixture->editor), !=, FISH);
  g_assert_cmpuint (kei_node_get_n_children (get_child (fixture->editor, SEA, 1), KEI_SLOT_ORIGINS), ==, 0);
  g_assert_cmpstr (fixture->message, ==, NULL);

  g_assert_true (kei_editor_get_place_for (fixture->editor, PREFACE, FALSE, KEI_KIND_SECTION, &place));
  g_assert_false (kei_editor_paste (fixture->editor, &place, clip));
  g_assert_cmpstr (fixture->message, ==, "There is nothing in the clipboard that could stand here");
}

static void
test_paste_of_a_level_that_stands_below (Fixture *fixture, gconstpointer data)
{
  KeiId nodes[] = { BOATS };
  g_autoptr (KeiTree) clip = kei_editor_copy (fixture->editor, nodes, 1);
  KeiPlace place;
  g_autofree char *outline = NULL;

  g_assert_true (kei_editor_delete (fixture->editor, BOATS));
  g_assert_true (kei_editor_get_place_for (fixture->editor, LAND, FALSE, KEI_KIND_ITEM, &place));
  g_assert_true (kei_editor_paste (fixture->editor, &place, clip));
  outline = dup_outline (fixture->editor);
  g_assert_cmpstr (outline, ==, "A:Sea(B:Fish(C:Nets)) A:Land(B:Fields B:Boats)");
}

static void
test_paste_from_another_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiTree) tree = make_tree (100);
  g_autoptr (KeiDocument) document = kei_document_new (tree);
  g_autoptr (KeiEditor) other = kei_editor_new (document, kei_id_source_new_seeded (8));
  KeiId nodes[] = { SEA };
  g_autoptr (KeiTree) clip = NULL;
  KeiPlace place;
  KeiNode *pasted, *origin;

  /* Harbours is gone here and Roads has another id. */
  g_assert_true (kei_editor_delete (fixture->editor, HARBOURS));
  clip = kei_editor_copy (other, nodes, 1);
  g_assert_true (kei_editor_get_place_for (fixture->editor, LAND, FALSE, KEI_KIND_ITEM, &place));
  g_assert_true (kei_editor_paste (fixture->editor, &place, clip));
  g_assert_cmpstr (fixture->message, ==, "2 references to things this plan does not have were left out");

  pasted = get_child (fixture->editor, PLAN, 2);
  g_assert_cmpuint (kei_node_get_id (pasted), !=, SEA);
  origin = kei_node_get_child (pasted, KEI_SLOT_ORIGINS, 0);
  g_assert_cmpuint (kei_node_get_ref (origin, KEI_FIELD_ORIGIN_PLAN), ==, 100);
  g_assert_cmpuint (kei_node_get_ref (origin, KEI_FIELD_ORIGIN_ITEM), ==, SEA);
  g_assert_cmpstr (kei_node_get_text (origin, KEI_FIELD_KIND), ==, "copy");
  g_assert_cmpuint (kei_node_get_ref (pasted, KEI_FIELD_LEVEL), ==, A);
  g_assert_true (kei_editor_undo (fixture->editor));
}

static KeiId
name_version (KeiEditor *editor, const char *name)
{
  const KeiVersionFacts facts = { .name = name };
  g_autoptr (GError) error = NULL;
  KeiId id;
  g_autoptr (KeiChange) change = kei_versions_make_name (kei_editor_get_tree (editor), kei_editor_get_ids (editor), &facts, &id, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (kei_editor_apply (editor, change));
  return id;
}

/* A version that an older one is the way back from stays until that one is gone. */
static void
test_versions (Fixture *fixture, gconstpointer data)
{
  KeiId first = name_version (fixture->editor, "素案"), second;
  g_autoptr (KeiTree) content = NULL;

  g_assert_true (kei_editor_delete (fixture->editor, LAND));
  second = name_version (fixture->editor, "原案");
  g_assert_false (kei_editor_delete (fixture->editor, second));
  g_assert_cmpstr (fixture->message, ==, "The version before it is kept as what is different from it: delete that one first");
  content = kei_versions_read (kei_editor_get_tree (fixture->editor), first, NULL, NULL);
  g_assert_nonnull (kei_tree_lookup (content, LAND));
  g_assert_true (kei_editor_delete (fixture->editor, first));
  g_assert_true (kei_editor_delete (fixture->editor, second));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/editor/verbs", test_verbs);
  ADD ("/editor/refusals", test_refusals);
  ADD ("/editor/references", test_references);
  ADD ("/editor/levels", test_levels);
  ADD ("/editor/delete-in-use", test_delete_in_use);
  ADD ("/editor/choice-list", test_choice_list);
  ADD ("/editor/typing", test_typing);
  ADD ("/editor/selection", test_selection);
  ADD ("/editor/cut-and-paste", test_cut_and_paste);
  ADD ("/editor/paste-below", test_paste_of_a_level_that_stands_below);
  ADD ("/editor/paste-from-another-plan", test_paste_from_another_plan);
  ADD ("/editor/versions", test_versions);
#undef ADD
  return g_test_run ();
}
