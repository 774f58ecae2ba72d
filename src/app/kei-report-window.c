/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data goes one way: the options say what is wanted, the maker makes it in a worker, the view shows what came. A change of
 * the plan behind the window asks again too. */
#include "config.h"

#include "kei-report-window.h"

#include <glib/gi18n-lib.h>

#include "kei-alert.h"
#include "kei-complete-name.h"
#include "kei-error-text.h"
#include "kei-file-picker.h"
#include "kei-page-view.h"
#include "kei-report-cells.h"
#include "kei-report-export.h"
#include "kei-report-format.h"
#include "kei-report-maker.h"
#include "kei-report-options.h"
#include "kei-report-print.h"
#include "kei-split-button.h"

#define AGAIN_AFTER 400 /* ms after the plan's last change */
#define BUSY_AFTER 500  /* ms of work before it is shown */
#define MAX_TABLES 40   /* in the menu */
#define ZOOM_STEP 1.2

struct _KeiReportWindow
{
  AdwWindow parent_instance;

  KeiEditor *editor;                /* owned */
  KeiReportMaker *maker;            /* owned */
  KeiReportOptions *options;        /* unowned */
  GtkPrintSettings *print_settings; /* owned, nullable */
  gboolean stale;                   /* the plan or the options changed since the last request */
  guint again_id;
  guint busy_id;

  /* While something is exported */
  GCancellable *exporting; /* owned, nullable */

  /* Template references */
  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  AdwSplitButton *export_button;
  AdwBin *options_slot;
  GtkStack *stack;
  KeiPageView *view;
  AdwStatusPage *error_page;
  GtkSpinner *spinner;
  GtkLabel *page_label;
  GtkMenuButton *notes_button;
  GtkLabel *notes_label;
  GtkMenuButton *tables_button;
  GtkLabel *zoom_label;
  GtkRevealer *progress_revealer;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (KeiReportWindow, kei_report_window, ADW_TYPE_WINDOW)

static void
say (KeiReportWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new ("");

  /* Names may hold what is markup to a toast. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- Pages --- */

static void
get_size (gpointer pages, guint page, double *width, double *height)
{
  kei_report_pages_get_size (pages, page, width, height);
}

static void
draw (gpointer pages, guint page, cairo_t *cr)
{
  kei_report_pages_draw (pages, page, cr);
}

static const KeiPageViewFuncs page_funcs = { get_size, draw };

static void
update_labels (KeiReportWindow *self)
{
  guint n = kei_page_view_get_n_pages (self->view), page = kei_page_view_get_page (self->view);
  g_autofree char *of = n > 0 ? g_strdup_printf (_ ("%u of %u pages"), page + 1, n) : g_strdup ("");
  g_autofree char *zoom = g_strdup_printf (_ ("%.0f %%"), kei_page_view_get_zoom (self->view) * 100);

  gtk_label_set_text (self->page_label, of);
  gtk_label_set_text (self->zoom_label, zoom);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.previous-page", page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.next-page", page + 1 < n);
}

/* --- Tables that can be copied --- */

static const KeiReportTable *
get_table (KeiReport *report, guint wanted, char **title)
{
  guint n, table = 0;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);
  const char *heading = "";

  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_HEADING)
      heading = blocks[i].heading->title;
    else if (blocks[i].kind == KEI_BLOCK_TABLE && table++ == wanted)
      {
        const char *caption = blocks[i].table->caption;

        *title = *caption != '\0' && *heading != '\0' ? g_strdup_printf ("%s – %s", heading, caption) : g_strdup (*caption != '\0' ? caption : heading);
        return blocks[i].table;
      }
  return NULL;
}

static void
update_tables (KeiReportWindow *self)
{
  KeiReport *report = kei_report_maker_get_report (self->maker);
  guint n = report != NULL ? kei_report_count (report, KEI_BLOCK_TABLE) : 0;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < MIN (n, MAX_TABLES); i++)
    {
      g_autofree char *title = NULL;
      g_autoptr (GMenuItem) item = NULL;

      get_table (report, i, &title);
      item = g_menu_item_new (title, NULL);
      g_menu_item_set_action_and_target (item, "report.copy-table", "u", i);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->tables_button, G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (GTK_WIDGET (self->tables_button), n > 0);
}

