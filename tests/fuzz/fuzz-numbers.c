/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readers of printed numbers and of periods on any line: they stay within it, and what
 * they found, written by the program, is read as the same. */
#include "config.h"

#include "fuzz.h"
#include "kei-era.h"
#include "kei-numbering.h"

#include <string.h>

static void
try_number (const char *line)
{
  KeiPrintedNumber number, again;
  g_autofree char *printed = NULL;

  if (!kei_numbering_read (line, &number))
    return;
  demand (number.length > 0 && number.length <= strlen (line));
  demand (number.n_values >= 1 && number.n_values <= KEI_NUMBERING_MAX_PARTS);
  demand (g_utf8_validate (number.pattern, -1, NULL) && g_utf8_validate (number.word, -1, NULL));
  demand (kei_numbering_pattern_is_valid (number.pattern));

  printed = kei_numbering_format (number.pattern, number.values, number.n_values);
  demand (kei_numbering_read (printed, &again));
  demand (g_str_equal (again.pattern, number.pattern));
  demand (again.n_values == number.n_values && memcmp (again.values, number.values, number.n_values * sizeof (int)) == 0);
}

static void
try_period (KeiPeriod period)
{
  g_autofree char *text = kei_period_to_text (period);
  KeiPeriod back, last;

  demand (kei_period_is_valid (period));
  demand (kei_period_parse (text, -1, &back) && back == period);
  /* An era of more than 99 years is not read, nor are years before Meiji without a context. */
  if (kei_period_get_year (period) < 1869 || kei_period_get_year (period) > 2100)
    return;
  for (KeiYearStyle style = KEI_YEAR_STYLE_WAREKI; style <= KEI_YEAR_STYLE_SHORT; style++)
    {
      g_autofree char *shown = kei_era_format (period, style);

      demand (kei_era_parse (shown, NULL, &back, &last));
      demand (back == period && last == period);
    }
}

static void
try_range (const char *line)
{
  const KeiEraContext contexts[] = {
    { KEI_PERIOD_FISCAL_YEAR, KEI_PERIOD_NONE },
    { KEI_PERIOD_YEAR, kei_period_from_fiscal_year (2024) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    {
      KeiEraReading reading;

      if (!kei_era_find (line, &contexts[i], &reading))
        continue;
      demand (reading.length > 0 && reading.start + reading.length <= strlen (line));
      demand (reading.first <= reading.last);
      try_period (reading.first);
      try_period (reading.last);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *line = g_strndup ((const char *) data, size);
  KeiPeriod period;

  try_number (line);
  try_range (line);
  if (kei_period_parse (line, -1, &period))
    try_period (period);
  return 0;
}
