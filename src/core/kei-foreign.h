/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-types.h"

G_BEGIN_DECLS

/* Something in the file that is not ours: kept as it was written, in its parent. */
typedef enum {
  KEI_FOREIGN_MARKUP,    /* element, comment or processing instruction; `text` is its XML, namespaces repeated */
  KEI_FOREIGN_ATTRIBUTE, /* `text` is ` xmlns:p="…" p:name="value"` */
} KeiForeignType;

/* Where in the file's frame: only the plan's own node uses others than INSIDE. */
typedef enum {
  KEI_FOREIGN_INSIDE,  /* among the children (of <content>, for the plan) */
  KEI_FOREIGN_RECORD,  /* among the children of <record> */
  KEI_FOREIGN_FRAME,   /* in <plan>, before <content> */
  KEI_FOREIGN_BETWEEN, /* in <plan>, between <content> and <record> */
  KEI_FOREIGN_END,     /* in <plan>, after <record> */
  KEI_FOREIGN_PROLOG,  /* before <plan> */
  KEI_FOREIGN_EPILOG,  /* after <plan> */
} KeiForeignRegion;

struct _KeiForeign
{
  KeiForeignType type;
  KeiForeignRegion region;
  KeiId after; /* the sibling it follows, or KEI_ID_NONE */
  char *text;  /* (owned): GRefString, well-formed */
};

/* An immutable counted list of them, in the order of the file for each `after`. */
struct _KeiForeigns
{
  gatomicrefcount ref_count;
  guint n;
  KeiForeign items[];
};

/* Takes over the texts of @items. */
KeiForeigns *kei_foreigns_new (const KeiForeign *items, guint n);
KeiForeigns *kei_foreigns_ref (KeiForeigns *foreigns);
void kei_foreigns_unref (KeiForeigns *foreigns);

gboolean kei_foreigns_equal (const KeiForeigns *a, const KeiForeigns *b); /* (nullable) both */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiForeigns, kei_foreigns_unref)

G_END_DECLS
