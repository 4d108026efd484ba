  $ . "$TESTDIR/setup.sh"

Of a task with everything: days, somebody's time, discarded and skipped items, issues, a review

  $ new_project
  $ tasks dataset create cars -q -o ids >/dev/null
  $ for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "{\"path\":\"/$i.jpg\",\"width\":800,\"height\":600}"; done | tasks dataset add cars - -q -o ids >/dev/null
  $ tasks create boxes --dataset cars --assignee ana@example.com,ben@example.com --due 2026-02-01 -q -o ids >/dev/null
  $ tasks items boxes --as ana@example.com -o ids >anas && tasks items boxes --as ben@example.com -o ids >bens
  $ sed -n 1,3p anas | sed 's/.*/{"work_item":&,"label":"car","shape":"box","geometry":{"bbox":[1,2,30,40]}}/' | tasks annotate - --as ana@example.com -q -o ids >/dev/null
  $ sed -n 1,2p bens | sed 's/.*/{"work_item":&,"label":"<b>bus<\/b>"}/' | tasks annotate - --as ben@example.com -q -o ids >/dev/null
  $ at "2026-01-06 10:00:00"
  $ tasks start $(sed -n 4p anas) --as ana@example.com -q -o ids >/dev/null && at "2026-01-06 10:03:00"
  $ tasks set-status boxes complete $(sed -n 4p anas) --as ana@example.com -q -o ids >/dev/null
  $ sed -n 1,2p anas | tasks set-status boxes complete - --as ana@example.com -q -o ids >/dev/null
  $ at "2026-01-08 10:00:00"
  $ sed -n 3p anas | tasks set-status boxes complete - --as ana@example.com -q -o ids >/dev/null
  $ sed -n 1,2p bens | tasks set-status boxes discard - --as ben@example.com -q -o ids >/dev/null
  $ tasks skip $(sed -n 5p anas) --reason "too dark" --as ana@example.com -q -o ids >/dev/null
  $ tasks create check --qa-of boxes --assignee olga@example.com --status complete -q -o ids >/dev/null
  $ tasks items check -o ids >checks && tasks set-status check approve $(sed -n 1p checks) -q -o ids >/dev/null && tasks set-status check discard $(sed -n 2p checks) -q -o ids >/dev/null
  $ tasks issue open --work-item $(sed -n 3p anas) --text "too wide" -q -o ids >/dev/null
  $ at "2026-01-09 09:00:00"

  $ tasks analytics boxes -o table
  boxes  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 41%  5 of 12 items (esc)
    2 discarded, 1 skipped, 6 remaining, 1 with issues
    1.7 items a day, done by 2026-01-12 (2026-01-11 to 2026-01-15), due 2026-02-01
    36s an item, 45s an annotation
  
  DAYS
  done       \xe2\x96\x88 \xe2\x96\x86 (esc)
  remaining  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x87 (esc)
             2026-01-06 to 2026-01-08, at most 3 a day
  
  CONTRIBUTORS
                               DONE  DISCARDED  SKIPPED  LEFT  ITEMS/H  ISSUES  APPROVED
  ana@example.com  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88     3          0        1     2       60       1       50% (esc)
  ben@example.com  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x8b        2          2        0     4        -       0         - (esc)
  
  LABELS
  car         \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88  3 (esc)
  <b>bus</b>  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x8e        2 (esc)
  
  STATUSES
  completed  complete  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x8b               2 (esc)
  completed  discard   \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x8b               2 (esc)
  label      none      \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88  6 (esc)
  label      skipped   \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x8e                  1 (esc)
  review     complete  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x8e                  1 (esc)
  $ tasks analytics boxes -o jsonl
  {"type":"analytics","task":"boxes","task_id":26,"dataset":"cars","task_type":"labeling","quality":"none","archived_at":null,"due_at":"2026-02-01T23:59:59.999999Z","items_total":12,"items_done":5,"items_remaining":6,"items_discarded":2,"items_skipped":1,"items_with_issues":1,"progress":0.4166666666666667,"work_items":5,"annotations":4,"duration_s":180,"seconds_per_item":36,"seconds_per_annotation":45,"started_at":"2026-01-06T10:03:00.000000Z","last_at":"2026-01-08T10:00:00.000000Z","items_per_day":1.6666666666666667,"finish_at":"2026-01-12T17:00:00.000000Z","finish_early_at":"2026-01-11T09:00:00.000000Z","finish_late_at":"2026-01-15T01:00:00.000000Z","score":null,"agreement":null,"label_consensus":null,"iou":null}
  $ tasks analytics boxes --by contributor
  {"type":"analytics_contributor","contributor":"ana@example.com","done":3,"discarded":0,"skipped":1,"remaining":2,"annotations":2,"duration_s":180,"items_per_hour":60,"issues":1,"reviewed":2,"approval":0.5,"score":null,"agreement":null}
  {"type":"analytics_contributor","contributor":"ben@example.com","done":2,"discarded":2,"skipped":0,"remaining":4,"annotations":2,"duration_s":0,"items_per_hour":null,"issues":0,"reviewed":0,"approval":null,"score":null,"agreement":null}
  $ tasks analytics boxes --by label -o csv
  type,label,annotations,precision,recall,f1
  analytics_label,car,3,,,
  analytics_label,<b>bus</b>,2,,,
  $ tasks analytics boxes --by day -o csv
  type,day,done,discarded,remaining,work_items,annotations
  analytics_day,2026-01-06,3,0,9,3,2
  analytics_day,2026-01-07,0,0,9,0,0
  analytics_day,2026-01-08,2,2,7,2,2
  $ tasks analytics boxes --by status -o csv
  type,stage,status,skipped,items
  analytics_status,completed,complete,false,2
  analytics_status,completed,discard,false,2
  analytics_status,label,,false,6
  analytics_status,label,,true,1
  analytics_status,review,complete,false,1
  $ tasks analytics boxes --by score
  $ tasks analytics boxes --by cell -o table
  MATRIX  REFERENCE  SCORED  VALUE  ITEMS

