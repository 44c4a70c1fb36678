# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Two tags to start from
$ stickler-cli add --kind quote --start 190 --end 225 --as Ida library.txt
  ID1
$ stickler-cli add --kind source --quote 'Tomás Reiter' --set name='Tomás Reiter' --as Ida library.txt
  ID2
$ stickler-cli add --kind claim --quote '214,000 books' --as Ida library.txt
  ID3

# Fields of all types; names and choices in any spelling
$ stickler-cli set --id $ID1 --set status=in-check --set FORM=Direct --set Verified_By=RECORDING --set ground-rules='on record' \
>   --set backup=tapes/reiter.mp3 --set backup-locator=00:12:40 --set record-wording='People = knocking; on the door' \
>   --set translated=yes --set speaker=${ID2:9:8} --set cue=249-253 --set speaker-mention=236-248 --as Ida library.txt
$ stickler-cli list --kind quote --format json library.txt
  [
    {
      "file": "library.txt",
      "id": "ID1",
      "kind": "quote",
      "start": 190,
      "end": 225,
      "exact": "“People kept knocking on the door,”",
      "status": "in-check",
      "anchor": "exact",
      "origin": "manual",
      "speaker": "ID2",
      "speaker-mention": {
        "start": 236,
        "end": 248,
        "exact": "Tomás Reiter"
      },
      "cue": {
        "start": 249,
        "end": 253,
        "exact": "said"
      },
      "form": "direct",
      "ground-rules": "on-record",
      "verified-by": "recording",
      "backup": "tapes/reiter.mp3",
      "backup-locator": "00:12:40",
      "record-wording": "People = knocking; on the door",
      "translated": true,
      "creator": "Ida",
      "created": "TIME",
      "modified": "TIME"
    }
  ]
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes

# An empty value clears
$ stickler-cli set --id $ID1 --set speaker-mention= --set translated=no --set backup-locator= --set cue= --set channel= library.txt
$ stickler-cli list --kind quote --format ndjson library.txt
  {"file":"library.txt","id":"ID1","kind":"quote","start":190,"end":225,"exact":"“People kept knocking on the door,”","status":"in-check","anchor":"exact","origin":"manual","speaker":"ID2","form":"direct","ground-rules":"on-record","verified-by":"recording","backup":"tapes/reiter.mp3","record-wording":"People = knocking; on the door","creator":"Ida","created":"TIME","modified":"TIME"}

# A change that changes nothing writes nothing
$ sha256sum library.txt.annotations.json > before
$ stickler-cli set --id $ID1 --set form=direct library.txt
$ sha256sum --check --quiet before

# Several tags at once
$ stickler-cli set --id $ID1 --id $ID3 --set status=checked --set note='Heard it.' library.txt
$ stickler-cli list library.txt
  ID1       quote   190-225  checked  “People kept knocking on the door,”
  ID2       source  236-248  open     Tomás Reiter
  ID3       claim   298-311  checked  214,000 books

# A date
$ stickler-cli set --id $ID3 --set right-of-reply=asked --set right-of-reply-date=2026-02-10 library.txt

# A verdict may be in other words than the scale's
$ stickler-cli set --id $ID3 --set verdict='Mostly true' library.txt
$ stickler-cli list --kind claim --format json library.txt | grep -A1 verdict
      "verdict": "mostly-true",
      "note": "Heard it.",
$ stickler-cli set --id $ID3 --set verdict='Right, but old' library.txt
$ stickler-cli list --kind claim --format json library.txt | grep -A1 verdict
      "verdict": "Right, but old",
      "note": "Heard it.",

# An unknown field, with what may have been meant
$ stickler-cli set --id $ID1 --set spaeker=x library.txt
! stickler-cli: library.txt: Did you mean “speaker”? A quote has no field “spaeker”. Its fields are: status, override, speaker, speaker-mention, cue, form, addressee, channel, ground-rules, verified-by, backup, backup-locator, record-wording, translated, note, comments.
? 2

