-- Where a text or a figure of a report came from, when it was not typed: from another report of the same unit, or from the
-- consolidated report of a cycle that the unit opened for the units below it. What was taken last at a place counts.
create table app.report_source (
  id                bigint generated always as identity constraint report_source_pk primary key,
  version_id        uuid not null constraint report_source_version_fk references app.report_version,
  section_code      text,
  indicator_code    text,
  year              integer,
  kind              text not null constraint report_source_kind check (kind in ('REUSED', 'CHILD')),
  source_cycle_id   uuid not null constraint report_source_cycle_fk references app.review_cycle,
  source_version_id uuid constraint report_source_of_version_fk references app.report_version,
  source_report_id  uuid constraint report_source_of_report_fk references app.consolidated_report,
  -- which version of the source, and how many units it is made of
  source_no         integer not null,
  units_reported    integer,
  units_expected    integer,
  -- of what was taken, to see later whether it was changed here or there
  sha256            text not null constraint report_source_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  taken_at          timestamptz not null,
  taken_by          text not null,
  constraint report_source_place check ((section_code is null) <> (indicator_code is null)
    and (year is null or indicator_code is not null)),
  constraint report_source_origin check ((kind = 'REUSED') = (source_version_id is not null)
    and (kind = 'CHILD') = (source_report_id is not null))
);
create index report_source_by_version on app.report_source (version_id);
create trigger report_source_sealed before insert or update or delete on app.report_source
  for each row execute function app.refuse_sealed_content();
create trigger report_source_unchanged before update or delete on app.report_source
  for each row execute function app.refuse_change();

create index obligation_by_scope on app.obligation (scope_unit);
