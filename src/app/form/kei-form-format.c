/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-choices.h"
#include "kei-decimal.h"
#include "kei-numbering.h"

const char *
kei_form_field_label (const KeiFieldInfo *field)
{
  return g_dgettext (GETTEXT_PACKAGE, field->label);
}

const char *
kei_form_kind_label (KeiKind kind)
{
  return g_dgettext (GETTEXT_PACKAGE, kei_schema_kind (kind)->label);
}

const char *
kei_form_slot_label (KeiKind kind, KeiSlot slot)
{
  int index = kei_schema_slot_index (kind, slot);

  return index >= 0 ? g_dgettext (GETTEXT_PACKAGE, kei_schema_kind (kind)->slots[index].label) : "";
}

char *
kei_form_name_node (const KeiNode *node)
{
  const KeiFieldInfo *field = kei_schema_field (kei_node_get_kind (node), kei_schema_headline (kei_node_get_kind (node)));
  const char *headline = kei_node_get_headline (node);

  if (field != NULL && field->choices != NULL && *headline != '\0')
    return kei_choices_dup_label (NULL, field->choices, headline);
  if (*headline == '\0')
    return g_strdup (kei_form_kind_label (kei_node_get_kind (node)));
  return g_strdelimit (g_strndup (headline, strcspn (headline, "\n")), "\t", ' ');
}

const char *
kei_form_get_unit (KeiTree *tree, const KeiNode *node)
{
  if (node != NULL && kei_node_get_kind (node) == KEI_KIND_INDICATOR_VALUE)
    node = kei_tree_get_parent (tree, kei_node_get_id (node));
  return node != NULL && kei_node_get_kind (node) == KEI_KIND_INDICATOR ? kei_node_get_string (node, KEI_FIELD_UNIT) : NULL;
}

/* --- Out --- */

static char *
name_ids (const KeiFormLook *look, const KeiId *ids, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      KeiNode *node = kei_tree_lookup (look->tree, ids[i]);
      g_autofree char *name = node != NULL ? kei_form_name_node (node) : g_strdup (_ ("(elsewhere)"));

      if (i > 0)
        /* Translators: between the names of several departments or items. */
        g_string_append (out, _ (", "));
      g_string_append (out, name);
    }
  return g_string_free (out, FALSE);
}

GPtrArray *
kei_form_list_choices (const KeiFormLook *look, const KeiNode *node, const KeiFieldInfo *field)
{
  KeiNode *list, *target;

  if (field->type == KEI_FIELD_TYPE_CHOICE)
    return kei_choices_new (look->tree, field->choices);
  if (node != NULL && field->id == KEI_FIELD_FIELD)
    {
      target = kei_tree_lookup (look->tree, kei_node_get_ref (node, KEI_FIELD_TARGET));
      return kei_choices_new_fields (target != NULL ? kei_node_get_kind (target) : KEI_KIND_NONE);
    }
  if (node == NULL || kei_node_get_kind (node) != KEI_KIND_CHOICE || field->id != KEI_FIELD_ROLE)
    return NULL;
  list = kei_tree_get_parent (look->tree, kei_node_get_id (node));
  return list != NULL ? kei_choices_new_roles (kei_node_get_text (list, KEI_FIELD_NAME)) : NULL;
}

gboolean
kei_form_is_chosen (const KeiFormLook *look, const KeiNode *node, const KeiFieldInfo *field)
{
  g_autoptr (GPtrArray) choices = field->type == KEI_FIELD_TYPE_CHOICE ? NULL : kei_form_list_choices (look, node, field);

  return choices != NULL || field->type == KEI_FIELD_TYPE_CHOICE;
}

gboolean
kei_form_is_link (const KeiFieldInfo *field)
{
  return field->type == KEI_FIELD_TYPE_LINK || field->type == KEI_FIELD_TYPE_LINKS;
}

char *
kei_form_find_choice (const KeiFormLook *look, const KeiNode *node, const KeiFieldInfo *field, const char *text)
{
  g_autoptr (GPtrArray) choices = kei_form_list_choices (look, node, field);

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const KeiChoice *choice = choices->pdata[i];

      if (g_strcmp0 (choice->label, text) == 0 || g_strcmp0 (choice->code, text) == 0)
        return g_strdup (choice->code);
    }
  return NULL;
}

static char *
name_choice (const KeiFormLook *look, const KeiNode *node, const KeiFieldInfo *field)
{
  g_autoptr (GPtrArray) choices = kei_form_list_choices (look, node, field);
  const char *code = kei_node_get_text (node, field->id);

  for (guint i = 0; i < choices->len; i++)
    if (g_strcmp0 (((KeiChoice *) choices->pdata[i])->code, code) == 0)
      return g_strdup (((KeiChoice *) choices->pdata[i])->label);
  return g_strdup (code);
}

/* An instant in the zone of this desk. */
static char *
format_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (text);
}

char *
kei_form_format_year (int year, KeiYearStyle style)
{
  char *text = kei_era_format (kei_period_from_fiscal_year (year), style);

  if (g_str_has_suffix (text, "年度"))
    text[strlen (text) - strlen ("年度")] = '\0';
  return text;
}

