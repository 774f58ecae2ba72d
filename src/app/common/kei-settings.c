/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-settings.h"

/* GSettings would end the program where the schema is not installed. */
GSettings *
kei_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, KEI_APPLICATION_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

KeiYearStyle
kei_settings_get_year_style (GSettings *settings)
{
  return settings != NULL ? (KeiYearStyle) g_settings_get_enum (settings, "era-style") : KEI_YEAR_STYLE_WAREKI;
}

char *
kei_settings_dup_author (GSettings *settings)
{
  g_autofree char *author = settings != NULL ? g_settings_get_string (settings, "author") : NULL;

  if (author != NULL && *author != '\0')
    return g_steal_pointer (&author);
  if (!g_str_equal (g_get_real_name (), "Unknown"))
    return g_strdup (g_get_real_name ());
  return g_strdup (g_get_user_name ());
}
