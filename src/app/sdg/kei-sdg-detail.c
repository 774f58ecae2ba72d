/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The buttons show the tree and never their own state: a click becomes an edit, and the edit
 * comes back through kei_sdg_detail_show(). */
#include "config.h"

#include "kei-sdg-detail.h"

#include <glib/gi18n-lib.h>

#include "kei-choices.h"
#include "kei-era.h"
#include "kei-sdg-edits.h"
#include "kei-sdg-tile.h"
#include "kei-settings.h"
#include "kei-text-area.h"
#include "kei-text-frame.h"

/* A goal with more targets shows those that are linked, and the others when asked for. */
#define SHORT_LIST 5

struct _KeiSdgDetail
{
  AdwBin parent_instance;

  KeiEditor *editor;   /* owned, nullable until shown */
  GSettings *settings; /* owned (nullable) */
  KeiId item;
  guint goal;
  GPtrArray *checks; /* (element-type GtkWidget): one for each target of the goal; unowned, in `targets` */
  gboolean all_targets;
  KeiTextArea *reason; /* unowned, in `reason_slot` */

  /* Template references */
  KeiSdgTile *tile;
  GtkLabel *name;
  GtkLabel *number;
  GtkToggleButton *primary;
  GtkToggleButton *secondary;
  GtkToggleButton *trades_off;
  GtkBox *targets;
  GtkButton *more;
  GtkWidget *linked_part;
  GtkWidget *reason_label;
  AdwBin *reason_slot;
  GtkWidget *confirmed_icon;
  GtkLabel *confirmed;
  GtkWidget *confirm;
  GtkWidget *take_back;
};

G_DEFINE_FINAL_TYPE (KeiSdgDetail, kei_sdg_detail, ADW_TYPE_BIN)

static KeiNode *
get_item (KeiSdgDetail *self)
{
  return self->editor != NULL ? kei_editor_lookup (self->editor, self->item) : NULL;
}

static KeiNode *
get_link (KeiSdgDetail *self)
{
  KeiNode *item = get_item (self);

  return item != NULL ? kei_sdg_edits_find_link (item, self->goal) : NULL;
}

static void
refresh (KeiSdgDetail *self)
{
  if (get_item (self) != NULL)
    kei_sdg_detail_show (self, self->editor, self->item, self->goal);
}

/* --- Strength and sign --- */

static GtkToggleButton *
get_use_button (KeiSdgDetail *self, KeiSdgUse use)
{
  return use == KEI_SDG_USE_PRIMARY ? self->primary : use == KEI_SDG_USE_SECONDARY ? self->secondary
                                                                                   : self->trades_off;
}

static void
use_clicked_cb (KeiSdgDetail *self, GtkToggleButton *button)
{
  KeiNode *link = get_link (self);
  KeiSdgUse now = link != NULL ? kei_sdg_link_get_use (link) : KEI_SDG_USE_NONE;
  KeiSdgUse use = KEI_SDG_USE_TRADES_OFF;

  while (get_use_button (self, use) != button)
    use++;
  kei_sdg_edits_set_use (self->editor, self->item, self->goal, use == now ? KEI_SDG_USE_NONE : use);
  refresh (self);
}

static void
show_uses (KeiSdgDetail *self, KeiSdgUse now)
{
  for (KeiSdgUse use = KEI_SDG_USE_TRADES_OFF; use <= KEI_SDG_USE_PRIMARY; use++)
    gtk_toggle_button_set_active (get_use_button (self, use), use == now);
}

/* A long word must not widen the panel. */
static void
name_use (GtkToggleButton *button, const char *name)
{
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), name) == 0)
    return; /* a screen reader would tell it again */
  gtk_button_set_label (GTK_BUTTON (button), name);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), name);
}

static void
name_uses (KeiSdgDetail *self)
{
  KeiTree *tree = kei_editor_get_tree (self->editor);
  g_autofree char *primary = kei_choices_dup_label (tree, "sdg-strengths", KEI_SDG_STRENGTH_PRIMARY);
  g_autofree char *secondary = kei_choices_dup_label (tree, "sdg-strengths", KEI_SDG_STRENGTH_SECONDARY);
  g_autofree char *sign = kei_choices_dup_label (tree, "sdg-signs", KEI_SDG_SIGN_TRADES_OFF);
  g_autofree char *trades_off = g_strdup_printf ("− %s", sign);

  name_use (self->primary, primary);
  name_use (self->secondary, secondary);
  name_use (self->trades_off, trades_off);
}

/* --- Targets --- */

