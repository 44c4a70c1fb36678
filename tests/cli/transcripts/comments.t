# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# An OpenDocument text with comments, under the wrong name
$ cat > bridge.txt <<'END'
> <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:mimetype="application/vnd.oasis.opendocument.text">
> <office:body><office:text><text:p>The bridge is shut, <office:annotation office:name="a"><dc:creator>Ed Moor</dc:creator><dc:date>2026-03-01T10:00:00</dc:date><text:p>Who says so?</text:p></office:annotation>they said<office:annotation-end office:name="a"/>.</text:p></office:text></office:body></office:document>
> END

# Its comments are notes, and listing writes nothing
$ stickler-cli list bridge.txt
  1432f353  note  20-29  open  they said
$ ls
  bridge.txt
  library.html
  library.txt

# They are saved with the first change
$ stickler-cli add --kind claim --start 4 --end 18 bridge.txt
  ID1
$ stickler-cli list --kind note --format json bridge.txt | grep -E '"(text|origin|name|created)"'
      "origin": "imported",
      "text": "Who says so?",
      "created": "TIME",
$ stickler-cli validate bridge.txt
  bridge.txt.annotations.json: no mistakes

# One that was removed stays away
$ stickler-cli remove --id 1432f353 bridge.txt
$ stickler-cli list bridge.txt
  ID1       claim  4-18  open  bridge is shut
