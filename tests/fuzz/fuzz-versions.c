/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States of a plan, each as the inside of its <content>, with the byte 0x1F between: each is named as a version, and comes back as it
 * was however many follow and go. What follows a byte 0x1E is put where the oldest keeps itself, under a seal that fits it: what comes out then is sealed, or said to be damaged. */
#include "config.h"

#include "fuzz.h"
#include "kei-versions.h"
#include "kei-xml.h"

#include <string.h>

#define PARTING "\x1f"
#define DAMAGE 0x1e
#define MAX_STATES 6

/* (nullable) */
static KeiTree *
read_state (const char *content)
{
  g_autofree char *text = g_strconcat ("<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\"><content>", content, "</content></plan>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return kei_xml_read_bytes (bytes, NULL, NULL, NULL);
}

/* @content with the versions of @tree (nullable); NULL where they take one another's identifiers. (transfer full) (nullable) */
static KeiTree *
go_on (KeiTree *tree, KeiTree *content)
{
  KeiNodeBuilder *plan = kei_node_builder_new_from (kei_tree_get_root (content));
  guint n = 0;
  KeiNode *const *versions = tree != NULL ? kei_versions_list (tree, &n) : NULL;

  kei_node_builder_set_children (plan, KEI_SLOT_VERSIONS, versions, n);
  return kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
}

static void
apply (KeiTree **tree, KeiChange *change)
{
  KeiTree *next;

  demand (change != NULL);
  next = kei_tree_apply (*tree, change, NULL);
  demand (next != NULL);
  kei_change_unref (change);
  kei_tree_unref (*tree);
  *tree = next;
}

static void
check_all (KeiTree *tree, GPtrArray *seals)
{
  guint n;
  KeiNode *const *versions = kei_versions_list (tree, &n);

  demand (n == seals->len);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KeiTree) content = kei_versions_read (tree, kei_node_get_id (versions[i]), NULL, NULL);
      g_autofree char *seal = NULL;

      demand (content != NULL);
      seal = kei_xml_seal (content);
      demand (g_str_equal (seal, g_ptr_array_index (seals, i)));
    }
}

static void
try_damage (KeiTree *tree, const char *kept)
{
  guint n;
  KeiNode *const *versions = kei_versions_list (tree, &n);
  g_autofree char *seal = g_compute_checksum_for_string (G_CHECKSUM_SHA256, kept, -1);
  g_autoptr (KeiNode) damaged = NULL;
  g_autoptr (KeiTree) after = NULL, content = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  KeiNodeBuilder *version;
  KeiNodeBuilder *plan;

  if (n == 0)
    return;
  version = kei_node_builder_new_from (versions[0]);
  kei_node_builder_set_string (version, KEI_FIELD_CHANGE, kept);
  kei_node_builder_set_string (version, KEI_FIELD_SEAL, seal);
  damaged = kei_node_builder_end (version);
  plan = kei_node_builder_new_from (kei_tree_get_root (tree));
  {
    g_autoptr (GPtrArray) all = g_ptr_array_new ();

    g_ptr_array_add (all, damaged);
    for (guint i = 1; i < n; i++)
      g_ptr_array_add (all, versions[i]);
    kei_node_builder_set_children (plan, KEI_SLOT_VERSIONS, (KeiNode *const *) all->pdata, n);
  }
  after = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
  if (after == NULL)
    return;
  content = kei_versions_read (after, kei_node_get_id (damaged), NULL, &error);
  demand ((content == NULL) == (error != NULL));
  if (content == NULL)
    {
      demand (error->domain == KEI_VERSIONS_ERROR && g_utf8_validate (error->message, -1, NULL));
      return;
    }
  found = kei_xml_seal (content);
  demand (g_str_equal (found, seal));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const KeiVersionFacts facts = { .name = "素案" };
  const uint8_t *damage = size > 0 ? memchr (data, DAMAGE, size) : NULL;
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) (damage != NULL ? (gsize) (damage - data) : size));
  g_auto (GStrv) states = g_strsplit (text, PARTING, MAX_STATES + 1);
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (1);
  g_autoptr (GPtrArray) seals = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KeiTree) tree = NULL;

  for (guint i = 0; states[i] != NULL && i < MAX_STATES; i++)
    {
      g_autoptr (KeiTree) content = read_state (states[i]);
      KeiTree *next = content != NULL ? go_on (tree, content) : NULL;

      if (next == NULL)
        continue;
      g_clear_pointer (&tree, kei_tree_unref);
      tree = next;
      g_ptr_array_add (seals, kei_xml_seal (tree));
      apply (&tree, kei_versions_make_name (tree, ids, &facts, NULL, NULL, NULL));
    }
  if (tree == NULL)
    return 0;
  check_all (tree, seals);
  if (damage != NULL)
    {
      g_autofree char *kept = g_utf8_make_valid ((const char *) damage + 1, (gssize) (size - (gsize) (damage + 1 - data)));

      try_damage (tree, kept);
    }
  /* From the middle outward, so that ways back are made anew over those that go. */
  while (seals->len > 0)
    {
      guint n, at = seals->len / 2;
      KeiNode *const *versions = kei_versions_list (tree, &n);

      apply (&tree, kei_versions_make_removal (tree, kei_node_get_id (versions[at]), NULL, NULL));
      g_ptr_array_remove_index (seals, at);
      check_all (tree, seals);
    }
  return 0;
}
