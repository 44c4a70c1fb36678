# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# An article without tags
$ stickler-cli status library.txt
  library.txt: nothing to check
    0 of 12 sentences covered, 0 %

# Tags in several states
$ stickler-cli add --kind quote --start 190 --end 225 --set status=checked --as Ida --quiet library.txt
$ stickler-cli add --kind quote --start 255 --end 282 --set status=suggested --as Ida --quiet library.txt
$ stickler-cli add --kind claim --start 284 --end 347 --set status=signed-off --as Ida --quiet library.txt
$ stickler-cli add --kind claim --start 137 --end 161 --as Ida --quiet library.txt
$ stickler-cli add --kind claim --start 398 --end 440 --set status=cut --as Ida --quiet library.txt
$ stickler-cli add --kind source --start 236 --end 248 --as Ida --quiet library.txt
$ stickler-cli add --kind note --start 0 --end 4 --as Ida --quiet library.html
$ stickler-cli status library.txt library.html
  library.txt: 2 of 3 checked
    Quotes       2  suggested 1, checked 1
    Claims       3  open 1, signed-off 1, cut 1
    Sources      1
    3 of 12 sentences covered, 25 %
    3 things missing for the sign-off:
    open-tags: It is not checked: the town council decided
    evidence: Nothing says how the quote was verified: “People kept knocking on the door,”
    evidence: It has no finding: The town lent 214,000 books last year,…
  library.html: nothing to check
    Notes        1
    1 of 5 sentences covered, 20 %

# As JSON
$ stickler-cli status --format json library.txt
  [
    {
      "file": "library.txt",
      "total": 3,
      "checked": 2,
      "progress": 0.6666666666666666,
      "stale": 0,
      "orphans": 0,
      "kinds": {
        "quote": {
          "tags": 2,
          "total": 1,
          "checked": 1,
          "states": {
            "suggested": 1,
            "open": 0,
            "in-check": 0,
            "query": 0,
            "checked": 1,
            "second-read": 0,
            "signed-off": 0,
            "rejected": 0,
            "cut": 0
          }
        },
        "claim": {
          "tags": 3,
          "total": 2,
          "checked": 1,
          "states": {
            "suggested": 0,
            "open": 1,
            "in-check": 0,
            "query": 0,
            "checked": 0,
            "second-read": 0,
            "signed-off": 1,
            "rejected": 0,
            "cut": 1
          }
        },
        "source": {
          "tags": 1
        },
        "note": {
          "tags": 0
        }
      },
      "coverage": {
        "sentences": 12,
        "tagged": 3,
        "nothing-to-check": 0,
        "open": 9,
        "fraction": 0.25
      },
      "missing": [
        {
          "rule": "open-tags",
          "id": "ID1",
          "start": 137,
          "end": 161,
          "message": "It is not checked"
        },
        {
          "rule": "evidence",
          "id": "ID2",
          "start": 190,
          "end": 225,
          "message": "Nothing says how the quote was verified"
        },
        {
          "rule": "evidence",
          "id": "ID3",
          "start": 284,
          "end": 347,
          "message": "It has no finding"
        }
      ]
    }
  ]
$ stickler-cli status --format ndjson library.txt library.html
  {"file":"library.txt","total":3,"checked":2,"progress":0.6666666666666666,"stale":0,"orphans":0,"kinds":{"quote":{"tags":2,"total":1,"checked":1,"states":{"suggested":1,"open":0,"in-check":0,"query":0,"checked":1,"second-read":0,"signed-off":0,"rejected":0,"cut":0}},"claim":{"tags":3,"total":2,"checked":1,"states":{"suggested":0,"open":1,"in-check":0,"query":0,"checked":0,"second-read":0,"signed-off":1,"rejected":0,"cut":1}},"source":{"tags":1},"note":{"tags":0}},"coverage":{"sentences":12,"tagged":3,"nothing-to-check":0,"open":9,"fraction":0.25},"missing":[{"rule":"open-tags","id":"ID1","start":137,"end":161,"message":"It is not checked"},{"rule":"evidence","id":"ID2","start":190,"end":225,"message":"Nothing says how the quote was verified"},{"rule":"evidence","id":"ID3","start":284,"end":347,"message":"It has no finding"}]}
  {"file":"library.html","total":0,"checked":0,"progress":0,"stale":0,"orphans":0,"kinds":{"quote":{"tags":0,"total":0,"checked":0,"states":{"suggested":0,"open":0,"in-check":0,"query":0,"checked":0,"second-read":0,"signed-off":0,"rejected":0,"cut":0}},"claim":{"tags":0,"total":0,"checked":0,"states":{"suggested":0,"open":0,"in-check":0,"query":0,"checked":0,"second-read":0,"signed-off":0,"rejected":0,"cut":0}},"source":{"tags":0},"note":{"tags":1}},"coverage":{"sentences":5,"tagged":1,"nothing-to-check":0,"open":4,"fraction":0.2},"missing":[]}

