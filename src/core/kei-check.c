/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of the checks: collects the plan's nodes by kind in one walk, runs the rules
 * of kei-check-data.c one after the other, and applies what the plan says about them. */
#include "config.h"

#include "kei-check.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

#include "kei-check-data.h"
#include "kei-choices.h"

/* A rule node of the plan: which rule, and on which node (KEI_ID_NONE: everywhere). */
typedef struct
{
  const char *code;
  KeiId target;
} Setting;

static guint
hash_setting (gconstpointer key)
{
  const Setting *setting = key;

  return g_str_hash (setting->code) ^ g_int64_hash (&setting->target);
}

static gboolean
equal_settings (gconstpointer a, gconstpointer b)
{
  const Setting *first = a;
  const Setting *second = b;

  return first->target == second->target && g_str_equal (first->code, second->code);
}

const char *
kei_severity_to_code (KeiSeverity severity)
{
  static const char *const codes[] = { "info", "warning", "error" };

  return codes[severity];
}

guint
kei_check_get_n_rules (void)
{
  return kei_n_check_rows;
}

const KeiCheckRule *
kei_check_get_rule (guint position)
{
  g_return_val_if_fail (position < kei_n_check_rows, NULL);

  return &kei_check_rows[position].rule;
}

const KeiCheckRule *
kei_check_find_rule (const char *code)
{
  for (guint i = 0; i < kei_n_check_rows; i++)
    if (g_strcmp0 (kei_check_rows[i].rule.code, code) == 0)
      return &kei_check_rows[i].rule;
  return NULL;
}

void
kei_problem_free (KeiProblem *problem)
{
  g_free (problem->message);
  g_free (problem->mute_reason);
  g_free (problem);
}

const char *
kei_problem_get_field_name (const KeiProblem *problem)
{
  const KeiFieldInfo *info = problem->field == KEI_FIELD_NONE ? NULL : kei_schema_field (problem->kind, problem->field);

  return info != NULL ? info->name : "";
}

KeiDay
kei_check_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return (KeiDay){ g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now) };
}

/* --- What the rules use --- */

static KeiNode *
find_setting (const KeiCheck *check, KeiId target)
{
  Setting key = { check->rule->code, target };

  return g_hash_table_lookup (check->settings, &key);
}

/* What a rule node says on severity: its neutral role, or NULL. */
static const char *
get_severity_role (KeiCheck *check, const KeiNode *setting)
{
  return setting == NULL ? NULL : kei_check_get_role (check, "severities", kei_node_get_string (setting, KEI_FIELD_SEVERITY));
}

/* The node's setting comes before the one for the whole plan. */
static void
apply_settings (KeiCheck *check, KeiProblem *problem)
{
  KeiNode *settings[] = { find_setting (check, problem->node), find_setting (check, KEI_ID_NONE) };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      const char *role = get_severity_role (check, settings[i]);

      if (role == NULL)
        continue;
      if (g_str_equal (role, KEI_SEVERITY_OFF))
        {
          problem->muted = TRUE;
          problem->mute_reason = g_strdup (kei_node_get_string (settings[i], KEI_FIELD_REASON));
        }
      for (KeiSeverity severity = KEI_SEVERITY_INFO; severity < KEI_N_SEVERITIES; severity++)
        if (g_str_equal (role, kei_severity_to_code (severity)))
          problem->severity = severity;
      return;
    }
}

void
kei_check_report (KeiCheck *check, const KeiNode *node, KeiField field, const char *format, ...)
{
  KeiProblem *problem = g_new0 (KeiProblem, 1);
  va_list arguments;

  problem->node = kei_node_get_id (node);
  problem->kind = kei_node_get_kind (node);
  problem->field = field;
  problem->severity = check->rule->severity;
  problem->code = check->rule->code;
  va_start (arguments, format);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  apply_settings (check, problem);
  g_ptr_array_add (check->problems, problem);
}

KeiNode *
kei_check_get_level (const KeiCheck *check, KeiId id)
{
  return id == KEI_ID_NONE ? NULL : g_hash_table_lookup (check->levels, &id);
}

const char *
kei_check_get_name (const KeiNode *node)
{
  const char *headline = kei_node_get_headline (node);

  return *headline != '\0' ? headline : _ ("(no title)");
}

