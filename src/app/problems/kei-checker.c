/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks run when 400 ms have gone by without a change; a change cancels those under way. */
#include "config.h"

#include "kei-checker.h"

#include <string.h>

#include "kei-asker.h"
#include "kei-outline-entry.h"
#include "kei-settings.h"

#define DELAY 400       /* ms after the last change */
#define FIRST_DELAY 150 /* ms after the plan was opened: its window comes first */
#define BUSY_AFTER 200  /* ms of a run before it is shown */

struct _KeiChecker
{
  GObject parent_instance;

  KeiDocument *document; /* owned */
  GSettings *settings;   /* owned, nullable: how years are named */
  GPtrArray *problems;   /* owned (element-type KeiProblem) */
  GHashTable *marks;     /* owned */
  guint counts[KEI_N_SEVERITIES];
  guint n_muted;

  KeiAsker *asker; /* owned */
  guint busy_id;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (KeiChecker, kei_checker, G_TYPE_OBJECT)

enum {
  PROP_BUSY = 1,
  N_PROPS
};

enum {
  CHECKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* One run. */
typedef struct
{
  KeiTree *tree; /* owned */
  KeiYearStyle years;
  GPtrArray *problems; /* owned: what came out */
  GHashTable *marks;   /* owned: the same */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  kei_tree_unref (run->tree);
  g_clear_pointer (&run->problems, g_ptr_array_unref);
  g_clear_pointer (&run->marks, g_hash_table_unref);
  g_free (run);
}

/* --- In the thread --- */

typedef struct
{
  GHashTable *nodes; /* KeiId * → its gravest mark, for nodes with problems */
  GHashTable *marks;
} Marking;

static void
raise_mark (GHashTable *marks, gint64 key, guint mark)
{
  if (mark > GPOINTER_TO_UINT (g_hash_table_lookup (marks, &key)))
    g_hash_table_insert (marks, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (mark));
}

/* The row that shows @node: its own for items and sections, that of the list for the plan's
 * other lists, else the one of its parent. */
static KeiOutlineKey
find_row (const KeiNode *node, KeiKind parent, KeiSlot slot, KeiOutlineKey parent_row)
{
  KeiKind kind = kei_node_get_kind (node);

  if (kind == KEI_KIND_ITEM || kind == KEI_KIND_SECTION)
    return kei_node_get_id (node);
  return parent == KEI_KIND_PLAN ? kei_outline_key_for_slot (slot) : parent_row;
}

static void
mark_rows (const Marking *marking, const KeiNode *node, KeiOutlineKey row)
{
  const KeiKindInfo *info = kei_schema_kind (kei_node_get_kind (node));
  gint64 id = kei_node_get_id (node);
  guint mark = GPOINTER_TO_UINT (g_hash_table_lookup (marking->nodes, &id));

  if (mark > 0)
    raise_mark (marking->marks, row, mark);
  for (guint i = 0; i < info->n_slots; i++)
    {
      guint n;
      KeiNode *const *children = kei_node_get_children (node, info->slots[i].id, &n);

      for (guint j = 0; j < n; j++)
        mark_rows (marking, children[j], find_row (children[j], info->id, info->slots[i].id, row));
    }
}

static GHashTable *
make_marks (KeiTree *tree, GPtrArray *problems)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTable *marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  KeiNode *plan = kei_tree_get_root (tree);
  Marking marking = { nodes, marks };

