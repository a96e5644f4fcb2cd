-- Where in its trace an event was announced, where traces are exported: what receives it goes on there.
alter table platform.outbox add column span_id text;
alter table platform.news_deliveries add column span_id text;
alter table platform.news_dead add column span_id text;
