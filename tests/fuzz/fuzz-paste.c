/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another program left in the clipboard, a plan or a text, pasted into a small plan at each of its rows, undone and done again: it
 * is one step, or it is refused with a sentence, and what comes of it can be written and read. */
#include "config.h"

#include "fuzz.h"
#include "kei-clipboard.h"
#include "kei-xml.h"

#include <string.h>

#define PLAN                                                                                                                                              \
  "<plan xmlns='urn:keikaku:plan' format='1' id='kaaaaaaaaaab'><content title='港'><level id='kaaaaaaaaaac' name='政策'/>"                             \
  "<level id='kaaaaaaaaaad' name='施策' under='kaaaaaaaaaac'/><department id='kaaaaaaaaaae' name='水産課'/><section id='kaaaaaaaaaaf' title='序'/>" \
  "<item id='kaaaaaaaaaag' level='kaaaaaaaaaac' title='船'><item id='kaaaaaaaaaah' level='kaaaaaaaaaad' title='網' lead='kaaaaaaaaaae'/></item><item id='kaaaaaaaaaai'/></content></plan>"

static KeiTree *
read_tree (const void *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

  return kei_xml_read_bytes (bytes, NULL, NULL, NULL);
}

static void
check_tree (KeiTree *tree)
{
  g_autoptr (GBytes) bytes = kei_xml_write (tree);
  g_autoptr (KeiTree) back = kei_xml_read_bytes (bytes, NULL, NULL, NULL);

  demand (back != NULL && kei_tree_equal (back, tree));
}

static void
count_message (guint *n, const char *message)
{
  demand (g_utf8_validate (message, -1, NULL) && *message != '\0');
  (*n)++;
}

static void
paste_at (KeiTree *before, KeiTree *clip, KeiId row)
{
  g_autoptr (KeiDocument) document = kei_document_new (before);
  g_autoptr (KeiEditor) editor = kei_editor_new (document, kei_id_source_new_seeded (7));
  g_autoptr (KeiTree) after = NULL;
  guint n_messages = 0;

  g_signal_connect_swapped (editor, "message", G_CALLBACK (count_message), &n_messages);
  kei_editor_select (editor, row);
  if (!kei_clipboard_paste_tree (editor, clip))
    {
      demand (n_messages > 0 && kei_editor_get_tree (editor) == before);
      return;
    }
  after = kei_tree_ref (kei_editor_get_tree (editor));
  check_tree (after);
  demand (kei_editor_undo (editor) && kei_tree_equal (kei_editor_get_tree (editor), before));
  demand (kei_editor_redo (editor) && kei_tree_equal (kei_editor_get_tree (editor), after));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const rows[] = { "kaaaaaaaaaab", "kaaaaaaaaaaf", "kaaaaaaaaaag", "kaaaaaaaaaah", "kaaaaaaaaaai" };
  g_autoptr (KeiTree) before = read_tree (PLAN, strlen (PLAN));
  g_autoptr (KeiTree) clip = read_tree (data, size);
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (3);
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);

  if (clip == NULL)
    clip = kei_clipboard_parse (text, kei_node_get_id (kei_tree_get_root (before)), ids);
  if (clip == NULL)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KeiId row;

      demand (kei_id_parse (rows[i], strlen (rows[i]), &row));
      paste_at (before, clip, row);
    }
  return 0;
}
