-- Alerts of several owners may stand in the way of a newcomer: each owner answers for its own, and the newcomer enters
-- when all have. What was decided before had one answer, which stands in decision and why.
alter table consultations add column answers jsonb not null default '[]';
