// @ts-check
/**
 * The emergency card and contacts, as far as pages need them: what is chosen is shown, as it is
 * written in the profile; links open nothing.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 * @typedef {import('./people.mjs').Me} Me
 * @typedef {import('./profile.mjs').Answers} Answers
 * @typedef {import('./profile.mjs').Handler} Handler
 */

const LISTS = /** @type {const} */ (['allergies', 'conditions', 'medications', 'immunizations']);

/**
 * @param {Schemas['Choice'] | undefined} choice
 * @param {Schemas['HealthProfile']} profile
 * @param {string} name
 * @returns {Schemas['EmergencyCard']}
 */
function cardOf(choice, profile, name) {
  /** @param {typeof LISTS[number]} list */
  const part = (list) => {
    const { which = 'none', entries = [] } = choice?.[list] ?? {};
    if (which === 'none') {
      return { known: /** @type {const} */ ('hidden'), items: [] };
    }
    const items = profile[list]
      .filter(({ id = '' }) => which === 'all' || entries.includes(id))
      .map(({ id = '', text, code, criticality }) => ({
        id,
        ...(text && { text }),
        ...(code?.display && { french: code.display, english: code.display }),
        ...(criticality && { criticality }),
        source: 'self',
        disputed: false,
      }));
    const none = profile.noneKnown.includes(list);
    const known = items.length > 0 ? 'some' : none ? 'none' : 'unknown';
    return { known: /** @type {'some' | 'none' | 'unknown'} */ (known), items };
  };
  return {
    chosen: choice !== undefined,
    ...(choice && { name }),
    ...(choice?.birthDate && profile.birthDate && { birthDate: profile.birthDate }),
    allergies: part('allergies'),
    conditions: part('conditions'),
    medications: part('medications'),
    immunizations: part('immunizations'),
    contacts: [],
    languages: choice?.languages ?? [],
    ...(choice?.notes && { notes: choice.notes }),
    preparedAt: new Date().toISOString(),
  };
}

/**
 * @param {Answers & { profileOf: (me: Me) => Promise<Schemas['HealthProfile']> }} answers
 * @returns {Record<string, Handler>}
 */
export function emergencyCardApi({ json, problem, profileOf }) {
  /** @type {Map<string, { choice: Schemas['Choice'], version: number }>} */
  const chosen = new Map();
  /** @type {Map<string, Schemas['ShownLink'][]>} */
  const links = new Map();
  /** @type {Map<string, Schemas['ShownContact'][]>} */
  const contacts = new Map();

  /** @param {Me} me */
  async function shown(me) {
    const { choice, version = 0 } = chosen.get(me.id) ?? {};
    const preview = cardOf(choice, await profileOf(me), me.displayName);
    return json(200, { ...(choice && { choice }), preview }, { ETag: `"${version}"` });
  }
  const base = '/api/v1/profile/emergency-card';
  const people = '/api/v1/profile/emergency-contacts';

  return {
    [`GET ${base}`]: (_request, _url, me) => shown(me),
    [`PUT ${base}`]: async (request, _url, me) => {
      const { version = 0 } = chosen.get(me.id) ?? {};
      if (request.headers.get('if-match') !== `"${version}"`) {
        return problem(412, 'platform/changed-meanwhile', 'Changed meanwhile');
      }
      chosen.set(me.id, { choice: await request.json(), version: version + 1 });
      return shown(me);
    },
    [`POST ${base}/preview`]: async (request, _url, me) =>
      json(200, cardOf(await request.json(), await profileOf(me), me.displayName)),
    [`GET ${base}/links`]: (_request, _url, me) =>
      json(200, { items: links.get(me.id) ?? [], next: null }),
    [`POST ${base}/links`]: async (request, _url, me) => {
      const { label, days, passcode } = await request.json();
      const now = new Date();
      const made = {
        id: crypto.randomUUID(),
        state: 'open',
        label,
        shlink: 'shlink:/eyJ2IjoxfQ',
        url: `http://localhost/fr/health-link/#shlink:/eyJ2IjoxfQ`,
        flag: passcode ? 'LP' : 'L',
        ...(passcode && { attemptsLeft: 10 }),
        expiresAt: new Date(now.getTime() + days * 86_400_000).toISOString(),
        madeAt: now.toISOString(),
        opened: 0,
        accesses: [],
      };
      links.set(me.id, [made, ...(links.get(me.id) ?? [])]);
      return json(201, made);
    },
    [`GET ${people}`]: (_request, _url, me) =>
      json(200, { items: contacts.get(me.id) ?? [], next: null }),
    [`POST ${people}`]: async (request, _url, me) => {
      const known = contacts.get(me.id) ?? [];
      const { position: _last, ...sent } = await request.json();
      const added = {
        language: 'fr',
        languages: [],
        ...sent,
        id: crypto.randomUUID(),
        tag: `1.${known.length + 1}`,
        position: known.length + 1,
        state: 'unconfirmed',
      };
      contacts.set(me.id, [...known, added]);
      return json(201, added);
    },
  };
}
