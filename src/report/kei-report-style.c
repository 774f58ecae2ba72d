/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Styles: made of text, of what is shipped, and of one another; the keys of one are laid over those of its base. */
#include "config.h"

#include "kei-report-style-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "kei-report-resources.h"

#define MAX_BASES 4 /* that build on one another */

G_DEFINE_QUARK (kei - style - error - quark, kei_style_error)
G_DEFINE_BOXED_TYPE (KeiReportStyle, kei_report_style, kei_report_style_ref, kei_report_style_unref)

static const char *const shipped[] = { "office", "designed", NULL };
static const char *const shipped_comparisons[] = { "amendment", "bill", "ordinance", "later", "red", NULL };

static const double paper_sizes[][2] = { { 0, 0 }, { 297, 420 }, { 210, 297 }, { 148, 210 }, { 257, 364 }, { 182, 257 }, { 215.9, 279.4 } }; /* mm */

G_STATIC_ASSERT (G_N_ELEMENTS (paper_sizes) == KEI_N_PAPERS);

/* --- Making --- */

static KeiReportStyle *
new_empty (void)
{
  KeiReportStyle *self = g_new0 (KeiReportStyle, 1);

  g_atomic_ref_count_init (&self->refs);
  self->keys = g_key_file_new ();
  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

static gboolean
is_shipped (const char *code)
{
  return g_strv_contains (shipped, code) || g_strv_contains (shipped_comparisons, code);
}

static GKeyFile *
load_shipped (const char *code)
{
  g_autofree char *path = g_strdup_printf ("/jp/keikaku/Keikaku/styles/%s.style", code);
  g_autoptr (GBytes) bytes = NULL;
  GKeyFile *keys;

  if (!is_shipped (code))
    return NULL;
  bytes = g_resource_lookup_data (kei_report_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  keys = g_key_file_new ();
  g_key_file_load_from_bytes (keys, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, NULL);
  return keys;
}

/* The keys of the base, and of its own base, below those of @from. */
static gboolean
lay_with_base (KeiReportStyle *self, GKeyFile *from, guint depth, GError **error)
{
  g_autofree char *base = g_key_file_get_string (from, "style", "base", NULL);

  if (base == NULL && depth == 0)
    base = g_strdup (shipped[0]);
  if (base != NULL)
    {
      g_autoptr (GKeyFile) below = depth < MAX_BASES ? load_shipped (base) : NULL;

      if (below == NULL)
        {
          g_autofree char *reports = g_strjoinv (", ", (char **) shipped), *comparisons = g_strjoinv (", ", (char **) shipped_comparisons);
          g_autofree char *names = g_strjoin (", ", reports, comparisons, NULL);

          g_set_error (error, KEI_STYLE_ERROR, KEI_STYLE_ERROR_BASE, _ ("The style builds on “%s”, which is not one of: %s."), base, names);
          return FALSE;
        }
      if (!lay_with_base (self, below, depth + 1, error))
        return FALSE;
    }
  return kei_style_lay_over (self, from, error);
}

static KeiReportStyle *
new_from_keys (GKeyFile *keys, GError **error)
{
  KeiReportStyle *self = new_empty ();

  if (lay_with_base (self, keys, 0, error) && kei_style_compile (self, error))
    return self;
  kei_report_style_unref (self);
  return NULL;
}

gboolean
kei_report_can_hold (gunichar c)
{
  return (c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != 0xfffe && c != 0xffff) || c == '\n' || c == '\t';
}

/* What stands in headers and footers goes into files as it is. */
static gboolean
check_letters (const char *text, gssize length, GError **error)
{
  guint line = 1;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!kei_report_can_hold (c) && c != '\r')
        {
          g_set_error (error, KEI_STYLE_ERROR, KEI_STYLE_ERROR_SYNTAX, _ ("The style has a control character (U+%04X) in line %u. Take it out."), c, line);
          return FALSE;
        }
      line += c == '\n';
    }
  return TRUE;
}

