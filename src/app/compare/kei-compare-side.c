/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-compare-side.h"

#include <glib/gi18n-lib.h>

#include "kei-asker.h"
#include "kei-choices.h"
#include "kei-compare-words.h"
#include "kei-pairing-record.h"
#include "kei-xml.h"

#define SEAL_DELAY_MS 400 /* after the last change: nobody reads a seal while typing */

struct _KeiCompareSide
{
  GObject parent_instance;

  KeiCompareSideKind kind;
  KeiTree *tree;          /* owned */
  KeiEditor *editor;      /* owned, nullable */
  GSignalGroup *document; /* owned: what is heard from the editor's document */
  KeiEditor *keeper;      /* owned, nullable: whose plan's record the tree has */
  GSignalGroup *record;   /* owned: what is heard from that one's document */
  GFile *location;        /* owned, nullable */
  char *version;          /* owned, nullable: the name of one */
  GDateTime *written;     /* owned, nullable: when the file was, or when the version was named */
  char *seal;             /* owned, nullable */
  KeiAsker *sealer;       /* owned: what the tree's seal is */
  GCancellable *asking;   /* owned: of what is asked about the file */
};

G_DEFINE_FINAL_TYPE (KeiCompareSide, kei_compare_side, G_TYPE_OBJECT)

static guint changed_signal, described_signal;

/* --- The seal --- */

typedef struct
{
  KeiTree *tree; /* owned */
  char *seal;    /* owned, nullable: the answer */
} Sealing;

static void
sealing_free (gpointer data)
{
  Sealing *sealing = data;

  kei_tree_unref (sealing->tree);
  g_free (sealing->seal);
  g_free (sealing);
}

static void
find_seal (gpointer data, GCancellable *cancellable)
{
  Sealing *sealing = data;

  sealing->seal = kei_xml_seal (sealing->tree);
}

static void
take_seal (gpointer owner, gpointer data)
{
  KeiCompareSide *self = owner;
  Sealing *sealing = data;

  g_free (self->seal);
  self->seal = g_steal_pointer (&sealing->seal);
  g_signal_emit (self, described_signal, 0);
}

static void
seal (gpointer owner)
{
  KeiCompareSide *self = owner;
  Sealing *sealing = g_new0 (Sealing, 1);

  sealing->tree = kei_tree_ref (self->tree);
  kei_asker_ask (self->sealer, sealing);
}

static const KeiAskerFuncs seal_funcs = { seal, find_seal, take_seal, sealing_free };

/* --- The tree --- */

void
kei_compare_side_set_tree (KeiCompareSide *self, KeiTree *tree)
{
  g_autoptr (KeiTree) lent = NULL;

  g_return_if_fail (KEI_IS_COMPARE_SIDE (self));

  lent = self->keeper != NULL ? kei_pairing_record_lend (tree, kei_editor_get_tree (self->keeper)) : kei_tree_ref (tree);
  if (lent == self->tree)
    return;
  kei_tree_unref (self->tree);
  self->tree = g_steal_pointer (&lent);
  g_clear_pointer (&self->seal, g_free);
  kei_asker_ask_soon (self->sealer, SEAL_DELAY_MS);
  g_signal_emit (self, changed_signal, 0);
  g_signal_emit (self, described_signal, 0);
}

static void
document_changed_cb (KeiCompareSide *self)
{
  kei_compare_side_set_tree (self, kei_editor_get_tree (self->editor));
}

/* The content is what it was, and so is its seal. */
static void
record_changed_cb (KeiCompareSide *self)
{
  KeiTree *before = self->tree;
  g_autoptr (KeiTree) after = kei_pairing_record_lend (before, kei_editor_get_tree (self->keeper));

  if (after == before)
    return;
  self->tree = kei_tree_ref (after);
  kei_tree_unref (before);
  g_signal_emit (self, changed_signal, 0);
}

void
kei_compare_side_set_keeper (KeiCompareSide *self, KeiEditor *keeper)
{
  g_return_if_fail (KEI_IS_COMPARE_SIDE (self));
  g_return_if_fail (keeper == NULL || KEI_IS_EDITOR (keeper));

  if (!g_set_object (&self->keeper, keeper))
    return;
  g_signal_group_set_target (self->record, keeper != NULL ? kei_editor_get_document (keeper) : NULL);
  if (keeper != NULL)
    record_changed_cb (self);
}

static void
modified_cb (KeiCompareSide *self)
{
  g_signal_emit (self, described_signal, 0);
}

