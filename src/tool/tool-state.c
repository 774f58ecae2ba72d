/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-pairing-record.h"
#include "kei-versions.h"

static gboolean
is_file (const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);

  return g_str_equal (name, "-") || g_file_query_exists (file, NULL);
}

/* The name of the file, and behind it what is said of the version, or NULL. */
static char *
split (const char *argument, const char **version)
{
  *version = NULL;
  if (is_file (argument))
    return g_strdup (argument);
  for (const char *at = strchr (argument, '@'); at != NULL; at = strchr (at + 1, '@'))
    {
      g_autofree char *file = g_strndup (argument, (gsize) (at - argument));

      if (is_file (file))
        {
          *version = at + 1;
          return g_steal_pointer (&file);
        }
    }
  /* It is named as it was typed where it cannot be read. */
  return g_strdup (argument);
}

/* By number, or by a name that no other has. Counted from 1; 0 after a message. */
static guint
find_version (const ToolState *state, const char *wanted)
{
  guint n, found = 0;
  KeiNode *const *versions = kei_versions_list (state->plan, &n);
  guint64 number;
  g_autofree char *message = NULL;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kei_node_get_text (versions[i], KEI_FIELD_NAME), wanted))
      {
        if (found > 0)
          {
            message = g_strdup_printf (_ ("More than one version is called “%s”. Name it by its number; “versions” lists them."), wanted);
            tool_complain (state->file, 0, message);
            return 0;
          }
        found = i + 1;
      }
  if (found > 0)
    return found;
  if (g_ascii_string_to_unsigned (wanted, 10, 1, MAX (n, 1), &number, NULL) && number <= n)
    return (guint) number;
  message = g_strdup_printf (_ ("There is no version “%s”; the plan has %u, which “versions” lists."), wanted, n);
  tool_complain (state->file, 0, message);
  return 0;
}

/* @before (nullable): what was read already. */
static gboolean
read_state (ToolState *state, const char *argument, const ToolState *before)
{
  const char *wanted;
  g_autoptr (GError) error = NULL;
  guint n;

  state->file = split (argument, &wanted);
  state->plan = before != NULL && g_str_equal (before->file, state->file) ? kei_tree_ref (before->plan) : tool_read_plan (state->file, NULL, NULL);
  if (state->plan == NULL)
    return FALSE;
  if (wanted == NULL)
    {
      state->content = kei_tree_ref (state->plan);
      return TRUE;
    }
  state->number = find_version (state, wanted);
  if (state->number == 0)
    return FALSE;
  state->version = kei_versions_list (state->plan, &n)[state->number - 1];
  state->content = kei_versions_read (state->plan, kei_node_get_id (state->version), NULL, &error);
  if (state->content == NULL)
    tool_complain (state->file, 0, error->message);
  return state->content != NULL;
}

static gboolean
is_newer (const ToolState *state, const ToolState *other)
{
  return state->plan == other->plan && (state->number == 0 || (other->number != 0 && state->number > other->number));
}

static void
lend_record (ToolState *state, const ToolState *other)
{
  g_autoptr (KeiTree) content = NULL;

  if (state->version == NULL || is_newer (other, state))
    return;
  content = g_steal_pointer (&state->content);
  state->content = kei_pairing_record_lend (content, state->plan);
}

gboolean
tool_state_read_two (ToolState *states, const char *earlier, const char *later)
{
  if (!read_state (&states[0], earlier, NULL) || !read_state (&states[1], later, &states[0]))
    return FALSE;
  lend_record (&states[0], &states[1]);
  lend_record (&states[1], &states[0]);
  return TRUE;
}

void
tool_state_clear (ToolState *state)
{
  g_clear_pointer (&state->file, g_free);
  g_clear_pointer (&state->plan, kei_tree_unref);
  g_clear_pointer (&state->content, kei_tree_unref);
}

char *
tool_state_dup_time (const ToolState *state)
{
  g_autoptr (GFile) location = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GDateTime) time = NULL, second = NULL;

  if (state->version != NULL)
    return kei_node_has (state->version, KEI_FIELD_TIME) ? g_strdup (kei_node_get_text (state->version, KEI_FIELD_TIME)) : NULL;
  location = g_file_new_for_commandline_arg (state->file);
  info = g_str_equal (state->file, "-") ? NULL : g_file_query_info (location, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  time = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  second = time != NULL ? g_date_time_new_from_unix_utc (g_date_time_to_unix (time)) : NULL;
  return second != NULL ? g_date_time_format_iso8601 (second) : NULL;
}
