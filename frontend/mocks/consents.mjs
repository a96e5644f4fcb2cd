// @ts-check
/**
 * Consents, and who looked, in memory; with short texts. It knows no older text.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 * @typedef {Schemas['Consent']} Consent
 * @typedef {Schemas['ConsentItem']} Decision
 * @typedef {import('./people.mjs').Me} Me
 */

/** @type {Record<'fr' | 'en', Record<Consent['purpose'], string>>} */
const titles = {
  fr: {
    wearables: 'Relevés de mes appareils connectés',
    teleconsultation: 'Consultation par vidéo',
    reminders: 'Rappels',
    'research-aggregates': 'Statistiques de prévention',
    'triage-profile': 'Mon profil de santé dans les bilans de symptômes',
  },
  en: {
    wearables: 'Readings of my connected devices',
    teleconsultation: 'Seeing a clinician by video',
    reminders: 'Reminders',
    'research-aggregates': 'Figures for prevention',
    'triage-profile': 'My health profile in symptom checks',
  },
};
const purposes = /** @type {Consent['purpose'][]} */ (Object.keys(titles.fr));
const BASE = '/api/v1/profile/consents';

/**
 * @param {{
 *   json: (status: number, body: unknown, headers?: Record<string, string>) => Response,
 *   problem: (status: number, type: string, title: string) => Response,
 * }} answers
 */
export function mockConsents({ json, problem }) {
  /** @type {Map<string, Decision[]>} person and purpose → decisions, newest first */
  const decided = new Map();

  /**
   * @param {Me} me
   * @param {Consent['purpose']} purpose
   * @param {'fr' | 'en'} language
   * @returns {Consent}
   */
  function one(me, purpose, language) {
    const [last] = decided.get(`${me.id} ${purpose}`) ?? [];
    const fr = language === 'fr';
    return {
      purpose,
      state: last ? (last.granted ? 'granted' : 'refused') : 'undecided',
      ...(last && { granted: last.granted, decidedAt: last.at, decidedVersion: 1 }),
      text: {
        version: 1,
        publishedOn: '2026-11-29',
        language,
        title: titles[language][purpose],
        done: fr ? 'Ce que vous avez demandé.' : 'What you have asked for.',
        data: fr ? 'Le moins possible.' : 'As little as possible.',
        seenBy: fr ? 'Vous. Jamais votre employeur.' : 'You. Never your employer.',
        kept: fr ? 'Jusqu’à ce que vous refusiez.' : 'Until you refuse.',
        refusing: fr ? 'Rien ne change pour vous.' : 'Nothing changes for you.',
        hash: 'sha256:00',
      },
    };
  }

  /**
   * @param {Request} request
   * @param {URL} url
   * @param {Me} me
   * @returns {Promise<Response | null>}
   */
  return async function handle(request, url, me) {
    const language = request.headers.get('accept-language')?.startsWith('en') ? 'en' : 'fr';
    if (url.pathname === '/api/v1/triage/facts') {
      const consent = one(me, 'triage-profile', language).state;
      const because = { anticoagulated: [], immunosuppressed: [] };
      return json(
        200,
        consent === 'granted' ? { consent, age: 34, because } : { consent, because },
      );
    }
    if (url.pathname === '/api/v1/profile/accesses') {
      return json(200, { items: looks(url.searchParams.get('own') === 'true'), next: null });
    }
    if (!url.pathname.startsWith(BASE)) {
      return null;
    }
    const [name = '', part = ''] = url.pathname.slice(BASE.length + 1).split('/');
    if (name === '') {
      return json(200, {
        items: purposes.map((purpose) => one(me, purpose, language)),
        otherBases: [
          {
            id: 'vital-interest',
            title: language === 'fr' ? 'Une urgence' : 'An emergency',
            article: 'RGPD, art. 9(2)(c)',
            explanation: '…',
            objecting: '…',
          },
        ],
        next: null,
      });
    }
    const purpose = purposes.find((known) => known === name);
    if (!purpose) {
      return problem(404, 'platform/not-found', 'Not found');
    }
    const key = `${me.id} ${purpose}`;
    const past = decided.get(key) ?? [];
    if (part === 'history') {
      return json(200, { items: past, next: null });
    }
    if (part === 'receipt') {
      return past[0] ? json(200, past[0]) : problem(404, 'platform/not-found', 'Not found');
    }
    if (request.method === 'PUT') {
      const { granted, textVersion } = await request.json();
      if (textVersion !== 1) {
        return problem(409, 'profile/consent-text-changed', 'The text has changed');
      }
      const number = past.length + 1;
      decided.set(key, [
        {
          id: `decision-${number}`,
          number,
          granted,
          textVersion,
          language,
          hash: 'sha256:00',
          at: new Date().toISOString(),
        },
        ...past,
      ]);
    }
    return json(200, one(me, purpose, language));
  };
}

/**
 * @param {boolean} own
 * @returns {Schemas['FileAccess'][]}
 */
function looks(own) {
  return [
    {
      id: 'look-2',
      at: '2026-11-28T09:12:00Z',
      by: 'person',
      name: 'Inès Moreau',
      kind: 'file',
      action: 'platform.break-glass.opened',
      purpose: 'break-glass',
      refused: false,
      reason: 'Inconsciente dans le couloir',
    },
    ...(own
      ? /** @type {Schemas['FileAccess'][]} */ ([
          {
            id: 'look-1',
            at: '2026-11-27T18:00:00Z',
            by: 'self',
            kind: 'assessment',
            action: 'triage.assessment.read',
            purpose: 'own-file',
            refused: false,
          },
        ])
      : []),
  ];
}
