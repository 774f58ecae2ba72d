/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the tables. Kinds that are not here get columns from the schema. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kei-form-columns.h"
#include "kei-form-format.h"

/* clang-format off */

static const KeiFormColumn indicator_columns[] = {
  { .field = KEI_FIELD_NAME, .chars = 18, .grow = TRUE, .wrap = TRUE },
  { .field = KEI_FIELD_UNIT, .chars = 3, .rank = 1 },
  { KEI_FORM_COLUMN_ROLE, KEI_FIELD_NUMBER, "baseline", NC_("indicator", "Baseline"), .chars = 6 },
  { KEI_FORM_COLUMN_ROLE, KEI_FIELD_NUMBER, "interim", NC_("indicator", "Interim"), .chars = 6, .rank = 2 },
  { KEI_FORM_COLUMN_ROLE, KEI_FIELD_NUMBER, "target", NC_("indicator", "Target"), .chars = 6, .strong = TRUE },
  { KEI_FORM_COLUMN_SPARKLINE, .title = N_("Course"), .chars = 12, .rank = 3 },
  { .field = KEI_FIELD_DEPARTMENT, .title = N_("In charge"), .chars = 6, .rank = 4 },
};

static const KeiFormColumn indicator_value_columns[] = {
  { .field = KEI_FIELD_PERIOD, .chars = 10 },
  { .field = KEI_FIELD_ROLE, .chars = 6 },
  { .field = KEI_FIELD_NUMBER, .chars = 8 },
  { .field = KEI_FIELD_CUMULATIVE, .chars = 4 },
  { .field = KEI_FIELD_PRINTED, .chars = 10, .grow = TRUE },
};

static const KeiFormColumn budget_columns[] = {
  { .field = KEI_FIELD_YEAR, .title = N_("Year"), .chars = 6 },
  { .field = KEI_FIELD_AMOUNT, .chars = 7, .strong = TRUE },
  { .field = KEI_FIELD_NATIONAL, .title = NC_("funding", "National"), .chars = 6 },
  { .field = KEI_FIELD_PREFECTURAL, .title = NC_("funding", "Prefecture"), .chars = 6 },
  { .field = KEI_FIELD_BOND, .title = NC_("funding", "Bond"), .chars = 6 },
  { .field = KEI_FIELD_OTHER, .title = NC_("funding", "Other"), .chars = 6 },
  { .field = KEI_FIELD_GENERAL, .title = NC_("funding", "General"), .chars = 6 },
  { KEI_FORM_COLUMN_FUNDING, .title = NC_("funding", "Funding"), .chars = 11, .rank = 1 },
};

static const KeiFormColumn staffing_columns[] = {
  { .field = KEI_FIELD_YEAR, .title = N_("Year"), .chars = 6 },
  { .field = KEI_FIELD_ACCOUNT, .chars = 10, .grow = TRUE },
  { .field = KEI_FIELD_ROLE, .chars = 6 },
  { .field = KEI_FIELD_FTE, .chars = 6 },
};

static const KeiFormColumn level_columns[] = {
  { .field = KEI_FIELD_NAME, .chars = 10, .grow = TRUE },
  { .field = KEI_FIELD_PATTERN, .chars = 10, .grow = TRUE },
  { KEI_FORM_COLUMN_PREVIEW, KEI_FIELD_PATTERN, .title = N_("Looks like"), .chars = 10 },
  { .field = KEI_FIELD_RESTART, .chars = 10, .rank = 2 },
  { .field = KEI_FIELD_PARENTS, .chars = 10, .grow = TRUE, .wrap = TRUE },
  { .field = KEI_FIELD_LAYER, .chars = 8, .rank = 3 },
};

