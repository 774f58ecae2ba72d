/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-change-model.h"

#include <gtk/gtk.h>

struct _KeiChangeItem
{
  GObject parent_instance;

  KeiComparisonRows *rows; /* owned */
  KeiChangeEntry entry;
};

G_DEFINE_FINAL_TYPE (KeiChangeItem, kei_change_item, G_TYPE_OBJECT)

struct _KeiChangeModel
{
  GObject parent_instance;

  KeiChangeList *list; /* owned, nullable */
  GArray *positions;   /* owned (element-type guint) of the list's entries */
};

static void kei_change_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KeiChangeModel, kei_change_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kei_change_model_list_init))

/* --- Items --- */

KeiComparisonRows *
kei_change_item_get_rows (KeiChangeItem *self)
{
  return self->rows;
}

const KeiChangeEntry *
kei_change_item_get_entry (KeiChangeItem *self)
{
  return &self->entry;
}

static void
kei_change_item_finalize (GObject *object)
{
  kei_comparison_rows_unref (KEI_CHANGE_ITEM (object)->rows);
  G_OBJECT_CLASS (kei_change_item_parent_class)->finalize (object);
}

static void
kei_change_item_class_init (KeiChangeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_change_item_finalize;
}

static void
kei_change_item_init (KeiChangeItem *self)
{
}

/* --- The model --- */

const KeiChangeEntry *
kei_change_model_get_entry (KeiChangeModel *self, guint position)
{
  guint n;

  g_return_val_if_fail (KEI_IS_CHANGE_MODEL (self), NULL);

  if (position >= self->positions->len)
    return NULL;
  return &kei_change_list_get (self->list, &n)[g_array_index (self->positions, guint, position)];
}

guint
kei_change_model_find_row (KeiChangeModel *self, guint row)
{
  g_return_val_if_fail (KEI_IS_CHANGE_MODEL (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->positions->len; i++)
    {
      const KeiChangeEntry *entry = kei_change_model_get_entry (self, i);

      if (entry->row == row && entry->kind != KEI_CHANGE_ENTRY_RULE)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

void
kei_change_model_set (KeiChangeModel *self, KeiChangeList *list, guint shown, gboolean doubtful_first)
{
  g_autoptr (GArray) before = NULL;

  g_return_if_fail (KEI_IS_CHANGE_MODEL (self));

  before = g_steal_pointer (&self->positions);
  self->positions = list != NULL ? kei_change_list_filter (list, shown, doubtful_first) : g_array_new (FALSE, FALSE, sizeof (guint));
  if (list != NULL)
    kei_change_list_ref (list);
  g_clear_pointer (&self->list, kei_change_list_unref);
  self->list = list;
  if (before->len > 0 || self->positions->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len, self->positions->len);
}

KeiChangeList *
kei_change_model_get_list (KeiChangeModel *self)
{
  g_return_val_if_fail (KEI_IS_CHANGE_MODEL (self), NULL);

  return self->list;
}

static GType
kei_change_model_get_item_type (GListModel *model)
{
  return KEI_TYPE_CHANGE_ITEM;
}

static guint
kei_change_model_get_n_items (GListModel *model)
{
  return KEI_CHANGE_MODEL (model)->positions->len;
}

static gpointer
kei_change_model_get_item (GListModel *model, guint position)
{
  KeiChangeModel *self = KEI_CHANGE_MODEL (model);
  const KeiChangeEntry *entry = kei_change_model_get_entry (self, position);
  KeiChangeItem *item;

  if (entry == NULL)
    return NULL;
  item = g_object_new (KEI_TYPE_CHANGE_ITEM, NULL);
  item->rows = kei_comparison_rows_ref (kei_change_list_get_rows (self->list));
  item->entry = *entry;
  return item;
}

static void
kei_change_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = kei_change_model_get_item_type;
  iface->get_n_items = kei_change_model_get_n_items;
  iface->get_item = kei_change_model_get_item;
}

static void
kei_change_model_finalize (GObject *object)
{
  KeiChangeModel *self = KEI_CHANGE_MODEL (object);

  g_clear_pointer (&self->list, kei_change_list_unref);
  g_array_unref (self->positions);
  G_OBJECT_CLASS (kei_change_model_parent_class)->finalize (object);
}

static void
kei_change_model_class_init (KeiChangeModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_change_model_finalize;
}

static void
kei_change_model_init (KeiChangeModel *self)
{
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
}

KeiChangeModel *
kei_change_model_new (void)
{
  return g_object_new (KEI_TYPE_CHANGE_MODEL, NULL);
}
