-- Units nominate themselves, members of the council vote each at their own desk, awards are handed over and may be recovered.

-- How a council votes, as its regulations lay it down, each for its time. A commendation takes the values over: what a
-- regulation says later does not change what was voted under it before.
create table app.voting_regulation (
  id                  uuid not null constraint voting_regulation_pk primary key,
  owner_unit          text not null constraint voting_regulation_owner_fk references app.org_unit,
  name                text collate app.vi not null,
  -- the kind of award it is for; null for every kind
  award_name          text,
  quorum              text not null constraint voting_regulation_quorum check (quorum ~ '^>?[1-9][0-9]*/[1-9][0-9]*$'),
  threshold           text not null constraint voting_regulation_threshold check (threshold ~ '^>?[1-9][0-9]*/[1-9][0-9]*$'),
  vote_base           text not null constraint voting_regulation_base check (vote_base in ('ALL_MEMBERS', 'PRESENT')),
  secret_ballot       boolean not null,
  absentee_by_writing boolean not null,
  valid_from          date not null,
  valid_to            date,
  entered_at          timestamptz not null,
  entered_by          text not null,
  constraint voting_regulation_lifetime check (valid_to is null or valid_to >= valid_from)
);
create index voting_regulation_by_owner on app.voting_regulation (owner_unit, valid_from);
alter table app.commendation add column regulation_id uuid
  constraint commendation_regulation_fk references app.voting_regulation;

-- Which papers belong to a dossier, by kind of award and with the time for which this holds.
create table app.dossier_paper (
  id         bigint generated always as identity constraint dossier_paper_pk primary key,
  code       text not null constraint dossier_paper_code check (code ~ '^[A-Z][A-Z_]*$'),
  name       text not null,
  -- null for every kind of award
  award_name text,
  per        text not null constraint dossier_paper_per check (per in ('UNIT', 'COLLECTIVE', 'INDIVIDUAL', 'NOMINEE')),
  -- the proposing level has to confirm it
  confirmed  boolean not null default false,
  valid_from date not null,
  valid_to   date,
  basis      text,
  entered_by text not null,
  constraint dossier_paper_lifetime check (valid_to is null or valid_to >= valid_from)
);
-- what the service sheets of provinces ask for where a Bằng khen on a theme is proposed
insert into app.dossier_paper (code, name, award_name, per, confirmed, valid_from, basis, entered_by) values
  ('SUBMISSION', 'Tờ trình đề nghị khen thưởng', 'Bằng khen', 'UNIT', false, '2000-01-01', null, 'system'),
  ('ACHIEVEMENTS', 'Báo cáo thành tích', 'Bằng khen', 'NOMINEE', true, '2000-01-01', null, 'system'),
  ('UNIT_MINUTES', 'Biên bản xét khen thưởng của Hội đồng đơn vị', 'Bằng khen', 'UNIT', false, '2000-01-01', null, 'system');

-- What the units are asked for: until when, and how many each may propose unless its own line says otherwise.
create table app.nomination_call (
  commendation_id uuid not null constraint nomination_call_pk primary key
                  constraint nomination_call_commendation_fk references app.commendation,
  due_on          date,
  collectives     integer constraint nomination_call_collectives check (collectives >= 0),
  individuals     integer constraint nomination_call_individuals check (individuals >= 0),
  note            text,
  called_at       timestamptz not null,
  called_by       text not null
);

-- What one unit proposes. The content is kept as it is typed, readable or not; its lines become nominations when it is sent.
create table app.unit_proposal (
  commendation_id uuid not null constraint unit_proposal_commendation_fk references app.commendation,
  unit_code       text not null constraint unit_proposal_unit_fk references app.org_unit,
  collectives     integer constraint unit_proposal_collectives check (collectives >= 0),
  individuals     integer constraint unit_proposal_individuals check (individuals >= 0),
  content         jsonb not null default '{}',
  version         integer not null default 0,
  saved_at        timestamptz,
  saved_by        text,
  submitted_at    timestamptz,
  submitted_by    text,
  returned_at     timestamptz,
  returned_by     text,
  return_reason   text,
  constraint unit_proposal_pk primary key (commendation_id, unit_code),
  constraint unit_proposal_returned_with_reason check (returned_at is null or return_reason is not null)
);
create index unit_proposal_by_unit on app.unit_proposal (unit_code);

alter table app.nomination add column proposing_unit text
  constraint nomination_proposing_unit_fk references app.org_unit;
-- the name without accents, for search and for comparing with awards of other cycles
alter table app.nomination add column search text;
create index nomination_by_search on app.nomination (search);
create index nomination_by_unit on app.nomination (unit_code);