/* Lists are short, but a plan may have its own: each code is looked up there once. */
const char *
kei_check_get_role (KeiCheck *check, const char *list, const char *code)
{
  GHashTable *roles = g_hash_table_lookup (check->roles, list);
  gpointer role = NULL;

  if (code == NULL)
    return NULL;
  if (roles == NULL)
    {
      roles = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (check->roles, (gpointer) list, roles);
    }
  if (!g_hash_table_lookup_extended (roles, code, NULL, &role))
    {
      role = (gpointer) kei_choices_get_role (check->tree, list, code);
      g_hash_table_insert (roles, (gpointer) code, role);
    }
  return role;
}

gboolean
kei_check_get_period (const KeiCheck *check, int *first, int *last)
{
  *first = (int) kei_node_get_int (check->plan, KEI_FIELD_START);
  *last = (int) kei_node_get_int (check->plan, KEI_FIELD_END);
  return kei_node_has (check->plan, KEI_FIELD_START) && kei_node_has (check->plan, KEI_FIELD_END) && *first <= *last;
}

/* --- The run --- */

static gboolean
collect_node (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  KeiCheck *check = data;
  KeiCheckEntry entry = { node, parent };

  g_array_append_val (check->entries[kei_node_get_kind (node)], entry);
  return TRUE;
}

static void
collect_levels (KeiCheck *check)
{
  guint n;
  const KeiCheckEntry *levels = kei_check_get_entries (check, KEI_KIND_LEVEL, &n);

  check->levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      KeiId id = kei_node_get_id (levels[i].node);

      g_hash_table_insert (check->levels, g_memdup2 (&id, sizeof id), levels[i].node);
    }
}

static void
collect_settings (KeiCheck *check)
{
  guint n;
  const KeiCheckEntry *rules = kei_check_get_entries (check, KEI_KIND_RULE, &n);

  check->settings = g_hash_table_new_full (hash_setting, equal_settings, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      Setting key = { kei_node_get_text (rules[i].node, KEI_FIELD_CODE), kei_node_get_ref (rules[i].node, KEI_FIELD_TARGET) };

      g_hash_table_insert (check->settings, g_memdup2 (&key, sizeof key), rules[i].node);
    }
}

static void
run_rule (KeiCheck *check, const KeiCheckRuleRow *row)
{
  KeiNode *setting;

  check->rule = &row->rule;
  check->threshold = row->rule.threshold;
  setting = find_setting (check, KEI_ID_NONE);
  if (setting != NULL && kei_node_has (setting, KEI_FIELD_THRESHOLD))
    check->threshold = g_ascii_strtod (kei_node_get_text (setting, KEI_FIELD_THRESHOLD), NULL);
  row->func (check);
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const KeiProblem *first = *(KeiProblem *const *) a;
  const KeiProblem *second = *(KeiProblem *const *) b;

  return (int) second->severity - (int) first->severity;
}

GPtrArray *
kei_check_run (KeiTree *tree, KeiDay today, GCancellable *cancellable)
{
  KeiCheck check = { .tree = tree, .plan = kei_tree_get_root (tree), .today = today };
  gboolean cancelled = FALSE;

  for (guint i = 0; i < KEI_N_KINDS; i++)
    check.entries[i] = g_array_new (FALSE, FALSE, sizeof (KeiCheckEntry));
  check.roles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  check.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_problem_free);
  kei_node_walk (check.plan, collect_node, &check);
  collect_levels (&check);
  collect_settings (&check);

  for (guint i = 0; i < kei_n_check_rows && !(cancelled = g_cancellable_is_cancelled (cancellable)); i++)
    run_rule (&check, &kei_check_rows[i]);

  g_hash_table_unref (check.roles);
  g_hash_table_unref (check.settings);
  g_hash_table_unref (check.levels);
  for (guint i = 0; i < KEI_N_KINDS; i++)
    g_array_unref (check.entries[i]);
  if (cancelled)
    g_clear_pointer (&check.problems, g_ptr_array_unref);
  else
    g_ptr_array_sort (check.problems, compare_problems); /* a stable sort */
  return check.problems;
}
