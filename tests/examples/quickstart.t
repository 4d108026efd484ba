  $ . "$TASKS_SOURCE_DIR/tests/examples/setup.sh"

The whole job runs, says nothing on the standard error stream, and ends where it should.

  $ "$TASKS_SOURCE_DIR/examples/quickstart.sh" "$PWD/clinic" >out 2>err
  $ cat err
  changed 1 project
  changed 1 recipe
  changed 1 task
  $ grep -c '^observer.@clinic.example  done ' out
  4
  $ sed -n '/^before the last/,/^.*6\. All/p' out | grep -v '^[0-9]' | sed 's/^\$ /% /; s|'"$PWD"'|ROOT|'
  before the last one ends:
  ASSIGNEE                  STATUS  PROGRESS         ITEMS DONE  ITEMS REMAINING
  observer1@clinic.example  done    \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88 100%          45                0 (esc)
  observer2@clinic.example  done    \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88 100%          45                0 (esc)
  observer3@clinic.example  done    \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88 100%          45                0 (esc)
  observer4@clinic.example  done    \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88 100%          45                0 (esc)
  observer5@clinic.example  todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%             0               45 (esc)
  -                         todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%             0               45 (esc)
  
  at the end every patient has one rating, merged out of five, and scores:
  % tasks list
  ID  NAME     STATUS     SIGNS  PRIORITY  PROGRESS         ITEMS DONE  ITEMS TOTAL  DUE AT            OWNER                 DATASET
  PATH             STATUS          STAGE      OBJECT COUNT
  /patient-01.txt  consensus-done  completed             1
  /patient-02.txt  consensus-done  completed             1
  /patient-03.txt  consensus-done  completed             1
  
  \x1b[1m4. Who agrees with whom, and which classes are taken for one another\x1b[0m (esc)
  % tasks scores fitness --by contributor --fields contributor,value,items
  CONTRIBUTOR                VALUE  ITEMS
  observer1@clinic.example  0.7014     45
  observer2@clinic.example  0.6199     45
  observer3@clinic.example  0.6588     45
  observer4@clinic.example  0.6715     45
  observer5@clinic.example   0.648     45
  % tasks confusion fitness --contributors
  REFERENCE                 SCORED                     VALUE  ITEMS
  observer1@clinic.example  observer2@clinic.example  0.6889     45
  observer1@clinic.example  observer3@clinic.example  0.8222     45
  observer1@clinic.example  observer4@clinic.example  0.8444     45
  observer1@clinic.example  observer5@clinic.example  0.7556     45
  observer2@clinic.example  observer1@clinic.example  0.6889     45
  observer2@clinic.example  observer3@clinic.example  0.6444     45
  observer2@clinic.example  observer4@clinic.example  0.7111     45
  observer2@clinic.example  observer5@clinic.example  0.6444     45
  observer3@clinic.example  observer1@clinic.example  0.8222     45
  observer3@clinic.example  observer2@clinic.example  0.6444     45
  observer3@clinic.example  observer4@clinic.example  0.6889     45
  observer3@clinic.example  observer5@clinic.example  0.7333     45
  observer4@clinic.example  observer1@clinic.example  0.8444     45
  observer4@clinic.example  observer2@clinic.example  0.7111     45
  observer4@clinic.example  observer3@clinic.example  0.6889     45
  observer4@clinic.example  observer5@clinic.example  0.7111     45
  observer5@clinic.example  observer1@clinic.example  0.7556     45
  observer5@clinic.example  observer2@clinic.example  0.6444     45
  observer5@clinic.example  observer3@clinic.example  0.7333     45
  observer5@clinic.example  observer4@clinic.example  0.7111     45
  % tasks scores fitness --by label --fields label,precision,recall,f1
  LABEL    PRECISION  RECALL      F1
  class-1      0.883   0.883   0.883
  class-2     0.7083  0.7083  0.7083
  class-3     0.3971  0.3971  0.3971
  class-4     0.5385  0.5385  0.5385
  the patients who are class 2 to one and class 4 to another:
  % tasks confusion fitness --cell class-2,class-4 --fields id,path
  ID  PATH
  
  \x1b[1m5. Agreement beyond chance, and the most probable class of each patient (Dawid and Skene)\x1b[0m (esc)
  % tasks agreement fitness --bootstrap 500 --seed 1 -q
  STATISTIC      VALUE     LOW    HIGH  ITEMS
  percent       0.7244  0.6411  0.8012     45
  cohen         0.5853  0.4663  0.6888     45
  fleiss        0.5824   0.456  0.6877     45
  krippendorff  0.5843  0.4584  0.6891     45
  ac1           0.6467  0.5347  0.7519     45
  % tasks aggregate fitness --summary --fields method,items,annotators,answers,log_likelihood,converged
  METHOD       ITEMS  ANNOTATORS  ANSWERS  LOG LIKELIHOOD  CONVERGED
  dawid-skene     45           5      225       -141.0772  yes
  % tasks aggregate fitness --annotators --fields annotator,answers,skill
  ANNOTATOR                 ANSWERS   SKILL
  observer1@clinic.example       45  0.9014
  observer2@clinic.example       45  0.7874
  observer3@clinic.example       45  0.7681
  observer4@clinic.example       45  0.8763
  observer5@clinic.example       45  0.8323
  exported 45 patients with their labels to ROOT/clinic/fitness.jsonl
  
  \x1b[1m6. All seven ratings of each patient, straight out of the file\x1b[0m (esc)
  $ tail -n 4 out | sed "s|$PWD|ROOT|g; s|PATH:.*|PATH:…|"
    tasks edit fitness --copies 4 --dry-run              # the plan can change while the work goes on
    tasks analytics fitness                              # how far, how fast and how good, as bars and matrices
    tasks report fitness --html fitness.html             # the same as a page for any browser
    tasks log                                            # every operation so far
  $ grep -A 4 published out
  Dawid and Skene, 1979, published the class shares 0.40, 0.42, 0.11, 0.07:
    class-1  0.3996
    class-2  0.4220
    class-3  0.1118
    class-4  0.0667

The project is there to play with: nobody else's patient was rated, and the ratings are those of the paper.

  $ cd clinic && export TASKS_USER=chief@clinic.example
  $ tasks list -o csv --fields status,items_total,items_done,annotations
  status,items_total,items_done,annotations
  completed,45,45,45
  $ tasks annotations fitness --replicas -o csv --no-header --fields path,creator,label --filter '{"source":"manual"}' |
  >   sed 's|/patient-0*||; s|\.txt,observer\(.\)@clinic.example,class-|,\1,1,|' | sort >replayed
  $ sort "$TASKS_SOURCE_DIR/examples/anaesthetists/ratings.csv" | comm -12 - replayed | wc -l
  225
  $ tasks aggregate fitness --summary -o csv --fields log_likelihood | awk -F, 'NR > 1 { printf "%.6f\n", $1 }'
  -141.077200
  $ tasks score fitness --fail-under 0.7 --fields items
  {"items":0}
  note: nothing was to be scored
  note: the mean 0.6599365079365334 is below 0.7
  [4]
  $ tasks edit fitness --copies 4 --dry-run --fields copies
  {"copies":4}
  note: 45 items keep more copies than 4: they are being worked on
  $ tasks items fitness --where label=class-4 -o csv --no-header --fields path
  /patient-11.txt
  /patient-36.txt
  $ tasks items fitness --remaining -o ids | wc -l
  0
  $ tasks export fitness --format jsonl | cmp - fitness.jsonl && echo the same again
  the same again
  $ tasks doctor >/dev/null && echo sound
  sound

The folder of somebody else is left alone.

  $ mkdir mine && "$TASKS_SOURCE_DIR/examples/quickstart.sh" "$PWD/mine" 2>&1 | sed "s|$PWD|ROOT|"
  ROOT/mine exists and was not made by this script; name another folder
