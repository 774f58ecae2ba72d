/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing into a row: its title, line or short text, where it stands. Nothing is written before the person says so; then it is one
 * step of that side's plan, as typing in the form would be, and the comparison follows.
 *
 * What is typed is never lost silently: it is kept when the keyboard goes elsewhere, and where its place in the plan is
 * not what it was any more it goes to the clipboard. */
#include "config.h"

#include "kei-compare-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-text-area.h"
#include "kei-text-frame.h"

#define MOST_WAITS 30 /* frames until a row that was scrolled to, or made anew, is there */

/* --- What can be typed --- */

/* What a cell shows: a part of a field's text. */
typedef struct
{
  KeiId node;
  KeiField field;
  gsize start, length;
  gboolean is_line; /* one of several that the field may have */
} Part;

static gboolean
find_whole (KeiNode *node, KeiField field, Part *part)
{
  const KeiFieldInfo *info = node != NULL && field != KEI_FIELD_NONE ? kei_schema_field (kei_node_get_kind (node), field) : NULL;

  if (info == NULL || info->type != KEI_FIELD_TYPE_STRING)
    return FALSE;
  *part = (Part){ .node = kei_node_get_id (node), .field = field, .length = strlen (kei_node_get_text (node, field)) };
  return TRUE;
}

static gboolean
find_part (KeiComparisonRows *rows, guint index, KeiSide side, guint cell, Part *part)
{
  const KeiComparisonRow *row = kei_comparison_rows_get (rows, index);
  g_autoptr (KeiRowText) text = NULL;

  switch ((KeiRowKind) row->kind)
    {
    case KEI_ROW_TITLE:
      text = kei_comparison_rows_dup_text (rows, index, KEI_YEAR_STYLE_SHORT);
      if (cell >= text->n_cells[side] || text->cells[side][cell].node == NULL)
        return FALSE;
      return find_whole (text->cells[side][cell].node, kei_schema_headline (kei_node_get_kind (text->cells[side][cell].node)), part);
    case KEI_ROW_FIELD:
      return find_whole (row->nodes[side], (KeiField) row->field, part);
    case KEI_ROW_PARAGRAPH:
      if (row->nodes[side] == NULL)
        return FALSE;
      *part = (Part){ kei_node_get_id (row->nodes[side]), (KeiField) row->field, row->ranges[side].start, row->ranges[side].length, TRUE };
      return TRUE;
    case KEI_ROW_GROUP:
    case KEI_ROW_CAPTION:
    case KEI_ROW_CELLS:
    case KEI_ROW_INDICATOR:
    case KEI_ROW_SDGS:
    case KEI_ROW_BUDGET:
    case KEI_ROW_STAFFING:
    case KEI_ROW_OTHER:
    case KEI_ROW_ELSEWHERE:
    case KEI_ROW_N_KINDS:
    default:
      return FALSE;
    }
}

/* As the plan says it now. (transfer full) (nullable) */
static char *
dup_part (KeiEditor *editor, const Part *part)
{
  KeiNode *node = kei_editor_lookup (editor, part->node);
  const char *text = node != NULL ? kei_node_get_text (node, part->field) : NULL;

  if (text == NULL || strlen (text) < part->start + part->length || (!part->is_line && strlen (text) != part->length))
    return NULL;
  return g_strndup (text + part->start, part->length);
}

/* Why the plan of a side cannot be typed into, or NULL. */
static const char *
find_refusal (KeiComparePage *self, KeiSide side)
{
  KeiCompareSide *here = kei_compare_page_get_side (self, side);
  KeiEditor *editor = kei_compare_side_get_editor (here);

  if (editor != NULL)
    return kei_editor_get_read_only (editor) ? _ ("This plan is read-only") : NULL;
  switch (kei_compare_side_get_kind (here))
    {
    case KEI_COMPARE_SIDE_VERSION:
      return _ ("A named version cannot be changed any more");
    case KEI_COMPARE_SIDE_SAVED:
      return _ ("What was saved cannot be changed any more");
    case KEI_COMPARE_SIDE_FILE:
    case KEI_COMPARE_SIDE_OPEN:
    default:
      return _ ("The other plan is only read here. “Edit This Item” in the menu of the row opens it in a window of its own");
    }
}

/* --- Ending --- */

