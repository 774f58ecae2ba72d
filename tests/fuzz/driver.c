/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives each file of a folder, and each of its beginnings' halves and quarters, to the
 * target: the corpus as an ordinary test. */
#include "config.h"

#include "fuzz.h"

#include <glib.h>
#include <stdio.h>

static void
replay (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, &error))
    g_error ("%s", error->message);
  LLVMFuzzerTestOneInput ((const uint8_t *) data, size);
  /* What a cut-off file brings is tried with every one of them. */
  for (gsize part = 1; part < 4; part++)
    LLVMFuzzerTestOneInput ((const uint8_t *) data, size / 4 * part);
}

static guint
replay_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  if (directory == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      printf ("%s\n", name);
      fflush (stdout);
      replay (path);
      n++;
    }
  return n;
}

int
main (int argc, char *argv[])
{
  guint n = 0;

  for (int i = 1; i < argc; i++)
    n += replay_folder (argv[i]);
  printf ("%u files\n", n);
  /* An empty folder is a mistake in the set-up, not a success. */
  return n > 0 ? 0 : 1;
}
