/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-import-node.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-choices.h"
#include "kei-era.h"

struct _KeiImportNode
{
  GObject parent_instance;

  char *kind;
  char *title;
  char *note; /* nullable */
  const char *css_class;
  guint row;
  GListStore *children; /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (KeiImportNode, kei_import_node, G_TYPE_OBJECT)

static void
kei_import_node_finalize (GObject *object)
{
  KeiImportNode *self = KEI_IMPORT_NODE (object);

  g_free (self->kind);
  g_free (self->title);
  g_free (self->note);
  g_clear_object (&self->children);
  G_OBJECT_CLASS (kei_import_node_parent_class)->finalize (object);
}

static void
kei_import_node_class_init (KeiImportNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_import_node_finalize;
}

static void
kei_import_node_init (KeiImportNode *self)
{
  self->css_class = "kind-other";
}

const char *
kei_import_node_get_kind (KeiImportNode *self)
{
  return self->kind;
}

const char *
kei_import_node_get_title (KeiImportNode *self)
{
  return self->title;
}

const char *
kei_import_node_get_note (KeiImportNode *self)
{
  return self->note;
}

const char *
kei_import_node_get_css_class (KeiImportNode *self)
{
  return self->css_class;
}

guint
kei_import_node_get_row (KeiImportNode *self)
{
  return self->row;
}

GListModel *
kei_import_node_get_children (KeiImportNode *self)
{
  return self->children == NULL ? NULL : G_LIST_MODEL (self->children);
}

/* --- The tree --- */

#define SHOWN_TEXT 120  /* characters */
#define MAX_SHOWN 20000 /* rows; a longer plan is made, but not shown whole */

typedef struct
{
  KeiImport *import;
  const KeiOutline *outline;
  KeiNode *plan;
  guint *merged; /* rows merged into each row */
  guint n;
} Maker;

static KeiImportNode *
add (GListStore *list, const char *kind, const char *title, guint row)
{
  KeiImportNode *node = g_object_new (KEI_TYPE_IMPORT_NODE, NULL);

  node->kind = g_strdup (kind);
  node->title = g_strdup (title);
  node->row = row;
  g_list_store_append (list, node);
  g_object_unref (node); /* the list holds it */
  return node;
}

static GListStore *
ensure_children (KeiImportNode *node)
{
  if (node->children == NULL)
    node->children = g_list_store_new (KEI_TYPE_IMPORT_NODE);
  return node->children;
}

static void
set_note (Maker *maker, KeiImportNode *node)
{
  if (node->row == 0)
    return;
  if (maker->merged[node->row - 1] > 0)
    node->note = g_strdup_printf (ngettext ("%u place merged", "%u places merged", maker->merged[node->row - 1] + 1), maker->merged[node->row - 1] + 1);
  else if (node->row < maker->outline->rows->len && kei_outline_row (maker->outline, node->row)->kind == KEI_OUTLINE_JOINED && kei_outline_row (maker->outline, node->row)->head == node->row - 1)
    node->note = g_strdup (_ ("Lines joined"));
}

/* 新規 is said in its own words, where nothing else is to be said. */
static void
set_continuation (Maker *maker, KeiImportNode *node, KeiNode *item)
{
  if (node->note == NULL && kei_node_has (item, KEI_FIELD_CONTINUATION))
    node->note = kei_choices_dup_label (kei_import_get_tree (maker->import, NULL), "continuations", kei_node_get_text (item, KEI_FIELD_CONTINUATION));
}

static const char *
find_department (Maker *maker, KeiId id)
{
  guint n;
  KeiNode *const *departments = kei_node_get_children (maker->plan, KEI_SLOT_DEPARTMENTS, &n);

  for (guint i = 0; i < n; i++)
    if (kei_node_get_id (departments[i]) == id)
      return kei_node_get_text (departments[i], KEI_FIELD_NAME);
  return "";
}

/* The departments of an item in one row. */
static void
add_departments (Maker *maker, KeiImportNode *shown, KeiNode *item)
{
  const KeiIds *supporting = kei_node_get_ids (item, KEI_FIELD_SUPPORTING);
  g_autoptr (GString) names = NULL;

  if (!kei_node_has (item, KEI_FIELD_LEAD) || maker->n++ >= MAX_SHOWN)
    return;
  names = g_string_new (find_department (maker, kei_node_get_ref (item, KEI_FIELD_LEAD)));
  for (guint i = 0; supporting != NULL && i < supporting->n; i++)
    g_string_append_printf (names, "、%s", find_department (maker, supporting->ids[i]));
  add (ensure_children (shown), _ ("Department"), names->str, 0)->css_class = "kind-other";
}

/* Its costs in one row: R6 12,000、R7 8,500. */
static void
add_costs (Maker *maker, KeiImportNode *shown, KeiNode *item)
{
  guint n;
  KeiNode *const *lines = kei_node_get_children (item, KEI_SLOT_BUDGET_LINES, &n);
  g_autoptr (GString) costs = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (n == 0 || maker->n++ >= MAX_SHOWN)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_string_append (costs, i > 0 ? "、" : "");
      if (kei_node_has (lines[i], KEI_FIELD_YEAR))
        {
          g_autofree char *year = kei_era_format (kei_period_from_fiscal_year ((int) kei_node_get_int (lines[i], KEI_FIELD_YEAR)), KEI_YEAR_STYLE_SHORT);

          g_string_append_printf (costs, "%s ", year);
        }
      if (kei_node_has (lines[i], KEI_FIELD_AMOUNT))
        g_string_append_printf (costs, "%'" G_GINT64_FORMAT, kei_node_get_int (lines[i], KEI_FIELD_AMOUNT));
      else
        g_string_append (costs, kei_node_get_text (lines[i], KEI_FIELD_NOTE));
    }
  text = g_strdup_printf (_ ("%s (thousand yen)"), costs->str);
  add (ensure_children (shown), _ ("Cost"), text, 0)->css_class = "kind-other";
}

