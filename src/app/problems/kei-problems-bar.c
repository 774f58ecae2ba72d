/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what a KeiChecker found:
 *
 *   GtkListView ◀── GtkSingleSelection ◀── KeiProblemList ◀── KeiChecker
 *
 * The problem at hand is the selected row, in the list and in the bar alike. */
#include "config.h"

#include "kei-problems-bar.h"

#include <glib/gi18n-lib.h>

#include "kei-list-scroll.h"
#include "kei-mute-dialog.h"
#include "kei-problem-row.h"
#include "kei-problem-strip.h"

struct _KeiProblemsBar
{
  AdwBin parent_instance;

  KeiEditor *editor;             /* owned, nullable */
  KeiChecker *checker;           /* owned, nullable: with the editor */
  KeiProblemList *problems;      /* owned */
  GtkSingleSelection *selection; /* owned: over `problems` */
  KeiProblemStrip *strip;        /* owned, nullable: before the first check there is nothing to tell, not even that all is well */
  gboolean led;                  /* a person goes through them: the strip begins where that is, not with the gravest */
  gboolean visited;              /* the selected problem was gone to, so that the next one is the one after it */

  /* Template references */
  GtkWidget *revealer;
  GtkToggleButton *toggle;
  GtkImage *toggle_icon;
  GtkSpinner *spinner;
  GtkStack *stack;
  GtkWidget *results;
  GtkBox *counts_box;
  GtkBox *chips_box;
  GtkWidget *list;
  GtkWidget *muted_box;
  GtkCheckButton *muted_button;
};

G_DEFINE_FINAL_TYPE (KeiProblemsBar, kei_problems_bar, ADW_TYPE_BIN)

enum {
  PROP_EDITOR = 1,
  PROP_OPEN,
  N_PROPS
};

enum {
  CHECKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static guint
count_problems (KeiProblemsBar *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->problems));
}

/* --- What the bar shows --- */

static void
update_strip (KeiProblemsBar *self)
{
  kei_problem_strip_show (self->strip, self->problems, gtk_single_selection_get_selected (self->selection), self->visited);
}

static void
update_muted (KeiProblemsBar *self)
{
  guint n = kei_checker_count_muted (self->checker);
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u that is muted", "Show %u that are muted", n), n);

  gtk_check_button_set_label (self->muted_button, label);
  gtk_widget_set_visible (self->muted_box, n > 0);
}

/* Where the selection goes on. It stays with a problem that a person went to, or that is marked in the open list; where that is solved, with
 * its place, unless only less grave ones stand there: graver ones would wait behind them unseen. */
static guint
find_selection (KeiProblemsBar *self, guint selected, KeiProblemItem *item)
{
  const KeiProblem *next;
  gboolean led = self->led || kei_problems_bar_get_open (self);
  guint found = item == NULL ? GTK_INVALID_LIST_POSITION : kei_problem_list_find (self->problems, kei_problem_item_get (item));

  if (found == GTK_INVALID_LIST_POSITION)
    self->visited = FALSE;
  if (found != GTK_INVALID_LIST_POSITION && led)
    return found;
  next = item != NULL && led ? kei_problem_list_get (self->problems, MIN (selected, count_problems (self) - 1)) : NULL;
  if (next != NULL && next->severity >= kei_problem_item_get (item)->severity)
    return MIN (selected, count_problems (self) - 1);
  self->led = FALSE;
  return 0;
}

static void
update_list (KeiProblemsBar *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  g_autoptr (KeiProblemItem) item = g_list_model_get_item (G_LIST_MODEL (self->problems), selected);

  kei_problem_list_set_problems (self->problems, kei_checker_get_problems (self->checker), gtk_check_button_get_active (self->muted_button));
  if (count_problems (self) > 0)
    gtk_single_selection_set_selected (self->selection, find_selection (self, selected, item));
  else
    self->led = self->visited = FALSE;
  update_strip (self);
}

static void
checked_cb (KeiProblemsBar *self)
{
  if (self->strip == NULL)
    self->strip = kei_problem_strip_new (self->counts_box, self->chips_box);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_set_visible_child_name (self->stack, kei_problem_strip_count (self->strip, self->checker) > 0 ? "some" : "none");
  update_muted (self);
  update_list (self);
  g_signal_emit (self, signals[CHECKED], 0);
}

