/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-compare-words.h"

#include <glib/gi18n-lib.h>

#include "kei-choices.h"
#include "kei-era.h"
#include "kei-settings.h"

#define SHORT_SEAL 7

KeiSign
kei_compare_words_get_sign (KeiRowSign sign)
{
  static const KeiSign signs[KEI_ROW_N_SIGNS] = {
    [KEI_ROW_SAME] = KEI_SIGN_NONE,
    [KEI_ROW_CHANGED] = KEI_SIGN_CHANGED,
    [KEI_ROW_ADDED] = KEI_SIGN_ADDED,
    [KEI_ROW_REMOVED] = KEI_SIGN_REMOVED,
    [KEI_ROW_MOVED] = KEI_SIGN_MOVED,
    [KEI_ROW_REORDERED] = KEI_SIGN_REORDERED,
    [KEI_ROW_LEVEL] = KEI_SIGN_LEVEL,
    [KEI_ROW_MERGED] = KEI_SIGN_MERGED,
    [KEI_ROW_SPLIT] = KEI_SIGN_SPLIT,
    [KEI_ROW_SPELLING] = KEI_SIGN_SPELLING,
    [KEI_ROW_RENUMBERED] = KEI_SIGN_NUMBER,
    [KEI_ROW_RULE] = KEI_SIGN_RULE,
  };

  g_return_val_if_fail (sign < KEI_ROW_N_SIGNS, KEI_SIGN_NONE);

  return signs[sign];
}

/* --- Places --- */

/* What @number has beyond what it has in common with @first, without cutting a number of several digits. */
static const char *
skip_common (const char *first, const char *number)
{
  gsize n = 0;

  while (number[n] != '\0' && number[n] == first[n])
    n++;
  while (n > 0 && ((number[n] & 0xC0) == 0x80 || (g_ascii_isdigit (number[n]) && g_ascii_isdigit (number[n - 1])) || number[n] == '\0'))
    n--;
  return number + n;
}

/* 1-2①＋②: the first in full, of the others what is not the same. */
static char *
join_numbers (KeiComparisonRows *rows, KeiSide side, const KeiId *ids, guint n, const char *separator)
{
  GString *joined = g_string_new (NULL);
  g_autofree char *first = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = kei_comparison_rows_dup_number (rows, side, ids[i]);

      /* A level may have none. */
      if (*number == '\0')
        continue;
      if (first != NULL)
        g_string_append_printf (joined, "%s%s", separator, skip_common (first, number));
      else
        g_string_append (joined, first = g_steal_pointer (&number));
    }
  return g_string_free (joined, FALSE);
}

/* Either may be empty. */
static char *
join_sides (const char *from, const char *to)
{
  if (*from == '\0' || *to == '\0' || g_str_equal (from, to))
    return g_strdup (*to != '\0' ? to : from);
  return g_strdup_printf ("%s → %s", from, to);
}

char *
kei_compare_words_dup_numbers (KeiComparisonRows *rows, KeiId old_id, KeiId new_id)
{
  g_autofree char *from = old_id != KEI_ID_NONE ? kei_comparison_rows_dup_number (rows, KEI_SIDE_OLD, old_id) : g_strdup ("");
  g_autofree char *to = new_id != KEI_ID_NONE ? kei_comparison_rows_dup_number (rows, KEI_SIDE_NEW, new_id) : g_strdup ("");

  return join_sides (from, to);
}

static const KeiComparisonChange *
get_change (KeiComparisonRows *rows, guint index)
{
  guint n;

  return &kei_comparison_get_changes (kei_comparison_rows_get_comparison (rows), &n)[index];
}

/* The items of a merge or split in the order of its row, where they stand as in their plan. (element-type KeiId) (transfer full) */
static GArray *
find_parts (KeiComparisonRows *rows, KeiSide side, const KeiId *ids, guint n)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (KeiId));
  guint row = n > 1 ? kei_comparison_rows_find (rows, side, ids[0]) : KEI_ROW_NONE;
  g_autoptr (KeiRowText) text = row != KEI_ROW_NONE ? kei_comparison_rows_dup_text (rows, row, KEI_YEAR_STYLE_SHORT) : NULL;

  for (guint i = 0; text != NULL && i < text->n_cells[side]; i++)
    if (text->cells[side][i].node != NULL)
      {
        KeiId id = kei_node_get_id (text->cells[side][i].node);

        g_array_append_val (parts, id);
      }
  if (parts->len != n)
    {
      g_array_set_size (parts, 0);
      g_array_append_vals (parts, ids, n);
    }
  return parts;
}

