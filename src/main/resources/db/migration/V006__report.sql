-- What units write. The newest version without submitted_at is the draft; submitting seals a version for good.
create table app.report_version (
  id             uuid not null constraint report_version_pk primary key,
  obligation_id  uuid not null constraint report_version_obligation_fk references app.obligation,
  version_no     integer not null,
  predecessor_id uuid constraint report_version_predecessor_fk references app.report_version,
  -- why an accepted report is written again; null in the ordinary rounds
  amendment_reason text,
  -- what a person typed, and the date it means when it means one
  data_until_typed text,
  data_until     date,
  created_at     timestamptz not null,
  created_by     text not null,
  saved_at       timestamptz not null,
  saved_by       text not null,
  revision       integer not null default 0,
  -- every change of the content, attachments included: what is sealed is what was read
  changes        integer not null default 0,
  -- the drafter is done and the leader reads; nobody types until it is sent back
  handed_over_at timestamptz,
  sent_back_reason text,
  submitted_at   timestamptz,
  submitted_by   text,
  on_time        boolean,
  sha256         text constraint report_version_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint report_version_once unique (obligation_id, version_no),
  constraint report_version_sealed check ((submitted_at is null) = (sha256 is null)
    and (submitted_at is null) = (submitted_by is null) and (submitted_at is null) = (on_time is null))
);
create unique index report_version_one_draft on app.report_version (obligation_id) where submitted_at is null;

create table app.report_section (
  version_id     uuid not null constraint report_section_version_fk references app.report_version,
  code           text not null,
  body           text not null default '',
  not_applicable boolean not null default false,
  reason         text,
  constraint report_section_pk primary key (version_id, code)
);

-- One figure, for one year where the indicator is a series. The typed text is kept as it is, right or wrong.
create table app.report_value (
  version_id        uuid not null constraint report_value_version_fk references app.report_version,
  indicator_code    text not null,
  year              integer,
  value_typed       text,
  numerator_typed   text,
  denominator_typed text,
  value             numeric,
  numerator         numeric,
  denominator       numeric,
  names             text[],
  constraint report_value_once unique nulls not distinct (version_id, indicator_code, year)
);

create table app.attachment_content (
  sha256    text not null constraint attachment_content_pk primary key
            constraint attachment_content_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  id        uuid not null constraint attachment_content_id unique,
  size      bigint not null constraint attachment_content_size check (size >= 0),
  stored_at timestamptz not null
);

-- Parts are written while the file streams in, before its hash is known.
create table app.attachment_part (
  content_id uuid not null constraint attachment_part_content_fk references app.attachment_content (id)
             on delete cascade deferrable initially deferred,
  ordinal    integer not null,
  bytes      bytea not null,
  constraint attachment_part_pk primary key (content_id, ordinal)
);
alter table app.attachment_part alter column bytes set storage external;

create table app.report_attachment (
  id          uuid not null constraint report_attachment_pk primary key,
  version_id  uuid not null constraint report_attachment_version_fk references app.report_version,
  sha256      text not null constraint report_attachment_content_fk references app.attachment_content,
  name        text not null constraint report_attachment_name check (name !~ '[[:cntrl:]]' and length(name) between 1 and 200),
  media_type  text not null,
  size        bigint not null,
  added_at    timestamptz not null,
  added_by    text not null,
  constraint report_attachment_once unique (version_id, name)
);
create index report_attachment_by_content on app.report_attachment (sha256);

-- The reviewer's answer to a submitted version; without decided_at it is still being written.
create table app.report_check (
  version_id    uuid not null constraint report_check_pk primary key
                constraint report_check_version_fk references app.report_version,
  decided_at    timestamptz,
  decided_by    text,
  accepted      boolean,
  new_due_typed text,
  new_due_on    date,
  new_due_precision text constraint report_check_precision check (new_due_precision in ('DAY', 'MONTH', 'YEAR')),
  revision      integer not null default 0,
  constraint report_check_decided check ((decided_at is null) = (accepted is null)
    and (decided_at is null) = (decided_by is null))
);

-- Why a version was returned: one reason for a section, or one for the whole where the section is null.
create table app.report_return (
  version_id   uuid not null constraint report_return_check_fk references app.report_check,
  section_code text,
  reason       text not null,
  constraint report_return_once unique nulls not distinct (version_id, section_code)
);

-- A request for more time, and the answer to it, while they are being written.
create table app.extension_draft (
  obligation_id uuid not null constraint extension_draft_pk primary key
                constraint extension_draft_obligation_fk references app.obligation,
  reason        text,
  until_typed   text,
  answer        text,
  granted_typed text
);

create function app.refuse_sealed_version() returns trigger language plpgsql as $$
begin
  if old.submitted_at is not null then
    raise exception '% of submitted report version % is not allowed', tg_op, old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger report_version_sealed before update or delete on app.report_version
  for each row execute function app.refuse_sealed_version();

create function app.refuse_sealed_content() returns trigger language plpgsql as $$
declare
  version uuid := case when tg_op = 'DELETE' then old.version_id else new.version_id end;
begin
  if exists (select from app.report_version v where v.submitted_at is not null
              and (v.id = version or tg_op = 'UPDATE' and v.id = old.version_id)) then
    raise exception '% of % of submitted report version % is not allowed', tg_op, tg_table_name, version
      using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger report_section_sealed before insert or update or delete on app.report_section
  for each row execute function app.refuse_sealed_content();
create trigger report_value_sealed before insert or update or delete on app.report_value
  for each row execute function app.refuse_sealed_content();
create trigger report_attachment_sealed before insert or update or delete on app.report_attachment
  for each row execute function app.refuse_sealed_content();

create function app.refuse_decided_check() returns trigger language plpgsql as $$
begin
  if old.decided_at is not null then
    raise exception '% of decided check % is not allowed', tg_op, old.version_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger report_check_decided before update or delete on app.report_check
  for each row execute function app.refuse_decided_check();

create trigger attachment_content_unchanged before update on app.attachment_content
  for each row when (old.* is distinct from new.*) execute function app.refuse_change();
create trigger attachment_part_unchanged before update on app.attachment_part
  for each row execute function app.refuse_change();
