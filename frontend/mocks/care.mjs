// @ts-check
/**
 * The health service of the one company, in memory: whom it looks after, and what they say of it.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 * @typedef {import('./people.mjs').Me} Me
 * @typedef {Schemas['HealthProfile']} Profile
 * @typedef {Schemas['Visit']} Visit
 * @typedef {Schemas['GivenOpinion']} Opinion
 * @typedef {{ choice: 'added' | 'opposed', until?: string }} Choice
 * @typedef {{ json: (status: number, body: unknown, headers?: Record<string, string>) => Response, problem: (status: number, type: string, title: string, more?: Record<string, unknown>, headers?: Record<string, string>) => Response, isSteppedUp: (request: Request) => boolean }} Answers
 */

import { mockQuestionnaires } from './questionnaire.mjs';

const AT = '2026-03-02T08:30:00Z';
const CLAIRE = 'person-claire';
const KARIM = 'person-karim';

/** @type {Record<string, string>} */
export const names = {
  [CLAIRE]: 'Claire Martin',
  [KARIM]: 'Karim Benali',
  'person-nurse': 'Nadia Petit',
  'person-physician': 'Dr Anne Lefèvre',
  'person-clinician': 'Dr Paul Girard',
};

/** @param {string} name @param {string} typed whose words each begin one of the name's */
const isCalled = (name, typed) =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => ` ${name.toLowerCase()}`.includes(` ${word}`));

/** @type {Schemas['Provenance']} */
const self = { source: 'self', at: AT };

/** @returns {Profile} */
const claires = () => ({
  birthDate: '1985-05-17',
  sexAtBirth: 'female',
  bloodGroup: 'A+',
  bloodGroupVerified: false,
  pregnant: true,
  dueOn: '2026-08-20',
  allergies: [
    {
      id: 'a1',
      text: 'Arachides',
      status: 'active',
      criticality: 'high',
      reaction: 'Gonflement de la gorge',
      provenance: self,
    },
    { id: 'a2', text: 'Pollen de bouleau', status: 'active', criticality: 'low', provenance: self },
  ],
  conditions: [
    { id: 'c1', text: 'Asthme', status: 'active', since: '2009', provenance: self },
    {
      id: 'c2',
      text: 'Entorse de la cheville',
      status: 'resolved',
      since: '2021-03',
      provenance: self,
    },
  ],
  medications: [
    {
      id: 'm1',
      text: 'Salbutamol',
      dose: '100 µg à la demande',
      status: 'active',
      provenance: self,
    },
    { id: 'm2', text: 'Énoxaparine', dose: '40 mg par jour', status: 'active', provenance: self },
  ],
  immunizations: [],
  measurements: [
    {
      id: 'v1',
      text: 'Poids',
      value: 64,
      unit: 'kg',
      since: '2026-02-20',
      status: 'active',
      provenance: self,
    },
    {
      id: 'v2',
      text: 'Poids',
      value: 61.5,
      unit: 'kg',
      since: '2025-06-12',
      status: 'active',
      provenance: self,
    },
    {
      id: 'v3',
      text: 'Pression artérielle systolique',
      value: 118,
      unit: 'mmHg',
      since: '2026-02-20',
      status: 'active',
      provenance: self,
    },
  ],
  noneKnown: ['immunizations'],
  notes: 'Je travaille debout, au poste 4.',
});

