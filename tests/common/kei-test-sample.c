/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-test-sample.h"

#include "kei-xml.h"

KeiTree *
kei_test_read_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;
  g_autoptr (GBytes) bytes = NULL;
  KeiTree *tree;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, size);
  tree = kei_xml_read_bytes (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  return tree;
}
