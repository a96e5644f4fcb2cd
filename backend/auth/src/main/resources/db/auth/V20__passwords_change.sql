-- A password is set anew by its owner, by a mailed link, or when its hash is made under new settings.
grant update (password_hash) on auth.people to ${role};

-- What a check of the account's password costs: memory in KiB, iterations, parallelism. Unknown
-- names are given the cost of their neighbour here, so that they take as long as known ones.
alter table auth.sign_in_names add column cost integer[];
grant update (cost) on auth.sign_in_names to ${role};
