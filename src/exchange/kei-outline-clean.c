/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What PDF tools leave behind: running heads, page numbers, pieces of words, words torn by spaces; kei-outline-join.c has the
 * lines torn in two. Whatever is taken away or put together gets a note. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-outline-text.h"
#include "kei-outline-words.h"

/* --- Furniture --- */

/* The text without digits, blanks and signs; circled numbers count as digits. */
static char *
make_running_key (const char *text)
{
  g_autofree char *key = kei_outline_key (text);
  GString *running = g_string_new (NULL);

  for (const char *p = key; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isdigit (c) && g_unichar_type (c) != G_UNICODE_OTHER_NUMBER)
        g_string_append_unichar (running, c);
    }
  return g_string_free (running, FALSE);
}

static gboolean
is_arrow (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr ("↓↑→←⇒⇓⇑⇐▼▲▽△➡⬇⬆＋+|｜※・ ", -1, g_utf8_get_char (p)) == NULL)
      return FALSE;
  return *text != '\0';
}

/* 12, - 12 -, P.12, 12ページ, 3/20. */
static gboolean
is_page_number (const char *text)
{
  g_autofree char *folded = NULL;
  const char *p;
  gsize digits;

  if (strlen (text) > 40)
    return FALSE;
  folded = kei_fold_width (text);
  p = folded + strspn (folded, " -~");
  if (g_ascii_toupper (*p) == 'P')
    p += 1 + strspn (p + 1, ". ");
  digits = strspn (p, "0123456789");
  p += digits;
  if (*p == '/')
    p += 1 + strspn (p + 1, "0123456789");
  p += strspn (p, " -~");
  if (g_str_has_prefix (p, "ページ"))
    p += strlen ("ページ");
  else if (g_str_has_prefix (p, "頁"))
    p += strlen ("頁");
  return digits > 0 && digits <= 4 && *p == '\0';
}

/* 資料No. 2, 資料1-2, 別紙: what a handout is called, not what it says. */
static gboolean
is_handout_label (const char *text)
{
  static const char *const labels[] = { "資料", "参考資料", "別紙", "別添", "資料no", "資料№", "参考", "会議資料", "配布資料", "当日資料", "更新日年月日", "最終更新日年月日", "掲載日年月日", "公開日年月日", "登録日年月日", "ページ番号", "ページid", "記事id", "印刷する", "印刷用ページを表示する", "本文へ", "ページの先頭へ", "ページの先頭へ戻る", "このページの先頭へ", "このページの先頭へ戻る", "ページトップへ", "ページトップへ戻る", NULL };
  g_autofree char *key = NULL;

  if (strlen (text) > 60)
    return FALSE;
  key = make_running_key (text);
  return g_strv_contains (labels, key);
}

/* ![…](…): a picture's place in Markdown. */
static gboolean
is_picture (const char *text)
{
  return g_str_has_prefix (text, "![") && g_str_has_suffix (text, ")") && strstr (text, "](") != NULL;
}

/* Where a web page stands in its site: A > B > C. */
static gboolean
is_trail (const KeiOutlineRow *row)
{
  const char *first = strstr (row->source, " > ");

  return first != NULL && strlen (row->source) <= 300 && strstr (first + 3, " > ") != NULL && !kei_outline_is_marked (row);
}

static gboolean
ends_in_circled (const char *text, const char **mark)
{
  const char *end = text + strlen (text);

  if (end == text)
    return FALSE;
  *mark = g_utf8_prev_char (end);
  return *mark > text && g_unichar_type (g_utf8_get_char (*mark)) == G_UNICODE_OTHER_NUMBER;
}

typedef struct
{
  guint n;
  guint n_tops;
  guint n_alone;  /* how many stand between blanks and name a plan or a paper */
  guint n_varied; /* how many differ from the one before in their digits */
  const char *last;
} Running;

