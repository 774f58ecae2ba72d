/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The goals that are offered for an item: links of the file that wait for an answer, and guesses from its words. What a
 * person refuses is not offered again until the window is closed, or the person asks for it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kei-sdg-edits.h"
#include "kei-sdg-panel-private.h"
#include "kei-sdg-suggest.h"
#include "kei-tooltip.h"

/* Weaker guesses, and more than these, would only be noise. */
#define MIN_SCORE 0.12
#define MAX_SUGGESTIONS 3
#define SUGGESTION_SIDE 28

/* What a row of the suggestions offers. */
typedef struct
{
  KeiSdgPanel *panel; /* unowned: the row is in it */
  KeiId item;
  guint goal;
  const KeiSdgTarget *target; /* (nullable) */
  char *words;                /* owned, nullable: what made the guess */
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_free (offer->words);
  g_free (offer);
}

static Offer *
offer_new (KeiSdgPanel *self, const KeiNode *item, guint goal, const KeiSdgTarget *target)
{
  Offer *offer = g_new0 (Offer, 1);

  *offer = (Offer){ self, kei_node_get_id (item), goal, target, NULL };
  return offer;
}

/* Ids have 55 bits, goals five. */
static gint64
make_key (KeiId item, guint goal)
{
  return (gint64) (item << 5 | goal);
}

static gboolean
is_refused (KeiSdgPanel *self, const KeiNode *item, guint goal)
{
  gint64 key = make_key (kei_node_get_id (item), goal);

  return g_hash_table_contains (self->refused, &key);
}

static char *
quote_words (GPtrArray *words)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (line, _ ("“%s”"), (const char *) g_ptr_array_index (words, i));
  return g_string_free (line, FALSE);
}

/* Links in the file that are only suggested, each goal once. */
static void
list_waiting (KeiSdgPanel *self, const KeiNode *item, GPtrArray *offers)
{
  gboolean listed[KEI_SDG_N_GOALS + 1] = { FALSE };
  guint n;
  KeiNode *const *links = kei_node_get_children (item, KEI_SLOT_SDG_LINKS, &n);

  for (guint i = 0; i < n; i++)
    {
      guint goal = kei_node_get_int (links[i], KEI_FIELD_GOAL);
      Offer *offer;

      if (!kei_node_get_bool (links[i], KEI_FIELD_SUGGESTED) || kei_sdg_goal (goal) == NULL || listed[goal])
        continue;
      listed[goal] = TRUE;
      offer = offer_new (self, item, goal, kei_sdg_target (kei_node_get_text (links[i], KEI_FIELD_TARGET)));
      offer->words = g_strdup (kei_node_get_string (links[i], KEI_FIELD_REASON));
      g_ptr_array_add (offers, offer);
    }
}

/* Returns how many were refused before. */
static guint
list_guesses (KeiSdgPanel *self, const KeiNode *item, GPtrArray *offers)
{
  g_autoptr (GPtrArray) guesses = kei_sdg_suggest_item (item);
  guint n_refused = 0;

  for (guint i = 0; i < guesses->len; i++)
    {
      const KeiSdgSuggestion *guess = g_ptr_array_index (guesses, i);
      Offer *offer;

      if (guess->score < MIN_SCORE)
        continue;
      if (is_refused (self, item, guess->goal))
        {
          n_refused++;
          continue;
        }
      if (offers->len >= MAX_SUGGESTIONS)
        continue;
      offer = offer_new (self, item, guess->goal, guess->target);
      offer->words = quote_words (guess->words);
      g_ptr_array_add (offers, offer);
    }
  return n_refused;
}

static void
accept_clicked_cb (GtkButton *button, const Offer *offer)
{
  KeiSdgPanel *self = offer->panel;
  guint goal = offer->goal;

  /* The edit takes the row away, and @offer with it. */
  kei_sdg_edits_accept (self->editor, offer->item, goal, offer->target);
  kei_sdg_grid_set_selected (self->grid, goal);
  gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
}

static void
refuse_clicked_cb (GtkButton *button, const Offer *offer)
{
  KeiSdgPanel *self = offer->panel;
  gint64 *key = g_new (gint64, 1);

  *key = make_key (offer->item, offer->goal);
  g_hash_table_add (self->refused, key);
  kei_sdg_edits_refuse (self->editor, offer->item, offer->goal);
  _kei_sdg_panel_show_again (self);
  if (!gtk_widget_child_focus (GTK_WIDGET (self->suggestions), GTK_DIR_TAB_FORWARD) && !gtk_widget_grab_focus (GTK_WIDGET (self->offer_again)))
    gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
}

