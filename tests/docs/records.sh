# Sourced after setup.sh. all_records: everything that the project of this folder tells of itself, as one record a line,
# without what an undo leaves changed: versions, and when and by whom something was touched last (decisions.md 41).
all_records() {
  {
    tasks user list --all -o jsonl
    tasks group list -o jsonl
    tasks config list -o jsonl
    tasks recipe list --versions -o jsonl
    tasks dataset list -o jsonl
    tasks dataset list -o jsonl | jq -r .id | while read -r id; do tasks dataset items "$id" -o jsonl; done
    tasks list --archived -o jsonl
    tasks assignment list --archived -o jsonl
    tasks list --archived -o jsonl | jq -r .id | while read -r id; do
      tasks items "$id" -o jsonl
      tasks annotations "$id" -o jsonl
    done
    tasks dataset list -o jsonl | jq -r .id | while read -r id; do tasks dataset items "$id" -o ids; done |
      while read -r id; do tasks annotations --item "$id" -o jsonl; done
    # What no record tells: where work stands that nobody sees, and time that runs.
    sql "select id, priority, batch, queued_at, claimed_by, claimed_at, skipped_by, stage_by_hand, edited_after_status from work_item where removed_op is null order by id"
    sql "select work_item_id, sum(active_us) from work_interval group by work_item_id having sum(active_us) > 0 order by work_item_id"
    sql "select task_id, assignment_id, replica_set, stage, status, skipped, items, open_issue_items, for_review_items, annotations, duration_us from counter
         where items <> 0 order by task_id, assignment_id, replica_set, stage, status, skipped"
    tasks doctor -o jsonl
  } | sed -E 's/"(version|last_activity_at|updated_at|updated_by)":("[^"]*"|[0-9]+|null),?//g; s/,\}/}/g'
}
