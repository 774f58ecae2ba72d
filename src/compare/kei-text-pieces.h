/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of two texts, sentences or lines, and which of them belong together. For this room only. */
#pragma once

#include "kei-text-align.h"

G_BEGIN_DECLS

typedef struct
{
  gsize start, end;
  guint64 hash;
  gint32 partner; /* the index of the equal one on the other side, or -1 */
  gboolean moved; /* that one stands elsewhere */
  guint32 *pairs; /* (owned) hashes of pairs of characters, rising; see kei_text_piece_read() */
  guint n_pairs;
} KeiTextPiece;

/* Some that lie together: their indices. */
typedef struct
{
  KeiTextPiece *pieces;
  guint from, to;
} KeiTextPieces;

/* (element-type KeiTextPiece) */
void kei_text_pieces_add (GArray *pieces, const char *text, gsize start, gsize end);

/* Finds the partners that are equal byte for byte: the heaviest row of them in the same order, and then
 * those that moved. (element-type KeiTextPiece) both */
void kei_text_pieces_pair_equal (GArray *old_pieces, const char *old_text, GArray *new_pieces, const char *new_text, KeiTextBudget *budget);

/* What the following ask for; forget it afterwards. */
void kei_text_piece_read (KeiTextPiece *piece, const char *text);
void kei_text_piece_forget (KeiTextPiece *piece);

guint kei_text_piece_count_common (const KeiTextPiece *a, const KeiTextPiece *b);
/* Thousandths of both together. */
guint kei_text_piece_get_likeness (const KeiTextPiece *a, const KeiTextPiece *b);

/* Pairs in order with the greatest sum of likeness, moved ones left out; sets @pair[i] for the i-th of @a to the place
 * among those of @b, or to -1. Takes as many cells as the product of both counts. */
void kei_text_pieces_pair_alike (const KeiTextPieces *a, const KeiTextPieces *b, gint32 *pair);

G_END_DECLS
