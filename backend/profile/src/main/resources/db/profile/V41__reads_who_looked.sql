-- People read through this service who looked at what is theirs.
grant platform_persons to ${role};