static char *
dup_change_numbers (KeiComparisonRows *rows, const KeiComparisonChange *change)
{
  KeiComparison *comparison = kei_comparison_rows_get_comparison (rows);
  guint n_old, n_new;
  const KeiId *old_ids = kei_comparison_get_ids (comparison, change, KEI_SIDE_OLD, &n_old);
  const KeiId *new_ids = kei_comparison_get_ids (comparison, change, KEI_SIDE_NEW, &n_new);
  gboolean joins = change->type == KEI_COMPARISON_MERGED || change->type == KEI_COMPARISON_SPLIT;
  g_autoptr (GArray) olds = find_parts (rows, KEI_SIDE_OLD, old_ids, joins ? n_old : MIN (n_old, 1));
  g_autoptr (GArray) news = find_parts (rows, KEI_SIDE_NEW, new_ids, joins ? n_new : MIN (n_new, 1));
  g_autofree char *from = join_numbers (rows, KEI_SIDE_OLD, (const KeiId *) (const void *) olds->data, olds->len, "＋");
  g_autofree char *to = join_numbers (rows, KEI_SIDE_NEW, (const KeiId *) (const void *) news->data, news->len, "・");

  return join_sides (from, to);
}

/* The node that a change or a doubt is told by: the later one, where there is one. */
static const KeiNode *
get_node (KeiComparisonRows *rows, const KeiChangeEntry *entry)
{
  const KeiComparisonRow *row = entry->row != KEI_ROW_NONE ? kei_comparison_rows_get (rows, entry->row) : NULL;

  if (row == NULL)
    return NULL;
  return row->nodes[KEI_SIDE_NEW] != NULL ? row->nodes[KEI_SIDE_NEW] : row->nodes[KEI_SIDE_OLD];
}

static const KeiComparisonRule *
get_rule (KeiComparisonRows *rows, guint index)
{
  guint n;

  return &kei_comparison_get_rules (kei_comparison_rows_get_comparison (rows), &n)[index];
}

char *
kei_compare_words_dup_place (KeiComparisonRows *rows, const KeiChangeEntry *entry)
{
  const KeiNode *node = get_node (rows, entry);
  g_autofree char *numbers = NULL;

  if (entry->kind == KEI_CHANGE_ENTRY_RULE)
    {
      guint n = get_rule (rows, entry->index)->items->len;

      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Throughout: %u item", "Throughout: %u items", n), n);
    }
  if (entry->kind == KEI_CHANGE_ENTRY_CHANGE)
    numbers = dup_change_numbers (rows, get_change (rows, entry->index));
  else
    {
      const KeiComparisonRow *row = kei_comparison_rows_get (rows, entry->row);

      numbers = kei_compare_words_dup_numbers (rows, row->nodes[KEI_SIDE_OLD] != NULL ? kei_node_get_id (row->nodes[KEI_SIDE_OLD]) : KEI_ID_NONE,
                                               row->nodes[KEI_SIDE_NEW] != NULL ? kei_node_get_id (row->nodes[KEI_SIDE_NEW]) : KEI_ID_NONE);
    }
  if (*numbers != '\0' || node == NULL)
    return g_steal_pointer (&numbers);
  return g_strdup (g_dgettext (GETTEXT_PACKAGE, kei_schema_kind (kei_node_get_kind (node))->label));
}

char *
kei_compare_words_dup_rule (const KeiComparisonRule *rule)
{
  switch (rule->kind)
    {
    case KEI_RULE_YEARS:
      /* Translators: all years of the plan are later by so many: "+4" */
      return g_strdup_printf (_ ("Years: %s → %s"), rule->from, rule->to);
    case KEI_RULE_DEPARTMENT:
    case KEI_RULE_WORDING:
    case KEI_RULE_SPELLING:
    default:
      return g_strdup_printf ("%s → %s", rule->from, rule->to);
    }
}

char *
kei_compare_words_dup_title (KeiComparisonRows *rows, const KeiChangeEntry *entry)
{
  const KeiNode *node = get_node (rows, entry);

  if (entry->kind == KEI_CHANGE_ENTRY_RULE)
    return kei_compare_words_dup_rule (get_rule (rows, entry->index));
  if (node == NULL)
    return g_strdup ("");
  if (*kei_node_get_headline (node) != '\0')
    return g_strdup (kei_node_get_headline (node));
  return g_strdup (g_dgettext (GETTEXT_PACKAGE, kei_schema_kind (kei_node_get_kind (node))->label));
}

/* --- Kinds and reasons --- */

