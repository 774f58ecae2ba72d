/* SPDX-License-Identifier: GPL-3.0-or-later */
/*   nothing ──ask_soon──▶ waiting ──time is over──▶ asking ──answered──▶ nothing, the owner takes it
 *                            ▲                        │
 *                            └────────ask_soon────────┘
 *
 * Whatever takes a question's place, and the end, cancels it, on the main thread as its answer comes. So a question that is
 * not cancelled is the last one, and who asked it is still there. */
#include "config.h"

#include "kei-asker.h"

struct _KeiAsker
{
  gpointer owner; /* unowned: it frees us */
  const KeiAskerFuncs *funcs;
  GCancellable *asking; /* owned, nullable */
  guint wait_id;
};

typedef struct
{
  KeiAsker *asker; /* unowned, on the main thread only: not there any more when the question is cancelled */
  const KeiAskerFuncs *funcs;
  gpointer question; /* owned */
} Job;

static void
job_free (Job *job)
{
  job->funcs->free_question (job->question);
  g_free (job);
}

KeiAsker *
kei_asker_new (gpointer owner, const KeiAskerFuncs *funcs)
{
  KeiAsker *self = g_new0 (KeiAsker, 1);

  self->owner = owner;
  self->funcs = funcs;
  return self;
}

void
kei_asker_free (KeiAsker *self)
{
  kei_asker_stop (self);
  g_free (self);
}

static void
answer_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  job->funcs->answer (job->question, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&job->asker->asking);
  job->funcs->take (job->asker->owner, job->question);
}

void
kei_asker_ask (KeiAsker *self, gpointer question)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  kei_asker_stop (self);
  job->asker = self;
  job->funcs = self->funcs;
  job->question = question;
  self->asking = g_cancellable_new ();
  task = g_task_new (NULL, self->asking, answered_cb, NULL);
  g_task_set_source_tag (task, kei_asker_ask);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, answer_thread);
}

static gboolean
waited_cb (gpointer data)
{
  KeiAsker *self = data;

  self->wait_id = 0;
  self->funcs->ask (self->owner);
  return G_SOURCE_REMOVE;
}

void
kei_asker_ask_soon (KeiAsker *self, guint delay)
{
  kei_asker_stop (self);
  self->wait_id = g_timeout_add (delay, waited_cb, self);
}

void
kei_asker_stop (KeiAsker *self)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

gboolean
kei_asker_is_waiting (KeiAsker *self)
{
  return self->wait_id != 0;
}

gboolean
kei_asker_is_asking (KeiAsker *self)
{
  return self->asking != NULL;
}
