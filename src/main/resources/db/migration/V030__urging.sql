-- Urging by one run each working morning, what waits for a person per unit, and one mail per person and day.

-- One run over all open assignments. It goes page by page and remembers where it is, so that a repeated page or a second
-- run on the same day finds nothing to do twice.
create table app.urging_run (
  id          uuid not null constraint urging_run_pk primary key,
  day         date not null,
  started_at  timestamptz not null,
  working_day boolean not null,
  -- the last assignment of the last page, in the order of units
  after_unit  text,
  after_id    uuid,
  pages       integer not null default 0,
  tasks       integer not null default 0,
  steps       integer not null default 0,
  cases       integer not null default 0,
  paged_at    timestamptz,
  finished_at timestamptz
);
create index urging_run_by_day on app.urging_run (day desc, started_at desc);

-- What a person has to do about one unit: sign a letter, answer a request for explanation, propose or decide criticism.
-- It gathers all overdue assignments of the unit until somebody acts on it.
create table app.urging_case (
  id           uuid not null constraint urging_case_pk primary key,
  kind         text not null constraint urging_case_kind check (kind in ('LETTER', 'EXPLANATION', 'CRITICISM')),
  unit_code    text not null constraint urging_case_unit_fk references app.org_unit,
  sender       text not null constraint urging_case_sender check (sender in ('TRACKER', 'PARTY_OFFICE')),
  tracker_unit text not null constraint urging_case_tracker_fk references app.org_unit,
  -- on whose letterhead: the tracker, or the office of the Party committee
  sender_unit  text not null constraint urging_case_sender_unit_fk references app.org_unit,
  -- whose people sign and propose: the sender's, or the tracker's where the Party office has nobody here
  signer_unit  text not null constraint urging_case_signer_fk references app.org_unit,
  -- whose head decides on criticism
  chair_unit   text constraint urging_case_chair_fk references app.org_unit,
  begun_on     date not null,
  begun_at     timestamptz not null,
  -- when its process was started
  opened_at    timestamptz,
  gathering    boolean not null default true,
  subject      text,
  said         text,
  answer_by    date,
  symbol       text,
  letter_on    date,
  document_id  uuid constraint urging_case_document_fk references app.issued_document,
  signing_capacity text,
  signer_title text,
  signer_name  text,
  signed_by    text,
  sent_at      timestamptz,
  answer       text,
  promised_on  date,
  answered_at  timestamptz,
  answered_by  text,
  -- why criticism is proposed, and why the chair decided as it did
  reason       text,
  proposed_at  timestamptz,
  proposed_by  text,
  decision     text,
  criticised   boolean,
  decided_at   timestamptz,
  decided_by   text,
  drop_reason  text,
  dropped_at   timestamptz,
  dropped_by   text,
  settled_at   timestamptz,
  notices      uuid[] not null default '{}',
  version      integer not null default 0,
  constraint urging_case_letter_signed check (kind <> 'LETTER' or sent_at is null or symbol is not null),
  constraint urging_case_decided check ((decided_at is null) = (criticised is null))
);
create unique index urging_case_gathering on app.urging_case (kind, unit_code, sender, tracker_unit, sender_unit, chair_unit)
  nulls not distinct where gathering;
create index urging_case_unopened on app.urging_case (begun_at) where opened_at is null and settled_at is null;
create index urging_case_by_signer on app.urging_case (signer_unit, kind, begun_at desc);
create index urging_case_by_unit on app.urging_case (unit_code, kind);

alter table app.urging
  add column case_id  uuid constraint urging_case_fk references app.urging_case,
  add column run_id   uuid,
  -- the due day or the end of the period towards which the step was taken: each step once
  add column towards  date,
  add column notices  uuid[] not null default '{}',
  -- first time that somebody of the unit opened the assignment after the step
  add column opened_at timestamptz,
  add column opened_by text;
update app.urging
   set towards = case when rung = 'PROGRESS_DUE' then on_day
                      else coalesce((due_at at time zone 'Asia/Ho_Chi_Minh')::date, on_day) end;
delete from app.urging u using app.urging other
 where u.assignment_id = other.assignment_id and u.rung = other.rung and u.towards = other.towards and u.id > other.id;
alter table app.urging alter column towards set not null;
alter table app.urging drop constraint urging_once;
drop index app.urging_one_letter_waiting;
create unique index urging_once_towards on app.urging (assignment_id, rung, towards);
create index urging_by_case on app.urging (case_id) where case_id is not null;

create index assignment_to_urge on app.assignment (unit_code, id)
  where carried_by = 'UNIT' and confirmed_at is null and cancelled_at is null and withdrawn_at is null
    and opened_at is not null;

-- A notice that may wait is mailed with the others of the day; null is mailed at once.
alter table app.notice
  add column digest_on date,
  -- 0 information, 1 soon due, 2 due now, 3 overdue, 4 somebody has to answer
  add column urgency integer not null default 0,
  add column read_at timestamptz,
  add column read_by text;
drop index app.notice_waiting;
create index notice_waiting on app.notice (next_attempt_at)
  where addressed_at is null and given_up_at is null and digest_on is null;
create index notice_of_digest on app.notice (digest_on, recipient) where digest_on is not null;

-- How far the mails of a day have been put together.
create table app.digest_day (
  day         date not null constraint digest_day_pk primary key,
  after_recipient text,
  recipients  integer not null default 0,
  mails       integer not null default 0,
  gathered_at timestamptz
);

alter table app.mail
  alter column notice_id drop not null,
  add column digest_on date,
  -- the groups whose notices of the day the mail lists
  add column recipients text[],
  add constraint mail_of_notice_or_digest check ((notice_id is null) = (digest_on is not null));
create unique index mail_one_digest on app.mail (digest_on, address) where digest_on is not null;
create index mail_lost on app.mail (given_up_at desc) where given_up_at is not null;

-- What an issued document was made from; a letter may urge for several assignments of its unit.
create or replace view app.document_origin as
  select plan_document_id as document_id, 'plan' as kind, id::text as id, null::text as part
    from app.review_cycle where plan_document_id is not null
  union all select document_id, 'conclusion', id::text, null from app.conclusion where document_id is not null
  union all select document_id, 'directive', conclusion_id::text, null from app.directive where document_id is not null
  union all select document_id, 'letter', id::text, null from app.urging_case where document_id is not null
  union all select document_id, 'period', conclusion_id::text, id::text
              from app.periodic_report where document_id is not null
  union all select document_id, 'decision', id::text, null from app.commendation where document_id is not null;
