// @ts-check
/**
 * A copy of one's data, and its erasure, in memory. The copy is made while it is looked at; nothing
 * is ever erased.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 * @typedef {import('./people.mjs').Me} Me
 */

const EXPORTS = '/api/v1/profile/exports';
const ERASURE = '/api/v1/profile/erasure';
const STORES = 4;

/**
 * @param {'fr' | 'en'} language
 * @returns {Schemas['Kept'][]}
 */
function plan(language) {
  const fr = language === 'fr';
  return [
    {
      category: 'own-health',
      title: fr ? 'Ce que vous nous avez dit de votre santé' : 'What you told us about your health',
      ground: fr ? 'Vous pouvez le faire effacer.' : 'You may have it erased.',
      article: 'GDPR 9(2)(h), 17(1)(b)',
      source: 'Regulation (EU) 2016/679',
      duration: 'until-erased',
      erasure: 'now',
      stores: ['profile.health_profiles'],
    },
    {
      category: 'access-trace',
      title: fr ? 'Qui a vu ou modifié votre dossier' : 'Who saw or changed your file',
      ground: fr ? 'Chaque action doit être tracée.' : 'Each action has to be traced.',
      article: 'GDPR 5(2), 32',
      source: 'Décret 2022-1434',
      duration: 'P40Y',
      erasure: 'pseudonymised',
      stores: ['platform.audit_log'],
    },
    {
      category: 'occupational-file',
      title: fr ? 'Dossier médical en santé au travail' : 'Occupational health file',
      ground: fr ? 'La loi oblige à le conserver.' : 'The law says that it is kept.',
      article: 'GDPR 17(3)(b) and (c)',
      source: 'Code du travail, art. L. 4624-8',
      duration: 'P40Y',
      erasure: 'kept',
      stores: ['profile.visits'],
    },
  ];
}

/**
 * @param {{
 *   json: (status: number, body: unknown, headers?: Record<string, string>) => Response,
 *   problem: (status: number, type: string, title: string) => Response,
 * }} answers
 */
export function mockRights({ json, problem }) {
  /** @type {Map<string, Schemas['Archives']>} person → the last copy */
  const copies = new Map();
  /** @type {Map<string, Schemas['Erasure']>} person → what is not over */
  const erasures = new Map();

  /** @param {string} owner */
  function further(owner) {
    const copy = copies.get(owner);
    if (copy?.status === 'waiting') {
      const done = Math.min(copy.done + 2, STORES);
      const ends = new Date(Date.now() + 24 * 3_600_000).toISOString();
      copies.set(owner, {
        ...copy,
        done,
        ...(done === STORES && { status: 'ready', size: 1_000, endsAt: ends }),
      });
    }
    return copies.get(owner);
  }

  /**
   * @param {Request} request
   * @param {URL} url
   * @param {{ me: Me, steppedUp: boolean, stepUp: () => Response }} caller
   * @returns {Response | null}
   */
  return function handle(request, url, { me, steppedUp, stepUp }) {
    const language = request.headers.get('accept-language')?.startsWith('en') ? 'en' : 'fr';
    const route = `${request.method} ${url.pathname}`;
    if (route === 'GET /api/v1/profile/stores') {
      return json(200, { items: plan(language), next: null });
    }
    if (url.pathname.startsWith(EXPORTS)) {
      return archives(request, url.pathname, { me, steppedUp, stepUp });
    }
    if (url.pathname.startsWith(ERASURE)) {
      return erasing(request, url.pathname, language, { me, steppedUp, stepUp });
    }
    return null;
  };

  /**
   * @param {Request} request
   * @param {string} pathname
   * @param {{ me: Me, steppedUp: boolean, stepUp: () => Response }} caller
   */
  function archives({ method }, pathname, { me, steppedUp, stepUp }) {
    const copy = copies.get(me.id);
    if (method === 'GET' && pathname === EXPORTS) {
      return json(200, { items: copy ? [copy] : [], next: null });
    }
    if (method === 'GET') {
      const now = further(me.id);
      return now ? json(200, now) : problem(404, 'platform/not-found', 'Not found');
    }
    if (!steppedUp) {
      return stepUp();
    }
    if (pathname !== EXPORTS) {
      const expiresAt = new Date(Date.now() + 120_000).toISOString();
      return json(200, { url: `${EXPORTS}/archive.zip`, expiresAt });
    }
    const asked = new Date().toISOString();
    const id = `export-${asked}`;
    copies.set(me.id, { id, status: 'waiting', stores: STORES, done: 0, askedAt: asked });
    return json(202, copies.get(me.id));
  }

  /**
   * @param {Request} request
   * @param {string} pathname
   * @param {'fr' | 'en'} language
   * @param {{ me: Me, steppedUp: boolean, stepUp: () => Response }} caller
   */
  function erasing({ method }, pathname, language, { me, steppedUp, stepUp }) {
    const open = erasures.get(me.id);
    if (method === 'GET') {
      return json(200, { items: open ? [open] : [], next: null });
    }
    if (method === 'DELETE') {
      erasures.delete(me.id);
      return new Response(null, { status: 204 });
    }
    const now = new Date().toISOString();
    if (pathname === ERASURE) {
      const planned = open ?? {
        id: 'erasure-1',
        status: /** @type {const} */ ('planned'),
        plannedAt: now,
        plan: plan(language),
      };
      erasures.set(me.id, planned);
      return json(201, planned);
    }
    if (!steppedUp) {
      return stepUp();
    }
    if (!open) {
      return problem(404, 'platform/not-found', 'Not found');
    }
    const confirmed = {
      ...open,
      status: /** @type {const} */ ('confirmed'),
      confirmedAt: now,
      dueAt: new Date(Date.now() + 7 * 24 * 3_600_000).toISOString(),
    };
    erasures.set(me.id, confirmed);
    return json(200, { ...confirmed, receipt: 'receipt-of-nothing' });
  }
}
