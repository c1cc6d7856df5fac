-- Who handed an entry in for the officer who made it and may not send it any more; both are named.
alter table operation_entries add column handed_in_by uuid;
