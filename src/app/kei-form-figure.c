/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-figure.h"

#include <glib/gi18n-lib.h>

#include "kei-form-page.h"

typedef struct
{
  KeiFormContext *context; /* owned */
  KeiId figure;
  GtkWidget *picture; /* owns this */
  GtkWidget *empty;
} Figure;

static void
show_picture (gpointer owner)
{
  Figure *figure = owner;
  KeiNode *node = kei_tree_lookup (kei_form_context_get_tree (figure->context), figure->figure);
  const char *data = node != NULL ? kei_node_get_text (node, KEI_FIELD_DATA) : "";
  g_autoptr (GdkTexture) texture = NULL;

  if (*data != '\0')
    {
      gsize length;
      guchar *decoded = g_base64_decode (data, &length);
      g_autoptr (GBytes) bytes = g_bytes_new_take (decoded, length);

      texture = gdk_texture_new_from_bytes (bytes, NULL);
    }
  gtk_picture_set_paintable (GTK_PICTURE (figure->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (figure->picture, texture != NULL);
  gtk_widget_set_visible (figure->empty, texture == NULL);
  gtk_picture_set_alternative_text (GTK_PICTURE (figure->picture), node != NULL ? kei_node_get_text (node, KEI_FIELD_ALTERNATIVE) : NULL);
}

static void
free_figure (gpointer data)
{
  Figure *figure = data;

  kei_form_context_unwatch (figure->context, figure);
  g_object_unref (figure->context);
  g_free (figure);
}

GtkWidget *
kei_form_figure_new (KeiFormContext *context, KeiId id)
{
  static const KeiField fields[] = { KEI_FIELD_CAPTION, KEI_FIELD_ALTERNATIVE, KEI_FIELD_SOURCE };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Figure *figure = g_new0 (Figure, 1);

  figure->context = g_object_ref (context);
  figure->figure = id;
  figure->picture = gtk_picture_new ();
  figure->empty = gtk_label_new (_ ("No picture yet"));
  gtk_widget_add_css_class (figure->empty, "secondary");
  gtk_widget_add_css_class (figure->picture, "figure");
  gtk_picture_set_can_shrink (GTK_PICTURE (figure->picture), TRUE);
  g_object_set_data_full (G_OBJECT (figure->picture), "figure", figure, free_figure);
  gtk_box_append (GTK_BOX (box), figure->picture);
  gtk_box_append (GTK_BOX (box), figure->empty);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_box_append (GTK_BOX (box), kei_form_row_new (context, id, fields[i], KEI_FORM_FIELD_ROW));
  kei_form_context_watch (context, id, show_picture, figure);
  show_picture (figure);
  return box;
}
