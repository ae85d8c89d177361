-- The provincial report keeps where everything is from: which unit said which sentence, which unit's figures belong to
-- which part of a period that a reorganisation divides, and what was read when a text was edited.

alter table app.consolidated_report
  -- the approved report of the cycle before, whose figures stand beside
  add column previous_id uuid constraint consolidated_report_previous_fk references app.consolidated_report;

-- The parts of the period, where units ended or began inside it; no rows where nothing changed.
create table app.consolidated_segment (
  report_id uuid not null constraint consolidated_segment_report_fk references app.consolidated_report,
  ordinal   integer not null,
  from_day  date not null,
  to_day    date not null,
  constraint consolidated_segment_pk primary key (report_id, ordinal)
);

alter table app.consolidated_source
  add column group_code text constraint consolidated_source_group_fk references app.org_group,
  -- the parts of the period in which the unit existed
  add column first_segment integer not null default 1,
  add column last_segment integer not null default 1;

alter table app.consolidated_figure
  -- how many units it could be made of; null where that is every unit
  add column expected integer,
  -- false where units before and after a reorganisation are counted together
  add column comparable boolean not null default true;

-- The part of a figure that units of one segment make; 0 is that of the units that lasted over several.
create table app.consolidated_segment_figure (
  report_id      uuid not null constraint consolidated_segment_figure_report_fk references app.consolidated_report,
  indicator_code text not null,
  segment        integer not null,
  value          numeric,
  numerator      numeric,
  denominator    numeric,
  units          integer not null,
  constraint consolidated_segment_figure_pk primary key (report_id, indicator_code, segment)
);

-- What each unit has in each section.
create table app.consolidated_passage (
  report_id     uuid not null constraint consolidated_passage_report_fk references app.consolidated_report,
  section_code  text not null,
  obligation_id uuid not null constraint consolidated_passage_obligation_fk references app.obligation,
  state         text not null constraint consolidated_passage_state
                check (state in ('MISSING', 'THIN', 'ADEQUATE', 'NOT_APPLICABLE', 'BY_CARD')),
  -- equal for passages that say the same
  likeness      text,
  constraint consolidated_passage_pk primary key (report_id, section_code, obligation_id)
);

-- Which unit said a sentence of the text, in which version of its report; sentences of the editor's own have no row.
create table app.consolidated_sentence (
  report_id     uuid not null constraint consolidated_sentence_report_fk references app.consolidated_report,
  section_code  text not null,
  ordinal       integer not null,
  text          text not null,
  obligation_id uuid not null constraint consolidated_sentence_obligation_fk references app.obligation,
  version_id    uuid not null constraint consolidated_sentence_version_fk references app.report_version
);
create index consolidated_sentence_of_section on app.consolidated_sentence (report_id, section_code);

alter table app.consolidated_section
  -- the text with its figures as they were approved; null before
  add column rendered text,
  -- since when its basis is kept: the first time that it was edited
  add column based_at timestamptz;

-- What was accepted when a section was edited, or when its editor said that the text may stay.
create table app.consolidated_basis (
  report_id     uuid not null constraint consolidated_basis_report_fk references app.consolidated_report,
  section_code  text not null,
  obligation_id uuid not null constraint consolidated_basis_obligation_fk references app.obligation,
  version_id    uuid not null constraint consolidated_basis_version_fk references app.report_version,
  constraint consolidated_basis_pk primary key (report_id, section_code, obligation_id)
);
insert into app.consolidated_basis (report_id, section_code, obligation_id, version_id)
select c.report_id, c.code, s.obligation_id, s.version_id
  from app.consolidated_section c
  join app.consolidated_report r on r.id = c.report_id and r.approved_at is null
  join app.consolidated_source s on s.report_id = c.report_id and s.version_id is not null
 where c.edited_at is not null;
update app.consolidated_section c set based_at = edited_at
 where edited_at is not null
   and exists (select from app.consolidated_report r where r.id = c.report_id and r.approved_at is null);

create index org_succession_by_successor on app.org_succession (to_unit);

create trigger consolidated_segment_approved before insert or update or delete on app.consolidated_segment
  for each row execute function app.refuse_change_of_approved_report();
create trigger consolidated_segment_figure_approved before insert or update or delete on app.consolidated_segment_figure
  for each row execute function app.refuse_change_of_approved_report();
create trigger consolidated_passage_approved before insert or update or delete on app.consolidated_passage
  for each row execute function app.refuse_change_of_approved_report();
create trigger consolidated_sentence_approved before insert or update or delete on app.consolidated_sentence
  for each row execute function app.refuse_change_of_approved_report();
create trigger consolidated_basis_approved before insert or update or delete on app.consolidated_basis
  for each row execute function app.refuse_change_of_approved_report();

-- Text without accents and in lower case, as app.org_unit.search keeps it.
create function app.folded(words text) returns text language sql immutable strict parallel safe
return translate(lower(words),
  'áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ',
  'aaaaaaaaaaaaaaaaadeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyy');

-- What is left of a text when case, blanks and punctuation do not matter.
create function app.plain(words text) returns text language sql immutable strict parallel safe
return translate(lower(words), E' \t\r\n\u00a0.,;:!?…–-()[]"“”‘’''*+•/', '');
