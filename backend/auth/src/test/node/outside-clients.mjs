// Two clients that we did not write (openid-client, and oauth4webapi, which is strict) complete their
// flows. BASE is where the service listens; ISSUER is what it calls itself.
import assert from 'node:assert/strict'
import * as oauth from 'oauth4webapi'
import * as client from 'openid-client'

const { BASE, ISSUER, CLIENT_ID, CLIENT_SECRET, MACHINE_ID, MACHINE_SECRET, EMAIL, PASSWORD } =
  process.env
const REDIRECT = 'https://app.example/cb'
const SCOPE = 'openid profile email offline_access triage.assess'

/** The issuer's name leads to where the service listens in this test. */
const here = (url, options) =>
  fetch(String(url).replace(ISSUER, BASE), { ...options, redirect: 'manual' })

async function page(path, options = {}) {
  return fetch(BASE + path, { redirect: 'manual', ...options })
}

async function signIn() {
  const answer = await page('/api/v1/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
  })
  return (await answer.json()).accessToken
}

/** What the browser, our page and the person do. */
async function agree(address) {
  const begun = await here(address)
  assert.equal(begun.status, 303)
  const cookie = begun.headers.get('set-cookie').split(';')[0]
  const request = new URL(begun.headers.get('location')).searchParams.get('request')
  assert.ok(request, begun.headers.get('location'))
  const answer = await page(`/api/v1/auth/authorizations/${request}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await signIn()}`,
      cookie,
    },
    body: JSON.stringify({ approve: true }),
  })
  assert.equal(answer.status, 200)
  return new URL((await answer.json()).redirect)
}

async function openidClient({ pushed, bound }) {
  const config = await client.discovery(
    new URL(ISSUER),
    CLIENT_ID,
    undefined,
    client.ClientSecretBasic(CLIENT_SECRET),
    { execute: [client.allowInsecureRequests], [client.customFetch]: here },
  )
  config[client.customFetch] = here
  const DPoP = bound
    ? client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'))
    : undefined
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const expectedState = client.randomState()
  const expectedNonce = client.randomNonce()
  const asked = {
    redirect_uri: REDIRECT,
    scope: SCOPE,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
    max_age: '300',
  }
  const address = pushed
    ? await client.buildAuthorizationUrlWithPAR(config, asked, { DPoP })
    : client.buildAuthorizationUrl(config, asked)
  const told = await agree(address)
  const exchange = (options) =>
    client.authorizationCodeGrant(
      config,
      told,
      { pkceCodeVerifier, expectedState, expectedNonce, maxAge: 300, idTokenExpected: true },
      undefined,
      options,
    )
  if (pushed && bound) {
    // The code itself was bound, by what was pushed; it is not spent by who has another key.
    const another = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'))
    await assert.rejects(exchange({ DPoP: another }), { error: 'invalid_dpop_proof' })
  }
  const tokens = await exchange({ DPoP })
  assert.equal(tokens.token_type, bound ? 'dpop' : 'bearer')
  const { sub } = tokens.claims()
  const info = await client.fetchUserInfo(config, tokens.access_token, sub, { DPoP })
  assert.equal(info.email, EMAIL)

  const next = await client.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP })
  assert.equal((await client.tokenIntrospection(config, next.access_token)).active, true)
  await client.tokenRevocation(config, next.refresh_token)
  assert.equal((await client.tokenIntrospection(config, next.access_token)).active, false)
  await assert.rejects(client.refreshTokenGrant(config, next.refresh_token, undefined, { DPoP }), {
    error: 'invalid_grant',
  })

  const bye = client.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token,
    post_logout_redirect_uri: 'https://app.example/bye',
    state: 'bye',
  })
  const left = await here(bye)
  assert.equal(left.headers.get('location'), 'https://app.example/bye?state=bye')
}

async function machine() {
  const config = await client.discovery(
    new URL(ISSUER),
    MACHINE_ID,
    undefined,
    client.ClientSecretPost(MACHINE_SECRET),
    { execute: [client.allowInsecureRequests], [client.customFetch]: here },
  )
  config[client.customFetch] = here
  const tokens = await client.clientCredentialsGrant(config, { scope: 'wearables.write' })
  assert.equal(tokens.scope, 'wearables.write')
  assert.equal((await client.tokenIntrospection(config, tokens.access_token)).active, true)
}

async function strict() {
  const options = { [oauth.customFetch]: here, [oauth.allowInsecureRequests]: true }
  for (const algorithm of ['oidc', 'oauth2']) {
    const answer = await oauth.discoveryRequest(new URL(ISSUER), { ...options, algorithm })
    await oauth.processDiscoveryResponse(new URL(ISSUER), answer)
  }
  const as = await oauth.processDiscoveryResponse(
    new URL(ISSUER),
    await oauth.discoveryRequest(new URL(ISSUER), options),
  )
  const me = { client_id: CLIENT_ID }
  const proven = oauth.ClientSecretBasic(CLIENT_SECRET)
  const verifier = oauth.generateRandomCodeVerifier()
  const nonce = oauth.generateRandomNonce()
  const address = new URL(as.authorization_endpoint)
  Object.entries({
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: SCOPE,
    state: 'a-state',
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).forEach(([name, value]) => address.searchParams.set(name, value))
  // Refuses an answer without `iss`, since we say that we send it (RFC 9207).
  const told = oauth.validateAuthResponse(as, me, await agree(address), 'a-state')
  const answer = await oauth.authorizationCodeGrantRequest(
    as,
    me,
    proven,
    told,
    REDIRECT,
    verifier,
    options,
  )
  const tokens = await oauth.processAuthorizationCodeResponse(as, me, answer, {
    expectedNonce: nonce,
    requireIdToken: true,
  })
  await oauth.validateApplicationLevelSignature(as, answer, options)
  const { sub } = oauth.getValidatedIdTokenClaims(tokens)
  const info = await oauth.userInfoRequest(as, me, tokens.access_token, options)
  assert.equal((await oauth.processUserInfoResponse(as, me, sub, info)).email, EMAIL)

  const refreshed = await oauth.refreshTokenGrantRequest(
    as,
    me,
    proven,
    tokens.refresh_token,
    options,
  )
  const next = await oauth.processRefreshTokenResponse(as, me, refreshed)
  const gone = await oauth.revocationRequest(as, me, proven, next.access_token, options)
  await oauth.processRevocationResponse(gone)
  const seen = await oauth.introspectionRequest(as, me, proven, next.access_token, options)
  assert.equal((await oauth.processIntrospectionResponse(as, me, seen)).active, false)
}

const flows = [
  ['code and PKCE', () => openidClient({ pushed: false, bound: false })],
  ['pushed', () => openidClient({ pushed: true, bound: false })],
  ['bound to a key', () => openidClient({ pushed: false, bound: true })],
  ['pushed and bound', () => openidClient({ pushed: true, bound: true })],
  ['client credentials', machine],
  ['strict', strict],
]
for (const [name, flow] of flows) {
  await flow()
  console.log(`completed: ${name}`)
}
