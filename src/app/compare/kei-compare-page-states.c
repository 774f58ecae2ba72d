/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's states:
 *
 *   empty ──▶ loading (a file) ──▶ busy (the first comparison; shown after a moment) ──▶ content ◀──▶ content, busy again
 *                └──▶ error            └── cancelled: content as far as it came, or empty
 *
 * Any state can go to any other when another plan is chosen. */
#include "config.h"

#include "kei-compare-page-private.h"

#include <glib/gi18n-lib.h>

#define SHOW_PROGRESS_MS 500
#define UPDATE_PROGRESS_MS 100

/* --- The head --- */

void
_kei_compare_page_update_head (KeiComparePage *self)
{
  if (self->other == NULL)
    return;
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    {
      KeiCompareSide *here = kei_compare_page_get_side (self, side), *there = kei_compare_page_get_side (self, kei_side_other (side));
      g_autofree char *state = kei_compare_side_dup_state (here);
      g_autofree char *seal = kei_compare_side_dup_short_seal (here);
      g_autofree char *words = g_strdup_printf ("%s%s%s", state, *state != '\0' && *seal != '\0' ? "  " : "", seal);
      g_autofree char *place = kei_compare_side_get_location (here) != NULL ? g_file_get_parse_name (kei_compare_side_get_location (here)) : NULL;
      g_autofree char *tip = g_strdup_printf ("%s\n%s%s%s", kei_compare_side_get_title (here), words, place != NULL ? "\n" : "", place != NULL ? place : "");

      gtk_label_set_label (self->tags[side], kei_compare_side_get_tag (here, there, side == KEI_SIDE_OLD));
      gtk_label_set_label (self->titles[side], kei_compare_side_get_title (here));
      gtk_label_set_label (self->states[side], words);
      gtk_widget_set_tooltip_text (self->head[side], tip);
      gtk_widget_set_visible (self->locks[side], kei_compare_side_is_past (here));
    }
}

/* --- Which state is shown --- */

/* Nothing that a reader would see differs. */
static gboolean
is_same (KeiComparisonRows *rows)
{
  guint n_changes, n_rules, n_doubtful;

  kei_comparison_get_changes (kei_comparison_rows_get_comparison (rows), &n_changes);
  kei_comparison_get_rules (kei_comparison_rows_get_comparison (rows), &n_rules);
  kei_comparison_rows_get_doubtful (rows, &n_doubtful);
  return n_changes == 0 && n_rules == 0 && n_doubtful == 0;
}

static void
show_same (KeiComparePage *self)
{
  g_autofree char *old_seal = kei_compare_side_dup_short_seal (kei_compare_page_get_side (self, KEI_SIDE_OLD));
  g_autofree char *new_seal = kei_compare_side_dup_short_seal (kei_compare_page_get_side (self, KEI_SIDE_NEW));
  gboolean are_known = *old_seal != '\0' && *new_seal != '\0';
  gboolean are_equal = g_strcmp0 (kei_compare_side_get_seal (kei_compare_page_get_side (self, KEI_SIDE_OLD)), kei_compare_side_get_seal (kei_compare_page_get_side (self, KEI_SIDE_NEW))) == 0;
  g_autofree char *seals = g_strdup_printf ("%s %s %s", old_seal, are_equal ? "=" : "≠", new_seal);
  g_autofree char *words = are_equal ? g_strdup (seals) : g_strdup_printf (_ ("%s\nThe seals differ by what nobody reads, such as identifiers"), seals);

  adw_status_page_set_title (self->same_page, !are_known || are_equal ? _ ("The Same Content") : _ ("No Difference Found"));
  adw_status_page_set_description (self->same_page, are_known ? words : "");
}

void
_kei_compare_page_describe_sides (KeiComparePage *self)
{
  KeiComparisonRows *rows = kei_compare_page_get_rows (self);

  _kei_compare_page_update_head (self);
  if (rows != NULL && is_same (rows) && self->other != NULL)
    show_same (self);
}

