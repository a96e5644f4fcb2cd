-- Looking up the subscriber for each row cost more than the row. The rows are made by a join with
-- the subscribers, and nobody removes one.
alter table platform.news_deliveries drop constraint news_deliveries_subscriber_fkey;
revoke delete on platform.news_subscribers from ${role};