  for (guint i = 0; i < problems->len; i++)
    {
      const KeiProblem *problem = g_ptr_array_index (problems, i);

      if (!problem->muted)
        raise_mark (nodes, problem->node, problem->severity + 1);
    }
  if (g_hash_table_size (nodes) > 0)
    mark_rows (&marking, plan, kei_node_get_id (plan));
  return marks;
}

static void
run_checks (gpointer data, GCancellable *cancellable)
{
  Run *run = data;

  run->problems = kei_check_run (run->tree, kei_check_get_today (), run->years, cancellable);
  if (run->problems != NULL)
    run->marks = make_marks (run->tree, run->problems);
}

/* --- On the main thread --- */

static void
set_busy (KeiChecker *self, gboolean busy)
{
  g_clear_handle_id (&self->busy_id, g_source_remove);
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
take_result (gpointer owner, gpointer data)
{
  g_autoptr (KeiChecker) self = g_object_ref (owner);
  Run *run = data;

  set_busy (self, FALSE);
  g_ptr_array_unref (self->problems);
  self->problems = g_steal_pointer (&run->problems);
  g_hash_table_unref (self->marks);
  self->marks = g_steal_pointer (&run->marks);

  memset (self->counts, 0, sizeof self->counts);
  self->n_muted = 0;
  for (guint i = 0; i < self->problems->len; i++)
    {
      const KeiProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->muted)
        self->n_muted++;
      else
        self->counts[problem->severity]++;
    }
  g_signal_emit (self, signals[CHECKED], 0);
}

static gboolean
busy_cb (gpointer data)
{
  KeiChecker *self = data;

  self->busy_id = 0;
  set_busy (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
start (gpointer owner)
{
  KeiChecker *self = owner;
  Run *run = g_new0 (Run, 1);

  run->tree = kei_tree_ref (kei_document_get_tree (self->document));
  run->years = kei_settings_get_year_style (self->settings);
  if (!self->busy)
    self->busy_id = g_timeout_add (BUSY_AFTER, busy_cb, self);
  kei_asker_ask (self->asker, run);
}

static const KeiAskerFuncs check_funcs = { start, run_checks, take_result, run_free };

static void
changed_cb (KeiChecker *self)
{
  g_clear_handle_id (&self->busy_id, g_source_remove);
  kei_asker_ask_soon (self->asker, DELAY);
}

static void
kei_checker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KeiChecker *self = KEI_CHECKER (object);

  if (id == PROP_BUSY)
    g_value_set_boolean (value, self->busy);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kei_checker_dispose (GObject *object)
{
  KeiChecker *self = KEI_CHECKER (object);

  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_pointer (&self->asker, kei_asker_free);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (kei_checker_parent_class)->dispose (object);
}

static void
kei_checker_finalize (GObject *object)
{
  KeiChecker *self = KEI_CHECKER (object);

  g_ptr_array_unref (self->problems);
  g_hash_table_unref (self->marks);
  G_OBJECT_CLASS (kei_checker_parent_class)->finalize (object);
}

static void
kei_checker_class_init (KeiCheckerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kei_checker_get_property;
  object_class->dispose = kei_checker_dispose;
  object_class->finalize = kei_checker_finalize;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHECKED] = g_signal_new ("checked", KEI_TYPE_CHECKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_checker_init (KeiChecker *self)
{
  self->asker = kei_asker_new (self, &check_funcs);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_problem_free);
  self->marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

KeiChecker *
kei_checker_new (KeiDocument *document)
{
  KeiChecker *self;

  g_return_val_if_fail (KEI_IS_DOCUMENT (document), NULL);

  self = g_object_new (KEI_TYPE_CHECKER, NULL);
  self->document = g_object_ref (document);
  self->settings = kei_settings_new ();
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::era-style", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  kei_asker_ask_soon (self->asker, FIRST_DELAY);
  return self;
}

gboolean
kei_checker_get_busy (KeiChecker *self)
{
  g_return_val_if_fail (KEI_IS_CHECKER (self), FALSE);

  return self->busy;
}

GPtrArray *
kei_checker_get_problems (KeiChecker *self)
{
  g_return_val_if_fail (KEI_IS_CHECKER (self), NULL);

  return self->problems;
}

guint
kei_checker_count (KeiChecker *self, KeiSeverity severity)
{
  g_return_val_if_fail (KEI_IS_CHECKER (self) && severity < KEI_N_SEVERITIES, 0);

  return self->counts[severity];
}

guint
kei_checker_count_muted (KeiChecker *self)
{
  g_return_val_if_fail (KEI_IS_CHECKER (self), 0);

  return self->n_muted;
}

GHashTable *
kei_checker_get_marks (KeiChecker *self)
{
  g_return_val_if_fail (KEI_IS_CHECKER (self), NULL);

  return self->marks;
}