static guint
count_units (KeiCompareSide *side)
{
  KeiNode *root = kei_tree_get_root (kei_compare_side_get_tree (side));

  return kei_node_get_n_children (root, KEI_SLOT_ITEMS) + kei_node_get_n_children (root, KEI_SLOT_SECTIONS);
}

/* What a person should know of the whole comparison. (transfer full) (nullable) */
static char *
describe_limits (KeiComparePage *self, KeiComparisonRows *rows)
{
  KeiPairing *pairing = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows));
  guint n_limited = kei_pairing_get_n_limited (pairing), n_pairs;

  kei_pairing_get_pairs (pairing, &n_pairs);
  if (!kei_comparison_rows_is_complete (rows))
    return kei_comparer_get_busy (self->comparer) ? NULL : g_strdup (_ ("The comparison was stopped and goes as far as the last line only"));
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    if (count_units (kei_compare_page_get_side (self, side)) == 0)
      return g_strdup_printf (_ ("“%s” has no items yet"), kei_compare_side_get_title (kei_compare_page_get_side (self, side)));
  if (n_pairs == 0)
    return g_strdup (_ ("The two plans have nothing in common: all of one counts as removed, all of the other as added"));
  if (n_limited > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item has so many look-alikes that it was paired by what stands around it only", "%u items have so many look-alikes that they were paired by what stands around them only", n_limited), n_limited);
  return NULL;
}

void
_kei_compare_page_update_notice (KeiComparePage *self)
{
  KeiComparisonRows *rows = _kei_compare_page_get_rows (self);
  g_autofree char *limits = rows != NULL && self->other != NULL ? describe_limits (self, rows) : NULL;
  const char *parts[3] = { NULL };
  g_autofree char *text = NULL;
  guint n = 0;

  if (self->notice != NULL)
    parts[n++] = self->notice;
  if (limits != NULL)
    parts[n++] = limits;
  text = g_strjoinv ("\n", (char **) parts);
  gtk_label_set_label (self->notice_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_label), n > 0);
}

void
kei_compare_page_set_notice (KeiComparePage *self, const char *notice)
{
  g_return_if_fail (KEI_IS_COMPARE_PAGE (self));

  g_free (self->notice);
  self->notice = g_strdup (notice);
  _kei_compare_page_update_notice (self);
}

void
_kei_compare_page_show_content (KeiComparePage *self)
{
  KeiComparisonRows *rows = kei_compare_page_get_rows (self);
  gboolean same = rows != NULL && is_same (rows);

  if (same)
    show_same (self);
  gtk_stack_set_visible_child_name (self->body, same ? "same" : "rows");
  gtk_stack_set_visible_child_name (self->stack, "content");
}

static gboolean
show_progress_cb (gpointer data)
{
  KeiComparePage *self = data;

  if (_kei_compare_page_get_rows (self) == NULL)
    {
      gtk_label_set_label (self->busy_label, _ ("Comparing…"));
      gtk_progress_bar_set_fraction (self->busy_bar, kei_comparer_get_progress (self->comparer));
      gtk_widget_set_visible (GTK_WIDGET (self->busy_bar), TRUE);
      gtk_stack_set_visible_child_name (self->stack, "busy");
    }
  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  self->progress_id = g_timeout_add (UPDATE_PROGRESS_MS, show_progress_cb, self);
  return G_SOURCE_REMOVE;
}

void
_kei_compare_page_follow_progress (KeiComparePage *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (kei_comparer_get_busy (self->comparer))
    {
      self->progress_id = g_timeout_add (SHOW_PROGRESS_MS, show_progress_cb, self);
      return;
    }
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  _kei_compare_page_update_notice (self);
}

/* --- What is not there --- */

void
kei_compare_page_show_loading (KeiComparePage *self, const char *text)
{
  g_return_if_fail (KEI_IS_COMPARE_PAGE (self));

  gtk_label_set_label (self->busy_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->busy_bar), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

void
kei_compare_page_show_error (KeiComparePage *self, const char *heading, const char *description)
{
  g_autofree char *markup = g_markup_escape_text (description, -1);

  g_return_if_fail (KEI_IS_COMPARE_PAGE (self));

  adw_status_page_set_title (self->error_page, heading);
  adw_status_page_set_description (self->error_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}
