/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each verb collects its edits in a KeiEdit and commits them under a name of its own. */
#include "config.h"

#include "kei-sdg-edits.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KeiEditor *editor;
  KeiEdit *edit;
  KeiId item;
} Step;

static Step
begin (KeiEditor *editor, KeiId item)
{
  return (Step){ editor, kei_editor_begin (editor), item };
}

static gboolean
end (Step *step, const char *label)
{
  return kei_editor_commit (step->editor, step->edit, label);
}

static KeiNode *const *
get_links (const Step *step, guint *n)
{
  KeiNode *item = kei_tree_lookup (kei_edit_get_tree (step->edit), step->item);

  *n = 0;
  return item != NULL ? kei_node_get_children (item, KEI_SLOT_SDG_LINKS, n) : NULL;
}

static gboolean
is_suggested (const KeiNode *link)
{
  return kei_node_get_bool (link, KEI_FIELD_SUGGESTED);
}

KeiNode *
kei_sdg_edits_find_link (const KeiNode *item, guint goal)
{
  guint n;
  KeiNode *const *links = kei_node_get_children (item, KEI_SLOT_SDG_LINKS, &n);
  KeiNode *found = NULL;

  for (guint i = 0; i < n; i++)
    if (kei_node_get_int (links[i], KEI_FIELD_GOAL) == goal && !is_suggested (links[i]))
      {
        if (!kei_node_has (links[i], KEI_FIELD_TARGET))
          return links[i];
        if (found == NULL)
          found = links[i];
      }
  return found;
}

static KeiNode *
find_target (const KeiNode *item, const KeiSdgTarget *target)
{
  guint n;
  KeiNode *const *links = kei_node_get_children (item, KEI_SLOT_SDG_LINKS, &n);

  for (guint i = 0; i < n; i++)
    if (!is_suggested (links[i])
        && kei_node_get_int (links[i], KEI_FIELD_GOAL) == target->goal
        && g_str_equal (kei_node_get_text (links[i], KEI_FIELD_TARGET), target->code))
      return links[i];
  return NULL;
}

gboolean
kei_sdg_edits_has_target (const KeiNode *item, const KeiSdgTarget *target)
{
  return find_target (item, target) != NULL;
}

/* --- The edits of a step --- */

/* A trade-off has no strength of its own. */
static const char *
get_strength (KeiSdgUse use)
{
  return use == KEI_SDG_USE_PRIMARY ? KEI_SDG_STRENGTH_PRIMARY : use == KEI_SDG_USE_SECONDARY ? KEI_SDG_STRENGTH_SECONDARY
                                                                                              : NULL;
}

static const char *
get_sign (KeiSdgUse use)
{
  return use == KEI_SDG_USE_TRADES_OFF ? KEI_SDG_SIGN_TRADES_OFF : NULL;
}

/* Where the catalogue has a link: by goal, the goal itself before its targets. */
static guint
get_rank (guint goal, const KeiSdgTarget *target)
{
  guint n;
  const KeiSdgTarget *targets = kei_sdg_goal_targets (goal, &n);

  return goal * (KEI_SDG_N_TARGETS + 1) + (target != NULL ? target - targets + 1 : 0);
}

static guint
get_link_rank (const KeiNode *link)
{
  const KeiSdgTarget *target = kei_sdg_target (kei_node_get_text (link, KEI_FIELD_TARGET));

  return get_rank (kei_node_get_int (link, KEI_FIELD_GOAL), target);
}

static void
add_link (const Step *step, guint goal, const KeiSdgTarget *target, KeiSdgUse use)
{
  KeiId id = kei_id_source_next (kei_editor_get_ids (step->editor));
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_SDG_LINK, id);
  KeiPlace place = { step->item, KEI_SLOT_SDG_LINKS, KEI_ID_NONE, 0 };
  g_autoptr (KeiNode) link = NULL;
  guint n;
  KeiNode *const *links = get_links (step, &n);

  kei_node_builder_set_int (builder, KEI_FIELD_GOAL, goal);
  if (target != NULL)
    kei_node_builder_set_string (builder, KEI_FIELD_TARGET, target->code);
  if (goal != KEI_SDG_GOAL_NONE)
    {
      kei_node_builder_set_string (builder, KEI_FIELD_STRENGTH, get_strength (use));
      kei_node_builder_set_string (builder, KEI_FIELD_SIGN, get_sign (use));
    }
  link = kei_node_builder_end (builder);

  for (guint i = 0; i < n && get_link_rank (links[i]) <= get_rank (goal, target); i++)
    place.after = kei_node_get_id (links[i]);
  kei_edit_insert (step->edit, &place, link);
}

/* Calls kei_edit_remove() for the links to @goal; of those that are suggested only, if @suggested says so. */
static void
remove_links (const Step *step, guint goal, gboolean suggested)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (KeiId));
  guint n;
  KeiNode *const *links = get_links (step, &n);

  for (guint i = 0; i < n; i++)
    if (kei_node_get_int (links[i], KEI_FIELD_GOAL) == goal && (!suggested || is_suggested (links[i])))
      {
        KeiId id = kei_node_get_id (links[i]);

        g_array_append_val (gone, id);
      }
  for (guint i = 0; i < gone->len; i++)
    kei_edit_remove (step->edit, g_array_index (gone, KeiId, i));
}

