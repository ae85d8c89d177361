-- The review that this one follows, whose figures and texts are shown beside; and the obligation above from which a unit
-- opened this cycle for the units below it.
alter table app.review_cycle
  add column previous_cycle_id uuid constraint review_cycle_previous_fk references app.review_cycle,
  add column parent_obligation_id uuid constraint review_cycle_parent_fk references app.obligation,
  add constraint review_cycle_not_its_own_previous check (previous_cycle_id <> id);
create index review_cycle_by_parent on app.review_cycle (parent_obligation_id) where parent_obligation_id is not null;
