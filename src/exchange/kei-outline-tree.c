/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows into a plan: who owns each row, then every owner with what it owns, from the leaves up. */
#include "config.h"

#include <string.h>

#include "kei-era.h"
#include "kei-numbering.h"
#include "kei-outline-indicator.h"
#include "kei-outline-scan.h"
#include "kei-outline-schedule.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"

#define MAX_NESTING 40 /* of items and sections; a plan may be deeper, an outline is not */

typedef struct
{
  const KeiOutline *outline;
  KeiIdSource *ids;
  KeiNodeBuilder *plan;
  GHashTable *made;  /* (nullable) id → row + 1 */
  GArray **items;    /* rows of the items under each item */
  GArray **sections; /* … of the sections under each section */
  GArray **owned;    /* … of what else belongs to each row */
  GArray **others;   /* … that are the same item */
  GArray *top_items;
  GArray *top_sections;
  GArray *orphans; /* texts that nothing owns … */
  GArray *lead;    /* … before the first item */
  GArray *tail;    /* … and behind the last */
  GArray *undecided;
  KeiId *levels;
  GHashTable *departments; /* name → KeiId * */
} Builder;

/* --- Rows and their owners --- */

static void
append (GArray **list, guint row)
{
  if (*list == NULL)
    *list = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (*list, row);
}

static inline guint
list_length (const GArray *list)
{
  return list == NULL ? 0 : list->len;
}

static inline guint
at (const GArray *list, guint i)
{
  return g_array_index (list, guint, i);
}

static gboolean
can_own (const KeiOutlineRow *row)
{
  switch (row->kind)
    {
    case KEI_OUTLINE_ITEM:
    case KEI_OUTLINE_SECTION:
    case KEI_OUTLINE_ROLE:
    case KEI_OUTLINE_VIEWPOINT:
      return TRUE;
    case KEI_OUTLINE_CAPTION:
      return row->meaning == KEI_MEANING_VISION;
    default:
      return FALSE;
    }
}

static guint
find_owner (const Builder *builder, guint row)
{
  guint owner = kei_outline_row (builder->outline, row)->parent;

  for (guint n = 0; owner != KEI_OUTLINE_NONE && n < MAX_NESTING; n++)
    {
      const KeiOutlineRow *above = kei_outline_row (builder->outline, owner);

      if (can_own (above))
        return above->kind == KEI_OUTLINE_ITEM ? kei_outline_represent (builder->outline, owner) : owner;
      owner = above->parent;
    }
  return KEI_OUTLINE_NONE;
}

static guint
find_section_above (const Builder *builder, guint row)
{
  guint above = kei_outline_row (builder->outline, row)->parent;

  for (guint n = 0; above != KEI_OUTLINE_NONE && kei_outline_row (builder->outline, above)->kind != KEI_OUTLINE_SECTION && n < MAX_NESTING; n++)
    above = kei_outline_row (builder->outline, above)->parent;
  return above;
}

static void
share_out (Builder *builder)
{
  const KeiOutline *outline = builder->outline;
  gboolean seen_item = FALSE;
  guint last_item = 0;

  for (guint k = 0; k < outline->order->len; k++)
    switch (kei_outline_row (outline, at (outline->order, k))->kind)
      {
      case KEI_OUTLINE_ITEM:
      case KEI_OUTLINE_SECTION:
      case KEI_OUTLINE_MEETINGS:
      case KEI_OUTLINE_BODY:
        last_item = k;
        break;
      default:
        break;
      }

  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = at (outline->order, k);
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      guint owner;

      switch (row->kind)
        {
        case KEI_OUTLINE_ITEM:
          seen_item = TRUE;
          if (row->merged != KEI_OUTLINE_NONE)
            {
              append (&builder->others[kei_outline_represent (outline, i)], i);
              break;
            }
          owner = kei_outline_represent (outline, kei_outline_item_above (outline, i));
          append (owner == KEI_OUTLINE_NONE || owner == i ? &builder->top_items : &builder->items[owner], i);
          break;
        case KEI_OUTLINE_SECTION:
          owner = find_section_above (builder, i);
          append (owner == KEI_OUTLINE_NONE ? &builder->top_sections : &builder->sections[owner], i);
          break;
        case KEI_OUTLINE_DECLARED:
          owner = kei_outline_represent (outline, kei_outline_item_above (outline, i));
          if (owner != KEI_OUTLINE_NONE)
            append (&builder->owned[owner], i);
          break;
        case KEI_OUTLINE_ROLE:
        case KEI_OUTLINE_INDICATOR:
        case KEI_OUTLINE_LEAD:
          owner = kei_outline_represent (outline, kei_outline_item_above (outline, i));
          append (owner == KEI_OUTLINE_NONE ? &builder->orphans : &builder->owned[owner], i);
          break;
        case KEI_OUTLINE_TEXT:
        case KEI_OUTLINE_UNDECIDED:
          owner = find_owner (builder, i);
          if (owner != KEI_OUTLINE_NONE)
            append (&builder->owned[owner], i);
          else if (row->kind == KEI_OUTLINE_UNDECIDED)
            append (&builder->undecided, i);
          else
            append (!seen_item ? &builder->lead : k > last_item ? &builder->tail
                                                                : &builder->orphans,
                    i);
          break;
        default:
          break;
        }
    }
}

