/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GtkTreeExpander would show an arrow for every row that could have rows below one day,
 * so the cell draws its own. What a screen reader is told goes to the row around the cell, which has the focus. */
#include "config.h"

#include "kei-outline-cell.h"

#include <glib/gi18n-lib.h>

#include "kei-draw.h"
#include "kei-sdg-strip.h"

struct _KeiOutlineCell
{
  GtkWidget parent_instance;

  KeiOutlineModel *model; /* unowned: the view holds it longer than its cells */
  KeiOutlineEntry *entry; /* owned (nullable) */
  gulong changed;         /* handler of the entry's "changed" */
  KeiOutlineLook look;    /* owned: what is shown */
  gboolean is_shifted;    /* the row needs no room for an expander */

  /* Template references */
  GtkWidget *expander;
  GtkLabel *number;
  GtkLabel *title;

  /* What most rows have none of, each made when it is first needed: (nullable), in the order in which they stand,
   * the icon at the beginning and the others at the end. */
  GtkWidget *icon;
  GtkWidget *tentative;
  GtkWidget *count;
  GtkWidget *strip;
  GtkWidget *mark;
};

G_DEFINE_FINAL_TYPE (KeiOutlineCell, kei_outline_cell, GTK_TYPE_WIDGET)

/* By severity. */
static const struct
{
  const char *icon;
  const char *class;
  const char *label;
} marks[] = {
  { NULL, NULL, NULL },
  { "dialog-information-symbolic", "remark", N_ ("has a remark") },
  { "dialog-warning-symbolic", "warning", N_ ("has a warning") },
  { "dialog-error-symbolic", "error", N_ ("has an error") },
};

static void
set_class (gpointer widget, const char *class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

/* --- The parts that come when they are needed --- */

static GtkWidget *
create_icon (void)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", "kei-plan-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static GtkWidget *
create_tentative (void)
{
  /* Translators: mark of a title that is not settled yet */
  GtkWidget *label = gtk_label_new (_ ("(tent.)"));

  gtk_widget_add_css_class (label, "caption-secondary");
  return label;
}

static GtkWidget *
create_count (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "count");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static GtkWidget *
create_mark (void)
{
  GtkWidget *image = gtk_image_new ();

  gtk_widget_add_css_class (image, "problem");
  return image;
}

/* Shows or hides a part. Returns it when it is shown. */
static GtkWidget *
show_part (KeiOutlineCell *self, GtkWidget **part, GtkWidget *(*create) (void), gboolean shown)
{
  if (*part == NULL && shown)
    {
      GtkWidget **const at_end[] = { &self->tentative, &self->count, &self->strip, &self->mark, NULL };
      GtkWidget *next = part == &self->icon ? gtk_widget_get_first_child (GTK_WIDGET (self)) : NULL;
      guint i = 0;

      while (at_end[i] != NULL && at_end[i] != part)
        i++;
      for (; next == NULL && at_end[i] != NULL; i++)
        next = *at_end[i];
      *part = create ();
      gtk_widget_insert_before (*part, GTK_WIDGET (self), next);
    }
  else if (*part != NULL)
    gtk_widget_set_visible (*part, shown);
  return shown ? *part : NULL;
}

int
kei_outline_cell_get_indent (KeiOutlineCell *self, guint depth)
{
  return (int) (depth * KEI_OUTLINE_INDENT * kei_draw_get_scale (GTK_WIDGET (self)));
}

static void
show_mark (KeiOutlineCell *self, guint severity)
{
  GtkWidget *mark = show_part (self, &self->mark, create_mark, severity > 0);

  if (mark == NULL)
    return;
  severity = MIN (severity, G_N_ELEMENTS (marks) - 1);
  for (guint i = 1; i < G_N_ELEMENTS (marks); i++)
    set_class (mark, marks[i].class, i == severity);
  gtk_image_set_from_icon_name (GTK_IMAGE (mark), marks[severity].icon);
}

static void
show_expander (KeiOutlineCell *self, const KeiOutlineLook *look)
{
  KeiOutlineKey key = kei_outline_entry_get_key (self->entry);
  gboolean is_plan = kei_node_get_kind (kei_outline_entry_get_node (self->entry)) == KEI_KIND_PLAN && kei_outline_key_get_type_of (key) == KEI_OUTLINE_ENTRY_NODE;

  show_part (self, &self->icon, create_icon, is_plan);
  gtk_widget_set_opacity (self->expander, look->is_expandable ? 1.0 : 0.0);
  gtk_widget_set_can_target (self->expander, look->is_expandable);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->expander), look->is_expanded ? "go-down-symbolic" : "go-next-symbolic");

  /* Where no level could stand below, the number takes the place of the expander, and titles gain its width. */
  self->is_shifted = look->is_leaf_level && !look->is_expandable && look->depth > 0;
  gtk_widget_set_visible (self->expander, !is_plan && !self->is_shifted);
}

