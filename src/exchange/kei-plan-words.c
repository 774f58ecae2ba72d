/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years, titles and names as reports print them. */
#include "config.h"

#include "kei-plan-report-private.h"

#include "kei-choices.h"
#include "kei-levels.h"
#include "kei-words-i18n.h"

#define BETWEEN_NAMES "、"

KeiYearStyle
kei_plan_get_years (const KeiReportStyle *style)
{
  static const char *const names[] = { "wareki", "seireki", "both", "short" };
  const char *name = kei_report_style_get_option (style, "years");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return (KeiYearStyle) i;
  return KEI_YEAR_STYLE_WAREKI;
}

/* Whether a text has Japanese letters, 1, or others, 0; -1 where it has none. */
static int
is_japanese (const char *text)
{
  int answer = -1;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    switch (g_unichar_get_script (g_utf8_get_char (at)))
      {
      case G_UNICODE_SCRIPT_HAN:
      case G_UNICODE_SCRIPT_HIRAGANA:
      case G_UNICODE_SCRIPT_KATAKANA:
        return 1;
      case G_UNICODE_SCRIPT_COMMON:
      case G_UNICODE_SCRIPT_INHERITED:
        break;
      default:
        answer = 0;
      }
  return answer;
}

/* Asked are the texts that a plan begins with, until one has letters. */
static int
plan_is_japanese (KeiTree *tree)
{
  static const KeiField fields[] = { KEI_FIELD_TITLE, KEI_FIELD_MUNICIPALITY, KEI_FIELD_VISION };
  KeiNode *plan = kei_tree_get_root (tree);
  guint n;
  KeiNode *const *items = kei_node_get_children (plan, KEI_SLOT_ITEMS, &n);
  int answer = -1;

  for (guint i = 0; answer < 1 && i < G_N_ELEMENTS (fields); i++)
    answer = MAX (answer, is_japanese (kei_node_get_text (plan, fields[i])));
  for (guint i = 0; answer < 1 && i < n; i++)
    answer = MAX (answer, is_japanese (kei_node_get_headline (items[i])));
  return answer;
}

const char *
kei_plan_get_language (KeiTree *tree, const KeiReportStyle *style)
{
  const char *wanted = kei_report_style_get_option (style, "words");
  int answer = g_strcmp0 (wanted, "ja") == 0 ? 1 : g_strcmp0 (wanted, "en") == 0 ? 0
                                                                                 : plan_is_japanese (tree);

  if (answer < 0)
    answer = g_str_has_prefix (g_get_language_names ()[0], "ja");
  return answer > 0 ? "ja" : "en";
}

static KeiPeriod
fiscal_year (gint64 year)
{
  return year > 0 && year < G_MAXINT ? kei_period_from_fiscal_year ((int) year) : KEI_PERIOD_NONE;
}

char *
kei_plan_dup_period (const KeiPlanReport *self, KeiPeriod period)
{
  return kei_era_format (period, self->years);
}

char *
kei_plan_dup_period_range (const KeiPlanReport *self, KeiPeriod first, KeiPeriod last)
{
  if (first == KEI_PERIOD_NONE || last == KEI_PERIOD_NONE)
    return kei_plan_dup_period (self, first != KEI_PERIOD_NONE ? first : last);
  return kei_era_format_range (first, last, self->years);
}

char *
kei_plan_dup_year (const KeiPlanReport *self, gint64 year)
{
  return kei_plan_dup_period (self, fiscal_year (year));
}

char *
kei_plan_dup_year_range (const KeiPlanReport *self, gint64 first, gint64 last)
{
  return kei_plan_dup_period_range (self, fiscal_year (first), fiscal_year (last));
}

static void
append_name (const KeiPlanReport *self, GString *names, KeiId id)
{
  KeiNode *node = kei_tree_lookup (self->tree, id);

  if (node == NULL)
    return;
  if (names->len > 0)
    g_string_append (names, BETWEEN_NAMES);
  g_string_append (names, kei_node_get_headline (node));
}

char *
kei_plan_dup_names (const KeiPlanReport *self, const KeiNode *node, KeiField field)
{
  GString *names = g_string_new (NULL);
  const KeiFieldInfo *info = kei_schema_field (kei_node_get_kind (node), field);
  const KeiIds *ids;

  if (kei_field_type_storage (info->type) == KEI_STORAGE_INT)
    append_name (self, names, kei_node_get_ref (node, field));
  else if ((ids = kei_node_get_ids (node, field)) != NULL)
    for (guint i = 0; i < ids->n; i++)
      append_name (self, names, ids->ids[i]);
  return g_string_free (names, FALSE);
}

char *
kei_plan_dup_title (const KeiNode *node)
{
  const char *title = kei_node_get_headline (node);

  return kei_schema_field_index (kei_node_get_kind (node), KEI_FIELD_TENTATIVE) >= 0 && kei_node_get_bool (node, KEI_FIELD_TENTATIVE)
             /* Translators: a title that is not decided yet. */
             ? g_strdup_printf (_ ("%s (tentative)"), title)
             : g_strdup (title);
}

char *
kei_plan_dup_full_title (const KeiPlanReport *self, const KeiNode *item)
{
  g_autofree char *title = kei_plan_dup_title (item);
  const char *number = kei_numbers_get (self->numbers, kei_node_get_id (item));

  return *number != '\0' ? g_strdup_printf ("%s　%s", number, title) : g_steal_pointer (&title);
}

char *
kei_plan_dup_choice (const KeiPlanReport *self, const KeiNode *node, KeiField field)
{
  const KeiFieldInfo *info = kei_schema_field (kei_node_get_kind (node), field);

  return kei_choices_dup_label (self->tree, info->choices, kei_node_get_string (node, field));
}

char *
kei_plan_dup_text_label (const KeiPlanReport *self, const KeiNode *text)
{
  const char *label = kei_node_get_text (text, KEI_FIELD_LABEL);

  return *label != '\0' ? g_strdup (label) : kei_plan_dup_choice (self, text, KEI_FIELD_ROLE);
}

const char *
kei_plan_get_level_name (const KeiPlanReport *self, const KeiNode *item)
{
  return kei_levels_get_name (self->tree, kei_node_get_ref (item, KEI_FIELD_LEVEL));
}

char *
kei_plan_dup_own (const KeiPlanReport *self, const char *words)
{
  static const char *const kinds[] = { "町", "村", "区", "県", "都", "道", "府" };
  const char *municipality = kei_node_get_text (self->plan, KEI_FIELD_MUNICIPALITY), *at = strstr (words, "市の");

  for (guint i = 0; at != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (municipality, kinds[i]))
      return g_strdup_printf ("%.*s%s%s", (int) (at - words), words, kinds[i], at + strlen ("市"));
  return g_strdup (words);
}

char *
kei_plan_dup_anchor (const KeiNode *node)
{
  KeiIdText text;

  return g_strdup (kei_id_format (kei_node_get_id (node), text));
}
