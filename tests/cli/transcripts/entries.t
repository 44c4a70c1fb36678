# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# A claim to start from
$ stickler-cli add --kind claim --quote '214,000 books' --as Ida library.txt
  ID1

# Evidence, entry by entry
$ stickler-cli set --id $ID1 --as Ida library.txt \
>   --add evidence.title='Yearbook 2025' --set evidence.url=https://bay.example/yearbook.pdf --set evidence.locator='p. 4' \
>   --set evidence.stance=Supports --set evidence.use=primary --set evidence.publishable=yes \
>   --add evidence.excerpt='“We lent 213,870 items; books, maps = all.”' --set evidence.accessed=2026-02-09
$ stickler-cli list --format json library.txt
  [
    {
      "file": "library.txt",
      "id": "ID1",
      "kind": "claim",
      "start": 298,
      "end": 311,
      "exact": "214,000 books",
      "status": "open",
      "anchor": "exact",
      "origin": "manual",
      "evidence": [
        {
          "id": "ID2",
          "title": "Yearbook 2025",
          "url": "https://bay.example/yearbook.pdf",
          "locator": "p. 4",
          "use": "primary",
          "stance": "supports",
          "publishable": true
        },
        {
          "id": "ID3",
          "excerpt": "“We lent 213,870 items; books, maps = all.”",
          "accessed": "2026-02-09"
        }
      ],
      "creator": "Ida",
      "created": "TIME",
      "modified": "TIME"
    }
  ]
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes

# An entry that is there is changed by its id
$ stickler-cli set --id $ID1 --set evidence.${ID2:9:8}.stance=refutes --set evidence.$ID2.locator= library.txt
$ stickler-cli list --format ndjson library.txt
  {"file":"library.txt","id":"ID1","kind":"claim","start":298,"end":311,"exact":"214,000 books","status":"open","anchor":"exact","origin":"manual","evidence":[{"id":"ID2","title":"Yearbook 2025","url":"https://bay.example/yearbook.pdf","use":"primary","stance":"refutes","publishable":true},{"id":"ID3","excerpt":"“We lent 213,870 items; books, maps = all.”","accessed":"2026-02-09"}],"creator":"Ida","created":"TIME","modified":"TIME"}

# Comments have their author and time
$ stickler-cli set --id $ID1 --add comments='Who counts maps?' --as 'Imke Dorn' library.txt
$ stickler-cli set --id $ID1 --add comments='Nobody.' --as Ida library.txt
$ stickler-cli list --format json library.txt | sed -n '/comments/,/]/p'
      "comments": [
        {
          "id": "ID4",
          "text": "Who counts maps?",
          "author": "Imke Dorn",
          "time": "TIME"
        },
        {
          "id": "ID5",
          "text": "Nobody.",
          "author": "Ida",
          "time": "TIME"
        }
      ],
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes

# An entry is removed
$ stickler-cli set --id $ID1 --remove-entry comments=${ID4:9:8} library.txt
$ stickler-cli list --format json library.txt | sed -n '/comments/,/]/p'
      "comments": [
        {
          "id": "ID5",
          "text": "Nobody.",
          "author": "Ida",
          "time": "TIME"
        }
      ],

# An entry that there is not
$ stickler-cli set --id $ID1 --remove-entry comments=00000000 library.txt
! stickler-cli: library.txt: In the list “comments”: Nothing has the id “00000000”. Give it in full, or at least its first 4 digits.
? 1
$ stickler-cli set --id $ID1 --set evidence.00000000.stance=context library.txt
! stickler-cli: library.txt: In the list “evidence”: Nothing has the id “00000000”. Give it in full, or at least its first 4 digits.
? 1

# A member without an entry
$ stickler-cli set --id $ID1 --set evidence.stance=context library.txt
! stickler-cli: library.txt: Which entry of “evidence”? Begin one with --add evidence.stance=VALUE, or give the id of one: --set evidence.ID.stance=VALUE.
? 2

# A member that there is not, or that the program fills in
$ stickler-cli set --id $ID1 --add evidence.weight=1 library.txt
! stickler-cli: library.txt: An entry of “evidence” has no member “weight”. Its members are: title, url, archived, file, excerpt, locator, accessed, use, stance, publishable.
? 2
$ stickler-cli set --id $ID1 --add comments.author=Ida library.txt
! stickler-cli: library.txt: An entry of “comments” has no member “author”. Its members are: text.
? 2

# A value that does not suit its member
$ stickler-cli set --id $ID1 --add evidence.title=Call --set evidence.stance=neutral library.txt
! stickler-cli: library.txt: “neutral” is no value for the field “stance”. Its values are: supports, refutes, context.
? 2
$ stickler-cli set --id $ID1 --add evidence.url=/etc/passwd library.txt
! stickler-cli: library.txt: “/etc/passwd” is no value for the field “url”. Give a full link, or a file’s path from the article’s folder.
? 2

# A list is not set, and what is no list is not added to
$ stickler-cli set --id $ID1 --set evidence=Call library.txt
! stickler-cli: library.txt: The field “evidence” is a list. Use --add evidence.title=VALUE for a new entry.
? 2
$ stickler-cli set --id $ID1 --add note=Call library.txt
! stickler-cli: library.txt: The field “note” is no list, so --add does not fit it. Use --set note=VALUE.
? 2
$ stickler-cli set --id $ID1 --set note.text=Call library.txt
! stickler-cli: library.txt: The field “note” is no list, so --set FIELD.MEMBER=VALUE does not fit it. Use --set note=VALUE.
? 2
$ stickler-cli set --id $ID1 --remove-entry note=1234 library.txt
! stickler-cli: library.txt: The field “note” is no list, so --remove-entry does not fit it. Use --set note=VALUE.
? 2

# Changes that are not well formed
$ stickler-cli set --id $ID1 --add evidence library.txt
! stickler-cli: “--add evidence” does not say what to change. Write it as FIELD=VALUE.
? 2
$ stickler-cli set --id $ID1 --add evidence.title= library.txt
! stickler-cli: “--add evidence.title=” does not say what to change. Write it as FIELD=VALUE or FIELD.MEMBER=VALUE.
? 2
$ stickler-cli set --id $ID1 --add evidence.1234.title=x library.txt
! stickler-cli: “--add evidence.1234.title=x” does not say what to change. Write it as FIELD=VALUE or FIELD.MEMBER=VALUE.
? 2
$ stickler-cli set --id $ID1 --remove-entry evidence library.txt
! stickler-cli: “--remove-entry evidence” does not say what to change. Write it as FIELD=ID.
? 2
$ stickler-cli set --id $ID1 --remove-entry evidence= library.txt
! stickler-cli: “--remove-entry evidence=” does not say what to change. Write it as FIELD=ID.
? 2

# An empty value clears a list
$ stickler-cli set --id $ID1 --set evidence= --set comments= library.txt
$ stickler-cli list --format json library.txt
  [
    {
      "file": "library.txt",
      "id": "ID1",
      "kind": "claim",
      "start": 298,
      "end": 311,
      "exact": "214,000 books",
      "status": "open",
      "anchor": "exact",
      "origin": "manual",
      "creator": "Ida",
      "created": "TIME",
      "modified": "TIME"
    }
  ]
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes
