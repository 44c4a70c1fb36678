# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What the scripts beside this file share; to be sourced.

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build_aux=$source_dir/build-aux

# Goes on inside build-aux/env, or returns if already there: enter_env "$0" "$@"
enter_env ()
{
  [[ -n ${STICKLER_IN_ENV:-} ]] && return
  export STICKLER_IN_ENV=1
  exec "$build_aux/env" "$@"
}

# Configures a build folder, afresh if its options or compiler have changed since.
# configure FOLDER MESON_OPTION… (what is to be set in the environment, CC for one, is exported)
configure ()
{
  local folder=$1 wanted
  shift
  wanted="$* ${CC:-} $(${CC:-cc} --version | head -n 1)"
  if [[ ! -f $folder/build.ninja || $(cat "$folder/options.txt" 2> /dev/null) != "$wanted" ]]; then
    rm -rf "$folder"
    meson setup "$folder" "$source_dir" "$@" || return
    echo "$wanted" > "$folder/options.txt"
  fi
}

# The same, and builds all.
configure_and_build ()
{
  configure "$@" && ninja -C "$1"
}

# An account of its own for what runs under a virtual display or in a test, so that nothing comes from
# the user's settings or goes there. The folder must have a short name: sockets are made in it.
use_account ()
{
  local folder=$1
  export HOME=$folder
  export XDG_CONFIG_HOME=$folder/config XDG_CACHE_HOME=$folder/cache XDG_DATA_HOME=$folder/data
  export XDG_STATE_HOME=$folder/state XDG_RUNTIME_DIR=$folder/run
  mkdir -p "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME"
  mkdir -m 0700 "$XDG_RUNTIME_DIR"
  export LANG=C.UTF-8 TZ=UTC
  export GSETTINGS_BACKEND=memory GSK_RENDERER=cairo GDK_BACKEND=x11 GDK_DISABLE=gl,vulkan
  unset LC_ALL LANGUAGE NO_AT_BRIDGE GTK_THEME GTK_A11Y DISPLAY WAYLAND_DISPLAY XAUTHORITY
  unset DBUS_SESSION_BUS_ADDRESS DESKTOP_STARTUP_ID XDG_ACTIVATION_TOKEN AT_SPI_BUS_ADDRESS
}

# The files of the checkout as they are, without what is not kept in Git.
copy_checkout ()
{
  rm -rf "$1"
  mkdir "$1"
  git -C "$source_dir" -c safe.directory="$source_dir" ls-files --cached --others --exclude-standard -z |
    tar --create --directory "$source_dir" --null --files-from - --ignore-failed-read 2> /dev/null |
    tar --extract --directory "$1" --no-same-owner
}
