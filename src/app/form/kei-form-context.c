/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watchers and drafts are found by (node, field); a watcher of a whole node has KEI_FIELD_NONE.
 *
 * A change is first taken apart into the keys it touches, each once, and then told: a paste of a
 * thousand cells tells each watcher once. Watchers may come and go while they are told. */
#include "config.h"

#include "kei-form-context.h"

#include <glib/gi18n-lib.h>

#include "kei-form-pictures.h"
#include "kei-settings.h"

typedef struct
{
  KeiId node;
  guint field;
  const char *role; /* of drafts only (nullable) */
} Key;

typedef struct
{
  char *text;      /* owned */
  KeiValue over;   /* owned: what the plan has there */
  KeiTree *before; /* owned (nullable): the tree that the paste which brought it was made in */
} Draft;

typedef struct
{
  KeiFormWatchFunc func;
  gpointer owner;
} Watcher;

typedef struct
{
  KeiFormRevealFunc func;
  gpointer owner;
} Place;

struct _KeiFormContext
{
  GObject parent_instance;

  KeiEditor *editor;    /* owned */
  GSettings *settings;  /* owned (nullable): no schema is installed */
  GHashTable *watchers; /* owned (element-type Key GArray<Watcher>) */
  GHashTable *owners;   /* owned (element-type gpointer GPtrArray<Key>) */
  GHashTable *drafts;   /* owned (element-type Key Draft) */
  GArray *places;       /* owned (element-type Place) */
  guint committing;     /* the change that is told was made in this form */
};

static guint look_changed_signal;

G_DEFINE_FINAL_TYPE (KeiFormContext, kei_form_context, G_TYPE_OBJECT)

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_int64_hash (&key->node) ^ (key->field * 2654435761u) ^ (key->role != NULL ? g_str_hash (key->role) : 0);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *x = a, *y = b;

  return x->node == y->node && x->field == y->field && g_strcmp0 (x->role, y->role) == 0;
}

/* --- Telling --- */

static void
add_key (GHashTable *touched, KeiId node, guint field)
{
  Key key = { node, field, NULL };

  if (!g_hash_table_contains (touched, &key))
    g_hash_table_add (touched, g_memdup2 (&key, sizeof key));
}

typedef struct
{
  KeiTree *tree;
  GHashTable *touched;
} Collector;

static void
collect_above (Collector *collector, KeiId node)
{
  for (KeiId id = node; id != KEI_ID_NONE; id = kei_tree_get_parent_id (collector->tree, id))
    add_key (collector->touched, id, KEI_FIELD_NONE);
}

static void
collect (const KeiChange *change, gpointer data)
{
  Collector *collector = data;
  const KeiPlace *from = kei_change_get_from (change);
  const KeiPlace *to = kei_change_get_to (change);

  if (kei_change_get_type_of (change) == KEI_CHANGE_SET)
    {
      add_key (collector->touched, kei_change_get_node (change), kei_change_get_field (change));
      collect_above (collector, kei_change_get_node (change));
    }
  if (from != NULL || to != NULL)
    add_key (collector->touched, KEI_ID_NONE, KEI_FIELD_NONE);
  if (from != NULL)
    collect_above (collector, from->parent);
  if (to != NULL)
    collect_above (collector, to->parent);
}

static gboolean
is_still_watching (KeiFormContext *self, const Key *key, const Watcher *watcher)
{
  GArray *list = g_hash_table_lookup (self->watchers, key);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (g_array_index (list, Watcher, i).owner == watcher->owner && g_array_index (list, Watcher, i).func == watcher->func)
      return TRUE;
  return FALSE;
}

static void
tell (KeiFormContext *self, const Key *key)
{
  GArray *list = g_hash_table_lookup (self->watchers, key);
  g_autoptr (GArray) copy = list != NULL ? g_array_copy (list) : NULL;

  for (guint i = 0; copy != NULL && i < copy->len; i++)
    {
      Watcher *watcher = &g_array_index (copy, Watcher, i);

      if (is_still_watching (self, key, watcher))
        watcher->func (watcher->owner);
    }
}

static GHashTable *
create_keys (void)
{
  return g_hash_table_new_full (hash_key, equal_keys, g_free, NULL);
}

