-- The group roles of a project: owner, manager, annotator. Roles belong to the whole server, so their names begin with the
-- database and the project, and the table group_role says which ones they are. Runs in the project's schema, whenever it is
-- made or migrated; does nothing when the roles are there, or when the role that is logged in may not create any.
do $roles$
declare
  k_kinds constant text[] := array['owner', 'manager', 'annotator'];
  k_room constant int := 63 - octet_length('_annotator_99');  -- a longer name would be cut
  whole constant text := current_database() || '_' || current_schema();
  before_16 constant boolean := current_setting('server_version_num')::int < 160000;
  stem text := whole;
  suffix text;
  names text[];
  made record;
begin
  if (select count(*) from group_role g join pg_roles r on r.rolname = g.name) = 3 then return; end if;
  if not (select r.rolcreaterole or r.rolsuper from pg_roles r where r.rolname = current_user) then return; end if;

  if not exists (select from group_role) then
    if octet_length(stem) > k_room then
      while octet_length(stem) > k_room - 9 loop stem := left(stem, -1); end loop;
      stem := stem || '_' || left(md5(whole), 8);
    end if;
    -- Roles that exist are taken only when nobody could gain anything by it: without members, rights or powers anywhere.
    -- Otherwise they are somebody else's, and ours get a number.
    for n in 1 .. 99 loop
      suffix := case n when 1 then '' else '_' || n end;
      names := array(select stem || '_' || k || suffix from unnest(k_kinds) k);
      exit when not exists (
        select from pg_roles r where r.rolname = any (names) and (
          r.rolcanlogin or r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolbypassrls or r.rolreplication
          or exists (select from pg_shdepend d where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.classid <> 'pg_auth_members'::regclass)
          or exists (select from pg_auth_members m where m.roleid = r.oid and m.member <> all (select o.oid from pg_roles o where o.rolname = any (names || current_user::text)))
          or exists (select from pg_auth_members m where m.member = r.oid and m.roleid <> all (select o.oid from pg_roles o where o.rolname = any (names)))
          or not (before_16 or pg_has_role(current_user, r.oid, 'member with admin option'))));
    end loop;
    insert into group_role (kind, name) select k, stem || '_' || k || suffix from unnest(k_kinds) k;
  end if;

  for made in select g.kind, g.name from group_role g where not exists (select from pg_roles r where r.rolname = g.name) loop
    execute format('create role %I nologin', made.name);
    execute format('comment on role %I is %L', made.name, format('%ss of the project %I in the database %I (tasks)', made.kind, current_schema(), current_database()));
  end loop;

  -- Owners hand out all three; whoever runs this is one. From PostgreSQL 16 on its maker has a role's admin option.
  select max(g.name) filter (where g.kind = 'owner') as owner, max(g.name) filter (where g.kind = 'manager') as manager,
         max(g.name) filter (where g.kind = 'annotator') as annotator into made from group_role g;
  execute format('grant %I to current_user', made.owner) || case when before_16 then ' with admin option' else '' end;
  execute format('grant %I, %I to %I with admin option', made.manager, made.annotator, made.owner);
end
$roles$;
