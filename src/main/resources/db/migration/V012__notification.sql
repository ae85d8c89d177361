-- What is to be told to whom: written in the transaction of the act, sent afterwards.
create table app.notice (
  id              uuid not null constraint notice_pk primary key,
  dedup_key       text not null constraint notice_once unique,
  recipient       text not null, -- a group (<unit>.<role>), a user (user:<id>) or an address (mailto:<address>)
  template        text not null,
  params          jsonb not null,
  cycle_id        uuid,
  link            text,
  created_at      timestamptz not null,
  attempts        integer not null default 0,
  next_attempt_at timestamptz not null,
  sent_at         timestamptz,
  given_up_at     timestamptz,
  last_error      text
);
create index notice_waiting on app.notice (next_attempt_at) where sent_at is null and given_up_at is null;
create index notice_by_recipient on app.notice (recipient, created_at desc);
