/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows a filter lets through: a row is an item or section with all that its form shows,
 * or a list of the plan. A row that matches is seen with the rows above it, and those are expanded. */
#include "config.h"

#include "kei-outline-survey.h"

#include <string.h>

#include "kei-fold.h"
#include "kei-outline-entry.h"

#define MAX_WORDS 16

/* More than these are not expanded by themselves: nobody reads them, and rows cost. */
#define MAX_EXPANDED_MATCHES 2000

typedef struct
{
  const KeiOutlineFilter *filter;
  char *words[MAX_WORDS]; /* folded */
  guint n_words;
  KeiOutlineFound *found;
} Search;

/* For finding only: width, case and the ways of composing kana do not matter. (transfer full) */
static char *
fold (const char *text)
{
  g_autofree char *wide = kei_fold_normalize (text, strlen (text), FALSE);

  return g_utf8_casefold (wide, -1);
}

static guint
find_words (Search *search, KeiNode *node)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));
  guint found = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *text;
      g_autofree char *folded = NULL;

      if (kind->fields[i].flags & KEI_FLAG_HIDDEN || kei_field_type_storage (kind->fields[i].type) != KEI_STORAGE_STRING)
        continue;
      text = kei_node_get_string (node, kind->fields[i].id);
      if (text == NULL)
        continue;
      folded = fold (text);
      for (guint word = 0; word < search->n_words; word++)
        if (strstr (folded, search->words[word]) != NULL)
          found |= 1u << word;
    }
  return found;
}

/* Whether a child in @slot of a node has a row of its own. */
static gboolean
is_row_slot (KeiSlot slot)
{
  return slot == KEI_SLOT_ITEMS || slot == KEI_SLOT_SECTIONS;
}

/* The words in @node and in what it holds, but for what has a row of its own. */
static guint
find_words_of_row (Search *search, KeiNode *node)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));
  guint found = find_words (search, node);

  for (guint i = 0; i < kind->n_slots; i++)
    {
      guint n;
      KeiNode *const *children = kei_node_get_children (node, kind->slots[i].id, &n);

      for (guint j = 0; j < n && !is_row_slot (kind->slots[i].id); j++)
        found |= find_words_of_row (search, children[j]);
    }
  return found;
}

static gboolean
matches (Search *search, KeiNode *node)
{
  const KeiOutlineFilter *filter = search->filter;
  KeiId id = kei_node_get_id (node);
  gboolean is_item = kei_node_get_kind (node) == KEI_KIND_ITEM;

  if (filter->level != KEI_ID_NONE && (!is_item || kei_node_get_ref (node, KEI_FIELD_LEVEL) != filter->level))
    return FALSE;
  if (filter->tentative && !kei_node_get_bool (node, KEI_FIELD_TENTATIVE))
    return FALSE;
  if (filter->without_goals && (!is_item || kei_node_get_n_children (node, KEI_SLOT_ITEMS) > 0 || kei_node_get_n_children (node, KEI_SLOT_SDG_LINKS) > 0))
    return FALSE;
  if (filter->marked != NULL && !g_hash_table_contains (filter->marked, &id))
    return FALSE;
  return search->n_words == 0 || find_words_of_row (search, node) == (1u << search->n_words) - 1;
}

static void
add_key (GHashTable *keys, KeiOutlineKey key)
{
  g_hash_table_add (keys, g_memdup2 (&key, sizeof key));
}

static gboolean search_rows (Search *search, KeiNode *node, KeiSlot slot);

/* Whether the row of @node is to be seen. */
static gboolean
search_row (Search *search, KeiNode *node)
{
  gboolean match = matches (search, node);
  gboolean below;

  search->found->n_matches += match;
  below = search_rows (search, node, kei_node_get_kind (node) == KEI_KIND_SECTION ? KEI_SLOT_SECTIONS : KEI_SLOT_ITEMS);
  if (!match && !below)
    return FALSE;
  add_key (search->found->visible, kei_node_get_id (node));
  if (below && search->found->n_matches <= MAX_EXPANDED_MATCHES)
    add_key (search->found->expanded, kei_node_get_id (node));
  return TRUE;
}

