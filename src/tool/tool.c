/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "kei-replace.h"

#define INPUT_LIMIT (1024u * 1024 * 1024)

void
tool_complain (const char *file, guint line, const char *message)
{
  if (file == NULL)
    fprintf (stderr, "keikaku-tool: %s\n", message);
  else if (line > 0)
    fprintf (stderr, "keikaku-tool: %s:%u: %s\n", file, line, message);
  else
    fprintf (stderr, "keikaku-tool: %s: %s\n", file, message);
}

gboolean
tool_parse_options (const GOptionEntry *options, int *argc, char ***argv, int min, int max)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      tool_complain (NULL, 0, error->message);
      return FALSE;
    }
  /* What stands behind "--" is a file even if it looks like an option. */
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      (*argv)++;
      (*argc)--;
    }
  if (*argc - 1 < min || *argc - 1 > max)
    {
      tool_complain (NULL, 0, *argc - 1 < min ? _ ("A file is missing; see keikaku-tool --help.") : _ ("There are too many files; see keikaku-tool --help."));
      return FALSE;
    }
  return TRUE;
}

gboolean
tool_wants_json (const char *format, gboolean *known)
{
  gboolean json = g_strcmp0 (format, "json") == 0;

  *known = format == NULL || json || g_str_equal (format, "text");
  if (!*known)
    {
      g_autofree char *message = g_strdup_printf (_ ("“%s” is no format; there are “text” and “json”."), format);

      tool_complain (NULL, 0, message);
    }
  return json;
}

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 piece[65536];
  gsize n;

  while ((n = fread (piece, 1, sizeof piece, stdin)) > 0 && bytes->len <= INPUT_LIMIT)
    g_byte_array_append (bytes, piece, (guint) n);
  if (ferror (stdin))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("Standard input cannot be read: %s."), g_strerror (errno));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
tool_read_bytes (const char *file, GError **error)
{
  g_autoptr (GFile) location = NULL;
  g_autoptr (GFileInfo) info = NULL;

  if (g_str_equal (file, "-"))
    return read_standard_input (error);

  location = g_file_new_for_commandline_arg (file);
  info = g_file_query_info (location, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > INPUT_LIMIT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The file is larger than anything that can be read here. Look whether it is the right one."));
      return NULL;
    }
  return g_file_load_bytes (location, NULL, NULL, error);
}

GInputStream *
tool_open_plan (const char *file, GError **error)
{
  g_autoptr (GFile) location = NULL;
  g_autoptr (GFileInfo) info = NULL;

  if (g_str_equal (file, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);

  location = g_file_new_for_commandline_arg (file);
  info = g_file_query_info (location, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);
  if (info != NULL && (guint64) g_file_info_get_size (info) > KEI_XML_MAX_BYTES)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The file is larger than anything that can be read here. Look whether it is the right one."));
      return NULL;
    }
  return info != NULL ? G_INPUT_STREAM (g_file_read (location, NULL, error)) : NULL;
}

KeiTree *
tool_read_plan (const char *file, KeiXmlInfo *info, GBytes **bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = tool_open_plan (file, &error);
  KeiXmlInfo unwanted;
  KeiTree *tree;

  info = info != NULL ? info : &unwanted;
  tree = stream != NULL ? kei_xml_read_stream (stream, info, bytes, NULL, &error) : NULL;
  if (tree == NULL)
    {
      tool_complain (file, kei_xml_error_get_line (error), kei_xml_error_get_cause (error));
      return NULL;
    }

  if (info->newer)
    {
      g_autofree char *message = g_strdup_printf (_ ("The file is of format %u, newer than this program; %u things in it were left out."), info->format, info->n_left_out);

      tool_complain (file, 0, message);
    }
  return tree;
}

/* Why a file was not written and what to do. */
static const char *
explain_write_error (const GError *error)
{
  static const struct
  {
    int code;
    const char *text;
  } words[] = {
    { G_IO_ERROR_NO_SPACE, N_ ("The disk is full. Make room or write to another disk; nothing was changed.") },
    { G_IO_ERROR_NOT_FOUND, N_ ("The folder is not there. Make it, or write to another.") },
    { G_IO_ERROR_NOT_DIRECTORY, N_ ("The folder is not there. Make it, or write to another.") },
    { G_IO_ERROR_IS_DIRECTORY, N_ ("This is a folder. Name a file in it.") },
    { G_IO_ERROR_PERMISSION_DENIED, N_ ("You are not allowed to write there. Write to another folder.") },
    { G_IO_ERROR_READ_ONLY, N_ ("The folder can only be read. Write to another.") },
    { G_IO_ERROR_FILENAME_TOO_LONG, N_ ("The name is too long. Write to a shorter one.") },
    { G_IO_ERROR_TOO_MANY_LINKS, N_ ("The link leads round in a circle. Write to another file.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_error_matches (error, G_IO_ERROR, words[i].code))
      return _ (words[i].text);
  return error->message;
}

/* A pipe or a device: what stands in a name of it must not be taken away. */
static gboolean
is_stream (const char *file)
{
  GStatBuf status;

  return g_stat (file, &status) == 0 && !S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode);
}

static gboolean
write_stream (const char *file, const char *data, gsize size, GError **error)
{
  FILE *stream = g_fopen (file, "wb");
  gboolean written = stream != NULL && fwrite (data, 1, size, stream) == size && fflush (stream) == 0;
  int code = errno;

  if (stream != NULL)
    fclose (stream);
  if (!written)
    g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (code), g_strerror (code));
  return written;
}

typedef struct
{
  const char *data;
  gsize size;
} Output;

static gboolean
produce (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  const Output *output = data;

  return g_output_stream_write_all (stream, output->data, output->size, NULL, cancellable, error);
}

ToolExit
tool_write (const char *file, const char *data, gsize size)
{
  g_autoptr (GFile) location = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || g_str_equal (file, "-"))
    {
      if (fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0)
        return TOOL_GOOD;
      tool_complain (NULL, 0, _ ("Standard output cannot be written."));
      return TOOL_TROUBLE;
    }

  location = g_file_new_for_commandline_arg (file);
  if (is_stream (file) ? write_stream (file, data, size, &error) : kei_replace_file (location, NULL, produce, &(Output){ data, size }, NULL, &error))
    return TOOL_GOOD;
  tool_complain (file, 0, explain_write_error (error));
  return TOOL_TROUBLE;
}
