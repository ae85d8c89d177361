-- In which capacity somebody acted: a role of a unit, held as acting head or for somebody who is away. Null where the
-- product itself acted, or where somebody with several roles did what none of them alone allows.
alter table app.audit_record
  add column acted_unit     text,
  add column acted_role     text,
  add column acting         boolean not null default false,
  add column substitute_for text;

-- Who signed in which capacity; kept while it is typed, printed once it is signed.
alter table app.review_cycle
  add column signing_capacity text constraint review_cycle_signing_capacity
             check (signing_capacity in ('HEAD', 'ON_BEHALF', 'FOR_HEAD', 'BY_ORDER', 'BY_AUTHORITY', 'ACTING')),
  add column signer_title     text,
  add column signer_name      text;
alter table app.consolidated_report
  add column signing_capacity text constraint consolidated_report_signing_capacity
             check (signing_capacity in ('HEAD', 'ON_BEHALF', 'FOR_HEAD', 'BY_ORDER', 'BY_AUTHORITY', 'ACTING')),
  add column signer_title     text,
  add column signer_name      text;
alter table app.report_version
  add column signing_capacity text constraint report_version_signing_capacity
             check (signing_capacity in ('HEAD', 'ON_BEHALF', 'FOR_HEAD', 'BY_ORDER', 'BY_AUTHORITY', 'ACTING')),
  add column signer_title     text,
  add column signer_name      text;

-- Somebody is away from one day to another, both inclusive. An absence that a person enters counts when it is confirmed.
create table app.absence (
  id           bigint generated always as identity constraint absence_pk primary key,
  user_id      text not null,
  absent_from  date not null,
  absent_to    date not null,
  reason       text not null,
  -- whom the person proposes; who really stands in is an entry of app.role_holding
  proposed     text,
  entered_at   timestamptz not null,
  entered_by   text not null,
  confirmed_at timestamptz,
  confirmed_by text,
  -- taken back or refused, with its reason; the row stays
  closed_at    timestamptz,
  closed_by    text,
  closed_reason text,
  constraint absence_days check (absent_to >= absent_from),
  constraint absence_closed check ((closed_at is null) = (closed_reason is null))
);
create index absence_by_user on app.absence (user_id, absent_from);
create index absence_waiting on app.absence (entered_at) where confirmed_at is null and closed_at is null;

-- An entry is ended or taken back with a reason, and corrected by another one; none is deleted.
alter table app.role_holding
  add column entered_at       timestamptz,
  add column entered_by       text,
  add column end_reason       text,
  add column withdrawn_at     timestamptz,
  add column withdrawn_by     text,
  add column withdrawn_reason text,
  add column corrects         bigint constraint role_holding_corrects_fk references app.role_holding,
  add column absence_id       bigint constraint role_holding_absence_fk references app.absence,
  -- when the person was told, and whether the account was unknown at the last look
  add column told_at          timestamptz,
  add constraint role_holding_withdrawn check ((withdrawn_at is null) = (withdrawn_reason is null)),
  add constraint role_holding_substitute check (substitute_for is null or substitute_for <> user_id);
create index role_holding_by_days on app.role_holding (valid_from, valid_to) where withdrawn_at is null;

create function app.refuse_deletion() returns trigger language plpgsql as $$
begin
  raise exception 'Deletion from % is not allowed: entries are ended or taken back', tg_table_name
    using errcode = 'integrity_constraint_violation';
end
$$;
create trigger role_holding_kept before delete on app.role_holding
  for each row execute function app.refuse_deletion();
create trigger absence_kept before delete on app.absence
  for each row execute function app.refuse_deletion();

-- Accounts as the engine knows them, and people whom entries name; what pages search without accents.
create table app.person (
  user_id text not null constraint person_pk primary key,
  name    text not null collate app.vi,
  search  text not null,
  known   boolean not null
);
create index person_by_name on app.person (name);
