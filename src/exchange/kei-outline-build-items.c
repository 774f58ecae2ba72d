/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items with their texts, indicators and counts. */
#include "config.h"

#include "kei-outline-build.h"

#include <string.h>

#include "kei-outline-cost.h"
#include "kei-outline-indicator.h"
#include "kei-outline-scan.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"
#include "kei-sdg.h"

/* --- Small things --- */

KeiNodeBuilder *
kei_outline_build_begin (KeiOutlineBuilder *builder, KeiKind kind, guint row)
{
  KeiId id = kei_id_source_next (builder->ids);

  if (builder->made != NULL && row != KEI_OUTLINE_NONE)
    g_hash_table_insert (builder->made, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (row + 1));
  return kei_node_builder_new (kind, id);
}

void
kei_outline_build_set_text (KeiNodeBuilder *node, KeiField field, const KeiOutlineBuilder *builder, guint row)
{
  g_autofree char *text = kei_outline_dup_text (builder->outline, row);

  g_strdelimit (text, "\t", ' ');
  if (*text != '\0')
    kei_node_builder_set_string (node, field, text);
}

/* A line of a text with what it had in front: prose keeps its numbers and bullets. */
static char *
make_line (const KeiOutlineBuilder *builder, guint row)
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
  if (line->continuation_mark != NULL && !line->continuation_at_end)
    g_string_append (whole, line->continuation_mark);
  g_string_append (whole, text);
  if (line->continuation_mark != NULL && line->continuation_at_end)
    g_string_append (whole, line->continuation_mark);
  return g_string_free (whole, FALSE);
}

char *
kei_outline_build_make_body (const KeiOutlineBuilder *builder, const GArray *rows, KeiOutlineKind kind)
{
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < kei_outline_list_length (rows); i++)
    if (kei_outline_row (builder->outline, kei_outline_list_at (rows, i))->kind == kind)
      {
        g_autofree char *line = make_line (builder, kei_outline_list_at (rows, i));

        if (body->len > 0)
          g_string_append_c (body, '\n');
        g_string_append (body, line);
      }
  return g_string_free (body, FALSE);
}

static void
add_text (KeiOutlineBuilder *builder, KeiNodeBuilder *item, const char *role, const char *label, const char *body, guint row)
{
  KeiNodeBuilder *text = kei_outline_build_begin (builder, KEI_KIND_TEXT, row);

  if (role != NULL)
    kei_node_builder_set_string (text, KEI_FIELD_ROLE, role);
  if (label != NULL && *label != '\0')
    kei_node_builder_set_string (text, KEI_FIELD_LABEL, label);
  if (*body != '\0')
    kei_node_builder_set_string (text, KEI_FIELD_BODY, body);
  kei_node_builder_add (item, kei_node_builder_end (text));
}

static KeiId
ensure_department (KeiOutlineBuilder *builder, const char *name)
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

/* 市民協働課　【関係課】地域振興課 without the label between them. (transfer full) */
static char *
drop_labels (const char *text)
{
  GString *bare = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *end = g_str_has_prefix (text, "【") ? strstr (text, "】") : NULL;

      if (end != NULL)
        {
          g_string_append_c (bare, ' ');
          text = end + strlen ("】");
          continue;
        }
      g_string_append_unichar (bare, g_utf8_get_char (text));
      text = g_utf8_next_char (text);
    }
  return g_string_free (bare, FALSE);
}

#define MAX_DEPARTMENTS 20

/* The first is the lead, the others support it: those of all lines that name some (主管課, 関係課). */
static void
set_departments (KeiOutlineBuilder *builder, KeiNodeBuilder *item, const GArray *owned)
{
  g_autofree char *lines = kei_outline_build_make_body (builder, owned, KEI_OUTLINE_LEAD);
  g_autofree char *text = drop_labels (lines);
  KeiId ids[MAX_DEPARTMENTS];
  guint n = 0;
  const char *p = text;

  while (*p != '\0' && n < MAX_DEPARTMENTS)
    {
      const char *end = p;
      g_autofree char *name = NULL;
      KeiId id;
      gboolean known = FALSE;

      while (*end != '\0' && g_utf8_strchr ("、,，・／/ 　\t\n", -1, g_utf8_get_char (end)) == NULL)
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

void
kei_outline_build_declared (KeiOutlineBuilder *builder, KeiNodeBuilder *owner, guint row, GHashTable *seen)
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
          KeiNodeBuilder *node = kei_outline_build_begin (builder, KEI_KIND_DECLARED_COUNT, KEI_OUTLINE_NONE);

          kei_node_builder_set_ref (node, KEI_FIELD_LEVEL, builder->levels[level]);
          kei_node_builder_set_int (node, KEI_FIELD_COUNT, counts[k].count);
          kei_node_builder_set_string (node, KEI_FIELD_PRINTED, declared->source);
          kei_node_builder_add (owner, kei_node_builder_end (node));
        }
}

/* --- Items --- */

