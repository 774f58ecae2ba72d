/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes → tree: reading the events, bringing older files up to date, and naming the lines
 * of what only the whole tree shows. Values are checked as they come and kinds by the slot
 * table (kei-xml-events.c), so kei_tree_new() has only ids and references left to check; their
 * lines are found by a second pass (kei-xml-locate.c) instead of being kept for each node. */
#include "config.h"

#include "kei-xml-reader.h"

#include "kei-xml-error.h"
#include "kei-xml-events.h"

#include <glib/gi18n-lib.h>

/* Says on which lines the fault is that kei_tree_new() found. */
static GError *
locate_fault (GBytes *bytes, const KeiTreeFault *fault, const GError *what)
{
  guint lines[2] = { 0, 0 };
  KeiIdText id;
  g_autofree char *cause = NULL;

  kei_xml_find_lines (bytes, fault->id, lines, G_N_ELEMENTS (lines));
  if (what->code == KEI_TREE_ERROR_DUPLICATE_ID)
    cause = g_strdup_printf (_ ("The identifier %s stands here and on line %u already; each must be used once."), kei_id_format (fault->id, id), lines[0]);
  return kei_xml_error_new (what->code == KEI_TREE_ERROR_LIMIT ? KEI_XML_ERROR_REFUSED : KEI_XML_ERROR_INVALID,
                            cause != NULL ? lines[1] : lines[0], cause != NULL ? cause : what->message);
}

static KeiTree *
finish_tree (KeiXmlEvents *self, GBytes *bytes, GError **error)
{
  g_autoptr (GError) what = NULL;
  KeiTreeFault fault = { KEI_ID_NONE, KEI_FIELD_NONE };
  KeiTree *tree = kei_tree_new (kei_xml_nodes_close (self->nodes), TRUE, &fault, &what);

  if (tree == NULL)
    g_propagate_error (error, locate_fault (bytes, &fault, what));
  return tree;
}

static void
set_unknown_format (guint format, GError **error)
{
  g_autofree char *cause = g_strdup_printf (_ ("Format %u is not known; this program reads format %d."), format, KEI_XML_FORMAT);

  g_propagate_error (error, kei_xml_error_new (KEI_XML_ERROR_NOT_A_PLAN, 0, cause));
}

static KeiTree *
read_older (GBytes *bytes, const KeiXmlMigration *steps, guint n_steps, KeiXmlInfo *info, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) migrated = NULL;
  guint format = info->format;
  KeiTree *tree;

  if (!kei_xml_can_migrate (steps, n_steps, format))
    {
      set_unknown_format (format, error);
      return NULL;
    }
  migrated = kei_xml_migrate (bytes, format, steps, n_steps, error);
  if (migrated == NULL)
    return NULL;
  tree = kei_xml_read_with_steps (migrated, NULL, 0, info, cancellable, error);
  info->format = info->migrated_from = format;
  return tree;
}

static KeiTree *
read_source (KeiXmlSource *source, const KeiXmlMigration *steps, guint n_steps, KeiXmlInfo *info, GCancellable *cancellable, GError **error)
{
  g_autofree KeiXmlEvents *self = g_new0 (KeiXmlEvents, 1);
  KeiXmlInfo unwanted;
  gboolean done = kei_xml_events_run (self, source, cancellable, error);
  GBytes *bytes = done ? kei_xml_source_get_all (source, cancellable, error) : NULL;
  KeiTree *tree = NULL;

  info = info != NULL ? info : &unwanted;
  *info = self->info;
  if (bytes != NULL)
    tree = self->is_older ? read_older (bytes, steps, n_steps, info, cancellable, error) : finish_tree (self, bytes, error);
  kei_xml_events_clear (self);
  return tree;
}

KeiTree *
kei_xml_read_with_steps (GBytes *bytes, const KeiXmlMigration *steps, guint n_steps, KeiXmlInfo *info, GCancellable *cancellable, GError **error)
{
  g_auto (KeiXmlSource) source = KEI_XML_SOURCE_OF_BYTES (bytes);

  return read_source (&source, steps, n_steps, info, cancellable, error);
}

KeiTree *
kei_xml_read_bytes (GBytes *bytes, KeiXmlInfo *info, GCancellable *cancellable, GError **error)
{
  guint n;
  const KeiXmlMigration *steps = kei_xml_get_migrations (&n);

  return kei_xml_read_with_steps (bytes, steps, n, info, cancellable, error);
}

KeiTree *
kei_xml_read_stream (GInputStream *stream, KeiXmlInfo *info, GBytes **bytes, GCancellable *cancellable, GError **error)
{
  guint n;
  const KeiXmlMigration *steps = kei_xml_get_migrations (&n);
  g_auto (KeiXmlSource) source = KEI_XML_SOURCE_OF_STREAM (stream);
  KeiTree *tree = read_source (&source, steps, n, info, cancellable, error);

  if (tree != NULL && bytes != NULL)
    *bytes = g_bytes_ref (source.bytes);
  return tree;
}

KeiXmlClip *
kei_xml_read_nodes (GBytes *bytes, GError **error)
{
  g_autofree KeiXmlEvents *self = g_new0 (KeiXmlEvents, 1);
  g_autoptr (KeiXmlClip) clip = g_new0 (KeiXmlClip, 1);
  g_auto (KeiXmlSource) source = KEI_XML_SOURCE_OF_BYTES (bytes);
  gboolean done;

  clip->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_node_unref);
  clip->context = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_node_unref);
  self->is_clip = TRUE;
  self->clip = clip;
  done = kei_xml_events_run (self, &source, NULL, error);
  if (done && self->is_older)
    {
      /* A clip lives for minutes: none of an older program is worth a migration. */
      set_unknown_format (self->info.format, error);
      done = FALSE;
    }
  kei_xml_events_clear (self);
  return done ? g_steal_pointer (&clip) : NULL;
}