/* The row around the cell has the focus, so it has the name. */
static void
tell_assistants (KeiOutlineCell *self, const KeiOutlineLook *look)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GString) name = g_string_new (NULL);

  if (row == NULL)
    return;
  if (*look->number != '\0' && !g_str_has_prefix (look->number, look->level_name))
    g_string_append_printf (name, "%s ", look->level_name);
  g_string_append_printf (name, "%s%s%s", look->number, *look->number != '\0' ? " " : "", look->title);
  if (look->is_tentative)
    g_string_append_printf (name, " %s", _ ("(tentative)"));
  if (look->severity > 0)
    g_string_append_printf (name, ", %s", g_dgettext (GETTEXT_PACKAGE, marks[MIN (look->severity, 3)].label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) look->depth + 1, -1);
  if (look->is_expandable)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, look->is_expanded, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
show_look (KeiOutlineCell *self, const KeiOutlineLook *look)
{
  gboolean is_group;
  GtkWidget *part;

  is_group = kei_outline_key_get_type_of (kei_outline_entry_get_key (self->entry)) != KEI_OUTLINE_ENTRY_NODE;
  show_expander (self, look);
  /* An empty label takes no room. */
  gtk_label_set_label (self->number, look->number);
  gtk_widget_set_visible (GTK_WIDGET (self->number), *look->number != '\0');
  gtk_label_set_label (self->title, look->title);
  set_class (self->title, "heading", look->is_pillar || (self->icon != NULL && gtk_widget_get_visible (self->icon)));
  set_class (self->title, "secondary", look->is_untitled || (is_group && look->count == 0 && !look->is_expandable));
  set_class (self->number, "pillar", look->is_pillar);
  set_class (self->number, "caption-secondary", !look->is_pillar);
  show_part (self, &self->tentative, create_tentative, look->is_tentative);
  if ((part = show_part (self, &self->count, create_count, look->count > 0)) != NULL)
    {
      g_autofree char *count = g_strdup_printf ("%u", look->count);

      gtk_label_set_label (GTK_LABEL (part), count);
      set_class (part, "pill", !is_group);
    }
  if ((part = show_part (self, &self->strip, kei_sdg_strip_new, look->n_goals > 0)) != NULL)
    kei_sdg_strip_set_goals (KEI_SDG_STRIP (part), look->goals, look->n_goals);
  show_mark (self, look->severity);
  tell_assistants (self, look);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* After a change most rows look as before, and are left alone. */
static void
refresh (KeiOutlineCell *self)
{
  KeiOutlineLook look;

  kei_outline_model_describe (self->model, self->entry, &look);
  if (!kei_outline_look_equal (&look, &self->look))
    show_look (self, &look);
  kei_outline_look_clear (&self->look);
  self->look = look;
}

/* Long titles are cut; a tooltip has the rest. */
static gboolean
query_tooltip_cb (KeiOutlineCell *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PangoLayout *layout = gtk_label_get_layout (self->title);

  if (!pango_layout_is_ellipsized (layout))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (self->title));
  return TRUE;
}

