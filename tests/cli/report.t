  $ . "$TESTDIR/setup.sh"
  $ . "$TESTDIR/scored.sh"

A page that loads nothing, with the figures of analytics

  $ tasks report night --html night.html --fields file,tasks
  {"file":"night.html","tasks":1}
  $ part() { awk -v id="$2" 'index($0, "id=\"" id "\">") { on = 1; sub(/.*id="[a-z]*">/, "") } on { if (i = index($0, "</script>")) { print substr($0, 1, i - 1); exit } print }' "$1"; }
  $ part night.html data | jq -S . >in-page && tasks analytics night -o json | jq -S . | cmp - in-page && echo the same figures
  the same figures
  $ grep -cE '(src|href)="?(https?:)?//' night.html
  0
  [1]
  $ [ $(wc -c <night.html) -lt 2000000 ] && echo small
  small

Behind every bar and cell are its items, and a command that lists them

  $ part night.html lists | jq -c '.labels["car,bus"]'
  {"items":["/2.jpg"],"commands":["tasks confusion night --cell car,bus"]}
  $ part night.html lists | jq -r '.labels["car,bus"].commands[]' >line; eval "$(cat line) -o csv --fields path --no-header"
  /2.jpg
  $ part night.html lists | jq -r '.score["0.6"].commands[]'
  tasks sql 'select path, value from v_scores where task = '\''night'\'' and score_type = '\''item_overall'\'' and value >= 0.6 and value < 0.7 order by value'
  $ part night.html lists | jq -c '[to_entries[] | select(.value | type == "object") | .key]'
  ["contributor","contributors","day","label","labels","score","status"]
  $ part night.html lists | jq -r '.. | .commands? // empty | .[]' 2>/dev/null | while read -r command; do eval "$command -o csv" >out </dev/null 2>&1 || { echo "fails: $command"; head -2 out; }; done
  $ part night.html lists | jq -r 'to_entries[] | select(.value | type == "object") | .key as $kind | .value | to_entries[] | select((.value.items | length) > 0) | [$kind, .key, (.value.items | sort | join(" ")), .value.commands[0]] | join("\u001f")' |
  >   while IFS=$'\x1f' read -r kind key items command; do
  >     eval "$command -o jsonl" </dev/null | jq -r .path | sort -u | tr '\n' ' ' | sed 's/ $//' >listed
  >     [ "$(tr ' ' '\n' <<<"$items" | sort -u | tr '\n' ' ' | sed 's/ $//')" = "$(cat listed)" ] || echo "$kind $key: $items, but $(cat listed)"
  >   done

Names that would be markup, options or quotes

  $ name="-<b>it's</script><script>alert(1)</script>"
  $ tasks create x --dataset cars --assignee ana@example.com -q -o ids >id
  $ tasks edit $(cat id) --name "$name" -q -o ids >/dev/null
  $ long=$(printf 'x%.0s' $(seq 300))
  $ for label in '</script><img src=x onerror=alert(1)>' '"quoted"' 'שלום' '🐈' "$long"; do jq -nc --arg it "$label" '{path: "/1.jpg", label: $it}'; done | tasks annotate $(cat id) - --as ana@example.com -q -o ids >/dev/null
  $ tasks report $(cat id) --html names.html --fields tasks
  {"tasks":1}
  $ grep -c '</script><img' names.html
  0
  [1]
  $ part names.html data | jq -r '.analytics[0].task, (.analytics_labels[].label | .[:40])'
  -<b>it's</script><script>alert(1)</script>
  "quoted"
  </script><img src=x onerror=alert(1)>
  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
  \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d (esc)
  \xf0\x9f\x90\x88 (esc)
  $ part names.html lists | jq -r '.label["\"quoted\""].commands[]' | sed "s/$(cat id)/TASK/"
  tasks items TASK --label '"quoted"'

Nothing in it, and mistakes

  $ tasks dataset create empty -q -o ids >/dev/null && tasks create bare --dataset empty --assignee ana@example.com -q -o ids >/dev/null
  $ tasks report bare --html bare.html --fields tasks
  {"tasks":1}
  $ tasks report night --html no/such/folder.html -o table
  ! error: cannot write "no/such/folder.html": no such file or directory
  ! hint: check the path
  [1]
  $ tasks report night -o table
  ! error: where to write the page was not said
  ! hint: --html FILE
  [2]
  $ tasks report night --html other.html -n --fields file; ls other.html 2>&1
  {"file":"other.html"}
  ls: cannot access 'other.html': No such file or directory
  [2]
  $ tasks report night --html - | cmp - night.html && echo the same page
  the same page
  $ tasks report night --html=-dash.html --fields file && ls ./-dash.html
  {"file":"-dash.html"}
  ./-dash.html
  $ tasks report night --html never.html -o ids; ls never.html 2>&1
  ! error: a report record has no id, so -o ids has nothing to print
  ! hint: use -o jsonl, json, csv or table
  ls: cannot access 'never.html': No such file or directory
  [2]
  $ tasks report night --html . -o table
  ! error: cannot write ".": is a directory
  [1]
  $ tasks report night --html x.html --as ana@example.com -o table
  ! error: tasks report is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ tasks report --html all.html --fields tasks
  {"tasks":3}
