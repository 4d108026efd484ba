  $ . "$TESTDIR/setup.sh"
  $ new_project

  $ tasks group add night --member ben@example.com,ana@example.com -o table
  ID  NAME   MEMBERS COUNT  MEMBERS
  11  night              2  ana@example.com, ben@example.com
  ! changed 1 group
  $ tasks group add night -o table
  ! error: there is a group "night" already
  ! hint: tasks group edit changes its members
  [1]
  $ tasks group add night --if-not-exists -o jsonl
  {"type":"group","id":11,"name":"night","members":["ana@example.com","ben@example.com"],"members_count":2,"created_at":"2026-01-05T09:00:00.000000Z"}
  $ tasks group edit night --add cid@example.com --remove ana@example.com -o jsonl
  {"type":"group","id":11,"name":"night","members":["ben@example.com","cid@example.com"],"members_count":2,"created_at":"2026-01-05T09:00:00.000000Z"}
  $ tasks group edit night --add cid@example.com -o table
  ID  NAME   MEMBERS COUNT  MEMBERS
  11  night              2  ben@example.com, cid@example.com
  ! changed 0 groups, 1 unchanged
  $ tasks group list -o json
  {"groups":[
  {"type":"group","id":11,"name":"night","members":["ben@example.com","cid@example.com"],"members_count":2,"created_at":"2026-01-05T09:00:00.000000Z"}
  ]}
  $ tasks group show nigth -o table
  ! error: no group "nigth"
  ! hint: did you mean night?
  [1]
  $ tasks group add day --member nobody@example.com -o table
  ! error: no user "nobody@example.com"
  ! hint: did you mean ben@example.com?
  [1]
  $ tasks group add d@y -o table
  ! error: a group's name holds no @
  [2]
  $ as ana group list -o table
  ! error: tasks group list is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ as mia group delete night -n -o table
  ID  NAME   MEMBERS COUNT  MEMBERS
  11  night              2  ben@example.com, cid@example.com
  ! would change 1 group
  $ as mia group delete night -o table
  ID  NAME   MEMBERS COUNT  MEMBERS
  11  night              2  ben@example.com, cid@example.com
  ! changed 1 group
  $ tasks group show night -o table
  ! error: no group "night"
  ! hint: tasks group list shows them
  [1]
