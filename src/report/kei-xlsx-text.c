/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and texts as a spreadsheet may hold them. */
#include "config.h"

#include <string.h>

#include "kei-xlsx-private.h"

#define LONGEST_NAME 31
#define LONGEST_FURNITURE 255

/* @text, cut to so many UTF-16 units. Returns whether something is gone. */
static gboolean
cut_to (GString *text, guint longest)
{
  guint units = 0;

  for (const char *at = text->str; *at != '\0'; at = g_utf8_next_char (at))
    {
      units += g_utf8_get_char (at) > 0xffff ? 2 : 1;
      if (units > longest)
        {
          g_string_truncate (text, (gsize) (at - text->str));
          return TRUE;
        }
    }
  return FALSE;
}

/* --- Names --- */

/* What a name must not hold, in its full-width form, which it may. */
static void
append_letter (GString *name, const char *at)
{
  static const char forbidden[] = "[]:*?/\\";
  static const char *const instead[] = { "［", "］", "：", "＊", "？", "／", "＼" };
  const char *found = *at != '\0' ? strchr (forbidden, *at) : NULL;

  if (found != NULL)
    g_string_append (name, instead[found - forbidden]);
  else if ((guchar) *at < 0x20 || (*at == '\'' && name->len == 0))
    g_string_append_c (name, ' ');
  else
    g_string_append_len (name, at, g_utf8_next_char (at) - at);
}

char *
kei_xlsx_make_name (GHashTable *names, const char *wanted)
{
  g_autoptr (GString) base = g_string_new (NULL);
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *at = wanted; *at != '\0'; at = g_utf8_next_char (at))
    append_letter (base, at);
  g_strstrip (base->str);
  g_string_truncate (base, strlen (base->str));
  cut_to (base, LONGEST_NAME);
  while (base->len > 0 && base->str[base->len - 1] == '\'')
    g_string_truncate (base, base->len - 1);
  /* Excel keeps this name for itself. */
  if (base->len == 0 || g_ascii_strcasecmp (base->str, "History") == 0)
    g_string_append_c (base, '_');

  for (guint i = 1;; i++)
    {
      g_autofree char *suffix = i > 1 ? g_strdup_printf (" (%u)", i) : g_strdup ("");
      g_autofree char *folded = NULL;

      g_string_assign (name, base->str);
      cut_to (name, LONGEST_NAME - (guint) strlen (suffix));
      g_string_append (name, suffix);
      folded = g_utf8_casefold (name->str, -1);
      if (g_hash_table_add (names, g_steal_pointer (&folded)))
        return g_strdup (name->str);
    }
}

/* --- Texts --- */

/* _x0041_ is how the format writes letters that XML has not. */
static gboolean
is_escape (const char *at)
{
  return at[0] == '_' && at[1] == 'x' && g_ascii_isxdigit (at[2]) && g_ascii_isxdigit (at[3]) && g_ascii_isxdigit (at[4]) && g_ascii_isxdigit (at[5]) && at[6] == '_';
}

char *
kei_xlsx_make_text (const char *text, gboolean *cut)
{
  GString *made = g_string_new (NULL);
  const char *from = text;

  for (const char *at = strchr (text, '_'); at != NULL; at = strchr (at + 1, '_'))
    if (is_escape (at))
      {
        g_string_append_len (made, from, at - from);
        g_string_append (made, "_x005F");
        from = at;
      }
  g_string_append (made, from);
  *cut = made->len > KEI_XLSX_LONGEST && cut_to (made, KEI_XLSX_LONGEST);
  if (*cut)
    {
      cut_to (made, KEI_XLSX_LONGEST - 1);
      g_string_append (made, "…");
    }
  return g_string_free (made, FALSE);
}

guint
kei_xlsx_measure (const char *text)
{
  guint widest = 0, width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n')
        width = 0;
      else if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide_cjk (c) ? 2 : 1;
      widest = MAX (widest, width);
    }
  return widest;
}

/* --- Header and footer --- */

/* A byte of text; & is doubled, as it begins a code. */
static void
append_code (GString *out, char byte)
{
  if (byte == '&')
    g_string_append_c (out, '&');
  g_string_append_c (out, byte);
}

static void
append_template (GString *out, const char *template, const KeiReportFacts *facts)
{
  const struct
  {
    const char *name, *code, *text;
  } places[] = {
    { "{title}", NULL, facts->title },
    { "{author}", NULL, facts->author },
    { "{heading}", "&A", NULL }, /* the sheet's name */
    { "{page}", "&P", NULL },
    { "{pages}", "&N", NULL },
  };

  while (*template != '\0')
    {
      const char *text = NULL;
      gsize length = 1;

      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        if (g_str_has_prefix (template, places[i].name))
          {
            text = places[i].text;
            length = strlen (places[i].name);
            g_string_append (out, places[i].code != NULL ? places[i].code : "");
          }
      for (; text != NULL && *text != '\0'; text++)
        append_code (out, *text);
      if (length == 1)
        append_code (out, *template);
      template += length;
    }
}

char *
kei_xlsx_make_furniture (const KeiReportStyle *style, KeiFurniture furniture, const KeiReportFacts *facts)
{
  static const char *const places[] = { "&L", "&C", "&R" };
  GString *out = g_string_new (NULL);

  for (KeiAlign align = KEI_ALIGN_START; align <= KEI_ALIGN_END; align++)
    {
      const char *template = kei_report_style_get_furniture (style, furniture, align);

      if (*template == '\0')
        continue;
      g_string_append (out, places[align]);
      append_template (out, template, facts);
    }
  if (cut_to (out, LONGEST_FURNITURE) && g_str_has_suffix (out->str, "&"))
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}
