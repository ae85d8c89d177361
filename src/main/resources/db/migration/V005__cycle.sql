create table app.review_cycle (
  id               uuid not null constraint review_cycle_pk primary key,
  title            text collate app.vi not null,
  kind             text not null constraint review_cycle_kind check (kind in ('INTERIM_REVIEW', 'FINAL_REVIEW', 'EVALUATION')),
  qualifier        text constraint review_cycle_qualifier check (qualifier in ('MID_TERM')),
  period_from      date,
  period_to        date,
  organizer        text not null constraint review_cycle_organizer_fk references app.org_unit,
  coordinator_unit text not null constraint review_cycle_coordinator_fk references app.org_unit,
  approver_unit    text not null constraint review_cycle_approver_fk references app.org_unit,
  reviewer_unit    text not null constraint review_cycle_reviewer_fk references app.org_unit,
  clerk_unit       text not null constraint review_cycle_clerk_fk references app.org_unit,
  council_unit     text constraint review_cycle_council_fk references app.org_unit,
  -- who tracks the conclusion's tasks; never guessed when nobody was named
  tracker_unit     text constraint review_cycle_tracker_fk references app.org_unit,
  purpose          text,
  search           text not null,
  due_on           date,
  due_precision    text constraint review_cycle_due_precision check (due_precision in ('DAY', 'MONTH', 'YEAR', 'UNKNOWN')),
  -- the last day on which reports are waited for; null where some working days of grace follow the due date
  closing_on       date,
  closing_at       timestamptz,
  plan_ready_at    timestamptz,
  plan_refusal     text,
  plan_document_id uuid,
  plan_approved_at timestamptz,
  plan_issued_at   timestamptz,
  reports_opened_at timestamptz,
  reports_closed_at timestamptz,
  created_at       timestamptz not null,
  created_by       text not null,
  closed_at        timestamptz,
  version          integer not null default 0,
  constraint review_cycle_period check (period_to is null or period_from is null or period_to >= period_from)
);

create table app.cycle_phase (
  cycle_id uuid not null constraint cycle_phase_cycle_fk references app.review_cycle,
  phase    text not null constraint cycle_phase_known check (phase in
           ('PLAN', 'REPORTS', 'CONSOLIDATION', 'COMMENDATION', 'CONFERENCE', 'CONCLUSION', 'FOLLOW_UP')),
  constraint cycle_phase_pk primary key (cycle_id, phase)
);

create table app.review_subject (
  cycle_id    uuid not null constraint review_subject_cycle_fk references app.review_cycle,
  ordinal     integer not null,
  role        text not null constraint review_subject_role check (role in ('REVIEWED', 'INFORMATION')),
  citation    text not null,
  description text,
  -- what tells the cited document from another one of the same number
  issuer      text,
  dated_on    date,
  document_id uuid,
  constraint review_subject_pk primary key (cycle_id, ordinal)
);

create table app.milestone (
  cycle_id  uuid not null constraint milestone_cycle_fk references app.review_cycle,
  kind      text not null,
  on_date   date,
  precision text not null constraint milestone_precision check (precision in ('DAY', 'MONTH', 'YEAR', 'UNKNOWN')),
  place     text,
  note      text,
  constraint milestone_pk primary key (cycle_id, kind)
);

create table app.outline_section (
  cycle_id    uuid not null constraint outline_section_cycle_fk references app.review_cycle,
  code        text not null constraint outline_section_code_shape check (code ~ '^[0-9]+(\.[0-9]+)*$'),
  parent_code text,
  ordinal     integer not null,
  title       text not null,
  guidance    text,
  leaf        boolean not null,
  required    boolean not null default true,
  min_words   integer not null default 0,
  constraint outline_section_pk primary key (cycle_id, code)
);

