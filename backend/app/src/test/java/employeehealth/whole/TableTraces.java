package employeehealth.whole;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What people leave behind when they use everything there is, in one go, so that there is a row of
 * a company in every table; of somebody whom no other test knows.
 */
final class TableTraces {

    private static final String DOCUMENT =
            "(select id from profile.documents where person_id = p limit 1)";
    private static final String DATA_REQUEST =
            "(select id from profile.data_requests where person_id = p limit 1)";
    private static final String ROLE = "cast(md5(p::text) as uuid)";
    private static final String PROVIDER = "(select id from auth.identity_providers limit 1)";

    /**
     * Into which table, and what: {@code c} is the company, {@code h} its health service, {@code p}
     * a person of it, {@code k} the same as a key, {@code u} a new id, {@code t} now, {@code d}
     * tomorrow, so that nothing is over and swept away, {@code o} a client.
     */
    private static final List<String> TRACES =
            List.of(
                    "auth.totp (person_id, company_id, sealed_secret, created_at) select p, c, '',"
                            + " t",
                    "auth.recovery_codes (person_id, code_key, company_id, made_at)"
                            + " select p, k, c, t",
                    "auth.sign_in_challenges (id, company_id, person_id, secret_key, client_key,"
                            + " proven_by, proven_at, methods, expires_at)"
                            + " select u, c, p, '', '', '', t, '', d",
                    "auth.factor_policies (company_id, role, requirement)"
                            + " select c, 'first_aider', 'none'",
                    "auth.email_code_policies (company_id, allowed_by, allowed_at) select c, p, t",
                    "auth.passkeys (id, company_id, person_id, credential_id, credential,"
                            + " transports, sign_count, backup_eligible, backed_up, name, version,"
                            + " created_at) select u, c, p, k, '', '{}', 0, false, false, '', 1, t",
                    "auth.passkey_users (handle, company_id, person_id) select sha256(k), c, p",
                    "auth.mailed_links (id, company_id, person_id, purpose, about, nonce,"
                            + " expires_at) select u, c, p, 'password-reset', u, '', d",
                    "auth.invitations (id, company_id, person_id, email, display_name, locale,"
                            + " invited_by, made_at, expires_at)"
                            + " select u, c, p, p || '@table.example', '', 'fr', p, t, d",
                    "auth.registrations (id, company_id, person_id, email, display_name, locale,"
                            + " password_hash, expires_at)"
                            + " select u, c, p, p || '@table.example', '', 'fr', '', d",
                    "auth.personal_addresses (company_id, person_id) select c, p",
                    "auth.email_domains (domain, company_id, allowed_by, allowed_at)"
                            + " select p || '.example', c, p, t",
                    "auth.spent_tokens (company_id, key, forget_at) select c, 'x', d",
                    "auth.authorization_requests (id, company_id, client, person_id, handle,"
                            + " redirect_uri, scopes, challenge, prompt, created_at, expires_at)"
                            + " select u, c, o, p, k, '', '', '', '', t, d",
                    "auth.client_grants (id, company_id, client, person_id, session_id, scopes,"
                            + " code, code_expires_at, redirect_uri, challenge, acr, signed_in_at,"
                            + " secret_nonce, generation, rotated_at, created_at, expires_at)"
                            + " select u, c, o, p, u, '', k, d, '', '', '1', t, '', 1, t, t, d",
                    "auth.authorized_clients (company_id, person_id, client, scopes, first_at,"
                            + " last_at) select c, p, o, '', t, t",
                    "admin.populations (company_id, code, name) select c, 'every-table', ''",
                    "admin.custom_roles (id, company_id) select " + ROLE + ", c",
                    "admin.custom_role_versions (role_id, version, company_id, name, permissions,"
                            + " deleted, changed_by, changed_at)"
                            + " select "
                            + ROLE
                            + ", 1, c, 'every table', '{}', true, p, t",
                    "admin.leavers (company_id, person_id, changed_at, back_at) select c, p, t, t",
                    "auth.scim_users (company_id, person_id, user_key, document, changed_at)"
                            + " select c, p, p || '@table.example', '{}', t",
                    "auth.scim_clients (id, company_id, domains, created_by, created_at,"
                            + " disabled_at) select u, c, '{}', p, t, t",
                    "auth.scim_tokens (hash, company_id, client, created_at)"
                            + " select 'x', c, (select id from auth.scim_clients limit 1), t",
                    "auth.scim_groups (id, company_id, display_name, created_at, changed_at)"
                            + " select u, c, 'every table', t, t",
                    "auth.scim_group_members (company_id, group_id, person_id)"
                            + " select c, (select id from auth.scim_groups limit 1), p",
                    "auth.identity_providers (id, company_id, kind, name, issuer, client_id,"
                            + " authentication, sealed_credential, rules, just_in_time,"
                            + " local_sign_in, sign_out_there, version, created_at, changed_at)"
                            + " select u, c, 'oidc', '', '', '', 'client_secret', '', '{}', false,"
                            + " true, false, 1, t, t",
                    "auth.federated_domains (domain, company_id, provider, local_sign_in)"
                            + " select 'table.example', c, "
                            + PROVIDER
                            + ", true",
                    "auth.federated_identities (id, company_id, person_id, provider, subject_key,"
                            + " linked_by, linked_at) select u, c, p, "
                            + PROVIDER
                            + ", k, 'account', t",
                    "auth.federated_sign_ins (id, company_id, provider, handle, browser, language,"
                            + " began_at, expires_at) select u, c, "
                            + PROVIDER
                            + ", 'x', 'x', 'fr', t, d",
                    "auth.federated_sessions (id, company_id, identity, opened_at, expires_at)"
                            + " select u, c, (select id from auth.federated_identities"
                            + " where person_id = p limit 1), t, d",
                    "triage.reminder_choices (company_id, person_id, allowed, decided_at)"
                            + " select c, p, false, t",
                    "profile.consent_decisions (id, company_id, health_service_id, person_id,"
                            + " purpose, number, granted, text_version, language, text_hash, at)"
                            + " select u, c, h, p, 'reminders', 1, true, 1, 'fr', '', t",
                    "profile.unreachable_channels (channel_id, company_id, person_id, at)"
                            + " select u, c, p, t",
                    "auth.logout_notices (id, company_id, client, person_id, grant_id, made_at,"
                            + " state, settled_at) select u, c, o, p, u, t, 'told', t",
                    "profile.documents (id, company_id, health_service_id, person_id, sealed_about,"
                            + " category_key, revision, at) select u, c, h, p, '', '', 1, t",
                    "profile.document_versions (id, company_id, health_service_id, person_id,"
                            + " document_id, version, type, size, content_key, newest,"
                            + " sealed_file, at) select u, c, h, p, "
                            + DOCUMENT
                            + ", 1, 'PDF', 1, '', true, '', t",
                    "profile.document_pictures (id, company_id, health_service_id, person_id,"
                        + " sealed_small, sealed_page, at) select (select id from"
                        + " profile.document_versions where person_id = p limit 1), c, h, p, '',"
                        + " '', t",
                    "profile.pre_visit_questionnaires (id, company_id, health_service_id,"
                            + " person_id, version, sealed_answers, at)"
                            + " select u, c, h, p, 1, '', t",
                    "profile.document_shares (id, company_id, health_service_id, person_id,"
                            + " document_id, professional_id, until, at) select u, c, h, p, "
                            + DOCUMENT
                            + ", p, d, t",
                    "profile.document_looks (id, company_id, health_service_id, person_id,"
                            + " document_id, version, professional_id, roles, permissions, at)"
                            + " select u, c, h, p, "
                            + DOCUMENT
                            + ", 1, p, '', '', t",
                    "profile.uploads (id, company_id, health_service_id, person_id, length,"
                            + " received, state, sealed_about, at, expires_at)"
                            + " select u, c, h, p, 1, 0, 'receiving', '', t, d",
                    "profile.upload_parts (upload_id, starts_at, company_id, health_service_id,"
                        + " person_id, sealed_part) select (select id from profile.uploads where"
                        + " person_id = p limit 1), 0, c, h, p, ''",
                    "profile.exports (id, company_id, health_service_id, person_id, language,"
                            + " state, asked_at) select u, c, h, p, 'fr', 'removed', t",
                    "profile.erasures (id, company_id, health_service_id, person_id, state,"
                            + " language, planned_at) select u, c, h, p, 'withdrawn', 'fr', t",
                    "profile.data_requests (id, company_id, health_service_id, person_id,"
                            + " has_account, kind, channel, state, version, received_on)"
                            + " select u, c, h, p, true, 'access', 'letter', 'received', 1, t",
                    "profile.data_request_steps (id, company_id, health_service_id, person_id,"
                            + " request_id, version, act, actor, at) select u, c, h, p, "
                            + DATA_REQUEST
                            + ", 1, 'receive', p, t",
                    "notifications.deliveries (id, company_id, person_id, notice, channel,"
                            + " event_id, happened_at, state, created_at)"
                            + " select u, c, p, 'sign-in-locked', 'mail', u, t, 'sent', t",
                    "platform.blobs (id, company_id, person_id, place_table, place_column, state,"
                            + " scan, at) select u, c, p, 'profile.document_versions',"
                            + " 'sealed_file', 'kept', 'none', t",
                    "platform.blob_links (token_hash, blob_id, company_id, health_service_id,"
                            + " actor, person_id, place_table, place_column, purpose, type, size,"
                            + " expires_at) select k, u, c, h, p, p, '', '', '', 'PDF', 1, d",
                    "platform.revocations (company_id, kind, subject, epoch, at, changed_in)"
                            + " select c, 'session', p, 0, t, pg_current_xact_id()",
                    "platform.security_log (id, at, kind, company_id, method, route, status,"
                            + " detail, trace_id) select u, t, 'request', c, 'GET',"
                            + " '/every-table', 200, '', repeat('0', 32)");

