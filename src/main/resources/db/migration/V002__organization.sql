-- Units in time. A unit is never renamed or moved in place: a new row takes over, and a succession says so.
create table app.org_unit (
  code       text not null constraint org_unit_pk primary key
             constraint org_unit_code_shape check (code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'),
  name       text collate app.vi not null,
  kind       text not null,
  branch     text not null constraint org_unit_branch check (branch in ('PARTY', 'STATE', 'MILITARY', 'FRONT')),
  level      text not null constraint org_unit_level check (level in ('REGION', 'PROVINCE', 'DISTRICT', 'AREA', 'COMMUNE')),
  parent     text constraint org_unit_parent_fk references app.org_unit,
  place      text,
  email      text,
  search     text not null,
  valid_from date not null default date '1900-01-01',
  valid_to   date,
  constraint org_unit_lifetime check (valid_to is null or valid_to >= valid_from)
);
create index org_unit_by_parent on app.org_unit (parent);

create table app.org_succession (
  id             bigint generated always as identity constraint org_succession_pk primary key,
  from_unit      text not null constraint org_succession_from_fk references app.org_unit,
  to_unit        text not null constraint org_succession_to_fk references app.org_unit,
  kind           text not null constraint org_succession_kind
                 check (kind in ('MERGE', 'SPLIT', 'RENAME', 'DISSOLVE', 'FUNCTION_TRANSFER')),
  aspect         text not null constraint org_succession_aspect
                 check (aspect in ('TERRITORY', 'GOVERNMENT', 'PARTY', 'MILITARY', 'ARCHIVE')),
  share          numeric constraint org_succession_share check (share > 0 and share <= 1),
  basis_document text not null,
  effective_on   date not null,
  constraint org_succession_once unique (from_unit, to_unit, aspect, effective_on),
  constraint org_succession_not_to_itself check (from_unit <> to_unit)
);

-- Reporter groups, e.g. “Ban thường vụ các huyện ủy”: expanded to units when a plan is drafted, frozen when it is issued.
create table app.org_group (
  code  text not null constraint org_group_pk primary key,
  name  text collate app.vi not null,
  owner text not null constraint org_group_owner_fk references app.org_unit
);

create table app.org_group_member (
  group_code text not null constraint org_group_member_group_fk references app.org_group,
  unit_code  text not null constraint org_group_member_unit_fk references app.org_unit,
  constraint org_group_member_pk primary key (group_code, unit_code)
);

-- Who holds a role from when to when; membership of the engine's group follows from it.
create table app.role_holding (
  id         bigint generated always as identity constraint role_holding_pk primary key,
  unit_code  text not null constraint role_holding_unit_fk references app.org_unit,
  role       text not null,
  user_id    text not null,
  acting     boolean not null default false,
  substitute_for text,
  valid_from date not null,
  valid_to   date,
  constraint role_holding_lifetime check (valid_to is null or valid_to >= valid_from)
);
create index role_holding_by_unit on app.role_holding (unit_code, role);
create index role_holding_by_user on app.role_holding (user_id);
