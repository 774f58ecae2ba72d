/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that an import can find in a text, as lines for a person to write and to read. */
#include "kei-outline-listing.h"

#include <string.h>

#include "kei-period.h"

typedef struct
{
  KeiNode *plan;
  GString *lines;
} Description;

/* The node of @slot of the plan that a reference names. */
static KeiNode *
find_node (KeiNode *plan, KeiSlot slot, KeiId id)
{
  guint n;
  KeiNode *const *nodes = kei_node_get_children (plan, slot, &n);

  for (guint i = 0; i < n; i++)
    if (kei_node_get_id (nodes[i]) == id)
      return nodes[i];
  return NULL;
}

static void
add_name (Description *description, const char *before, KeiSlot slot, KeiId id)
{
  KeiNode *node = find_node (description->plan, slot, id);

  g_string_append_printf (description->lines, "%s%s", before, node == NULL ? "" : kei_node_get_text (node, KEI_FIELD_NAME));
}

/* A text with its lines on one. */
static void
add_text (Description *description, const char *before, const char *text)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *whole = NULL;

  if (*text == '\0')
    return;
  lines = g_strsplit (text, "\n", -1);
  whole = g_strjoinv (" / ", lines);
  g_string_append_printf (description->lines, "%s%s", before, whole);
}

static void
add_field (Description *description, const char *name, KeiField field)
{
  const char *text = kei_node_get_text (description->plan, field);

  if (*text == '\0')
    return;
  g_string_append_printf (description->lines, "%s:", name);
  add_text (description, " ", text);
  g_string_append_c (description->lines, '\n');
}

static void
add_periods (Description *description, KeiNode *node)
{
  static const KeiField fields[] = { KEI_FIELD_START, KEI_FIELD_END };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (kei_node_has (node, fields[i]))
      {
        g_autofree char *text = kei_period_to_text (kei_node_get_int (node, fields[i]));

        g_string_append_printf (description->lines, " %s", text);
      }
}

static void
describe_item (Description *description, KeiNode *item)
{
  const KeiIds *supporting = kei_node_get_ids (item, KEI_FIELD_SUPPORTING);

  add_name (description, "", KEI_SLOT_LEVELS, kei_node_get_ref (item, KEI_FIELD_LEVEL));
  g_string_append (description->lines, ":");
  if (kei_node_has (item, KEI_FIELD_LABEL))
    g_string_append_printf (description->lines, " [%s]", kei_node_get_text (item, KEI_FIELD_LABEL));
  add_text (description, " ", kei_node_get_text (item, KEI_FIELD_TITLE));
  if (kei_node_has (item, KEI_FIELD_CONTINUATION))
    g_string_append_printf (description->lines, " {%s}", kei_node_get_text (item, KEI_FIELD_CONTINUATION));
  if (kei_node_get_bool (item, KEI_FIELD_TENTATIVE))
    g_string_append (description->lines, " (tentative)");
  if (kei_node_has (item, KEI_FIELD_LEAD))
    add_name (description, " @", KEI_SLOT_DEPARTMENTS, kei_node_get_ref (item, KEI_FIELD_LEAD));
  for (guint i = 0; supporting != NULL && i < supporting->n; i++)
    add_name (description, ",", KEI_SLOT_DEPARTMENTS, supporting->ids[i]);
}

static void
describe_value (Description *description, KeiNode *value)
{
  g_string_append_printf (description->lines, "value: %s", kei_node_get_text (value, KEI_FIELD_ROLE));
  if (kei_node_has (value, KEI_FIELD_PERIOD))
    {
      g_autofree char *period = kei_period_to_text (kei_node_get_int (value, KEI_FIELD_PERIOD));

      g_string_append_printf (description->lines, " %.4s", g_str_has_prefix (period, "FY") ? period + 2 : period);
    }
  if (kei_node_has (value, KEI_FIELD_NUMBER))
    g_string_append_printf (description->lines, " %s", kei_node_get_text (value, KEI_FIELD_NUMBER));
}

static void
describe_budget (Description *description, KeiNode *line)
{
  static const KeiField sources[] = { KEI_FIELD_NATIONAL, KEI_FIELD_PREFECTURAL, KEI_FIELD_BOND, KEI_FIELD_OTHER, KEI_FIELD_GENERAL };

  g_string_append (description->lines, "budget:");
  if (kei_node_has (line, KEI_FIELD_YEAR))
    g_string_append_printf (description->lines, " %d", (int) kei_node_get_int (line, KEI_FIELD_YEAR));
  if (kei_node_has (line, KEI_FIELD_AMOUNT))
    g_string_append_printf (description->lines, " %" G_GINT64_FORMAT, kei_node_get_int (line, KEI_FIELD_AMOUNT));
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (kei_node_has (line, sources[i]))
      g_string_append_printf (description->lines, " %s=%" G_GINT64_FORMAT, kei_schema_field (KEI_KIND_BUDGET_LINE, sources[i])->name, kei_node_get_int (line, sources[i]));
}

