/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs, paragraphs and lists as HTML. */
#include "config.h"

#include "kei-html-private.h"
#include "kei-report-markup.h"

void
kei_html_append_anchor (KeiHtml *self, const char *anchor)
{
  if (anchor == NULL)
    return;
  g_string_append (self->sink.text, " id=\"");
  kei_markup_append_attribute (self->sink.text, anchor);
  g_string_append_c (self->sink.text, '"');
}

/* --- Runs --- */

/* From the outside to the inside. */
static const struct
{
  KeiMarks mark;
  const char *tag;
} marks[] = {
  { KEI_MARK_INSERTED, "ins" },
  { KEI_MARK_DELETED, "del" },
  { KEI_MARK_BOLD, "strong" },
  { KEI_MARK_SMALL, "small" },
  { KEI_MARK_UNDERLINE, "u" },
  { KEI_MARK_STRIKE, "s" },
};

static const char *const inks[] = { NULL, "i-text", "i-secondary", "i-accent", "i-on-accent", "i-tint", "i-rule", "i-added", "i-removed", "i-changed", "i-moved", "i-warning" };
G_STATIC_ASSERT (G_N_ELEMENTS (inks) == KEI_N_INKS);

/* Full-width blanks, as many as the text is wide: it keeps its place, and breaks into lines like it. */
static void
append_gap (GString *out, const char *text)
{
  guint halves = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    halves += g_unichar_iszerowidth (g_utf8_get_char (at)) ? 0 : g_unichar_iswide_cjk (g_utf8_get_char (at)) ? 2
                                                                                                             : 1;
  g_string_append (out, "<u class=\"gap\">");
  for (guint i = 0; i < (halves + 1) / 2; i++)
    g_string_append (out, "　");
  g_string_append (out, "</u>");
}

static void
append_content (KeiHtml *self, const KeiRun *run)
{
  if (run->drawing != NULL)
    kei_html_append_sign (self, run->drawing, run->text);
  else if (run->marks & KEI_MARK_GAP)
    append_gap (self->sink.text, run->text);
  else
    kei_markup_append (self->sink.text, run->text);
}

static void
append_run (KeiHtml *self, const KeiRun *run)
{
  GString *out = self->sink.text;
  gboolean leads = run->link != NULL && g_hash_table_contains (self->anchors, run->link);

  if (leads)
    {
      g_autofree char *target = g_uri_escape_string (run->link, NULL, TRUE);

      g_string_append (out, "<a href=\"#");
      kei_markup_append_attribute (out, target);
      g_string_append (out, "\">");
    }
  if (run->ink != KEI_INK_NONE)
    g_string_append_printf (out, "<span class=\"%s\">", inks[run->ink]);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (run->marks & marks[i].mark)
      g_string_append_printf (out, "<%s>", marks[i].tag);
  append_content (self, run);
  for (guint i = G_N_ELEMENTS (marks); i-- > 0;)
    if (run->marks & marks[i].mark)
      g_string_append_printf (out, "</%s>", marks[i].tag);
  if (run->ink != KEI_INK_NONE)
    g_string_append (out, "</span>");
  if (leads)
    g_string_append (out, "</a>");
}

void
kei_html_append_runs (KeiHtml *self, const KeiParagraph *paragraph)
{
  for (guint i = 0; i < paragraph->runs->len; i++)
    append_run (self, &g_array_index (paragraph->runs, KeiRun, i));
}

void
kei_html_append_paragraph (KeiHtml *self, const KeiParagraph *paragraph)
{
  const char *class = kei_html_get_class (paragraph->role);

  g_string_append (self->sink.text, "<p");
  if (class != NULL)
    g_string_append_printf (self->sink.text, " class=\"%s\"", class);
  kei_html_append_anchor (self, paragraph->anchor);
  g_string_append_c (self->sink.text, '>');
  kei_html_append_runs (self, paragraph);
  g_string_append (self->sink.text, "</p>");
}

/* --- Lists --- */

void
kei_html_list_entry (KeiHtml *self, KeiHtmlList *list, guint depth)
{
  GString *out = self->sink.text;

  while (list->n > 1 && list->depths[list->n - 1] > depth)
    {
      g_string_append_printf (out, "</li></%s>", list->tag);
      list->n--;
    }
  /* Less deep than the first entry was: it joins the first. */
  if (list->n == 1)
    list->depths[0] = MIN (list->depths[0], depth);
  if (list->n == 0 || (list->depths[list->n - 1] < depth && list->n < KEI_HTML_DEPTH))
    {
      g_string_append_printf (out, "<%s>", list->tag);
      list->depths[list->n++] = depth;
    }
  else
    g_string_append (out, "</li>");
  g_string_append (out, "<li>");
}

void
kei_html_list_close (KeiHtml *self, KeiHtmlList *list)
{
  for (; list->n > 0; list->n--)
    g_string_append_printf (self->sink.text, "</li></%s>", list->tag);
  g_string_append_c (self->sink.text, '\n');
}
