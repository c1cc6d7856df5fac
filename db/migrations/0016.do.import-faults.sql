-- Why a row was not taken, as a code that the screens say in the reader's language.
alter table import_rejects add column code text, add column fault_values jsonb, add column allowed jsonb;

-- Records that a file lacks in such number that nobody withdraws them unasked.
alter table imports add column held bigint not null default 0;

-- Imports whose rejects nobody needs any more.
create index imports_by_end on imports (ended_at);
