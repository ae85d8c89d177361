-- Run by the owner at every start, after the migrations. Covers tables that are not covered yet; what stood in them before
-- is recorded as it is (operation S), so that a check knows every row.
do $$
declare
  asked record;
  present regclass;
begin
  for asked in
    select c.relname::text as source, 'id_' as row_key,
           case c.relname when 'act_hi_procinst' then 'start_user_id_' when 'act_hi_taskinst' then 'assignee_'
                          when 'act_hi_identitylink' then 'assigner_id_' else 'user_id_' end as actor,
           case c.relname when 'act_hi_op_log' then 'operation_type_ entity_type_' else '' end as kept,
           '' as left_out, '' as only_if
      from pg_class c
     where c.relkind = 'r' and c.relname like 'act\_hi\_%' and c.relnamespace = to_regnamespace(current_schema())
    union all values
      ('act_re_deployment', 'id_', '', 'name_ source_', '', ''),
      ('act_ge_bytearray', 'id_', '', 'name_ deployment_id_', '', 'deployment_id_ is not null'),
      ('act_re_procdef', 'id_', '', 'key_ version_ deployment_id_ suspension_state_', '', ''),
      ('act_re_decision_def', 'id_', '', 'key_ version_ deployment_id_', '', ''),
      ('act_ru_authorization', 'id_', '', 'type_ group_id_ user_id_ resource_type_ resource_id_ perms_', '', ''),
      ('act_id_user', 'id_', '', '', 'pwd_ salt_ attempts_ lock_exp_time_', ''),
      ('act_id_group', 'id_', '', 'name_', '', ''),
      ('act_id_membership', 'user_id_ group_id_', '', '', '', ''),
      ('act_id_info', 'id_', '', 'key_', 'password_ value_', ''),
      ('act_id_tenant', 'id_', '', '', '', ''),
      ('act_id_tenant_member', 'id_', '', '', '', ''),
      ('app.role_holding', 'id', 'entered_by', 'user_id unit_code role valid_from valid_to withdrawn_at', '', ''),
      ('app.notice', 'id', '', 'template attempts addressed_at given_up_at', '', ''),
      ('app.mail', 'id', '', 'attempts sent_at given_up_at', '', ''),
      ('app.seal_key', 'id', '', 'public_key', '', ''),
      ('app.flyway_schema_history', 'installed_rank', 'installed_by', 'version description checksum success', '', '')
  loop
    present := to_regclass(asked.source);
    continue when present is null
      or (select count(*) from pg_trigger where tgrelid = present and tgname like 'audit\_%' and tgenabled = 'O') = 4;
    perform app.cover(present, asked.row_key, asked.actor, asked.kept, asked.left_out, asked.only_if);
    execute format(
      $row$insert into app.audit_change (source, operation, row_key, row_hash)
           select %L, 'S', (select string_agg(coalesce(j ->> k, ''), ' ') from unnest(string_to_array(%L, ' ')) k),
                  app.row_hash(j, %L)
             from (select to_jsonb(t) j from %s t where %s) rows$row$,
      (select relname from pg_class where oid = present), asked.row_key, asked.left_out, present,
      case when asked.only_if = '' then 'true' else asked.only_if end);
  end loop;
end
$$;

-- A server into which a backup was restored counts its transactions anew: turns go on above all that were ever taken.
do $$
declare
  highest bigint := greatest((select max(upto_turn) from app.seal_root),
                             (select max(turn) from (select turn from app.audit_record order by id desc limit 1000) r), 0);
  offset_ bigint;
begin
  if app.turn() <= highest then
    offset_ := highest + 1000000 - pg_current_xact_id()::text::bigint;
    execute format('create or replace function app.turn() returns bigint language sql stable parallel unsafe
                    return pg_current_xact_id()::text::bigint + %s', offset_);
    execute format('create or replace function app.horizon() returns bigint language sql stable parallel unsafe
                    return pg_snapshot_xmin(pg_current_snapshot())::text::bigint + %s', offset_);
  end if;
end
$$;

-- What the application's account may do: everything but change what is recorded. Nothing when it is the owner's account.
do $$
declare
  account text := current_setting('tongket.application');
  found record;
  privilege text;
  allowed boolean;
begin
  if account = current_user then
    return;
  end if;
  if not has_schema_privilege(account, 'app', 'USAGE') then
    execute format('grant usage on schema app to %I', account);
  end if;
  for found in
    select c.oid, c.oid::regclass as name, c.relname, c.relkind from pg_class c
     where c.relkind in ('r', 'p', 'v', 'm', 'S')
       and (c.relnamespace = to_regnamespace('app')
         or c.relname like 'act\_%' and c.relnamespace = to_regnamespace(current_schema()))
  loop
    if found.relkind = 'S' then
      if not has_sequence_privilege(account, found.oid, 'USAGE') then
        execute format('grant usage, select on sequence %s to %I', found.name, account);
      end if;
      continue;
    end if;
    foreach privilege in array array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER'] loop
      allowed := case
        when privilege = 'SELECT' then true
        when privilege in ('TRUNCATE', 'TRIGGER') then false
        when found.relname in ('audit_change', 'audit_cover', 'flyway_schema_history') then false
        when found.relname in ('audit_record', 'seal_root', 'seal_key') then privilege = 'INSERT'
        else true end;
      if has_table_privilege(account, found.oid, privilege) <> allowed then
        execute format('%s %s on %s %s %I', case when allowed then 'grant' else 'revoke' end, privilege, found.name,
                       case when allowed then 'to' else 'from' end, account);
      end if;
    end loop;
  end loop;
end
$$;
