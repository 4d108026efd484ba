  $ . "$TASKS_SOURCE_DIR/tests/examples/setup.sh"
  $ data=${TASKS_TEST_DATA:-$TASKS_SOURCE_DIR/../shared/data}/crowd_rte
  $ [ -d "$data" ] || { echo "SKIPPED: no $data" >&2; exit 80; }

The figures that the data set's own README has: majority 0.896875 (ties a half), Dawid and Skene 0.9275, Krippendorff 0.241479, Fleiss 0.241384,
mean pairwise agreement 0.628694, 78 unanimous items, 0.729125 of all labels right.

  $ "$TASKS_SOURCE_DIR/examples/consensus.sh" "$PWD/rte" "$data" 2>&1 | sed 's/^\$ /% /'
  
  1. 800 items, 164 people, and who labels what
  % tasks create entailment --dataset pairs --quality consensus --pairs labels.csv --fields name,items_total,assignments_count,percent,copies
  NAME        ITEMS TOTAL  ASSIGNMENTS COUNT  PERCENT  COPIES
  entailment          800                165      100      10
  changed 1 task
  
  2. Everybody labels what is theirs, and completes it: one stream of 164 \xc3\x97 2 commands (esc)
  % tasks list --fields name,status,items_done,items_total,annotations
  NAME        STATUS     ITEMS DONE  ITEMS TOTAL  ANNOTATIONS
  entailment  completed         800          800          800
  % tasks scores entailment --by task --fields value,agreement,items
   VALUE  AGREEMENT  ITEMS
  0.5102     0.6287    800
  the three who agree most with the others, of those with a hundred items or more:
  w026@entailment.example,0.58880584121762,100
  w009@entailment.example,0.5713073691015107,280
  w136@entailment.example,0.544983472409938,420
  % tasks confusion entailment
  REFERENCE     SCORED        VALUE  ITEMS
  entailed      entailed      27862    770
  entailed      not_entailed  13367    722
  not_entailed  entailed      13367    722
  not_entailed  not_entailed  17404    622
  
  3. Agreement beyond chance
  % tasks agreement entailment --stat percent,fleiss,krippendorff -q
  STATISTIC      VALUE  ITEMS
  percent       0.6287    800
  fleiss        0.2414    800
  krippendorff  0.2415    800
  
  4. One label for each item, and how many are those of the gold labels
  majority, ties count a half: 0.896875
  Dawid and Skene:             0.927500
  % tasks aggregate entailment --summary --fields method,items,annotators,log_likelihood,converged
  METHOD       ITEMS  ANNOTATORS  LOG LIKELIHOOD  CONVERGED
  dawid-skene    800         164       -3679.629  yes
  w009@entailment.example,280,0.9352155090889317
  w157@entailment.example,140,0.9054900699141522
  w136@entailment.example,420,0.8990812316742158
  
  5. The labels stay with the items, to be used as ground truth
  note: 800 labels and 0 shapes are in the layer ground-truth now; 0 were there before
  $ cd rte && export TASKS_USER=lead@entailment.example
  $ tasks agreement entailment --stat percent,fleiss,krippendorff -q -o csv --fields statistic,value | awk -F, 'NR > 1 { printf "%s %.6f\n", $1, $2 }'
  percent 0.628694
  fleiss 0.241384
  krippendorff 0.241479
  $ tasks scores entailment -o csv --no-header --fields value | grep -cx 1
  78
  $ sort gold >g; awk -F, 'NR > 1 { print $1 "," $3 }' labels.csv | sort | join -t, - g | awk -F, '{ n++; right += $2 == $3 } END { printf "%.6f\n", right / n }'
  0.729125
  $ tasks dataset items pairs --limit 5 -o ids | tasks dataset set pairs - --ground-truth -q -o ids | wc -l
  5
  $ tasks create exam --dataset pairs --quality qualification --assignee w001@entailment.example -q --fields items_total
  {"items_total":5}
  $ tasks doctor -o csv --no-header --fields state -q | sort -u
  ok
