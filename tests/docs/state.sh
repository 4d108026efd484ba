# Sourced after setup.sh. state_of FILE: what is stored and alive in the project of this folder, a row a line, without what an
# undo leaves changed: versions, and when and by whom something was touched last (decisions.md 41). A backup is an SQLite
# file on every engine.
state_of() {
  rm -f state.db
  tasks backup state.db -q >/dev/null || return
  local table
  for table in users groups recipe recipe_version dataset item task task_action assignment work_item annotation issue issue_comment counter pipeline pipeline_node pipeline_edge pipeline_item; do
    sqlite3 state.db "select 'select ' || quote(m.name) || ', ' || group_concat('quote(' || c.name || ')') || ' from ' || m.name
        || case m.name when 'counter' then ' where items <> 0' when 'annotation' then ' where deleted_op is null'
             when 'task_action' then ' where task_id in (select id from task where removed_op is null)'
           else case when sum(c.name = 'removed_op') > 0 then ' where removed_op is null' else '' end end || ' order by 2, 3, 4' || case m.name when 'counter' then ', 5, 6, 7' else '' end || ';'
      from sqlite_schema m, pragma_table_info(m.name) c where m.type = 'table' and m.name = '$table'
        and c.name not in ('version', 'updated_at', 'updated_by', 'updated_op', 'last_activity_at', 'next_ordinal', 'due_at', 'problem', 'leased_by', 'leased_until') group by m.name"
  done >state.sql
  cat >>state.sql <<'END'
select 'settings', settings_json from project;
select 'member', group_id, user_id from group_member where group_id in (select id from groups where removed_op is null) order by 2, 3;
select 'truth', item_id from item_truth order by 2;
select 'quality', task_id, percent, copies from task_quality where task_id in (select id from task where removed_op is null) order by 2;
select 'score', task_id, item_id, ordinal, score_type, value, entity, relative, contributor_id, assignment_id from figure
  where task_id in (select id from task where removed_op is null) order by 2, 3, 4;
select 'time', work_item_id, user_id, sum(active_us) from work_interval group by 2, 3 having sum(active_us) > 0 order by 2, 3;
select 'runs', work_item_id, user_id from work_interval where ended_at is null order by 2, 3;
END
  sqlite3 state.db <state.sql >"$1"
}
