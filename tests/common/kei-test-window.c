/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-test-window.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

void
kei_test_dress (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autoptr (GtkCssProvider) dark = gtk_css_provider_new ();

  adw_init ();
  gtk_css_provider_load_from_resource (provider, "/jp/keikaku/Keikaku/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  if (adw_style_manager_get_dark (adw_style_manager_get_default ()))
    {
      gtk_css_provider_load_from_resource (dark, "/jp/keikaku/Keikaku/style-dark.css");
      gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (dark), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
    }
  if (g_getenv ("KEI_PICTURE_DIR") == NULL)
    return;
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("KEIKAKU_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

AdwApplication *
kei_test_application_new (void)
{
  g_autoptr (GError) error = NULL;
  AdwApplication *application = adw_application_new (KEI_APPLICATION_ID, G_APPLICATION_NON_UNIQUE);

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

GtkWidget *
kei_test_find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = kei_test_find_widget (child, type);
  return found;
}

/* Rows of lists have a title, buttons and labels a label. */
static gboolean
shows (GtkWidget *widget, const char *text)
{
  static const char *const names[] = { "title", "label" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), names[i]);
      g_autofree char *value = NULL;

      if (pspec == NULL || pspec->value_type != G_TYPE_STRING)
        continue;
      g_object_get (widget, names[i], &value, NULL);
      if (g_strcmp0 (value, text) == 0)
        return TRUE;
    }
  return FALSE;
}

GtkWidget *
kei_test_find_text (GtkWidget *widget, GType type, const char *text)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) && shows (widget, text) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = kei_test_find_text (child, type, text);
  return found;
}

void
kei_test_leave_picture (GtkWindow *window, const char *name)
{
  const char *folder = g_getenv ("KEI_PICTURE_DIR");
  GtkWidget *widget = GTK_WIDGET (window);
  g_autofree char *path = NULL;
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (folder == NULL)
    return;
  /* Until what came is laid out and what moves stands still. */
  for (guint i = 0; i < 30; i++)
    gtk_test_widget_wait_for_draw (widget);
  path = g_strdup_printf ("%s/%s.png", folder, name);
  paintable = gtk_widget_paintable_new (widget);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  gdk_texture_save_to_png (texture, path);
}
