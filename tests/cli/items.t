  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks group add night --member cid@example.com -q -o ids
  11
  $ tasks dataset create cars -q -o ids
  13
  $ for i in 1 2 3; do for d in a a/b c; do echo "{\"path\":\"/$d/$i.jpg\",\"split\":\"$([ $i = 3 ] && echo test || echo train)\"}"; done; done | tasks dataset add cars - -q -o ids > /dev/null
  $ tasks create cars-1 --dataset cars --assignee ana@example.com,ben@example.com,@night -q -o ids
  25
  $ tasks create other --dataset cars --limit 1 -q -o ids
  39

In the task's order.

  $ tasks items cars-1 -o table
  ID  PATH        ASSIGNEE         STATUS  STAGE  OBJECT COUNT  DURATION S
  30  /a/1.jpg    ana@example.com  -       label             0           0
  31  /a/b/1.jpg  ana@example.com  -       label             0           0
  32  /c/1.jpg    ana@example.com  -       label             0           0
  33  /a/2.jpg    ben@example.com  -       label             0           0
  34  /a/b/2.jpg  ben@example.com  -       label             0           0
  35  /c/2.jpg    ben@example.com  -       label             0           0
  36  /a/3.jpg    @night           -       label             0           0
  37  /a/b/3.jpg  @night           -       label             0           0
  38  /c/3.jpg    @night           -       label             0           0
  $ tasks items cars-1 --limit 1
  {"type":"work_item","id":30,"task":"cars-1","assignment":27,"item":16,"path":"/a/1.jpg","assignee":"ana@example.com","replica":null,"status":null,"status_by":null,"status_at":null,"stage":"label","skipped":false,"skip_reason":null,"split":"train","priority":0,"batch":null,"queued_at":null,"started_at":null,"object_count":0,"duration_s":0,"open_issues":0,"for_review":0,"edited_after_status":false,"version":1,"updated_at":"2026-01-05T09:00:00.000000Z"}
  $ tasks items cars-1 --limit 2 -o json --fields id,path
  {"work_items":[
  {"id":30,"path":"/a/1.jpg"},
  {"id":31,"path":"/a/b/1.jpg"}
  ]}
  $ tasks items cars-1 -o ids
  30
  31
  32
  33
  34
  35
  36
  37
  38
  $ tasks items 25 -o ids --limit 1
  30

Narrowed down.

  $ paths() { tasks items cars-1 -o csv --no-header --fields path,assignee "$@"; }
  $ paths --assignee ben@example.com
  /a/2.jpg,ben@example.com
  /a/b/2.jpg,ben@example.com
  /c/2.jpg,ben@example.com
  $ paths --assignee @night --split test
  /a/3.jpg,@night
  /a/b/3.jpg,@night
  /c/3.jpg,@night
  $ paths --assignee none
  $ paths --dir /a
  /a/1.jpg,ana@example.com
  /a/2.jpg,ben@example.com
  /a/3.jpg,@night
  $ paths --dir a/
  /a/1.jpg,ana@example.com
  /a/2.jpg,ben@example.com
  /a/3.jpg,@night
  $ paths --dir '/a/**' --limit 2
  /a/b/1.jpg,ana@example.com
  /a/b/2.jpg,ben@example.com
  $ paths --split test,train --limit 1
  /a/1.jpg,ana@example.com
  $ paths -w path=/c/1.jpg
  /c/1.jpg,ana@example.com
  $ paths -w 'path=/*/3.jpg' --limit 2
  /a/3.jpg,@night
  /c/3.jpg,@night
  $ paths -w 'id>=30' -w 'assignee!=@night'
  /a/1.jpg,ana@example.com
  /a/b/1.jpg,ana@example.com
  /c/1.jpg,ana@example.com
  /a/2.jpg,ben@example.com
  /a/b/2.jpg,ben@example.com
  /c/2.jpg,ben@example.com
  $ paths --stage label --remaining --limit 1
  /a/1.jpg,ana@example.com
  $ paths --done
  $ paths --skipped
  $ paths --has-issue
  $ paths --status none --limit 1
  /a/1.jpg,ana@example.com
  $ paths --status complete
  $ paths --batch none --limit 1
  /a/1.jpg,ana@example.com
  $ paths --batch b1
  $ paths --label car
  $ paths --limit 0

In another order.

  $ paths --sort -path --limit 2
  /c/3.jpg,@night
  /c/2.jpg,ben@example.com
  $ paths --sort assignee,-path --limit 2
  /c/3.jpg,@night
  /a/b/3.jpg,@night
  $ paths --sort pth
  ! error: there is no field "pth" to sort by
  ! hint: did you mean path? known: id, assignment, item, path, dir, kind, assignee, status, status_by, status_at, stage, skipped, skip_reason, split, priority, batch, queued_at, started_at, object_count, duration_s, open_issues, for_review, edited_after_status, version, updated_at
  [2]

Bad values.

  $ tasks items cars-2 -o table
  ! error: no task "cars-2"
  ! hint: did you mean cars-1?
  [1]
  $ tasks items -o table
  ! error: tasks items needs TASK
  ! hint: tasks items -h shows what it takes
  [2]
  $ tasks items cars-1 --status complet -o table
  ! error: "cars-1" has no status "complet"
  ! hint: did you mean complete? it has none, complete, discard
  [2]
  $ tasks items cars-1 --stage labl -o table
  ! error: --stage takes one of prepare, label, review, completed, not "labl"
  ! hint: did you mean label?
  [2]
  $ tasks items cars-1 --assignee zoe@example.com -o table
  ! error: no user "zoe@example.com"
  ! hint: did you mean ana@example.com?
  [1]
  $ tasks items cars-1 --remaining --done -o table
  ! error: --remaining and --done exclude each other
  ! hint: see tasks help
  [2]
  $ tasks items cars-1 --remaining --skipped -o table
  ! error: --remaining and --skipped exclude each other
  ! hint: see tasks help
  [2]
  $ tasks items cars-1 --limit -1 -o table
  ! error: the limit is 0 or more, not -1
  [2]
  $ tasks items cars-1 --limit many -o table
  ! error: --limit takes a whole number, not "many"
  [2]
  $ tasks items cars-1 -w colour=red -o table
  ! error: there is no field "colour" to filter by
  ! hint: known: id, assignment, item, path, dir, kind, assignee, status, status_by, status_at, stage, skipped, skip_reason, split, priority, batch, queued_at, started_at, object_count, duration_s, open_issues, for_review, edited_after_status, version, updated_at, label, metadata.KEY
  [2]
  $ tasks items cars-1 -w path -o table
  ! error: "path" is not a condition
  ! hint: conditions look like status=complete or object_count>=2
  [2]
  $ tasks items 1 -o table
  ! error: 1 is the id of a user, not of a task
  [1]

# domain.md §2: "see every task | yes | yes | only own assignments and issues on them"
Annotators see their own; the rest does not exist.

  $ as ana items cars-1 -o csv --fields path,assignee
  path,assignee
  /a/1.jpg,ana@example.com
  /a/b/1.jpg,ana@example.com
  /c/1.jpg,ana@example.com
  $ as ana items cars-1 --assignee ben@example.com
  $ as cid items cars-1 -o csv --fields path,assignee --no-header
  /a/3.jpg,@night
  /a/b/3.jpg,@night
  /c/3.jpg,@night
  $ as ana items other
  ! {"error":{"code":"not_found","message":"no task \"other\"","hint":"tasks list shows them","details":{}}}
  [1]