KeiReportStyle *
kei_report_style_new (const char *text, gssize length, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) cause = NULL;

  if (length < 0)
    length = strlen (text);
  if (!g_utf8_validate (text, length, NULL))
    {
      g_set_error (error, KEI_STYLE_ERROR, KEI_STYLE_ERROR_SYNTAX, _ ("The style is not UTF-8 text. Save it as UTF-8 and open it again."));
      return NULL;
    }
  if (!check_letters (text, length, error))
    return NULL;
  /* An empty one is the default's. */
  if (length > 0 && !g_key_file_load_from_data (keys, text, length, G_KEY_FILE_KEEP_TRANSLATIONS, &cause))
    {
      g_set_error (error, KEI_STYLE_ERROR, KEI_STYLE_ERROR_SYNTAX, _ ("The style cannot be read: %s. A style has [groups], lines as key=value, and remarks that begin with #."), cause->message);
      return NULL;
    }
  return new_from_keys (keys, error);
}

KeiReportStyle *
kei_report_style_new_shipped (const char *code)
{
  g_autoptr (GKeyFile) keys = load_shipped (code);

  return keys != NULL ? new_from_keys (keys, NULL) : NULL;
}

const char *const *
kei_report_style_shipped (void)
{
  return shipped;
}

const char *const *
kei_report_style_shipped_comparisons (void)
{
  return shipped_comparisons;
}

KeiReportStyle *
kei_report_style_ref (KeiReportStyle *style)
{
  g_atomic_ref_count_inc (&style->refs);
  return style;
}

void
kei_report_style_unref (KeiReportStyle *style)
{
  if (!g_atomic_ref_count_dec (&style->refs))
    return;
  g_key_file_unref (style->keys);
  g_hash_table_unref (style->options);
  for (guint i = 0; i < KEI_N_HEADINGS; i++)
    g_free (style->headings[i].font);
  for (guint i = 0; i < KEI_N_PARAGRAPH_ROLES; i++)
    g_free (style->paragraphs[i].font);
  for (guint i = 0; i < KEI_STYLE_N_FURNITURES; i++)
    for (guint j = 0; j < KEI_STYLE_N_ALIGNS; j++)
      g_free (style->furniture[i][j]);
  g_free (style);
}

char *
kei_report_style_to_text (const KeiReportStyle *style)
{
  return g_key_file_to_data (style->keys, NULL, NULL);
}

/* A copy of the keys, to be changed. */
static GKeyFile *
copy_keys (const KeiReportStyle *style)
{
  g_autofree char *text = kei_report_style_to_text (style);
  GKeyFile *keys = g_key_file_new ();

  g_key_file_load_from_data (keys, text, -1, G_KEY_FILE_KEEP_TRANSLATIONS, NULL);
  return keys;
}

KeiReportStyle *
kei_report_style_with_page (const KeiReportStyle *style, const KeiPageSetup *page)
{
  g_autoptr (GKeyFile) keys = copy_keys (style);
  static const char *const sides[] = { "top", "right", "bottom", "left" };
  const double margins[] = { page->top, page->right, page->bottom, page->left };

  if (page->paper != KEI_PAPER_STYLE)
    g_key_file_set_string (keys, "page", "paper", kei_style_paper_name (page->paper));
  g_key_file_set_boolean (keys, "page", "across", page->across);
  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (text, sizeof text, "%.2f", CLAMP (margins[i] / KEI_STYLE_POINTS_PER_MM, 0, 60));
      g_key_file_set_string (keys, "page", sides[i], text);
    }
  return new_from_keys (keys, NULL);
}

KeiReportStyle *
kei_report_style_with_option (const KeiReportStyle *style, const char *key, const char *value)
{
  g_autoptr (GKeyFile) keys = copy_keys (style);

  /* Without the key the base's would come back, so what is taken out is said to be nothing. */
  g_key_file_set_string (keys, "report", key, value != NULL ? value : "");
  return new_from_keys (keys, NULL);
}

