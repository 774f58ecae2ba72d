/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-value.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-period.h"
#include "kei-tree.h"

KeiValue
kei_value_string (const char *text, gssize length)
{
  KeiValue value = KEI_VALUE_INIT;
  gsize n = text == NULL ? 0 : length < 0 ? strlen (text)
                                          : (gsize) length;

  if (n > 0)
    {
      value.storage = KEI_STORAGE_STRING;
      value.string = g_ref_string_new_len (text, (gssize) n);
    }
  return value;
}

KeiValue
kei_value_int (gint64 integer)
{
  return (KeiValue){ KEI_STORAGE_INT, { .integer = integer } };
}

KeiValue
kei_value_bool (gboolean boolean)
{
  return boolean ? kei_value_int (1) : (KeiValue) KEI_VALUE_INIT;
}

KeiValue
kei_value_id (KeiId id)
{
  return id == KEI_ID_NONE ? (KeiValue) KEI_VALUE_INIT : kei_value_int ((gint64) id);
}

KeiValue
kei_value_ids (KeiIds *ids)
{
  if (ids != NULL && ids->n > 0)
    return (KeiValue){ KEI_STORAGE_IDS, { .ids = ids } };

  g_clear_pointer (&ids, kei_ids_unref);
  return (KeiValue) KEI_VALUE_INIT;
}

KeiValue
kei_value_copy (const KeiValue *value)
{
  if (value->storage == KEI_STORAGE_STRING)
    g_ref_string_acquire (value->string);
  else if (value->storage == KEI_STORAGE_IDS)
    kei_ids_ref (value->ids);
  return *value;
}

void
kei_value_clear (KeiValue *value)
{
  if (value->storage == KEI_STORAGE_STRING)
    g_ref_string_release (value->string);
  else if (value->storage == KEI_STORAGE_IDS)
    kei_ids_unref (value->ids);
  *value = (KeiValue) KEI_VALUE_INIT;
}

gboolean
kei_value_equal (const KeiValue *a, const KeiValue *b)
{
  if (a->storage != b->storage)
    return FALSE;

  switch (a->storage)
    {
    case KEI_STORAGE_STRING:
      return a->string == b->string
             || (g_ref_string_length (a->string) == g_ref_string_length (b->string)
                 && strcmp (a->string, b->string) == 0);
    case KEI_STORAGE_INT:
      return a->integer == b->integer;
    case KEI_STORAGE_IDS:
      return kei_ids_equal (a->ids, b->ids);
    case KEI_STORAGE_NONE:
    default:
      return TRUE;
    }
}

/* --- What a type allows --- */

