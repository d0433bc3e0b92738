-- Which reader was shown what about which patient, so that the same is not shown again: for each event about a card the
-- reader (SHA-256 of user and patient), what was said (SHA-256), and the time in milliseconds since 1970.
-- Empty where an event says nothing of it.
alter table audit_card add column reader varchar(64) default '' not null;
alter table audit_card add column gist varchar(64) default '' not null;
alter table audit_card add column at bigint default 0 not null;
create index audit_card_reader on audit_card (tenant, reader, at);
