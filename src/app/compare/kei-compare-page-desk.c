/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen in a comparison, in words, and what a person decides about it. All of that is steps of the window's own plan;
 * the page hears of the new tree as of any other edit, and compares again what it touches. */
#include "config.h"

#include "kei-compare-page-private.h"

#include <glib/gi18n-lib.h>

#include "kei-compare-words.h"
#include "kei-settings.h"

/* What is chosen: a title's row, the two that it is about, and what is known of them. */
typedef struct
{
  KeiComparisonRows *rows;
  guint title;
  const KeiComparisonRow *row;
  KeiIdPair ids;
  KeiKind kind;
  const KeiPair *pair;               /* (nullable) */
  const KeiComparisonChange *change; /* (nullable) */
  KeiJoin join;                      /* where the change is a split or merge */
  GArray *parts;                     /* (owned) (nullable) (element-type KeiId): its */
  gboolean joined;                   /* by origins */
} Target;

static void
target_clear (Target *target)
{
  g_clear_pointer (&target->parts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

/* Whether somebody said that it is a part, or its origin does. */
static gboolean
is_confirmed (KeiPairing *pairing, const KeiJoin *join, KeiId part)
{
  guint n;
  const KeiShare *shares = kei_pairing_get_shares (pairing, &n);

  for (guint i = 0; i < n; i++)
    if (shares[i].side == join->side && shares[i].whole == join->whole && shares[i].part == part && (shares[i].by_origin || shares[i].by_hand))
      return TRUE;
  return FALSE;
}

/* Which of those that a split or merge is about is the whole, which its partner, and which the other parts. */
static void
find_join (Target *target)
{
  KeiComparison *comparison = kei_comparison_rows_get_comparison (target->rows);
  KeiPairing *pairing = kei_comparison_get_pairing (comparison);
  guint n, n_parts;
  const KeiId *wholes, *parts;

  target->join.side = target->change->type == KEI_COMPARISON_SPLIT ? KEI_SIDE_OLD : KEI_SIDE_NEW;
  wholes = kei_comparison_get_ids (comparison, target->change, target->join.side, &n);
  parts = kei_comparison_get_ids (comparison, target->change, kei_side_other (target->join.side), &n_parts);
  if (n == 0)
    return;
  target->join.whole = wholes[0];
  target->join.partner = kei_pairing_get_partner (pairing, target->join.side, wholes[0]);
  target->parts = g_array_new (FALSE, FALSE, sizeof (KeiId));
  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != target->join.partner)
      g_array_append_val (target->parts, parts[i]);
  target->join.parts = (const KeiId *) (const void *) target->parts->data;
  target->join.n_parts = target->parts->len;
  target->joined = TRUE;
  for (guint i = 0; i < target->join.n_parts; i++)
    target->joined = target->joined && is_confirmed (pairing, &target->join, target->join.parts[i]);
}

/* FALSE when nothing is chosen, or nothing that is a pair or could be one. */
static gboolean
find_target (KeiComparePage *self, Target *target)
{
  KeiComparison *comparison;
  guint n;

  *target = (Target){ .rows = _kei_compare_page_get_rows (self), .title = _kei_compare_page_get_title (self) };
  if (target->rows == NULL || target->title == KEI_ROW_NONE)
    return FALSE;
  comparison = kei_comparison_rows_get_comparison (target->rows);
  target->row = kei_comparison_rows_get (target->rows, target->title);
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    if (target->row->nodes[side] != NULL)
      {
        *(side == KEI_SIDE_OLD ? &target->ids.old_id : &target->ids.new_id) = kei_node_get_id (target->row->nodes[side]);
        target->kind = kei_node_get_kind (target->row->nodes[side]);
      }
  if (target->ids.old_id == KEI_ID_NONE && target->ids.new_id == KEI_ID_NONE)
    return FALSE;
  if (target->row->change >= 0)
    target->change = &kei_comparison_get_changes (comparison, &n)[target->row->change];
  if (target->ids.old_id != KEI_ID_NONE && target->ids.new_id != KEI_ID_NONE && target->kind != KEI_KIND_PLAN)
    target->pair = kei_pairing_find (kei_comparison_get_pairing (comparison), KEI_SIDE_NEW, target->ids.new_id);
  if (target->change != NULL && (target->row->sign == KEI_ROW_MERGED || target->row->sign == KEI_ROW_SPLIT))
    find_join (target);
  return TRUE;
}

static KeiPairKeeper
get_keeper (KeiComparePage *self)
{
  return (KeiPairKeeper){ self->editor, self->own_side, kei_compare_side_get_tree (self->other), kei_compare_side_is_past (self->own) };
}

/* A split or merge is confirmed by the origins of the items, which a state that is over cannot be given. */
static gboolean
may_join (KeiComparePage *self, const Target *target)
{
  return target->join.whole != KEI_ID_NONE && !target->joined && !kei_compare_side_is_past (self->own);
}

static gboolean
may_say (KeiComparePage *self)
{
  return self->other != NULL && !kei_editor_get_read_only (self->editor);
}

/* As the plan says it now, which the pairing may have to learn yet. @note: (nullable) */
static gboolean
is_pinned (const KeiPairNote *note)
{
  return note != NULL && note->verdict == KEI_VERDICT_PINNED;
}

/* --- Showing --- */

/* 髙﨑 恵・R8.9.12 */
static char *
describe_note (const KeiPairNote *note)
{
  g_autoptr (GSettings) settings = kei_settings_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (note->time, zone);
  g_autofree char *day = NULL;

  if (time != NULL)
    {
      g_autoptr (GDateTime) local = g_date_time_to_local (time);

      day = kei_era_format (kei_period_from_day (g_date_time_get_year (local), g_date_time_get_month (local), g_date_time_get_day_of_month (local)), kei_settings_get_year_style (settings));
    }
  /* Translators: who decided that two are a pair, and on which day */
  return g_strdup_printf (_ ("Decided by %s, %s"), note->by, day != NULL ? day : note->time);
}

static char *
describe_pair (const Target *target, const KeiPairNote *note, gboolean can_join)
{
  if (note != NULL && note->verdict == KEI_VERDICT_PINNED && *note->by != '\0')
    return describe_note (note);
  if (target->change != NULL && target->join.whole != KEI_ID_NONE)
    return g_strdup (target->joined ? _ ("The items name it as their origin") : can_join ? _ ("Suggested: much of the text, or of what stands below, is the same")
                                                                                         : _ ("Suggested: it can be confirmed beside the plan as it is now, whose items keep where they come from"));
  if (target->pair != NULL)
    return kei_compare_words_dup_reason (target->pair);
  return g_strdup ("");
}

static char *
describe_doubt (const Target *target)
{
  int percent = target->pair != NULL ? (int) (target->pair->score * 100 + 0.5F) : 0;

  if (target->join.whole != KEI_ID_NONE && !target->joined)
    return g_strdup (_ ("? To be checked"));
  if (target->pair == NULL || target->pair->certainty == KEI_PAIR_CERTAIN)
    return g_strdup ("");
  return g_strdup_printf (target->pair->certainty == KEI_PAIR_DOUBTFUL ? _ ("? Uncertain pair: %d %% alike") : _ ("%d %% alike"), percent);
}

static void
show_rule (KeiComparePage *self)
{
  guint n;
  const KeiComparisonRule *rule = &kei_comparison_get_rules (kei_comparison_rows_get_comparison (_kei_compare_page_get_rows (self)), &n)[self->rule];
  g_autofree char *words = kei_compare_words_dup_rule (rule);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "In %u item; told once instead of each time", "In %u items; told once instead of each time", rule->items->len), rule->items->len);
  KeiDeskContent content = { .kind = KEI_DESK_RULE, .sign = KEI_SIGN_CHANGED, .heading = kei_row_sign_label (KEI_ROW_RULE), .numbers = words, .doubt = "", .why = count };

  kei_compare_desk_show (self->desk, &content);
  gtk_revealer_set_reveal_child (self->desk_revealer, TRUE);
}

