  $ . "$TASKS_SOURCE_DIR/tests/examples/setup.sh"

A month of a team (examples/month.sh): everything that happens to tasks in domain.md §2-§4, §6-§7, §9-§10, in a row.

  $ "$TASKS_SOURCE_DIR/examples/month.sh" "$PWD/month"
  day  1  5,000 items: boxes are dealt to six people and the night shift, signs wait in a queue for three groups
  day  4  a6 leaves, a7 takes over the boxes
  day  6  a13 joins, the boxes are dealt anew
  day  7  boxes 1274/2500 (55 skipped), signs 170/2000 (5 skipped)
  day  9  the customer looks at the boxes: locked for a day
  day 11  500 lanes, dealt in an order drawn with a seed, come first
  day 12  100 more boxes, each once
  day 13  20 boxes are taken out again
  day 14  boxes 1856/2580 (79 skipped), signs 764/2000 (27 skipped), lanes 203/500 (6 skipped)
  day 15  a5 works on signs alone; boxes are due on the 18th
  day 19  overdue: the boxes are locked
  day 20  ten days more for the boxes
  day 21  boxes 2125/2580 (97 skipped), signs 1573/2000 (58 skipped), lanes 484/500 (16 skipped)
  day 23  what was skipped comes back
  day 27  the lanes are done: archived
  day 28  boxes 2536/2580, signs 2000/2000
  
  NAME   STATUS       ARCHIVED  ITEMS TOTAL  ITEMS DONE  ITEMS SKIPPED  ITEMS REMAINING
  boxes  in-progress  no               2580        2536              0               44
  signs  completed    no               2000        2000              0                0
  lanes  completed    yes               500         500              0                0
  doctor: all is well
  5080 work items, each accounted for: true

Another seed is another month.

  $ env -u TASKS_DB "$TASKS_SOURCE_DIR/examples/month.sh" "$PWD/other" 2 >other.out && tail -n 2 other.out
  doctor: all is well
  5080 work items, each accounted for: true
