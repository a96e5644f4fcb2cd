// @ts-check
/**
 * Requests about data, from both sides, in memory; the register of processing; openings in an
 * emergency without whose file it was. It knows steps and tags; it knows no clock.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 * @typedef {import('./people.mjs').Me} Me
 * @typedef {Schemas['DataRequest'] & { person: string, name: string, hasAccount: boolean, address?: string }} Kept
 */

const OWN = '/api/v1/profile/data-requests';
const DESK = '/api/v1/admin/compliance/data-requests';

/** @type {Record<string, Schemas['DataRequest']['state']>} */
const THEN = {
  ask_identity: 'identity_asked',
  check_identity: 'identity_checked',
  find_unproven: 'identity_not_proven',
  begin: 'in_progress',
  answer: 'answered',
  refuse: 'refused',
  withdraw: 'withdrawn',
};

/** @type {Record<string, Schemas['RequestDeskNext']['act'][]>} */
const NEXT = {
  received: ['ask_identity', 'check_identity', 'extend'],
  identity_asked: ['check_identity', 'find_unproven'],
  identity_checked: ['begin', 'extend', 'refuse'],
  identity_not_proven: ['check_identity', 'refuse'],
  in_progress: ['extend', 'answer', 'refuse'],
};

const today = () => new Date().toISOString().slice(0, 10);
const inAMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/**
 * @param {'fr' | 'en'} language
 * @returns {Schemas['ProcessingRegisterRegister']}
 */
function register(language) {
  const fr = language === 'fr';
  const words = fr
    ? {
        title: 'Dossier médical en santé au travail',
        purpose: 'Suivre la santé des personnes au travail.',
        people: 'Personnes qui travaillent pour l’entreprise.',
        data: 'Visites, avis.',
        recipients: 'L’équipe de soins.',
        basis: 'Obligation légale.',
        security: 'Scellement.',
        transfers: 'Aucun.',
      }
    : {
        title: 'Occupational health file',
        purpose: 'To follow people’s health at work.',
        people: 'People who work for the company.',
        data: 'Visits, opinions.',
        recipients: 'The care team.',
        basis: 'Legal duty.',
        security: 'Sealed.',
        transfers: 'None.',
      };
  return {
    items: [
      {
        code: 'occupational-file',
        controller: 'health_service',
        article: 'GDPR 9(2)(h)',
        words,
        kept: [
          {
            category: 'occupational-file',
            title: words.title,
            ground: words.basis,
            article: 'GDPR 17(3)(b)',
            source: 'Code du travail, art. L. 4624-8',
            duration: 'P40Y',
            erasure: 'kept',
            stores: ['profile.visits'],
          },
        ],
      },
    ],
    unassigned: [],
  };
}

/**
 * @param {{
 *   json: (status: number, body: unknown, headers?: Record<string, string>) => Response,
 *   problem: (status: number, type: string, title: string) => Response,
 * }} answers
 */
