/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-editor.h"

G_BEGIN_DECLS

/* One of the two plans of a comparison: a tree that does not change, or what an editor holds at the moment. It
 * knows how its plan and its state are called, and its seal, as soon as a worker has made it. Main thread. */

#define KEI_TYPE_COMPARE_SIDE (kei_compare_side_get_type ())
G_DECLARE_FINAL_TYPE (KeiCompareSide, kei_compare_side, KEI, COMPARE_SIDE, GObject)

typedef enum {
  KEI_COMPARE_SIDE_FILE,    /* as it is in a file */
  KEI_COMPARE_SIDE_SAVED,   /* the state in which the plan of the window was saved */
  KEI_COMPARE_SIDE_VERSION, /* the content that a named version keeps */
  KEI_COMPARE_SIDE_OPEN,    /* as it is in a window */
} KeiCompareSideKind;

/* Signals: "changed" (self): another tree; "described" (self): other words or another seal. */
KeiCompareSide *kei_compare_side_new (KeiCompareSideKind kind, KeiTree *tree, GFile *location);
/* The content that a version called @name keeps, in @location (nullable: in the window's plan); @time: an ISO 8601 instant, or what is none when
 * it is not known. */
KeiCompareSide *kei_compare_side_new_version (KeiTree *content, GFile *location, const char *name, const char *time);
/* Follows the editor's document from now on. */
KeiCompareSide *kei_compare_side_new_open (KeiEditor *editor, GFile *location);

/* Follows @editor, in a window where the side's plan was opened; with NULL the tree stays as it is now. */
void kei_compare_side_set_editor (KeiCompareSide *self, KeiEditor *editor);
void kei_compare_side_set_tree (KeiCompareSide *self, KeiTree *tree);
/* Has what the record of @keeper's plan says of pairs, as it is from now on: for an earlier state of that plan, whose own record, if it has one,
 * nobody can write any more. NULL ends it. */
void kei_compare_side_set_keeper (KeiCompareSide *self, KeiEditor *keeper);
void kei_compare_side_set_location (KeiCompareSide *self, GFile *location); /* (nullable) */

KeiCompareSideKind kei_compare_side_get_kind (KeiCompareSide *self);
KeiTree *kei_compare_side_get_tree (KeiCompareSide *self);     /* (transfer none) */
KeiEditor *kei_compare_side_get_editor (KeiCompareSide *self); /* (nullable) (transfer none) */
GFile *kei_compare_side_get_location (KeiCompareSide *self);   /* (nullable) (transfer none) */
KeiId kei_compare_side_get_plan_id (KeiCompareSide *self);
/* Whether it is a state that is over: nobody can change it, here or elsewhere. */
gboolean kei_compare_side_is_past (KeiCompareSide *self);
/* Of a version. (nullable) (transfer none) */
const char *kei_compare_side_get_version (KeiCompareSide *self);

/* The plan's title, or what a plan without one is called. */
const char *kei_compare_side_get_title (KeiCompareSide *self); /* (transfer none) */
/* 成案 ・ 令和4年3月18日: the version's name or else the stage, which state it is, and when its file was written or it was named, as far as
 * they are known. (transfer full) */
char *kei_compare_side_dup_state (KeiCompareSide *self);
/* In full, or NULL as long as it is not known. (transfer none) */
const char *kei_compare_side_get_seal (KeiCompareSide *self);
/* When its file was written or it was named, as an ISO 8601 instant, or NULL when that is not known or not saved yet. (transfer full) */
char *kei_compare_side_dup_time (KeiCompareSide *self);
/* #7be20d5, or "". (transfer full) */
char *kei_compare_side_dup_short_seal (KeiCompareSide *self);

/* What tells the two apart in one word: 前期 and 後期, 保存済み and 編集中, 版 and 編集中, 旧 and 新. (transfer none) */
const char *kei_compare_side_get_tag (KeiCompareSide *self, KeiCompareSide *other, gboolean is_old);

G_END_DECLS
