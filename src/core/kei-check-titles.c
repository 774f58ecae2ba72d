/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles: empty, twice side by side, still tentative. */
#include "config.h"

#include "kei-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-fold.h"

/* What a person looks for by its name. */
static const KeiKind titled_kinds[] = {
  KEI_KIND_PLAN, KEI_KIND_LEVEL, KEI_KIND_ITEM, KEI_KIND_SECTION, KEI_KIND_VIEWPOINT, KEI_KIND_INDICATOR, KEI_KIND_DEPARTMENT, KEI_KIND_RELATED_PLAN, KEI_KIND_TERM, KEI_KIND_BODY, KEI_KIND_MEETING
};

static gboolean
is_titled (KeiKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (titled_kinds); i++)
    if (titled_kinds[i] == kind)
      return TRUE;
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

void
kei_check_empty_title (KeiCheck *check)
{
  for (guint k = 0; k < G_N_ELEMENTS (titled_kinds); k++)
    {
      const KeiKindInfo *info = kei_schema_kind (titled_kinds[k]);
      guint n;
      const KeiCheckEntry *entries = kei_check_get_entries (check, titled_kinds[k], &n);

      for (guint i = 0; i < n; i++)
        if (is_blank (kei_node_get_headline (entries[i].node)))
          /* Translators: a kind of node, such as Item or Indicator. */
          kei_check_report (check, entries[i].node, kei_schema_headline (info->id), _ ("%s without a title"), _ (info->label));
    }
}

/* Meetings are held again and again under one title. */
static gboolean
may_repeat (KeiKind kind)
{
  return !is_titled (kind) || kind == KEI_KIND_MEETING;
}

static void
check_siblings (KeiCheck *check, const KeiNode *parent, KeiSlot slot)
{
  guint n;
  KeiNode *const *children = kei_node_get_children (parent, slot, &n);
  g_autoptr (GHashTable) seen = NULL;

  if (n < 2 || may_repeat (kei_node_get_kind (children[0])))
    return;
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      KeiKind kind = kei_node_get_kind (children[i]);
      const char *title = kei_node_get_headline (children[i]);
      char *key = kei_fold_title (title);

      if (*key == '\0')
        g_free (key);
      else if (!g_hash_table_add (seen, key))
        kei_check_report (check, children[i], kei_schema_headline (kind), _ ("“%s” stands here twice"), title);
    }
}

void
kei_check_duplicate_title (KeiCheck *check)
{
  for (KeiKind kind = KEI_KIND_PLAN; kind < KEI_N_KINDS; kind++)
    {
      const KeiKindInfo *info = kei_schema_kind (kind);
      guint n;
      const KeiCheckEntry *entries = kei_check_get_entries (check, kind, &n);

      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < info->n_slots; j++)
          check_siblings (check, entries[i].node, info->slots[j].id);
    }
}

static gboolean
says_tentative (const char *title)
{
  static const char *const marks[] = { "(仮)", "（仮）", "(仮称)", "（仮称）", "〈仮〉", "【仮】", "[仮]", "［仮］" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (title, marks[i]) != NULL)
      return TRUE;
  return FALSE;
}

void
kei_check_tentative (KeiCheck *check)
{
  for (guint k = 0; k < G_N_ELEMENTS (titled_kinds); k++)
    {
      guint n;
      const KeiCheckEntry *entries = kei_check_get_entries (check, titled_kinds[k], &n);

      for (guint i = 0; i < n; i++)
        {
          KeiNode *node = entries[i].node;
          gboolean marked = kei_node_get_bool (node, KEI_FIELD_TENTATIVE);

          if (marked || says_tentative (kei_node_get_headline (node)))
            kei_check_report (check, node, marked ? KEI_FIELD_TENTATIVE : kei_schema_headline (titled_kinds[k]), _ ("“%s” is still tentative"), kei_check_get_name (node));
        }
    }
}
