-- What a project in PostgreSQL has besides the shared migrations. Runs after them, inside their transaction, with the
-- project's schema as search_path; may run again. SCHEMA stands for that schema, quoted.

-- Ids of all kinds. A sequence hands them out apart from transactions, so that no writer waits for another's commit.
-- The row in project keeps its column next_id for SQLite alone.
do $$ begin
  if to_regclass('ids') is null then create sequence ids; end if;
end $$;

-- The first of `count` ids in a row. The lock lasts as long as the function: a block must not be cut in two. The other one
-- tells until the end of the transaction that it has ids which no record may show yet.
create or replace function reserve_ids(count bigint) returns bigint
  language plpgsql security definer set search_path = SCHEMA, pg_temp as $$
declare
  lock constant bigint := 'ids'::regclass::oid::bigint;
  first bigint;
begin
  perform pg_advisory_xact_lock_shared(-lock);
  perform pg_advisory_lock(lock);
  first := nextval('ids');
  if count > 1 then perform setval('ids', first + count - 1); end if;
  perform pg_advisory_unlock(lock);
  return first;
end $$;

-- Ids from `first` to before `until` were not used: they come again, unless others have got later ones. An annotator is
-- believed only when it cannot be otherwise: nobody else has ids in hand, no record has one of these.
create or replace function return_ids(first bigint, until bigint) returns void
  language plpgsql security definer set search_path = SCHEMA, pg_temp as $$
declare
  lock constant bigint := 'ids'::regclass::oid::bigint;
  doubted constant boolean := not has_table_privilege(session_user, 'operation', 'delete');
  used boolean := false;
begin
  if doubted and not pg_try_advisory_lock(-lock) then return; end if;
  perform pg_advisory_lock(lock);
  if doubted then
    used := exists (select from annotation where id >= first and id < until) or exists (select from work_item where id >= first and id < until)
      or exists (select from item where id >= first and id < until) or exists (select from work_interval where id >= first and id < until)
      or exists (select from operation where id >= first and id < until) or exists (select from assignment where id >= first and id < until)
      or exists (select from task where id >= first and id < until) or exists (select from recipe_version where id >= first and id < until)
      or exists (select from recipe where id >= first and id < until) or exists (select from dataset where id >= first and id < until)
      or exists (select from groups where id >= first and id < until) or exists (select from users where id >= first and id < until);
  end if;
  if not used and (select last_value = until - 1 and is_called from ids) then
    perform setval('ids', greatest(first - 1, 1), first > 1);
  end if;
  perform pg_advisory_unlock(lock);
  if doubted then perform pg_advisory_unlock(-lock); end if;
end $$;

create or replace function next_id() returns bigint
  language sql stable security definer set search_path = SCHEMA, pg_temp as $$
  select case when is_called then last_value + 1 else last_value end from ids $$;

-- After rows were copied in from elsewhere: ids come from `next` on.
create or replace function raise_ids(next bigint) returns void
  language plpgsql security definer set search_path = SCHEMA, pg_temp as $$
begin
  if next_id() < next then perform setval('ids', next - 1); end if;
end $$;

-- Fresh statistics after a bulk load, also for those who do not own the tables.
create or replace function refresh_statistics(name text) returns void
  language plpgsql security definer set search_path = SCHEMA, pg_temp as $$
begin
  execute format('analyze %I', name);
end $$;

-- Readers of events must not pass operations that are still being committed (decisions.md 45).
alter table operation alter column commit_xid set default pg_current_xact_id()::text::bigint;

-- An operation and its effects are written by one transaction, and nothing deletes an operation: looking it up for each of
-- its effects was a fifth of what a small command costs the server. `tasks doctor` finds an effect without one.
alter table effect drop constraint if exists effect_op_id_fkey;

-- Filters (lib/filters/compile.hpp). SQLite has the same in sqlite/functions.cpp.

-- Wildcards as a regular expression: * within a path segment, ** (and more) across them.
create or replace function wildcards(pattern text) returns text language sql immutable strict as $$
  select '^' || replace(replace(regexp_replace(regexp_replace(pattern, '([.^$+?()\[\]{}|\\])', '\\\1', 'g'), '\*\*+', chr(1), 'g'), '*', '[^/]*'), chr(1), '.*') || '$' $$;
create or replace function matches_wildcards(value text, expression text) returns boolean language sql immutable strict as $$
  select value ~ expression $$;

-- lib/base/json_value.hpp says what it means. A document that PostgreSQL cannot read, because of a \u0000 in it, meets nothing.
create or replace function json_meets(document text, path text, op text, wanted text) returns boolean language plpgsql immutable strict as $$
declare
  value jsonb;
  goal constant jsonb := wanted::jsonb;
begin
  if position('\u0000' in document) > 0 then return false; end if;
  value := document::jsonb #> string_to_array(path, '.');
  if value is null or value = 'null' then return false; end if;
  if op = 'exists' then return true; end if;
  return exists (
    select from jsonb_array_elements(case jsonb_typeof(value) when 'array' then value else jsonb_build_array(value) end) found (one)
    where jsonb_typeof(one) = jsonb_typeof(goal) and case jsonb_typeof(one)
      when 'boolean' then op = 'eq' and one = goal
      when 'number' then (
        select case op when 'eq' then a = b when 'lt' then a < b when 'lte' then a <= b when 'gt' then a > b when 'gte' then a >= b else false end
        from (select case when abs(one::numeric) < 1e-300 then 0 else one::numeric end::double precision as a, goal::numeric::double precision as b) numbers)
      when 'string' then (
        select case op when 'eq' then a = b when 'lt' then a < b when 'lte' then a <= b when 'gt' then a > b when 'gte' then a >= b
                       when 'like' then a ~ wildcards(b) else false end
        from (select (one #>> '{}') collate "C" as a, (goal #>> '{}') collate "C" as b) texts)
      else false end);
end $$;
