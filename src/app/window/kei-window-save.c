/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving, saving as, and closing with unsaved work. All three are one request that is handed from
 * callback to callback: ask for a place if there is none, save, then close if that was wanted. */
#include "config.h"

#include "kei-window-private.h"

#include <glib/gi18n-lib.h>

#include "kei-alert.h"
#include "kei-choices.h"
#include "kei-complete-name.h"
#include "kei-error-text.h"
#include "kei-file-picker.h"

#define SUFFIX ".keikaku"

typedef struct
{
  KeiWindow *window;     /* owned */
  KeiDocument *document; /* owned: what was saved, whatever the window shows by then */
  KeiFile *file;         /* owned, nullable: until the person chose */
  gboolean then_close;
} Request;

static void save (Request *request);
static void ask_for_place (Request *request);

static Request *
request_new (KeiWindow *self, KeiFile *file, gboolean then_close)
{
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (self);
  request->document = g_object_ref (kei_editor_get_document (self->editor));
  g_set_object (&request->file, file);
  request->then_close = then_close;
  return request;
}

/* The person was asked about unsaved work, and the window stays. */
static void
stay_open (KeiWindow *self)
{
  g_signal_emit_by_name (self, "stays-open");
}

static void
request_free (Request *request)
{
  if (request->then_close)
    stay_open (request->window);
  g_object_unref (request->window);
  g_object_unref (request->document);
  g_clear_object (&request->file);
  g_free (request);
}

/* --- Recent plans --- */

void
_kei_window_remember (KeiWindow *self)
{
  KeiTree *tree = kei_editor_get_tree (self->editor);
  KeiNode *plan = kei_tree_get_root (tree);
  g_autofree char *uri = g_file_get_uri (kei_file_get_location (self->file));
  g_autofree char *name = _kei_window_dup_file_name (self);
  g_autofree char *stage = kei_choices_dup_label (tree, "stages", kei_node_get_string (plan, KEI_FIELD_STAGE));
  char *exec = g_strconcat (g_get_prgname (), " %u", NULL);
  GtkRecentData data = {
    .display_name = *kei_node_get_headline (plan) != '\0' ? (char *) kei_node_get_headline (plan) : name,
    .description = stage,
    .mime_type = (char *) "application/x-keikaku+xml",
    .app_name = (char *) "Keikaku",
    .app_exec = exec,
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
  g_free (exec);
}

/* --- Saving --- */

static void
failed_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autofree char *answer = kei_alert_choose_finish (result);

  if (g_strcmp0 (answer, "save-as") == 0)
    ask_for_place (request);
  else
    request_free (request);
}

static void
tell_failure (Request *request, const GError *error)
{
  g_autofree char *name = g_file_get_basename (kei_file_get_location (request->file));
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autoptr (KeiErrorText) text = kei_error_text_new (error, KEI_ERROR_TEXT_SAVING, shown_name);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", text->cause, text->advice);
  KeiAlertAnswer answers[] = {
    { "cancel", _ ("_Cancel") },
    { "save-as", _ ("Save _As…"), KEI_ALERT_SUGGESTED },
  };

  kei_alert_choose_async (GTK_WINDOW (request->window), text->heading, body, answers, G_N_ELEMENTS (answers), failed_answered_cb, request);
}

static void
note_saved (Request *request, KeiTree *tree)
{
  KeiWindow *self = request->window;

  kei_document_set_saved (request->document, tree);
  if (self->editor == NULL || kei_editor_get_document (self->editor) != request->document)
    return;
  if (g_set_object (&self->file, request->file))
    g_signal_group_set_target (self->watch, self->file);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  self->saved_at = g_date_time_new_now_local ();
  _kei_window_outside_changed_cb (self);
  _kei_window_update_title (self);
  _kei_window_update_actions (self);
  _kei_window_note_saved_for_compare (self);
  _kei_window_remember (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiTree) tree = kei_file_save_finish (KEI_FILE (source), result, &error);

  if (tree == NULL)
    {
      tell_failure (request, error);
      return;
    }
  note_saved (request, tree);
  /* Typed on while it was being saved: then closing asks again. */
  if (request->then_close)
    gtk_window_close (GTK_WINDOW (request->window));
  request->then_close = FALSE;
  request_free (request);
}

static void
save (Request *request)
{
  if (request->file == NULL)
    {
      ask_for_place (request);
      return;
    }
  kei_document_break_step (request->document);
  kei_file_save_async (request->file, kei_document_get_tree (request->document), NULL, saved_cb, request);
}

/* --- Where to --- */

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autoptr (GFile) chosen = kei_file_picker_save_finish (result, NULL);
  g_autoptr (GFile) location = NULL;

  if (chosen == NULL)
    {
      request_free (request);
      return;
    }
  /* A plan without its suffix would not be found again among others. */
  location = kei_complete_name (chosen, SUFFIX);
  if (request->file == NULL || !g_file_equal (location, kei_file_get_location (request->file)))
    {
      g_clear_object (&request->file);
      request->file = kei_file_new (location);
    }
  save (request);
}