/* --- Small things --- */

static KeiNodeBuilder *
begin (Builder *builder, KeiKind kind, guint row)
{
  KeiId id = kei_id_source_next (builder->ids);

  if (builder->made != NULL && row != KEI_OUTLINE_NONE)
    g_hash_table_insert (builder->made, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (row + 1));
  return kei_node_builder_new (kind, id);
}

static void
set_text (KeiNodeBuilder *node, KeiField field, const Builder *builder, guint row)
{
  g_autofree char *text = kei_outline_dup_text (builder->outline, row);

  g_strdelimit (text, "\t", ' ');
  if (*text != '\0')
    kei_node_builder_set_string (node, field, text);
}

/* A line of a text with what it had in front: prose keeps its numbers and bullets. */
static char *
make_line (const Builder *builder, guint row)
{
  const KeiOutlineRow *line = kei_outline_row (builder->outline, row);
  g_autofree char *text = kei_outline_dup_text (builder->outline, row);
  GString *whole = g_string_new (NULL);

  if (line->bullet != 0 && line->number.pattern == NULL)
    g_string_append (whole, line->bullet < 0x80 || line->bullet == 0xff65 ? "・" : "");
  if (line->bullet >= 0x80 && line->bullet != 0xff65 && line->number.pattern == NULL)
    g_string_append_unichar (whole, line->bullet);
  if (line->printed != NULL)
    g_string_append_printf (whole, "%s ", line->printed);
  if (line->tag != NULL && line->kind == KEI_OUTLINE_TEXT)
    g_string_append_printf (whole, "【%s】", line->tag);
  if (line->label != NULL && line->kind == KEI_OUTLINE_TEXT)
    g_string_append_printf (whole, "〈%s〉", line->label);
  g_string_append (whole, text);
  return g_string_free (whole, FALSE);
}

static char *
make_body (const Builder *builder, const GArray *rows, KeiOutlineKind kind)
{
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < list_length (rows); i++)
    if (kei_outline_row (builder->outline, at (rows, i))->kind == kind)
      {
        g_autofree char *line = make_line (builder, at (rows, i));

        if (body->len > 0)
          g_string_append_c (body, '\n');
        g_string_append (body, line);
      }
  return g_string_free (body, FALSE);
}

static void
add_text (Builder *builder, KeiNodeBuilder *item, const char *role, const char *label, const char *body, guint row)
{
  KeiNodeBuilder *text = begin (builder, KEI_KIND_TEXT, row);

  if (role != NULL)
    kei_node_builder_set_string (text, KEI_FIELD_ROLE, role);
  if (label != NULL && *label != '\0')
    kei_node_builder_set_string (text, KEI_FIELD_LABEL, label);
  if (*body != '\0')
    kei_node_builder_set_string (text, KEI_FIELD_BODY, body);
  kei_node_builder_add (item, kei_node_builder_end (text));
}

static KeiId
ensure_department (Builder *builder, const char *name)
{
  KeiId *id = g_hash_table_lookup (builder->departments, name);

  if (id == NULL)
    {
      KeiNodeBuilder *department = kei_node_builder_new (KEI_KIND_DEPARTMENT, kei_id_source_next (builder->ids));
      KeiNode *node;

      kei_node_builder_set_string (department, KEI_FIELD_NAME, name);
      node = kei_node_builder_end (department);
      id = g_new (KeiId, 1);
      *id = kei_node_get_id (node);
      g_hash_table_insert (builder->departments, g_strdup (name), id);
      kei_node_builder_add (builder->plan, node);
    }
  return *id;
}

#define MAX_DEPARTMENTS 20

