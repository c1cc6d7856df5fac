-- Up to which version of its record the desk was told that an item it sent may not be true any more.
alter table exchange_items add column record_told integer;
