/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows are brought together once, pixel by pixel, into one picture; a frame of scrolling draws that picture and
 * the frame of what is in view. */
#include "config.h"

#include "kei-overview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-draw.h"

#define WIDTH 21 /* and a line at its side */
#define MARGIN 4 /* at both ends, so that the frame shows */
#define MARK_WIDTH 13
#define BAR 3
#define LEAST_MARK 3
#define DENSE_MARK 2 /* the least where there are more rows than room for all */
#define LEAST_VIEW 12
#define REACH 4 /* pixels that a click may be off */

struct _KeiOverview
{
  GtkWidget parent_instance;

  GtkAdjustment *adjustment; /* owned (nullable) */
  KeiOverviewLocate locate;  /* (nullable) */
  gpointer locate_data;
  guint8 *signs;   /* owned (nullable) */
  guint8 *heights; /* owned (nullable) */
  guint n;
  guint64 total; /* of the heights */
  guint current;
  guint64 before_current; /* heights above it */

  GskRenderNode *marks; /* owned (nullable): what follows is the size that it was drawn for */
  int marks_width, marks_height, marks_scale;

  double drag_offset; /* from the top of the view to the pointer; while it is dragged */
  gboolean has_moved;
};

enum {
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KeiOverview, kei_overview, GTK_TYPE_WIDGET)

/* --- Where rows are --- */

static guint
get_height_of (KeiOverview *self, guint row)
{
  return self->heights != NULL ? self->heights[row] : 1;
}

static double
get_track (KeiOverview *self)
{
  return MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN);
}

/* From the top of the track. */
static double
get_y (KeiOverview *self, guint64 height)
{
  return self->total > 0 ? (double) height / (double) self->total * get_track (self) : 0;
}

/* Pixels of the track that a row's mark takes: at least a few, and where there is room one less than the row, so that
 * neighbours stay apart. */
static void
get_extent (KeiOverview *self, guint64 before, guint height, int *start, int *end)
{
  int least = self->n * LEAST_MARK > get_track (self) ? DENSE_MARK : LEAST_MARK;

  *start = (int) get_y (self, before);
  *end = (int) get_y (self, before + height);
  if (*end - *start > least)
    *end -= 1;
  *end = MAX (*end, *start + least);
}

guint
kei_overview_get_row_at (KeiOverview *self, double y)
{
  guint64 before = 0;
  guint best = G_MAXUINT;
  double best_distance = REACH + 0.5;

  g_return_val_if_fail (KEI_IS_OVERVIEW (self), G_MAXUINT);

  y -= MARGIN;
  for (guint i = 0; i < self->n; before += get_height_of (self, i), i++)
    {
      int start, end;
      double distance;

      if (self->signs[i] == KEI_SIGN_NONE)
        continue;
      get_extent (self, before, get_height_of (self, i), &start, &end);
      distance = y < start ? start - y : y >= end ? y - end + 1
                                                  : 0;
      if (distance < best_distance)
        {
          best = i;
          best_distance = distance;
        }
      if (start > y + REACH)
        break;
    }
  return best;
}

/* --- The picture of the marks --- */

/* Which signs each pixel of the track has, as bits. (transfer full) */
static guint16 *
gather (KeiOverview *self, int height)
{
  guint16 *pixels = g_new0 (guint16, height + LEAST_MARK + 1);
  guint64 before = 0;

  for (guint i = 0; i < self->n; before += get_height_of (self, i), i++)
    if (self->signs[i] != KEI_SIGN_NONE)
      {
        int start, end;

        get_extent (self, before, get_height_of (self, i), &start, &end);
        for (int y = start; y < MIN (end, height); y++)
          pixels[y] |= (guint16) (1u << self->signs[i]);
      }
  return pixels;
}

static void
fill (cairo_t *cr, const GdkRGBA *color, double x, double y, double width, double height)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

