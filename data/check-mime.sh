#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Checks that update-mime-database takes our package, and what it makes of it.
#
# Usage: check-mime.sh PACKAGE_XML APP_ID

set -eu

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

mkdir -p "$dir/mime/packages"
cp "$1" "$dir/mime/packages/"
update-mime-database "$dir/mime"

type=application/vnd.stickler.annotations+json

has () {
  if ! grep -qxF "$2" "$dir/mime/$1"; then
    echo "$1 lacks \"$2\"; it has:" >&2
    cat "$dir/mime/$1" >&2
    exit 1
  fi
}

has types "$type"
has globs2 "50:$type:*.annotations.json"
has subclasses "$type application/json"
has icons "$type:$2-annotations"