void
kei_compare_side_set_editor (KeiCompareSide *self, KeiEditor *editor)
{
  g_return_if_fail (KEI_IS_COMPARE_SIDE (self));
  g_return_if_fail (editor == NULL || KEI_IS_EDITOR (editor));

  if (!g_set_object (&self->editor, editor))
    return;
  g_signal_group_set_target (self->document, editor != NULL ? kei_editor_get_document (editor) : NULL);
  if (editor != NULL)
    kei_compare_side_set_tree (self, kei_editor_get_tree (editor));
  g_signal_emit (self, described_signal, 0);
}

/* --- The file --- */

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  KeiCompareSide *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->written, g_date_time_unref);
  self->written = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  g_signal_emit (self, described_signal, 0);
}

void
kei_compare_side_set_location (KeiCompareSide *self, GFile *location)
{
  g_return_if_fail (KEI_IS_COMPARE_SIDE (self));

  g_cancellable_cancel (self->asking);
  g_object_unref (self->asking);
  self->asking = g_cancellable_new ();
  g_set_object (&self->location, location);
  /* A version was named when it was named. */
  if (location != NULL && self->kind != KEI_COMPARE_SIDE_VERSION)
    g_file_query_info_async (location, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->asking, asked_cb, self);
}

/* --- What it is called --- */

KeiCompareSideKind
kei_compare_side_get_kind (KeiCompareSide *self)
{
  return self->kind;
}

KeiTree *
kei_compare_side_get_tree (KeiCompareSide *self)
{
  return self->tree;
}

KeiEditor *
kei_compare_side_get_editor (KeiCompareSide *self)
{
  return self->editor;
}

GFile *
kei_compare_side_get_location (KeiCompareSide *self)
{
  return self->location;
}

KeiId
kei_compare_side_get_plan_id (KeiCompareSide *self)
{
  return kei_node_get_id (kei_tree_get_root (self->tree));
}

gboolean
kei_compare_side_is_past (KeiCompareSide *self)
{
  return self->kind == KEI_COMPARE_SIDE_VERSION || self->kind == KEI_COMPARE_SIDE_SAVED;
}

const char *
kei_compare_side_get_version (KeiCompareSide *self)
{
  return self->version;
}

const char *
kei_compare_side_get_title (KeiCompareSide *self)
{
  const char *title = kei_node_get_headline (kei_tree_get_root (self->tree));

  return *title != '\0' ? title : _ ("Plan without a title");
}

static gboolean
is_unsaved (KeiCompareSide *self)
{
  return self->editor != NULL && kei_document_get_modified (kei_editor_get_document (self->editor));
}

char *
kei_compare_side_dup_time (KeiCompareSide *self)
{
  return self->written == NULL || is_unsaved (self) ? NULL : g_date_time_format_iso8601 (self->written);
}

/* (nullable) (transfer full) */
static char *
describe_time (KeiCompareSide *self)
{
  return self->written == NULL || is_unsaved (self) ? NULL : kei_compare_words_dup_time (self->written);
}

char *
kei_compare_side_dup_state (KeiCompareSide *self)
{
  g_autofree char *stage = kei_choices_dup_label (self->tree, "stages", kei_node_get_string (kei_tree_get_root (self->tree), KEI_FIELD_STAGE));
  g_autofree char *time = describe_time (self);
  const char *parts[5] = { NULL };
  guint n = 0;

  if (self->version != NULL)
    parts[n++] = self->version;
  else if (*stage != '\0')
    parts[n++] = stage;
  if (self->kind == KEI_COMPARE_SIDE_SAVED)
    parts[n++] = _ ("As saved");
  else if (is_unsaved (self))
    parts[n++] = _ ("Not saved");
  if (time != NULL)
    parts[n++] = time;
  return g_strjoinv (" ・ ", (char **) parts);
}

const char *
kei_compare_side_get_seal (KeiCompareSide *self)
{
  return self->seal;
}

char *
kei_compare_side_dup_short_seal (KeiCompareSide *self)
{
  return kei_compare_words_dup_seal (kei_compare_side_get_seal (self));
}

static gboolean
is_type (KeiCompareSide *self, const char *type)
{
  return g_strcmp0 (kei_node_get_string (kei_tree_get_root (self->tree), KEI_FIELD_PLAN_TYPE), type) == 0;
}

static gboolean
is_same_file (KeiCompareSide *self, KeiCompareSide *other)
{
  return self->location != NULL && other->location != NULL && g_file_equal (self->location, other->location);
}

