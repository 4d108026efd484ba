  $ . "$TASKS_SOURCE_DIR/tests/examples/setup.sh"

The whole job runs, says nothing on the standard error stream, and ends where it should.

  $ "$TASKS_SOURCE_DIR/examples/quickstart.sh" "$PWD/clinic" >out 2>err
  $ cat err
  changed 1 project
  changed 1 recipe
  changed 1 task
  $ grep -c '^observer.@clinic.example  done ' out
  8
  $ tail -n 4 out | sed "s|$PWD|ROOT|g; s|PATH:.*|PATH:…|"
    cd ROOT/clinic && export TASKS_USER=chief@clinic.example PATH=$PATH:\xe2\x80\xa6 (esc)
    tasks items fitness --where label=class-4            # the patients judged least fit
    tasks items fitness --status discard -o ids | tasks set-status fitness --clear - --dry-run
    tasks log                                            # every operation so far
  $ grep 'patients$' out
    class-1  18 patients
    class-2  17 patients
    class-3   7 patients
    class-4   2 patients
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
  completed,45,45,44
  $ tasks assignment list fitness -o csv --fields workload,items_total,items_done,annotations
  workload,items_total,items_done,annotations
  30,14,14,14
  25,11,11,10
  20,9,9,9
  15,7,7,7
  10,4,4,4
  $ tasks annotations fitness -o csv --no-header --fields path,creator,label |
  >   sed 's|/patient-0*||; s|\.txt,observer\(.\)@clinic.example,class-|,\1,1,|' | sort >replayed
  $ sort "$TASKS_SOURCE_DIR/examples/anaesthetists/ratings.csv" | comm -12 - replayed | wc -l
  44
  $ tasks items fitness --where label=class-4 -o csv --no-header --fields path
  /patient-11.txt
  /patient-36.txt
  $ tasks items fitness --status discard -o ids | tasks set-status fitness --clear - --dry-run -o csv --fields path,status
  path,status
  /patient-17.txt,
  $ tasks items fitness --remaining -o ids | wc -l
  0
  $ tasks export fitness --format jsonl | cmp - fitness.jsonl && echo the same again
  the same again
  $ tasks doctor >/dev/null && echo sound
  sound

The folder of somebody else is left alone.

  $ mkdir mine && "$TASKS_SOURCE_DIR/examples/quickstart.sh" "$PWD/mine" 2>&1 | sed "s|$PWD|ROOT|"
  ROOT/mine exists and was not made by this script; name another folder
