#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Checks that every icon a profile or the interface names is there, and is drawn on the grid
# that its folder promises.
#
# Usage: check-icons.sh ICON_THEME_FOLDER APP_ID… -- ACTION_ICON…

set -eu

theme=$1
shift
passed=0
failed=0

check () {
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "failed: $*" >&2
  fi
}

# drawn_on FILE GRID
drawn_on () {
  test -s "$1" || return 1
  grep -q "viewBox=\"0 0 $2 $2\"" "$1"
}

# Symbolic icons are recoloured: exactly one colour, filled paths and nothing else.
symbolic () {
  test -s "$1" || return 1
  test "$(grep -o '#[0-9a-fA-F]\{6\}' "$1" | sort -u)" = '#2e3436' || return 1
  ! grep -qE 'stroke|style=|<(rect|circle|ellipse|g|text|image|use|linearGradient)[ >]' "$1"
}

while test $# -gt 0 && test "$1" != --; do
  check drawn_on "$theme/scalable/apps/$1.svg" 128
  check drawn_on "$theme/symbolic/apps/$1-symbolic.svg" 16
  check symbolic "$theme/symbolic/apps/$1-symbolic.svg"
  shift
done
test $# -gt 0 && shift

check drawn_on "$theme/scalable/mimetypes/io.github.stickler_app.Stickler-annotations.svg" 128

for name; do
  check drawn_on "$theme/symbolic/actions/$name.svg" 16
  check symbolic "$theme/symbolic/actions/$name.svg"
done

echo "$passed passed, $failed failed"
test "$failed" -eq 0