static const KeiOutlineLevel *
find_level (Maker *maker, const char *name)
{
  for (guint i = 0; i < maker->outline->levels->len; i++)
    if (strcmp (kei_outline_level (maker->outline, i)->name, name) == 0)
      return kei_outline_level (maker->outline, i);
  return NULL;
}

static const char *
find_level_name (Maker *maker, KeiId id)
{
  guint n;
  KeiNode *const *levels = kei_node_get_children (maker->plan, KEI_SLOT_LEVELS, &n);

  for (guint i = 0; i < n; i++)
    if (kei_node_get_id (levels[i]) == id)
      return kei_node_get_text (levels[i], KEI_FIELD_NAME);
  return "";
}

static void
add_parts (Maker *maker, KeiImportNode *shown, KeiNode *node, KeiSlot slot, const char *label, const char *css_class)
{
  guint n;
  KeiNode *const *parts = kei_node_get_children (node, slot, &n);

  for (guint i = 0; i < n && maker->n < MAX_SHOWN; i++, maker->n++)
    {
      const char *body = kei_node_get_text (parts[i], KEI_FIELD_BODY);
      const char *title = *body != '\0' ? body : kei_node_get_headline (parts[i]);
      /* The first words are enough to know it again. */
      g_autofree char *line = g_strdelimit (g_utf8_strlen (title, -1) > SHOWN_TEXT ? g_utf8_substring (title, 0, SHOWN_TEXT) : g_strdup (title), "\n\t", ' ');
      KeiImportNode *part;

      g_autofree char *role = kei_node_has (parts[i], KEI_FIELD_ROLE) && slot == KEI_SLOT_TEXTS
                                  ? kei_choices_dup_label (kei_import_get_tree (maker->import, NULL), "text-roles", kei_node_get_text (parts[i], KEI_FIELD_ROLE))
                                  : NULL;

      part = add (ensure_children (shown), role == NULL ? label : role, line, kei_import_get_row_of (maker->import, kei_node_get_id (parts[i])));
      part->css_class = css_class;
    }
}