/* The first is the lead, the others support it. */
static void
set_departments (Builder *builder, KeiNodeBuilder *item, guint row)
{
  g_autofree char *text = kei_outline_dup_text (builder->outline, row);
  KeiId ids[MAX_DEPARTMENTS];
  guint n = 0;
  const char *p = text;

  while (*p != '\0' && n < MAX_DEPARTMENTS)
    {
      const char *end = p;
      g_autofree char *name = NULL;
      KeiId id;
      gboolean known = FALSE;

      while (*end != '\0' && g_utf8_strchr ("、,，・／/ 　\t", -1, g_utf8_get_char (end)) == NULL)
        end = g_utf8_next_char (end);
      name = kei_text_trim (p, end - p);
      p = *end == '\0' ? end : g_utf8_next_char (end);
      if (*name == '\0')
        continue;
      id = ensure_department (builder, name);
      for (guint i = 0; i < n; i++)
        known |= ids[i] == id;
      if (!known)
        ids[n++] = id;
    }
  if (n > 0)
    kei_node_builder_set_ref (item, KEI_FIELD_LEAD, ids[0]);
  if (n > 1)
    kei_node_builder_set_ids (item, KEI_FIELD_SUPPORTING, ids + 1, n - 1);
}

static void
add_declared (Builder *builder, KeiNodeBuilder *owner, guint row, GHashTable *seen)
{
  const KeiOutlineRow *declared = kei_outline_row (builder->outline, row);
  KeiOutlineCount counts[4];
  guint n = kei_outline_read_counts (declared->text, counts, G_N_ELEMENTS (counts));

  if (n == 0 && kei_outline_read_announced (declared->text, &counts[0].count, &counts[0].word))
    n = 1;
  for (guint k = 0; k < n; k++)
    for (guint level = 0; level < builder->outline->levels->len; level++)
      if (strcmp (kei_outline_level (builder->outline, level)->name, counts[k].word) == 0 && g_hash_table_add (seen, GUINT_TO_POINTER (level + 1)))
        {
          KeiNodeBuilder *node = begin (builder, KEI_KIND_DECLARED_COUNT, KEI_OUTLINE_NONE);

          kei_node_builder_set_ref (node, KEI_FIELD_LEVEL, builder->levels[level]);
          kei_node_builder_set_int (node, KEI_FIELD_COUNT, counts[k].count);
          kei_node_builder_set_string (node, KEI_FIELD_PRINTED, declared->source);
          kei_node_builder_add (owner, kei_node_builder_end (node));
        }
}

/* --- Items --- */

/* Rows that say the same item in other words. */
static void
add_alternatives (Builder *builder, KeiNodeBuilder *item, guint row)
{
  const GArray *others = builder->others[row];
  g_autoptr (GHashTable) seen = NULL;
  g_autofree char *title = NULL;

  if (others == NULL)
    return;
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  title = kei_outline_dup_text (builder->outline, row);
  g_hash_table_add (seen, kei_outline_key (title));
  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *text = kei_outline_dup_text (builder->outline, at (others, i));

      if (g_hash_table_add (seen, kei_outline_key (text)))
        add_text (builder, item, "alternative", NULL, text, at (others, i));
    }
}

static void
add_owned (Builder *builder, KeiNodeBuilder *item, guint row)
{
  const GArray *owned = builder->owned[row];
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *body = make_body (builder, owned, KEI_OUTLINE_TEXT);
  g_autofree char *undecided = make_body (builder, owned, KEI_OUTLINE_UNDECIDED);

  if (*body != '\0')
    add_text (builder, item, NULL, NULL, body, KEI_OUTLINE_NONE);
  for (guint i = 0; i < list_length (owned); i++)
    {
      guint part = at (owned, i);
      const KeiOutlineRow *line = kei_outline_row (builder->outline, part);

      if (line->kind == KEI_OUTLINE_DECLARED)
        add_declared (builder, item, part, seen);
      else if (line->kind == KEI_OUTLINE_LEAD)
        set_departments (builder, item, part);
      else if (line->kind == KEI_OUTLINE_INDICATOR)
        {
          KeiNode *indicator = kei_outline_indicator_new (builder->outline, part, builder->ids);

          if (indicator != NULL)
            kei_node_builder_add (item, indicator);
        }
      else if (line->kind == KEI_OUTLINE_ROLE)
        {
          g_autofree char *lines = make_body (builder, builder->owned[part], KEI_OUTLINE_TEXT);
          g_autofree char *whole = line->label == NULL ? NULL : g_strconcat (line->text, *lines == '\0' ? "" : "\n", lines, NULL);

          add_text (builder, item, line->code, line->label == NULL ? line->text : line->label, whole == NULL ? lines : whole, part);
        }
    }
  if (*undecided != '\0')
    add_text (builder, item, "remarks", "要確認", undecided, KEI_OUTLINE_NONE);
}

static KeiNode *
build_item (Builder *builder, guint row, guint nesting)
{
  const KeiOutlineRow *line = kei_outline_row (builder->outline, row);
  KeiNodeBuilder *item = begin (builder, KEI_KIND_ITEM, row);

  kei_node_builder_set_ref (item, KEI_FIELD_LEVEL, builder->levels[line->level]);
  set_text (item, KEI_FIELD_TITLE, builder, row);
  if (line->label != NULL)
    kei_node_builder_set_string (item, KEI_FIELD_LABEL, line->label);
  kei_node_builder_set_bool (item, KEI_FIELD_TENTATIVE, line->tentative);
  add_alternatives (builder, item, row);
  add_owned (builder, item, row);
  for (guint i = 0; i < list_length (builder->items[row]) && nesting < MAX_NESTING; i++)
    kei_node_builder_add (item, build_item (builder, at (builder->items[row], i), nesting + 1));
  return kei_node_builder_end (item);
}

