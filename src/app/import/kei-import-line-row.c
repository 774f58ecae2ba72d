/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-import-line-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _KeiImportLineRow
{
  AdwBin parent_instance;

  KeiImport *import; /* owned, nullable */
  GSignalGroup *signals;
  guint row;

  /* Template references */
  GtkLabel *number;
  GtkLabel *text;
  GtkLabel *note;
  GtkImage *joined;
  GtkMenuButton *kind_button;
  GtkLabel *kind;
};

G_DEFINE_FINAL_TYPE (KeiImportLineRow, kei_import_line_row, ADW_TYPE_BIN)

#define INDENT_WIDTH 7    /* px a column */
#define MAX_INDENT 20     /* columns that are shown */
#define LONGEST_SHOWN 400 /* characters of a line */

/* --- What is shown --- */

/* The line as it stands, with ␣ for the spaces that were closed: both texts are compared from the end,
 * where no marks were taken off. */
static char *
mark_closed_spaces (const KeiOutlineRow *row)
{
  g_autofree gunichar *source = NULL;
  g_autofree gunichar *text = NULL;
  glong n, m, i, j;

  if (row->cells != NULL || strlen (row->source) > LONGEST_SHOWN * 3)
    return g_strdup (row->source);
  source = g_utf8_to_ucs4_fast (row->source, -1, &n);
  text = g_utf8_to_ucs4_fast (row->text, -1, &m);
  i = n - 1;
  j = m - 1;
  while (i >= 0 && j >= 0 && source[i] != text[j])
    i--;
  for (; i >= 0 && j >= 0; i--)
    if (source[i] == text[j])
      j--;
    else if (source[i] == ' ')
      source[i] = 0x2423;
    else
      break;
  return g_ucs4_to_utf8 (source, n, NULL, NULL, NULL);
}

/* The note that matters most: what was left out or merged before what was only tidied. */
static char *
find_note (const KeiOutline *outline, guint row)
{
  static const KeiOutlineNoteType order[] = {
    KEI_OUTLINE_NOTE_UNDECIDED, KEI_OUTLINE_NOTE_FRAGMENT, KEI_OUTLINE_NOTE_FURNITURE, KEI_OUTLINE_NOTE_CONTENTS, KEI_OUTLINE_NOTE_REPEATED,
    KEI_OUTLINE_NOTE_REWORDED, KEI_OUTLINE_NOTE_MERGED, KEI_OUTLINE_NOTE_COUNT, KEI_OUTLINE_NOTE_CUT_OFF, KEI_OUTLINE_NOTE_RENUMBERED, KEI_OUTLINE_NOTE_SUFFIX,
    KEI_OUTLINE_NOTE_SHORTENED, KEI_OUTLINE_NOTE_HEADING_AFTER, KEI_OUTLINE_NOTE_CLOSED, KEI_OUTLINE_NOTE_SPLIT, KEI_OUTLINE_NOTE_DROPPED, KEI_OUTLINE_NOTE_TOO_DEEP
  };
  const KeiOutlineNote *best = NULL;
  guint rank = G_N_ELEMENTS (order);

  /* Notes stand in the order of rows. */
  for (guint low = 0, high = outline->notes->len; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (((KeiOutlineNote *) g_ptr_array_index (outline->notes, middle))->row < row)
        low = middle + 1;
      else
        high = middle;
      if (low == high)
        for (guint i = low; i < outline->notes->len; i++)
          {
            const KeiOutlineNote *note = g_ptr_array_index (outline->notes, i);

            if (note->row != row)
              break;
            for (guint r = 0; r < rank; r++)
              if (order[r] == note->type && kei_outline_note_holds (outline, note))
                {
                  rank = r;
                  best = note;
                }
          }
    }
  return best == NULL ? NULL : kei_outline_note_to_text (outline, best);
}

