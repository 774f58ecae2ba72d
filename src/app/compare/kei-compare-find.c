/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer about other rows or other words than the ones now wanted is dropped. */
#include "config.h"

#include "kei-compare-find.h"

#include <glib/gi18n-lib.h>

#include "kei-asker.h"

#define TYPING_MS 120
#define CANCEL_EVERY 256 /* rows */

struct _KeiCompareFind
{
  AdwBin parent_instance;

  KeiComparisonRows *rows; /* owned, nullable */
  KeiYearStyle years;
  guint current;   /* the chosen row, or KEI_ROW_NONE */
  GArray *found;   /* owned (element-type guint32): rows, in order */
  KeiAsker *asker; /* owned: which rows have the words */
  int wanted_step; /* that waits for the answer: 1, -1 or 0 */

  /* Template references */
  GtkRevealer *revealer;
  GtkEditable *words_entry;
  GtkToggleButton *exact_button;
  GtkLabel *count_label;
};

G_DEFINE_FINAL_TYPE (KeiCompareFind, kei_compare_find, ADW_TYPE_BIN)

enum {
  FOUND,
  CHANGED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_open (KeiCompareFind *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}

const char *
kei_compare_find_get_words (KeiCompareFind *self, KeiSearchFlags *flags)
{
  g_return_val_if_fail (KEI_IS_COMPARE_FIND (self), "");

  *flags = gtk_toggle_button_get_active (self->exact_button) ? KEI_SEARCH_EXACT : KEI_SEARCH_FOLDED;
  return is_open (self) ? gtk_editable_get_text (self->words_entry) : "";
}

/* --- Where one is --- */

/* The first that has it at @row or after it; as many as there are when none has. */
static guint
search (KeiCompareFind *self, guint row)
{
  guint low = 0, high = self->found->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->found, guint32, middle) < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_found (KeiCompareFind *self, guint at)
{
  return at < self->found->len && g_array_index (self->found, guint32, at) == self->current;
}

static void
update_count (KeiCompareFind *self)
{
  guint n = self->found->len, at = search (self, self->current);
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (self->words_entry) == '\0')
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (_ ("Not found"));
  else if (is_found (self, at))
    text = g_strdup_printf ("%u / %u", at + 1, n);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", n), n);
  gtk_label_set_label (self->count_label, text);
}

static void
step (KeiCompareFind *self, gboolean forward)
{
  guint n = self->found->len, at = search (self, self->current);

  if (n == 0)
    return;
  if (forward)
    at = self->current == KEI_ROW_NONE ? 0 : (at + is_found (self, at)) % n;
  else
    at = self->current == KEI_ROW_NONE ? n - 1 : (at + n - 1) % n;
  g_signal_emit (self, signals[FOUND], 0, g_array_index (self->found, guint32, at));
}

void
kei_compare_find_set_current (KeiCompareFind *self, guint row)
{
  g_return_if_fail (KEI_IS_COMPARE_FIND (self));

  self->current = row;
  update_count (self);
}

/* --- Looking --- */

typedef struct
{
  KeiComparisonRows *rows; /* owned */
  KeiYearStyle years;
  char *words; /* owned */
  KeiSearchFlags flags;
  GArray *found; /* owned (element-type guint32), nullable: the answer */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  kei_comparison_rows_unref (question->rows);
  g_free (question->words);
  g_clear_pointer (&question->found, g_array_unref);
  g_free (question);
}

static gboolean
has_words (const Question *question, guint row)
{
  g_autoptr (KeiRowText) text = kei_comparison_rows_dup_text (question->rows, row, question->years);

  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    for (guint i = 0; i < text->n_cells[side]; i++)
      {
        g_autoptr (GArray) hits = kei_search_text (text->cells[side][i].text, question->words, question->flags);

        if (hits->len > 0)
          return TRUE;
      }
  return FALSE;
}

static void
find_rows (gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  guint n = kei_comparison_rows_get_n (question->rows);

  question->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 row = 0; row < n && *question->words != '\0'; row++)
    {
      if (row % CANCEL_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      if (has_words (question, row))
        g_array_append_val (question->found, row);
    }
}

static void
take_rows (gpointer owner, gpointer data)
{
  KeiCompareFind *self = owner;
  Question *question = data;
  int wanted = self->wanted_step;

  g_array_unref (self->found);
  self->found = g_steal_pointer (&question->found);
  self->wanted_step = 0;
  update_count (self);
  if (wanted != 0)
    step (self, wanted > 0);
}