export function mockDataRequests({ json, problem }) {
  /** @type {Kept[]} newest first */
  const all = [];
  let count = 0;

  /**
   * @param {Partial<Kept> & Pick<Kept, 'kind' | 'channel' | 'person' | 'name'>} what
   * @param {Me} me
   */
  function add(what, me) {
    const one = /** @type {Kept} */ ({
      id: `request-${++count}`,
      state: 'received',
      receivedOn: today(),
      dueOn: inAMonth(),
      extended: false,
      hasAccount: true,
      steps: [],
      tag: '1',
      ...what,
    });
    one.steps = [step(one, me, { act: 'receive' })];
    all.unshift(one);
    return one;
  }

  /**
   * @param {Kept} one
   * @param {Me} me
   * @param {Schemas['RequestDeskNext']} next
   */
  const step = (one, me, next) => ({
    ...next,
    at: new Date().toISOString(),
    mine: me.id === one.person,
  });

  /**
   * @param {Kept} one
   * @param {Me} me
   * @param {Schemas['RequestDeskNext']} next
   */
  function take(one, me, next) {
    one.steps = [...one.steps, step(one, me, next)];
    one.state = THEN[next.act] ?? one.state;
    one.extended ||= next.act === 'extend';
    one.tag = String(Number(one.tag) + 1);
    if (['answered', 'refused', 'withdrawn'].includes(one.state)) {
      one.closedOn = today();
      delete one.dueOn;
    }
    return one;
  }

  /** @param {Kept} one */
  const line = (one) => ({
    id: one.id,
    kind: one.kind,
    channel: one.channel,
    state: one.state,
    receivedOn: one.receivedOn,
    extended: one.extended,
    name: one.name,
    ...(one.closedOn
      ? { closedOn: one.closedOn }
      : { dueOn: inAMonth(), daysLeft: 30, extensibleUntil: inAMonth() }),
  });

  /** @param {Kept} one */
  const opened = (one) => ({
    request: line(one),
    hasAccount: one.hasAccount,
    ...(one.address && { address: one.address }),
    ...(one.words && { words: one.words }),
    steps: one.steps.map(({ mine, ...rest }) => ({ ...rest, byName: mine ? one.name : 'DPO' })),
    next: NEXT[one.state] ?? [],
    refusals:
      one.state === 'identity_not_proven'
        ? ['identity_not_proven']
        : ['manifestly_unfounded', 'excessive'],
    tag: one.tag,
  });

  /** @param {Request} request */
  const stale = (request, /** @type {Kept} */ one) =>
    request.headers.get('if-match') !== `"${one.tag}"`;

  /**
   * @param {Request} request
   * @param {URL} url
   * @param {{ me: Me, steppedUp: boolean, stepUp: () => Response }} caller
   * @returns {Promise<Response | null>}
   */
  return async function handle(request, url, caller) {
    const { pathname } = url;
    const language = request.headers.get('accept-language')?.startsWith('en') ? 'en' : 'fr';
    if (pathname.startsWith(OWN)) {
      return own(request, pathname.slice(OWN.length + 1), caller);
    }
    const may = (/** @type {Me['permissions'][number]} */ permission) =>
      caller.me.permissions.includes(permission);
    const closed = () => problem(403, 'platform/forbidden', 'Forbidden');
    if (pathname.startsWith(DESK)) {
      return may('rights.handle')
        ? desk(request, url, pathname.slice(DESK.length + 1), caller.me)
        : closed();
    }
    if (pathname.startsWith('/api/v1/admin/compliance/processing-register')) {
      return may('compliance.read') ? json(200, register(language)) : closed();
    }
    if (pathname === '/api/v1/patients/break-glass/register') {
      return may('break-glass.register')
        ? json(200, {
            items: [{ id: 'opening-1', actor: 'x', at: '2026-11-02T08:30:00Z' }],
            next: null,
          })
        : closed();
    }
    return null;
  };

  /**
   * @param {Request} request
   * @param {string} rest
   * @param {{ me: Me, steppedUp: boolean, stepUp: () => Response }} caller
   */
  async function own(request, rest, { me, steppedUp, stepUp }) {
    const mine = all.filter(({ person }) => person === me.id);
    if (rest === '') {
      if (request.method === 'GET') {
        return json(200, { items: mine, next: null });
      }
      const { kind, words } = await request.json();
      const one = add(
        { kind, words, channel: 'platform', person: me.id, name: me.displayName },
        me,
      );
      return json(201, steppedUp ? take(one, me, proven) : one);
    }
    const one = mine.find(({ id }) => id === rest.split('/')[0]);
    if (!one) {
      return problem(404, 'platform/not-found', 'Not found');
    }
    if (request.method === 'GET') {
      return json(200, one);
    }
    if (request.method === 'POST' && !steppedUp) {
      return stepUp();
    }
    if (stale(request, one)) {
      return problem(412, 'platform/changed-meanwhile', 'Changed');
    }
    if (request.method === 'DELETE') {
      take(one, me, { act: 'withdraw' });
      return new Response(null, { status: 204 });
    }
    return json(200, take(one, me, proven));
  }

  /**
   * @param {Request} request
   * @param {URL} url
   * @param {string} rest
   * @param {Me} me
   */
  async function desk(request, url, rest, me) {
    if (rest === '' && request.method === 'GET') {
      const closed = url.searchParams.get('closed') === 'true';
      const items = all.filter(({ closedOn }) => (closedOn !== undefined) === closed).map(line);
      return json(200, { items, next: null });
    }
    if (rest === 'people') {
      return json(200, { items: [{ id: 'person-claire', displayName: 'Claire Martin' }] });
    }
    if (rest === '') {
      const { kind, channel, receivedOn, person, name, address, words } = await request.json();
      const one = add(
        {
          kind,
          channel,
          receivedOn,
          words,
          address,
          person: person ?? 'nobody',
          name: name ?? 'Claire Martin',
          hasAccount: person !== undefined,
        },
        me,
      );
      return json(201, opened(one));
    }
    const one = all.find(({ id }) => id === rest.split('/')[0]);
    if (!one) {
      return problem(404, 'platform/not-found', 'Not found');
    }
    if (request.method === 'GET') {
      return json(200, opened(one));
    }
    return stale(request, one)
      ? problem(412, 'platform/changed-meanwhile', 'Changed')
      : json(200, opened(take(one, me, await request.json())));
  }
}

const proven = /** @type {const} */ ({ act: 'check_identity', proof: 'signed_in' });
