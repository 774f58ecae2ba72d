/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sentence beside another: what is the same at both ends is left away, the rest is cut into tokens, the heaviest
 * common row of tokens is kept, and what is not kept becomes edits. */
#include "config.h"

#include <string.h>

#include "kei-hash.h"
#include "kei-text-clusters.h"
#include "kei-text-diff-private.h"

#define COMMA "、"
#define COMMA_SIZE 3
#define COMMA_CHARACTER 0x3001

/* A sentence of which less than this share is kept, and which is not all there in the longer one, is shown as replaced. */
#define MIN_KEPT_PERCENT 25
#define MIN_CONTAINED_PERCENT 60

/* Tokens that one became, for its parts to be looked for in them. */
#define MIN_JOINED 6 /* bytes: two characters */
#define MIN_PARTS 3
#define MAX_PARTS_SIZE 128

/* --- Tokens --- */

gboolean
kei_token_has_content (const KeiToken *token)
{
  switch ((KeiTokenClass) token->token_class)
    {
    case KEI_TOKEN_NUMBER:
    case KEI_TOKEN_KANJI:
    case KEI_TOKEN_KATAKANA:
    case KEI_TOKEN_LATIN:
    case KEI_TOKEN_OTHER:
    case KEI_TOKEN_KANA:
      return TRUE;
    case KEI_TOKEN_SPACE:
    case KEI_TOKEN_LINE_END:
    case KEI_TOKEN_PUNCTUATION:
    case KEI_TOKEN_ENDING:
    case KEI_TOKEN_PARTICLE:
    default:
      return FALSE;
    }
}

guint
kei_token_get_weight (const KeiToken *token)
{
  guint n = MIN (token->n_clusters, 8);

  switch ((KeiTokenClass) token->token_class)
    {
    case KEI_TOKEN_NUMBER:
    case KEI_TOKEN_KANJI:
    case KEI_TOKEN_KATAKANA:
    case KEI_TOKEN_LATIN:
    case KEI_TOKEN_OTHER:
      return 15 + 6 * n;
    case KEI_TOKEN_KANA:
      return 8 + 4 * n;
    case KEI_TOKEN_PUNCTUATION:
      return 6;
    case KEI_TOKEN_LINE_END:
      return 12;
    case KEI_TOKEN_SPACE:
      return 3;
    case KEI_TOKEN_ENDING:
    case KEI_TOKEN_PARTICLE:
    default:
      return 5;
    }
}

static gboolean
is_same (const KeiTextRow *a, guint i, const KeiTextRow *b, guint j)
{
  const KeiToken *x = &a->tokens[i], *y = &b->tokens[j];

  return x->length == y->length && memcmp (a->text + x->start, b->text + y->start, x->length) == 0;
}

/* --- What is the same at the ends --- */

/* Whether a token begins at @at, behind a 、, in a text that goes to @end. */
static gboolean
follows_comma (const char *text, gsize at, gsize end)
{
  return at == end || kei_cluster_follows (COMMA_CHARACTER, g_utf8_get_char (text + at));
}

static gboolean
is_behind_comma (const char *text, gsize at, gsize start)
{
  return at - start >= COMMA_SIZE && memcmp (text + at - COMMA_SIZE, COMMA, COMMA_SIZE) == 0;
}

/* Shortens @span by what is the same before and behind, up to a 、 where tokens begin for sure. One phrase is
 * left in front, into which an insertion may be slid. */
static void
strip_ends (const KeiTextComparison *self, KeiTextSpan *span)
{
  const char *a = self->old_text, *b = self->new_text;
  gsize shorter = MIN (span->old_end - span->old_start, span->new_end - span->new_start);
  gsize same = 0, commas = 0, at;

  while (same < shorter && a[span->old_start + same] == b[span->new_start + same])
    same++;
  for (at = same; at >= COMMA_SIZE; at--)
    if (is_behind_comma (a, span->old_start + at, span->old_start) && follows_comma (a, span->old_start + at, span->old_end)
        && follows_comma (b, span->new_start + at, span->new_end) && ++commas == 2)
      break;
  if (commas == 2)
    {
      span->old_start += at;
      span->new_start += at;
      shorter -= at;
    }
  for (same = 0; same < shorter && a[span->old_end - 1 - same] == b[span->new_end - 1 - same];)
    same++;
  for (at = same > COMMA_SIZE ? same - COMMA_SIZE : 0; at > 0; at--)
    if (is_behind_comma (a, span->old_end - at, span->old_start) && is_behind_comma (b, span->new_end - at, span->new_start)
        && follows_comma (a, span->old_end - at, span->old_end))
      {
        span->old_end -= at;
        span->new_end -= at;
        break;
      }
}