static void
look (gpointer owner)
{
  KeiCompareFind *self = owner;
  Question *question;

  kei_asker_stop (self->asker);
  if (self->rows == NULL || !is_open (self))
    return;
  question = g_new0 (Question, 1);
  question->rows = kei_comparison_rows_ref (self->rows);
  question->years = self->years;
  question->words = g_strdup (kei_compare_find_get_words (self, &question->flags));
  kei_asker_ask (self->asker, question);
}

static const KeiAskerFuncs look_funcs = { look, find_rows, take_rows, question_free };

static void
words_changed_cb (KeiCompareFind *self)
{
  if (!is_open (self))
    return;
  g_signal_emit (self, signals[CHANGED], 0);
  kei_asker_ask_soon (self->asker, TYPING_MS);
}

void
kei_compare_find_set_rows (KeiCompareFind *self, KeiComparisonRows *rows, KeiYearStyle years)
{
  g_return_if_fail (KEI_IS_COMPARE_FIND (self));

  if (rows == self->rows && years == self->years)
    return;
  if (rows != NULL)
    kei_comparison_rows_ref (rows);
  g_clear_pointer (&self->rows, kei_comparison_rows_unref);
  self->rows = rows;
  self->years = years;
  g_array_set_size (self->found, 0);
  look (self);
}

/* What was asked for while the worker looks is done with its answer. */
void
kei_compare_find_step (KeiCompareFind *self, gboolean forward)
{
  g_return_if_fail (KEI_IS_COMPARE_FIND (self));

  if (!is_open (self) || *gtk_editable_get_text (self->words_entry) == '\0')
    {
      kei_compare_find_start (self);
      return;
    }
  if (kei_asker_is_waiting (self->asker))
    look (self);
  if (kei_asker_is_asking (self->asker))
    self->wanted_step = forward ? 1 : -1;
  else
    step (self, forward);
}

/* --- Opening and closing --- */

static void
set_open (KeiCompareFind *self, gboolean open)
{
  if (is_open (self) == open)
    return;
  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_widget_set_visible (GTK_WIDGET (self), open);
  look (self);
  g_signal_emit (self, signals[CHANGED], 0);
  if (!open)
    g_signal_emit (self, signals[CLOSED], 0);
}

void
kei_compare_find_start (KeiCompareFind *self)
{
  g_return_if_fail (KEI_IS_COMPARE_FIND (self));

  set_open (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->words_entry));
  gtk_editable_select_region (self->words_entry, 0, -1);
}

static void
words_activated_cb (KeiCompareFind *self)
{
  kei_compare_find_step (self, TRUE);
}

static void
stop_search_cb (KeiCompareFind *self)
{
  set_open (self, FALSE);
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiCompareFind *self = KEI_COMPARE_FIND (widget);

  if (g_str_equal (name, "find.close"))
    set_open (self, FALSE);
  else
    kei_compare_find_step (self, g_str_equal (name, "find.next"));
}

/* --- The object --- */

static void
kei_compare_find_dispose (GObject *object)
{
  KeiCompareFind *self = KEI_COMPARE_FIND (object);

  g_clear_pointer (&self->asker, kei_asker_free);
  /* The revealer is both bound and the bin's child: disposing the template would take it away under the bin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_COMPARE_FIND);
  g_clear_pointer (&self->rows, kei_comparison_rows_unref);
  G_OBJECT_CLASS (kei_compare_find_parent_class)->dispose (object);
}

static void
kei_compare_find_finalize (GObject *object)
{
  g_array_unref (KEI_COMPARE_FIND (object)->found);
  G_OBJECT_CLASS (kei_compare_find_parent_class)->finalize (object);
}

static void
kei_compare_find_class_init (KeiCompareFindClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const actions[] = { "find.next", "find.previous", "find.close" };

  object_class->dispose = kei_compare_find_dispose;
  object_class->finalize = kei_compare_find_finalize;

  signals[FOUND] = g_signal_new ("found", KEI_TYPE_COMPARE_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CHANGED] = g_signal_new ("changed", KEI_TYPE_COMPARE_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", KEI_TYPE_COMPARE_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-compare-find.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiCompareFind, revealer);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareFind, words_entry);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareFind, exact_button);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareFind, count_label);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "find.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, "find.previous", NULL);
}

static void
kei_compare_find_init (KeiCompareFind *self)
{
  self->current = KEI_ROW_NONE;
  self->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->asker = kei_asker_new (self, &look_funcs);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_hide (GTK_WIDGET (self));
}

GtkWidget *
kei_compare_find_new (void)
{
  return g_object_new (KEI_TYPE_COMPARE_FIND, NULL);
}