Over many tasks, archived ones when asked for

  $ tasks analytics --fields task,items_total,items_done -o csv
  task,items_total,items_done
  boxes,12,5
  check,4,2
  $ tasks archive check -q -o ids >/dev/null
  $ tasks analytics --fields task -o csv
  task
  boxes
  $ tasks analytics --archived --fields task,archived_at -o csv
  task,archived_at
  boxes,
  check,2026-01-09T09:00:00.000000Z
  $ tasks analytics -o json | jq -c 'to_entries[] | [.key, (.value | length)]'
  ["analytics",1]
  ["analytics_days",3]
  ["analytics_contributors",2]
  ["analytics_labels",2]
  ["analytics_models",0]
  ["analytics_statuses",4]
  ["analytics_scores",0]
  ["analytics_cells",0]
  ["analytics_costs",0]
  $ tasks analytics boxes boxes -o jsonl | wc -l
  1

Of a scored task

  $ mkdir scored && cd scored && . "$TESTDIR/scored.sh"
  $ tasks analytics night -o table
  night  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88 100%  4 of 4 items (esc)
    0 discarded, 0 skipped, 0 remaining
    4 items a day, done since 2026-01-09
    score 0.7274, agreement 0.7274, mean IoU 0.9457, label consensus 0.8
  
  DAYS
  done       \xe2\x96\x88 (esc)
  remaining  \xe2\x96\x81 (esc)
             2026-01-09, at most 4 a day
  
  CONTRIBUTORS
                               DONE  DISCARDED  SKIPPED  LEFT   SCORE
  ana@example.com  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88     4          0        0     0  0.7859 (esc)
  ben@example.com  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88     4          0        0     0  0.7859 (esc)
  cid@example.com  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88     4          0        0     0  0.6103 (esc)
  
  LABELS
  car  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88  10  F1 0.8 (esc)
  bus  \xe2\x96\x88\xe2\x96\x88                     1    F1 0 (esc)
  
  STATUSES
  completed  consensus-done  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88  4 (esc)
  
  SCORES OF ITEMS
  0 to 0.1                          0
  0.1 to 0.2                        0
  0.2 to 0.3                        0
  0.3 to 0.4  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88            1 (esc)
  0.4 to 0.5                        0
  0.5 to 0.6                        0
  0.6 to 0.7  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88            1 (esc)
  0.7 to 0.8                        0
  0.8 to 0.9                        0
  0.9 to 1    \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88  2 (esc)
  
  LABELS: REFERENCE IN ROWS, GIVEN IN COLUMNS
        bus   car  none
  bus     \xc2\xb7   2 \xe2\x96\x91     \xc2\xb7 (esc)
  car   2 \xe2\x96\x91  16 \xe2\x96\x88   2 \xe2\x96\x91 (esc)
  none    \xc2\xb7   2 \xe2\x96\x91     \xc2\xb7 (esc)
  
  CONTRIBUTORS: AGREEMENT OF THE COLUMN'S WITH THE ROW'S
                   ana@ex\xe2\x80\xa6  ben@ex\xe2\x80\xa6  cid@ex\xe2\x80\xa6 (esc)
  ana@example.com        \xc2\xb7   0.96 \xe2\x96\x88   0.61 \xe2\x96\x93 (esc)
  ben@example.com   0.96 \xe2\x96\x88        \xc2\xb7   0.61 \xe2\x96\x93 (esc)
  cid@example.com   0.61 \xe2\x96\x93   0.61 \xe2\x96\x93        \xc2\xb7 (esc)
  $ tasks analytics night --by score -o csv --no-header | awk -F, '$3 > 0'
  analytics_score,0,0.1,0
  analytics_score,0.1,0.2,0
  analytics_score,0.2,0.3,0
  analytics_score,0.3,0.4,1
  analytics_score,0.4,0.5,0
  analytics_score,0.5,0.6,0
  analytics_score,0.6,0.7,1
  analytics_score,0.7,0.8,0
  analytics_score,0.8,0.9,0
  analytics_score,0.9,1,2
  $ tasks analytics night --by cell -o csv --fields matrix,reference,scored,value,items
  matrix,reference,scored,value,items
  labels,bus,car,2,1
  labels,car,bus,2,1
  labels,car,car,16,4
  labels,car,none,2,1
  labels,none,car,2,1
  contributors,ana@example.com,ben@example.com,0.961538461538,4
  contributors,ana@example.com,cid@example.com,0.61029411764725,4
  contributors,ben@example.com,ana@example.com,0.961538461538,4
  contributors,ben@example.com,cid@example.com,0.61029411764725,4
  contributors,cid@example.com,ana@example.com,0.61029411764725,4
  contributors,cid@example.com,ben@example.com,0.61029411764725,4
  $ tasks analytics night --fields score,agreement,label_consensus,iou -o csv
  score,agreement,label_consensus,iou
  0.727375565611,0.7273755656108334,0.8,0.9457013574658
  $ tasks scores night --by task --fields value,agreement -o csv
  value,agreement
  0.727375565611,0.7273755656108334
  $ tasks score night --all -q >/dev/null; tasks analytics night --by cost --fields task,score_function,runs,items,scores
  {"task":"night","score_function":"agreement","runs":1,"items":4,"scores":127}

