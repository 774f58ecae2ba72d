/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-pairing.h"

G_BEGIN_DECLS

/* What is to stand on one side of a comparison: a state of the window's plan, or of a plan in a file. An immutable value; no widgets. */

typedef enum {
  KEI_COMPARE_WHAT_NOW,     /* the window's plan as it is now */
  KEI_COMPARE_WHAT_SAVED,   /* as it was saved */
  KEI_COMPARE_WHAT_VERSION, /* a named version of it */
  KEI_COMPARE_WHAT_FILE,    /* what is in a file, or a named version of the plan in it */
} KeiCompareWhatKind;

#define KEI_TYPE_COMPARE_WHAT (kei_compare_what_get_type ())
GType kei_compare_what_get_type (void);

typedef struct
{
  KeiCompareWhatKind kind;
  KeiId version; /* of VERSION, and of FILE, where KEI_ID_NONE is the plan itself */
  GFile *file;   /* (owned) (nullable): of FILE */
} KeiCompareWhat;

/* All (transfer full). */
KeiCompareWhat *kei_compare_what_new (KeiCompareWhatKind kind); /* NOW or SAVED */
KeiCompareWhat *kei_compare_what_new_version (KeiId version);
KeiCompareWhat *kei_compare_what_new_file (GFile *file, KeiId version);
KeiCompareWhat *kei_compare_what_copy (const KeiCompareWhat *what);
void kei_compare_what_free (KeiCompareWhat *what);

gboolean kei_compare_what_equal (const KeiCompareWhat *a, const KeiCompareWhat *b);

/* The same as seen from a window whose plan is @plan and whose file is @location (nullable): a version in that file is one of the plan, when
 * the plan still has it. What the file says itself may be another state than the window's. (transfer full) */
KeiCompareWhat *kei_compare_what_resolve (const KeiCompareWhat *what, KeiTree *plan, GFile *location);

/* Whether it is a state of the window's plan. */
gboolean kei_compare_what_is_own (const KeiCompareWhat *what);

/* On which side the window's plan stands; where both are states of it, the newer one, wherever a person has put it: what is now, what was
 * saved, then the versions from the last to the first. At least one is a state of it. */
KeiSide kei_compare_what_find_own (const KeiCompareWhat *earlier, const KeiCompareWhat *later, KeiTree *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiCompareWhat, kei_compare_what_free)

G_END_DECLS
