-- What a clause has to bring, and how often its unit reports; the conclusion says it for every clause that does not.
alter table app.clause
  add deliverable text,
  add report_period text
    constraint clause_report_period check (report_period in ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'));

alter table app.conclusion
  add report_period text
    constraint conclusion_report_period check (report_period in ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
  -- the review that is planned next, as it was typed and as it was read
  add next_review_text text,
  add next_review_on date,
  add next_review_precision text not null default 'UNKNOWN'
    constraint conclusion_next_review_precision check (next_review_precision in ('DAY', 'MONTH', 'YEAR', 'UNKNOWN')),
  add constraint conclusion_next_review_known check ((next_review_on is null) = (next_review_precision = 'UNKNOWN'));

-- Why warnings of one kind do not keep the conclusion from being signed.
create table app.clause_reason (
  conclusion_id uuid not null constraint clause_reason_conclusion_fk references app.conclusion,
  finding       text not null,
  reason        text not null,
  -- what it was given for when the draft was finished, e.g. “<clause>|2026-05-01”; other findings need another look
  covered       text[] not null default '{}',
  given_at      timestamptz not null,
  given_by      text not null,
  constraint clause_reason_pk primary key (conclusion_id, finding)
);

-- What consulted units were shown: a ref in here never stands for another clause. The general part has the ref ''.
create table app.shown_clause (
  conclusion_id uuid not null constraint shown_clause_conclusion_fk references app.conclusion,
  ref           text not null,
  round         integer not null,
  clause_id     uuid,
  said          text not null,
  shown_at      timestamptz not null,
  constraint shown_clause_pk primary key (conclusion_id, ref, round)
);
create function app.refuse_change_of_shown_clause() returns trigger language plpgsql as $$
begin
  raise exception '% of what units were shown of conclusion % is not allowed', tg_op, old.conclusion_id
    using errcode = 'integrity_constraint_violation';
end
$$;
create trigger shown_clause_kept before update or delete on app.shown_clause
  for each row execute function app.refuse_change_of_shown_clause();

-- Which clauses were changed for a comment: as they are named, then with both texts.
alter table app.consultation_comment add changed_refs text;
create table app.comment_change (
  comment_id  uuid not null constraint comment_change_comment_fk references app.consultation_comment on delete cascade,
  ordinal     integer not null,
  clause_ref  text not null,
  before_text text,
  after_text  text,
  constraint comment_change_pk primary key (comment_id, ordinal)
);

-- Units that stayed silent are reminded before the closing date.
alter table app.consulted_unit add reminded_at timestamptz;

-- Remarks taken down while the chair speaks: each is changed by whoever has its newest version.
alter table app.closing_remark
  add id uuid not null default gen_random_uuid() constraint closing_remark_id unique,
  add version integer not null default 0,
  add due_text text,
  add taken_by text,
  -- the prepared clause that it is a form of, as people say; null as the texts say
  add prepared_id uuid;

-- The conclusion as it was prepared before the conference.
create table app.prepared_clause (
  id            uuid not null constraint prepared_clause_pk primary key,
  conference_id uuid not null constraint prepared_clause_conference_fk references app.conference,
  ordinal       integer not null,
  general       boolean not null default false,
  said          text not null,
  lead_unit     text constraint prepared_clause_unit_fk references app.org_unit,
  lead_group    text constraint prepared_clause_group_fk references app.org_group,
  due_text      text,
  constraint prepared_clause_once unique (conference_id, ordinal) deferrable initially deferred,
  constraint prepared_clause_one_lead check (lead_unit is null or lead_group is null)
);

-- What becomes of a difference between the prepared conclusion and the chair's words.
create table app.remark_decision (
  conference_id uuid not null constraint remark_decision_conference_fk references app.conference,
  -- of a remark, or of a prepared clause that was not mentioned
  about         uuid not null,
  taken         boolean not null,
  reason        text,
  decided_at    timestamptz not null,
  decided_by    text not null,
  constraint remark_decision_pk primary key (conference_id, about),
  constraint remark_decision_explained check (taken or reason is not null)
);

-- How many working days the phases of a review usually take; a unit may have its own.
create table app.phase_duration (
  unit_code    text not null,
  phase        text not null,
  working_days integer not null constraint phase_duration_sane check (working_days between 0 and 400),
  changed_at   timestamptz not null,
  changed_by   text not null,
  constraint phase_duration_pk primary key (unit_code, phase)
);
