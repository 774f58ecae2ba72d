/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows are in view, how the chosen one comes there, and the way through one that is taller than the view. */
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
  /* What is typed into keeps it, however late the list comes to rest. */
  if (self->typed == NULL && (_kei_compare_page_has_keyboard (self) || (self->leads_keyboard && (focus == NULL || !gtk_widget_get_mapped (focus) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))))
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

/* --- What is taller than the view --- */

/* How far a key goes, down or (negative) up; 0 for others. */
static double
get_way (KeiComparePage *self, guint key, double height)
{
  double step = gtk_adjustment_get_step_increment (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)));

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -step;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return MAX (height - step, step);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return -MAX (height - step, step);
    default:
      return 0;
    }
}

static gboolean
read_on_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (gtk_widget_get_ancestor (list, KEI_TYPE_COMPARE_PAGE));

  self->reading_id = 0;
  return G_SOURCE_REMOVE;
}

/* A list goes from row to row. Where the chosen one goes on beyond the view, its rest comes first. */
static gboolean
key_cb (KeiComparePage *self, guint key, guint code, GdkModifierType state)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  Place place;
  double wanted, way;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || !_kei_compare_page_has_keyboard (self) || !find_place (self, gtk_single_selection_get_selected (self->selection), &place) || place.bottom - place.top <= place.height)
    return FALSE;
  wanted = get_way (self, key, place.height);
  way = wanted > 0 ? MIN (wanted, place.bottom - place.height) : MAX (wanted, place.top);
  if (wanted * way < 1)
    return FALSE;
  /* Keys may come faster than the list is laid out. */
  if (self->reading_id != 0)
    return TRUE;
  self->reading_id = gtk_widget_add_tick_callback (self->list, read_on_cb, NULL, NULL);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + way);
  return TRUE;
}

void
_kei_compare_page_add_reading_keys (KeiComparePage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, keys);
}

/* --- The caret --- */

#define CARET_TICKS 2 /* frames until what was typed is laid out */

static gboolean
show_caret_cb (GtkWidget *area, GdkFrameClock *clock, gpointer data)
{
  guint *ticks = data;
  GtkWidget *page = gtk_widget_get_ancestor (area, KEI_TYPE_COMPARE_PAGE);
  GtkAdjustment *adjustment;
  GdkRectangle caret;
  double height, top;
  int x, y;

  if (page == NULL || --*ticks > 0)
    return page != NULL;
  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (area), NULL, &caret, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (area), GTK_TEXT_WINDOW_WIDGET, caret.x, caret.y, &x, &y);
  if (!gtk_widget_translate_coordinates (area, KEI_COMPARE_PAGE (page)->list, x, y, NULL, &top))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (KEI_COMPARE_PAGE (page)->list));
  height = gtk_widget_get_height (KEI_COMPARE_PAGE (page)->list);
  if (top < 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + top - caret.height);
  else if (top + caret.height > height)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + top + 2 * caret.height - height);
  return G_SOURCE_REMOVE;
}

static void
caret_moved_cb (GtkWidget *area)
{
  guint *ticks = g_new (guint, 1);

  *ticks = CARET_TICKS;
  gtk_widget_add_tick_callback (area, show_caret_cb, ticks, g_free);
}

void
_kei_compare_page_follow_caret (GtkTextView *area)
{
  g_signal_connect_object (gtk_text_view_get_buffer (area), "notify::cursor-position", G_CALLBACK (caret_moved_cb), area, G_CONNECT_SWAPPED);
  caret_moved_cb (GTK_WIDGET (area));
}
