/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows are shown and which folded, and what folded ones are in words. */
#include "config.h"

#include <string.h>

#include "kei-comparison-rows-private.h"
#include "kei-levels.h"

#include <glib/gi18n-lib.h>

#define MAX_SORTS 12 /* of rows that are told apart */

static gboolean
is_shown (const KeiComparisonRow *row, guint shown)
{
  return (shown & 1u << row->sign) != 0;
}

/* Which rows stay: those shown and the titles above them. */
static guint8 *
find_kept (const KeiComparisonRows *rows, guint shown)
{
  guint8 *kept = g_new0 (guint8, rows->rows->len + 1);

  for (guint32 i = rows->rows->len; i-- > 0;)
    if (is_shown (_kei_row (rows, i), shown))
      for (guint32 at = i; at != KEI_ROW_NONE && !kept[at]; at = _kei_row (rows, at)->parent)
        kept[at] = TRUE;
  return kept;
}

GArray *
kei_comparison_rows_list (const KeiComparisonRows *rows, guint shown)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (KeiRowEntry));
  g_autofree guint8 *kept = find_kept (rows, shown);

  for (guint32 i = 0; i < rows->rows->len;)
    {
      guint32 end = i;
      KeiRowEntry entry = { i, 0 };

      while (end < rows->rows->len && !kept[end])
        end++;
      if (end > i + 1 || (end == i + 1 && _kei_row (rows, i)->sign != KEI_ROW_SAME))
        entry.n_folded = end - i;
      g_array_append_val (entries, entry);
      i = MAX (end, i + 1);
    }
  return entries;
}

/* --- In words --- */

typedef struct
{
  const char *names[MAX_SORTS];
  guint counts[MAX_SORTS];
  guint n;
  guint others;
} Sorts;

static void
count (Sorts *self, const char *name)
{
  for (guint i = 0; i < self->n; i++)
    if (self->names[i] == name || strcmp (self->names[i], name) == 0)
      {
        self->counts[i]++;
        return;
      }
  if (self->n == MAX_SORTS || *name == '\0')
    {
      self->others++;
      return;
    }
  self->names[self->n] = name;
  self->counts[self->n++] = 1;
}

static const char *
name_sort (const KeiComparisonRows *rows, const KeiComparisonRow *row)
{
  KeiSide side = row->nodes[KEI_SIDE_NEW] != NULL ? KEI_SIDE_NEW : KEI_SIDE_OLD;
  const KeiNode *node = row->nodes[side];
  const char *level;

  switch ((KeiRowKind) row->kind)
    {
    case KEI_ROW_TITLE:
    case KEI_ROW_ELSEWHERE:
      level = kei_node_get_kind (node) == KEI_KIND_ITEM ? kei_levels_get_name (rows->comparison->pairing->trees[side], kei_node_get_ref (node, KEI_FIELD_LEVEL)) : "";
      return *level != '\0' ? level : _ (kei_schema_kind (kei_node_get_kind (node))->label);
    case KEI_ROW_PARAGRAPH:
      return _ ("Text");
    case KEI_ROW_SDGS:
      return "SDGs";
    case KEI_ROW_CAPTION:
    case KEI_ROW_INDICATOR:
    case KEI_ROW_BUDGET:
    case KEI_ROW_STAFFING:
    case KEI_ROW_YEARS:
      return _ (kei_schema_kind (kei_node_get_kind (node))->label);
    case KEI_ROW_CELLS:
      return _ (kei_schema_kind (KEI_KIND_TABLE)->label);
    case KEI_ROW_GROUP:
    case KEI_ROW_FIELD:
    case KEI_ROW_OTHER:
    case KEI_ROW_N_KINDS:
    default:
      return "";
    }
}

char *
kei_comparison_rows_describe (const KeiComparisonRows *rows, guint first, guint n)
{
  Sorts sorts = { .n = 0 };
  guint n_changed = 0;
  g_autoptr (GString) parts = g_string_new (NULL);

  for (guint i = first; i < first + n && i < rows->rows->len; i++)
    {
      const KeiComparisonRow *row = _kei_row (rows, i);

      n_changed += row->sign != KEI_ROW_SAME;
      count (&sorts, name_sort (rows, row));
    }
  for (guint i = 0; i < sorts.n; i++)
    g_string_append_printf (parts, "%s%s %u", i > 0 ? "・" : "", sorts.names[i], sorts.counts[i]);
  if (sorts.others > 0)
    g_string_append_printf (parts, "%s%s %u", parts->len > 0 ? "・" : "", _ ("Other rows"), sorts.others);
  if (n_changed == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row without changes (%s)", "%u rows without changes (%s)", n), n, parts->str);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row, changes hidden in %u (%s)", "%u rows, changes hidden in %u (%s)", n), n, n_changed, parts->str);
}
