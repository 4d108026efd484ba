-- Who passed a work item over: annotators take back their own skips only.

alter table work_item add column skipped_by bigint;
