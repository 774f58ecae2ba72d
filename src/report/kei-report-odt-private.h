/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The insides of the ODT writer (ODF 1.2). A file's automatic styles stand in front of the text that uses them: so the text is
 * written twice, the first time into nothing, to learn which there will be. */
#pragma once

#include "kei-report-element.h"
#include "kei-report-media.h"
#include "kei-report-office.h"
#include "kei-report-package.h"

G_BEGIN_DECLS

/* What an automatic style is for; the names of the styles begin with a letter for each. */
typedef enum {
  KEI_ODT_PARAGRAPH,
  KEI_ODT_TEXT,
  KEI_ODT_TABLE,
  KEI_ODT_COLUMN,
  KEI_ODT_CELL,
} KeiOdtKind;

/* Styles that paragraphs are based on: the roles, and these. */
enum {
  KEI_ODT_HEADING = KEI_N_PARAGRAPH_ROLES, /* and the following ones, one a level from 1 */
  KEI_ODT_CONTENTS = KEI_ODT_HEADING + KEI_N_HEADINGS + 1,
  KEI_ODT_CONTENTS_TITLE = KEI_ODT_CONTENTS + KEI_N_HEADINGS + 1,
  KEI_ODT_FIGURE,
  KEI_ODT_LIST,
};

/* All that an automatic style says; numbers only, so that they can be compared as bytes. */
typedef struct
{
  KeiOdtKind kind;
  guint base;   /* of a paragraph: what it is based on; of a cell: its tone; of a text: its marks */
  guint master; /* of a paragraph or table: 1 + the page it begins, 0 for none */
  guint flags;  /* KEI_ODT_BREAK and so on */
  guint choice; /* of a paragraph: its KeiAlign; of a cell: its table's KeiTableLook; of a text: its ink */
  int length;   /* hundredths of a point. Of a paragraph: least height of its lines, 0 for the style's; of a text: its size, likewise; of
                 * a table or column: its width */
  int percent;  /* of a paragraph or cell: of the size of its text; of a text: of the width of its letters, 0 for the whole */
} KeiOdtLook;

#define KEI_ODT_BREAK (1 << 0)
#define KEI_ODT_KEEP (1 << 1)
#define KEI_ODT_FIRST (1 << 2) /* where `master` is: its page has number 1 */
#define KEI_ODT_FREE (1 << 3)  /* although its style keeps it with the next */
#define KEI_ODT_LAST (1 << 4)  /* of a table: no gap below */
#define KEI_ODT_FLAT (1 << 5)  /* as good as no height: what a word processor must have behind a table does not begin a page */

/* What a revision put in or took out: a run, or a line with its end. */
typedef struct
{
  gboolean inserted;
  const char *text;       /* (nullable): of a run */
  const KeiBlock *block;  /* (nullable): a paragraph or heading that is gone */
  const KeiBlock *beside; /* (nullable): the line that its end parted it from */
  gboolean after;         /* which is the one before */
  guint author;           /* as KeiOfficeChanges has it */
} KeiOdtChange;

/* What stands in the text for a change: it was taken out here, or what was put in begins or ends. */
typedef enum {
  KEI_ODT_CHANGE,
  KEI_ODT_CHANGE_START,
  KEI_ODT_CHANGE_END,
} KeiOdtChangeMark;

typedef struct
{
  KeiOdtChangeMark mark;
  guint number;
} KeiOdtWaiting;

typedef struct
{
  KeiReport *report;
  const KeiReportStyle *style;
  const KeiReportFacts *facts;
  KeiReportJob *job; /* (nullable) */
  KeiPackage *package;
  xmlTextWriter *out; /* (nullable): of the open part of the package; NULL in the first pass */
  KeiMedia *media;
  GHashTable *anchors;      /* (element-type utf8): all that there are; unowned */
  GHashTable *look_numbers; /* (element-type KeiOdtLook guint) */
  GPtrArray *looks;         /* (element-type KeiOdtLook): by number from 1 */
  KeiOfficeChanges parting;
  GArray *changes;           /* (element-type KeiOdtChange): found in the first pass */
  GArray *waiting;           /* (element-type KeiOdtWaiting): marks of changes that the next line begins with */
  guint open_insertion;      /* a change that ends with the next line that is written; 0 for none */
  gboolean after;            /* a line stands before, at the end of which changed lines have their marks */
  gboolean settled;          /* the line was put in or taken out as a whole, so that its runs say nothing of it */
  const KeiReportPart *part; /* (nullable): that is being written */
  double page_height;        /* of its text */
  gboolean is_followed;      /* what comes behind the block that is being written is not to be parted from its end */
  double text_width;
  double size;            /* factor on the text's size, in the table that is being written */
  guint master;           /* as KeiOdtLook has it, for the next block */
  gboolean is_first;      /* the next block is on page 1 */
  guint n_paragraphs;     /* written so far */
  guint n_all_paragraphs; /* found in the first pass */
  guint n_changes;        /* written so far */
  guint n_tables;
  guint n_frames;
} KeiOdt;