static void
tell_all (KeiFormContext *self, GHashTable *touched)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    tell (self, key);
}

/* --- What becomes of drafts --- */

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->text);
  kei_value_clear (&draft->over);
  g_clear_pointer (&draft->before, kei_tree_unref);
  g_free (draft);
}

static GHashTable *
create_drafts (void)
{
  return g_hash_table_new_full (hash_key, equal_keys, g_free, draft_free);
}

static KeiValue
dup_value (KeiFormContext *self, const Key *key)
{
  KeiFormTarget target = { .node = key->node, .field = (KeiField) key->field, .role = key->role };
  KeiNode *node = kei_form_context_resolve (self, &target);

  return node != NULL ? kei_node_dup_value (node, target.field) : (KeiValue) KEI_VALUE_INIT;
}

static const char *
get_label (KeiFormContext *self, const Key *key)
{
  KeiNode *node = kei_editor_lookup (self->editor, key->node);
  const KeiFieldInfo *info = kei_schema_field (key->role != NULL ? KEI_KIND_INDICATOR_VALUE : kei_node_get_kind (node), (KeiField) key->field);

  return g_dgettext (GETTEXT_PACKAGE, info->label);
}

static void
say_gone (KeiFormContext *self, const Key *key, const char *text)
{
  /* Translators: what was typed, and the label of the field it was typed into. */
  kei_editor_say (self->editor, _ ("“%s” was no value for %s and went with what stood there"), text, get_label (self, key));
}

/* After a change from outside of the form. What stands over a node that is gone waits for it to come back. */
static void
update_drafts (KeiFormContext *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Draft *draft = value;
      g_auto (KeiValue) now = dup_value (self, key);
      gboolean unpasted = draft->before != NULL && draft->before == kei_editor_get_tree (self->editor);

      if (!unpasted && (kei_value_equal (&now, &draft->over) || kei_editor_lookup (self->editor, ((Key *) key)->node) == NULL))
        continue;
      if (!unpasted)
        say_gone (self, key, draft->text);
      g_hash_table_iter_remove (&iter);
    }
}

static void
document_changed_cb (KeiFormContext *self, KeiChange *change)
{
  g_autoptr (GHashTable) touched = NULL;
  Collector collector;

  if (change == NULL) /* another tree: the form is made anew */
    return;
  touched = create_keys ();
  collector.tree = kei_editor_get_tree (self->editor);
  collector.touched = touched;
  kei_change_foreach (change, collect, &collector);
  if (self->committing == 0)
    update_drafts (self);
  tell_all (self, touched);
}

/* --- Watching --- */

void
kei_form_context_watch_field (KeiFormContext *self, KeiId node, KeiField field, KeiFormWatchFunc func, gpointer owner)
{
  Key key = { node, field, NULL };
  Watcher watcher = { func, owner };
  GArray *list = g_hash_table_lookup (self->watchers, &key);
  GPtrArray *keys = g_hash_table_lookup (self->owners, owner);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Watcher));
      g_hash_table_insert (self->watchers, g_memdup2 (&key, sizeof key), list);
    }
  g_array_append_val (list, watcher);
  if (keys == NULL)
    {
      keys = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->owners, owner, keys);
    }
  g_ptr_array_add (keys, g_memdup2 (&key, sizeof key));
}

void
kei_form_context_watch (KeiFormContext *self, KeiId node, KeiFormWatchFunc func, gpointer owner)
{
  kei_form_context_watch_field (self, node, KEI_FIELD_NONE, func, owner);
}

void
kei_form_context_unwatch (KeiFormContext *self, gpointer owner)
{
  GPtrArray *keys = g_hash_table_lookup (self->owners, owner);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      GArray *list = g_hash_table_lookup (self->watchers, keys->pdata[i]);

      for (guint j = list != NULL ? list->len : 0; j-- > 0;)
        if (g_array_index (list, Watcher, j).owner == owner)
          g_array_remove_index (list, j);
      if (list != NULL && list->len == 0)
        g_hash_table_remove (self->watchers, keys->pdata[i]);
    }
  g_hash_table_remove (self->owners, owner);

  for (guint i = self->places->len; i-- > 0;)
    if (g_array_index (self->places, Place, i).owner == owner)
      g_array_remove_index (self->places, i);
}

/* --- Drafts --- */