char *
kei_compare_words_dup_kind (KeiComparisonRows *rows, guint index)
{
  const KeiComparisonRow *row = kei_comparison_rows_get (rows, index);
  const KeiComparisonChange *change = row->change >= 0 ? get_change (rows, (guint) row->change) : NULL;
  static const struct
  {
    KeiComparisonFlags flag;
    KeiRowSign sign;
  } also[] = {
    { KEI_COMPARISON_IS_MOVED, KEI_ROW_MOVED },
    { KEI_COMPARISON_IS_REORDERED, KEI_ROW_REORDERED },
    { KEI_COMPARISON_IS_OTHER_LEVEL, KEI_ROW_LEVEL },
    { KEI_COMPARISON_IS_REWORDED, KEI_ROW_CHANGED },
  };
  KeiRowSign first = change != NULL ? kei_change_list_get_sign (kei_comparison_rows_get_comparison (rows), change) : row->sign;
  GString *words = g_string_new (first == KEI_ROW_SAME ? _ ("Unchanged") : kei_row_sign_label (first));

  for (guint i = 0; change != NULL && i < G_N_ELEMENTS (also); i++)
    if ((change->flags & also[i].flag) != 0 && also[i].sign != first && first != KEI_ROW_SPELLING)
      g_string_append_printf (words, "＋%s", kei_row_sign_label (also[i].sign));
  return g_string_free (words, FALSE);
}

/* What keeps a pair from being sure, or NULL. */
static char *
dup_doubt (const KeiPair *pair)
{
  switch (pair->doubt)
    {
    case KEI_DOUBT_REPLACED:
      return g_strdup (_ ("The rest is alike, but title and first text are others: it may have been replaced"));
    case KEI_DOUBT_ANOTHER:
      return g_strdup_printf (_ ("Another one is alike nearly as much: %d %%"), (int) (pair->second * 100 + 0.5F));
    case KEI_DOUBT_LITTLE:
      return pair->by == KEI_PAIR_BY_TEXT ? g_strdup (_ ("Only little of title and texts is alike")) : NULL;
    case KEI_DOUBT_NONE:
    default:
      return NULL;
    }
}

char *
kei_compare_words_dup_reason (const KeiPair *pair)
{
  char *doubt = dup_doubt (pair);

  if (doubt != NULL)
    return doubt;
  switch (pair->by)
    {
    case KEI_PAIR_BY_HAND:
      return g_strdup (_ ("Decided by hand"));
    case KEI_PAIR_BY_ID:
      return g_strdup (_ ("The same item in both plans"));
    case KEI_PAIR_BY_ORIGIN:
      return g_strdup (_ ("The later item names it as its origin"));
    case KEI_PAIR_BY_IDENTICAL:
      return g_strdup (_ ("Title and texts are the same"));
    case KEI_PAIR_BY_POSITION:
      return g_strdup (_ ("Found by what stands around it"));
    case KEI_PAIR_BY_TEXT:
    default:
      if (pair->second > 0)
        return g_strdup_printf (_ ("Title and texts are alike; the next best has %d %%"), (int) (pair->second * 100 + 0.5F));
      return g_strdup (_ ("Title and texts are alike"));
    }
}

char *
kei_compare_words_dup_time (GDateTime *time)
{
  g_autoptr (GSettings) settings = kei_settings_new ();
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  KeiPeriod day = kei_period_from_day (g_date_time_get_year (local), g_date_time_get_month (local), g_date_time_get_day_of_month (local));
  g_autofree char *text = kei_era_format (day, kei_settings_get_year_style (settings));
  g_autofree char *clock = g_date_time_format (local, "%R");

  return g_strdup_printf ("%s %s", text, clock);
}

char *
kei_compare_words_dup_seal (const char *seal)
{
  return seal != NULL ? g_strdup_printf ("#%.*s", SHORT_SEAL, seal) : g_strdup ("");
}

char *
kei_compare_words_dup_version (KeiTree *tree, KeiNode *version)
{
  g_autofree char *stage = kei_choices_dup_label (tree, "stages", kei_node_get_string (version, KEI_FIELD_STAGE));
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (kei_node_get_text (version, KEI_FIELD_TIME), NULL);
  g_autofree char *clock = time != NULL ? kei_compare_words_dup_time (time) : NULL;
  g_autofree char *seal = kei_compare_words_dup_seal (kei_node_get_string (version, KEI_FIELD_SEAL));
  const char *parts[4] = { NULL };
  guint n = 0;

  /* Many a version is called by its stage. */
  if (*stage != '\0' && !g_str_equal (stage, kei_node_get_text (version, KEI_FIELD_NAME)))
    parts[n++] = stage;
  if (clock != NULL)
    parts[n++] = clock;
  if (*seal != '\0')
    parts[n++] = seal;
  return g_strjoinv (" ・ ", (char **) parts);
}
