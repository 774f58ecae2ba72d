/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-editor.h"
#include "kei-report-style.h"

G_BEGIN_DECLS

/* The styles that a person may choose from, in this order: those that are shipped, those opened from files, the plan's
 * own. The plan's own are its record's house styles; what is done to them here is a step of the plan that can be undone,
 * refusals in the editor's "message". Those that are for something else, or that cannot be read, are left out and left
 * alone. Main thread. */

#define KEI_TYPE_STYLE_SHELF (kei_style_shelf_get_type ())
G_DECLARE_FINAL_TYPE (KeiStyleShelf, kei_style_shelf, KEI, STYLE_SHELF, GObject)

/* What styles are for. */
typedef enum {
  KEI_STYLE_USE_REPORT,
  KEI_STYLE_USE_COMPARISON, /* they say how comparison tables are drawn up: options that begin with `compare-` */
} KeiStyleUse;

#define KEI_STYLE_NONE G_MAXUINT

/* Signal "changed" (self): others are there, or they have other names. */

/* @editor (nullable): of the plan that has styles of its own. */
KeiStyleShelf *kei_style_shelf_new (KeiEditor *editor, KeiStyleUse use);

guint kei_style_shelf_get_n (KeiStyleShelf *self);
const char *kei_style_shelf_get_name (KeiStyleShelf *self, guint i);
KeiReportStyle *kei_style_shelf_get_style (KeiStyleShelf *self, guint i); /* (transfer none) */
/* What a style is known by after "changed": KEI_ID_NONE, or the plan's own. */
KeiId kei_style_shelf_get_id (KeiStyleShelf *self, guint i);
guint kei_style_shelf_find (KeiStyleShelf *self, KeiId id); /* or KEI_STYLE_NONE */

/* Whether the plan's own may be changed. */
gboolean kei_style_shelf_can_keep (KeiStyleShelf *self);

/* One from a file, under its own name; returns where it is. */
guint kei_style_shelf_add (KeiStyleShelf *self, KeiReportStyle *style);

/* Puts @style among the plan's own, under a name made of the municipality's and that of @base. Returns where it is, or
 * KEI_STYLE_NONE. */
guint kei_style_shelf_keep (KeiStyleShelf *self, guint base, KeiReportStyle *style);
/* These are for the plan's own ones. */
gboolean kei_style_shelf_replace (KeiStyleShelf *self, guint i, KeiReportStyle *style);
gboolean kei_style_shelf_rename (KeiStyleShelf *self, guint i, const char *name);
gboolean kei_style_shelf_remove (KeiStyleShelf *self, guint i);

G_END_DECLS
