/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers as people at a Japanese desk write and read them. The plan keeps "-12.50": ASCII digits, one
 * point, no grouping, the decimals as typed. Any thread. */

typedef enum {
  KEI_DECIMAL_INVALID, /* no number: "about 12", "1,2,3" */
  KEI_DECIMAL_EMPTY,   /* nothing, or a dash that says "nothing" */
  KEI_DECIMAL_NUMBER,
} KeiDecimalKind;

/* Reads 1,234.5 / １，２３４．５ / ▲12 / △12 / -12 / －12, with spaces around it. Commas group by threes or are
 * not there. @number (nullable) gets the plan's form for NUMBER, otherwise NULL. (transfer full) */
KeiDecimalKind kei_decimal_read (const char *text, char **number);

/* The same for whole numbers that fit; KEI_DECIMAL_INVALID for decimals and what is too large. */
KeiDecimalKind kei_decimal_read_int (const char *text, gint64 *number);

/* The same where the number counts yen, and @unit says how many: 円, 千円, 万円, 百万円, 億円 … (nullable). What is typed
 * with a unit of its own is turned into this one: 3,740万円 and 1億2,000万円 are 37400 and 120000 of 千円. With any
 * other @unit it is kei_decimal_read(). */
KeiDecimalKind kei_decimal_read_yen (const char *text, const char *unit, char **number);

/* The printed form of the plan's: thousands separated, ▲ for a minus. Anything else comes back as it is. (transfer full) */
char *kei_decimal_print (const char *number);
char *kei_decimal_print_int (gint64 number);

G_END_DECLS
