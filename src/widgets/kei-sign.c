/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signs of a comparison, one row each. What is said of a place only has the colour of a move, and what hardly matters is grey. */
#include "config.h"

#include "kei-sign.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  const char *icon;
  const char *color;
  const char *tint;
  const char *mark;
} Sign;

static const Sign signs[KEI_N_SIGNS] = {
  /* Translators: the signs beside the rows of a comparison; in Japanese two characters, so that they fit. */
  [KEI_SIGN_CHANGED] = { NC_ ("sign", "Changed"), "kei-sign-change-symbolic", "kei_changed", "kei_changed_tint", "kei_changed_mark" },
  [KEI_SIGN_ADDED] = { NC_ ("sign", "Added"), "kei-sign-add-symbolic", "kei_added", "kei_added_tint", "kei_added_mark" },
  [KEI_SIGN_REMOVED] = { NC_ ("sign", "Removed"), "kei-sign-remove-symbolic", "kei_removed", "kei_removed_tint", "kei_removed_mark" },
  [KEI_SIGN_MOVED] = { NC_ ("sign", "Moved"), "kei-sign-move-symbolic", "kei_moved", "kei_moved_tint", "kei_moved_mark" },
  [KEI_SIGN_REORDERED] = { NC_ ("sign", "Order"), "kei-sign-reorder-symbolic", "kei_moved", "kei_moved_tint", "kei_moved_mark" },
  [KEI_SIGN_LEVEL] = { NC_ ("sign", "Level"), "kei-sign-level-symbolic", "kei_moved", "kei_moved_tint", "kei_moved_mark" },
  [KEI_SIGN_MERGED] = { NC_ ("sign", "Merged"), "kei-sign-merge-symbolic", "kei_merged", "kei_merged_tint", "kei_merged_mark" },
  [KEI_SIGN_SPLIT] = { NC_ ("sign", "Split"), "kei-sign-split-symbolic", "kei_split", "kei_split_tint", "kei_split_mark" },
  [KEI_SIGN_SPELLING] = { NC_ ("sign", "Spelling"), "kei-sign-spelling-symbolic", "kei_quiet", "kei_quiet_tint", "kei_quiet_mark" },
  [KEI_SIGN_NUMBER] = { NC_ ("sign", "Number"), "kei-sign-number-symbolic", "kei_quiet", "kei_quiet_tint", "kei_quiet_mark" },
  [KEI_SIGN_RULE] = { NC_ ("sign", "Rule"), "kei-sign-rule-symbolic", "kei_quiet", "kei_quiet_tint", "kei_quiet_mark" },
};

static const Sign *
get_sign (KeiSign sign)
{
  static const Sign none;

  g_return_val_if_fail (sign < KEI_N_SIGNS, &none);
  return &signs[sign];
}

const char *
kei_sign_get_word (KeiSign sign)
{
  const char *word = get_sign (sign)->word;

  return word != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "sign", word) : NULL;
}

const char *
kei_sign_get_icon_name (KeiSign sign)
{
  return get_sign (sign)->icon;
}

const char *
kei_sign_get_color (KeiSign sign)
{
  return get_sign (sign)->color;
}

const char *
kei_sign_get_tint (KeiSign sign)
{
  return get_sign (sign)->tint;
}

const char *
kei_sign_get_mark (KeiSign sign)
{
  return get_sign (sign)->mark;
}
