-- Clocks that stand still in an area, more about extensions and periodic reports, and what goes to the next review.

-- A decision by which the clocks of open assignments of some units stand still, e.g. after a flood.
create table app.area_pause (
  id         uuid not null constraint area_pause_pk primary key,
  -- whose assignments: those of conclusions that this unit coordinates or tracks
  owner_unit text not null constraint area_pause_owner_fk references app.org_unit,
  reason     text not null,
  basis      text not null,
  decided_by text not null,
  from_on    date not null,
  -- the last day; empty as long as nobody knows
  until_on   date,
  created_at timestamptz not null,
  created_by text not null,
  ended_at   timestamptz,
  ended_by   text,
  -- every clock goes again
  settled_at timestamptz,
  constraint area_pause_days check (until_on is null or until_on >= from_on)
);
create index area_pause_by_owner on app.area_pause (owner_unit, from_on desc);
create index area_pause_unsettled on app.area_pause (from_on) where settled_at is null;

create table app.area_pause_unit (
  pause_id   uuid not null constraint area_pause_unit_pause_fk references app.area_pause,
  unit_code  text not null constraint area_pause_unit_fk references app.org_unit,
  with_below boolean not null,
  constraint area_pause_unit_pk primary key (pause_id, unit_code)
);

-- One assignment within one such decision. Days that two decisions share count once.
create table app.paused_assignment (
  pause_id      uuid not null constraint paused_assignment_pause_fk references app.area_pause,
  assignment_id uuid not null constraint paused_assignment_assignment_fk references app.assignment,
  paused_on     date not null,
  -- the first day on which the clock goes again
  resumed_on    date,
  -- calendar days by which the due date moved when the clock went again
  days          integer not null default 0,
  old_due_at    timestamptz,
  new_due_at    timestamptz,
  -- it had been suspended by itself before, and stays so
  suspended_before boolean not null,
  -- whether the assignment's process knows of the last change
  told          boolean not null default false,
  constraint paused_assignment_pk primary key (pause_id, assignment_id),
  constraint paused_assignment_days check (resumed_on is null or resumed_on >= paused_on)
);
create index paused_assignment_by_assignment on app.paused_assignment (assignment_id);
create index paused_assignment_untold on app.paused_assignment (assignment_id) where not told;

-- Whether the clock of an assignment stands still at a moment, by itself or with its area.
create function app.assignment_suspended(asked uuid, moment timestamptz) returns boolean language sql stable as $$
  select exists (select from app.assignment a where a.id = asked and a.suspended_at <= moment)
      or exists (select from app.paused_assignment p
                  where p.assignment_id = asked
                    and p.paused_on <= (moment at time zone 'Asia/Ho_Chi_Minh')::date
                    and (p.resumed_on is null or p.resumed_on > (moment at time zone 'Asia/Ho_Chi_Minh')::date))
$$;

alter table app.assignment_extension
  add column basis text,
  -- whole working days the assignment was overdue when more time was granted: they are not forgotten
  add column overdue_days integer;

-- When the next review is planned, where that is known before it is opened: no due date goes beyond it.
alter table app.follow_up add column next_review_on date;

-- A closed assignment that the next review judges; it stays in the figures of its own conclusion.
alter table app.assignment
  add column handed_to_cycle uuid constraint assignment_handed_to_cycle_fk references app.review_cycle;

-- Open assignments that a coming review takes up once its plan is issued.
create table app.carried_assignment (
  cycle_id      uuid not null constraint carried_assignment_cycle_fk references app.review_cycle,
  assignment_id uuid not null constraint carried_assignment_assignment_fk references app.assignment,
  chosen_at     timestamptz not null,
  chosen_by     text not null,
  handed_at     timestamptz,
  -- whether the assignment's process knows of it
  told          boolean not null default true,
  constraint carried_assignment_pk primary key (cycle_id, assignment_id)
);
create index carried_assignment_untold on app.carried_assignment (cycle_id) where not told;
create unique index carried_assignment_once on app.carried_assignment (assignment_id);

alter table app.periodic_report
  -- the moment of which the figures tell: the end of the period, however late they were collected
  add column as_of timestamptz,
  -- the parts of the text by their codes: GENERAL, CLAUSE:<ref>, OVERDUE, CHANGES, LIMITATIONS, PROPOSALS
  add column parts jsonb not null default '[]',
  add column signing_capacity text,
  add column signer_title text,
  add column signer_name text,
  -- units besides the recipient to which the report goes
  add column copies text[] not null default '{}';
update app.periodic_report set as_of = collected_at;
alter table app.periodic_report alter column as_of set not null;
create index periodic_report_by_conclusion on app.periodic_report (conclusion_id, period_to desc);
