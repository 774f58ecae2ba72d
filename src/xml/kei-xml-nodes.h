/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes under construction: a stack of open ones, made bottom-up without builders. Knows
 * the schema and nothing of parsers. */
#pragma once

#include "kei-node.h"

G_BEGIN_DECLS

typedef struct
{
  const KeiKindInfo *info;
  KeiId id;
  guint32 mask;          /* fields set, by position */
  guint first_child;     /* in the stack's children */
  gint last_slot;        /* position of the slot of the latest child, -1 before the first */
  gboolean out_of_order; /* children must be sorted by slot */
  KeiId last_child;      /* KEI_ID_NONE before the first, and where <record> begins */
  GArray *foreigns;      /* (element-type KeiForeign) (nullable) (owned): attributes, sorted, then markup */
  guint n_attributes;    /* among the foreigns */
  guint n_children[KEI_MAX_SLOTS];
  KeiRaw values[KEI_MAX_FIELDS]; /* by position; valid where the mask says so */
} KeiXmlFrame;

/* Short texts that come again and again (codes, units, figures) are kept once. */
#define KEI_XML_SHARED_TEXTS 1024
#define KEI_XML_SHARED_LENGTH 24

typedef struct
{
  guint depth; /* open nodes */
  guint n_nodes;
  GPtrArray *children;                /* (element-type KeiNode): of the open nodes, not yet taken over */
  char *shared[KEI_XML_SHARED_TEXTS]; /* GRefStrings (nullable) (owned): the latest of each hash */
  KeiXmlFrame frames[KEI_MAX_DEPTH];
} KeiXmlNodes;

KeiXmlNodes *kei_xml_nodes_new (void);
void kei_xml_nodes_free (KeiXmlNodes *self);

/* The innermost open node; there must be one. */
static inline KeiXmlFrame *
kei_xml_nodes_get_top (KeiXmlNodes *self)
{
  return &self->frames[self->depth - 1];
}

/* Opens a node; the caller has looked at depth and n_nodes. */
void kei_xml_nodes_open (KeiXmlNodes *self, KeiKind kind, KeiId id);
/* Sets the field at @position of the innermost node, once. An empty @text is absence. Sets KEI_TREE_ERROR. */
gboolean kei_xml_nodes_set (KeiXmlNodes *self, guint position, const char *text, gsize length, GError **error);
/* Takes over @text. Attributes are sorted, so that their order in the file does not matter. */
void kei_xml_nodes_add_foreign (KeiXmlNodes *self, KeiForeignType type, KeiForeignRegion region, char *text);
/* Makes the innermost node and closes it. (transfer full) */
KeiNode *kei_xml_nodes_close (KeiXmlNodes *self);
/* Gives a made node to the innermost open one, into the slot at @slot. (transfer full) */
void kei_xml_nodes_add (KeiXmlNodes *self, guint slot, KeiNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiXmlNodes, kei_xml_nodes_free)

G_END_DECLS
