-- Token ids (jti) that were used, for all replicas. The primary key is the lock: the second insert fails.
create table jwt_replay (
    iss     varchar(255) not null,
    jti     varchar(255) not null,
    expires timestamp with time zone not null,
    primary key (iss, jti)
);
create index jwt_replay_expires on jwt_replay (expires);