static void focus_cb (KeiComparePage *self);

struct _KeiComparePageTyping
{
  KeiEditor *editor; /* owned */
  KeiSide side;
  guint cell;
  Part part;
  char *before;      /* owned */
  GtkWidget *frame;  /* owned */
  KeiTextArea *area; /* unowned: in the frame */
  KeiPairRow *row;   /* unowned, nullable: while the row that it was in is made anew */
  GtkRoot *root;     /* weak: tells where the keyboard goes */
  gboolean settles;  /* its row was made anew, and GTK may still look for another place for the keyboard */
  gboolean composing;
};

/* A title has one line. Of a line that is emptied its end goes too. (transfer full) */
static char *
make_text (const KeiComparePageTyping *typing, const char *text, const char *typed)
{
  const Part *part = &typing->part;
  gsize start = part->start, end = part->start + part->length;
  g_autofree char *line = g_strdup (typed);

  if (!part->is_line)
    g_strdelimit (line, "\n", ' ');
  if (part->is_line && *line == '\0' && text[end] == '\n')
    end++;
  else if (part->is_line && *line == '\0' && start > 0 && text[start - 1] == '\n')
    start--;
  return g_strdup_printf ("%.*s%s%s", (int) start, text, line, text + end);
}

static void
keep (KeiComparePage *self, KeiComparePageTyping *typing)
{
  g_autofree char *typed = kei_text_area_dup_text (typing->area);
  gboolean is_open = kei_compare_side_get_editor (kei_compare_page_get_side (self, typing->side)) == typing->editor;
  g_autofree char *now = is_open ? dup_part (typing->editor, &typing->part) : NULL;
  g_autofree char *text = NULL;

  if (g_str_equal (typed, typing->before))
    return;
  if (g_strcmp0 (now, typing->before) == 0)
    {
      text = make_text (typing, kei_node_get_text (kei_editor_lookup (typing->editor, typing->part.node), typing->part.field), typed);
      kei_editor_break_step (typing->editor);
      if (kei_editor_set_text (typing->editor, typing->part.node, typing->part.field, text, FALSE))
        return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), typed);
  kei_editor_say (self->editor, _ ("The text was changed elsewhere meanwhile. What you typed is on the clipboard"));
}

static void
end (KeiComparePage *self, gboolean wanted)
{
  KeiComparePageTyping *typing = g_steal_pointer (&self->typed);
  gboolean had_keyboard;

  if (typing == NULL)
    return;
  kei_comparer_hold (self->comparer, FALSE);
  had_keyboard = gtk_widget_has_focus (GTK_WIDGET (typing->area));
  if (typing->root != NULL)
    g_signal_handlers_disconnect_by_func (typing->root, focus_cb, self);
  g_clear_weak_pointer (&typing->root);
  if (wanted)
    keep (self, typing);
  if (typing->row != NULL)
    {
      /* The list keeps the keyboard where it was. */
      if (had_keyboard)
        gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (typing->row)));
      kei_pair_row_set_input (typing->row, KEI_PAIR_LEFT, 0, NULL);
    }
  g_object_unref (typing->frame);
  g_object_unref (typing->editor);
  g_free (typing->before);
  g_free (typing);
}

void
kei_compare_page_end_typing (KeiComparePage *self)
{
  g_return_if_fail (KEI_IS_COMPARE_PAGE (self));

  end (self, TRUE);
}

/* --- Other rows while one types --- */

static void
show_input (KeiComparePage *self, KeiPairRow *row)
{
  self->typed->row = row;
  kei_pair_row_set_input (row, self->typed->side == KEI_SIDE_OLD ? KEI_PAIR_LEFT : KEI_PAIR_RIGHT, self->typed->cell, self->typed->frame);
  gtk_widget_grab_focus (GTK_WIDGET (self->typed->area));
}

/* As soon as its row is there. */
static void
resume (KeiComparePage *self)
{
  KeiComparisonRows *rows = kei_compare_page_get_rows (self);
  guint index = _kei_compare_page_get_row (self);
  KeiPairRow *row = _kei_compare_page_find_row_widget (self, gtk_single_selection_get_selected (self->selection));
  g_autofree char *text = NULL;
  Part part;

  if (row == NULL || rows == NULL || index == KEI_ROW_NONE || kei_pair_row_get_content (row) == NULL)
    return;
  if (!find_part (rows, index, self->typed->side, self->typed->cell, &part) || part.node != self->typed->part.node || part.field != self->typed->part.field)
    return;
  text = dup_part (self->typed->editor, &part);
  if (g_strcmp0 (text, self->typed->before) != 0)
    return;
  self->typed->part = part;
  show_input (self, row);
}