void
_kei_sdg_panel_offer_again (KeiSdgPanel *self)
{
  for (guint goal = 1; self->shown != NULL && goal <= KEI_SDG_N_GOALS; goal++)
    {
      gint64 key = make_key (kei_node_get_id (self->shown), goal);

      g_hash_table_remove (self->refused, &key);
    }
  _kei_sdg_panel_show_again (self);
  gtk_widget_child_focus (GTK_WIDGET (self->suggestions), GTK_DIR_TAB_FORWARD);
}

static void
show_refused (KeiSdgPanel *self, guint n)
{
  /* Translators: how many suggestions for goals were refused. */
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Offer %u refused one again", "Offer %u refused ones again", n), n);

  gtk_button_set_label (self->offer_again, label);
  gtk_widget_set_visible (GTK_WIDGET (self->offer_again), n > 0);
}

static GtkWidget *
make_offer_button (const char *icon, const char *tip, GCallback clicked, const Offer *offer)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  kei_tooltip_set (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect (button, "clicked", clicked, (gpointer) offer);
  return button;
}

static GtkWidget *
make_offer_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  kei_tooltip_set (label, text);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* @offer (transfer full) */
static GtkWidget *
make_offer_row (Offer *offer)
{
  const char *name = kei_sdg_goal_name (kei_sdg_goal (offer->goal), NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *tile = kei_sdg_tile_new (offer->goal, SUGGESTION_SIDE);
  g_autofree char *accept = g_strdup_printf (_ ("Link: %s"), name);
  g_autofree char *refuse = g_strdup_printf (_ ("Do not link: %s"), name);

  kei_sdg_tile_set_linked (KEI_SDG_TILE (tile), TRUE);
  gtk_widget_set_can_target (tile, FALSE);
  gtk_widget_set_focusable (tile, FALSE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (text), make_offer_label (name, "name"));
  if (offer->words != NULL)
    gtk_box_append (GTK_BOX (text), make_offer_label (offer->words, "caption-secondary"));

  gtk_widget_add_css_class (row, "row");
  g_object_set_data_full (G_OBJECT (row), "kei-offer", offer, offer_free);
  gtk_box_append (GTK_BOX (row), tile);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), make_offer_button ("object-select-symbolic", accept, G_CALLBACK (accept_clicked_cb), offer));
  gtk_box_append (GTK_BOX (row), make_offer_button ("window-close-symbolic", refuse, G_CALLBACK (refuse_clicked_cb), offer));
  return row;
}

static gboolean
is_shown (KeiSdgPanel *self, GPtrArray *offers)
{
  guint i = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->suggestions)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const Offer *old = g_object_get_data (G_OBJECT (row), "kei-offer");
      const Offer *new = i < offers->len ? g_ptr_array_index (offers, i) : NULL;

      if (old == NULL) /* a separator */
        continue;
      if (new == NULL || old->item != new->item || old->goal != new->goal || old->target != new->target || g_strcmp0 (old->words, new->words) != 0)
        return FALSE;
      i++;
    }
  return i == offers->len;
}

void
_kei_sdg_panel_show_suggestions (KeiSdgPanel *self, const KeiNode *item)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (offer_free);
  g_autofree char *count = NULL;
  GtkWidget *child;
  guint n_refused = 0;

  /* Who said that an item serves no goal is not asked again. */
  if (!kei_editor_get_read_only (self->editor))
    {
      list_waiting (self, item, offers);
      if (!gtk_check_button_get_active (self->unrelated))
        n_refused = list_guesses (self, item, offers);
    }
  show_refused (self, n_refused);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), offers->len > 0);
  gtk_widget_set_visible (self->suggestion_part, offers->len + n_refused > 0);

  /* Typing mostly changes nothing here, and rows that stay keep their focus. */
  if (is_shown (self, offers))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->suggestions))) != NULL)
    gtk_box_remove (self->suggestions, child);

  count = g_strdup_printf ("%u", offers->len);
  gtk_label_set_label (self->suggestion_count, count);
  while (offers->len > 0)
    {
      if (gtk_widget_get_first_child (GTK_WIDGET (self->suggestions)) != NULL)
        gtk_box_append (self->suggestions, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (self->suggestions, make_offer_row (g_ptr_array_steal_index (offers, 0)));
    }
}
