/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around the table, and shows that nobody typed it: from which versions it was made, with their seals, how many changes
 * there are, what changed everywhere, and what is not certain. What must be known is in tables, so that formats that have nothing
 * else have it too. */
#include "config.h"

#include "kei-comparison-report-private.h"

#include <string.h>

#include "kei-choices.h"
#include "kei-words-i18n.h"
#include "kei-xml.h"

#define SEAL_LENGTH 12 /* characters that are printed */

void
_kei_comparison_add_paragraph (const KeiComparisonPaper *self, KeiParagraphRole role, const char *text, KeiMarks marks, KeiInk ink)
{
  kei_report_builder_paragraph (self->out, role);
  kei_report_builder_run (self->out, text, marks, ink);
}

/* --- The title --- */

/* {title}: what both titles begin with; {new}, {old}: the rest of each, with its version. */
static char *
fill_in (const KeiComparisonPaper *self, const char *words)
{
  const struct
  {
    const char *mark;
    const char *text;
  } places[] = { { "{title}", self->common }, { "{new}", self->names[KEI_SIDE_NEW] }, { "{old}", self->names[KEI_SIDE_OLD] } };
  GString *text = g_string_new (NULL);

  while (*words != '\0')
    {
      gboolean found = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (places) && !found; i++)
        if (g_str_has_prefix (words, places[i].mark))
          {
            g_string_append (text, places[i].text);
            words += strlen (places[i].mark);
            found = TRUE;
          }
      if (!found)
        g_string_append_c (text, *words++);
    }
  return g_string_free (text, FALSE);
}

/* A line that would tell two things of one name from each other says nothing: the proof does. */
static gboolean
tells_nothing (const KeiComparisonPaper *self, const char *words)
{
  return g_str_equal (self->names[KEI_SIDE_OLD], self->names[KEI_SIDE_NEW]) && strstr (words, "{new}") != NULL && strstr (words, "{old}") != NULL;
}

void
_kei_comparison_add_title (KeiComparisonPaper *self, const char *words)
{
  g_autofree char *title = fill_in (self, words != NULL ? words : "{title}");
  g_autofree char *subtitle = self->look.subtitle != NULL && !tells_nothing (self, self->look.subtitle) ? fill_in (self, self->look.subtitle) : NULL;

  kei_report_builder_heading (self->out, 1, NULL, title, NULL);
  if (subtitle != NULL)
    _kei_comparison_add_paragraph (self, KEI_PARAGRAPH_COVER_SUBTITLE, subtitle, 0, KEI_INK_NONE);
}

/* --- What is not certain --- */

guint
_kei_comparison_count_doubtful (const KeiComparisonPaper *self)
{
  guint n, n_inside = 0;
  const guint32 *doubtful = kei_comparison_rows_get_doubtful (self->rows, &n);

  for (guint i = 0; i < n; i++)
    n_inside += doubtful[i] >= self->first && doubtful[i] < self->end;
  return n_inside;
}

/* (element-type utf8) (transfer full) */
static GPtrArray *
list_warnings (const KeiComparisonPaper *self)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (g_free);
  guint n_doubtful = _kei_comparison_count_doubtful (self), n_limited = kei_pairing_get_n_limited (kei_comparison_get_pairing (self->comparison));

  if (n_doubtful > 0)
    g_ptr_array_add (warnings, g_strdup_printf (kei_words_get_plural ("Not final: it is doubtful of %u pair whether its halves belong together.", "Not final: it is doubtful of %u pairs whether their halves belong together.", n_doubtful), n_doubtful));
  if (n_limited > 0)
    g_ptr_array_add (warnings, g_strdup_printf (kei_words_get_plural ("Limited: %u item is like too many others to be told apart by its text.", "Limited: %u items are like too many others to be told apart by their text.", n_limited), n_limited));
  if (self->n_limited > 0)
    g_ptr_array_add (warnings, g_strdup_printf (kei_words_get_plural ("Limited: %u text is too long to be marked word by word everywhere.", "Limited: %u texts are too long to be marked word by word everywhere.", self->n_limited), self->n_limited));
  return warnings;
}

void
_kei_comparison_add_warnings (KeiComparisonPaper *self)
{
  g_autoptr (GPtrArray) warnings = list_warnings (self);

  for (guint i = 0; i < warnings->len; i++)
    _kei_comparison_add_paragraph (self, KEI_PARAGRAPH_NOTE, g_ptr_array_index (warnings, i), KEI_MARK_BOLD, KEI_INK_WARNING);
}

