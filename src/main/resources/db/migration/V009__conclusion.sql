-- What a review ends with: a numbered document, or only the closing speech of its conference.
create table app.conclusion (
  id                   uuid not null constraint conclusion_pk primary key,
  cycle_id             uuid not null constraint conclusion_cycle_fk references app.review_cycle,
  conference_id        uuid constraint conclusion_conference_fk references app.conference,
  source_type          text not null constraint conclusion_source_type check (source_type in ('DOCUMENT', 'SPEECH')),
  title                text collate app.vi not null,
  issuer               text not null constraint conclusion_issuer_fk references app.org_unit,
  coordinator_unit     text not null constraint conclusion_coordinator_fk references app.org_unit,
  approver_unit        text not null constraint conclusion_approver_fk references app.org_unit,
  clerk_unit           text not null constraint conclusion_clerk_fk references app.org_unit,
  general_part         text,
  consultation_needed  boolean not null default false,
  consultation_due_on  date,
  directive_needed     boolean not null default false,
  created_at           timestamptz not null,
  -- null while the coordinator drafts; returned and unsound drafts go back to that
  drafted_at           timestamptz,
  comments_requested_at timestamptz,
  comments_resolved_at timestamptz,
  clauses_checked_at   timestamptz,
  clauses_sound        boolean,
  refused_at           timestamptz,
  refusal              text,
  signed_at            timestamptz,
  signed_by            text,
  signing_capacity     text constraint conclusion_signing_capacity
                       check (signing_capacity in ('HEAD', 'ON_BEHALF', 'FOR_HEAD', 'BY_ORDER', 'BY_AUTHORITY', 'ACTING')),
  signer_title         text,
  signer_name          text,
  -- what the clerk has typed before the document is issued
  wanted_type          text,
  wanted_number        text,
  wanted_date          text,
  document_type        text,
  number               integer,
  symbol               text,
  issued_on            date,
  document_id          uuid,
  issued_at            timestamptz,
  version              integer not null default 0,
  constraint conclusion_once unique (cycle_id),
  constraint conclusion_speech_has_no_number check (source_type = 'DOCUMENT' or number is null)
);

create table app.clause (
  id            uuid not null constraint clause_pk primary key,
  conclusion_id uuid not null constraint clause_conclusion_fk references app.conclusion,
  -- “5”, “5a”, “G1”: what people cite; unique once the conclusion is signed
  ref           text not null,
  parent_id     uuid constraint clause_parent_fk references app.clause deferrable initially deferred,
  ordinal       integer not null,
  -- addressed to everybody, before the numbered tasks
  general       boolean not null default false,
  said          text not null,
  kind          text not null constraint clause_kind check (kind in ('QUALITATIVE', 'QUANTITATIVE', 'TIME_BOUND', 'COORDINATION')),
  -- dates and figures as they were typed, readable or not
  due_text      text,
  due_on        date,
  due_precision text not null default 'UNKNOWN'
                constraint clause_due_precision check (due_precision in ('DAY', 'MONTH', 'YEAR', 'UNKNOWN')),
  due_at        timestamptz,
  target_name   text,
  target_text   text,
  target        numeric,
  target_unit   text,
  tracker_unit  text constraint clause_tracker_fk references app.org_unit,
  frozen        boolean not null default false,
  constraint clause_due_known check ((due_on is null) = (due_precision = 'UNKNOWN') and (due_on is null) = (due_at is null)),
  constraint clause_target_named check (target is null or target_name is not null)
);
create index clause_by_conclusion on app.clause (conclusion_id, ordinal);
create unique index clause_ref_once on app.clause (conclusion_id, ref) where frozen;

-- Who carries a clause out. A group stays a group until the conclusion is split into assignments.
create table app.clause_addressee (
  clause_id  uuid not null constraint clause_addressee_clause_fk references app.clause on delete cascade,
  ordinal    integer not null,
  role       text not null constraint clause_addressee_role check (role in ('LEAD', 'COOPERATING')),
  unit_code  text constraint clause_addressee_unit_fk references app.org_unit,
  group_code text constraint clause_addressee_group_fk references app.org_group,
  constraint clause_addressee_pk primary key (clause_id, ordinal),
  constraint clause_addressee_one check (num_nonnulls(unit_code, group_code) = 1)
);

create table app.limitation (
  id            uuid not null constraint limitation_pk primary key,
  conclusion_id uuid not null constraint limitation_conclusion_fk references app.conclusion,
  ordinal       integer not null,
  said          text not null,
  topic         text,
  -- refs of the clauses that answer it, as they were typed
  clauses_text  text,
  constraint limitation_once unique (conclusion_id, ordinal) deferrable initially deferred
);

create table app.limitation_clause (
  limitation_id uuid not null constraint limitation_clause_limitation_fk references app.limitation on delete cascade,
  clause_id     uuid not null constraint limitation_clause_clause_fk references app.clause on delete cascade,
  constraint limitation_clause_pk primary key (limitation_id, clause_id)
);

create table app.consulted_unit (
  conclusion_id uuid not null constraint consulted_unit_conclusion_fk references app.conclusion,
  unit_code     text not null constraint consulted_unit_unit_fk references app.org_unit,
  asked_at      timestamptz,
  constraint consulted_unit_pk primary key (conclusion_id, unit_code)
);

-- What a consulted unit says about the draft; each comment is adopted, or it is explained why not.
create table app.consultation_comment (
  id            uuid not null constraint consultation_comment_pk primary key,
  conclusion_id uuid not null constraint consultation_comment_conclusion_fk references app.conclusion,
  clause_id     uuid constraint consultation_comment_clause_fk references app.clause on delete set null,
  clause_ref    text,
  unit_code     text not null constraint consultation_comment_unit_fk references app.org_unit,
  said          text not null,
  made_at       timestamptz not null,
  made_by       text not null,
  on_behalf     boolean not null default false,
  resolution    text constraint consultation_comment_resolution check (resolution in ('ADOPTED', 'EXPLAINED')),
  explanation   text,
  resolved_at   timestamptz,
  resolved_by   text,
  constraint consultation_comment_resolved check ((resolution is null) = (resolved_at is null)),
  constraint consultation_comment_explained check (resolution <> 'EXPLAINED' or explanation is not null)
);
create index consultation_comment_by_conclusion on app.consultation_comment (conclusion_id, made_at);

-- What the People's Committee issues to have the conclusion carried out: drafted, then recorded; number and date may
-- follow later, once.
create table app.directive (
  conclusion_id uuid not null constraint directive_pk primary key
                constraint directive_conclusion_fk references app.conclusion,
  issuer        text constraint directive_issuer_fk references app.org_unit,
  document_type text,
  field         text,
  subject       text,
  pending       boolean not null default false,
  number_text   text,
  date_text     text,
  number        integer,
  symbol        text,
  issued_on     date,
  document_id   uuid,
  recorded_at   timestamptz,
  recorded_by   text,
  completed_at  timestamptz,
  constraint directive_number_with_date check ((number is null) = (issued_on is null)),
  constraint directive_recorded_whole check
    (recorded_at is null or num_nulls(issuer, document_type, subject, document_id, recorded_by) = 0)
);

-- A signed conclusion keeps its clauses as they were signed.
create function app.refuse_change_of_frozen_clause() returns trigger language plpgsql as $$
begin
  if old.frozen then
    raise exception '% of clause % is not allowed: its conclusion is signed', tg_op, old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$$;
create trigger clause_frozen before update or delete on app.clause
  for each row execute function app.refuse_change_of_frozen_clause();
