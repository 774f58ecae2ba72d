/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A range of cells as spreadsheets put it on the clipboard: tabs between cells, line ends between
 * rows, and a cell that holds tabs, line ends or quotes written in quotes, those inside doubled.
 * Rows may differ in length. Any thread. */
typedef struct
{
  GPtrArray *rows; /* (element-type GStrv) */
} KeiTsv;

/* Reads text from the clipboard. Every text is a range: one without tabs and line ends is one cell.
 * The line end that closes the last row makes no row of its own. (transfer full) */
KeiTsv *kei_tsv_parse (const char *text);
void kei_tsv_free (KeiTsv *tsv);

guint kei_tsv_get_n_rows (const KeiTsv *tsv);
guint kei_tsv_get_n_columns (const KeiTsv *tsv); /* of the longest row */
/* NULL where a row is shorter. (nullable) (transfer none) */
const char *kei_tsv_get (const KeiTsv *tsv, guint row, guint column);
void kei_tsv_remove_row (KeiTsv *tsv, guint row);

/* Writes one cell or what is between cells behind @out, so that kei_tsv_parse() reads the same. */
void kei_tsv_append_cell (GString *out, const char *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiTsv, kei_tsv_free)

G_END_DECLS
