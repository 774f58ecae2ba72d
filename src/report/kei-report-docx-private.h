/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The insides of the DOCX writer (ECMA-376, transitional). Order matters there: the children of w:pPr, w:rPr, w:tcPr and their
 * like stand in the order of the schema's sequence, or Word offers to repair the file. Lengths are twentieths of
 * a point in the file, points in the code. */
#pragma once

#include "kei-report-element.h"
#include "kei-report-media.h"
#include "kei-report-office.h"
#include "kei-report-package.h"

G_BEGIN_DECLS

#define KEI_DOCX_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define KEI_DOCX_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define KEI_DOCX_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

typedef struct
{
  KeiReport *report;
  const KeiReportStyle *style;
  const KeiReportFacts *facts;
  KeiReportJob *job; /* (nullable) */
  KeiPackage *package;
  xmlTextWriter *out; /* of the open part of the package */
  KeiMedia *media;
  GHashTable *bookmarks; /* (element-type utf8 guint): anchor to number; unowned */
  KeiOfficeChanges changes;
  GHashTable *numbers;       /* (element-type utf8 utf8) (nullable): pages by anchor */
  char *date;                /* (nullable): of tracked changes */
  const KeiReportPart *part; /* (nullable): that is being written */
  double page_height;        /* of its text */
  double text_width;
  double size;            /* factor on the text's size, in the table that is being written */
  gboolean part_is_fresh; /* nothing of the part is written */
  gboolean section_ends;  /* the next paragraph that is opened is the last of its part */
  gboolean report_ends;   /* and that the last one */
  gboolean is_followed;   /* what comes behind the block that is being written is not to be parted from its end */
  guint n_changes;        /* ids given so far */
  guint n_drawings;
  guint n_ordered; /* lists with numbers */
} KeiDocx;

/* What a paragraph has that its style does not say. */
typedef struct
{
  const char *style;
  gboolean keep_next;
  gboolean free_next; /* although the style keeps it with the next */
  gboolean new_page;
  double pitch; /* in points: lines are at least so high and grow with the pictures in them; 0: the style's */
  int left;     /* in twentieths of a point: where lines begin; 0: where the style has it */
  guint list;   /* number of the list, 0 for none */
  guint list_level;
  KeiAlign align;   /* KEI_ALIGN_START: as the style has it */
  KeiMarks tracked; /* KEI_MARK_INSERTED or KEI_MARK_DELETED, maybe KEI_MARK_MOVED: the paragraph's end is */
  gboolean in_cell; /* never ends a section */
} KeiDocxParagraph;

/* kei-report-docx-styles.c */
void kei_docx_write_styles (KeiDocx *self);
void kei_docx_write_numbering (KeiDocx *self);
void kei_docx_write_fonts (KeiDocx *self);
/* w:tblCellMar of tables whose text size has a factor. */
void kei_docx_write_padding (KeiDocx *self, double size);
/* w:rFonts of a list of families. */
void kei_docx_write_run_fonts (KeiDocx *self, const char *fonts);
/* The style of a role, in a table whose text size has a factor. (transfer full) */
char *kei_docx_dup_role (KeiParagraphRole role, double size);

/* kei-report-docx-text.c */
void kei_docx_open_paragraph (KeiDocx *self, const KeiDocxParagraph *paragraph);
void kei_docx_close_paragraph (KeiDocx *self);
/* A paragraph with nothing in it, as low as may be; where something must stand. */
void kei_docx_write_spacer (KeiDocx *self);
/* Text without marks in a run. */
void kei_docx_write_plain (KeiDocx *self, const char *text);
/* The same with letters of that share of their width. */
void kei_docx_write_narrow (KeiDocx *self, const char *text, int percent);
/* A field that is evaluated when the page is made; @result: what it shows until then. */
void kei_docx_write_field (KeiDocx *self, const char *instruction, const char *result);
/* The same around what is written between the two. */
void kei_docx_open_field (KeiDocx *self, const char *instruction);
void kei_docx_close_field (KeiDocx *self);
/* @marks and @ink: of what is around; a run's own ink wins. */
void kei_docx_write_runs (KeiDocx *self, const KeiParagraph *paragraph, KeiMarks marks, KeiInk ink);
/* For KeiDocxParagraph: 0 unless there are pictures in it. */
double kei_docx_pitch (KeiDocx *self, const KeiParagraph *paragraph);
void kei_docx_write_change (KeiDocx *self, const char *name, gboolean open);
/* The element that says so of a run or of a paragraph's end. */
const char *kei_docx_change_name (KeiMarks tracked);
/* The bookmark's name for an anchor; FALSE if nothing has that anchor. */
gboolean kei_docx_format_bookmark (KeiDocx *self, const char *anchor, char *name, gsize size);
void kei_docx_open_bookmark (KeiDocx *self, const char *anchor);
void kei_docx_close_bookmark (KeiDocx *self, const char *anchor);

/* kei-report-docx-figure.c */
void kei_docx_write_picture (KeiDocx *self, const KeiPicture *picture, const char *description, double width, double height);
void kei_docx_write_figure (KeiDocx *self, const KeiFigure *figure);
void kei_docx_write_media_relations (KeiDocx *self);

/* kei-report-docx-table.c */
void kei_docx_write_table (KeiDocx *self, const KeiReportTable *table);

/* kei-report-docx-wide.c */
/* The table with as many columns as Word has; NULL if it has no more. Of @table, what is in it is shared. (transfer full) */
KeiReportTable *kei_docx_narrow_table (KeiDocx *self, const KeiReportTable *table);
void kei_docx_free_narrow (KeiReportTable *narrow);

/* kei-report-docx-section.c */
void kei_docx_write_section (KeiDocx *self);
void kei_docx_write_furniture (KeiDocx *self);
void kei_docx_write_furniture_relations (KeiDocx *self);
void kei_docx_write_furniture_types (KeiDocx *self);

/* kei-report-docx-contents.c */
void kei_docx_write_contents (KeiDocx *self, const KeiContents *contents);

/* kei-report-docx-body.c */
gboolean kei_docx_write_document (KeiDocx *self, GError **error);

/* Twentieths of a point, and what is more common. */
#define KEI_DOCX_TWIPS(points) ((int) ((points) *20 + ((points) < 0 ? -0.5 : 0.5)))
void kei_docx_write_value (KeiDocx *self, const char *name, const char *value); /* <name w:val="value"/> */
void kei_docx_write_number (KeiDocx *self, const char *name, int value);

G_END_DECLS
