-- Of a person who was erased, what clinicians wrote stays, because a law says so, sealed anew under
-- a key that stays with it; in the name of the person, who is told all of it as well.
create policy kept on profile.fitness_opinions for update
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy kept on profile.released_opinions for update
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy own on profile.break_glass_reviews for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);

grant update (sealed_opinion) on profile.fitness_opinions, profile.released_opinions to ${role};
