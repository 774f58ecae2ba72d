/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed is looked for in a worker, on the tree of that moment. An answer for another tree or
 * other words than the ones now wanted is dropped. */
#include "config.h"

#include "kei-find-bar.h"

#include <glib/gi18n-lib.h>

#include "kei-asker.h"
#include "kei-hit-item.h"
#include "kei-list-scroll.h"

#define MAX_HITS 10000
#define TYPING_MS 120

struct _KeiFindBar
{
  AdwBin parent_instance;

  KeiEditor *editor;         /* owned, nullable until set */
  GListStore *hits;          /* owned (element-type KeiHitItem) */
  GtkSingleSelection *model; /* owned */
  KeiAsker *asker;           /* owned: where the words are */
  gboolean replacing;

  /* Template references */
  GtkRevealer *revealer;
  GtkEditable *words_entry;
  GtkEditable *replacement_entry;
  GtkToggleButton *exact_button;
  GtkToggleButton *replace_button;
  GtkWidget *replace_all_button;
  GtkLabel *count_label;
  GtkWidget *list_window;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (KeiFindBar, kei_find_bar, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_EDITOR,
  PROP_OPEN,
  PROP_REPLACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_open (KeiFindBar *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}

/* --- The rows --- */

typedef struct
{
  GtkWidget *check;
  GtkLabel *place;
  GtkLabel *found;
  GtkLabel *after;
  GBinding *binding; /* unowned, nullable: while bound */
} Row;

static GtkLabel *
append_label (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
row_setup_cb (KeiFindBar *self, GtkListItem *item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->check = gtk_check_button_new ();
  gtk_widget_set_valign (row->check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Replace this one"), -1);
  g_object_bind_property (self, "replacing", row->check, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), row->check);
  gtk_widget_set_hexpand (words, TRUE);
  row->place = append_label (words, "caption-secondary");
  row->found = append_label (words, NULL);
  row->after = append_label (words, NULL);
  g_object_bind_property (self, "replacing", row->after, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (item, box);
  g_object_set_data_full (G_OBJECT (item), "kei-row", row, g_free);
}

static void
row_bind_cb (KeiFindBar *self, GtkListItem *item)
{
  Row *row = g_object_get_data (G_OBJECT (item), "kei-row");
  KeiHitItem *hit = gtk_list_item_get_item (item);
  g_autofree char *place = kei_hit_item_dup_place (hit);
  g_autofree char *found = kei_hit_item_dup_markup (hit, NULL);
  g_autofree char *after = kei_hit_item_dup_markup (hit, gtk_editable_get_text (self->replacement_entry));
  g_autofree char *arrow = g_strconcat ("→ ", after, NULL);

  gtk_label_set_label (row->place, place);
  if (gtk_widget_get_ancestor (row->check, GTK_TYPE_LIST_VIEW) != NULL) /* the list's row has the focus */
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_widget_get_parent (row->check))), GTK_ACCESSIBLE_PROPERTY_LABEL, place, -1);
  gtk_label_set_markup (row->found, found);
  gtk_label_set_markup (row->after, arrow);
  row->binding = g_object_bind_property (hit, "chosen", row->check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

static void
row_unbind_cb (KeiFindBar *self, GtkListItem *item)
{
  Row *row = g_object_get_data (G_OBJECT (item), "kei-row");

  g_clear_pointer (&row->binding, g_binding_unbind);
}

/* --- Going to a hit --- */

static void
go_to (KeiFindBar *self, guint position)
{
  g_autoptr (KeiHitItem) hit = g_list_model_get_item (G_LIST_MODEL (self->hits), position);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = gtk_root_get_focus (root);

  if (hit == NULL)
    return;
  gtk_single_selection_set_selected (self->model, position);
  kei_list_scroll_to (GTK_WIDGET (self->list), position);
  kei_editor_reveal (self->editor, kei_hit_item_get_hit (hit)->node, kei_hit_item_get_hit (hit)->field);
  /* The views took the caret to the field: while going from hit to hit it belongs here. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (focus);
}

static void
step (KeiFindBar *self, int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  guint at = gtk_single_selection_get_selected (self->model);

  if (n == 0)
    return;
  if (at == GTK_INVALID_LIST_POSITION)
    go_to (self, by > 0 ? 0 : n - 1);
  else
    go_to (self, (at + n + (guint) by) % n);
}

static void
next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (KEI_FIND_BAR (widget), 1);
}

static void
previous_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (KEI_FIND_BAR (widget), -1);
}

static void
list_activated_cb (KeiFindBar *self, guint position)
{
  go_to (self, position);
}

/* --- Looking --- */

typedef struct
{
  KeiTree *tree; /* owned */
  char *words;   /* owned */
  KeiSearchFlags flags;
  GArray *found; /* owned (element-type KeiHit), nullable: the answer */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  kei_tree_unref (question->tree);
  g_free (question->words);
  g_clear_pointer (&question->found, g_array_unref);
  g_free (question);
}

static void
update_count (KeiFindBar *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (self->words_entry) == '\0')
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (_ ("Not found"));
  else if (n == MAX_HITS)
    text = g_strdup_printf (_ ("The first %u"), n);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u hit", "%u hits", n), n);
  gtk_label_set_label (self->count_label, text);
  gtk_widget_set_visible (self->list_window, n > 0);
  gtk_widget_set_sensitive (self->replace_all_button, n > 0 && !kei_editor_get_read_only (self->editor));
}

static void
find_words (gpointer data, GCancellable *cancellable)
{
  Question *question = data;

  question->found = kei_search_tree (question->tree, question->words, question->flags, MAX_HITS, cancellable);
}

static void
take_hits (gpointer owner, gpointer data)
{
  KeiFindBar *self = owner;
  const Question *question = data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < question->found->len; i++)
    g_ptr_array_add (items, kei_hit_item_new (question->tree, &g_array_index (question->found, KeiHit, i)));
  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)), items->pdata, items->len);
  update_count (self);
}

