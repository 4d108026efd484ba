  $ . "$TESTDIR/setup.sh"
  $ . "$TESTDIR/leaks.sh"

# decisions.md 35: "The leak test compares, over every command, format, error, TAB and count of an annotator's session, two projects that differ only in which"
Two projects with the same twelve pictures. In one the third, seventh and ninth are known, in the other the second, fifth and eleventh.
Nothing that ana is told differs.

  $ mkdir a b
  $ (cd a; known 3 7 9)
  $ another_database
  $ (cd b; known 2 5 11)
  $ for project in a b; do (cd $project && session as >../$project.told 2>&1); done
  $ cmp a.told b.told && grep -c '^\$' a.told
  206
Nor does it name a picture, but where it repeats what she typed, or speak of the truth.

  $ grep -vE '^\$|^! .*"?error|TAB' a.told | grep -cE '/[0-9]+[.]png|planted|"ground_truth"'
  0
  [1]


What a manager sees does differ.

  $ for project in a b; do (cd $project && tasks items trap -o csv --fields path | sort); done | sort | uniq -c | awk '{print $1}' | sort | uniq -c
       11 2
        2 3

On a server, the same for ana's own database role.

  $ for project in a b; do (cd $project && session of_role >../$project.role 2>&1); done
  $ cmp a.role b.role && grep -c '^\$' a.role
  206

# decisions.md 40: "On PostgreSQL an annotator's command queues scoring and merging in its transaction and a manager's runner"
What ana and ben finish as database roles is merged and scored by whoever manages (in a file that is done at once).

  $ cd a
  $ tasks create both --dataset street --limit 3 --quality consensus --assignee ana@example.com,ben@example.com -q --fields items_total
  {"items_total":3}
  $ for who in ana ben; do
  >   as_role $who classify both --label car --all -q -o ids
  >   as_role $who set-status both complete --all -q -o ids
  > done | wc -l
  12
  $ tasks pipeline run -q -o jsonl >/dev/null
  $ tasks items both -o csv --no-header --fields status,object_count | sort | uniq -c
        3 consensus-done,1
  $ tasks scores both --by contributor -o csv --fields contributor,value,items
  contributor,value,items
  ana@example.com,1,3
  ben@example.com,1,3
  $ as_role ben set-status both --clear $(as_role ben items both --limit 1 -o ids) -q -o ids | wc -l
  1
  $ tasks pipeline run both -q -o jsonl >/dev/null
  $ tasks items both -o csv --no-header --fields status,object_count | sort | uniq -c
        1 ,0
        2 consensus-done,1
  $ tasks scores both --by task --fields items,waiting
  {"items":2,"waiting":0}
  $ as_role ben undo -q -o ids | wc -l
  1
  $ tasks pipeline run both -q -o jsonl >/dev/null
  $ tasks scores both --by task --fields items,waiting
  {"items":3,"waiting":0}
  $ tasks doctor -o csv --no-header --fields state -q | sort -u
  ok

Nor may it write into other people's tasks: what ana finishes as a database role goes on to ben when a manager's runner comes.

  $ cat >flow.yaml <<'END'
  > name: flow
  > dataset: street
  > nodes: [{name: first, type: task, assignees: [ana@example.com]}, {name: second, type: task, assignees: [ben@example.com]}]
  > edges: [{from: "first:complete", to: second}]
  > END
  $ tasks pipeline apply flow.yaml -q -o jsonl >/dev/null; tasks pipeline start flow -q -o ids >/dev/null
  $ tasks add-items flow-first --missing --limit 2 -q -o ids | wc -l
  2
  $ as_role ana set-status flow-first complete $(as_role ana items flow-first -o ids) -q -o ids | wc -l
  2
  $ tasks pipeline run -q -o jsonl >/dev/null
  $ tasks pipeline show flow --fields name,running,done
  {"name":"first","running":0,"done":2}
  {"name":"second","running":2,"done":0}
  $ as_role ana show flow-first --fields name,pipeline,node
  {"name":"flow-first","pipeline":"flow","node":"first"}
  $ as_role ben items flow-second -o ids | wc -l
  2
  $ as_role ben history $(as_role ben items flow-second --limit 1 -o ids) --fields action
  {"action":"added"}
  {"action":"assigned"}