static void
copy_table_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiReportWindow *self = KEI_REPORT_WINDOW (widget);
  KeiReport *report = kei_report_maker_get_report (self->maker);
  g_autofree char *title = NULL;
  const KeiReportTable *table = report != NULL ? get_table (report, g_variant_get_uint32 (parameter), &title) : NULL;
  g_autofree char *tsv = NULL;
  g_autofree char *html = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkContentProvider) both = NULL;

  if (table == NULL)
    return;
  tsv = kei_report_table_to_tsv (table);
  html = kei_report_table_to_html (table);
  bytes = g_bytes_new (html, strlen (html));
  both = gdk_content_provider_new_union ((GdkContentProvider *[]){ gdk_content_provider_new_for_bytes ("text/html", bytes),
                                                                   gdk_content_provider_new_typed (G_TYPE_STRING, tsv) },
                                         2);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
  message = g_strdup_printf (_ ("“%s” is copied"), title);
  say (self, message);
}

/* --- Making --- */

static void update_formats (KeiReportWindow *self);

static void
update_actions (KeiReportWindow *self)
{
  gboolean there = kei_report_maker_get_pages (self->maker) != NULL && kei_report_window_get_ready (self) && self->exporting == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.print", there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.export", there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.cancel-export", self->exporting != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.keep-style", !kei_editor_get_read_only (self->editor));
}

static gboolean
busy_cb (gpointer data)
{
  KeiReportWindow *self = data;

  self->busy_id = 0;
  gtk_spinner_start (self->spinner);
  if (kei_report_maker_get_pages (self->maker) == NULL)
    gtk_stack_set_visible_child_name (self->stack, "busy");
  return G_SOURCE_REMOVE;
}

static void
ask (KeiReportWindow *self)
{
  self->stale = FALSE;
  g_clear_handle_id (&self->again_id, g_source_remove);
  if (self->busy_id == 0)
    self->busy_id = g_timeout_add (BUSY_AFTER, busy_cb, self);
  kei_report_maker_ask (self->maker, kei_editor_get_tree (self->editor), kei_report_options_get_kind (self->options), kei_report_options_get_style (self->options));
  update_actions (self);
}

static gboolean
again_cb (gpointer data)
{
  KeiReportWindow *self = data;

  self->again_id = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

static void
plan_changed_cb (KeiReportWindow *self)
{
  self->stale = TRUE;
  update_actions (self);
  g_clear_handle_id (&self->again_id, g_source_remove);
  self->again_id = g_timeout_add (AGAIN_AFTER, again_cb, self);
}

static void
show_notes (KeiReportWindow *self)
{
  GPtrArray *notes = kei_report_maker_get_notes (self->maker);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, i > 0 ? "\n%s" : "%s", (const char *) g_ptr_array_index (notes, i));
  gtk_label_set_text (self->notes_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_button), notes->len > 0);
}

static void
made_cb (KeiReportWindow *self)
{
  KeiReportPages *pages = kei_report_maker_get_pages (self->maker);
  const GError *error = kei_report_maker_get_error (self->maker);
  g_autofree char *markup = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  g_clear_handle_id (&self->busy_id, g_source_remove);
  gtk_spinner_stop (self->spinner);
  if (pages != NULL)
    {
      kei_page_view_set_pages (self->view, kei_report_pages_get_n_pages (pages), &page_funcs, kei_report_pages_ref (pages), (GDestroyNotify) kei_report_pages_unref);
      gtk_stack_set_visible_child_name (self->stack, "pages");
    }
  else
    {
      kei_page_view_set_pages (self->view, 0, &page_funcs, NULL, NULL);
      adw_status_page_set_description (self->error_page, markup);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  show_notes (self);
  update_formats (self);
  update_tables (self);
  update_labels (self);
  update_actions (self);
}

/* --- Printing --- */

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiReportWindow *self = KEI_REPORT_WINDOW (widget);
  g_autoptr (KeiReportPages) pages = kei_report_pages_ref (kei_report_maker_get_pages (self->maker));
  g_autoptr (GError) error = NULL;

  if (!kei_report_print (pages, kei_report_get_facts (kei_report_maker_get_report (self->maker))->title, GTK_WINDOW (self), &self->print_settings, &error))
    say (self, error->message);
}

