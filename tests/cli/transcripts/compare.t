# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What Ida and Omar begin with
$ stickler-cli add --kind claim --quote '214,000 books' --set type=number --as Ida library.txt
  ID1
$ stickler-cli add --kind source --quote 'Tomás Reiter' --as Ida library.txt
  ID2
$ stickler-cli add --kind claim --quote '9 votes to 3' --as Ida library.txt
  ID3
$ mkdir ida omar; cp library.txt* ida; cp library.txt* omar; mv library.txt.annotations.json base.annotations.json

# The same work has no differences; where nobody chose anything else there is no figure, and it says so
$ stickler-cli compare ida/library.txt.annotations.json omar/library.txt.annotations.json
  In both: 3, of which 0 different; only in the first: 0; only in the second: 0
  Agreement in which words are tagged:
    claim           uα 1.000   4 tags
    source          uα 1.000   2 tags
    all             uα 1.000   6 tags
  Agreement in what is chosen for the tags that both have:
    kind            κ 1.000    α 1.000    3 of 3 the same
    status          κ –        α –        3 of 3 the same; no figure: nothing else was ever chosen
    type            κ –        α –        1 of 1 the same; no figure: nothing else was ever chosen

# Both check on their own: claims that they see differently, a quotation with other ends, another kind, a tag of one only
$ stickler-cli set --id $ID1 --set status=checked --set finding=confirmed --as Ida ida/library.txt
$ stickler-cli set --id $ID1 --set status=checked --set finding=cannot-confirm --as Omar omar/library.txt
$ stickler-cli set --id $ID3 --set status=checked --set finding=confirmed --as Ida ida/library.txt
$ stickler-cli set --id $ID3 --set status=checked --set finding=confirmed --as Omar omar/library.txt
$ stickler-cli set --id $ID3 --add evidence.title='Minutes of the council' --as Omar omar/library.txt
$ stickler-cli add --kind quote --start 190 --end 225 --set speaker=$ID2 --as Ida ida/library.txt
  ID4
$ stickler-cli add --kind quote --start 191 --end 223 --set speaker=$ID2 --as Omar omar/library.txt
  ID5
$ stickler-cli add --kind source --quote 'yearbook' --as Ida ida/library.txt
  ID6
$ stickler-cli add --kind note --quote 'yearbook' --as Omar omar/library.txt
  ID7
$ stickler-cli add --kind claim --quote 'tripled' --as Omar omar/library.txt
  ID8
$ stickler-cli compare ida/library.txt.annotations.json omar/library.txt.annotations.json
  different    ID3  claim  165-177  9 votes to 3
      Evidence: (nothing) | Minutes of the council
  different    ID4  quote  190-225  “People kept knocking on the door,”
      Words: “People kept knocking on the door,” | People kept knocking on the door
  different    ID1  claim  298-311  214,000 books
      Finding: Confirmed | Cannot Confirm
  different    ID6  source  376-384  yearbook
      Kind: Source | Note
  only second  ID8  claim  433-440  tripled
  In both: 5, of which 4 different; only in the first: 0; only in the second: 1
  Agreement in which words are tagged:
    quote           uα 0.997   2 tags
    claim           uα 0.921   5 tags
    source          uα 0.808   3 tags
    note            uα -0.021  1 tag
    all             uα 0.939   11 tags
  Agreement in what is chosen for the tags that both have:
    kind            κ 0.722    α 0.743    4 of 5 the same
    status          κ 1.000    α 1.000    5 of 5 the same
    type            κ –        α –        1 of 1 the same; no figure: nothing else was ever chosen
    finding         κ 0.000    α 0.000    1 of 2 the same
? 1

# From the other side all figures are the same
$ diff <(stickler-cli compare omar/library.txt.annotations.json ida/library.txt.annotations.json | sed -n '/Agreement/,$p') <(stickler-cli compare ida/library.txt.annotations.json omar/library.txt.annotations.json | sed -n '/Agreement/,$p')

# For programs
$ stickler-cli compare --format json ida/library.txt.annotations.json omar/library.txt.annotations.json | sed -E 's/(\.[0-9]{4})[0-9]+/\1/'
  {
    "in-both": 5,
    "different": 4,
    "only-first": 0,
    "only-second": 1,
    "elsewhere": 0,
    "spans": [
      {
        "kind": "quote",
        "alpha": 0.9974,
        "units": 2
      },
      {
        "kind": "claim",
        "alpha": 0.9212,
        "units": 5
      },
      {
        "kind": "source",
        "alpha": 0.8082,
        "units": 3
      },
      {
        "kind": "note",
        "alpha": -0.0213,
        "units": 1
      },
      {
        "kind": "all",
        "alpha": 0.9388,
        "units": 11
      }
    ],
    "fields": [
      {
        "field": "kind",
        "pairs": 5,
        "same": 4,
        "chosen-by-one": 0,
        "kappa": 0.7222,
        "alpha": 0.7428
      },
      {
        "field": "status",
        "pairs": 5,
        "same": 5,
        "chosen-by-one": 0,
        "kappa": 1,
        "alpha": 1
      },
      {
        "field": "type",
        "pairs": 1,
        "same": 1,
        "chosen-by-one": 0,
        "kappa": null,
        "alpha": null,
        "undefined": "no-variation"
      },
      {
        "field": "finding",
        "pairs": 2,
        "same": 1,
        "chosen-by-one": 0,
        "kappa": 0,
        "alpha": 0
      }
    ],
    "tags": [
      {
        "first": "ID3",
        "second": "ID3",
        "kind": "claim",
        "start": 165,
        "end": 177,
        "exact": "9 votes to 3",
        "differences": [
          {
            "field": "evidence/ID9",
            "first": null,
            "second": "{\"title\":\"Minutes of the council\"}"
          }
        ]
      },
      {
        "first": "ID4",
        "second": "ID5",
        "kind": "quote",
        "start": 190,
        "end": 225,
        "exact": "“People kept knocking on the door,”",
        "differences": [
          {
            "field": "target",
            "first": "[{\"exact\":\"“People kept knocking on the door,”\",\"prefix\":\"ded by 9 votes to 3 on Monday.\\n\\n\",\"suffix\":\" librarian Tomás Reiter said, “s\",\"start\":190,\"end\":225,\"digest\":\"DIGEST\"}]",
            "second": "[{\"exact\":\"People kept knocking on the door\",\"prefix\":\"ed by 9 votes to 3 on Monday.\\n\\n“\",\"suffix\":\",” librarian Tomás Reiter said, \",\"start\":191,\"end\":223,\"digest\":\"DIGEST\"}]"
          }
        ]
      },
      {
        "first": "ID1",
        "second": "ID1",
        "kind": "claim",
        "start": 298,
        "end": 311,
        "exact": "214,000 books",
        "differences": [
          {
            "field": "finding",
            "first": "confirmed",
            "second": "cannot-confirm"
          }
        ]
      },
      {
        "first": "ID6",
        "second": "ID7",
        "kind": "source",
        "start": 376,
        "end": 384,
        "exact": "yearbook",
        "differences": [
          {
            "field": "kind",
            "first": "source",
            "second": "note"
          }
        ]
      },
      {
        "first": null,
        "second": "ID8",
        "kind": "claim",
        "start": 433,
        "end": 440,
        "exact": "tripled",
        "differences": []
      }
    ]
  }
