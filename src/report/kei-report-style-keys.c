/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a style: every one is checked against the tables of what may stand where, and the look is compiled from them. */
#include "config.h"

#include "kei-report-style-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* --- What may stand in a style --- */

static const char *const papers[] = { NULL, "A3", "A4", "A5", "B4", "B5", "Letter" };

static const char *const inks[] = { "none", "text", "secondary", "accent", "on-accent", "tint", "rule", "added", "removed", "changed", "moved", "warning" };
static const char *const aligns[] = { "start", "center", "end" };
static const char *const rules[] = { "none", "below", "left", "band" };
static const char *const roles[] = { "body", "lead", "label", "note", "caption", "cell", "cell-head", "cover-title", "cover-subtitle", "cover-line", "contents", "furniture" };
static const char *const furnitures[] = { "header", "footer" };

G_STATIC_ASSERT (G_N_ELEMENTS (papers) == KEI_N_PAPERS);
G_STATIC_ASSERT (G_N_ELEMENTS (inks) == KEI_N_INKS);
G_STATIC_ASSERT (G_N_ELEMENTS (roles) == KEI_N_PARAGRAPH_ROLES);
G_STATIC_ASSERT (G_N_ELEMENTS (aligns) == KEI_STYLE_N_ALIGNS);
G_STATIC_ASSERT (G_N_ELEMENTS (furnitures) == KEI_STYLE_N_FURNITURES);

typedef enum {
  KEY_FONT,
  KEY_BOOL,
  KEY_NUMBER, /* between `low` and `high`, times `factor` */
  KEY_NAME,   /* one of `names` */
  KEY_COLOUR, /* #rrggbb */
  KEY_TEXT,
} KeyType;

typedef struct
{
  const char *key;
  KeyType type;
  gsize offset; /* of the value in the structure that the group fills */
  double low;
  double high;
  double factor;
  const char *const *names;
  guint first; /* of the names that may be said */
  guint n_names;
} Key;

#define NAMES(list, from) .names = list, .first = from, .n_names = G_N_ELEMENTS (list)

/* clang-format off */
static const Key text_keys[] = {
  { "font", KEY_FONT, G_STRUCT_OFFSET (KeiTextStyle, font) },
  { "size", KEY_NUMBER, G_STRUCT_OFFSET (KeiTextStyle, size), 4, 96, 1 },
  { "bold", KEY_BOOL, G_STRUCT_OFFSET (KeiTextStyle, bold) },
  { "ink", KEY_NAME, G_STRUCT_OFFSET (KeiTextStyle, ink), NAMES (inks, 1) },
  { "align", KEY_NAME, G_STRUCT_OFFSET (KeiTextStyle, align), NAMES (aligns, 0) },
  { "justify", KEY_BOOL, G_STRUCT_OFFSET (KeiTextStyle, justify) },
  { "line-height", KEY_NUMBER, G_STRUCT_OFFSET (KeiTextStyle, line_height), 1, 4, 1 },
  { "space-before", KEY_NUMBER, G_STRUCT_OFFSET (KeiTextStyle, space_before), 0, 400, 1 },
  { "space-after", KEY_NUMBER, G_STRUCT_OFFSET (KeiTextStyle, space_after), 0, 400, 1 },
  { "indent", KEY_NUMBER, G_STRUCT_OFFSET (KeiTextStyle, indent), 0, 10, 1 },
  { "rule", KEY_NAME, G_STRUCT_OFFSET (KeiTextStyle, rule), NAMES (rules, 0) },
  { "new-page", KEY_BOOL, G_STRUCT_OFFSET (KeiTextStyle, new_page) },
};

static const Key page_keys[] = {
  { "paper", KEY_NAME, G_STRUCT_OFFSET (KeiPageSetup, paper), NAMES (papers, 1) },
  { "across", KEY_BOOL, G_STRUCT_OFFSET (KeiPageSetup, across) },
  { "top", KEY_NUMBER, G_STRUCT_OFFSET (KeiPageSetup, top), 0, 60, KEI_STYLE_POINTS_PER_MM },
  { "right", KEY_NUMBER, G_STRUCT_OFFSET (KeiPageSetup, right), 0, 60, KEI_STYLE_POINTS_PER_MM },
  { "bottom", KEY_NUMBER, G_STRUCT_OFFSET (KeiPageSetup, bottom), 0, 60, KEI_STYLE_POINTS_PER_MM },
  { "left", KEY_NUMBER, G_STRUCT_OFFSET (KeiPageSetup, left), 0, 60, KEI_STYLE_POINTS_PER_MM },
};

