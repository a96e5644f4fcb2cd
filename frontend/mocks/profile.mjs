// @ts-check
/**
 * One's own health profile, as far as pages and their tests need it: who said what is kept, codes
 * are two or three, and nothing is refused but a stale change.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 * @typedef {import('./people.mjs').Me} Me
 * @typedef {{ json: (status: number, body: unknown, headers?: Record<string, string>) => Response, problem: (status: number, type: string, title: string) => Response }} Answers
 * @typedef {(request: Request, url: URL, me: Me) => Response | Promise<Response>} Handler
 */

const TERMS = [
  { list: 'allergies', code: 'penicillin', display: 'Pénicillines', words: 'penicilline' },
  { list: 'allergies', code: 'peanut', display: 'Arachide', words: 'cacahuete' },
  { list: 'conditions', code: 'asthma', display: 'Asthme', words: 'asthme' },
];
const SECTIONS = /** @type {const} */ ([
  'allergies',
  'conditions',
  'medications',
  'immunizations',
  'measurements',
]);

const EMPTY = {
  allergies: [],
  conditions: [],
  medications: [],
  immunizations: [],
  measurements: [],
  noneKnown: [],
};

/**
 * @param {Answers} answers
 * @returns {Record<string, Handler>}
 */
export function profileApi({ json, problem }) {
  /** @type {Map<string, Schemas['HealthProfile'][]>} */
  const versions = new Map();
  /** @param {Me} me */
  const of = (me) => versions.get(me.id) ?? [];
  /** @param {Me} me */
  const shown = (me) => json(200, of(me).at(-1) ?? EMPTY, { ETag: tagOf(me) });
  /** @param {Me} me */
  const tagOf = (me) => `"${of(me).length}"`;

  return {
    'GET /api/v1/profile': (_request, _url, me) => shown(me),
    'PUT /api/v1/profile': async (request, _url, me) => {
      if (request.headers.get('if-match') !== tagOf(me)) {
        return problem(412, 'platform/changed-meanwhile', 'Changed meanwhile');
      }
      const sent = await request.json();
      for (const section of SECTIONS) {
        sent[section] = (sent[section] ?? []).map((/** @type {Schemas['Entry']} */ entry) => ({
          status: 'active',
          provenance: { source: 'self', at: new Date().toISOString() },
          ...entry,
          id: entry.id ?? crypto.randomUUID(),
        }));
      }
      versions.set(me.id, [...of(me), sent]);
      return shown(me);
    },
    'GET /api/v1/profile/history': (_request, _url, me) =>
      json(200, {
        items: of(me)
          .map((profile, place) => ({
            version: place + 1,
            source: 'self',
            at: new Date().toISOString(),
            changes: SECTIONS.flatMap((section) =>
              profile[section].map((after) => ({ field: section, kind: 'added', after })),
            ),
          }))
          .reverse(),
      }),
    'POST /api/v1/profile/terms/search': async (request) => {
      const { list, text } = await request.json();
      const typed = text
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{Diacritic}/gu, '');
      return json(200, {
        items: TERMS.filter((term) => term.list === list && term.words.startsWith(typed)).map(
          ({ code, display }) => ({
            system: `https://employee-health.example/terms/${list}`,
            code,
            display,
          }),
        ),
      });
    },
  };
}
