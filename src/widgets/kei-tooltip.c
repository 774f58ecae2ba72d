/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-tooltip.h"

#define KEY "kei-tooltip"

static gboolean
query_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  gtk_tooltip_set_text (tooltip, kei_tooltip_get (widget));
  return kei_tooltip_get (widget) != NULL;
}

const char *
kei_tooltip_get (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), KEY);
}

void
kei_tooltip_set (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_signal_handler_find (widget, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, query_cb, NULL) == 0)
    g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup (text), g_free);
  gtk_widget_set_has_tooltip (widget, text != NULL);
}
