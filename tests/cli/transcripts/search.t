# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Tags in two articles, one of them in a folder below
$ mkdir -p desk/old && cp library.txt desk && cp library.txt desk/old/books.txt
$ stickler-cli add --kind source --start 236 --end 248 --set "name=Hélène Ashby" --as Ida desk/library.txt
  ID1
$ stickler-cli add --kind quote --start 190 --end 225 --set speaker=$ID1 --set status=checked --as Ida desk/library.txt
  ID2
$ stickler-cli add --kind claim --start 284 --end 347 --set "note=The council's own figures" --as Ida desk/library.txt
  ID3
$ stickler-cli add --kind quote --start 255 --end 282 --as Ida desk/old/books.txt
  ID4
$ stickler-cli add --kind claim --start 284 --end 347 --set status=checked --set finding=confirmed --as Ida desk/old/books.txt
  ID5

# Every quote of one person; accents and case make no difference
$ stickler-cli search desk --kind quote --speaker helene
  desk/library.txt  ID2       quote   checked      Hélène Ashby: “People kept kno…
$ stickler-cli search desk kind:quote 'person:"helene ashby"'
  desk/library.txt  ID2       quote   checked      Hélène Ashby: “People kept kno…
$ stickler-cli search desk kind:quote person:bell
? 1

# Words of tags and of their fields, in any order, and the beginnings of words
$ stickler-cli search desk figures council
  desk/library.txt  ID3       claim   open         The town lent 214,000 books la…
$ stickler-cli search desk lent '"214,000 books"'
  desk/old/books.txt  ID5       claim   checked      The town lent 214,000 books…
  desk/library.txt    ID3       claim   open         The town lent 214,000 books…
$ stickler-cli search desk hel knock
  desk/library.txt  ID2       quote   checked      Hélène Ashby: “People kept kno…

# By state
$ stickler-cli search desk --status open --status checked --kind claim
  desk/old/books.txt  ID5       claim   checked      The town lent 214,000 books…
  desk/library.txt    ID3       claim   open         The town lent 214,000 books…
$ stickler-cli search desk --limit 1 kind:claim
  desk/old/books.txt  ID5       claim   checked      The town lent 214,000 books…

# As JSON
$ stickler-cli search desk kind:claim state:checked --format json
  [
    {
      "file": "desk/old/books.txt",
      "headline": "Town library to open on Sundays again",
      "id": "ID5",
      "kind": "claim",
      "status": "checked",
      "start": 284,
      "end": 347,
      "exact": "The town lent 214,000 books last year, twice as many as in 2015",
      "person": null,
      "finding": "confirmed",
      "checker": "Ida",
      "checked": "TIME"
    }
  ]

# What a search language would take for its own is only words
$ stickler-cli search desk 'AND OR NOT' '*' '^"'
? 1
$ stickler-cli search desk 'words:lent' "';"
? 1

# Called wrongly
$ stickler-cli search desk
! stickler-cli: Nothing to search for is given. Give a folder, then words; “stickler-cli search --help” explains.
? 2
$ stickler-cli search desk kind:person
! stickler-cli: There is no kind “person”. The kinds are: quote, claim, source, note.
? 2
$ stickler-cli search desk state:done
! stickler-cli: “done” is no value for the field “status”. Its values are: suggested, open, in-check, query, checked, second-read, signed-off, rejected, cut.
? 2
$ stickler-cli search nowhere books
! stickler-cli: nowhere: There is no such folder here. Check its name, and whether it was moved or renamed.
? 3

# The index is only a cache: whatever happens to it, the answer is the same
$ for file in $XDG_CACHE_HOME/stickler/desks/*.db; do echo garbage > $file; done
$ stickler-cli search desk kind:claim state:checked
  desk/old/books.txt  ID5       claim   checked      The town lent 214,000 books…
$ stat -c %a $XDG_CACHE_HOME/stickler/desks/*
  600

# An article that is gone is not found, one that changed as it is now
$ rm desk/old/books.txt*
$ stickler-cli set --id $ID1 --set name=Ida --as Ida desk/library.txt
$ stickler-cli search desk kind:claim state:checked
? 1
$ stickler-cli search desk kind:quote person:ida
  desk/library.txt  ID2       quote   checked      Ida: “People kept knocking on…
