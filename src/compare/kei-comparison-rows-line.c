/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of both sides, piece by piece: titles, indicators with their values, goals, costs. A piece is marked as a whole,
 * but for words. */
#include "config.h"

#include <string.h>

#include "kei-comparison-rows-private.h"
#include "kei-decimal.h"
#include "kei-sdg.h"
#include "kei-words-i18n.h"

#define BETWEEN_VALUES "　"
#define BETWEEN_CELLS "｜"

/* --- Pieces --- */

static void
add_run (KeiRowLine *self, KeiSide side, gsize length, KeiTextRunKind kind, guint hunk)
{
  GArray *runs = self->runs[side];
  KeiTextRun *last = runs->len > 0 ? &g_array_index (runs, KeiTextRun, runs->len - 1) : NULL;
  KeiTextRun run = { self->texts[side]->len - length, length, kind, hunk };

  if (kind == KEI_TEXT_RUN_SAME && length == 0)
    return;
  if (kind == KEI_TEXT_RUN_SAME && last != NULL && last->kind == KEI_TEXT_RUN_SAME)
    last->length += length;
  else
    g_array_append_val (runs, run);
  self->marked |= kind != KEI_TEXT_RUN_SAME;
}

static void
append (KeiRowLine *self, KeiSide side, const char *piece, KeiTextRunKind kind)
{
  gsize length = piece != NULL ? strlen (piece) : 0;

  if (piece != NULL)
    g_string_append (self->texts[side], piece);
  add_run (self, side, length, kind, kind == KEI_TEXT_RUN_SAME ? G_MAXUINT : self->n_hunks);
}

void
_kei_row_line_add (KeiRowLine *self, const char *old_piece, const char *new_piece, gboolean ruled)
{
  const char *pieces[2] = { old_piece, new_piece };
  gboolean there[2] = { old_piece != NULL && *old_piece != '\0', new_piece != NULL && *new_piece != '\0' };

  if (!there[0] && !there[1])
    return;
  for (guint side = 0; side < 2; side++)
    if (g_strcmp0 (old_piece, new_piece) == 0)
      append (self, side, pieces[side], KEI_TEXT_RUN_SAME);
    else if (!there[side])
      append (self, side, NULL, KEI_TEXT_RUN_GAP);
    else
      append (self, side, pieces[side], ruled ? KEI_TEXT_RUN_RULE : there[1 - side] ? KEI_TEXT_RUN_CHANGED
                                                                                    : KEI_TEXT_RUN_ONLY);
  if (g_strcmp0 (old_piece, new_piece) != 0)
    self->n_hunks++;
}

void
_kei_row_line_add_text (KeiRowLine *self, const char *old_piece, const char *new_piece, gboolean ruled)
{
  const char *pieces[2] = { old_piece, new_piece };
  g_autoptr (GArray) hunks = NULL;
  gboolean limited = FALSE;

  if (old_piece == NULL || new_piece == NULL || *old_piece == '\0' || *new_piece == '\0' || strcmp (old_piece, new_piece) == 0)
    {
      _kei_row_line_add (self, old_piece, new_piece, ruled);
      return;
    }
  hunks = kei_text_differ_compare (self->rows->differ, old_piece, new_piece, &limited);
  self->limited |= limited;
  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (GArray) runs = kei_text_get_runs (pieces[side], side == KEI_SIDE_OLD ? KEI_TEXT_SIDE_OLD : KEI_TEXT_SIDE_NEW, hunks);

      for (guint i = 0; i < runs->len; i++)
        {
          const KeiTextRun *run = &g_array_index (runs, KeiTextRun, i);
          KeiTextRunKind kind = ruled && (run->kind == KEI_TEXT_RUN_CHANGED || run->kind == KEI_TEXT_RUN_ONLY) ? KEI_TEXT_RUN_RULE : run->kind;

          g_string_append_len (self->texts[side], pieces[side] + run->start, (gssize) run->length);
          add_run (self, side, run->length, kind, run->hunk == G_MAXUINT ? G_MAXUINT : self->n_hunks + run->hunk);
        }
    }
  self->n_hunks += hunks->len;
}

/* What stands between pieces, on the sides that have one before and one behind it. */
static void
add_between (KeiRowLine *self, const char *between, gboolean old_side, gboolean new_side)
{
  if (old_side && self->texts[0]->len > 0)
    append (self, KEI_SIDE_OLD, between, KEI_TEXT_RUN_SAME);
  if (new_side && self->texts[1]->len > 0)
    append (self, KEI_SIDE_NEW, between, KEI_TEXT_RUN_SAME);
}

