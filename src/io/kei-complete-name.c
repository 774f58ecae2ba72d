/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-complete-name.h"

#include <string.h>

GFile *
kei_complete_name (GFile *location, const char *suffix)
{
  g_autofree char *uri = g_file_get_uri (location);
  g_autofree char *complete = g_strconcat (uri, suffix, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (complete);
  gsize length = strlen (uri), tail = strlen (suffix);
  gboolean has_it = length > tail && g_ascii_strcasecmp (uri + length - tail, suffix) == 0;

  return has_it || g_file_query_exists (file, NULL) ? g_object_ref (location) : g_steal_pointer (&file);
}