static void
target_toggled_cb (GtkCheckButton *check, KeiSdgDetail *self)
{
  const KeiSdgTarget *target = g_object_get_data (G_OBJECT (check), "kei-target");

  kei_sdg_edits_set_target (self->editor, self->item, target, gtk_check_button_get_active (check));
  refresh (self);
}

static GtkWidget *
make_target (KeiSdgDetail *self, const KeiSdgTarget *target, GtkSizeGroup *codes)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *code = gtk_label_new (target->code);
  GtkWidget *title = gtk_label_new (kei_sdg_target_title (target, NULL));
  g_autofree char *words = g_strdup_printf ("%s %s", target->code, kei_sdg_target_title (target, NULL));

  gtk_widget_add_css_class (code, "code");
  gtk_label_set_xalign (GTK_LABEL (code), 0);
  gtk_size_group_add_widget (codes, code);
  gtk_widget_set_valign (code, GTK_ALIGN_BASELINE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (title, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), title);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  g_object_set_data (G_OBJECT (check), "kei-target", (gpointer) target);
  g_signal_connect (check, "toggled", G_CALLBACK (target_toggled_cb), self);
  return check;
}

/* The rows of another goal. */
static void
make_targets (KeiSdgDetail *self)
{
  guint n;
  const KeiSdgTarget *targets = kei_sdg_goal_targets (self->goal, &n);
  g_autoptr (GtkSizeGroup) codes = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < self->checks->len; i++)
    gtk_box_remove (self->targets, g_ptr_array_index (self->checks, i));
  g_ptr_array_set_size (self->checks, 0);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *check = make_target (self, &targets[i], codes);

      gtk_box_append (self->targets, check);
      g_ptr_array_add (self->checks, check);
      gtk_widget_set_visible (check, FALSE);
    }
}

/* A row that was shown stays, so that nothing moves away under the pointer. */
static void
show_targets (KeiSdgDetail *self, const KeiNode *item)
{
  gboolean all = self->all_targets || self->checks->len <= SHORT_LIST;
  guint n_hidden = 0;

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);
      gboolean linked = kei_sdg_edits_has_target (item, g_object_get_data (G_OBJECT (check), "kei-target"));

      g_signal_handlers_block_by_func (check, target_toggled_cb, self);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), linked);
      g_signal_handlers_unblock_by_func (check, target_toggled_cb, self);
      if (linked || all)
        gtk_widget_set_visible (check, TRUE);
      n_hidden += !gtk_widget_get_visible (check);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->targets), n_hidden < self->checks->len);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_hidden > 0);
  if (n_hidden > 0)
    {
      gboolean none = n_hidden == self->checks->len;
      g_autofree char *label = g_strdup_printf (none ? g_dngettext (GETTEXT_PACKAGE, "Choose from %u target", "Choose from %u targets", n_hidden)
                                                     : g_dngettext (GETTEXT_PACKAGE, "%u more target", "%u more targets", n_hidden),
                                                n_hidden);

      gtk_button_set_label (self->more, label);
    }
}

static void
more_clicked_cb (KeiSdgDetail *self)
{
  guint first = 0;

  while (first < self->checks->len && gtk_widget_get_visible (g_ptr_array_index (self->checks, first)))
    first++;
  self->all_targets = TRUE;
  refresh (self);
  if (first < self->checks->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->checks, first));
}

/* --- Reason --- */

static void
reason_edited_cb (KeiSdgDetail *self, const char *text)
{
  KeiNode *link = get_link (self);

  if (link != NULL)
    kei_editor_set_text (self->editor, kei_node_get_id (link), KEI_FIELD_REASON, text, TRUE);
}

static void
reason_left_cb (KeiSdgDetail *self)
{
  if (self->editor != NULL)
    kei_editor_break_step (self->editor);
}

/* --- Confirmation --- */

/* The day where it was confirmed, wherever it is read. */
static char *
format_day (const char *instant, KeiYearStyle style)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (instant, zone);

  if (time == NULL)
    return g_strdup (instant);
  return kei_era_format (kei_period_from_day (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time)),
                         style);
}

static char *
describe_confirmation (const KeiNode *link, KeiYearStyle style)
{
  g_autofree char *day = format_day (kei_node_get_text (link, KEI_FIELD_CONFIRMED_AT), style);

  /* Translators: who confirmed a link to a goal, and on which day */
  return g_strdup_printf (_ ("Confirmed by %s, %s"), kei_node_get_text (link, KEI_FIELD_CONFIRMED_BY), day);
}

/* The one in place of the other; the keyboard stays where it was pressed. */
static void
show_instead (GtkWidget *shown, GtkWidget *hidden)
{
  gtk_widget_set_visible (shown, TRUE);
  if (gtk_widget_has_focus (hidden))
    gtk_widget_grab_focus (shown);
  gtk_widget_set_visible (hidden, FALSE);
}

