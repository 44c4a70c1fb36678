# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# An article is renamed, and its tags stay behind; whatever is done with it, that is said
$ stickler-cli add --kind claim --quote '214,000 books' --as Ida library.txt
  ID1
$ mv library.txt library-final.txt
$ stickler-cli list library-final.txt
! stickler-cli: library-final.txt: “library.txt.annotations.json” has tags of this article under another name. Take them: stickler-cli adopt library-final.txt
$ stickler-cli status library-final.txt 2>&1 | grep -c adopt
  1

# One command takes them
$ stickler-cli adopt library-final.txt; ls
  library-final.txt: 1 tag
  library-final.txt
  library-final.txt.annotations.json
  library.html
$ stickler-cli list library-final.txt; stickler-cli validate library-final.txt
  ID1       claim  298-311  open  214,000 books
  library-final.txt.annotations.json: no mistakes
$ stickler-cli adopt library-final.txt
! stickler-cli: library-final.txt: There are no tags of this article under another name. If it has tags already, or was changed since, name their file with --from.
? 1

# The same words in another file are known too; a copy of an article that is still there is not
$ cp library-final.txt copy.txt; stickler-cli list copy.txt
$ { printf '\357\273\277'; cat library-final.txt; } > marked.txt; rm library-final.txt copy.txt
$ stickler-cli adopt --quiet marked.txt; ls; stickler-cli list marked.txt
  library.html
  marked.txt
  marked.txt.annotations.json
  ID1       claim  298-311  open  214,000 books

# Changed and moved to another folder: the file is named, and what the article has already is kept
$ mkdir desk; sed 's/^/On Monday: /' marked.txt > desk/monday.txt
$ stickler-cli add --kind source --quote 'Tomás Reiter' --as Omar desk/monday.txt
  ID2
$ stickler-cli adopt --from marked.txt.annotations.json desk/monday.txt
! stickler-cli: desk/monday.txt: DIR/marked.txt.annotations.json: These tags belong to the article beside them, which is still there. Copy the file under the name of the other article if both are to have them.
? 3
$ rm marked.txt
$ stickler-cli adopt desk/monday.txt
! stickler-cli: desk/monday.txt: There are no tags of this article under another name. If it has tags already, or was changed since, name their file with --from.
? 1
$ stickler-cli adopt --from marked.txt.annotations.json desk/monday.txt; ls . desk
  desk/monday.txt: 2 tags
  .:
  desk
  library.html
  ~
  desk:
  monday.txt
  monday.txt.annotations.json
$ stickler-cli list desk/monday.txt
  ID2       source  325-337  open  Tomás Reiter
  ID1       claim   409-422  open  214,000 books

# Two files of tags suit
$ cp desk/monday.txt tuesday.txt
$ cp desk/monday.txt.annotations.json a.txt.annotations.json; cp a.txt.annotations.json b.txt.annotations.json
$ stickler-cli adopt tuesday.txt
! stickler-cli: tuesday.txt: There are tags of this article under several names. Choose one with --from:
!   a.txt.annotations.json
!   b.txt.annotations.json
? 2
$ stickler-cli adopt --from b.txt.annotations.json tuesday.txt; ls
  tuesday.txt: 2 tags
  a.txt.annotations.json
  desk
  library.html
  tuesday.txt
  tuesday.txt.annotations.json

# What cannot be
$ stickler-cli adopt --from missing.txt.annotations.json tuesday.txt
! stickler-cli: tuesday.txt: DIR/missing.txt.annotations.json: There is no such file.
? 3
$ stickler-cli adopt --from tuesday.txt tuesday.txt
! stickler-cli: tuesday.txt: This is not the name of a file of tags. It ends in “.annotations.json”.
? 3
$ stickler-cli adopt missing.txt
! stickler-cli: missing.txt: “missing.txt” does not exist. Check its name, and whether it was moved or renamed.
? 3
$ echo '{' > c.txt.annotations.json; stickler-cli adopt --from c.txt.annotations.json tuesday.txt
! stickler-cli: tuesday.txt: DIR/c.txt.annotations.json:2:1: The file ends here, in the middle: it was cut short. Restore it from a backup, or move it away to start anew.
? 1
$ cat c.txt.annotations.json
  {
