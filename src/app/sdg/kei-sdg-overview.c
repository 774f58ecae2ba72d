/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-sdg-overview.h"

#include <glib/gi18n-lib.h>

#include "kei-asker.h"
#include "kei-numbers.h"
#include "kei-sdg-coverage.h"
#include "kei-sdg-tile.h"
#include "kei-tooltip.h"

#define PAUSE_MS 250
#define TILE_SIDE 24

struct _KeiSdgOverview
{
  AdwBin parent_instance;

  KeiEditor *editor; /* owned, nullable until updated */
  KeiId scope;
  KeiAsker *asker;       /* owned: how many there are */
  GArray *unanswered;    /* (element-type KeiId): of the plan, for the buttons */
  GArray *crowded;       /* (element-type KeiId) */
  guint next_unanswered; /* which one the button shows next */
  guint next_crowded;

  /* Template references */
  GtkLabel *title;
  GtkLabel *plan_count;
  GtkFlowBox *tiles;
  GtkLabel *measures;
  GtkListBox *remarks;
};

G_DEFINE_FINAL_TYPE (KeiSdgOverview, kei_sdg_overview, ADW_TYPE_BIN)

/* --- Counting --- */

typedef struct
{
  KeiTree *tree; /* owned */
  KeiId scope;
  KeiSdgCoverage *plan; /* owned, filled by the worker */
  KeiSdgCoverage *part; /* owned, filled by the worker; NULL when the scope is the plan */
  char *name;           /* owned, filled by the worker: what the scope is called */
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  kei_tree_unref (count->tree);
  g_clear_pointer (&count->plan, kei_sdg_coverage_free);
  g_clear_pointer (&count->part, kei_sdg_coverage_free);
  g_free (count->name);
  g_free (count);
}

/* "政策1"; the title where a number says nothing by itself: "(1)", "1-1". */
static char *
name_item (KeiTree *tree, const KeiNode *item)
{
  g_autofree char *number = kei_numbers_for_item (tree, kei_node_get_id (item));

  for (const char *c = number; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalpha (g_utf8_get_char (c)))
      return g_steal_pointer (&number);
  return g_strdup (kei_node_get_headline (item));
}

static void
run_count (gpointer data, GCancellable *cancellable)
{
  Count *count = data;
  KeiNode *scope = kei_tree_lookup (count->tree, count->scope);

  count->plan = kei_sdg_coverage_new (count->tree, KEI_SDG_MAX_GOALS);
  if (scope != NULL && kei_node_get_kind (scope) == KEI_KIND_ITEM)
    {
      count->part = kei_sdg_coverage_new_for_item (count->tree, count->scope, KEI_SDG_MAX_GOALS);
      count->name = name_item (count->tree, scope);
    }
}

/* --- Showing --- */

static void
add_tile (KeiSdgOverview *self, guint goal, gboolean linked, guint n_items)
{
  GtkWidget *tile = kei_sdg_tile_new (goal, TILE_SIDE);
  GtkWidget *child = gtk_flow_box_child_new ();
  g_autofree char *items = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item", "%u items", n_items), n_items);

  kei_sdg_tile_set_linked (KEI_SDG_TILE (tile), linked);
  kei_sdg_tile_set_mark (KEI_SDG_TILE (tile), NULL, items);
  gtk_widget_set_focusable (tile, FALSE);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), tile);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, kei_tooltip_get (tile), -1);
  gtk_flow_box_append (self->tiles, child);
}

/* Of an item the goals that it serves, of the plan all of them. */
static void
show_tiles (KeiSdgOverview *self, const KeiSdgCoverage *coverage, gboolean all)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tiles))) != NULL)
    gtk_flow_box_remove (self->tiles, child);
  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    if (all || coverage->goal_items[goal] > 0)
      add_tile (self, goal, coverage->goal_items[goal] > 0, coverage->goal_items[goal]);
  gtk_widget_set_visible (GTK_WIDGET (self->tiles), all || coverage->n_goals > 0);
}

static void
reveal_next (KeiSdgOverview *self, GArray *ids, guint *next)
{
  KeiTree *tree = kei_editor_get_tree (self->editor);

  for (guint i = 0; i < ids->len; i++)
    {
      KeiId id = g_array_index (ids, KeiId, (*next)++ % ids->len);

      if (!kei_tree_contains (tree, id))
        continue;
      kei_editor_reveal (self->editor, id, KEI_FIELD_NONE);
      return;
    }
}

static void
unanswered_activated_cb (KeiSdgOverview *self)
{
  reveal_next (self, self->unanswered, &self->next_unanswered);
}

static void
crowded_activated_cb (KeiSdgOverview *self)
{
  reveal_next (self, self->crowded, &self->next_crowded);
}

