/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows are in view, and how the chosen one comes there. */
#include "config.h"

#include "kei-compare-page-private.h"

#include <math.h>

#include "kei-list-scroll.h"

#define SCROLL_TICKS 6 /* frames that a row has to come to its place */

/* The place among the rows at @y of the list: the position of the row that is there, and how much of it is above. */
static gboolean
locate_y (KeiComparePage *self, double y, double *place)
{
  GtkWidget *picked = gtk_widget_pick (self->list, gtk_widget_get_width (self->list) / 2.0, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL && !KEI_IS_PAIR_ROW (picked) ? gtk_widget_get_first_child (picked) : picked;
  graphene_rect_t bounds;

  if (row == NULL || !KEI_IS_PAIR_ROW (row) || !gtk_widget_compute_bounds (row, self->list, &bounds) || bounds.size.height <= 0)
    return FALSE;
  *place = _kei_compare_page_get_position (KEI_PAIR_ROW (row)) + CLAMP ((y - bounds.origin.y) / bounds.size.height, 0, 1);
  return TRUE;
}

/* Below the last row of a short list there is nothing. */
gboolean
_kei_compare_page_locate (gpointer data, double *first, double *last)
{
  KeiComparePage *self = data;

  if (!locate_y (self, 1, first))
    return FALSE;
  if (!locate_y (self, gtk_widget_get_height (self->list) - 2, last))
    *last = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  return TRUE;
}

/* Where a row stands in the list's window: its top, and its bottom beside the window's height. */
typedef struct
{
  double top, bottom, height;
} Place;

static gboolean
find_place (KeiComparePage *self, guint position, Place *place)
{
  KeiPairRow *row = _kei_compare_page_find_row_widget (self, position);
  graphene_rect_t bounds;
  double first, last;

  /* A list keeps the row that has the keyboard, and does not tell it where it would be. */
  if (row == NULL || !_kei_compare_page_locate (self, &first, &last) || position < floor (first) || position > last)
    return FALSE;
  if (!gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds) || bounds.size.height <= 0)
    return FALSE;
  *place = (Place){ bounds.origin.y, bounds.origin.y + bounds.size.height, gtk_widget_get_height (self->list) };
  return TRUE;
}

gboolean
_kei_compare_page_is_in_view (KeiComparePage *self)
{
  Place place;

  return find_place (self, gtk_single_selection_get_selected (self->selection), &place);
}

gboolean
_kei_compare_page_focus_list (KeiComparePage *self)
{
  KeiPairRow *row = _kei_compare_page_find_row_widget (self, gtk_single_selection_get_selected (self->selection));

  /* A list goes back to the row that had the keyboard last, however far away that is. */
  return gtk_widget_grab_focus (row != NULL && _kei_compare_page_is_in_view (self) ? gtk_widget_get_parent (GTK_WIDGET (row)) : self->list);
}

gboolean
_kei_compare_page_has_keyboard (KeiComparePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_parent (focus) == self->list;
}

/* Which row is brought into view: the chosen one, whichever that is by now, unless another was named. */
static guint
get_wanted (KeiComparePage *self)
{
  return self->scroll_position != GTK_INVALID_LIST_POSITION ? self->scroll_position : gtk_single_selection_get_selected (self->selection);
}

/* The keyboard goes with the chosen row, if it is in the list; what had it and is not there any more leaves it to the row. */
static void
lead_keyboard (KeiComparePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* From a row that is far away it would take the list along. */
  if (get_wanted (self) != gtk_single_selection_get_selected (self->selection))
    return;
  if (_kei_compare_page_has_keyboard (self) || (self->leads_keyboard && (focus == NULL || !gtk_widget_get_mapped (focus) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))))
    _kei_compare_page_focus_list (self);
  self->leads_keyboard = FALSE;
}

/* It need not move then: it is whole, and some of what is before and after it is there too. */
static gboolean
is_comfortable (const Place *place)
{
  return place->top >= place->height / 10 && (place->bottom <= place->height * 3 / 4 || place->top <= place->height / 3);
}

/* Once the row is to be seen it is known where it shall stand; then the keyboard is led there, which may move it once more. FALSE when
 * it stands there. */
static gboolean
settle (KeiComparePage *self, const Place *place)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  double value = gtk_adjustment_get_value (adjustment);
  gboolean is_new = self->scroll_target < 0;

  if (is_new)
    self->scroll_target = is_comfortable (place) ? place->top : place->height / 4;
  if (ABS (place->top - self->scroll_target) >= 1)
    gtk_adjustment_set_value (adjustment, value + place->top - self->scroll_target);
  else if (is_new)
    lead_keyboard (self);
  /* Near its ends a list goes no further. */
  return is_new || gtk_adjustment_get_value (adjustment) != value;
}

static gboolean
scroll_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (gtk_widget_get_ancestor (list, KEI_TYPE_COMPARE_PAGE));
  guint position = get_wanted (self);
  Place place;

  /* The first tick comes before the list is laid out where it was scrolled to. Rows that come into view may have other heights
   * than the list thought, so it is looked at again. */
  self->scroll_waits--;
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    self->scroll_waits = 0;
  else if (self->scroll_waits < SCROLL_TICKS - 1)
    {
      if (!find_place (self, position, &place))
        kei_list_scroll_to (list, position); /* a list that was not there yet has not heard it */
      else if (!settle (self, &place))
        self->scroll_waits = 0;
    }
  if (self->scroll_waits > 0)
    return G_SOURCE_CONTINUE;
  self->scroll_id = 0;
  lead_keyboard (self);
  return G_SOURCE_REMOVE;
}

/* @position, @target: as of the fields. */
static void
scroll_to (KeiComparePage *self, guint position, double target)
{
  Place place;

  self->scroll_position = position;
  position = get_wanted (self);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!find_place (self, position, &place))
    kei_list_scroll_to (self->list, position);
  self->scroll_waits = SCROLL_TICKS;
  self->scroll_target = target;
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (self->list, scroll_cb, NULL, NULL);
}

void
_kei_compare_page_bring_into_view (KeiComparePage *self)
{
  scroll_to (self, GTK_INVALID_LIST_POSITION, -1);
}

gboolean
_kei_compare_page_find_anchor (KeiComparePage *self, guint *position, double *top)
{
  double first;
  Place place;

  *position = gtk_single_selection_get_selected (self->selection);
  if (!find_place (self, *position, &place))
    {
      if (!locate_y (self, 1, &first))
        return FALSE;
      *position = (guint) first;
      if (!find_place (self, *position, &place))
        return FALSE;
    }
  *top = place.top;
  return TRUE;
}

void
_kei_compare_page_hold_anchor (KeiComparePage *self, guint position, double top)
{
  scroll_to (self, position, top);
}
