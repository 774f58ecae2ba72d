/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-clipboard.h"

#include <glib/gi18n-lib.h>

#include "kei-xml.h"

/* --- Copying --- */

static gboolean
copy (KeiEditor *editor, GdkClipboard *clipboard)
{
  KeiId node = kei_editor_get_selected (editor);
  g_autoptr (KeiTree) clip = kei_editor_get_selected_slot (editor) == KEI_SLOT_NONE ? kei_editor_copy (editor, &node, 1) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GdkContentProvider) both = NULL;

  if (clip == NULL)
    {
      kei_editor_say (editor, _ ("This cannot be copied"));
      return FALSE;
    }
  bytes = kei_xml_write (clip);
  text = kei_clipboard_format (kei_editor_get_tree (editor), &node, 1);
  both = gdk_content_provider_new_union ((GdkContentProvider *[]){ gdk_content_provider_new_for_bytes (KEI_CLIPBOARD_MIME_TYPE, bytes),
                                                                   gdk_content_provider_new_typed (G_TYPE_STRING, text) },
                                         2);
  return gdk_clipboard_set_content (clipboard, both);
}

void
kei_clipboard_copy (KeiEditor *editor, GdkClipboard *clipboard)
{
  g_return_if_fail (KEI_IS_EDITOR (editor));

  copy (editor, clipboard);
}

void
kei_clipboard_cut (KeiEditor *editor, GdkClipboard *clipboard)
{
  g_return_if_fail (KEI_IS_EDITOR (editor));

  if (!kei_editor_get_read_only (editor) && copy (editor, clipboard))
    {
      KeiEdit *edit = kei_editor_begin (editor);

      kei_edit_remove (edit, kei_editor_get_selected (editor));
      kei_editor_commit (editor, edit, N_ ("Cut"));
    }
}

/* --- Pasting --- */

/* The slots of a plan that others refer to: a clip may hold them only because something copied does. */
static gboolean
is_referred_slot (KeiSlot slot)
{
  return slot == KEI_SLOT_LEVELS || slot == KEI_SLOT_DEPARTMENTS || slot == KEI_SLOT_RELATED_PLANS || slot == KEI_SLOT_VIEWPOINTS || slot == KEI_SLOT_BODIES;
}

/* What was copied, by the slot that it is in. */
static KeiSlot
find_slot (KeiNode *clip)
{
  const KeiKindInfo *info = kei_schema_kind (KEI_KIND_PLAN);

  for (gboolean referred = FALSE; referred <= TRUE; referred++)
    for (guint i = 0; i < info->n_slots; i++)
      if (is_referred_slot (info->slots[i].id) == referred && kei_node_get_n_children (clip, info->slots[i].id) > 0)
        return info->slots[i].id;
  return KEI_SLOT_NONE;
}

gboolean
kei_clipboard_paste_tree (KeiEditor *editor, KeiTree *clip)
{
  KeiNode *root = kei_tree_get_root (clip);
  KeiSlot slot = find_slot (root);
  KeiPlace place;

  g_return_val_if_fail (KEI_IS_EDITOR (editor), FALSE);

  kei_editor_break_step (editor);
  if (slot != KEI_SLOT_NONE && kei_editor_get_place_for (editor, kei_editor_get_selected (editor), FALSE, kei_node_get_kind (kei_node_get_child (root, slot, 0)), &place))
    return kei_editor_paste (editor, &place, clip);
  kei_editor_say (editor, _ ("There is nothing in the clipboard that could stand here"));
  return FALSE;
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiEditor) editor = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autoptr (KeiTree) clip = text != NULL ? kei_clipboard_parse (text, kei_editor_get_plan_id (editor), kei_editor_get_ids (editor)) : NULL;

  if (clip != NULL)
    kei_clipboard_paste_tree (editor, clip);
  else
    kei_editor_say (editor, _ ("There is nothing in the clipboard that could stand here"));
}

static void
plan_read_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiEditor) editor = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KeiTree) clip = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, &error) >= 0)
    {
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
      clip = kei_xml_read_bytes (bytes, NULL, NULL, &error);
    }
  if (clip != NULL)
    kei_clipboard_paste_tree (editor, clip);
  else
    {
      g_debug ("clipboard: %s", error->message);
      kei_editor_say (editor, _ ("What is in the clipboard cannot be read"));
    }
}

static void
stream_opened_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiEditor) editor = data;
  g_autoptr (GInputStream) input = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, NULL);
  g_autoptr (GOutputStream) output = NULL;

  if (input == NULL)
    {
      kei_editor_say (editor, _ ("What is in the clipboard cannot be read"));
      return;
    }
  output = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, plan_read_cb, g_steal_pointer (&editor));
}

void
kei_clipboard_paste (KeiEditor *editor, GdkClipboard *clipboard)
{
  static const char *const types[] = { KEI_CLIPBOARD_MIME_TYPE, NULL };
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  g_return_if_fail (KEI_IS_EDITOR (editor));

  if (gdk_content_formats_contain_mime_type (formats, KEI_CLIPBOARD_MIME_TYPE))
    gdk_clipboard_read_async (clipboard, (const char **) types, G_PRIORITY_DEFAULT, NULL, stream_opened_cb, g_object_ref (editor));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (editor));
}
