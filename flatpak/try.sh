#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds, installs and starts the Flatpak, and saves a picture of its window. Everything is kept
# in a cache folder of its own, apart from the person's Flatpaks; the stand-in runtime in it is
# made once (some minutes, 1.2 GB).
set -eu
id=jp.keikaku.Keikaku
root=$(cd "$(dirname "$0")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/keikaku-flatpak
picture=$root/_build/flatpak-window.png
export FLATPAK_USER_DIR="$cache/user"
mkdir -p "$cache" "$root/_build"

made=$cache/stand-in-made-by
if ! cmp -s "$root/flatpak/stand-in.sh" "$made" || ! flatpak --user info org.gnome.Sdk//48 > /dev/null 2>&1; then
  echo "Making a stand-in for GNOME's runtime in $cache; this takes some minutes" >&2
  "$root/flatpak/stand-in.sh" "$cache/stand-in"
  cp "$root/flatpak/stand-in.sh" "$made"
fi

# The manifest without what would have to be downloaded: the stand-in has that.
manifest=$cache/$id.json
sed -e '/"libxlsxwriter.json"/d' -e "s|\"path\": \"\.\.\"|\"path\": \"$root\"|" "$root/flatpak/$id.json" > "$manifest"

log=$cache/log
trap '[ $? = 0 ] || cat "$log" >&3' EXIT
exec 3>&2 2> "$log"
say() { echo "$*" >&3; }

say "Building"
flatpak-builder --user --force-clean --disable-rofiles-fuse --state-dir="$cache/state" --repo="$cache/repo" \
  "$cache/build" "$manifest" >&2

say "Installing"
flatpak --user config --set languages 'ja;en' >&2
flatpak --user remote-add --if-not-exists --no-gpg-verify keikaku "file://$cache/repo" >&2
flatpak --user install -y --noninteractive --reinstall keikaku "$id" >&2

# The sandbox sees no file of the person, and no network.
permissions=$(flatpak --user info --show-permissions "$id")
case $permissions in
  *filesystems=* | *network*) echo "the sandbox is too wide: $permissions" >&2; exit 1 ;;
esac

say "Starting"
"$root/tests/common/ui-env.sh" env FLATPAK_USER_DIR="$FLATPAK_USER_DIR" \
  "$root/tests/common/picture.sh" "$picture" flatpak --user run "$id" >&2
say "The Flatpak's window: $picture"
