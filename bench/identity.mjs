// What a bench needs before it begins: node identity.mjs product|keycloak BASE FOLDER SESSIONS
// writes FOLDER/refresh (a form body per session of a person) and, for the product, FOLDER/client.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const [, , peer, base, folder, sessions] = process.argv
const PEOPLE = 8
const REDIRECT = 'https://app.example/cb'
const form = (fields) => new URLSearchParams(fields).toString()

async function ask(path, { expect = 200, ...options } = {}) {
  const answer = await fetch(base + path, { redirect: 'manual', ...options })
  if (answer.status !== expect) {
    throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }
  return answer
}

const posted = (body, type, headers = {}) => ({
  method: 'POST',
  headers: { 'content-type': type, ...headers },
  body,
})
const json = (value, headers) => posted(JSON.stringify(value), 'application/json', headers)
const fields = (value) => posted(form(value), 'application/x-www-form-urlencoded')

async function signIn(email) {
  const answer = await ask(
    '/api/v1/auth/login',
    json({ email, password: 'demo-Passw0rd-2026' }, { 'sec-fetch-site': 'same-origin' }),
  )
  return { authorization: `Bearer ${(await answer.json()).accessToken}` }
}

/** Again, a moment ago: programs are not registered by whoever finds a page open. */
async function proven(email) {
  const proof = json({ password: 'demo-Passw0rd-2026' }, await signIn(email))
  return { authorization: `Bearer ${(await (await ask('/api/v1/auth/step-up', proof)).json()).accessToken}` }
}

/** Registered once, by the company's administrator, who has proven it. */
async function client() {
  const file = `${folder}/client`
  if (!existsSync(file)) {
    const answer = await ask('/api/v1/auth/oauth-clients', {
      ...json(
        {
          name: 'Bench',
          kind: 'secret',
          redirectUris: [REDIRECT],
          scopes: ['openid', 'offline_access'],
        },
        await proven('admin@lumiere.demo'),
      ),
      expect: 201,
    })
    const { clientId, secret } = await answer.json()
    writeFileSync(file, form({ client_id: clientId, client_secret: secret }))
  }
  return readFileSync(file, 'utf8')
}

/** A person lets the program act for them, as browser and page do it. */
async function granted(program, person) {
  const verifier = randomBytes(32).toString('base64url')
  const asked = form({
    client_id: new URLSearchParams(program).get('client_id'),
    response_type: 'code',
    redirect_uri: REDIRECT,
    scope: 'openid offline_access',
    state: 's',
    nonce: 'n',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const begun = await ask(`/oauth2/authorize?${asked}`, { expect: 303 })
  const cookie = begun.headers.get('set-cookie').split(';')[0]
  const request = new URL(begun.headers.get('location')).searchParams.get('request')
  const answer = await ask(
    `/api/v1/auth/authorizations/${request}`,
    json({ approve: true }, { ...person, cookie }),
  )
  const code = new URL((await answer.json()).redirect).searchParams.get('code')
  return fields({
    ...Object.fromEntries(new URLSearchParams(program)),
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: REDIRECT,
  })
}

async function ofProduct() {
  const program = await client()
  const people = []
  for (let n = 1; n <= PEOPLE; n++) {
    people.push(await signIn(`e${String(n).padStart(4, '0')}@lumiere.demo`))
  }
  return { program, next: (n) => granted(program, people[n % PEOPLE]), path: '/oauth2/token' }
}

async function ofKeycloak() {
  const program = form({ client_id: 'svc', client_secret: 'svc-secret' })
  const next = async (n) =>
    fields({
      ...Object.fromEntries(new URLSearchParams(program)),
      grant_type: 'password',
      username: `u${n % PEOPLE}`,
      password: `pw-${n % PEOPLE}-Aa1!`,
    })
  return { program, next, path: '/realms/bench/protocol/openid-connect/token' }
}

const { program, next, path } = await (peer === 'product' ? ofProduct() : ofKeycloak())
const bodies = []
for (let n = 0; n < Number(sessions); n++) {
  const tokens = await (await ask(path, await next(n))).json()
  bodies.push(`${program}&${form({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token })}`)
}
writeFileSync(`${folder}/refresh`, bodies.join('\n') + '\n')
