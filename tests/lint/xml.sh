#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every XML file of the tree is well-formed, except those that are bad on purpose.
set -eu
find src ui data \( -name '*.ui' -o -name '*.xml' -o -name '*.xml.in' -o -name '*.svg' -o -name '*.rng' -o -name '*.keikaku' \) 2> /dev/null \
  | sort | xargs "$1" --noout --nonet
