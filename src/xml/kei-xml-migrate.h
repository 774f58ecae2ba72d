/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Older formats are brought up to the present one before they are read, one function a
 * step. Only here a DOM is built, and only of a file that an older program wrote. */
#pragma once

#include "kei-xml.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* Changes @document, of format @from, into one of format @from + 1 (the attribute is set by the frame).
 * Layout is kept where nothing changes, so that lines in messages stay right. */
typedef gboolean (*KeiXmlMigrate) (xmlDoc *document, GError **error);

typedef struct
{
  guint from;
  KeiXmlMigrate migrate;
} KeiXmlMigration;

/* The steps there are, oldest first. @n gets their number. */
const KeiXmlMigration *kei_xml_get_migrations (guint *n);

/* Whether @steps lead from format @from to the present one. */
gboolean kei_xml_can_migrate (const KeiXmlMigration *steps, guint n_steps, guint from);

/* The bytes in the present format. @bytes are of format @from and well-formed without a DTD, which the
 * caller has seen. (transfer full) */
GBytes *kei_xml_migrate (GBytes *bytes, guint from, const KeiXmlMigration *steps, guint n_steps, GError **error);

G_END_DECLS
