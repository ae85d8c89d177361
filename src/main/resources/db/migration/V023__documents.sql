-- An issued document as it was first written out: whoever downloads it later gets the same bytes, whatever becomes of the
-- template.
create table app.issued_file (
  document_id     uuid not null constraint issued_file_pk primary key
                  constraint issued_file_document_fk references app.issued_document,
  sha256          text not null constraint issued_file_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  size            bigint not null constraint issued_file_size check (size > 0),
  template_key    text not null,
  template_sha256 text not null constraint issued_file_template check (template_sha256 ~ '^[0-9a-f]{64}$'),
  rendered_at     timestamptz not null
);

create table app.issued_file_part (
  document_id uuid not null constraint issued_file_part_file_fk references app.issued_file,
  ordinal     integer not null,
  bytes       bytea not null,
  constraint issued_file_part_pk primary key (document_id, ordinal)
);
alter table app.issued_file_part alter column bytes set storage external;

create function app.refuse_change_of_issued_file() returns trigger language plpgsql as $$
begin
  raise exception '% of the file of issued document % is not allowed', tg_op, old.document_id
    using errcode = 'integrity_constraint_violation';
end
$$;
create trigger issued_file_frozen before update or delete on app.issued_file
  for each row execute function app.refuse_change_of_issued_file();
create trigger issued_file_part_frozen before update or delete on app.issued_file_part
  for each row execute function app.refuse_change_of_issued_file();

-- What the register says of a document beside its number, date and subject; a clerk writes it, the first writing out fills
-- what it knows.
create table app.register_entry (
  document_id uuid not null constraint register_entry_pk primary key
              constraint register_entry_document_fk references app.issued_document,
  signer      text,
  recipients  text,
  kept_by     text,
  copies      integer constraint register_entry_copies check (copies > 0),
  sent_on     date,
  receipt     text,
  note        text,
  changed_at  timestamptz not null,
  changed_by  text not null
);

-- For search without accents.
alter table app.issued_document add column search text
  generated always as (app.folded(coalesce(symbol, '') || ' ' || subject)) stored;
create index issued_document_by_series on app.issued_document (series_unit, series_scope, issued_on, number);

-- What an issued document was made from: its text can be written out again from there.
create view app.document_origin as
  select plan_document_id as document_id, 'plan' as kind, id::text as id, null::text as part
    from app.review_cycle where plan_document_id is not null
  union all select document_id, 'conclusion', id::text, null from app.conclusion where document_id is not null
  union all select document_id, 'directive', conclusion_id::text, null from app.directive where document_id is not null
  union all select document_id, 'letter', assignment_id::text, id::text from app.urging where document_id is not null
  union all select document_id, 'period', conclusion_id::text, id::text
              from app.periodic_report where document_id is not null
  union all select document_id, 'decision', id::text, null from app.commendation where document_id is not null;
