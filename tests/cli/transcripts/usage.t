# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The help lists the commands
$ stickler-cli --help
  Usage: stickler-cli COMMAND [OPTION…] ARTICLE…
  ~
  Tags the quotes, claims and sources of news articles. Tags are kept in a file beside the
  article, ARTICLE.annotations.json; the article itself is never changed.
  ~
  Commands:
    text       Print the text that positions count in
    add        Tag words in an article
    set        Change what tags say
    remove     Remove tags
    history    Print who did what to tags
    restore    Bring removed tags back
    list       List what is tagged
    status     Show how far the check of articles has come
    search     Search the tags of all articles in a folder
    sign-off   Sign an article off, or open it again
    suggest    Propose what else to tag
    reanchor   Find tags again in articles that changed
    adopt      Take the tags that an article had under another name
    export     Make a report of an article, such as the annotated script
    merge      Merge two versions of a sidecar file
    compare    Compare the tags of two people, and measure how far they agree
    validate   Look for mistakes in sidecar files
    help       Explain a command; “help fields” lists what tags can say
  ~
  Options:
    --help     Print this, or after a command its options
    --version  Print the version
  ~
  Exit status: 0 fine, 1 something was found (not valid, not there, ambiguous),
  2 called wrongly, 3 a file cannot be read or written.

# The commands are explained by help and by --help alike
$ diff <(stickler-cli help list) <(stickler-cli list --help) && stickler-cli help list
  Usage:
    stickler-cli list [OPTION…] ARTICLE…
  ~
  List what is tagged
  ~
  Options:
    -k, --kind=KIND         Only tags of this kind (several times for several)
    -s, --status=STATUS     Only tags in this state (several times for several)
    --confidential          Also what is kept on this computer only
    -f, --format=FORMAT     Print as text (for people), json or ndjson (one object a line)
    --encoding=NAME         Read the article in this encoding, such as windows-1252
    -h, --help              Print this
  ~
  Lists the tags of articles in the order of the text. As text, a line shows a tag’s id (as
  short as tells it from the others), kind, range, state and words; “!” after the range
  means that the words were changed or are not there any more. JSON has all that is known,
  but what is confidential and kept on this computer only with --confidential.
  ~
  Examples:
    stickler-cli list --kind claim --status open ferry.txt
    stickler-cli list --format ndjson *.txt | jq -r 'select(.finding == null) | .exact'
  ~

# The fields, and what their values look like
$ stickler-cli help fields
  quote:
    status                  suggested, open, in-check, query, checked, second-read, signed-off, rejected, cut
    override                text
    speaker                 the id of a tag (source)
    speaker-mention         a range of words, START-END
    cue                     a range of words, START-END
    form                    direct, mixed, indirect
    addressee               text
    channel                 interview, statement, speech, press-report, published-work, social-post, document, court, declined-comment
    ground-rules            on-record, background, deep-background, off-record
    verified-by             recording, transcript, notes, source-paraphrased, published-record, none
    backup                  a link, or a file’s path from the article’s folder
    backup-locator          text
    record-wording          text
    translated              yes or no
    note                    text
    comments                a list, with --add:
    comments.text           text
  ~
  claim:
    status                  suggested, open, in-check, query, checked, second-read, signed-off, rejected, cut
    override                text
    statement               text
    claimant                the id of a tag (source)
    quoted-in               the id of a tag (quote)
    type                    number, name-or-title, date-or-time, place, age, history, superlative, description, other
    priority                high, normal, low
    legal-risk              none, possible, serious
    evidence                a list, with --add:
    evidence.title          text
    evidence.url            a link, or a file’s path from the article’s folder
    evidence.archived       a link, or a file’s path from the article’s folder
    evidence.file           a link, or a file’s path from the article’s folder
    evidence.excerpt        text
    evidence.locator        text
    evidence.accessed       a date, such as 2026-03-14
    evidence.use            primary, secondary
    evidence.stance         supports, refutes, context
    evidence.publishable    yes or no
    finding                 confirmed, correction-needed, cannot-confirm
    suggested-text          text
    right-of-reply          none, asked, answered
    right-of-reply-date     a date, such as 2026-03-14
    verdict                 true, mostly-true, half-true, mostly-false, false, pants-on-fire, or other words
    note                    text
    comments                a list, with --add:
    comments.text           text
  ~
  source:
    status                  suggested, open, in-check, query, checked, second-read, signed-off, rejected, cut
    name                    text
    type                    named-person, unnamed-person, named-group, unnamed-group, document, database, news-agency, poll
    role                    text
    affiliation             text
    mention-of              the id of a tag (source)
    via                     the id of a tag (source)
    contact                 text
    identity-known-by       text
    anonymity-reason        text
    anonymity-approved-by   text
    conflict-of-interest    text
    links                   a list, with --add:
    links.title             text
    links.url               a link, or a file’s path from the article’s folder
    note                    text
    comments                a list, with --add:
    comments.text           text
  ~
  note:
    status                  suggested, open, in-check, query, checked, second-read, signed-off, rejected, cut
    text                    text
    comments                a list, with --add:
    comments.text           text
