-- What a person said or chose goes with them.
grant delete on profile.emergency_cards, profile.health_links, profile.health_link_accesses,
                profile.consent_decisions to ${role};

-- What clinicians wrote down of visits stays by law, sealed anew under the key that stays. Nothing
-- else of it is ever changed.
create policy kept on profile.visits for update
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
grant update (sealed_visit) on profile.visits to ${role};
