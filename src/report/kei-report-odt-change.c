/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tracked changes of ODT. What was taken out stands before the text, and a mark where it stood; what was put in stands between two marks.
 *
 * A line that was put in or taken out goes with one of its two ends. It is the one before it: the marks stand where the line before ends, so
 * that LibreOffice gives every line its own look again, whatever is decided. Behind a table there is none: there it is the end behind the
 * line, and its marks stand where the next line begins; and between two tables, where there is none either, a low line is put behind. */
#include "config.h"

#include "kei-report-odt-private.h"

guint
kei_odt_add_change (KeiOdt *self, KeiOdtChange change)
{
  change.author = self->parting.author;
  if (self->out == NULL)
    g_array_append_val (self->changes, change);
  return ++self->n_changes;
}

void
kei_odt_write_change (KeiOdt *self, KeiOdtChangeMark mark, guint number)
{
  static const char *const elements[] = { "text:change", "text:change-start", "text:change-end" };
  g_autofree char *id = g_strdup_printf ("ct%u", number);

  kei_element_empty (self->out, elements[mark], "text:change-id", id, NULL);
}

/* --- What the changes are --- */

static void
write_facts (KeiOdt *self, const KeiOdtChange *change)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) created = g_date_time_new_from_iso8601 (self->facts->created, zone);
  g_autofree char *date = created != NULL ? g_date_time_format (created, "%Y-%m-%dT%H:%M:%S") : g_strdup ("1970-01-01T00:00:00");

  kei_element_open (self->out, "office:change-info");
  kei_element_leaf (self->out, "dc:creator", self->parting.authors[change->author]);
  kei_element_leaf (self->out, "dc:date", date);
  kei_element_close (self->out);
}

/* What is gone. A line has an empty one beside it, of the look of the line that its end parted it from: LibreOffice gives that look to what
 * stands there when the change is refused. */
static void
write_gone (KeiOdt *self, const KeiOdtChange *change)
{
  if (change->block == NULL)
    {
      kei_element_open (self->out, "text:p");
      kei_odt_write_text (self, change->text);
      kei_element_close (self->out);
      return;
    }
  for (guint i = 0; i < 2; i++)
    if ((i == 0) != change->after)
      kei_odt_write_gone_line (self, change->block, FALSE);
    else if (change->beside != NULL)
      kei_odt_write_gone_line (self, change->beside, TRUE);
    else
      kei_element_empty (self->out, "text:p", NULL);
}

void
kei_odt_write_changes (KeiOdt *self)
{
  if (self->changes->len == 0)
    return;
  kei_element_open_with (self->out, "text:tracked-changes", "text:track-changes", "false", NULL);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const KeiOdtChange *change = &g_array_index (self->changes, KeiOdtChange, i);
      g_autofree char *id = g_strdup_printf ("ct%u", i + 1);

      kei_element_open_with (self->out, "text:changed-region", "xml:id", id, "text:id", id, NULL);
      kei_element_open (self->out, change->inserted ? "text:insertion" : "text:deletion");
      write_facts (self, change);
      if (!change->inserted)
        write_gone (self, change);
      kei_element_close (self->out);
      kei_element_close (self->out);
    }
  kei_element_close (self->out);
}

/* --- Lines --- */

/* KEI_MARK_INSERTED or KEI_MARK_DELETED if the block is a line that was put in or taken out as a whole, else 0. */
static KeiMarks
get_tracked (const KeiBlock *block)
{
  const KeiParagraph *line = kei_office_get_line (block);

  return line != NULL ? kei_office_tracked (line) & (KEI_MARK_INSERTED | KEI_MARK_DELETED) : 0;
}

static gboolean
is_line (const KeiBlock *block)
{
  return block->kind == KEI_BLOCK_PARAGRAPH || block->kind == KEI_BLOCK_HEADING;
}

static guint
take_out (KeiOdt *self, const KeiBlock *block, const KeiBlock *beside)
{
  KeiOdtChange change = { .block = block, .beside = beside, .after = self->after };

  /* Its styles are to be known. */
  if (self->out == NULL)
    write_gone (self, &change);
  return kei_odt_add_change (self, change);
}

gboolean
kei_odt_take_out (KeiOdt *self, const KeiBlock *block, const KeiBlock *end)
{
  const KeiBlock *next = block + 1;
  KeiOdtWaiting waiting = { KEI_ODT_CHANGE, 0 };

  if (get_tracked (block) != KEI_MARK_DELETED)
    return FALSE;
  if (self->after)
    return TRUE;
  while (next < end && get_tracked (next) == KEI_MARK_DELETED)
    next++;
  waiting.number = take_out (self, block, next < end && is_line (next) ? next : NULL);
  g_array_append_val (self->waiting, waiting);
  return TRUE;
}

static void
write_waiting (KeiOdt *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      const KeiOdtWaiting *waiting = &g_array_index (self->waiting, KeiOdtWaiting, i);

      kei_odt_write_change (self, waiting->mark, waiting->number);
    }
  g_array_set_size (self->waiting, 0);
}

void
kei_odt_begin_line (KeiOdt *self, const KeiBlock *block)
{
  self->settled = get_tracked (block) != 0;
  write_waiting (self);
  if (self->settled && !self->after)
    {
      KeiOdtWaiting waiting = { KEI_ODT_CHANGE_END, kei_odt_add_change (self, (KeiOdtChange){ .inserted = TRUE }) };

      kei_odt_write_change (self, KEI_ODT_CHANGE_START, waiting.number);
      g_array_append_val (self->waiting, waiting);
    }
}

void
kei_odt_end_line (KeiOdt *self, const KeiBlock *block, const KeiBlock *end)
{
  const KeiBlock *next = block + 1;

  if (self->settled && self->after)
    kei_odt_write_change (self, KEI_ODT_CHANGE_END, self->open_insertion);
  self->after |= !self->settled;
  self->settled = FALSE;
  if (!self->after)
    return;
  for (; next < end && get_tracked (next) == KEI_MARK_DELETED; next++)
    kei_odt_write_change (self, KEI_ODT_CHANGE, take_out (self, next, block));
  if (next < end && get_tracked (next) == KEI_MARK_INSERTED)
    {
      self->open_insertion = kei_odt_add_change (self, (KeiOdtChange){ .inserted = TRUE });
      kei_odt_write_change (self, KEI_ODT_CHANGE_START, self->open_insertion);
    }
}

void
kei_odt_settle_changes (KeiOdt *self)
{
  self->after = FALSE;
  if (self->waiting->len == 0)
    return;
  kei_odt_open_spacer (self);
  write_waiting (self);
  kei_odt_close_paragraph (self);
}