static gboolean
has_joined_lines (const KeiOutline *outline, guint row)
{
  for (guint i = row + 1; i < outline->rows->len && i < row + 4; i++)
    {
      const KeiOutlineRow *next = kei_outline_row (outline, i);

      if (next->kind == KEI_OUTLINE_JOINED)
        return next->head == row;
      if (next->kind != KEI_OUTLINE_IGNORE)
        return FALSE;
    }
  return FALSE;
}

/* The class that colours a kind: by depth for items. */
static const char *
find_kind_class (const KeiOutline *outline, const KeiOutlineRow *row)
{
  static const char *const depths[] = { "kind-1", "kind-2", "kind-3", "kind-4", "kind-5" };

  switch (row->kind)
    {
    case KEI_OUTLINE_ITEM:
      return depths[kei_outline_level (outline, row->level)->depth % G_N_ELEMENTS (depths)];
    case KEI_OUTLINE_INDICATOR:
      return "kind-5";
    case KEI_OUTLINE_UNDECIDED:
      return "kind-undecided";
    case KEI_OUTLINE_IGNORE:
      return "kind-ignored";
    default:
      return "kind-other";
    }
}

static void
update (KeiImportLineRow *self)
{
  const KeiOutline *outline;
  const KeiOutlineRow *row;
  g_autofree char *number = NULL;
  g_autofree char *source = NULL;
  g_autofree char *note = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  const char *classes[] = { "kind", NULL, NULL };

  if (self->import == NULL)
    return;
  outline = kei_import_get_outline (self->import);
  if (self->row >= outline->rows->len)
    return;
  row = kei_outline_row (outline, self->row);
  number = g_strdup_printf ("%u", row->line);
  source = mark_closed_spaces (row);
  /* A cell says nothing without the head of its column. */
  if (row->in_table && row->tag != NULL)
    {
      g_autofree char *cell = g_steal_pointer (&source);

      source = g_strdup_printf ("%s：%s", row->tag, cell);
    }
  note = find_note (outline, self->row);
  gtk_label_set_text (self->number, row->piece == 0 ? number : "");
  gtk_label_set_text (self->text, source);
  gtk_widget_set_margin_start (GTK_WIDGET (self->text), (int) MIN (row->indent, MAX_INDENT) * INDENT_WIDTH);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), row->source);
  if (row->kind == KEI_OUTLINE_IGNORE)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
    }
  gtk_label_set_attributes (self->text, attributes);
  gtk_label_set_text (self->note, note == NULL ? "" : note);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note), note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->joined), has_joined_lines (outline, self->row));
  gtk_label_set_text (self->kind, kei_import_get_kind_name (outline, self->row));
  classes[1] = find_kind_class (outline, row);
  gtk_widget_set_css_classes (GTK_WIDGET (self->kind_button), classes);
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char *[]){ row->kind == KEI_OUTLINE_IGNORE ? "ignored" : row->kind == KEI_OUTLINE_UNDECIDED ? "undecided"
                                                                                                             : row->kind == KEI_OUTLINE_JOINED      ? "joined-line"
                                                                                                                                                    : "line",
                                                                   NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind_button), GTK_ACCESSIBLE_PROPERTY_LABEL, kei_import_get_kind_name (outline, self->row), -1);
  /* What the list tells a screen reader of the line: what it was taken for, then its words. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", kei_import_get_kind_name (outline, self->row), source);

      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

/* --- The menu --- */

static void
add_choice (GMenu *menu, const char *label, guint row, const char *what)
{
  GMenuItem *item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "import.set", "(us)", row, what);
  g_menu_append_item (menu, item);
  g_object_unref (item);
}

