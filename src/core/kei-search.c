/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text is folded character by character, keeping for each byte of the fold which byte of the text it
 * came from: a match in the fold is a match in the text where it begins and ends between characters.
 *
 *   text    Ｇ       ガ        葛+selector
 *   fold    g       カ+゛      葛
 *
 * The fold is Unicode's compatibility decomposition in lower case, so that half-width kana meet full-width ones. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-edit.h"
#include "kei-search.h"

typedef struct
{
  GString *text;
  GArray *from; /* (element-type guint) for each byte of `text`, and one past its end */
} Fold;

static gboolean
is_variation_selector (gunichar c)
{
  return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

static void
append_folded (GString *fold, const char *character, gsize length)
{
  gunichar c = g_utf8_get_char (character);

  if (c < 0x80)
    g_string_append_c (fold, g_ascii_tolower ((char) c));
  /* The unified ideographs and the plain kana are their own folds: most of a Japanese text. */
  else if ((c >= 0x4e00 && c <= 0x9fff) || is_variation_selector (c))
    g_string_append_len (fold, character, is_variation_selector (c) ? 0 : (gssize) length);
  else
    {
      g_autofree char *apart = g_utf8_normalize (character, (gssize) length, G_NORMALIZE_ALL);
      g_autofree char *folded = g_utf8_casefold (apart != NULL ? apart : "", -1);

      g_string_append (fold, folded);
    }
}

static Fold
fold_text (const char *text, KeiSearchFlags flags)
{
  Fold fold = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (guint)) };
  const char *next;
  guint at = 0;

  for (const char *p = text; *p != '\0'; p = next)
    {
      next = g_utf8_next_char (p);
      at = (guint) (p - text);
      if (flags & KEI_SEARCH_EXACT)
        g_string_append_len (fold.text, p, next - p);
      else
        append_folded (fold.text, p, (gsize) (next - p));
      while (fold.from->len < fold.text->len)
        g_array_append_val (fold.from, at);
    }
  at = (guint) strlen (text);
  g_array_append_val (fold.from, at);
  return fold;
}

static void
fold_clear (Fold *fold)
{
  g_string_free (fold->text, TRUE);
  g_array_unref (fold->from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fold, fold_clear)

/* Whether a character of the text begins at this byte of the fold. */
static gboolean
is_boundary (const Fold *fold, gsize at)
{
  return at == 0 || g_array_index (fold->from, guint, at) != g_array_index (fold->from, guint, at - 1);
}

/* Appends the hits of @words, folded already, in @text. */
static void
search (const char *text, const GString *words, KeiSearchFlags flags, guint max, KeiHit hit, GArray *hits)
{
  g_auto (Fold) fold = { NULL };
  const char *found;
  gsize at = 0;

  fold = fold_text (text, flags);
  while (hits->len < max && (found = strstr (fold.text->str + at, words->str)) != NULL)
    {
      gsize start = (gsize) (found - fold.text->str);
      gsize end = start + words->len;

      if (!is_boundary (&fold, start) || !is_boundary (&fold, end))
        {
          at = start + 1;
          continue;
        }
      hit.start = g_array_index (fold.from, guint, start);
      hit.length = g_array_index (fold.from, guint, end) - hit.start;
      g_array_append_val (hits, hit);
      at = end;
    }
}

GArray *
kei_search_text (const char *text, const char *words, KeiSearchFlags flags)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (KeiHit));
  g_auto (Fold) folded = { NULL };

  folded = fold_text (words, flags);
  if (folded.text->len > 0)
    search (text, folded.text, flags, G_MAXUINT, (KeiHit){ 0 }, hits);
  return hits;
}

/* --- A whole plan --- */

/* Texts that the program reads, not people. */
static const KeiField machine_fields[] = {
  KEI_FIELD_CODE,
  KEI_FIELD_DATA,
  KEI_FIELD_GROUPS,
  KEI_FIELD_MEDIA_TYPE,
  KEI_FIELD_PATTERN,
  KEI_FIELD_SETTINGS,
  KEI_FIELD_TARGET,
};

gboolean
kei_search_covers (const KeiFieldInfo *field)
{
  if ((field->type != KEI_FIELD_TYPE_STRING && field->type != KEI_FIELD_TYPE_TEXT) || (field->flags & KEI_FLAG_HIDDEN))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (machine_fields); i++)
    if (machine_fields[i] == field->id)
      return FALSE;
  return TRUE;
}

typedef struct
{
  const GString *words;
  KeiSearchFlags flags;
  guint max;
  GCancellable *cancellable;
  GArray *hits;
} Search;

static gboolean
search_node (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Search *self = data;
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *text = kei_search_covers (&kind->fields[i]) ? kei_node_get_string (node, kind->fields[i].id) : NULL;

      if (text != NULL)
        search (text, self->words, self->flags, self->max, (KeiHit){ .node = kei_node_get_id (node), .field = kind->fields[i].id }, self->hits);
    }
  return self->hits->len < self->max && !g_cancellable_is_cancelled (self->cancellable);
}

GArray *
kei_search_tree (KeiTree *tree, const char *words, KeiSearchFlags flags, guint max, GCancellable *cancellable)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (KeiHit));
  g_auto (Fold) folded = { NULL };
  Search self = { NULL, flags, max, cancellable, hits };

  folded = fold_text (words, flags);
  self.words = folded.text;
  if (folded.text->len > 0)
    kei_node_walk (kei_tree_get_root (tree), search_node, &self);
  return hits;
}

/* --- Replacing --- */

char *
kei_search_replace_text (const char *text, const KeiHit *hits, guint n, const char *replacement)
{
  GString *result = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_len (result, text + at, hits[i].start - at);
      g_string_append (result, replacement);
      at = hits[i].start + hits[i].length;
    }
  g_string_append (result, text + at);
  return g_string_free (result, FALSE);
}

/* Replaces the @n hits that are all in one field. */
static void
replace_in_field (KeiEdit *edit, const KeiHit *hits, guint n, const char *replacement)
{
  KeiNode *node = kei_tree_lookup (kei_edit_get_tree (edit), hits[0].node);
  const char *text = node == NULL ? NULL : kei_node_get_string (node, hits[0].field);
  g_autofree char *result = NULL;

  if (text == NULL || (gsize) hits[n - 1].start + hits[n - 1].length > strlen (text))
    {
      kei_edit_fail (edit, g_error_new_literal (KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE, _ ("What was found has changed meanwhile")));
      return;
    }
  result = kei_search_replace_text (text, hits, n, replacement);
  kei_edit_set_string (edit, hits[0].node, hits[0].field, result);
}

KeiChange *
kei_search_replace (KeiTree *tree, const KeiHit *hits, guint n, const char *replacement, GError **error)
{
  KeiEdit *edit = kei_edit_new (tree);
  guint first = 0;

  for (guint i = 1; i <= n; i++)
    if (i == n || hits[i].node != hits[first].node || hits[i].field != hits[first].field)
      {
        replace_in_field (edit, hits + first, i - first, replacement);
        first = i;
      }
  return kei_edit_end (edit, N_ ("Replace"), error);
}
