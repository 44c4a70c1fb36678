# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Tags in an article that has not changed
$ stickler-cli add --kind quote --quote '“People kept knocking on the door,”' --set status=checked --as Ida library.txt
  ID1
$ stickler-cli add --kind claim --quote '214,000 books' --set status=checked --as Ida library.txt
  ID2
$ stickler-cli add --kind claim --quote 'by 9 votes to 3' --as Ida library.txt
  ID3
$ stickler-cli add --kind source --quote 'A council member who did not want to be named' --as Ida library.txt
  ID4
$ stickler-cli reanchor --format ndjson library.txt
  {"file":"library.txt","id":"ID3","anchor":"exact","start":162,"end":177,"score":1,"reason":"same-place"}
  {"file":"library.txt","id":"ID1","anchor":"exact","start":190,"end":225,"score":1,"reason":"same-place"}
  {"file":"library.txt","id":"ID2","anchor":"exact","start":298,"end":311,"score":1,"reason":"same-place"}
  {"file":"library.txt","id":"ID4","anchor":"exact","start":540,"end":585,"score":1,"reason":"same-place"}
$ cp library.txt.annotations.json before

# Something is put in before, a number is changed, a sentence goes, and quotation marks are set anew
$ sed -i -e 's/^By Imke/Written by Imke/' -e 's/214,000 books/215,000 books/' -e 's/ A council member.*//' -e 's/“People kept knocking on the door,”/"People kept knocking on the door,"/' library.txt
$ stickler-cli reanchor --format ndjson library.txt
  {"file":"library.txt","id":"ID3","anchor":"moved","start":170,"end":185,"score":1,"reason":"shifted"}
  {"file":"library.txt","id":"ID1","anchor":"moved","start":198,"end":233,"score":1,"reason":"typography"}
  {"file":"library.txt","id":"ID2","anchor":"changed","start":306,"end":319,"score":0.9230769230769231,"reason":"words-changed"}
  {"file":"library.txt","id":"ID4","anchor":"orphan","start":null,"end":null,"score":0,"reason":"gone"}
? 1
$ stickler-cli list --kind claim --format ndjson library.txt
  {"file":"library.txt","id":"ID3","kind":"claim","start":170,"end":185,"exact":"by 9 votes to 3","status":"open","anchor":"moved","origin":"manual","creator":"Ida","created":"TIME","modified":"TIME"}
  {"file":"library.txt","id":"ID2","kind":"claim","start":306,"end":319,"exact":"215,000 books","status":"open","anchor":"changed","origin":"manual","creator":"Ida","created":"TIME","modified":"TIME"}

# To look at it changes nothing; what is certain is saved when asked
$ cmp before library.txt.annotations.json
$ stickler-cli reanchor --write library.txt
  ID3       moved  170-185  shifted  by 9 votes to 3
  ID1       moved  198-233  typography  “People kept knocking on the door,” → "People kept knocking on the door,"
  ID2       changed  306-319  words-changed  214,000 books → 215,000 books
  ID4       orphan  -  gone  A council member who did not want to be named
? 1
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes
$ stickler-cli reanchor --format json library.txt
  [
    {
      "file": "library.txt",
      "id": "ID3",
      "anchor": "exact",
      "start": 170,
      "end": 185,
      "score": 1,
      "reason": "same-place"
    },
    {
      "file": "library.txt",
      "id": "ID1",
      "anchor": "exact",
      "start": 198,
      "end": 233,
      "score": 1,
      "reason": "same-place"
    },
    {
      "file": "library.txt",
      "id": "ID2",
      "anchor": "changed",
      "start": 306,
      "end": 319,
      "score": 0.9230769230769231,
      "reason": "words-changed"
    },
    {
      "file": "library.txt",
      "id": "ID4",
      "anchor": "orphan",
      "start": null,
      "end": null,
      "score": 0,
      "reason": "gone"
    }
  ]
? 1

# A person takes the new words, or puts a tag somewhere
$ cp library.txt.annotations.json before
$ stickler-cli reanchor --accept $ID4 --accept $ID2 library.txt
  ID3       exact  170-185  same-place  by 9 votes to 3
  ID1       exact  198-233  same-place  "People kept knocking on the door,"
  ID2       exact  306-319  same-place  215,000 books
  ID4       orphan  -  left-out  A council member who did not want to be named
$ stickler-cli reanchor --format ndjson library.txt
  {"file":"library.txt","id":"ID3","anchor":"exact","start":170,"end":185,"score":1,"reason":"same-place"}
  {"file":"library.txt","id":"ID1","anchor":"exact","start":198,"end":233,"score":1,"reason":"same-place"}
  {"file":"library.txt","id":"ID2","anchor":"exact","start":306,"end":319,"score":1,"reason":"same-place"}
  {"file":"library.txt","id":"ID4","anchor":"orphan","start":null,"end":null,"score":0,"reason":"left-out"}
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes
$ cp before library.txt.annotations.json
$ stickler-cli reanchor --accept $ID2 --accept $ID4=244:256 library.txt
  ID3       exact  170-185  same-place  by 9 votes to 3
  ID1       exact  198-233  same-place  "People kept knocking on the door,"
  ID4       exact  244-256  same-place  Tomás Reiter
  ID2       exact  306-319  same-place  215,000 books
$ stickler-cli list library.txt
  ID3       claim   170-185  open     by 9 votes to 3
  ID1       quote   198-233  checked  "People kept knocking on the door,"
  ID4       source  244-256  open     Tomás Reiter
  ID2       claim   306-319  open     215,000 books
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes

# Calls that are wrong
$ stickler-cli reanchor --accept $ID2=5 library.txt
! stickler-cli: “ID2=5” does not say what to accept. Write it as ID or ID=START:END, with whole numbers, and a comma between the parts of a quotation.
? 2
$ stickler-cli reanchor --accept $ID2=5:3 library.txt
! stickler-cli: library.txt: The range from 5 to 3 is empty or reaches outside the article, which has 602 characters.
? 1
$ stickler-cli reanchor --accept nothing library.txt
! stickler-cli: library.txt: Nothing has the id “nothing”. Give it in full, or at least its first 4 digits.
? 1
$ stickler-cli reanchor --accept $ID2 library.txt library.html
! stickler-cli: With --accept give one article only.
? 2

# A quotation in two parts, of which one is gone
$ printf '“We will go,” she said, “before the rain comes down.”\n' > parts.txt
$ stickler-cli add --kind quote --start 0 --end 13 parts.txt
  ID5
$ stickler-cli reanchor --accept $ID5=0:13,24:53 parts.txt
  ID5       exact  0-53  same-place  “We will go,” … “before the rain comes down.”
$ printf 'On Monday: “We will go,” she said. Later she added “as soon as we can”.\n' > parts.txt
$ stickler-cli reanchor --format ndjson parts.txt
  {"file":"parts.txt","id":"ID5","anchor":"changed","start":11,"end":24,"score":0,"reason":"part-gone"}
? 1
$ stickler-cli reanchor --accept $ID5=11:24,51:70 parts.txt
  ID5       exact  11-70  same-place  “We will go,” … “as soon as we can”
$ stickler-cli reanchor --accept $ID5=11:24,51:700 parts.txt
! stickler-cli: parts.txt: The range from 51 to 700 is empty or reaches outside the article, which has 72 characters.
? 1
$ stickler-cli reanchor --accept $ID5=11:24,20:70 parts.txt
! stickler-cli: parts.txt: The part from 20 to 70 begins before the part from 11 to 24 ends. Give the parts in the order of the text.
? 1
