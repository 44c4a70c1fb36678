# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# A sidecar with all that there is: links, words of the article, lists, an entity, a review
$ stickler-cli add --kind source --quote 'Tomás Reiter' --set name='Tomás Reiter' --set type=named-person --set role=Librarian --add links.url=https://bay.example/reiter --as Ida library.txt
  ID1
$ stickler-cli add --kind quote --start 190 --end 225 --start 255 --end 282 --set speaker=$ID1 --set cue=249-253 --set form=direct --set translated=yes --set note='Taped.' --as Ida library.txt
  ID2
$ stickler-cli add --kind claim --quote '214,000 books' --set statement='The town lent 214,000 books.' --set claimant=$ID1 --set quoted-in=$ID2 --set verdict=mostly-true --as Ida library.txt
  ID3
$ stickler-cli set --id $ID3 --add evidence.title=Yearbook --set evidence.stance=supports --set evidence.publishable=yes --add comments='Who counts?' --as Ida library.txt
$ stickler-cli add --kind note --start 0 --end 4 --set text='Good headline.' --as Ida library.txt
  ID4
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes
$ stickler-cli validate library.txt.annotations.json
  library.txt.annotations.json: no mistakes
$ stickler-cli validate --quiet library.txt
$ stickler-cli validate --format json library.txt
  []
$ cp library.txt.annotations.json good.json

# A sidecar without its article is compared with its own text
$ mkdir alone && cp good.json alone/library.txt.annotations.json
$ stickler-cli validate alone/library.txt.annotations.json
  alone/library.txt.annotations.json: no mistakes
$ edit-json good.json alone/library.txt.annotations.json first.items.0.target.selector.1.end 9000
$ stickler-cli validate alone/library.txt.annotations.json
  alone/library.txt.annotations.json: first.items[0].target.selector[1].end: The range 0-9000 reaches outside the text, which has 668 characters.
? 1

# An article without a sidecar, and nothing at all
$ stickler-cli validate library.html
! stickler-cli: library.html: There are no tags: “library.html.annotations.json” does not exist.
? 3
$ stickler-cli validate nowhere.txt
! stickler-cli: nowhere.txt: “nowhere.txt” does not exist. Check its name, and whether it was moved or renamed.
? 3
$ stickler-cli validate nowhere.txt.annotations.json
! stickler-cli: nowhere.txt.annotations.json: The tags cannot be read (No such file or directory).
? 3

# The frame
$ edit-json good.json library.txt.annotations.json total 9
$ stickler-cli validate library.txt
  library.txt.annotations.json: total: The number of annotations is said to be 9, but there are 4.
? 1
$ edit-json good.json library.txt.annotations.json total - stk:version 0 @context '"http://www.w3.org/ns/anno.jsonld"' id '"tags"' first.type '"Page"' first.partOf '{"id": "urn:x:y"}'
$ stickler-cli validate library.txt
  library.txt.annotations.json: @context: “stk” is not said to be “https://stickler-app.github.io/ns/1#”.
  library.txt.annotations.json: id: “tags” is no IRI, such as “urn:uuid:…”.
  library.txt.annotations.json: stk:version: The format’s version is missing or no whole number from 1.
  library.txt.annotations.json: total: The number of annotations is missing or no whole number.
  library.txt.annotations.json: first.type: The type is not “AnnotationPage”.
  library.txt.annotations.json: first.partOf: The page does not name its collection.
? 1
$ edit-json good.json library.txt.annotations.json stk:version 2
$ stickler-cli validate library.txt
  library.txt.annotations.json: stk:version: Version 2 is newer than 1, the one that this program knows.
? 1
$ edit-json good.json library.txt.annotations.json first.items '{}'
$ stickler-cli validate library.txt
  library.txt.annotations.json: total: The number of annotations is said to be 4, but there are 1.
  library.txt.annotations.json: first.items: The annotations are missing or no array.
? 1
$ edit-json good.json library.txt.annotations.json first -
$ stickler-cli validate library.txt
  library.txt.annotations.json: first: The page of annotations is missing.
