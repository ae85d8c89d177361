-- When the last thing happened to an assignment, by the clock of the product; what is typed does not count.
alter table app.assignment add column changed_at timestamptz;
update app.assignment a set changed_at = f.split_at from app.follow_up f where f.conclusion_id = a.conclusion_id;

-- What an assignment was after each thing that happened to it: any day can be asked how it stood then.
create table app.assignment_state (
  id            bigint generated always as identity constraint assignment_state_pk primary key,
  assignment_id uuid not null constraint assignment_state_assignment_fk references app.assignment,
  at            timestamptz not null,
  unit_code     text not null,
  due_on        date,
  due_precision text not null,
  due_at        timestamptz,
  opened_at     timestamptz,
  accepted_at   timestamptz,
  submitted_at  timestamptz,
  confirmed_at  timestamptz,
  suspended_at  timestamptz,
  cancelled_at  timestamptz,
  withdrawn_at  timestamptz,
  returned_count integer not null
);
create index assignment_state_by_assignment on app.assignment_state (assignment_id, at desc, id desc);
create trigger assignment_state_append_only before update or delete on app.assignment_state
  for each row execute function app.refuse_change();

-- Assignments of before: their moments are known, and the due dates that extensions replaced.
insert into app.assignment_state (assignment_id, at, unit_code, due_on, due_precision, due_at, opened_at, accepted_at,
                                  submitted_at, confirmed_at, suspended_at, cancelled_at, withdrawn_at, returned_count)
select a.id, m.at, a.unit_code,
       case when x.later then a.original_due_on else a.due_on end,
       case when x.later then a.original_due_precision else a.due_precision end,
       case when x.later then a.original_due_at else a.due_at end,
       case when a.opened_at <= m.at then a.opened_at end, case when a.accepted_at <= m.at then a.accepted_at end,
       case when a.submitted_at <= m.at then a.submitted_at end, case when a.confirmed_at <= m.at then a.confirmed_at end,
       case when a.suspended_at <= m.at then a.suspended_at end, case when a.cancelled_at <= m.at then a.cancelled_at end,
       case when a.withdrawn_at <= m.at then a.withdrawn_at end, a.returned_count
  from app.assignment a
  cross join lateral (
    select distinct at from (
      select a.changed_at as at
      union all select unnest(array[a.opened_at, a.accepted_at, a.submitted_at, a.confirmed_at, a.suspended_at,
                                    a.cancelled_at, a.withdrawn_at])
      union all select e.decided_at from app.assignment_extension e where e.assignment_id = a.id and e.granted) all_at
     where at is not null) m
  cross join lateral (
    select exists (select from app.assignment_extension e
                    where e.assignment_id = a.id and e.granted and e.decided_at > m.at) as later) x
 order by m.at;

create function app.keep_assignment_state() returns trigger language plpgsql as $$
declare
  happened timestamptz := new.changed_at;
begin
  if tg_op = 'UPDATE' and new.changed_at is not distinct from old.changed_at then
    -- whoever changed it did not say when: the moment that it wrote, or now
    happened := greatest(
      case when new.opened_at is distinct from old.opened_at then new.opened_at end,
      case when new.accepted_at is distinct from old.accepted_at then new.accepted_at end,
      case when new.submitted_at is distinct from old.submitted_at then new.submitted_at end,
      case when new.confirmed_at is distinct from old.confirmed_at then new.confirmed_at end,
      case when new.suspended_at is distinct from old.suspended_at then new.suspended_at end,
      case when new.cancelled_at is distinct from old.cancelled_at then new.cancelled_at end,
      case when new.withdrawn_at is distinct from old.withdrawn_at then new.withdrawn_at end);
  end if;
  insert into app.assignment_state (assignment_id, at, unit_code, due_on, due_precision, due_at, opened_at, accepted_at,
                                    submitted_at, confirmed_at, suspended_at, cancelled_at, withdrawn_at, returned_count)
  values (new.id, coalesce(happened, now()), new.unit_code, new.due_on, new.due_precision, new.due_at, new.opened_at,
          new.accepted_at, new.submitted_at, new.confirmed_at, new.suspended_at, new.cancelled_at, new.withdrawn_at,
          new.returned_count);
  return null;