/* --- Sections --- */

static void
add_table (Builder *builder, KeiNodeBuilder *section, const GArray *rows, guint first, guint end)
{
  KeiNodeBuilder *table = begin (builder, KEI_KIND_TABLE, at (rows, first));

  for (guint i = first; i < end; i++)
    {
      KeiNodeBuilder *row = begin (builder, KEI_KIND_ROW, KEI_OUTLINE_NONE);

      kei_node_builder_set_string (row, KEI_FIELD_CELLS, kei_outline_row (builder->outline, at (rows, i))->text);
      kei_node_builder_add (table, kei_node_builder_end (row));
    }
  kei_node_builder_add (section, kei_node_builder_end (table));
}

static void
add_list (Builder *builder, KeiNodeBuilder *section, const GArray *rows, guint first, guint end)
{
  KeiNodeBuilder *list = begin (builder, KEI_KIND_LIST, at (rows, first));
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      g_autofree char *text = kei_outline_dup_text (builder->outline, at (rows, i));

      g_string_append_printf (body, "%s%s", i > first ? "\n" : "", text);
    }
  kei_node_builder_set_bool (list, KEI_FIELD_ORDERED, kei_outline_row (builder->outline, at (rows, first))->number.pattern != NULL);
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
add_blocks (Builder *builder, KeiNodeBuilder *section, const GArray *rows)
{
  for (guint i = 0; i < list_length (rows);)
    {
      BlockType type = block_type (kei_outline_row (builder->outline, at (rows, i)));
      guint end = i + 1;

      while (type >= BLOCK_LIST && end < rows->len && block_type (kei_outline_row (builder->outline, at (rows, end))) == type)
        end++;
      if (type == BLOCK_TABLE)
        add_table (builder, section, rows, i, end);
      else if (type >= BLOCK_LIST)
        add_list (builder, section, rows, i, end);
      else
        {
          KeiNodeBuilder *block = begin (builder, type == BLOCK_REMARK ? KEI_KIND_REMARK : KEI_KIND_PARAGRAPH, at (rows, i));

          set_text (block, KEI_FIELD_BODY, builder, at (rows, i));
          kei_node_builder_add (section, kei_node_builder_end (block));
        }
      i = end;
    }
}

static KeiNode *
build_section (Builder *builder, guint row, guint nesting)
{
  const KeiOutlineRow *line = kei_outline_row (builder->outline, row);
  KeiNodeBuilder *section = begin (builder, KEI_KIND_SECTION, row);

  set_text (section, KEI_FIELD_TITLE, builder, row);
  if (line->code != NULL)
    kei_node_builder_set_string (section, KEI_FIELD_ROLE, line->code);
  kei_node_builder_set_bool (section, KEI_FIELD_TENTATIVE, line->tentative);
  add_blocks (builder, section, builder->owned[row]);
  for (guint i = 0; i < list_length (builder->sections[row]) && nesting < MAX_NESTING; i++)
    kei_node_builder_add (section, build_section (builder, at (builder->sections[row], i), nesting + 1));
  return kei_node_builder_end (section);
}

/* What no heading owns. The titles are the plan's own words, so they are not translated. */
static void
add_loose_section (Builder *builder, const char *title, const char *role, const GArray *rows)
{
  KeiNodeBuilder *section;

  if (list_length (rows) == 0)
    return;
  section = begin (builder, KEI_KIND_SECTION, KEI_OUTLINE_NONE);
  kei_node_builder_set_string (section, KEI_FIELD_TITLE, title);
  if (role != NULL)
    kei_node_builder_set_string (section, KEI_FIELD_ROLE, role);
  add_blocks (builder, section, rows);
  kei_node_builder_add (builder->plan, kei_node_builder_end (section));
}

/* --- The plan's own fields --- */