static KeiDeskKind
get_kind (const Target *target)
{
  if (target->join.whole != KEI_ID_NONE)
    return KEI_DESK_JOIN;
  return target->ids.old_id != KEI_ID_NONE && target->ids.new_id != KEI_ID_NONE ? KEI_DESK_PAIR : KEI_DESK_ALONE;
}

static void
update_partners (KeiComparePage *self, const Target *target)
{
  KeiSide side = target->ids.new_id != KEI_ID_NONE ? KEI_SIDE_NEW : KEI_SIDE_OLD;

  kei_partner_popover_set_item (kei_compare_desk_get_partners (self->desk), target->rows, side, side == KEI_SIDE_NEW ? target->ids.new_id : target->ids.old_id,
                                gtk_label_get_label (self->tags[kei_side_other (side)]));
}

static void
update_actions (KeiComparePage *self, const Target *target)
{
  gboolean may = target != NULL && may_say (self) && target->kind != KEI_KIND_PLAN;
  KeiDeskKind kind = target != NULL ? get_kind (target) : KEI_DESK_RULE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pair.unpair", may && kind == KEI_DESK_PAIR);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pair.decide", may && (kind == KEI_DESK_PAIR || may_join (self, target)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pair.part", may && kind == KEI_DESK_JOIN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pair.partner", may && (kind == KEI_DESK_PAIR || kind == KEI_DESK_ALONE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pair.reason", target != NULL);
}

/* --- Parts --- */

/* Those of a split or merge. @parts: its names are owned (element-type KeiDeskPart) */
static void
list_parts (const Target *target, GArray *parts)
{
  KeiPairing *pairing = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (target->rows));
  KeiSide side = kei_side_other (target->join.side);

  for (guint i = 0; i < target->join.n_parts; i++)
    {
      KeiId id = target->join.parts[i];
      g_autofree char *number = kei_comparison_rows_dup_number (target->rows, side, id);
      const char *title = kei_node_get_headline (kei_tree_lookup (kei_pairing_get_tree (pairing, side), id));
      KeiDeskPart part = { id, g_strdup_printf ("%s%s%s", number, *number != '\0' ? " " : "", title), is_confirmed (pairing, &target->join, id) };

      g_array_append_val (parts, part);
    }
}

static void
clear_part (gpointer data)
{
  g_free ((char *) ((KeiDeskPart *) data)->name);
}

void
_kei_compare_page_update_desk (KeiComparePage *self)
{
  g_auto (Target) target = { 0 };
  const KeiPairNote *note;
  KeiDeskContent content = { 0 };
  g_autofree char *heading = NULL;
  g_autofree char *numbers = NULL;
  g_autofree char *why = NULL;
  g_autofree char *doubt = NULL;
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (KeiDeskPart));

  if (self->rule >= 0)
    {
      update_actions (self, NULL);
      show_rule (self);
      return;
    }
  if (self->record == NULL || !find_target (self, &target))
    {
      update_actions (self, NULL);
      gtk_revealer_set_reveal_child (self->desk_revealer, FALSE);
      return;
    }
  note = kei_pairing_record_find (self->record, target.ids.old_id, target.ids.new_id);
  heading = kei_compare_words_dup_kind (target.rows, target.title);
  numbers = kei_compare_words_dup_numbers (target.rows, target.ids.old_id, target.ids.new_id);
  if (target.join.whole != KEI_ID_NONE)
    {
      g_free (numbers);
      numbers = kei_compare_words_dup_place (target.rows, &(KeiChangeEntry){ .kind = KEI_CHANGE_ENTRY_CHANGE, .index = (guint) target.row->change, .row = target.title });
    }
  why = describe_pair (&target, note, !kei_compare_side_is_past (self->own));
  doubt = describe_doubt (&target);
  content.kind = get_kind (&target);
  content.sign = kei_compare_words_get_sign (target.change != NULL ? kei_change_list_get_sign (kei_comparison_rows_get_comparison (target.rows), target.change) : target.row->sign);
  content.doubtful = (target.row->flags & KEI_ROW_IS_DOUBTFUL) != 0;
  content.decided = target.join.whole != KEI_ID_NONE ? target.joined : is_pinned (note);
  content.editable = may_say (self);
  content.can_pair = target.kind != KEI_KIND_PLAN;
  content.can_join = !kei_compare_side_is_past (self->own);
  content.heading = heading;
  content.numbers = numbers;
  content.doubt = doubt;
  content.why = why;
  content.reason = note != NULL ? note->reason : "";
  g_array_set_clear_func (parts, clear_part);
  list_parts (&target, parts);
  content.parts = (const KeiDeskPart *) (const void *) parts->data;
  content.n_parts = parts->len;
  content.remarks = note != NULL ? note->remarks : KEI_PAIR_REMARKS_DEFAULT;
  if (target.ids.old_id != self->shown.old_id || target.ids.new_id != self->shown.new_id)
    kei_form_typing_reset (&self->typing, content.reason);
  self->shown = target.ids;
  update_actions (self, &target);
  update_partners (self, &target);
  kei_compare_desk_show (self->desk, &content);
  gtk_revealer_set_reveal_child (self->desk_revealer, TRUE);
}