/* --- Exporting --- */

/* One export under way; the window lives at least as long. */
typedef struct
{
  KeiReportWindow *window; /* owned */
  GFile *location;         /* owned */
  guint show_id;
} Export;

static void
export_free (Export *export)
{
  g_clear_handle_id (&export->show_id, g_source_remove);
  g_object_unref (export->window);
  g_object_unref (export->location);
  g_free (export);
}

static void
export_progress_cb (double fraction, gpointer data)
{
  gtk_progress_bar_set_fraction (((Export *) data)->window->progress, fraction);
}

static gboolean
show_progress_cb (gpointer data)
{
  Export *export = data;

  export->show_id = 0;
  gtk_revealer_set_reveal_child (export->window->progress_revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
open_exported_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_show_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

static void
say_exported (KeiReportWindow *self, GFile *location, const GPtrArray *notes)
{
  g_autofree char *base = g_file_get_basename (location);
  g_autofree char *uri = g_file_get_uri (location);
  g_autofree char *text = notes->len > 0 ? g_strdup_printf (_ ("“%s” is written. %s"), base, (const char *) g_ptr_array_index (notes, 0)) : g_strdup_printf (_ ("“%s” is written"), base);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("_Open"));
  adw_toast_set_action_name (toast, "report.open-exported");
  adw_toast_set_action_target (toast, "s", uri);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Not a toast: what was not written must not be taken for written by who looked away. */
static void
tell_failure (KeiReportWindow *self, GFile *location, const GError *error)
{
  g_autofree char *name = g_file_get_basename (location);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autoptr (KeiErrorText) text = kei_error_text_new (error, KEI_ERROR_TEXT_SAVING, shown_name);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", text->cause, text->advice);
  KeiAlertAnswer answers[] = { { "close", _ ("_Close") } };

  kei_alert_choose_async (GTK_WINDOW (self), text->heading, body, answers, G_N_ELEMENTS (answers), NULL, NULL);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  KeiReportWindow *self = export->window;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;

  if (kei_report_export_finish (result, &notes, &error))
    say_exported (self, export->location, notes);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_failure (self, export->location, error);
  g_clear_object (&self->exporting);
  gtk_revealer_set_reveal_child (self->progress_revealer, FALSE);
  update_actions (self);
  export_free (export);
}

void
kei_report_window_export_to (KeiReportWindow *self, const char *format, GFile *location)
{
  Export *export;

  g_return_if_fail (KEI_IS_REPORT_WINDOW (self));

  /* What is shown may have gone while the person looked for a place. */
  if (self->exporting != NULL || kei_report_maker_get_report (self->maker) == NULL)
    return;
  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->location = g_object_ref (location);
  export->show_id = g_timeout_add (BUSY_AFTER, show_progress_cb, export);
  self->exporting = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  update_actions (self);
  kei_report_export_async (kei_report_maker_get_report (self->maker), kei_report_format_by_name (format), location, export_progress_cb, self->exporting, exported_cb, export);
}

static void
cancel_export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (KEI_REPORT_WINDOW (widget)->exporting);
}

typedef struct
{
  KeiReportWindow *window; /* owned */
  const KeiReportFormat *format;
} Choice;

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Choice *choice = data;
  g_autoptr (KeiReportWindow) self = choice->window;
  g_autoptr (GFile) chosen = kei_file_picker_save_finish (result, NULL);
  g_autofree char *suffix = g_strdup_printf (".%s", choice->format->extension);
  g_autoptr (GFile) location = NULL;

  if (chosen == NULL)
    return;
  location = kei_complete_name (chosen, suffix);
  kei_report_window_export_to (self, choice->format->name, location);
}

static GListModel *
create_filters (const char *name, const char *pattern)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  g_list_store_append (filters, filter);
  return G_LIST_MODEL (filters);
}

