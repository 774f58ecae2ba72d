/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public face: edits are found in bytes (kei-text-sentences.c, kei-text-words.c) and told in code points. */
#include "config.h"

#include "kei-text-diff.h"

#include <string.h>

#include "kei-text-diff-private.h"

/* What one comparison may cost. */
#define BUDGET (60 * 1000 * 1000)

struct _KeiTextDiffer
{
  KeiSpellings *spellings;
};

KeiTextDiffer *
kei_text_differ_new (void)
{
  KeiTextDiffer *self = g_new0 (KeiTextDiffer, 1);

  self->spellings = kei_spellings_new ();
  return self;
}

void
kei_text_differ_free (KeiTextDiffer *differ)
{
  kei_spellings_free (differ->spellings);
  g_free (differ);
}

/* A place in a text that is only gone through forwards. */
typedef struct
{
  const char *text;
  gsize at;
  guint characters;
} Cursor;

static guint
go_to (Cursor *cursor, gsize at)
{
  for (; cursor->at < at; cursor->at++)
    cursor->characters += (cursor->text[cursor->at] & 0xc0) != 0x80;
  return cursor->characters;
}

/* Sets the partners of moved sentences. */
static void
link_moved (GArray *hunks, const GArray *edits)
{
  g_autoptr (GHashTable) first = NULL;

  for (guint i = 0; i < edits->len; i++)
    {
      const KeiTextEdit *edit = &g_array_index (edits, KeiTextEdit, i);
      gpointer key = GSIZE_TO_POINTER ((gsize) edit->moved), found;

      if (edit->moved == 0)
        continue;
      if (first == NULL)
        first = g_hash_table_new (NULL, NULL);
      if (g_hash_table_lookup_extended (first, key, NULL, &found))
        {
          g_array_index (hunks, KeiTextHunk, i).partner = GPOINTER_TO_UINT (found);
          g_array_index (hunks, KeiTextHunk, GPOINTER_TO_UINT (found)).partner = i;
        }
      else
        g_hash_table_insert (first, key, GUINT_TO_POINTER (i));
    }
}

static GArray *
make_hunks (const char *old_text, const char *new_text, const GArray *edits)
{
  GArray *hunks = g_array_sized_new (FALSE, FALSE, sizeof (KeiTextHunk), edits->len);
  Cursor old_cursor = { old_text, 0, 0 }, new_cursor = { new_text, 0, 0 };

  for (guint i = 0; i < edits->len; i++)
    {
      const KeiTextEdit *edit = &g_array_index (edits, KeiTextEdit, i);
      KeiTextHunk hunk = { 0 };

      hunk.kind = edit->kind;
      hunk.partner = i;
      hunk.old_start = go_to (&old_cursor, edit->old_start);
      hunk.old_length = go_to (&old_cursor, edit->old_end) - hunk.old_start;
      hunk.new_start = go_to (&new_cursor, edit->new_start);
      hunk.new_length = go_to (&new_cursor, edit->new_end) - hunk.new_start;
      g_array_append_val (hunks, hunk);
    }
  link_moved (hunks, edits);
  return hunks;
}

GArray *
kei_text_differ_compare (const KeiTextDiffer *differ, const char *old_text, const char *new_text, gboolean *limited)
{
  KeiTextComparison self = { differ->spellings, old_text, new_text, { BUDGET, FALSE }, NULL, NULL };
  g_autoptr (GArray) edits = NULL, key = NULL;

  if (limited != NULL)
    *limited = FALSE;
  if (strcmp (old_text, new_text) == 0)
    return g_array_new (FALSE, FALSE, sizeof (KeiTextHunk));
  self.edits = edits = g_array_new (FALSE, FALSE, sizeof (KeiTextEdit));
  self.key = key = g_array_new (FALSE, FALSE, sizeof (gunichar));
  kei_text_compare_sentences (&self);
  if (limited != NULL)
    *limited = self.budget.limited;
  return make_hunks (old_text, new_text, edits);
}
