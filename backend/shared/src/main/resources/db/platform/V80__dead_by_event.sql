-- An event is given up once, however often a broker brings it; and one that nobody can read has no
-- position.
alter table platform.news_dead drop constraint news_dead_pkey;
alter table platform.news_dead add primary key (subscriber, id);
grant update (attempts, failure, dead_at) on platform.news_dead to ${role};
