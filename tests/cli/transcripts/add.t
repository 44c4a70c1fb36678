# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# A range is tagged, and its id printed
$ stickler-cli add --kind claim --start 137 --end 161 --as Ida library.txt
  ID1
$ stickler-cli list library.txt
  ID1       claim  137-161  open  the town council decided

# Words are tagged
$ stickler-cli add --kind source --quote 'Tomás Reiter' --set name='Tomás Reiter' --set type=named-person --as Ida library.txt
  ID2

# What is under a position is tagged: a quotation, a sentence, a name
$ stickler-cli add -k quote --at 210 --as Ida library.txt
  ID3
$ stickler-cli add -k claim --at 300 --as Ida library.txt
  ID4
$ stickler-cli add -k source --at 90 --as Ida library.txt
  ID5
$ stickler-cli add -k note --at 600 --set text='Ask her.' --as Ida library.txt
  ID6
$ stickler-cli list library.txt
  ID5       source  84-95    open  Kestrel Bay
  ID1       claim   137-161  open  the town council decided
  ID3       quote   190-225  open  “People kept knocking on the door,”
  ID2       source  236-248  open  Tomás Reiter
  ID4       claim   284-385  open  The town lent 214,000 books last year, twice a…
  ID6       note    540-613  open  A council member who did not want to be named…

# A quotation in two parts; its speaker is a source, given by a part of its id
$ stickler-cli add --kind quote --start 190 --end 225 --start 255 --end 282 --set speaker=${ID2:9:8} --format json --as Ida library.txt
  {
    "file": "library.txt",
    "id": "ID7",
    "kind": "quote",
    "start": 190,
    "end": 282,
    "exact": "“People kept knocking on the door,” … “so we asked for the keys.”",
    "status": "open",
    "anchor": "exact",
    "parts": [
      {
        "start": 190,
        "end": 225,
        "exact": "“People kept knocking on the door,”"
      },
      {
        "start": 255,
        "end": 282,
        "exact": "“so we asked for the keys.”"
      }
    ],
    "origin": "manual",
    "speaker": "ID2",
    "creator": "Ida",
    "created": "TIME",
    "modified": "TIME"
  }
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes

# The one of several occurrences
$ stickler-cli add --kind quote --quote 'We will see' --occurrence 2 --set form=direct --format ndjson --as Ida library.txt
  {"file":"library.txt","id":"ID8","kind":"quote","start":654,"end":665,"exact":"We will see","status":"open","anchor":"exact","origin":"manual","form":"direct","creator":"Ida","created":"TIME","modified":"TIME"}

# With --quiet nothing is printed
$ stickler-cli add --kind note --start 0 --end 4 --quiet --as Ida library.txt

# Evidence and a comment at once
$ stickler-cli add --kind claim --quote '214,000 books' --add evidence.title='Yearbook 2025' --set evidence.url=https://bay.example/yearbook.pdf \
>   --add evidence.title=Call --add comments='Who counts?' --as Ida --format json library.txt
  {
    "file": "library.txt",
    "id": "ID9",
    "kind": "claim",
    "start": 298,
    "end": 311,
    "exact": "214,000 books",
    "status": "open",
    "anchor": "exact",
    "origin": "manual",
    "evidence": [
      {
        "id": "ID10",
        "title": "Yearbook 2025",
        "url": "https://bay.example/yearbook.pdf"
      },
      {
        "id": "ID11",
        "title": "Call"
      }
    ],
    "comments": [
      {
        "id": "ID12",
        "text": "Who counts?",
        "author": "Ida",
        "time": "TIME"
      }
    ],
    "creator": "Ida",
    "created": "TIME",
    "modified": "TIME"
  }
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes

# Without --as it is the user of the account
$ stickler-cli add --kind note --start 0 --end 4 --format json library.html | grep -c '"creator": "[^"]'
  1

# Words that stand several times
$ stickler-cli add --kind quote --quote 'We will see' library.txt
! stickler-cli: library.txt: “We will see” stands 2 times in the article. Say which with --occurrence (1: 616-627, 2: 654-665).
? 1

# An occurrence that there is not
$ stickler-cli add --kind quote --quote 'We will see' --occurrence 3 library.txt
! stickler-cli: library.txt: There is no occurrence 3 of “We will see”. They count from 1 to 2.
? 1
$ stickler-cli add --kind quote --quote 'We will see' --occurrence 0 library.txt
! stickler-cli: library.txt: There is no occurrence 0 of “We will see”. They count from 1 to 2.
? 1
$ stickler-cli add --kind quote --quote 'We will see' --occurrence first library.txt
! stickler-cli: library.txt: “first” is no value for --occurrence. Give a whole number, zero or more.
? 2

