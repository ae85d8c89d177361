-- How many warnings stood in a version when it was submitted; null for versions from before they were counted.
alter table app.report_version add column warnings integer;

-- What reviewers say about a section or a figure of a submitted version; the unit answers with a word.
create table app.report_comment (
  id             uuid not null constraint report_comment_pk primary key,
  version_id     uuid not null constraint report_comment_version_fk references app.report_version,
  section_code   text,
  indicator_code text,
  year           integer,
  body           text not null,
  written_at     timestamptz not null,
  written_by     text not null,
  -- what the unit did about it
  resolution     text,
  resolved_at    timestamptz,
  resolved_by    text,
  constraint report_comment_place check ((section_code is null) <> (indicator_code is null)
    and (year is null or indicator_code is not null)),
  constraint report_comment_resolved check ((resolution is null) = (resolved_at is null)
    and (resolution is null) = (resolved_by is null))
);
create index report_comment_by_version on app.report_comment (version_id);

create table app.report_reply (
  id         uuid not null constraint report_reply_pk primary key,
  comment_id uuid not null constraint report_reply_comment_fk references app.report_comment,
  body       text not null,
  of_unit    boolean not null,
  written_at timestamptz not null,
  written_by text not null
);
create index report_reply_by_comment on app.report_reply (comment_id);

-- Acceptances that were taken back; the check of the version is open again.
create table app.acceptance_undone (
  id          uuid not null constraint acceptance_undone_pk primary key,
  version_id  uuid not null constraint acceptance_undone_version_fk references app.report_version,
  accepted_at timestamptz not null,
  accepted_by text not null,
  undone_at   timestamptz not null,
  undone_by   text not null,
  reason      text not null,
  constraint acceptance_undone_once unique (version_id, accepted_at)
);
create trigger acceptance_undone_unchanged before update or delete on app.acceptance_undone
  for each row execute function app.refuse_change();
create trigger report_reply_unchanged before update or delete on app.report_reply
  for each row execute function app.refuse_change();

create or replace function app.refuse_decided_check() returns trigger language plpgsql as $$
begin
  if old.decided_at is not null then
    if tg_op = 'UPDATE' and old.accepted and new.decided_at is null and new.version_id = old.version_id
       and exists (select from app.acceptance_undone u
                    where u.version_id = old.version_id and u.accepted_at = old.decided_at) then
      return new;
    end if;
    raise exception '% of decided check % is not allowed', tg_op, old.version_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;

-- What was said before a decision stays as the unit read it; only what the unit did about it is still written.
create function app.refuse_said_comment() returns trigger language plpgsql as $$
declare
  version uuid := case when tg_op = 'DELETE' then old.version_id else new.version_id end;
  said timestamptz := case when tg_op = 'INSERT' then new.written_at else old.written_at end;
begin
  if tg_op = 'UPDATE' and (new.id, new.version_id, new.section_code, new.indicator_code, new.year, new.body, new.written_at,
       new.written_by) is not distinct from (old.id, old.version_id, old.section_code, old.indicator_code, old.year,
       old.body, old.written_at, old.written_by) then
    return new;
  end if;
  if exists (select from app.report_check c where c.version_id = version and c.decided_at is not null)
     or tg_op <> 'INSERT' and exists (select from app.acceptance_undone u
                                       where u.version_id = version and u.accepted_at >= said)
     or not exists (select from app.report_version v where v.id = version and v.submitted_at is not null) then
    raise exception '% of comment on report version % is not allowed', tg_op, version
      using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger report_comment_said before insert or update or delete on app.report_comment
  for each row execute function app.refuse_said_comment();

-- Reports that a reviewer accepts together: each for itself, with what came of it.
create table app.bulk_acceptance (
  id         uuid not null constraint bulk_acceptance_pk primary key,
  cycle_id   uuid not null constraint bulk_acceptance_cycle_fk references app.review_cycle,
  started_at timestamptz not null,
  started_by text not null
);
create table app.bulk_acceptance_item (
  bulk_id       uuid not null constraint bulk_acceptance_item_bulk_fk references app.bulk_acceptance,
  ordinal       integer not null,
  obligation_id uuid not null constraint bulk_acceptance_item_obligation_fk references app.obligation,
  -- the version that the reviewer saw in the list
  version_id    uuid not null constraint bulk_acceptance_item_version_fk references app.report_version,
  done_at       timestamptz,
  accepted      boolean,
  -- the sentence why not, and its arguments
  refusal       text,
  refusal_args  jsonb,
  constraint bulk_acceptance_item_pk primary key (bulk_id, obligation_id),
  constraint bulk_acceptance_item_done check ((done_at is null) = (accepted is null))
);

-- Approvals of a provincial report that were taken back; the report is edited again.
create table app.approval_undone (
  id          uuid not null constraint approval_undone_pk primary key,
  report_id   uuid not null constraint approval_undone_report_fk references app.consolidated_report,
  approved_at timestamptz not null,
  approved_by text not null,
  undone_at   timestamptz not null,
  undone_by   text not null,
  reason      text not null,
  constraint approval_undone_once unique (report_id, approved_at)
);
create trigger approval_undone_unchanged before update or delete on app.approval_undone
  for each row execute function app.refuse_change();

create or replace function app.refuse_change_of_approved_report() returns trigger language plpgsql as $$
declare
  touched uuid;
begin
  if tg_table_name = 'consolidated_report' then
    touched := old.id;
    if tg_op = 'UPDATE' then
      if old.approved_at is not null and new.approved_at is null and new.id = old.id
         and exists (select from app.approval_undone u
                      where u.report_id = old.id and u.approved_at = old.approved_at) then
        return new;
      end if;
    end if;
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