/* --- Fields as pieces --- */

static KeiTree *
tree_of (const KeiRowLine *self, KeiSide side)
{
  return self->rows->comparison->pairing->trees[side];
}

static char *
dup_value (const KeiRowLine *self, KeiSide side, const KeiNode *node, KeiField field)
{
  return node != NULL ? _kei_rows_dup_value (tree_of (self, side), node, kei_schema_field (kei_node_get_kind (node), field), self->years) : NULL;
}

/* Whether what differs in a field does so by a rule. */
static gboolean
is_ruled (const KeiRowLine *self, KeiBeside beside, KeiField field)
{
  const KeiDifference *difference;
  const KeiFieldInfo *info;

  if (!self->known || beside.nodes[0] == NULL || beside.nodes[1] == NULL)
    return FALSE;
  info = kei_schema_field (kei_node_get_kind (beside.nodes[1]), field);
  difference = _kei_row_line_find (self, beside, field);
  if (difference == NULL && field == KEI_FIELD_START)
    difference = _kei_row_line_find (self, beside, KEI_FIELD_END);
  if (difference != NULL)
    return difference->rule >= 0;
  return info->type == KEI_FIELD_TYPE_YEAR || info->type == KEI_FIELD_TYPE_PERIOD;
}

/* The value of a field, with what always stands before it, which is not marked. */
static void
add_field (KeiRowLine *self, KeiBeside beside, KeiField field, const char *before, const char *behind)
{
  char *pieces[2] = { NULL, NULL };

  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *value = dup_value (self, side, beside.nodes[side], field);

      if (value != NULL && *value != '\0')
        pieces[side] = g_strconcat (value, behind, NULL);
    }
  for (guint side = 0; side < 2; side++)
    if (pieces[side] != NULL && self->texts[side]->len > 0)
      append (self, side, before, KEI_TEXT_RUN_SAME);
  _kei_row_line_add (self, pieces[0], pieces[1], is_ruled (self, beside, field));
  g_free (pieces[0]);
  g_free (pieces[1]);
}

/* --- Indicators --- */

/* What is printed for a value: its own words, or number and unit. */
static char *
dup_number (const KeiNode *indicator, const KeiNode *value)
{
  const char *printed = kei_node_get_text (value, KEI_FIELD_PRINTED), *unit = kei_node_get_text (indicator, KEI_FIELD_UNIT);
  g_autofree char *number = NULL;

  if (*printed != '\0')
    return g_strdup (printed);
  number = kei_decimal_print (kei_node_get_text (value, KEI_FIELD_NUMBER));
  return *number != '\0' && *unit != '\0' ? g_strdup_printf (g_ascii_isalpha (*unit) ? "%s %s" : "%s%s", number, unit) : g_steal_pointer (&number);
}

static void
add_number (KeiRowLine *self, KeiBeside indicator, KeiBeside value)
{
  g_autofree char *before = value.nodes[0] != NULL ? dup_number (indicator.nodes[0], value.nodes[0]) : NULL;
  g_autofree char *after = value.nodes[1] != NULL ? dup_number (indicator.nodes[1], value.nodes[1]) : NULL;

  _kei_row_line_add (self, before, after, is_ruled (self, value, KEI_FIELD_NUMBER));
}

static void
write_indicator (KeiRowLine *self, const KeiComparisonRow *row)
{
  KeiBeside beside = { { row->nodes[0], row->nodes[1] } };
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (KeiBeside));

  _kei_row_line_add_text (self, beside.nodes[0] != NULL ? kei_node_get_headline (beside.nodes[0]) : NULL, beside.nodes[1] != NULL ? kei_node_get_headline (beside.nodes[1]) : NULL, is_ruled (self, beside, KEI_FIELD_NAME));
  _kei_row_line_align (self, beside, KEI_SLOT_VALUES, values);
  for (guint i = 0; i < values->len; i++)
    {
      KeiBeside value = g_array_index (values, KeiBeside, i);

      if (!_kei_rows_tells_value (self->rows->comparison, value))
        continue;
      add_field (self, value, KEI_FIELD_ROLE, BETWEEN_VALUES, "");
      add_field (self, value, KEI_FIELD_PERIOD, " ", "");
      add_between (self, " ", value.nodes[0] != NULL, value.nodes[1] != NULL);
      add_number (self, beside, value);
      _kei_row_line_add (self, value.nodes[0] != NULL && kei_node_get_bool (value.nodes[0], KEI_FIELD_CUMULATIVE) ? _ ("(cumulative)") : NULL, value.nodes[1] != NULL && kei_node_get_bool (value.nodes[1], KEI_FIELD_CUMULATIVE) ? _ ("(cumulative)") : NULL, FALSE);
    }
}