static void
keep_draft (KeiFormContext *self, const KeiFormTarget *target, const char *text, KeiTree *before)
{
  Key key = { target->node, target->field, target->role };
  Draft *draft = g_new0 (Draft, 1);

  draft->text = g_strdup (text);
  draft->over = dup_value (self, &key);
  draft->before = before != NULL ? kei_tree_ref (before) : NULL;
  g_hash_table_insert (self->drafts, g_memdup2 (&key, sizeof key), draft);
}

gboolean
kei_form_context_set_draft (KeiFormContext *self, const KeiFormTarget *target, const char *text)
{
  Key key = { target->node, target->field, target->role };

  if (g_strcmp0 (kei_form_context_get_draft (self, target), text) == 0)
    return FALSE;
  if (text == NULL)
    g_hash_table_remove (self->drafts, &key);
  else
    keep_draft (self, target, text, NULL);
  return TRUE;
}

void
kei_form_context_paste_draft (KeiFormContext *self, const KeiFormTarget *target, const char *text)
{
  Key watched = { target->node, target->role != NULL ? KEI_FIELD_NONE : target->field, NULL };

  if (text != NULL)
    keep_draft (self, target, text, kei_editor_get_tree (self->editor));
  else if (!kei_form_context_set_draft (self, target, NULL))
    return;
  tell (self, &watched);
}

/* Where a paste was no step because nothing in it was a value, no undo is about it. */
static void
unbind_drafts (KeiFormContext *self, KeiTree *tree)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Draft *) value)->before == tree)
      g_clear_pointer (&((Draft *) value)->before, kei_tree_unref);
}

const char *
kei_form_context_get_draft (KeiFormContext *self, const KeiFormTarget *target)
{
  Key key = { target->node, target->field, target->role };
  Draft *draft = g_hash_table_lookup (self->drafts, &key);

  return draft != NULL ? draft->text : NULL;
}

const char *
kei_form_context_find_draft (KeiFormContext *self, KeiFormTarget *target, const char **label)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Key *at = key;

      if (kei_editor_lookup (self->editor, at->node) == NULL)
        continue;
      *target = (KeiFormTarget){ .node = at->node, .field = (KeiField) at->field, .role = at->role };
      *label = get_label (self, at);
      return ((Draft *) value)->text;
    }
  return NULL;
}

void
kei_form_context_forget_drafts (KeiFormContext *self)
{
  g_autoptr (GHashTable) drafts = g_steal_pointer (&self->drafts);
  g_autoptr (GHashTable) touched = create_keys ();
  Collector collector = { kei_form_context_get_tree (self), touched };
  GHashTableIter iter;
  gpointer key;

  self->drafts = create_drafts ();
  g_hash_table_iter_init (&iter, drafts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (kei_editor_lookup (self->editor, ((Key *) key)->node) != NULL)
      {
        add_key (touched, ((Key *) key)->node, ((Key *) key)->field);
        collect_above (&collector, ((Key *) key)->node);
      }
  tell_all (self, touched);
}

/* --- Places --- */

void
kei_form_context_add_place (KeiFormContext *self, KeiFormRevealFunc func, gpointer owner)
{
  Place place = { func, owner };

  g_array_append_val (self->places, place);
}

/* A place that shows a node above may make the place for this one by opening its detail. */
static gboolean
ask_places (KeiFormContext *self, KeiId node, KeiField field, const char *role)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place place = g_array_index (self->places, Place, i);

      if (place.func (place.owner, node, field, role))
        return TRUE;
    }
  return FALSE;
}

gboolean
kei_form_context_reveal (KeiFormContext *self, KeiId node, KeiField field, const char *role)
{
  KeiTree *tree = kei_form_context_get_tree (self);
  KeiId stop = kei_editor_get_selected (self->editor);
  guint n = 0;
  g_autofree KeiNode **path = kei_tree_dup_path (tree, node, &n);
  gboolean below = FALSE;

  if ((role != NULL && ask_places (self, node, field, role)) || ask_places (self, node, field, NULL))
    return TRUE;
  for (guint i = 0; i + 1 < n; i++)
    {
      KeiId id = kei_node_get_id (path[i]);

      if (below)
        ask_places (self, id, KEI_FIELD_NONE, NULL);
      below = below || id == stop;
    }
  return ask_places (self, node, field, NULL) || ask_places (self, node, KEI_FIELD_NONE, NULL);
}

