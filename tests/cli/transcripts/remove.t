# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Three tags, one linked to another
$ stickler-cli add --kind source --quote 'Tomás Reiter' --as Ida library.txt
  ID1
$ stickler-cli add --kind quote --start 190 --end 225 --set speaker=$ID1 --as Ida library.txt
  ID2
$ stickler-cli add --kind claim --quote '214,000 books' --as Ida library.txt
  ID3

# With one wrong id nothing is removed
$ stickler-cli remove --id $ID3 --id 00000000 library.txt
! stickler-cli: library.txt: Nothing has the id “00000000”. Give it in full, or at least its first 4 digits.
? 1
$ stickler-cli list library.txt
  ID2       quote   190-225  open  “People kept knocking on the door,”
  ID1       source  236-248  open  Tomás Reiter
  ID3       claim   298-311  open  214,000 books

# A tag goes, and the links to it
$ stickler-cli remove --id ${ID1:9:8} library.txt
$ stickler-cli list --format json library.txt | grep -c speaker
  0
? 1
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes

# It is not there a second time
$ stickler-cli remove --id $ID1 library.txt
! stickler-cli: library.txt: Nothing has the id “ID1”. Give it in full, or at least its first 4 digits.
? 1

# Several go at once
$ stickler-cli remove --id $ID2 --id $ID3 library.txt
$ stickler-cli list library.txt
$ stickler-cli list --format json library.txt
  []
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes

# Which to remove has to be said
$ stickler-cli remove library.txt
! stickler-cli: Say with --id which tags to remove; “stickler-cli list” shows the ids.
? 2
