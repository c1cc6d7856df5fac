-- The working days of a state, for rules that are counted in them; without a row Saturday and Sunday are free.
create table exchange_calendars (
  party      text primary key,
  -- ISO days of the week, 1 Monday to 7 Sunday.
  weekend    integer[] not null default '{6,7}',
  holidays   date[] not null default '{}',
  changed_by uuid not null,
  changed_at timestamptz not null
);

-- What reached a supervisor or the contact point, the latest first.
create index exchange_escalations on exchange_steps (agency, at desc) where step in ('reminder:supervisor', 'reminder:contact-point');

-- From which record of a register an item was taken, and in which version: its desk is told when that record changes.
alter table exchange_items add column record_id uuid;
alter table exchange_items add column record_version integer;
create index exchange_items_of_a_record on exchange_items (record_id) where record_id is not null and state = 'current';

-- A correction, withdrawal or taking back of consent as it goes to a holder on another node, signed by the originator.
alter table exchange_tellings add column envelope text;
-- Since when somebody is shut out by an originator on another node.
alter table exchange_holdings add column ended_at timestamptz;
