The files to label, in a folder.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ as ana fetch 24 25 work
  ID  PATH    ASSIGNEE         STATUS  STAGE  OBJECT COUNT  DURATION S
  24  /1.png  ana@example.com  -       label             0           0
  25  /2.png  ana@example.com  -       label             0           0
  ! note: copied 2 files to "work"
  $ ls -R work
  work:
  1.png
  2.png
  $ cmp work/1.png img/1.png
  $ as ana fetch 24 25 26 work --fields id,path
  ID  PATH
  24  /1.png
  25  /2.png
  26  /3.png
  ! note: copied 1 file to "work", 2 there already
  $ as ana items cars --limit 2 -o ids | as ana fetch - elsewhere -o ids
  24
  25
  ! note: copied 2 files to "elsewhere"
  $ tasks fetch 27 work --dry-run -o ids
  27
  ! note: would copy 1 file to "work"
  $ ls work
  1.png
  2.png
  3.png

Files that are there and differ are not overwritten unasked:

  $ echo mine > work/1.png
  $ as ana fetch 24 25 work
  ! error: nothing was changed: 1 of 2 work items is refused: work item 24: "work/1.png" is there already and differs
  ! hint: --overwrite replaces it
  [1]
  $ as ana fetch 24 25 work --partial --fields id
  ID
  25
  ! note: copied 0 files to "work", 1 there already
  ! error: 1 of 2 work items is refused: work item 24: "work/1.png" is there already and differs
  ! hint: --overwrite replaces it
  [3]
  $ as ana fetch 24 25 work --overwrite -q -o ids
  24
  25
  $ cmp work/1.png img/1.png

Missing files are named before anything is copied:

  $ rm img/2.png
  $ as ana fetch 24 25 26 other
  ! error: nothing was changed: 1 of 3 work items is refused: work item 25: there is no file "ROOT/img/2.png"
  ! hint: is the root of dataset "street" right?
  [1]
  $ ls other
  ls: cannot access 'other': No such file or directory
  [2]
  $ as ana fetch 24 25 26 other --partial -o ids
  24
  26
  ! note: copied 2 files to "other"
  ! error: 1 of 3 work items is refused: work item 25: there is no file "ROOT/img/2.png"
  ! hint: is the root of dataset "street" right?
  [3]
  $ ls other
  1.png
  3.png

Nothing goes outside the folder, not through links either:

  $ mkdir deep outside && mkdir img/sub && cp img/1.png img/sub/7.png
  $ tasks dataset add street img -q -o ids
  31
  $ tasks create more --dataset street -w path=/sub/7.png --assignee ana@example.com -q -o ids
  32
  $ ln -s ../outside deep/sub
  $ as ana fetch 35 deep
  ! error: work item 35: "deep/sub" is a link or a file, where a folder must be
  [5]
  $ ls outside

Not theirs; a dataset elsewhere, or without a root; wrong calls:

  $ as ben fetch 24 work
  ! error: work item 24: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [5]
  $ tasks dataset create far --root s3://bucket/x -q -o ids
  36
  $ echo '{"path":"/a.png"}' | tasks dataset add far - -q -o ids
  39
  $ tasks create far --dataset far --assignee ana@example.com -q -o ids
  40
  $ as ana fetch 43 work
  ! error: dataset "far" has files elsewhere: s3://bucket/x/a.png
  ! hint: tasks copies from folders only; get them with the tool of that store, the paths are in tasks items
  [5]
  $ tasks dataset create nowhere -q -o ids
  44
  $ echo '{"path":"/a.png"}' | tasks dataset add nowhere - -q -o ids
  47
  $ tasks create nowhere --dataset nowhere --assignee ana@example.com -q -o ids
  48
  $ as ana fetch 51 work
  ! error: dataset "nowhere" has no root, so nobody knows where its files are
  ! hint: a manager sets it: tasks dataset edit NAME --root DIR
  [5]
  $ as ana fetch 24
  ! error: tasks fetch needs work items and a folder
  ! hint: tasks fetch W DIR
  [2]
  $ as ana fetch
  ! error: tasks fetch needs W DIR
  ! hint: tasks fetch -h shows what it takes
  [2]
  $ as ana fetch 4711 work
  ! error: no work item has the id 4711
  [1]
  $ as ana fetch 24 img/1.png
  ! error: cannot make "img/1.png": not a directory
  ! hint: check the path
  [1]
