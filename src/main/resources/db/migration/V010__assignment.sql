-- How a conclusion is followed up: who tracks it, to whom the results go, and for which periods.
create table app.follow_up (
  conclusion_id    uuid not null constraint follow_up_pk primary key
                   constraint follow_up_conclusion_fk references app.conclusion,
  cycle_id         uuid not null constraint follow_up_cycle_fk references app.review_cycle,
  coordinator_unit text not null constraint follow_up_coordinator_fk references app.org_unit,
  -- stays empty until the conclusion, the plan or the coordinator names one; never guessed
  tracker_unit     text constraint follow_up_tracker_fk references app.org_unit,
  tracker_named    boolean not null,
  recipient_unit   text constraint follow_up_recipient_fk references app.org_unit,
  period_kind      text constraint follow_up_period_kind check (period_kind in ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
  -- the day of a period's last month on which figures are closed
  cut_off_day      integer not null default 14 constraint follow_up_cut_off check (cut_off_day between 1 and 31),
  next_period_end  date,
  split_at         timestamptz not null,
  handed_over_at   timestamptz,
  set_up_at        timestamptz,
  closed_at        timestamptz,
  handed_to_next_at timestamptz,
  next_cycle_id    uuid constraint follow_up_next_cycle_fk references app.review_cycle,
  version          integer not null default 0,
  constraint follow_up_set_up check (set_up_at is null
             or num_nulls(tracker_unit, recipient_unit, period_kind, next_period_end) = 0)
);
create index follow_up_by_tracker on app.follow_up (tracker_unit) where closed_at is null;

-- One clause to be carried out by one unit; groups were expanded when the conclusion was split and stay as they were.
create table app.assignment (
  id              uuid not null constraint assignment_pk primary key,
  conclusion_id   uuid not null constraint assignment_conclusion_fk references app.conclusion,
  cycle_id        uuid not null constraint assignment_cycle_fk references app.review_cycle,
  clause_id       uuid not null constraint assignment_clause_fk references app.clause,
  unit_code       text not null constraint assignment_unit_fk references app.org_unit,
  role            text not null constraint assignment_role check (role in ('LEAD', 'COOPERATING')),
  group_code      text constraint assignment_group_fk references app.org_group,
  kind            text not null constraint assignment_kind
                  check (kind in ('QUALITATIVE', 'QUANTITATIVE', 'TIME_BOUND', 'COORDINATION')),
  -- by the unit itself, by its parts (the sub-clauses), or by following up all the others
  carried_by      text not null constraint assignment_carried_by check (carried_by in ('UNIT', 'PARTS', 'FOLLOW_UP')),
  parent_id       uuid constraint assignment_parent_fk references app.assignment deferrable initially deferred,
  due_on          date,
  due_precision   text not null constraint assignment_due_precision
                  check (due_precision in ('DAY', 'MONTH', 'YEAR', 'UNKNOWN')),
  due_at          timestamptz,
  original_due_on date,
  original_due_precision text not null constraint assignment_original_due_precision
                  check (original_due_precision in ('DAY', 'MONTH', 'YEAR', 'UNKNOWN')),
  original_due_at timestamptz,
  target_name     text,
  target          numeric,
  target_unit     text,
  opened_at       timestamptz,
  accepted_at     timestamptz,
  submitted_at    timestamptz,
  confirmed_at    timestamptz,
  returned_count  integer not null default 0,
  return_reason   text,
  confirm_note    text,
  suspended_at    timestamptz,
  cancelled_at    timestamptz,
  withdrawn_at    timestamptz,
  halt_reason     text,
  -- the figures of the completion report as they were submitted
  achieved        numeric,
  assigned        numeric,
  -- what the unit types before it reports it
  draft           jsonb not null default '{}',
  -- reasons that those who decide type before they decide: submission, confirmation, letter, extension, extensionDueOn
  notes           jsonb not null default '{}',
  -- of the draft alone: what happens to the assignment does not disturb who is typing
  version         integer not null default 0,
  constraint assignment_once unique (clause_id, unit_code),
  constraint assignment_due_known check ((due_on is null) = (due_precision = 'UNKNOWN') and (due_on is null) = (due_at is null)),
  constraint assignment_confirmed_after_submission check (confirmed_at is null or carried_by <> 'UNIT' or submitted_at is not null)
);
create index assignment_by_conclusion on app.assignment (conclusion_id);
create index assignment_by_unit on app.assignment (unit_code);
create index assignment_by_parent on app.assignment (parent_id) where parent_id is not null;
create index assignment_unopened on app.assignment (conclusion_id, id)
  where opened_at is null and cancelled_at is null and withdrawn_at is null and carried_by = 'UNIT';
create index assignment_open on app.assignment (conclusion_id)
  where confirmed_at is null and cancelled_at is null and withdrawn_at is null and carried_by = 'UNIT';

-- What a unit reports on an assignment; several reports of one period are kept, the last one counts.
create table app.progress_report (
  id            bigint generated always as identity constraint progress_report_pk primary key,
  assignment_id uuid not null constraint progress_report_assignment_fk references app.assignment,
  period_from   date not null,
  period_to     date not null,
  said          text not null,
  difficulties  text,
  -- the documents that prove the result, as people cite them
  evidence      text,
  achieved      numeric,
  assigned      numeric,
  completion    boolean not null,
  reported_at   timestamptz not null,
  reported_by   text not null,
  constraint progress_report_period check (period_to >= period_from)
);
create index progress_report_by_assignment on app.progress_report (assignment_id, id desc);
create trigger progress_report_append_only before update or delete on app.progress_report
  for each row execute function app.refuse_change();

-- Each step of the ladder that reached a unit; a letter is signed and numbered by the office that tracks.
create table app.urging (
  id            bigint generated always as identity constraint urging_pk primary key,
  assignment_id uuid not null constraint urging_assignment_fk references app.assignment,
  rung          text not null,
  sender        text not null constraint urging_sender check (sender in ('TRACKER', 'PARTY_OFFICE')),
  -- the due date in force when the step was taken: after an extension the ladder starts anew
  due_at        timestamptz,
  on_day        date not null,
  decided_at    timestamptz not null,
  sent_at       timestamptz,
  letter        boolean not null,
  subject       text,
  said          text,
  document_id   uuid constraint urging_document_fk references app.issued_document,
  symbol        text,
  letter_on     date,
  signed_by     text,
  dropped_at    timestamptz,
  answered_at   timestamptz,
  version       integer not null default 0,
  constraint urging_once unique (assignment_id, rung, on_day),
  constraint urging_letter_signed check (not letter or sent_at is null or symbol is not null)
);
create unique index urging_one_letter_waiting on app.urging (assignment_id)
  where letter and sent_at is null and dropped_at is null;

create table app.assignment_extension (
  id            bigint generated always as identity constraint assignment_extension_pk primary key,
  assignment_id uuid not null constraint assignment_extension_assignment_fk references app.assignment,
  reason        text not null,
  requested_due_on date not null,
  requested_at  timestamptz not null,
  requested_by  text not null,
  decided_at    timestamptz,
  decided_by    text,
  granted       boolean,
  decision_reason text,
  old_due_at    timestamptz,
  granted_due_at timestamptz
);
create unique index assignment_extension_one_open on app.assignment_extension (assignment_id) where decided_at is null;

-- The results of one period: figures are sealed when they are collected, the text when the report is sent.
create table app.periodic_report (
  id            uuid not null constraint periodic_report_pk primary key,
  conclusion_id uuid not null constraint periodic_report_follow_up_fk references app.follow_up,
  period_from   date not null,
  period_to     date not null,
  collected_at  timestamptz not null,
  figures       jsonb not null,
  figures_hash  text not null,
  said          text not null,
  written_at    timestamptz,
  written_by    text,
  sent_at       timestamptz,
  document_id   uuid constraint periodic_report_document_fk references app.issued_document,
  symbol        text,
  version       integer not null default 0,
  constraint periodic_report_once unique (conclusion_id, period_to)
);

create function app.refuse_change_of_sealed_period() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.sent_at is not null or old.figures <> new.figures or old.figures_hash <> new.figures_hash
     or old.period_to <> new.period_to or old.collected_at <> new.collected_at then
    raise exception '% of periodic report % is not allowed: its figures are sealed', tg_op, old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger periodic_report_sealed before update or delete on app.periodic_report
  for each row execute function app.refuse_change_of_sealed_period();
