/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What grows with the plan runs in a thread, on a tree of its own: the survey and the filter.
 * One run at a time; what changes meanwhile is looked at by the next one. */
#include "config.h"

#include "kei-outline-model-private.h"

/* Knows the model only weakly: a thread that comes late must not be the one that ends it. */
typedef struct
{
  GWeakRef model;
  KeiTree *tree;            /* owned */
  KeiOutlineFilter *filter; /* owned (nullable) */
  GHashTable *marks;        /* owned (nullable) */
  KeiOutlineSurvey *survey; /* owned: what came out */
  KeiOutlineFound *found;   /* owned (nullable) */
} Job;

static void
job_free (Job *job)
{
  g_weak_ref_clear (&job->model);
  kei_tree_unref (job->tree);
  g_clear_pointer (&job->filter, kei_outline_filter_free);
  g_clear_pointer (&job->marks, g_hash_table_unref);
  g_clear_pointer (&job->survey, kei_outline_survey_unref);
  g_clear_pointer (&job->found, kei_outline_found_free);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  job->survey = kei_outline_survey_new (job->tree, job->marks);
  if (job->filter != NULL)
    job->found = kei_outline_filter_run (job->filter, job->tree);
  g_task_return_boolean (task, TRUE);
}

static void
job_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  gboolean is_wanted = g_task_propagate_boolean (G_TASK (result), NULL);
  g_autoptr (KeiOutlineModel) self = g_weak_ref_get (&job->model);

  if (self == NULL)
    return;
  g_clear_object (&self->worker);
  if (is_wanted)
    {
      g_clear_pointer (&self->survey, kei_outline_survey_unref);
      self->survey = g_steal_pointer (&job->survey);
      if (job->found != NULL)
        _kei_outline_model_take_found (self, job->found);
      else
        _kei_outline_model_update_entries (self);
      g_signal_emit_by_name (self, "surveyed");
    }
  if (self->is_outdated || !is_wanted)
    _kei_outline_model_schedule (self, 0);
}

static void
start_worker (KeiOutlineModel *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->model, self);
  job->tree = kei_tree_ref (self->tree);
  job->filter = self->filter != NULL ? kei_outline_filter_copy (self->filter) : NULL;
  job->marks = self->marks != NULL ? g_hash_table_ref (self->marks) : NULL;
  self->is_outdated = FALSE;
  self->worker = g_cancellable_new ();
  task = g_task_new (NULL, self->worker, job_done_cb, NULL);
  g_task_set_source_tag (task, start_worker);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_job);
}

static gboolean
delay_over_cb (gpointer data)
{
  KeiOutlineModel *self = data;

  self->delay = 0;
  start_worker (self);
  return G_SOURCE_REMOVE;
}

void
_kei_outline_model_schedule (KeiOutlineModel *self, guint delay)
{
  if (self->worker != NULL)
    {
      self->is_outdated = TRUE;
      return;
    }
  g_clear_handle_id (&self->delay, g_source_remove);
  self->delay = g_timeout_add (delay, delay_over_cb, self);
}

gboolean
kei_outline_model_is_busy (KeiOutlineModel *self)
{
  g_return_val_if_fail (KEI_IS_OUTLINE_MODEL (self), FALSE);

  return self->worker != NULL || self->delay != 0;
}
