/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-partner-popover.h"

#include <glib/gi18n-lib.h>

#include "kei-asker.h"
#include "kei-partner-finder.h"

struct _KeiPartnerPopover
{
  GtkPopover parent_instance;

  KeiComparisonRows *rows; /* owned, nullable */
  KeiSide side;
  KeiId id;
  KeiAsker *asker;      /* owned: whom one may pair it with */
  GPtrArray *found;     /* owned, nullable: not as long as something is looked for (element-type KeiPartner) */
  gboolean takes_first; /* once it is found */

  GtkWidget *entry; /* unowned, a child */
  GtkWidget *list;  /* unowned, a child */
};

G_DEFINE_FINAL_TYPE (KeiPartnerPopover, kei_partner_popover, GTK_TYPE_POPOVER)

static guint chosen_signal;

static GtkWidget *
create_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
create_row (const KeiPartner *partner)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *place = g_strdup_printf ("%s%s%s", partner->number, *partner->number != '\0' && *partner->place != '\0' ? " ・ " : "", partner->place);
  g_autofree char *second = partner->is_free ? g_strdup (place) : g_strdup_printf (_ ("%s (has a partner)"), place);
  g_autofree char *name = g_strdup_printf ("%s %s", partner->title, second);

  gtk_box_append (GTK_BOX (box), create_label (partner->title, NULL));
  gtk_box_append (GTK_BOX (box), create_label (second, "caption-secondary"));
  gtk_widget_add_css_class (box, "partner-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, partner->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
choose (KeiPartnerPopover *self, GtkListBoxRow *row)
{
  KeiId id;

  if (row == NULL || self->found == NULL)
    return;
  id = ((KeiPartner *) self->found->pdata[gtk_list_box_row_get_index (row)])->id;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, chosen_signal, 0, id);
}

typedef struct
{
  KeiComparisonRows *rows; /* owned */
  KeiSide side;
  KeiId id;
  char *words;      /* owned */
  GPtrArray *found; /* owned, nullable (element-type KeiPartner): the answer */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  kei_comparison_rows_unref (question->rows);
  g_free (question->words);
  g_clear_pointer (&question->found, g_ptr_array_unref);
  g_free (question);
}

static void
find_partners (gpointer data, GCancellable *cancellable)
{
  Question *question = data;

  question->found = kei_partners_find (question->rows, question->side, question->id, question->words, cancellable);
}

static void
take_partners (gpointer owner, gpointer data)
{
  KeiPartnerPopover *self = owner;
  Question *question = data;

  for (GtkWidget *row; (row = gtk_widget_get_first_child (self->list)) != NULL && GTK_IS_LIST_BOX_ROW (row);)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < question->found->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (question->found->pdata[i]));
  self->found = g_steal_pointer (&question->found);
  if (self->takes_first)
    choose (self, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  self->takes_first = FALSE;
}

static const KeiAskerFuncs find_funcs = { NULL, find_partners, take_partners, question_free };

static void
find (KeiPartnerPopover *self)
{
  Question *question;

  kei_asker_stop (self->asker);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (self->rows == NULL || self->id == KEI_ID_NONE)
    return;
  question = g_new0 (Question, 1);
  question->rows = kei_comparison_rows_ref (self->rows);
  question->side = self->side;
  question->id = self->id;
  question->words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  kei_asker_ask (self->asker, question);
}

static void
row_activated_cb (KeiPartnerPopover *self, GtkListBoxRow *row)
{
  choose (self, row);
}

/* What is listed may be the answer to fewer words than stand there now. */
static void
entry_activate_cb (KeiPartnerPopover *self)
{
  self->takes_first = TRUE;
  find (self);
}

/* Down goes on to the list. */
static gboolean
key_cb (KeiPartnerPopover *self, guint key)
{
  return key == GDK_KEY_Down && gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

void
kei_partner_popover_set_item (KeiPartnerPopover *self, KeiComparisonRows *rows, KeiSide side, KeiId id, const char *other)
{
  g_autofree char *words = NULL;

  g_return_if_fail (KEI_IS_PARTNER_POPOVER (self));

  /* Translators: %s is 旧, 新, 前期, 後期 …: the side of the comparison that is searched */
  words = g_strdup_printf (_ ("Title on the side “%s”"), other);
  g_object_set (self->entry, "placeholder-text", words, NULL);

  if (rows != NULL)
    kei_comparison_rows_ref (rows);
  g_clear_pointer (&self->rows, kei_comparison_rows_unref);
  self->rows = rows;
  self->side = side;
  self->id = id;
}

static void
kei_partner_popover_show (GtkWidget *widget)
{
  KeiPartnerPopover *self = KEI_PARTNER_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->takes_first = FALSE;
  find (self);
  GTK_WIDGET_CLASS (kei_partner_popover_parent_class)->show (widget);
  gtk_widget_grab_focus (self->entry);
}

static void
kei_partner_popover_hide (GtkWidget *widget)
{
  KeiPartnerPopover *self = KEI_PARTNER_POPOVER (widget);

  /* Nothing is chosen any more. */
  if (self->asker != NULL)
    kei_asker_stop (self->asker);
  GTK_WIDGET_CLASS (kei_partner_popover_parent_class)->hide (widget);
}

static void
kei_partner_popover_dispose (GObject *object)
{
  KeiPartnerPopover *self = KEI_PARTNER_POPOVER (object);

  g_clear_pointer (&self->asker, kei_asker_free);
  g_clear_pointer (&self->rows, kei_comparison_rows_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  G_OBJECT_CLASS (kei_partner_popover_parent_class)->dispose (object);
}

static void
kei_partner_popover_class_init (KeiPartnerPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kei_partner_popover_dispose;
  GTK_WIDGET_CLASS (klass)->show = kei_partner_popover_show;
  GTK_WIDGET_CLASS (klass)->hide = kei_partner_popover_hide;
  chosen_signal = g_signal_new ("chosen", KEI_TYPE_PARTNER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
}

static void
kei_partner_popover_init (KeiPartnerPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->asker = kei_asker_new (self, &find_funcs);
  self->entry = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search for a partner"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), create_label (_ ("Nothing found"), "secondary"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Possible partners"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 380, 280);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "partner-popover");
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (find), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
kei_partner_popover_new (void)
{
  return g_object_new (KEI_TYPE_PARTNER_POPOVER, NULL);
}
