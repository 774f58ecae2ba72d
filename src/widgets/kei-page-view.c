/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GtkScrollable: the adjustments hold where the view is, in pixels of the whole roll of pages; the pages' tops
 * are kept in points, so a zoom changes no list. */
#include "config.h"

#include "kei-page-view.h"

#include <math.h>

#define PIXELS_PER_POINT (96.0 / 72.0)
#define GAP 18.0 /* around pages and between them, in pixels */
#define MIN_ZOOM 0.25
#define MAX_ZOOM 4.0
#define SHADOW 0.25

struct _KeiPageView
{
  GtkWidget parent_instance;

  const KeiPageViewFuncs *funcs; /* nullable: no pages */
  gpointer pages;
  GDestroyNotify destroy;
  GArray *tops;  /* (element-type gdouble): in points, without gaps; one more than pages */
  double widest; /* in points */
  double zoom;
  gboolean fits; /* the zoom follows the width */
  guint say_id;
  guint said_page;
  double said_zoom;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
};

enum {
  PROP_ZOOM = 1,
  PROP_PAGE,
  PROP_N_PAGES,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (KeiPageView, kei_page_view, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* --- Where pages are --- */

static double
get_scale (KeiPageView *self)
{
  return self->zoom * PIXELS_PER_POINT;
}

static double
get_top (KeiPageView *self, guint page)
{
  return GAP + page * GAP + g_array_index (self->tops, double, page) * get_scale (self);
}

static double
get_height (KeiPageView *self)
{
  guint n = kei_page_view_get_n_pages (self);

  return n > 0 ? get_top (self, n) : 0;
}

/* The page at a height of the roll; the last one below all. */
static guint
find_page (KeiPageView *self, double y)
{
  guint low = 0, high = kei_page_view_get_n_pages (self);

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (get_top (self, middle) <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static double
get_value (KeiPageView *self, GtkOrientation orientation)
{
  return self->adjustments[orientation] != NULL ? gtk_adjustment_get_value (self->adjustments[orientation]) : 0;
}

static guint
find_current_page (KeiPageView *self)
{
  return kei_page_view_get_n_pages (self) > 0 ? find_page (self, get_value (self, GTK_ORIENTATION_VERTICAL) + gtk_widget_get_height (GTK_WIDGET (self)) / 2.0) : 0;
}

/* Whoever shows page and zoom hears of them with the next frame: labels that change during an allocation would need another one. */
static gboolean
say_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  KeiPageView *self = KEI_PAGE_VIEW (widget);
  guint page = find_current_page (self);

  self->say_id = 0;
  if (page != self->said_page)
    {
      self->said_page = page;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
    }
  if (self->zoom != self->said_zoom)
    {
      self->said_zoom = self->zoom;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
    }
  return G_SOURCE_REMOVE;
}

static void
say_soon (KeiPageView *self)
{
  if (self->say_id == 0)
    self->say_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), say_cb, NULL, NULL);
}

static void
value_changed_cb (KeiPageView *self)
{
  say_soon (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
configure (KeiPageView *self, GtkOrientation orientation, double view, double whole)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment == NULL)
    return;
  whole = MAX (whole, view);
  gtk_adjustment_configure (adjustment, CLAMP (gtk_adjustment_get_value (adjustment), 0, whole - view), 0, whole, 40, view * 0.9, view);
}

static void
kei_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KeiPageView *self = KEI_PAGE_VIEW (widget);

  if (self->fits && self->widest > 0)
    self->zoom = CLAMP ((width - 2 * GAP) / (self->widest * PIXELS_PER_POINT), MIN_ZOOM, MAX_ZOOM);
  configure (self, GTK_ORIENTATION_HORIZONTAL, width, self->widest * get_scale (self) + 2 * GAP);
  configure (self, GTK_ORIENTATION_VERTICAL, height, get_height (self));
  say_soon (self);
}

/* --- Drawing --- */

static void
snapshot_page (KeiPageView *self, GtkSnapshot *snapshot, guint page)
{
  double scale = get_scale (self), width, height, x, y;
  graphene_rect_t paper;
  GskRoundedRect outline;
  cairo_t *cr;

  self->funcs->get_size (self->pages, page, &width, &height);
  x = MAX (gtk_widget_get_width (GTK_WIDGET (self)), self->widest * scale + 2 * GAP) / 2 - width * scale / 2 - get_value (self, GTK_ORIENTATION_HORIZONTAL);
  y = get_top (self, page) - get_value (self, GTK_ORIENTATION_VERTICAL);
  paper = GRAPHENE_RECT_INIT (floor (x), floor (y), ceil (width * scale), ceil (height * scale));
  gsk_rounded_rect_init_from_rect (&outline, &paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, SHADOW }, 0, 1, 0, 4);
  /* Paper is white, in the dark too. */
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &paper);
  cr = gtk_snapshot_append_cairo (snapshot, &paper);
  cairo_translate (cr, floor (x), floor (y));
  cairo_scale (cr, scale, scale);
  self->funcs->draw (self->pages, page, cr);
  cairo_destroy (cr);
}