static void
expander_pressed_cb (KeiOutlineCell *self, int n_press, double x, double y, GtkGesture *gesture)
{
  KeiOutlineKey key = kei_outline_entry_get_key (self->entry);

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "outline.toggle", "t", key);
}

/* --- Layout: one line, the title takes what is left --- */

#define GAP 6

/* With the margins around it, the pane that NATURAL_WIDTH asks for is 300 wide. */
#define NATURAL_WIDTH 276

static GtkWidget *
get_first (KeiOutlineCell *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self));
}

static int
get_start (KeiOutlineCell *self)
{
  return kei_outline_cell_get_indent (self, self->look.depth) - (self->is_shifted ? GAP : 0);
}

static void
kei_outline_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  KeiOutlineCell *self = KEI_OUTLINE_CELL (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? get_start (self) : 0;
  for (GtkWidget *child = get_first (self); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, NULL, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? *minimum + least + GAP : MAX (*minimum, least);
    }
  /* The length of titles does not make the pane wide. */
  *natural = *minimum;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, (int) (NATURAL_WIDTH * kei_draw_get_scale (widget)));
}

static void
kei_outline_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KeiOutlineCell *self = KEI_OUTLINE_CELL (widget);
  gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = get_start (self);
  int rest = width - x;

  for (GtkWidget *child = get_first (self); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int wanted;

      if (!gtk_widget_should_layout (child) || child == GTK_WIDGET (self->title))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
      rest -= wanted + GAP;
    }
  for (GtkWidget *child = get_first (self); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { x, 0, 0, height };

      if (!gtk_widget_should_layout (child))
        continue;
      if (child == GTK_WIDGET (self->title))
        {
          int least;

          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
          place.width = MAX (rest, least);
        }
      else
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL, NULL);
      x += place.width + GAP;
      if (from_right)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

/* --- The object --- */

static void
kei_outline_cell_dispose (GObject *object)
{
  KeiOutlineCell *self = KEI_OUTLINE_CELL (object);
  GtkWidget **const parts[] = { &self->icon, &self->tentative, &self->count, &self->strip, &self->mark };

  kei_outline_cell_set_entry (self, NULL);
  kei_outline_look_clear (&self->look);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_clear_pointer (parts[i], gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), KEI_TYPE_OUTLINE_CELL);
  G_OBJECT_CLASS (kei_outline_cell_parent_class)->dispose (object);
}

static void
kei_outline_cell_class_init (KeiOutlineCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_outline_cell_dispose;
  widget_class->measure = kei_outline_cell_measure;
  widget_class->size_allocate = kei_outline_cell_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "outline-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-outline-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiOutlineCell, expander);
  gtk_widget_class_bind_template_child (widget_class, KeiOutlineCell, number);
  gtk_widget_class_bind_template_child (widget_class, KeiOutlineCell, title);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, expander_pressed_cb);
}

static void
kei_outline_cell_init (KeiOutlineCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kei_outline_cell_new (KeiOutlineModel *model)
{
  KeiOutlineCell *self = g_object_new (KEI_TYPE_OUTLINE_CELL, NULL);

  self->model = model;
  return GTK_WIDGET (self);
}

void
kei_outline_cell_set_entry (KeiOutlineCell *self, KeiOutlineEntry *entry)
{
  g_return_if_fail (KEI_IS_OUTLINE_CELL (self));

  if (self->entry == entry)
    return;
  if (self->entry != NULL)
    g_clear_signal_handler (&self->changed, self->entry);
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  self->changed = g_signal_connect_swapped (entry, "changed", G_CALLBACK (refresh), self);
  kei_outline_look_clear (&self->look); /* equal to none, so that everything is shown */
  refresh (self);
}

KeiOutlineEntry *
kei_outline_cell_get_entry (KeiOutlineCell *self)
{
  g_return_val_if_fail (KEI_IS_OUTLINE_CELL (self), NULL);

  return self->entry;
}
