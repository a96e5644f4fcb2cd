-- How far each log has been handed to the SIEM: moved on only once the receiver has taken a batch.
create table platform.siem_cursors (
    log    text   primary key,                 -- audit, security
    number bigint not null,                    -- messages handed over so far
    txid   xid8   not null,                    -- security: the last event's place in the order
    event  uuid   not null
);
grant select, insert, update on platform.siem_cursors to ${role};
