/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-pairing.h"

G_BEGIN_DECLS

/* Asserts law 2 of a pairing: apply (a, diff (a, b)) == rename (b, pairing), and the way back. */
void kei_test_check_law_2 (KeiPairing *pairing);

G_END_DECLS
