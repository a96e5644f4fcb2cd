-- What a company adds to the symptom checks of its people: whom they turn to, its own words, levels
-- that it raises. About nobody, so nothing here is sealed. Every version is kept for ever: a check is
-- replayed with the one that it was made with.
create table triage.company_policies (
    company_id uuid        not null,
    version    integer     not null check (version > 0),
    hash       text        not null,    -- sha256:<hex> of the content
    content    text        not null,    -- canonical JSON (RFC 8785)
    person_id  uuid        not null,    -- who made it
    made_at    timestamptz not null,
    primary key (company_id, version)
);

alter table triage.company_policies enable row level security;
alter table triage.company_policies force row level security;

create policy own_company on triage.company_policies
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

grant select, insert on triage.company_policies to ${role};

-- With which version a check was made, and for which place of work; none: the company had none, or
-- where the person works is not known.
alter table triage.symptom_assessments
    add column policy  integer,
    add column site_id uuid,
    add foreign key (company_id, policy) references triage.company_policies (company_id, version);
alter table triage.assessment_steps
    add column policy  integer,
    add column site_id uuid,
    add foreign key (company_id, policy) references triage.company_policies (company_id, version);