static const Key table_keys[] = {
  { "rule", KEY_NUMBER, G_STRUCT_OFFSET (KeiTableStyle, rule), 0, 4, 1 },
  { "padding", KEY_NUMBER, G_STRUCT_OFFSET (KeiTableStyle, padding), 0, 20, 1 },
};
/* clang-format on */

static gboolean
refuse (GError **error, const char *group, const char *key, const char *what)
{
  g_set_error (error, KEI_STYLE_ERROR, KEI_STYLE_ERROR_VALUE, _ ("In the style, “%s” in [%s] %s."), key, group, what);
  return FALSE;
}

static gboolean
refuse_names (GError **error, const char *group, const char *key, const Key *row)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *what = NULL;

  for (guint i = row->first; i < row->n_names; i++)
    g_string_append_printf (names, "%s%s", i > row->first ? ", " : "", row->names[i]);
  what = g_strdup_printf (_ ("must be one of: %s"), names->str);
  return refuse (error, group, key, what);
}

static gboolean
read_number (const char *text, const char *group, const Key *row, double *number, GError **error)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (value) || value < row->low || value > row->high)
    {
      g_autofree char *what = g_strdup_printf (_ ("must be a number from %g to %g"), row->low, row->high);

      return refuse (error, group, row->key, what);
    }
  *number = value * row->factor;
  return TRUE;
}

static gboolean
read_colour (const char *text, const char *group, const char *key, KeiRgba *colour, GError **error)
{
  guint64 rgb;

  if (strlen (text) != 7 || *text != '#' || !g_ascii_string_to_unsigned (text + 1, 16, 0, 0xffffff, &rgb, NULL))
    return refuse (error, group, key, _ ("must be a colour as #rrggbb"));
  *colour = KEI_RGBA ((guint32) rgb);
  return TRUE;
}

/* Reads the keys that a table lists out of a group into @target. */
static gboolean
read_group (KeiReportStyle *self, const char *group, const Key *rows, guint n_rows, gpointer target, GError **error)
{
  for (guint i = 0; i < n_rows; i++)
    {
      const Key *row = &rows[i];
      gpointer value = G_STRUCT_MEMBER_P (target, row->offset);
      g_autofree char *text = g_key_file_get_string (self->keys, group, row->key, NULL);
      guint name;

      if (text == NULL)
        continue;
      switch (row->type)
        {
        case KEY_FONT:
          {
            char *family = g_key_file_get_string (self->keys, "fonts", text, NULL);

            g_free (*(char **) value);
            *(char **) value = family != NULL ? family : g_steal_pointer (&text);
          }
          break;
        case KEY_BOOL:
          if (!g_str_equal (text, "true") && !g_str_equal (text, "false"))
            return refuse (error, group, row->key, _ ("must be true or false"));
          *(gboolean *) value = g_str_equal (text, "true");
          break;
        case KEY_NUMBER:
          if (!read_number (text, group, row, value, error))
            return FALSE;
          break;
        case KEY_NAME:
          for (name = row->first; name < row->n_names && !g_str_equal (row->names[name], text); name++)
            continue;
          if (name == row->n_names)
            return refuse_names (error, group, row->key, row);
          *(guint *) value = name;
          break;
        case KEY_COLOUR:
        case KEY_TEXT:
        default:
          g_assert_not_reached ();
        }
    }
  return TRUE;
}

/* --- Which groups and keys are known --- */

static gboolean
has_key (const Key *rows, guint n_rows, const char *key)
{
  for (guint i = 0; i < n_rows; i++)
    if (g_str_equal (rows[i].key, key))
      return TRUE;
  return FALSE;
}

static gboolean
is_in (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_text_group (const char *group)
{
  return (g_str_has_prefix (group, "heading ") && strlen (group) == 9 && group[8] >= '1' && group[8] < '1' + KEI_N_HEADINGS)
         || (g_str_has_prefix (group, "paragraph ") && is_in (roles, G_N_ELEMENTS (roles), group + 10));
}

static gboolean
is_furniture_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (furnitures); i++)
    for (guint j = 0; j < G_N_ELEMENTS (aligns); j++)
      {
        g_autofree char *name = g_strdup_printf ("%s-%s", furnitures[i], aligns[j]);

        if (g_str_equal (name, key))
          return TRUE;
      }
  return FALSE;
}

