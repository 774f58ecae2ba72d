/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One worker at a time. Each holds the trees it was started for; when it is done and other trees are wanted meanwhile, the next
 * one starts from what it found. Rules that were kept through edits are looked for again when somebody goes to the list that has them;
 * nobody waits for that, and any edit comes before it.
 *
 *   wanted trees ──▶ running (trees, rows before) ──▶ rows, changes ──▶ “changed” ──▶ wanted others? again
 *                          └── the first rows, as soon as they are there ──▶ “changed” */
#include "config.h"

#include "kei-comparer.h"

#define N_HEAD 400 /* rows that are shown before all are made */

struct _KeiComparer
{
  GObject parent_instance;

  KeiTree *wanted[2];        /* owned, nullable */
  gboolean anew;             /* whether the wanted ones have to be compared from the beginning */
  gboolean swap;             /* whether they are to be swapped afterwards */
  KeiComparisonRows *rows;   /* owned, nullable */
  KeiChangeList *changes;    /* owned, nullable */
  GCancellable *cancellable; /* owned, nullable: of the worker that runs */
  gboolean is_quiet;         /* whether that looks for rules only */
  gboolean is_held;
  int progress; /* atomic: of 1000 */
};

G_DEFINE_FINAL_TYPE (KeiComparer, kei_comparer, G_TYPE_OBJECT)

enum {
  PROP_BUSY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal, swapped_signal;

/* What one worker gets and brings. */
typedef struct
{
  KeiComparer *comparer;     /* unowned: the task holds it */
  GCancellable *cancellable; /* owned */
  KeiTree *trees[2];         /* owned */
  KeiComparisonRows *before; /* owned, nullable: of earlier states of the same plans */
  gboolean finds_rules;      /* in `before`, which is of these trees */
  gboolean swaps;            /* what was found for the trees */
  KeiComparisonRows *rows;   /* owned, nullable */
  KeiChangeList *changes;    /* owned, nullable */
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->cancellable);
  kei_tree_unref (work->trees[KEI_SIDE_OLD]);
  kei_tree_unref (work->trees[KEI_SIDE_NEW]);
  g_clear_pointer (&work->before, kei_comparison_rows_unref);
  g_clear_pointer (&work->rows, kei_comparison_rows_unref);
  g_clear_pointer (&work->changes, kei_change_list_unref);
  g_free (work);
}

/* --- In the worker --- */

static void
report_progress (Work *work, double done)
{
  g_atomic_int_set (&work->comparer->progress, (int) (done * 1000));
}

static void
pairing_progress_cb (double done, gpointer data)
{
  report_progress (data, done * 0.6);
}

typedef struct
{
  KeiComparer *comparer;     /* owned */
  GCancellable *cancellable; /* owned: tells which worker's head it is */
  KeiComparisonRows *rows;   /* owned */
} Head;

static void
head_free (gpointer data)
{
  Head *head = data;

  g_object_unref (head->comparer);
  g_object_unref (head->cancellable);
  kei_comparison_rows_unref (head->rows);
  g_free (head);
}

static gboolean
show_head_cb (gpointer data)
{
  Head *head = data;
  KeiComparer *self = head->comparer;

  if (self->cancellable == head->cancellable && self->rows == NULL)
    {
      self->rows = kei_comparison_rows_ref (head->rows);
      g_signal_emit (self, changed_signal, 0);
    }
  return G_SOURCE_REMOVE;
}

static void
head_cb (KeiComparisonRows *rows, gpointer data)
{
  Work *work = data;
  Head *head = g_new0 (Head, 1);

  head->comparer = g_object_ref (work->comparer);
  head->cancellable = g_object_ref (work->cancellable);
  head->rows = kei_comparison_rows_ref (rows);
  g_idle_add_full (G_PRIORITY_DEFAULT, show_head_cb, head, head_free);
}

static KeiComparisonRows *
compare (Work *work, GError **error)
{
  g_autoptr (KeiPairing) pairing = kei_pairing_new (work->trees[KEI_SIDE_OLD], work->trees[KEI_SIDE_NEW], NULL, work->cancellable, pairing_progress_cb, work, error);

  return pairing != NULL ? kei_comparison_rows_make (pairing, N_HEAD, head_cb, work, work->cancellable, error) : NULL;
}

