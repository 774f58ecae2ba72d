/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-papers.h"

static const KeiPaperName papers[] = {
  { KEI_PAPER_A4, "A4" },
  { KEI_PAPER_A3, "A3" },
  { KEI_PAPER_A5, "A5" },
  { KEI_PAPER_B5, "B5 (JIS)" },
  { KEI_PAPER_B4, "B4 (JIS)" },
  { KEI_PAPER_LETTER, "Letter" },
};

const KeiPaperName *
kei_papers (guint *n)
{
  *n = G_N_ELEMENTS (papers);
  return papers;
}
