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

The function agreement: overlap, label and attributes weigh in; what was missed counts; labels are equal or not.

  $ cat >two.jsonl <<'EOF'
  > {"item":"7","type":"consensus","width":640,"height":480,"contributors":[{"user":"ana","assignment":"1","annotations":[{"id":"A","shape":"box","label":"car","geometry":{"bbox":[0,0,10,10]}},{"id":"P","shape":"polygon","label":"road","geometry":{"rings":[[[0,0],[100,0],[100,100],[0,100]],[[20,20],[80,20],[80,80],[20,80]]]}}]},{"user":"ben","assignment":"2","annotations":[{"id":"B","shape":"box","label":"cargo","geometry":{"bbox":[2,0,10,10]},"attributes":{"seen":true}},{"id":"Q","shape":"polygon","label":"road","geometry":{"rings":[[[0,0],[100,0],[100,100],[0,100]]]}}]}]}
  > {"item":"8","type":"honeypot","reference":[{"id":"T","shape":"class","label":"cat"}],"contributors":[{"user":"ana","annotations":[{"id":"C","shape":"class","label":"dog"}]},{"user":"ben","annotations":[]}]}
  > {"item":"9","type":"consensus","config":{"iou_threshold":0.7},"contributors":[{"user":"ana","annotations":[{"id":"A","shape":"box","label":"car","geometry":{"bbox":[0,0,10,10]}}]},{"user":"ben","annotations":[{"id":"B","shape":"box","label":"car","geometry":{"bbox":[2,0,10,10]}}]}]}
  > EOF
  $ tasks score-function agreement two.jsonl | jq -r '.item as $i | .scores[] | [$i, .type, .value, .entity, .relative, .user] | @tsv'
  7\tannotation_score\t0.2222222222222222\tB\tA\tben (esc)
  7\tannotation_label\t0\tB\tA\tben (esc)
  7\tannotation_iou\t0.6666666666666666\tB\tA\tben (esc)
  7\tannotation_attribute\t0\tB\tA\tben (esc)
  7\tannotation_score\t0.8200000000000001\tQ\tP\tben (esc)
  7\tannotation_label\t1\tQ\tP\tben (esc)
  7\tannotation_iou\t0.64\tQ\tP\tben (esc)
  7\tuser_confusion\t0.5211111111111111\tben\tana\tben (esc)
  7\tannotation_score\t0.2222222222222222\tA\tB\tana (esc)
  7\tannotation_label\t0\tA\tB\tana (esc)
  7\tannotation_iou\t0.6666666666666666\tA\tB\tana (esc)
  7\tannotation_attribute\t0\tA\tB\tana (esc)
  7\tannotation_score\t0.8200000000000001\tP\tQ\tana (esc)
  7\tannotation_label\t1\tP\tQ\tana (esc)
  7\tannotation_iou\t0.64\tP\tQ\tana (esc)
  7\tuser_confusion\t0.5211111111111111\tana\tben\tana (esc)
  7\tlabel_confusion\t1\tcargo\tcar\t (esc)
  7\tlabel_confusion\t1\tcar\tcargo\t (esc)
  7\tlabel_confusion\t2\troad\troad\t (esc)
  7\tannotation_overall\t0.2222222222222222\tA\t\tana (esc)
  7\tannotation_overall\t0.8200000000000001\tP\t\tana (esc)
  7\tannotation_overall\t0.2222222222222222\tB\t\tben (esc)
  7\tannotation_overall\t0.8200000000000001\tQ\t\tben (esc)
  7\tuser_overall\t0.5211111111111111\tana\t\tana (esc)
  7\tuser_overall\t0.5211111111111111\tben\t\tben (esc)
  7\titem_overall\t0.5211111111111111\t7\t\t (esc)
  8\tannotation_score\t0\tC\t\tana (esc)
  8\tannotation_label\t0\tC\t\tana (esc)
  8\tmissed\t0\t\tT\tana (esc)
  8\tuser_confusion\t0\tana\tref\tana (esc)
  8\tmissed\t0\t\tT\tben (esc)
  8\tuser_confusion\t0\tben\tref\tben (esc)
  8\tlabel_confusion\t1\tdog\tcat\t (esc)
  8\tlabel_confusion\t1\tnone\tcat\t (esc)
  8\tannotation_overall\t0\tC\t\tana (esc)
  8\tuser_overall\t0\tana\t\tana (esc)
  8\tuser_overall\t0\tben\t\tben (esc)
  8\titem_overall\t0\t8\t\t (esc)
  9\tannotation_score\t0\tB\t\tben (esc)
  9\tannotation_label\t0\tB\t\tben (esc)
  9\tannotation_iou\t0\tB\t\tben (esc)
  9\tmissed\t0\t\tA\tben (esc)
  9\tuser_confusion\t0\tben\tana\tben (esc)
  9\tannotation_score\t0\tA\t\tana (esc)
  9\tannotation_label\t0\tA\t\tana (esc)
  9\tannotation_iou\t0\tA\t\tana (esc)
  9\tmissed\t0\t\tB\tana (esc)
  9\tuser_confusion\t0\tana\tben\tana (esc)
  9\tlabel_confusion\t2\tnone\tcar\t (esc)
  9\tlabel_confusion\t2\tcar\tnone\t (esc)
  9\tannotation_overall\t0\tA\t\tana (esc)
  9\tannotation_overall\t0\tB\t\tben (esc)
  9\tuser_overall\t0\tana\t\tana (esc)
  9\tuser_overall\t0\tben\t\tben (esc)
  9\titem_overall\t0\t9\t\t (esc)
  $ jq -c '.config = {"weights":{"geometry":0,"attributes":0}}' two.jsonl | tasks score-function agreement | jq -c '[.scores[] | select(.type == "item_overall").value]'
  [0.5]
  [0]
  [1]
  $ jq -c .input "$golden" | grep -v '"q07\|"q12\|"q08' | tasks score-function agreement 2>&1 >/dev/null | head -n 2
  ! {"error":{"code":"bad_record","message":"line 16 of standard input: annotation \"ann00010\": geometry.points: a polyline needs at least 2 points, got 0","hint":null,"details":{"field":"geometry.points"}}}
  $ sed 's/"box"/"box","system":true/' two.jsonl | tasks score-function agreement | jq -c '[.scores[] | select(.type == "annotation_overall").entity]'
  ["P","B","Q"]
  ["C"]
  ["B"]
  $ sed '1!d; s/0.7/2/; s/"consensus"/"consensus","config":{"iou_threshold":0}/' two.jsonl | tasks score-function agreement -o table
  ! error: line 1 of standard input: iou_threshold: 0 is not between 0.001 and 1
  [1]
  $ sed '1!d; s/"consensus"/"consensus","config":{"weights":{"size":1}}/' two.jsonl | tasks score-function agreement -o table
  ! error: line 1 of standard input: size: is no weight
  ! hint: weights are geometry, label, attributes
  [1]
  $ echo '{"item":"i","type":"consensus","contributors":[{"user":"a","annotations":[{"id":"flat","shape":"polygon","geometry":{"rings":[[[0,0],[9,9]]]}}]}]}' | tasks score-function agreement -o table
  ! error: line 1 of standard input: annotation "flat": geometry.rings[0]: a ring needs at least 3 points, got 2
  [1]

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
  $ tangle() { awk -v n=$1 -v size=$2 'function next_one() { x = (x * 16807) % 2147483647; return x % size } BEGIN { x = 3; for (i = 0; i < n; i++) { a = next_one(); printf "%s[%d,%d]", i ? "," : "", a, next_one() } }'; }
  $ pair() { echo '{"item":"i","type":"consensus","contributors":[{"user":"a","annotations":[{"id":"A",'"$1"'}]},{"user":"b","annotations":[{"id":"B",'"$1"'}]}]}'; }
  $ pair '"shape":"polygon","geometry":{"rings":[['$(tangle 2000 1000)']]}' >tangled.jsonl
  $ tasks score-function agreement tangled.jsonl -o table
  ! error: line 1 of tangled.jsonl: annotation "A": the lines of a polygon of 2000 points cross themselves too often, or have too many edges side by side, to be compared
  ! hint: simplify the outline, or make a mask of it
  [1]
  $ tasks score-function dataloop tangled.jsonl | jq -c '.scores[-1].value'
  1
  $ pair '"shape":"polygon","geometry":{"rings":[['$(tangle 400 1000)']]}' | tasks score-function agreement - | jq -c '.scores[-1].value > 0.999999'
  true
  $ pair '"shape":"polygon","geometry":{"rings":[['$(tangle 2000 30000)']]}' | tasks score-function dataloop - -o table
  ! error: line 1 of standard input: annotation "A": the outline of a polygon of 2000 points is 27935997 pixels long, where at most 20000000 can be painted
  ! hint: simplify the outline, or make a mask of it
  [1]
  $ pair '"shape":"polyline","geometry":{"points":['$(tangle 10000 1000)']}' | tasks score-function agreement - -o table
  ! error: line 1 of standard input: annotation "A": a polyline of 10000 points takes 5235131 steps of a pixel, where at most 4000000 can be compared
  ! hint: simplify the line
  [1]
  $ one '{"id":"A","shape":"polyline","label":"x","geometry":{"anything":1}}' | jq -c '[.scores[].type]'
  ["item_overall"]
  $ { echo '{"item":"1","type":"consensus","contributors":[]}'; echo 'no'; } | tasks score-function dataloop -o table
  {"item":"1","scores":[{"type":"item_overall","value":1,"entity":"1","relative":null,"user":null,"assignment":null}]}
  ! error: line 2 of standard input: not valid JSON: at byte 2: syntax error while parsing value - invalid literal; last read: 'no'
  [1]
  $ tasks score-function best -o table
  ! error: FUNCTION takes one of dataloop, agreement, not "best"
  [2]
  $ tasks score-function dataloop nowhere.jsonl -o table
  ! error: cannot read "nowhere.jsonl": no such file or directory
  ! hint: check the path
  [1]
