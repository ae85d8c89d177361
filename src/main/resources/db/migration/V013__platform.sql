-- One mail to one address. A notice is addressed once, when its recipients are looked up; its mails are then sent one by
-- one, so that an address that is refused holds up nobody else.
alter table app.notice rename column sent_at to addressed_at;

create table app.mail (
  id              uuid not null constraint mail_pk primary key, -- also its Message-ID
  notice_id       uuid not null constraint mail_notice_fk references app.notice,
  address         text not null,
  attempts        integer not null default 0,
  next_attempt_at timestamptz not null,
  sent_at         timestamptz,
  given_up_at     timestamptz,
  last_error      text,
  constraint mail_once unique (notice_id, address)
);
create index mail_waiting on app.mail (next_attempt_at) where sent_at is null and given_up_at is null;
create index notice_by_time on app.notice (created_at desc);
