/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-new-plan.h"

#include <glib/gi18n-lib.h>

#include "kei-xml.h"

#define RESOURCES "/jp/keikaku/Keikaku/"

static const KeiTemplate templates[] = {
  { "comprehensive", N_ ("Comprehensive Plan"), N_ ("From the concept to the projects"), RESOURCES "templates/comprehensive.keikaku" },
  { "later-basic", N_ ("Later Basic Plan"), N_ ("Goes on from the earlier one"), RESOURCES "templates/later-basic.keikaku" },
  { "yearly-policy", N_ ("Yearly Policy"), N_ ("What one year is for"), RESOURCES "templates/yearly-policy.keikaku" },
  { "pledges", N_ ("Pledges"), N_ ("Fields, measures, initiatives"), RESOURCES "templates/pledges.keikaku" },
  { "sector", N_ ("Sector Plan"), N_ ("A plan for one field"), RESOURCES "templates/sector.keikaku" },
};

const KeiTemplate *
kei_templates_get (guint *n)
{
  *n = G_N_ELEMENTS (templates);
  return templates;
}

const KeiTemplate *
kei_templates_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (g_strcmp0 (templates[i].id, id) == 0)
      return &templates[i];
  return NULL;
}

/* The plan in the resource, with new ids throughout. (transfer full) */
static KeiNode *
copy_resource (const char *path)
{
  g_autoptr (KeiIdSource) ids = kei_id_source_new_random ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (KeiTree) tree = bytes == NULL ? NULL : kei_xml_read_bytes (bytes, NULL, NULL, &error);

  /* The program's own files: a test reads each of them. */
  if (tree == NULL)
    g_error ("%s: %s", path, error->message);
  return kei_node_copy_with_new_ids (kei_tree_get_root (tree), ids, NULL);
}

KeiTree *
kei_new_plan_create (const KeiTemplate *from, const char *title, const char *municipality)
{
  g_autoptr (KeiNode) plan = copy_resource (from->path);
  KeiNodeBuilder *builder = kei_node_builder_new_from (plan);

  if (title != NULL)
    kei_node_builder_set_string (builder, KEI_FIELD_TITLE, title);
  if (municipality != NULL)
    kei_node_builder_set_string (builder, KEI_FIELD_MUNICIPALITY, municipality);
  return kei_tree_new (kei_node_builder_end (builder), FALSE, NULL, NULL);
}

KeiTree *
kei_new_plan_create_sample (void)
{
  return kei_tree_new (copy_resource (RESOURCES "samples/minato-koki.keikaku"), TRUE, NULL, NULL);
}
