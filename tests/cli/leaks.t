  $ . "$TESTDIR/setup.sh"
  $ . "$TESTDIR/leaks.sh"

# decisions.md 35: "The leak test compares, over every command, format, error, TAB and count of an annotator's session, two projects that differ only in which"
Two projects with the same twelve pictures. In one the third, seventh and ninth are known, in the other the second, fifth and eleventh.
Nothing that ana is told differs.

  $ mkdir a b
  $ (cd a; known 3 7 9)
  [1]
  $ another_database
  $ (cd b; known 2 5 11)
  [1]
  $ for project in a b; do (cd $project && session as >../$project.told 2>&1); done
  $ cmp a.told b.told && grep -c '^\$' a.told
  206
  $ grep -cE 'honeypot|/[0-9]+[.]png|planted|truth' a.told | head -1
  40

What a manager sees does differ.

  $ for project in a b; do (cd $project && tasks items trap -o csv --fields path | sort); done | sort | uniq -c | awk '{print $1}' | sort | uniq -c
       11 2
        2 3

On a server, the same for ana's own database role.

  $ for project in a b; do (cd $project && session of_role >../$project.role 2>&1); done
  $ cmp a.role b.role && grep -c '^\$' a.role
  206