create table app.indicator (
  cycle_id    uuid not null constraint indicator_cycle_fk references app.review_cycle,
  code        text not null constraint indicator_code_shape check (code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'),
  ordinal     integer not null,
  name        text not null,
  unit        text not null,
  kind        text not null constraint indicator_kind check (kind in ('NUMBER', 'RATIO', 'NAMES')),
  -- how units' values become the provincial one
  over_units  text not null constraint indicator_over_units
              check (over_units in ('SUM', 'RATIO_OF_SUMS', 'LATEST', 'COUNT', 'COUNT_DISTINCT', 'MIN', 'MAX')),
  -- how the years of one unit become one value
  over_years  text not null constraint indicator_over_years check (over_years in ('SUM', 'LATEST')),
  yearly      boolean not null default false,
  direction   text constraint indicator_direction check (direction in ('UP', 'DOWN', 'EQUAL')),
  target      numeric,
  lower_limit numeric,
  upper_limit numeric,
  required    boolean not null default true,
  constraint indicator_pk primary key (cycle_id, code)
);

-- The plan as it is being typed, readable or not; its rows elsewhere are written when it is complete.
create table app.plan_draft (
  cycle_id uuid not null constraint plan_draft_pk primary key constraint plan_draft_cycle_fk references app.review_cycle,
  content  jsonb not null,
  -- number and date as the clerk types them
  issue    jsonb,
  saved_at timestamptz not null,
  saved_by text not null
);

-- Who is to report: groups and single units, without the exceptions; expanded and frozen when the plan is issued.
create table app.plan_reporter (
  cycle_id   uuid not null constraint plan_reporter_cycle_fk references app.review_cycle,
  ordinal    integer not null,
  kind       text not null constraint plan_reporter_kind check (kind in ('GROUP', 'UNIT', 'EXCEPT')),
  group_code text constraint plan_reporter_group_fk references app.org_group,
  unit_code  text constraint plan_reporter_unit_fk references app.org_unit,
  -- who writes, where the unit whose results are reported does not write itself
  written_by text constraint plan_reporter_writer_fk references app.org_unit,
  constraint plan_reporter_pk primary key (cycle_id, ordinal),
  constraint plan_reporter_one check ((kind = 'GROUP') = (group_code is not null) and (kind = 'GROUP') = (unit_code is null))
);

-- One report owed: by whom, about whom, until when.
create table app.obligation (
  id              uuid not null constraint obligation_pk primary key,
  cycle_id        uuid not null constraint obligation_cycle_fk references app.review_cycle,
  scope_unit      text not null constraint obligation_scope_fk references app.org_unit,
  reporter_unit   text not null constraint obligation_reporter_fk references app.org_unit,
  group_code      text constraint obligation_group_fk references app.org_group,
  due_on          date not null,
  due_precision   text not null constraint obligation_due_precision check (due_precision in ('DAY', 'MONTH', 'YEAR')),
  due_at          timestamptz not null,
  original_due_at timestamptz not null,
  -- the due date of which its process and its unit were told
  known_due_at    timestamptz,
  created_at      timestamptz not null,
  opened_at       timestamptz,
  submitted_at    timestamptz,
  returned_count  integer not null default 0,
  accepted_at     timestamptz,
  withdrawn_at    timestamptz,
  withdrawn_reason text,
  constraint obligation_once unique (cycle_id, scope_unit, reporter_unit)
);
create index obligation_by_reporter on app.obligation (reporter_unit);
create index obligation_open on app.obligation (cycle_id) where accepted_at is null and withdrawn_at is null;
create index obligation_to_tell on app.obligation (cycle_id, id)
  where opened_at is not null and accepted_at is null and withdrawn_at is null and known_due_at <> due_at;
create index obligation_unopened on app.obligation (cycle_id, id) where opened_at is null and withdrawn_at is null;

create table app.deadline_extension (
  id            bigint generated always as identity constraint deadline_extension_pk primary key,
  obligation_id uuid not null constraint deadline_extension_obligation_fk references app.obligation,
  reason        text not null,
  requested_due_on date not null,
  requested_at  timestamptz not null,
  requested_by  text not null,
  decided_at    timestamptz,
  decided_by    text,
  granted       boolean,
  decision_reason text,
  granted_due_at timestamptz
);
create unique index deadline_extension_one_open on app.deadline_extension (obligation_id) where decided_at is null;

create table app.plan_amendment (
  id         bigint generated always as identity constraint plan_amendment_pk primary key,
  cycle_id   uuid not null constraint plan_amendment_cycle_fk references app.review_cycle,
  kind       text not null constraint plan_amendment_kind check (kind in ('UNIT_ADDED', 'UNIT_WITHDRAWN', 'DATE_MOVED')),
  unit_code  text constraint plan_amendment_unit_fk references app.org_unit,
  new_due_on date,
  reason     text not null,
  basis      text,
  proposed_at timestamptz not null,
  proposed_by text not null,
  approved_at timestamptz,
  rejected_at timestamptz,
  decided_by  text,
  decision_reason text,
  applied_at  timestamptz,
  constraint plan_amendment_unit check (kind = 'DATE_MOVED' or unit_code is not null),
  constraint plan_amendment_date check (kind <> 'DATE_MOVED' or new_due_on is not null),
  constraint plan_amendment_decided_once check (approved_at is null or rejected_at is null)
);
create index plan_amendment_by_cycle on app.plan_amendment (cycle_id);
