/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which two plans are told: that of the later one as it is printed, and what went where it stood, behind the sibling
 * that it stood behind. Each unit has one entry, and what is told elsewhere another, thin one at its own place. */
#include "config.h"

#include "kei-choices.h"
#include "kei-comparison-private.h"

/* Old units that are told at one place, in their order. */
typedef struct
{
  guint32 first, last;
} Guests;

static const Guests no_guests = { KEI_UNIT_NONE, KEI_UNIT_NONE };

/* What stands at the top, in the order of the book. */
typedef enum {
  FRONT_SECTIONS,
  VIEWPOINTS,
  ITEMS,
  BACK_SECTIONS,
  TERMS,
  RELATED_PLANS,
  DEPARTMENTS,
  LEVELS,
  N_GROUPS,
} Group;

static const struct
{
  KeiSlot slot;
  gboolean headed;
} groups[N_GROUPS] = {
  { KEI_SLOT_SECTIONS, FALSE },
  { KEI_SLOT_VIEWPOINTS, TRUE },
  { KEI_SLOT_ITEMS, FALSE },
  { KEI_SLOT_SECTIONS, FALSE },
  { KEI_SLOT_TERMS, TRUE },
  { KEI_SLOT_RELATED_PLANS, TRUE },
  { KEI_SLOT_DEPARTMENTS, TRUE },
  { KEI_SLOT_LEVELS, TRUE },
};

typedef struct
{
  KeiComparison *comparison;
  guint32 *next;                             /* (owned) by old unit: the guest behind it */
  Guests *behind, *before_children, *at_end; /* (owned) by later unit: behind its branch, before and behind what is below it */
  Guests at_top[N_GROUPS];
} Orderer;

static guint32
end_of (const Orderer *self, KeiSide side, guint32 unit)
{
  return _kei_unit_at (self->comparison, side, unit)->end;
}

static Group
group_of (const Orderer *self, KeiSide side, guint32 unit)
{
  const KeiNode *node = _kei_unit_at (self->comparison, side, unit)->node;
  const char *role;

  switch ((int) kei_node_get_kind (node))
    {
    case KEI_KIND_SECTION:
      role = kei_choices_get_role (self->comparison->pairing->trees[side], "section-roles", kei_node_get_string (node, KEI_FIELD_ROLE));
      return g_strcmp0 (role, "process") == 0 || g_strcmp0 (role, "appendix") == 0 ? BACK_SECTIONS : FRONT_SECTIONS;
    case KEI_KIND_VIEWPOINT:
      return VIEWPOINTS;
    case KEI_KIND_TERM:
      return TERMS;
    case KEI_KIND_RELATED_PLAN:
      return RELATED_PLANS;
    case KEI_KIND_DEPARTMENT:
      return DEPARTMENTS;
    case KEI_KIND_LEVEL:
      return LEVELS;
    default:
      return ITEMS;
    }
}

/* --- Guests --- */

static void
add_guest (Orderer *self, Guests *guests, guint32 unit)
{
  self->next[unit] = KEI_UNIT_NONE;
  if (guests->first == KEI_UNIT_NONE)
    guests->first = unit;
  else
    self->next[guests->last] = unit;
  guests->last = unit;
}

/* The later unit at whose place an old one is told, which stands where it stood; KEI_UNIT_NONE for what needs an entry at its own
 * place: it went, or is told elsewhere. */
static guint32
find_told (const Orderer *self, guint32 unit)
{
  const KeiComparison *comparison = self->comparison;
  guint32 beside = comparison->beside[KEI_SIDE_OLD][unit], with = _kei_comparison_get_told_with (comparison, KEI_SIDE_OLD, unit);

  if (with == KEI_UNIT_NONE || !_kei_comparison_is_seated (comparison, KEI_SIDE_OLD, unit) || (comparison->flags[with] & KEI_COMPARISON_IS_MOVED))
    return KEI_UNIT_NONE;
  return beside != KEI_UNIT_NONE ? comparison->seat[KEI_SIDE_OLD][unit] : with;
}

/* Whether what is told at @told, which @unit was, can be behind what guests are told below @parent. */
static gboolean
is_anchor (const Orderer *self, guint32 told, guint32 parent)
{
  const KeiComparison *comparison = self->comparison;
  guint32 own = _kei_unit_at (comparison, KEI_SIDE_NEW, told)->parent;

  if (comparison->flags[_kei_comparison_get_flagged (comparison, told)] & KEI_COMPARISON_IS_REORDERED)
    return FALSE;
  return own == parent
         || (own != KEI_UNIT_NONE && parent != KEI_UNIT_NONE && _kei_comparison_get_told_with (comparison, KEI_SIDE_NEW, own) != KEI_UNIT_NONE
             && _kei_comparison_get_told_with (comparison, KEI_SIDE_NEW, own) == _kei_comparison_get_told_with (comparison, KEI_SIDE_NEW, parent));
}

