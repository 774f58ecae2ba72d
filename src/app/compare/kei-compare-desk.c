/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-compare-desk.h"

#include <glib/gi18n-lib.h>

#include "kei-beside-layout.h"
#include "kei-sign-mark.h"
#include "kei-text-area.h"
#include "kei-text-frame.h"

struct _KeiCompareDesk
{
  AdwBin parent_instance;

  KeiSignMark *sign;   /* unowned, a child */
  GtkWidget *partners; /* unowned: the popover of the partner button */
  GtkWidget *parts;    /* unowned: of the button for the parts */
  gboolean showing;

  /* Template references */
  AdwBin *sign_slot;
  GtkLabel *heading;
  GtkLabel *numbers;
  GtkLabel *doubt;
  GtkLabel *why;
  GtkMenuButton *parts_button;
  GtkWidget *part_button;
  GtkWidget *unpair_button;
  GtkMenuButton *partner_button;
  GtkWidget *pin_button;
  GtkWidget *unpin_button;
  GtkWidget *join_button;
  GtkWidget *reason_row;
  GtkWidget *reason_card;
  AdwBin *reason_slot;
  KeiTextArea *reason;
  GtkDropDown *remarks;
};

G_DEFINE_FINAL_TYPE (KeiCompareDesk, kei_compare_desk, ADW_TYPE_BIN)

enum {
  REASON_TYPED,
  REASON_LEFT,
  REMARKS_CHOSEN,
  PART_DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* The button within is what a screen reader comes to, and has no name of its own. */
static void
name_button (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
kei_compare_desk_show (KeiCompareDesk *self, const KeiDeskContent *content)
{
  gboolean can_pair = content->can_pair && content->editable;

  g_return_if_fail (KEI_IS_COMPARE_DESK (self));

  self->showing = TRUE;
  kei_sign_mark_set_sign (self->sign, content->sign, content->doubtful);
  gtk_widget_set_visible (GTK_WIDGET (self->sign_slot), content->sign != KEI_SIGN_NONE);
  gtk_label_set_label (self->heading, content->heading);
  show_label (self->numbers, content->numbers);
  show_label (self->doubt, content->doubt);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->doubt), content->doubt);
  show_label (self->why, content->why);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->why), content->why);
  gtk_widget_set_visible (self->unpair_button, can_pair && content->kind == KEI_DESK_PAIR);
  gtk_widget_set_visible (GTK_WIDGET (self->partner_button), can_pair && (content->kind == KEI_DESK_PAIR || content->kind == KEI_DESK_ALONE));
  gtk_widget_set_visible (self->pin_button, can_pair && content->kind == KEI_DESK_PAIR && !content->decided);
  gtk_widget_set_visible (self->unpin_button, can_pair && content->kind == KEI_DESK_PAIR && content->decided);
  gtk_widget_set_visible (self->part_button, can_pair && content->kind == KEI_DESK_JOIN);
  gtk_widget_set_visible (GTK_WIDGET (self->parts_button), can_pair && content->can_join && content->kind == KEI_DESK_JOIN && content->n_parts > 1);
  kei_parts_popover_set_parts (KEI_PARTS_POPOVER (self->parts), content->parts, content->n_parts);
  gtk_widget_set_visible (self->join_button, can_pair && content->can_join && content->kind == KEI_DESK_JOIN && !content->decided);
  gtk_widget_set_visible (self->reason_row, content->reason != NULL);
  gtk_menu_button_set_label (self->partner_button, content->kind == KEI_DESK_ALONE ? _ ("Pair With…") : _ ("Other Partner…"));
  name_button (GTK_WIDGET (self->partner_button), gtk_menu_button_get_label (self->partner_button));
  if (content->reason != NULL)
    kei_text_area_set_text (self->reason, content->reason);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->reason), content->editable);
  gtk_drop_down_set_selected (self->remarks, content->remarks);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remarks), content->editable);
  self->showing = FALSE;
}

