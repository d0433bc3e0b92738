-- One hash chain per tenant: rows are only ever added.
create table audit_event (
    tenant     varchar(64)  not null,
    seq        bigint       not null,
    at         varchar(40)  not null,
    type       varchar(40)  not null,
    body       text         not null,
    prev_hash  char(64)     not null,
    hash       char(64)     not null,
    primary key (tenant, seq)
);

-- The head of each chain: locked while events are added, and the proof that no tail was cut off.
create table audit_head (
    tenant     varchar(64)  primary key,
    seq        bigint       not null,
    hash       char(64)     not null
);

-- Which events are about which card, so that its page and its feedback find them.
create table audit_card (
    card       varchar(64)  not null,
    type       varchar(40)  not null,
    tenant     varchar(64)  not null,
    seq        bigint       not null,
    primary key (card, tenant, seq)
);
