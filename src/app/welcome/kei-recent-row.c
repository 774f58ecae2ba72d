/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-recent-row.h"

#include <glib/gi18n-lib.h>

struct _KeiRecentRow
{
  AdwActionRow parent_instance;

  GFile *file;               /* owned */
  GCancellable *cancellable; /* owned: of the look whether the file is there */
  GtkWidget *stage;          /* unowned, a child */
  GtkWidget *missing;        /* unowned, a child */
  GtkWidget *forget;         /* unowned, a child */
};

G_DEFINE_FINAL_TYPE (KeiRecentRow, kei_recent_row, ADW_TYPE_ACTION_ROW)

/* --- The list --- */

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  GtkRecentInfo *one = *(GtkRecentInfo *const *) a;
  GtkRecentInfo *other = *(GtkRecentInfo *const *) b;

  return g_date_time_compare (gtk_recent_info_get_modified (other), gtk_recent_info_get_modified (one));
}

GPtrArray *
kei_recent_list (guint max)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = items; l != NULL; l = l->next)
    if (gtk_recent_info_has_application (l->data, "Keikaku"))
      g_ptr_array_add (plans, gtk_recent_info_ref (l->data));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (plans, compare_latest_first);
  if (plans->len > max)
    g_ptr_array_set_size (plans, (int) max);
  return plans;
}

/* --- Words --- */

/* Today 14:02, Yesterday, Sep 3 */
static char *
dup_when (GDateTime *time)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  GDateTime *days[] = { now, yesterday };
  /* Translators: dates as g_date_time_format() writes them */
  const char *formats[] = { _ ("Today %R"), _ ("Yesterday"), _ ("%b %-e"), _ ("%b %-e, %Y") };
  guint which;

  for (which = 0; which < 2; which++)
    if (g_date_time_get_year (local) == g_date_time_get_year (days[which])
        && g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (days[which]))
      break;
  if (which == 2 && g_date_time_get_year (local) != g_date_time_get_year (now))
    which = 3;
  return g_date_time_format (local, formats[which]);
}

/* The folder, without the person's home. */
static char *
dup_where (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  const char *home = g_get_home_dir ();

  if (path == NULL)
    return g_file_get_parse_name (file);
  if (g_str_has_prefix (path, home) && path[strlen (home)] == G_DIR_SEPARATOR)
    return g_strconcat ("~", path + strlen (home), NULL);
  return g_filename_display_name (path);
}

char *
kei_recent_dup_name (GPtrArray *plans, guint position)
{
  const char *title = gtk_recent_info_get_display_name (plans->pdata[position]);
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (plans->pdata[position]));
  g_autofree char *where = dup_where (file);
  gboolean alone = TRUE;

  for (guint i = 0; i < plans->len; i++)
    alone = alone && (i == position || !g_str_equal (gtk_recent_info_get_display_name (plans->pdata[i]), title));
  /* Translators: the title of a plan and the path of its file. */
  return alone ? g_strdup (title) : g_strdup_printf (_ ("%s — %s"), title, where);
}

/* --- The row --- */

static void
forget_cb (KeiRecentRow *self)
{
  g_autofree char *uri = g_file_get_uri (self->file);

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  KeiRecentRow *self;

  if (info != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  gtk_widget_hide (self->stage);
  gtk_widget_show (self->missing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_text (GTK_LABEL (self->missing)), -1);
  gtk_widget_show (self->forget);
}

GFile *
kei_recent_row_get_file (KeiRecentRow *self)
{
  g_return_val_if_fail (KEI_IS_RECENT_ROW (self), NULL);

  return self->file;
}

static GtkWidget *
add_label (KeiRecentRow *self, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, class);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), label);
  return label;
}

static void
kei_recent_row_dispose (GObject *object)
{
  KeiRecentRow *self = KEI_RECENT_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (kei_recent_row_parent_class)->dispose (object);
}

static void
kei_recent_row_class_init (KeiRecentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kei_recent_row_dispose;
}

static void
kei_recent_row_init (KeiRecentRow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

GtkWidget *
kei_recent_row_new (GtkRecentInfo *info)
{
  KeiRecentRow *self = g_object_new (KEI_TYPE_RECENT_ROW, "title-lines", 1, "subtitle-lines", 1, "use-markup", FALSE, NULL);
  const char *stage = gtk_recent_info_get_description (info);
  g_autofree char *when = dup_when (gtk_recent_info_get_modified (info));
  g_autofree char *where = NULL;

  self->file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  where = dup_where (self->file);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), gtk_recent_info_get_display_name (info));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), where);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (self), "x-office-document-symbolic");
  self->missing = add_label (self, _ ("Not there"), "warning-tag");
  self->stage = add_label (self, stage, "tag");
  add_label (self, when, "caption-secondary");
  self->forget = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_tooltip_text (self->forget, _ ("Remove from the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->forget), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Remove from the list"), -1);
  gtk_widget_set_valign (self->forget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->forget, "flat");
  g_signal_connect_swapped (self->forget, "clicked", G_CALLBACK (forget_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->forget);
  gtk_widget_hide (self->missing);
  gtk_widget_hide (self->forget);
  gtk_widget_set_visible (self->stage, stage != NULL && *stage != '\0');
  g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_LOW, self->cancellable, looked_cb, self);
  return GTK_WIDGET (self);
}