$ stickler-cli help fields note
  note:
    status                  suggested, open, in-check, query, checked, second-read, signed-off, rejected, cut
    text                    text
    comments                a list, with --add:
    comments.text           text
$ stickler-cli help fields rumour
! stickler-cli: There is no kind “rumour”. The kinds are: quote, claim, source, note.
? 2

# Every command has help with an example
$ for command in text add set remove list status reanchor validate; do
>   stickler-cli help $command | grep -c "^  stickler-cli $command \|^Usage:\|^Examples:"
> done
  5
  6
  6
  4
  5
  5
  6
  5

# The version is a line with the program's name
$ stickler-cli --version | sed 's/[0-9][0-9.]*/VERSION/'
  stickler-cli VERSION

# Without a command, the help is pointed to
$ stickler-cli
! stickler-cli: No command is given. “stickler-cli --help” lists them.
? 2

# A mistyped command is answered with what may have been meant
$ stickler-cli lsit library.txt
! stickler-cli: There is no command “lsit”. Did you mean “list”? The commands are: text, add, set, remove, history, restore, list, status, search, sign-off, suggest, reanchor, adopt, export, merge, compare, validate.
? 2

# An unknown command is answered with those that there are
$ stickler-cli frobnicate library.txt
! stickler-cli: There is no command “frobnicate”. The commands are: text, add, set, remove, history, restore, list, status, search, sign-off, suggest, reanchor, adopt, export, merge, compare, validate.
? 2

# An option before the command
$ stickler-cli --format json list library.txt
! stickler-cli: The command comes first, its options after it; “stickler-cli --help” lists both.
? 2

# An unknown option
$ stickler-cli list --colour library.txt
! stickler-cli: Unknown option --colour. “stickler-cli list --help” explains.
? 2

# An option without its value
$ stickler-cli list library.txt --kind
! stickler-cli: Missing argument for --kind. “stickler-cli list --help” explains.
? 2

# No article
$ stickler-cli list
! stickler-cli: No article is named; “stickler-cli list --help” explains.
? 2

# Two articles where one is wanted
$ stickler-cli text library.txt library.html
! stickler-cli: One article at a time; “stickler-cli text --help” explains.
? 2

# An unknown format
$ stickler-cli list --format xml library.txt
! stickler-cli: There is no format “xml”. The formats are: text, json, ndjson.
? 2

# A full disk is no success
$ stickler-cli text library.txt > /dev/full
! stickler-cli: Cannot write the output: No space left on device
? 3

# A value that is not UTF-8
$ stickler-cli add --kind quote --quote $'caf\xe9' library.txt
! stickler-cli: What is given with --quote is not UTF-8, the only encoding that can be used here.
? 2
$ stickler-cli add --kind quote --at 210 --set $'channel=caf\xe9' library.txt
! stickler-cli: What is given with --set is not UTF-8, the only encoding that can be used here.
? 2

# Names of files beyond ASCII, with a colon, after two hyphens, and in no encoding at all
$ for name in 'naïve “name”.txt' 'file:name.txt' '-dash.txt' $'latin\xe9.txt'; do
>   cp library.txt "./$name" && stickler-cli add --kind note --at 600 --quiet --as Ida -- "$name" && stickler-cli list --format ndjson -- "$name"
> done
  {"file":"naïve “name”.txt","id":"ID1","kind":"note","start":540,"end":613,"exact":"A council member who did not want to be named called the plan “a luxury”.","status":"open","anchor":"exact","origin":"manual","creator":"Ida","created":"TIME","modified":"TIME"}
  {"file":"file:name.txt","id":"ID2","kind":"note","start":540,"end":613,"exact":"A council member who did not want to be named called the plan “a luxury”.","status":"open","anchor":"exact","origin":"manual","creator":"Ida","created":"TIME","modified":"TIME"}
  {"file":"-dash.txt","id":"ID3","kind":"note","start":540,"end":613,"exact":"A council member who did not want to be named called the plan “a luxury”.","status":"open","anchor":"exact","origin":"manual","creator":"Ida","created":"TIME","modified":"TIME"}
  {"file":"latin�.txt","id":"ID4","kind":"note","start":540,"end":613,"exact":"A council member who did not want to be named called the plan “a luxury”.","status":"open","anchor":"exact","origin":"manual","creator":"Ida","created":"TIME","modified":"TIME"}
$ ls | grep -c annotations
  4

# Messages in the locale's language and encoding leave the bytes of an article alone
$ LC_ALL=en_US.ISO-8859-1 stickler-cli text library.txt | cmp - library.txt
