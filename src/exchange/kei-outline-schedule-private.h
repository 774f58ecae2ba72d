/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-outline-schedule*.c only. */
#pragma once

#include "kei-outline-schedule.h"

G_BEGIN_DECLS

/* Adds the meetings of a cell, which stands in @row of the outline. @month: of the row; KEI_PERIOD_NONE: not known. @lane
 * (nullable). @meetings: (element-type KeiOutlineMeeting). */
void kei_outline_schedule_read_cell (const char *cell, guint row, KeiPeriod month, const char *lane, GPtrArray *meetings);

G_END_DECLS