/* What tells two states of one plan apart, or NULL where they are states of one kind. */
static const char *
get_state_tag (KeiCompareSide *self, KeiCompareSide *other)
{
  if (self->kind == other->kind)
    return NULL;
  switch (self->kind)
    {
    case KEI_COMPARE_SIDE_SAVED:
      return _ ("Saved");
    case KEI_COMPARE_SIDE_VERSION:
      return C_ ("side of a comparison", "Version");
    case KEI_COMPARE_SIDE_OPEN:
      return C_ ("side of a comparison", "Now");
    case KEI_COMPARE_SIDE_FILE:
    default:
      return C_ ("side of a comparison", "On disk");
    }
}

const char *
kei_compare_side_get_tag (KeiCompareSide *self, KeiCompareSide *other, gboolean is_old)
{
  gboolean is_file = self->kind == KEI_COMPARE_SIDE_FILE || other->kind == KEI_COMPARE_SIDE_FILE;
  gboolean is_same = is_same_file (self, other) || (!is_file && kei_compare_side_get_plan_id (self) == kei_compare_side_get_plan_id (other));
  const char *tag = is_same ? get_state_tag (self, other) : NULL;

  if (tag != NULL)
    return tag;
  if (is_type (self, "earlier-basic-plan") && is_type (other, "later-basic-plan"))
    return C_ ("side of a comparison", "Earlier");
  if (is_type (self, "later-basic-plan") && is_type (other, "earlier-basic-plan"))
    return C_ ("side of a comparison", "Later");
  return is_old ? C_ ("side of a comparison", "Old") : C_ ("side of a comparison", "New");
}

/* --- The object --- */

static void
kei_compare_side_dispose (GObject *object)
{
  KeiCompareSide *self = KEI_COMPARE_SIDE (object);

  g_clear_pointer (&self->sealer, kei_asker_free);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->document);
  g_clear_object (&self->editor);
  g_clear_object (&self->record);
  g_clear_object (&self->keeper);
  G_OBJECT_CLASS (kei_compare_side_parent_class)->dispose (object);
}

static void
kei_compare_side_finalize (GObject *object)
{
  KeiCompareSide *self = KEI_COMPARE_SIDE (object);

  kei_tree_unref (self->tree);
  g_clear_pointer (&self->written, g_date_time_unref);
  g_clear_object (&self->location);
  g_clear_object (&self->asking);
  g_free (self->seal);
  g_free (self->version);
  G_OBJECT_CLASS (kei_compare_side_parent_class)->finalize (object);
}

static void
kei_compare_side_class_init (KeiCompareSideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kei_compare_side_dispose;
  object_class->finalize = kei_compare_side_finalize;
  changed_signal = g_signal_new ("changed", KEI_TYPE_COMPARE_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  described_signal = g_signal_new ("described", KEI_TYPE_COMPARE_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_compare_side_init (KeiCompareSide *self)
{
  self->sealer = kei_asker_new (self, &seal_funcs);
  self->asking = g_cancellable_new ();
  self->document = g_signal_group_new (KEI_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_group_connect_swapped (self->document, "notify::modified", G_CALLBACK (modified_cb), self);
  self->record = g_signal_group_new (KEI_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->record, "changed", G_CALLBACK (record_changed_cb), self);
}

KeiCompareSide *
kei_compare_side_new (KeiCompareSideKind kind, KeiTree *tree, GFile *location)
{
  KeiCompareSide *self = g_object_new (KEI_TYPE_COMPARE_SIDE, NULL);

  self->kind = kind;
  self->tree = kei_tree_ref (tree);
  kei_compare_side_set_location (self, location);
  kei_asker_ask_soon (self->sealer, 0);
  return self;
}

KeiCompareSide *
kei_compare_side_new_version (KeiTree *content, GFile *location, const char *name, const char *time)
{
  KeiCompareSide *self = kei_compare_side_new (KEI_COMPARE_SIDE_VERSION, content, location);

  self->version = g_strdup (name);
  self->written = g_date_time_new_from_iso8601 (time, NULL);
  return self;
}

KeiCompareSide *
kei_compare_side_new_open (KeiEditor *editor, GFile *location)
{
  KeiCompareSide *self = kei_compare_side_new (KEI_COMPARE_SIDE_OPEN, kei_editor_get_tree (editor), location);

  kei_compare_side_set_editor (self, editor);
  return self;
}