static gboolean
resume_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (widget);

  if (self->typed == NULL)
    return G_SOURCE_REMOVE;
  if (self->typed->row == NULL)
    resume (self);
  if (self->typing_waits > 0 && --self->typing_waits > 0)
    return G_SOURCE_CONTINUE;
  self->typed->settles = FALSE;
  if (self->typed->row == NULL)
    end (self, TRUE);
  return G_SOURCE_REMOVE;
}

void
_kei_compare_page_release_row (KeiComparePage *self, KeiPairRow *row)
{
  if (self->typed == NULL || self->typed->row != row)
    return;
  self->typed->row = NULL;
  kei_pair_row_set_input (row, KEI_PAIR_LEFT, 0, NULL);
  if (!self->typed->settles)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), resume_cb, NULL, NULL);
  self->typed->settles = TRUE;
  self->typing_waits = MOST_WAITS;
}

gboolean
kei_compare_page_undo_typing (KeiComparePage *self, gboolean redo)
{
  GtkTextBuffer *buffer;

  g_return_val_if_fail (KEI_IS_COMPARE_PAGE (self), FALSE);

  if (self->typed == NULL)
    return FALSE;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->typed->area));
  if (redo)
    gtk_text_buffer_redo (buffer);
  else
    gtk_text_buffer_undo (buffer);
  return TRUE;
}

/* --- Typing --- */

/* To the field's own menu the keyboard may go, and to another window. */
static void
focus_cb (KeiComparePage *self)
{
  GtkWidget *area = GTK_WIDGET (self->typed->area);
  GtkWidget *focus = gtk_root_get_focus (self->typed->root);

  if (self->typed->row == NULL || focus == NULL || focus == area || gtk_widget_is_ancestor (focus, area))
    return;
  if (self->typed->settles && (focus == self->list || gtk_widget_is_ancestor (focus, self->list)))
    gtk_widget_grab_focus (area);
  else
    end (self, TRUE);
}

static void
preedit_cb (KeiComparePage *self, const char *preedit)
{
  if (self->typed != NULL)
    self->typed->composing = *preedit != '\0';
}

static gboolean
key_cb (KeiComparePage *self, guint key, guint code, GdkModifierType state)
{
  if (self->typed == NULL || self->typed->composing)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Escape:
      end (self, FALSE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      /* In a line of a text Return begins the next one. */
      if (self->typed->part.is_line && (state & GDK_CONTROL_MASK) == 0)
        return FALSE;
      end (self, TRUE);
      return TRUE;
    default:
      return FALSE;
    }
}

static KeiTextArea *
create_area (KeiComparePage *self, const char *text)
{
  KeiTextArea *area = KEI_TEXT_AREA (kei_text_area_new ());
  GtkEventController *keys = gtk_event_controller_key_new ();

  kei_text_area_set_text (area, text);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (area)), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text of the row"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (area), keys);
  g_signal_connect_object (area, "preedit-changed", G_CALLBACK (preedit_cb), self, G_CONNECT_SWAPPED);
  return area;
}

static void
set_caret (KeiTextArea *area, const char *text, guint offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (area));
  gsize length = strlen (text);
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_offset (buffer, &caret, (int) g_utf8_strlen (text, (gssize) MIN (offset, length)));
  gtk_text_buffer_place_cursor (buffer, &caret);
}

