-- A cycle as one file for the archive, and archives of elsewhere that are only read.

-- Papers and PDFs that were written for the archive: written once, so that every later export has the same bytes.
create table app.archive_paper (
  cycle_id   uuid not null constraint archive_paper_cycle_fk references app.review_cycle,
  path       text not null,
  -- tells one text from a later one of the same path, e.g. of an approval that was taken back and given again
  edition    text not null,
  sha256     text not null constraint archive_paper_content_fk references app.attachment_content,
  size       bigint not null,
  pages      integer constraint archive_paper_pages check (pages > 0),
  written_at timestamptz not null,
  constraint archive_paper_pk primary key (cycle_id, path, edition)
);
create index archive_paper_by_content on app.archive_paper (sha256);
create trigger archive_paper_unchanged before update or delete on app.archive_paper
  for each row execute function app.refuse_change();

-- One file of one state of a cycle. Whoever works on it holds it for the length of a lease, so that another node goes on
-- where one was killed.
create table app.archive_export (
  id           uuid not null constraint archive_export_pk primary key,
  cycle_id     uuid not null constraint archive_export_cycle_fk references app.review_cycle,
  state_sha256 text not null constraint archive_export_state check (state_sha256 ~ '^[0-9a-f]{64}$'),
  started_at   timestamptz not null,
  started_by   text not null,
  stage        text not null constraint archive_export_stage check (stage in ('WRITING', 'PACKING', 'DONE', 'FAILED')),
  done         integer not null default 0,
  total        integer not null default 0,
  attempts     integer not null default 0,
  leased_until timestamptz,
  finished_at  timestamptz,
  sha256       text constraint archive_export_content_fk references app.attachment_content,
  size         bigint,
  files        integer,
  problem      text,
  constraint archive_export_done check ((stage = 'DONE') = (sha256 is not null))
);
create unique index archive_export_once on app.archive_export (cycle_id, state_sha256) where stage <> 'FAILED';
create index archive_export_by_cycle on app.archive_export (cycle_id, started_at desc);
create index archive_export_open on app.archive_export (leased_until) where stage in ('WRITING', 'PACKING');
create index archive_export_by_content on app.archive_export (sha256);

-- An archive that came from elsewhere; nothing of it is ever mixed with what lives here.
create table app.archive_import (
  id           uuid not null constraint archive_import_pk primary key,
  name         text not null,
  sha256       text not null,
  size         bigint not null,
  uploaded_at  timestamptz not null,
  uploaded_by  text not null,
  stage        text not null constraint archive_import_stage
               check (stage in ('CHECKING', 'KEEPING', 'ACCEPTED', 'REFUSED', 'REMOVED')),
  done         integer not null default 0,
  total        integer not null default 0,
  attempts     integer not null default 0,
  leased_until timestamptz,
  -- what the archive says of itself
  about        jsonb,
  title        text collate app.vi,
  search       text,
  sums_sha256  text,
  accepted_at  timestamptz,
  problem      text,
  problem_args jsonb,
  removed_at   timestamptz,
  removed_by   text,
  removed_reason text,
  constraint archive_import_refused check ((stage = 'REFUSED') = (problem is not null)),
  constraint archive_import_removed check ((stage = 'REMOVED') = (removed_reason is not null))
);
create unique index archive_import_once on app.archive_import (sums_sha256) where stage in ('KEEPING', 'ACCEPTED');
create index archive_import_by_time on app.archive_import (uploaded_at desc);
create index archive_import_open on app.archive_import (leased_until) where stage in ('CHECKING', 'KEEPING');

create table app.archive_entry (
  import_id uuid not null constraint archive_entry_import_fk references app.archive_import,
  ordinal   integer not null,
  path      text not null,
  kind      text not null,
  name      text not null,
  number    text,
  dated     text,
  unit      text,
  pages     text,
  size      bigint not null,
  sha256    text not null constraint archive_entry_content_fk references app.attachment_content,
  search    text not null,
  constraint archive_entry_pk primary key (import_id, ordinal),
  constraint archive_entry_path_once unique (import_id, path)
);
create index archive_entry_by_content on app.archive_entry (sha256);
