  $ . "$TESTDIR/setup.sh"
  $ golden="$TASKS_SOURCE_DIR/tests/fixtures/scoring/dataloop.jsonl"

All golden vectors, as a stream: the same rows in the same order, values within 1e-9.

  $ jq -c .input "$golden" >items.jsonl
  $ tasks score-function dataloop items.jsonl >scores.jsonl
  $ wc -l <scores.jsonl
  47
  $ jq -nc --slurpfile golden "$golden" --slurpfile scores scores.jsonl '
  >   [range($golden | length) | {e: $golden[.].expected, s: $scores[.].scores, name: $golden[.].name}
  >    | select([.e[] | del(.value)] != [.s[] | del(.value)]
  >             or ([.e, .s | map(.value)] | transpose | any((.[0] - .[1]) | . > 1e-9 or . < -1e-9))) | .name]'
  []
  $ tail -n 3 items.jsonl | tasks score-function dataloop - | jq -c '[.item, (.scores | length)]'
  ["item-r09",40]
  ["item-r10",74]
  ["item-r11",45]
  $ printf '\n\n' | tasks score-function dataloop

Errors name the line, and the annotation.

  $ fails() { echo "$1" | tasks score-function dataloop -o table; }
  $ fails '{"item":"i"'
  ! error: line 1 of standard input: not valid JSON: at byte 12: syntax error while parsing object - unexpected end of input; expected '}'
  [1]
  $ fails '[]'
  ! error: line 1 of standard input: expected a JSON object
  [1]
  $ fails '{"type":"consensus","contributors":[]}'
  ! error: line 1 of standard input: item: is missing
  ! hint: a line is one item: tasks help tasks-scoring shows its fields
  [1]
  $ fails '{"item":"i","contributors":[]}'
  ! error: line 1 of standard input: type: is missing
  ! hint: it is consensus, qualification or honeypot
  [1]
  $ fails '{"item":"i","type":"best","contributors":[]}'
  ! error: line 1 of standard input: type: there is no quality "best"
  ! hint: it is one of none, consensus, qualification, honeypot
  [1]
  $ fails '{"item":"i","type":"honeypot","contributors":[]}'
  ! error: line 1 of standard input: reference: is missing, which a honeypot item needs
  [1]
  $ fails '{"item":"i","type":"consensus"}'
  ! error: line 1 of standard input: contributors: is missing
  [1]
  $ fails '{"item":"i","type":"consensus","contributors":[{"annotations":[]}]}'
  ! error: line 1 of standard input: user: is missing
  [1]
  $ one() { fails '{"item":"i","type":"consensus","contributors":[{"user":"a","annotations":['"$1"']}]}'; }
  $ one '{"shape":"box"}'
  ! error: line 1 of standard input: annotation 1: id: is missing
  [1]
  $ one '{"id":"A"}'
  ! error: line 1 of standard input: annotation "A": shape: is missing
  [1]
  $ one '{"id":"A","shape":"circle"}'
  ! error: line 1 of standard input: annotation "A": shape: there is no shape "circle"
  ! hint: it is one of class, box, polygon, polyline, point, ellipse, mask, cuboid, text, range
  [1]
  $ one '{"id":"A","shape":"box","geometry":{"bbox":[1,2,3]}}'
  ! error: line 1 of standard input: annotation "A": geometry.bbox: expected [x,y,w,h], got 3 values
  [1]
  $ one '{"id":"A","shape":"box","geometry":{"bbox":[1,2,3,"x"]}}'
  ! error: line 1 of standard input: annotation "A": geometry.bbox[3]: expected a number
  [1]
  $ one '{"id":"A","shape":"polygon","geometry":{"rings":[[[0,0],[1e400,1]]]}}'
  ! error: line 1 of standard input: not valid JSON: a number in it is out of range
  [1]
  $ one '{"id":"A","shape":"mask","geometry":{"rle":{"size":[2,2],"counts":[5]}}}'
  ! error: line 1 of standard input: annotation "A": the counts add up to more than the 4 pixels of [2,2]
  [1]
  $ one '{"id":"A","shape":"box","frame":1,"geometry":{"bbox":[1,2,3,4]}}'
  ! error: line 1 of standard input: annotation "A" is of a video, which this function does not score
  [1]
  $ one '{"id":"A","shape":"polygon","geometry":{"rings":[[[0,0],[9,9]]]}}' | jq -c '.scores | length'
  1
  $ one '{"id":"A","shape":"polyline","label":"x","geometry":{"anything":1}}' | jq -c '[.scores[].type]'
  ["item_overall"]
  $ { echo '{"item":"1","type":"consensus","contributors":[]}'; echo 'no'; } | tasks score-function dataloop -o table
  {"item":"1","scores":[{"type":"item_overall","value":1,"entity":"1","relative":null,"user":null,"assignment":null}]}
  ! error: line 2 of standard input: not valid JSON: at byte 2: syntax error while parsing value - invalid literal; last read: 'no'
  [1]
  $ tasks score-function best -o table
  ! error: FUNCTION takes one of dataloop, not "best"
  [2]
  $ tasks score-function dataloop nowhere.jsonl -o table
  ! error: cannot read "nowhere.jsonl": no such file or directory
  ! hint: check the path
  [1]