static void
part_decided_cb (KeiComparePage *self, guint64 part, gboolean is_part)
{
  g_auto (Target) target = { 0 };
  KeiPairKeeper keeper;
  const KeiId id = part;
  KeiJoin join;

  if (!may_say (self) || !find_target (self, &target) || get_kind (&target) != KEI_DESK_JOIN || (is_part && kei_compare_side_is_past (self->own)))
    return;
  keeper = get_keeper (self);
  join = target.join;
  join.parts = &id;
  join.n_parts = 1;
  if (is_part)
    kei_compare_edits_join (&keeper, &join);
  else
    kei_compare_edits_part (&keeper, &join);
}

/* --- Reasons --- */

static void
reason_typed_cb (KeiComparePage *self, const char *text)
{
  g_auto (Target) target = { 0 };
  KeiPairKeeper keeper;
  KeiFormStep step;

  if (!may_say (self) || !find_target (self, &target))
    return;
  step = kei_form_typing_change (&self->typing, text, g_get_monotonic_time ());
  if (step == KEI_FORM_TYPING_NOTHING)
    return;
  keeper = get_keeper (self);
  if (step != KEI_FORM_TYPING_CONTINUES)
    kei_editor_break_step (keeper.editor);
  kei_compare_edits_type_reason (&keeper, target.ids, text);
  if (step == KEI_FORM_TYPING_ALONE)
    kei_editor_break_step (keeper.editor);
}

