# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# It is refused with a list of what is missing
$ stickler-cli add --kind quote --start 190 --end 225 --set ground-rules=off-record --quiet library.txt
$ stickler-cli add --kind claim --start 284 --end 347 --set status=checked --set finding=confirmed --quiet library.txt
$ stickler-cli add --kind source --start 236 --end 248 --set type=unnamed-person --quiet library.txt
$ stickler-cli sign-off library.txt
! stickler-cli: library.txt: It cannot be signed off: 4 things are missing.
!   open-tags: It is not checked: “People kept knocking on the door,”
!   off-record: It is off the record: “People kept knocking on the door,”
!   anonymity-approved: Nobody has approved that the source is not named: Tomás Reiter
!   evidence: It has no evidence: The town lent 214,000 books last year,…
? 1
$ stickler-cli status library.txt
  library.txt: 1 of 2 checked
    Quotes       1  open 1
    Claims       1  checked 1
    Sources      1
    2 of 12 sentences covered, 16 %
    4 things missing for the sign-off:
    open-tags: It is not checked: “People kept knocking on the door,”
    off-record: It is off the record: “People kept knocking on the door,”
    anonymity-approved: Nobody has approved that the source is not named: Tomás Reiter
    evidence: It has no evidence: The town lent 214,000 books last year,…

# Unless there is a reason, which is kept
$ stickler-cli sign-off --override library.txt
! stickler-cli: No article is named; “stickler-cli sign-off --help” explains.
? 2
$ stickler-cli sign-off --override ' ' library.txt
! stickler-cli: Say with --override why the article is signed off all the same.
? 2
$ stickler-cli sign-off --override 'The lawyer has read it' --reopen library.txt
! stickler-cli: Give either --override or --reopen.
? 2
$ stickler-cli sign-off --override 'The lawyer has read it' --as 'Ada Quist' library.txt
  library.txt is signed off.
$ stickler-cli status library.txt | grep -i signed
    Signed off by Ada Quist, TIME (override: The lawyer has read it)
$ stickler-cli validate library.txt
  library.txt.annotations.json: no mistakes
$ stickler-cli history --checks library.txt | grep -o 'Ada.*override.*' | sed 's/[0-9a-f]\{8\}/ARTICLE/'
  Ada Quist  ARTICLE  sign-off-override  - → The lawyer has read it

# An edit opens it again, and so does --reopen
$ stickler-cli add --kind note --start 0 --end 4 --quiet library.txt
$ stickler-cli status library.txt | grep -c Signed
  0
? 1
$ stickler-cli sign-off --override 'Again' --quiet library.txt
$ stickler-cli sign-off --reopen library.txt
  library.txt is open.

# What a desk asks for
$ echo '{"profile": "magazine"}' > .stickler-desk.json
$ stickler-cli status library.html
  library.html: nothing to check
    0 of 5 sentences covered, 0 %
    5 things missing for the sign-off:
    coverage: The sentence has no tag and no mark: Town library to open on Sundays again
    coverage: The sentence has no tag and no mark: The library in Kestrel Bay will open on…
    coverage: The sentence has no tag and no mark: Nine members were for it.
    coverage: The sentence has no tag and no mark: Three were against it.
    coverage: The sentence has no tag and no mark: “So we asked for the keys,” librarian T…
$ stickler-cli sign-off --quiet library.html
! stickler-cli: library.html: It cannot be signed off: 5 things are missing.
!   coverage: The sentence has no tag and no mark: Town library to open on Sundays again
!   coverage: The sentence has no tag and no mark: The library in Kestrel Bay will open on…
!   coverage: The sentence has no tag and no mark: Nine members were for it.
!   coverage: The sentence has no tag and no mark: Three were against it.
!   coverage: The sentence has no tag and no mark: “So we asked for the keys,” librarian T…
? 1
$ printf '{\n  "rules": {\n    "covrage": true\n  }\n}\n' > .stickler-desk.json
$ stickler-cli sign-off library.html
! stickler-cli: library.html: DIR/.stickler-desk.json:3: There is no rule “covrage”. The rules are: open-tags, stale-tags, conflicts, off-record, anonymity-approved, evidence, independent-sources, second-reader, second-read, coverage.
? 1
$ stickler-cli status library.html
  library.html: nothing to check
    0 of 5 sentences covered, 0 %
! stickler-cli: library.html: DIR/.stickler-desk.json:3: There is no rule “covrage”. The rules are: open-tags, stale-tags, conflicts, off-record, anonymity-approved, evidence, independent-sources, second-reader, second-read, coverage.
? 1

# The second reader is not the checker, unless there is a reason
$ rm .stickler-desk.json library.txt.annotations.json
$ stickler-cli add --kind claim --start 284 --end 347 --set status=checked --set finding=cannot-confirm --as Ada library.txt
  ID1
$ stickler-cli set --id $ID1 --set status=second-read --as Ada library.txt
! stickler-cli: library.txt: Ada checked “The town lent 214,000 books last year, twice as many as in 2015” and cannot be its second reader as well. Have somebody else read it, or give a reason in the field “override”.
? 1
$ stickler-cli set --id $ID1 --set override='We are two' --set status=second-read --as Ada library.txt
$ stickler-cli sign-off library.txt
  library.txt is signed off.
