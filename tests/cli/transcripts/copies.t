# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Two machines changed the tags at the same time, and a program that keeps folders in step put one version beside the other
$ stickler-cli add --kind claim --quote '214,000 books' --as Ida library.txt
  ID1
$ cp library.txt.annotations.json base.json
$ stickler-cli add --kind source --quote 'Tomás Reiter' --as Omar library.txt
  ID2
$ stickler-cli set --id $ID1 --set status=checked --as Omar library.txt
$ mv library.txt.annotations.json 'library.txt.annotations.sync-conflict-20260512-093000-ABCDEFG.json'; mv base.json library.txt.annotations.json
$ stickler-cli set --id $ID1 --set note='Call the library.' --as Ida library.txt
! stickler-cli: library.txt: “library.txt.annotations.sync-conflict-20260512-093000-ABCDEFG.json” has other changes to the tags. Merge them: stickler-cli merge --copies library.txt

# Whatever is done with the article, it is said, on the standard error
$ stickler-cli list library.txt
  ID1       claim  298-311  open  214,000 books
! stickler-cli: library.txt: “library.txt.annotations.sync-conflict-20260512-093000-ABCDEFG.json” has other changes to the tags. Merge them: stickler-cli merge --copies library.txt

# One command merges it and moves the copy to the trash
$ stickler-cli merge --copies library.txt
  library.txt: 1 copy merged; 2 tags, 0 conflicts
$ ls | grep -c conflict; find "$HOME" -name '*sync-conflict*.json' -printf '%P\n'
  0
  data/Trash/files/library.txt.annotations.sync-conflict-20260512-093000-ABCDEFG.json
$ stickler-cli list library.txt; stickler-cli validate library.txt
  ID2       source  236-248  open     Tomás Reiter
  ID1       claim   298-311  checked  214,000 books
  library.txt.annotations.json: no mistakes
$ stickler-cli list --kind claim --format json library.txt | grep -E '"(status|note)"'
      "status": "checked",
      "note": "Call the library.",
$ stickler-cli merge --copies library.txt
  library.txt: 0 copies merged; 2 tags, 0 conflicts

# A copy that says no more than the tags, or is no file of tags, is not spoken of
$ cp library.txt.annotations.json 'library.txt.annotations (1).json'; echo '{' > 'library.txt.annotations (2).json'
$ stickler-cli list --kind claim library.txt
  ID1       claim   298-311  checked  214,000 books

# What both changed differently is kept twice
$ stickler-cli set --id $ID1 --set finding=confirmed --as Ida library.txt
$ mv library.txt.annotations.json "library.txt.annotations (Ida's conflicted copy 2026-05-12).json"; mv 'library.txt.annotations (1).json' library.txt.annotations.json
$ stickler-cli set --id $ID1 --set finding=correction-needed --as Omar library.txt
! stickler-cli: library.txt: “library.txt.annotations (Ida's conflicted copy 2026-05-12).json” has other changes to the tags. Merge them: stickler-cli merge --copies library.txt
$ stickler-cli merge --copies library.txt
  library.txt: 1 copy merged; 2 tags, 1 conflict
  ID1  finding  214,000 books
? 1
$ stickler-cli merge --copies missing.txt
! stickler-cli: missing.txt: “missing.txt” does not exist. Check its name, and whether it was moved or renamed.
? 3
$ stickler-cli merge --copies
! stickler-cli: No article is named; “stickler-cli merge --help” explains.
? 2