    /** What few people leave, or none but those who write protocols. */
    private static final List<String> SELDOM =
            List.of(
                    "triage.protocol_drafts (id, health_service_id, protocol, version, content,"
                            + " expected, author, revision, created_at, changed_at)"
                            + " select u, h, p::text, '1', '{}', '{}', p, 1, t, t",
                    "triage.protocol_signatures (draft, revision, part, health_service_id,"
                            + " person_id, jws, at) select (select id from triage.protocol_drafts"
                            + " where author = p), 1, 'author', h, p, '', t",
                    "triage.simulations (id, health_service_id, draft, revision, base, person_id,"
                            + " at) select u, h, u, 1, '', p, t",
                    "profile.break_glass_reviews (access_id, company_id, health_service_id,"
                            + " person_id, reviewed_by, reviewed_at) select u, c, h, p, p, t",
                    "platform.idempotency_keys (company_id, person_id, key_hash, request_hash,"
                            + " result, at) select c, p, k, k, '', t",
                    "platform.jobs_dead (id, task_name, task_instance, task_data, attempts,"
                            + " dead_at) select u, 'every.table', u::text,"
                            + " convert_to(p::text, 'UTF8'), 12, t",
                    "platform.news_dead (subscriber, position, id, company_id, key, body,"
                            + " trace_id, at, attempts, dead_at) select (select name from"
                            + " platform.news_subscribers limit 1), 0, u, c, p::text, p::text,"
                            + " repeat('0', 32), t, 12, t");

