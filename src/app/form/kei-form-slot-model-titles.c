/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a slot's table are called. A column of an indicator's values says which year they are of. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kei-choices.h"
#include "kei-form-slot-model-private.h"

/* The period that most of a role's values have. */
static KeiPeriod
find_common_period (KeiFormSlotModel *self, guint column)
{
  KeiPeriod best = KEI_PERIOD_NONE;
  guint most = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      KeiNode *value = _kei_form_slot_model_get_cell_node (self, i, column);
      KeiPeriod period = value != NULL ? kei_node_get_int (value, KEI_FIELD_PERIOD) : KEI_PERIOD_NONE;
      guint n = 0;

      for (guint j = 0; j < self->rows->len; j++)
        {
          KeiNode *other = _kei_form_slot_model_get_cell_node (self, j, column);

          n += other != NULL && kei_node_get_int (other, KEI_FIELD_PERIOD) == period;
        }
      if (period != KEI_PERIOD_NONE && n > most)
        {
          best = period;
          most = n;
        }
    }
  return best;
}

/* What a first value of a role is about: the plan's year before, middle and end. */
static KeiPeriod
guess_period (KeiFormSlotModel *self, const char *role)
{
  KeiNode *plan = kei_tree_get_root (kei_form_context_get_tree (self->context));
  int start = (int) kei_node_get_int (plan, KEI_FIELD_START);
  int end = (int) kei_node_get_int (plan, KEI_FIELD_END);

  if (start == 0 || end < start)
    return KEI_PERIOD_NONE;
  return kei_period_from_fiscal_year (strcmp (role, "baseline") == 0 ? start - 1 : strcmp (role, "target") == 0 ? end
                                                                                                                : (start + end) / 2);
}

static const char *
get_role_title (const char *role)
{
  return strcmp (role, "baseline") == 0  ? g_dpgettext2 (GETTEXT_PACKAGE, "indicator", "Baseline")
         : strcmp (role, "interim") == 0 ? g_dpgettext2 (GETTEXT_PACKAGE, "indicator", "Interim")
                                         : g_dpgettext2 (GETTEXT_PACKAGE, "indicator", "Target");
}

/* What the figures behind the choices of a list count; NULL where they stand for what code knows. */
static const char *
get_figures (KeiFormSlotModel *self)
{
  KeiNode *list = kei_tree_lookup (kei_form_context_get_tree (self->context), self->parent);
  const KeiChoiceListInfo *info = list != NULL ? kei_choices_shipped (kei_node_get_text (list, KEI_FIELD_NAME)) : NULL;

  return info != NULL && info->figures != NULL ? g_dgettext (GETTEXT_PACKAGE, info->figures) : NULL;
}

static char *
make_title (KeiFormSlotModel *self, guint column)
{
  const KeiFormColumn *info = &self->columns[column];
  g_autofree char *year = NULL;

  if (info->type != KEI_FORM_COLUMN_ROLE)
    {
      gboolean funding = self->kind == KEI_KIND_BUDGET_LINE && info->field != KEI_FIELD_YEAR;
      const char *figures = self->kind == KEI_KIND_CHOICE && info->field == KEI_FIELD_ROLE ? get_figures (self) : NULL;

      if (figures != NULL)
        return g_strdup (figures);
      if (info->title == NULL)
        return g_strdup (kei_form_field_label (_kei_form_slot_model_get_info (self, column)));
      return g_strdup (funding ? g_dpgettext2 (GETTEXT_PACKAGE, "funding", info->title) : g_dgettext (GETTEXT_PACKAGE, info->title));
    }
  self->periods[column] = find_common_period (self, column);
  if (self->periods[column] == KEI_PERIOD_NONE)
    self->periods[column] = guess_period (self, info->role);
  year = kei_era_format (self->periods[column], kei_form_context_get_year_style (self->context) == KEI_YEAR_STYLE_SEIREKI ? KEI_YEAR_STYLE_SEIREKI : KEI_YEAR_STYLE_SHORT);
  return g_strstrip (g_strdup_printf ("%s %s", get_role_title (info->role), year));
}

gboolean
_kei_form_slot_model_update_titles (KeiFormSlotModel *self)
{
  gboolean other = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *title = make_title (self, i);

      if (g_strcmp0 (title, self->titles[i]) == 0)
        continue;
      g_free (self->titles[i]);
      self->titles[i] = g_steal_pointer (&title);
      other = TRUE;
    }
  return other;
}
