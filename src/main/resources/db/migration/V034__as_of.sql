-- What reports, cycles, conferences, conclusions and commendations were on any day.

-- The moment of an act is the moment of everything that its transaction changed; without an act it is now.
create function app.note_moment() returns trigger language plpgsql as $$
begin
  perform set_config('tongket.at', new.occurred_at::text, true);
  return null;
end
$$;
create trigger audit_record_moment after insert on app.audit_record
  for each row execute function app.note_moment();

create function app.moment() returns timestamptz language sql stable as $$
  select coalesce(nullif(current_setting('tongket.at', true), '')::timestamptz, now())
$$;

-- What a report owed was after each thing that happened to it.
create table app.obligation_state (
  id            bigint generated always as identity constraint obligation_state_pk primary key,
  obligation_id uuid not null constraint obligation_state_obligation_fk references app.obligation,
  cycle_id      uuid not null,
  at            timestamptz not null,
  scope_unit    text not null,
  reporter_unit text not null,
  due_on        date not null,
  due_precision text not null,
  due_at        timestamptz not null,
  opened_at     timestamptz,
  submitted_at  timestamptz,
  returned_count integer not null,
  accepted_at   timestamptz,
  withdrawn_at  timestamptz,
  withdrawn_reason text
);
create index obligation_state_by_obligation on app.obligation_state (obligation_id, at desc, id desc);
create index obligation_state_by_unit on app.obligation_state (reporter_unit, cycle_id);
create trigger obligation_state_append_only before update or delete on app.obligation_state
  for each row execute function app.refuse_change();

-- Reports of before: their moments are known, the due dates that extensions replaced, and no other due dates.
insert into app.obligation_state (obligation_id, cycle_id, at, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                  opened_at, submitted_at, returned_count, accepted_at, withdrawn_at, withdrawn_reason)
select o.id, o.cycle_id, m.at, o.scope_unit, o.reporter_unit,
       case when d.due_at = o.due_at then o.due_on else (d.due_at at time zone 'Asia/Ho_Chi_Minh')::date end,
       case when d.due_at = o.due_at then o.due_precision else 'DAY' end, d.due_at,
       case when o.opened_at <= m.at then o.opened_at end, s.submitted_at, s.returned,
       case when o.accepted_at <= m.at then o.accepted_at end, case when o.withdrawn_at <= m.at then o.withdrawn_at end,
       case when o.withdrawn_at <= m.at then o.withdrawn_reason end
  from app.obligation o
  cross join lateral (
    select distinct at from (
      select unnest(array[o.created_at, o.opened_at, o.accepted_at, o.withdrawn_at]) as at
      union all select v.submitted_at from app.report_version v where v.obligation_id = o.id
      union all select k.decided_at from app.report_check k join app.report_version v on v.id = k.version_id
                 where v.obligation_id = o.id
      union all select e.decided_at from app.deadline_extension e where e.obligation_id = o.id and e.granted) every
     where at is not null) m
  cross join lateral (
    select count(k.decided_at) filter (where not k.accepted and k.decided_at <= m.at)::integer as returned,
           (array_agg(case when not k.accepted and k.decided_at <= m.at then null else v.submitted_at end
                      order by v.version_no desc))[1] as submitted_at
      from app.report_version v left join app.report_check k on k.version_id = v.id
     where v.obligation_id = o.id and v.submitted_at <= m.at) s
  cross join lateral (
    select coalesce((select e.granted_due_at from app.deadline_extension e
                      where e.obligation_id = o.id and e.granted and e.decided_at <= m.at order by e.decided_at desc limit 1),
                    case when exists (select from app.deadline_extension e
                                       where e.obligation_id = o.id and e.granted and e.decided_at > m.at)
                         then o.original_due_at else o.due_at end) as due_at) d
 order by m.at;

create function app.keep_obligation_state() returns trigger language plpgsql as $$
begin
  insert into app.obligation_state (obligation_id, cycle_id, at, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                    opened_at, submitted_at, returned_count, accepted_at, withdrawn_at, withdrawn_reason)
  values (new.id, new.cycle_id, case when tg_op = 'INSERT' then new.created_at else app.moment() end, new.scope_unit,
          new.reporter_unit, new.due_on, new.due_precision, new.due_at, new.opened_at, new.submitted_at,
          new.returned_count, new.accepted_at, new.withdrawn_at, new.withdrawn_reason);
  return null;
end
$$;
create constraint trigger obligation_state_first after insert on app.obligation
  deferrable initially deferred for each row execute function app.keep_obligation_state();
