-- What the decision tables answered while a process instance asked; the engine keeps no such history of them.
create table app.decision_taken (
  id                  bigint generated always as identity constraint decision_taken_pk primary key,
  process_instance_id text not null,
  activity_id         text,
  -- key:version:number, as the engine numbers published tables
  decision_id         text not null,
  inputs              jsonb not null,
  outputs             jsonb not null,
  -- ids of the rules that matched
  rules               text[] not null,
  -- how often the same was asked in one transaction
  times               integer not null,
  decided_at          timestamptz not null
);
create index decision_taken_by_instance on app.decision_taken (process_instance_id, id);
create trigger decision_taken_append_only before update or delete on app.decision_taken
  for each row execute function app.refuse_change();
create trigger decision_taken_not_truncated before truncate on app.decision_taken
  for each statement execute function app.refuse_change();