static void
kei_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KeiPageView *self = KEI_PAGE_VIEW (widget);
  double top = get_value (self, GTK_ORIENTATION_VERTICAL), bottom = top + gtk_widget_get_height (widget);
  guint n = kei_page_view_get_n_pages (self);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  for (guint page = n > 0 ? find_page (self, top) : 0; page < n && get_top (self, page) < bottom; page++)
    snapshot_page (self, snapshot, page);
  gtk_snapshot_pop (snapshot);
}

/* --- Properties --- */

static void
set_adjustment (KeiPageView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
      g_clear_object (&self->adjustments[orientation]);
    }
  if (adjustment == NULL)
    return;
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
kei_page_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KeiPageView *self = KEI_PAGE_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, find_current_page (self));
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, kei_page_view_get_n_pages (self));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_page_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KeiPageView *self = KEI_PAGE_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM:
      kei_page_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_page_view_dispose (GObject *object)
{
  KeiPageView *self = KEI_PAGE_VIEW (object);

  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  if (self->destroy != NULL)
    self->destroy (self->pages);
  self->destroy = NULL;
  self->pages = NULL;
  g_array_set_size (self->tops, 1);
  G_OBJECT_CLASS (kei_page_view_parent_class)->dispose (object);
}

static void
kei_page_view_finalize (GObject *object)
{
  g_array_unref (KEI_PAGE_VIEW (object)->tops);
  G_OBJECT_CLASS (kei_page_view_parent_class)->finalize (object);
}

static void
kei_page_view_class_init (KeiPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kei_page_view_get_property;
  object_class->set_property = kei_page_view_set_property;
  object_class->dispose = kei_page_view_dispose;
  object_class->finalize = kei_page_view_finalize;
  widget_class->size_allocate = kei_page_view_size_allocate;
  widget_class->snapshot = kei_page_view_snapshot;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, MIN_ZOOM, MAX_ZOOM, 1, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gtk_widget_class_set_css_name (widget_class, "page-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kei_page_view_init (KeiPageView *self)
{
  const double top = 0;

  self->zoom = 1;
  self->fits = TRUE;
  self->tops = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (self->tops, top);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
kei_page_view_new (void)
{
  return g_object_new (KEI_TYPE_PAGE_VIEW, NULL);
}

void
kei_page_view_set_pages (KeiPageView *self, guint n_pages, const KeiPageViewFuncs *funcs, gpointer pages, GDestroyNotify destroy)
{
  gpointer old = self->pages;
  GDestroyNotify old_destroy = self->destroy;
  guint n_before = kei_page_view_get_n_pages (self);
  double top = 0;

  g_return_if_fail (KEI_IS_PAGE_VIEW (self));

  self->funcs = funcs;
  self->pages = pages;
  self->destroy = destroy;
  self->widest = 0;
  g_array_set_size (self->tops, 0);
  for (guint page = 0; page <= n_pages; page++)
    {
      double width, height;

      g_array_append_val (self->tops, top);
      if (page == n_pages)
        break;
      funcs->get_size (pages, page, &width, &height);
      self->widest = MAX (self->widest, width);
      top += height;
    }
  if (old_destroy != NULL)
    old_destroy (old);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (n_before != n_pages)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
}

guint
kei_page_view_get_n_pages (KeiPageView *self)
{
  g_return_val_if_fail (KEI_IS_PAGE_VIEW (self), 0);
  return self->tops->len - 1;
}

guint
kei_page_view_get_page (KeiPageView *self)
{
  g_return_val_if_fail (KEI_IS_PAGE_VIEW (self), 0);
  return find_current_page (self);
}

void
kei_page_view_go_to (KeiPageView *self, guint page)
{
  g_return_if_fail (KEI_IS_PAGE_VIEW (self));

  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL && page < kei_page_view_get_n_pages (self))
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], get_top (self, page) - GAP);
}

double
kei_page_view_get_zoom (KeiPageView *self)
{
  g_return_val_if_fail (KEI_IS_PAGE_VIEW (self), 1);
  return self->zoom;
}

/* What is in the middle of the view stays there: a page, and how far down on it. */
void
kei_page_view_set_zoom (KeiPageView *self, double zoom)
{
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double half = vertical != NULL ? gtk_adjustment_get_page_size (vertical) / 2 : 0, middle, down;
  guint page;

  g_return_if_fail (KEI_IS_PAGE_VIEW (self));

  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  self->fits = FALSE;
  if (zoom == self->zoom)
    return;
  middle = get_value (self, GTK_ORIENTATION_VERTICAL) + half;
  page = find_page (self, middle);
  down = (middle - get_top (self, page)) / self->zoom;
  self->zoom = zoom;
  if (vertical != NULL)
    {
      gtk_adjustment_set_upper (vertical, MAX (get_height (self), 2 * half));
      gtk_adjustment_set_value (vertical, get_top (self, page) + down * zoom - half);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  say_soon (self);
}

void
kei_page_view_fit_width (KeiPageView *self)
{
  g_return_if_fail (KEI_IS_PAGE_VIEW (self));

  self->fits = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