char *
kei_form_format (const KeiFormLook *look, const KeiNode *node, const KeiFieldInfo *field)
{
  const KeiIds *ids;
  KeiId id;

  if (node == NULL || !kei_node_has (node, field->id))
    return g_strdup ("");
  switch (field->type)
    {
    case KEI_FIELD_TYPE_STRING:
      if (kei_form_is_chosen (look, node, field))
        return name_choice (look, node, field);
      return g_strdup (kei_node_get_text (node, field->id));
    case KEI_FIELD_TYPE_TEXT:
      return g_strdup (kei_node_get_text (node, field->id));
    case KEI_FIELD_TYPE_CHOICE:
      return kei_choices_dup_label (look->tree, field->choices, kei_node_get_string (node, field->id));
    case KEI_FIELD_TYPE_DECIMAL:
      return kei_decimal_print (kei_node_get_text (node, field->id));
    case KEI_FIELD_TYPE_INT:
      return kei_decimal_print_int (kei_node_get_int (node, field->id));
    case KEI_FIELD_TYPE_TIME:
      return format_time (kei_node_get_text (node, field->id));
    case KEI_FIELD_TYPE_LINK:
    case KEI_FIELD_TYPE_REF:
      id = kei_node_get_ref (node, field->id);
      return name_ids (look, &id, 1);
    case KEI_FIELD_TYPE_LINKS:
    case KEI_FIELD_TYPE_REFS:
      ids = kei_node_get_ids (node, field->id);
      return name_ids (look, ids->ids, ids->n);
    case KEI_FIELD_TYPE_BOOL:
      return g_strdup ("✓");
    case KEI_FIELD_TYPE_YEAR:
      return kei_era_format (kei_period_from_fiscal_year ((int) kei_node_get_int (node, field->id)), look->years);
    case KEI_FIELD_TYPE_PERIOD:
    default:
      return kei_era_format (kei_node_get_int (node, field->id), look->years);
    }
}

/* --- In --- */

static gboolean
refuse (char **message, const char *text)
{
  *message = g_strdup (text);
  return FALSE;
}

static gboolean
parse_number (const KeiFormLook *look, const char *text, const KeiFieldInfo *field, KeiValue *value, char **message)
{
  const char *unit = field->unit != NULL ? field->unit : field->id == KEI_FIELD_NUMBER ? look->unit
                                                                                       : NULL;
  g_autofree char *number = NULL;
  gint64 integer = 0;
  KeiDecimalKind kind = kei_decimal_read_yen (text, unit, &number);

  if (kind == KEI_DECIMAL_NUMBER && field->type == KEI_FIELD_TYPE_INT)
    kind = kei_decimal_read_int (number, &integer);
  if (kind == KEI_DECIMAL_INVALID && field->unit != NULL)
    return refuse (message, _ ("A whole number of thousand yen is expected, such as 1,200, ▲30 or 120万円"));
  if (kind == KEI_DECIMAL_INVALID)
    return refuse (message, field->type == KEI_FIELD_TYPE_INT ? _ ("A whole number is expected, such as 1,200 or ▲30")
                                                              : _ ("A number is expected, such as 1,200, 4.5 or ▲30"));
  if (kind == KEI_DECIMAL_NUMBER)
    *value = field->type == KEI_FIELD_TYPE_INT ? kei_value_int (integer) : kei_value_string (number, -1);
  return TRUE;
}

static gboolean
parse_period (const KeiFormLook *look, const char *text, const KeiFieldInfo *field, KeiValue *value, char **message)
{
  gint64 start = kei_node_get_int (kei_tree_get_root (look->tree), KEI_FIELD_START);
  KeiEraContext context = { KEI_PERIOD_FISCAL_YEAR, start != 0 ? kei_period_from_fiscal_year ((int) start) : KEI_PERIOD_NONE };
  KeiPeriod first, last;

  if (!kei_era_parse (text, &context, &first, &last) || first != last)
    return refuse (message, field->type == KEI_FIELD_TYPE_YEAR ? _ ("A fiscal year is expected, such as R9 or 2027")
                                                               : _ ("A year, month or day is expected, such as R9, 2027-04 or R9.4.1"));
  if (field->type == KEI_FIELD_TYPE_PERIOD)
    *value = kei_value_int (first);
  else if (kei_period_get_kind (first) == KEI_PERIOD_FISCAL_YEAR || kei_period_get_kind (first) == KEI_PERIOD_YEAR)
    *value = kei_value_int (kei_period_get_year (first));
  else
    return refuse (message, _ ("A fiscal year is expected, such as R9 or 2027"));
  return TRUE;
}

static gboolean
parse_choice (const KeiFormLook *look, const char *text, const KeiFieldInfo *field, KeiValue *value, char **message)
{
  g_autofree char *code = kei_form_find_choice (look, NULL, field, text);

  if (code == NULL)
    return refuse (message, _ ("This is not one of the choices"));
  *value = kei_value_string (code, -1);
  return TRUE;
}