static void
add_item (Maker *maker, GListStore *list, KeiNode *item)
{
  static const char *const depths[] = { "kind-1", "kind-2", "kind-3", "kind-4", "kind-5" };
  const char *name = find_level_name (maker, kei_node_get_ref (item, KEI_FIELD_LEVEL));
  const KeiOutlineLevel *level = find_level (maker, name);
  KeiImportNode *node;
  guint n;
  KeiNode *const *children;

  if (maker->n++ >= MAX_SHOWN)
    return;
  node = add (list, name, kei_node_get_text (item, KEI_FIELD_TITLE), kei_import_get_row_of (maker->import, kei_node_get_id (item)));
  node->css_class = depths[(level == NULL ? 0 : level->depth) % G_N_ELEMENTS (depths)];
  set_note (maker, node);
  set_continuation (maker, node, item);
  add_departments (maker, node, item);
  add_parts (maker, node, item, KEI_SLOT_TEXTS, _ ("Text"), "kind-other");
  add_parts (maker, node, item, KEI_SLOT_INDICATORS, _ ("Indicator"), "kind-5");
  add_costs (maker, node, item);
  children = kei_node_get_children (item, KEI_SLOT_ITEMS, &n);
  for (guint i = 0; i < n; i++)
    add_item (maker, ensure_children (node), children[i]);
}

static void
add_section (Maker *maker, GListStore *list, KeiNode *section)
{
  KeiImportNode *node;
  guint n;
  KeiNode *const *children;

  if (maker->n++ >= MAX_SHOWN)
    return;
  node = add (list, _ ("Section of prose"), kei_node_get_text (section, KEI_FIELD_TITLE), kei_import_get_row_of (maker->import, kei_node_get_id (section)));
  add_parts (maker, node, section, KEI_SLOT_BLOCKS, _ ("Text"), "kind-other");
  children = kei_node_get_children (section, KEI_SLOT_SECTIONS, &n);
  for (guint i = 0; i < n; i++)
    add_section (maker, ensure_children (node), children[i]);
}

/* One row over all of a kind: viewpoints, bodies, meetings. */
static void
add_group (Maker *maker, GListStore *list, KeiSlot slot, const char *label)
{
  guint n = kei_node_get_n_children (maker->plan, slot);
  g_autofree char *count = g_strdup_printf ("%u", n);

  if (n > 0)
    add_parts (maker, add (list, label, count, 0), maker->plan, slot, label, "kind-other");
}

static void
add_field (Maker *maker, GListStore *list, KeiField field, const char *label)
{
  if (kei_node_has (maker->plan, field))
    {
      g_autofree char *text = g_strdelimit (g_strdup (kei_node_get_text (maker->plan, field)), "\n", ' ');

      add (list, label, text, 0);
    }
}

GListModel *
kei_import_node_create_tree (KeiImport *import)
{
  GListStore *list = g_list_store_new (KEI_TYPE_IMPORT_NODE);
  KeiTree *tree = kei_import_get_tree (import, NULL);
  Maker maker = { .import = import, .outline = kei_import_get_outline (import) };
  guint n;
  KeiNode *const *children;

  if (tree == NULL)
    return G_LIST_MODEL (list);
  maker.plan = kei_tree_get_root (tree);
  maker.merged = g_new0 (guint, maker.outline->rows->len + 1);
  for (guint i = 0; i < maker.outline->rows->len; i++)
    if (kei_outline_row (maker.outline, i)->merged != KEI_OUTLINE_NONE)
      maker.merged[kei_outline_row (maker.outline, i)->merged]++;

  add_field (&maker, list, KEI_FIELD_TITLE, _ ("Plan title"));
  add_field (&maker, list, KEI_FIELD_VISION, _ ("Vision"));
  add_field (&maker, list, KEI_FIELD_CATCHPHRASE, _ ("Catchphrase"));
  add_field (&maker, list, KEI_FIELD_THEME, _ ("Theme"));
  children = kei_node_get_children (maker.plan, KEI_SLOT_ITEMS, &n);
  for (guint i = 0; i < n; i++)
    add_item (&maker, list, children[i]);
  add_group (&maker, list, KEI_SLOT_VIEWPOINTS, _ ("Viewpoint"));
  children = kei_node_get_children (maker.plan, KEI_SLOT_SECTIONS, &n);
  for (guint i = 0; i < n; i++)
    add_section (&maker, list, children[i]);
  add_group (&maker, list, KEI_SLOT_BODIES, _ ("Body"));
  add_group (&maker, list, KEI_SLOT_MEETINGS, _ ("Meetings"));
  add_group (&maker, list, KEI_SLOT_PUBLIC_COMMENTS, _ ("Public comment"));
  g_free (maker.merged);
  return G_LIST_MODEL (list);
}