/* The name of a plan, of a council or of a paper: what stands over pages. */
static gboolean
names_document (const char *text)
{
  static const char *const words[] = { "計画", "構想", "ビジョン", "プラン", "審議会", "委員会", "会議", "資料", "方針" };
  KeiOutlineHeading heading;

  if (kei_outline_heading_read (text, TRUE, &heading) || kei_outline_heading_read (text, FALSE, &heading))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
may_run (const KeiOutlineRow *row)
{
  return !kei_outline_is_marked (row) && row->cells == NULL && strlen (row->text) <= 200;
}

/* The first line of a page, or the line beside a page's number, where no form feeds are left. */
static gboolean
is_at_edge (const KeiOutline *outline, guint i)
{
  if (kei_outline_row (outline, i)->page_top)
    return TRUE;
  return (i > 0 && kei_outline_row (outline, i - 1)->kind == KEI_OUTLINE_IGNORE && is_page_number (kei_outline_row (outline, i - 1)->source))
         || (i + 1 < outline->rows->len && kei_outline_row (outline, i + 1)->kind == KEI_OUTLINE_IGNORE && is_page_number (kei_outline_row (outline, i + 1)->source));
}

/* Lines that come again on many pages: the same words, digits apart. */
static void
drop_running_heads (KeiOutline *outline)
{
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < outline->rows->len; i++)
      {
        KeiOutlineRow *row = kei_outline_row (outline, i);
        g_autofree char *key = NULL;
        Running *running;

        if (!kei_outline_is_live (outline, i) || !may_run (row))
          continue;
        key = make_running_key (row->source);
        if (*key == '\0')
          continue;
        running = g_hash_table_lookup (heads, key);
        if (pass == 1)
          {
            /* The first line of all may be the plan's title. */
            if (i == 0)
              continue;
            if ((running->n >= 3 && (running->n_tops >= 2 || running->n_alone == running->n)) || (running->n >= 2 && running->n_varied + 1 == running->n && g_utf8_strlen (key, -1) >= 5 && (strstr (row->source, "ページ") != NULL || strstr (row->source, "頁") != NULL)))
              kei_outline_ignore (outline, i, KEI_OUTLINE_NOTE_FURNITURE);
            continue;
          }
        if (running == NULL)
          {
            running = g_new0 (Running, 1);
            g_hash_table_insert (heads, g_steal_pointer (&key), running);
          }
        running->n++;
        running->n_tops += is_at_edge (outline, i);
        running->n_alone += row->blank_before > 0 && row->blank_after > 0 && !row->bracketed && names_document (row->source);
        running->n_varied += running->last != NULL && strcmp (running->last, row->source) != 0;
        running->last = row->source;
      }
}

static void
drop_furniture (KeiOutline *outline)
{
  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);
      const char *mark;

      if (row->cells != NULL || row->in_table)
        continue;
      /* A number that was believed heads the line after it. */
      if ((is_page_number (row->source) && (row->number.pattern == NULL || *row->text != '\0')) || is_arrow (row->source) || is_picture (row->source) || (!kei_outline_is_marked (row) && is_handout_label (row->source)) || is_trail (row))
        kei_outline_ignore (outline, i, KEI_OUTLINE_NOTE_FURNITURE);
      else if (may_run (row) && row->blank_before > 0 && ends_in_circled (row->text, &mark))
        {
          row->page_title = TRUE;
          kei_outline_set_text (row, kei_text_trim (row->text, mark - row->text));
        }
    }
  drop_running_heads (outline);
}

/* --- Fragments --- */

#define FRAGMENT_LENGTH 4

/* A piece of a word alone between blank lines that heads nothing. */
static void
drop_fragments (KeiOutline *outline)
{
  guint seen = 0;

  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);
      const KeiOutlineRow *following;
      guint next;

      if (!kei_outline_is_live (outline, i))
        continue;
      if (seen++ == 0 || kei_outline_is_marked (row) || row->cells != NULL || row->bracketed || row->page_title || row->contents || row->blank_before == 0 || row->blank_after == 0 || g_utf8_strlen (row->text, -1) > FRAGMENT_LENGTH || kei_outline_is_known_word (row->text))
        continue;
      /* Asked last: it walks over what was left out. */
      next = kei_outline_next_live (outline, i);
      following = next == KEI_OUTLINE_NONE ? NULL : kei_outline_row (outline, next);
      if (following != NULL && (kei_outline_is_marked (following) || following->cells != NULL || kei_text_is_sentence (following->text) || following->blank_after == 0))
        continue;
      kei_outline_ignore (outline, i, KEI_OUTLINE_NOTE_FRAGMENT);
    }
}

/* --- Torn words --- */

