  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling

# domain.md §11: "The split belongs to the dataset item, so that an item cannot be `train` in one task and `test` in another."
# domain.md §11: "Set by hand on a selection"

  $ tasks create other --dataset street --assignee ana@example.com -q -o ids >/dev/null
  $ as mia set-split cars train 24 25 --fields id,path,split,version
  ID  PATH    SPLIT  VERSION
  14  /1.png  train        2
  15  /2.png  train        2
  ! changed 2 items
  $ tasks items other --split train --fields path,split
  PATH    SPLIT
  /1.png  train
  /2.png  train
  $ as mia set-split cars train 24 25 -o ids
  $ as mia set-split --dataset street test -w path=/1.png,/3.png --fields path,split
  PATH    SPLIT
  /1.png  test
  /3.png  test
  ! changed 2 items
  $ as mia set-split --dataset street none -w path=/3.png -q --fields path,split
  PATH    SPLIT
  /3.png  none
  $ tasks history 24 --fields action,actor,command,old,new
  ACTION    ACTOR             COMMAND    OLD    NEW
  added     olga@example.com  create     -      -
  assigned  olga@example.com  create     -      ana@example.com
  split     mia@example.com   set-split  none   train
  split     mia@example.com   set-split  train  test
  $ tasks items cars -o jsonl | as mia set-split cars validation - -n -q -o ids | wc -l
  6
  $ as mia undo -q -o ids | wc -l
  1
  $ tasks dataset items street --split train,test,validation --fields path,split
  PATH    SPLIT
  /1.png  test
  /2.png  train
  /3.png  test

It is in what is exported:

  $ tasks export --dataset street --format jsonl --split test | jq -c '[.path, .split]'
  ["/1.png","test"]
  ["/3.png","test"]

# domain.md §11: "or automatically: percentages for train/validation/test (default 80/10/10, sum 100), `--seed`; assignment by
# hash of (seed, item path), so that items added later never move the earlier ones"
# decisions.md 24: "Split hash: XXH64(path, seed), top 53 bits / 2^53 …; without `--seed` the dataset's stored seed (0)."

  $ seq 10000 | awk '{printf "{\"path\":\"scans/%d.png\",\"content_hash\":\"h%d\",\"metadata\":{\"patient\":{\"name\":\"p%d\"}}}\n", $1, $1, $1 % 700}' >scans.jsonl
  $ tasks dataset create scans -q -o ids >/dev/null
  $ tasks dataset add scans scans.jsonl -q -o ids | wc -l
  10000
  $ splits() { tasks dataset items scans -o csv --no-header --fields path,split | sort; }
  $ shares() { tasks set-split --dataset scans --check -o jsonl "$@" | jq -r 'select(.check == "share") | "\(.split) \(.items)"'; }
  $ as mia set-split --dataset scans --auto 80/10/10 -q -o ids | wc -l
  10000
  $ shares
  train 7998
  validation 970
  test 1032
  $ splits >before
  $ seq 10001 11000 | awk '{printf "{\"path\":\"scans/%d.png\",\"metadata\":{\"patient\":{\"name\":\"p%d\"}}}\n", $1, $1 % 700}' | tasks dataset add scans - -q -o ids | wc -l
  1000
  $ as mia set-split --dataset scans --auto 80/10/10 -q -o ids | wc -l
  1000
  $ splits | comm -23 before -
  $ shares
  train 8809
  validation 1055
  test 1136
  $ as mia set-split --dataset scans --auto 80/10/10 --overwrite -o ids

Another seed deals differently, the same one alike; all of it is one small operation, and is taken back as one:

  $ as mia set-split --dataset scans --auto 80/10/10 --overwrite --seed 7 -q -o ids | wc -l
  3761
  $ splits >seven
  $ as mia undo -q -o ids | wc -l
  1
  $ splits | comm -23 before -
  $ as mia set-split --dataset scans --auto 80/10/10 --overwrite --seed 7 -q -o ids | wc -l
  3761
  $ splits | cmp - seven

# domain.md §11: "`--exact` deals exact counts instead"; "Only items without a split are touched unless `--overwrite`."

  $ as mia set-split --dataset scans none --all -q -o ids | wc -l
  11000
  $ as mia set-split --dataset scans --auto 70/20/10 --exact -q -o ids | wc -l
  11000
  $ shares
  train 7700
  validation 2200
  test 1100
  $ as mia set-split --dataset scans --exact -o ids
  $ as mia set-split --dataset scans --exact --overwrite -q -o ids >/dev/null
  $ shares
  train 8800
  validation 1100
  test 1100

