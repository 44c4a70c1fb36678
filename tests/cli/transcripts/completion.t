# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The commands
$ stickler-cli --complete ''
  text
  add
  set
  remove
  history
  restore
  list
  status
  search
  sign-off
  suggest
  reanchor
  adopt
  export
  merge
  compare
  validate
  help
  --help
  --version
$ stickler-cli --complete s
  set
  status
  search
  sign-off
  suggest
$ stickler-cli --complete help v
  validate

# Options of a command
$ stickler-cli --complete add --
  --kind
  --start
  --end
  --quote
  --occurrence
  --at
  --set
  --add
  --format
  --as
  --quiet
  --encoding
  --help
$ stickler-cli --complete list library.txt --f
  --format

# Kinds, states and formats
$ stickler-cli --complete add --kind ''
  quote
  claim
  source
  note
$ stickler-cli --complete list -k c
  claim
$ stickler-cli --complete list --status ''
  suggested
  open
  in-check
  query
  checked
  second-read
  signed-off
  rejected
  cut
$ stickler-cli --complete status --format ''
  text
  json
  ndjson

# Fields of the kind that was said, members of lists, values of choices
$ stickler-cli --complete add --kind source --set ''
  status=
  name=
  type=
  role=
  affiliation=
  mention-of=
  via=
  contact=
  identity-known-by=
  anonymity-reason=
  anonymity-approved-by=
  conflict-of-interest=
  links.title=
  links.url=
  note=
  comments.text=
$ stickler-cli --complete add --kind note --set ''
  status=
  text=
  comments.text=
$ stickler-cli --complete set --id 1234 --set ground
  ground-rules=
$ stickler-cli --complete set --id 1234 --set form=
  form=direct
  form=mixed
  form=indirect
$ stickler-cli --complete set --id 1234 --set evidence.stance=
  evidence.stance=supports
  evidence.stance=refutes
  evidence.stance=context
$ stickler-cli --complete set --id 1234 --add ''
  evidence=
  evidence.title=
  evidence.url=
  evidence.archived=
  evidence.file=
  evidence.excerpt=
  evidence.locator=
  evidence.accessed=
  evidence.use=
  evidence.stance=
  evidence.publishable=
  links=
  links.title=
  links.url=
  comments=
  comments.text=
$ stickler-cli --complete set --id 1234 --remove-entry ''
  evidence=
  links=
  comments=

# Where there is no answer, the shell completes file names
$ stickler-cli --complete list lib
$ stickler-cli --complete add --quote ''
$ stickler-cli --complete frobnicate ''

# The shell's function puts together what the shell parts at equals signs
$ cat > try.bash <<'END'
> source "$COMPLETION"
> compopt () { echo "compopt $*"; }
> COMP_WORDBREAKS=$' \t\n"\'><=;|&(:'
> COMP_WORDS=("$@")
> COMP_CWORD=$(($# - 1))
> _stickler_cli
> printf '%s\n' "${COMPREPLY[@]}"
> END
$ bash try.bash stickler-cli li
  list
$ bash try.bash stickler-cli set --set ver
  compopt -o nospace
  verified-by=
  verdict=
$ bash try.bash stickler-cli set --set form = d
  direct
$ bash try.bash stickler-cli set --set form =
  direct
  mixed
  indirect
$ bash try.bash stickler-cli set --id urn : uuid : 1234 --set form = i
  indirect
$ bash try.bash stickler-cli list --format ''
  text
  json
  ndjson
