# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Where an article speaks again of a source
$ printf 'Harbour master Ilka Brandvold spoke first. Brandvold named no date, and she left.\n' > quay.txt
$ stickler-cli suggest quay.txt
$ stickler-cli add --kind source --quote 'Ilka Brandvold' quay.txt
  ID1
$ stickler-cli suggest quay.txt
  source  43-52  0.90  surname  Brandvold
  source  72-75  0.60  pronoun  she
$ stickler-cli suggest --format ndjson quay.txt | sed 's/"creator":"[^"]*"/"creator":"ME"/'
  {"file":"quay.txt","kind":"source","start":43,"end":52,"exact":"Brandvold","status":"suggested","anchor":"exact","origin":"suggested","origin-rule":"surname","origin-score":"0.90","entity":"ID2","mention-of":"ID1","creator":"ME","created":"TIME","modified":"TIME","score":0.9,"rule":"surname"}
  {"file":"quay.txt","kind":"source","start":72,"end":75,"exact":"she","status":"suggested","anchor":"exact","origin":"suggested","origin-rule":"pronoun","origin-score":"0.60","entity":"ID3","mention-of":"ID1","creator":"ME","created":"TIME","modified":"TIME","score":0.6,"rule":"pronoun"}
$ stickler-cli list quay.txt
  ID1       source  15-29  open  Ilka Brandvold

# What is written is not proposed again, and does not count as checked
$ stickler-cli suggest --as Ida --write --format ndjson quay.txt
  {"file":"quay.txt","id":"ID4","kind":"source","start":43,"end":52,"exact":"Brandvold","status":"suggested","anchor":"exact","origin":"suggested","origin-rule":"surname","origin-score":"0.90","entity":"ID5","mention-of":"ID1","creator":"Ida","created":"TIME","modified":"TIME","score":0.9,"rule":"surname"}
  {"file":"quay.txt","id":"ID6","kind":"source","start":72,"end":75,"exact":"she","status":"suggested","anchor":"exact","origin":"suggested","origin-rule":"pronoun","origin-score":"0.60","entity":"ID7","mention-of":"ID1","creator":"Ida","created":"TIME","modified":"TIME","score":0.6,"rule":"pronoun"}
$ stickler-cli list quay.txt
  ID1       source  15-29  open       Ilka Brandvold
  ID4       source  43-52  suggested  Brandvold
  ID6       source  72-75  suggested  she
$ stickler-cli suggest --write quay.txt
$ stickler-cli validate quay.txt
  quay.txt.annotations.json: no mistakes
$ stickler-cli status quay.txt
  quay.txt: nothing to check
    Sources      3
    1 of 2 sentences covered, 50 %
$ stickler-cli suggest nowhere.txt
! stickler-cli: nowhere.txt: “nowhere.txt” does not exist. Check its name, and whether it was moved or renamed.
? 3
