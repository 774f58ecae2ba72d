/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-compare-choice.h"

#include <glib/gi18n-lib.h>

#include "kei-compare-versions-row.h"
#include "kei-compare-words.h"
#include "kei-file-picker.h"
#include "kei-recent-row.h"
#include "kei-versions.h"

#define MAX_RECENT 6
#define MAX_VERSIONS 100 /* each is a row with widgets; a file may have any number */

#define AT_ONCE (G_USEC_PER_SEC / 2)
#define WHAT "kei-compare-what" /* of a radio button */

struct _KeiCompareChoice
{
  AdwBin parent_instance;

  GCancellable *cancellable; /* owned: of the looks whether a file is there */
  GtkCheckButton *first;     /* unowned: of the radio buttons, or NULL */
  GtkCheckButton *chosen;    /* unowned, or NULL */
  GHashTable *known;         /* owned: the files that have a row */
  gboolean by_person;        /* whether somebody chose it */
  gboolean quiet;            /* the choice changes because the program says so */

  KeiCompareVersionsRow *versions; /* unowned, nullable: below the file that is chosen */

  GtkListBox *list;     /* unowned, a child */
  GtkWidget *other_row; /* unowned, a child, or NULL */
};

G_DEFINE_FINAL_TYPE (KeiCompareChoice, kei_compare_choice, ADW_TYPE_BIN)

static guint changed_signal;

static const KeiCompareWhat *
get_what (GtkCheckButton *radio)
{
  return g_object_get_data (G_OBJECT (radio), WHAT);
}

KeiCompareWhat *
kei_compare_choice_dup_what (KeiCompareChoice *self)
{
  const KeiCompareWhat *what;

  g_return_val_if_fail (KEI_IS_COMPARE_CHOICE (self), NULL);

  what = self->chosen != NULL ? get_what (self->chosen) : NULL;
  if (what == NULL || self->versions == NULL)
    return what != NULL ? kei_compare_what_copy (what) : NULL;
  if (kei_compare_versions_row_get_problem (self->versions) != NULL)
    return NULL;
  return kei_compare_what_new_file (what->file, kei_compare_versions_row_get_version (self->versions));
}

const char *
kei_compare_choice_get_problem (KeiCompareChoice *self)
{
  g_return_val_if_fail (KEI_IS_COMPARE_CHOICE (self), NULL);

  return self->versions != NULL ? kei_compare_versions_row_get_problem (self->versions) : NULL;
}

/* --- What is chosen --- */

static GtkWidget *
get_row (GtkCheckButton *radio)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (radio), ADW_TYPE_ACTION_ROW);
}

static void
versions_changed_cb (KeiCompareChoice *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* Below a file there is a row for its versions. */
static void
show_versions (KeiCompareChoice *self)
{
  const KeiCompareWhat *what = get_what (self->chosen);

  if (self->versions != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (self->versions));
  self->versions = NULL;
  if (what->kind != KEI_COMPARE_WHAT_FILE)
    return;
  self->versions = KEI_COMPARE_VERSIONS_ROW (kei_compare_versions_row_new (what->file));
  gtk_list_box_insert (self->list, GTK_WIDGET (self->versions), gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (get_row (self->chosen))) + 1);
  g_signal_connect_object (self->versions, "changed", G_CALLBACK (versions_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
toggled_cb (KeiCompareChoice *self, GtkCheckButton *radio)
{
  if (!gtk_check_button_get_active (radio))
    return;
  self->chosen = radio;
  self->by_person |= !self->quiet;
  show_versions (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
choose (KeiCompareChoice *self, GtkCheckButton *radio)
{
  self->quiet = TRUE;
  gtk_check_button_set_active (radio, TRUE);
  self->quiet = FALSE;
}

gboolean
kei_compare_choice_select (KeiCompareChoice *self, const KeiCompareWhat *what)
{
  g_return_val_if_fail (KEI_IS_COMPARE_CHOICE (self), FALSE);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkCheckButton *radio = g_object_get_data (G_OBJECT (row), WHAT);

      if (radio != NULL && gtk_widget_get_sensitive (row) && kei_compare_what_equal (get_what (radio), what))
        {
          choose (self, radio);
          return TRUE;
        }
    }
  return FALSE;
}

/* --- Rows --- */

/* @what is taken over; @position: as of gtk_list_box_insert(). */
static GtkCheckButton *
add_row (KeiCompareChoice *self, KeiCompareWhat *what, const char *title, const char *subtitle, int position)
{
  GtkWidget *row = adw_action_row_new (), *radio = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_valign (radio, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (radio), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), self->first);
  if (self->first == NULL)
    self->first = GTK_CHECK_BUTTON (radio);
  if (what->file != NULL)
    g_hash_table_add (self->known, g_object_ref (what->file));
  g_object_set_data_full (G_OBJECT (radio), WHAT, what, (GDestroyNotify) kei_compare_what_free);
  g_object_set_data (G_OBJECT (row), WHAT, radio);
  g_signal_connect_object (radio, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), radio);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), radio);
  gtk_list_box_insert (self->list, row, position);
  return GTK_CHECK_BUTTON (radio);
}

