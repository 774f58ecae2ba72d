/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making errors that know their line. For this room only; readers of errors use kei-xml.h. */
#pragma once

#include "kei-xml.h"

G_BEGIN_DECLS

/* @cause is a translated sentence without the line; @line 0 means not known. (transfer full) */
GError *kei_xml_error_new (KeiXmlError code, guint line, const char *cause);

G_END_DECLS
