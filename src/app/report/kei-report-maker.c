/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-report-maker.h"

#include "kei-asker.h"

struct _KeiReportMaker
{
  GObject parent_instance;

  KeiReport *report;     /* owned, nullable */
  KeiReportPages *pages; /* owned, nullable */
  GError *error;         /* owned, nullable */
  GPtrArray *notes;      /* owned (element-type utf8) */

  KeiAsker *asker; /* owned */
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
  GError *error;         /* owned, nullable */
  GPtrArray *notes;      /* owned */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  request->destroy (request->data);
  g_clear_pointer (&request->report, kei_report_unref);
  g_clear_pointer (&request->pages, kei_report_pages_unref);
  g_clear_error (&request->error);
  g_ptr_array_unref (request->notes);
  g_free (request);
}

static void
make_report (gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  KeiReportJob job = { .cancellable = cancellable, .notes = request->notes };

  request->report = request->make (request->data, cancellable, &request->error);
  if (request->report != NULL)
    request->pages = kei_report_pages_new (request->report, &job, &request->error);
}

static void
take_report (gpointer owner, gpointer data)
{
  g_autoptr (KeiReportMaker) self = g_object_ref (owner);
  Request *request = data;

  g_clear_error (&self->error);
  g_clear_pointer (&self->report, kei_report_unref);
  g_clear_pointer (&self->pages, kei_report_pages_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->error = g_steal_pointer (&request->error);
  self->report = g_steal_pointer (&request->report);
  self->pages = g_steal_pointer (&request->pages);
  self->notes = g_ptr_array_ref (request->notes);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_signal_emit (self, made_signal, 0);
}

static const KeiAskerFuncs make_funcs = { NULL, make_report, take_report, request_free };

static void
kei_report_maker_dispose (GObject *object)
{
  KeiReportMaker *self = KEI_REPORT_MAKER (object);

  g_clear_pointer (&self->asker, kei_asker_free);
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
  self->asker = kei_asker_new (self, &make_funcs);
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
  Request *request;

  g_return_if_fail (KEI_IS_REPORT_MAKER (self));

  request = g_new0 (Request, 1);
  request->make = make;
  request->data = data;
  request->destroy = destroy;
  request->notes = g_ptr_array_new_with_free_func (g_free);
  kei_asker_ask (self->asker, request);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

gboolean
kei_report_maker_get_busy (KeiReportMaker *self)
{
  g_return_val_if_fail (KEI_IS_REPORT_MAKER (self), FALSE);
  return kei_asker_is_asking (self->asker);
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
