/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step is called in the undo menu and in tooltips. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kei-change-private.h"
#include "kei-choices.h"

#define NAME_CHARACTERS 24

/* “Title of it”, cut to what a tooltip can show, or the name of its kind. */
static char *
name_of (KeiTree *tree, const KeiNode *node)
{
  const KeiFieldInfo *field = kei_schema_field (kei_node_get_kind (node), kei_schema_headline (kei_node_get_kind (node)));
  g_autofree char *label = field != NULL && field->choices != NULL ? kei_choices_dup_label (tree, field->choices, kei_node_get_headline (node)) : NULL;
  const char *headline = label != NULL ? label : kei_node_get_headline (node);
  const char *end = strchr (headline, '\n');
  glong length = g_utf8_strlen (headline, end != NULL ? end - headline : -1);
  g_autofree char *cut = NULL;

  if (length == 0)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, kei_schema_kind (kei_node_get_kind (node))->label));

  cut = g_utf8_substring (headline, 0, MIN (length, NAME_CHARACTERS));
  /* Translators: the name of a thing in a sentence, as in: move of “Harbour and shops” */
  return g_strdup_printf (length > NAME_CHARACTERS ? _ ("“%s…”") : _ ("“%s”"), cut);
}

static char *
describe_set (const KeiChange *change, const KeiNode *node)
{
  const KeiFieldInfo *field = node != NULL ? kei_schema_field (kei_node_get_kind (node), change->set.field) : NULL;

  if (field == NULL)
    return g_strdup (_ ("change"));
  /* Translators: after "Undo"; %s is the label of a field such as Title */
  return g_strdup_printf (_ ("change of %s"), g_dgettext (GETTEXT_PACKAGE, field->label));
}

/* The one part that adds, removes or moves, where the others only set fields because of it. */
static const KeiChange *
find_main_part (const GPtrArray *parts)
{
  const KeiChange *found = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const KeiChange *part = g_ptr_array_index (parts, i);

      if (part->type == KEI_CHANGE_SET)
        continue;
      if (found != NULL)
        return NULL;
      found = part;
    }
  return found;
}

/* A group is called by its label, or by its main or only part, or by the first of several. */
static char *
describe_group (const KeiChange *change, KeiTree *tree)
{
  const GPtrArray *parts = change->group.parts;
  const KeiChange *main_part = find_main_part (parts);
  g_autofree char *first = NULL;

  if (change->group.label != NULL)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, change->group.label));
  if (parts->len == 0)
    return g_strdup (_ ("change"));

  if (main_part != NULL)
    return kei_change_describe (main_part, tree);
  first = kei_change_describe (g_ptr_array_index (parts, 0), tree);
  if (parts->len == 1)
    return g_steal_pointer (&first);
  /* Translators: a step of several changes; %s is the first of them, %u how many more there are */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s and %u more", "%s and %u more", parts->len - 1), first, parts->len - 1);
}

char *
kei_change_describe (const KeiChange *change, KeiTree *tree)
{
  KeiNode *node = change->type == KEI_CHANGE_INSERT || change->type == KEI_CHANGE_REMOVE
                      ? change->structure.subtree
                      : kei_tree_lookup (tree, change->node);
  g_autofree char *name = node != NULL ? name_of (tree, node) : g_strdup ("");

  switch (change->type)
    {
    case KEI_CHANGE_SET:
      return describe_set (change, node);
    case KEI_CHANGE_INSERT:
      /* Translators: after "Undo"; %s is the name of a thing */
      return g_strdup_printf (_ ("addition of %s"), name);
    case KEI_CHANGE_REMOVE:
      return g_strdup_printf (_ ("deletion of %s"), name);
    case KEI_CHANGE_MOVE:
      return g_strdup_printf (_ ("move of %s"), name);
    case KEI_CHANGE_GROUP:
    default:
      return describe_group (change, tree);
    }
}