/* 第2次みなと町総合計画 体系図.pdf; what a file's name cannot hold is left out. */
static char *
dup_file_name (KeiReportWindow *self, const char *extension)
{
  const KeiReportFacts *facts = kei_report_get_facts (kei_report_maker_get_report (self->maker));
  g_autofree char *name = g_strdup_printf ("%s %s", facts->title, facts->subject);

  g_strdelimit (g_strstrip (name), "/\\:*?\"<>|\n\t", '_');
  return g_strdup_printf ("%s.%s", name, extension);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiReportWindow *self = KEI_REPORT_WINDOW (widget);
  const KeiReportFormat *format = kei_report_format_by_name (g_variant_get_string (parameter, NULL));
  g_autofree char *file_name = dup_file_name (self, format->extension);
  g_autofree char *pattern = g_strdup_printf ("*.%s", format->extension);
  g_autoptr (GListModel) filters = create_filters (_ (format->label), pattern);
  KeiFilePickerOptions picker = { .title = _ ("Export the Report"), .accept = _ ("_Export"), .name = file_name, .filters = filters };
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ g_object_ref (self), format };
  kei_file_picker_save_async (GTK_WINDOW (self), &picker, NULL, place_chosen_cb, choice);
}

/* The formats that hold something of what is shown. */
static void
update_formats (KeiReportWindow *self)
{
  KeiReport *report = kei_report_maker_get_report (self->maker);
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n;
  const KeiReportFormat *formats = kei_report_formats (&n);

  for (guint i = 0; report != NULL && i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (formats[i].label), NULL);

      if (!kei_report_format_fits (&formats[i], report))
        continue;
      g_menu_item_set_action_and_target (item, "report.export", "s", formats[i].name);
      g_menu_append_item (menu, item);
    }
  adw_split_button_set_menu_model (self->export_button, G_MENU_MODEL (menu));
}

/* --- Styles as files --- */

static void
keep_style_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kei_report_options_keep_style (KEI_REPORT_WINDOW (widget)->options);
}

static void
style_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiReportWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    say (self, error->message);
}

static void
style_place_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiReportWindow) self = data;
  g_autoptr (GFile) chosen = kei_file_picker_save_finish (result, NULL);
  g_autoptr (GFile) location = NULL;
  char *text;
  g_autoptr (GBytes) bytes = NULL;

  if (chosen == NULL)
    return;
  location = kei_complete_name (chosen, ".style");
  text = kei_report_style_to_text (kei_report_options_get_style (self->options));
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (location, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, style_saved_cb, g_object_ref (self));
}

static void
save_style_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListModel) filters = create_filters (_ ("Styles"), "*.style");
  KeiFilePickerOptions picker = { .title = _ ("Save the Style"), .accept = _ ("_Save"), .name = _ ("Report.style"), .filters = filters };

  kei_file_picker_save_async (GTK_WINDOW (widget), &picker, NULL, style_place_cb, g_object_ref (widget));
}

static void
style_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiReportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autoptr (KeiReportStyle) style = NULL;
  gsize length;

  if (g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    style = kei_report_style_new (text, (gssize) length, &error);
  if (style == NULL)
    {
      say (self, error->message);
      return;
    }
  name = kei_report_style_dup_name (style, NULL);
  kei_report_options_add_style (self->options, name, style);
}

static void
style_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiReportWindow) self = data;
  g_autoptr (GListModel) files = kei_file_picker_open_finish (result, NULL);
  g_autoptr (GFile) location = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (location != NULL)
    g_file_load_contents_async (location, NULL, style_loaded_cb, g_object_ref (self));
}

static void
open_style_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListModel) filters = create_filters (_ ("Styles"), "*.style");
  KeiFilePickerOptions picker = { .title = _ ("Open a Style"), .accept = _ ("_Open"), .filters = filters };

  kei_file_picker_open_async (GTK_WINDOW (widget), &picker, NULL, style_chosen_cb, g_object_ref (widget));
}

/* --- The view --- */

static void
previous_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiPageView *view = KEI_REPORT_WINDOW (widget)->view;

  kei_page_view_go_to (view, MAX (kei_page_view_get_page (view), 1) - 1);
}

static void
next_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiPageView *view = KEI_REPORT_WINDOW (widget)->view;

  kei_page_view_go_to (view, kei_page_view_get_page (view) + 1);
}

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiPageView *view = KEI_REPORT_WINDOW (widget)->view;

  kei_page_view_set_zoom (view, kei_page_view_get_zoom (view) * ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiPageView *view = KEI_REPORT_WINDOW (widget)->view;

  kei_page_view_set_zoom (view, kei_page_view_get_zoom (view) / ZOOM_STEP);
}