static void
look (gpointer owner)
{
  KeiFindBar *self = owner;
  Question *question;

  kei_asker_stop (self->asker);
  if (self->editor == NULL || !is_open (self))
    return;
  question = g_new0 (Question, 1);
  question->tree = kei_tree_ref (kei_editor_get_tree (self->editor));
  question->words = g_strdup (gtk_editable_get_text (self->words_entry));
  question->flags = gtk_toggle_button_get_active (self->exact_button) ? KEI_SEARCH_EXACT : KEI_SEARCH_FOLDED;
  kei_asker_ask (self->asker, question);
}

static const KeiAskerFuncs look_funcs = { look, find_words, take_hits, question_free };

/* Hits in a tree that is not the document's any more are of no use, so replacing waits for the new ones. */
static void
look_soon (KeiFindBar *self)
{
  if (!is_open (self))
    return;
  gtk_widget_set_sensitive (self->replace_all_button, FALSE);
  kei_asker_ask_soon (self->asker, TYPING_MS);
}

static void
words_activated_cb (KeiFindBar *self)
{
  step (self, 1);
}

/* --- Replacing --- */

/* The rows show the new text as it is typed. */
static void
replacement_changed_cb (KeiFindBar *self)
{
  g_autoptr (GListModel) model = g_object_ref (G_LIST_MODEL (self->model));

  gtk_list_view_set_model (self->list, NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
}

static void
replace_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiFindBar *self = KEI_FIND_BAR (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (KeiHit));
  g_autofree char *replacement = kei_text_normalize (gtk_editable_get_text (self->replacement_entry), -1, NULL);
  g_autoptr (KeiChange) change = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KeiHitItem) hit = g_list_model_get_item (G_LIST_MODEL (self->hits), i);

      if (kei_hit_item_get_chosen (hit))
        g_array_append_vals (chosen, kei_hit_item_get_hit (hit), 1);
    }
  change = kei_search_replace (kei_editor_get_tree (self->editor), (const KeiHit *) (void *) chosen->data, chosen->len, replacement, NULL);
  if (change != NULL && kei_editor_apply (self->editor, change))
    kei_editor_say (self->editor, g_dngettext (GETTEXT_PACKAGE, "%u place replaced", "%u places replaced", chosen->len), chosen->len);
}

