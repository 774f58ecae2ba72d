/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row shows, found when its widget asks. */
#include "config.h"

#include "kei-outline-model-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "kei-levels.h"
#include "kei-numbers.h"
#include "kei-sdg-coverage.h"

/* (transfer full) */
static char *
dup_title (KeiOutlineModel *self, KeiOutlineEntry *entry, KeiOutlineLook *look)
{
  KeiOutlineKey key = kei_outline_entry_get_key (entry);
  KeiNode *node = kei_outline_entry_get_node (entry);
  int position;

  switch (kei_outline_key_get_type_of (key))
    {
    case KEI_OUTLINE_ENTRY_LIST:
      if (kei_outline_key_get_slot (key) == KEI_SLOT_SECTIONS)
        return g_strdup (_ ("Introduction and Appendices"));
      position = kei_schema_slot_index (KEI_KIND_PLAN, kei_outline_key_get_slot (key));
      return g_strdup (g_dgettext (GETTEXT_PACKAGE, kei_schema_kind (KEI_KIND_PLAN)->slots[position].label));
    case KEI_OUTLINE_ENTRY_GROUP:
      return g_strdup (kei_outline_key_get_part (key) == KEI_PART_CONTENT ? _ ("Parts of the plan") : _ ("Process and record"));
    case KEI_OUTLINE_ENTRY_NODE:
    default:
      break;
    }
  if (kei_node_get_kind (node) == KEI_KIND_PLAN)
    return g_strdup (_ ("About the plan"));
  if (*kei_node_get_headline (node) != '\0')
    return g_strdup (kei_node_get_headline (node));
  look->is_untitled = TRUE;
  /* Translators: %s is the name of a level, such as Measure. */
  return g_strdup_printf (_ ("Untitled %s"), look->level_name);
}

/* The number as the form prints it, without the level's name where the row says enough without: 施策① is
 * ①, 基本目標1 at the top is 1, but 政策1 stays, for a bare digit says nothing of its level. (transfer full) */
static char *
dup_number (KeiOutlineModel *self, KeiNode *item, KeiOutlineLook *look)
{
  KeiId id = kei_node_get_id (item);
  KeiNode *level = kei_tree_lookup (self->tree, kei_node_get_ref (item, KEI_FIELD_LEVEL));
  g_autofree char *number = NULL;
  const char *bare;

  if (level == NULL)
    return g_strdup ("");
  if (!kei_outline_survey_counts_widely (self->tree, level))
    number = kei_numbers_for_item (self->tree, id);
  else
    number = g_strdup (self->survey->numbers != NULL ? kei_numbers_get (self->survey->numbers, id) : "");

  if (!g_str_has_prefix (number, look->level_name))
    return g_steal_pointer (&number);
  bare = number + strlen (look->level_name);
  if (*bare == '\0' || (g_unichar_isdigit (g_utf8_get_char (bare)) && !look->is_pillar))
    return g_steal_pointer (&number);
  return g_strdup (bare);
}

/* The goals of an item, and those of the items below it when they are out of sight. */
static void
find_goals (KeiOutlineModel *self, KeiNode *item, KeiOutlineLook *look)
{
  KeiSdgProfile profile = KEI_SDG_PROFILE_INIT;
  guint8 goals[KEI_SDG_N_GOALS];
  guint32 below = look->is_expandable && !look->is_expanded ? kei_outline_survey_get_goals (self->survey, kei_node_get_id (item)) : 0;
  guint n;

  kei_sdg_profile_add_item (&profile, item);
  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    if (below & 1u << goal)
      profile.uses[goal] = MAX (profile.uses[goal], KEI_SDG_USE_SECONDARY);
  n = kei_sdg_profile_list (&profile, goals);
  look->n_goals = MIN (n, KEI_OUTLINE_MAX_GOALS);
  for (guint i = 0; i < look->n_goals; i++)
    look->goals[i] = goals[i];
}

static void
describe_item (KeiOutlineModel *self, KeiNode *item, KeiOutlineLook *look)
{
  KeiId id = kei_node_get_id (item);

  look->is_pillar = kei_tree_get_parent_id (self->tree, id) == kei_node_get_id (kei_tree_get_root (self->tree));
  look->is_leaf_level = !kei_levels_can_have_children (self->tree, id);
  look->is_tentative = kei_node_get_bool (item, KEI_FIELD_TENTATIVE);
  if (look->is_pillar)
    look->count = kei_outline_survey_get_count (self->survey, id);
  if (look->is_expandable && !look->is_expanded)
    look->severity = MAX (look->severity, kei_outline_survey_get_severity (self->survey, id));
  g_free (look->number);
  look->number = dup_number (self, item, look);
  find_goals (self, item, look);
}

static char *
dup_level_name (KeiOutlineModel *self, KeiNode *node)
{
  const char *name = kei_levels_get_name (self->tree, kei_node_get_ref (node, KEI_FIELD_LEVEL));

  return g_strdup (*name != '\0' ? name : g_dgettext (GETTEXT_PACKAGE, kei_schema_kind (kei_node_get_kind (node))->label));
}

void
kei_outline_model_describe (KeiOutlineModel *self, KeiOutlineEntry *entry, KeiOutlineLook *look)
{
  KeiOutlineKey key = kei_outline_entry_get_key (entry);
  KeiNode *node = kei_outline_entry_get_node (entry);

  g_return_if_fail (KEI_IS_OUTLINE_MODEL (self));

  *look = (KeiOutlineLook){ 0 };
  look->level_name = dup_level_name (self, node);
  look->number = g_strdup ("");
  look->title = dup_title (self, entry, look);
  look->depth = kei_outline_model_get_depth (self, key);
  look->is_expandable = kei_outline_model_is_expandable (self, key);
  look->is_expanded = look->is_expandable && kei_outline_model_is_expanded (self, key);
  if (self->marks != NULL)
    look->severity = GPOINTER_TO_UINT (g_hash_table_lookup (self->marks, &key));

  if (kei_outline_key_get_type_of (key) == KEI_OUTLINE_ENTRY_LIST)
    look->count = kei_node_get_n_children (node, kei_outline_key_get_slot (key));
  else if (kei_node_get_kind (node) == KEI_KIND_ITEM)
    describe_item (self, node, look);
}

gboolean
kei_outline_look_equal (const KeiOutlineLook *a, const KeiOutlineLook *b)
{
  return g_strcmp0 (a->number, b->number) == 0 && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->level_name, b->level_name) == 0
         && a->is_untitled == b->is_untitled && a->is_tentative == b->is_tentative && a->is_pillar == b->is_pillar
         && a->is_leaf_level == b->is_leaf_level && a->is_expandable == b->is_expandable && a->is_expanded == b->is_expanded
         && a->depth == b->depth && a->count == b->count && a->severity == b->severity
         && a->n_goals == b->n_goals && memcmp (a->goals, b->goals, a->n_goals) == 0;
}

void
kei_outline_look_clear (KeiOutlineLook *look)
{
  g_clear_pointer (&look->number, g_free);
  g_clear_pointer (&look->title, g_free);
  g_clear_pointer (&look->level_name, g_free);
}
