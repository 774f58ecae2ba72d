/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-id.h"
#include "kei-schema.h"

G_BEGIN_DECLS

/* The value of one field, by value: copy with kei_value_copy(), end with
 * kei_value_clear(). The absence of a value is KEI_STORAGE_NONE; an empty string,
 * FALSE for a BOOL and an empty list are always stored as absence, so that
 * there is one spelling for "nothing". */
struct _KeiValue
{
  KeiStorage storage;
  union
  {
    gint64 integer;
    char *string; /* (owned): a GRefString */
    KeiIds *ids;  /* (owned) */
  };
};

/* clang-format off */
#define KEI_VALUE_INIT { KEI_STORAGE_NONE, { 0 } }
/* clang-format on */

/* @length in bytes, or -1 when NUL-terminated; the text is copied. */
KeiValue kei_value_string (const char *text, gssize length);
KeiValue kei_value_int (gint64 integer);
KeiValue kei_value_bool (gboolean boolean);
KeiValue kei_value_id (KeiId id);
/* Takes over @ids (nullable). */
KeiValue kei_value_ids (KeiIds *ids);

KeiValue kei_value_copy (const KeiValue *value);
void kei_value_clear (KeiValue *value);
gboolean kei_value_equal (const KeiValue *a, const KeiValue *b);
static inline gboolean
kei_value_is_empty (const KeiValue *value)
{
  return value->storage == KEI_STORAGE_NONE;
}

/* Whether @value may stand in @field: right storage, well-formed for the type,
 * within the limits, valid UTF-8 that XML 1.0 can hold. Sets KEI_TREE_ERROR. */
gboolean kei_value_validate (const KeiValue *value, const KeiFieldInfo *field, GError **error);

/* The value as the file writes it, and back. kei_value_parse() takes what the
 * type's syntax allows and only that. Both are thread-safe. */
char *kei_value_to_text (const KeiValue *value, const KeiFieldInfo *field);
gboolean kei_value_parse (const char *text, gssize length, const KeiFieldInfo *field, KeiValue *value, GError **error);

/* Makes text from outside (keyboard, clipboard, other files) fit for a plan: CR LF, CR and
 * U+000B become LF, characters that XML 1.0 cannot hold are dropped, kana followed by
 * U+3099/309A is composed; nothing else is touched. @dropped (nullable) gets the number of
 * characters dropped. Invalid UTF-8 is replaced by U+FFFD and counted too. (transfer full) */
char *kei_text_normalize (const char *text, gssize length, guint *dropped);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KeiValue, kei_value_clear)

G_END_DECLS
