-- One commendation of a cycle: who is proposed, what the council said, what was decided. Under which rules the council votes is
-- entered by a person each time: no threshold for this kind of award is laid down that could serve as a default.
create table app.commendation (
  id                  uuid not null constraint commendation_pk primary key,
  cycle_id            uuid not null constraint commendation_cycle_fk references app.review_cycle,
  title               text collate app.vi not null,
  organizer           text not null constraint commendation_organizer_fk references app.org_unit,
  coordinator_unit    text not null constraint commendation_coordinator_fk references app.org_unit,
  reviewer_unit       text not null constraint commendation_reviewer_fk references app.org_unit,
  council_unit        text constraint commendation_council_fk references app.org_unit,
  approver_unit       text not null constraint commendation_approver_fk references app.org_unit,
  clerk_unit          text not null constraint commendation_clerk_fk references app.org_unit,
  award_name          text,
  -- the body in whose register the decision is numbered, and the office that awards
  awarding_unit       text not null constraint commendation_awarding_fk references app.org_unit,
  awarding_title      text,
  merit_from          date,
  merit_to            date,
  regulation          text,
  quorum              text constraint commendation_quorum_shape check (quorum ~ '^>?[1-9][0-9]*/[1-9][0-9]*$'),
  threshold           text constraint commendation_threshold_shape check (threshold ~ '^>?[1-9][0-9]*/[1-9][0-9]*$'),
  vote_base           text constraint commendation_vote_base check (vote_base in ('ALL_MEMBERS', 'PRESENT')),
  secret_ballot       boolean,
  absentee_by_writing boolean,
  -- how often the list came back from signature, plus one; appraisals and votes belong to a round
  round               integer not null default 1,
  -- why the file is to go back, as far as it is typed
  return_draft        text,
  created_at          timestamptz not null,
  nominated_at        timestamptz,
  appraised_at        timestamptz,
  voted_at            timestamptz,
  decision_subject    text,
  decision_basis      text,
  signed_at           timestamptz,
  signed_by           text,
  number_given        integer,
  decided_on          date,
  document_id         uuid constraint commendation_document_fk references app.issued_document,
  issued_at           timestamptz,
  announced_at        timestamptz,
  closed_at           timestamptz,
  version             integer not null default 0,
  constraint commendation_once unique (cycle_id),
  constraint commendation_merit_period check (merit_from is null or merit_to is null or merit_to >= merit_from)
);

-- Names of individuals are personal data: they live here and in the signed document, never in logs, records of acts or mail.
create table app.nomination (
  id               uuid not null constraint nomination_pk primary key,
  commendation_id  uuid not null constraint nomination_commendation_fk references app.commendation,
  ordinal          integer not null,
  kind             text not null constraint nomination_kind check (kind in ('COLLECTIVE', 'INDIVIDUAL')),
  unit_code        text constraint nomination_unit_fk references app.org_unit,
  name             text collate app.vi not null,
  position         text,
  merit            text,
  evidence         text,
  -- why a collective may be honoured that no longer exists at the end of the merit period
  dissolved_basis  text,
  withdrawn_at     timestamptz,
  withdrawn_by     text,
  withdrawn_reason text,
  constraint nomination_withdrawn_with_reason check (withdrawn_at is null or withdrawn_reason is not null)
);
create index nomination_by_commendation on app.nomination (commendation_id, ordinal);

create table app.appraisal (
  nomination_id       uuid not null constraint appraisal_nomination_fk references app.nomination,
  round               integer not null,
  verdict             text constraint appraisal_verdict check (verdict in ('ELIGIBLE', 'NOT_ELIGIBLE')),
  -- discipline, inspection, investigation or a complaint that is not settled yet
  proceedings_pending boolean,
  reason              text,
  appraised_at        timestamptz not null,
  appraised_by        text not null,
  constraint appraisal_pk primary key (nomination_id, round)
);

create table app.council_minutes (
  commendation_id uuid not null constraint council_minutes_commendation_fk references app.commendation,
  round           integer not null,
  held_on         date,
  members         integer constraint council_minutes_members check (members >= 0),
  present         integer constraint council_minutes_present check (present >= 0),
  -- absent members who answered in writing
  written         integer constraint council_minutes_written check (written >= 0),
  note            text,
  entered_at      timestamptz not null,
  entered_by      text not null,
  constraint council_minutes_pk primary key (commendation_id, round)
);

create table app.council_vote (
  nomination_id uuid not null constraint council_vote_nomination_fk references app.nomination,
  round         integer not null,
  votes_for     integer constraint council_vote_for check (votes_for >= 0),
  votes_against integer constraint council_vote_against check (votes_against >= 0),
  -- what the rules make of the figures; known when the minutes are finished
  passed        boolean,
  constraint council_vote_pk primary key (nomination_id, round)
);

-- Why a file went back; reasons may name people, so they are kept here and not with the acts.
create table app.commendation_return (
  id              bigint generated always as identity constraint commendation_return_pk primary key,
  commendation_id uuid not null constraint commendation_return_commendation_fk references app.commendation,
  stage           text not null constraint commendation_return_stage check (stage in ('APPRAISAL', 'SIGNATURE', 'ISSUE')),
  round           integer not null,
  reason          text not null,
  returned_at     timestamptz not null,
  returned_by     text not null
);
create index commendation_return_by_commendation on app.commendation_return (commendation_id);

-- The list of a signed decision, collectives before individuals.
create table app.award (
  commendation_id uuid not null constraint award_commendation_fk references app.commendation,
  nomination_id   uuid not null constraint award_nomination_fk references app.nomination,
  ordinal         integer not null,
  recipient_key   text not null,
  handed_over_on  date,
  received_by     text,
  constraint award_pk primary key (nomination_id),
  constraint award_order unique (commendation_id, ordinal),
  constraint award_once_per_batch unique (commendation_id, recipient_key)
);

-- Once the decision is issued, what led to it does not change any more.
create function app.refuse_change_of_decided_commendation() returns trigger language plpgsql as $$
declare
  touched uuid;
begin
  if tg_table_name in ('nomination', 'council_minutes', 'award') then
    touched := case when tg_op = 'INSERT' then new.commendation_id else old.commendation_id end;
  else
    select n.commendation_id into touched from app.nomination n
     where n.id = case when tg_op = 'INSERT' then new.nomination_id else old.nomination_id end;
  end if;
  if exists (select from app.commendation c where c.id = touched and c.issued_at is not null) then
    raise exception '% of % is not allowed: the decision of commendation % is issued', tg_op, tg_table_name, touched
      using errcode = 'integrity_constraint_violation';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$$;

create trigger nomination_decided before insert or update or delete on app.nomination
  for each row execute function app.refuse_change_of_decided_commendation();
create trigger appraisal_decided before insert or update or delete on app.appraisal
  for each row execute function app.refuse_change_of_decided_commendation();
create trigger council_minutes_decided before insert or update or delete on app.council_minutes
  for each row execute function app.refuse_change_of_decided_commendation();
create trigger council_vote_decided before insert or update or delete on app.council_vote
  for each row execute function app.refuse_change_of_decided_commendation();
create trigger award_list_decided before insert or delete or update of nomination_id, ordinal, recipient_key on app.award
  for each row execute function app.refuse_change_of_decided_commendation();
