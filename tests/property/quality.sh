# Sourced after commands.sh: a consensus, a qualification and a honeypot task, and random commands on their work by those who hold it and by
# managers.
for i in 1 2 3 4 5; do echo "{\"path\":\"/known/$i.jpg\",\"annotations\":[{\"label\":\"car\",\"shape\":\"class\"}]}"; done >known.jsonl
tasks dataset create measured -q -o ids >/dev/null
for i in $(seq 12); do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add measured - -q -o ids >/dev/null
tasks import --dataset measured known.jsonl --source ground-truth -q -o jsonl >/dev/null
people=ana@example.com,ben@example.com,cid@example.com
tasks create agreed --dataset measured --quality consensus --limit 6 --percent 70 --assignee $people -q -o ids >/dev/null 2>&1
tasks create exam --dataset measured --quality qualification --assignee $people -q -o ids >/dev/null 2>&1
tasks create trap --dataset measured --quality honeypot --honeypot-filter '{"path":"/known/*"}' --percent 30 --assignee $people -q -o ids >/dev/null 2>&1
quality_tasks=(agreed exam trap)

look_at_quality() {
  mapfile -t replicas < <(for task in "${quality_tasks[@]}"; do tasks items "$task" --replicas --fields id -o csv --no-header -w assignee=$people; done)
  mapfile -t annotations < <(for task in "${quality_tasks[@]}"; do tasks annotations "$task" --replicas -w source=manual -o ids; done)
  mapfile -t operations < <(tasks log --limit 8 -o ids)
}
quality_command() { # one line in $line
  local file=$round.$i.jsonl task annotation
  one "${quality_tasks[@]}"; task=$word
  one "${annotations[@]:-0}"; annotation=$word
  some_of 5 "${replicas[@]}"
  chance 100; local n=$drawn
  chance 24
  case $drawn in
    0 | 1 | 2 | 3) one car bus; line="\"classify\",\"$task\",\"--label\",\"$word\"$some,\"--replace\"" ;;
    4) one ana ben cid; line="\"classify\",\"$task\",\"--label\",\"car\",\"--all\",\"--as\",\"$word@example.com\"" ;;
    5 | 6 | 7) one complete complete discard; local status=$word; one ana ben cid; line="\"set-status\",\"$task\",\"$status\",\"--all\",\"--as\",\"$word@example.com\",\"--partial\"" ;;
    8 | 9 | 10) one complete discard; line="\"set-status\",\"$task\",\"$word\"$some,\"--partial\"" ;;
    11 | 12) line="\"set-status\",\"$task\",\"--clear\"$some,\"--partial\"" ;;
    13) one "${replicas[@]}"; echo "{\"work_item\":$word,\"label\":\"car\",\"shape\":\"box\",\"geometry\":{\"bbox\":[$((n % 5)),2,50,40]}}" >"$file"; line="\"annotate\",\"$file\"" ;;
    14) echo "{\"id\":$annotation,\"label\":\"lorry\"}" >"$file"; line="\"annotate\",\"$file\"" ;;
    15) echo "{\"id\":$annotation,\"delete\":true}" >"$file"; line="\"annotate\",\"$file\"" ;;
    16) line="\"skip\"$some,\"--partial\"" ;;
    17) line="\"edit\",\"agreed\",\"--percent\",\"$((n + 1))\"" ;;
    18) line="\"edit\",\"agreed\",\"--copies\",\"$((n % 2 + 2))\"" ;;
    19) line="\"edit\",\"trap\",\"--percent\",\"$((n % 60 + 1))\"" ;;
    20) one ana ben; local from=$word; line="\"assignment\",\"reassign\",\"$task\",\"--from\",\"$from@example.com\",\"--to\",\"eva@example.com\"" ;;
    21) line="\"remove-items\",\"$task\"$some,\"--partial\"" ;;
    22) line="\"add-items\",\"$task\",\"--missing\",\"--limit\",\"2\"" ;;
    23) one "${operations[@]}"; line="\"undo\",\"$word\"" ;;
  esac
  line="[$line]"
}
# Over those of undoing and of docs/state.sh.
look_at_more() { look; look_at_quality; }
any_command() { quality_command; }