    /** Kept of an erased person by law, and in the way of those who work on protocols. */
    private static final List<String> IN_THE_WAY =
            List.of("triage.simulations", "triage.protocol_signatures", "triage.protocol_drafts");

    private static final String FROM =
            """
             from (select company_id as c, id as p, uuid_send(id) as k, gen_random_uuid() as u,
                          now() as t, now() + interval '1 day' as d,
                          (select health_service_id from admin.companies
                            where admin.companies.id = company_id) as h,
                          (select id from auth.oauth_clients limit 1) as o
                     from auth.people
                    where id = '%s') as someone
             where not exists (select from %s as there
                                where to_jsonb(there)::text like '%%' || p || '%%')
            on conflict do nothing
            """;

    private TableTraces() {}

    /** By the owner of all tables. */
    static void leave(Connection owner, String company) throws SQLException {
        try (var sql = owner.createStatement();
                var someone =
                        sql.executeQuery(
                                "select id from auth.people where company_id = '"
                                        + company
                                        + "' order by email like 'e0%' desc, email desc")) {
            someone.next();
            leave(owner, someone.getString(1), TRACES);
        }
    }

    /** Of this person, in every table about people in which they are not yet. */
    static void leaveEverywhere(Connection owner, String person) throws SQLException {
        leave(owner, person, TRACES);
        leave(owner, person, SELDOM);
        // A company has one of these: perhaps somebody else's.
        owner.createStatement()
                .execute(
                        """
                        update auth.email_code_policies set allowed_by = p.id
                          from auth.people as p
                         where p.company_id = email_code_policies.company_id and p.id = '%s'
                        """
                                .formatted(person));
    }

    private static void leave(Connection owner, String person, List<String> traces)
            throws SQLException {
        owner.setAutoCommit(false);
        try (var sql = owner.createStatement()) {
            sql.execute(
                    "select set_config('app.company', company_id::text, true) from auth.people"
                            + " where id = '"
                            + person
                            + "'");
            for (var trace : traces) {
                var table = trace.substring(0, trace.indexOf(' '));
                sql.execute("insert into " + trace + FROM.formatted(person, table));
            }
        }
        owner.commit();
        owner.setAutoCommit(true);
    }

    /** What nobody else should come across. */
    static void clear(Connection owner, String person) throws SQLException {
        for (var table : IN_THE_WAY) {
            owner.createStatement()
                    .execute(
                            "delete from %1$s as t where to_jsonb(t)::text like '%%%2$s%%'"
                                    .formatted(table, person));
        }
    }
}