/* Lets the guests among old siblings from @first on stand behind the one before them that stayed. @parent is the later
 * parent, or KEI_UNIT_NONE at the top; @at_end lets all stand behind everything there. */
static void
place_guests (Orderer *self, guint32 first, guint32 end, guint32 parent, gboolean at_end)
{
  guint32 anchor = KEI_UNIT_NONE;
  int group = -1;

  for (guint32 i = first; i < end; i = end_of (self, KEI_SIDE_OLD, i))
    {
      guint32 told = find_told (self, i), with = _kei_comparison_get_told_with (self->comparison, KEI_SIDE_OLD, i);
      int own = parent == KEI_UNIT_NONE ? (int) group_of (self, with != KEI_UNIT_NONE ? KEI_SIDE_NEW : KEI_SIDE_OLD, with != KEI_UNIT_NONE ? with : i) : 0;

      if (own != group)
        anchor = KEI_UNIT_NONE;
      group = own;
      if (told == KEI_UNIT_NONE)
        add_guest (self, anchor != KEI_UNIT_NONE ? &self->behind[anchor] : parent == KEI_UNIT_NONE ? &self->at_top[own]
                                                                       : at_end                    ? &self->at_end[parent]
                                                                                                   : &self->before_children[parent],
                   i);
      else if (!at_end && is_anchor (self, told, parent))
        anchor = told;
    }
}

/* What stood below a unit is told below what stands beside that, or beside the whole that it became part of; below what
 * went it is told with it. */
static void
place_all_guests (Orderer *self)
{
  KeiComparison *comparison = self->comparison;
  guint32 n = comparison->pairing->n_units[KEI_SIDE_OLD];

  place_guests (self, 0, n, KEI_UNIT_NONE, FALSE);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 beside = comparison->beside[KEI_SIDE_OLD][i], whole = comparison->whole_of[KEI_SIDE_OLD][i];

      if (end_of (self, KEI_SIDE_OLD, i) == i + 1)
        continue;
      if (beside != KEI_UNIT_NONE)
        place_guests (self, i + 1, end_of (self, KEI_SIDE_OLD, i), beside, FALSE);
      else if (whole != KEI_UNIT_NONE)
        place_guests (self, i + 1, end_of (self, KEI_SIDE_OLD, i), whole, TRUE);
    }
}

/* --- Entries --- */

static void
add_entry (Orderer *self, KeiEntryKind kind, guint32 old_unit, guint32 new_unit, guint depth)
{
  KeiOrderEntry entry = { { old_unit, new_unit }, (guint8) kind, (guint8) depth, KEI_SLOT_NONE };

  for (guint side = 0; side < 2 && kind == KEI_ENTRY_TITLE; side++)
    if (entry.units[side] != KEI_UNIT_NONE)
      self->comparison->place_of[side][entry.units[side]] = self->comparison->order->len;
  g_array_append_val (self->comparison->order, entry);
}

/* A half that stands right beside the one that is told is not told twice. */
static gboolean
is_adjoining (const Orderer *self, KeiSide side, guint32 unit)
{
  const KeiComparison *comparison = self->comparison;
  guint32 whole = _kei_comparison_get_told_with (comparison, side, unit), seat = comparison->seat[kei_side_other (side)][whole];
  guint32 from = MIN (seat, unit), to = MAX (seat, unit);

  if (_kei_unit_at (comparison, side, seat)->parent != _kei_unit_at (comparison, side, unit)->parent)
    return FALSE;
  for (guint32 i = end_of (self, side, from); i < to; i = end_of (self, side, i))
    if (_kei_comparison_get_told_with (comparison, side, i) != whole)
      return FALSE;
  return TRUE;
}

static void
add_half (Orderer *self, KeiSide side, guint32 unit, guint depth)
{
  if (!is_adjoining (self, side, unit) || (side == KEI_SIDE_NEW && end_of (self, side, unit) > unit + 1))
    add_entry (self, KEI_ENTRY_ELSEWHERE, side == KEI_SIDE_OLD ? unit : KEI_UNIT_NONE, side == KEI_SIDE_NEW ? unit : KEI_UNIT_NONE, depth);
}

