#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# headers.sh BUILD_FOLDER: each header compiles alone, and strictly.
set -eu
build=$1
# shellcheck disable=SC2046 # the folders of the rooms and what pkg-config says have no blanks in them
set -- $(pkg-config --cflags libadwaita-1 libxml-2.0)
for room in src/*/ src/app/*/; do set -- "$@" "-I$room"; done
find src -name '*.h' | sort | xargs -P "$(nproc)" -I '{}' \
  "${CC:-cc}" -fsyntax-only -std=gnu11 -Wall -Wextra -Wno-unused-parameter -Werror "-I$build" "$@" -x c -include '{}' /dev/null