static const KeiFormColumn department_columns[] = {
  { .field = KEI_FIELD_NAME, .chars = 14, .grow = TRUE, .wrap = TRUE },
  { .field = KEI_FIELD_CODE, .chars = 6 },
  { .field = KEI_FIELD_END, .chars = 8, .rank = 1 },
  { .field = KEI_FIELD_SUCCEEDED_BY, .chars = 12, .grow = TRUE, .wrap = TRUE },
};

static const KeiFormColumn meeting_columns[] = {
  { .field = KEI_FIELD_START, .chars = 10 },
  { .field = KEI_FIELD_TITLE, .chars = 14, .grow = TRUE, .wrap = TRUE },
  { .field = KEI_FIELD_BODY_REF, .chars = 8, .rank = 1 },
  { .field = KEI_FIELD_LANE, .chars = 6, .rank = 3 },
  { .field = KEI_FIELD_STATE, .chars = 5 },
  { .field = KEI_FIELD_RELATION, .chars = 5, .rank = 2 },
};

static const KeiFormColumn opinion_columns[] = {
  { .field = KEI_FIELD_NUMBER, .title = N_("No."), .chars = 3 },
  { .field = KEI_FIELD_SUMMARY, .chars = 16, .grow = TRUE, .wrap = TRUE },
  { .field = KEI_FIELD_COUNT, .chars = 4, .rank = 1 },
  { .field = KEI_FIELD_RESPONSE, .chars = 16, .grow = TRUE, .wrap = TRUE },
  { .field = KEI_FIELD_DISPOSITION, .chars = 6 },
};

static const KeiFormColumn term_columns[] = {
  { .field = KEI_FIELD_TERM, .chars = 10, .grow = TRUE, .wrap = TRUE },
  { .field = KEI_FIELD_READING, .chars = 10, .grow = TRUE, .wrap = TRUE, .rank = 1 },
  { .field = KEI_FIELD_EXPLANATION, .chars = 20, .grow = TRUE, .wrap = TRUE },
};

static const KeiFormColumn viewpoint_columns[] = {
  { .field = KEI_FIELD_LABEL, .chars = 8 },
  { .field = KEI_FIELD_TITLE, .chars = 14, .grow = TRUE, .wrap = TRUE },
  { .field = KEI_FIELD_TEXT, .chars = 16, .grow = TRUE, .wrap = TRUE, .rank = 1 },
};

static const KeiFormColumn note_columns[] = {
  { .field = KEI_FIELD_BODY, .chars = 16, .grow = TRUE, .wrap = TRUE },
  { .field = KEI_FIELD_TARGET, .chars = 12, .grow = TRUE, .rank = 2 },
  { .field = KEI_FIELD_AUTHOR, .chars = 8, .rank = 1 },
  { .field = KEI_FIELD_RESOLVED, .chars = 4 },
};

static const KeiFormColumn conflict_columns[] = {
  { .field = KEI_FIELD_FIELD, .chars = 8 },
  { .field = KEI_FIELD_TARGET, .chars = 14, .grow = TRUE },
  { .field = KEI_FIELD_BY, .chars = 8, .rank = 1 },
  { .field = KEI_FIELD_TIME, .chars = 14, .rank = 2 },
  { .field = KEI_FIELD_RESOLVED, .chars = 4 },
};

static const KeiFormColumn fixed_level_columns[] = {
  { .field = KEI_FIELD_SINCE, .chars = 14 },
  { .field = KEI_FIELD_LEVEL, .chars = 12, .grow = TRUE },
  { .field = KEI_FIELD_BY, .chars = 10, .grow = TRUE },
};

static const KeiFormColumn rule_columns[] = {
  { .field = KEI_FIELD_CODE, .chars = 18, .grow = TRUE, .wrap = TRUE },
  { .field = KEI_FIELD_TARGET, .chars = 10, .grow = TRUE, .rank = 3 },
  { .field = KEI_FIELD_SEVERITY, .chars = 6 },
  { .field = KEI_FIELD_THRESHOLD, .chars = 5, .rank = 1 },
  { .field = KEI_FIELD_REASON, .chars = 16, .grow = TRUE, .wrap = TRUE, .rank = 2 },
};