/* --- Edits --- */

void
kei_text_add_edit (KeiTextComparison *self, KeiTextSpan span, KeiTextHunkKind kind)
{
  KeiTextEdit edit = { span.old_start, span.old_end, span.new_start, span.new_end, kind, 0 };
  KeiTextEdit *last = self->edits->len > 0 ? &g_array_index (self->edits, KeiTextEdit, self->edits->len - 1) : NULL;

  if (span.old_start == span.old_end && span.new_start == span.new_end)
    return;
  if (last != NULL && last->kind == kind && last->moved == 0 && last->old_end == span.old_start && last->new_end == span.new_start)
    {
      last->old_end = span.old_end;
      last->new_end = span.new_end;
    }
  else
    g_array_append_val (self->edits, edit);
}

static gsize
get_start (const KeiTextRow *row, guint at, gsize end)
{
  return at < row->n ? row->tokens[at].start : end;
}

static gboolean
is_spelling (KeiTextComparison *self, KeiTextSpan span)
{
  guint64 old_key = kei_text_fold (self->key, self->spellings, self->old_text + span.old_start, span.old_end - span.old_start);

  return old_key == kei_text_fold (self->key, self->spellings, self->new_text + span.new_start, span.new_end - span.new_start);
}

/* 。 at the end of both is not quoted, nor is a line's end. */
static KeiTextSpan
leave_out_ends (const KeiTextRow *a, const KeiTextRow *b, KeiTextSpan span)
{
  guint i = a->n, j = b->n;

  while (i > 0 && j > 0 && is_same (a, i - 1, b, j - 1) && !kei_token_has_content (&a->tokens[i - 1]))
    {
      i--;
      j--;
      span.old_end = a->tokens[i].start;
      span.new_end = b->tokens[j].start;
    }
  return span;
}

/* Whether @at in @text is between words as their scripts tell: 安全|で. */
static gboolean
is_script_boundary (const char *text, gsize at)
{
  gunichar after = g_utf8_get_char (text + at);
  KeiScript before = kei_script_of (g_utf8_get_char (g_utf8_prev_char (text + at)));

  return before != kei_script_of (after) && before >= KEI_SCRIPT_HIRAGANA && before <= KEI_SCRIPT_KANJI && kei_cluster_follows ('-', after);
}

/* 安全な → 安全で安心な: where one word became several that begin and end with its parts, only what came between is new. */
static void
leave_out_parts (const KeiTextComparison *self, KeiTextSpan *span)
{
  const char *a = self->old_text + span->old_start, *b = self->new_text + span->new_start;
  gsize n_a = span->old_end - span->old_start, n_b = span->new_end - span->new_start, shorter = MIN (n_a, n_b);

  if (shorter > MAX_PARTS_SIZE)
    return;

  for (gsize n = 1; n < shorter; n++)
    {
      if (a[n - 1] != b[n - 1])
        return;
      if ((a[n] & 0xc0) == 0x80 || (b[n] & 0xc0) == 0x80 || memcmp (a + n_a - (shorter - n), b + n_b - (shorter - n), shorter - n) != 0)
        continue;
      if (is_script_boundary (a, n) && is_script_boundary (b, n) && is_script_boundary (a, n_a - (shorter - n)) && is_script_boundary (b, n_b - (shorter - n)))
        {
          span->old_start += n;
          span->new_start += n;
          span->old_end -= shorter - n;
          span->new_end -= shorter - n;
          return;
        }
    }
}

/* Whether a word may end before @at in @text and another begin: plain letters of Japanese on both sides. */
static gboolean
is_between_words (const char *text, gsize at)
{
  gunichar after = g_utf8_get_char (text + at);
  KeiScript scripts[2] = { kei_script_of (g_utf8_get_char (g_utf8_prev_char (text + at))), kei_script_of (after) };

  for (guint i = 0; i < 2; i++)
    if (scripts[i] < KEI_SCRIPT_HIRAGANA || scripts[i] > KEI_SCRIPT_KANJI)
      return FALSE;
  return kei_cluster_follows ('-', after);
}

