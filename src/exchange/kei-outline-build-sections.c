/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prose outside of the policy tree: sections with paragraphs, lists and tables. */
#include "config.h"

#include "kei-outline-build.h"

static void
add_table (KeiOutlineBuilder *builder, KeiNodeBuilder *section, const GArray *rows, guint first, guint end)
{
  KeiNodeBuilder *table = kei_outline_build_begin (builder, KEI_KIND_TABLE, kei_outline_list_at (rows, first));

  for (guint i = first; i < end; i++)
    {
      KeiNodeBuilder *row = kei_outline_build_begin (builder, KEI_KIND_ROW, KEI_OUTLINE_NONE);

      kei_node_builder_set_string (row, KEI_FIELD_CELLS, kei_outline_row (builder->outline, kei_outline_list_at (rows, i))->text);
      kei_node_builder_add (table, kei_node_builder_end (row));
    }
  kei_node_builder_add (section, kei_node_builder_end (table));
}

static void
add_list (KeiOutlineBuilder *builder, KeiNodeBuilder *section, const GArray *rows, guint first, guint end)
{
  KeiNodeBuilder *list = kei_outline_build_begin (builder, KEI_KIND_LIST, kei_outline_list_at (rows, first));
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      g_autofree char *text = kei_outline_dup_text (builder->outline, kei_outline_list_at (rows, i));

      g_string_append_printf (body, "%s%s", i > first ? "\n" : "", text);
    }
  kei_node_builder_set_bool (list, KEI_FIELD_ORDERED, kei_outline_row (builder->outline, kei_outline_list_at (rows, first))->number.pattern != NULL);
  kei_node_builder_set_string (list, KEI_FIELD_BODY, body->str);
  kei_node_builder_add (section, kei_node_builder_end (list));
}

typedef enum {
  BLOCK_PARAGRAPH,
  BLOCK_REMARK,
  BLOCK_LIST,
  BLOCK_NUMBERS,
  BLOCK_TABLE,
} BlockType;

static BlockType
block_type (const KeiOutlineRow *row)
{
  if (row->cells != NULL)
    return BLOCK_TABLE;
  if (row->number.pattern != NULL)
    return BLOCK_NUMBERS;
  if (row->bullet == 0x203b || g_str_has_prefix (row->text, "※"))
    return BLOCK_REMARK;
  return row->bullet != 0 ? BLOCK_LIST : BLOCK_PARAGRAPH;
}

/* Lines of one type in a row are one block; paragraphs and remarks stay apart. */
static void
add_blocks (KeiOutlineBuilder *builder, KeiNodeBuilder *section, const GArray *rows)
{
  for (guint i = 0; i < kei_outline_list_length (rows);)
    {
      BlockType type = block_type (kei_outline_row (builder->outline, kei_outline_list_at (rows, i)));
      guint end = i + 1;

      while (type >= BLOCK_LIST && end < rows->len && block_type (kei_outline_row (builder->outline, kei_outline_list_at (rows, end))) == type)
        end++;
      if (type == BLOCK_TABLE)
        add_table (builder, section, rows, i, end);
      else if (type >= BLOCK_LIST)
        add_list (builder, section, rows, i, end);
      else
        {
          KeiNodeBuilder *block = kei_outline_build_begin (builder, type == BLOCK_REMARK ? KEI_KIND_REMARK : KEI_KIND_PARAGRAPH, kei_outline_list_at (rows, i));

          kei_outline_build_set_text (block, KEI_FIELD_BODY, builder, kei_outline_list_at (rows, i));
          kei_node_builder_add (section, kei_node_builder_end (block));
        }
      i = end;
    }
}

KeiNode *
kei_outline_build_section (KeiOutlineBuilder *builder, guint row, guint nesting)
{
  const KeiOutlineRow *line = kei_outline_row (builder->outline, row);
  KeiNodeBuilder *section = kei_outline_build_begin (builder, KEI_KIND_SECTION, row);

  kei_outline_build_set_text (section, KEI_FIELD_TITLE, builder, row);
  if (line->code != NULL)
    kei_node_builder_set_string (section, KEI_FIELD_ROLE, line->code);
  kei_node_builder_set_bool (section, KEI_FIELD_TENTATIVE, line->tentative);
  add_blocks (builder, section, builder->owned[row]);
  for (guint i = 0; i < kei_outline_list_length (builder->sections[row]) && nesting < KEI_OUTLINE_MAX_NESTING; i++)
    kei_node_builder_add (section, kei_outline_build_section (builder, kei_outline_list_at (builder->sections[row], i), nesting + 1));
  return kei_node_builder_end (section);
}

/* What no heading owns. The titles are the plan's own words, so they are not translated. */
void
kei_outline_build_loose_section (KeiOutlineBuilder *builder, const char *title, const char *role, const GArray *rows)
{
  KeiNodeBuilder *section;

  if (kei_outline_list_length (rows) == 0)
    return;
  section = kei_outline_build_begin (builder, KEI_KIND_SECTION, KEI_OUTLINE_NONE);
  kei_node_builder_set_string (section, KEI_FIELD_TITLE, title);
  if (role != NULL)
    kei_node_builder_set_string (section, KEI_FIELD_ROLE, role);
  add_blocks (builder, section, rows);
  kei_node_builder_add (builder->plan, kei_node_builder_end (section));
}