/* The owner's name in a title: 第六次湊町総合計画 → 湊町. */
static char *
find_municipality (const char *title)
{
  static const char *const ends[] = { "市", "町", "村", "区" };
  const char *start = title;
  const char *ordinal = strstr (title, "次");

  if (g_str_has_prefix (title, "第") && ordinal != NULL && ordinal - title <= 12)
    start = ordinal + strlen ("次");
  while (kei_char_is_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  for (const char *p = start; *p != '\0' && p - start <= 24; p = g_utf8_next_char (p))
    {
      if (!kei_char_is_japanese (g_utf8_get_char (p)))
        return NULL;
      for (guint i = 0; i < G_N_ELEMENTS (ends) && p > start; i++)
        {
          const char *after = p + strlen (ends[i]);

          /* 市政, 町民, 市民 are words about it. */
          if (g_str_has_prefix (p, ends[i]) && !g_str_has_prefix (after, "政") && !g_str_has_prefix (after, "民") && !g_str_has_prefix (after, "長") && !g_str_has_prefix (after, "街") && !g_str_has_prefix (after, "営") && !g_str_has_prefix (after, "域"))
            return g_strndup (start, (gsize) (after - start));
        }
    }
  return NULL;
}

static void
set_period (Builder *builder)
{
  const KeiOutline *outline = builder->outline;

  static const KeiOutlineKind kinds[] = { KEI_OUTLINE_PERIOD, KEI_OUTLINE_TITLE, KEI_OUTLINE_TEXT };

  /* A period of its own, one in the title, one in a sentence about the plan's period. */
  for (guint pass = 0; pass < G_N_ELEMENTS (kinds); pass++)
    for (guint k = 0; k < outline->order->len; k++)
      {
        guint i = at (outline->order, k);
        const KeiOutlineRow *row = kei_outline_row (outline, i);
        g_autofree char *text = NULL;
        KeiEraReading reading;

        if (row->kind != kinds[pass])
          continue;
        if (row->kind == KEI_OUTLINE_TEXT && (row->cells != NULL || (strstr (row->text, "計画期間") == NULL && strstr (row->text, "計画の期間") == NULL)))
          continue;
        text = kei_outline_dup_text (outline, i);
        if (!kei_era_find (text, NULL, &reading) || (row->kind == KEI_OUTLINE_TEXT && reading.first == reading.last))
          continue;
        kei_node_builder_set_int (builder->plan, KEI_FIELD_START, kei_period_get_fiscal_year (reading.first));
        kei_node_builder_set_int (builder->plan, KEI_FIELD_END, kei_period_get_fiscal_year (reading.last));
        return;
      }
}

/* All rows of a kind as one field, with @joint between them. */
static void
set_field (Builder *builder, KeiOutlineKind kind, KeiField field, const char *joint)
{
  const KeiOutline *outline = builder->outline;
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = at (outline->order, k);
      g_autofree char *text = NULL;

      if (kei_outline_row (outline, i)->kind != kind)
        continue;
      text = kei_outline_dup_text (outline, i);
      if (!g_hash_table_add (seen, kei_outline_key (text)))
        continue;
      if (whole->len + strlen (text) > KEI_OUTLINE_LONGEST_TITLE)
        break;
      if (whole->len > 0)
        g_string_append (whole, joint);
      g_string_append (whole, text);
    }
  if (whole->len > 0)
    kei_node_builder_set_string (builder->plan, field, whole->str);
}

static void
set_plan_fields (Builder *builder)
{
  const KeiOutline *outline = builder->outline;
  gboolean titled = FALSE;

  for (guint k = 0; k < outline->order->len && !titled; k++)
    if (kei_outline_row (outline, at (outline->order, k))->kind == KEI_OUTLINE_TITLE)
      {
        g_autofree char *title = kei_outline_dup_text (outline, at (outline->order, k));
        g_autofree char *municipality = find_municipality (title);
        const char *type = kei_outline_plan_type (title);

        kei_node_builder_set_string (builder->plan, KEI_FIELD_TITLE, title);
        if (municipality != NULL)
          kei_node_builder_set_string (builder->plan, KEI_FIELD_MUNICIPALITY, municipality);
        if (type != NULL)
          kei_node_builder_set_string (builder->plan, KEI_FIELD_PLAN_TYPE, type);
        titled = TRUE;
      }
  set_period (builder);
  set_field (builder, KEI_OUTLINE_CATCHPHRASE, KEI_FIELD_CATCHPHRASE, " ");
  set_field (builder, KEI_OUTLINE_THEME, KEI_FIELD_THEME, " ");
  set_field (builder, KEI_OUTLINE_CONTACT, KEI_FIELD_CONTACT, " ");
  set_field (builder, KEI_OUTLINE_VISION, KEI_FIELD_VISION, "\n");
  for (guint i = 0; i < outline->rows->len; i++)
    if (kei_outline_row (outline, i)->kind == KEI_OUTLINE_CAPTION && kei_outline_row (outline, i)->meaning == KEI_MEANING_VISION && builder->owned[i] != NULL)
      {
        g_autofree char *body = make_body (builder, builder->owned[i], KEI_OUTLINE_TEXT);

        if (*body != '\0')
          kei_node_builder_set_string (builder->plan, KEI_FIELD_TEXT, body);
      }
}

