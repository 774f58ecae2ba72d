/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-report-preview.h"

#include <glib/gi18n-lib.h>

#include "kei-page-view.h"
#include "kei-report-cells.h"
#include "kei-toast.h"

#define BUSY_AFTER 500 /* ms of work before it is shown */
#define MAX_TABLES 40  /* in the menu */
#define ZOOM_STEP 1.2

struct _KeiReportPreview
{
  AdwBin parent_instance;

  KeiReportMaker *maker; /* owned, nullable until it is set */
  guint busy_id;

  /* Template references */
  GtkStack *stack;
  KeiPageView *view;
  AdwStatusPage *error_page;
  GtkSpinner *spinner;
  GtkLabel *page_label;
  GtkMenuButton *notes_button;
  GtkLabel *notes_label;
  AdwBin *notice_slot;
  GtkMenuButton *tables_button;
  GtkLabel *zoom_label;
};

G_DEFINE_FINAL_TYPE (KeiReportPreview, kei_report_preview, ADW_TYPE_BIN)

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
update_labels (KeiReportPreview *self)
{
  guint n = kei_page_view_get_n_pages (self->view), page = kei_page_view_get_page (self->view);
  g_autofree char *of = n > 0 ? g_strdup_printf (_ ("%u of %u pages"), page + 1, n) : g_strdup ("");
  g_autofree char *zoom = g_strdup_printf (_ ("%.0f %%"), kei_page_view_get_zoom (self->view) * 100);

  gtk_label_set_text (self->page_label, of);
  gtk_label_set_text (self->zoom_label, zoom);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pages.previous-page", page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pages.next-page", page + 1 < n);
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
update_tables (KeiReportPreview *self)
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
      g_menu_item_set_action_and_target (item, "pages.copy-table", "u", i);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->tables_button, G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (GTK_WIDGET (self->tables_button), n > 0);
}

static void
copy_table_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiReportPreview *self = KEI_REPORT_PREVIEW (widget);
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
  kei_toast_say (widget, message);
}

/* --- What the maker does --- */

static gboolean
busy_cb (gpointer data)
{
  KeiReportPreview *self = data;

  self->busy_id = 0;
  gtk_spinner_start (self->spinner);
  if (kei_report_maker_get_pages (self->maker) == NULL)
    gtk_stack_set_visible_child_name (self->stack, "busy");
  return G_SOURCE_REMOVE;
}

static void
asked_cb (KeiReportPreview *self)
{
  if (kei_report_maker_get_busy (self->maker) && self->busy_id == 0)
    self->busy_id = g_timeout_add (BUSY_AFTER, busy_cb, self);
}

static void
show_notes (KeiReportPreview *self)
{
  GPtrArray *notes = kei_report_maker_get_notes (self->maker);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, i > 0 ? "\n%s" : "%s", (const char *) g_ptr_array_index (notes, i));
  gtk_label_set_text (self->notes_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_button), notes->len > 0);
}

static void
made_cb (KeiReportPreview *self)
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
  update_tables (self);
  update_labels (self);
}

/* --- The view --- */

static void
previous_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiPageView *view = KEI_REPORT_PREVIEW (widget)->view;

  kei_page_view_go_to (view, MAX (kei_page_view_get_page (view), 1) - 1);
}

static void
next_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiPageView *view = KEI_REPORT_PREVIEW (widget)->view;

  kei_page_view_go_to (view, kei_page_view_get_page (view) + 1);
}

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiPageView *view = KEI_REPORT_PREVIEW (widget)->view;

  kei_page_view_set_zoom (view, kei_page_view_get_zoom (view) * ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiPageView *view = KEI_REPORT_PREVIEW (widget)->view;

  kei_page_view_set_zoom (view, kei_page_view_get_zoom (view) / ZOOM_STEP);
}

static void
zoom_fit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kei_page_view_fit_width (KEI_REPORT_PREVIEW (widget)->view);
}

/* --- The class --- */

/* For the whole window, wherever its keyboard is: before a scrolled window takes Ctrl+Page Up for its own. */
static void
add_shortcuts (KeiReportPreview *self)
{
  static const struct
  {
    const char *keys;
    const char *action;
  } rows[] = {
    { "<Control>Page_Up", "pages.previous-page" },
    { "<Control>Page_Down", "pages.next-page" },
    { "<Control>plus|<Control>KP_Add", "pages.zoom-in" },
    { "<Control>minus|<Control>KP_Subtract", "pages.zoom-out" },
    { "<Control>0", "pages.zoom-fit" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (gtk_shortcut_trigger_parse_string (rows[i].keys), gtk_named_action_new (rows[i].action)));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
kei_report_preview_dispose (GObject *object)
{
  KeiReportPreview *self = KEI_REPORT_PREVIEW (object);

  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_object (&self->maker);
  G_OBJECT_CLASS (kei_report_preview_parent_class)->dispose (object);
}

static void
kei_report_preview_class_init (KeiReportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_report_preview_dispose;

  g_type_ensure (KEI_TYPE_PAGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-report-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiReportPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, KeiReportPreview, view);
  gtk_widget_class_bind_template_child (widget_class, KeiReportPreview, error_page);
  gtk_widget_class_bind_template_child (widget_class, KeiReportPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, KeiReportPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, KeiReportPreview, notes_button);
  gtk_widget_class_bind_template_child (widget_class, KeiReportPreview, notes_label);
  gtk_widget_class_bind_template_child (widget_class, KeiReportPreview, notice_slot);
  gtk_widget_class_bind_template_child (widget_class, KeiReportPreview, tables_button);
  gtk_widget_class_bind_template_child (widget_class, KeiReportPreview, zoom_label);
  gtk_widget_class_bind_template_callback (widget_class, update_labels);
  gtk_widget_class_install_action (widget_class, "pages.copy-table", "u", copy_table_cb);
  gtk_widget_class_install_action (widget_class, "pages.previous-page", NULL, previous_page_cb);
  gtk_widget_class_install_action (widget_class, "pages.next-page", NULL, next_page_cb);
  gtk_widget_class_install_action (widget_class, "pages.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "pages.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "pages.zoom-fit", NULL, zoom_fit_cb);
}

static void
kei_report_preview_init (KeiReportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_shortcuts (self);
}

void
kei_report_preview_set_maker (KeiReportPreview *self, KeiReportMaker *maker)
{
  g_return_if_fail (KEI_IS_REPORT_PREVIEW (self));
  g_return_if_fail (self->maker == NULL);

  self->maker = g_object_ref (maker);
  g_signal_connect_object (maker, "notify::busy", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (maker, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
}

void
kei_report_preview_set_notice (KeiReportPreview *self, GtkWidget *notice)
{
  g_return_if_fail (KEI_IS_REPORT_PREVIEW (self));
  adw_bin_set_child (self->notice_slot, notice);
}
