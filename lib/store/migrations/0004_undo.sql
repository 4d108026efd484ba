-- Users and recipe versions that an undo took away: others may refer to their rows, so these stay.

alter table users add column removed_op bigint;
alter table recipe_version add column removed_op bigint;