static void
draw_mark (KeiOverview *self, cairo_t *cr, KeiSign sign, double y, double height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA color = kei_draw_get_color (widget, kei_sign_get_color (sign));
  GdkRGBA ground = kei_draw_get_color (widget, kei_sign_get_mark (sign));
  double x = (gtk_widget_get_width (widget) - MARK_WIDTH) / 2;
  double right = x + MARK_WIDTH;

  switch (sign)
    {
    case KEI_SIGN_REMOVED:
      fill (cr, &ground, x, y, (MARK_WIDTH + 1) / 2, height);
      fill (cr, &color, x, y, BAR, height);
      break;
    case KEI_SIGN_ADDED:
      fill (cr, &ground, right - (MARK_WIDTH + 1) / 2, y, (MARK_WIDTH + 1) / 2, height);
      fill (cr, &color, right - BAR, y, BAR, height);
      break;
    case KEI_SIGN_MOVED:
    case KEI_SIGN_REORDERED:
    case KEI_SIGN_LEVEL:
      fill (cr, &ground, x, y, MARK_WIDTH, height);
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_set_line_width (cr, 1);
      cairo_rectangle (cr, x + 0.5, y + 0.5, MARK_WIDTH - 1, MAX (1, height - 1));
      cairo_stroke (cr);
      break;
    case KEI_SIGN_SPELLING:
    case KEI_SIGN_NUMBER:
    case KEI_SIGN_RULE:
      fill (cr, &color, x + MARK_WIDTH / 2 - 1, y, BAR, height);
      break;
    case KEI_SIGN_MERGED:
      fill (cr, &ground, x, y, MARK_WIDTH, height);
      fill (cr, &color, right - BAR, y, BAR, height);
      fill (cr, &color, x, y, MARK_WIDTH, 1);
      break;
    case KEI_SIGN_SPLIT:
      fill (cr, &ground, x, y, MARK_WIDTH, height);
      fill (cr, &color, x, y, BAR, height);
      fill (cr, &color, right - BAR, y, BAR, height);
      break;
    case KEI_SIGN_CHANGED:
    case KEI_SIGN_NONE:
    case KEI_N_SIGNS:
    default:
      fill (cr, &ground, x, y, MARK_WIDTH, height);
      fill (cr, &color, x, y, BAR, height);
    }
}