/* FALSE: it says nothing by itself. */
static gboolean
describe_node (Description *description, KeiNode *node)
{
  KeiKind kind = kei_node_get_kind (node);
  const char *headline = kei_node_get_headline (node);

  switch (kind)
    {
    case KEI_KIND_DEPARTMENT:
      return FALSE;
    case KEI_KIND_LEVEL:
      g_string_append_printf (description->lines, "level: %s", kei_node_get_text (node, KEI_FIELD_NAME));
      if (kei_node_has (node, KEI_FIELD_LAYER))
        g_string_append_printf (description->lines, " [%s]", kei_node_get_text (node, KEI_FIELD_LAYER));
      return TRUE;
    case KEI_KIND_ITEM:
      describe_item (description, node);
      return TRUE;
    case KEI_KIND_DECLARED_COUNT:
      add_name (description, "declared ", KEI_SLOT_LEVELS, kei_node_get_ref (node, KEI_FIELD_LEVEL));
      g_string_append_printf (description->lines, ": %d", (int) kei_node_get_int (node, KEI_FIELD_COUNT));
      return TRUE;
    case KEI_KIND_TEXT:
      g_string_append_printf (description->lines, "%s:", kei_node_has (node, KEI_FIELD_ROLE) ? kei_node_get_text (node, KEI_FIELD_ROLE) : "text");
      add_text (description, " ", kei_node_get_text (node, KEI_FIELD_LABEL));
      add_text (description, kei_node_has (node, KEI_FIELD_LABEL) ? " = " : " ", kei_node_get_text (node, KEI_FIELD_BODY));
      return TRUE;
    case KEI_KIND_INDICATOR:
      g_string_append_printf (description->lines, "indicator: %s", kei_node_get_text (node, KEI_FIELD_NAME));
      if (kei_node_has (node, KEI_FIELD_UNIT))
        g_string_append_printf (description->lines, " [%s]", kei_node_get_text (node, KEI_FIELD_UNIT));
      return TRUE;
    case KEI_KIND_INDICATOR_VALUE:
      describe_value (description, node);
      return TRUE;
    case KEI_KIND_SDG_LINK:
      g_string_append_printf (description->lines, "sdg: %s", kei_node_has (node, KEI_FIELD_TARGET) ? kei_node_get_text (node, KEI_FIELD_TARGET) : "");
      if (!kei_node_has (node, KEI_FIELD_TARGET))
        g_string_append_printf (description->lines, "%d", (int) kei_node_get_int (node, KEI_FIELD_GOAL));
      return TRUE;
    case KEI_KIND_BUDGET_LINE:
      describe_budget (description, node);
      return TRUE;
    case KEI_KIND_MEETING:
    case KEI_KIND_PUBLIC_COMMENT:
      g_string_append_printf (description->lines, "%s: %s", kei_schema_kind (kind)->name, headline);
      if (kind == KEI_KIND_MEETING && kei_node_has (node, KEI_FIELD_LANE))
        g_string_append_printf (description->lines, " %s", kei_node_get_text (node, KEI_FIELD_LANE));
      add_periods (description, node);
      if (kind == KEI_KIND_MEETING && kei_node_has (node, KEI_FIELD_RELATION))
        g_string_append_printf (description->lines, " %s", kei_node_get_text (node, KEI_FIELD_RELATION));
      return TRUE;
    default:
      g_string_append_printf (description->lines, "%s:", kei_schema_kind (kind)->name);
      add_text (description, " ", headline);
      return TRUE;
    }
}

static void
describe (Description *description, KeiNode *node, guint depth)
{
  const KeiKindInfo *info = kei_schema_kind (kei_node_get_kind (node));

  for (guint s = 0; s < info->n_slots; s++)
    {
      guint n;
      KeiNode *const *children = kei_node_get_children (node, info->slots[s].id, &n);

      for (guint i = 0; i < n; i++)
        {
          gsize before = description->lines->len;

          g_string_append_printf (description->lines, "%*s", (int) depth * 2, "");
          if (!describe_node (description, children[i]))
            {
              g_string_truncate (description->lines, before);
              continue;
            }
          g_string_append_c (description->lines, '\n');
          describe (description, children[i], depth + 1);
        }
    }
}

char *
kei_test_describe_plan (KeiTree *tree)
{
  Description description = { kei_tree_get_root (tree), g_string_new (NULL) };

  add_field (&description, "title", KEI_FIELD_TITLE);
  add_field (&description, "municipality", KEI_FIELD_MUNICIPALITY);
  add_field (&description, "type", KEI_FIELD_PLAN_TYPE);
  if (kei_node_has (description.plan, KEI_FIELD_START))
    g_string_append_printf (description.lines, "period: %d-%d\n", (int) kei_node_get_int (description.plan, KEI_FIELD_START), (int) kei_node_get_int (description.plan, KEI_FIELD_END));
  add_field (&description, "catchphrase", KEI_FIELD_CATCHPHRASE);
  add_field (&description, "theme", KEI_FIELD_THEME);
  add_field (&description, "contact", KEI_FIELD_CONTACT);
  add_field (&description, "vision", KEI_FIELD_VISION);
  add_field (&description, "about the vision", KEI_FIELD_TEXT);
  describe (&description, description.plan, 0);
  return g_string_free (description.lines, FALSE);
}