# A folder: every article in it, and in the folders below it
$ mkdir -p desk/sub/.hidden && cp library.* desk && cp library.txt desk/plain.txt && cp library.txt* desk/sub
$ cp library.txt desk/sub/.hidden && ln -s .. desk/sub/up && touch desk/empty.txt desk/notes.pdf
$ stickler-cli status desk
  desk/library.html     in-check  0/0  Ida  TIME  Town library to…
  desk/library.txt      in-check  2/3  Ida  TIME  Town library to…
  desk/plain.txt        new       0/0                             Town library to…
  desk/sub/library.txt  in-check  2/3  Ida  TIME  Town library to…
$ stickler-cli status --format json desk/sub
  [
    {
      "file": "desk/sub/library.txt",
      "headline": "Town library to open on Sundays again",
      "state": "in-check",
      "total": 3,
      "checked": 2,
      "progress": 0.6666666666666666,
      "stale": 0,
      "orphans": 0,
      "conflicts": 0,
      "kinds": {
        "quote": {
          "tags": 2,
          "total": 1,
          "checked": 1,
          "states": {
            "suggested": 1,
            "open": 0,
            "in-check": 0,
            "query": 0,
            "checked": 1,
            "second-read": 0,
            "signed-off": 0,
            "rejected": 0,
            "cut": 0
          }
        },
        "claim": {
          "tags": 3,
          "total": 2,
          "checked": 1,
          "states": {
            "suggested": 0,
            "open": 1,
            "in-check": 0,
            "query": 0,
            "checked": 0,
            "second-read": 0,
            "signed-off": 1,
            "rejected": 0,
            "cut": 1
          }
        },
        "source": {
          "tags": 1
        },
        "note": {
          "tags": 0
        }
      },
      "worker": "Ida",
      "worked": "TIME",
      "signed-off-by": null,
      "signed-off": null,
      "due": null
    }
  ]
$ stickler-cli status --format ndjson desk | grep -o '"file":"[^"]*"'
  "file":"desk/library.html"
  "file":"desk/library.txt"
  "file":"desk/plain.txt"
  "file":"desk/sub/library.txt"

# An empty folder
$ mkdir none
$ stickler-cli status none
$ stickler-cli status --format json none
  []

# A sidecar whose article is gone, one that is broken, and one that is fine
$ rm desk/library.html && echo '{' > desk/plain.txt.annotations.json
$ stickler-cli status desk
  desk/library.html     unreadable  0/0                             library.html
  desk/library.txt      in-check    2/3  Ida  TIME  Town library to…
  desk/plain.txt        unreadable  0/0                             plain.txt
  desk/sub/library.txt  in-check    2/3  Ida  TIME  Town library to…
! stickler-cli: desk/library.html: “library.html” does not exist. Check its name, and whether it was moved or renamed.
! stickler-cli: desk/plain.txt.annotations.json:2:1: The file ends here, in the middle: it was cut short. Restore it from a backup, or move it away to start anew.
? 3

# What is changed, gone and new is seen
$ rm -r desk/sub desk/plain.txt* desk/library.html* && cp library.html desk/new.html
$ stickler-cli set --id $ID2 --set status=open --as Mia desk/library.txt
$ stickler-cli status desk
  desk/library.txt  in-check  1/3  Mia  TIME  Town library to ope…
  desk/new.html     new       0/0                             Town library to ope…

# Tags that lost their words
$ sed -i 's/knocking/hammering/; s/214,000/213,870/' library.txt
$ stickler-cli status library.txt
  library.txt: 0 of 3 checked, the words of 2 tags were changed
    Quotes       2  suggested 1, open 1
    Claims       3  open 2, cut 1
    Sources      1
    3 of 12 sentences covered, 25 %
    5 things missing for the sign-off:
    open-tags: It is not checked: the town council decided
    open-tags: It is not checked: “People kept hammering on the door,”
    stale-tags: It is not certain where its words are now: “People kept hammering on the door,”
    open-tags: It is not checked: The town lent 213,870 books last year,…
    stale-tags: It is not certain where its words are now: The town lent 213,870 books last year,…
? 1
$ stickler-cli status --format ndjson library.txt | grep -o '"orphans":[0-9]*'
  "orphans":0
? 1

# The same in a folder
$ cp library.txt* desk
$ stickler-cli status desk
  desk/library.txt  in-check  0/3  2 changed  Ida  TIME  Town library to…
  desk/new.html     new       0/0                                        Town library to…
? 1

# What is not there
$ stickler-cli status nowhere
! stickler-cli: nowhere: “nowhere” does not exist. Check its name, and whether it was moved or renamed.
? 3