/* --- Levels --- */

static void
add_levels (Builder *builder)
{
  const KeiOutline *outline = builder->outline;
  guint n = outline->levels->len;
  g_autofree gboolean *above = g_new0 (gboolean, n * n + 1); /* [level * n + parent] */
  g_autofree gboolean *top = g_new0 (gboolean, n + 1);
  g_autofree gboolean *used = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      guint parent;

      if (row->kind != KEI_OUTLINE_ITEM || row->merged != KEI_OUTLINE_NONE)
        continue;
      used[row->level] = TRUE;
      parent = kei_outline_represent (outline, kei_outline_item_above (outline, i));
      if (parent == KEI_OUTLINE_NONE)
        top[row->level] = TRUE;
      else
        above[row->level * n + kei_outline_row (outline, parent)->level] = TRUE;
    }
  for (guint i = 0; i < n; i++)
    builder->levels[i] = kei_id_source_next (builder->ids);
  for (guint i = 0; i < n; i++)
    {
      const KeiOutlineLevel *level = kei_outline_level (outline, i);
      KeiNodeBuilder *node;
      g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (KeiId));

      if (!used[i] && strcmp (level->name, "地区別計画") != 0)
        continue;
      for (guint p = 0; p < n; p++)
        if (above[i * n + p])
          g_array_append_val (parents, builder->levels[p]);
      node = kei_node_builder_new (KEI_KIND_LEVEL, builder->levels[i]);
      kei_node_builder_set_string (node, KEI_FIELD_NAME, level->name);
      if (parents->len > 0)
        kei_node_builder_set_ids (node, KEI_FIELD_PARENTS, (const KeiId *) parents->data, parents->len);
      kei_node_builder_set_bool (node, KEI_FIELD_AT_TOP, top[i] && parents->len > 0);
      if (level->pattern != NULL && kei_numbering_pattern_is_valid (level->pattern))
        {
          kei_node_builder_set_string (node, KEI_FIELD_PATTERN, level->pattern);
          if (level->continues)
            kei_node_builder_set_string (node, KEI_FIELD_RESTART, "plan");
        }
      kei_node_builder_add (builder->plan, kei_node_builder_end (node));
    }
}

/* --- Viewpoints, districts, bodies, meetings --- */

static void
add_viewpoints (Builder *builder)
{
  const KeiOutline *outline = builder->outline;

  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = at (outline->order, k);
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      KeiNodeBuilder *viewpoint;
      g_autofree char *body = NULL;

      if (row->kind != KEI_OUTLINE_VIEWPOINT)
        continue;
      viewpoint = begin (builder, KEI_KIND_VIEWPOINT, i);
      if (row->parent != KEI_OUTLINE_NONE && kei_outline_row (outline, row->parent)->style != NULL)
        kei_node_builder_set_string (viewpoint, KEI_FIELD_LABEL, kei_outline_row (outline, row->parent)->text);
      set_text (viewpoint, KEI_FIELD_TITLE, builder, i);
      kei_node_builder_set_bool (viewpoint, KEI_FIELD_TENTATIVE, row->tentative);
      body = make_body (builder, builder->owned[i], KEI_OUTLINE_TEXT);
      if (*body != '\0')
        kei_node_builder_set_string (viewpoint, KEI_FIELD_TEXT, body);
      kei_node_builder_add (builder->plan, kei_node_builder_end (viewpoint));
    }
}

/* Each 「…地区」 of the row is an item of the districts' level. */
static void
add_districts (Builder *builder, guint row)
{
  const char *p = kei_outline_row (builder->outline, row)->text;
  guint level = KEI_OUTLINE_NONE;

  for (guint i = 0; i < builder->outline->levels->len; i++)
    if (strcmp (kei_outline_level (builder->outline, i)->name, "地区別計画") == 0)
      level = i;
  if (level == KEI_OUTLINE_NONE)
    return;
  while ((p = strstr (p, "「")) != NULL)
    {
      const char *end = strstr (p, "」");
      g_autofree char *name = NULL;
      KeiNodeBuilder *item;

      if (end == NULL)
        return;
      name = g_strndup (p + 3, (gsize) (end - p - 3));
      p = end;
      if (!g_str_has_suffix (name, "地区") && !g_str_has_suffix (name, "地域"))
        continue;
      item = begin (builder, KEI_KIND_ITEM, row);
      kei_node_builder_set_ref (item, KEI_FIELD_LEVEL, builder->levels[level]);
      kei_node_builder_set_string (item, KEI_FIELD_TITLE, name);
      kei_node_builder_add (builder->plan, kei_node_builder_end (item));
    }
}

typedef struct
{
  KeiId id;
  char *key;
} Body;

static void
clear_body (gpointer body)
{
  g_free (((Body *) body)->key);
}

