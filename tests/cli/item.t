  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ mkdir img; printf hello > img/a.txt; printf hi > img/b.txt
  $ tasks dataset create notes -q -o ids
  $ tasks dataset add notes img -q -o ids

An item that is in no task yet.

  $ tasks item show 14 -o table
  $ tasks item show 14 -o json

With its status in every task.

  $ tasks create first --dataset notes --assignee ana@example.com -q -o ids
  $ tasks create second --dataset notes --assignee ben@example.com -q -o ids
  $ tasks items first -w path=/a.txt -o ids | as ana set-status first complete - -q -o ids
  $ tasks item show 14 -o table | tail -n 4
  $ tasks item show 14 -o json
  $ tasks item show 14 -o jsonl --fields id,path
  $ tasks item show 14 -o json --fields id,path

What is in a task stays in its dataset.

  $ tasks dataset remove notes 14
  $ tasks dataset delete notes
  $ printf more > img/c.txt; tasks dataset add notes img -q -o ids
  $ tasks dataset remove notes --all --partial -o csv --fields path
  $ tasks dataset items notes -o csv --fields path

Bad input.

  $ tasks item show 11
  $ tasks item show 99
  $ tasks item show /a.txt
  $ tasks item show
  $ as ana item show 14
