/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a version keeps is text: that of <content>, or that of a <change> from the content of the next version. The way from
 * the file's content, which design had in mind for the newest one, would be wrong with the next edit and had to be made anew
 * with every save. A way back is kept only when it was tried and leads to the very bytes; else the content stays whole. */
#include "config.h"

#include "kei-versions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-difference.h"
#include "kei-edit.h"
#include "kei-xml.h"

#define WHOLE "<content"

G_DEFINE_QUARK (kei - versions - error - quark, kei_versions_error)

KeiNode *const *
kei_versions_list (KeiTree *tree, guint *n)
{
  return kei_node_get_children (kei_tree_get_root (tree), KEI_SLOT_VERSIONS, n);
}

static const char *
get_kept (KeiNode *version)
{
  return kei_node_get_text (version, KEI_FIELD_CHANGE);
}

gboolean
kei_versions_has_content (KeiNode *version)
{
  return *get_kept (version) != '\0';
}

static gboolean
is_whole (KeiNode *version)
{
  return g_str_has_prefix (get_kept (version), WHOLE);
}

/* --- Content --- */

/* The plan without its record. */
static KeiTree *
strip_record (KeiTree *tree, GError **error)
{
  const KeiKindInfo *info = kei_schema_kind (KEI_KIND_PLAN);
  KeiNodeBuilder *plan = kei_node_builder_new_from (kei_tree_get_root (tree));

  for (guint i = 0; i < info->n_slots; i++)
    if (info->slots[i].part == KEI_PART_RECORD)
      kei_node_builder_set_children (plan, info->slots[i].id, NULL, 0);
  return kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, error);
}

static KeiTree *
read_whole (KeiTree *tree, const char *text, GCancellable *cancellable, GError **error)
{
  KeiIdText id;
  g_autofree char *plan = g_strdup_printf ("<plan xmlns=\"" KEI_XML_NAMESPACE "\" format=\"%d\" id=\"%s\">%s</plan>", KEI_XML_FORMAT, kei_id_format (kei_node_get_id (kei_tree_get_root (tree)), id), text);
  g_autoptr (GBytes) bytes = g_bytes_new_static (plan, strlen (plan));

  return kei_xml_read_bytes (bytes, NULL, cancellable, error);
}

static KeiTree *
go_back (KeiTree *newer, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (KeiChange) change = kei_xml_read_change (bytes, newer, error);

  return change != NULL ? kei_tree_apply (newer, change, error) : NULL;
}

static gboolean
is_sealed (KeiNode *version, char *own)
{
  g_autofree char *seal = own;

  return g_str_equal (seal, kei_node_get_text (version, KEI_FIELD_SEAL));
}

static void
set_broken (KeiNode *version, const char *why, GError **error)
{
  g_set_error (error, KEI_VERSIONS_ERROR, KEI_VERSIONS_ERROR_BROKEN, _ ("What the version “%s” keeps is damaged: %s. Look for it in an earlier copy of the file."), kei_node_get_headline (version), why);
}

/* One link: the content of @version, from that of the next one if it keeps only the way. Of those on the way to the version that was
 * @asked for no seal is made: that costs as much as writing the plan, and if theirs were others, so would be that one's. */
static KeiTree *
read_link (KeiTree *tree, KeiNode *version, KeiTree *newer, gboolean asked, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (KeiTree) content = NULL;
  const char *kept = get_kept (version);

  /* Whole, the text itself is what is sealed: nothing else can be in it. */
  if (!is_whole (version))
    content = go_back (newer, kept, &cause);
  else if (is_sealed (version, g_compute_checksum_for_string (G_CHECKSUM_SHA256, kept, -1)))
    content = read_whole (tree, kept, cancellable, &cause);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (cause != NULL)
    set_broken (version, cause->message, error);
  else if (content == NULL || (asked && !is_sealed (version, kei_xml_seal (content))))
    set_broken (version, _ ("its seal is another"), error);
  else
    return g_steal_pointer (&content);
  return NULL;
}

static gboolean
find_version (KeiTree *tree, KeiId id, guint *at, GError **error)
{
  guint n;
  KeiNode *const *versions = kei_versions_list (tree, &n);

  for (*at = 0; *at < n; (*at)++)
    if (kei_node_get_id (versions[*at]) == id)
      return TRUE;
  g_set_error_literal (error, KEI_VERSIONS_ERROR, KEI_VERSIONS_ERROR_UNKNOWN, _ ("The plan has no such version; it may have been deleted meanwhile."));
  return FALSE;
}

static KeiTree *
read_at (KeiTree *tree, guint at, GCancellable *cancellable, GError **error)
{
  guint n, whole = at;
  KeiNode *const *versions = kei_versions_list (tree, &n);
  KeiTree *content = NULL;

  if (!kei_versions_has_content (versions[at]))
    {
      g_set_error (error, KEI_VERSIONS_ERROR, KEI_VERSIONS_ERROR_NOTHING, _ ("The version “%s” is a name only: nothing was kept of it. Look for a copy of the file from that time."), kei_node_get_headline (versions[at]));
      return NULL;
    }
  while (whole < n && !is_whole (versions[whole]))
    whole++;
  if (whole == n)
    {
      set_broken (versions[n - 1], _ ("it has no content"), error);
      return NULL;
    }
  for (guint i = whole + 1; i-- > at;)
    {
      KeiTree *older = read_link (tree, versions[i], content, i == at, cancellable, error);

      g_clear_pointer (&content, kei_tree_unref);
      content = older;
      if (content == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_clear_pointer (&content, kei_tree_unref);
          return NULL;
        }
    }
  return content;
}