gboolean
kei_compare_desk_enter_reason (KeiCompareDesk *self)
{
  g_return_val_if_fail (KEI_IS_COMPARE_DESK (self), FALSE);

  return gtk_widget_get_visible (self->reason_row) && gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

KeiPartnerPopover *
kei_compare_desk_get_partners (KeiCompareDesk *self)
{
  g_return_val_if_fail (KEI_IS_COMPARE_DESK (self), NULL);

  return KEI_PARTNER_POPOVER (self->partners);
}

void
kei_compare_desk_open_partners (KeiCompareDesk *self)
{
  g_return_if_fail (KEI_IS_COMPARE_DESK (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->partner_button)))
    gtk_menu_button_popup (self->partner_button);
}

static void
reason_edited_cb (KeiCompareDesk *self, const char *text)
{
  if (!self->showing)
    g_signal_emit (self, signals[REASON_TYPED], 0, text);
}

static void
reason_left_cb (KeiCompareDesk *self)
{
  g_signal_emit (self, signals[REASON_LEFT], 0);
}

static void
remarks_cb (KeiCompareDesk *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[REMARKS_CHOSEN], 0, gtk_drop_down_get_selected (self->remarks));
}

static void
decided_cb (KeiCompareDesk *self, guint64 part, gboolean is_part)
{
  g_signal_emit (self, signals[PART_DECIDED], 0, part, is_part);
}

static void
kei_compare_desk_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KEI_TYPE_COMPARE_DESK);
  G_OBJECT_CLASS (kei_compare_desk_parent_class)->dispose (object);
}

static void
kei_compare_desk_class_init (KeiCompareDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_compare_desk_dispose;
  signals[REASON_TYPED] = g_signal_new ("reason-typed", KEI_TYPE_COMPARE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[REASON_LEFT] = g_signal_new ("reason-left", KEI_TYPE_COMPARE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMARKS_CHOSEN] = g_signal_new ("remarks-chosen", KEI_TYPE_COMPARE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[PART_DECIDED] = g_signal_new ("part-decided", KEI_TYPE_COMPARE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_BOOLEAN);
  g_type_ensure (KEI_TYPE_BESIDE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-compare-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, sign_slot);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, heading);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, numbers);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, doubt);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, why);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, parts_button);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, part_button);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, unpair_button);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, partner_button);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, pin_button);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, unpin_button);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, join_button);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, reason_row);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, reason_card);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, reason_slot);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDesk, remarks);
  gtk_widget_class_bind_template_callback (widget_class, remarks_cb);
}

static void
kei_compare_desk_init (KeiCompareDesk *self)
{
  /* In the order of KeiPairRemarks. */
  const char *remarks[] = { _ ("As the style has it"), C_ ("pair-remarks", "The reason"), C_ ("pair-remarks", "Only the kind of change"), C_ ("pair-remarks", "Nothing"), NULL };
  g_autoptr (KeiPairLook) look = NULL;
  g_autoptr (GtkStringList) choices = gtk_string_list_new (remarks);

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  look = kei_pair_look_new ();
  self->sign = KEI_SIGN_MARK (kei_sign_mark_new (look));
  gtk_widget_set_valign (GTK_WIDGET (self->sign), GTK_ALIGN_CENTER);
  adw_bin_set_child (self->sign_slot, GTK_WIDGET (self->sign));
  gtk_drop_down_set_model (self->remarks, G_LIST_MODEL (choices));
  self->reason = KEI_TEXT_AREA (kei_text_area_new ());
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->reason), GTK_WRAP_WORD_CHAR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason for the change"), -1);
  kei_text_area_set_placeholder (self->reason, _ ("Why it was changed (R)"));
  adw_bin_set_child (self->reason_slot, kei_text_frame_new (GTK_TEXT_VIEW (self->reason)));
  g_signal_connect_object (self->reason, "edited", G_CALLBACK (reason_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "left", G_CALLBACK (reason_left_cb), self, G_CONNECT_SWAPPED);
  self->partners = kei_partner_popover_new ();
  gtk_menu_button_set_popover (self->partner_button, self->partners);
  self->parts = kei_parts_popover_new ();
  gtk_menu_button_set_popover (self->parts_button, self->parts);
  g_signal_connect_object (self->parts, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  name_button (GTK_WIDGET (self->parts_button), gtk_menu_button_get_label (self->parts_button));
  name_button (GTK_WIDGET (self->remarks), _ ("Shown in the remarks"));
  self->showing = FALSE;
}