static void
ask_for_place (Request *request)
{
  KeiNode *plan = kei_tree_get_root (kei_document_get_tree (request->document));
  const char *title = *kei_node_get_headline (plan) != '\0' ? kei_node_get_headline (plan) : _ ("Plan");
  g_autofree char *name = g_strconcat (title, SUFFIX, NULL);
  g_autoptr (GListModel) filters = _kei_window_create_filters ();
  g_autoptr (GFile) folder = request->window->file == NULL ? NULL : g_file_get_parent (kei_file_get_location (request->window->file));
  KeiFilePickerOptions options = {
    .title = _ ("Save the Plan"),
    .accept = _ ("_Save"),
    .name = g_strdelimit (name, "/\\", '-'),
    .folder = folder,
    .filters = filters,
  };

  kei_file_picker_save_async (GTK_WINDOW (request->window), &options, NULL, place_chosen_cb, request);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);

  _kei_window_end_typing (self);
  save (request_new (self, self->file, FALSE));
}

static void
save_as_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _kei_window_end_typing (KEI_WINDOW (widget));
  ask_for_place (request_new (KEI_WINDOW (widget), NULL, FALSE));
}

/* --- Closing --- */

#define MAX_SHOWN 40 /* characters of what is no value */

/* What was typed and is no value, for a heading. (nullable) (transfer full) */
static char *
dup_draft_heading (KeiWindow *self)
{
  const char *label;
  const char *draft = self->page != NULL ? kei_form_find_draft (kei_plan_page_get_form (self->page), &label) : NULL;
  g_autofree char *start = NULL;
  g_autofree char *shown = NULL;

  if (draft == NULL)
    return NULL;
  start = g_utf8_substring (draft, 0, MIN (g_utf8_strlen (draft, -1), MAX_SHOWN));
  shown = g_strconcat (start, strlen (start) < strlen (draft) ? "…" : "", NULL);
  /* Translators: what was typed, and the label of the field it was typed into. */
  return g_strdup_printf (_ ("“%s” Is No Value for %s"), shown, label);
}

gboolean
kei_window_has_unsaved_work (KeiWindow *self)
{
  g_autofree char *draft = NULL;

  g_return_val_if_fail (KEI_IS_WINDOW (self), FALSE);

  draft = dup_draft_heading (self);
  return draft != NULL || (self->editor != NULL && kei_document_get_modified (kei_editor_get_document (self->editor)));
}

static void
draft_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KeiWindow) self = user_data;
  g_autofree char *answer = kei_alert_choose_finish (result);

  self->asking = FALSE;
  if (self->page == NULL)
    return;
  if (g_strcmp0 (answer, "discard") == 0)
    {
      kei_form_forget_drafts (kei_plan_page_get_form (self->page));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  kei_window_set_mode (self, KEI_WINDOW_MODE_EDIT);
  kei_form_reveal_draft (kei_plan_page_get_form (self->page));
  stay_open (self);
}

/* What the plan does not have cannot be saved with it. */
static void
ask_about_draft (KeiWindow *self, const char *heading)
{
  KeiAlertAnswer answers[] = {
    { "cancel", _ ("_Go to the Field"), KEI_ALERT_SUGGESTED },
    { "discard", _ ("_Discard"), KEI_ALERT_DESTRUCTIVE },
  };

  kei_alert_choose_async (GTK_WINDOW (self), heading, _ ("It is in the field, but not in the plan, and will be lost."),
                          answers, G_N_ELEMENTS (answers), draft_answered_cb, g_object_ref (self));
}

static void
close_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KeiWindow) self = user_data;
  g_autofree char *answer = kei_alert_choose_finish (result);

  self->asking = FALSE;
  if (g_strcmp0 (answer, "discard") == 0)
    gtk_window_destroy (GTK_WINDOW (self));
  else if (g_strcmp0 (answer, "save") == 0 && self->editor != NULL)
    save (request_new (self, self->file, TRUE));
  else
    stay_open (self);
}

gboolean
_kei_window_ask_before_close (KeiWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *draft = dup_draft_heading (self);
  KeiAlertAnswer answers[] = {
    { "cancel", _ ("_Cancel") },
    { "discard", _ ("_Discard"), KEI_ALERT_DESTRUCTIVE },
    { "save", _ ("_Save"), KEI_ALERT_SUGGESTED },
  };

  if (!kei_window_has_unsaved_work (self))
    return FALSE;
  if (self->asking)
    return TRUE;
  self->asking = TRUE;
  if (draft != NULL)
    {
      ask_about_draft (self, draft);
      return TRUE;
    }
  name = _kei_window_dup_file_name (self);
  /* Translators: %s is the name of a file, or the title of a plan */
  heading = g_strdup_printf (_ ("Save Changes to “%s”?"), name);
  kei_alert_choose_async (GTK_WINDOW (self), heading, _ ("What is not saved will be lost."),
                          answers, G_N_ELEMENTS (answers), close_answered_cb, g_object_ref (self));
  return TRUE;
}

/* --- When somebody else saved --- */

void
_kei_window_outside_changed_cb (KeiWindow *self)
{
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->outside_bar), self->file != NULL && kei_file_get_changed_outside (self->file));
}

void
_kei_window_class_install_save_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.save", NULL, save_cb);
  gtk_widget_class_install_action (klass, "win.save-as", NULL, save_as_cb);
}
