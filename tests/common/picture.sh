#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# picture.sh PICTURE PROGRAM...: starts PROGRAM, waits until its window is there and has come
# to rest, saves a picture of it and ends it. Runs inside ui-env.sh.
set -eu
picture=$1
shift
"$@" & program=$!
trap 'kill "$program" 2> /dev/null || true' EXIT

# The window is at rest when two pictures of it in a row are alike.
window=
before=
tries=120
while [ "$tries" -gt 0 ]; do
  tries=$((tries - 1))
  sleep 0.5
  kill -0 "$program" 2> /dev/null || { echo "picture.sh: $1 ended before its window was there" >&2; exit 1; }
  [ -n "$window" ] || window=$(xdotool search --onlyvisible --class keikaku 2> /dev/null | tail -n 1)
  [ -n "$window" ] || continue
  import -window root "$picture"
  now=$(cksum < "$picture")
  [ "$now" != "$before" ] || exit 0
  before=$now
done
echo "picture.sh: no window of $1 came to rest within a minute" >&2
exit 1
