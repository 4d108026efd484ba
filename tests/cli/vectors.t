  $ . "$TESTDIR/setup.sh"
  $ new_project

The golden vectors of the function dataloop (tests/fixtures/scoring), driven through a project: the items are created, annotated with the
vectors' ids as external ids, completed and scored; the rows must be the same in the same order, figures within 1e-9. (annotation_overall comes by
annotation id, which is the project's own there.) Left out: annotations of the system and the choice of score types, which a task does not have.

  $ vectors=$TASKS_SOURCE_DIR/tests/fixtures/scoring/dataloop.jsonl
  $ email() { sed 's/@.*//; s/[^A-Za-z0-9]/-/g; s/$/@vectors.example/' | tr A-Z a-z; }
  $ jq -r '.input.contributors[].user' "$vectors" | email | sort -u | while read -r who; do tasks user add $who -q -o ids; done | wc -l
  7
  $ drive() {
  >   local vector=$1 name who
  >   name=$(jq -r .name <<<"$vector")
  >   tasks dataset create "$name" -q -o ids >/dev/null
  >   jq -c '{path: "/I.jpg", kind: "image", width: .input.width, height: .input.height} + if .input.reference then {annotations: [.input.reference[] | del(.system) | .external_id = .id | del(.id)]} else {} end' <<<"$vector" >item.jsonl
  >   if [ "$(jq -r .input.type <<<"$vector")" = consensus ]; then
  >     tasks dataset add "$name" item.jsonl -q -o ids >/dev/null
  >     { echo item,annotator; jq -r '.input.contributors[].user' <<<"$vector" | email | sed 's|^|/I.jpg,|'; } >pairs.csv
  >     tasks create "$name" --dataset "$name" --quality consensus --pairs pairs.csv --no-scoring -q -o ids >/dev/null || return
  >   else
  >     tasks import --dataset "$name" item.jsonl --source ground-truth -q -o jsonl >/dev/null || return
  >     tasks dataset items "$name" -o ids | tasks dataset set "$name" - --ground-truth -q -o ids >/dev/null
  >     tasks create "$name" --dataset "$name" --quality qualification --assignee $(jq -r '.input.contributors[].user' <<<"$vector" | email | paste -sd,) --no-scoring -q -o ids >/dev/null || return
  >   fi
  >   for who in $(jq -r '.input.contributors[].user' <<<"$vector"); do
  >     work=$(tasks items "$name" --as $(email <<<"$who") -o ids)
  >     jq -c --arg who "$who" --arg work "$work" '.input.contributors[] | select(.user == $who) | .annotations[] | del(.system) | .external_id = .id | del(.id) | .work_item = ($work | tonumber)' <<<"$vector" >lines.jsonl
  >     tasks annotate lines.jsonl --as $(email <<<"$who") -q -o ids >/dev/null 2>refused || { echo "$name is refused: $(head -n 1 refused | cut -c1-110)"; return 1; }
  >     tasks set-status "$name" complete --all --as $(email <<<"$who") -q -o ids >/dev/null || return
  >   done
  >   tasks score "$name" --function dataloop -q -o jsonl >/dev/null
  > }
  $ rows() {
  >   sql "select s.score_type, s.value, coalesce((select a.external_id from annotation a where cast(a.id as text) = s.entity), case when s.score_type = 'item_overall' then '$2' else s.entity end),
  >     coalesce((select a.external_id from annotation a where cast(a.id as text) = s.relative), s.relative), u.email
  >     from figure s left join users u on u.id = s.contributor_id where s.task_id = (select id from task where name = '$1') order by case s.score_type when 'annotation_overall' then 1 when 'item_overall' then 2 else 0 end,
  >     case when s.score_type = 'annotation_overall' then (select a.external_id from annotation a where cast(a.id as text) = s.entity) end, s.ordinal"
  > }
  $ wanted() {
  >   jq -r '.expected[] | [.type, .value, .entity // "", .relative // "", .user // ""] | join("|")' <<<"$1"
  > }
  $ mail_users() { awk -F'|' -v OFS='|' '{ for (i = 3; i <= 5; i++) if ($i ~ /@/) { sub(/@.*/, "", $i); gsub(/[^A-Za-z0-9]/, "-", $i); $i = tolower($i) } print }'; }
  $ compare() { paste -d'|' "$1" "$2" | awk -F'|' 'NF != 10 { bad = 1 } { d = $2 - $7; if ($1 != $6 || d > 1e-9 || d < -1e-9 || $3 != $8 || $4 != $9 || $5 != $10) bad = 1 } END { exit bad }'; }
  $ while read -r vector; do
  >   name=$(jq -r .name <<<"$vector")
  >   drive "$vector" || continue
  >   rows "$name" "$(jq -r .input.item <<<"$vector")" | mail_users >got
  >   wanted "$vector" | mail_users >want
  >   compare got want && echo "$name is equal, $(wc -l <got) rows" || { echo "$name differs"; paste got want | head -n 5; }
  > done < <(jq -c 'select([.input.contributors[].annotations[] | .system] | any | not) | select(.input.config.score_types == null)' "$vectors") | tee all | grep -v 'is equal'
  q02_empty_label is refused: ! error: line 1 of lines.jsonl: label: is missing
  q07_unsupported_types is refused: ! error: lines.jsonl: line 1: geometry.points: a polyline needs at least 2 points, got 0
  q08_unsupported_one_side is refused: ! error: lines.jsonl: line 1: geometry.points: unknown field
  q12_zero_area is refused: ! error: lines.jsonl: line 1: geometry.bbox: width 0 and height 0 must be above 0
  q20_masks_empty is refused: ! error: lines.jsonl: line 1: geometry.rle: the mask is empty
  $ grep -c 'is equal' all
  40
