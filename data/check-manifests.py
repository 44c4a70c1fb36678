#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the Flatpak manifests: what they ask for, that archives are pinned, and that both build the same.

Usage: check-manifests.py SOURCE_FOLDER BASE_ID
"""

import json
import re
import sys
from pathlib import Path

# Whoever adds one has to say why in docs/architecture.md: each is a way out of the sandbox.
PERMISSIONS = {"--share=ipc", "--socket=fallback-x11", "--socket=wayland", "--device=dri"}
RUNTIME = {"runtime": "org.gnome.Platform", "sdk": "org.gnome.Sdk", "runtime-version": "51", "command": "stickler"}


def check_archive(source):
    assert source["url"].startswith("https://"), source["url"]
    assert re.fullmatch("[0-9a-f]{64}", source.get("sha256", "")), f"{source['url']} is not pinned by its SHA-256"


def check_manifest(path, identifier):
    manifest = json.loads(path.read_text(encoding="utf-8"))
    asked = manifest["finish-args"]
    assert manifest["id"] == identifier, f"the id is {manifest['id']}"
    assert {key: manifest[key] for key in RUNTIME} == RUNTIME, f"the runtime is not {RUNTIME}"
    assert set(asked) == PERMISSIONS and len(asked) == len(PERMISSIONS), f"the permissions are {asked}"
    for module in manifest["modules"]:
        for source in module["sources"]:
            if source["type"] == "archive":
                check_archive(source)
    own = manifest["modules"][-1]
    assert own["sources"][0]["type"] == "dir" and own["sources"][0]["path"] == ".", "it does not build this checkout"
    assert own["run-tests"] and own["test-commands"], "its tests do not run"
    return manifest


def without_profile(manifest):
    del manifest["id"]
    options = manifest["modules"][-1]["config-opts"]
    manifest["modules"][-1]["config-opts"] = [option for option in options if not option.startswith("-Dprofile=")]
    return manifest


def main():
    folder, base_id = Path(sys.argv[1]), sys.argv[2]
    manifests = [check_manifest(folder / f"{name}.json", name) for name in (base_id, base_id + ".Devel")]
    stable, devel = map(without_profile, manifests)
    assert stable == devel, "the manifests differ in more than the id and the profile"
    print("2 manifests are as they should be")


if __name__ == "__main__":
    try:
        main()
    except AssertionError as error:
        sys.exit(f"check-manifests.py: {error}")
