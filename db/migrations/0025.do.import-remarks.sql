-- Why a file was refused and what to know about an import, by codes, so that each reader is told in their own language;
-- "said" keeps the English sentences.
alter table imports add column remarks jsonb not null default '[]';
