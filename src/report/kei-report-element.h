/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/xmlwriter.h>

G_BEGIN_DECLS

/* Elements in few words, for the writers of XML. Where @out is NULL nothing is written. Errors stay with the package. */

void kei_element_open (xmlTextWriter *out, const char *name);
/* With attributes: names and values in turn, ended by NULL. An attribute whose value is NULL ends them as well. */
void kei_element_open_with (xmlTextWriter *out, const char *name, ...) G_GNUC_NULL_TERMINATED;
void kei_element_empty (xmlTextWriter *out, const char *name, ...) G_GNUC_NULL_TERMINATED;
void kei_element_close (xmlTextWriter *out);

void kei_element_attribute (xmlTextWriter *out, const char *name, const char *value);
void kei_element_attribute_int (xmlTextWriter *out, const char *name, int value);
/* "12.5pt". */
void kei_element_attribute_points (xmlTextWriter *out, const char *name, double points);

void kei_element_text (xmlTextWriter *out, const char *text, gssize length);
/* An element with nothing but text in it. */
void kei_element_leaf (xmlTextWriter *out, const char *name, const char *text);

G_END_DECLS
