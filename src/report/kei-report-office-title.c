/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles of ODT and DOCX, and their list in the contents: one that is a little too long for its line gets narrower letters, so that no two of them stand alone below.
 * Letters are narrowed by a share of their width, so a title still follows its style when somebody changes the size there. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "kei-report-chunk.h"
#include "kei-report-office.h"

/* Widths of letters in ems: of bold ones without serifs, which titles have as a rule. */
#define WIDE 1
#define CAPITAL 0.67
#define BLANK 0.25
#define OTHER 0.57

#define SAFETY 0.99 /* fonts differ */

static double
measure_letter (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  if (g_unichar_iswide_cjk (c))
    return WIDE;
  return g_unichar_isupper (c) ? CAPITAL : g_unichar_isspace (c) ? BLANK
                                                                 : OTHER;
}

/* In ems; @gap: what is put between a Japanese letter and another. */
static double
measure (const char *text, double gap)
{
  double width = 0;
  gunichar last = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (last != 0 && g_unichar_isalnum (last) && g_unichar_isalnum (c) && g_unichar_iswide (last) != g_unichar_iswide (c))
        width += gap;
      width += measure_letter (c);
      last = c;
    }
  return width;
}

double
kei_office_get_title_inset (const KeiTextStyle *look)
{
  if (look->rule == KEI_RULE_LEFT)
    return look->size * (KEI_OFFICE_BAR_WIDTH + KEI_OFFICE_BAR_GAP);
  return look->rule == KEI_RULE_BAND ? look->size * KEI_OFFICE_BAND_SIDE + 0.5 : 0;
}

int
kei_office_get_title_percent (const KeiReportStyle *style, const KeiHeading *heading, double text_width, double gap)
{
  const KeiTextStyle *look = kei_report_style_get_heading (style, heading->level);
  g_autofree char *text = kei_office_dup_heading (heading);
  double inset = kei_office_get_title_inset (look), room = text_width - inset - (look->rule == KEI_RULE_BAND ? inset : 0);
  double share = SAFETY * room / MAX (measure (text, gap) * look->size, 1);

  if (heading->line != NULL || strchr (text, '\n') != NULL || share >= 1 || share < KEI_LEAST_TITLE)
    return 100;
  return (int) floor (share * 100);
}

KeiTextStyle
kei_office_get_look (const KeiReport *report, KeiParagraphRole role)
{
  const KeiReportStyle *style = kei_report_get_style (report);
  const KeiPageSetup *page = kei_report_style_get_page (style);
  const KeiReportPart *part = NULL;
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);

  for (guint i = 0; role == KEI_PARAGRAPH_CONTENTS && i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_PART)
      part = blocks[i].part;
    else if (blocks[i].kind == KEI_BLOCK_CONTENTS)
      {
        double width, height, text_width;

        kei_office_get_page (style, part, &width, &height, &text_width);
        return kei_contents_get_style (report, blocks[i].contents, height - page->top - page->bottom);
      }
  return *kei_report_style_get_paragraph (style, role);
}

gboolean
kei_office_repeats_rule (const KeiReport *report, const KeiBlock *block)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);
  gboolean repeats = FALSE;

  while (block > blocks && block->kind == KEI_BLOCK_HEADING && block[-1].kind == KEI_BLOCK_HEADING && block[-1].heading->level == block->heading->level)
    {
      repeats = !repeats;
      block--;
    }
  return repeats && kei_report_style_get_heading (kei_report_get_style (report), block->heading->level)->rule != KEI_RULE_NONE;
}
