/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The HTML writer's insides. */
#pragma once

#include "kei-report-sink.h"

G_BEGIN_DECLS

typedef struct
{
  KeiReport *report;
  KeiReportStyle *style;
  KeiReportJob *job; /* (nullable) */
  KeiReportSink sink;
  GHashTable *anchors; /* (element-type utf8): all of the report; unowned */
  GHashTable *symbols; /* (element-type utf8 utf8): ids of what was drawn in a line, by its checksum */
  guint n_ids;         /* made so far */
  const char *heading; /* the last one's title, for what has no name of its own */
  double unit;         /* points that are one rem: the size of body text */
} KeiHtml;

/* A new id, with a word in front of a number. (transfer full) */
char *kei_html_make_id (KeiHtml *self, const char *word);
/* Appends a length of @points in rem. */
void kei_html_append_length (GString *out, const KeiHtml *self, double points);

/* kei-html-style.c: what goes into <style>. */
void kei_html_append_style (GString *out, const KeiHtml *self);
/* The number of a part's paper and direction: its class is "p" and that. */
guint kei_html_get_page (const KeiReportPart *part);
/* Of what has a role; NULL for body text. */
const char *kei_html_get_class (KeiParagraphRole role);

/* kei-html-text.c */
void kei_html_append_runs (KeiHtml *self, const KeiParagraph *paragraph);
/* <p>, with its class and anchor; no line end, which would be an empty line in a cell. */
void kei_html_append_paragraph (KeiHtml *self, const KeiParagraph *paragraph);
void kei_html_append_anchor (KeiHtml *self, const char *anchor); /* (nullable) */

/* Nested lists out of entries that have a depth: open_list() before the first, entry() before and close_list() after the last. */
#define KEI_HTML_DEPTH 12
typedef struct
{
  const char *tag; /* "ol" or "ul" */
  guint depths[KEI_HTML_DEPTH];
  guint n; /* lists that are open */
} KeiHtmlList;
void kei_html_list_entry (KeiHtml *self, KeiHtmlList *list, guint depth);
void kei_html_list_close (KeiHtml *self, KeiHtmlList *list);

/* kei-html-table.c, kei-html-figure.c */
gboolean kei_html_append_table (KeiHtml *self, const KeiReportTable *table, GError **error);
void kei_html_append_figure (KeiHtml *self, const KeiFigure *figure);
/* A drawing in a line of text. */
void kei_html_append_sign (KeiHtml *self, const KeiDrawing *drawing, const char *text);

G_END_DECLS