static GtkCheckButton *
add_file (KeiCompareChoice *self, GFile *file, const char *title, const char *subtitle, int position)
{
  return add_row (self, kei_compare_what_new_file (file, KEI_ID_NONE), title, subtitle, position);
}

void
kei_compare_choice_add_state (KeiCompareChoice *self, KeiCompareWhatKind kind, const char *title, const char *subtitle)
{
  g_return_if_fail (KEI_IS_COMPARE_CHOICE (self));

  add_row (self, kei_compare_what_new (kind), title, subtitle, -1);
}

/* --- Versions --- */

static void
add_version (KeiCompareChoice *self, KeiTree *tree, KeiNode *version)
{
  gboolean kept = kei_versions_has_content (version);
  g_autofree char *facts = kei_compare_words_dup_version (tree, version);
  const char *what = kept ? C_ ("side of a comparison", "Version") : _ ("Only the name is there, no content was kept");
  g_autofree char *subtitle = *facts != '\0' ? g_strdup_printf ("%s ・ %s", what, facts) : g_strdup (what);

  gtk_widget_set_sensitive (get_row (add_row (self, kei_compare_what_new_version (kei_node_get_id (version)), kei_node_get_headline (version), subtitle, -1)), kept);
}

void
kei_compare_choice_add_versions (KeiCompareChoice *self, KeiTree *tree)
{
  guint n;
  KeiNode *const *versions = kei_versions_list (tree, &n);

  g_return_if_fail (KEI_IS_COMPARE_CHOICE (self));

  for (guint i = n; i > 0 && n - i < MAX_VERSIONS; i--)
    add_version (self, tree, versions[i - 1]);
  if (n > MAX_VERSIONS)
    {
      const guint older = n - MAX_VERSIONS;
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u older version is not listed", "%u older versions are not listed", older), older);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      gtk_widget_set_sensitive (row, FALSE);
      gtk_list_box_append (self->list, row);
    }
}

/* --- Suggestions --- */

typedef struct
{
  KeiCompareChoice *self; /* unowned: the look is cancelled when it goes */
  char *title;
  char *subtitle;
  gint64 asked; /* monotonic time */
} Suggestion;

