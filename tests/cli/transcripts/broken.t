# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Tags to break
$ stickler-cli add --kind quote --start 190 --end 225 --as Ida library.txt
  ID1
$ cp library.txt.annotations.json good.json

# JSON that was cut short: no command goes on, and none writes
$ head -c 900 good.json > library.txt.annotations.json
$ stickler-cli list library.txt
! stickler-cli: library.txt.annotations.json:27:37: The file ends here, in the middle: it was cut short. Restore it from a backup, or move it away to start anew.
? 1
$ stickler-cli status library.txt
! stickler-cli: library.txt.annotations.json:27:37: The file ends here, in the middle: it was cut short. Restore it from a backup, or move it away to start anew.
? 1
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json:27:37: The file ends here, in the middle: it was cut short. Restore it from a backup, or move it away to start anew.
? 1
$ stickler-cli set --id $ID1 --set form=direct library.txt
! stickler-cli: library.txt.annotations.json:27:37: The file ends here, in the middle: it was cut short. Restore it from a backup, or move it away to start anew.
? 1
$ stickler-cli remove --id $ID1 library.txt
! stickler-cli: library.txt.annotations.json:27:37: The file ends here, in the middle: it was cut short. Restore it from a backup, or move it away to start anew.
? 1
$ stickler-cli validate library.txt
  library.txt.annotations.json:27:37: The file ends here, in the middle: it was cut short. Restore it from a backup, or move it away to start anew.
? 1

# The text can still be printed
$ stickler-cli text library.txt | head -n 1
  Town library to open on Sundays again

# An empty file
$ : > library.txt.annotations.json
$ stickler-cli list library.txt
! stickler-cli: library.txt.annotations.json:1:1: The file is empty. Restore it from a backup, or move it away to start anew.
? 1
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json:1:1: The file is empty. Restore it from a backup, or move it away to start anew.
? 1

# Not UTF-8
$ printf '{\n  "label": "caf\xe9"\n}\n' > library.txt.annotations.json
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json:2:16: This is not valid UTF-8. Restore the file from a backup, or move it away to start anew.
? 1

# A key that stands twice
$ sed 's/^  "total": 1,/&\n  "total": 1,/' good.json > library.txt.annotations.json
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json:34:3: The key “total” stands twice in one object. Remove one of the two.
? 1
$ stickler-cli validate library.txt
  library.txt.annotations.json:34:3: The key “total” stands twice in one object. Remove one of the two.
? 1

# A comma too many
$ sed 's/^  "total": 1,/  "total": 1,,/' good.json > library.txt.annotations.json
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json:33:14: This is not valid JSON: the file was damaged or changed by hand. Correct it, restore it from a backup, or move it away to start anew.
? 1

# Ten thousand levels of nesting
$ python3 -c 'print("{\"a\":" * 10000 + "1" + "}" * 10000)' > library.txt.annotations.json
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json:1:5121: The values are nested too deeply.
? 1
$ stickler-cli validate library.txt
  library.txt.annotations.json:1:5121: The values are nested too deeply.
? 1
$ python3 -c 'print("[" * 10000 + "]" * 10000)' > library.txt.annotations.json
$ stickler-cli list library.txt
! stickler-cli: library.txt.annotations.json:1:1025: The values are nested too deeply.
? 1

# JSON of another kind
$ echo '[1, 2, 3]' > library.txt.annotations.json
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json: at type: This is no “AnnotationCollection”, so it is not a file of Stickler’s tags. Move it away.
? 1
$ echo '"tags"' > library.txt.annotations.json
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json: at type: This is no “AnnotationCollection”, so it is not a file of Stickler’s tags. Move it away.
? 1
$ echo '{"type": "FeatureCollection", "features": []}' > library.txt.annotations.json
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json: at type: This is no “AnnotationCollection”, so it is not a file of Stickler’s tags. Move it away.
? 1
$ echo '{"type": "AnnotationCollection"}' > library.txt.annotations.json
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json: at first: The page of annotations is missing. Restore the file from a backup.
? 1
$ echo '{"type": "AnnotationCollection", "first": {"items": 3}}' > library.txt.annotations.json
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json: at first.items: The annotations are missing or no array. Restore the file from a backup.
? 1

# A newer format: it can be listed but not changed
$ sed 's/"stk:version": 1/"stk:version": 2/' good.json > library.txt.annotations.json
$ stickler-cli list library.txt
  ID1       quote  190-225  open  “People kept knocking on the door,”
! stickler-cli: library.txt.annotations.json: A newer version of Stickler saved these tags. Update Stickler to change them.
? 1
$ stickler-cli set --id $ID1 --set form=direct library.txt
! stickler-cli: library.txt.annotations.json: A newer version of Stickler saved these tags. Update Stickler to change them.
? 1
$ stickler-cli validate library.txt
  library.txt.annotations.json: stk:version: Version 2 is newer than 1, the one that this program knows.
? 1