/* 病児・病後児保育 → 病児保育: of what is joined by a mark, what stands behind the new part stays. @longer gets shorter, and the other
 * side empty. */
static void
leave_out_joined (const char *longer, gsize *longer_start, gsize *longer_end, const char *shorter, gsize *shorter_start, gsize *shorter_end)
{
  static const char mark[] = "・";
  gsize n = *shorter_end - *shorter_start, n_mark = strlen (mark);
  const char *text = longer + *longer_start, *end = longer + *longer_end;

  if (n < MIN_JOINED || *longer_end - *longer_start <= n + n_mark)
    return;
  if (strncmp (text, mark, n_mark) == 0 && memcmp (end - n, shorter + *shorter_start, n) == 0 && is_between_words (longer, *longer_end - n))
    {
      *longer_end -= n;
      *shorter_end = *shorter_start;
    }
  else if (strncmp (end - n_mark, mark, n_mark) == 0 && memcmp (text, shorter + *shorter_start, n) == 0 && is_between_words (longer, *longer_start + n))
    {
      *longer_start += n;
      *shorter_start = *shorter_end;
    }
}

static void
add_change (KeiTextComparison *self, const KeiTextRow *a, const KeiTextRow *b, const KeiTextSpan *whole, const KeiTextChange *change)
{
  KeiTextSpan span = {
    get_start (a, change->a0, whole->old_end),
    get_start (a, change->a1, whole->old_end),
    get_start (b, change->b0, whole->new_end),
    get_start (b, change->b1, whole->new_end),
  };

  if (MIN (change->a1 - change->a0, change->b1 - change->b0) == 1 && MAX (change->a1 - change->a0, change->b1 - change->b0) >= MIN_PARTS)
    leave_out_parts (self, &span);
  leave_out_joined (self->old_text, &span.old_start, &span.old_end, self->new_text, &span.new_start, &span.new_end);
  leave_out_joined (self->new_text, &span.new_start, &span.new_end, self->old_text, &span.old_start, &span.old_end);
  kei_text_add_edit (self, span, is_spelling (self, span) ? KEI_TEXT_HUNK_SPELLING : KEI_TEXT_HUNK_TEXT);
}

/* --- Alignment --- */

static void
fill_units (KeiTextComparison *self, const KeiTextRow *row, guint from, guint to, KeiTextUnit *units)
{
  for (guint i = from; i < to; i++)
    {
      const KeiToken *token = &row->tokens[i];
      KeiTextUnit *unit = &units[i - from];

      unit->exact = kei_hash_finish (kei_hash_bytes (KEI_HASH_B, row->text + token->start, token->length));
      unit->folded = kei_token_has_content (token) || token->n_clusters > 1 ? kei_text_fold (self->key, self->spellings, row->text + token->start, token->length) : unit->exact;
      unit->weight = kei_token_get_weight (token);
    }
}

/* The changes between the rows; matched tokens of another spelling are changes of their own. (element-type KeiTextChange) */
static GArray *
find_changes (const KeiTextRow *a, const KeiTextRow *b, guint prefix, guint suffix, const gint32 *match)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (KeiTextChange));
  guint i = prefix, j = prefix;

  while (i < a->n - suffix || j < b->n - suffix)
    {
      KeiTextChange change = { i, i, j, j };

      while (change.a1 < a->n - suffix && match[change.a1 - prefix] < 0)
        change.a1++;
      change.b1 = change.a1 < a->n - suffix ? prefix + (guint) match[change.a1 - prefix] : b->n - suffix;
      if (change.a0 < change.a1 || change.b0 < change.b1)
        g_array_append_val (changes, change);
      i = change.a1;
      j = change.b1;
      if (i == a->n - suffix)
        break;
      if (!is_same (a, i, b, j))
        {
          change = (KeiTextChange){ i, i + 1, j, j + 1 };
          g_array_append_val (changes, change);
        }
      i++;
      j++;
    }
  return changes;
}

static guint64
get_weight (const KeiTextRow *row, guint from, guint to)
{
  guint64 weight = 0;

  for (guint i = from; i < to; i++)
    weight += kei_token_get_weight (&row->tokens[i]);
  return weight;
}

