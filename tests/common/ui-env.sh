#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ui-env.sh COMMAND...: runs COMMAND as a person's desktop of its own: a private home and
# runtime folder, an X server, a session bus and a window manager, all ended with COMMAND.
# UI_LANG, UI_SIZE, GSK_RENDERER and GTK_A11Y may be given; the rest is fixed so that
# pictures and timings are the same everywhere.
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
work=$(mktemp -d "${TMPDIR:-/tmp}/kei-ui.XXXXXX")
trap 'rm -rf --one-file-system "$work"' EXIT
trap 'exit 143' TERM INT HUP
mkdir -p "$work/home/.config/gtk-4.0" "$work/run"
chmod 700 "$work/run"
# Without a settings daemon GTK would use another font than GNOME does.
cat > "$work/home/.config/gtk-4.0/settings.ini" <<EOF
[Settings]
gtk-font-name=${UI_FONT:-Cantarell 11}
gtk-enable-animations=false
EOF
unset LC_ALL LANGUAGE GTK_THEME WAYLAND_DISPLAY DISPLAY DBUS_SESSION_BUS_ADDRESS
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME
export PATH HOME="$work/home" XDG_RUNTIME_DIR="$work/run" XDG_DATA_DIRS="${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
export LANG="${UI_LANG:-ja_JP.UTF-8}" GDK_BACKEND=x11 GSK_RENDERER="${GSK_RENDERER:-cairo}"
export GSETTINGS_BACKEND=memory GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1
# -noreset: otherwise the end of the first client resets the server under the second.
Xvfb -displayfd 3 -screen 0 "${UI_SIZE:-1280x800}x24" -nolisten tcp -noreset 3> "$work/display" 2> "$work/xvfb.log" &
server=$!
trap 'kill "$server" 2> /dev/null || true; rm -rf --one-file-system "$work"' EXIT
tries=300
until [ -s "$work/display" ]; do
  tries=$((tries - 1))
  if [ "$tries" = 0 ] || ! kill -0 "$server" 2> /dev/null; then
    cat "$work/xvfb.log" >&2
    exit 1
  fi
  sleep 0.1
done
DISPLAY=:$(cat "$work/display")
export DISPLAY

# The compositor keeps the corners of menus from being black. Both helpers are killed outright:
# one that is asked to end while it starts may not hear it. What the bus itself says is not ours.
dbus-run-session -- sh -c '
  exec >&3 2>&4 3>&- 4>&-
  openbox --sm-disable > /dev/null 2>&1 & manager=$!
  xcompmgr -n > /dev/null 2>&1 & compositor=$!
  # A window that was there before its manager is taken down and put up again, and may wait for ever to be drawn.
  tries=100
  until xdotool get_num_desktops > /dev/null 2>&1 || [ "$tries" = 0 ]; do
    tries=$((tries - 1))
    sleep 0.05
  done
  result=0
  "$@" || result=$?
  kill -KILL "$manager" "$compositor" 2> /dev/null || true
  wait "$manager" "$compositor" 2> /dev/null || true
  exit "$result"' ui-env "$@" 3>&1 4>&2 > "$work/bus.log" 2>&1