# A folder in the sidecar's place
$ rm library.txt.annotations.json && mkdir library.txt.annotations.json
$ stickler-cli list library.txt
! stickler-cli: library.txt.annotations.json: This is not a file, so the tags cannot be kept there. Move it away.
? 3
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json: This is not a file, so the tags cannot be kept there. Move it away.
? 3
$ rmdir library.txt.annotations.json

# A sidecar that may not be read
$ cp good.json library.txt.annotations.json && chmod 000 library.txt.annotations.json
$ stickler-cli list library.txt
! stickler-cli: library.txt.annotations.json: The tags cannot be read (Permission denied). Ask the owner of the file and its folder for permission.
? 3
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json: The tags cannot be read (Permission denied). Ask the owner of the file and its folder for permission.
? 3
$ stickler-cli validate library.txt
! stickler-cli: library.txt.annotations.json: The tags cannot be read (Permission denied). Ask the owner of the file and its folder for permission.
? 3
$ chmod 644 library.txt.annotations.json

# A sidecar that may be read only
$ chmod 444 library.txt.annotations.json
$ stickler-cli add --kind note --start 0 --end 4 library.txt
! stickler-cli: library.txt.annotations.json: The tags cannot be saved (Permission denied). Ask the owner of the file and its folder for permission.
? 3
$ chmod 644 library.txt.annotations.json

# A folder that may be read only
$ mkdir shelf && cp library.txt good.json shelf && mv shelf/good.json shelf/library.txt.annotations.json && chmod 555 shelf
$ stickler-cli list shelf/library.txt
  ID1       quote  190-225  open  “People kept knocking on the door,”
$ stickler-cli add --kind note --start 0 --end 4 shelf/library.txt
! stickler-cli: shelf/library.txt.annotations.json: The tags cannot be saved (Permission denied). Ask the owner of the file and its folder for permission.
? 3
$ chmod 755 shelf

# Articles that cannot be read
$ stickler-cli add --kind note --start 0 --end 4 nowhere.txt
! stickler-cli: nowhere.txt: “nowhere.txt” does not exist. Check its name, and whether it was moved or renamed.
? 3
$ stickler-cli add --kind note --start 0 --end 4 shelf
! stickler-cli: shelf: “shelf” is a folder, not an article. Choose a file in it.
? 3
$ stickler-cli list shelf
! stickler-cli: shelf: “shelf” is a folder, not an article. Choose a file in it.
? 3
$ : > empty.txt
$ stickler-cli add --kind note --start 0 --end 4 empty.txt
! stickler-cli: empty.txt: “empty.txt” is empty. Choose the file that holds the article.
? 1
$ printf 'caf\xc3\xa9 \xff\n' > bad.txt
$ stickler-cli add --kind note --start 0 --end 4 bad.txt
! stickler-cli: bad.txt: “bad.txt” is not valid UTF-8 at byte 7 (line 1, column 6). Save it again as UTF-8 in the program that it comes from, or choose another encoding.
? 1

# What the program does not know is kept, in place
$ sed 's/^  "total": 1,/  "x:mood": {"weather": [1, 0.1, null, true]},\n&/; s/^        "motivation": "classifying",/&\n        "x:colour": "teal",/' good.json > library.txt.annotations.json
$ stickler-cli set --id $ID1 --set form=direct library.txt
$ grep -B1 -A9 'x:' library.txt.annotations.json
    },
    "x:mood": {
      "weather": [
        1,
        0.1,
        null,
        true
      ]
    },
    "total": 1,
    "first": {
  --
          "motivation": "classifying",
          "x:colour": "teal",
          "creator": {
            "type": "Person",
            "name": "Ida"
          },
          "created": "TIME",
          "modified": "TIME",
          "stk:status": "open",
          "stk:origin": "manual",
          "stk:form": "direct",

# Abbreviated ids that fit several
$ sed 's/"total": 1/"total": 2/' good.json > library.txt.annotations.json
$ python3 -c '
> import json
> path = "library.txt.annotations.json"
> document = json.load(open(path))
> first = document["first"]["items"][0]
> first["id"] = "urn:uuid:abcdef00-1111-4111-8111-111111111111"
> second = json.loads(json.dumps(first))
> second["id"] = "urn:uuid:abcdef00-2222-4222-8222-222222222222"
> document["first"]["items"].append(second)
> json.dump(document, open(path, "w"), ensure_ascii=False)'
$ stickler-cli set --id abcdef --set form=direct library.txt
! stickler-cli: library.txt: The id “abcdef” fits several, give more of it: ID2, ID3.
? 1
$ stickler-cli list library.txt
  ID2            quote  190-225  open  “People kept knocking on the door,”
  ID3            quote  190-225  open  “People kept knocking on the door,”
$ stickler-cli remove --id abcdef00-2 library.txt
$ stickler-cli list library.txt
  abcdef00  quote  190-225  open  “People kept knocking on the door,”
