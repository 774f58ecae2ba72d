/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-table-dialog.h"

#include <glib/gi18n-lib.h>

#include "kei-table-options.h"

#define MIN_WIDTH 880
#define MIN_HEIGHT 560

struct _KeiTableDialog
{
  KeiReportFrame parent_instance;

  KeiComparisonRows *rows;  /* owned */
  KeiComparisonFacts facts; /* owned, with what it points to */
  KeiTableOptions *options; /* unowned: a child */
  GtkWidget *notice;        /* unowned: a child */
  GtkLabel *notice_label;   /* unowned: a child */
};

G_DEFINE_FINAL_TYPE (KeiTableDialog, kei_table_dialog, KEI_TYPE_REPORT_FRAME)

static guint check_signal;

/* --- Facts --- */

static void
copy_facts (KeiComparisonFacts *facts, const KeiComparisonFacts *from)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts->sources); i++)
    {
      facts->sources[i].name = g_strdup (from->sources[i].name);
      facts->sources[i].time = g_strdup (from->sources[i].time);
      facts->sources[i].seal = g_strdup (from->sources[i].seal);
    }
  facts->record = from->record != NULL ? kei_pairing_record_ref (from->record) : NULL;
  facts->branch = from->branch;
  facts->reviser = g_strdup (from->reviser);
  facts->created = g_strdup (from->created);
}

static void
clear_facts (KeiComparisonFacts *facts)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts->sources); i++)
    {
      g_free ((char *) facts->sources[i].name);
      g_free ((char *) facts->sources[i].time);
      g_free ((char *) facts->sources[i].seal);
    }
  g_clear_pointer (&facts->record, kei_pairing_record_unref);
  g_free ((char *) facts->reviser);
  g_free ((char *) facts->created);
}

/* --- What is asked for --- */

typedef struct
{
  KeiComparisonRows *rows;  /* owned */
  const char *kind;         /* static */
  KeiReportStyle *style;    /* owned */
  KeiComparisonFacts facts; /* owned */
} Request;

static void
request_free (Request *request)
{
  kei_comparison_rows_unref (request->rows);
  kei_report_style_unref (request->style);
  clear_facts (&request->facts);
  g_free (request);
}

static KeiReport *
make (gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return kei_comparison_report_new (request->rows, request->kind, request->style, &request->facts, cancellable, error);
}

static void
kei_table_dialog_ask (KeiReportFrame *frame, KeiReportMaker *maker)
{
  KeiTableDialog *self = KEI_TABLE_DIALOG (frame);
  Request *request = g_new0 (Request, 1);

  request->rows = kei_comparison_rows_ref (self->rows);
  request->kind = kei_table_options_get_kind (self->options);
  request->style = kei_report_style_ref (kei_table_options_get_style (self->options));
  copy_facts (&request->facts, &self->facts);
  request->facts.branch = kei_table_options_get_branch (self->options);
  kei_report_maker_ask (maker, make, request, (GDestroyNotify) request_free);
}

static gboolean
kei_table_dialog_offers (KeiReportFrame *frame, const KeiReportFormat *format)
{
  const char *kind = kei_table_options_get_kind (KEI_TABLE_DIALOG (frame)->options);

  return kei_comparison_report_kind_fits (kei_comparison_report_kind_by_name (kind), format);
}

/* --- What is in doubt --- */

/* The rows of a branch; of KEI_ID_NONE all. */
static void
find_range (KeiTableDialog *self, KeiId branch, guint *first, guint *end)
{
  guint n = kei_comparison_rows_get_n (self->rows);

  *first = 0;
  *end = n;
  if (branch == KEI_ID_NONE)
    return;
  *first = kei_comparison_rows_find (self->rows, KEI_SIDE_NEW, branch);
  if (*first == KEI_ROW_NONE)
    *first = kei_comparison_rows_find (self->rows, KEI_SIDE_OLD, branch);
  if (*first == KEI_ROW_NONE)
    {
      *first = 0;
      return;
    }
  for (*end = *first + 1; *end < n; (*end)++)
    {
      guint above = kei_comparison_rows_get (self->rows, *end)->parent;

      if (above == KEI_ROW_NONE || above < *first)
        break;
    }
}

