# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# An article without tags
$ stickler-cli list library.txt
$ stickler-cli list --format json library.txt
  []
$ stickler-cli list --format ndjson library.txt

# Tags to list
$ stickler-cli add --kind quote --start 190 --end 225 --as Ida library.txt
  ID1
$ stickler-cli add --kind claim --start 284 --end 347 --set status=checked --as Ida library.txt
  ID2
$ stickler-cli add --kind source --start 236 --end 248 --as Ida library.txt
  ID3
$ stickler-cli add --kind note --start 443 --end 499 --as Ida library.txt
  ID4
$ stickler-cli add --kind claim --start 0 --end 37 --as Ida library.html
  ID5

# They are in the order of the text, their words cut to the line, line breaks and emoji kept in check
$ stickler-cli list library.txt
  ID1       quote   190-225  open     “People kept knocking on the door,”
  ID3       source  236-248  open     Tomás Reiter
  ID2       claim   284-347  checked  The town lent 214,000 books last year, twic…
  ID4       note    443-499  open     Not everyone agrees. “Twice nothing is noth…
$ stickler-cli list library.txt | awk '{ if (length ($0) > 90) print "long" }'

# By kind and by state
$ stickler-cli list --kind quote --kind note library.txt
  ID1       quote   190-225  open     “People kept knocking on the door,”
  ID4       note    443-499  open     Not everyone agrees. “Twice nothing is noth…
$ stickler-cli list --status Checked library.txt
  ID2       claim   284-347  checked  The town lent 214,000 books last year, twic…
$ stickler-cli list --kind claim --status open --status in_check library.txt

# Several articles
$ stickler-cli list library.txt library.html
  library.txt:
  ID1       quote   190-225  open     “People kept knocking on the door,”
  ID3       source  236-248  open     Tomás Reiter
  ID2       claim   284-347  checked  The town lent 214,000 books last year, twic…
  ID4       note    443-499  open     Not everyone agrees. “Twice nothing is noth…
  ~
  library.html:
  ID5       claim  0-37  open  Town library to open on Sundays again
$ stickler-cli list --format ndjson --kind claim library.txt library.html
  {"file":"library.txt","id":"ID2","kind":"claim","start":284,"end":347,"exact":"The town lent 214,000 books last year, twice as many as in 2015","status":"checked","anchor":"exact","origin":"manual","creator":"Ida","created":"TIME","modified":"TIME"}
  {"file":"library.html","id":"ID5","kind":"claim","start":0,"end":37,"exact":"Town library to open on Sundays again","status":"open","anchor":"exact","origin":"manual","creator":"Ida","created":"TIME","modified":"TIME"}
$ stickler-cli list --format json --kind source library.txt library.html
  [
    {
      "file": "library.txt",
      "id": "ID3",
      "kind": "source",
      "start": 236,
      "end": 248,
      "exact": "Tomás Reiter",
      "status": "open",
      "anchor": "exact",
      "origin": "manual",
      "entity": "ID6",
      "creator": "Ida",
      "created": "TIME",
      "modified": "TIME"
    }
  ]

# One that cannot be read does not keep the others back
$ stickler-cli list nowhere.txt library.html
  ~
  library.html:
  ID5       claim  0-37  open  Town library to open on Sundays again
! stickler-cli: nowhere.txt: “nowhere.txt” does not exist. Check its name, and whether it was moved or renamed.
? 3

# Unknown kinds and states
$ stickler-cli list --kind rumour library.txt
! stickler-cli: There is no kind “rumour”. The kinds are: quote, claim, source, note.
? 2
$ stickler-cli list --status done library.txt
! stickler-cli: “done” is no value for the field “status”. Its values are: suggested, open, in-check, query, checked, second-read, signed-off, rejected, cut.
? 2

# Nothing in the article can steer a terminal
$ printf 'Red \033[31malert\033[0m, \twide   space\nand 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字\n' > escape.txt
$ stickler-cli add --kind note --start 0 --end 20 --quiet escape.txt
$ stickler-cli add --kind note --start 34 --end 91 --quiet escape.txt
$ stickler-cli list escape.txt | cut -c 9-
    note  0-20   open  Red �[31malert�[0m,
    note  34-91  open  and 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢…

# Words that are gone, and how they show
$ sed -i 's/knocking/hammering/' library.txt
$ stickler-cli list library.txt
  ID1       quote   190-226!  open     “People kept hammering on the door,”
  ID3       source  237-249   open     Tomás Reiter
  ID2       claim   285-348   checked  The town lent 214,000 books last year, twi…
  ID4       note    444-500   open     Not everyone agrees. “Twice nothing is not…
$ stickler-cli list --kind quote --format json library.txt | grep '"anchor"'
      "anchor": "changed",
