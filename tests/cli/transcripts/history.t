# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Who did what
$ stickler-cli add --as 'Ada Quist' --kind claim --quote '214,000 books' --set type=number library.txt
  ID1
$ stickler-cli add --as 'Ada Quist' --kind source --quote 'Tomás Reiter' library.txt
  ID2
$ stickler-cli set --as 'Bertil Noon' --id $ID1 --set finding=confirmed --set status=checked library.txt
$ stickler-cli remove --as 'Bertil Noon' --id $ID2 library.txt
$ stickler-cli history library.txt
  TIME  Ada Quist  ID1       made  claim
  TIME  Ada Quist  ID1       type  - → Number
  TIME  Ada Quist  ID2       made  source
  TIME  Bertil Noon  ID1       status  Open → Checked
  TIME  Bertil Noon  ID1       finding  - → Confirmed
  TIME  Bertil Noon  ID2       deleted  Tomás Reiter
$ stickler-cli history --checks library.txt
  TIME  Bertil Noon  ID1       status  Open → Checked
  TIME  Bertil Noon  ID1       finding  - → Confirmed
$ stickler-cli history --id $ID1 --format ndjson library.txt | sed 's/sha256:[0-9a-f]*/DIGEST/'
  {"file":"library.txt","id":"ID1","time":"TIME","by":"Ada Quist","change":"made","field":null,"from":null,"to":"claim","digest":"DIGEST"}
  {"file":"library.txt","id":"ID1","time":"TIME","by":"Ada Quist","change":"changed","field":"type","from":null,"to":"number","digest":"DIGEST"}
  {"file":"library.txt","id":"ID1","time":"TIME","by":"Bertil Noon","change":"changed","field":"status","from":"open","to":"checked","digest":"DIGEST"}
  {"file":"library.txt","id":"ID1","time":"TIME","by":"Bertil Noon","change":"changed","field":"finding","from":null,"to":"confirmed","digest":"DIGEST"}

# A deleted tag is brought back
$ stickler-cli history --deleted library.txt
  TIME  Bertil Noon  ID2       deleted  Tomás Reiter
$ stickler-cli restore --as 'Ada Quist' --id $ID2 library.txt
$ stickler-cli list library.txt
  ID2       source  236-248  open     Tomás Reiter
  ID1       claim   298-311  checked  214,000 books
$ stickler-cli history --deleted library.txt
? 1
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes

# An entry of the history was changed by hand
$ cp library.txt.annotations.json good.json
$ python3 -c 'import json; r = json.load(open("good.json")); r["stk:history"][1]["creator"]["name"] = "Eve"; json.dump(r, open("library.txt.annotations.json", "w"))'
$ stickler-cli validate library.txt
  library.txt.annotations.json: stk:history[2].stk:follows: An entry before this one was changed or removed: there is none with the digest DIGEST.
? 1

# An entry was taken away from the middle
$ python3 -c 'import json; r = json.load(open("good.json")); del r["stk:history"][1]; json.dump(r, open("library.txt.annotations.json", "w"))'
$ stickler-cli validate library.txt
  library.txt.annotations.json: stk:history[1].stk:follows: An entry before this one was changed or removed: there is none with the digest DIGEST.
? 1
$ mv good.json library.txt.annotations.json

# Calls that are wrong
$ stickler-cli restore --id $ID2 library.txt
! stickler-cli: library.txt: Nothing has the id “ID2”. Give it in full, or at least its first 4 digits.
? 1
$ stickler-cli restore library.txt
! stickler-cli: Say with --id which tags to restore; “stickler-cli history --deleted” shows the ids.
? 2
$ stickler-cli history --id nothing library.txt
! stickler-cli: library.txt: Nothing has the id “nothing”. Give it in full, or at least its first 4 digits.
? 1
$ stickler-cli history missing.txt
! stickler-cli: missing.txt: “missing.txt” does not exist. Check its name, and whether it was moved or renamed.
? 3
