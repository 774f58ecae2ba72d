/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "kei-drawing.h"

G_BEGIN_DECLS

/* How a report looks, and which of its parts are printed, as data: a key file (groups in brackets, key=value)
 * that a plan carries and a file can hold. Immutable and atomically counted; any thread may read. */

#define KEI_STYLE_ERROR (kei_style_error_quark ())
typedef enum {
  KEI_STYLE_ERROR_SYNTAX, /* no key file */
  KEI_STYLE_ERROR_VALUE,  /* a group, key or value that is not known: the message names it and what may stand there */
  KEI_STYLE_ERROR_BASE,   /* a base that is not shipped */
} KeiStyleError;
GQuark kei_style_error_quark (void);

typedef enum {
  KEI_PAPER_STYLE, /* the style's own */
  KEI_PAPER_A3,
  KEI_PAPER_A4,
  KEI_PAPER_A5,
  KEI_PAPER_B4, /* JIS */
  KEI_PAPER_B5,
  KEI_PAPER_LETTER,
  KEI_N_PAPERS
} KeiPaper;

/* In points, upright. */
void kei_paper_get_size (KeiPaper paper, double *width, double *height);

/* Colours by what they are for. */
typedef enum {
  KEI_INK_NONE,
  KEI_INK_TEXT,
  KEI_INK_SECONDARY,
  KEI_INK_ACCENT,
  KEI_INK_ON_ACCENT, /* text on a band of the accent */
  KEI_INK_TINT,      /* behind table heads and boxes */
  KEI_INK_RULE,      /* lines of tables */
  KEI_INK_ADDED,
  KEI_INK_REMOVED,
  KEI_INK_CHANGED,
  KEI_INK_MOVED,
  KEI_INK_WARNING,
  KEI_N_INKS
} KeiInk;

typedef enum {
  KEI_PARAGRAPH_BODY,
  KEI_PARAGRAPH_LEAD,    /* set off: a vision, what a part is about */
  KEI_PARAGRAPH_LABEL,   /* a small heading within a text (現状と課題) */
  KEI_PARAGRAPH_NOTE,    /* small: sources, remarks */
  KEI_PARAGRAPH_CAPTION, /* of tables and figures */
  KEI_PARAGRAPH_CELL,
  KEI_PARAGRAPH_CELL_HEAD,
  KEI_PARAGRAPH_COVER_TITLE,
  KEI_PARAGRAPH_COVER_SUBTITLE,
  KEI_PARAGRAPH_COVER_LINE,
  KEI_PARAGRAPH_CONTENTS,  /* a line of the contents */
  KEI_PARAGRAPH_FURNITURE, /* header and footer */
  KEI_N_PARAGRAPH_ROLES
} KeiParagraphRole;

/* What is drawn around a heading. */
typedef enum {
  KEI_RULE_NONE,
  KEI_RULE_BELOW,
  KEI_RULE_LEFT, /* a thick bar at the left */
  KEI_RULE_BAND, /* on a band of the accent colour */
} KeiRule;

/* Of a heading level or of a role; lengths in points. */
typedef struct
{
  char *font; /* families in the order in which they are looked for, with commas */
  double size;
  gboolean bold;
  KeiInk ink;
  KeiAlign align;
  gboolean justify;   /* lines but the last are spread to the full width */
  double line_height; /* factor on the size, from base line to base line */
  double space_before;
  double space_after;
  double indent;     /* of the first line, in ems */
  KeiRule rule;      /* headings only */
  gboolean new_page; /* headings only */
} KeiTextStyle;

#define KEI_N_HEADINGS 6

typedef struct _KeiReportStyle KeiReportStyle;

#define KEI_TYPE_REPORT_STYLE (kei_report_style_get_type ())
GType kei_report_style_get_type (void);

/* Whether reports and styles can hold a character: no control character but LF and TAB, and nothing that XML has not. */
gboolean kei_report_can_hold (gunichar c);

/* Reads a style. What it does not say comes from the shipped style that its `base` names ("office" unless
 * said). NULL on error. (transfer full) */
KeiReportStyle *kei_report_style_new (const char *text, gssize length, GError **error);
/* A shipped style by its code ("office", "amendment"), or NULL. (transfer full) */
KeiReportStyle *kei_report_style_new_shipped (const char *code);
/* The codes of the shipped styles for a plan's reports, ended by NULL; the first is the default. */
const char *const *kei_report_style_shipped (void);
/* The same for comparison tables. */
const char *const *kei_report_style_shipped_comparisons (void);
KeiReportStyle *kei_report_style_ref (KeiReportStyle *style);
void kei_report_style_unref (KeiReportStyle *style);

/* All of it, to be kept in a plan or a file: kei_report_style_new() reads it back. (transfer full) */
char *kei_report_style_to_text (const KeiReportStyle *style);

/* In @language ("ja", "ja_JP.UTF-8", NULL: the user's). */
char *kei_report_style_dup_name (const KeiReportStyle *style, const char *language);
/* The same under another name, which is one for all languages. (transfer full) */
KeiReportStyle *kei_report_style_with_name (const KeiReportStyle *style, const char *name);

const KeiTextStyle *kei_report_style_get_heading (const KeiReportStyle *style, guint level); /* 1 … KEI_N_HEADINGS */
const KeiTextStyle *kei_report_style_get_paragraph (const KeiReportStyle *style, KeiParagraphRole role);
/* Of KEI_INK_NONE: KEI_RGBA_NONE. */
KeiRgba kei_report_style_get_ink (const KeiReportStyle *style, KeiInk ink);

typedef struct
{
  KeiPaper paper;
  gboolean across;
  double top; /* margins, in points */
  double right;
  double bottom;
  double left;
} KeiPageSetup;
const KeiPageSetup *kei_report_style_get_page (const KeiReportStyle *style);
/* The same with another paper, direction and margins, as a page setup dialog gives them. (transfer full) */
KeiReportStyle *kei_report_style_with_page (const KeiReportStyle *style, const KeiPageSetup *page);

/* Header and footer have three places each. The text may hold {title}, {author}, {heading} (the page's
 * first heading of level 1), {page} and {pages}. "" for none. */
typedef enum {
  KEI_FURNITURE_HEADER,
  KEI_FURNITURE_FOOTER,
} KeiFurniture;
const char *kei_report_style_get_furniture (const KeiReportStyle *style, KeiFurniture furniture, KeiAlign place);

typedef struct
{
  double rule;    /* width of lines, in points */
  double padding; /* of cells */
} KeiTableStyle;
const KeiTableStyle *kei_report_style_get_table (const KeiReportStyle *style);

/* Settings for the builders, group [report]: what this room keeps and does not look at. (nullable) */
const char *kei_report_style_get_option (const KeiReportStyle *style, const char *key);
/* The same with one option set to another text, or taken out with NULL. (transfer full) */
KeiReportStyle *kei_report_style_with_option (const KeiReportStyle *style, const char *key, const char *value);
/* The same with lines, gaps and cells' padding nearer to one another: @factor, up to 1, is how much of the air stays.
 * (transfer full) */
KeiReportStyle *kei_report_style_condense (const KeiReportStyle *style, double factor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiReportStyle, kei_report_style_unref)

G_END_DECLS
