-- What the search showed as evidence, so that the owner judges by the same statements and odds as whoever asks.
alter table hits add column because jsonb not null default '[]';