static void
show_confirmation (KeiSdgDetail *self, const KeiNode *link)
{
  gboolean confirmed = kei_node_has (link, KEI_FIELD_CONFIRMED_BY) || kei_node_has (link, KEI_FIELD_CONFIRMED_AT);
  KeiYearStyle style = kei_settings_get_year_style (self->settings);
  KeiYearStyle brief = style == KEI_YEAR_STYLE_WAREKI ? KEI_YEAR_STYLE_SHORT : style; /* R8.9.12 */
  g_autofree char *words = confirmed ? describe_confirmation (link, brief) : g_strdup (_ ("Not confirmed yet"));
  g_autofree char *tip = confirmed ? describe_confirmation (link, style) : NULL;

  gtk_label_set_label (self->confirmed, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->confirmed), tip);
  gtk_widget_set_visible (self->confirmed_icon, confirmed);
  show_instead (confirmed ? self->take_back : self->confirm, confirmed ? self->confirm : self->take_back);
}

static void
confirm_clicked_cb (KeiSdgDetail *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *author = kei_settings_dup_author (self->settings);

  kei_sdg_edits_confirm (self->editor, self->item, self->goal, author, now);
  refresh (self);
}

static void
take_back_clicked_cb (KeiSdgDetail *self)
{
  kei_sdg_edits_confirm (self->editor, self->item, self->goal, NULL, NULL);
  refresh (self);
}

/* --- The whole --- */

void
kei_sdg_detail_show (KeiSdgDetail *self, KeiEditor *editor, KeiId item, guint goal)
{
  const KeiSdgGoal *info = kei_sdg_goal (goal);
  KeiNode *node, *link;
  g_autofree char *number = NULL;

  g_return_if_fail (KEI_IS_SDG_DETAIL (self));
  g_return_if_fail (KEI_IS_EDITOR (editor));
  g_return_if_fail (info != NULL);

  if (goal != self->goal || item != self->item)
    {
      self->goal = goal;
      self->all_targets = FALSE;
      make_targets (self);
    }
  self->item = item;
  if (g_set_object (&self->editor, editor))
    name_uses (self);

  node = get_item (self);
  g_return_if_fail (node != NULL);
  link = get_link (self);

  number = g_strdup_printf (_ ("Goal %u"), goal);
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->name, kei_sdg_goal_name (info, NULL));
  kei_sdg_tile_set_goal (self->tile, goal);
  kei_sdg_tile_set_linked (self->tile, link != NULL);
  show_uses (self, link != NULL ? kei_sdg_link_get_use (link) : KEI_SDG_USE_NONE);
  show_targets (self, node);

  gtk_widget_set_visible (self->linked_part, link != NULL);
  kei_text_area_set_text (self->reason, link != NULL ? kei_node_get_text (link, KEI_FIELD_REASON) : "");
  if (link != NULL)
    show_confirmation (self, link);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !kei_editor_get_read_only (editor));
}

static void
kei_sdg_detail_dispose (GObject *object)
{
  KeiSdgDetail *self = KEI_SDG_DETAIL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_SDG_DETAIL);
  g_clear_object (&self->editor);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (kei_sdg_detail_parent_class)->dispose (object);
}

static void
kei_sdg_detail_class_init (KeiSdgDetailClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kei_sdg_detail_dispose;

  g_type_ensure (KEI_TYPE_SDG_TILE);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-sdg-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, tile);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, name);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, number);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, primary);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, secondary);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, trades_off);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, targets);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, more);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, linked_part);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, reason_label);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, reason_slot);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, confirmed_icon);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, confirmed);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, confirm);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgDetail, take_back);
}

static void
kei_sdg_detail_init (KeiSdgDetail *self)
{
  self->settings = kei_settings_new ();
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->reason = KEI_TEXT_AREA (kei_text_area_new ());
  kei_text_area_set_placeholder (self->reason, _ ("Why does it serve this goal?"));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->reason_label, NULL, -1);
  adw_bin_set_child (self->reason_slot, kei_text_frame_new (GTK_TEXT_VIEW (self->reason)));

  for (KeiSdgUse use = KEI_SDG_USE_TRADES_OFF; use <= KEI_SDG_USE_PRIMARY; use++)
    g_signal_connect_object (get_use_button (self, use), "clicked", G_CALLBACK (use_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "edited", G_CALLBACK (reason_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "left", G_CALLBACK (reason_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->confirm, "clicked", G_CALLBACK (confirm_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->take_back, "clicked", G_CALLBACK (take_back_clicked_cb), self, G_CONNECT_SWAPPED);
}
