  $ . "$TESTDIR/setup.sh"

Without a project the preferences are listed, each with where it comes from.

  $ tasks config list -o csv --fields key,value,origin,where
  key,value,origin,where
  user,olga@example.com,environment,TASKS_USER
  db,,built-in,
  db_read,,built-in,
  project,,built-in,
  output,csv,flag,-o
  color,auto,built-in,
  pager,,built-in,
  editor,,built-in,
  confirm_above,100,built-in,
  log,,built-in,
  busy_wait,60s,built-in,
  $ tasks config list
  {"type":"setting","key":"user","value":"olga@example.com","origin":"environment","where":"TASKS_USER","doc":"e-mail to act as"}
  {"type":"setting","key":"db","value":null,"origin":"built-in","where":null,"doc":"project database: a path or a postgresql:// URL"}
  {"type":"setting","key":"db_read","value":null,"origin":"built-in","where":null,"doc":"postgresql:// URL of a replica: commands that only read look there instead of db"}
  {"type":"setting","key":"project","value":null,"origin":"built-in","where":null,"doc":"project inside a PostgreSQL database"}
  {"type":"setting","key":"output","value":null,"origin":"built-in","where":null,"doc":"default of --output; unset: table on a terminal, else jsonl"}
  {"type":"setting","key":"color","value":"auto","origin":"built-in","where":null,"doc":"auto, always or never"}
  {"type":"setting","key":"pager","value":null,"origin":"built-in","where":null,"doc":"program for tables that do not fit; unset: $PAGER, else less -FRX"}
  {"type":"setting","key":"editor","value":null,"origin":"built-in","where":null,"doc":"program for --editor; unset: $VISUAL, $EDITOR"}
  {"type":"setting","key":"confirm_above","value":"100","origin":"built-in","where":null,"doc":"ask on a terminal before more items than this are changed"}
  {"type":"setting","key":"log","value":null,"origin":"built-in","where":null,"doc":"file that gets a debug log; unset: none"}
  {"type":"setting","key":"busy_wait","value":"60s","origin":"built-in","where":null,"doc":"how long a writer waits for its turn (duration)"}

