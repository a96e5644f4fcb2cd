-- Not sent after all: whoever it is to has refused what it rests on, while it waited.
alter table notifications.deliveries drop constraint deliveries_state_check;
alter table notifications.deliveries add constraint deliveries_state_check
    check (state in ('waiting', 'sent', 'refused', 'withdrawn', 'failed'));
