-- Reporter groups that people keep: a unit may belong to a group more than once, never twice on a day, and nothing is deleted.

alter table app.org_group_member drop constraint org_group_member_pk;
alter table app.org_group_member
  add column id bigint generated always as identity constraint org_group_member_pk primary key;
create unique index org_group_member_once
  on app.org_group_member (group_code, unit_code, coalesce(valid_from, date '-infinity'));
create index org_group_member_by_unit on app.org_group_member (unit_code);

create trigger org_group_never_deleted before delete on app.org_group
  for each row execute function app.refuse_change();
create trigger org_group_member_never_deleted before delete on app.org_group_member
  for each row execute function app.refuse_change();

-- As Text.fold does it: without accents and in lower case.
alter table app.org_group add column search text not null generated always as
  (lower(translate(regexp_replace(normalize(name collate "C", NFD), '[\u0300-\u036f]', '', 'g'), 'Đđ', 'dd')
         || ' ' || code)) stored;

-- What a group was called before, and until when.
create table app.org_group_name (
  id         bigint generated always as identity constraint org_group_name_pk primary key,
  group_code text not null constraint org_group_name_group_fk references app.org_group,
  name       text collate app.vi not null,
  used_until timestamptz not null,
  changed_by text not null
);
create index org_group_name_by_group on app.org_group_name (group_code, id);
create trigger org_group_name_append_only before update or delete on app.org_group_name
  for each row execute function app.refuse_change();
