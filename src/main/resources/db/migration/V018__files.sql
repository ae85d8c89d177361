-- Files that are still on their way. Unlogged: what a check refuses at the end was never in the write-ahead log and so in
-- no backup made of it; after a crash of the database the sender begins again.
create unlogged table app.upload (
  id            uuid not null constraint upload_pk primary key,
  obligation_id uuid not null,
  user_id       text not null,
  name          text not null constraint upload_name check (name !~ '[[:cntrl:]]' and length(name) between 1 and 200),
  size          bigint not null constraint upload_size check (size > 0),
  received      bigint not null default 0 constraint upload_received check (received between 0 and size),
  expires_at    timestamptz not null
);
create index upload_by_obligation on app.upload (obligation_id);
create index upload_by_expiry on app.upload (expires_at);

create unlogged table app.upload_part (
  upload_id uuid not null constraint upload_part_upload_fk references app.upload on delete cascade,
  start_at  bigint not null,
  bytes     bytea not null,
  constraint upload_part_pk primary key (upload_id, start_at)
);
alter table app.upload_part alter column bytes set storage external;

-- no letters were found in the file, so nothing in it was looked at for secrecy marks: people have to
alter table app.report_attachment add column unread boolean not null default false;

-- anyone with the file may ask whether it was received
create index report_version_by_sha256 on app.report_version (sha256) where sha256 is not null;

-- the report itself travels outside this system; the version holds nothing but a card that says where it is
alter table app.report_version add column by_card boolean not null default false;

create table app.reference_card (
  version_id      uuid not null constraint reference_card_pk primary key
                  constraint reference_card_version_fk references app.report_version,
  level           text not null constraint reference_card_level check (level in ('MAT', 'TOI_MAT', 'TUYET_MAT')),
  delivered_on    date not null,
  channel         text not null constraint reference_card_channel
                  check (channel in ('BY_HAND', 'COURIER', 'MILITARY_POST', 'SPECIAL_POST', 'CIPHER')),
  recipient_unit  text not null constraint reference_card_unit_fk references app.org_unit,
  recipient_role  text not null constraint reference_card_role
                  check (recipient_role in ('LEADER', 'CLERK', 'REVIEWER', 'COORDINATOR')),
  -- a number, never words
  register_number text not null constraint reference_card_register check (register_number ~ '^[0-9]{1,6}$'),
  declared_at     timestamptz not null,
  declared_by     text not null
);
create trigger reference_card_sealed before insert or update or delete on app.reference_card
  for each row execute function app.refuse_sealed_content();
