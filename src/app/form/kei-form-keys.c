/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-keys.h"

gboolean
kei_form_text_keeps_key (GtkText *text, guint key, GdkModifierType state)
{
  int start, end, length = gtk_text_get_text_length (text);
  gboolean selected = gtk_editable_get_selection_bounds (GTK_EDITABLE (text), &start, &end);
  gboolean all = length == 0 || (selected && end - start == length);

  switch (key)
    {
    case GDK_KEY_Left:
      return (state & ~GDK_SHIFT_MASK) == 0 && !all && (selected || start > 0);
    case GDK_KEY_Right:
      return (state & ~GDK_SHIFT_MASK) == 0 && !all && (selected || end < length);
    case GDK_KEY_c:
    case GDK_KEY_x:
      return selected;
    case GDK_KEY_a:
      return !all;
    default:
      return FALSE;
    }
}