static void
busy_cb (KeiProblemsBar *self)
{
  gboolean busy = kei_checker_get_busy (self->checker);

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  if (busy)
    gtk_widget_add_css_class (self->results, "outdated");
  else
    gtk_widget_remove_css_class (self->results, "outdated");
}

static void
show_muted_cb (KeiProblemsBar *self)
{
  if (self->checker != NULL && self->strip != NULL)
    update_list (self);
}

/* --- Going to a problem --- */

/* Goals are linked in the SDG panel, which has no fields to lead to. */
static gboolean
is_about_goals (const KeiProblem *problem)
{
  return problem->kind == KEI_KIND_SDG_LINK || (problem->kind == KEI_KIND_ITEM && g_str_has_prefix (problem->code, "sdg-"));
}

static void
go_to (KeiProblemsBar *self, guint position)
{
  const KeiProblem *problem = kei_problem_list_get (self->problems, position);
  KeiId node;
  KeiField field;
  const char *role;
  gboolean goals;

  if (problem == NULL || self->editor == NULL)
    return;
  goals = is_about_goals (problem);
  node = problem->node;
  field = problem->field;
  role = problem->role;
  self->led = self->visited = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  if (gtk_list_view_get_model (GTK_LIST_VIEW (self->list)) != NULL)
    kei_list_scroll_to (self->list, position);
  update_strip (self);
  /* The plan may have gone on since the check. */
  if (kei_editor_lookup (self->editor, node) == NULL)
    return;
  if (role != NULL)
    kei_editor_reveal_value (self->editor, node, role, field);
  else
    kei_editor_reveal (self->editor, node, field);
  if (goals)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.go-to-goals", NULL);
}

static void
step (KeiProblemsBar *self, int direction)
{
  guint n = count_problems (self);
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  if (selected == GTK_INVALID_LIST_POSITION)
    go_to (self, direction > 0 ? 0 : n - 1);
  else if (!self->visited && direction > 0)
    go_to (self, selected);
  else
    go_to (self, (selected + n + direction) % n);
}

void
kei_problems_bar_next (KeiProblemsBar *self)
{
  g_return_if_fail (KEI_IS_PROBLEMS_BAR (self));

  step (self, 1);
}

void
kei_problems_bar_previous (KeiProblemsBar *self)
{
  g_return_if_fail (KEI_IS_PROBLEMS_BAR (self));

  step (self, -1);
}

static void
list_activate_cb (KeiProblemsBar *self, guint position)
{
  go_to (self, position);
}

static void
go_to_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to (KEI_PROBLEMS_BAR (widget), g_variant_get_uint32 (parameter));
}

/* --- Muting --- */

static void
mute_or_unmute (KeiProblemsBar *self, KeiProblemItem *item)
{
  const KeiProblem *problem;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (item == NULL || self->editor == NULL)
    return;
  problem = kei_problem_item_get (item);
  if (problem->muted)
    kei_unmute_problem (self->editor, problem);
  else
    gtk_window_present (GTK_WINDOW (kei_mute_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->editor, problem)));
}

