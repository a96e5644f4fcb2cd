-- What somebody was told is nobody's concern once they are erased.
grant delete on notifications.deliveries, notifications.demo_mailbox to ${role};
