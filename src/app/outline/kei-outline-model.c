/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the rows follow the document. A change touches few lists; each of them that somebody
 * holds is given its new keys (kei-key-list.c tells the difference), then rows that came are expanded
 * if they were, then "followed" is emitted.
 *
 * Invariants: entries and lists are held by the views and found here by key, so that
 * there is one object a key; between two changes every list shows self->tree. Three traps of GTK 4.8: a
 * row whose list was NULL once never gets one, so every row that may ever have rows below has a list;
 * a row replaced by itself collapses, so fields never touch the lists; an empty list
 * still counts as expandable, so the row widget asks kei_outline_model_is_expandable(). */
#include "config.h"

#include "kei-outline-model-private.h"

/* Changes of more parts than these bring all lists up to date instead of each that is touched. */
#define MAX_PARTS 64

/* Plans up to this size are surveyed at once when they are opened, so that the first frame is complete. */
#define MAX_AT_ONCE 20000

/* The pause after an edit before the worker starts, so that typing does not keep it busy. In milliseconds. */
#define SURVEY_DELAY 150

G_DEFINE_FINAL_TYPE (KeiOutlineModel, kei_outline_model, G_TYPE_OBJECT)

enum {
  FOLLOWED,
  SURVEYED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Sets of keys --- */

static GHashTable *
create_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
_kei_outline_model_set_contained (GHashTable *set, KeiOutlineKey key, gboolean contained)
{
  if (contained)
    g_hash_table_add (set, g_memdup2 (&key, sizeof key));
  else
    g_hash_table_remove (set, &key);
}

GHashTable *
_kei_outline_model_get_expanded_set (KeiOutlineModel *self)
{
  return self->visible != NULL ? self->unfolded : self->expanded;
}

/* --- Following --- */

static void
sync_all_lists (KeiOutlineModel *self)
{
  g_autoptr (GArray) keys = kei_weak_table_list_keys (self->lists);

  for (guint i = 0; i < keys->len; i++)
    _kei_outline_model_sync_list (self, g_array_index (keys, KeiOutlineKey, i));
  _kei_outline_model_expand_below (self, NULL, KEI_OUTLINE_KEY_ROOT);
  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_array_index (keys, KeiOutlineKey, i) != KEI_OUTLINE_KEY_ROOT ? _kei_outline_model_find_row (self, g_array_index (keys, KeiOutlineKey, i), FALSE) : NULL;

      if (row != NULL)
        _kei_outline_model_expand_below (self, row, g_array_index (keys, KeiOutlineKey, i));
    }
}

typedef struct
{
  KeiOutlineModel *model;
  GArray *lists; /* (element-type KeiOutlineKey): touched, none twice */
  KeiId only;    /* the node when nothing but fields of this one were set; KEI_ID_NONE before the first part */
  gboolean more; /* than fields of one node */
} Touched;

static void
touch_list (Touched *touched, const KeiPlace *place)
{
  KeiOutlineKey key;

  if (place == NULL)
    return;
  key = _kei_outline_model_get_list_key (touched->model->tree, place->parent, place->slot);
  for (guint i = 0; i < touched->lists->len; i++)
    if (g_array_index (touched->lists, KeiOutlineKey, i) == key)
      return;
  g_array_append_val (touched->lists, key);
}

/* What the person touches while a filter is on stays in sight. */
static void
pin (KeiOutlineModel *self, KeiOutlineKey key)
{
  if (self->filter == NULL)
    return;
  for (; key != KEI_OUTLINE_KEY_ROOT; key = kei_outline_model_get_parent (self, key))
    _kei_outline_model_set_contained (self->pinned, key, TRUE);
}

static void
touch (const KeiChange *change, gpointer data)
{
  Touched *touched = data;
  KeiId node = kei_change_get_node (change);

  if (kei_change_get_type_of (change) != KEI_CHANGE_SET)
    {
      touched->more = TRUE;
      touch_list (touched, kei_change_get_from (change));
      touch_list (touched, kei_change_get_to (change));
    }
  else if (touched->only != KEI_ID_NONE && touched->only != node)
    touched->more = TRUE;
  touched->only = node;
  if (kei_tree_contains (touched->model->tree, node))
    pin (touched->model, node);
}

