-- For whom this database is: dev, staging or prod. Another environment's platform refuses it.
create table platform.installation (
    only_row    boolean primary key default true check (only_row),
    environment text    not null check (environment in ('dev', 'staging', 'prod'))
);