static const KeiFormColumn choice_columns[] = {
  { .field = KEI_FIELD_LABEL, .chars = 12, .grow = TRUE, .wrap = TRUE },
  { .field = KEI_FIELD_ROLE, .chars = 12, .grow = TRUE, .wrap = TRUE },
  { .field = KEI_FIELD_CODE, .chars = 8, .rank = 1 },
};

#define COLUMNS(kind, rows) [KEI_KIND_##kind] = { rows##_columns, G_N_ELEMENTS (rows##_columns) }

static const struct
{
  const KeiFormColumn *columns;
  guint n;
} kinds[KEI_N_KINDS] = {
  COLUMNS (INDICATOR, indicator),
  COLUMNS (INDICATOR_VALUE, indicator_value),
  COLUMNS (BUDGET_LINE, budget),
  COLUMNS (STAFFING_LINE, staffing),
  COLUMNS (LEVEL, level),
  COLUMNS (DEPARTMENT, department),
  COLUMNS (MEETING, meeting),
  COLUMNS (OPINION, opinion),
  COLUMNS (TERM, term),
  COLUMNS (VIEWPOINT, viewpoint),
  COLUMNS (NOTE, note),
  COLUMNS (CONFLICT, conflict),
  COLUMNS (FIXED_LEVEL, fixed_level),
  COLUMNS (RULE, rule),
  COLUMNS (CHOICE, choice),
};

/* clang-format on */

/* --- From the schema --- */

/* As many short fields as a table of ordinary width takes. */
#define MOST 6

static KeiFormColumn
make_column (const KeiFieldInfo *info, guint rank)
{
  gboolean text = info->type == KEI_FIELD_TYPE_STRING || info->type == KEI_FIELD_TYPE_TEXT;

  return (KeiFormColumn){
    .field = info->id,
    .chars = text ? 12 : 6,
    .grow = text || info->type == KEI_FIELD_TYPE_REFS,
    .wrap = text || info->type == KEI_FIELD_TYPE_REFS,
    .rank = info->flags & KEI_FLAG_HEADLINE ? 0 : rank,
  };
}

static gboolean
can_be_column (const KeiFieldInfo *info)
{
  return (info->flags & KEI_FLAG_HIDDEN) == 0 && info->id != KEI_FIELD_GROUPS && !kei_form_is_link (info)
         && (info->type != KEI_FIELD_TYPE_TEXT || (info->flags & KEI_FLAG_HEADLINE));
}

KeiFormColumn *
kei_form_columns_new (KeiKind kind, guint *n)
{
  const KeiKindInfo *info = kei_schema_kind (kind);
  KeiFormColumn *columns;

  if (kinds[kind].n > 0)
    {
      *n = kinds[kind].n;
      return g_memdup2 (kinds[kind].columns, kinds[kind].n * sizeof *columns);
    }
  columns = g_new0 (KeiFormColumn, MOST);
  *n = 0;
  for (guint i = 0; i < info->n_fields && *n < MOST; i++)
    if (can_be_column (&info->fields[i]))
      {
        columns[*n] = make_column (&info->fields[i], *n);
        (*n)++;
      }
  return columns;
}

gboolean
kei_form_columns_leave_out (KeiKind kind)
{
  const KeiKindInfo *info = kei_schema_kind (kind);
  guint n = 0;
  g_autofree KeiFormColumn *columns = kei_form_columns_new (kind, &n);

  if (info->n_slots > 0)
    return TRUE;
  for (guint i = 0; i < info->n_fields; i++)
    {
      gboolean found = (info->fields[i].flags & KEI_FLAG_HIDDEN) != 0;

      for (guint j = 0; j < n; j++)
        found = found || columns[j].field == info->fields[i].id;
      if (!found)
        return TRUE;
    }
  return FALSE;
}
