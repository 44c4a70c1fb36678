# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The text comes byte for byte
$ stickler-cli text library.txt | cmp - library.txt

# A byte order mark goes and line ends become LF, and the file stays as it is
$ printf '\xef\xbb\xbfOne\r\nTwo\rThree\n' > windows.txt
$ stickler-cli text windows.txt | od -c
  0000000   O   n   e  \n   T   w   o  \n   T   h   r   e   e  \n
  0000016

# Blocks, links and metadata of a web page, with all that is known of them
$ stickler-cli text --details library.html
  {
    "text": "Town library to open on Sundays again\n\nThe library in Kestrel Bay will open on Sundays again, the town council decided on Monday.\n\nNine members were for it.\n\nThree were against it.\n\n“So we asked for the keys,” librarian Tomás Reiter said.\n",
    "metadata": {
      "title": "Town library to open on Sundays again",
      "byline": "Imke Dorn",
      "lang": "en",
      "siteName": "The Bay Courier",
      "publishedTime": "TIME",
      "url": "https://bay-courier.example/2026/library"
    },
    "blocks": [
      {
        "role": "headline",
        "start": 0,
        "end": 37
      },
      {
        "role": "paragraph",
        "start": 39,
        "end": 129
      },
      {
        "role": "list-item",
        "start": 131,
        "end": 156,
        "level": 1
      },
      {
        "role": "list-item",
        "start": 158,
        "end": 180,
        "level": 1
      },
      {
        "role": "paragraph",
        "start": 182,
        "end": 238
      }
    ],
    "links": [
      {
        "start": 98,
        "end": 110,
        "href": "https://bay.example/council"
      }
    ],
    "emphasis": [
      {
        "start": 79,
        "end": 86,
        "styles": [
          "stressed"
        ]
      }
    ],
    "encoding": {
      "name": "UTF-8",
      "origin": "declared"
    },
    "damagedParts": []
  }

# Blocks of plain text; what is not known is null
$ printf 'Short headline\n\nA paragraph.\n' > short.txt
$ stickler-cli text --blocks short.txt
  {
    "text": "Short headline\n\nA paragraph.\n",
    "metadata": {
      "title": "Short headline",
      "byline": null,
      "lang": null,
      "siteName": null,
      "publishedTime": null,
      "url": null
    },
    "blocks": [
      {
        "role": "headline",
        "start": 0,
        "end": 14
      },
      {
        "role": "paragraph",
        "start": 16,
        "end": 28
      }
    ],
    "links": []
  }

# Every block has the words that its range says
$ stickler-cli text --blocks library.txt | python3 -c '
> import json, sys
> document = json.load(sys.stdin)
> assert document["text"] == open("library.txt", encoding="utf-8").read()
> for block in document["blocks"]:
>     words = document["text"][block["start"]:block["end"]]
>     print(block["role"], repr(words[:24]))'
  headline 'Town library to open on '
  byline 'By Imke Dorn'
  date '9 February 2026'
  paragraph 'The library in Kestrel B'
  paragraph '“People kept knocking on'
  paragraph 'The town lent 214,000 bo'
  paragraph 'Not everyone agrees. “Tw'
  paragraph '“We will see in a year,”'

# An encoding is detected, and a person may know better
$ printf 'The caf\xe9 was \x93shut\x94, they said.\n' > cafe.txt
$ stickler-cli text cafe.txt
  The café was “shut”, they said.
$ stickler-cli text --encoding windows-1251 cafe.txt
  The cafй was “shut”, they said.
$ stickler-cli text --encoding klingon cafe.txt
! stickler-cli: cafe.txt: There is no encoding “klingon”. Give another, such as UTF-8 or windows-1252.
? 1

# The encoding that words were tagged in stays
$ stickler-cli add --kind note --start 4 --end 8 --encoding windows-1251 cafe.txt
  ID1
$ stickler-cli text cafe.txt
  The cafй was “shut”, they said.
$ stickler-cli list cafe.txt
  ID1       note  4-8  open  cafй
$ grep encoding cafe.txt.annotations.json
      "schema:encodingFormat": "text/plain",
      "stk:encoding": "windows-1251",
$ stickler-cli validate cafe.txt
  cafe.txt.annotations.json: no mistakes
$ printf 'The café is open.\n' > cafe.txt
$ stickler-cli text cafe.txt
  The café is open.

# An article that is missing
$ stickler-cli text nowhere.txt
! stickler-cli: nowhere.txt: “nowhere.txt” does not exist. Check its name, and whether it was moved or renamed.
? 3

# A folder
$ mkdir folder
$ stickler-cli text folder
! stickler-cli: folder: “folder” is a folder, not an article. Choose a file in it.
? 3

# A file in a file
$ stickler-cli text library.txt/more.txt
! stickler-cli: library.txt/more.txt: “more.txt” cannot be read: Error when getting information for file “DIR/library.txt/more.txt”: Not a directory
? 3

# An empty file
$ : > empty.txt
$ stickler-cli text empty.txt
! stickler-cli: empty.txt: “empty.txt” is empty. Choose the file that holds the article.
? 1

# Nothing but white space
$ printf ' \n\n\t\n' > blank.txt
$ stickler-cli text blank.txt
! stickler-cli: blank.txt: There is no text in “blank.txt”. Choose the file that holds the article.
? 1

# Invalid UTF-8 is said with its place
$ printf 'First line\ncaf\xc3\xa9 \xff\n' > bad.txt
$ stickler-cli text bad.txt
! stickler-cli: bad.txt: “bad.txt” is not valid UTF-8 at byte 18 (line 2, column 6). Save it again as UTF-8 in the program that it comes from, or choose another encoding.
? 1

# A file that may not be read
$ printf 'Secret\n' > secret.txt && chmod 000 secret.txt
$ stickler-cli text secret.txt
! stickler-cli: secret.txt: There is no permission to read “secret.txt”. Ask its owner for it, or for a copy.
? 3

# A picture
$ printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0' > picture.png
$ stickler-cli text picture.png
! stickler-cli: picture.png: “picture.png” cannot be opened as an article. It is a picture. Choose the file that holds the article.
? 1

# An article of a hundred megabytes
$ head -n 1724138 < <(yes 'A line of a very long article with “quotation marks”.') > big.txt
$ stickler-cli text big.txt | cmp - big.txt
$ rm big.txt

# One of three hundred is refused before it is read
$ truncate -s 300M huge.txt
$ timeout 10 stickler-cli text huge.txt
! stickler-cli: huge.txt: “huge.txt” is larger than 256.0 MiB, so it is hardly an article. Choose another file, or split it.
? 1
$ rm huge.txt
