-- What a coordinator lets everybody read about the tasks of a conclusion: one address, and one edition after another.
create table app.public_extract (
  id            uuid not null constraint public_extract_pk primary key,
  cycle_id      uuid not null constraint public_extract_cycle_fk references app.review_cycle,
  conclusion_id uuid not null constraint public_extract_conclusion_fk references app.conclusion,
  -- what is behind it is public, so that it need not be kept as a hash: the coordinator hands it out again and again
  token         text not null constraint public_extract_token unique check (token ~ '^[A-Za-z0-9_-]{32}$'),
  created_at    timestamptz not null,
  created_by    text not null,
  constraint public_extract_once unique (conclusion_id)
);

-- The words as they were published, byte for byte: their hash is printed on the page.
create table app.public_edition (
  extract_id    uuid not null constraint public_edition_extract_fk references app.public_extract,
  number        integer not null,
  title         text not null,
  figures_on    date not null,
  tasks         integer not null,
  content       text not null,
  sha256        text not null constraint public_edition_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  published_at  timestamptz not null,
  published_by  text not null,
  withdrawn_at  timestamptz,
  withdrawn_by  text,
  withdrawn_reason text,
  constraint public_edition_pk primary key (extract_id, number),
  constraint public_edition_withdrawn check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) in (0, 3))
);
create index public_edition_by_sha256 on app.public_edition (sha256);

create function app.refuse_change_of_public_edition() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null
     or (old.extract_id, old.number, old.title, old.figures_on, old.tasks, old.content, old.sha256, old.published_at,
         old.published_by)
        is distinct from (new.extract_id, new.number, new.title, new.figures_on, new.tasks, new.content, new.sha256,
         new.published_at, new.published_by) then
    raise exception '% of edition % of public extract % is not allowed', tg_op, old.number, old.extract_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger public_edition_frozen before update or delete on app.public_edition
  for each row execute function app.refuse_change_of_public_edition();
create trigger public_extract_unchanged before update or delete on app.public_extract
  for each row execute function app.refuse_change();

-- Open pages of a follow-up hear that its tasks have moved.
create trigger assignment_announced after insert on app.assignment
  for each row execute function app.announce('tasks', 'cycle_id');
create trigger assignment_change_announced after update of unit_code, due_at, opened_at, accepted_at, submitted_at,
  confirmed_at, suspended_at, cancelled_at, withdrawn_at, returned_count on app.assignment
  for each row execute function app.announce('tasks', 'cycle_id');

create function app.announce_tasks() returns trigger language plpgsql as $$
begin
  perform pg_notify('tongket', 'tasks:' || c.cycle_id)
     from (select distinct a.cycle_id from fresh f join app.assignment a on a.id = f.assignment_id) c;
  return null;
end
$$;
create trigger progress_report_announced after insert on app.progress_report
  referencing new table as fresh for each statement execute function app.announce_tasks();
create trigger urging_announced after insert on app.urging
  referencing new table as fresh for each statement execute function app.announce_tasks();
create trigger urging_change_announced after update on app.urging
  referencing new table as fresh for each statement execute function app.announce_tasks();