/* What XML 1.0 can hold (its production "Char"). */
static gboolean
is_xml_character (gunichar c)
{
  return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

static gboolean
is_plan_text (const char *text, gsize length)
{
  if (!g_utf8_validate (text, (gssize) length, NULL))
    return FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (((guchar) *p < 0x20 || (guchar) *p == 0xEF) && !is_xml_character (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* "-12.50": a sign, digits, and digits behind a point. */
static gboolean
is_decimal (const char *text)
{
  gsize digits;

  if (*text == '-')
    text++;
  digits = strspn (text, "0123456789");
  if (digits == 0)
    return FALSE;
  text += digits;
  if (*text == '\0')
    return TRUE;
  return *text == '.' && text[1] != '\0' && strspn (text + 1, "0123456789") == strlen (text + 1);
}

/* ISO 8601 with date, time to the second and offset, as RFC 3339 profiles it. */
static gboolean
is_time (const char *text)
{
  static const char shape[] = "0000-00-00T00:00:00";
  const char *p = text;

  for (const char *s = shape; *s != '\0'; s++, p++)
    if (*s == '0' ? !g_ascii_isdigit (*p) : *p != *s)
      return FALSE;
  if (*p == '.')
    {
      gsize digits = strspn (p + 1, "0123456789");

      if (digits == 0)
        return FALSE;
      p += 1 + digits;
    }
  if (p[0] == 'Z')
    return p[1] == '\0';
  return (p[0] == '+' || p[0] == '-') && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) && p[3] == ':'
         && g_ascii_isdigit (p[4]) && g_ascii_isdigit (p[5]) && p[6] == '\0';
}

static gboolean
is_year (gint64 year)
{
  return year >= 1 && year <= 9999;
}

static gboolean
has_repeats (const KeiIds *ids)
{
  if (ids->n <= 16)
    {
      for (guint i = 0; i < ids->n; i++)
        for (guint j = 0; j < i; j++)
          if (ids->ids[i] == ids->ids[j])
            return TRUE;
      return FALSE;
    }
  else
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

      for (guint i = 0; i < ids->n; i++)
        if (!g_hash_table_add (seen, (gpointer) &ids->ids[i]))
          return TRUE;
      return FALSE;
    }
}

static gboolean
validate_string (const char *text, const KeiFieldInfo *field, GError **error)
{
  gsize length = g_ref_string_length ((char *) text);

  if (length > kei_field_info_max_length (field))
    {
      g_set_error (error, KEI_TREE_ERROR, KEI_TREE_ERROR_LIMIT, _ ("The text of “%s” is longer than %u KB, the most that it can hold"), field->name, (guint) (kei_field_info_max_length (field) >> 10));
      return FALSE;
    }
  if (length != strlen (text) || !is_plan_text (text, length))
    {
      g_set_error (error, KEI_TREE_ERROR, KEI_TREE_ERROR_INVALID, _ ("The text of “%s” has control characters or others that a plan cannot hold"), field->name);
      return FALSE;
    }
  if ((field->type == KEI_FIELD_TYPE_DECIMAL && !is_decimal (text))
      || (field->type == KEI_FIELD_TYPE_TIME && !is_time (text)))
    {
      g_set_error (error, KEI_TREE_ERROR, KEI_TREE_ERROR_INVALID, _ ("“%s” is no value for “%s”"), text, field->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_valid_int (gint64 integer, KeiFieldType type)
{
  switch (type)
    {
    case KEI_FIELD_TYPE_BOOL:
      return integer == 1;
    case KEI_FIELD_TYPE_YEAR:
      return is_year (integer);
    case KEI_FIELD_TYPE_PERIOD:
      return kei_period_is_valid (integer);
    case KEI_FIELD_TYPE_LINK:
    case KEI_FIELD_TYPE_REF:
      return integer > 0 && integer < G_GINT64_CONSTANT (1) << KEI_ID_BITS;
    default:
      return TRUE;
    }
}

gboolean
kei_value_validate (const KeiValue *value, const KeiFieldInfo *field, GError **error)
{
  gboolean valid;

  if (value->storage == KEI_STORAGE_NONE)
    return TRUE;

  valid = value->storage == kei_field_type_storage (field->type);
  if (valid && value->storage == KEI_STORAGE_STRING)
    return validate_string (value->string, field, error);
  if (valid && value->storage == KEI_STORAGE_INT)
    valid = is_valid_int (value->integer, field->type);
  if (valid && value->storage == KEI_STORAGE_IDS)
    {
      if (value->ids->n > KEI_MAX_IDS)
        {
          g_set_error (error, KEI_TREE_ERROR, KEI_TREE_ERROR_LIMIT, _ ("“%s” names more than %u others"), field->name, KEI_MAX_IDS);
          return FALSE;
        }
      valid = !has_repeats (value->ids);
      for (guint i = 0; valid && i < value->ids->n; i++)
        valid = is_valid_int ((gint64) value->ids->ids[i], KEI_FIELD_TYPE_REF);
    }

  if (!valid)
    g_set_error (error, KEI_TREE_ERROR, KEI_TREE_ERROR_INVALID, _ ("A value is not one that “%s” can have"), field->name);
  return valid;
}

/* --- As text --- */

char *
kei_value_to_text (const KeiValue *value, const KeiFieldInfo *field)
{
  KeiIdText id;

  switch (value->storage)
    {
    case KEI_STORAGE_STRING:
      return g_strdup (value->string);

    case KEI_STORAGE_IDS:
      {
        GString *text = g_string_sized_new (value->ids->n * (KEI_ID_TEXT_LENGTH + 1));

        for (guint i = 0; i < value->ids->n; i++)
          {
            if (i > 0)
              g_string_append_c (text, ' ');
            g_string_append (text, kei_id_format (value->ids->ids[i], id));
          }
        return g_string_free (text, FALSE);
      }

    case KEI_STORAGE_INT:
      if (field->type == KEI_FIELD_TYPE_BOOL)
        return g_strdup ("true");
      if (field->type == KEI_FIELD_TYPE_LINK || field->type == KEI_FIELD_TYPE_REF)
        return g_strdup (kei_id_format ((KeiId) value->integer, id));
      if (field->type == KEI_FIELD_TYPE_PERIOD)
        return kei_period_to_text (value->integer);
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);

    case KEI_STORAGE_NONE:
    default:
      return g_strdup ("");
    }
}

/* Ids with one space between them. */
static KeiIds *
parse_ids (const char *text, gsize length)
{
  guint n = (guint) ((length + 1) / (KEI_ID_TEXT_LENGTH + 1));
  g_autofree KeiId *ids = NULL;

  if ((length + 1) % (KEI_ID_TEXT_LENGTH + 1) != 0)
    return NULL;

  ids = g_new (KeiId, n);
  for (guint i = 0; i < n; i++)
    {
      const char *p = text + (gsize) i * (KEI_ID_TEXT_LENGTH + 1);

      if (!kei_id_parse (p, KEI_ID_TEXT_LENGTH, &ids[i]) || (i + 1 < n && p[KEI_ID_TEXT_LENGTH] != ' '))
        return NULL;
    }
  return kei_ids_new (ids, n);
}

/* "-12": the one way that a number is written, so no "+12", "012" or "-0". */
static gboolean
parse_integer (const char *text, gsize length, gint64 *integer)
{
  const char *end = text + length;
  gboolean is_negative = length > 0 && *text == '-';
  guint64 limit = is_negative ? (guint64) G_MAXINT64 + 1 : (guint64) G_MAXINT64;
  guint64 value = 0;

  text += is_negative;
  if (text == end || (*text == '0' && (is_negative || end - text > 1)))
    return FALSE;
  for (; text < end; text++)
    {
      guint digit = (guint) (guchar) *text - '0';

      if (digit > 9 || value > (limit - digit) / 10)
        return FALSE;
      value = value * 10 + digit;
    }
  *integer = (gint64) (is_negative ? -value : value);
  return TRUE;
}

static gboolean
parse_into (const char *text, gsize length, const KeiFieldInfo *field, KeiValue *value)
{
  KeiId id;
  gint64 integer;

  switch (field->type)
    {
    case KEI_FIELD_TYPE_LINKS:
    case KEI_FIELD_TYPE_REFS:
      *value = kei_value_ids (parse_ids (text, length));
      return !kei_value_is_empty (value);

    case KEI_FIELD_TYPE_LINK:
    case KEI_FIELD_TYPE_REF:
      if (!kei_id_parse (text, length, &id))
        return FALSE;
      *value = kei_value_id (id);
      return TRUE;

    case KEI_FIELD_TYPE_BOOL:
      *value = kei_value_bool (length == 4 && memcmp (text, "true", 4) == 0);
      return !kei_value_is_empty (value) || (length == 5 && memcmp (text, "false", 5) == 0);

    case KEI_FIELD_TYPE_PERIOD:
      if (!kei_period_parse (text, length, &integer))
        return FALSE;
      *value = kei_value_int (integer);
      return TRUE;

    case KEI_FIELD_TYPE_INT:
    case KEI_FIELD_TYPE_YEAR:
      if (!parse_integer (text, length, &integer))
        return FALSE;
      *value = kei_value_int (integer);
      return TRUE;

    default:
      *value = kei_value_string (text, (gssize) length);
      return TRUE;
    }
}

gboolean
kei_value_parse (const char *text, gssize length, const KeiFieldInfo *field, KeiValue *value, GError **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_auto (KeiValue) parsed = KEI_VALUE_INIT;

  if (n > 0 && !parse_into (text, n, field, &parsed))
    {
      g_autofree char *shown = g_utf8_make_valid (text, (gssize) MIN (n, 60));

      g_set_error (error, KEI_TREE_ERROR, KEI_TREE_ERROR_INVALID, _ ("“%s” is no value for “%s”"), shown, field->name);
      return FALSE;
    }
  if (!kei_value_validate (&parsed, field, error))
    return FALSE;

  *value = parsed;
  parsed = (KeiValue) KEI_VALUE_INIT;
  return TRUE;
}

char *
kei_text_normalize (const char *text, gssize length, guint *dropped)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  const char *end = text + n;
  GString *out = g_string_sized_new (n);
  gunichar before = 0; /* what was appended last */
  guint lost = 0;

  for (const char *p = text; p < end;)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);
      gunichar composed;

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          g_string_append_unichar (out, before = 0xFFFD);
          lost++;
          p++;
          continue;
        }
      p = g_utf8_next_char (p);

      if (c == '\r' || c == '\v')
        {
          if (c == '\r' && p < end && *p == '\n')
            p++;
          c = '\n';
        }
      if (!is_xml_character (c))
        {
          lost++;
          continue;
        }
      if ((c == 0x3099 || c == 0x309A) && before != 0 && g_unichar_compose (before, c, &composed))
        {
          g_string_truncate (out, out->len - (gsize) g_unichar_to_utf8 (before, NULL));
          c = composed;
        }
      g_string_append_unichar (out, c);
      before = c;
    }

  if (dropped != NULL)
    *dropped = lost;
  return g_string_free (out, FALSE);
}