-- Papers of a dossier as files; content-addressed like all others.
create table app.dossier_file (
  id              uuid not null constraint dossier_file_pk primary key,
  commendation_id uuid not null constraint dossier_file_commendation_fk references app.commendation,
  unit_code       text not null constraint dossier_file_unit_fk references app.org_unit,
  -- the line it proves; null for papers of the whole unit
  line_id         uuid,
  paper_code      text not null,
  sha256          text not null constraint dossier_file_content_fk references app.attachment_content,
  name            text not null constraint dossier_file_name check (name !~ '[[:cntrl:]]' and length(name) between 1 and 200),
  media_type      text not null,
  size            bigint not null,
  unread          boolean not null,
  added_at        timestamptz not null,
  added_by        text not null
);
create index dossier_file_by_commendation on app.dossier_file (commendation_id, unit_code);
create index dossier_file_by_content on app.dossier_file (sha256);

-- Papers that the appraiser misses, and what the unit supplied.
create table app.paper_request (
  id              uuid not null constraint paper_request_pk primary key,
  commendation_id uuid not null constraint paper_request_commendation_fk references app.commendation,
  nomination_id   uuid constraint paper_request_nomination_fk references app.nomination,
  unit_code       text not null constraint paper_request_unit_fk references app.org_unit,
  wanted          text not null,
  due_on          date not null,
  requested_at    timestamptz not null,
  requested_by    text not null,
  supplied_at     timestamptz,
  supplied_by     text,
  answer          text,
  constraint paper_request_supplied check ((supplied_at is null) = (supplied_by is null))
);
create index paper_request_by_commendation on app.paper_request (commendation_id);

alter table app.appraisal add column file_complete boolean;
alter table app.appraisal add column right_object boolean;
alter table app.appraisal add column criteria_met boolean;
-- whether the achievement was not honoured before
alter table app.appraisal add column single_award boolean;

-- A meeting of the council at which members vote at their own desks.
create table app.council_sitting (
  commendation_id uuid not null constraint council_sitting_commendation_fk references app.commendation,
  round           integer not null,
  held_on         date not null,
  place           text,
  chair           text not null,
  secretary       text not null,
  opened_at       timestamptz not null,
  voting_from     timestamptz,
  closed_at       timestamptz,
  constraint council_sitting_pk primary key (commendation_id, round)
);

create table app.council_member (
  commendation_id uuid not null,
  round           integer not null,
  user_id         text not null,
  name            text not null,
  position        text,
  ordinal         integer not null,
  attendance      text not null default 'ABSENT'
                  constraint council_member_attendance check (attendance in ('PRESENT', 'WRITING', 'ABSENT')),
  -- that somebody voted, never when
  voted           boolean not null default false,
  constraint council_member_pk primary key (commendation_id, round, user_id),
  constraint council_member_sitting_fk foreign key (commendation_id, round) references app.council_sitting
);

-- Open votes, by name.
create table app.open_vote (
  nomination_id uuid not null constraint open_vote_nomination_fk references app.nomination,
  round         integer not null,
  user_id       text not null,
  choice        text not null constraint open_vote_choice check (choice in ('FOR', 'AGAINST', 'NONE')),
  constraint open_vote_pk primary key (nomination_id, round, user_id)
);

-- The box of a secret ballot: ballots are added up as they come and exist nowhere singly, so that neither an order nor a
-- time nor a transaction leads from a ballot to a member.
create table app.secret_tally (
  nomination_id uuid not null constraint secret_tally_nomination_fk references app.nomination,
  round         integer not null,
  votes_for     integer not null default 0,
  votes_against integer not null default 0,
  votes_none    integer not null default 0,
  constraint secret_tally_pk primary key (nomination_id, round)
);

-- In which capacity the decision is signed.
alter table app.commendation add column signing_capacity text;
alter table app.commendation add column signer_title text;
alter table app.commendation add column signer_name text;

alter table app.award add column absent boolean not null default false;
alter table app.award add column money bigint constraint award_money check (money >= 0);
alter table app.award add column book_number text;

-- An award that is taken back; the decision and its list stay as they are.
create table app.award_recovery (
  nomination_id uuid not null constraint award_recovery_pk primary key
                constraint award_recovery_award_fk references app.award,
  ground        text not null constraint award_recovery_ground
                check (ground in ('FALSE_DECLARATION', 'FORGED_PAPERS', 'UNLAWFUL_APPRAISAL', 'VIOLATION_FOUND')),
  said          text not null,
  basis         text not null,
  decided_on    date not null,
  -- when certificate, emblem and money came back; null while they have not
  recovered_on  date,
  recorded_at   timestamptz not null,
  recorded_by   text not null
);

create trigger council_sitting_decided before insert or update or delete on app.council_sitting
  for each row execute function app.refuse_change_of_decided_commendation();
create trigger open_vote_decided before insert or update or delete on app.open_vote
  for each row execute function app.refuse_change_of_decided_commendation();
create trigger secret_tally_decided before insert or update or delete on app.secret_tally
  for each row execute function app.refuse_change_of_decided_commendation();
-- the function has to know the tables that carry the id of the commendation
create or replace function app.refuse_change_of_decided_commendation() returns trigger language plpgsql as $$
declare
  touched uuid;
begin
  if tg_table_name in ('nomination', 'council_minutes', 'award', 'council_sitting') then
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