? 1
$ stickler-cli compare --format ndjson ida/library.txt.annotations.json omar/library.txt.annotations.json | wc -l
  6
? 1
$ stickler-cli compare --quiet ida/library.txt.annotations.json omar/library.txt.annotations.json
? 1

# Settling puts both into one sidecar; what they contradict each other in waits for a person
$ stickler-cli compare --settle library.txt.annotations.json ida/library.txt.annotations.json omar/library.txt.annotations.json > /dev/null || echo "status $?"
  status 1
$ cp library.txt.annotations.json settled.json
$ stickler-cli compare --settle library.txt.annotations.json omar/library.txt.annotations.json ida/library.txt.annotations.json | tail -n 2 || true
  8 tags, 1 conflict
  ID1  finding  214,000 books
$ cmp library.txt.annotations.json settled.json
$ stickler-cli list library.txt | grep -v yearbook; stickler-cli list library.txt | grep -c yearbook; stickler-cli validate library.txt
  ID3       claim   165-177  checked  9 votes to 3
  ID4       quote   190-225  open     “People kept knocking on the door,”
  ID5       quote   191-223  open     People kept knocking on the door
  ID2       source  236-248  open     Tomás Reiter
  ID1       claim   298-311  checked  214,000 books
  ID8       claim   433-440  open     tripled
  2
  library.txt.annotations.json: no mistakes

# Another version of the article: tags follow their words, and how many have none in the first is said
$ sed 's/214,000 books/Many books/; s/^By Imke Dorn/By Imke Dorn and others/' library.txt > omar/library.txt
$ stickler-cli add --kind claim --quote 'Many books' --as Omar omar/library.txt
  ID10
$ stickler-cli compare ida/library.txt.annotations.json omar/library.txt.annotations.json
  different    ID3  claim  165-177  9 votes to 3
      Evidence: (nothing) | Minutes of the council
  different    ID4  quote  190-225  “People kept knocking on the door,”
      Words: “People kept knocking on the door,” | People kept knocking on the door
  different    ID1  claim  298-311  214,000 books
      Finding: Confirmed | Cannot Confirm
  only second  ID10  claim  309-319  Many books
  different    ID6  source  376-384  yearbook
      Kind: Source | Note
  only second  ID8  claim  433-440  tripled
  In both: 5, of which 4 different; only in the first: 0; only in the second: 2
  Agreement in which words are tagged:
    quote           uα 0.997   2 tags
    claim           uα 0.921   5 tags
    source          uα 0.808   3 tags
    note            uα -0.021  1 tag
    all             uα 0.939   11 tags
    1 tag is left out: its words are not in the text of the first.
  Agreement in what is chosen for the tags that both have:
    kind            κ 0.722    α 0.743    4 of 5 the same
    status          κ 1.000    α 1.000    5 of 5 the same
    type            κ –        α –        1 of 1 the same; no figure: nothing else was ever chosen
    finding         κ 0.000    α 0.000    1 of 2 the same
? 1

# A suggestion is nobody's work; that one of them rejected a tag is a difference
$ cp base.annotations.json ida.json; cp base.annotations.json library.txt.annotations.json
$ stickler-cli suggest --write library.txt > /dev/null
$ stickler-cli list --status suggested library.txt | wc -l; stickler-cli compare ida.json library.txt.annotations.json | head -n 1
  2
  In both: 3, of which 0 different; only in the first: 0; only in the second: 0
$ stickler-cli set --id $ID3 --set status=rejected --as Omar library.txt
$ stickler-cli compare ida.json library.txt.annotations.json | head -n 3
  different    ID3  claim  165-177  9 votes to 3
      State: Open | Rejected
  In both: 3, of which 1 different; only in the first: 0; only in the second: 0
? 1

# What cannot be read is not compared
$ stickler-cli compare ida.json missing.json
! stickler-cli: DIR/missing.json: The tags cannot be read (No such file or directory).
? 3
$ stickler-cli compare ida.json
! stickler-cli: Name two sidecar files, FIRST and SECOND. There are 1.
? 2