/* --- Values --- */

KeiNode *
kei_form_context_resolve (KeiFormContext *self, const KeiFormTarget *target)
{
  KeiNode *node = kei_editor_lookup (self->editor, target->node);

  return target->role != NULL ? kei_form_find_value (node, target->role) : node;
}

gboolean
kei_form_context_commit (KeiFormContext *self, KeiEdit *edit, const char *label)
{
  g_autoptr (KeiTree) before = kei_tree_ref (kei_editor_get_tree (self->editor));
  gboolean done;

  self->committing++;
  done = kei_editor_commit (self->editor, edit, label);
  self->committing--;
  if (kei_editor_get_tree (self->editor) == before)
    unbind_drafts (self, before);
  return done;
}

static gboolean
insert_value (KeiFormContext *self, const KeiFormTarget *target, const KeiValue *value)
{
  KeiEdit *edit = kei_editor_begin (self->editor);
  g_autoptr (KeiNode) node = kei_form_make_value (kei_editor_get_ids (self->editor), target, value);

  kei_edit_append (edit, target->node, node);
  return kei_form_context_commit (self, edit, NULL);
}

gboolean
kei_form_context_set (KeiFormContext *self, const KeiFormTarget *target, const KeiValue *value, gboolean typed)
{
  KeiNode *node = kei_form_context_resolve (self, target);
  gboolean done;

  kei_form_context_set_draft (self, target, NULL);
  if (node == NULL && kei_value_is_empty (value))
    return TRUE;
  if (node == NULL)
    return target->role != NULL && insert_value (self, target, value);
  self->committing++;
  done = kei_editor_set_field (self->editor, kei_node_get_id (node), target->field, value, typed);
  self->committing--;
  return done;
}

gboolean
kei_form_context_set_new (KeiFormContext *self, const KeiFormTarget *target, const KeiValue *value, KeiNode *made)
{
  KeiNode *node = kei_form_context_resolve (self, target);
  KeiEdit *edit;

  g_return_val_if_fail (node != NULL, FALSE);

  kei_form_context_set_draft (self, target, NULL);
  edit = kei_editor_begin (self->editor);
  kei_edit_append (edit, kei_editor_get_plan_id (self->editor), made);
  kei_edit_set (edit, kei_node_get_id (node), target->field, value);
  return kei_form_context_commit (self, edit, NULL);
}

/* --- The object --- */

KeiEditor *
kei_form_context_get_editor (KeiFormContext *self)
{
  return self->editor;
}

KeiTree *
kei_form_context_get_tree (KeiFormContext *self)
{
  return kei_editor_get_tree (self->editor);
}

KeiYearStyle
kei_form_context_get_year_style (KeiFormContext *self)
{
  return kei_settings_get_year_style (self->settings);
}

char *
kei_form_context_dup_author (KeiFormContext *self)
{
  return kei_settings_dup_author (self->settings);
}

static void
kei_form_context_finalize (GObject *object)
{
  KeiFormContext *self = KEI_FORM_CONTEXT (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->watchers, g_hash_table_unref);
  g_clear_pointer (&self->owners, g_hash_table_unref);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_clear_pointer (&self->places, g_array_unref);
  G_OBJECT_CLASS (kei_form_context_parent_class)->finalize (object);
}

static void
kei_form_context_class_init (KeiFormContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_form_context_finalize;
  look_changed_signal = g_signal_new ("look-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
era_style_cb (KeiFormContext *self)
{
  g_signal_emit (self, look_changed_signal, 0);
}

static void
kei_form_context_init (KeiFormContext *self)
{
  self->settings = kei_settings_new ();
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::era-style", G_CALLBACK (era_style_cb), self, G_CONNECT_SWAPPED);
  self->watchers = g_hash_table_new_full (hash_key, equal_keys, g_free, (GDestroyNotify) g_array_unref);
  self->owners = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->drafts = create_drafts ();
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
}

KeiFormContext *
kei_form_context_new (KeiEditor *editor)
{
  KeiFormContext *self = g_object_new (KEI_TYPE_FORM_CONTEXT, NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (kei_editor_get_document (editor), "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