static KeiComparisonRows *
follow (Work *work, GError **error)
{
  g_autoptr (KeiComparisonRows) rows = kei_comparison_rows_ref (work->before);
  KeiPairing *pairing = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows));

  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    if (kei_pairing_get_tree (pairing, side) != work->trees[side])
      {
        KeiComparisonRows *next = kei_comparison_rows_follow (rows, side, work->trees[side], work->cancellable, error);

        if (next == NULL)
          return NULL;
        kei_comparison_rows_unref (rows);
        rows = next;
        pairing = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows));
      }
  return g_steal_pointer (&rows);
}

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (work->finds_rules)
    work->rows = kei_comparison_rows_find_rules (work->before, work->cancellable, &error);
  else
    work->rows = work->before != NULL ? follow (work, &error) : compare (work, &error);
  if (work->rows != NULL && work->swaps)
    {
      g_autoptr (KeiComparisonRows) rows = g_steal_pointer (&work->rows);

      work->rows = kei_comparison_rows_reverse (rows, work->cancellable, &error);
    }
  if (work->rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (work->rows != work->before)
    work->changes = kei_change_list_new (work->rows);
  g_task_return_boolean (task, TRUE);
}

/* --- In the window's thread --- */

static void start (KeiComparer *self);

static gboolean
is_complete (KeiComparer *self)
{
  return self->changes != NULL;
}

static gboolean
is_wanted_another (KeiComparer *self)
{
  KeiPairing *pairing;

  if (self->anew || self->swap || !is_complete (self))
    return TRUE;
  pairing = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (self->rows));
  return kei_pairing_get_tree (pairing, KEI_SIDE_OLD) != self->wanted[KEI_SIDE_OLD] || kei_pairing_get_tree (pairing, KEI_SIDE_NEW) != self->wanted[KEI_SIDE_NEW];
}

static void
forget (KeiComparer *self)
{
  g_clear_pointer (&self->rows, kei_comparison_rows_unref);
  g_clear_pointer (&self->changes, kei_change_list_unref);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  KeiComparer *self = KEI_COMPARER (source);
  Work *work = g_task_get_task_data (G_TASK (result));

  if (self->cancellable != work->cancellable || !g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_object (&self->cancellable);
  self->is_quiet = FALSE;
  /* The rules are what they were. */
  if (work->rows == work->before)
    return;
  forget (self);
  self->rows = g_steal_pointer (&work->rows);
  self->changes = g_steal_pointer (&work->changes);
  g_object_ref (self);
  if (work->swaps)
    {
      KeiTree *old_tree = self->wanted[KEI_SIDE_OLD];

      self->wanted[KEI_SIDE_OLD] = self->wanted[KEI_SIDE_NEW];
      self->wanted[KEI_SIDE_NEW] = old_tree;
      self->swap = !self->swap;
      g_signal_emit (self, swapped_signal, 0);
    }
  g_signal_emit (self, changed_signal, 0);
  if (self->cancellable == NULL && is_wanted_another (self))
    start (self);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_object_unref (self);
}

static void
stop (KeiComparer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_quiet = FALSE;
}

/* Lets a worker go from what there is. */
static void
run (KeiComparer *self, gboolean finds_rules)
{
  g_autoptr (GTask) task = NULL;
  Work *work = g_new0 (Work, 1);

  self->cancellable = g_cancellable_new ();
  self->is_quiet = finds_rules;
  work->comparer = self;
  work->cancellable = g_object_ref (self->cancellable);
  work->before = is_complete (self) ? kei_comparison_rows_ref (self->rows) : NULL;
  work->finds_rules = finds_rules;
  work->swaps = !finds_rules && self->swap;
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    work->trees[side] = kei_tree_ref (self->wanted[side]);
  g_atomic_int_set (&self->progress, 0);
  task = g_task_new (self, self->cancellable, done_cb, NULL);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, work_thread);
}