-- deferred, because the act is recorded after what it changed
create constraint trigger obligation_state_kept after update on app.obligation
  deferrable initially deferred for each row
  when ((old.scope_unit, old.reporter_unit, old.due_at, old.opened_at, old.submitted_at, old.returned_count,
         old.accepted_at, old.withdrawn_at)
        is distinct from
        (new.scope_unit, new.reporter_unit, new.due_at, new.opened_at, new.submitted_at, new.returned_count,
         new.accepted_at, new.withdrawn_at))
  execute function app.keep_obligation_state();

-- Everybody of a commendation with what became of them.
create view app.commendation_case as
  select n.id, n.commendation_id,
         row_number() over (partition by n.commendation_id
                            order by n.kind, coalesce(p.name, u.name), n.name, n.ordinal) as place,
         n.kind, n.name, n.position, n.unit_code, u.name as unit_name, p.name as proposed_by,
         n.search || ' ' || coalesce(u.search, '') as search, w.ordinal, w.handed_over_on, w.received_by,
         coalesce(w.absent, false) as absent, w.money, w.book_number, y.ground, y.said, y.basis, y.decided_on,
         y.recovered_on, coalesce(n.withdrawn_reason, a.reason) as reason,
         case when y.nomination_id is not null then 'RECOVERED'
              when w.handed_over_on is not null then 'HANDED_OVER'
              when w.nomination_id is not null and c.issued_at is not null then 'HONOURED'
              when n.withdrawn_at is not null then 'WITHDRAWN'
              when v.passed then 'PASSED'
              when v.passed is not null then 'NOT_PASSED'
              when a.verdict is not null and c.appraised_at is not null then a.verdict
              else 'PROPOSED' end as state
    from app.nomination n
    join app.commendation c on c.id = n.commendation_id
    left join app.org_unit u on u.code = n.unit_code
    left join app.org_unit p on p.code = n.proposing_unit
    left join app.appraisal a on a.nomination_id = n.id and a.round = c.round
    left join app.council_vote v on v.nomination_id = n.id and v.round = c.round
    left join app.award w on w.nomination_id = n.id
    left join app.award_recovery y on y.nomination_id = n.id;

-- How something stood at the end of a day on which it changed, as rows of the tables that its page reads.
create table app.day_state (
  kind    text not null constraint day_state_kind check (kind in ('cycle', 'conference', 'conclusion', 'commendation')),
  id      uuid not null,
  day     date not null,
  kept_at timestamptz not null,
  content jsonb not null,
  constraint day_state_pk primary key (kind, id, day)
);

create function app.day_content(of_kind text, of_id uuid) returns jsonb language sql stable as $$
  select jsonb_strip_nulls(case of_kind
    when 'cycle' then jsonb_build_object(
      'review_cycle', (select jsonb_agg(to_jsonb(c)) from app.review_cycle c where c.id = of_id),
      'cycle_phase', (select jsonb_agg(to_jsonb(p)) from app.cycle_phase p where p.cycle_id = of_id))
    when 'conference' then jsonb_build_object(
      'conference', (select jsonb_agg(to_jsonb(c)) from app.conference c where c.id = of_id),
      'conference_subject', (select jsonb_agg(to_jsonb(s)) from app.conference_subject s where s.conference_id = of_id),
      'agenda_item', (select jsonb_agg(to_jsonb(i)) from app.agenda_item i where i.conference_id = of_id),
      'conference_invitee', (select jsonb_agg(jsonb_build_object('conference_id', i.conference_id, 'ref', i.ref,
                                                                 'reply', i.reply, 'attended', i.attended))
                               from app.conference_invitee i where i.conference_id = of_id))
    when 'conclusion' then jsonb_build_object(
      'conclusion', (select jsonb_agg(to_jsonb(k)) from app.conclusion k where k.id = of_id),
      'clause', (select jsonb_agg(to_jsonb(c)) from app.clause c where c.conclusion_id = of_id),
      'clause_addressee', (select jsonb_agg(to_jsonb(a)) from app.clause_addressee a
                             join app.clause c on c.id = a.clause_id where c.conclusion_id = of_id),
      'limitation', (select jsonb_agg(to_jsonb(l)) from app.limitation l where l.conclusion_id = of_id),
      'clause_reason', (select jsonb_agg(to_jsonb(r)) from app.clause_reason r where r.conclusion_id = of_id),
      'directive', (select jsonb_agg(to_jsonb(d)) from app.directive d where d.conclusion_id = of_id))
    else jsonb_build_object(
      'commendation', (select jsonb_agg(to_jsonb(c)) from app.commendation c where c.id = of_id),
      'commendation_case', (select jsonb_agg(to_jsonb(n)) from app.commendation_case n where n.commendation_id = of_id))
    end)
