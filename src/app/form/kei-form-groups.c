/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-groups.h"

#include "kei-wrap-layout.h"

#define NO_PART "none"

static const KeiFormPart parts[] = {
  { "texts", KEI_KIND_TEXT, TRUE },
  { "indicators", KEI_KIND_INDICATOR, TRUE },
  { "sdg", KEI_KIND_SDG_LINK, FALSE }, /* whether its items are asked; the answers are in the SDG panel */
  { "budget", KEI_KIND_BUDGET_LINE, TRUE },
  { "staffing", KEI_KIND_STAFFING_LINE, FALSE },
  { "declared", KEI_KIND_DECLARED_COUNT, FALSE },
  { "origins", KEI_KIND_ORIGIN, FALSE },
};

struct _KeiFormGroups
{
  KeiFormField parent_instance;

  GtkWidget *buttons[G_N_ELEMENTS (parts)];
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (KeiFormGroups, kei_form_groups, KEI_TYPE_FORM_FIELD)

const KeiFormPart *
kei_form_list_parts (guint *n)
{
  *n = G_N_ELEMENTS (parts);
  return parts;
}

static gboolean
holds (const char *groups, const char *name)
{
  g_auto (GStrv) names = g_strsplit (groups, " ", -1);

  return g_strv_contains ((const char *const *) names, name);
}

gboolean
kei_form_part_is_named (const KeiFormPart *part, const char *groups)
{
  return *groups == '\0' ? part->usual : holds (groups, part->name);
}

static void
kei_form_groups_show (KeiFormField *field, const char *text)
{
  KeiFormGroups *self = KEI_FORM_GROUPS (field);

  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->buttons[i]), kei_form_part_is_named (&parts[i], text));
  self->showing = FALSE;
}

static gboolean
is_known (const char *name)
{
  if (g_str_equal (name, NO_PART))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (name, parts[i].name))
      return TRUE;
  return FALSE;
}

static void
toggled_cb (KeiFormGroups *self)
{
  KeiNode *node = kei_form_field_get_node (KEI_FORM_FIELD (self));
  g_auto (GStrv) before = g_strsplit (node != NULL ? kei_node_get_text (node, KEI_FIELD_GROUPS) : "", " ", -1);
  g_autoptr (GString) groups = g_string_new (NULL);
  g_auto (KeiValue) value = KEI_VALUE_INIT;

  if (self->showing)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->buttons[i])))
      g_string_append_printf (groups, groups->len > 0 ? " %s" : "%s", parts[i].name);
  for (guint i = 0; before[i] != NULL; i++)
    if (*before[i] != '\0' && !is_known (before[i]))
      g_string_append_printf (groups, groups->len > 0 ? " %s" : "%s", before[i]);
  /* Nothing at all would mean the usual parts. */
  if (groups->len == 0)
    g_string_assign (groups, NO_PART);
  value = kei_value_string (groups->str, -1);
  kei_form_field_choose (KEI_FORM_FIELD (self), &value);
}

static void
kei_form_groups_build (KeiFormField *field)
{
  KeiFormGroups *self = KEI_FORM_GROUPS (field);
  GtkWidget *wrap = kei_wrap_new (6);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      self->buttons[i] = gtk_check_button_new_with_label (kei_form_slot_label (KEI_KIND_ITEM, kei_schema_slot_for (KEI_KIND_ITEM, parts[i].kind)));
      gtk_widget_set_sensitive (self->buttons[i], kei_form_field_is_editable (field));
      g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_insert_before (self->buttons[i], wrap, NULL);
    }
  kei_form_field_set_content (field, wrap, wrap);
}

static gboolean
kei_form_groups_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KEI_FORM_GROUPS (widget)->buttons[0]);
}

static void
kei_form_groups_class_init (KeiFormGroupsClass *klass)
{
  KeiFormFieldClass *field_class = KEI_FORM_FIELD_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = kei_form_groups_grab_focus;
  field_class->build = kei_form_groups_build;
  field_class->show = kei_form_groups_show;
}

static void
kei_form_groups_init (KeiFormGroups *self)
{
}
