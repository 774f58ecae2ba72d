/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-import.h"

G_BEGIN_DECLS

/* A row of the plan that an import would make: what it is, its title, its children. */

#define KEI_TYPE_IMPORT_NODE (kei_import_node_get_type ())
G_DECLARE_FINAL_TYPE (KeiImportNode, kei_import_node, KEI, IMPORT_NODE, GObject)

/* The rows at the top for the plan as @import has it now. (transfer full) (element-type KeiImportNode) */
GListModel *kei_import_node_create_tree (KeiImport *import);

const char *kei_import_node_get_kind (KeiImportNode *self); /* 施策 */
const char *kei_import_node_get_title (KeiImportNode *self);
const char *kei_import_node_get_note (KeiImportNode *self); /* (nullable) */
const char *kei_import_node_get_css_class (KeiImportNode *self);
guint kei_import_node_get_row (KeiImportNode *self);            /* of the outline, + 1; 0: none */
GListModel *kei_import_node_get_children (KeiImportNode *self); /* (nullable) (transfer none) */

G_END_DECLS
