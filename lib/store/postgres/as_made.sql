-- What `tasks doctor` compares with: every function, policy and right as it was when the project was made or migrated. Runs
-- in the project's schema: first this, then roles.sql, which fills group_role, and rights.sql; what is there then goes into
-- as_made.
create table if not exists group_role (kind text collate "C" primary key, name text collate "C" not null);
create table if not exists as_made (subject text collate "C" primary key, state text collate "C" not null);

create or replace function made_now() returns table (subject text, state text) language sql stable set search_path = :"schema", pg_temp as $$
  with place as (select quote_ident(current_schema())::regnamespace as schema),
  ours as (select c.* from pg_class c, place where c.relnamespace = schema and c.relkind in ('r', 'p', 'v', 'S')),
  -- Rights of these are ours; what else an administrator grants to roles of his own, row security keeps empty.
  grantees as (select 0::oid as id, 'everybody' as name union all select r.oid, r.rolname from group_role g join pg_roles r on r.rolname = g.name where g.kind <> 'owner'),
  rights as (
    select case relkind when 'S' then 'sequence ' else 'table ' end || relname as name, relowner as owner, relacl as acl from ours
    union all
    select 'function ' || p.oid::regprocedure, p.proowner, coalesce(p.proacl, acldefault('f', p.proowner)) from pg_proc p, place where p.pronamespace = schema
    union all
    select 'schema', n.nspowner, n.nspacl from pg_namespace n, place where n.oid = schema
    union all
    select 'column ' || c.relname || '.' || a.attname, null, a.attacl from pg_attribute a join ours c on c.oid = a.attrelid where a.attacl is not null)
  select 'trigger ' || t.tgname || ' on ' || c.relname, md5(pg_get_triggerdef(t.oid) || t.tgenabled::text)
  from pg_trigger t join ours c on c.oid = t.tgrelid where not t.tgisinternal
  union all
  select 'function ' || p.oid::regprocedure, md5(row (p.prosrc, p.prosecdef, p.provolatile, p.proconfig, p.prolang)::text) from pg_proc p, place where p.pronamespace = schema
  union all
  select 'row security of ' || relname, row (relrowsecurity, relforcerowsecurity)::text from ours where relkind = 'r'
  union all
  select 'policy ' || p.polname || ' on ' || c.relname,
         md5(row (p.polcmd, p.polpermissive, array(select pg_get_userbyid(r) from unnest(p.polroles) r order by 1), pg_get_expr(p.polqual, p.polrelid),
                  pg_get_expr(p.polwithcheck, p.polrelid))::text)
  from pg_policy p join ours c on c.oid = p.polrelid
  union all
  select 'owner of ' || name, pg_get_userbyid(owner) from rights where owner is not null
  union all
  select 'right of ' || g.name || ' to ' || lower(a.privilege_type) || ' ' || r.name, a.is_grantable::text from rights r, aclexplode(r.acl) a join grantees g on g.id = a.grantee
$$;