static void
suggestion_free (Suggestion *suggestion)
{
  g_free (suggestion->title);
  g_free (suggestion->subtitle);
  g_free (suggestion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Suggestion, suggestion_free)

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  g_autoptr (Suggestion) suggestion = data;
  g_autoptr (KeiCompareWhat) what = kei_compare_what_new_file (G_FILE (source), KEI_ID_NONE);

  if (info == NULL)
    return;
  if (!g_hash_table_contains (suggestion->self->known, source))
    add_file (suggestion->self, G_FILE (source), suggestion->title, suggestion->subtitle, 0);
  /* The likeliest, unless the person was quicker, or may be by now: a shared folder takes its time. */
  if (!suggestion->self->by_person && (suggestion->self->chosen == NULL || g_get_monotonic_time () - suggestion->asked < AT_ONCE))
    kei_compare_choice_select (suggestion->self, what);
}

void
kei_compare_choice_suggest (KeiCompareChoice *self, GFile *file, const char *title, const char *subtitle)
{
  Suggestion *suggestion;
  g_autofree char *name = NULL;

  g_return_if_fail (KEI_IS_COMPARE_CHOICE (self));

  name = g_file_get_basename (file);
  suggestion = g_new0 (Suggestion, 1);
  suggestion->self = self;
  suggestion->asked = g_get_monotonic_time ();
  suggestion->title = title != NULL ? g_strdup (title) : g_filename_display_name (name);
  suggestion->subtitle = g_strdup (subtitle);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->cancellable, looked_cb, suggestion);
}

/* --- Another file --- */

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiCompareChoice) self = data;
  g_autoptr (GListModel) files = kei_file_picker_open_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autoptr (KeiCompareWhat) what = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *place = NULL;

  /* The dialog may be gone. */
  if (file == NULL || self->known == NULL)
    return;
  name = g_file_get_basename (file);
  shown = g_filename_display_name (name);
  place = g_file_get_parse_name (file);
  what = kei_compare_what_new_file (file, KEI_ID_NONE);
  /* First, where it and its versions are to be seen. */
  if (!g_hash_table_contains (self->known, file))
    add_file (self, file, shown, place, 0);
  self->by_person = kei_compare_choice_select (self, what);
  gtk_widget_grab_focus (get_row (self->chosen));
}

static void
row_activated_cb (KeiCompareChoice *self, GtkListBoxRow *row)
{
  g_autoptr (GListModel) filters = NULL;
  KeiFilePickerOptions options = { .title = _ ("Choose a Plan"), .accept = _ ("_Choose") };

  if (GTK_WIDGET (row) != self->other_row)
    return;
  filters = kei_file_picker_create_filters (_ ("Plans"), "keikaku");
  options.filters = filters;
  kei_file_picker_open_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &options, NULL, picked_cb, g_object_ref (self));
}

void
kei_compare_choice_add_recent (KeiCompareChoice *self, GFile *except)
{
  g_autoptr (GPtrArray) plans = kei_recent_list (MAX_RECENT);

  g_return_if_fail (KEI_IS_COMPARE_CHOICE (self));

  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (plans->pdata[i]));
      g_autofree char *place = g_file_get_parse_name (file);

      if (except == NULL || !g_file_equal (file, except))
        add_file (self, file, gtk_recent_info_get_display_name (plans->pdata[i]), place, -1);
    }
  self->other_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->other_row), _ ("Another File…"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->other_row), gtk_image_new_from_icon_name ("document-open-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->other_row), TRUE);
  gtk_list_box_append (self->list, self->other_row);
}

/* --- The object --- */

static void
kei_compare_choice_dispose (GObject *object)
{
  KeiCompareChoice *self = KEI_COMPARE_CHOICE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->known, g_hash_table_unref);
  G_OBJECT_CLASS (kei_compare_choice_parent_class)->dispose (object);
}

static void
kei_compare_choice_class_init (KeiCompareChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kei_compare_choice_dispose;
  changed_signal = g_signal_new ("changed", KEI_TYPE_COMPARE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_compare_choice_init (KeiCompareChoice *self)
{
  self->cancellable = g_cancellable_new ();
  self->known = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, NULL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
kei_compare_choice_new (const char *title)
{
  KeiCompareChoice *self = g_object_new (KEI_TYPE_COMPARE_CHOICE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}
