/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding in the rows: the bar looks for rows, the rows that are shown mark what it looks for. */
#include "config.h"

#include "kei-compare-page-private.h"

#include "kei-settings.h"

void
_kei_compare_page_add_hits (KeiComparePage *self, KeiPairContent *content)
{
  KeiSearchFlags flags = KEI_SEARCH_FOLDED;
  const char *words = self->find != NULL ? kei_compare_find_get_words (self->find, &flags) : "";

  for (guint side = 0; side < KEI_PAIR_N_SIDES && *words != '\0'; side++)
    for (guint i = 0; i < kei_pair_content_get_n_cells (content, side); i++)
      {
        g_autoptr (GArray) hits = kei_search_text (kei_pair_content_get_text (content, side, i), words, flags);

        for (guint j = 0; j < hits->len; j++)
          kei_pair_content_add_hit (content, side, i, g_array_index (hits, KeiHit, j).start, g_array_index (hits, KeiHit, j).length);
      }
}

static void
found_cb (KeiComparePage *self, guint row)
{
  KeiComparisonRows *rows = _kei_compare_page_get_rows (self);

  if (rows == NULL || row >= kei_comparison_rows_get_n (rows))
    return;
  self->rule = -1;
  _kei_compare_page_go_to (self, row);
  kei_compare_changes_show_row (self->changes, _kei_compare_page_get_title (self));
}

static void
find_closed_cb (KeiComparePage *self)
{
  _kei_compare_page_focus_list (self);
}

static KeiCompareFind *
ensure_find (KeiComparePage *self)
{
  if (self->find == NULL)
    {
      self->find = KEI_COMPARE_FIND (kei_compare_find_new ());
      gtk_box_insert_child_after (GTK_BOX (self->content), GTK_WIDGET (self->find), GTK_WIDGET (self->notice_label));
      g_signal_connect_object (self->find, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->find, "changed", G_CALLBACK (_kei_compare_page_show_again), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->find, "closed", G_CALLBACK (find_closed_cb), self, G_CONNECT_SWAPPED);
      _kei_compare_page_update_find (self);
    }
  return self->find;
}

void
_kei_compare_page_update_find (KeiComparePage *self)
{
  if (self->find == NULL)
    return;
  kei_compare_find_set_rows (self->find, _kei_compare_page_get_rows (self), kei_settings_get_year_style (self->settings));
  kei_compare_find_set_current (self->find, _kei_compare_page_get_row (self));
}

static gboolean
can_find (KeiComparePage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") == 0 && _kei_compare_page_get_rows (self) != NULL;
}

void
kei_compare_page_find (KeiComparePage *self)
{
  g_return_if_fail (KEI_IS_COMPARE_PAGE (self));

  if (!can_find (self))
    return;
  self->leads_keyboard = FALSE; /* it has its place */
  kei_compare_find_start (ensure_find (self));
}

void
kei_compare_page_find_again (KeiComparePage *self, gboolean forward)
{
  g_return_if_fail (KEI_IS_COMPARE_PAGE (self));

  if (can_find (self))
    kei_compare_find_step (ensure_find (self), forward);
}
