/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zip packages of XML (ODT, DOCX), read by another program's eyes: libarchive for the container, libxml2 for the parts. */
#pragma once

#include <libxml/xpath.h>

#include "kei-test-report.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *names;  /* (element-type utf8): in the order of the file */
  GHashTable *parts; /* (element-type utf8 GBytes) */
  GHashTable *docs;  /* (element-type utf8 xmlDoc): of the parts that are XML */
} KeiTestPackage;

/* Fails the test unless every part can be read, every name is there once and every part that is called so is well-formed XML. */
KeiTestPackage *kei_test_package_new (GBytes *bytes);
void kei_test_package_free (KeiTestPackage *package);
xmlDoc *kei_test_package_get (KeiTestPackage *package, const char *name);

/* What an expression finds; one that cannot be evaluated fails the test. Prefixes are those that the root declares, `d` its own namespace.
 * (transfer full) */
xmlXPathObject *kei_test_evaluate (xmlDoc *doc, const char *expression);
/* How many nodes an expression finds. */
guint kei_test_count (xmlDoc *doc, const char *expression);
/* The string value of an expression. (transfer full) */
char *kei_test_string (xmlDoc *doc, const char *expression);
/* Fails if an attribute that @expression finds has the same value twice. */
void kei_test_assert_unique (xmlDoc *doc, const char *expression);

/* Fails unless all that @report prints in paragraphs stands in @text in its order. */
void kei_test_assert_texts (KeiReport *report, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiTestPackage, kei_test_package_free)

G_END_DECLS
