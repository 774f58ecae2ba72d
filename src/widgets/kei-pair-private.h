/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the parts of KeiPairRow: what is in a content, and what a look keeps. */
#pragma once

#include <gtk/gtk.h>

#include "kei-pair-content.h"
#include "kei-pair-look.h"

G_BEGIN_DECLS

/* --- A content --- */

typedef struct
{
  gsize start, length; /* bytes of the text */
  KeiPairMarkKind kind;
} KeiPairMark;

typedef struct
{
  char *chip;      /* owned (nullable) */
  char *label;     /* owned (nullable) */
  char *text;      /* owned */
  char *secondary; /* owned (nullable) */
  gsize length;    /* of the text */
  GArray *marks;   /* owned (nullable) (element-type KeiPairMark) */
  GArray *hits;    /* the same */
} KeiPairCell;

struct _KeiPairContent
{
  guint refs;
  KeiSign sign;
  KeiPairRank rank;
  gboolean is_fold, is_open;
  int doubt;                       /* per cent, or -1 */
  char *word;                      /* owned (nullable) */
  GArray *cells[KEI_PAIR_N_SIDES]; /* owned (element-type KeiPairCell) */
};

const char *_kei_pair_content_get_word (const KeiPairContent *content);

/* --- A look --- */

typedef enum {
  KEI_PAIR_COLOR_TEXT,
  KEI_PAIR_COLOR_SECONDARY,
  KEI_PAIR_COLOR_LINE,
  KEI_PAIR_COLOR_SHADE, /* of pillars and folds */
  KEI_PAIR_COLOR_HATCH,
  KEI_PAIR_COLOR_EDGE, /* transparent but in high contrast */
  KEI_PAIR_N_COLORS
} KeiPairColor;

typedef enum {
  KEI_PAIR_FONT_BODY,
  KEI_PAIR_FONT_BOLD,
  KEI_PAIR_FONT_LARGE,
  KEI_PAIR_FONT_CAPTION,
  KEI_PAIR_FONT_CHIP,
  KEI_PAIR_FONT_SIGN,
  KEI_PAIR_N_FONTS
} KeiPairFont;

/* Something that is drawn in the same way again and again. */
typedef struct
{
  GskRenderNode *node; /* owned (nullable) */
  int width, height;
  int baseline; /* from the top */
} KeiPairStamp;

/* Brings @look in line with what @widget's style says. Returns whether anything is other than before; then layouts
 * made before are stale when the serial is another. */
gboolean _kei_pair_look_update (KeiPairLook *look, GtkWidget *widget);
guint _kei_pair_look_get_serial (KeiPairLook *look);
/* Forgets stamps when there are many: tags could be as many as items. */
void _kei_pair_look_trim (KeiPairLook *look);

/* Pixels of 100 % in those of now. */
int _kei_pair_look_scale (KeiPairLook *look, double pixels);
double _kei_pair_look_get_em (KeiPairLook *look, KeiPairFont font);
/* Of one line of Japanese and Latin. */
int _kei_pair_look_get_line_height (KeiPairLook *look, KeiPairFont font);
/* No Latin or Japanese character is wider. */
int _kei_pair_look_get_widest (KeiPairLook *look, KeiPairFont font, gboolean japanese);
int _kei_pair_look_get_baseline (KeiPairLook *look, KeiPairFont font);
const GdkRGBA *_kei_pair_look_get_color (KeiPairLook *look, KeiPairColor color);
const GdkRGBA *_kei_pair_look_get_sign_color (KeiPairLook *look, KeiSign sign);
const GdkRGBA *_kei_pair_look_get_sign_mark (KeiPairLook *look, KeiSign sign);
int _kei_pair_look_get_disc_size (KeiPairLook *look);
int _kei_pair_look_get_sign_width (KeiPairLook *look, gboolean narrow);

/* A text to be wrapped at @width pixels; its language is Japanese. (transfer full) */
PangoLayout *_kei_pair_look_create_layout (KeiPairLook *look, KeiPairFont font, const char *text, gsize length, int width);

/* All (transfer none), valid until the next update or trim. */
const KeiPairStamp *_kei_pair_look_get_chip (KeiPairLook *look, const char *text);
const KeiPairStamp *_kei_pair_look_get_label (KeiPairLook *look, const char *text);
const KeiPairStamp *_kei_pair_look_get_word (KeiPairLook *look, KeiSign sign, const char *word);
const KeiPairStamp *_kei_pair_look_get_disc (KeiPairLook *look, KeiSign sign, gboolean doubtful);
const KeiPairStamp *_kei_pair_look_get_doubt (KeiPairLook *look, guint percent, gboolean narrow);
const KeiPairStamp *_kei_pair_look_get_arrow (KeiPairLook *look, gboolean open);

void _kei_pair_look_draw_stamp (GtkSnapshot *snapshot, const KeiPairStamp *stamp, int x, int y);
void _kei_pair_look_draw_hatch (KeiPairLook *look, GtkSnapshot *snapshot, const graphene_rect_t *bounds);

G_END_DECLS