static void
draw_marks (KeiOverview *self)
{
  static const KeiSign order[] = { KEI_SIGN_RULE, KEI_SIGN_NUMBER, KEI_SIGN_SPELLING, KEI_SIGN_CHANGED, KEI_SIGN_REORDERED, KEI_SIGN_LEVEL, KEI_SIGN_MOVED, KEI_SIGN_REMOVED, KEI_SIGN_ADDED, KEI_SIGN_MERGED, KEI_SIGN_SPLIT };
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), scale = gtk_widget_get_scale_factor (widget);
  int track = (int) get_track (self);
  g_autofree guint16 *pixels = gather (self, track);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (int y = 0; y < track;)
      {
        int start = y;

        while (y < track && (pixels[y] & (1u << order[i])) != 0)
          y++;
        if (y > start)
          draw_mark (self, cr, order[i], MARGIN + start, y - start);
        else
          y++;
      }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) (height * scale));
  texture = gdk_memory_texture_new (width * scale, height * scale, GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (surface);
  g_clear_pointer (&self->marks, gsk_render_node_unref);
  self->marks = gsk_texture_node_new (texture, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  self->marks_width = width;
  self->marks_height = height;
  self->marks_scale = scale;
}

/* --- The view --- */

/* Heights above the place @row among the rows. */
static double
sum_heights (KeiOverview *self, double row)
{
  guint whole = (guint) CLAMP (row, 0, self->n);
  double sum = 0;

  if (self->heights == NULL)
    return CLAMP (row, 0, self->n);
  for (guint i = 0; i < whole; i++)
    sum += self->heights[i];
  return whole < self->n ? sum + (row - whole) * self->heights[whole] : sum;
}

/* What is in view by its rows. */
static gboolean
locate_view (KeiOverview *self, double *y, double *height)
{
  double first, last;

  if (self->locate == NULL || self->total == 0 || !self->locate (self->locate_data, &first, &last))
    return FALSE;
  *y = sum_heights (self, first) / (double) self->total * get_track (self);
  *height = MAX (LEAST_VIEW, sum_heights (self, last) / (double) self->total * get_track (self) - *y);
  *y = MARGIN + MIN (*y, get_track (self) - *height);
  return TRUE;
}

/* Of the strip; FALSE when all is in view or nothing is known. */
static gboolean
get_view (KeiOverview *self, double *y, double *height)
{
  double upper, page, track = get_track (self);

  if (self->adjustment == NULL)
    return FALSE;
  upper = gtk_adjustment_get_upper (self->adjustment) - gtk_adjustment_get_lower (self->adjustment);
  page = gtk_adjustment_get_page_size (self->adjustment);
  if (upper <= page || upper <= 0)
    return FALSE;
  if (locate_view (self, y, height))
    return TRUE;
  *height = MAX (LEAST_VIEW, page / upper * track);
  *y = MARGIN + (gtk_adjustment_get_value (self->adjustment) - gtk_adjustment_get_lower (self->adjustment)) / (upper - page) * (track - *height);
  return TRUE;
}

static void
set_view (KeiOverview *self, double y)
{
  double before, height, upper, page;

  if (!get_view (self, &before, &height) || get_track (self) <= height)
    return;
  upper = gtk_adjustment_get_upper (self->adjustment) - gtk_adjustment_get_lower (self->adjustment);
  page = gtk_adjustment_get_page_size (self->adjustment);
  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_lower (self->adjustment) + (y - MARGIN) / (get_track (self) - height) * (upper - page));
}

static void
kei_overview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
  *minimum_baseline = *natural_baseline = -1;
}

static void
kei_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KeiOverview *self = KEI_OVERVIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA color = kei_draw_get_color (widget, "kei_secondary");
  double y, view_height;

  if (width <= 0 || height <= 2 * MARGIN)
    return;
  if (self->marks == NULL || self->marks_width != width || self->marks_height != height || self->marks_scale != gtk_widget_get_scale_factor (widget))
    draw_marks (self);
  gtk_snapshot_append_node (snapshot, self->marks);
  if (get_view (self, &y, &view_height))
    {
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (1.5f, (float) (int) y, (float) (width - 3), (float) (int) view_height);
      GdkRGBA ground = kei_draw_with_alpha (color, 0.1);

      gtk_snapshot_append_color (snapshot, &ground, &bounds);
      kei_draw_edge (snapshot, &bounds, 3, 2, &color);
    }
  if (self->current < self->n)
    {
      GdkRGBA accent = kei_draw_get_color (widget, "accent_bg_color");
      int start, end;

      get_extent (self, self->before_current, get_height_of (self, self->current), &start, &end);
      kei_draw_edge (snapshot, &GRAPHENE_RECT_INIT ((float) ((width - MARK_WIDTH) / 2 - 2), (float) (MARGIN + start - 2), MARK_WIDTH + 4, (float) (end - start + 4)), 2, 2, &accent);
    }
}

/* --- The pointer --- */

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, KeiOverview *self)
{
  double top, height;

  self->has_moved = FALSE;
  if (!get_view (self, &top, &height))
    return;
  if (y < top || y >= top + height)
    {
      set_view (self, y - height / 2);
      top = y - height / 2;
    }
  self->drag_offset = y - top;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, KeiOverview *self)
{
  double x, y;

  if (!self->has_moved && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, 0, (int) offset_y))
    return;
  self->has_moved = TRUE;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  set_view (self, y + offset_y - self->drag_offset);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, KeiOverview *self)
{
  double x, y;
  guint row;

  if (self->has_moved)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  row = kei_overview_get_row_at (self, y);
  if (row != G_MAXUINT)
    g_signal_emit (self, signals[PICKED], 0, row);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, KeiOverview *self)
{
  if (self->adjustment == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + dy * gtk_adjustment_get_page_size (self->adjustment) / 7);
  return GDK_EVENT_STOP;
}

