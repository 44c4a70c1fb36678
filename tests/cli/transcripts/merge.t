# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What Ida and Omar begin with
$ stickler-cli add --kind claim --quote '214,000 books' --set note='Call the library.' --as Ida library.txt
  ID1
$ stickler-cli add --kind source --quote 'Tomás Reiter' --as Ida library.txt
  ID2
$ cp library.txt.annotations.json base.annotations.json; mkdir ida omar; cp library.txt* ida; cp library.txt* omar

# Both fill in the same tag and add one; all of it is there afterwards, and in the same order from either side
$ stickler-cli set --id $ID1 --set status=checked --set note='Call the town library.' --as Ida ida/library.txt
$ stickler-cli add --kind quote --start 190 --end 225 --as Ida ida/library.txt
  ID3
$ stickler-cli set --id $ID1 --set finding=confirmed --set note='Call the library again.' --as Omar omar/library.txt
$ stickler-cli add --kind note --quote 'knocking' --as Omar omar/library.txt
  ID4
$ stickler-cli merge base.annotations.json ida/library.txt.annotations.json omar/library.txt.annotations.json -o merged.annotations.json
  4 tags, 0 conflicts
$ stickler-cli merge base.annotations.json omar/library.txt.annotations.json ida/library.txt.annotations.json -o other.annotations.json
  4 tags, 0 conflicts
$ cmp merged.annotations.json other.annotations.json
$ cp merged.annotations.json library.txt.annotations.json; stickler-cli list library.txt; stickler-cli validate library.txt
  ID3       quote   190-225  open     “People kept knocking on the door,”
  ID4       note    203-211  open     knocking
  ID2       source  236-248  open     Tomás Reiter
  ID1       claim   298-311  checked  214,000 books
  library.txt.annotations.json: no mistakes
$ stickler-cli list --kind claim --format json library.txt | grep -E '"(status|finding|note)"'
      "status": "checked",
      "finding": "confirmed",
      "note": "Call the town library again.",

# Without what they began with, their histories say it
$ stickler-cli merge --quiet /dev/null ida/library.txt.annotations.json omar/library.txt.annotations.json -o guessed.annotations.json
$ cmp merged.annotations.json guessed.annotations.json

# Where both say different things, both are kept, and the one that asks for more work is shown
$ cp merged.annotations.json ida/library.txt.annotations.json; cp merged.annotations.json omar/library.txt.annotations.json
$ stickler-cli set --id $ID1 --set finding=cannot-confirm --as Ida ida/library.txt
$ stickler-cli set --id $ID1 --set finding=correction-needed --as Omar omar/library.txt
$ stickler-cli merge merged.annotations.json ida/library.txt.annotations.json omar/library.txt.annotations.json || echo "status $?"
  4 tags, 1 conflict
  ID1  finding  214,000 books
  status 1
$ stickler-cli validate ida/library.txt
  ida/library.txt.annotations.json: no mistakes

# An edit decides
$ stickler-cli list --kind claim --format json ida/library.txt | grep -A 9 '"conflicts"'
      "conflicts": [
        {
          "field": "finding",
          "base": "confirmed",
          "values": [
            "cannot-confirm",
            "correction-needed"
          ]
        }
      ],
$ stickler-cli set --id $ID1 --set finding=correction-needed --as Ida ida/library.txt
$ stickler-cli list --kind claim --format json ida/library.txt | grep -c '"conflicts"'
  0
? 1

# What cannot be read is not merged, and nothing is written
$ echo '{' > broken.annotations.json
$ stickler-cli merge base.annotations.json library.txt.annotations.json broken.annotations.json
! stickler-cli: broken.annotations.json:2:1: The file ends here, in the middle: it was cut short. Restore it from a backup, or move it away to start anew.
? 3
$ stickler-cli merge missing.json library.txt.annotations.json merged.annotations.json
! stickler-cli: DIR/missing.json: The tags cannot be read (No such file or directory).
? 3
$ stickler-cli merge base.annotations.json library.txt.annotations.json
! stickler-cli: Name three files: BASE, OURS and THEIRS. There are 2.
? 2
$ stickler-cli merge
! stickler-cli: No article is named; “stickler-cli merge --help” explains.
? 2