/* The entries that show a node whose fields alone were set: its own, and those above, whose nodes are new too. */
static void
update_path (KeiOutlineModel *self, KeiId node)
{
  KeiKind kind = kei_node_get_kind (_kei_outline_model_lookup (self, node));

  if (kind == KEI_KIND_LEVEL) /* names and numbers anywhere */
    _kei_outline_model_update_entries (self);
  else
    for (KeiId id = node; id != KEI_ID_NONE; id = kei_tree_get_parent_id (self->tree, id))
      _kei_outline_model_update_entry (self, id);
}

static void
document_changed_cb (KeiOutlineModel *self, KeiChange *change)
{
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (KeiOutlineKey));
  Touched touched = { .model = self, .lists = lists };

  self->before = g_steal_pointer (&self->tree);
  self->tree = kei_tree_ref (kei_document_get_tree (self->document));

  if (change == NULL || kei_change_get_n_parts (change) > MAX_PARTS)
    {
      sync_all_lists (self);
      _kei_outline_model_update_entries (self);
    }
  else
    {
      kei_change_foreach (change, touch, &touched);
      for (guint i = 0; i < lists->len; i++)
        _kei_outline_model_sync_list (self, g_array_index (lists, KeiOutlineKey, i));
      for (guint i = 0; i < lists->len; i++)
        {
          KeiOutlineKey key = g_array_index (lists, KeiOutlineKey, i);
          g_autoptr (GtkTreeListRow) row = key != KEI_OUTLINE_KEY_ROOT && _kei_outline_model_may_have_rows (self, key) ? _kei_outline_model_find_row (self, key, FALSE) : NULL;

          if (row != NULL || key == KEI_OUTLINE_KEY_ROOT)
            _kei_outline_model_expand_below (self, row, key);
        }
      if (touched.more)
        _kei_outline_model_update_entries (self);
      else
        update_path (self, touched.only);
    }
  g_clear_pointer (&self->before, kei_tree_unref);
  g_signal_emit (self, signals[FOLLOWED], 0);
  _kei_outline_model_schedule (self, SURVEY_DELAY);
}

/* --- Filter --- */

/* All rows go and come, so that each is expanded or not as the set says. */
static void
rebuild (KeiOutlineModel *self)
{
  kei_key_list_set_keys (self->top, NULL, 0);
  _kei_outline_model_sync_list (self, KEI_OUTLINE_KEY_ROOT);
  _kei_outline_model_expand_below (self, NULL, KEI_OUTLINE_KEY_ROOT);
}

/* Shows what the filter found. When it has shown something before, what the person expanded since then stays. */
void
_kei_outline_model_take_found (KeiOutlineModel *self, KeiOutlineFound *found)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->visible);
  GHashTableIter iter;
  gpointer key;

  self->visible = g_hash_table_ref (found->visible);
  if (!self->found_before)
    g_hash_table_remove_all (self->unfolded);
  g_hash_table_iter_init (&iter, found->expanded);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!self->found_before || !g_hash_table_contains (before, key))
      _kei_outline_model_set_contained (self->unfolded, *(KeiOutlineKey *) key, TRUE);

  if (self->found_before)
    sync_all_lists (self);
  else
    rebuild (self);
  self->found_before = TRUE;
  _kei_outline_model_update_entries (self);
  g_signal_emit (self, signals[FOLLOWED], 0);
}

void
kei_outline_model_pin (KeiOutlineModel *self, KeiOutlineKey key)
{
  g_return_if_fail (KEI_IS_OUTLINE_MODEL (self));

  if (self->filter == NULL || g_hash_table_contains (self->pinned, &key))
    return;
  pin (self, key);
  if (self->visible == NULL || g_hash_table_contains (self->visible, &key))
    return;
  sync_all_lists (self);
  g_signal_emit (self, signals[FOLLOWED], 0);
}

void
kei_outline_model_set_filter (KeiOutlineModel *self, const KeiOutlineFilter *filter)
{
  g_return_if_fail (KEI_IS_OUTLINE_MODEL (self));

  if (filter != NULL && self->filter != NULL && kei_outline_filter_equal (filter, self->filter))
    return;
  g_clear_pointer (&self->filter, kei_outline_filter_free);
  g_hash_table_remove_all (self->pinned);
  self->found_before = FALSE;
  if (self->worker != NULL)
    g_cancellable_cancel (self->worker);
  if (filter != NULL && !kei_outline_filter_is_empty (filter))
    {
      self->filter = kei_outline_filter_copy (filter);
      _kei_outline_model_schedule (self, 0);
      return;
    }
  if (self->visible == NULL)
    return;
  g_clear_pointer (&self->visible, g_hash_table_unref);
  rebuild (self);
  _kei_outline_model_update_entries (self);
  g_signal_emit (self, signals[FOLLOWED], 0);
}

