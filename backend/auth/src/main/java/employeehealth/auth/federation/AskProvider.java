package employeehealth.auth.federation;

import com.nimbusds.jwt.JWTClaimsSet;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.exchange.Pkce;
import employeehealth.auth.oauth.RedirectAddress;
import employeehealth.auth.provider.Addresses;
import employeehealth.auth.provider.IdentityProvider;
import employeehealth.auth.provider.Outgoing;
import employeehealth.auth.provider.ProviderKind;
import employeehealth.auth.provider.ProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What we say to a provider: who is to be asked, and what became of it. */
@Component
class AskProvider {

    private final Outgoing outgoing;
    private final OurProof proof;
    private final SignInsOnTheirWay signIns;
    private final IdTokens tokens;
    private final SaidBy saidBy;
    private final Addresses addresses;
    private final JsonMapper json;
    private final String nationalAcr;

    AskProvider(
            Outgoing outgoing,
            OurProof proof,
            SignInsOnTheirWay signIns,
            IdTokens tokens,
            SaidBy saidBy,
            Addresses addresses,
            JsonMapper json,
            AuthSettings settings) {
        this.outgoing = outgoing;
        this.proof = proof;
        this.signIns = signIns;
        this.tokens = tokens;
        this.saidBy = saidBy;
        this.addresses = addresses;
        this.json = json;
        this.nationalAcr = settings.federation().proSanteConnectAcr();
    }

    /**
     * Where the browser is sent. Where the provider takes requests from us (RFC 9126) nothing of it
     * stands in an address.
     */
    URI address(IdentityProvider provider, ProviderMetadata metadata, Handle state)
            throws IOException, NotGenuine {
        var request = request(provider, state);
        var pushing = metadata.pushing();
        if (pushing.isEmpty()) {
            return RedirectAddress.of(metadata.authorization().toString(), request);
        }
        var answer = post(pushing.get(), provider, metadata, request);
        if (answer.status() / 100 != 2) {
            throw new NotGenuine("pushed request");
        }
        var told = new LinkedHashMap<String, @Nullable String>();
        told.put("client_id", provider.clientId());
        told.put("request_uri", text(read(answer), "request_uri"));
        return RedirectAddress.of(metadata.authorization().toString(), told);
    }

    private Map<String, @Nullable String> request(IdentityProvider provider, Handle state) {
        var request = new LinkedHashMap<String, @Nullable String>();
        request.put("response_type", "code");
        request.put("client_id", provider.clientId());
        request.put("redirect_uri", addresses.callback(provider.id()));
        request.put("state", state.text());
        request.put("nonce", signIns.nonce(state));
        request.put("code_challenge", Pkce.challenge(signIns.verifier(state)));
        request.put("code_challenge_method", "S256");
        switch (provider.kind()) {
            case OIDC -> request.put("scope", "openid email profile");
            case PRO_SANTE_CONNECT -> {
                request.put("scope", "openid scope_all");
                request.put("acr_values", nationalAcr);
            }
        }
        return request;
    }

    /** What it says of who was there, for a code that came with this state. */
    Said exchange(IdentityProvider provider, ProviderMetadata metadata, String code, Handle state)
            throws IOException, NotGenuine {
        var form = new LinkedHashMap<String, @Nullable String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", addresses.callback(provider.id()));
        form.put("code_verifier", signIns.verifier(state));
        var answer = post(metadata.token(), provider, metadata, form);
        if (answer.status() != 200) {
            throw new NotGenuine("code");
        }
        var told = read(answer);
        var idToken = text(told, "id_token");
        var claims = tokens.idToken(provider, metadata, idToken, signIns.nonce(state));
        return saidBy.said(provider, claims, more(provider, metadata, told, claims), idToken);
    }

    /** Pro Santé Connect tells of the professional at another address; others say all at once. */
    private Map<String, Object> more(
            IdentityProvider provider,
            ProviderMetadata metadata,
            JsonNode told,
            JWTClaimsSet claims)
            throws IOException, NotGenuine {
        var address = metadata.userinfo();
        if (provider.kind() != ProviderKind.PRO_SANTE_CONNECT || address == null) {
            return Map.of();
        }
        var answer =
                outgoing.get(
                        address, Map.of("Authorization", "Bearer " + text(told, "access_token")));
        var info = read(answer);
        if (answer.status() != 200 || !info.path("sub").asString("").equals(claims.getSubject())) {
            throw new NotGenuine("userinfo");
        }
        return json.convertValue(info, saidBy.anything());
    }

    private Outgoing.Answer post(
            URI address,
            IdentityProvider provider,
            ProviderMetadata metadata,
            Map<String, @Nullable String> fields)
            throws IOException {
        var shown = proof.of(provider, metadata);
        var form = new LinkedHashMap<>(fields);
        form.putAll(shown.form());
        return outgoing.post(
                address,
                shown.headers(),
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private static String encode(@Nullable String text) {
        return text == null ? "" : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode read(Outgoing.Answer answer) throws NotGenuine {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException malformed) {
            throw new NotGenuine("answer");
        }
    }

    private static String text(JsonNode told, String name) throws NotGenuine {
        var text = told.path(name).asString("");
        if (text.isEmpty()) {
            throw new NotGenuine(name);
        }
        return text;
    }
}
