  $ . "$TASKS_SOURCE_DIR/tests/examples/setup.sh"

QA with issues there and back (examples/review.sh).

  $ "$TASKS_SOURCE_DIR/examples/review.sh" "$PWD/review" 2>&1 | sed 's/^\$ /% /'
  
  1. Eight pictures, two annotators, one reviewer
  % tasks create street --dataset pictures --assignee ana@street.example,ben@street.example --fields name,items_total,assignments_count
  NAME    ITEMS TOTAL  ASSIGNMENTS COUNT
  street            8                  2
  changed 1 task
  
  2. They label; one picture is of no use
  % tasks show street --fields name,status,progress
  name      street
  status    completed
  progress  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88 100% (esc)
  
  3. Rita reviews what is complete; the work waits in review
  % tasks create --qa-of street --status complete --assignee rita@street.example --fields name,task_type,parent,items_total
  NAME       TASK TYPE  PARENT  ITEMS TOTAL
  street-qa  qa         street            7
  changed 1 task
  % tasks items street --fields path,assignee,status,stage
  PATH    ASSIGNEE            STATUS    STAGE
  /1.jpg  ana@street.example  complete  review
  /2.jpg  ana@street.example  complete  review
  /3.jpg  ana@street.example  complete  review
  /4.jpg  ana@street.example  complete  review
  /5.jpg  ben@street.example  complete  review
  /6.jpg  ben@street.example  complete  review
  /7.jpg  ben@street.example  complete  review
  /8.jpg  ben@street.example  discard   completed
  
  4. She finds a box that is too wide, and a picture without its second car
  % tasks --as rita@street.example issue open --annotation 39 --text too wide: it ends at the lamp post --fields state,path,assignee
  STATE  PATH    ASSIGNEE
  open   /4.jpg  ana@street.example
  changed 1 issue
  % tasks --as rita@street.example issue open --task street-qa -w path=/6.jpg --text the second lorry is missing --fields state,path,assignee
  STATE  PATH    ASSIGNEE
  open   /6.jpg  ben@street.example
  changed 1 issue
  % tasks list --fields name,status,signs,open_issues
  NAME       STATUS       SIGNS                         OPEN ISSUES
  street     in-progress  open-issue, assignment-issue            2
  street-qa  open         open-issue, assignment-issue            2
  
  5. It is back with those who made it, and nowhere else
  % tasks --as ana@street.example mine --issues --fields path,text
  PATH    TEXT
  /4.jpg  too wide: it ends at the lamp post
  % tasks --as ben@street.example mine --issues --fields path,text
  PATH    TEXT
  /6.jpg  the second lorry is missing
  % tasks --as rita@street.example next street-qa --count 8 --fields path,stage
  PATH    STAGE
  /1.jpg  review
  /2.jpg  review
  /3.jpg  review
  /5.jpg  review
  /7.jpg  review
  changed 5 work items
  
  6. Both are fixed; Ben forgets to say so of his
  % tasks --as ana@street.example issue for-review -w path=/4.jpg --text narrower now --fields state,path
  STATE       PATH
  for-review  /4.jpg
  changed 1 issue
  % tasks --as ana@street.example set-status street complete -w path=/4.jpg --fields path,status,stage
  PATH    STATUS    STAGE
  /4.jpg  complete  review
  changed 1 work item
  % tasks --as ben@street.example set-status street complete -w path=/6.jpg --fields path,status,stage
  PATH    STATUS    STAGE
  /6.jpg  complete  review
  changed 1 work item
  % tasks list --fields name,status,signs,open_issues,for_review
  NAME       STATUS                 SIGNS                                     OPEN ISSUES  FOR REVIEW
  street     completed-with-issues  open-issue, assignment-issue, for-review            1           1
  street-qa  open                   open-issue, assignment-issue, for-review            1           1
  
  7. Rita cannot approve what has an unresolved issue; one issue she approves, the other comes back to her later
  error: work item 55: it has 1 unresolved issue
  hint: tasks issue list -w work_item=27 shows them
  exit status 5
  % tasks --as rita@street.example issue approve -w path=/4.jpg --fields state,path,resolved_by
  STATE     PATH    RESOLVED BY
  approved  /4.jpg  rita@street.example
  changed 1 issue
  % tasks --as rita@street.example issue approve --task street-qa -w state=for-review --fields state,path,resolved_by
  STATE     PATH    RESOLVED BY
  approved  /6.jpg  rita@street.example
  changed 1 issue
  % tasks --as rita@street.example set-status street-qa approve --all --fields path,status,stage
  PATH    STATUS   STAGE
  /1.jpg  approve  completed
  /2.jpg  approve  completed
  /3.jpg  approve  completed
  /4.jpg  approve  completed
  /5.jpg  approve  completed
  /6.jpg  approve  completed
  /7.jpg  approve  completed
  changed 7 work items
  
  8. What came of it
  % tasks list --fields name,status,items_done,items_total,open_issues,for_review
  NAME       STATUS     ITEMS DONE  ITEMS TOTAL  OPEN ISSUES  FOR REVIEW
  street     completed           8            8            0           0
  street-qa  completed           7            7            0           0
  % tasks items street --fields path,status,stage
  PATH    STATUS    STAGE
  /1.jpg  complete  completed
  /2.jpg  complete  completed
  /3.jpg  complete  completed
  /4.jpg  complete  completed
  /5.jpg  complete  completed
  /6.jpg  complete  completed
  /7.jpg  complete  completed
  /8.jpg  discard   completed
  % tasks history 27 --fields actor,action,old,new
  ACTOR                ACTION            OLD        NEW
  lead@street.example  added             -          -
  lead@street.example  assigned          -          ana@street.example
  ana@street.example   annotated         0          1
  ana@street.example   status            -          complete
  ana@street.example   stage             label      completed
  lead@street.example  stage             completed  review
  rita@street.example  issue-opened      -          too wide: it ends at the lamp post
  rita@street.example  status            complete   -
  rita@street.example  stage             review     label
  ana@street.example   annotated         1          1
  ana@street.example   issue-for-review  -          narrower now
  ana@street.example   status            -          complete
  ana@street.example   stage             label      review
  rita@street.example  issue-approved    -          -
  rita@street.example  stage             review     completed
  
  doctor: all is well
