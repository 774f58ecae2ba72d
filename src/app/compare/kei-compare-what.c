/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-compare-what.h"

#include "kei-versions.h"

G_DEFINE_BOXED_TYPE (KeiCompareWhat, kei_compare_what, kei_compare_what_copy, kei_compare_what_free)

static KeiCompareWhat *
make (KeiCompareWhatKind kind, GFile *file, KeiId version)
{
  KeiCompareWhat *what = g_new0 (KeiCompareWhat, 1);

  what->kind = kind;
  what->version = version;
  g_set_object (&what->file, file);
  return what;
}

KeiCompareWhat *
kei_compare_what_new (KeiCompareWhatKind kind)
{
  g_return_val_if_fail (kind == KEI_COMPARE_WHAT_NOW || kind == KEI_COMPARE_WHAT_SAVED, NULL);

  return make (kind, NULL, KEI_ID_NONE);
}

KeiCompareWhat *
kei_compare_what_new_version (KeiId version)
{
  return make (KEI_COMPARE_WHAT_VERSION, NULL, version);
}

KeiCompareWhat *
kei_compare_what_new_file (GFile *file, KeiId version)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return make (KEI_COMPARE_WHAT_FILE, file, version);
}

KeiCompareWhat *
kei_compare_what_copy (const KeiCompareWhat *what)
{
  return make (what->kind, what->file, what->version);
}

void
kei_compare_what_free (KeiCompareWhat *what)
{
  g_clear_object (&what->file);
  g_free (what);
}

gboolean
kei_compare_what_equal (const KeiCompareWhat *a, const KeiCompareWhat *b)
{
  return a->kind == b->kind && a->version == b->version && (a->kind != KEI_COMPARE_WHAT_FILE || g_file_equal (a->file, b->file));
}

/* Counted from 1, the oldest first; 0 where there is no such version. */
static guint
find_version (KeiTree *plan, KeiId version)
{
  guint n;
  KeiNode *const *versions = kei_versions_list (plan, &n);

  for (guint i = 0; i < n; i++)
    if (kei_node_get_id (versions[i]) == version)
      return i + 1;
  return 0;
}

KeiCompareWhat *
kei_compare_what_resolve (const KeiCompareWhat *what, KeiTree *plan, GFile *location)
{
  if (what->kind == KEI_COMPARE_WHAT_FILE && what->version != KEI_ID_NONE && location != NULL && g_file_equal (what->file, location) && find_version (plan, what->version) > 0)
    return kei_compare_what_new_version (what->version);
  return kei_compare_what_copy (what);
}

gboolean
kei_compare_what_is_own (const KeiCompareWhat *what)
{
  return what->kind != KEI_COMPARE_WHAT_FILE;
}

/* How new a state of the window's plan is; what is none comes before all of them. */
static guint
get_age (const KeiCompareWhat *what, KeiTree *plan)
{
  switch (what->kind)
    {
    case KEI_COMPARE_WHAT_NOW:
      return G_MAXUINT;
    case KEI_COMPARE_WHAT_SAVED:
      return G_MAXUINT - 1;
    case KEI_COMPARE_WHAT_VERSION:
      return 1 + find_version (plan, what->version);
    case KEI_COMPARE_WHAT_FILE:
    default:
      return 0;
    }
}

KeiSide
kei_compare_what_find_own (const KeiCompareWhat *earlier, const KeiCompareWhat *later, KeiTree *plan)
{
  return get_age (earlier, plan) > get_age (later, plan) ? KEI_SIDE_OLD : KEI_SIDE_NEW;
}