? 1
$ edit-json good.json library.txt.annotations.json type '"Bag"'
$ stickler-cli validate library.txt
  library.txt.annotations.json: type: The type is not “AnnotationCollection”: this is no file of tags.
? 1
$ echo '[]' > library.txt.annotations.json
$ stickler-cli validate library.txt
  library.txt.annotations.json: This is no object, so it is no file of tags.
? 1

# What it says of the article
$ edit-json good.json library.txt.annotations.json stk:document -
$ stickler-cli validate library.txt
  library.txt.annotations.json: stk:document: What the tags are about is missing.
? 1
$ edit-json good.json library.txt.annotations.json stk:document.stk:textLength 12 stk:document.stk:offsetUnit '"utf-16"' stk:document.stk:fileDigest '"md5:12"'
$ stickler-cli validate library.txt
  library.txt.annotations.json: stk:document.stk:offsetUnit: Positions count in “unicode-code-point”, not in “utf-16”.
  library.txt.annotations.json: stk:document.stk:fileDigest: This is no digest, “sha256:” and 64 hexadecimal digits.
  library.txt.annotations.json: stk:document.stk:textLength: The length is said to be 12, but “stk:text” has 668 characters.
  library.txt.annotations.json: stk:document.stk:fileDigest: The article’s file has changed since the tags were saved, but not its text.
? 1
$ edit-json good.json library.txt.annotations.json stk:document.stk:textDigest '"sha256:0000000000000000000000000000000000000000000000000000000000000000"'
$ stickler-cli validate library.txt | cut -c 1-160 | head -n 3
  library.txt.annotations.json: stk:document.stk:textDigest: This is not the digest of “stk:text”, which is sha256:9d49f915f3fe7eadb892352a2edee0c661611c3ac34
  library.txt.annotations.json: stk:document.stk:textDigest: The article’s text has changed since the tags were saved. Open it in Stickler.
? 1
$ edit-json good.json library.txt.annotations.json stk:document.stk:textDigest - stk:document.stk:text '"Short."'
$ stickler-cli validate library.txt | cut -c 1-160 | head -n 3
  library.txt.annotations.json: stk:document.stk:textDigest: The text’s digest is missing.
  library.txt.annotations.json: stk:document.stk:textLength: The length is said to be 668, but “stk:text” has 6 characters.
? 1

# Ids
$ edit-json good.json library.txt.annotations.json first.items.1.id "\"$ID1\""
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[1].body[1].source: The link “speaker” points to the tag itself.
  library.txt.annotations.json: first.items[2].id: Something before this has the same id, “ID1”.
  library.txt.annotations.json: first.items[3].body[3].source: The link “quoted-in” points to “ID2”, which is not there.
? 1
$ edit-json good.json library.txt.annotations.json first.items.0.id '"tag 1"'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].id: “tag 1” is no IRI, such as “urn:uuid:…”.
? 1
$ edit-json good.json library.txt.annotations.json first.items.0.id -
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].id: The id is missing or no string.
? 1

# Ranges and words
$ edit-json good.json library.txt.annotations.json first.items.0.target.selector.1.end 9000
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].target.selector[1].end: The range 0-9000 reaches outside the text, which has 668 characters.
? 1
$ edit-json good.json library.txt.annotations.json first.items.0.target.selector.1 '{"type": "TextPositionSelector", "start": 5, "end": 5}'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].target.selector[1]: The range 5-5 holds nothing.
? 1
$ edit-json good.json library.txt.annotations.json first.items.0.target.selector.1 '{"type": "TextPositionSelector", "start": 1, "end": 5}'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].target.selector[1]: At 1-5 the text has “own ”, not “Town”.
  library.txt.annotations.json: first.items[0].target.selector[0].suffix: This does not stand next to the words.
