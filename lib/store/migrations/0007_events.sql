-- On a server operations are told in the order in which their transactions ended (decisions.md 45).

create index operation_commit on operation (commit_xid, id) where commit_xid is not null;