# An unknown field that is like none
$ stickler-cli set --id $ID3 --set xyzzy=1 library.txt
! stickler-cli: library.txt: A claim has no field “xyzzy”. Its fields are: status, override, statement, claimant, quoted-in, type, priority, legal-risk, evidence, finding, suggested-text, right-of-reply, right-of-reply-date, verdict, note, comments.
? 2

# A field of another kind
$ stickler-cli set --id $ID1 --set finding=confirmed library.txt
! stickler-cli: library.txt: A quote has no field “finding”. Its fields are: status, override, speaker, speaker-mention, cue, form, addressee, channel, ground-rules, verified-by, backup, backup-locator, record-wording, translated, note, comments.
? 2

# A field that the program keeps for itself
$ stickler-cli set --id $ID1 --set origin=imported library.txt
! stickler-cli: library.txt: A quote has no field “origin”. Its fields are: status, override, speaker, speaker-mention, cue, form, addressee, channel, ground-rules, verified-by, backup, backup-locator, record-wording, translated, note, comments.
? 2

# An unknown choice
$ stickler-cli set --id $ID1 --set form=oblique library.txt
! stickler-cli: library.txt: “oblique” is no value for the field “form”. Its values are: direct, mixed, indirect.
? 2
$ stickler-cli set --id $ID1 --set status=done library.txt
! stickler-cli: library.txt: “done” is no value for the field “status”. Its values are: suggested, open, in-check, query, checked, second-read, signed-off, rejected, cut.
? 2

# Values that do not suit their field
$ stickler-cli set --id $ID3 --set right-of-reply-date=10.2.2026 library.txt
! stickler-cli: library.txt: “10.2.2026” is no date for the field “right-of-reply-date”. Write it as year-month-day, such as 2026-03-14.
? 2
$ stickler-cli set --id $ID3 --set right-of-reply-date=2026-02-30 library.txt
! stickler-cli: library.txt: “2026-02-30” is no date for the field “right-of-reply-date”. Write it as year-month-day, such as 2026-03-14.
? 2
$ stickler-cli set --id $ID1 --set translated=perhaps library.txt
! stickler-cli: library.txt: “perhaps” is no value for the field “translated”. Its values are: true, false.
? 2
$ stickler-cli set --id $ID1 --set backup=file:///home/ida/tape.mp3 library.txt
! stickler-cli: library.txt: “file:///home/ida/tape.mp3” is no value for the field “backup”. Give a full link, or a file’s path from the article’s folder.
? 2
$ stickler-cli set --id $ID1 --set backup=/home/ida/tape.mp3 library.txt
! stickler-cli: library.txt: “/home/ida/tape.mp3” is no value for the field “backup”. Give a full link, or a file’s path from the article’s folder.
? 2

# Confidential fields never enter the sidecar, but the user's own data folder
$ stickler-cli set --id $ID2 --set contact='+00 0000 0000' --set identity-known-by='Ulla Quist' --as Ida library.txt
$ grep -c -e '0000 0000' -e Quist library.txt.annotations.json
  0
? 1
$ stickler-cli list --kind source library.txt
  ID2       source  236-248  open     Tomás Reiter
$ stickler-cli list --kind source --format json library.txt
  [
    {
      "file": "library.txt",
      "id": "ID2",
      "kind": "source",
      "start": 236,
      "end": 248,
      "exact": "Tomás Reiter",
      "status": "open",
      "anchor": "exact",
      "origin": "manual",
      "entity": "ID4",
      "name": "Tomás Reiter",
      "kept-by": [
        {
          "id": "ID5",
          "person": "Ida"
        }
      ],
      "creator": "Ida",
      "created": "TIME",
      "modified": "TIME"
    }
  ]
$ stickler-cli list --kind source --confidential library.txt
  ID2       source  236-248  open     Tomás Reiter
            contact: +00 0000 0000
            identity-known-by: Ulla Quist
$ stickler-cli list --kind source --confidential --format ndjson library.txt
  {"file":"library.txt","id":"ID2","kind":"source","start":236,"end":248,"exact":"Tomás Reiter","status":"open","anchor":"exact","origin":"manual","entity":"ID4","name":"Tomás Reiter","kept-by":[{"id":"ID5","person":"Ida"}],"creator":"Ida","created":"TIME","modified":"TIME","confidential":{"contact":"+00 0000 0000","identity-known-by":"Ulla Quist"}}
