/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-choices.h"

#include "kei-check.h"
#include "kei-choices-data.h"
#include "kei-words-i18n.h"

const KeiChoiceListInfo *
kei_choices_shipped (const char *list)
{
  for (guint i = 0; i < kei_choices_n_lists; i++)
    if (g_str_equal (kei_choices_lists[i].name, list))
      return &kei_choices_lists[i];
  return NULL;
}

/* A shipped choice, wherever it is listed. Its label is translated. */
typedef struct
{
  const char *code, *label, *role;
} Shipped;

/* The choice at @position of a shipped list; FALSE behind the last. */
static gboolean
get_shipped (const char *list, guint position, Shipped *choice)
{
  const KeiChoiceListInfo *info = kei_choices_shipped (list);
  const KeiCheckRule *rule;

  if (info != NULL && position < info->n_choices)
    *choice = (Shipped){ info->choices[position].code, kei_words_get_in (list, info->choices[position].label), info->choices[position].role };
  else if (g_str_equal (list, "rules") && position < kei_check_get_n_rules ())
    {
      rule = kei_check_get_rule (position);
      *choice = (Shipped){ rule->code, kei_words_get (rule->title), NULL };
    }
  else if (g_str_equal (list, "choice-lists") && position < kei_choices_n_lists)
    {
      info = &kei_choices_lists[position];
      *choice = (Shipped){ info->name, kei_words_get_in (list, info->label), NULL };
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
find_shipped (const char *list, const char *code, Shipped *choice)
{
  for (guint i = 0; get_shipped (list, i, choice); i++)
    if (g_str_equal (choice->code, code))
      return TRUE;
  return FALSE;
}

/* The plan's own list of this name, or NULL. */
static KeiNode *
find_list (KeiTree *tree, const char *list)
{
  guint n = 0;
  KeiNode *const *lists = tree != NULL ? kei_node_get_children (kei_tree_get_root (tree), KEI_SLOT_CHOICE_LISTS, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kei_node_get_text (lists[i], KEI_FIELD_NAME), list))
      return lists[i];
  return NULL;
}

/* A choice of the plan's own needs no code: then its label is what items keep. */
static const char *
get_code (const KeiNode *choice)
{
  return kei_node_get_text (choice, kei_node_has (choice, KEI_FIELD_CODE) ? KEI_FIELD_CODE : KEI_FIELD_LABEL);
}

static KeiNode *
find_choice (KeiTree *tree, const char *list, const char *code)
{
  KeiNode *own = find_list (tree, list);
  guint n = 0;
  KeiNode *const *choices = own != NULL ? kei_node_get_children (own, KEI_SLOT_CHOICES, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (get_code (choices[i]), code))
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

/* @own (nullable): the plan's choice of this code. (transfer full) */
static char *
dup_label (KeiNode *own, const char *list, const char *code)
{
  Shipped shipped;

  if (*code == '\0')
    return g_strdup ("");
  if (own != NULL && kei_node_has (own, KEI_FIELD_LABEL))
    return g_strdup (kei_node_get_text (own, KEI_FIELD_LABEL));
  return g_strdup (find_shipped (list, code, &shipped) ? shipped.label : code);
}

static const char *
get_role (KeiNode *own, const char *list, const char *code)
{
  Shipped shipped;

  if (*code == '\0')
    return NULL;
  if (own != NULL && kei_node_has (own, KEI_FIELD_ROLE))
    return kei_node_get_text (own, KEI_FIELD_ROLE);
  return find_shipped (list, code, &shipped) ? shipped.role : NULL;
}

GPtrArray *
kei_choices_new (KeiTree *tree, const char *list)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  Shipped shipped;
  KeiNode *own = find_list (tree, list);
  guint n = 0;
  KeiNode *const *choices = own != NULL ? kei_node_get_children (own, KEI_SLOT_CHOICES, &n) : NULL;
  /* Of two with one code the first one counts: find_choice () for each would take the square of their number. */
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      const char *code = get_code (choices[i]);
      KeiNode *first = g_hash_table_lookup (firsts, code);
      g_autofree char *label = NULL;

      if (first == NULL)
        g_hash_table_insert (firsts, (gpointer) code, first = choices[i]);
      label = dup_label (first, list, code);
      g_ptr_array_add (result, choice_new (code, label, get_role (first, list, code)));
    }
  for (guint i = 0; n == 0 && get_shipped (list, i, &shipped); i++)
    g_ptr_array_add (result, choice_new (shipped.code, shipped.label, shipped.role));
  return result;
}

GPtrArray *
kei_choices_new_roles (const char *list)
{
  const KeiChoiceListInfo *info = kei_choices_shipped (list);
  GPtrArray *result;
  Shipped shipped;

  if (info == NULL || info->figures)
    return NULL;
  result = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  for (guint i = 0; get_shipped (list, i, &shipped); i++)
    {
      KeiChoice *same = NULL;
      g_autofree char *label = NULL;

      for (guint j = 0; j < result->len && same == NULL; j++)
        if (g_str_equal (((KeiChoice *) result->pdata[j])->code, shipped.role))
          same = result->pdata[j];
      if (same == NULL)
        {
          g_ptr_array_add (result, choice_new (shipped.role, shipped.label, shipped.role));
          continue;
        }
      label = g_steal_pointer (&same->label);
      /* Translators: between the names of several departments or items. */
      same->label = g_strconcat (label, _ (", "), shipped.label, NULL);
    }
  return result;
}

static void
add_fields (GPtrArray *choices, KeiKind kind)
{
  const KeiKindInfo *info = kei_schema_kind (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const KeiFieldInfo *field = &info->fields[i];
      gboolean listed = (field->flags & KEI_FLAG_HIDDEN) != 0;

      for (guint j = 0; j < choices->len && !listed; j++)
        listed = g_str_equal (((KeiChoice *) choices->pdata[j])->code, field->name);
      if (!listed)
        g_ptr_array_add (choices, choice_new (field->name, kei_words_get (field->label), NULL));
    }
}

GPtrArray *
kei_choices_new_fields (KeiKind kind)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);

  for (KeiKind i = KEI_KIND_NONE + 1; i < KEI_N_KINDS; i++)
    if (kind == KEI_KIND_NONE || kind == i)
      add_fields (result, i);
  return result;
}

char *
kei_choices_dup_label (KeiTree *tree, const char *list, const char *code)
{
  return code != NULL && *code != '\0' ? dup_label (find_choice (tree, list, code), list, code) : g_strdup ("");
}

const char *
kei_choices_get_role (KeiTree *tree, const char *list, const char *code)
{
  return code != NULL && *code != '\0' ? get_role (find_choice (tree, list, code), list, code) : NULL;
}
