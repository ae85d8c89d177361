-- One conference of a cycle: it may hear several subjects, has perhaps neither place nor exact date, and is never changed once closed.
create table app.conference (
  id                 uuid not null constraint conference_pk primary key,
  cycle_id           uuid not null constraint conference_cycle_fk references app.review_cycle,
  title              text collate app.vi not null,
  organizer          text not null constraint conference_organizer_fk references app.org_unit,
  coordinator_unit   text not null constraint conference_coordinator_fk references app.org_unit,
  approver_unit      text not null constraint conference_approver_fk references app.org_unit,
  held_on            date,
  held_precision     text not null default 'UNKNOWN'
                     constraint conference_held_precision check (held_precision in ('DAY', 'MONTH', 'YEAR', 'UNKNOWN')),
  starts_at          time,
  -- a year that the source does not give is inferred and waits for a person
  date_state         text not null default 'CONFIRMED'
                     constraint conference_date_state check (date_state in ('CONFIRMED', 'NEEDS_CONFIRMATION')),
  date_source        text,
  date_confirmed_at  timestamptz,
  date_confirmed_by  text,
  place              text,
  -- “Quyền” stands beside the title, so that it can be signed as “Q.”
  chair_prefix       text,
  chair_title        text,
  chair_name         text,
  evaluation         text,
  created_at         timestamptz not null,
  agenda_ready_at    timestamptz,
  invited_at         timestamptz,
  replies_closed_at  timestamptz,
  recorded_at        timestamptz,
  minutes_refused_at timestamptz,
  minutes_refusal    text,
  minutes_signed_at  timestamptz,
  minutes_signed_by  text,
  version            integer not null default 0,
  constraint conference_once unique (cycle_id),
  constraint conference_date_known check ((held_on is null) = (held_precision = 'UNKNOWN'))
);

create table app.conference_subject (
  conference_id uuid not null constraint conference_subject_conference_fk references app.conference,
  ordinal       integer not null,
  role          text not null constraint conference_subject_role check (role in ('REVIEWED', 'INFORMATION')),
  citation      text not null,
  description   text,
  document_id   uuid,
  constraint conference_subject_pk primary key (conference_id, ordinal)
);

create table app.agenda_item (
  conference_id uuid not null constraint agenda_item_conference_fk references app.conference,
  ordinal       integer not null,
  starts_at     time,
  ends_at       time,
  title         text not null,
  presenter     text,
  constraint agenda_item_pk primary key (conference_id, ordinal),
  constraint agenda_item_order check (ends_at is null or starts_at is null or ends_at >= starts_at)
);

-- A person who directs or attends by office, not for an invited unit.
create table app.conference_guest (
  conference_id uuid not null constraint conference_guest_conference_fk references app.conference,
  ordinal       integer not null,
  title         text not null,
  name          text,
  directing     boolean not null default false,
  constraint conference_guest_pk primary key (conference_id, ordinal)
);

create table app.invitation (
  conference_id  uuid not null constraint invitation_conference_fk references app.conference,
  unit_code      text not null constraint invitation_unit_fk references app.org_unit,
  sent_at        timestamptz,
  reply          text constraint invitation_reply check (reply in ('ATTENDS', 'REPRESENTED', 'DECLINES')),
  representative text,
  reason         text,
  replied_at     timestamptz,
  replied_by     text,
  -- entered by the coordinator, e.g. after a telephone call
  on_behalf      boolean not null default false,
  attended       boolean,
  attended_by    text,
  constraint invitation_pk primary key (conference_id, unit_code),
  constraint invitation_reply_complete check (reply is null or replied_at is not null),
  constraint invitation_declined_with_reason check (reply <> 'DECLINES' or reason is not null),
  constraint invitation_represented_by check (reply <> 'REPRESENTED' or representative is not null)
);
create index invitation_by_unit on app.invitation (unit_code);

create table app.speech (
  conference_id uuid not null constraint speech_conference_fk references app.conference,
  ordinal       integer not null,
  speaker       text not null,
  unit_code     text constraint speech_unit_fk references app.org_unit,
  said          text not null,
  constraint speech_pk primary key (conference_id, ordinal)
);

create table app.conference_limitation (
  conference_id uuid not null constraint conference_limitation_conference_fk references app.conference,
  ordinal       integer not null,
  said          text not null,
  topic         text,
  constraint conference_limitation_pk primary key (conference_id, ordinal)
);

-- What the chair says in closing, one remark after the other: the conclusion's clauses start from these.
create table app.closing_remark (
  conference_id uuid not null constraint closing_remark_conference_fk references app.conference,
  ordinal       integer not null,
  general       boolean not null default false,
  said          text not null,
  lead_unit     text constraint closing_remark_unit_fk references app.org_unit,
  lead_group    text constraint closing_remark_group_fk references app.org_group,
  due_on        date,
  due_precision text constraint closing_remark_due_precision check (due_precision in ('DAY', 'MONTH', 'YEAR')),
  constraint closing_remark_pk primary key (conference_id, ordinal),
  constraint closing_remark_one_lead check (lead_unit is null or lead_group is null),
  constraint closing_remark_due_known check ((due_on is null) = (due_precision is null))
);

-- Once the minutes are signed, nothing of the conference changes.
create function app.refuse_change_of_closed_conference() returns trigger language plpgsql as $$
declare
  touched uuid;
begin
  if tg_table_name = 'conference' then
    touched := old.id;
  elsif tg_op = 'INSERT' then
    touched := new.conference_id;
  else
    touched := old.conference_id;
  end if;
  if exists (select from app.conference c where c.id = touched and c.minutes_signed_at is not null) then
    raise exception '% of % is not allowed: the minutes of conference % are signed', tg_op, tg_table_name, touched
      using errcode = 'integrity_constraint_violation';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$$;

create trigger conference_closed before update or delete on app.conference
  for each row execute function app.refuse_change_of_closed_conference();
create trigger conference_subject_closed before insert or update or delete on app.conference_subject
  for each row execute function app.refuse_change_of_closed_conference();
create trigger agenda_item_closed before insert or update or delete on app.agenda_item
  for each row execute function app.refuse_change_of_closed_conference();
create trigger conference_guest_closed before insert or update or delete on app.conference_guest
  for each row execute function app.refuse_change_of_closed_conference();
create trigger invitation_closed before insert or update or delete on app.invitation
  for each row execute function app.refuse_change_of_closed_conference();
create trigger speech_closed before insert or update or delete on app.speech
  for each row execute function app.refuse_change_of_closed_conference();
create trigger conference_limitation_closed before insert or update or delete on app.conference_limitation
  for each row execute function app.refuse_change_of_closed_conference();
create trigger closing_remark_closed before insert or update or delete on app.closing_remark
  for each row execute function app.refuse_change_of_closed_conference();