/* Returns the first of those that are printed, or KEI_ROW_NONE. */
static guint
find_doubtful (KeiTableDialog *self, guint *count)
{
  guint n, first, end, found = KEI_ROW_NONE;
  const guint32 *doubtful = kei_comparison_rows_get_doubtful (self->rows, &n);

  *count = 0;
  find_range (self, kei_table_options_get_branch (self->options), &first, &end);
  for (guint i = 0; i < n; i++)
    if (doubtful[i] >= first && doubtful[i] < end && (*count)++ == 0)
      found = doubtful[i];
  return found;
}

static void
show_notice (KeiTableDialog *self)
{
  guint count;
  g_autofree char *text = NULL;

  find_doubtful (self, &count);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u doubtful pair", "%u doubtful pairs", count), count);
  gtk_label_set_text (self->notice_label, text);
  gtk_widget_set_visible (self->notice, count > 0);
}

static void
check_cb (KeiTableDialog *self)
{
  guint count, row = find_doubtful (self, &count);

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, check_signal, 0, row);
  g_object_unref (self);
}

static GtkWidget *
create_notice (KeiTableDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic"), *label = gtk_label_new (NULL), *button = gtk_button_new_with_mnemonic (_ ("C_heck"));

  gtk_widget_add_css_class (box, "report-notice");
  /* Never cut: it is what a person must know before anything leaves the house. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Close this, and go to the first pair that is in doubt"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  self->notice = box;
  self->notice_label = GTK_LABEL (label);
  return box;
}

/* --- The class --- */

static void
options_changed_cb (KeiTableDialog *self)
{
  const KeiComparisonReportKind *kind = kei_comparison_report_kind_by_name (kei_table_options_get_kind (self->options));

  gtk_window_set_title (GTK_WINDOW (self), _ (kind->label));
  show_notice (self);
  kei_report_frame_ask (KEI_REPORT_FRAME (self));
}

static void
kei_table_dialog_finalize (GObject *object)
{
  KeiTableDialog *self = KEI_TABLE_DIALOG (object);

  kei_comparison_rows_unref (self->rows);
  clear_facts (&self->facts);
  G_OBJECT_CLASS (kei_table_dialog_parent_class)->finalize (object);
}

static void
kei_table_dialog_class_init (KeiTableDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_table_dialog_finalize;
  KEI_REPORT_FRAME_CLASS (klass)->ask = kei_table_dialog_ask;
  KEI_REPORT_FRAME_CLASS (klass)->offers = kei_table_dialog_offers;
  check_signal = g_signal_new ("check", KEI_TYPE_TABLE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
kei_table_dialog_init (KeiTableDialog *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), MIN_WIDTH, MIN_HEIGHT);
}

/* 後期 素案 v1.3.0, or what the plan is called. */
static const char *
get_name (KeiTableDialog *self, KeiSide side)
{
  KeiPairing *pairing = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (self->rows));
  const char *name = self->facts.sources[side].name;

  return name != NULL ? name : kei_node_get_headline (kei_tree_get_root (kei_pairing_get_tree (pairing, side)));
}

GtkWidget *
kei_table_dialog_new (GtkWindow *parent, KeiEditor *editor, KeiComparisonRows *rows, const KeiComparisonFacts *facts)
{
  KeiTableDialog *self = g_object_new (KEI_TYPE_TABLE_DIALOG, "transient-for", parent, NULL);
  KeiReportFrame *frame = KEI_REPORT_FRAME (self);
  g_autofree char *subtitle = NULL;

  self->rows = kei_comparison_rows_ref (rows);
  if (facts != NULL)
    copy_facts (&self->facts, facts);
  subtitle = g_strdup_printf ("%s ↔ %s", get_name (self, KEI_SIDE_NEW), get_name (self, KEI_SIDE_OLD));
  kei_report_frame_set_subtitle (frame, subtitle);
  self->options = KEI_TABLE_OPTIONS (kei_table_options_new (editor, rows, self->facts.branch));
  kei_report_frame_set_options (frame, GTK_WIDGET (self->options));
  kei_report_frame_set_notice (frame, create_notice (self));
  g_signal_connect_object (self->options, "changed", G_CALLBACK (options_changed_cb), self, G_CONNECT_SWAPPED);
  options_changed_cb (self);
  return GTK_WIDGET (self);
}

void
kei_table_dialog_set_kind (KeiTableDialog *self, const char *kind)
{
  g_return_if_fail (KEI_IS_TABLE_DIALOG (self));
  kei_table_options_set_kind (self->options, kind);
}
