/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's own fields and its levels. */
#include "config.h"

#include "kei-outline-build.h"

#include <string.h>

#include "kei-era.h"
#include "kei-numbering.h"
#include "kei-outline-scan.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"

#define MAX_ORDINAL 12 /* bytes before 次 */
#define MEASURE_RANK 2 /* of 施策 among the levels, see kei_outline_level_rank() */
#define MEASURE_PARTS "texts indicators sdg budget staffing"

/* --- The plan's own fields --- */

/* What follows 第六次 or 第2期 at the start of a title. NULL: it starts with neither. */
static const char *
find_ordinal (const char *title)
{
  static const char *const words[] = { "次", "期" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *at = strstr (title, words[i]);

      if (at != NULL && at - title <= MAX_ORDINAL)
        return at + strlen (words[i]);
    }
  return NULL;
}

/* Kurino City Comprehensive Plan → Kurino City. */
static char *
find_latin_municipality (const char *title)
{
  static const char *const ends[] = { " City", " Town", " Village", " Ward" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *at = strstr (title, ends[i]);
      const char *end = at == NULL ? NULL : at + strlen (ends[i]);

      if (at != NULL && at > title && at - title <= 40 && (*end == ' ' || *end == '\0') && g_ascii_isupper (*title))
        return g_strndup (title, (gsize) (end - title));
    }
  return NULL;
}

/* The owner's name in a title: 第六次湊町総合計画 → 湊町. */
static char *
find_municipality (const char *title)
{
  static const char *const ends[] = { "市", "町", "村", "区" };
  const char *start = title;
  const char *ordinal = find_ordinal (title);
  KeiEraReading reading;

  if (g_str_has_prefix (title, "第") && ordinal != NULL)
    start = ordinal;
  /* 令和８年度　白樺町　施政方針 */
  if (kei_era_read (title, NULL, &reading))
    start = title + reading.start + reading.length;
  while (kei_char_is_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  for (const char *p = start; *p != '\0' && p - start <= 24; p = g_utf8_next_char (p))
    {
      if (!kei_char_is_japanese (g_utf8_get_char (p)))
        return find_latin_municipality (title);
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
set_period (KeiOutlineBuilder *builder)
{
  const KeiOutline *outline = builder->outline;

  static const KeiOutlineKind kinds[] = { KEI_OUTLINE_PERIOD, KEI_OUTLINE_TITLE, KEI_OUTLINE_TEXT };

  /* A period of its own, one in the title, one in a sentence about the plan's period. */
  for (guint pass = 0; pass < G_N_ELEMENTS (kinds); pass++)
    for (guint k = 0; k < outline->order->len; k++)
      {
        guint i = kei_outline_list_at (outline->order, k);
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
        /* ビジョン2035: where the plan leads to is no period. */
        if (row->kind == KEI_OUTLINE_TITLE && reading.bare && reading.first == reading.last)
          continue;
        kei_node_builder_set_int (builder->plan, KEI_FIELD_START, kei_period_get_fiscal_year (reading.first));
        kei_node_builder_set_int (builder->plan, KEI_FIELD_END, kei_period_get_fiscal_year (reading.last));
        return;
      }
}

/* All rows of a kind as one field, with @joint between them. */
static void
set_field (KeiOutlineBuilder *builder, KeiOutlineKind kind, KeiField field, const char *joint)
{
  const KeiOutline *outline = builder->outline;
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = kei_outline_list_at (outline->order, k);
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

void
kei_outline_build_fields (KeiOutlineBuilder *builder)
{
  const KeiOutline *outline = builder->outline;
  gboolean titled = FALSE;

  for (guint k = 0; k < outline->order->len && !titled; k++)
    if (kei_outline_row (outline, kei_outline_list_at (outline->order, k))->kind == KEI_OUTLINE_TITLE)
      {
        g_autofree char *title = kei_outline_dup_text (outline, kei_outline_list_at (outline->order, k));
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
        g_autofree char *body = kei_outline_build_make_body (builder, builder->owned[i], KEI_OUTLINE_TEXT);

        if (*body != '\0')
          kei_node_builder_set_string (builder->plan, KEI_FIELD_TEXT, body);
      }
}

/* --- Levels --- */

/* All of them: one without items may still be declared. */
void
kei_outline_build_levels (KeiOutlineBuilder *builder)
{
  const KeiOutline *outline = builder->outline;
  guint n = outline->levels->len;
  g_autofree gboolean *above = g_new0 (gboolean, n * n + 1); /* [level * n + parent] */
  g_autofree gboolean *top = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      guint parent;

      if (row->kind != KEI_OUTLINE_ITEM || row->merged != KEI_OUTLINE_NONE)
        continue;
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

      for (guint p = 0; p < n; p++)
        if (above[i * n + p])
          g_array_append_val (parents, builder->levels[p]);
      node = kei_node_builder_new (KEI_KIND_LEVEL, builder->levels[i]);
      kei_node_builder_set_string (node, KEI_FIELD_NAME, level->name);
      if (level->layer != NULL)
        kei_node_builder_set_string (node, KEI_FIELD_LAYER, level->layer);
      if (parents->len > 0)
        kei_node_builder_set_ids (node, KEI_FIELD_PARENTS, (const KeiId *) parents->data, parents->len);
      kei_node_builder_set_bool (node, KEI_FIELD_AT_TOP, top[i] && parents->len > 0);
      if (level->pattern != NULL && kei_numbering_pattern_is_valid (level->pattern))
        {
          kei_node_builder_set_string (node, KEI_FIELD_PATTERN, level->pattern);
          if (level->continues)
            kei_node_builder_set_string (node, KEI_FIELD_RESTART, "plan");
        }
      /* Where there are measures, they are what is asked about the SDGs. */
      if (kei_outline_level_rank (level->name) == MEASURE_RANK)
        kei_node_builder_set_string (node, KEI_FIELD_GROUPS, MEASURE_PARTS);
      kei_node_builder_add (builder->plan, kei_node_builder_end (node));
    }
}
