What TAB is told. The shells' scripts ask `tasks __complete`; tests/completions types into the shells themselves.

  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks group add night --member ana@example.com -q >/dev/null
  $ ask() { tasks __complete zsh "$@" | tr '\t' '|'; }

The scripts hold no command names:

  $ for shell in bash zsh fish; do tasks completion $shell | grep -c 'set-status\|user\|--role'; done
  0
  0
  0
  [1]
  $ tasks completion tcsh
  ! {"error":{"code":"bad_value","message":"SHELL takes one of bash, zsh, fish, not \"tcsh\"","hint":null,"details":{}}}
  [2]
  $ tasks completion
  ! {"error":{"code":"usage","message":"tasks completion needs SHELL","hint":"tasks completion -h shows what it takes","details":{}}}
  [2]

Commands, verbs, options:

  $ ask us
  none
  user|add, list, show, edit, deactivate, activate
  $ ask user ''
  none
  add|add a user to the project
  list|list the users
  show|show one user
  edit|change a user's name, role or login
  deactivate|keep a user from working
  activate|let a deactivated user work again
  $ ask user a
  none
  add|add a user to the project
  activate|let a deactivated user work again
  $ ask user add x --na
  none
  --name|name to show
  $ ask --no
  none
  --no-header|leave the line of names out of a table or csv
  --no-input|never ask
  --no-pager|never start a pager
  --now|take TIME for the present
  $ ask nonsense ''
  none
  $ ask user nonsense ''
  none

An option that was given is not offered again, one that may be repeated is:

  $ ask user edit x --name X --role owner --ro
  none
  $ ask group add x --member ana@example.com --mem
  none
  --member|a member, may be given several times

Words, and values of the project:

  $ ask user list --role ''
  none
  owner|
  manager|
  annotator|
  $ ask user list --role=o
  none
  --role=owner|
  $ ask user list -o j
  none
  json|
  jsonl|
  $ ask user show ''
  none
  ana@example.com|ana
  ben@example.com|ben
  cid@example.com|cid
  mia@example.com|mia
  olga@example.com|olga
  $ ask --as a
  none
  ana@example.com|ana
  $ ask group edit n
  none
  night|
  $ ask group add x --member ana@example.com,
  none
  ana@example.com,ben@example.com|ben
  ana@example.com,cid@example.com|cid
  ana@example.com,mia@example.com|mia
  ana@example.com,olga@example.com|olga
  $ ask user list --fields email,
  none
  email,id|id of the user
  email,name|name to show
  email,role|owner, manager or annotator
  email,active|false once deactivated
  email,created_at|when the user was added
  email,db_role|database role that logs in for the user, on PostgreSQL
  email,may_act_as|true when that role may act for others with --as
  $ ask help exit
  none
  exit-codes|

Files are the shell's business:

  $ ask --db ''
  files
  $ ask -C ''
  folders

After -- a word is no option:

  $ ask user show -- -
  none

bash gets its candidates as they must stand in the line, from its last word break on:

  $ tasks group add "lion's den" -q >/dev/null
  $ bash_asks() { tasks __complete bash "$1" "\"'@><=;|&(:"; }
  $ bash_asks 'tasks group show li'
  none
  lion\'s\ den
  $ bash_asks 'tasks group show "li'
  none
  lion's den
  $ bash_asks "tasks group show 'li"
  none
  lion'\''s den
  $ bash_asks 'tasks user show ana@ex'
  none
  @example.com
  $ bash_asks 'tasks user list --role=ow'
  none
  owner
  $ bash_asks 'true && tasks ver'
  none
  version

An annotator is told nothing of other people:

  $ TASKS_USER=ana@example.com tasks __complete zsh user show ''
  none
  $ tasks __complete zsh --as ana@example.com user show ''
  none

Nothing is ever complained about:

  $ cd /
  $ ask user show ''
  none
  $ ask --db nowhere.db user show ''
  none
  $ ask -C nowhere user show ''
  none
  $ ask
  $ tasks __complete
  $ tasks __complete bash
