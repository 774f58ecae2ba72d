#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# stand-in.sh FOLDER: makes org.gnome.Platform and org.gnome.Sdk 48 out of Debian 13's packages
# (GTK 4.18, libadwaita 1.7) and installs them for $FLATPAK_USER_DIR, so that the manifest can
# be tried where Flathub cannot be reached. Libraries that the manifest builds from their own sources are
# in it too, as those cannot be fetched then. It proves the manifest, the permissions and the
# layout, not what Flathub's runtime contains. For tests only: never ship what it makes.
set -eu
work=${1:?usage: stand-in.sh FOLDER}
version=48
suite=trixie
arch=$(flatpak --default-arch)
mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -v security | sort -u | head -n 1)

platform_packages="libgtk-4-1 libadwaita-1-0 libxml2 librsvg2-common gsettings-desktop-schemas adwaita-icon-theme
  hicolor-icon-theme shared-mime-info fontconfig fonts-cantarell libegl1 libgl1-mesa-dri libgles2
  dconf-gsettings-backend libglib2.0-bin locales desktop-file-utils ca-certificates libxlsxwriter-dev libminizip-dev"
sdk_packages="build-essential pkgconf meson ninja-build gettext libgtk-4-dev libadwaita-1-dev libxml2-dev librsvg2-dev
  appstream appstream-compose appstream-util libxml2-utils git patch elfutils strace"

# packages NAME PACKAGES...: NAME.tar holds a Debian with these packages.
packages() {
  name=$1
  shift
  [ ! -e "$work/$name.tar" ] || return 0
  mmdebstrap --quiet --variant=apt --include="$(echo "$*" | tr -s ' \n' ',')" \
    --aptopt='Acquire::Languages "none"' \
    --customize-hook='printf "%s UTF-8\n" ja_JP.UTF-8 en_US.UTF-8 > "$1/etc/locale.gen"; chroot "$1" locale-gen' \
    "$suite" "$work/part.tar" "$mirror" < /dev/null
  mv "$work/part.tar" "$work/$name.tar"
}

# export_runtime NAME ID: the files of NAME.tar as the runtime ID. Flatpak shows the tree's usr
# as /usr, and usr/etc as /etc; /var is not in it.
export_runtime() {
  tree=$work/tree
  rm -rf "$tree"
  mkdir -p "$tree/files" "$tree/root"
  tar -x -f "$work/$1.tar" -C "$tree/root" --no-same-owner --exclude='./dev' --exclude='./var' --exclude='./usr/share/doc' \
    --exclude='./usr/share/man' --exclude='./etc/*shadow*' --exclude='./etc/machine-id' --exclude='./etc/resolv.conf'
  mv "$tree/root/usr" "$tree/usr"
  mv "$tree/root/etc" "$tree/usr/etc"
  rm -rf "$tree/root"
  find "$tree/usr" -type d -exec chmod u+rwx,go+rx {} +
  find "$tree/usr" -type f -exec chmod u+rw,go+r,a-s {} +
  {
    echo 'include /run/flatpak/ld.so.conf.d/app-*.conf'
    echo /app/lib
    echo "/app/lib/$arch-linux-gnu"
    cat "$tree/usr/etc/ld.so.conf"
  } > "$work/ld.so.conf"
  mv "$work/ld.so.conf" "$tree/usr/etc/ld.so.conf"
  cat > "$tree/usr/etc/fonts/conf.d/50-host.conf" <<EOF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/app/share/fonts</dir>
  <include ignore_missing="yes">/run/host/font-dirs.xml</include>
</fontconfig>
EOF
  cat > "$tree/metadata" <<EOF
[Runtime]
name=$2
runtime=org.gnome.Platform/$arch/$version
sdk=org.gnome.Sdk/$arch/$version

[Environment]
XDG_DATA_DIRS=/app/share:/usr/share:/run/host/user-share:/run/host/share
EOF
  flatpak build-export --runtime --disable-fsync --no-update-summary "$work/repo" "$tree" "$version" > /dev/null
  rm -rf "$tree"
}

mkdir -p "$work"
packages platform $platform_packages
packages sdk $platform_packages $sdk_packages
[ -d "$work/repo" ] || ostree init --mode=bare-user-only --repo="$work/repo"
export_runtime platform org.gnome.Platform
export_runtime sdk org.gnome.Sdk
flatpak build-update-repo --no-update-appstream "$work/repo" > /dev/null
flatpak --user remote-add --if-not-exists --no-gpg-verify stand-in "file://$work/repo"
flatpak --user install -y --noninteractive --reinstall stand-in "org.gnome.Platform//$version" "org.gnome.Sdk//$version" > /dev/null
rm -f "$work/platform.tar" "$work/sdk.tar"
