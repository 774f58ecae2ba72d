/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-document.h"
#include "kei-outline-entry.h"
#include "kei-outline-survey.h"

G_BEGIN_DECLS

/* The outline as list models, without widgets:
 *
 *   GtkTreeListModel                                    rows on the screen, in one run
 *     └ KeiKeyList (top: the plan, its items, sections, groups of its other lists)
 *         └ KeiKeyList of a row, made when it is expanded
 *             └ KeiOutlineEntry, made when its row is looked at
 *
 * It follows the document's changes with work that grows with the change and with the rows that
 * exist, never with the plan; what is known only of the whole plan comes from a worker that holds
 * a tree. Which rows are expanded is a set of keys, and so outlives moves, undo and reload.
 * Main thread. */

#define KEI_TYPE_OUTLINE_MODEL (kei_outline_model_get_type ())
G_DECLARE_FINAL_TYPE (KeiOutlineModel, kei_outline_model, KEI, OUTLINE_MODEL, GObject)

/* Signals:
 *   "followed" (self): the rows are those of the document's tree again, after a change or a filter
 *   "surveyed" (self): the counts of the whole plan are new */

KeiOutlineModel *kei_outline_model_new (KeiDocument *document);

KeiTree *kei_outline_model_get_tree (KeiOutlineModel *self);          /* what the rows show (transfer none) */
GtkTreeListModel *kei_outline_model_get_rows (KeiOutlineModel *self); /* (transfer none) */
/* The counts of the plan as it was a moment ago. (transfer none) */
const KeiOutlineSurvey *kei_outline_model_get_survey (KeiOutlineModel *self);

/* --- Rows by key --- */

/* What the row at @position of the rows shows. (transfer full) (nullable) */
KeiOutlineEntry *kei_outline_model_dup_entry (KeiOutlineModel *self, guint position);
/* Where the row of @key is, or GTK_INVALID_LIST_POSITION. @reveal expands what is above it. */
guint kei_outline_model_find (KeiOutlineModel *self, KeiOutlineKey key, gboolean reveal);
/* Keeps the row of @key, and those above it, in sight whatever the filter says, until the filter is another. */
void kei_outline_model_pin (KeiOutlineModel *self, KeiOutlineKey key);
/* The key of the row that the row of @key stands under; KEI_OUTLINE_KEY_ROOT for the top rows. */
KeiOutlineKey kei_outline_model_get_parent (KeiOutlineModel *self, KeiOutlineKey key);
/* How deep the row stands: 0 for the top rows. */
guint kei_outline_model_get_depth (KeiOutlineModel *self, KeiOutlineKey key);

/* Whether there is something to expand at the moment. */
gboolean kei_outline_model_is_expandable (KeiOutlineModel *self, KeiOutlineKey key);
gboolean kei_outline_model_is_expanded (KeiOutlineModel *self, KeiOutlineKey key);
void kei_outline_model_set_expanded (KeiOutlineModel *self, KeiOutlineKey key, gboolean expanded);
/* Expands whole levels from the top as long as there are at most @max rows. */
void kei_outline_model_expand_levels (KeiOutlineModel *self, guint max);

/* --- What a row shows --- */

#define KEI_OUTLINE_MAX_GOALS 5

typedef struct
{
  char *number;         /* (owned): printed in grey before the title, "" for none */
  char *title;          /* (owned): never empty */
  char *level_name;     /* (owned): of an item, or the kind's name */
  gboolean is_untitled; /* the title stands in for a missing one */
  gboolean is_tentative;
  gboolean is_pillar;
  gboolean is_leaf_level; /* no level of the plan could stand below */
  gboolean is_expandable;
  gboolean is_expanded;
  guint depth;
  guint count;                         /* of a pillar: the items of the survey's last level below; of a list: its entries; 0 shows nothing */
  guint8 goals[KEI_OUTLINE_MAX_GOALS]; /* the strongest first; of the items below too when they are not shown */
  guint n_goals;
  guint severity; /* 0 none, else as kei_outline_model_set_marks() was told; of the items below too when they are not shown */
} KeiOutlineLook;

void kei_outline_model_describe (KeiOutlineModel *self, KeiOutlineEntry *entry, KeiOutlineLook *look);
void kei_outline_look_clear (KeiOutlineLook *look);
gboolean kei_outline_look_equal (const KeiOutlineLook *a, const KeiOutlineLook *b);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KeiOutlineLook, kei_outline_look_clear)

/* The rows that have problems: gint64 * KeiOutlineKey → severity, 1 remark, 2 warning, 3 error.
 * (transfer none) (nullable); the table is held and must not change any more. */
void kei_outline_model_set_marks (KeiOutlineModel *self, GHashTable *marks);

/* --- Filter --- */

/* Shows only rows that match @filter, with the rows above them; NULL shows all again. The search runs in
 * a worker; "followed" is emitted when the rows are there. Rows that the person adds meanwhile stay. */
void kei_outline_model_set_filter (KeiOutlineModel *self, const KeiOutlineFilter *filter);
gboolean kei_outline_model_is_filtered (KeiOutlineModel *self);
/* Whether a worker is still at it. */
gboolean kei_outline_model_is_busy (KeiOutlineModel *self);

G_END_DECLS
