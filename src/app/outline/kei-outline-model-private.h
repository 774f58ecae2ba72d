/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-outline-model*.c and kei-outline-look.c only. */
#pragma once

#include "kei-key-list.h"
#include "kei-outline-model.h"
#include "kei-weak-table.h"

G_BEGIN_DECLS

struct _KeiOutlineModel
{
  GObject parent_instance;

  KeiDocument *document;  /* owned */
  KeiTree *tree;          /* owned: what the rows show */
  KeiTree *before;        /* owned (nullable): while rows follow, what lists that have not followed yet show */
  GtkTreeListModel *rows; /* owned */
  KeiKeyList *top;        /* owned: the list at the root of the rows */
  GHashTable *entries;    /* owned: KeiOutlineEntry by key */
  GHashTable *lists;      /* owned: KeiKeyList by key, the top one included */
  GHashTable *expanded;   /* owned: keys; those of rows that are gone too, for they may come back */
  GHashTable *marks;      /* owned (nullable) */

  KeiOutlineFilter *filter; /* owned (nullable) */
  GHashTable *visible;      /* owned (nullable): keys the filter lets through; NULL as long as nothing is filtered out */
  GHashTable *unfolded;     /* owned: keys expanded while filtered, in place of `expanded` */
  GHashTable *pinned;       /* owned: keys that stay although the filter may not let them through */
  gboolean found_before;    /* the rows show what this filter found, perhaps not the latest */

  KeiOutlineSurvey *survey; /* owned */
  GCancellable *worker;     /* owned (nullable): while one runs; cancelled when it is wanted no more */
  gboolean is_outdated;     /* another run is needed when this one ends */
  guint delay;              /* source id of the run to come */
};

/* kei-outline-model-lists.c */

/* The node of a key; the plan for groups, and while rows follow, what is gone. (transfer none) */
KeiNode *_kei_outline_model_lookup (KeiOutlineModel *self, KeiOutlineKey key);
/* The slot whose children are the rows below an item or section; KEI_SLOT_NONE for what never has rows below. */
KeiSlot _kei_outline_model_get_row_slot (KeiKind kind);
gboolean _kei_outline_model_may_have_rows (KeiOutlineModel *self, KeiOutlineKey key);
/* What stands below a key, in order. (element-type KeiOutlineKey) (transfer full) */
GArray *_kei_outline_model_list_keys (KeiOutlineModel *self, KeiOutlineKey key);
/* The key whose list the children of this slot are in. */
KeiOutlineKey _kei_outline_model_get_list_key (KeiTree *tree, KeiId parent, KeiSlot slot);
KeiKeyList *_kei_outline_model_create_list (KeiOutlineModel *self, KeiOutlineKey key);
/* GtkTreeListModelCreateModelFunc; @data is the model. */
GListModel *_kei_outline_model_create_rows_below (gpointer item, gpointer data);
/* Gives a list that somebody holds its new keys. */
void _kei_outline_model_sync_list (KeiOutlineModel *self, KeiOutlineKey key);
/* What the row, or every row, shows may be different. */
void _kei_outline_model_update_entry (KeiOutlineModel *self, KeiOutlineKey key);
void _kei_outline_model_update_entries (KeiOutlineModel *self);

/* kei-outline-model-rows.c */

/* Expands what was expanded below a row that came. */
void _kei_outline_model_expand_below (KeiOutlineModel *self, GtkTreeListRow *row, KeiOutlineKey key);
/* The row of a key; with @reveal what stands above is expanded for it. (transfer full) (nullable) */
GtkTreeListRow *_kei_outline_model_find_row (KeiOutlineModel *self, KeiOutlineKey key, gboolean reveal);

/* kei-outline-model.c */

void _kei_outline_model_set_contained (GHashTable *set, KeiOutlineKey key, gboolean contained);
/* What is expanded now: another set while the outline is filtered. */
GHashTable *_kei_outline_model_get_expanded_set (KeiOutlineModel *self);
/* Shows what the filter let through. */
void _kei_outline_model_take_found (KeiOutlineModel *self, KeiOutlineFound *found);

/* kei-outline-model-worker.c */

/* Has the plan surveyed, and filtered, after @delay milliseconds; when a worker is at it, after that. */
void _kei_outline_model_schedule (KeiOutlineModel *self, guint delay);

G_END_DECLS