static gboolean
reads_as_sentence (const KeiOutlineRow *row, const char *text)
{
  if (kei_text_is_sentence (text) || strstr (text, "。") != NULL)
    return TRUE;
  return row->bullet != 0 && strstr (text, "、") != NULL && g_utf8_strlen (text, -1) >= 25;
}

static void
note_closed (KeiOutline *outline, guint row, guint count)
{
  if (count > 0)
    kei_outline_add_note (outline, KEI_OUTLINE_NOTE_CLOSED, row, KEI_OUTLINE_NONE, count, NULL);
}

static void
close_torn_words (KeiOutline *outline)
{
  gboolean sentence = FALSE;

  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);
      guint count = 0;

      if (row->kind == KEI_OUTLINE_IGNORE)
        continue;
      if (row->cells != NULL)
        {
          for (char **cell = row->cells; *cell != NULL; cell++)
            {
              guint closed;
              char *text = kei_text_close_spaces (*cell, reads_as_sentence (row, *cell), &closed);

              g_free (*cell);
              *cell = text;
              count += closed;
            }
          kei_outline_set_text (row, g_strjoinv ("\t", row->cells));
        }
      else
        {
          if (row->kind != KEI_OUTLINE_JOINED)
            {
              guint next = i + 1;
              gboolean joined = next < outline->rows->len && kei_outline_row (outline, next)->kind == KEI_OUTLINE_JOINED;
              g_autofree char *whole = joined ? kei_outline_dup_text (outline, i) : NULL;

              sentence = reads_as_sentence (row, joined ? whole : row->text);
              if (kei_text_is_cut_off (joined ? whole : row->text))
                kei_outline_add_note (outline, KEI_OUTLINE_NOTE_CUT_OFF, i, KEI_OUTLINE_NONE, 0, NULL);
            }
          kei_outline_set_text (row, kei_text_close_spaces (row->text, sentence, &count));
        }
      note_closed (outline, i, count);
    }
}

/* --- Torn titles --- */

#define MAX_TITLE_GAPS 64
#define GAP_CONTEXT 4

/* The prose of the document, to see how it writes a phrase that a title has in two lines. */
static char *
collect_prose (KeiOutline *outline)
{
  GString *prose = g_string_new (NULL);

  for (guint i = 0; i < outline->rows->len && prose->len < (1u << 20); i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->kind != KEI_OUTLINE_IGNORE && strstr (row->text, "。") != NULL)
        g_string_append (g_string_append (prose, row->text), "\n");
    }
  return g_string_free (prose, FALSE);
}

/* Whether the characters around the space at @gap stand together in @prose. */
static gboolean
stands_together (const char *text, const char *gap, const char *prose)
{
  const char *start = gap, *end = gap + 1;
  g_autoptr (GString) phrase = NULL;

  for (guint n = 0; n < GAP_CONTEXT && start > text; n++)
    start = g_utf8_prev_char (start);
  for (guint n = 0; n < GAP_CONTEXT && *end != '\0'; n++)
    end = g_utf8_next_char (end);
  if (gap - start < 6 || end - gap - 1 < 6)
    return FALSE;
  phrase = g_string_new_len (start, gap - start);
  g_string_append_len (phrase, gap + 1, end - gap - 1);
  return strstr (prose, phrase->str) != NULL;
}

static void
close_torn_titles (KeiOutline *outline)
{
  g_autofree char *prose = collect_prose (outline);
  guint gaps = 0;

  for (guint i = 0; i < outline->rows->len && gaps < MAX_TITLE_GAPS; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);
      guint count = 0;
      const char *gap;

      if (!kei_outline_is_live (outline, i) || !kei_outline_may_head (row))
        continue;
      for (gap = strchr (row->text, ' '); gap != NULL && gaps < MAX_TITLE_GAPS; gaps++)
        {
          gsize at = (gsize) (gap - row->text);

          if (stands_together (row->text, gap, prose))
            {
              memmove (row->text + at, row->text + at + 1, strlen (row->text + at));
              count++;
              gap = strchr (row->text + at, ' ');
            }
          else
            gap = strchr (row->text + at + 1, ' ');
        }
      note_closed (outline, i, count);
    }
}

void
kei_outline_clean (KeiOutline *outline)
{
  drop_furniture (outline);
  drop_fragments (outline);
  kei_outline_join_lines (outline);
  close_torn_words (outline);
  close_torn_titles (outline);
}