A forecast: the same every time, and its spread in order

  $ tasks create long --dataset cars --assignee ana@example.com -q -o ids >/dev/null
  $ tasks items long -o ids >all && wc -l <all
  4
  $ at "2026-01-09 12:00:00"; sed -n 1p all | tasks set-status long complete - -q -o ids >/dev/null
  $ tasks analytics long --fields items_per_day,finish_early_at,finish_at,finish_late_at
  {"items_per_day":1,"finish_early_at":"2026-01-12T12:00:00.000000Z","finish_at":"2026-01-12T12:00:00.000000Z","finish_late_at":"2026-01-12T12:00:00.000000Z"}
  $ at "2026-01-10 12:00:00"; sed -n 2p all | tasks set-status long complete - -q -o ids >/dev/null
  $ at "2026-01-13 12:00:00"
  $ tasks analytics long --fields items_per_day,finish_early_at,finish_at,finish_late_at
  {"items_per_day":0.5,"finish_early_at":"2026-01-15T12:00:00.000000Z","finish_at":"2026-01-16T12:00:00.000000Z","finish_late_at":"2026-01-20T12:00:00.000000Z"}
  $ tasks analytics long --fields items_per_day,finish_early_at,finish_at,finish_late_at
  {"items_per_day":0.5,"finish_early_at":"2026-01-15T12:00:00.000000Z","finish_at":"2026-01-16T12:00:00.000000Z","finish_late_at":"2026-01-20T12:00:00.000000Z"}
  $ tasks analytics long -o table | sed -n 1,3p
  long  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 50%  2 of 4 items (esc)
    0 discarded, 0 skipped, 2 remaining
    0.5 items a day, done by 2026-01-16 (2026-01-15 to 2026-01-20)
  $ at "2026-03-13 12:00:00"; tasks analytics long --fields items_per_day,finish_at
  {"items_per_day":0,"finish_at":null}

Nothing, and mistakes

  $ tasks dataset create empty -q -o ids >/dev/null && tasks create bare --dataset empty --assignee ana@example.com -q -o ids >/dev/null
  $ tasks analytics bare -o table
  bare  \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%  0 of 0 items (esc)
    0 discarded, 0 skipped, 0 remaining
  $ tasks analytics bare --by day -o csv
  type,day,done,discarded,remaining,work_items,annotations
  $ tasks analytics nothing -o table
  ! error: no task "nothing"
  ! hint: tasks list shows them
  [1]
  $ tasks analytics night --by person -o table
  ! error: --by takes one of contributor, label, model, day, status, score, cell, cost, not "person"
  [2]
  $ tasks analytics night --as ana@example.com -o table
  ! error: tasks analytics is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ tasks analytics -o ids
  ! error: an analytics record has no id, so -o ids has nothing to print
  ! hint: use -o jsonl, json, csv or table
  [2]