static void
reason_left_cb (KeiComparePage *self)
{
  kei_editor_break_step (self->editor);
  kei_form_typing_reset (&self->typing, "");
}

static void
remarks_chosen_cb (KeiComparePage *self, guint remarks)
{
  g_auto (Target) target = { 0 };
  KeiPairKeeper keeper;

  if (!may_say (self) || !find_target (self, &target))
    return;
  keeper = get_keeper (self);
  kei_compare_edits_set_remarks (&keeper, target.ids, remarks);
}

/* --- Pairs --- */

void
_kei_compare_page_pair (KeiComparePage *self, KeiIdPair ids)
{
  KeiPairKeeper keeper;

  if (!may_say (self))
    return;
  keeper = get_keeper (self);
  /* The new pair is what the person wants to see next. */
  self->wanted_side = KEI_SIDE_NEW;
  self->wanted = ids.new_id;
  kei_compare_edits_pin (&keeper, ids);
}

static void
partner_chosen_cb (KeiComparePage *self, guint64 id)
{
  g_auto (Target) target = { 0 };

  if (!find_target (self, &target))
    return;
  if (target.ids.new_id != KEI_ID_NONE)
    target.ids.old_id = id;
  else
    target.ids.new_id = id;
  _kei_compare_page_pair (self, target.ids);
}

static void
pair_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (widget);
  g_auto (Target) target = { 0 };
  KeiPairKeeper keeper;
  KeiDeskKind kind;
  gboolean decided;

  if (!may_say (self) || !find_target (self, &target))
    return;
  keeper = get_keeper (self);
  kind = get_kind (&target);
  decided = is_pinned (kei_pairing_record_find (self->record, target.ids.old_id, target.ids.new_id));
  if (g_str_equal (name, "pair.unpair"))
    kei_compare_edits_unpair (&keeper, target.ids);
  else if (g_str_equal (name, "pair.part"))
    kei_compare_edits_part (&keeper, &target.join);
  else if (kind == KEI_DESK_JOIN && may_join (self, &target)) /* one key says yes, to whatever it is */
    kei_compare_edits_join (&keeper, &target.join);
  else if (kind == KEI_DESK_PAIR && decided)
    kei_compare_edits_forget (&keeper, target.ids);
  else if (kind == KEI_DESK_PAIR)
    kei_compare_edits_pin (&keeper, target.ids);
}

static void
partner_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kei_compare_desk_open_partners (KEI_COMPARE_PAGE (widget)->desk);
}

static void
reason_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KEI_COMPARE_PAGE (widget)->leads_keyboard = FALSE; /* it has its place */
  kei_compare_desk_enter_reason (KEI_COMPARE_PAGE (widget)->desk);
}

void
_kei_compare_page_connect_desk (KeiComparePage *self)
{
  g_signal_connect_object (self->desk, "reason-typed", G_CALLBACK (reason_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "reason-left", G_CALLBACK (reason_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "part-decided", G_CALLBACK (part_decided_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "remarks-chosen", G_CALLBACK (remarks_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kei_compare_desk_get_partners (self->desk), "chosen", G_CALLBACK (partner_chosen_cb), self, G_CONNECT_SWAPPED);
}

void
_kei_compare_page_install_desk_actions (GtkWidgetClass *klass)
{
  static const char *const actions[] = { "pair.decide", "pair.unpair", "pair.part" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i], NULL, pair_action_cb);
  gtk_widget_class_install_action (klass, "pair.partner", NULL, partner_cb);
  gtk_widget_class_install_action (klass, "pair.reason", NULL, reason_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_l, GDK_CONTROL_MASK, "pair.decide", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_u, GDK_CONTROL_MASK, "pair.unpair", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_r, 0, "pair.reason", NULL);
}