gboolean
kei_outline_model_is_filtered (KeiOutlineModel *self)
{
  g_return_val_if_fail (KEI_IS_OUTLINE_MODEL (self), FALSE);

  return self->visible != NULL;
}

/* --- The object --- */

static void
kei_outline_model_dispose (GObject *object)
{
  KeiOutlineModel *self = KEI_OUTLINE_MODEL (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->worker != NULL)
    g_cancellable_cancel (self->worker);
  /* Rows that somebody still holds must not ask for lists any more. */
  if (self->top != NULL)
    kei_key_list_set_keys (self->top, NULL, 0);
  g_clear_object (&self->rows);
  g_clear_object (&self->top);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (kei_outline_model_parent_class)->dispose (object);
}

static void
kei_outline_model_finalize (GObject *object)
{
  KeiOutlineModel *self = KEI_OUTLINE_MODEL (object);

  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->expanded, g_hash_table_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->filter, kei_outline_filter_free);
  g_clear_pointer (&self->visible, g_hash_table_unref);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);
  g_clear_pointer (&self->pinned, g_hash_table_unref);
  g_clear_pointer (&self->survey, kei_outline_survey_unref);
  g_clear_pointer (&self->tree, kei_tree_unref);
  g_clear_object (&self->worker);
  G_OBJECT_CLASS (kei_outline_model_parent_class)->finalize (object);
}

static void
kei_outline_model_class_init (KeiOutlineModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kei_outline_model_dispose;
  object_class->finalize = kei_outline_model_finalize;

  signals[FOLLOWED] = g_signal_new ("followed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SURVEYED] = g_signal_new ("surveyed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_outline_model_init (KeiOutlineModel *self)
{
  self->entries = kei_weak_table_new ();
  self->lists = kei_weak_table_new ();
  self->expanded = create_set ();
  self->unfolded = create_set ();
  self->pinned = create_set ();
}

/* A survey of nothing, until the worker has one. (transfer full) */
static KeiOutlineSurvey *
create_empty_survey (KeiTree *tree)
{
  KeiNode *plan = kei_node_builder_end (kei_node_builder_new (KEI_KIND_PLAN, kei_node_get_id (kei_tree_get_root (tree))));
  g_autoptr (KeiTree) empty = kei_tree_new (plan, TRUE, NULL, NULL);

  return kei_outline_survey_new (empty, NULL);
}

KeiOutlineModel *
kei_outline_model_new (KeiDocument *document)
{
  KeiOutlineModel *self = g_object_new (KEI_TYPE_OUTLINE_MODEL, NULL);

  self->document = g_object_ref (document);
  self->tree = kei_tree_ref (kei_document_get_tree (document));
  self->top = _kei_outline_model_create_list (self, KEI_OUTLINE_KEY_ROOT);
  self->rows = gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (self->top)), FALSE, FALSE, _kei_outline_model_create_rows_below, self, NULL);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);

  if (kei_tree_get_n_nodes (self->tree) <= MAX_AT_ONCE)
    self->survey = kei_outline_survey_new (self->tree, NULL);
  else
    {
      self->survey = create_empty_survey (self->tree);
      _kei_outline_model_schedule (self, 0);
    }
  return self;
}

KeiTree *
kei_outline_model_get_tree (KeiOutlineModel *self)
{
  g_return_val_if_fail (KEI_IS_OUTLINE_MODEL (self), NULL);

  return self->tree;
}

GtkTreeListModel *
kei_outline_model_get_rows (KeiOutlineModel *self)
{
  g_return_val_if_fail (KEI_IS_OUTLINE_MODEL (self), NULL);

  return self->rows;
}

const KeiOutlineSurvey *
kei_outline_model_get_survey (KeiOutlineModel *self)
{
  g_return_val_if_fail (KEI_IS_OUTLINE_MODEL (self), NULL);

  return self->survey;
}

void
kei_outline_model_set_marks (KeiOutlineModel *self, GHashTable *marks)
{
  g_return_if_fail (KEI_IS_OUTLINE_MODEL (self));

  if (marks != NULL)
    g_hash_table_ref (marks);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  self->marks = marks;
  _kei_outline_model_update_entries (self);
  _kei_outline_model_schedule (self, 0); /* for the rows that hide others */
}