In a project its own settings follow; a user of the project who is no manager sees the preferences only.

  $ new_project
  $ tasks config list -o jsonl --fields key,value,origin | tail -n 4
  {"key":"busy_wait","value":"60s","origin":"built-in"}
  {"key":"force_remove_status","value":"false","origin":"built-in"}
  {"key":"idle_limit","value":"15m","origin":"built-in"}
  {"key":"split_seed","value":"0","origin":"built-in"}
  $ as ana config list -o csv --no-header --fields key | tail -n 1
  busy_wait
  $ as ana config get idle_limit
  ! {"error":{"code":"permission","message":"tasks config get idle_limit is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
  $ as ana config get confirm_above
  {"type":"setting","key":"confirm_above","value":"100","origin":"built-in","where":null,"doc":"ask on a terminal before more items than this are changed"}

A preference goes to the user's own file; the second time nothing changes.

  $ tasks config set output table --fields key,value,origin
  {"key":"output","value":"table","origin":"user"}
  $ cat home/.config/tasks/config.yaml
  output: "table"
  $ tasks config set output table --fields key,value,origin
  KEY     VALUE  ORIGIN
  output  table  user
  ! changed 0 settings, 1 unchanged
  $ tasks config get output --fields key,value,origin
  KEY     VALUE  ORIGIN
  output  table  user
  $ tasks config set confirm_above 20 -q --fields key,value
  KEY            VALUE
  confirm_above  20
  $ cat home/.config/tasks/config.yaml
  output: "table"
  confirm_above: "20"

Without a value it is taken out again.

  $ tasks config set output -o json
  {"settings":[
  {"type":"setting","key":"output","value":null,"origin":"built-in","where":null,"doc":"default of --output; unset: table on a terminal, else jsonl"}
  ]}
  $ cat home/.config/tasks/config.yaml
  confirm_above: "20"
  $ tasks config set output -o json --fields key,value
  {"settings":[
  {"key":"output","value":null}
  ]}

With --local it goes to the project's file, which wins over the user's; a variable wins over both, an option over all.

  $ tasks config set confirm_above 7 --local -o csv --fields value,origin,where | rooted
  value,origin,where
  7,project,ROOT/.tasks/config.yaml
  $ tasks config get confirm_above -o csv --fields value,origin,where | rooted
  value,origin,where
  7,project,ROOT/.tasks/config.yaml
  $ tasks config set confirm_above 9 -o csv --fields value,origin
  value,origin
  9,user
  ! note: confirm_above is "7" here all the same: ROOT/.tasks/config.yaml wins
  $ TASKS_CONFIRM_ABOVE=5 tasks config get confirm_above -o csv --fields value,origin,where
  value,origin,where
  5,environment,TASKS_CONFIRM_ABOVE
  $ TASKS_OUTPUT=ids tasks config get output -o csv --fields value,origin,where
  value,origin,where
  csv,flag,-o

A dry run writes nothing.

  $ tasks config set -n color never -o csv --fields key,value
  key,value
  color,never
  $ cat home/.config/tasks/config.yaml
  confirm_above: "9"

Settings of the project: the owner's, logged.

  $ tasks config get force_remove_status -o json
  {"settings":[
  {"type":"setting","key":"force_remove_status","value":"false","origin":"built-in","where":null,"doc":"annotations are read-only while their work item has a status"}
  ]}
  $ tasks config set force_remove_status true -o table --fields key,value,origin
  KEY                  VALUE  ORIGIN
  force_remove_status  true   database
  ! changed 1 setting
  $ tasks config set force_remove_status true -o table --fields key,value,origin
  KEY                  VALUE  ORIGIN
  force_remove_status  true   database
  ! changed 0 settings, 1 unchanged
  $ tasks config set -n idle_limit 5m -o table --fields key,value,origin
  KEY         VALUE  ORIGIN
  idle_limit  5m     database
  ! would change 1 setting
  $ tasks config get idle_limit -o csv --no-header --fields value,origin
  15m,built-in
  $ tasks config set idle_limit 20m -q -o csv --no-header --fields value,origin
  20m,database
  $ as mia config set idle_limit 1h
  ! {"error":{"code":"permission","message":"tasks config set idle_limit is for owners; mia@example.com is a manager","hint":"ask a manager or an owner","details":{}}}
  [5]
  $ tasks config set force_remove_status -o csv --fields value,origin,where
  value,origin,where
  false,built-in,

Wrong keys and values.

  $ tasks config get ouput -o table
  ! error: no setting "ouput"
  ! hint: did you mean output?
  [1]
  $ tasks config set idle_limt 3m
  ! {"error":{"code":"not_found","message":"no setting \"idle_limt\"","hint":"did you mean idle_limit?","details":{}}}
  [1]
  $ tasks config set output yaml -o table
  ! error: output is one of table, json, jsonl, csv, ids, not "yaml"
  [2]
  $ tasks config set confirm_above -- -3
  ! {"error":{"code":"bad_value","message":"confirm_above is a whole number from 0 on, not \"-3\"","hint":null,"details":{}}}
  [2]
  $ tasks config set busy_wait soon -o table
  ! error: "soon" is not a duration
  ! hint: a duration is 90s, 15m, 2h, 1d, 1w, 1h30m, or seconds: 12.5
  [2]
  $ tasks config set force_remove_status maybe -o table
  ! error: force_remove_status is true or false, not "maybe"
  [2]
  $ tasks config set idle_limit 0 -o table
  ! error: idle_limit must be longer than nothing
  [2]
  $ tasks config set idle_limit 5m --local -o table
  ! error: idle_limit is a setting of the project: it lives in its database
  ! hint: leave --local away
  [2]
  $ tasks config set
  ! {"error":{"code":"usage","message":"tasks config set needs KEY","hint":"tasks config set -h shows what it takes","details":{}}}
  [2]
  $ tasks -C / config set color never --local -o table
  ! error: --local needs a project folder
  ! hint: run it inside a project; without --local your own file is written
  [6]

Broken files name the place, and are not written over.

  $ printf 'color: auto\nconfirm_abov: 3\n' > home/.config/tasks/config.yaml
  $ tasks config list -o table
  ! error: ROOT/home/.config/tasks/config.yaml:2:1: unknown preference "confirm_abov"
  ! hint: did you mean confirm_above?
  [1]
  $ tasks config set color never -o table
  ! error: ROOT/home/.config/tasks/config.yaml:2:1: unknown preference "confirm_abov"
  ! hint: did you mean confirm_above?
  [1]
  $ cat home/.config/tasks/config.yaml
  color: auto
  confirm_abov: 3
  $ printf 'color: auto\n bad: [\n' > home/.config/tasks/config.yaml
  $ tasks version -o table
  ! error: ROOT/home/.config/tasks/config.yaml:2:5: illegal map value
  [1]
  $ printf 'confirm_above: many\noutput: xml\n' > home/.config/tasks/config.yaml
  $ tasks user list
  ! {"error":{"code":"bad_file","message":"ROOT/home/.config/tasks/config.yaml: output is one of table, json, jsonl, csv, ids, not \"xml\"","hint":null,"details":{}}}
  [1]
  $ tasks config list -o csv --fields key,value | grep -E 'confirm|output'
  output,csv
  confirm_above,7
  $ tasks config set output -o table
  KEY     VALUE  ORIGIN    WHERE
  output  -      built-in  -
  ! changed 1 setting

Comments and other lines stay as they are; a file that cannot be edited line by line is left alone.

  $ printf '# mine\nconfirm_above: 50  # more\n' > home/.config/tasks/config.yaml
  $ tasks config set pager 'less -S "x"' -q -o csv --no-header --fields value
  "less -S ""x"""
  $ cat home/.config/tasks/config.yaml
  # mine
  confirm_above: 50  # more
  pager: "less -S \"x\""
  $ tasks config get pager -o jsonl --fields value
  {"value":"less -S \"x\""}
  $ printf '{color: auto, confirm_above: 3}\n' > home/.config/tasks/config.yaml
  $ tasks config set color never -o table
  ! error: cannot change color in ROOT/home/.config/tasks/config.yaml and keep the rest
  ! hint: edit the file by hand
  [1]
  $ cat home/.config/tasks/config.yaml
  {color: auto, confirm_above: 3}

Without a project a setting of the project has nowhere to live.

  $ rm home/.config/tasks/config.yaml; mkdir -p home/elsewhere; cd home/elsewhere
  $ tasks config get idle_limit -o table
  ! error: no project in "ROOT/home/elsewhere" or above it
  ! hint: run tasks init, or give -C DIR or --db PATH
  [6]
