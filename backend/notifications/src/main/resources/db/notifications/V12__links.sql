-- Which link a mail holds: its id, which opens nothing. The link itself is asked for when it is sent.
alter table notifications.deliveries add column link_id uuid;
