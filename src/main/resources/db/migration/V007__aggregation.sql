-- The provincial report of a cycle: figures computed from accepted reports, and texts that people edit. Every version is
-- sealed by its approval; a later correction of a unit's report makes the next version.
create table app.consolidated_report (
  id              uuid not null constraint consolidated_report_pk primary key,
  cycle_id        uuid not null constraint consolidated_report_cycle_fk references app.review_cycle,
  version_no      integer not null,
  units_expected  integer not null,
  units_reported  integer not null,
  consolidated_at timestamptz not null,
  -- the reviewer is done and the approver reads; nobody types until it is returned
  ready_at        timestamptz,
  ready_by        text,
  return_reason   text,
  approved_at     timestamptz,
  approved_by     text,
  revision        integer not null default 0,
  constraint consolidated_report_once unique (cycle_id, version_no),
  constraint consolidated_report_approved check (approved_at is null or ready_at is not null)
);
create unique index consolidated_report_one_open on app.consolidated_report (cycle_id) where approved_at is null;

-- Which version of which unit's report it is made of.
create table app.consolidated_source (
  report_id     uuid not null constraint consolidated_source_report_fk references app.consolidated_report,
  obligation_id uuid not null constraint consolidated_source_obligation_fk references app.obligation,
  unit_code     text not null constraint consolidated_source_unit_fk references app.org_unit,
  -- null where nothing was accepted: the unit is missing from the whole
  version_id    uuid constraint consolidated_source_version_fk references app.report_version,
  constraint consolidated_source_pk primary key (report_id, obligation_id)
);

-- The provincial figure of an indicator, and of each of its years; exact, rounded only when it is shown.
create table app.consolidated_figure (
  report_id      uuid not null constraint consolidated_figure_report_fk references app.consolidated_report,
  indicator_code text not null,
  year           integer,
  value          numeric,
  numerator      numeric,
  denominator    numeric,
  -- how many units the figure is made of
  units          integer not null,
  constraint consolidated_figure_once unique nulls not distinct (report_id, indicator_code, year)
);

create table app.consolidated_missing (
  report_id      uuid not null constraint consolidated_missing_report_fk references app.consolidated_report,
  indicator_code text not null,
  obligation_id  uuid not null constraint consolidated_missing_obligation_fk references app.obligation,
  constraint consolidated_missing_pk primary key (report_id, indicator_code, obligation_id)
);

create table app.consolidated_section (
  report_id uuid not null constraint consolidated_section_report_fk references app.consolidated_report,
  code      text not null,
  -- the text as it was put together from the units' passages, and as people made it
  draft     text not null,
  body      text not null,
  edited_at timestamptz,
  edited_by text,
  constraint consolidated_section_pk primary key (report_id, code)
);

create function app.refuse_change_of_approved_report() returns trigger language plpgsql as $$
declare
  touched uuid;
begin
  if tg_table_name = 'consolidated_report' then
    touched := old.id;
  elsif tg_op = 'INSERT' then
    touched := new.report_id;
  else
    touched := old.report_id;
  end if;
  if exists (select from app.consolidated_report r where r.id = touched and r.approved_at is not null) then
    raise exception '% of % is not allowed: consolidated report % is approved', tg_op, tg_table_name, touched
      using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;

create trigger consolidated_report_approved before update or delete on app.consolidated_report
  for each row execute function app.refuse_change_of_approved_report();
create trigger consolidated_source_approved before insert or update or delete on app.consolidated_source
  for each row execute function app.refuse_change_of_approved_report();
create trigger consolidated_figure_approved before insert or update or delete on app.consolidated_figure
  for each row execute function app.refuse_change_of_approved_report();
create trigger consolidated_missing_approved before insert or update or delete on app.consolidated_missing
  for each row execute function app.refuse_change_of_approved_report();
create trigger consolidated_section_approved before insert or update or delete on app.consolidated_section
  for each row execute function app.refuse_change_of_approved_report();
