/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of the checks: walks over the plan once, runs the rules of kei-check-data.c on one part of
 * it after the other, and applies what the plan says about them. */
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

/* Enough that calling the rules costs nothing, few enough that a part's nodes stay in the processor's cache. */
#define PART 1024

/* A problem and where it stands among those of its severity: after those of earlier rules, of earlier
 * passes of its rule, and what its own pass found before it. */
typedef struct
{
  KeiProblem *problem; /* owned */
  guint rule;
  guint pass;
} Found;

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
find_setting (const KeiCheck *check, const KeiCheckRule *rule, KeiId target)
{
  Setting key = { rule->code, target };

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
  KeiNode *settings[] = { find_setting (check, check->rule, problem->node), find_setting (check, check->rule, KEI_ID_NONE) };

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

static void
report (KeiCheck *check, const KeiNode *node, KeiField field, const char *role, char *message)
{
  KeiProblem *problem = g_new0 (KeiProblem, 1);
  Found found = { problem, check->position, check->pass };

  problem->node = kei_node_get_id (node);
  problem->kind = kei_node_get_kind (node);
  problem->field = field;
  problem->role = role;
  problem->severity = check->rule->severity;
  problem->code = check->rule->code;
  problem->message = message;
  apply_settings (check, problem);
  g_array_append_val (check->found, found);
}

void
kei_check_report (KeiCheck *check, const KeiNode *node, KeiField field, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  report (check, node, field, NULL, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
kei_check_report_missing (KeiCheck *check, const KeiNode *indicator, const char *role, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  report (check, indicator, KEI_FIELD_NAME, role, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

double
kei_check_get_threshold (const KeiCheck *check, const KeiCheckRule *rule)
{
  const KeiNode *setting = find_setting (check, rule, KEI_ID_NONE);

  if (setting != NULL && kei_node_has (setting, KEI_FIELD_THRESHOLD))
    return g_ascii_strtod (kei_node_get_text (setting, KEI_FIELD_THRESHOLD), NULL);
  return rule->threshold;
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

typedef struct
{
  KeiCheck check;
  double *thresholds; /* by rule */
  gpointer *states;   /* by rule */
  guint part;         /* how many nodes make one */
  guint n_nodes;      /* of this part so far */
  GCancellable *cancellable;
} Run;

static void
collect_levels (KeiCheck *check)
{
  guint n;
  KeiNode *const *levels = kei_node_get_children (check->plan, KEI_SLOT_LEVELS, &n);

  check->levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      KeiId id = kei_node_get_id (levels[i]);

      g_hash_table_insert (check->levels, g_memdup2 (&id, sizeof id), levels[i]);
    }
}

static void
collect_settings (KeiCheck *check)
{
  guint n;
  KeiNode *const *rules = kei_node_get_children (check->plan, KEI_SLOT_RULES, &n);

  check->settings = g_hash_table_new_full (hash_setting, equal_settings, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      Setting key = { kei_node_get_text (rules[i], KEI_FIELD_CODE), kei_node_get_ref (rules[i], KEI_FIELD_TARGET) };

      g_hash_table_insert (check->settings, g_memdup2 (&key, sizeof key), rules[i]);
    }
}

static void
call_rules (Run *run, gboolean finish)
{
  KeiCheck *check = &run->check;

  for (guint i = 0; i < kei_n_check_rows && !g_cancellable_is_cancelled (run->cancellable); i++)
    {
      const KeiCheckRuleRow *row = &kei_check_rows[i];
      KeiCheckFunc func = finish ? row->finish : row->func;

      check->rule = &row->rule;
      check->position = i;
      check->threshold = run->thresholds[i];
      check->state = &run->states[i];
      check->pass = finish ? G_MAXUINT : 0;
      if (func != NULL)
        func (check);
    }
}

static void
check_part (Run *run)
{
  call_rules (run, FALSE);
  for (guint i = 0; i < KEI_N_KINDS; i++)
    g_array_set_size (run->check.entries[i], 0);
  run->n_nodes = 0;
}

static gboolean
collect_node (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Run *run = data;
  KeiCheckEntry entry = { node, parent };

  g_array_append_val (run->check.entries[kei_node_get_kind (node)], entry);
  if (++run->n_nodes >= run->part)
    check_part (run);
  return !g_cancellable_is_cancelled (run->cancellable);
}

char *
kei_check_format_year (const KeiCheck *check, int year)
{
  return kei_check_format_years (check, year, year);
}

char *
kei_check_format_years (const KeiCheck *check, int first, int last)
{
  if (first == 0 || last == 0)
    return g_strdup (_ ("no year"));
  if (check->years != KEI_YEAR_STYLE_SEIREKI)
    return kei_era_format_range (kei_period_from_fiscal_year (first), kei_period_from_fiscal_year (last), check->years);
  if (first == last)
    /* Translators: a fiscal year of the common calendar. */
    return g_strdup_printf (C_ ("fiscal year", "%d"), first);
  /* Translators: the first and the last of several fiscal years of the common calendar. */
  return g_strdup_printf (C_ ("fiscal years", "%d to %d"), first, last);
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *first = a;
  const Found *second = b;

  if (first->problem->severity != second->problem->severity)
    return (int) second->problem->severity - (int) first->problem->severity;
  if (first->rule != second->rule)
    return first->rule < second->rule ? -1 : 1;
  return (first->pass > second->pass) - (first->pass < second->pass);
}

static GPtrArray *
list_problems (GArray *found)
{
  GPtrArray *problems = g_ptr_array_new_full (found->len, (GDestroyNotify) kei_problem_free);

  g_array_sort (found, compare_found); /* a stable sort */
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (problems, g_array_index (found, Found, i).problem);
  return problems;
}

static void
begin_run (Run *run)
{
  KeiCheck *check = &run->check;

  for (guint i = 0; i < KEI_N_KINDS; i++)
    check->entries[i] = g_array_new (FALSE, FALSE, sizeof (KeiCheckEntry));
  check->roles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  check->found = g_array_new (FALSE, FALSE, sizeof (Found));
  collect_levels (check);
  collect_settings (check);
  run->states = g_new0 (gpointer, kei_n_check_rows);
  run->thresholds = g_new (double, kei_n_check_rows);
  for (guint i = 0; i < kei_n_check_rows; i++)
    run->thresholds[i] = kei_check_get_threshold (check, &kei_check_rows[i].rule);
}

static void
end_run (Run *run)
{
  KeiCheck *check = &run->check;

  for (guint i = 0; i < kei_n_check_rows; i++)
    if (run->states[i] != NULL)
      kei_check_rows[i].free_state (run->states[i]);
  g_free (run->states);
  g_free (run->thresholds);
  g_clear_pointer (&check->coverage, kei_sdg_coverage_free);
  g_hash_table_unref (check->roles);
  g_hash_table_unref (check->settings);
  g_hash_table_unref (check->levels);
  g_array_unref (check->found);
  for (guint i = 0; i < KEI_N_KINDS; i++)
    g_array_unref (check->entries[i]);
}

GPtrArray *
kei_check_run_by (KeiTree *tree, KeiDay today, KeiYearStyle years, guint part, GCancellable *cancellable)
{
  Run run = { .check = { .tree = tree, .plan = kei_tree_get_root (tree), .today = today, .years = years }, .part = part, .cancellable = cancellable };
  GPtrArray *problems;

  begin_run (&run);
  kei_node_walk (run.check.plan, collect_node, &run);
  check_part (&run);
  call_rules (&run, TRUE);
  problems = list_problems (run.check.found);
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&problems, g_ptr_array_unref);
  end_run (&run);
  return problems;
}

GPtrArray *
kei_check_run (KeiTree *tree, KeiDay today, KeiYearStyle years, GCancellable *cancellable)
{
  return kei_check_run_by (tree, today, years, PART, cancellable);
}
