-- When the check was made that found a hit, where it was sent later than made; counted by it. The clock runs from opened_at.
alter table hits add column found_at timestamptz;

-- A possible match that is followed up leads back to the check that found it.
create index check_behind_a_possible_match on operation_entries (search_id) where outcome = 'possible';

-- What is found under the code of an operation after it was closed is none of its hits any more.
alter table operations add column closed_at timestamptz;
update operations set closed_at = changed_at where state in ('closed', 'published');