# Words that are not there
$ stickler-cli add --kind quote --quote "the council's yearbook" library.txt
! stickler-cli: library.txt: “the council's yearbook” does not stand in the article. Quotation marks, spaces and line breaks must be as “stickler-cli text” prints them.
? 1

# Words that stand very often are not all listed
$ stickler-cli add --kind quote --quote 'e' library.txt
! stickler-cli: library.txt: “e” stands 63 times in the article. Say which with --occurrence (1: 18-19, 2: 45-46, 3: 55-56, 4: 71-72, 5: 85-86, 6: 89-90, 7: 103-104, 8: 139-140, 9: 155-156, 10: 159-160, 11: 170-171, 12: 192-193, 13: 196-197, 14: 199-200, 15: 217-218, 16: 243-244, 17: 246-247, 18: 260-261, 19: 265-266, 20: 274-275, …).
? 1

# A range outside the article
$ stickler-cli add --kind quote --start 700 --end 900 library.txt
! stickler-cli: library.txt: The range from 700 to 900 is empty or reaches outside the article, which has 668 characters.
? 1

# An empty range, and one the wrong way round
$ stickler-cli add --kind quote --start 7 --end 7 library.txt
! stickler-cli: library.txt: The range from 7 to 7 is empty or reaches outside the article, which has 668 characters.
? 1
$ stickler-cli add --kind quote --start 9 --end 7 library.txt
! stickler-cli: library.txt: The range from 9 to 7 is empty or reaches outside the article, which has 668 characters.
? 1

# A range with one end
$ stickler-cli add --kind quote --start 7 library.txt
! stickler-cli: library.txt: A range needs both --start and --end, but their numbers differ: 1 and 0.
? 2
$ stickler-cli add --kind quote --start 7 --end 9 --end 12 library.txt
! stickler-cli: library.txt: A range needs both --start and --end, but their numbers differ: 1 and 2.
? 2

# Positions that are no numbers
$ stickler-cli add --kind quote --start -3 --end 7 library.txt
! stickler-cli: library.txt: “-3” is no value for --start. Give a whole number, zero or more.
? 2
$ stickler-cli add --kind quote --start 1e2 --end 7 library.txt
! stickler-cli: library.txt: “1e2” is no value for --start. Give a whole number, zero or more.
? 2
$ stickler-cli add --kind quote --start 1 --end 99999999999999999999999 library.txt
! stickler-cli: library.txt: “99999999999999999999999” is no value for --end. Give a whole number, zero or more.
? 2

# A position with nothing to tag, or outside
$ stickler-cli add --kind quote --at 60 library.txt
! stickler-cli: library.txt: At 60 there is nothing to tag as a quote. Give the words with --quote, or a range.
? 1
$ stickler-cli add --kind quote --at 6000 library.txt
! stickler-cli: library.txt: The position 6000 is outside the article, which has 668 characters.
? 1

# No way, or two ways, to say which words
$ stickler-cli add --kind quote library.txt
! stickler-cli: Say which words to tag with either --start and --end, or --quote, or --at.
? 2
$ stickler-cli add --kind quote --at 3 --quote Town library.txt
! stickler-cli: Say which words to tag with either --start and --end, or --quote, or --at.
? 2
$ stickler-cli add --kind quote --quote '' library.txt
! stickler-cli: --quote is empty.
? 2
$ stickler-cli add --kind quote --at 3 --occurrence 2 library.txt
! stickler-cli: --occurrence goes with --quote.
? 2

# No kind, and one that there is not
$ stickler-cli add --at 3 library.txt
! stickler-cli: Say with --kind what to tag: quote, claim, source or note.
? 2
$ stickler-cli add --kind rumour --at 3 library.txt
! stickler-cli: There is no kind “rumour”. The kinds are: quote, claim, source, note.
? 2

# One wrong field, and nothing is tagged
$ stickler-cli add --kind quote --at 210 --set form=direct --set spaeker=x library.txt
! stickler-cli: library.txt: Did you mean “speaker”? A quote has no field “spaeker”. Its fields are: status, override, speaker, speaker-mention, cue, form, addressee, channel, ground-rules, verified-by, backup, backup-locator, record-wording, translated, note, comments.
? 2
$ stickler-cli add --kind quote --start 0 --end 4 --set form=oblique new.txt
! stickler-cli: new.txt: “new.txt” does not exist. Check its name, and whether it was moved or renamed.
? 3
$ cp library.txt new.txt
$ stickler-cli add --kind quote --start 0 --end 4 --set form=oblique new.txt
! stickler-cli: new.txt: “oblique” is no value for the field “form”. Its values are: direct, mixed, indirect.
? 2
$ ls new.txt*
  new.txt
