/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/xmlwriter.h>

G_BEGIN_DECLS

/* The zip file that ODT and DOCX are: parts one after the other, straight into a stream, so that a long report is
 * never in memory as text. Same parts, same bytes: no time and no owner is kept. The first error stays; what is
 * written after it is dropped, and kei_package_check() and kei_package_end() tell it. One thread at a time. */

typedef struct _KeiPackage KeiPackage;

/* @stream (transfer none) stays open. */
KeiPackage *kei_package_new (GOutputStream *stream, GCancellable *cancellable);
void kei_package_free (KeiPackage *self);

/* A part that is known as a whole. @pack: whether it is worth compressing; a PNG is not, and the mimetype of ODF must not be. */
void kei_package_add (KeiPackage *self, const char *name, gconstpointer data, gsize size, gboolean pack);
/* Opens an XML part, which is compressed; its declaration is written. (transfer none): until kei_package_close() */
xmlTextWriter *kei_package_open (KeiPackage *self, const char *name);
void kei_package_close (KeiPackage *self);

/* FALSE with the first error, if there was one. */
gboolean kei_package_check (KeiPackage *self, GError **error);
/* Writes the directory of parts, after which nothing may be added. */
gboolean kei_package_end (KeiPackage *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiPackage, kei_package_free)

G_END_DECLS