/* --- Goals --- */

static char *
dup_goal (const KeiRowLine *self, KeiSide side, const KeiNode *link)
{
  const char *target, *sign;
  g_autofree char *strength = NULL;
  GString *text;

  if (link == NULL)
    return NULL;
  if (kei_node_get_int (link, KEI_FIELD_GOAL) == KEI_SDG_GOAL_NONE)
    return g_strdup (_ ("Not related"));
  target = kei_node_get_text (link, KEI_FIELD_TARGET);
  sign = kei_node_get_text (link, KEI_FIELD_SIGN);
  strength = dup_value (self, side, link, KEI_FIELD_STRENGTH);
  text = g_string_new (*target != '\0' ? target : NULL);
  if (*target == '\0')
    g_string_append_printf (text, "%" G_GINT64_FORMAT, kei_node_get_int (link, KEI_FIELD_GOAL));
  if (*strength != '\0')
    g_string_append_printf (text, "（%s）", strength);
  if (g_str_equal (sign, KEI_SDG_SIGN_TRADES_OFF))
    {
      g_autofree char *words = dup_value (self, side, link, KEI_FIELD_SIGN);

      g_string_append_printf (text, "（%s）", words);
    }
  return g_string_free (text, FALSE);
}

static void
write_goals (KeiRowLine *self, const KeiComparisonRow *row)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (KeiBeside));

  _kei_row_line_align (self, (KeiBeside){ { row->nodes[0], row->nodes[1] } }, KEI_SLOT_SDG_LINKS, links);
  for (guint i = 0; i < links->len; i++)
    {
      KeiBeside link = g_array_index (links, KeiBeside, i);
      g_autofree char *before = dup_goal (self, KEI_SIDE_OLD, link.nodes[0]), *after = dup_goal (self, KEI_SIDE_NEW, link.nodes[1]);

      add_between (self, "、", before != NULL, after != NULL);
      _kei_row_line_add (self, before, after, FALSE);
    }
}

/* --- Costs and others --- */

static gboolean
is_same_role (const KeiNode *a, const KeiNode *b)
{
  return g_str_equal (kei_node_get_text (a, KEI_FIELD_ROLE), kei_node_get_text (b, KEI_FIELD_ROLE)) && g_str_equal (kei_node_get_text (a, KEI_FIELD_ACCOUNT), kei_node_get_text (b, KEI_FIELD_ACCOUNT));
}

static const KeiField funding[] = { KEI_FIELD_NATIONAL, KEI_FIELD_PREFECTURAL, KEI_FIELD_BOND, KEI_FIELD_OTHER, KEI_FIELD_GENERAL };

static void
write_budget (KeiRowLine *self, const KeiComparisonRow *row)
{
  KeiBeside beside = { { row->nodes[0], row->nodes[1] } };

  add_field (self, beside, KEI_FIELD_YEAR, "", "");
  add_field (self, beside, KEI_FIELD_ROLE, " ", "");
  add_field (self, beside, KEI_FIELD_ACCOUNT, " ", "");
  add_field (self, beside, KEI_FIELD_AMOUNT, " ", _ (" thousand yen"));
  for (guint i = 0; i < G_N_ELEMENTS (funding); i++)
    {
      g_autofree char *name = g_strdup_printf ("　%s ", _ (kei_schema_field (KEI_KIND_BUDGET_LINE, funding[i])->label));

      add_field (self, beside, funding[i], name, "");
    }
  add_field (self, beside, KEI_FIELD_NOTE, "　", "");
}

/* What a field of the lines of @first's role and account comes to, over all years. FALSE where no number is large enough for it. */
static gboolean
sum_role (const KeiNode *first, GPtrArray *lines, guint from, KeiField field, gint64 *sum)
{
  *sum = 0;
  for (guint i = from; i < lines->len; i++)
    if (is_same_role (first, lines->pdata[i]) && __builtin_add_overflow (*sum, kei_node_get_int (lines->pdata[i], field), sum))
      return FALSE;
  return TRUE;
}