/* Lets one side's cell be typed into, or says why it cannot be. */
static void
begin (KeiComparePage *self, KeiPairRow *row, guint index, KeiSide side, guint cell, guint offset)
{
  KeiEditor *editor = kei_compare_side_get_editor (kei_compare_page_get_side (self, side));
  const char *refusal = find_refusal (self, side);
  KeiComparisonRows *rows = kei_compare_page_get_rows (self);
  g_autofree char *text = NULL;
  Part part;

  if (rows == NULL || !find_part (rows, index, side, cell, &part))
    refusal = _ ("This line cannot be typed into here. Enter leads to where it is edited");
  else if (refusal == NULL && (text = dup_part (editor, &part)) == NULL)
    refusal = _ ("The comparison is about to follow what was typed last. Try again in a moment");
  if (refusal != NULL)
    {
      kei_editor_say (self->editor, "%s", refusal);
      return;
    }
  end (self, TRUE);
  kei_comparer_hold (self->comparer, TRUE);
  self->typed = g_new0 (KeiComparePageTyping, 1);
  self->typed->editor = g_object_ref (editor);
  self->typed->part = part;
  self->typed->before = g_steal_pointer (&text);
  self->typed->side = side;
  self->typed->cell = cell;
  self->typed->area = create_area (self, self->typed->before);
  self->typed->frame = g_object_ref_sink (kei_text_frame_new (GTK_TEXT_VIEW (self->typed->area)));
  set_caret (self->typed->area, self->typed->before, offset);
  show_input (self, row);
  _kei_compare_page_follow_caret (GTK_TEXT_VIEW (self->typed->area));
  g_set_weak_pointer (&self->typed->root, gtk_widget_get_root (GTK_WIDGET (row)));
  g_signal_connect_swapped (self->typed->root, "notify::focus-widget", G_CALLBACK (focus_cb), self);
}

gboolean
_kei_compare_page_type_at (KeiComparePage *self, KeiPairRow *row, guint position, double x, double y)
{
  guint index = kei_compare_model_get_row (self->model, position);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (row), x, y, GTK_PICK_DEFAULT);
  KeiPairSide side;
  guint cell, offset;

  if (picked != NULL && picked != GTK_WIDGET (row)) /* where it is typed already */
    return FALSE;
  if (index == KEI_ROW_NONE || !kei_pair_row_find_text (row, x, y, &side, &cell, &offset))
    return FALSE;
  begin (self, row, index, side == KEI_PAIR_LEFT ? KEI_SIDE_OLD : KEI_SIDE_NEW, cell, offset);
  return TRUE;
}

/* What stands on one side only is typed there. FALSE when the chosen row is not on the screen. */
static gboolean
type_chosen (KeiComparePage *self, KeiSide side)
{
  guint index = _kei_compare_page_get_row (self);
  KeiPairRow *row = _kei_compare_page_find_row_widget (self, gtk_single_selection_get_selected (self->selection));
  KeiPairContent *content = row != NULL ? kei_pair_row_get_content (row) : NULL;

  if (content == NULL || !_kei_compare_page_is_in_view (self))
    return FALSE;
  if (index == KEI_ROW_NONE || kei_pair_content_is_fold (content))
    return TRUE;
  if (kei_pair_content_get_n_cells (content, side == KEI_SIDE_OLD ? KEI_PAIR_LEFT : KEI_PAIR_RIGHT) == 0)
    side = kei_side_other (side);
  begin (self, row, index, side, 0, G_MAXUINT);
  return TRUE;
}

/* The chosen row was scrolled away, and comes back with one of the next frames. */
static gboolean
type_later_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (widget);

  if (!type_chosen (self, GPOINTER_TO_UINT (data)) && --self->typing_waits > 0)
    {
      /* What is above it may have got its height only now. */
      _kei_compare_page_bring_into_view (self);
      return G_SOURCE_CONTINUE;
    }
  if (self->typed == NULL)
    kei_comparer_hold (self->comparer, FALSE);
  return G_SOURCE_REMOVE;
}

/* F2: the window's own plan, or with Shift the other one. */
static void
type_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (widget);
  KeiSide side = g_str_equal (name, "compare.type") ? self->own_side : kei_side_other (self->own_side);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position == GTK_INVALID_LIST_POSITION || type_chosen (self, side))
    return;
  _kei_compare_page_bring_into_view (self);
  self->typing_waits = MOST_WAITS;
  kei_comparer_hold (self->comparer, TRUE);
  gtk_widget_add_tick_callback (widget, type_later_cb, GUINT_TO_POINTER (side), NULL);
}

void
_kei_compare_page_install_typing_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "compare.type", NULL, type_cb);
  gtk_widget_class_install_action (klass, "compare.type-other", NULL, type_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, 0, "compare.type", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, GDK_SHIFT_MASK, "compare.type-other", NULL);
}
