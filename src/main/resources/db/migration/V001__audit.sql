-- The order of Vietnamese text, on any database.
create collation if not exists app.vi (provider = icu, locale = 'vi-VN');

create table app.audit_record (
  id                    bigint generated always as identity constraint audit_record_pk primary key,
  occurred_at           timestamptz not null,
  actor                 text not null,
  capacity              text not null,
  act                   text not null,
  subject_kind          text not null,
  subject_id            text not null,
  cycle_id              uuid,
  unit_code             text,
  process_instance_id   text,
  process_definition_id text,
  activity_id           text,
  details               jsonb not null default '{}'
);

create index audit_record_by_cycle on app.audit_record (cycle_id, id);
create index audit_record_by_subject on app.audit_record (subject_kind, subject_id, id);
create index audit_record_by_actor on app.audit_record (actor, id);
create index audit_record_by_unit on app.audit_record (unit_code, id);

create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is not allowed: its rows are kept as they were written', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation';
end
$$;

create trigger audit_record_append_only before update or delete on app.audit_record
  for each row execute function app.refuse_change();
create trigger audit_record_not_truncated before truncate on app.audit_record
  for each statement execute function app.refuse_change();
