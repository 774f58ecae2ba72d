#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# headers.sh BUILD_FOLDER: each header compiles alone, and strictly.
set -eu
flags="-I$1 $(pkg-config --cflags libadwaita-1 libxml-2.0)"
for room in src/*/; do flags="$flags -I$room"; done
failed=0
for header in $(find src -name '*.h' | sort); do
  # shellcheck disable=SC2086
  ${CC:-cc} -fsyntax-only -std=gnu11 -Wall -Wextra -Wno-unused-parameter -Werror $flags -x c -include "$header" /dev/null || failed=1
done
exit $failed
