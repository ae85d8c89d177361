-- The record is read from any place on, forwards and backwards, by what it is about: one index for each question, so that
-- the last page of a million records costs what the first costs.
drop index app.audit_record_by_cycle;
drop index app.audit_record_by_actor;
drop index app.audit_record_by_unit;
create index audit_record_by_cycle on app.audit_record (cycle_id, occurred_at, id);
create index audit_record_by_actor on app.audit_record (actor, occurred_at, id);
create index audit_record_by_unit on app.audit_record (unit_code, occurred_at, id);
create index audit_record_by_act on app.audit_record (act, occurred_at, id);
create index audit_record_by_time on app.audit_record (occurred_at, id);
create index audit_record_by_cycle_and_unit on app.audit_record (cycle_id, unit_code, occurred_at, id);
create index audit_record_by_cycle_and_actor on app.audit_record (cycle_id, actor, occurred_at, id);
create index audit_record_by_cycle_and_act on app.audit_record (cycle_id, act, occurred_at, id);

-- Somebody read something sensitive: kept once for a person, a thing and a day of Việt Nam.
create unique index audit_record_read_once on app.audit_record
  (actor, act, subject_kind, subject_id, ((occurred_at at time zone 'Asia/Ho_Chi_Minh')::date))
  where act like '%.read';

create index notice_by_cycle on app.notice (cycle_id, created_at, id);
create index notice_by_link on app.notice (link text_pattern_ops, created_at);

-- What acts are about: its name, its cycle and the unit that it concerns.
create view app.dossier_thing as
  select 'cycle' as kind, id, title collate app.vi as name, id as cycle_id, organizer as unit_code from app.review_cycle
  union all
  select 'report', o.id, u.name collate app.vi, o.cycle_id, o.scope_unit
    from app.obligation o join app.org_unit u on u.code = o.scope_unit
  union all
  select 'assignment', a.id, concat_ws(' – ', c.ref, u.name) collate app.vi, a.cycle_id, a.unit_code
    from app.assignment a join app.clause c on c.id = a.clause_id join app.org_unit u on u.code = a.unit_code
  union all
  select 'conference', id, title collate app.vi, cycle_id, organizer from app.conference
  union all
  select 'conclusion', id, title collate app.vi, cycle_id, issuer from app.conclusion
  union all
  select 'commendation', id, title collate app.vi, cycle_id, organizer from app.commendation
  union all
  select 'consolidated-report', r.id, c.title collate app.vi, r.cycle_id, c.organizer
    from app.consolidated_report r join app.review_cycle c on c.id = r.cycle_id
  union all
  select 'urging', e.id, u.name collate app.vi, null::uuid, e.unit_code
    from app.urging_case e join app.org_unit u on u.code = e.unit_code
  union all
  select 'periodic-report', p.id,
         (to_char(p.period_from, 'DD/MM/YYYY') || ' – ' || to_char(p.period_to, 'DD/MM/YYYY')) collate app.vi,
         f.cycle_id, f.tracker_unit
    from app.periodic_report p join app.follow_up f on f.conclusion_id = p.conclusion_id
  union all
  select 'document', d.id, concat_ws(' – ', d.symbol, d.subject) collate app.vi,
         (select o.cycle_id from (
            select c.id as cycle_id from app.review_cycle c where c.plan_document_id = d.id
            union all select c.cycle_id from app.conclusion c where c.document_id = d.id
            union all select f.cycle_id from app.directive i join app.conclusion f on f.id = i.conclusion_id
                       where i.document_id = d.id
            union all select f.cycle_id from app.periodic_report p join app.follow_up f on f.conclusion_id = p.conclusion_id
                       where p.document_id = d.id
            union all select c.cycle_id from app.commendation c where c.document_id = d.id) o limit 1),
         d.series_unit
    from app.issued_document d;