? 1
$ edit-json good.json library.txt.annotations.json first.items.0.target.selector.1.start '"0"'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].target.selector[1].start: This is no whole number from 0.
? 1
$ edit-json good.json library.txt.annotations.json first.items.0.target.selector.1.start 0.5
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].target.selector[1].start: This is no whole number from 0.
? 1
$ edit-json good.json library.txt.annotations.json first.items.0.target.selector.1.start -1
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].target.selector[1].start: This is no whole number from 0.
? 1
$ edit-json good.json library.txt.annotations.json first.items.0.target.selector.0.suffix '"nonsense"'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].target.selector[0].suffix: This does not stand next to the words.
? 1
$ edit-json good.json library.txt.annotations.json first.items.0.target.selector.0.exact '""' first.items.0.target.selector.0.prefix 3
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].target.selector[0].exact: The words are missing or empty.
  library.txt.annotations.json: first.items[0].target.selector[0].prefix: This is no string.
? 1

# Selectors and targets
$ edit-json good.json library.txt.annotations.json first.items.0.target.selector.1 -
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].target.selector: There is no TextPositionSelector.
? 1
$ edit-json good.json library.txt.annotations.json first.items.0.target.selector.0 -
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].target.selector: There is no TextQuoteSelector.
? 1
$ edit-json good.json library.txt.annotations.json first.items.0.target.source '"https://elsewhere.example/"'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].target.source: This is not the article’s id, “ID5”.
? 1
$ edit-json good.json library.txt.annotations.json first.items.0.target '"https://elsewhere.example/"'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].target: Nothing says which words are tagged.
? 1

# Kinds, motivations and times
$ edit-json good.json library.txt.annotations.json first.items.1.motivation '"tagging"' first.items.1.created '"yesterday"' first.items.1.type '"Remark"'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[1].type: The type is not “Annotation”.
  library.txt.annotations.json: first.items[1].created: This is no time in UTC, such as “TIME”.
  library.txt.annotations.json: first.items[1].motivation: The motivation of a quote is “classifying”.
? 1
$ edit-json good.json library.txt.annotations.json first.items.1.body.0.value '"rumour"'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[1].body: Nothing says of which kind the tag is: quote, claim, source or note.
  library.txt.annotations.json: first.items[3].body[3].source: The link “quoted-in” points to “ID2”, which is not there.
? 1

# Links
$ edit-json good.json library.txt.annotations.json first.items.1.body.1.source "\"$ID3\""
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[1].body[1].source: The link “speaker” points to a claim.
? 1
$ edit-json good.json library.txt.annotations.json first.items.1.body.1.source '"urn:uuid:00000000-0000-4000-8000-000000000000"'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[1].body[1].source: The link “speaker” points to “ID6”, which is not there.
? 1

# Words that a field points to
$ edit-json good.json library.txt.annotations.json first.items.1.body.2.selector.1.start 1 first.items.1.body.2.selector.1.end 5
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[1].body[2].selector[1]: At 1-5 the text has “own ”, not “said”.
  library.txt.annotations.json: first.items[1].body[2].selector[0].prefix: This does not stand next to the words.
  library.txt.annotations.json: first.items[1].body[2].selector[0].suffix: This does not stand next to the words.
? 1

# Bodies: one twice, one without its text, an entry without an id and with wrong members
$ edit-json good.json library.txt.annotations.json first.items.1.body.1 '{"type": "TextualBody", "purpose": "commenting", "value": "Again."}'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[1].body[3]: The field “note” stands here twice; only the first counts.
? 1
$ edit-json good.json library.txt.annotations.json first.items.0.body.1.value 3 first.items.0.body.2 '"urn:x:elsewhere"' first.items.0.body.3 7
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[0].body[1].value: The text of “text” is missing.
  library.txt.annotations.json: first.items[0].body[3]: This is no object.