/** @param {Answers} answers */
export function mockCare({ json, problem, isSteppedUp }) {
  /** @type {Map<string, { profile: Profile, version: number }>} */
  const files = new Map([[CLAIRE, { profile: claires(), version: 3 }]]);
  /** @type {Map<string, Visit[]>} */
  const visits = new Map();
  /** @type {Map<string, Visit[]>} visit → what it said before, newest first */
  const corrected = new Map();
  const questionnaires = mockQuestionnaires({ json, problem });
  /** @type {Map<string, Opinion[]>} */
  const opinions = new Map();
  /** @type {Map<string, Map<string, Choice>>} person → professional or all */
  const choices = new Map();
  /** @type {Schemas['ReviewItem'][]} */
  const openings = [];
  let count = 0;

  const carers = /** @type {const} */ ([
    ['person-nurse', 'nurse', true],
    ['person-physician', 'physician', true],
    ['person-clinician', 'clinician', false],
  ]);

  /** @param {string} person @param {string} professional @param {boolean} ofTeam */
  function relation(person, professional, ofTeam) {
    const said = choices.get(person);
    const own = said?.get(professional)?.choice;
    if (own === 'opposed') {
      return undefined;
    }
    if (ofTeam && !said?.has('all')) {
      return 'team';
    }
    return own === 'added' ? 'added' : undefined;
  }

  /** @param {Me} me @param {string} person */
  const bound = (me, person) =>
    person === CLAIRE || person === KARIM
      ? relation(person, me.id, me.permissions.includes('care.team'))
      : undefined;

  const empty = () => ({
    allergies: [],
    conditions: [],
    medications: [],
    immunizations: [],
    measurements: [],
    noneKnown: [],
  });
  /** @param {string} person */
  const file = (person) =>
    files.get(person) ?? { profile: /** @type {Profile} */ (empty()), version: 0 };
  /** @param {string} person */
  const shown = (person) => json(200, file(person).profile, { ETag: `"${file(person).version}"` });
  const nothing = () => problem(404, 'platform/not-found', 'Not found');
  /** @param {Me} me @param {string} person */
  const isOpen = (me, person) =>
    openings.some((one) => one.actor === me.id && one.person === person);

  /** @param {Request} request @param {Me} me @param {string} person */
  function profile(request, me, person) {
    if (bound(me, person) || isOpen(me, person)) {
      return shown(person);
    }
    const reason = request.headers.get('x-access-reason');
    if (reason === null || !me.permissions.includes('care.break-glass')) {
      return nothing();
    }
    if (!isSteppedUp(request)) {
      return problem(
        401,
        'platform/step-up-required',
        'Prove who you are',
        {},
        {
          'WWW-Authenticate': 'Bearer error="insufficient_user_authentication"',
        },
      );
    }
    if (!(person in names)) {
      return nothing();
    }
    openings.unshift({
      id: `opening-${++count}`,
      actor: me.id,
      actorName: me.displayName,
      person,
      personName: names[person] ?? '',
      opened: 'profile.health_profiles',
      reason: decodeURIComponent(reason),
      at: new Date().toISOString(),
      until: new Date().toISOString(),
    });
    return shown(person);
  }

  /** @param {Request} request @param {Me} me @param {string} person */
  async function revise(request, me, person) {
    if (!bound(me, person)) {
      return nothing();
    }
    const before = file(person);
    if (request.headers.get('if-match') !== `"${before.version}"`) {
      return problem(412, 'platform/changed-meanwhile', 'Changed meanwhile');
    }
    const wanted = /** @type {Profile} */ (await request.json());
    for (const section of /** @type {const} */ ([
      'allergies',
      'conditions',
      'medications',
      'immunizations',
      'measurements',
    ])) {
      for (const entry of wanted[section]) {
        entry.id ??= `e${++count}`;
        entry.status ??= 'active';
        entry.provenance ??= { source: 'clinician', by: me.id, at: new Date().toISOString() };
      }
    }
    files.set(person, { profile: wanted, version: before.version + 1 });
    return shown(person);
  }

  /** @param {Request} request @param {Me} me @param {string} person */
  async function patients(request, me, person, /** @type {string[]} */ rest) {
    const [part, one, action] = rest;
    const takesCare = bound(me, person);
    if (part === 'profile') {
      return request.method === 'PUT' ? revise(request, me, person) : profile(request, me, person);
    }
    if (part === undefined) {
      const relation = takesCare;
      return relation || isOpen(me, person)
        ? json(200, {
            id: person,
            displayName: names[person],
            hasLeft: false,
            ...(relation && { relation }),
          })
        : nothing();
    }
    if (!takesCare) {
      return nothing();
    }
    const now = new Date().toISOString();
    if (part === 'history') {
      return json(200, { items: timeline(person, request), next: null });
    }
    if (part === 'pre-visit-questionnaire') {
      const [last] = questionnaires.of(person, request);
      return json(200, last ? { last } : {});
    }
    if (part === 'visits') {
      const all = visits.get(person) ?? [];
      const known = all.find(({ id }) => id === one);
      if (action === 'versions') {
        return known
          ? json(200, { items: [known, ...(corrected.get(known.id) ?? [])], next: null })
          : nothing();
      }
      if (request.method === 'GET') {
        return json(200, { items: all, next: null });
      }
      const note = await request.json();
      if (known) {
        corrected.set(known.id, [known, ...(corrected.get(known.id) ?? [])]);
      }
      const written = {
        id: known?.id ?? `visit-${++count}`,
        version: (known?.version ?? 0) + 1,
        by: me.id,
        byName: me.displayName,
        at: now,
        ...note,
      };
      visits.set(person, [written, ...all.filter(({ id }) => id !== written.id)]);
      return json(known ? 200 : 201, written, { ETag: `"${written.version}"` });
    }
    if (part === 'fitness-opinions') {
      const all = opinions.get(person) ?? [];
      if (request.method === 'GET') {
        return json(200, { items: all, next: null });
      }
      if (!me.permissions.includes('care.fitness-opinion')) {
        return problem(403, 'platform/forbidden', 'Forbidden');
      }
      if (action === 'release') {
        const opinion = all.find(({ id }) => id === one);
        if (!opinion) {
          return nothing();
        }
        opinion.releasedAt = now;
        return json(200, opinion);
      }
      const opinion = await request.json();
      const written = {
        id: `opinion-${++count}`,
        by: me.id,
        byName: me.displayName,
        at: now,
        ...opinion,
      };
      opinions.set(person, [written, ...all]);
      return json(201, written);
    }
    return nothing();
  }

  /** @param {string} person @param {Request} request @returns {Schemas['TimelineItem'][]} */
  function timeline(person, request) {
    const noted = (visits.get(person) ?? []).map((visit) => ({
      at: visit.at,
      by: visit.by,
      ...(visit.byName && { byName: visit.byName }),
      visit: visit.id,
      note: { kind: visit.kind, on: visit.on, note: visit.note, shown: visit.shown },
    }));
    const { profile, version } = file(person);
    return [
      ...questionnaires.of(person, request).map((questionnaire) => ({
        at: questionnaire.at,
        by: person,
        byName: names[person] ?? '',
        questionnaire,
      })),
      ...noted,
      ...(version > 0
        ? [
            {
              at: AT,
              by: person,
              byName: names[person] ?? '',
              version,
              source: /** @type {const} */ ('self'),
              changes: profile.allergies.map((after) => ({
                field: 'allergies',
                kind: /** @type {const} */ ('added'),
                after,
              })),
            },
          ]
        : []),
    ];
  }

  /** @param {Request} request @param {Me} me */
  async function search(request, me) {
    const wanted = await request.json();
    const items = [CLAIRE, KARIM]
      .filter((person) => bound(me, person))
      .filter(
        (person) =>
          (wanted.name === undefined || isCalled(names[person] ?? '', wanted.name)) &&
          (wanted.birthDate === undefined || file(person).profile.birthDate === wanted.birthDate) &&
          wanted.employeeNumber === undefined,
      )
      .map((person) => ({
        id: person,
        displayName: names[person],
        ...(file(person).profile.birthDate && { birthDate: file(person).profile.birthDate }),
        hasLeft: false,
        relation: bound(me, person),
      }));
    return json(200, { items, more: false });
  }

  /** @param {Me} me */
  function careTeam(me) {
    const said = choices.get(me.id);
    return json(200, {
      opposed: said?.has('all') ?? false,
      items: carers.map(([id, role, ofTeam]) => {
        const mayRead = relation(me.id, id, ofTeam);
        return {
          id,
          displayName: names[id],
          role,
          ofTeam,
          ...(mayRead && { mayRead }),
          ...said?.get(id),
        };
      }),
    });
  }

  /** @param {Request} request @param {Me} me @param {string} professional */
  async function choose(request, me, professional) {
    const { choice, until } = await request.json();
    const said = choices.get(me.id) ?? new Map();
    if (choice === 'default') {
      said.delete(professional);
    } else {
      said.set(professional, { choice, ...(until && { until }) });
    }
    choices.set(me.id, said);
    return new Response(null, { status: 204 });
  }

  /** @param {Request} request @param {URL} url @param {Me} me */
  return async (request, url, me) => {
    const [area, ...rest] = url.pathname.replace('/api/v1/', '').split('/').map(decodeURIComponent);
    const key = `${request.method} ${area}/${rest.join('/')}`;
    if (area === 'profile') {
      if (rest[0] === 'pre-visit-questionnaire' && rest.length === 1) {
        return questionnaires.own(request, me);
      }
      if (key === 'GET profile/care-team') {
        return careTeam(me);
      }
      if (rest[0] === 'care-team' && request.method === 'PUT' && rest[1]) {
        return choose(request, me, rest[1]);
      }
      if (key === 'GET profile/visits') {
        return json(200, {
          items: (visits.get(me.id) ?? []).map(
            ({ note, shown: isShown, version: _, ...visit }) => ({
              ...visit,
              ...(isShown && { note }),
            }),
          ),
          next: null,
        });
      }
      if (key === 'GET profile/fitness-opinions') {
        return json(200, { items: opinions.get(me.id) ?? [], next: null });
      }
      return undefined;
    }
    if (key === 'GET employer/opinions' && me.permissions.includes('opinions.read')) {
      const items = [...opinions].flatMap(([person, all]) =>
        all
          .filter(({ releasedAt }) => releasedAt)
          .map(({ id, outcome, arrangements, validUntil, at, releasedAt }) => ({
            id,
            person,
            displayName: names[person],
            outcome,
            ...(arrangements && { arrangements }),
            ...(validUntil && { validUntil }),
            on: at.slice(0, 10),
            releasedAt,
          })),
      );
      return json(200, { items, next: null });
    }
    if (area !== 'patients' || !me.permissions.includes('care.read')) {
      return undefined;
    }
    if (key === 'POST patients/search') {
      return search(request, me);
    }
    if (rest[0] === 'break-glass') {
      if (!me.permissions.includes('care.break-glass-review')) {
        return problem(403, 'platform/forbidden', 'Forbidden');
      }
      if (request.method === 'PUT') {
        const opening = openings.find(({ id }) => id === rest[1]);
        if (opening) {
          Object.assign(opening, {
            reviewedBy: me.displayName,
            reviewedAt: new Date().toISOString(),
          });
        }
        return opening ? new Response(null, { status: 204 }) : nothing();
      }
      return json(200, { items: openings, next: null });
    }
    const [person = '', ...parts] = rest;
    return patients(request, me, person, parts);
  };
}