gboolean
kei_versions_is_needed (KeiTree *tree, KeiId version)
{
  guint n, at;
  KeiNode *const *versions = kei_versions_list (tree, &n);

  return find_version (tree, version, &at, NULL) && at > 0 && kei_versions_has_content (versions[at - 1]) && !is_whole (versions[at - 1]);
}

KeiTree *
kei_versions_read (KeiTree *tree, KeiId version, GCancellable *cancellable, GError **error)
{
  guint at;

  return find_version (tree, version, &at, error) ? read_at (tree, at, cancellable, error) : NULL;
}

/* --- What is kept --- */

/* NULL where it is longer than a version can keep. (transfer full) */
static char *
format_whole (KeiTree *tree, GError **error)
{
  g_autoptr (GBytes) bytes = kei_xml_write_content (tree);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size <= KEI_MAX_FIGURE)
    return g_strndup (data, size);
  g_set_error (error, KEI_VERSIONS_ERROR, KEI_VERSIONS_ERROR_LARGE, _ ("The plan is too long: a version can keep %u MB. Keep a copy of the file instead."), KEI_MAX_FIGURE / 1024 / 1024);
  return NULL;
}

/* The way from @newer to @older, the content of @version, or NULL where none leads to the very bytes. (transfer full) */
static char *
format_way (KeiTree *newer, KeiTree *older, KeiNode *version)
{
  g_autoptr (KeiChange) change = kei_difference_by_ids (newer, older, NULL, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (KeiTree) back = NULL;

  if (change == NULL)
    return NULL;
  bytes = kei_xml_write_change (newer, change);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (strlen (text) > KEI_MAX_FIGURE)
    return NULL;
  back = go_back (newer, text, NULL);
  return back != NULL && is_sealed (version, kei_xml_seal (back)) ? g_steal_pointer (&text) : NULL;
}

/* Gives @version, whose content is @content, the way back from @newer (nullable), or its content whole. */
static void
keep (KeiEdit *edit, KeiNode *version, KeiTree *content, KeiTree *newer)
{
  g_autofree char *way = newer != NULL ? format_way (newer, content, version) : NULL;
  g_autofree char *whole = format_whole (content, NULL);

  if (way != NULL && (whole == NULL || strlen (way) < strlen (whole)))
    kei_edit_set_string (edit, kei_node_get_id (version), KEI_FIELD_CHANGE, way);
  else if (whole != NULL)
    kei_edit_set_string (edit, kei_node_get_id (version), KEI_FIELD_CHANGE, whole);
}

static KeiNode *
make_version (KeiId id, const KeiVersionFacts *facts, const char *seal, const char *whole)
{
  KeiNodeBuilder *version = kei_node_builder_new (KEI_KIND_VERSION, id);
  const struct
  {
    KeiField field;
    const char *text;
  } texts[] = {
    { KEI_FIELD_NAME, facts->name },
    { KEI_FIELD_STAGE, facts->stage },
    { KEI_FIELD_TIME, facts->time },
    { KEI_FIELD_AUTHOR, facts->author },
    { KEI_FIELD_NOTE, facts->note },
    { KEI_FIELD_SEAL, seal },
    { KEI_FIELD_CHANGE, whole },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text != NULL)
      kei_node_builder_set_string (version, texts[i].field, texts[i].text);
  if (facts->meeting != KEI_ID_NONE)
    kei_node_builder_set_ref (version, KEI_FIELD_MEETING, facts->meeting);
  return kei_node_builder_end (version);
}

KeiChange *
kei_versions_make_name (KeiTree *tree, KeiIdSource *ids, const KeiVersionFacts *facts, KeiId *id, GCancellable *cancellable, GError **error)
{
  g_autofree char *whole = format_whole (tree, error);
  g_autofree char *seal = NULL;
  g_autoptr (KeiTree) content = NULL;
  g_autoptr (KeiTree) before = NULL;
  g_autoptr (KeiNode) version = NULL;
  g_autoptr (KeiEdit) edit = NULL;
  guint n;
  KeiNode *const *versions = kei_versions_list (tree, &n);
  KeiId own = kei_id_source_next (ids);

  if (whole == NULL || (content = strip_record (tree, error)) == NULL)
    return NULL;
  seal = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  edit = kei_edit_new (tree);
  /* What is damaged stays as it is. */
  before = n > 0 ? read_at (tree, n - 1, cancellable, NULL) : NULL;
  if (before != NULL)
    keep (edit, versions[n - 1], before, content);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  version = make_version (own, facts, seal, whole);
  kei_edit_append (edit, kei_node_get_id (kei_tree_get_root (tree)), version);
  if (id != NULL)
    *id = own;
  return kei_edit_end (g_steal_pointer (&edit), N_ ("Name a version"), error);
}

KeiChange *
kei_versions_make_removal (KeiTree *tree, KeiId version, GCancellable *cancellable, GError **error)
{
  g_autoptr (KeiTree) before = NULL;
  g_autoptr (KeiTree) after = NULL;
  g_autoptr (KeiEdit) edit = NULL;
  guint n, at;
  KeiNode *const *versions = kei_versions_list (tree, &n);

  if (!find_version (tree, version, &at, error))
    return NULL;
  edit = kei_edit_new (tree);
  if (at > 0 && !is_whole (versions[at - 1]))
    {
      before = read_at (tree, at - 1, cancellable, NULL);
      after = at + 1 < n ? read_at (tree, at + 1, cancellable, NULL) : NULL;
      if (before != NULL)
        keep (edit, versions[at - 1], before, after);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  kei_edit_remove (edit, version);
  return kei_edit_end (g_steal_pointer (&edit), N_ ("Delete a version"), error);
}
