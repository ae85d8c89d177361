-- The letter of invitation: one number of the register per conference, one ordinal per invitee.
alter table app.conference
  add column numbering          text not null default 'LATER'
                                constraint conference_numbering check (numbering in ('NEXT', 'GIVEN', 'LATER')),
  add column invitation_number  integer,
  add column invitation_id      uuid constraint conference_invitation_fk references app.issued_document,
  add column reply_by           date,
  add column quorum_percent     integer
                                constraint conference_quorum check (quorum_percent between 1 and 100),
  -- in which capacity the minutes were signed
  add column signing_capacity   text,
  add column signer_title       text,
  add column signer_name        text,
  add constraint conference_number_given check (numbering <> 'GIVEN' or invitation_number is not null);

alter table app.agenda_item
  add column subject_ordinal integer;

-- A guest by office answers and attends as an invited unit does.
alter table app.conference_guest
  add column email          text,
  add column letter_no      integer,
  add column reply          text constraint conference_guest_reply check (reply in ('ATTENDS', 'REPRESENTED', 'DECLINES')),
  add column representative text,
  add column reason         text,
  add column replied_at     timestamptz,
  add column replied_by     text,
  add column on_behalf      boolean not null default false,
  add column attended       boolean,
  add column attended_by    text,
  add column arrived_at     timestamptz,
  add column noted_by       text,
  add column reminded_at    timestamptz,
  add constraint conference_guest_reply_complete check (reply is null or replied_at is not null),
  add constraint conference_guest_declined check (reply <> 'DECLINES' or reason is not null),
  add constraint conference_guest_represented check (reply <> 'REPRESENTED' or representative is not null);

alter table app.invitation
  add column letter_no   integer,
  add column arrived_at  timestamptz,
  -- the door, a scanned code or the list; empty while only the form noted it
  add column noted_by    text,
  add column reminded_at timestamptz;

-- Everybody who is invited, by one reference each: “u:” and the unit's code, “g:” and the guest's place in the list.
create view app.conference_invitee as
  select i.conference_id, 'u:' || i.unit_code as ref, i.unit_code, null::integer as guest, u.name collate app.vi as name,
         null::text as person, u.email as email, false as directing, i.letter_no, i.sent_at, i.reply, i.representative,
         i.reason, i.replied_at, i.replied_by, i.on_behalf, i.attended, i.attended_by, i.arrived_at, i.noted_by,
         i.reminded_at, u.search as search
    from app.invitation i join app.org_unit u on u.code = i.unit_code
  union all
  select g.conference_id, 'g:' || g.ordinal, null, g.ordinal, g.title collate app.vi, g.name, g.email, g.directing, g.letter_no, null,
         g.reply, g.representative, g.reason, g.replied_at, g.replied_by, g.on_behalf, g.attended, g.attended_by,
         g.arrived_at, g.noted_by, g.reminded_at, app.folded(g.title || ' ' || coalesce(g.name, ''))
    from app.conference_guest g;

-- What a link carries is never kept, only its SHA-256.
create table app.conference_token (
  sha256        text not null constraint conference_token_pk primary key,
  conference_id uuid not null constraint conference_token_conference_fk references app.conference,
  purpose       text not null constraint conference_token_purpose check (purpose in ('REPLY', 'CARD', 'DOOR')),
  -- whose it is; the code at the door is nobody's
  invitee       text,
  made_at       timestamptz not null,
  expires_at    timestamptz not null,
  used_at       timestamptz,
  constraint conference_token_whose check ((invitee is null) = (purpose = 'DOOR'))
);
create index conference_token_by_invitee on app.conference_token (conference_id, purpose, invitee);

-- Who wants to speak, registered before or on the spot; what was said becomes a speech.
create table app.speaking_turn (
  id            uuid not null constraint speaking_turn_pk primary key,
  conference_id uuid not null constraint speaking_turn_conference_fk references app.conference,
  ordinal       integer not null,
  speaker       text not null,
  unit_code     text constraint speaking_turn_unit_fk references app.org_unit,
  subject       text,
  minutes       integer constraint speaking_turn_minutes check (minutes between 1 and 240),
  in_advance    boolean not null default false,
  registered_at timestamptz not null,
  registered_by text not null,
  started_at    timestamptz,
  ended_at      timestamptz,
  said          text,
  constraint speaking_turn_order check (ended_at is null or started_at is not null)
);
create index speaking_turn_by_conference on app.speaking_turn (conference_id, ordinal);
create unique index speaking_turn_one_speaks on app.speaking_turn (conference_id) where started_at is not null and ended_at is null;

alter table app.speech add column turn_id uuid constraint speech_turn_fk references app.speaking_turn on delete set null;

alter table app.conference_limitation add column raised_by text;

-- Papers of a conference in their order; the files themselves are kept in app.kept_file.
create table app.conference_paper (
  file_id       uuid not null constraint conference_paper_pk primary key,
  conference_id uuid not null constraint conference_paper_conference_fk references app.conference,
  ordinal       integer not null,
  title         text not null
);
create index conference_paper_by_conference on app.conference_paper (conference_id, ordinal);

create trigger speaking_turn_closed before insert or update or delete on app.speaking_turn
  for each row execute function app.refuse_change_of_closed_conference();
create trigger conference_paper_closed before insert or update or delete on app.conference_paper
  for each row execute function app.refuse_change_of_closed_conference();

-- After the minutes are signed only this is added: what was it, what shall it be, why; then whether it is confirmed.
create table app.conference_correction (
  id            uuid not null constraint conference_correction_pk primary key,
  conference_id uuid not null constraint conference_correction_conference_fk references app.conference,
  ordinal       integer not null,
  part          text not null,
  was           text not null,
  shall_be      text not null,
  reason        text not null,
  proposed_at   timestamptz not null,
  proposed_by   text not null,
  constraint conference_correction_once unique (conference_id, ordinal)
);

create table app.conference_correction_decision (
  correction_id    uuid not null constraint conference_correction_decision_pk primary key
                   constraint conference_correction_decision_fk references app.conference_correction,
  confirmed        boolean not null,
  reason           text,
  signing_capacity text,
  signer_title     text,
  signer_name      text,
  decided_at       timestamptz not null,
  decided_by       text not null,
  constraint conference_correction_refused check (confirmed or reason is not null)
);

create function app.refuse_change_of_correction() returns trigger language plpgsql as $$
begin
  raise exception '% of % is not allowed: corrections are only added', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation';
end
$$;

create trigger conference_correction_kept before update or delete on app.conference_correction
  for each row execute function app.refuse_change_of_correction();
create trigger conference_correction_decision_kept before update or delete on app.conference_correction_decision
  for each row execute function app.refuse_change_of_correction();