/* （計 95,400千円：国庫支出金 20,000、一般財源 75,400）: of several years their sum, and where the money comes from. */
static void
append_sums (GString *text, GPtrArray *lines, guint from, guint n_years)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *total = NULL;
  gint64 sum;

  if (!sum_role (lines->pdata[from], lines, from, KEI_FIELD_AMOUNT, &sum))
    return;
  total = kei_decimal_print_int (sum);
  for (guint i = 0; i < G_N_ELEMENTS (funding); i++)
    if (sum_role (lines->pdata[from], lines, from, funding[i], &sum) && sum != 0)
      {
        g_autofree char *amount = kei_decimal_print_int (sum);

        g_string_append_printf (parts, "%s%s %s", parts->len > 0 ? _ (", ") : "", _ (kei_schema_field (KEI_KIND_BUDGET_LINE, funding[i])->label), amount);
      }
  if (n_years > 1 && parts->len > 0)
    /* Translators: a sum, and what it is made of. */
    g_string_append_printf (text, _ (" (%s in all: %s)"), total, parts->str);
  else if (n_years > 1)
    g_string_append_printf (text, _ (" (%s in all)"), total);
  else if (parts->len > 0)
    /* Translators: what a cost is made of. */
    g_string_append_printf (text, _ (" (of it: %s)"), parts->str);
}

/* The lines of one side of a row of years that have a role and account, as 計画 一般会計　2022年度 32,900、2023年度 30,600. They are in
 * the order of the plan; @from is the first of them. */
static void
append_role (const KeiRowLine *self, GString *text, KeiSide side, GPtrArray *lines, guint from)
{
  const KeiNode *first = lines->pdata[from];
  KeiField amount = kei_node_get_kind (first) == KEI_KIND_BUDGET_LINE ? KEI_FIELD_AMOUNT : KEI_FIELD_FTE;
  g_autofree char *role = dup_value (self, side, first, KEI_FIELD_ROLE);
  guint n = 0;

  g_string_append_printf (text, "%s%s %s", text->len > 0 ? BETWEEN_VALUES : "", role, kei_node_get_text (first, KEI_FIELD_ACCOUNT));
  for (guint i = from; i < lines->len; i++)
    if (is_same_role (first, lines->pdata[i]))
      {
        g_autofree char *year = dup_value (self, side, lines->pdata[i], KEI_FIELD_YEAR), *value = dup_value (self, side, lines->pdata[i], amount);

        g_string_append_printf (text, "%s%s %s", n++ > 0 ? "、" : " ", year, value);
      }
  if (amount == KEI_FIELD_AMOUNT)
    {
      g_string_append (text, _ (" thousand yen"));
      append_sums (text, lines, from, n);
    }
}

/* What the lines of a row of years belong to, on both sides; a part of what was merged or split has nothing beside it. */
static KeiBeside
find_parents (const KeiRowLine *self, const KeiComparisonRow *row)
{
  const KeiComparisonRow *title = _kei_row (self->rows, row->parent);
  KeiBeside parents = { { NULL, NULL } };

  for (guint side = 0; side < 2; side++)
    if (row->nodes[side] != NULL)
      parents.nodes[side] = kei_tree_get_parent (tree_of (self, side), kei_node_get_id (row->nodes[side]));
  for (guint side = 0; side < 2; side++)
    if (parents.nodes[side] == NULL && parents.nodes[1 - side] == title->nodes[1 - side])
      parents.nodes[side] = title->nodes[side];
  return parents;
}

/* Costs of years that the other plan has none for: each side as a whole, for nothing in them is compared. */
static void
write_years (KeiRowLine *self, const KeiComparisonRow *row)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (KeiBeside));
  g_autoptr (GString) old_text = g_string_new (NULL), new_text = g_string_new (NULL);
  GString *texts[2] = { old_text, new_text };

  _kei_row_line_align (self, find_parents (self, row), kei_node_get_kind (row->nodes[row->nodes[1] != NULL]) == KEI_KIND_BUDGET_LINE ? KEI_SLOT_BUDGET_LINES : KEI_SLOT_STAFFING_LINES, children);
  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();

      for (guint i = 0; i < children->len; i++)
        if (g_array_index (children, KeiBeside, i).nodes[side] != NULL && _kei_rows_has_other_year (self->rows->comparison, g_array_index (children, KeiBeside, i)))
          g_ptr_array_add (lines, g_array_index (children, KeiBeside, i).nodes[side]);
      for (guint i = 0; i < lines->len; i++)
        {
          gboolean told = FALSE;

          for (guint j = 0; j < i && !told; j++)
            told = is_same_role (lines->pdata[i], lines->pdata[j]);
          if (!told)
            append_role (self, texts[side], side, lines, i);
        }
    }
  _kei_row_line_add (self, old_text->str, new_text->str, TRUE);
}

