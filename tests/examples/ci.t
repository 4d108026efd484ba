  $ . "$TASKS_SOURCE_DIR/tests/examples/setup.sh"

The step of examples/ci that makes the week's task from new files, run as a CI job would: no terminal, another folder.

  $ week="$TASKS_SOURCE_DIR/examples/ci/week.sh"
  $ mkdir scans && cd scans && export TASKS_USER=olga@example.com
  $ tasks init --name scans -q >/dev/null
  $ for user in "ci@example.com --role manager" ana@example.com ben@example.com; do tasks user add $user -q >/dev/null; done
  $ tasks group add labelers --member ana@example.com,ben@example.com -q >/dev/null
  $ cd .. && export TASKS_USER=ci@example.com
  $ mkdir -p incoming/2026-W01 incoming/2026-W02
  $ picture() { printf '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x64\x00\x00\x00\x50\x08\x02%s' "$1" >"incoming/$1.png"; }
  $ for n in W01/1 W01/2 W01/3 W02/1; do picture 2026-$n; done

Without files yet to come, the plan and the real thing say the same; nothing is made twice.

  $ CHECK=1 "$week" scans incoming 2026-W01 | tee plan | jq -c '[.kind, .name, .action, .new]'
  ["dataset","scans","create",null]
  ["dataset","scans","add-items","3"]
  ["task","scans 2026-W01","create","3"]
  $ tasks -C scans list -o ids
  $ "$week" scans incoming 2026-W01 | diff plan -
  $ "$week" scans incoming 2026-W01

More files come, and a week later the next task:

  $ picture 2026-W01/4
  $ "$week" scans incoming 2026-W01 | jq -c '[.kind, .name, .action, .old, .new]'
  ["dataset","scans","add-items","3","4"]
  ["task","scans 2026-W01","add-items","3","4"]
  $ "$week" scans incoming 2026-W02 | jq -c '[.kind, .name, .action, .old, .new]'
  ["dataset","scans","add-items","4","5"]
  ["task","scans 2026-W02","create",null,"1"]
  $ "$week" scans incoming 2026-W02
  $ tasks -C scans list -o csv --no-header --fields name,items_total,priority
  scans 2026-W01,4,high
  scans 2026-W02,1,high
  $ tasks -C scans log --limit 1 -o csv --no-header --fields command,actor,reason
  apply,ci@example.com,files of 2026-W02