/* FALSE: the group is not known. */
static gboolean
knows_key (const char *group, const char *key, gboolean *known)
{
  if (g_str_equal (group, "style"))
    *known = g_str_equal (key, "name") || g_str_has_prefix (key, "name[") || g_str_equal (key, "base");
  else if (g_str_equal (group, "fonts"))
    *known = TRUE;
  else if (g_str_equal (group, "report"))
    *known = TRUE;
  else if (g_str_equal (group, "colours"))
    *known = is_in (inks + 1, G_N_ELEMENTS (inks) - 1, key);
  else if (g_str_equal (group, "page"))
    *known = has_key (page_keys, G_N_ELEMENTS (page_keys), key);
  else if (g_str_equal (group, "table"))
    *known = has_key (table_keys, G_N_ELEMENTS (table_keys), key);
  else if (g_str_equal (group, "furniture"))
    *known = is_furniture_key (key);
  else if (is_text_group (group))
    *known = has_key (text_keys, G_N_ELEMENTS (text_keys), key);
  else
    return FALSE;
  return TRUE;
}

/* An escape can say what the text itself was not let in with. */
static gboolean
check_value (GKeyFile *from, const char *group, const char *key, GError **error)
{
  g_autofree char *text = g_key_file_get_string (from, group, key, NULL);

  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (!kei_report_can_hold (g_utf8_get_char (at)))
      return refuse (error, group, key, _ ("must not have “\\r”; a new line is “\\n”"));
  return TRUE;
}

/* Lays the keys of @from over ours. */
gboolean
kei_style_lay_over (KeiReportStyle *self, GKeyFile *from, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (from, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (from, groups[i], NULL, NULL);

      for (guint j = 0; keys != NULL && keys[j] != NULL; j++)
        {
          g_autofree char *value = g_key_file_get_value (from, groups[i], keys[j], NULL);
          gboolean known;

          if (!knows_key (groups[i], keys[j], &known))
            {
              g_set_error (error, KEI_STYLE_ERROR, KEI_STYLE_ERROR_VALUE, _ ("The style has a group [%s], which is not known. Correct its name or take it out."), groups[i]);
              return FALSE;
            }
          if (!known)
            return refuse (error, groups[i], keys[j], _ ("is not known; correct its name or take it out"));
          if (!check_value (from, groups[i], keys[j], error))
            return FALSE;
          g_key_file_set_value (self->keys, groups[i], keys[j], value);
        }
    }
  g_key_file_remove_key (self->keys, "style", "base", NULL);
  return TRUE;
}

/* --- Compiling --- */

static gboolean
compile_texts (KeiReportStyle *self, GError **error)
{
  for (guint i = 0; i < KEI_N_HEADINGS; i++)
    {
      g_autofree char *group = g_strdup_printf ("heading %u", i + 1);

      if (!read_group (self, group, text_keys, G_N_ELEMENTS (text_keys), &self->headings[i], error))
        return FALSE;
    }
  for (guint i = 0; i < KEI_N_PARAGRAPH_ROLES; i++)
    {
      g_autofree char *group = g_strdup_printf ("paragraph %s", roles[i]);

      if (!read_group (self, group, text_keys, G_N_ELEMENTS (text_keys), &self->paragraphs[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
compile_colours (KeiReportStyle *self, GError **error)
{
  for (guint i = 1; i < KEI_N_INKS; i++)
    {
      g_autofree char *text = g_key_file_get_string (self->keys, "colours", inks[i], NULL);

      if (text != NULL && !read_colour (text, "colours", inks[i], &self->inks[i], error))
        return FALSE;
    }
  return TRUE;
}

static void
compile_furniture (KeiReportStyle *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (furnitures); i++)
    for (guint j = 0; j < G_N_ELEMENTS (aligns); j++)
      {
        g_autofree char *key = g_strdup_printf ("%s-%s", furnitures[i], aligns[j]);
        char *text = g_key_file_get_string (self->keys, "furniture", key, NULL);

        self->furniture[i][j] = text != NULL ? text : g_strdup ("");
      }
}

static void
compile_options (KeiReportStyle *self)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->keys, "report", NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      char *value = g_key_file_get_string (self->keys, "report", keys[i], NULL);

      if (value != NULL)
        g_hash_table_insert (self->options, g_strdup (keys[i]), value);
    }
}

gboolean
kei_style_compile (KeiReportStyle *self, GError **error)
{
  if (!compile_texts (self, error) || !compile_colours (self, error)
      || !read_group (self, "page", page_keys, G_N_ELEMENTS (page_keys), &self->page, error)
      || !read_group (self, "table", table_keys, G_N_ELEMENTS (table_keys), &self->table, error))
    return FALSE;
  compile_furniture (self);
  compile_options (self);
  return TRUE;
}

/* --- Names --- */

const char *
kei_style_paper_name (KeiPaper paper)
{
  return papers[paper];
}

const char *
kei_style_role_name (KeiParagraphRole role)
{
  return roles[role];
}
