/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The object and its watch over the file.
 *
 *               load, save                          monitor: etag is another
 *     idle ◀──────────────────▶ busy      as known ──────────────────────────▶ changed outside
 *            done, failed                     ▲                                    │
 *                                             └──────────── load, save done ───────┘
 *
 * The monitor only says that something may have happened (our own saves too, and touches that
 * change nothing), so after a moment's quiet the etag is asked for and compared; while busy
 * that waits. An etag that cannot be had (the file is gone, the share is away) changes nothing. */
#include "config.h"

#include "kei-file-private.h"

#define QUIET_MS 100

G_DEFINE_FINAL_TYPE (KeiFile, kei_file, G_TYPE_OBJECT)
G_DEFINE_QUARK (kei - io - error - quark, kei_io_error)

enum {
  PROP_0,
  PROP_LOCATION,
  PROP_BUSY,
  PROP_CHANGED_OUTSIDE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

GFile *
kei_file_get_location (KeiFile *self)
{
  g_return_val_if_fail (KEI_IS_FILE (self), NULL);

  return self->location;
}

gboolean
kei_file_get_busy (KeiFile *self)
{
  g_return_val_if_fail (KEI_IS_FILE (self), FALSE);

  return self->n_busy > 0;
}

gboolean
kei_file_get_changed_outside (KeiFile *self)
{
  g_return_val_if_fail (KEI_IS_FILE (self), FALSE);

  return self->changed_outside;
}

/* --- Watching --- */

static void
set_changed_outside (KeiFile *self, gboolean changed)
{
  if (self->changed_outside == changed)
    return;
  self->changed_outside = changed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED_OUTSIDE]);
}

static void
query_etag_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KeiFile) self = user_data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  const char *etag = info == NULL ? NULL : g_file_info_get_etag (info);

  /* A load or save that began meanwhile knows better. */
  if (etag != NULL && self->etag != NULL && self->n_busy == 0)
    set_changed_outside (self, !g_str_equal (etag, self->etag));
}

static gboolean
recheck_cb (gpointer user_data)
{
  KeiFile *self = user_data;

  if (self->n_busy > 0)
    return G_SOURCE_CONTINUE;
  self->recheck_id = 0;
  g_file_query_info_async (self->location, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, query_etag_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
monitor_changed_cb (KeiFile *self)
{
  if (self->recheck_id == 0)
    self->recheck_id = g_timeout_add (QUIET_MS, recheck_cb, self);
}

/* The monitor starts with the first etag: before, there is nothing to compare with. */
static void
start_monitor (KeiFile *self)
{
  if (self->monitor != NULL)
    return;
  self->monitor = g_file_monitor_file (self->location, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self, G_CONNECT_SWAPPED);
}

void
_kei_file_set_etag (KeiFile *self, const char *etag)
{
  g_free (self->etag);
  self->etag = g_strdup (etag);
  set_changed_outside (self, FALSE);
  start_monitor (self);
}

void
_kei_file_hold (KeiFile *self)
{
  if (self->n_busy++ == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
_kei_file_release (KeiFile *self)
{
  g_return_if_fail (self->n_busy > 0);

  if (--self->n_busy == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* --- The object --- */

static void
kei_file_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KeiFile *self = KEI_FILE (object);

  switch (id)
    {
    case PROP_LOCATION:
      g_value_set_object (value, self->location);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_busy > 0);
      break;
    case PROP_CHANGED_OUTSIDE:
      g_value_set_boolean (value, self->changed_outside);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_file_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KeiFile *self = KEI_FILE (object);

  switch (id)
    {
    case PROP_LOCATION:
      self->location = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_file_finalize (GObject *object)
{
  KeiFile *self = KEI_FILE (object);

  g_clear_handle_id (&self->recheck_id, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_object (&self->location);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_free (self->etag);
  G_OBJECT_CLASS (kei_file_parent_class)->finalize (object);
}

static void
kei_file_class_init (KeiFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kei_file_get_property;
  object_class->set_property = kei_file_set_property;
  object_class->finalize = kei_file_finalize;

  properties[PROP_LOCATION] = g_param_spec_object ("location", NULL, NULL, G_TYPE_FILE,
                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHANGED_OUTSIDE] = g_param_spec_boolean ("changed-outside", NULL, NULL, FALSE,
                                                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kei_file_init (KeiFile *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

KeiFile *
kei_file_new (GFile *location)
{
  g_return_val_if_fail (G_IS_FILE (location), NULL);

  return g_object_new (KEI_TYPE_FILE, "location", location, NULL);
}