static void
start (KeiComparer *self)
{
  gboolean was_busy = kei_comparer_get_busy (self);

  stop (self);
  if (self->anew || !is_complete (self))
    {
      forget (self);
      self->swap = FALSE;
    }
  self->anew = FALSE;
  run (self, FALSE);
  if (!was_busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
kei_comparer_find_rules (KeiComparer *self)
{
  g_return_if_fail (KEI_IS_COMPARER (self));

  if (self->cancellable == NULL && !self->is_held && is_complete (self) && kei_comparison_rows_has_kept_rules (self->rows))
    run (self, TRUE);
}

static void
set_tree (KeiTree **place, KeiTree *tree)
{
  KeiTree *before = *place;

  *place = kei_tree_ref (tree);
  g_clear_pointer (&before, kei_tree_unref);
}

static gboolean
is_same_plan (KeiTree *a, KeiTree *b)
{
  return a != NULL && kei_node_get_id (kei_tree_get_root (a)) == kei_node_get_id (kei_tree_get_root (b));
}

void
kei_comparer_set_trees (KeiComparer *self, KeiTree *old_tree, KeiTree *new_tree, gboolean anew)
{
  g_return_if_fail (KEI_IS_COMPARER (self));

  self->anew |= anew || !is_same_plan (self->wanted[KEI_SIDE_OLD], old_tree) || !is_same_plan (self->wanted[KEI_SIDE_NEW], new_tree);
  set_tree (&self->wanted[KEI_SIDE_OLD], old_tree);
  set_tree (&self->wanted[KEI_SIDE_NEW], new_tree);
  /* A worker that follows is soon done, and what it finds is what the next one starts from. */
  if (is_wanted_another (self) && (self->cancellable == NULL || self->is_quiet || self->anew || !is_complete (self)))
    start (self);
}

gboolean
kei_comparer_swap (KeiComparer *self)
{
  g_return_val_if_fail (KEI_IS_COMPARER (self), FALSE);

  if (self->anew || !is_complete (self))
    return FALSE;
  self->swap = !self->swap;
  if (self->swap && (self->cancellable == NULL || self->is_quiet))
    start (self);
  return TRUE;
}

void
kei_comparer_cancel (KeiComparer *self)
{
  g_return_if_fail (KEI_IS_COMPARER (self));

  self->swap = FALSE;
  if (!kei_comparer_get_busy (self))
    {
      stop (self);
      return;
    }
  stop (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
kei_comparer_hold (KeiComparer *self, gboolean hold)
{
  g_return_if_fail (KEI_IS_COMPARER (self));

  self->is_held = hold;
  if (hold && !kei_comparer_get_busy (self))
    stop (self);
}

gboolean
kei_comparer_get_busy (KeiComparer *self)
{
  g_return_val_if_fail (KEI_IS_COMPARER (self), FALSE);

  return self->cancellable != NULL && !self->is_quiet;
}

double
kei_comparer_get_progress (KeiComparer *self)
{
  g_return_val_if_fail (KEI_IS_COMPARER (self), 0);

  return g_atomic_int_get (&self->progress) / 1000.0;
}

KeiComparisonRows *
kei_comparer_get_rows (KeiComparer *self)
{
  g_return_val_if_fail (KEI_IS_COMPARER (self), NULL);

  return self->rows;
}

KeiChangeList *
kei_comparer_get_changes (KeiComparer *self)
{
  g_return_val_if_fail (KEI_IS_COMPARER (self), NULL);

  return self->changes;
}

static void
kei_comparer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, kei_comparer_get_busy (KEI_COMPARER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_comparer_dispose (GObject *object)
{
  KeiComparer *self = KEI_COMPARER (object);

  stop (self);
  forget (self);
  g_clear_pointer (&self->wanted[KEI_SIDE_OLD], kei_tree_unref);
  g_clear_pointer (&self->wanted[KEI_SIDE_NEW], kei_tree_unref);
  G_OBJECT_CLASS (kei_comparer_parent_class)->dispose (object);
}

static void
kei_comparer_class_init (KeiComparerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kei_comparer_get_property;
  object_class->dispose = kei_comparer_dispose;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  swapped_signal = g_signal_new ("swapped", KEI_TYPE_COMPARER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  changed_signal = g_signal_new ("changed", KEI_TYPE_COMPARER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_comparer_init (KeiComparer *self)
{
}

KeiComparer *
kei_comparer_new (void)
{
  return g_object_new (KEI_TYPE_COMPARER, NULL);
}
