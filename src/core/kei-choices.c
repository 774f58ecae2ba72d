/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-choices.h"

#include <glib/gi18n-lib.h>

#include "kei-choices-data.h"

const KeiChoiceListInfo *
kei_choices_shipped (const char *list)
{
  for (guint i = 0; i < kei_choices_n_lists; i++)
    if (g_str_equal (kei_choices_lists[i].name, list))
      return &kei_choices_lists[i];
  return NULL;
}

static const KeiChoiceInfo *
find_shipped (const char *list, const char *code)
{
  const KeiChoiceListInfo *info = kei_choices_shipped (list);

  for (guint i = 0; info != NULL && i < info->n_choices; i++)
    if (g_str_equal (info->choices[i].code, code))
      return &info->choices[i];
  return NULL;
}

/* The plan's own list of this name, or NULL. */
static KeiNode *
find_list (KeiTree *tree, const char *list)
{
  guint n;
  KeiNode *const *lists = kei_node_get_children (kei_tree_get_root (tree), KEI_SLOT_CHOICE_LISTS, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kei_node_get_text (lists[i], KEI_FIELD_NAME), list))
      return lists[i];
  return NULL;
}

static KeiNode *
find_choice (KeiTree *tree, const char *list, const char *code)
{
  KeiNode *own = find_list (tree, list);
  guint n = 0;
  KeiNode *const *choices = own != NULL ? kei_node_get_children (own, KEI_SLOT_CHOICES, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kei_node_get_text (choices[i], KEI_FIELD_CODE), code))
      return choices[i];
  return NULL;
}

static KeiChoice *
choice_new (const char *code, const char *label, const char *role)
{
  KeiChoice *choice = g_new (KeiChoice, 1);

  choice->code = g_strdup (code);
  choice->label = g_strdup (label);
  choice->role = g_strdup (role);
  return choice;
}

static void
choice_free (KeiChoice *choice)
{
  g_free (choice->code);
  g_free (choice->label);
  g_free (choice->role);
  g_free (choice);
}

GPtrArray *
kei_choices_new (KeiTree *tree, const char *list)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  const KeiChoiceListInfo *shipped = kei_choices_shipped (list);
  KeiNode *own = find_list (tree, list);
  guint n = 0;
  KeiNode *const *choices = own != NULL ? kei_node_get_children (own, KEI_SLOT_CHOICES, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *code = kei_node_get_text (choices[i], KEI_FIELD_CODE);
      g_autofree char *label = kei_choices_dup_label (tree, list, code);

      g_ptr_array_add (result, choice_new (code, label, kei_choices_get_role (tree, list, code)));
    }
  for (guint i = 0; n == 0 && shipped != NULL && i < shipped->n_choices; i++)
    {
      const KeiChoiceInfo *choice = &shipped->choices[i];

      g_ptr_array_add (result, choice_new (choice->code, g_dpgettext2 (GETTEXT_PACKAGE, list, choice->label), choice->role));
    }
  return result;
}

char *
kei_choices_dup_label (KeiTree *tree, const char *list, const char *code)
{
  KeiNode *own;
  const KeiChoiceInfo *shipped;

  if (code == NULL || *code == '\0')
    return g_strdup ("");

  own = find_choice (tree, list, code);
  if (own != NULL && kei_node_has (own, KEI_FIELD_LABEL))
    return g_strdup (kei_node_get_text (own, KEI_FIELD_LABEL));

  shipped = find_shipped (list, code);
  return g_strdup (shipped != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, list, shipped->label) : code);
}

const char *
kei_choices_get_role (KeiTree *tree, const char *list, const char *code)
{
  KeiNode *own;
  const KeiChoiceInfo *shipped;

  if (code == NULL || *code == '\0')
    return NULL;

  own = find_choice (tree, list, code);
  if (own != NULL && kei_node_has (own, KEI_FIELD_ROLE))
    return kei_node_get_text (own, KEI_FIELD_ROLE);

  shipped = find_shipped (list, code);
  return shipped != NULL ? shipped->role : NULL;
}