static void
add_remark (KeiSdgOverview *self, const char *title, const char *value, GCallback activated)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "secondary");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  if (activated != NULL)
    {
      gtk_widget_set_tooltip_text (row, _ ("Go to the next one"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", activated, self, G_CONNECT_SWAPPED);
    }
  else
    {
      gtk_widget_set_focusable (row, FALSE);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
    }
  gtk_list_box_append (self->remarks, row);
}

static void
show_remarks (KeiSdgOverview *self, const KeiSdgCoverage *plan)
{
  g_autoptr (GString) goals = g_string_new (NULL);
  g_autofree char *unanswered = g_strdup_printf ("%u", plan->unanswered->len);
  g_autofree char *crowded = g_strdup_printf ("%u", plan->crowded->len);
  g_autofree char *crowded_title = g_strdup_printf (_ ("Measures with more than %u goals"), KEI_SDG_MAX_GOALS);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->remarks))) != NULL)
    gtk_list_box_remove (self->remarks, row);
  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    if (plan->goal_items[goal] == 0)
      g_string_append_printf (goals, "%s%u", goals->len > 0 ? ", " : "", goal);

  /* Seventeen numbers say less than one word. */
  if (plan->n_goals > 0 && goals->len > 0)
    add_remark (self, _ ("Goals without a measure"), goals->str, NULL);
  if (plan->unanswered->len > 0)
    add_remark (self, _ ("Measures without an answer"), unanswered, G_CALLBACK (unanswered_activated_cb));
  if (plan->crowded->len > 0)
    add_remark (self, crowded_title, crowded, G_CALLBACK (crowded_activated_cb));
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), gtk_widget_get_first_child (GTK_WIDGET (self->remarks)) != NULL);
}

static void
keep_ids (GArray **kept, GArray *ids)
{
  g_clear_pointer (kept, g_array_unref);
  *kept = g_array_ref (ids);
}

static void
show_count (gpointer owner, gpointer data)
{
  KeiSdgOverview *self = owner;
  const Count *count = data;
  const KeiSdgCoverage *coverage = count->part != NULL ? count->part : count->plan;
  g_autofree char *title = count->part != NULL ? g_strdup_printf (_ ("Total of %s"), count->name) : g_strdup (_ ("The whole plan"));
  g_autofree char *plan = g_strdup_printf (count->part != NULL ? _ ("Plan %u / %u") : "%u / %u", count->plan->n_goals, KEI_SDG_N_GOALS);
  g_autofree char *measures = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u measure", "%u measures", coverage->n_measures), coverage->n_measures);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->plan_count, plan);
  gtk_label_set_label (self->measures, coverage->n_goals > 0 ? measures : _ ("No goals yet"));
  gtk_widget_set_visible (GTK_WIDGET (self->measures), coverage->n_goals == 0 || coverage->n_measures > 0);
  show_tiles (self, coverage, count->part == NULL);
  show_remarks (self, count->plan);
  keep_ids (&self->unanswered, count->plan->unanswered);
  keep_ids (&self->crowded, count->plan->crowded);
}

/* --- Asking --- */

static void
start_count (gpointer owner)
{
  KeiSdgOverview *self = owner;
  Count *count = g_new0 (Count, 1);

  count->tree = kei_tree_ref (kei_editor_get_tree (self->editor));
  count->scope = self->scope;
  kei_asker_ask (self->asker, count);
}

static const KeiAskerFuncs count_funcs = { start_count, run_count, show_count, count_free };

void
kei_sdg_overview_update (KeiSdgOverview *self, KeiEditor *editor, KeiId scope, gboolean soon)
{
  g_return_if_fail (KEI_IS_SDG_OVERVIEW (self));
  g_return_if_fail (KEI_IS_EDITOR (editor));

  g_set_object (&self->editor, editor);
  self->scope = scope;
  if (soon)
    kei_asker_ask_soon (self->asker, PAUSE_MS);
  else
    start_count (self);
}

static void
kei_sdg_overview_dispose (GObject *object)
{
  KeiSdgOverview *self = KEI_SDG_OVERVIEW (object);

  g_clear_pointer (&self->asker, kei_asker_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_SDG_OVERVIEW);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->unanswered, g_array_unref);
  g_clear_pointer (&self->crowded, g_array_unref);
  G_OBJECT_CLASS (kei_sdg_overview_parent_class)->dispose (object);
}

static void
kei_sdg_overview_class_init (KeiSdgOverviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kei_sdg_overview_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-sdg-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiSdgOverview, title);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgOverview, plan_count);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgOverview, tiles);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgOverview, measures);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgOverview, remarks);
}

static void
kei_sdg_overview_init (KeiSdgOverview *self)
{
  self->asker = kei_asker_new (self, &count_funcs);
  gtk_widget_init_template (GTK_WIDGET (self));
}