/* Every field that is set, one behind the other. */
static void
write_fields (KeiRowLine *self, const KeiComparisonRow *row)
{
  KeiBeside beside = { { row->nodes[0], row->nodes[1] } };
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (row->nodes[row->nodes[1] != NULL]));

  for (guint i = 0; i < kind->n_fields; i++)
    if (!(kind->fields[i].flags & KEI_FLAG_HIDDEN))
      add_field (self, beside, kind->fields[i].id, " ", "");
}

static char *
dup_cells (const KeiNode *node)
{
  g_auto (GStrv) cells = NULL;

  if (node == NULL)
    return NULL;
  cells = g_strsplit (kei_node_get_text (node, KEI_FIELD_CELLS), "\t", -1);
  return g_strjoinv (BETWEEN_CELLS, cells);
}

static void
write_cells (KeiRowLine *self, const KeiComparisonRow *row)
{
  g_autofree char *before = dup_cells (row->nodes[0]), *after = dup_cells (row->nodes[1]);

  _kei_row_line_add_text (self, before, after, row->sign == KEI_ROW_RULE);
}

/* --- Titles and texts --- */

static void
write_title (KeiRowLine *self, const KeiComparisonRow *row)
{
  const char *titles[2] = { NULL, NULL }, *tentative[2] = { NULL, NULL };
  KeiBeside beside = { { row->nodes[0], row->nodes[1] } };

  for (guint side = 0; side < 2; side++)
    if (row->nodes[side] != NULL)
      {
        titles[side] = kei_node_get_headline (row->nodes[side]);
        tentative[side] = kei_node_get_bool (row->nodes[side], KEI_FIELD_TENTATIVE) ? _ ("(tentative)") : NULL;
      }
  _kei_row_line_add_text (self, titles[0], titles[1], is_ruled (self, beside, (KeiField) row->field));
  _kei_row_line_add (self, tentative[0], tentative[1], FALSE);
  if (kei_node_get_kind (row->nodes[row->nodes[1] != NULL]) == KEI_KIND_TERM)
    add_field (self, beside, KEI_FIELD_READING, "（", "）");
}

static char *
dup_line (const KeiComparisonRow *row, KeiSide side)
{
  const char *text;

  if (row->nodes[side] == NULL)
    return NULL;
  text = kei_node_get_text (row->nodes[side], (KeiField) row->field);
  return g_strndup (text + row->ranges[side].start, row->ranges[side].length);
}

static void
write_paragraph (KeiRowLine *self, const KeiComparisonRow *row)
{
  g_autofree char *before = dup_line (row, KEI_SIDE_OLD), *after = dup_line (row, KEI_SIDE_NEW);

  _kei_row_line_add_text (self, before, after, row->sign == KEI_ROW_RULE);
}

static void
write_field (KeiRowLine *self, const KeiComparisonRow *row)
{
  g_autofree char *before = dup_value (self, KEI_SIDE_OLD, row->nodes[0], (KeiField) row->field), *after = dup_value (self, KEI_SIDE_NEW, row->nodes[1], (KeiField) row->field);
  KeiFieldType type = kei_schema_field (kei_node_get_kind (row->nodes[row->nodes[1] != NULL]), (KeiField) row->field)->type;
  gboolean ruled = row->sign == KEI_ROW_RULE;

  if (type == KEI_FIELD_TYPE_STRING || type == KEI_FIELD_TYPE_TEXT || type == KEI_FIELD_TYPE_REF || type == KEI_FIELD_TYPE_REFS || type == KEI_FIELD_TYPE_YEAR)
    _kei_row_line_add_text (self, before, after, ruled);
  else
    _kei_row_line_add (self, before, after, ruled);
}

void
_kei_row_line_write (KeiRowLine *self, const KeiComparisonRow *row)
{
  switch ((KeiRowKind) row->kind)
    {
    case KEI_ROW_GROUP:
    case KEI_ROW_N_KINDS:
    default:
      break;
    case KEI_ROW_TITLE:
    case KEI_ROW_CAPTION:
    case KEI_ROW_ELSEWHERE:
      write_title (self, row);
      break;
    case KEI_ROW_FIELD:
      write_field (self, row);
      break;
    case KEI_ROW_PARAGRAPH:
      write_paragraph (self, row);
      break;
    case KEI_ROW_CELLS:
      write_cells (self, row);
      break;
    case KEI_ROW_INDICATOR:
      write_indicator (self, row);
      break;
    case KEI_ROW_SDGS:
      write_goals (self, row);
      break;
    case KEI_ROW_BUDGET:
      write_budget (self, row);
      break;
    case KEI_ROW_YEARS:
      write_years (self, row);
      break;
    case KEI_ROW_STAFFING:
    case KEI_ROW_OTHER:
      write_fields (self, row);
    }
}