/* Sets all links to @goal; a suggestion is none and goes, for the person has decided. */
static void
use_goal (const Step *step, guint goal, KeiSdgUse use)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (KeiId));
  guint n;
  KeiNode *const *links;

  remove_links (step, goal, TRUE);
  remove_links (step, KEI_SDG_GOAL_NONE, FALSE);

  links = get_links (step, &n);
  for (guint i = 0; i < n; i++)
    if (kei_node_get_int (links[i], KEI_FIELD_GOAL) == goal)
      {
        KeiId id = kei_node_get_id (links[i]);

        g_array_append_val (kept, id);
      }
  for (guint i = 0; i < kept->len; i++)
    {
      kei_edit_set_string (step->edit, g_array_index (kept, KeiId, i), KEI_FIELD_STRENGTH, get_strength (use));
      kei_edit_set_string (step->edit, g_array_index (kept, KeiId, i), KEI_FIELD_SIGN, get_sign (use));
    }
  if (kept->len == 0)
    add_link (step, goal, NULL, use);
}

/* --- The verbs --- */

gboolean
kei_sdg_edits_set_use (KeiEditor *editor, KeiId item, guint goal, KeiSdgUse use)
{
  Step step = begin (editor, item);
  KeiNode *node = kei_editor_lookup (editor, item);
  gboolean linked = node != NULL && kei_sdg_edits_find_link (node, goal) != NULL;

  if (use == KEI_SDG_USE_NONE)
    {
      remove_links (&step, goal, FALSE);
      return end (&step, N_ ("removal of an SDG link"));
    }
  use_goal (&step, goal, use);
  return end (&step, linked ? N_ ("strength of an SDG link") : N_ ("SDG link"));
}

gboolean
kei_sdg_edits_set_target (KeiEditor *editor, KeiId item, const KeiSdgTarget *target, gboolean linked)
{
  KeiNode *node = kei_editor_lookup (editor, item);
  KeiNode *first = node != NULL ? kei_sdg_edits_find_link (node, target->goal) : NULL;
  KeiNode *there = node != NULL ? find_target (node, target) : NULL;
  Step step = begin (editor, item);

  if (!linked)
    {
      /* What carries the reason stays, as the goal's own link. */
      if (there != NULL && there == first)
        kei_edit_set_string (step.edit, kei_node_get_id (there), KEI_FIELD_TARGET, NULL);
      else if (there != NULL)
        kei_edit_remove (step.edit, kei_node_get_id (there));
      return end (&step, N_ ("removal of an SDG target"));
    }

  if (there == NULL)
    {
      if (first == NULL)
        use_goal (&step, target->goal, KEI_SDG_USE_SECONDARY);
      add_link (&step, target->goal, target, first != NULL ? kei_sdg_link_get_use (first) : KEI_SDG_USE_SECONDARY);
    }
  return end (&step, N_ ("SDG target"));
}

gboolean
kei_sdg_edits_set_unrelated (KeiEditor *editor, KeiId item, gboolean unrelated)
{
  Step step = begin (editor, item);

  remove_links (&step, KEI_SDG_GOAL_NONE, FALSE);
  if (unrelated)
    add_link (&step, KEI_SDG_GOAL_NONE, NULL, KEI_SDG_USE_SECONDARY);
  return end (&step, N_ ("answer about the SDGs"));
}

gboolean
kei_sdg_edits_confirm (KeiEditor *editor, KeiId item, guint goal, const char *by, GDateTime *at)
{
  KeiNode *node = kei_editor_lookup (editor, item);
  KeiNode *link = node != NULL ? kei_sdg_edits_find_link (node, goal) : NULL;
  g_autofree char *time = by != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
  Step step;

  if (link == NULL)
    return FALSE;
  step = begin (editor, item);
  kei_edit_set_string (step.edit, kei_node_get_id (link), KEI_FIELD_CONFIRMED_BY, by);
  kei_edit_set_string (step.edit, kei_node_get_id (link), KEI_FIELD_CONFIRMED_AT, time);
  return end (&step, N_ ("confirmation of an SDG link"));
}

gboolean
kei_sdg_edits_accept (KeiEditor *editor, KeiId item, guint goal, const KeiSdgTarget *target)
{
  Step step = begin (editor, item);

  use_goal (&step, goal, KEI_SDG_USE_SECONDARY);
  if (target != NULL)
    add_link (&step, goal, target, KEI_SDG_USE_SECONDARY);
  return end (&step, N_ ("SDG link"));
}

gboolean
kei_sdg_edits_refuse (KeiEditor *editor, KeiId item, guint goal)
{
  Step step = begin (editor, item);

  remove_links (&step, goal, TRUE);
  return end (&step, N_ ("removal of a suggested SDG link"));
}
