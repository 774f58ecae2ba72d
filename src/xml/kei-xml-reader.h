/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader inside this room: kei_xml_read_bytes() with the steps given, and what the
 * clipboard needs. */
#pragma once

#include "kei-xml-migrate.h"
#include "kei-xml.h"

G_BEGIN_DECLS

KeiTree *kei_xml_read_with_steps (GBytes *bytes, const KeiXmlMigration *steps, guint n_steps, KeiXmlInfo *info, GCancellable *cancellable, GError **error);

G_END_DECLS
