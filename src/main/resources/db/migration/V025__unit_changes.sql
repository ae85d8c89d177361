-- Units that change: a dated decision with its basis says what became of which unit; what the ended units still had to do
-- goes on with successors that a person chose. Nothing is deleted or rewritten.

-- To whom a task was first given; unit_code is who carries it out now. A merged unit may carry out one clause for several.
alter table app.assignment add column original_unit text constraint assignment_original_unit_fk references app.org_unit;
update app.assignment set original_unit = unit_code;
alter table app.assignment
  alter column original_unit set not null,
  drop constraint assignment_once,
  add constraint assignment_once unique (clause_id, original_unit);
create index assignment_by_original_unit on app.assignment (original_unit);

create function app.keep_original_unit() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.original_unit := coalesce(new.original_unit, new.unit_code);
  elsif new.original_unit is distinct from old.original_unit then
    raise exception 'The unit to which assignment % was first given does not change', old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger assignment_original_unit before insert or update on app.assignment
  for each row execute function app.keep_original_unit();

create table app.unit_change (
  id             uuid not null constraint unit_change_pk primary key,
  kind           text not null constraint unit_change_kind
                 check (kind in ('MERGE', 'SPLIT', 'RENAME', 'DISSOLVE', 'FUNCTION_TRANSFER')),
  title          text collate app.vi not null,
  -- the decision as it is typed, readable or not; its rows elsewhere are written when it is carried out
  content        jsonb not null,
  search         text not null,
  basis_document uuid constraint unit_change_basis_fk references app.cited_document,
  effective_on   date,
  created_at     timestamptz not null,
  created_by     text not null,
  saved_at       timestamptz not null,
  saved_by       text not null,
  -- when its open things were listed last
  listed_at      timestamptz,
  carried_out_at timestamptz,
  carried_out_by text,
  -- when what holds from the effective date on was brought about: parents of units that stay
  took_effect_at timestamptz,
  dropped_at     timestamptz,
  version        integer not null default 0,
  constraint unit_change_carried_out check (carried_out_at is null or effective_on is not null and dropped_at is null)
);
create index unit_change_by_day on app.unit_change (effective_on desc, created_at desc);
create index unit_change_waiting on app.unit_change (effective_on) where carried_out_at is not null and took_effect_at is null;

create function app.refuse_change_of_carried_out_decision() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.carried_out_at is not null and (
       new.content <> old.content or new.kind <> old.kind or new.effective_on is distinct from old.effective_on
       or new.carried_out_at is distinct from old.carried_out_at or new.dropped_at is not null) then
    raise exception '% of change of units % is not allowed: a further decision corrects it', tg_op, old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger unit_change_carried_out before update or delete on app.unit_change
  for each row execute function app.refuse_change_of_carried_out_decision();

-- Which units a decision began, ended or placed under another.
create table app.unit_change_unit (
  change_id uuid not null constraint unit_change_unit_change_fk references app.unit_change,
  unit_code text not null constraint unit_change_unit_unit_fk references app.org_unit,
  part      text not null constraint unit_change_unit_part check (part in ('BEGAN', 'ENDED', 'MOVED')),
  constraint unit_change_unit_pk primary key (change_id, unit_code, part)
);
create index unit_change_unit_by_unit on app.unit_change_unit (unit_code);
create trigger unit_change_unit_append_only before update or delete on app.unit_change_unit
  for each row execute function app.refuse_change();

-- One open thing of an ended unit and the one successor that goes on with it, chosen by a person.
create table app.unit_change_item (
  change_id uuid not null constraint unit_change_item_change_fk references app.unit_change,
  kind      text not null,
  item_id   uuid not null,
  from_unit text not null constraint unit_change_item_from_fk references app.org_unit,
  cycle_id  uuid,
  label     text collate app.vi not null,
  due_at    timestamptz,
  link      text,
  -- what is proposed where there is one successor only; null where a person has to choose
  proposed  text,
  -- may be a unit that the decision itself sets up
  to_unit   text,
  chosen_by text,
  -- when a person said that it is to be moved now, or on the effective date
  released_at timestamptz,
  -- WAITING until its turn; CLOSED when it was settled before its turn; REFUSED with the sentence why
  state     text not null default 'WAITING' constraint unit_change_item_state
            check (state in ('WAITING', 'MOVED', 'CLOSED', 'REFUSED')),
  refusal      text,
  refusal_args jsonb,
  done_at   timestamptz,
  constraint unit_change_item_pk primary key (change_id, kind, item_id, from_unit),
  constraint unit_change_item_done check ((state = 'WAITING') = (done_at is null)),
  constraint unit_change_item_moved_to check ((state <> 'MOVED' and released_at is null) or to_unit is not null)
);
create index unit_change_item_waiting on app.unit_change_item (change_id, kind, item_id, from_unit)
  where state = 'WAITING' and released_at is not null;
create index unit_change_item_by_item on app.unit_change_item (item_id);

create function app.refuse_change_of_moved_item() returns trigger language plpgsql as $$
begin
  if old.state = 'MOVED' then
    raise exception '% of item % of a change of units is not allowed: it was moved', tg_op, old.item_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger unit_change_item_moved before update or delete on app.unit_change_item
  for each row execute function app.refuse_change_of_moved_item();

alter table app.org_succession
  add column change_id uuid constraint org_succession_change_fk references app.unit_change;
create index org_succession_by_to on app.org_succession (to_unit);
create trigger org_succession_append_only before update or delete on app.org_succession
  for each row execute function app.refuse_change();
create trigger org_unit_never_deleted before delete on app.org_unit
  for each row execute function app.refuse_change();

-- What a unit's forerunners were called, so that it is found by the old names.
alter table app.org_unit add column former_search text not null default '';

-- Under whom a unit stood from when to when, where that changed; org_unit.parent is where it stands now.
create table app.org_unit_placement (
  unit_code  text not null constraint org_unit_placement_unit_fk references app.org_unit,
  parent     text constraint org_unit_placement_parent_fk references app.org_unit,
  valid_from date not null,
  valid_to   date,
  change_id  uuid constraint org_unit_placement_change_fk references app.unit_change,
  constraint org_unit_placement_pk primary key (unit_code, valid_from),
  constraint org_unit_placement_lifetime check (valid_to is null or valid_to >= valid_from)
);

-- Who belonged to a reporter group from when to when.
alter table app.org_group_member
  add column valid_from date,
  add column valid_to date,
  add constraint org_group_member_lifetime check (valid_to is null or valid_from is null or valid_to >= valid_from);

-- A list of units that somebody sent, kept until it is entered or dropped.
create table app.unit_list (
  id          uuid not null constraint unit_list_pk primary key,
  file_name   text not null,
  sent_at     timestamptz not null,
  sent_by     text not null,
  entered_at  timestamptz,
  dropped_at  timestamptz,
  constraint unit_list_one_end check (entered_at is null or dropped_at is null)
);
create table app.unit_list_row (
  list_id  uuid not null constraint unit_list_row_list_fk references app.unit_list on delete cascade,
  -- the line of the file, as people see it
  line     integer not null,
  code     text,
  name     text,
  branch   text,
  level    text,
  parent   text,
  place    text,
  email    text,
  starts   text,
  ends     text,
  verdict  text not null constraint unit_list_row_verdict check (verdict in ('NEW', 'CHANGED', 'SAME', 'REFUSED')),
  problems jsonb not null default '[]',
  constraint unit_list_row_pk primary key (list_id, line)
);
create index unit_list_row_by_verdict on app.unit_list_row (list_id, verdict, line);