$$;

-- What is known of before: how everything stands now, dated by its last step where nothing changes after it.
insert into app.day_state (kind, id, day, kept_at, content)
select kind, id, (at at time zone 'Asia/Ho_Chi_Minh')::date, at, app.day_content(kind, id) from (
  select 'cycle' as kind, id, coalesce(closed_at, now()) as at from app.review_cycle
  union all select 'conference', id, coalesce(minutes_signed_at, now()) from app.conference
  union all select 'conclusion', k.id,
                   case when k.issued_at is not null then greatest(k.issued_at, d.recorded_at, d.completed_at) else now() end
              from app.conclusion k left join app.directive d on d.conclusion_id = k.id
  union all select 'commendation', id, coalesce(closed_at, now()) from app.commendation) every;

-- One row per thing and day; the last transaction of the day says how it stood at its end.
create function app.keep_day() returns trigger language plpgsql as $$
declare
  of_kind text := tg_argv[0];
  changed jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  of_id   uuid;
  kept    text := coalesce(current_setting('tongket.kept', true), '');
begin
  if tg_argv[1] = 'nomination' then
    select n.commendation_id into of_id from app.nomination n where n.id = (changed ->> 'nomination_id')::uuid;
  elsif tg_argv[1] = 'clause' then
    select c.conclusion_id into of_id from app.clause c where c.id = (changed ->> 'clause_id')::uuid;
  else
    of_id := (changed ->> tg_argv[1])::uuid;
  end if;
  -- all of a transaction is done when the first of its deferred triggers fires
  if of_id is null or position(of_id::text in kept) > 0 then
    return null;
  end if;
  perform set_config('tongket.kept', kept || ' ' || of_id, true);
  -- one after the other, so that the later one sees what the earlier one changed
  perform pg_advisory_xact_lock(hashtext('day_state'), hashtext(of_id::text));
  insert into app.day_state (kind, id, day, kept_at, content)
  values (of_kind, of_id, (app.moment() at time zone 'Asia/Ho_Chi_Minh')::date, app.moment(),
          app.day_content(of_kind, of_id))
  on conflict (kind, id, day) do update set kept_at = excluded.kept_at, content = excluded.content;
  return null;
end
$$;

do $$
declare
  watched record;
begin
  for watched in
    select * from (values
      ('review_cycle', 'cycle', 'id'), ('cycle_phase', 'cycle', 'cycle_id'),
      ('conference', 'conference', 'id'), ('conference_subject', 'conference', 'conference_id'),
      ('agenda_item', 'conference', 'conference_id'), ('conference_guest', 'conference', 'conference_id'),
      ('invitation', 'conference', 'conference_id'),
      ('conclusion', 'conclusion', 'id'), ('clause', 'conclusion', 'conclusion_id'),
      ('clause_addressee', 'conclusion', 'clause'), ('limitation', 'conclusion', 'conclusion_id'),
      ('clause_reason', 'conclusion', 'conclusion_id'), ('directive', 'conclusion', 'conclusion_id'),
      ('commendation', 'commendation', 'id'), ('nomination', 'commendation', 'commendation_id'),
      ('appraisal', 'commendation', 'nomination'), ('council_vote', 'commendation', 'nomination'),
      ('award', 'commendation', 'commendation_id'), ('award_recovery', 'commendation', 'nomination')) w(name, kind, key)
  loop
    execute format('create constraint trigger %I after insert or delete on app.%I deferrable initially deferred
                    for each row execute function app.keep_day(%L, %L)',
                   watched.name || '_day_kept', watched.name, watched.kind, watched.key);
    execute format('create constraint trigger %I after update on app.%I deferrable initially deferred
                    for each row when (old.* is distinct from new.*) execute function app.keep_day(%L, %L)',
                   watched.name || '_day_changed', watched.name, watched.kind, watched.key);
  end loop;
end
$$;

create function app.refuse_another_day() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.kind, new.id, new.day) is distinct from (old.kind, old.id, old.day) then
    raise exception '% of day % of % is not allowed', tg_op, old.day, old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger day_state_kept before update or delete on app.day_state
  for each row execute function app.refuse_another_day();
