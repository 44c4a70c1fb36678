#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that version, NEWS and metainfo say the same, and that build-aux/release brings all of them on together.

Usage: check-release.py SOURCE_FOLDER VERSION APPSTREAMCLI
"""

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from pathlib import Path

METAINFO = "data/io.github.stickler_app.Stickler.metainfo.xml.in.in"
NEW = """Stickler 97.0.0 (unreleased)
============================

Ampersands & angles: <what> a newsroom
cannot do without.

The window
 - Does one thing, and says
   so in two lines.
 - Does another.

"""


def read_releases(folder):
    root = xml.etree.ElementTree.parse(folder / METAINFO).getroot()
    return root.findall("releases/release"), root.find("screenshots/screenshot/image").text


def check_same(folder, version):
    releases, picture = read_releases(folder)
    news = (folder / "NEWS").read_text(encoding="utf-8")
    latest = re.search(r"^Stickler (\S+) \((\d{4}-\d\d-\d\d)\)$", news, re.MULTILINE)
    assert latest is not None, "NEWS has no release"
    assert f"version: '{version}'" in (folder / "meson.build").read_text(encoding="utf-8"), "meson.build has another version"
    assert (latest[1], releases[0].get("version")) == (version, version), "NEWS or the metainfo has another version"
    assert latest[2] == releases[0].get("date"), "NEWS and the metainfo have different dates"
    assert f"/v{version}/" in picture, "the screenshot is that of another version"
    return releases


def bump(source, folder, version):
    return subprocess.run([source / "build-aux/release", "--bump", version, folder], capture_output=True, text=True)


def main():
    source, version, appstreamcli = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    check_same(source, version)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").mkdir()
        for file in ("meson.build", "NEWS", METAINFO):
            shutil.copyfile(source / file, folder / file)
        before = (folder / METAINFO).read_bytes()
        refused = bump(source, folder, "97.0.0")
        assert refused.returncode != 0 and "unreleased" in refused.stderr, f"without news: {refused.stderr}"
        refused = bump(source, folder, "0.0.1")
        assert refused.returncode != 0 and "not newer" in refused.stderr, f"an older version: {refused.stderr}"
        assert (folder / METAINFO).read_bytes() == before, "what was refused changed a file"

        news = (folder / "NEWS").read_text(encoding="utf-8")
        (folder / "NEWS").write_text(NEW + news, encoding="utf-8")
        bumped = bump(source, folder, "97.0.0")
        assert bumped.returncode == 0, bumped.stderr
        releases = check_same(folder, "97.0.0")
        assert len(releases) > 1, "an earlier release is gone"
        text = ["".join(part.itertext()).strip() for part in releases[0].iter() if part.tag in ("p", "li")]
        assert text == ["Ampersands & angles: <what> a newsroom cannot do without.", "The window:",
                        "Does one thing, and says so in two lines.", "Does another."], text
        metainfo = folder / "io.github.stickler_app.Stickler.metainfo.xml"
        metainfo.write_text((folder / METAINFO).read_text(encoding="utf-8").replace("@app_id@", metainfo.name[:-13]), encoding="utf-8")
        if appstreamcli:
            subprocess.run([appstreamcli, "validate", "--no-net", "--pedantic", metainfo], check=True)
    print("release: version, NEWS and metainfo agree")


if __name__ == "__main__":
    try:
        main()
    except (AssertionError, subprocess.CalledProcessError) as error:
        sys.exit(f"check-release.py: {error}")