/* How a body takes part, among the relations that the picture names: assemblies are told, councils are
 * asked, the others work along. */
static const char *
guess_relation (const Builder *builder, const char *name)
{
  static const struct
  {
    const char *word;
    const char *relation;
  } usual[] = { { "議会", "explanation" }, { "部会", "cooperation" }, { "審議会", "referral" }, { "専門家", "cooperation" }, { "プロジェクト", "cooperation" }, { "地域会議", "cooperation" } };

  for (guint u = 0; u < G_N_ELEMENTS (usual); u++)
    if (g_str_has_suffix (name, usual[u].word) && !(g_str_has_suffix (name, "審議会") && strcmp (usual[u].word, "議会") == 0))
      for (guint i = 0; i < builder->outline->rows->len; i++)
        {
          const KeiOutlineRow *row = kei_outline_row (builder->outline, i);

          if (row->kind == KEI_OUTLINE_RELATION && g_strcmp0 (kei_outline_relation (row->text), usual[u].relation) == 0)
            return usual[u].relation;
        }
  return NULL;
}

/* The lines about a body: those that follow its name in the picture. */
static char *
collect_notes (const Builder *builder, guint position)
{
  const KeiOutline *outline = builder->outline;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  GString *note = g_string_new (NULL);

  for (guint k = position + 1; k < outline->order->len; k++)
    {
      guint i = at (outline->order, k);
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      g_autofree char *text = NULL;

      if (row->kind == KEI_OUTLINE_JOINED || row->kind == KEI_OUTLINE_IGNORE)
        continue;
      if ((row->kind != KEI_OUTLINE_TEXT && row->kind != KEI_OUTLINE_DISTRICTS) || row->meaning != KEI_MEANING_BODIES)
        break;
      text = kei_outline_dup_text (outline, i);
      g_string_append_printf (note, "%s%s", note->len > 0 ? "\n" : "", text);
    }
  return g_string_free (note, FALSE);
}

static GArray *
add_bodies (Builder *builder)
{
  const KeiOutline *outline = builder->outline;
  GArray *bodies = g_array_new (FALSE, FALSE, sizeof (Body));
  const char *lane = NULL;
  gboolean in_lane = FALSE;

  g_array_set_clear_func (bodies, clear_body);
  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = at (outline->order, k);
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      KeiNodeBuilder *node;
      g_autofree char *name = NULL;
      g_autofree char *note = NULL;
      const char *body_lane, *relation;
      Body body;

      if (row->kind == KEI_OUTLINE_CAPTION && row->meaning == KEI_MEANING_BODIES)
        {
          lane = kei_outline_lane (row->text);
          in_lane = TRUE;
        }
      else if (row->kind == KEI_OUTLINE_RELATION)
        in_lane = FALSE;
      if (row->kind != KEI_OUTLINE_BODY)
        continue;
      name = kei_outline_dup_text (outline, i);
      node = begin (builder, KEI_KIND_BODY, i);
      kei_node_builder_set_string (node, KEI_FIELD_NAME, name);
      body_lane = in_lane && lane != NULL ? lane : kei_outline_lane (name);
      if (body_lane != NULL)
        kei_node_builder_set_string (node, KEI_FIELD_LANE, body_lane);
      relation = g_strcmp0 (body_lane, "office") == 0 ? NULL : guess_relation (builder, name);
      if (relation != NULL)
        kei_node_builder_set_string (node, KEI_FIELD_RELATION, relation);
      note = collect_notes (builder, k);
      if (*note != '\0')
        kei_node_builder_set_string (node, KEI_FIELD_NOTE, note);
      {
        KeiNode *made = kei_node_builder_end (node);

        body.id = kei_node_get_id (made);
        body.key = kei_outline_key (name);
        g_array_append_val (bodies, body);
        kei_node_builder_add (builder->plan, made);
      }
    }
  return bodies;
}

/* The body that a meeting is of: one name holds the other; the longer the better. */
static KeiId
find_body (const GArray *bodies, const char *title)
{
  g_autofree char *key = kei_outline_key (title);
  KeiId best = KEI_ID_NONE;
  gsize length = 0;

  for (guint i = 0; i < bodies->len; i++)
    {
      const Body *body = &g_array_index (bodies, Body, i);

      if ((g_str_has_suffix (key, body->key) || g_str_has_suffix (body->key, key)) && strlen (body->key) > length)
        {
          best = body->id;
          length = strlen (body->key);
        }
    }
  return best;
}