/* What of a replacement says the same: another number, or a word with a common character (推進, 促進). */
static guint64
get_likeness (const KeiTextRow *a, const KeiTextRow *b, const KeiTextChange *change)
{
  const KeiToken *x = &a->tokens[change->a0], *y = &b->tokens[change->b0];
  guint64 weight;

  if (change->a1 - change->a0 != 1 || change->b1 - change->b0 != 1 || x->token_class != y->token_class)
    return 0;
  weight = MIN (kei_token_get_weight (x), kei_token_get_weight (y));
  if (x->token_class == KEI_TOKEN_NUMBER)
    return weight;
  if (x->token_class != KEI_TOKEN_KANJI)
    return 0;
  for (const char *p = a->text + x->start; p < a->text + x->start + x->length; p = g_utf8_next_char (p))
    if (kei_script_of (g_utf8_get_char (p)) == KEI_SCRIPT_KANJI && g_utf8_strchr (b->text + y->start, y->length, g_utf8_get_char (p)) != NULL)
      return weight / 2;
  return 0;
}

/* Whether so little is kept that marks would say nothing. @kept_before is what weighs what was left away as the same. */
static gboolean
is_replaced (const KeiTextRow *a, const KeiTextRow *b, const GArray *changes, guint64 kept_before)
{
  guint64 all_a = get_weight (a, 0, a->n) + kept_before, all_b = get_weight (b, 0, b->n) + kept_before;
  guint64 kept = all_a, like = 0;

  if (changes->len < 2)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const KeiTextChange *change = &g_array_index (changes, KeiTextChange, i);

      kept -= get_weight (a, change->a0, change->a1);
      if (change->a0 < change->a1 && change->b0 < change->b1)
        like += get_likeness (a, b, change);
    }
  kept += like;
  return kept * 100 < MIN_KEPT_PERCENT * MAX (all_a, all_b) && kept * 100 < MIN_CONTAINED_PERCENT * MIN (all_a, all_b);
}

void
kei_text_compare_words (KeiTextComparison *self, KeiTextSpan span)
{
  KeiTextSpan whole = span;
  g_autoptr (GArray) old_tokens = NULL, new_tokens = NULL, changes = NULL;
  g_autofree KeiTextUnit *units = NULL;
  g_autofree gint32 *match = NULL;
  KeiTextRow a, b;
  guint prefix = 0, suffix = 0, n_a, n_b;

  strip_ends (self, &span);
  old_tokens = kei_text_tokenize (self->old_text, span.old_start, span.old_end);
  new_tokens = kei_text_tokenize (self->new_text, span.new_start, span.new_end);
  a = (KeiTextRow){ self->old_text, (const KeiToken *) (gconstpointer) old_tokens->data, old_tokens->len, span.old_start == whole.old_start, span.old_end == whole.old_end };
  b = (KeiTextRow){ self->new_text, (const KeiToken *) (gconstpointer) new_tokens->data, new_tokens->len, span.old_start == whole.old_start, span.old_end == whole.old_end };
  while (prefix < MIN (a.n, b.n) && is_same (&a, prefix, &b, prefix))
    prefix++;
  while (suffix < MIN (a.n, b.n) - prefix && is_same (&a, a.n - 1 - suffix, &b, b.n - 1 - suffix))
    suffix++;

  n_a = a.n - prefix - suffix;
  n_b = b.n - prefix - suffix;
  units = g_new (KeiTextUnit, n_a + n_b + 1);
  match = g_new (gint32, n_a + 1);
  fill_units (self, &a, prefix, a.n - suffix, units);
  fill_units (self, &b, prefix, b.n - suffix, units + n_a);
  kei_text_align (units, n_a, units + n_a, n_b, match, &self->budget);
  changes = find_changes (&a, &b, prefix, suffix, match);
  /* What was stripped is the same: a character of it weighs as part of a word. */
  if (is_replaced (&a, &b, changes, 5 * ((span.old_start - whole.old_start) + (whole.old_end - span.old_end)) / 3) && !is_spelling (self, span))
    {
      kei_text_add_edit (self, leave_out_ends (&a, &b, span), KEI_TEXT_HUNK_TEXT);
      return;
    }
  kei_text_join_changes (&a, &b, changes);
  kei_text_slide_changes (&a, &b, changes);
  for (guint i = 0; i < changes->len; i++)
    add_change (self, &a, &b, &span, &g_array_index (changes, KeiTextChange, i));
}
