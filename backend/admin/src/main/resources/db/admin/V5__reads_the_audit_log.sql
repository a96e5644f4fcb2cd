-- Auditors read the audit log through this service: the rows of their own company, and no others.
grant platform_auditors to ${role};