/* Rows that say the same item in other words. */
static void
add_alternatives (KeiOutlineBuilder *builder, KeiNodeBuilder *item, guint row)
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
      g_autofree char *text = kei_outline_dup_text (builder->outline, kei_outline_list_at (others, i));

      if (g_hash_table_add (seen, kei_outline_key (text)))
        add_text (builder, item, "alternative", NULL, text, kei_outline_list_at (others, i));
    }
}

/* 【SDGs】3、11: links for a person to confirm. The line itself stays a text. */
static void
add_goals (KeiOutlineBuilder *builder, KeiNodeBuilder *item, const KeiOutlineRow *line, GHashTable *seen)
{
  g_autofree char *plain = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GArray) mentions = NULL;

  if (line->tag == NULL ? !kei_outline_names_goals (line->text) : strstr (line->tag, "SDG") == NULL)
    return;
  plain = kei_outline_spell_circled (line->text);
  text = line->tag == NULL || strncmp (plain, "SDG", 3) == 0 ? g_strdup (plain) : g_strconcat ("SDGs：", plain, NULL);
  mentions = kei_sdg_find_mentions (text);
  for (guint i = 0; i < mentions->len; i++)
    {
      const KeiSdgMention *mention = &g_array_index (mentions, KeiSdgMention, i);
      const char *target = mention->target == NULL ? NULL : mention->target->code;
      KeiNodeBuilder *link;

      if (!g_hash_table_add (seen, g_strdup_printf ("%u %s", mention->goal, target == NULL ? "" : target)))
        continue;
      link = kei_outline_build_begin (builder, KEI_KIND_SDG_LINK, KEI_OUTLINE_NONE);
      kei_node_builder_set_int (link, KEI_FIELD_GOAL, mention->goal);
      if (target != NULL)
        kei_node_builder_set_string (link, KEI_FIELD_TARGET, target);
      kei_node_builder_set_bool (link, KEI_FIELD_SUGGESTED, TRUE);
      kei_node_builder_add (item, kei_node_builder_end (link));
    }
}

static void
add_owned (KeiOutlineBuilder *builder, KeiNodeBuilder *item, guint row)
{
  const GArray *owned = builder->owned[row];
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) goals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *body = kei_outline_build_make_body (builder, owned, KEI_OUTLINE_TEXT);
  g_autofree char *undecided = kei_outline_build_make_body (builder, owned, KEI_OUTLINE_UNDECIDED);

  if (*body != '\0')
    add_text (builder, item, NULL, NULL, body, KEI_OUTLINE_NONE);
  for (guint i = 0; i < kei_outline_list_length (owned); i++)
    {
      guint part = kei_outline_list_at (owned, i);
      const KeiOutlineRow *line = kei_outline_row (builder->outline, part);

      if (line->kind == KEI_OUTLINE_DECLARED)
        kei_outline_build_declared (builder, item, part, seen);
      else if (line->kind == KEI_OUTLINE_TEXT)
        add_goals (builder, item, line, goals);
      else if (line->kind == KEI_OUTLINE_INDICATOR || line->kind == KEI_OUTLINE_VALUE)
        {
          KeiNode *indicator = kei_outline_indicator_new (builder->outline, part, builder->ids);

          if (indicator != NULL)
            kei_node_builder_add (item, indicator);
        }
      else if (line->kind == KEI_OUTLINE_ROLE)
        {
          g_autofree char *lines = kei_outline_build_make_body (builder, builder->owned[part], KEI_OUTLINE_TEXT);
          g_autofree char *whole = line->label == NULL ? NULL : g_strconcat (line->text, *lines == '\0' ? "" : "\n", lines, NULL);

          add_text (builder, item, line->code, line->label == NULL ? line->text : line->label, whole == NULL ? lines : whole, part);
        }
    }
  set_departments (builder, item, owned);
  kei_outline_cost_build (item, builder->outline, owned, builder->ids);
  if (*undecided != '\0')
    add_text (builder, item, "remarks", "要確認", undecided, KEI_OUTLINE_NONE);
}

KeiNode *
kei_outline_build_item (KeiOutlineBuilder *builder, guint row, guint nesting)
{
  const KeiOutlineRow *line = kei_outline_row (builder->outline, row);
  KeiNodeBuilder *item = kei_outline_build_begin (builder, KEI_KIND_ITEM, row);

  kei_node_builder_set_ref (item, KEI_FIELD_LEVEL, builder->levels[line->level]);
  kei_outline_build_set_text (item, KEI_FIELD_TITLE, builder, row);
  if (line->label != NULL)
    kei_node_builder_set_string (item, KEI_FIELD_LABEL, line->label);
  kei_node_builder_set_bool (item, KEI_FIELD_TENTATIVE, line->tentative);
  if (line->continuation != NULL)
    kei_node_builder_set_string (item, KEI_FIELD_CONTINUATION, line->continuation);
  add_alternatives (builder, item, row);
  add_owned (builder, item, row);
  for (guint i = 0; i < kei_outline_list_length (builder->items[row]) && nesting < KEI_OUTLINE_MAX_NESTING; i++)
    kei_node_builder_add (item, kei_outline_build_item (builder, kei_outline_list_at (builder->items[row], i), nesting + 1));
  return kei_node_builder_end (item);
}