static gboolean
search_rows (Search *search, KeiNode *node, KeiSlot slot)
{
  guint n;
  KeiNode *const *children = kei_node_get_children (node, slot, &n);
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    any |= search_row (search, children[i]);
  return any;
}

/* A list that has no rows of its own: whether one of its entries matches. */
static gboolean
search_list (Search *search, KeiNode *plan, KeiSlot slot)
{
  guint n;
  KeiNode *const *children = kei_node_get_children (plan, slot, &n);

  for (guint i = 0; i < n; i++)
    if (matches (search, children[i]))
      {
        search->found->n_matches++;
        return TRUE;
      }
  return FALSE;
}

static void
search_plan (Search *search, KeiNode *plan)
{
  const KeiKindInfo *kind = kei_schema_kind (KEI_KIND_PLAN);
  guint all = (1u << search->n_words) - 1;

  if (search->n_words > 0 && find_words (search, plan) == all && search->filter->level == KEI_ID_NONE && !search->filter->tentative
      && !search->filter->without_goals && search->filter->marked == NULL)
    {
      search->found->n_matches++;
      add_key (search->found->visible, kei_node_get_id (plan));
    }
  for (guint i = 0; i < kind->n_slots; i++)
    {
      KeiSlot slot = kind->slots[i].id;
      KeiOutlineKey part = kei_outline_key_for_part (kind->slots[i].part);

      if (slot == KEI_SLOT_ITEMS)
        search_rows (search, plan, slot);
      else if (slot == KEI_SLOT_SECTIONS && search_rows (search, plan, slot))
        {
          add_key (search->found->visible, kei_outline_key_for_slot (slot));
          add_key (search->found->expanded, kei_outline_key_for_slot (slot));
        }
      else if (slot != KEI_SLOT_SECTIONS && search_list (search, plan, slot))
        {
          add_key (search->found->visible, kei_outline_key_for_slot (slot));
          add_key (search->found->visible, part);
          add_key (search->found->expanded, part);
        }
    }
}

static void
split_words (Search *search)
{
  g_autofree char *folded = fold (search->filter->text != NULL ? search->filter->text : "");
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);

  for (guint i = 0; words[i] != NULL && search->n_words < MAX_WORDS; i++)
    if (*words[i] != '\0')
      search->words[search->n_words++] = g_strdup (words[i]);
}

KeiOutlineFound *
kei_outline_filter_run (const KeiOutlineFilter *filter, KeiTree *tree)
{
  Search search = { .filter = filter, .found = g_new0 (KeiOutlineFound, 1) };

  search.found->visible = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  search.found->expanded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  split_words (&search);
  search_plan (&search, kei_tree_get_root (tree));
  for (guint i = 0; i < search.n_words; i++)
    g_free (search.words[i]);
  return search.found;
}

void
kei_outline_found_free (KeiOutlineFound *found)
{
  g_hash_table_unref (found->visible);
  g_hash_table_unref (found->expanded);
  g_free (found);
}

KeiOutlineFilter *
kei_outline_filter_copy (const KeiOutlineFilter *filter)
{
  KeiOutlineFilter *copy = g_new (KeiOutlineFilter, 1);

  *copy = *filter;
  copy->text = g_strdup (filter->text);
  if (copy->marked != NULL)
    g_hash_table_ref (copy->marked);
  return copy;
}

void
kei_outline_filter_free (KeiOutlineFilter *filter)
{
  g_free (filter->text);
  g_clear_pointer (&filter->marked, g_hash_table_unref);
  g_free (filter);
}

gboolean
kei_outline_filter_equal (const KeiOutlineFilter *a, const KeiOutlineFilter *b)
{
  return g_strcmp0 (a->text, b->text) == 0 && a->level == b->level && a->tentative == b->tentative
         && a->without_goals == b->without_goals && a->marked == b->marked;
}

gboolean
kei_outline_filter_is_empty (const KeiOutlineFilter *filter)
{
  g_autofree char *text = g_strstrip (fold (filter->text != NULL ? filter->text : ""));

  return *text == '\0' && filter->level == KEI_ID_NONE && !filter->tentative && !filter->without_goals && filter->marked == NULL;
}