/* --- The widget --- */

static void
value_changed_cb (KeiOverview *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, gtk_adjustment_get_value (self->adjustment), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
adjustment_changed_cb (KeiOverview *self)
{
  double lower = gtk_adjustment_get_lower (self->adjustment);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, lower, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  MAX (lower, gtk_adjustment_get_upper (self->adjustment) - gtk_adjustment_get_page_size (self->adjustment)), -1);
  value_changed_cb (self);
}

static void
forget_marks (KeiOverview *self)
{
  g_clear_pointer (&self->marks, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Another theme. */
static void
kei_overview_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kei_overview_parent_class)->css_changed (widget, change);
  forget_marks (KEI_OVERVIEW (widget));
}

static void
kei_overview_dispose (GObject *object)
{
  KeiOverview *self = KEI_OVERVIEW (object);

  kei_overview_set_adjustment (self, NULL);
  G_OBJECT_CLASS (kei_overview_parent_class)->dispose (object);
}

static void
kei_overview_finalize (GObject *object)
{
  KeiOverview *self = KEI_OVERVIEW (object);

  g_free (self->signs);
  g_free (self->heights);
  g_clear_pointer (&self->marks, gsk_render_node_unref);
  G_OBJECT_CLASS (kei_overview_parent_class)->finalize (object);
}

static void
kei_overview_class_init (KeiOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_overview_dispose;
  G_OBJECT_CLASS (klass)->finalize = kei_overview_finalize;
  widget_class->measure = kei_overview_measure;
  widget_class->snapshot = kei_overview_snapshot;
  widget_class->css_changed = kei_overview_css_changed;

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
}

static void
kei_overview_init (KeiOverview *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->current = G_MAXUINT;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Overview of the changes"),
                                  GTK_ACCESSIBLE_PROPERTY_ORIENTATION, GTK_ORIENTATION_VERTICAL, -1);
}

GtkWidget *
kei_overview_new (void)
{
  return g_object_new (KEI_TYPE_OVERVIEW, NULL);
}

void
kei_overview_set_adjustment (KeiOverview *self, GtkAdjustment *adjustment)
{
  g_return_if_fail (KEI_IS_OVERVIEW (self));

  if (self->adjustment == adjustment)
    return;
  if (self->adjustment != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->adjustment, value_changed_cb, self);
      g_signal_handlers_disconnect_by_func (self->adjustment, adjustment_changed_cb, self);
    }
  g_set_object (&self->adjustment, adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (adjustment_changed_cb), self);
  adjustment_changed_cb (self);
}

void
kei_overview_set_locate (KeiOverview *self, KeiOverviewLocate locate, gpointer data)
{
  g_return_if_fail (KEI_IS_OVERVIEW (self));

  self->locate = locate;
  self->locate_data = data;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
kei_overview_set_rows (KeiOverview *self, const guint8 *signs, const guint8 *heights, guint n)
{
  g_return_if_fail (KEI_IS_OVERVIEW (self));
  g_return_if_fail (signs != NULL || n == 0);

  g_free (self->signs);
  g_free (self->heights);
  self->signs = g_memdup2 (signs, n);
  self->heights = g_memdup2 (heights, heights != NULL ? n : 0);
  self->n = n;
  self->total = n;
  if (heights != NULL)
    {
      self->total = 0;
      for (guint i = 0; i < n; i++)
        self->total += heights[i];
    }
  self->current = G_MAXUINT;
  forget_marks (self);
}

void
kei_overview_set_current (KeiOverview *self, guint row)
{
  g_return_if_fail (KEI_IS_OVERVIEW (self));

  self->current = row;
  self->before_current = 0;
  for (guint i = 0; i < row && row < self->n; i++)
    self->before_current += get_height_of (self, i);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
