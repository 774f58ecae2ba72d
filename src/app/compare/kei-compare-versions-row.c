/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-compare-versions-row.h"

#include <glib/gi18n-lib.h>

#include "kei-compare-words.h"
#include "kei-error-text.h"
#include "kei-file.h"
#include "kei-versions.h"

#define MAX_VERSIONS 100 /* a file may have any number */

struct _KeiCompareVersionsRow
{
  AdwComboRow parent_instance;

  KeiFile *file;             /* owned */
  GCancellable *cancellable; /* owned: of reading it */
  GArray *versions;          /* owned (element-type KeiId): in the order of the choices behind the first */
  GPtrArray *facts;          /* owned (element-type utf8): what is known of each */
  GtkSpinner *spinner;       /* unowned, a child */
  char *problem;             /* owned, nullable: why it cannot be read */
};

G_DEFINE_FINAL_TYPE (KeiCompareVersionsRow, kei_compare_versions_row, ADW_TYPE_COMBO_ROW)

static guint changed_signal;

KeiId
kei_compare_versions_row_get_version (KeiCompareVersionsRow *self)
{
  guint selected;

  g_return_val_if_fail (KEI_IS_COMPARE_VERSIONS_ROW (self), KEI_ID_NONE);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  return selected > 0 && selected <= self->versions->len ? g_array_index (self->versions, KeiId, selected - 1) : KEI_ID_NONE;
}

const char *
kei_compare_versions_row_get_problem (KeiCompareVersionsRow *self)
{
  g_return_val_if_fail (KEI_IS_COMPARE_VERSIONS_ROW (self), NULL);

  return self->problem;
}

static void
selected_cb (KeiCompareVersionsRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), selected > 0 && selected <= self->facts->len ? self->facts->pdata[selected - 1] : NULL);
  g_signal_emit (self, changed_signal, 0);
}

/* The newest first; one that is a name only cannot be compared. */
static void
list_versions (KeiCompareVersionsRow *self, KeiTree *tree)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n;
  KeiNode *const *versions = kei_versions_list (tree, &n);

  gtk_string_list_append (names, _ ("As it is in the file"));
  for (guint i = n; i > 0 && self->versions->len < MAX_VERSIONS; i--)
    if (kei_versions_has_content (versions[i - 1]))
      {
        const KeiId id = kei_node_get_id (versions[i - 1]);

        g_array_append_val (self->versions, id);
        g_ptr_array_add (self->facts, kei_compare_words_dup_version (tree, versions[i - 1]));
        gtk_string_list_append (names, kei_node_get_headline (versions[i - 1]));
      }
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self), self->versions->len > 0);
}

static void
take_error (KeiCompareVersionsRow *self, const GError *error)
{
  g_autofree char *name = g_file_get_basename (kei_file_get_location (self->file));
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (KeiErrorText) text = kei_error_text_new (error, KEI_ERROR_TEXT_OPENING, shown);

  self->problem = g_strdup_printf ("%s\n%s", text->heading, text->cause);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiTree) tree = kei_file_load_finish (KEI_FILE (source), result, NULL, &error);
  g_autoptr (KeiCompareVersionsRow) self = data;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), NULL);
  if (tree != NULL)
    list_versions (self, tree);
  else
    take_error (self, error);
  g_signal_emit (self, changed_signal, 0);
}

static void
kei_compare_versions_row_dispose (GObject *object)
{
  KeiCompareVersionsRow *self = KEI_COMPARE_VERSIONS_ROW (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (kei_compare_versions_row_parent_class)->dispose (object);
}

static void
kei_compare_versions_row_finalize (GObject *object)
{
  KeiCompareVersionsRow *self = KEI_COMPARE_VERSIONS_ROW (object);

  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_array_unref (self->versions);
  g_ptr_array_unref (self->facts);
  g_free (self->problem);
  G_OBJECT_CLASS (kei_compare_versions_row_parent_class)->finalize (object);
}

static void
kei_compare_versions_row_class_init (KeiCompareVersionsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kei_compare_versions_row_dispose;
  object_class->finalize = kei_compare_versions_row_finalize;
  changed_signal = g_signal_new ("changed", KEI_TYPE_COMPARE_VERSIONS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_compare_versions_row_init (KeiCompareVersionsRow *self)
{
  self->cancellable = g_cancellable_new ();
  self->versions = g_array_new (FALSE, FALSE, sizeof (KeiId));
  self->facts = g_ptr_array_new_with_free_func (g_free);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->spinner), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spinner));
  gtk_widget_add_css_class (GTK_WIDGET (self), "compare-versions");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), C_ ("of the plan in a file", "Version"));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

GtkWidget *
kei_compare_versions_row_new (GFile *file)
{
  KeiCompareVersionsRow *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (KEI_TYPE_COMPARE_VERSIONS_ROW, NULL);
  self->file = kei_file_new (file);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ ("Looking for named versions…"));
  gtk_spinner_set_spinning (self->spinner, TRUE);
  kei_file_load_async (self->file, self->cancellable, loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