# Git merges tags with it: the two lines of set-up, in a desk that two people share
$ git config --global init.defaultBranch main; git config --global user.name Ida; git config --global user.email ida@desk.example
$ git init -q desk && cp library.txt desk && cp base.annotations.json desk/library.txt.annotations.json
$ cd desk && echo '*.annotations.json merge=stickler' >> .gitattributes && git add . && git commit -qm 'Begin'
$ git clone -q desk hers && git clone -q desk his
$ for clone in hers his; do git -C $clone config merge.stickler.driver 'stickler-cli merge --quiet %O %A %B'; git -C $clone config pull.rebase false; done

# Both edit the same tag, which lines of text could not be merged of; a pull merges them
$ stickler-cli set --id $ID1 --set status=checked --set finding=confirmed --as Ida hers/library.txt
$ git -C hers commit -qam 'Check the number'
$ stickler-cli set --id $ID1 --set type=number --set note='Call the library again.' --as Omar his/library.txt
$ git -C his commit -qam 'Sort the number'
$ git -C his -c merge.stickler.driver= pull -q ../hers > /dev/null 2>&1 || git -C his diff --name-only --diff-filter=U; git -C his merge --abort
  library.txt.annotations.json
$ git -C his pull -q ../hers && git -C his status --short
  Auto-merging library.txt.annotations.json
$ stickler-cli list --kind claim --format json his/library.txt | grep -E '"(status|finding|note|type)"'
      "status": "checked",
      "type": "number",
      "finding": "confirmed",
      "note": "Call the library again.",
$ stickler-cli validate his/library.txt
  his/library.txt.annotations.json: no mistakes

# Nor is anything lost where Git has no common version, since both began to tag the same article
$ cp library.txt hers/second.txt && cp library.txt his/second.txt
$ stickler-cli add --kind claim --quote '214,000 books' --as Ida hers/second.txt
  ID5
$ stickler-cli add --kind source --quote 'Tomás Reiter' --as Omar his/second.txt
  ID6
$ for clone in hers his; do git -C $clone add . && git -C $clone commit -qm 'Tag another article'; done
$ git -C his pull -q ../hers
  Auto-merging second.txt.annotations.json
$ stickler-cli list his/second.txt && stickler-cli validate his/second.txt
  ID6       source  236-248  open  Tomás Reiter
  ID5       claim   298-311  open  214,000 books
  his/second.txt.annotations.json: no mistakes

# Without --as, it is whom Git knows
$ git -C his config user.name 'Omar Sand'; stickler-cli add --kind note --quote 'knocking' his/second.txt
  ID7
$ stickler-cli list --kind note --format json his/second.txt | grep creator
      "creator": "Omar Sand",
$ git -C his add . && git -C his commit -qm 'Add a note'

# A real conflict is one for Git too; the file is whole and has both
$ stickler-cli set --id $ID1 --set type=place --as Ida hers/library.txt
$ git -C hers commit -qam 'It is a place'
$ stickler-cli set --id $ID1 --set type=age --as Omar his/library.txt
$ git -C his commit -qam 'It is an age'
$ git -C his pull -q ../hers 2>/dev/null || git -C his status --short
  Auto-merging library.txt.annotations.json
  CONFLICT (content): Merge conflict in library.txt.annotations.json
  Automatic merge failed; fix conflicts and then commit the result.
  UU library.txt.annotations.json
$ stickler-cli validate his/library.txt && stickler-cli set --id $ID1 --set type=number --as Omar his/library.txt
  his/library.txt.annotations.json: no mistakes
$ git -C his commit -qam 'Decide' && git -C his log --format=%s -n 1
  Decide