static KeiId
find_by_name (const KeiFormLook *look, KeiSlot slot, const char *name)
{
  guint n = 0;
  KeiNode *const *nodes = kei_node_get_children (kei_tree_get_root (look->tree), slot, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (kei_node_get_headline (nodes[i]), name) == 0)
      return kei_node_get_id (nodes[i]);
  return KEI_ID_NONE;
}

/* Names with commas or 、 between them. */
static gboolean
parse_references (const KeiFormLook *look, const char *text, const KeiFieldInfo *field, KeiValue *value, char **message)
{
  g_autofree char *plain = g_strdup (text);
  g_auto (GStrv) names = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (KeiId));

  for (char *p = plain; (p = strstr (p, "、")) != NULL;)
    memcpy (p, ",  ", 3);
  names = field->type == KEI_FIELD_TYPE_REF ? g_strsplit (text, "\n", 1) : g_strsplit (plain, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      KeiId id = *name != '\0' ? find_by_name (look, field->slot, name) : KEI_ID_NONE;
      gboolean twice = FALSE;

      if (*name == '\0')
        continue;
      if (id == KEI_ID_NONE)
        {
          *message = g_strdup_printf (_ ("There is no “%s” in this plan"), name);
          return FALSE;
        }
      for (guint j = 0; j < ids->len; j++)
        twice = twice || g_array_index (ids, KeiId, j) == id;
      if (!twice)
        g_array_append_val (ids, id);
    }
  if (field->type == KEI_FIELD_TYPE_REF)
    *value = kei_value_id (g_array_index (ids, KeiId, 0));
  else
    *value = kei_value_ids (kei_ids_new ((const KeiId *) (void *) ids->data, ids->len));
  return TRUE;
}

static gboolean
parse_bool (const char *text, KeiValue *value, char **message)
{
  static const char *const yes[] = { "✓", "○", "〇", "1", "TRUE", "true", "はい", "レ", NULL };
  static const char *const no[] = { "0", "FALSE", "false", "いいえ", "-", "×", NULL };

  if (g_strv_contains (no, text))
    return TRUE;
  if (!g_strv_contains (yes, text))
    return refuse (message, _ ("Yes or no is expected, such as ○ or an empty cell"));
  *value = kei_value_bool (TRUE);
  return TRUE;
}

static gboolean
parse_time (const char *text, KeiValue *value, char **message)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *iso = g_strdup (text);
  g_autofree char *spelled = NULL;
  g_autoptr (GDateTime) time = NULL;

  g_strdelimit (iso, " ", 'T');
  spelled = strchr (iso, 'T') == NULL ? g_strconcat (iso, "T00:00:00", NULL)
            : strlen (iso) == 16      ? g_strconcat (iso, ":00", NULL)
                                      : g_strdup (iso);
  time = g_date_time_new_from_iso8601 (spelled, zone);
  if (time == NULL)
    return refuse (message, _ ("A day and time is expected, such as 2026-09-12 14:02"));
  g_free (spelled);
  spelled = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z");
  *value = kei_value_string (spelled, -1);
  return TRUE;
}

static char *
make_one_line (const char *text)
{
  g_autofree char *fit = kei_text_normalize (text, -1, NULL);

  return g_strdup (g_strdelimit (fit, "\n", ' '));
}

gboolean
kei_form_parse (const KeiFormLook *look, const char *text, const KeiFieldInfo *field, KeiValue *value, char **message)
{
  g_autofree char *fit = field->type == KEI_FIELD_TYPE_TEXT ? kei_text_normalize (text, -1, NULL) : make_one_line (text);
  g_autofree char *bare = g_strstrip (g_strdup (fit));

  *message = NULL;
  if (field->id == KEI_FIELD_PATTERN && !kei_numbering_pattern_is_valid (fit))
    return refuse (message, _ ("A numbering has its first number in braces, such as 第{1}章, ({ア}) or {①}"));
  if (field->type == KEI_FIELD_TYPE_STRING || field->type == KEI_FIELD_TYPE_TEXT)
    {
      kei_value_clear (value);
      *value = kei_value_string (fit, -1);
      return TRUE;
    }
  if (*bare == '\0' || strcmp (bare, "—") == 0)
    {
      kei_value_clear (value);
      *value = (KeiValue) KEI_VALUE_INIT;
      return TRUE;
    }
  switch (field->type)
    {
    case KEI_FIELD_TYPE_DECIMAL:
    case KEI_FIELD_TYPE_INT:
      return parse_number (look, bare, field, value, message);
    case KEI_FIELD_TYPE_YEAR:
    case KEI_FIELD_TYPE_PERIOD:
      return parse_period (look, bare, field, value, message);
    case KEI_FIELD_TYPE_CHOICE:
      return parse_choice (look, bare, field, value, message);
    case KEI_FIELD_TYPE_REF:
    case KEI_FIELD_TYPE_REFS:
      return parse_references (look, bare, field, value, message);
    case KEI_FIELD_TYPE_BOOL:
      return parse_bool (bare, value, message);
    case KEI_FIELD_TYPE_TIME:
      return parse_time (bare, value, message);
    default:
      return refuse (message, _ ("This cannot be typed; choose it"));
    }
}