$ stat -c %a $XDG_DATA_HOME/stickler/confidential $XDG_DATA_HOME/stickler/confidential/*.json
  700
  600
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes
$ stickler-cli set --id $ID2 --set contact= --set identity-known-by= --as Ida library.txt
$ ls -A $XDG_DATA_HOME/stickler/confidential
$ stickler-cli list --kind source --confidential --format ndjson library.txt
  {"file":"library.txt","id":"ID2","kind":"source","start":236,"end":248,"exact":"Tomás Reiter","status":"open","anchor":"exact","origin":"manual","entity":"ID4","name":"Tomás Reiter","creator":"Ida","created":"TIME","modified":"TIME"}

# Words of the article that are none
$ stickler-cli set --id $ID1 --set cue=said library.txt
! stickler-cli: library.txt: “said” is no range for the field “cue”. Write it as START-END, such as 120-134.
? 2
$ stickler-cli set --id $ID1 --set cue=900-950 library.txt
! stickler-cli: library.txt: The range 900-950 of the field “cue” is empty or outside the article, which has 668 characters.
? 1
$ stickler-cli set --id $ID1 --set cue=30-30 library.txt
! stickler-cli: library.txt: The range 30-30 of the field “cue” is empty or outside the article, which has 668 characters.
? 1

# Links to nothing, to the wrong kind and to itself
$ stickler-cli set --id $ID1 --set speaker=00000000 library.txt
! stickler-cli: library.txt: In the field “speaker”: Nothing has the id “00000000”. Give it in full, or at least its first 4 digits.
? 1
$ stickler-cli set --id $ID1 --set speaker=$ID3 library.txt
! stickler-cli: library.txt: The field “speaker” cannot point to a claim.
? 1
$ stickler-cli set --id $ID2 --set via=$ID2 library.txt
! stickler-cli: library.txt: The field “via” cannot point to the tag itself.
? 1

# A change that is not well formed
$ stickler-cli set --id $ID1 --set form library.txt
! stickler-cli: “--set form” does not say what to change. Write it as FIELD=VALUE.
? 2
$ stickler-cli set --id $ID1 --set =direct library.txt
! stickler-cli: “--set =direct” does not say what to change. Write it as FIELD=VALUE.
? 2

# One wrong change, and none is made
$ stickler-cli set --id $ID1 --set channel=interview --set form=oblique library.txt
! stickler-cli: library.txt: “oblique” is no value for the field “form”. Its values are: direct, mixed, indirect.
? 2
$ stickler-cli set --id $ID1 --id 00000000 --set channel=interview library.txt
! stickler-cli: library.txt: Nothing has the id “00000000”. Give it in full, or at least its first 4 digits.
? 1
$ stickler-cli list --format json library.txt | grep -c interview
  0
? 1

# No tag, and no change
$ stickler-cli set --set form=direct library.txt
! stickler-cli: Say with --id which tags to change; “stickler-cli list” shows the ids.
? 2
$ stickler-cli set --id $ID1 library.txt
! stickler-cli: Say with --set, --add or --remove-entry what to change.
? 2

# Ids in full, in part, and in capitals
$ stickler-cli set --id ${ID1:9} --set channel=speech library.txt
$ stickler-cli set --id urn:uuid:${ID1:9:13} --set channel=court library.txt
$ id=${ID1:9:8}; stickler-cli set --id ${id^^} --set channel=document library.txt

# Ids that are too short or none
$ stickler-cli set --id ${ID1:9:3} --set channel=speech library.txt 2>&1 | sed 's/“[0-9a-f]*”/“…”/'
  stickler-cli: library.txt: Nothing has the id “…”. Give it in full, or at least its first 4 digits.
? 1
$ stickler-cli set --id zzzz --set channel=speech library.txt
! stickler-cli: library.txt: Nothing has the id “zzzz”. Give it in full, or at least its first 4 digits.
? 1
$ stickler-cli set --id '' --set channel=speech library.txt
! stickler-cli: library.txt: Nothing has the id “”. Give it in full, or at least its first 4 digits.
? 1
