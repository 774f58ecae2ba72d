/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-welcome-page.h"

#include <glib/gi18n-lib.h>

#include "kei-new-plan.h"
#include "kei-recent-row.h"
#include "kei-template-picture.h"

#define MAX_RECENT 5
#define MAX_TEMPLATES 3

struct _KeiWelcomePage
{
  AdwBin parent_instance;

  /* Template references */
  GtkWidget *recent_group;
  GtkListBox *recent_list;
  GtkBox *template_box;
};

G_DEFINE_FINAL_TYPE (KeiWelcomePage, kei_welcome_page, ADW_TYPE_BIN)

static void
recent_activated_cb (KeiWelcomePage *self, KeiRecentRow *row)
{
  g_autofree char *uri = g_file_get_uri (kei_recent_row_get_file (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-recent", "s", uri);
}

static void
update_recent (KeiWelcomePage *self)
{
  g_autoptr (GPtrArray) plans = kei_recent_list (MAX_RECENT);

  for (GtkWidget *row; (row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL;)
    gtk_list_box_remove (self->recent_list, row);
  for (guint i = 0; i < plans->len; i++)
    gtk_list_box_append (self->recent_list, kei_recent_row_new (plans->pdata[i]));
  gtk_widget_set_visible (self->recent_group, plans->len > 0);
}

static GtkWidget *
create_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  return label;
}

/* A card that makes a plan of this template. */
static GtkWidget *
create_template_card (const KeiTemplate *template)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *picture = kei_template_picture_new (template->id);

  gtk_widget_set_overflow (box, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (words, "template-words");
  gtk_box_append (GTK_BOX (words), create_label (_ (template->title), "heading"));
  gtk_box_append (GTK_BOX (words), create_label (_ (template->subtitle), "caption-secondary"));
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "template-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (template->title), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.new-from");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", template->id);
  return button;
}

static void
kei_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KEI_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (kei_welcome_page_parent_class)->dispose (object);
}

static void
kei_welcome_page_class_init (KeiWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiWelcomePage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, KeiWelcomePage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, KeiWelcomePage, template_box);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
}

static void
kei_welcome_page_init (KeiWelcomePage *self)
{
  guint n;
  const KeiTemplate *templates = kei_templates_get (&n);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < MIN (n, MAX_TEMPLATES); i++)
    gtk_box_append (self->template_box, create_template_card (&templates[i]));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (update_recent), self, G_CONNECT_SWAPPED);
  update_recent (self);
}
