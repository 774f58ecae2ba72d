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

KeiNode *_kei_outline_model_lookup (KeiOutlineModel *self, KeiOutlineKey key);

/* What every row shows may be different. */
void _kei_outline_model_update_entries (KeiOutlineModel *self);
/* Shows what the filter let through. */
void _kei_outline_model_take_found (KeiOutlineModel *self, KeiOutlineFound *found);

/* Has the plan surveyed, and filtered, after @delay milliseconds; when a worker is at it, after that. */
void _kei_outline_model_schedule (KeiOutlineModel *self, guint delay);

G_END_DECLS