end
$$;
create trigger assignment_state_kept_at_first after insert on app.assignment
  for each row execute function app.keep_assignment_state();
create trigger assignment_state_kept after update of unit_code, due_on, due_at, opened_at, accepted_at, submitted_at,
  confirmed_at, suspended_at, cancelled_at, withdrawn_at, returned_count on app.assignment
  for each row
  when ((old.unit_code, old.due_at, old.opened_at, old.accepted_at, old.submitted_at, old.confirmed_at, old.suspended_at,
         old.cancelled_at, old.withdrawn_at, old.returned_count)
        is distinct from
        (new.unit_code, new.due_at, new.opened_at, new.accepted_at, new.submitted_at, new.confirmed_at, new.suspended_at,
         new.cancelled_at, new.withdrawn_at, new.returned_count))
  execute function app.keep_assignment_state();

-- For search without accents.
alter table app.clause add column search text generated always as (app.folded(ref || ' ' || said)) stored;

-- Working days after the end of a period until which a unit may report on it without being late.
alter table app.follow_up add column unit_report_days integer not null default 2
  constraint follow_up_unit_report_days check (unit_report_days between 0 and 30);

-- What belongs to a report on a period beside its words.
alter table app.progress_report add column proposals text;
alter table app.progress_report add column links text;
alter table app.progress_report add column late boolean not null default false;
alter table app.progress_report add column open_parts_reason text;
-- the report of the same period that this one corrects
alter table app.progress_report add column corrects bigint
  constraint progress_report_corrects_fk references app.progress_report;
-- the report on another task of the cluster that it was copied from
alter table app.progress_report add column copied_from bigint
  constraint progress_report_copied_fk references app.progress_report;

-- What the tracker says to the report on a period; a report that was sent back is answered by a further one.
create table app.progress_decision (
  report_id  bigint not null constraint progress_decision_pk primary key
             constraint progress_decision_report_fk references app.progress_report,
  confirmed  boolean not null,
  reason     text,
  decided_at timestamptz not null,
  decided_by text not null,
  constraint progress_decision_explained check (confirmed or reason is not null)
);
create trigger progress_decision_append_only before update or delete on app.progress_decision
  for each row execute function app.refuse_change();

-- Files that do not belong to a unit's report: evidence of a task's progress, papers of a conference.
create table app.kept_file (
  id         uuid not null constraint kept_file_pk primary key,
  place      text not null,
  owner_id   uuid not null,
  sha256     text not null constraint kept_file_content_fk references app.attachment_content,
  name       text not null constraint kept_file_name check (name !~ '[[:cntrl:]]' and length(name) between 1 and 200),
  media_type text not null,
  size       bigint not null,
  unread     boolean not null,
  added_at   timestamptz not null,
  added_by   text not null
);
create index kept_file_by_owner on app.kept_file (place, owner_id);
create index kept_file_by_content on app.kept_file (sha256);

-- Where a file on its way is to be kept; obligation_id is the id of what it belongs to there.
alter table app.upload add column place text not null default 'report';

-- The files that a report on a period was sent with; a file without one is still being gathered.
create table app.progress_file (
  file_id   uuid not null constraint progress_file_file_fk references app.kept_file,
  report_id bigint not null constraint progress_file_report_fk references app.progress_report,
  constraint progress_file_pk primary key (report_id, file_id)
);
create index progress_file_by_file on app.progress_file (file_id);
create trigger progress_file_append_only before update or delete on app.progress_file
  for each row execute function app.refuse_change();

create function app.refuse_change_of_sent_file() returns trigger language plpgsql as $$
begin
  if exists (select from app.progress_file f where f.file_id = old.id) then
    raise exception '% of file % is not allowed: a report was sent with it', tg_op, old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$$;
