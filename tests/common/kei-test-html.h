/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every web page that is made here must be. */
#pragma once

#include "kei-report.h"

G_BEGIN_DECLS

/* Checks a page that was made of @report, and fails the test with what is wrong: that it is well-formed and
 * self-contained, runs nothing and fetches nothing; and for those who hear it or use no mouse: language, title, landmarks,
 * headings as in the report, heads of tables, words for all that is drawn, links that lead somewhere, names of what scrolls,
 * contrast of all text on a bright and on a dark page. */
void kei_test_check_html (GBytes *html, const KeiReport *report);

/* All text of the page's body, as a reader gets it. (transfer full) */
char *kei_test_get_html_text (GBytes *html);

G_END_DECLS
