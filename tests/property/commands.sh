# Sourced after setup.sh, in an empty folder, with a seed in $state: a project with two tasks, one dealt, one pulled, a QA task
# over each, and
# random commands on them by managers and annotators. The same seed makes the same sequence.
#   command    one in $line, as `tasks batch` takes it; $dealt and $pulled hold the work items of the two tasks
#   look       fills these
chance() { state=$(((state * 1103515245 + 12345) % 2147483648)); drawn=$(((state / 65536) % $1)); }
# one WORD…: one of them, in $word
one() { chance $#; drawn=$((drawn + 1)); word=${!drawn}; }

new_project
for user in dan eva; do tasks user add $user@example.com -q -o ids >/dev/null; done
tasks group add night --member cid@example.com --member dan@example.com -q -o ids >/dev/null
tasks dataset create street -q -o ids >/dev/null
for i in $(seq 80); do echo "{\"path\":\"/$((i % 4))/$i.jpg\"}"; done | tasks dataset add street - -q -o ids >/dev/null
tasks create dealt --dataset street --limit 30 --assignee ana@example.com,ben@example.com,@night -q -o ids >/dev/null
tasks create pulled --dataset street --limit 40 --pull --batch-size 3 --max-workload 6 --assignee ana@example.com,ben@example.com,@night -q -o ids >/dev/null
mapfile -t both < <(tasks list -o ids)
mapfile -t items < <(tasks dataset items street -o ids)
tasks create --qa-of dealt --pull --batch-size 3 --max-workload 5 --assignee ana@example.com,cid@example.com -q -o ids >/dev/null
tasks create --qa-of pulled --assignee ben@example.com,cid@example.com,@night -q -o ids >/dev/null
reviews=("$(tasks list --search dealt-qa -o ids)" "$(tasks list --search pulled-qa -o ids)")

look() {
  mapfile -t dealt < <(tasks items "${both[0]}" -o ids)
  mapfile -t pulled < <(tasks items "${both[1]}" -o ids)
  mapfile -t reviewed < <(for task in "${reviews[@]}"; do tasks items "$task" -o ids; done)
  mapfile -t issues < <(tasks issue list -o ids)
}
some_of() { # N ID…: some of the ids, as JSON words in $some
  local most=$1 n
  shift
  some=
  [ $# -gt 0 ] || return 0
  chance "$most"
  for ((n = drawn; n >= 0; n--)); do one "$@"; some+=",\"$word\""; done
}
person() { one ana ben cid dan eva; who=$word@example.com; }
assignee() { one ana@example.com ben@example.com eva@example.com @night; who=$word; }
review_command() { # the same, of reviews and issues
  local task place
  chance 2
  place=$drawn
  task=${reviews[$place]}
  some_of 4 "${reviewed[@]}"
  chance 13
  case $drawn in
    0 | 1) line="\"add-items\",\"$task\",\"--missing\"" ;;
    2) chance 4; local count=$((drawn + 1)); person; line="\"next\",\"$task\",\"--count\",\"$count\",\"--as\",\"$who\"" ;;
    3 | 4) one approve approve discard; line="\"set-status\",\"$task\",\"$word\",\"-w\",\"stage=review\",\"-w\",\"priority<2\",\"--partial\""; person; chance 2; [ "$drawn" = 0 ] || line+=",\"--as\",\"$who\"" ;;
    5) line="\"set-status\",\"$task\",\"--clear\"$some,\"--partial\"" ;;
    6) some_of 3 "${reviewed[@]}" "${dealt[@]}"; local of=${some//\"/}; chance 3; line="\"issue\",\"open\",\"--work-item\",\"${of#,}\",\"--text\",\"wrong $drawn\",\"--partial\""; person; chance 3; [ "$drawn" = 0 ] || line+=",\"--as\",\"$who\"" ;;
    7 | 8 | 9) one for-review for-review approve approve reopen clear; local verb=$word; some_of 4 "${issues[@]}"; line="\"issue\",\"$verb\"$some,\"--partial\""; person; chance 3; [ "$drawn" != 0 ] || line+=",\"--as\",\"$who\"" ;;
    10) some_of 2 "${issues[@]}"; line="\"issue\",\"comment\"$some,\"--text\",\"hm\"" ;;
    11) line="\"remove-items\",\"$task\"$some,\"--partial\"" ;;
    12) one label completed prepare; line="\"set-status\",\"${both[$place]}\",\"--stage\",\"$word\",\"-w\",\"path=**/${drawn}*.jpg\",\"--partial\"" ;;
  esac
  [ -n "$some" ] || line="\"add-items\",\"$task\",\"--missing\""  # nothing is there yet
  line="[$line]"
}
command() { # one line in $line
  local task
  chance 3
  if [ "$drawn" = 0 ]; then review_command; return; fi
  one "${both[@]}"
  task=$word
  if [ "$task" = "${both[0]}" ]; then some_of 4 "${dealt[@]}"; else some_of 4 "${pulled[@]}"; fi
  line=
  chance 24
  case $drawn in
    0 | 1 | 2 | 3) chance 5; local count=$((drawn + 1)); person; line="\"next\",\"$task\",\"--count\",\"$count\",\"--as\",\"$who\"" ;;
    4 | 5 | 6) one complete discard; line="\"set-status\",\"$task\",\"$word\"$some,\"--partial\""; person; chance 2; [ "$drawn" = 0 ] || line+=",\"--as\",\"$who\"" ;;
    7) line="\"set-status\",\"$task\",\"--clear\"$some" ;;
    8 | 9) line="\"skip\"$some,\"--partial\""; person; chance 2; [ "$drawn" = 0 ] || line+=",\"--as\",\"$who\"" ;;
    10) line="\"clear-skip\",\"$task\"$some" ;;
    11) one start stop release; line="\"$word\"$some"; person; line+=",\"--as\",\"$who\"" ;;
    12) one 1s 1h; line="\"release\",\"--idle\",\"$word\"" ;;
    13) assignee; line="\"assignment\",\"add\",\"$task\",\"$who\"" ;;
    14) assignee; line="\"assignment\",\"remove\",\"$task\",\"$who\"" ;;
    15) assignee; local from=$who; assignee; line="\"assignment\",\"reassign\",\"$task\",\"--from\",\"$from\",\"--to\",\"$who\"" ;;
    16) chance 101; line="\"assignment\",\"redistribute\",\"$task\",\"--workload\",\"ana@example.com=$drawn,ben@example.com=$((100 - drawn))\"" ;;
    17) some_of 6 "${items[@]}"; some=${some//\"/}; line="\"add-items\",\"$task\",\"--items\",\"${some#,}\"" ;;
    18) line="\"remove-items\",\"$task\"$some" ;;
    19) one lock unlock unlock unlock; line="\"$word\",\"$task\"" ;;
    20) line="\"classify\",\"$task\",\"--label\",\"car\"$some" ;;
    21) one activate activate activate deactivate; local verb=$word; one ben dan eva; line="\"user\",\"$verb\",\"$word@example.com\"" ;;
    22) one archive unarchive unarchive unarchive; local act=$word; one "${both[@]}"; line="\"$act\",\"$word\"" ;;
    23) chance 4; line="\"edit\",\"$task\",\"--description\",\"$drawn\"" ;;
  esac
  line="[$line]"
}