? 1
$ edit-json good.json library.txt.annotations.json first.items.3.body.4.id - first.items.3.body.4.stk:stance '"neutral"' first.items.3.body.4.source.schema:url '"/home/ida"' first.items.3.body.5.stk:id '"one"' first.items.3.body.5.creator '"Ida"' first.items.3.body.5.created 2026
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[3].body[4].id: The id is missing or no string.
  library.txt.annotations.json: first.items[3].body[4].stk:stance: “neutral” is no value for the field “stance”. Its values are: supports, refutes, context.
  library.txt.annotations.json: first.items[3].body[4].source.schema:url: “/home/ida” is no value for the field “url”. Give a full link, or a file’s path from the article’s folder.
  library.txt.annotations.json: first.items[3].body[5].stk:id: The id is missing or no UUID.
  library.txt.annotations.json: first.items[3].body[5].creator: This is no person with a name.
  library.txt.annotations.json: first.items[3].body[5].created: This is no string, or an empty one.
? 1
$ edit-json good.json library.txt.annotations.json first.items.3.body.4.source '"urn:x:elsewhere"' first.items.3.body.1.source.schema:claimReviewed '""' first.items.3.body.1.source.schema:reviewRating.schema:alternateName 4
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[3].body[1].source.schema:claimReviewed: This is no string, or an empty one.
  library.txt.annotations.json: first.items[3].body[1].source.schema:reviewRating.schema:alternateName: This is no string, or an empty one.
  library.txt.annotations.json: first.items[3].body[4].source: What the entry of “evidence” names is missing.
? 1
$ edit-json good.json library.txt.annotations.json first.items.2.body.1.source.stk:sourceType '"robot"' first.items.2.body.1.source.id '"/home/ida"'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[2].body[1].source.id: “/home/ida” is no value for the field “entity”. Give a full link, or a file’s path from the article’s folder.
  library.txt.annotations.json: first.items[2].body[1].source.stk:sourceType: “robot” is no value for the field “type”. Its values are: named-person, unnamed-person, named-group, unnamed-group, document, database, news-agency, poll.
? 1

# Values of fields
$ edit-json good.json library.txt.annotations.json first.items.1.stk:form '"oblique"' first.items.1.stk:translated '"yes"' first.items.1.stk:status '"done"'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[1].stk:status: “done” is no value for the field “status”. Its values are: suggested, open, in-check, query, checked, second-read, signed-off, rejected, cut.
  library.txt.annotations.json: first.items[1].stk:form: “oblique” is no value for the field “form”. Its values are: direct, mixed, indirect.
  library.txt.annotations.json: first.items[1].stk:translated: This is neither true nor false.
? 1
$ edit-json good.json library.txt.annotations.json first.items.1.stk:form 3 first.items.1.stk:claimType '"number"'
$ stickler-cli validate library.txt
  library.txt.annotations.json: first.items[1].stk:form: This is no string, or an empty one.
  library.txt.annotations.json: first.items[1].stk:claimType: A quote has no such field.
? 1

# An annotation of another program is none of its business
$ edit-json good.json library.txt.annotations.json total 5 first.items.4 '{"id": "urn:x:1", "type": "Annotation", "motivation": "bookmarking", "target": "https://elsewhere.example/"}'
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes

# JSON and NDJSON
$ edit-json good.json library.txt.annotations.json total 9
$ stickler-cli validate --format json library.txt
  [
    {
      "file": "library.txt.annotations.json",
      "place": "total",
      "message": "The number of annotations is said to be 9, but there are 4."
    }
  ]
? 1
$ stickler-cli validate --format ndjson library.txt library.html
  {"file":"library.txt.annotations.json","place":"total","message":"The number of annotations is said to be 9, but there are 4."}
! stickler-cli: library.html: There are no tags: “library.html.annotations.json” does not exist.
? 3

# The article's text has changed
$ cp good.json library.txt.annotations.json
$ sed -i 's/Monday/Tuesday/' library.txt
$ stickler-cli validate library.txt
  library.txt.annotations.json: stk:document.stk:textDigest: The article’s text has changed since the tags were saved. Open it in Stickler.
? 1

# The article's file has changed, but not its text
$ cp good.json library.txt.annotations.json
$ sed -i 's/Tuesday/Monday/; s/$/\r/' library.txt
$ stickler-cli validate library.txt
  library.txt.annotations.json: stk:document.stk:fileDigest: The article’s file has changed since the tags were saved, but not its text.
? 1