static void
add_meetings (Builder *builder, const GArray *bodies)
{
  g_autoptr (GPtrArray) meetings = kei_outline_schedule_read (builder->outline);

  for (guint i = 0; i < meetings->len; i++)
    {
      const KeiOutlineMeeting *meeting = g_ptr_array_index (meetings, i);
      KeiNodeBuilder *node = begin (builder, KEI_KIND_MEETING, meeting->row);
      KeiId body = find_body (bodies, meeting->title);

      kei_node_builder_set_string (node, KEI_FIELD_TITLE, meeting->title);
      if (body != KEI_ID_NONE)
        kei_node_builder_set_ref (node, KEI_FIELD_BODY_REF, body);
      if (meeting->lane != NULL)
        kei_node_builder_set_string (node, KEI_FIELD_LANE, meeting->lane);
      if (meeting->start != KEI_PERIOD_NONE)
        kei_node_builder_set_int (node, KEI_FIELD_START, meeting->start);
      if (meeting->end != KEI_PERIOD_NONE)
        kei_node_builder_set_int (node, KEI_FIELD_END, meeting->end);
      if (meeting->state != NULL)
        kei_node_builder_set_string (node, KEI_FIELD_STATE, meeting->state);
      if (meeting->relation != NULL)
        kei_node_builder_set_string (node, KEI_FIELD_RELATION, meeting->relation);
      kei_node_builder_set_string (node, KEI_FIELD_PRINTED, meeting->printed);
      if (meeting->note != NULL)
        kei_node_builder_set_string (node, KEI_FIELD_NOTE, meeting->note);
      kei_node_builder_add (builder->plan, kei_node_builder_end (node));
    }
}

/* --- The plan --- */

static void
fill_plan (Builder *builder)
{
  const KeiOutline *outline = builder->outline;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) bodies = NULL;

  set_plan_fields (builder);
  add_levels (builder);
  for (guint i = 0; i < outline->rows->len; i++)
    if (kei_outline_row (outline, i)->kind == KEI_OUTLINE_DECLARED && kei_outline_item_above (outline, i) == KEI_OUTLINE_NONE)
      add_declared (builder, builder->plan, i, seen);
  add_viewpoints (builder);
  add_loose_section (builder, "はじめに", "introduction", builder->lead);
  for (guint i = 0; i < list_length (builder->top_sections); i++)
    kei_node_builder_add (builder->plan, build_section (builder, at (builder->top_sections, i), 1));
  add_loose_section (builder, "その他", NULL, builder->orphans);
  add_loose_section (builder, "おわりに", NULL, builder->tail);
  add_loose_section (builder, "要確認", NULL, builder->undecided);
  for (guint i = 0; i < list_length (builder->top_items); i++)
    kei_node_builder_add (builder->plan, build_item (builder, at (builder->top_items, i), 1));
  for (guint i = 0; i < outline->rows->len; i++)
    if (kei_outline_row (outline, i)->kind == KEI_OUTLINE_DISTRICTS)
      add_districts (builder, i);
  bodies = add_bodies (builder);
  add_meetings (builder, bodies);
}

static void
free_lists (GArray **lists, guint n)
{
  for (guint i = 0; i < n; i++)
    if (lists[i] != NULL)
      g_array_unref (lists[i]);
  g_free (lists);
}

KeiTree *
kei_outline_to_tree (const KeiOutline *outline, KeiIdSource *ids, GHashTable **rows, GError **error)
{
  guint n = outline->rows->len;
  Builder builder = { .outline = outline, .ids = ids };
  KeiNode *root;
  KeiTree *tree;

  builder.items = g_new0 (GArray *, n + 1);
  builder.sections = g_new0 (GArray *, n + 1);
  builder.owned = g_new0 (GArray *, n + 1);
  builder.others = g_new0 (GArray *, n + 1);
  builder.levels = g_new0 (KeiId, outline->levels->len + 1);
  builder.departments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  builder.made = rows == NULL ? NULL : g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  builder.plan = kei_node_builder_new (KEI_KIND_PLAN, kei_id_source_next (ids));
  share_out (&builder);
  fill_plan (&builder);
  root = kei_node_builder_end (builder.plan);

  free_lists (builder.items, n + 1);
  free_lists (builder.sections, n + 1);
  free_lists (builder.owned, n + 1);
  free_lists (builder.others, n + 1);
  g_clear_pointer (&builder.top_items, g_array_unref);
  g_clear_pointer (&builder.top_sections, g_array_unref);
  g_clear_pointer (&builder.orphans, g_array_unref);
  g_clear_pointer (&builder.lead, g_array_unref);
  g_clear_pointer (&builder.tail, g_array_unref);
  g_clear_pointer (&builder.undecided, g_array_unref);
  g_free (builder.levels);
  g_hash_table_unref (builder.departments);

  tree = kei_tree_new (root, FALSE, NULL, error);
  if (tree != NULL && rows != NULL)
    *rows = g_steal_pointer (&builder.made);
  g_clear_pointer (&builder.made, g_hash_table_unref);
  return tree;
}