static void
zoom_fit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kei_page_view_fit_width (KEI_REPORT_WINDOW (widget)->view);
}

/* --- The class --- */

static void
kei_report_window_dispose (GObject *object)
{
  KeiReportWindow *self = KEI_REPORT_WINDOW (object);

  g_clear_handle_id (&self->again_id, g_source_remove);
  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_object (&self->maker);
  g_clear_object (&self->editor);
  g_clear_object (&self->print_settings);
  G_OBJECT_CLASS (kei_report_window_parent_class)->dispose (object);
}

static gboolean
kei_report_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (KEI_REPORT_WINDOW (window)->exporting);
  return GTK_WINDOW_CLASS (kei_report_window_parent_class)->close_request (window);
}

static void
add_bindings (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_e, GDK_CONTROL_MASK, "report.export", "s", "pdf");
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "report.previous-page", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "report.next-page", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_plus, GDK_CONTROL_MASK, "report.zoom-in", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "report.zoom-in", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_minus, GDK_CONTROL_MASK, "report.zoom-out", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "report.zoom-out", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_0, GDK_CONTROL_MASK, "report.zoom-fit", NULL);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "report.print", NULL, print_cb);
  gtk_widget_class_install_action (klass, "report.export", "s", export_cb);
  gtk_widget_class_install_action (klass, "report.cancel-export", NULL, cancel_export_cb);
  gtk_widget_class_install_action (klass, "report.open-exported", "s", open_exported_cb);
  gtk_widget_class_install_action (klass, "report.copy-table", "u", copy_table_cb);
  gtk_widget_class_install_action (klass, "report.keep-style", NULL, keep_style_cb);
  gtk_widget_class_install_action (klass, "report.save-style", NULL, save_style_cb);
  gtk_widget_class_install_action (klass, "report.open-style", NULL, open_style_cb);
  gtk_widget_class_install_action (klass, "report.previous-page", NULL, previous_page_cb);
  gtk_widget_class_install_action (klass, "report.next-page", NULL, next_page_cb);
  gtk_widget_class_install_action (klass, "report.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (klass, "report.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (klass, "report.zoom-fit", NULL, zoom_fit_cb);
}

static void
kei_report_window_class_init (KeiReportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_report_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kei_report_window_close_request;

  g_type_ensure (KEI_TYPE_PAGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-report-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, options_slot);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, view);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, page_label);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, notes_button);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, notes_label);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, tables_button);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, KeiReportWindow, progress);
  gtk_widget_class_bind_template_callback (widget_class, update_labels);
  install_actions (widget_class);
  add_bindings (widget_class);
}

static void
kei_report_window_init (KeiReportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->maker = kei_report_maker_new ();
  g_signal_connect_object (self->maker, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  kei_split_button_name_menu (GTK_WIDGET (self->export_button), _ ("Other formats"));
}

GtkWidget *
kei_report_window_new (GtkWindow *parent, KeiEditor *editor)
{
  KeiReportWindow *self = g_object_new (KEI_TYPE_REPORT_WINDOW, "transient-for", parent, NULL);

  self->editor = g_object_ref (editor);
  self->options = KEI_REPORT_OPTIONS (kei_report_options_new (editor));
  adw_bin_set_child (self->options_slot, GTK_WIDGET (self->options));
  adw_window_title_set_subtitle (self->title, kei_node_get_headline (kei_tree_get_root (kei_editor_get_tree (editor))));
  g_signal_connect_object (self->options, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kei_editor_get_document (editor), "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  ask (self);
  return GTK_WIDGET (self);
}

void
kei_report_window_set_kind (KeiReportWindow *self, const char *kind)
{
  g_return_if_fail (KEI_IS_REPORT_WINDOW (self));
  kei_report_options_set_kind (self->options, kind);
}

gboolean
kei_report_window_get_ready (KeiReportWindow *self)
{
  g_return_val_if_fail (KEI_IS_REPORT_WINDOW (self), FALSE);
  return !self->stale && !kei_report_maker_get_busy (self->maker);
}

gboolean
kei_report_window_get_exporting (KeiReportWindow *self)
{
  g_return_val_if_fail (KEI_IS_REPORT_WINDOW (self), FALSE);
  return self->exporting != NULL;
}