#define KEI_ODT_HUNDREDTHS(points) ((int) ((points) *100 + 0.5))

/* kei-report-odt-looks.c */
/* The name of the style; one that is only based on another is that one. (transfer full) */
char *kei_odt_dup_look (KeiOdt *self, KeiOdtLook look);
void kei_odt_write_looks (KeiOdt *self);

/* kei-report-odt-styles.c */
void kei_odt_write_styles (KeiOdt *self);
/* The name of a style that paragraphs are based on. (transfer full) */
char *kei_odt_dup_base (guint base);
const KeiTextStyle *kei_odt_get_base (KeiOdt *self, guint base);
void kei_odt_write_text_properties (KeiOdt *self, const char *fonts, double size, int bold, KeiRgba colour);
void kei_odt_write_fonts (KeiOdt *self);

/* kei-report-odt-page.c */
guint kei_odt_master (const KeiReportPart *part);
void kei_odt_write_page_layouts (KeiOdt *self);
void kei_odt_write_masters (KeiOdt *self);
char *kei_odt_dup_master (guint master);

/* kei-report-odt-text.c */
/* The page that the next block begins goes into its look. */
void kei_odt_take_page (KeiOdt *self, KeiOdtLook *look);
/* Opens text:p, or text:h where @look is based on a heading; what begins a part is given its page. */
void kei_odt_open_paragraph (KeiOdt *self, KeiOdtLook look);
void kei_odt_close_paragraph (KeiOdt *self);
void kei_odt_write_text (KeiOdt *self, const char *text);
void kei_odt_write_runs (KeiOdt *self, const KeiParagraph *paragraph, KeiMarks marks, KeiInk ink);
/* For KeiOdtLook: 0 unless there are pictures in the paragraph. */
int kei_odt_pitch (KeiOdt *self, const KeiParagraph *paragraph);
void kei_odt_write_bookmark (KeiOdt *self, const char *element, const char *anchor);

/* kei-report-odt-change.c */
/* Its number, from 1; its author is the present one. */
guint kei_odt_add_change (KeiOdt *self, KeiOdtChange change);
void kei_odt_write_change (KeiOdt *self, KeiOdtChangeMark mark, guint number);
/* Before the text: what the changes are. */
void kei_odt_write_changes (KeiOdt *self);
/* Around the words of @block, a paragraph or heading, which is open. @end: behind the last block. */
void kei_odt_begin_line (KeiOdt *self, const KeiBlock *block);
void kei_odt_end_line (KeiOdt *self, const KeiBlock *block, const KeiBlock *end);
/* Whether nothing is to be written for the block, because it is a line that is gone. */
gboolean kei_odt_take_out (KeiOdt *self, const KeiBlock *block, const KeiBlock *end);
/* Marks that wait for a line where none follows are given one. */
void kei_odt_settle_changes (KeiOdt *self);

/* kei-report-odt-figure.c */
void kei_odt_write_picture (KeiOdt *self, const KeiPicture *picture, const char *description, double width, double height);
void kei_odt_write_figure (KeiOdt *self, const KeiFigure *figure);
void kei_odt_write_media_entries (KeiOdt *self);

/* kei-report-odt-table.c */
/* @last: nothing stands below it on its page, so that it needs no gap there, which might take a page of its own. */
void kei_odt_write_table (KeiOdt *self, const KeiReportTable *table, gboolean last);

/* kei-report-odt-contents.c */
void kei_odt_write_contents (KeiOdt *self, const KeiContents *contents);

/* kei-report-odt-body.c */
/* A heading or paragraph, with nothing around it and no mark of a change; without words if @empty. */
void kei_odt_write_gone_line (KeiOdt *self, const KeiBlock *block, gboolean empty);
/* A line so low that it needs no page of its own. */
void kei_odt_open_spacer (KeiOdt *self);
gboolean kei_odt_write_content (KeiOdt *self, GError **error);
void kei_odt_write_namespaces (KeiOdt *self);

G_END_DECLS