/* --- What changed everywhere --- */

static const char *
rule_label (KeiComparisonRuleKind kind)
{
  static const char *const labels[] = { N_ ("Years"), N_ ("Department"), N_ ("Word"), N_ ("Spelling") };

  return _ (labels[kind]);
}

/* The years of a rule are "+4" in its `to`. */
static char *
dup_shift (const char *shift)
{
  gint64 years = g_ascii_strtoll (shift, NULL, 10);

  if (years >= 0)
    return g_strdup_printf (kei_words_get_plural ("%d year later", "%d years later", (gulong) years), (int) years);
  return g_strdup_printf (kei_words_get_plural ("%d year earlier", "%d years earlier", (gulong) -years), (int) -years);
}

void
_kei_comparison_add_rules (KeiComparisonPaper *self, double size, guint most)
{
  static const double widths[] = { 1.6, 4, 4, 1.2 };
  gboolean new_first = self->look.sides != KEI_COMPARISON_OLD_NEW;
  guint n;
  const KeiComparisonRule *rules = kei_comparison_get_rules (self->comparison, &n);

  if (n == 0)
    return;
  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, _ ("What changed everywhere"));
  kei_report_builder_size_table (self->out, size);
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, _ ("What"));
  kei_report_builder_head_cell (self->out, self->look.heads[new_first ? KEI_SIDE_NEW : KEI_SIDE_OLD]);
  kei_report_builder_head_cell (self->out, self->look.heads[new_first ? KEI_SIDE_OLD : KEI_SIDE_NEW]);
  kei_report_builder_head_cell (self->out, _ ("Places"));
  for (guint i = 0; i < MIN (n, most); i++)
    {
      kei_report_builder_row (self->out);
      kei_report_builder_cell (self->out, rule_label (rules[i].kind));
      kei_report_builder_head (self->out);
      if (rules[i].kind == KEI_RULE_YEARS)
        {
          g_autofree char *shift = dup_shift (rules[i].to);

          kei_report_builder_cell (self->out, shift);
          kei_report_builder_span (self->out, 2, 1);
        }
      else
        for (guint j = 0; j < 2; j++)
          {
            KeiSide side = (j == 0) == new_first ? KEI_SIDE_NEW : KEI_SIDE_OLD;

            kei_report_builder_cell (self->out, NULL);
            kei_report_builder_run (self->out, side == KEI_SIDE_NEW ? rules[i].to : rules[i].from, self->look.marks[side], self->look.inks[side]);
          }
      kei_report_builder_int_cell (self->out, rules[i].items->len);
    }
  if (n > most)
    {
      g_autofree char *more = g_strdup_printf (kei_words_get_plural ("%u more", "%u more", n - most), n - most);

      kei_report_builder_row (self->out);
      kei_report_builder_cell (self->out, more);
      kei_report_builder_span (self->out, G_N_ELEMENTS (widths), 1);
    }
  kei_report_builder_close_table (self->out);
}

/* --- Versions and counts --- */

void
_kei_comparison_count (const KeiComparisonPaper *self, guint *counts)
{
  guint n;
  const KeiComparisonChange *changes = kei_comparison_get_changes (self->comparison, &n);

  memset (counts, 0, KEI_COMPARISON_N_TYPES * sizeof *counts);
  for (guint i = 0; i < n; i++)
    {
      guint row = kei_comparison_rows_find_change (self->rows, i);

      if (row >= self->first && row < self->end)
        counts[changes[i].type]++;
    }
}

/* A count is not parted from what it is of. */
static void
append_count (GString *text, const char *label, guint n)
{
  g_string_append_printf (text, "%s%s\302\240%u", text->len > 0 ? "　" : "", label, n);
}

