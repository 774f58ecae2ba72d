/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XLSX writer's insides. */
#pragma once

#include <xlsxwriter.h>

#include "kei-heading-path.h"
#include "kei-report-format.h"

G_BEGIN_DECLS

typedef struct
{
  const KeiReportTable *table;
  lxw_row_t row; /* its first one */
} KeiXlsxTable;

/* A text over the columns of the longest table. */
typedef struct
{
  lxw_row_t row;
  char *text; /* (owned) */
} KeiXlsxLine;

typedef struct
{
  KeiReport *report;
  KeiReportStyle *style;
  KeiReportJob *job; /* (nullable) */
  lxw_workbook *book;
  GHashTable *formats; /* (element-type KeiXlsxLook lxw_format) */
  GHashTable *names;   /* (element-type utf8): of sheets, folded */
  KeiHeadingPath path;

  const KeiReportPart *part;
  gboolean by_chapter;
  const char *name;              /* of the next sheet; "" for its first heading's */
  const KeiReportTable *longest; /* of its tables; NULL if it has none */
  gboolean shared;               /* it has several */

  /* The sheet that is being written; NULL between sheets. */
  lxw_worksheet *sheet;
  lxw_row_t row;       /* the next one that is free */
  GArray *widths;      /* (element-type double): of its columns, in half-width letters */
  KeiHeadingPath said; /* headings that stand in it */
  GArray *tables;      /* (element-type KeiXlsxTable): in it */
  GArray *lines;       /* (element-type KeiXlsxLine): in it, what ends its tables */
  lxw_row_t head;      /* of the longest table, if it is in it: the first row */
  lxw_row_t body;      /* the first row below its head */
  lxw_row_t end;       /* the first row below it, its totals left out; 0 if it is not there */
} KeiXlsx;

/* --- kei-xlsx-format.c --- */

/* What stands behind the number of a year. */
typedef enum {
  KEI_XLSX_UNIT_NONE,
  KEI_XLSX_UNIT_FISCAL_YEAR, /* 年度 */
  KEI_XLSX_UNIT_YEAR,        /* 年 */
} KeiXlsxUnit;

/* What a cell looks like. All bytes count, so one begins as { 0 }. */
typedef struct
{
  guint8 role;    /* KeiParagraphRole */
  guint8 heading; /* a level, 0 for none */
  guint8 tone;    /* KeiTone */
  guint8 align;   /* KeiAlign */
  guint8 type;    /* KeiCellType, if the cell has a value */
  guint8 decimals;
  guint8 look;  /* KeiTableLook + 1, 0 outside of tables */
  guint8 marks; /* KeiMarks */
  guint8 ink;   /* KeiInk */
  guint8 unit;  /* of a year: KeiXlsxUnit */
  guint8 open;  /* its text goes on over the empty cells beside it */
} KeiXlsxLook;

/* Of the book; made once a look. */
lxw_format *kei_xlsx_get_format (KeiXlsx *self, const KeiXlsxLook *look);
guint kei_xlsx_hash_look (gconstpointer look);
gboolean kei_xlsx_equal_looks (gconstpointer a, gconstpointer b);

/* --- kei-xlsx-text.c --- */

/* What a cell holds at most, in UTF-16 units. */
#define KEI_XLSX_LONGEST 32767

/* A name that a sheet may have and no other one has: at most 31 letters, none of []:*?/\. (transfer full) */
char *kei_xlsx_make_name (GHashTable *names, const char *wanted);
/* @text as a cell holds it: what would be an escape is escaped, what is too long is cut. @cut says so. (transfer full) */
char *kei_xlsx_make_text (const char *text, gboolean *cut);
/* A line of header or footer out of the style's template. (transfer full) */
char *kei_xlsx_make_furniture (const KeiReportStyle *style, KeiFurniture furniture, const KeiReportFacts *facts);
/* The widest line, in half-width letters. */
guint kei_xlsx_measure (const char *text);

/* --- kei-xlsx-table.c --- */

/* Writes text into a cell: always as text. */
void kei_xlsx_write_text (KeiXlsx *self, guint column, const char *text, const KeiXlsxLook *look);
gboolean kei_xlsx_write_table (KeiXlsx *self, const KeiReportTable *table, GError **error);
/* What ends the table before it has no columns of its own: its texts stand below one another, each as broad as that table. */
gboolean kei_xlsx_is_end (const KeiXlsx *self, const KeiReportTable *table);
void kei_xlsx_write_end (KeiXlsx *self, const KeiReportTable *table);
/* Sets the widths of the sheet's columns and the heights of rows with more than one line, when all tables are in it. @page: how wide the
 * text of its pages is, in points. */
void kei_xlsx_fit (KeiXlsx *self, double page);

G_END_DECLS
