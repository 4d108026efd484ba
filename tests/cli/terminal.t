What a person at a terminal sees: tables in its width, colour, a pager, questions.

  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks group add night --member ana@example.com,ben@example.com,cid@example.com -q >/dev/null
  $ t() { LD_PRELOAD="$TASKS_FAKETIME" "$TASKS_BIN" "$@"; }
  $ export -f t; export SHELL=/bin/bash TERM=xterm; unset COLUMNS

on COLUMNS LINES COMMAND: runs it on a terminal of that size; escape sequences are shown as ^[.

  $ on() { script -qec "stty cols $1 rows $2; $3" /dev/null </dev/null | tr -d '\r' | sed 's/\x1b/^[/g'; }

A table on a terminal, records in a pipe; TASKS_OUTPUT and -o win.

  $ on 80 50 't group list --color never'
  ID  NAME   MEMBERS COUNT  MEMBERS
  11  night              3  ana@example.com, ben@example.com, cid@example.com
  $ on 80 50 't group list | cat'
  {"type":"group","id":11,"name":"night","members":["ana@example.com","ben@example.com","cid@example.com"],"members_count":3,"created_at":"2026-01-05T09:00:00.000000Z"}
  $ on 80 50 'TASKS_OUTPUT=csv t group list --fields name,members_count'
  name,members_count
  night,3
  $ tasks group list -o table
  ID  NAME   MEMBERS COUNT  MEMBERS
  11  night              3  ana@example.com, ben@example.com, cid@example.com

Colour: by the terminal, then by NO_COLOR and CLICOLOR_FORCE, then by --color.

  $ colours() { grep -c '\^\['; }
  $ on 80 50 't user list' | colours
  1
  $ on 80 50 't user list | cat' | colours
  0
  [1]
  $ on 80 50 'NO_COLOR=1 t user list' | colours
  0
  [1]
  $ on 80 50 'NO_COLOR= t user list' | colours
  1
  $ on 80 50 'NO_COLOR=1 t user list --color always' | colours
  1
  $ on 80 50 't user list --color never' | colours
  0
  [1]
  $ on 80 50 'TASKS_COLOR=never t user list' | colours
  0
  [1]
  $ CLICOLOR_FORCE=1 t user list -o table | sed 's/\x1b/^[/g' | colours
  1
  $ CLICOLOR_FORCE=0 t user list -o table | sed 's/\x1b/^[/g' | colours
  0
  [1]
  $ t user list -o table --color always | sed 's/\x1b/^[/g' | colours
  1
  $ t user list -o jsonl --color always | sed 's/\x1b/^[/g' | colours
  0
  [1]

Tables fit the width; wide letters count twice.

  $ tasks user add lin@example.com --name 林小明林小明林小明林小明林小明林小明 -q >/dev/null
  $ for columns in 200 80 60 45; do on $columns 50 't user list --color never' | wc -L; done
  77
  77
  60
  45
  $ on 45 50 't user list --color never' | grep lin
  13  lin@examp\xe2\x80\xa6  \xe6\x9e\x97\xe5\xb0\x8f\xe6\x98\x8e\xe6\x9e\x97\xe2\x80\xa6   annotator  yes (esc)

So does a page of the manual.

  $ for columns in 200 80 50; do on $columns 500 't help user --color never' | sed '/^ *\$ tasks user add Cid/,/^SEE ALSO/d' | wc -L; done
  100
  80
  50
  $ on 80 500 't help user' | head -n 6
  ^[[1mNAME^[[0m
      tasks-user - the people of a project and what each of them may do
  
  ^[[1mSYNOPSIS^[[0m
      ^[[1mtasks^[[0m ^[[1muser^[[0m ^[[1madd^[[0m ^[[4mEMAIL^[[0m [^[[4moptions^[[0m]
      ^[[1mtasks^[[0m ^[[1muser^[[0m ^[[1mlist^[[0m [^[[4moptions^[[0m]
  $ on 80 500 't help user --color never' | head -n 6
  NAME
      tasks-user - the people of a project and what each of them may do
  
  SYNOPSIS
      tasks user add EMAIL [options]
      tasks user list [options]
  $ t help user | sed 's/\x1b/^[/g' | colours
  0
  [1]

What does not fit on the screen goes through the pager.

  $ on 80 5 'PAGER="sed s/^/paged:/" t user list --color never --fields email'
  paged:EMAIL
  paged:ana@example.com
  paged:ben@example.com
  paged:cid@example.com
  paged:lin@example.com
  paged:mia@example.com
  paged:olga@example.com
  $ on 80 50 'PAGER="sed s/^/paged:/" t user list --color never --fields email'
  EMAIL
  ana@example.com
  ben@example.com
  cid@example.com
  lin@example.com
  mia@example.com
  olga@example.com
  $ on 80 5 'PAGER="sed s/^/paged:/" t user list --color never --fields email --no-pager' | head -n 2
  EMAIL
  ana@example.com
  $ on 80 5 'PAGER=cat t user list --color never --fields email' | head -n 2
  EMAIL
  ana@example.com
  $ on 80 5 'TASKS_PAGER="sed s/^/mine:/" PAGER=false t user list --color never --fields email' | head -n 2
  mine:EMAIL
  mine:ana@example.com
  $ on 80 5 'PAGER="sed s/^/paged:/" t user list --fields email | cat' | head -n 1
  {"email":"ana@example.com"}
  $ on 80 5 'PAGER="sed s/^/paged:/" t help version --color never' | head -n 2
  paged:NAME
  paged:    tasks-version - show the program's version
  $ on 80 5 'PAGER="head -n 1" t help tasks --color never; echo "exit status $?"'
  NAME
  exit status 0

A question is asked on a terminal only, and the answer decides.

  $ tasks backup copy.db -q >/dev/null
  $ answer() { (sleep 0.3; echo "$1"; sleep 0.3) | script -qec "$2; echo \"exit status \$?\"" /dev/null | tr -d '\r' | sed 's/^[yn]$//;/^$/d'; }
  $ answer n 't restore copy.db --fields name --color never'
  restoring over project "demo" with its 7 operations. This cannot be undone. Go on? [y/N] n
  error: not done
  hint: nothing was changed
  exit status 130
  $ answer y 't restore copy.db --fields name --color never'
  restoring over project "demo" with its 7 operations. This cannot be undone. Go on? [y/N] y
  NAME
  demo
  changed 1 project
  exit status 0
  $ answer y 't restore copy.db --fields name --no-input'
  error: restoring over project "demo" with its 8 operations cannot be undone
  hint: give --yes if you mean it
  exit status 2
  $ echo y | tasks restore copy.db -o table
  ! error: restoring over project "demo" with its 8 operations cannot be undone
  ! hint: give --yes if you mean it
  [2]

A dry run shows there what would change, besides the records; people who pipe get the records alone.

  $ on 100 40 't user edit ana@example.com --name "Ana Alves" --role manager -n --color never --fields email,name'
  EMAIL            NAME
  ana@example.com  Ana Alves
  would change 1 user
    user  name  ana \xe2\x86\x92 Ana Alves      1 (esc)
    user  role  annotator \xe2\x86\x92 manager  1 (esc)
  $ on 60 40 't user edit ana@example.com --name "A name that is much too long for a terminal of sixty columns" -n --color always --fields email'
  ^[[1mEMAIL^[[0m
  ana@example.com
  would change 1 user
    user  name  ana \xe2\x86\x92 A name that is much too long \xe2\x80\xa6  1 (esc)
  $ on 100 40 't user edit ana@example.com --name Ana -n -q --fields email,name'
  ^[[1mEMAIL            NAME^[[0m
  ana@example.com  Ana
  $ tasks user edit ana@example.com --name "Ana Alves" -n -o table --fields email,name
  EMAIL            NAME
  ana@example.com  Ana Alves
  ! would change 1 user

--watch draws over what it drew, on a screen of its own, never more lines than there are, until q is pressed.

  $ watch() { (sleep 1.2; printf q; sleep 0.5) | script -qec "stty cols 60 rows $1; $2; echo \"exit status \$?\"" /dev/null | tr -d '\r' | sed 's/\x1b/^[/g'; }
  $ watch 40 't status --watch --interval 0.3' >drawn
  $ head -n 1 drawn | cut -c 1-60
  ^[[?1049h^[[?25l^[[?2026h^[[H^[[2mtype^[[0m                p
  $ grep -o 'UTC; q quits' drawn | sort | uniq -c | awk '{ print ($1 > 1 ? "more than once:" : "once:"), $2, $3, $4 }'
  more than once: UTC; q quits
  $ grep -c '\^\[\[2J' drawn
  0
  [1]
  $ tail -n 2 drawn
  09:00:00 UTC; q quits^[[K
  ^[[J^[[?2026l^[[?25h^[[?1049lexit status 0
  $ watch 6 't status --watch --interval 10' | grep -c .
  6
