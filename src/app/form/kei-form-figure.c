/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-figure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-asker.h"
#include "kei-file-picker.h"
#include "kei-form-row.h"
#include "kei-load.h"
#include "kei-report-image.h"

/* The form gives a picture no more than it must have, so that is what it asks for: its own height up to this. */
#define MAX_HEIGHT 240
/* In pixels, so that a picture of nothing does not take all memory. */
#define MAX_AREA 50e6
#define PIXELS_PER_POINT (4. / 3)

typedef struct
{
  KeiFormContext *context; /* owned */
  KeiId figure;
  GtkWidget *picture; /* owns this */
  GtkWidget *empty;
  KeiNode *shown;    /* owned: the figure as its picture was last decoded */
  KeiAsker *decoder; /* owned */
} Figure;

/* --- Showing it: decoded in a worker, for a photograph takes its time and anything may be in a file --- */

typedef struct
{
  char *base64;        /* owned */
  GdkTexture *texture; /* owned (nullable): the answer */
} Decoding;

static void
decoding_free (gpointer data)
{
  Decoding *decoding = data;

  g_free (decoding->base64);
  g_clear_object (&decoding->texture);
  g_free (decoding);
}

static void
decode (gpointer data, GCancellable *cancellable)
{
  Decoding *decoding = data;
  gsize length;
  guchar *decoded = g_base64_decode (decoding->base64, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (decoded, length);
  const char *kind;
  double width, height;

  if (kei_image_measure (bytes, &kind, &width, &height) && width * height * PIXELS_PER_POINT * PIXELS_PER_POINT <= MAX_AREA)
    decoding->texture = gdk_texture_new_from_bytes (bytes, NULL);
}

static void
set_texture (Figure *figure, GdkTexture *texture)
{
  int height = texture != NULL ? MIN (gdk_texture_get_height (texture), MAX_HEIGHT) : -1;

  gtk_picture_set_paintable (GTK_PICTURE (figure->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_size_request (figure->picture, -1, height);
  gtk_widget_set_visible (figure->picture, texture != NULL);
  gtk_widget_set_visible (figure->empty, texture == NULL);
}

static void
take_texture (gpointer owner, gpointer data)
{
  Figure *figure = owner;
  Decoding *decoding = data;

  gtk_label_set_label (GTK_LABEL (figure->empty), _ ("This picture cannot be shown"));
  set_texture (figure, decoding->texture);
}

static const KeiAskerFuncs decode_funcs = { NULL, decode, take_texture, decoding_free };

static void
show_picture (gpointer owner)
{
  Figure *figure = owner;
  KeiNode *node = kei_tree_lookup (kei_form_context_get_tree (figure->context), figure->figure);
  const char *data = node != NULL ? kei_node_get_text (node, KEI_FIELD_DATA) : "";
  gboolean other = figure->shown == NULL || !g_str_equal (data, kei_node_get_text (figure->shown, KEI_FIELD_DATA));

  gtk_picture_set_alternative_text (GTK_PICTURE (figure->picture), node != NULL ? kei_node_get_text (node, KEI_FIELD_ALTERNATIVE) : NULL);
  if (node == NULL || !other)
    return;
  kei_node_ref (node);
  g_clear_pointer (&figure->shown, kei_node_unref);
  figure->shown = node;
  kei_asker_stop (figure->decoder);
  if (*data != '\0')
    {
      Decoding *decoding = g_new0 (Decoding, 1);

      decoding->base64 = g_strdup (data);
      kei_asker_ask (figure->decoder, decoding);
      return;
    }
  gtk_label_set_label (GTK_LABEL (figure->empty), _ ("No picture yet"));
  set_texture (figure, NULL);
}

static void
free_figure (gpointer data)
{
  Figure *figure = data;

  kei_asker_free (figure->decoder);
  kei_form_context_unwatch (figure->context, figure);
  g_object_unref (figure->context);
  g_clear_pointer (&figure->shown, kei_node_unref);
  g_free (figure);
}

/* --- Taking a file --- */

/* Content that the program can show; base64 makes it a third larger. */
#define MAX_BYTES (KEI_MAX_FIGURE / 4 * 3 - 16)

static void
set_picture (Figure *figure, GBytes *bytes)
{
  KeiEditor *editor = kei_form_context_get_editor (figure->context);
  KeiEdit *edit = kei_editor_begin (editor);
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  g_autofree char *base64 = g_base64_encode (data, length);
  g_autofree char *seal = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *type = g_content_type_guess (NULL, data, length, NULL);
  g_autofree char *media_type = g_content_type_get_mime_type (type);

  kei_edit_set_string (edit, figure->figure, KEI_FIELD_DATA, base64);
  kei_edit_set_string (edit, figure->figure, KEI_FIELD_SEAL, seal);
  kei_edit_set_string (edit, figure->figure, KEI_FIELD_MEDIA_TYPE, media_type);
  kei_editor_commit (editor, edit, N_ ("Set picture"));
}

static void
bytes_loaded_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) picture = data;
  Figure *figure = g_object_get_data (G_OBJECT (picture), "figure");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kei_load_bytes_finish (result, &error);
  g_autoptr (GdkTexture) texture = NULL;
  KeiEditor *editor = kei_form_context_get_editor (figure->context);

  if (bytes != NULL)
    texture = gdk_texture_new_from_bytes (bytes, NULL);
  if (texture != NULL)
    set_picture (figure, bytes);
  else if (bytes != NULL)
    kei_editor_say (editor, _ ("This is no picture that can be kept in a plan; take a PNG or JPEG file"));
  else
    kei_editor_say (editor, _ ("The picture could not be read: %s"), error->message);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) picture = data;
  g_autoptr (GListModel) files = kei_file_picker_open_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    kei_load_bytes_async (file, MAX_BYTES, NULL, bytes_loaded_cb, g_steal_pointer (&picture));
}

