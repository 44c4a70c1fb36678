# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# A window left an edit in its journal, which the next command finds; to look at it saves nothing
$ stickler-cli add --kind claim --quote '214,000 books' --as Ida library.txt
  ID1
$ cat > leave <<'END'
> folder=$XDG_STATE_HOME/stickler/journals
> key=$(printf %s "$PWD/library.txt.annotations.json" | sha256sum | cut -d' ' -f1)
> line () { printf '%s %s\n' "$(printf %s "$1" | sha256sum | cut -c-16)" "$1"; }
> before=$(python3 -c 'import json; print(json.dumps(json.load(open("library.txt.annotations.json"))["first"]["items"][0]))')
> after=${before/'"stk:status": "open"'/'"stk:status": "in-check"'}
> mkdir -p "$folder"
> {
>   line "{\"version\":1,\"article\":\"file://$PWD/library.txt\",\"agent\":\"Omar\"}"
>   line "{\"edit\":1,\"id\":\"$ID1\",\"time\":\"2026-05-01T10:00:00Z\",\"before\":$before,\"after\":$after}"
>   printf 'half of a li'
> } > "$folder/$key-00000000.journal"
> END
$ bash leave; stickler-cli list library.txt
  ID1       claim  298-311  in-check  214,000 books
! stickler-cli: library.txt: Changes to 1 tag that were not saved the last time are back. They are saved with the next change to the tags.
$ stickler-cli list library.txt
  ID1       claim  298-311  in-check  214,000 books
! stickler-cli: library.txt: Changes to 1 tag that were not saved the last time are back. They are saved with the next change to the tags.

# The next change saves it too, and says in the history whose it was
$ stickler-cli set --id $ID1 --set note='Call the library.' --as Ida library.txt
! stickler-cli: library.txt: Changes to 1 tag that were not saved the last time are back. They are saved with the next change to the tags.
$ stickler-cli list library.txt; stickler-cli validate library.txt; ls "$XDG_STATE_HOME/stickler/journals"
  ID1       claim  298-311  in-check  214,000 books
  library.txt.annotations.json: no mistakes
$ grep -E '"(status|note)"' library.txt.annotations.json | grep -oE '"(Ida|Omar)"|"(status|note)"'
  "Omar"
  "status"
  "Ida"
  "note"
