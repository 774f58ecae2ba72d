#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every C file is as clang-format writes it.
set -eu
find src tests -name '*.[ch]' | sort | xargs "$1" --dry-run --Werror --ferror-limit=1
