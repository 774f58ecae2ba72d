/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a program that opens a file is strict about: the rules of ECMA-376 and ODF that what we write comes under, and those that no
 * schema says: whatever is named is there, once. Each function fails the test, saying where. */
#pragma once

#include "kei-test-package.h"

G_BEGIN_DECLS

/* By the name of the format; one that has no rules passes. */
void kei_test_check_file (GBytes *bytes, const char *format);

void kei_test_check_docx (GBytes *bytes);
void kei_test_check_odt (GBytes *bytes);
void kei_test_check_xlsx (GBytes *bytes);

/* ODT has an element for the blanks that XML would fold: here they become text, in @node and those behind it. */
void kei_test_fill_blanks (xmlNode *node);

/* --- What the rules are made of --- */

/* Calls @func with every element from @node on, itself first. */
typedef void (*KeiTestNodeFunc) (gpointer data, xmlNode *node);
void kei_test_foreach_node (xmlNode *node, KeiTestNodeFunc func, gpointer data);

/* The children of an element stand in an order: each row names one and, behind a colon, its children in that order; * is any other, + behind
 * a name that it is there, ! that it is there once at most. What is not named may not stand there. */
void kei_test_check_orders (xmlDoc *doc, const char *const *orders, guint n);

/* Every value that @use finds in @users is found once by @owner in @owners; both are expressions for attributes. */
void kei_test_check_used (xmlDoc *users, const char *use, xmlDoc *owners, const char *owner);

/* The same, but once or more often. */
void kei_test_check_found (xmlDoc *users, const char *use, xmlDoc *owners, const char *owner);

/* The part that each relation means is there, and every part has one type. */
void kei_test_check_relations (KeiTestPackage *package);

/* The child of that name; NULL if there is none. */
xmlNode *kei_test_find_child (const xmlNode *node, const char *name);
/* Of an attribute without regard to its namespace; 0 if it is not there. */
guint kei_test_get_number (const xmlNode *node, const char *name);

G_END_DECLS
