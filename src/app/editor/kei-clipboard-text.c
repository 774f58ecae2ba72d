/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines as text: one item a line, a tab a level. */
#include "config.h"

#include "kei-clipboard.h"

#include <string.h>

#include "kei-numbering.h"
#include "kei-numbers.h"
#include "kei-outline.h"

/* No plan is nearly as deep; what is deeper stands at this depth. */
#define MAX_DEPTH 20

/* --- Writing --- */

static void
format_node (KeiTree *tree, KeiNode *node, guint depth, GString *text)
{
  g_autofree char *number = kei_node_get_kind (node) == KEI_KIND_ITEM ? kei_numbers_for_item (tree, kei_node_get_id (node)) : g_strdup ("");
  const char *title = kei_node_get_headline (node);
  KeiSlot slot = kei_node_get_kind (node) == KEI_KIND_SECTION ? KEI_SLOT_SECTIONS : KEI_SLOT_ITEMS;
  guint n;
  KeiNode *const *children = kei_node_get_children (node, slot, &n);

  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '\t');
  g_string_append_printf (text, "%s%s", number, *number != '\0' ? " " : "");
  /* Headlines of some kinds are whole texts; a line stays a line. */
  for (const char *c = title; *c != '\0'; c++)
    g_string_append_c (text, *c == '\n' || *c == '\t' ? ' ' : *c);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < n; i++)
    format_node (tree, children[i], depth + 1, text);
}

char *
kei_clipboard_format (KeiTree *tree, const KeiId *nodes, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      KeiNode *node = kei_tree_lookup (tree, nodes[i]);

      if (node != NULL)
        format_node (tree, node, 0, text);
    }
  return g_string_free (text, FALSE);
}

/* --- Reading --- */

/* Skips the blanks at the start of a line and returns their width. */
static guint
skip_indent (const char **line)
{
  guint width = 0;

  for (;; *line = g_utf8_next_char (*line))
    switch (g_utf8_get_char (*line))
      {
      case '\t':
        width += 4;
        break;
      case ' ':
        width += 1;
        break;
      case 0x3000: /* as wide as a character of the text */
        width += 2;
        break;
      default:
        return width;
      }
}

/* A printed number or a bullet is how the line was shown, not what it says. */
static const char *
skip_mark (const char *line)
{
  static const char *const bullets[] = { "・", "•", "◆", "◇", "■", "□", "●", "○", "▪", "- ", "* ", "– " };
  KeiPrintedNumber number;

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (line, bullets[i]))
      {
        line += strlen (bullets[i]);
        skip_indent (&line);
        return line;
      }
  if (kei_numbering_read (line, &number) && !number.weak && line[number.length] != '\0')
    return line + number.length;
  return line;
}

/* An item whose children may still come. */
typedef struct
{
  guint indent;
  KeiNodeBuilder *builder;
} Open;

/* Ends the innermost open items until @depth are left; the first of the stack is the plan. */
static void
close_items (GArray *stack, guint depth)
{
  while (stack->len > depth)
    {
      KeiNode *node = kei_node_builder_end (g_array_index (stack, Open, stack->len - 1).builder);

      g_array_set_size (stack, stack->len - 1);
      kei_node_builder_add (g_array_index (stack, Open, stack->len - 1).builder, node);
    }
}

/* Lines that all begin alike may still be an outline, when their numbers say so: 政策1, 施策①, 施策②.
 * That is for the importer to read; it is believed when it finds an item in each of the @n lines and in
 * more than one depth. (transfer full) (nullable) */
static KeiTree *
parse_numbered (const char *text, guint n, KeiId plan, KeiIdSource *ids)
{
  g_autoptr (KeiOutline) outline = kei_outline_read (text, strlen (text), NULL, NULL);
  g_autoptr (KeiTree) tree = NULL;
  KeiNodeBuilder *builder;
  guint n_items = 0, n_levels = 0;

  if (outline == NULL || outline->warning != NULL)
    return NULL;
  for (guint i = 0; i < outline->levels->len; i++)
    {
      n_items += kei_outline_count_items (outline, i);
      n_levels += kei_outline_count_items (outline, i) > 0;
    }
  if (n_items != n || n_levels < 2)
    return NULL;
  tree = kei_outline_to_tree (outline, ids, NULL, NULL);
  if (tree == NULL)
    return NULL;
  builder = kei_node_builder_new_from (kei_tree_get_root (tree));
  kei_node_builder_set_id (builder, plan);
  return kei_tree_new (kei_node_builder_end (builder), FALSE, NULL, NULL);
}

KeiTree *
kei_clipboard_parse (const char *text, KeiId plan, KeiIdSource *ids)
{
  g_autofree char *fit = kei_text_normalize (text, -1, NULL);
  g_auto (GStrv) lines = g_strsplit (fit, "\n", -1);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Open));
  g_autoptr (KeiNode) root = NULL;
  Open bottom = { 0, kei_node_builder_new (KEI_KIND_PLAN, plan) };
  guint n = 0;
  gboolean is_flat = TRUE;

  g_array_append_val (stack, bottom);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strchomp (lines[i]);
      g_autofree char *title = NULL;
      Open open = { skip_indent (&line), NULL };

      line = skip_mark (line);
      if (*line == '\0')
        continue;
      /* Out of every item that is indented as much or more. */
      while (stack->len > 1 && (g_array_index (stack, Open, stack->len - 1).indent >= open.indent || stack->len > MAX_DEPTH))
        close_items (stack, stack->len - 1);
      open.builder = kei_node_builder_new (KEI_KIND_ITEM, kei_id_source_next (ids));
      title = g_strdelimit (g_strdup (line), "\t", ' '); /* the cells of a spreadsheet's row */
      kei_node_builder_set_string (open.builder, KEI_FIELD_TITLE, title);
      g_array_append_val (stack, open);
      is_flat = is_flat && stack->len == 2;
      n++;
    }
  close_items (stack, 1);
  root = kei_node_builder_end (g_array_index (stack, Open, 0).builder);
  if (is_flat && n > 1)
    {
      KeiTree *numbered = parse_numbered (fit, n, plan, ids);

      if (numbered != NULL)
        return numbered;
    }
  return n > 0 ? kei_tree_new (g_steal_pointer (&root), FALSE, NULL, NULL) : NULL;
}
