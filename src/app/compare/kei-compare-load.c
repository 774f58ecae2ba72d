/* SPDX-License-Identifier: GPL-3.0-or-later */
/*   now, saved ──────────────────────────────────────▶ side
 *   file ──▶ tree ──┬────────────────────────────────▶ side
 *                   └▶ version in it ──▶ content ────▶ side (with what the file's record says of pairs)
 *   version of the window's plan ──▶ content ────────▶ side */
#include "config.h"

#include "kei-compare-load.h"

#include <glib/gi18n-lib.h>

#include "kei-error-text.h"
#include "kei-pairing-record.h"
#include "kei-versions.h"

typedef struct
{
  KeiCompareWhat *what; /* owned */
  GFile *location;      /* owned, nullable */
  KeiTree *tree;        /* owned, nullable: that a version is read from */
  char *name;           /* owned, nullable: of the version */
  char *time;           /* owned, nullable */
  char *notice;         /* owned, nullable */
} Load;

static void
load_free (Load *load)
{
  kei_compare_what_free (load->what);
  g_clear_object (&load->location);
  g_clear_pointer (&load->tree, kei_tree_unref);
  g_free (load->name);
  g_free (load->time);
  g_free (load->notice);
  g_free (load);
}

/* --- A named version --- */

static void
version_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Load *load = data;
  GError *error = NULL;
  g_autoptr (KeiTree) content = kei_versions_read (load->tree, load->what->version, cancellable, &error);

  if (content == NULL)
    g_task_return_error (task, error);
  else if (load->what->kind == KEI_COMPARE_WHAT_FILE)
    g_task_return_pointer (task, kei_pairing_record_lend (content, load->tree), (GDestroyNotify) kei_tree_unref);
  else
    g_task_return_pointer (task, g_steal_pointer (&content), (GDestroyNotify) kei_tree_unref);
}

static void
version_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Load *load = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (KeiTree) content = g_task_propagate_pointer (G_TASK (result), &error);

  if (content == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, kei_compare_side_new_version (content, load->location, load->name, load->time), g_object_unref);
}

/* @tree: that the version is in. */
static void
read_version (GTask *task, KeiTree *tree)
{
  Load *load = g_task_get_task_data (task);
  KeiNode *version = kei_tree_lookup (tree, load->what->version);
  g_autoptr (GTask) reading = NULL;

  /* The plan may have gone on while the person chose. */
  if (version == NULL || kei_node_get_kind (version) != KEI_KIND_VERSION)
    {
      g_task_return_new_error (task, KEI_VERSIONS_ERROR, KEI_VERSIONS_ERROR_UNKNOWN, "%s", _ ("The version is not in the plan any more"));
      return;
    }
  load->tree = kei_tree_ref (tree);
  load->name = g_strdup (kei_node_get_headline (version));
  load->time = g_strdup (kei_node_get_text (version, KEI_FIELD_TIME));
  reading = g_task_new (NULL, g_task_get_cancellable (task), version_read_cb, g_object_ref (task));
  g_task_set_source_tag (reading, read_version);
  g_task_set_task_data (reading, load, NULL);
  g_task_run_in_thread (reading, version_thread);
}

/* --- A file --- */

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Load *load = g_task_get_task_data (task);
  KeiXmlInfo info = { 0 };
  GError *error = NULL;
  g_autoptr (KeiTree) tree = kei_file_load_finish (KEI_FILE (source), result, &info, &error);

  if (tree == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (info.newer)
    load->notice = g_strdup_printf (_ ("The other plan was saved by a newer Keikaku (format %u); what this one does not know is not compared"), info.format);
  if (load->what->version != KEI_ID_NONE)
    read_version (task, tree);
  else
    g_task_return_pointer (task, kei_compare_side_new (KEI_COMPARE_SIDE_FILE, tree, load->location), g_object_unref);
}

/* --- All of them --- */

void
kei_compare_load_async (const KeiCompareWhat *what, const KeiCompareLoadFrom *from, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Load *load = g_new0 (Load, 1);
  KeiTree *saved = kei_document_get_saved (kei_editor_get_document (from->editor));

  load->what = kei_compare_what_copy (what);
  g_set_object (&load->location, (what->kind == KEI_COMPARE_WHAT_FILE ? what->file : from->location));
  g_task_set_source_tag (task, kei_compare_load_async);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  switch (what->kind)
    {
    case KEI_COMPARE_WHAT_FILE:
      kei_file_load_async (from->file, cancellable, file_read_cb, g_steal_pointer (&task));
      break;
    case KEI_COMPARE_WHAT_VERSION:
      read_version (task, kei_editor_get_tree (from->editor));
      break;
    case KEI_COMPARE_WHAT_SAVED:
      if (saved != NULL)
        g_task_return_pointer (task, kei_compare_side_new (KEI_COMPARE_SIDE_SAVED, saved, load->location), g_object_unref);
      else
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", _ ("This plan was not saved yet"));
      break;
    case KEI_COMPARE_WHAT_NOW:
    default:
      g_task_return_pointer (task, g_object_ref (from->now), g_object_unref);
      break;
    }
}

KeiCompareSide *
kei_compare_load_finish (GAsyncResult *result, char **notice, GError **error)
{
  Load *load = g_task_get_task_data (G_TASK (result));

  if (notice != NULL)
    *notice = g_steal_pointer (&load->notice);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Words --- */

char *
kei_compare_load_dup_name (const KeiCompareWhat *what, KeiTree *plan)
{
  KeiNode *version = what->kind == KEI_COMPARE_WHAT_VERSION ? kei_tree_lookup (plan, what->version) : NULL;
  g_autofree char *name = what->file != NULL ? g_file_get_basename (what->file) : NULL;

  if (version != NULL)
    return g_strdup (kei_node_get_headline (version));
  return name != NULL ? g_filename_display_name (name) : g_strdup (kei_node_get_headline (kei_tree_get_root (plan)));
}

void
kei_compare_load_describe_error (const GError *error, const char *name, char **heading, char **description)
{
  g_autoptr (KeiErrorText) text = NULL;

  if (error->domain == KEI_VERSIONS_ERROR)
    {
      *heading = g_strdup_printf (_ ("The version “%s” cannot be compared"), name);
      *description = g_strdup_printf ("%s\n\n%s", error->message, _ ("The plan itself is whole. Choose another version, or a copy of the file from that time."));
      return;
    }
  text = kei_error_text_new (error, KEI_ERROR_TEXT_OPENING, name);
  *heading = g_strdup (text->heading);
  *description = g_strdup_printf ("%s\n\n%s", text->cause, text->advice);
}