/* --- Opening and closing --- */

static void
set_open (KeiFindBar *self, gboolean open)
{
  if (is_open (self) == open)
    return;
  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_widget_set_visible (GTK_WIDGET (self), open);
  if (open)
    look (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

static void
set_replacing (KeiFindBar *self, gboolean replacing)
{
  if (self->replacing == replacing)
    return;
  self->replacing = replacing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPLACING]);
}

void
kei_find_bar_start (KeiFindBar *self, gboolean replacing)
{
  g_return_if_fail (KEI_IS_FIND_BAR (self));

  set_replacing (self, replacing);
  set_open (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->words_entry));
  gtk_editable_select_region (self->words_entry, 0, -1);
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_open (KEI_FIND_BAR (widget), FALSE);
}

static void
stop_search_cb (KeiFindBar *self)
{
  set_open (self, FALSE);
}

/* --- The object --- */

static void
set_editor (KeiFindBar *self, KeiEditor *editor)
{
  if (!g_set_object (&self->editor, editor) || editor == NULL)
    return;
  g_signal_connect_object (kei_editor_get_document (editor), "changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

static void
kei_find_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KeiFindBar *self = KEI_FIND_BAR (object);

  switch (id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, self->editor);
      break;
    case PROP_OPEN:
      g_value_set_boolean (value, is_open (self));
      break;
    case PROP_REPLACING:
      g_value_set_boolean (value, self->replacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_find_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KeiFindBar *self = KEI_FIND_BAR (object);

  switch (id)
    {
    case PROP_EDITOR:
      set_editor (self, g_value_get_object (value));
      break;
    case PROP_OPEN:
      set_open (self, g_value_get_boolean (value));
      break;
    case PROP_REPLACING:
      set_replacing (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_find_bar_dispose (GObject *object)
{
  KeiFindBar *self = KEI_FIND_BAR (object);

  g_clear_pointer (&self->asker, kei_asker_free);
  /* The revealer is both bound and the bin's child: disposing the template would take it away under the bin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_FIND_BAR);
  g_clear_object (&self->model);
  g_clear_object (&self->hits);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kei_find_bar_parent_class)->dispose (object);
}

static void
kei_find_bar_class_init (KeiFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kei_find_bar_get_property;
  object_class->set_property = kei_find_bar_set_property;
  object_class->dispose = kei_find_bar_dispose;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, KEI_TYPE_EDITOR,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REPLACING] = g_param_spec_boolean ("replacing", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, KeiFindBar, words_entry);
  gtk_widget_class_bind_template_child (widget_class, KeiFindBar, replacement_entry);
  gtk_widget_class_bind_template_child (widget_class, KeiFindBar, exact_button);
  gtk_widget_class_bind_template_child (widget_class, KeiFindBar, replace_button);
  gtk_widget_class_bind_template_child (widget_class, KeiFindBar, replace_all_button);
  gtk_widget_class_bind_template_child (widget_class, KeiFindBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, KeiFindBar, list_window);
  gtk_widget_class_bind_template_child (widget_class, KeiFindBar, list);
  gtk_widget_class_bind_template_callback (widget_class, look_soon);
  gtk_widget_class_bind_template_callback (widget_class, words_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, replacement_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_unbind_cb);
  gtk_widget_class_install_action (widget_class, "find.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "find.replace", NULL, replace_cb);
  gtk_widget_class_install_action (widget_class, "find.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "find.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, "find.previous", NULL);
}

static void
kei_find_bar_init (KeiFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->asker = kei_asker_new (self, &look_funcs);
  self->hits = g_list_store_new (KEI_TYPE_HIT_ITEM);
  self->model = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->hits)));
  gtk_single_selection_set_autoselect (self->model, FALSE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->model));
  g_object_bind_property (self, "replacing", self->replace_button, "active", G_BINDING_BIDIRECTIONAL);
  gtk_widget_hide (GTK_WIDGET (self));
}
