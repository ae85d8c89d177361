-- Until when a cited document holds, and what took its place.
alter table app.cited_document
  add column expired_on date,
  add column replaced_by uuid constraint cited_document_replaced_fk references app.cited_document,
  add constraint cited_document_replaced_by_another check (replaced_by <> id),
  add constraint cited_document_replaced check (replaced_by is null or expired_on is not null);

-- What is known of the wording of one section of a submitted version: hashes of its runs of words, the least of them.
-- They are computed when somebody asks for similar passages, not when a report is submitted.
create table app.report_fingerprint (
  version_id   uuid not null constraint report_fingerprint_version_fk references app.report_version,
  section_code text not null,
  shingles     integer not null constraint report_fingerprint_shingles check (shingles >= 0),
  marks        bigint[] not null,
  constraint report_fingerprint_pk primary key (version_id, section_code)
);
alter table app.report_fingerprint alter column marks set storage main;

-- Versions whose sections have all been looked at; a version without any text has no fingerprint and is here all the same.
create table app.fingerprinted_version (
  version_id uuid not null constraint fingerprinted_version_pk primary key
             constraint fingerprinted_version_fk references app.report_version,
  computed_at timestamptz not null
);