static GMenu *
create_menu (KeiImportLineRow *self)
{
  static const KeiOutlineKind common[] = { KEI_OUTLINE_TEXT, KEI_OUTLINE_ROLE, KEI_OUTLINE_INDICATOR, KEI_OUTLINE_VALUE, KEI_OUTLINE_COST, KEI_OUTLINE_LEAD, KEI_OUTLINE_SECTION, KEI_OUTLINE_VIEWPOINT, KEI_OUTLINE_BODY };
  static const KeiOutlineKind fields[] = { KEI_OUTLINE_TITLE, KEI_OUTLINE_VISION, KEI_OUTLINE_CATCHPHRASE, KEI_OUTLINE_THEME, KEI_OUTLINE_PERIOD, KEI_OUTLINE_CONTACT };
  const KeiOutline *outline = kei_import_get_outline (self->import);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) levels = g_menu_new ();
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) plan = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  for (guint i = 0; i < outline->levels->len; i++)
    {
      g_autofree char *what = g_strdup_printf ("level:%u", i);

      add_choice (levels, kei_outline_level (outline, i)->name, self->row, what);
    }
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    {
      g_autofree char *what = g_strdup_printf ("kind:%u", common[i]);

      add_choice (kinds, kei_import_kind_label (common[i]), self->row, what);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *what = g_strdup_printf ("kind:%u", fields[i]);

      add_choice (plan, kei_import_kind_label (fields[i]), self->row, what);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (levels));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (kinds));
  g_menu_append_submenu (others, _ ("Of the Plan"), G_MENU_MODEL (plan));
  if (kei_outline_row (outline, self->row)->kind == KEI_OUTLINE_JOINED)
    add_choice (others, _ ("Take Off the Line Before"), self->row, "part");
  else
    add_choice (others, _ ("Join to the Line Before"), self->row, "join");
  add_choice (others, _ ("Leave Out"), self->row, "ignore");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return menu;
}

static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  KeiImportLineRow *self = data;
  g_autoptr (GMenu) menu = NULL;

  if (self->import == NULL)
    return;
  menu = create_menu (self);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
kei_import_line_row_choose (KeiImportLineRow *self)
{
  g_return_if_fail (KEI_IS_IMPORT_LINE_ROW (self));

  gtk_menu_button_popup (self->kind_button);
}

guint
kei_import_line_row_get_line (KeiImportLineRow *self)
{
  g_return_val_if_fail (KEI_IS_IMPORT_LINE_ROW (self), KEI_OUTLINE_NONE);

  return self->import == NULL ? KEI_OUTLINE_NONE : self->row;
}

void
kei_import_line_row_set_line (KeiImportLineRow *self, KeiImport *import, guint row)
{
  g_return_if_fail (KEI_IS_IMPORT_LINE_ROW (self));

  g_set_object (&self->import, import);
  g_signal_group_set_target (self->signals, import);
  self->row = row;
  update (self);
}

static void
kei_import_line_row_dispose (GObject *object)
{
  KeiImportLineRow *self = KEI_IMPORT_LINE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_IMPORT_LINE_ROW);
  g_clear_object (&self->signals);
  g_clear_object (&self->import);
  G_OBJECT_CLASS (kei_import_line_row_parent_class)->dispose (object);
}

static void
kei_import_line_row_class_init (KeiImportLineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_import_line_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "import-line");
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-import-line-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiImportLineRow, number);
  gtk_widget_class_bind_template_child (widget_class, KeiImportLineRow, text);
  gtk_widget_class_bind_template_child (widget_class, KeiImportLineRow, note);
  gtk_widget_class_bind_template_child (widget_class, KeiImportLineRow, joined);
  gtk_widget_class_bind_template_child (widget_class, KeiImportLineRow, kind_button);
  gtk_widget_class_bind_template_child (widget_class, KeiImportLineRow, kind);
}

static void
kei_import_line_row_init (KeiImportLineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (KEI_TYPE_IMPORT);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  gtk_menu_button_set_create_popup_func (self->kind_button, create_popup_cb, self, NULL);
}

GtkWidget *
kei_import_line_row_new (void)
{
  return g_object_new (KEI_TYPE_IMPORT_LINE_ROW, NULL);
}