# domain.md §11: "`--group-by METADATA.KEY` keeps groups (patients, scenes) on one side"

  $ as mia set-split --dataset scans --check --group-by patient.name --fields check,items,splits | tail -n 2
  group     16  train, test
  group     16  train, validation
  $ as mia set-split --dataset scans --group-by metadata.patient.name --overwrite -q -o ids | wc -l
  3676
  $ as mia set-split --dataset scans --check --group-by patient.name -o jsonl | jq -r 'select(.check == "group")' | wc -l
  0
  $ seq 11001 12000 | awk '{printf "{\"path\":\"scans/%d.png\",\"metadata\":{\"patient\":{\"name\":\"p%d\"}}}\n", $1, $1 % 700}' | tasks dataset add scans - -q -o ids | wc -l
  1000
  $ splits >before
  $ as mia set-split --dataset scans --auto 40/30/30 --seed 9 --group-by patient.name -q -o ids | wc -l
  1000
  $ splits | comm -23 before - | grep -v ',none$'
  [1]
  $ as mia set-split --dataset scans --check --group-by patient.name -o jsonl | jq -r 'select(.check == "group")' | wc -l
  0
  $ as mia set-split --dataset scans --exact --group-by patient.name --overwrite -o ids >/dev/null
  ! note: the largest deviation is 0.1 %: 9.9 % of all items in test
  $ shares --group-by patient.name
  train 9603
  validation 1207
  test 1190

# domain.md §11: "`--stratify label` keeps label shares"
# decisions.md 24: "`--stratify` and `--group-by` together deal greedily and report the deviation."

  $ tasks create labels --dataset scans --limit 1000 --assignee ana@example.com -q -o ids >/dev/null
  $ tasks items labels -o ids | awk '{print "{\"work_item\":" $1 ",\"label\":\"" (NR % 10 == 0 ? "rare" : NR % 3 == 0 ? "some" : "usual") "\",\"shape\":\"class\"}"}' | tasks annotate - -q -o ids | wc -l
  1000
  $ as mia set-split labels --stratify label --overwrite -o ids >/dev/null
  ! note: every share is exactly as wanted
  $ as mia set-split labels --check --fields check,split,label,items,share
  CHECK  SPLIT       LABEL  ITEMS  SHARE
  share  train       -        800    0.8
  share  validation  -        100    0.1
  share  test        -        100    0.1
  label  train       rare      80    0.8
  label  validation  rare      10    0.1
  label  test        rare      10    0.1
  label  train       some     240    0.8
  label  validation  some      30    0.1
  label  test        some      30    0.1
  label  train       usual    480    0.8
  label  validation  usual     60    0.1
  label  test        usual     60    0.1
  $ as mia set-split --dataset scans --stratify label --group-by patient.name --auto 60/20/20 --overwrite -o ids >/dev/null
  ! note: the largest deviation is 2.5 %: 57.5 % of all items in train
  $ as mia set-split --dataset scans --check --group-by patient.name --fields check,split,label,items,share
  CHECK  SPLIT       LABEL  ITEMS   SHARE
  share  train       -       6900   0.575
  share  validation  -       2533  0.2111
  share  test        -       2567  0.2139
  label  train       rare      61    0.61
  label  validation  rare      20     0.2
  label  test        rare      19    0.19
  label  train       some     180     0.6
  label  validation  some      60     0.2
  label  test        some      60     0.2
  label  train       usual    360     0.6
  label  validation  usual    120     0.2
  label  test        usual    120     0.2

Leaks: the same content, the same file in another dataset.

  $ printf '{"path":"a.png","content_hash":"x"}\n{"path":"b.png","content_hash":"x"}\n{"path":"c.png"}\n' >leak.jsonl
  $ tasks dataset create one --root s3://bucket -q -o ids >/dev/null && tasks dataset add one leak.jsonl -q -o ids >/dev/null
  $ tasks dataset create two --root s3://bucket -q -o ids >/dev/null && tasks dataset add two leak.jsonl -q -o ids >/dev/null
  $ as mia set-split --dataset one train -w path=/a.png,/c.png -q -o ids >/dev/null
  $ as mia set-split --dataset one --check --fields check,split,items,share
  CHECK  SPLIT       ITEMS   SHARE
  share  train           2  0.6667
  share  validation      0       0
  share  test            0       0
  share  none            1  0.3333
  $ as mia set-split --dataset one test -w path=/b.png -q -o ids >/dev/null
  $ as mia set-split --dataset two test -w path=/c.png -q -o ids >/dev/null
  $ as mia set-split --dataset one --check -o jsonl | tail -n 2
  {"type":"split_check","check":"content","split":null,"label":null,"value":"x","items":2,"share":null,"splits":["train","test"],"dataset":null}
  {"type":"split_check","check":"path","split":null,"label":null,"value":"/c.png","items":2,"share":null,"splits":["train","test"],"dataset":"two"}