static void
choose_cb (GtkWidget *picture)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  KeiFilePickerOptions options = { .title = _ ("Choose a Picture"), .accept = _ ("Ch_oose"), .filters = G_LIST_MODEL (filters) };

  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  g_list_store_append (filters, filter);
  kei_file_picker_open_async (GTK_WINDOW (gtk_widget_get_root (picture)), &options, NULL, file_chosen_cb, g_object_ref (picture));
}

GtkWidget *
kei_form_figure_new (KeiFormContext *context, KeiId id)
{
  static const KeiField fields[] = { KEI_FIELD_CAPTION, KEI_FIELD_ALTERNATIVE, KEI_FIELD_SOURCE };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *choose = gtk_button_new_with_label (_ ("Choose a Picture…"));
  Figure *figure = g_new0 (Figure, 1);

  figure->context = g_object_ref (context);
  figure->figure = id;
  figure->decoder = kei_asker_new (figure, &decode_funcs);
  figure->picture = gtk_picture_new ();
  figure->empty = gtk_label_new (NULL);
  gtk_widget_add_css_class (figure->empty, "secondary");
  gtk_widget_add_css_class (figure->picture, "figure");
  gtk_picture_set_can_shrink (GTK_PICTURE (figure->picture), TRUE);
  g_object_set_data_full (G_OBJECT (figure->picture), "figure", figure, free_figure);
  gtk_box_append (GTK_BOX (box), figure->picture);
  gtk_box_append (GTK_BOX (box), figure->empty);
  gtk_widget_add_css_class (choose, "flat");
  gtk_widget_add_css_class (choose, "small");
  gtk_widget_set_halign (choose, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (choose, !kei_editor_get_read_only (kei_form_context_get_editor (context)));
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (choose_cb), figure->picture);
  gtk_box_append (GTK_BOX (box), choose);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_box_append (GTK_BOX (box), kei_form_row_new (context, id, fields[i], KEI_FORM_FIELD_ROW));
  kei_form_context_watch (context, id, show_picture, figure);
  show_picture (figure);
  return box;
}