static void
add_old (Orderer *self, guint32 unit, guint depth)
{
  if (!_kei_comparison_is_seated (self->comparison, KEI_SIDE_OLD, unit))
    add_half (self, KEI_SIDE_OLD, unit, depth);
  else if (_kei_comparison_get_told_with (self->comparison, KEI_SIDE_OLD, unit) != KEI_UNIT_NONE)
    add_entry (self, KEI_ENTRY_ELSEWHERE, unit, KEI_UNIT_NONE, depth);
  else
    {
      add_entry (self, KEI_ENTRY_TITLE, unit, KEI_UNIT_NONE, depth);
      for (guint32 i = unit + 1; i < end_of (self, KEI_SIDE_OLD, unit); i = end_of (self, KEI_SIDE_OLD, i))
        if (find_told (self, i) == KEI_UNIT_NONE)
          add_old (self, i, depth + 1);
    }
}

static void
add_guests (Orderer *self, const Guests *guests, guint depth)
{
  for (guint32 i = guests->first; i != KEI_UNIT_NONE; i = self->next[i])
    add_old (self, i, depth);
}

static void
add_new (Orderer *self, guint32 unit, guint depth)
{
  guint32 with = _kei_comparison_get_told_with (self->comparison, KEI_SIDE_NEW, unit);

  if (!_kei_comparison_is_seated (self->comparison, KEI_SIDE_NEW, unit))
    add_half (self, KEI_SIDE_NEW, unit, depth);
  else
    add_entry (self, KEI_ENTRY_TITLE, with, with != KEI_UNIT_NONE ? self->comparison->beside[KEI_SIDE_OLD][with] : unit, depth);
  add_guests (self, &self->before_children[unit], depth + 1);
  for (guint32 i = unit + 1; i < end_of (self, KEI_SIDE_NEW, unit); i = end_of (self, KEI_SIDE_NEW, i))
    {
      add_new (self, i, depth + 1);
      add_guests (self, &self->behind[i], depth + 1);
    }
  add_guests (self, &self->at_end[unit], depth + 1);
}

/* The tops of each group in the later plan: sections stand in two. */
static void
add_group (Orderer *self, Group group)
{
  KeiOrderEntry head = { { KEI_UNIT_NONE, KEI_UNIT_NONE }, KEI_ENTRY_GROUP, 0, groups[group].slot };
  guint depth = groups[group].headed ? 1 : 0, before;

  if (groups[group].headed)
    g_array_append_val (self->comparison->order, head);
  before = self->comparison->order->len;
  add_guests (self, &self->at_top[group], depth);
  for (guint32 i = 0; i < self->comparison->pairing->n_units[KEI_SIDE_NEW]; i = end_of (self, KEI_SIDE_NEW, i))
    if (group_of (self, KEI_SIDE_NEW, i) == group)
      {
        add_new (self, i, depth);
        add_guests (self, &self->behind[i], depth);
      }
  if (groups[group].headed && self->comparison->order->len == before)
    g_array_set_size (self->comparison->order, before - 1);
}

static Guests *
new_guests (guint32 n)
{
  Guests *guests = g_new (Guests, n + 1);

  for (guint32 i = 0; i < n; i++)
    guests[i] = no_guests;
  return guests;
}

void
_kei_comparison_order (KeiComparison *comparison)
{
  const KeiPairing *pairing = comparison->pairing;
  guint32 n = pairing->n_units[KEI_SIDE_NEW];
  g_autofree guint32 *next = g_new (guint32, pairing->n_units[KEI_SIDE_OLD] + 1);
  g_autofree Guests *behind = new_guests (n), *before_children = new_guests (n), *at_end = new_guests (n);
  Orderer self = { comparison, next, behind, before_children, at_end, { { 0, 0 } } };

  comparison->order = g_array_sized_new (FALSE, FALSE, sizeof (KeiOrderEntry), n + n / 8 + 16);
  for (guint side = 0; side < 2; side++)
    comparison->place_of[side] = g_new0 (guint32, pairing->n_units[side] + 1);
  for (guint i = 0; i < N_GROUPS; i++)
    self.at_top[i] = no_guests;
  place_all_guests (&self);
  add_entry (&self, KEI_ENTRY_PLAN, KEI_UNIT_NONE, KEI_UNIT_NONE, 0);
  for (guint i = 0; i < N_GROUPS; i++)
    add_group (&self, i);
}
