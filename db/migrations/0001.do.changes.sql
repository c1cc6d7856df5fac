-- The change feed: which records changed, in an order that late commits cannot upset.
create table changes (
  seq       bigint generated always as identity,
  xid       xid8 not null default pg_current_xact_id(),
  record_id uuid not null,
  kind      text not null,
  at        timestamptz not null default clock_timestamp(),
  primary key (xid, seq)
);
