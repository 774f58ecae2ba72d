/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-change.h"

G_BEGIN_DECLS

/* The file: bytes ⇄ tree. Everything here may be called on any thread.
 *
 *   <plan xmlns="urn:keikaku:plan" format="1" id="k…">
 *     <content …the plan's fields…>        fields of type TEXT are elements, in the table's order;
 *       <vision>…</vision>                 then the children, slot by slot, no element for a slot
 *       <item id="k…" title="…">…</item>
 *     </content>
 *     <record>…</record>                   children of the record's slots; left out when empty
 *   </plan>
 *
 * Names come from the schema table. A name that is both a TEXT field of the parent and a kind
 * is the field. The canonical bytes: XML declaration, UTF-8, LF, two spaces a level, one element a
 * line, `id` and then the fields in the table's order, what is absent is not written, empty elements
 * as <x/>; LF, TAB and CR in attributes, and CR in text, as character references. The text of a TEXT
 * field is exact; elsewhere white space is layout and other text an error. A reader takes attributes,
 * fields and children in any order. What is not ours is kept, see kei-node.h; inside a TEXT
 * field it moves to the node. */

#define KEI_XML_NAMESPACE "urn:keikaku:plan"
#define KEI_XML_FORMAT 1

#define KEI_XML_ERROR (kei_xml_error_quark ())
typedef enum {
  KEI_XML_ERROR_NOT_A_PLAN, /* another kind of file or another encoding */
  KEI_XML_ERROR_MALFORMED,  /* no well-formed XML, or cut off */
  KEI_XML_ERROR_REFUSED,    /* a DTD, or beyond a limit */
  KEI_XML_ERROR_INVALID,    /* names, values, ids or references that this format does not allow */
} KeiXmlError;
GQuark kei_xml_error_quark (void);

/* The line of an error of this domain, 0 when it has none; and its message without "Line N: ". */
guint kei_xml_error_get_line (const GError *error);
const char *kei_xml_error_get_cause (const GError *error);

/* What a file says about itself. */
typedef struct
{
  guint format;        /* as written; 0 when reading stopped before it was seen */
  gboolean newer;      /* a format this program does not know yet: open it read-only and say so */
  guint n_left_out;    /* of a newer format: elements, attributes and values not understood, which the tree has not */
  guint migrated_from; /* the older format it was brought up from, or 0 */
} KeiXmlInfo;

/* Reads a plan. @info (nullable) is filled as far as reading came, on error too. Never trusts @bytes:
 * no DTD, no entities, no network; depth, sizes and counts are limited.
 * Errors: KEI_XML_ERROR and G_IO_ERROR_CANCELLED. (transfer full) */
KeiTree *kei_xml_read_bytes (GBytes *bytes, KeiXmlInfo *info, GCancellable *cancellable, GError **error);

/* The same from a stream, which is read no further than to the first thing wrong: what is refused is not held in memory.
 * @bytes (nullable) gets all that was read, when it is a plan. Blocks; errors of the stream, too. (transfer full) */
KeiTree *kei_xml_read_stream (GInputStream *stream, KeiXmlInfo *info, GBytes **bytes, GCancellable *cancellable, GError **error);

/* Above this it is no plan: the longest Japanese comprehensive plans are a few megabytes, and all of it is held in memory. */
#define KEI_XML_MAX_BYTES (G_GUINT64_CONSTANT (1) << 30)

/* The canonical bytes of the whole file. Cannot fail: what a tree holds can be written. (transfer full) */
GBytes *kei_xml_write (KeiTree *tree);

/* The canonical bytes of <content> as a document of its own: no XML declaration, <content
 * xmlns="urn:keikaku:plan" …> at the margin. The plan's id and the record are not in it. (transfer full) */
GBytes *kei_xml_write_content (KeiTree *tree);

/* SHA-256 of kei_xml_write_content() in lower-case hexadecimal, what versions and printed tables name. (transfer full) */
char *kei_xml_seal (KeiTree *tree);

/* The lines on which the element with this id begins, at most @max of them. Returns how many it put
 * into @lines. For messages about a file that was or could not be read. */
guint kei_xml_find_lines (GBytes *bytes, KeiId id, guint *lines, guint max);

/* The line of every id of the file; of one that stands twice, the first. (element-type gint64 guint):
 * keys are KeiIds. (transfer full) */
GHashTable *kei_xml_list_lines (GBytes *bytes);

/* --- The clipboard --- */

/* What was copied: <clipboard xmlns="…" format="1" plan="k…"><nodes>…</nodes><context>…</context></clipboard>. */
typedef struct
{
  KeiId plan;         /* the plan they were copied from */
  GPtrArray *nodes;   /* (element-type KeiNode): what was copied, in order */
  GPtrArray *context; /* (element-type KeiNode): levels, departments … that they refer to and that were not copied with them */
} KeiXmlClip;

/* @nodes stand in @tree and none is within another. (transfer full) */
GBytes *kei_xml_write_nodes (KeiTree *tree, KeiNode *const *nodes, guint n);
/* Values and kinds are checked; ids and references are not: kei_tree_apply() does when they are put into
 * a plan. Errors as kei_xml_read_bytes(). (transfer full) */
KeiXmlClip *kei_xml_read_nodes (GBytes *bytes, GError **error);
void kei_xml_clip_free (KeiXmlClip *clip);

/* --- Changes --- */

/* What a change makes of a plan, without what was there before: that is in the plan.
 *
 *   <change xmlns="…" format="1" plan="k…">
 *     <nodes>…</nodes>                                        what is inserted, in order
 *     <steps label="…">                                       left out when nobody named them
 *       <set node="k…" field="title">…</set>                  no text: nothing
 *       <insert parent="k…" after="k…" foreign="1"/>          the next of the nodes; see KeiPlace
 *       <move node="k…" parent="k…" after="k…" foreign="1"/>
 *       <remove node="k…"/>
 *     </steps>
 *   </change>
 *
 * @change applies to @tree. (transfer full) */
GBytes *kei_xml_write_change (KeiTree *tree, const KeiChange *change);
/* The change that makes of @tree what @bytes say; from the tree that it was written for it is the same, steps that
 * change nothing and groups within groups apart. It is known to apply.
 * Errors: those of kei_xml_read_bytes(), KEI_CHANGE_ERROR and KEI_TREE_ERROR where @tree is another. (transfer full) */
KeiChange *kei_xml_read_change (GBytes *bytes, KeiTree *tree, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiXmlClip, kei_xml_clip_free)

G_END_DECLS
