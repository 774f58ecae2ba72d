/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the notes say, for the tool's report and the import assistant. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kei-outline.h"

KeiOutlineSeverity
kei_outline_note_severity (const KeiOutlineNote *note)
{
  switch (note->type)
    {
    case KEI_OUTLINE_NOTE_UNDECIDED:
      return KEI_OUTLINE_ERROR;
    case KEI_OUTLINE_NOTE_FRAGMENT:
    case KEI_OUTLINE_NOTE_REWORDED:
    case KEI_OUTLINE_NOTE_CUT_OFF:
    case KEI_OUTLINE_NOTE_COUNT:
    case KEI_OUTLINE_NOTE_DROPPED:
    case KEI_OUTLINE_NOTE_TOO_DEEP:
    case KEI_OUTLINE_NOTE_SUFFIX:
    case KEI_OUTLINE_NOTE_SHORTENED:
    case KEI_OUTLINE_NOTE_RENUMBERED:
      return KEI_OUTLINE_WARNING;
    default:
      return KEI_OUTLINE_INFO;
    }
}

char *
kei_outline_note_to_text (const KeiOutline *outline, const KeiOutlineNote *note)
{
  guint line = note->other == KEI_OUTLINE_NONE ? 0 : kei_outline_row (outline, note->other)->line;
  const char *other = note->other == KEI_OUTLINE_NONE ? "" : kei_outline_row (outline, note->other)->text;

  switch (note->type)
    {
    case KEI_OUTLINE_NOTE_FURNITURE:
      return g_strdup (_ ("Left out: page furniture"));
    case KEI_OUTLINE_NOTE_FRAGMENT:
      return g_strdup (_ ("Left out: a fragment that says nothing by itself"));
    case KEI_OUTLINE_NOTE_CONTENTS:
      return g_strdup (_ ("Left out: list of contents"));
    case KEI_OUTLINE_NOTE_REPEATED:
      return g_strdup (_ ("Left out: said elsewhere in the same words"));
    case KEI_OUTLINE_NOTE_MERGED:
      return g_strdup_printf (_ ("Merged with line %u"), line);
    case KEI_OUTLINE_NOTE_REWORDED:
      return g_strdup_printf (_ ("Merged with line %u, where it says “%s”; these words are kept as an alternative"), line, other);
    case KEI_OUTLINE_NOTE_JOINED:
      return g_strdup_printf (_ ("Joined with line %u"), line);
    case KEI_OUTLINE_NOTE_CLOSED:
      return g_strdup_printf (ngettext ("%u space inside of words closed", "%u spaces inside of words closed", note->count), note->count);
    case KEI_OUTLINE_NOTE_SPLIT:
      return g_strdup_printf (ngettext ("The line holds %u entry", "The line holds %u entries", note->count), note->count);
    case KEI_OUTLINE_NOTE_CUT_OFF:
      return g_strdup (_ ("The sentence is cut off; the rest is not in the text"));
    case KEI_OUTLINE_NOTE_HEADING_AFTER:
      return g_strdup_printf (_ ("Heads the lines from line %u on, which stand before it"), line);
    case KEI_OUTLINE_NOTE_SUFFIX:
      return g_strdup_printf (_ ("“%s” ends every heading and was taken off"), note->text);
    case KEI_OUTLINE_NOTE_SHORTENED:
      return g_strdup_printf (_ ("“%s” is no part of the plan’s name and was taken off"), note->text);
    case KEI_OUTLINE_NOTE_UNDECIDED:
      return g_strdup (_ ("Nothing says what this line is; it is kept as a text to be confirmed"));
    case KEI_OUTLINE_NOTE_COUNT:
      return g_strdup_printf (_ ("Declared: %s; found: %u"), note->text, note->count);
    case KEI_OUTLINE_NOTE_DROPPED:
      return g_strdup_printf (ngettext ("%u character that a plan cannot hold was dropped", "%u characters that a plan cannot hold were dropped", note->count), note->count);
    case KEI_OUTLINE_NOTE_RENUMBERED:
      return g_strdup_printf (_ ("The text numbers it “%s”; in the plan it becomes “%s” by its place"), kei_outline_row (outline, note->row)->printed, note->text);
    case KEI_OUTLINE_NOTE_TOO_DEEP:
      return g_strdup (_ ("Nested deeper than a plan’s levels go"));
    default:
      return g_strdup ("");
    }
}

gboolean
kei_outline_note_holds (const KeiOutline *outline, const KeiOutlineNote *note)
{
  const KeiOutlineRow *row = kei_outline_row (outline, note->row);

  switch (note->type)
    {
    case KEI_OUTLINE_NOTE_FURNITURE:
    case KEI_OUTLINE_NOTE_FRAGMENT:
    case KEI_OUTLINE_NOTE_CONTENTS:
    case KEI_OUTLINE_NOTE_REPEATED:
      return row->kind == KEI_OUTLINE_IGNORE;
    case KEI_OUTLINE_NOTE_MERGED:
    case KEI_OUTLINE_NOTE_REWORDED:
      return row->merged != KEI_OUTLINE_NONE;
    case KEI_OUTLINE_NOTE_JOINED:
      return row->kind == KEI_OUTLINE_JOINED;
    case KEI_OUTLINE_NOTE_UNDECIDED:
      return row->kind == KEI_OUTLINE_UNDECIDED;
    default:
      return row->kind != KEI_OUTLINE_IGNORE;
    }
}