KeiReportStyle *
kei_report_style_with_name (const KeiReportStyle *style, const char *name)
{
  g_autoptr (GKeyFile) keys = copy_keys (style);
  g_auto (GStrv) known = g_key_file_get_keys (keys, "style", NULL, NULL);

  /* Translations that were taken out would come back from the base. */
  g_key_file_set_string (keys, "style", "name", name);
  for (guint i = 0; known != NULL && known[i] != NULL; i++)
    if (g_str_has_prefix (known[i], "name["))
      g_key_file_set_string (keys, "style", known[i], name);
  return new_from_keys (keys, NULL);
}

static void
condense_text (GKeyFile *keys, const char *group, const KeiTextStyle *text, double factor)
{
  const struct
  {
    const char *key;
    double value;
  } values[] = {
    { "line-height", MAX (1 + (text->line_height - 1) * factor, 1) },
    { "space-before", text->space_before * factor },
    { "space-after", text->space_after * factor },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_key_file_set_string (keys, group, values[i].key, g_ascii_formatd (number, sizeof number, "%.3f", values[i].value));
    }
}

KeiReportStyle *
kei_report_style_condense (const KeiReportStyle *style, double factor)
{
  g_autoptr (GKeyFile) keys = copy_keys (style);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (factor > 0 && factor <= 1, NULL);

  for (guint i = 0; i < KEI_N_HEADINGS; i++)
    {
      g_autofree char *group = g_strdup_printf ("heading %u", i + 1);

      condense_text (keys, group, &style->headings[i], factor);
    }
  for (guint i = 0; i < KEI_N_PARAGRAPH_ROLES; i++)
    {
      g_autofree char *group = g_strdup_printf ("paragraph %s", kei_style_role_name (i));

      condense_text (keys, group, &style->paragraphs[i], factor);
    }
  g_key_file_set_string (keys, "table", "padding", g_ascii_formatd (number, sizeof number, "%.3f", style->table.padding * factor));
  return new_from_keys (keys, NULL);
}

/* --- Asking --- */

void
kei_paper_get_size (KeiPaper paper, double *width, double *height)
{
  g_return_if_fail (paper > KEI_PAPER_STYLE && paper < KEI_N_PAPERS);

  *width = paper_sizes[paper][0] * KEI_STYLE_POINTS_PER_MM;
  *height = paper_sizes[paper][1] * KEI_STYLE_POINTS_PER_MM;
}

char *
kei_report_style_dup_name (const KeiReportStyle *style, const char *language)
{
  char *name = g_key_file_get_locale_string (style->keys, "style", "name", language, NULL);

  return name != NULL ? name : g_strdup ("");
}

const KeiTextStyle *
kei_report_style_get_heading (const KeiReportStyle *style, guint level)
{
  return &style->headings[CLAMP (level, 1, KEI_N_HEADINGS) - 1];
}

const KeiTextStyle *
kei_report_style_get_paragraph (const KeiReportStyle *style, KeiParagraphRole role)
{
  g_return_val_if_fail (role < KEI_N_PARAGRAPH_ROLES, &style->paragraphs[0]);
  return &style->paragraphs[role];
}

KeiRgba
kei_report_style_get_ink (const KeiReportStyle *style, KeiInk ink)
{
  g_return_val_if_fail (ink < KEI_N_INKS, KEI_RGBA_NONE);
  return style->inks[ink];
}

const KeiPageSetup *
kei_report_style_get_page (const KeiReportStyle *style)
{
  return &style->page;
}

const char *
kei_report_style_get_furniture (const KeiReportStyle *style, KeiFurniture furniture, KeiAlign place)
{
  return style->furniture[furniture][place];
}

const KeiTableStyle *
kei_report_style_get_table (const KeiReportStyle *style)
{
  return &style->table;
}

const char *
kei_report_style_get_option (const KeiReportStyle *style, const char *key)
{
  const char *value = g_hash_table_lookup (style->options, key);

  return value != NULL && *value != '\0' ? value : NULL;
}