create trigger kept_file_sent before update or delete on app.kept_file
  for each row execute function app.refuse_change_of_sent_file();

-- What a unit divides its task into, and what it asks the cooperating units for.
create table app.assignment_part (
  id            uuid not null constraint assignment_part_pk primary key,
  assignment_id uuid not null constraint assignment_part_assignment_fk references app.assignment,
  ordinal       integer not null,
  said          text not null,
  -- a person or a section of the unit, as people write it; empty where a cooperating unit contributes
  assignee      text,
  owed_by       uuid constraint assignment_part_owed_fk references app.assignment,
  due_on        date,
  created_at    timestamptz not null,
  created_by    text not null,
  done_at       timestamptz,
  done_by       text,
  done_note     text,
  dropped_at    timestamptz,
  dropped_by    text,
  drop_reason   text,
  constraint assignment_part_somebody check (num_nonnulls(assignee, owed_by) >= 1),
  constraint assignment_part_dropped_explained check (dropped_at is null or drop_reason is not null)
);
create index assignment_part_by_assignment on app.assignment_part (assignment_id, ordinal);
create index assignment_part_by_debtor on app.assignment_part (owed_by) where owed_by is not null;

-- The indicator of units' reports that feeds the target of a clause.
create table app.clause_indicator (
  clause_id  uuid not null constraint clause_indicator_pk primary key
             constraint clause_indicator_clause_fk references app.clause,
  code       text not null,
  named_at   timestamptz not null,
  named_by   text not null
);

-- Whether two tasks of a unit from different conclusions ask for the same; the last word counts.
create table app.task_pair (
  id          bigint generated always as identity constraint task_pair_pk primary key,
  unit_code   text not null constraint task_pair_unit_fk references app.org_unit,
  one_id      uuid not null constraint task_pair_one_fk references app.assignment,
  other_id    uuid not null constraint task_pair_other_fk references app.assignment,
  same        boolean not null,
  reason      text,
  decided_at  timestamptz not null,
  decided_by  text not null,
  constraint task_pair_ordered check (one_id < other_id)
);
create index task_pair_by_one on app.task_pair (one_id, other_id, id desc);
create index task_pair_by_other on app.task_pair (other_id);
create trigger task_pair_append_only before update or delete on app.task_pair
  for each row execute function app.refuse_change();

-- What a later review says about a limitation of an earlier one; the last word of a review counts.
create table app.limitation_verdict (
  id            bigint generated always as identity constraint limitation_verdict_pk primary key,
  limitation_id uuid not null constraint limitation_verdict_limitation_fk references app.limitation,
  cycle_id      uuid not null constraint limitation_verdict_cycle_fk references app.review_cycle,
  verdict       text not null constraint limitation_verdict_verdict check (verdict in ('RESOLVED', 'PARTLY', 'REPEATED')),
  evidence      text not null,
  decided_at    timestamptz not null,
  decided_by    text not null
);
create index limitation_verdict_by_limitation on app.limitation_verdict (limitation_id, cycle_id, id desc);
create trigger limitation_verdict_append_only before update or delete on app.limitation_verdict
  for each row execute function app.refuse_change();

-- Results that a tracker confirms together, and what came of each.
create table app.bulk_confirmation (
  id         uuid not null constraint bulk_confirmation_pk primary key,
  cycle_id   uuid not null constraint bulk_confirmation_cycle_fk references app.review_cycle,
  started_at timestamptz not null,
  started_by text not null
);
create table app.bulk_confirmation_item (
  bulk_id      uuid not null constraint bulk_confirmation_item_bulk_fk references app.bulk_confirmation,
  ordinal      bigint not null,
  report_id    bigint not null constraint bulk_confirmation_item_report_fk references app.progress_report,
  done_at      timestamptz,
  confirmed    boolean,
  refusal      text,
  refusal_args jsonb,
  constraint bulk_confirmation_item_pk primary key (bulk_id, report_id)
);
