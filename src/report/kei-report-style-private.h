/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A style's insides. */
#pragma once

#include "kei-report-style.h"

G_BEGIN_DECLS

#define KEI_STYLE_POINTS_PER_MM (72 / 25.4)
#define KEI_STYLE_N_FURNITURES 2
#define KEI_STYLE_N_ALIGNS 3

struct _KeiReportStyle
{
  gatomicrefcount refs;
  GKeyFile *keys; /* all of them, the base's too */
  KeiTextStyle headings[KEI_N_HEADINGS];
  KeiTextStyle paragraphs[KEI_N_PARAGRAPH_ROLES];
  KeiRgba inks[KEI_N_INKS];
  KeiPageSetup page;
  KeiTableStyle table;
  char *furniture[KEI_STYLE_N_FURNITURES][KEI_STYLE_N_ALIGNS]; /* by KeiFurniture and KeiAlign */
  GHashTable *options;                                         /* (element-type utf8 utf8) */
};

/* --- kei-report-style-keys.c --- */

/* What papers and paragraphs are called in a style. */
const char *kei_style_paper_name (KeiPaper paper);
const char *kei_style_role_name (KeiParagraphRole role);

/* Lays the keys of @from over the style's. FALSE where one is not known. */
gboolean kei_style_lay_over (KeiReportStyle *self, GKeyFile *from, GError **error);
/* Makes the look out of the keys. FALSE where one says what it cannot. */
gboolean kei_style_compile (KeiReportStyle *self, GError **error);

G_END_DECLS
