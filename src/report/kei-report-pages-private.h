/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages while they are laid out: what is on them, in the order in which it is drawn. */
#pragma once

#include "kei-report-pages.h"
#include "kei-report-set.h"

G_BEGIN_DECLS

typedef enum {
  KEI_ITEM_FILL,
  KEI_ITEM_DOTS, /* a row of dots, `height` thick */
  KEI_ITEM_LINES,
  KEI_ITEM_DRAWING,
  KEI_ITEM_IMAGE,
  KEI_ITEM_LINK,
} KeiItemKind;

typedef struct
{
  KeiItemKind kind;
  KeiRgba colour;
  float x;
  float y;
  float width;
  float height;
  gconstpointer what; /* unowned: KeiSet, KeiDrawing, KeiFigure, or the anchor that a link leads to */
  guint32 first;      /* line of a set */
  guint32 n;
  guint level; /* of the heading that the lines are; 0 for others */
} KeiPageItem;

typedef struct
{
  double width;
  double height;
  gboolean furniture;
  const char *heading; /* of {heading}; unowned */
  char *label;
  GArray *items; /* (element-type KeiPageItem) */
} KeiPage;

struct _KeiReportPages
{
  gatomicrefcount refs;
  KeiReport *report;
  GPtrArray *pages;    /* (element-type KeiPage) */
  GPtrArray *sets;     /* (element-type KeiSet) */
  GPtrArray *fonts;    /* (element-type cairo_scaled_font_t) */
  GArray *outline;     /* (element-type KeiReportEntry) */
  GHashTable *anchors; /* (element-type utf8 KeiReportSpot): keys are the report's */
};

/* The pages as far as a word processor would have them too: it sets nothing closer for a chapter to end with a page. For the page
 * numbers in what it is given. (transfer full) */
KeiReportPages *kei_report_pages_new_loose (KeiReport *report, KeiReportJob *job, GError **error);

/* The same as kei_report_pages_draw(), and marks headings for those who read with their ears: for a PDF of all pages only. */
void kei_report_pages_draw_tagged (const KeiReportPages *pages, guint page, cairo_t *cr);

/* Says where the links of a page are: for writers that have links. */
typedef void (*KeiReportLinkFunc) (const KeiPageItem *link, gpointer data);
void kei_report_pages_foreach_link (const KeiReportPages *pages, guint page, KeiReportLinkFunc func, gpointer data);

typedef struct
{
  const char *anchor; /* unowned */
  KeiReportSpot spot;
} KeiReportTarget;
/* All that links may lead to, from the first page on. (transfer full) */
GArray *kei_report_pages_list_targets (const KeiReportPages *pages);

/* --- Laying out --- */

typedef struct _KeiFlow KeiFlow;

/* Where the next thing comes, and how far down it may reach. */
struct _KeiFlow
{
  KeiReportPages *pages;
  KeiReportStyle *style;
  KeiReportJob *job; /* (nullable) */
  KeiSetter *setter;
  KeiPage *page;
  const KeiReportPart *part; /* (nullable) */
  double left;
  double top;
  double width;
  double bottom;
  double y;
  double space;            /* after what was placed last */
  gboolean at_top;         /* nothing is on the page */
  gboolean loose;          /* as a word processor would: nothing is set closer or kept together but by its style, contents apart */
  guint level;             /* of the heading whose lines are placed; 0 for none */
  gboolean forced;         /* the page was begun on purpose, so the space before counts */
  const char *heading;     /* of level 1, the last one; unowned */
  const KeiHeading *again; /* (nullable): named above what goes on, on each page that begins by itself; unowned */
  GPtrArray *anchors;      /* (element-type utf8) unowned: those put since it was emptied */
};

/* Keeps a set as long as the pages. (transfer full): returns it. */
KeiSet *kei_flow_keep (KeiFlow *flow, KeiSet *set);

void kei_flow_next_page (KeiFlow *flow);
double kei_flow_get_page_height (const KeiFlow *flow); /* between the margins */

void kei_flow_fill (KeiFlow *flow, KeiRgba colour, double x, double y, double width, double height);
/* Lines of a set; @y is the top of the first one. Its links as well. */
void kei_flow_lines (KeiFlow *flow, const KeiSet *set, guint first, guint n, double x, double y);
void kei_flow_item (KeiFlow *flow, const KeiPageItem *item);
void kei_flow_anchor (KeiFlow *flow, const char *anchor, double x, double y);

/* How high some lines are. */
double kei_set_get_height (const KeiSet *set, guint first, guint n);
/* How many lines from @first on have room in @height. */
guint kei_set_count_fitting (const KeiSet *set, guint first, double height);

/* Mixed with white: @part of it. */
KeiRgba kei_rgba_lighten (KeiRgba colour, double part);

/* --- Tables --- */

typedef struct _KeiSetTable KeiSetTable;

KeiSetTable *kei_set_table_new (KeiFlow *flow, const KeiReportTable *table);
void kei_set_table_free (KeiSetTable *self);
/* What must be on the page where the table begins; @page is the height of one. */
double kei_set_table_get_start (const KeiSetTable *self, double page);
double kei_set_table_get_space (const KeiSetTable *self);   /* before it */
gboolean kei_set_table_is_joined (const KeiSetTable *self); /* to what stands before it */
/* From the flow's place on. @below: points that the page of its last row must have room for behind it, if there is one that has. FALSE
 * when the job is cancelled. */
gboolean kei_set_table_place (KeiSetTable *self, KeiFlow *flow, double below, GError **error);

/* --- Images --- */

/* The size in points of what is in a figure's image. FALSE if it cannot be read. */
gboolean kei_report_picture_get_size (const KeiFigure *figure, double *width, double *height);
/* Draws within the size. */
void kei_report_picture_draw (const KeiFigure *figure, cairo_t *cr, double width, double height);

G_END_DECLS