static void
mute_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiProblemsBar *self = KEI_PROBLEMS_BAR (widget);

  mute_or_unmute (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
row_mute_cb (KeiProblemsBar *self, KeiProblemRow *row)
{
  mute_or_unmute (self, kei_problem_row_get_item (row));
}

static void
setup_row_cb (KeiProblemsBar *self, GtkListItem *list_item)
{
  GtkWidget *row = kei_problem_row_new ();

  g_signal_connect_object (row, "mute", G_CALLBACK (row_mute_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (KeiProblemsBar *self, GtkListItem *list_item)
{
  kei_problem_row_set_item (KEI_PROBLEM_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

/* --- The object --- */

KeiChecker *
kei_problems_bar_get_checker (KeiProblemsBar *self)
{
  g_return_val_if_fail (KEI_IS_PROBLEMS_BAR (self), NULL);

  return self->checker;
}

gboolean
kei_problems_bar_get_open (KeiProblemsBar *self)
{
  g_return_val_if_fail (KEI_IS_PROBLEMS_BAR (self), FALSE);

  return gtk_toggle_button_get_active (self->toggle);
}

/* The keyboard goes to the problem at hand; the list itself would take it to its first row. */
static void
focus_list (KeiProblemsBar *self)
{
  KeiProblemItem *selected = gtk_single_selection_get_selected_item (self->selection);

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL && selected != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);
      KeiProblemItem *item = KEI_IS_PROBLEM_ROW (child) ? kei_problem_row_get_item (KEI_PROBLEM_ROW (child)) : NULL;

      if (item != NULL && kei_problem_item_get (item) == kei_problem_item_get (selected) && gtk_widget_grab_focus (row))
        return;
    }
  gtk_widget_grab_focus (self->list);
}

void
kei_problems_bar_set_open (KeiProblemsBar *self, gboolean open)
{
  g_return_if_fail (KEI_IS_PROBLEMS_BAR (self));

  gtk_toggle_button_set_active (self->toggle, open);
  if (open)
    focus_list (self);
}

static void
toggled_cb (KeiProblemsBar *self)
{
  /* A list that was never open needs no rows. */
  if (gtk_list_view_get_model (GTK_LIST_VIEW (self->list)) == NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  gtk_image_set_from_icon_name (self->toggle_icon, gtk_toggle_button_get_active (self->toggle) ? "pan-down-symbolic" : "pan-up-symbolic");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

static void
close_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiProblemsBar *self = KEI_PROBLEMS_BAR (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->toggle));
  kei_problems_bar_set_open (self, FALSE);
}

static void
set_editor (KeiProblemsBar *self, KeiEditor *editor)
{
  if (!g_set_object (&self->editor, editor))
    return;
  g_clear_object (&self->checker);
  if (editor != NULL)
    {
      self->checker = kei_checker_new (kei_editor_get_document (editor));
      g_signal_connect_object (self->checker, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->checker, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

static void
kei_problems_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KeiProblemsBar *self = KEI_PROBLEMS_BAR (object);

  switch (id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, self->editor);
      break;
    case PROP_OPEN:
      g_value_set_boolean (value, kei_problems_bar_get_open (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_problems_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KeiProblemsBar *self = KEI_PROBLEMS_BAR (object);

  switch (id)
    {
    case PROP_EDITOR:
      set_editor (self, g_value_get_object (value));
      break;
    case PROP_OPEN:
      kei_problems_bar_set_open (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_problems_bar_dispose (GObject *object)
{
  KeiProblemsBar *self = KEI_PROBLEMS_BAR (object);

  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  g_clear_pointer (&self->strip, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_PROBLEMS_BAR);
  g_clear_object (&self->selection);
  g_clear_object (&self->problems);
  g_clear_object (&self->checker);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kei_problems_bar_parent_class)->dispose (object);
}

static void
kei_problems_bar_class_init (KeiProblemsBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kei_problems_bar_get_property;
  object_class->set_property = kei_problems_bar_set_property;
  object_class->dispose = kei_problems_bar_dispose;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, KEI_TYPE_EDITOR,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHECKED] = g_signal_new ("checked", KEI_TYPE_PROBLEMS_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-problems-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiProblemsBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, KeiProblemsBar, toggle);
  gtk_widget_class_bind_template_child (widget_class, KeiProblemsBar, toggle_icon);
  gtk_widget_class_bind_template_child (widget_class, KeiProblemsBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, KeiProblemsBar, stack);
  gtk_widget_class_bind_template_child (widget_class, KeiProblemsBar, results);
  gtk_widget_class_bind_template_child (widget_class, KeiProblemsBar, counts_box);
  gtk_widget_class_bind_template_child (widget_class, KeiProblemsBar, chips_box);
  gtk_widget_class_bind_template_child (widget_class, KeiProblemsBar, list);
  gtk_widget_class_bind_template_child (widget_class, KeiProblemsBar, muted_box);
  gtk_widget_class_bind_template_child (widget_class, KeiProblemsBar, muted_button);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_muted_cb);

  gtk_widget_class_install_action (widget_class, "problems.go-to", "u", go_to_action_cb);
  gtk_widget_class_install_action (widget_class, "problems.mute", NULL, mute_action_cb);
  gtk_widget_class_install_action (widget_class, "problems.close", NULL, close_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "problems.mute", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "problems.close", NULL);
}

static void
kei_problems_bar_init (KeiProblemsBar *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->problems = kei_problem_list_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->problems)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  g_signal_connect_object (self->toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}
