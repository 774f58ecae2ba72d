/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-report-maker.h"

struct _KeiReportMaker
{
  GObject parent_instance;

  KeiReport *report;     /* owned, nullable */
  KeiReportPages *pages; /* owned, nullable */
  GError *error;         /* owned, nullable */
  GPtrArray *notes;      /* owned (element-type utf8) */

  GCancellable *running; /* owned, nullable: of the last request, until it is answered */
};

G_DEFINE_FINAL_TYPE (KeiReportMaker, kei_report_maker, G_TYPE_OBJECT)

enum {
  PROP_BUSY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint made_signal;

/* One request: what is asked for, then what came of it. */
typedef struct
{
  KeiReportMake make;
  gpointer data; /* owned */
  GDestroyNotify destroy;
  KeiReport *report;     /* owned, nullable */
  KeiReportPages *pages; /* owned, nullable */
  GPtrArray *notes;      /* owned */
} Request;

static void
request_free (Request *request)
{
  request->destroy (request->data);
  g_clear_pointer (&request->report, kei_report_unref);
  g_clear_pointer (&request->pages, kei_report_pages_unref);
  g_ptr_array_unref (request->notes);
  g_free (request);
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  KeiReportJob job = { .cancellable = cancellable, .notes = request->notes };
  GError *error = NULL;

  request->report = request->make (request->data, cancellable, &error);
  if (request->report != NULL)
    request->pages = kei_report_pages_new (request->report, &job, &error);
  if (request->pages != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  KeiReportMaker *self = KEI_REPORT_MAKER (source);
  Request *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  /* Another request took its place. */
  if (self->running != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->running);
  g_clear_error (&self->error);
  g_clear_pointer (&self->report, kei_report_unref);
  g_clear_pointer (&self->pages, kei_report_pages_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->error = g_steal_pointer (&error);
  self->report = g_steal_pointer (&request->report);
  self->pages = g_steal_pointer (&request->pages);
  self->notes = g_ptr_array_ref (request->notes);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_signal_emit (self, made_signal, 0);
}

static void
cancel (KeiReportMaker *self)
{
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

static void
kei_report_maker_dispose (GObject *object)
{
  KeiReportMaker *self = KEI_REPORT_MAKER (object);

  cancel (self);
  G_OBJECT_CLASS (kei_report_maker_parent_class)->dispose (object);
}

static void
kei_report_maker_finalize (GObject *object)
{
  KeiReportMaker *self = KEI_REPORT_MAKER (object);

  g_clear_error (&self->error);
  g_clear_pointer (&self->report, kei_report_unref);
  g_clear_pointer (&self->pages, kei_report_pages_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  G_OBJECT_CLASS (kei_report_maker_parent_class)->finalize (object);
}

static void
kei_report_maker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, kei_report_maker_get_busy (KEI_REPORT_MAKER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_report_maker_class_init (KeiReportMakerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kei_report_maker_dispose;
  object_class->finalize = kei_report_maker_finalize;
  object_class->get_property = kei_report_maker_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  made_signal = g_signal_new ("made", KEI_TYPE_REPORT_MAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_report_maker_init (KeiReportMaker *self)
{
  self->notes = g_ptr_array_new_with_free_func (g_free);
}

KeiReportMaker *
kei_report_maker_new (void)
{
  return g_object_new (KEI_TYPE_REPORT_MAKER, NULL);
}

void
kei_report_maker_ask (KeiReportMaker *self, KeiReportMake make, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (KEI_IS_REPORT_MAKER (self));

  cancel (self);
  self->running = g_cancellable_new ();
  task = g_task_new (self, self->running, made_cb, NULL);
  g_task_set_source_tag (task, kei_report_maker_ask);
  request = g_new0 (Request, 1);
  request->make = make;
  request->data = data;
  request->destroy = destroy;
  request->notes = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, make_thread);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

gboolean
kei_report_maker_get_busy (KeiReportMaker *self)
{
  g_return_val_if_fail (KEI_IS_REPORT_MAKER (self), FALSE);
  return self->running != NULL;
}

KeiReport *
kei_report_maker_get_report (KeiReportMaker *self)
{
  g_return_val_if_fail (KEI_IS_REPORT_MAKER (self), NULL);
  return self->report;
}

KeiReportPages *
kei_report_maker_get_pages (KeiReportMaker *self)
{
  g_return_val_if_fail (KEI_IS_REPORT_MAKER (self), NULL);
  return self->pages;
}

const GError *
kei_report_maker_get_error (KeiReportMaker *self)
{
  g_return_val_if_fail (KEI_IS_REPORT_MAKER (self), NULL);
  return self->error;
}

GPtrArray *
kei_report_maker_get_notes (KeiReportMaker *self)
{
  g_return_val_if_fail (KEI_IS_REPORT_MAKER (self), NULL);
  return self->notes;
}
