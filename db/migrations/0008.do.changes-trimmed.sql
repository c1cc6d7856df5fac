-- Changes that every follower has long read are forgotten; whoever left off before this place builds its index anew.
create table changes_trimmed (
  one        boolean primary key default true check (one),
  xid        xid8 not null,
  trimmed_at timestamptz not null
);
insert into changes_trimmed (xid, trimmed_at) values ('0'::xid8, now());
create index changes_by_age on changes (at);