static char *
dup_counts (const KeiComparisonPaper *self)
{
  static const char *const labels[] = { N_ ("Changed"), N_ ("Added"), N_ ("Removed"), N_ ("Moved"), N_ ("Reordered"), N_ ("Other level"), N_ ("Merged"), N_ ("Split") };
  guint counts[KEI_COMPARISON_N_TYPES], sum = 0, n_rules;
  GString *text = g_string_new (NULL);

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == KEI_COMPARISON_N_TYPES);
  _kei_comparison_count (self, counts);
  kei_comparison_get_rules (self->comparison, &n_rules);
  for (guint i = 0; i < KEI_COMPARISON_N_TYPES; i++)
    {
      sum += counts[i];
      if (counts[i] > 0)
        append_count (text, _ (labels[i]), counts[i]);
    }
  if (n_rules > 0)
    append_count (text, _ ("Everywhere"), n_rules);
  if (sum + n_rules == 0)
    g_string_append (text, _ ("Both say the same."));
  return g_string_free (text, FALSE);
}

/* What the town does not print, so that nobody takes the table for the whole. (nullable) */
static char *
dup_left_out (const KeiComparisonPaper *self)
{
  const KeiComparisonOption *option = kei_comparison_option_by_key ("compare-parts");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < KEI_COMPARISON_N_PARTS; i++)
    if ((self->look.parts & (1u << i)) == 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "", _ (option->choices[i].label));
  return names->len > 0 ? g_strdup_printf (_ ("Not in this table: %s"), names->str) : NULL;
}

/* 令和8年9月12日 14:02, in the time of the place. */
static char *
dup_time (const KeiComparisonPaper *self, const char *instant)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = instant != NULL ? g_date_time_new_from_iso8601 (instant, zone) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  g_autofree char *day = NULL;

  if (local == NULL)
    return g_strdup (instant != NULL ? instant : "");
  day = kei_era_format (kei_period_from_day (g_date_time_get_year (local), g_date_time_get_month (local), g_date_time_get_day_of_month (local)), self->years);
  return g_strdup_printf ("%s %02d:%02d", day, g_date_time_get_hour (local), g_date_time_get_minute (local));
}

static char *
dup_source (const KeiComparisonPaper *self, KeiSide side)
{
  const KeiComparisonSource *source = &self->facts->sources[side];
  g_autofree char *seal = source->seal != NULL ? g_strdup (source->seal) : kei_xml_seal (self->trees[side]);
  g_autofree char *time = dup_time (self, source->time);

  return g_strdup_printf ("%s：%s%s%s　#%.*s", self->look.heads[side], self->names[side], *time != '\0' ? "　" : "", time, SEAL_LENGTH, seal);
}

static void
add_note_cell (KeiComparisonPaper *self, const char *text, KeiMarks marks, KeiInk ink, KeiAlign align)
{
  kei_report_builder_cell (self->out, NULL);
  kei_report_builder_align (self->out, align);
  if (*text != '\0')
    _kei_comparison_add_paragraph (self, KEI_PARAGRAPH_NOTE, text, marks, ink);
}

void
_kei_comparison_add_proof (KeiComparisonPaper *self)
{
  static const double widths[] = { 2, 3 };
  g_autoptr (GPtrArray) warnings = list_warnings (self);
  g_autofree char *counts = dup_counts (self), *left_out = dup_left_out (self);

  if (!self->look.proof && warnings->len == 0)
    return;
  kei_report_builder_open_table (self->out, KEI_LOOK_PLAIN, widths, G_N_ELEMENTS (widths), 0, NULL);
  kei_report_builder_keep_table (self->out);
  kei_report_builder_join_table (self->out);
  for (guint i = 0; self->look.proof && i < 2; i++)
    {
      KeiSide side = (i == 0) == (self->look.sides != KEI_COMPARISON_OLD_NEW) ? KEI_SIDE_NEW : KEI_SIDE_OLD;
      g_autofree char *source = dup_source (self, side);

      kei_report_builder_row (self->out);
      if (i == 0 || left_out != NULL)
        add_note_cell (self, i == 0 ? counts : left_out, 0, KEI_INK_NONE, KEI_ALIGN_START);
      if (i == 0 && left_out == NULL)
        kei_report_builder_span (self->out, 1, 2);
      add_note_cell (self, source, 0, KEI_INK_NONE, KEI_ALIGN_END);
    }
  for (guint i = 0; i < warnings->len; i++)
    {
      kei_report_builder_row (self->out);
      add_note_cell (self, g_ptr_array_index (warnings, i), KEI_MARK_BOLD, KEI_INK_WARNING, KEI_ALIGN_START);
      kei_report_builder_span (self->out, 2, 1);
    }
  kei_report_builder_close_table (self->out);
}
