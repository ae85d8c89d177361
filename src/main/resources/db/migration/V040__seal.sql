-- The turn of a transaction: its number, which only grows, whatever the order in which transactions end. The owner adds to
-- it when a backup was restored into another server, whose numbers begin again; see vn.tongket.engine.OwnerDuties.
create function app.turn() returns bigint language sql stable parallel unsafe
  return pg_current_xact_id()::text::bigint + 0;
-- Every transaction with a smaller turn has ended.
create function app.horizon() returns bigint language sql stable parallel unsafe
  return pg_snapshot_xmin(pg_current_snapshot())::text::bigint + 0;

alter table app.audit_record add column turn bigint not null default app.turn();
create index audit_record_by_turn on app.audit_record using brin (turn) with (pages_per_range = 16, autosummarize = on);

-- What happened to rows that pass the record of acts by: written by triggers, whoever changes the row and however.
create table app.audit_change (
  id         bigint generated always as identity,
  turn       bigint not null default app.turn(),
  changed_at timestamptz not null default clock_timestamp(),
  db_user    text not null default session_user,
  source     text not null,
  operation  "char" not null, -- I, U, D; T when the table was emptied
  row_key    text not null,
  actor      text,
  row_hash   bytea not null,
  content    jsonb
);
create index audit_change_by_turn on app.audit_change using brin (turn) with (pages_per_range = 16, autosummarize = on);

create table app.seal_key (
  id            text not null constraint seal_key_pk primary key, -- SHA-256 of the public key
  public_key    text not null,
  first_used_at timestamptz not null
);

-- Signed roots. Each root names the one before; the leaves are 41 bytes each: source, id, hash.
create table app.seal_root (
  number      bigint not null constraint seal_root_pk primary key,
  statement   text not null,
  signature   bytea not null,
  root        bytea not null,
  upto_turn   bigint not null,
  upto_source smallint not null,
  upto_id     bigint not null,
  records     integer not null,
  leaves      bytea not null,
  sealed_at   timestamptz not null,
  key_id      text not null constraint seal_root_key_fk references app.seal_key
);
alter table app.seal_root alter column leaves set storage external;
create index seal_root_by_turn on app.seal_root (upto_turn);

-- How far the places outside the database have got.
create table app.seal_place (
  place         text not null constraint seal_place_pk primary key,
  last_number   bigint not null default 0,
  last_at       timestamptz,
  failing_since timestamptz,
  problem       text
);

-- Checks of the whole database, asked for on the page and done in steps.
create table app.seal_check (
  id           bigint generated always as identity constraint seal_check_pk primary key,
  requested_at timestamptz not null,
  requested_by text not null,
  upto_number  bigint not null,
  done_number  bigint not null default 0,
  records      bigint not null default 0,
  finished_at  timestamptz,
  fault        text,
  fault_args   text[]
);

create trigger audit_change_append_only before update or delete on app.audit_change
  for each row execute function app.refuse_change();
create trigger audit_change_not_truncated before truncate on app.audit_change
  for each statement execute function app.refuse_change();
create trigger seal_root_append_only before update or delete on app.seal_root
  for each row execute function app.refuse_change();
create trigger seal_root_not_truncated before truncate on app.seal_root
  for each statement execute function app.refuse_change();
create trigger seal_key_append_only before update or delete on app.seal_key
  for each row execute function app.refuse_change();

-- The hash of a row as every trigger and every check makes it; columns with secrets are left out.
create function app.row_hash(content jsonb, left_out text) returns bytea language sql immutable parallel safe
  return sha256(convert_to((case when left_out = '' then content
                                 else content - string_to_array(left_out, ' ') end)::text, 'UTF8'));

-- Arguments: columns of the key, column that names who did it, columns whose content is kept, columns left out, a note.
create function app.append_change() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  content jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  kept jsonb;
begin
  if tg_argv[4] <> '' then
    kept := jsonb_build_object('note', tg_argv[4]);
  elsif tg_argv[2] <> '' then
    select jsonb_object_agg(k, content -> k) into kept from unnest(string_to_array(tg_argv[2], ' ')) k;
  end if;
  insert into app.audit_change (source, operation, row_key, actor, row_hash, content)
  values (tg_table_name, left(tg_op, 1)::"char",
          case when position(' ' in tg_argv[0]) = 0 then content ->> tg_argv[0]
               else (select string_agg(coalesce(content ->> k, ''), ' ') from unnest(string_to_array(tg_argv[0], ' ')) k) end,
          content ->> tg_argv[1], app.row_hash(content, tg_argv[3]), kept);
  return null;
end
$$;

create function app.append_emptying() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.audit_change (source, operation, row_key, row_hash)
  values (tg_table_name, 'T', '', sha256(''));
  return null;
end
$$;

-- Which tables are covered, and how; what is compared by a check of the whole database.
create table app.audit_cover (
  source   text not null constraint audit_cover_pk primary key,
  row_key  text not null,
  actor    text not null default '',
  kept     text not null default '',
  left_out text not null default '',
  only_if  text not null default ''
);

create function app.cover(of regclass, row_key text, actor text default '', kept text default '',
                          left_out text default '', only_if text default '') returns void language plpgsql as $$
declare
  name text := (select relname from pg_class where oid = of);
  args text := format('%L, %L, %L, %L, %L', row_key, actor, kept, left_out, '');
  old_rows text := case when only_if = '' then '' else format('when (old.%s) ', only_if) end;
  new_rows text := case when only_if = '' then '' else format('when (new.%s) ', only_if) end;
begin
  execute format('create or replace trigger audit_inserted after insert on %s for each row %s
                  execute function app.append_change(%s)', of, new_rows, args);
  execute format('create or replace trigger audit_updated after update on %s for each row %s
                  execute function app.append_change(%s)', of, new_rows, args);
  execute format('create or replace trigger audit_deleted after delete on %s for each row %s
                  execute function app.append_change(%s)', of, old_rows, args);
  execute format('create or replace trigger audit_emptied after truncate on %s for each statement
                  execute function app.append_emptying()', of);
  insert into app.audit_cover values (name, row_key, actor, kept, left_out, only_if) on conflict (source) do nothing;
end
$$;