# decisions.md 25: "A split change is refused if any locked, unarchived task holds the item."

  $ as mia lock other -q -o ids >/dev/null
  $ as mia set-split cars test 26
  ID  PATH  KIND  WIDTH  HEIGHT  SPLIT
  ! changed 0 items, 1 unchanged
  $ as mia set-split --dataset street --auto 80/10/10 --partial -o ids
  ! error: 3 of 6 items are refused: item 17: task "other" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z; item 18: task "other" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z; item 19: task "other" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [3]
  $ as mia archive other -q -o ids >/dev/null
  $ as mia set-split cars test 26 -q -o ids | wc -l
  0

Bad input changes nothing.

  $ as mia set-split --dataset scans --auto 50/30/30
  ! error: the shares 50/30/30 add up to 110, not to 100
  ! hint: percentages for train/validation/test: 80/10/10
  [2]
  $ as mia set-split --dataset scans --auto=-10/60/50
  ! error: a share is from 0 to 100 percent, not -10
  ! hint: percentages for train/validation/test: 80/10/10
  [2]
  $ as mia set-split --dataset scans --auto 80/20
  ! error: "80/20" is no split
  ! hint: percentages for train/validation/test: 80/10/10
  [2]
  $ as mia set-split --dataset scans --auto nan/50/50
  ! error: a share is from 0 to 100 percent, not nan
  ! hint: percentages for train/validation/test: 80/10/10
  [2]
  $ as mia set-split --dataset scans --group-by hospital --overwrite
  ! error: 12000 items have no value "hospital" to group by, the first is "/scans/1.png"
  ! hint: tasks dataset set DATASET W --metadata hospital=VALUE gives them one
  [2]
  $ as mia set-split --dataset scans --check --group-by hospital
  ! error: no item has a value "hospital" to group by
  ! hint: tasks dataset items DATASET --fields path,metadata shows what there is
  [2]
  $ as mia set-split --dataset scans --stratify colour
  ! error: --stratify takes one of label, not "colour"
  [2]
  $ as mia set-split cars
  ! error: tasks set-split needs a SPLIT: train, validation, test or none
  ! hint: or --auto 80/10/10, or --check
  [2]
  $ as mia set-split
  ! error: tasks set-split needs a TASK, or --dataset DATASET
  ! hint: tasks set-split TASK SPLIT W, or tasks set-split --dataset DATASET SPLIT ITEM
  [2]
  $ as mia set-split cars trian 24
  ! error: there is no split "trian"
  ! hint: did you mean train? it is one of none, train, validation, test
  [2]
  $ as mia set-split cars train
  ! error: no work items were chosen
  ! hint: name ids, or give -, --where FIELD=VALUE or --all
  [2]
  $ as mia set-split cars train --check
  ! error: with --check there is no SPLIT, but "train" was given
  ! hint: see tasks help
  [2]
  $ as mia set-split cars --check --overwrite
  ! error: --check changes nothing: it goes with --group-by alone
  ! hint: see tasks help
  [2]
  $ as mia set-split cars train 1
  ! error: 1 is the id of a user, not of a work item
  [1]
  $ as mia set-split --dataset street train 24
  ! error: 24 is the id of a work item, not of an item
  [1]
  $ as ana set-split cars train 24
  ! error: tasks set-split is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ echo '{"type":"work_item","id":24,"version":99}' | as mia set-split cars train -
  ! error: work item 24 has changed since it was read
  ! hint: read the records again and repeat
  [5]
  $ tasks dataset items street --limit 1 -o jsonl | as mia set-split cars train -
  ! error: line 1 of standard input: a record of kind "item" where one of kind "work_item" is wanted
  [1]
  $ as mia set-split cars train -w path=/nothing
  ID  PATH  KIND  WIDTH  HEIGHT  SPLIT
  ! note: no item was chosen
  ! changed 0 items
