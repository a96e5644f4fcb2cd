// @ts-check
/**
 * Documents of one's own file, as far as pages need them: contents are counted and forgotten.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 * @typedef {import('./people.mjs').Me} Me
 * @typedef {{ json: (status: number, body: unknown, headers?: Record<string, string>) => Response, problem: (status: number, type: string, title: string, more?: Record<string, unknown>) => Response }} Answers
 * @typedef {{ document: Schemas['Document'], revision: number, versions: Schemas['DocumentVersion'][], shares: Schemas['ShareShare'][], accesses: Schemas['ShareAccess'][] }} Filed
 * @typedef {Schemas['Upload'] & { category: Schemas['Document']['category'], expiresOn?: string, replaces?: string }} Announced
 */

import { names } from './care.mjs';

const LARGEST = 100_000_000;
const ALLOWED = 1_000_000_000;
const TUS = { 'Tus-Resumable': '1.0.0' };

/** @param {Answers} answers */
export function documentsApi({ json, problem }) {
  /** @type {Map<string, Filed[]>} */
  const files = new Map();
  /** @type {Map<string, Announced>} */
  const uploads = new Map();
  const none = () => problem(404, 'platform/not-found', 'Not found');
  const empty = (headers = {}) => new Response(null, { status: 204, headers });

  /** @param {Announced} upload @param {Filed[]} mine */
  function filed(upload, mine) {
    const at = new Date().toISOString();
    const before = mine.find(({ document }) => document.id === upload.replaces);
    const type = /\.pdf$/i.test(upload.fileName)
      ? 'application/pdf'
      : /\.png$/i.test(upload.fileName)
        ? 'image/png'
        : 'text/plain;charset=UTF-8';
    const version = (before?.document.version ?? 0) + 1;
    const said = { fileName: upload.fileName, type, size: upload.length };
    const document = {
      id: before?.document.id ?? crypto.randomUUID(),
      title: upload.title,
      category: upload.category,
      ...(upload.expiresOn && { expiresOn: upload.expiresOn }),
      ...said,
      version,
      at: before?.document.at ?? at,
      changedAt: at,
    };
    if (before) {
      before.document = document;
      before.versions.unshift({ version, ...said, at });
    } else {
      mine.unshift({
        document,
        revision: 1,
        versions: [{ version, ...said, at }],
        shares: [],
        accesses: [],
      });
    }
    upload.state = 'filed';
    upload.document = document.id;
  }

  /** @param {Request} request */
  function announced(request) {
    /** @type {Record<string, string>} */
    const said = {};
    for (const pair of (request.headers.get('upload-metadata') ?? '').split(',')) {
      const [name = '', value = ''] = pair.trim().split(' ');
      said[name] = Buffer.from(value, 'base64').toString('utf8');
    }
    const id = crypto.randomUUID();
    uploads.set(id, {
      id,
      fileName: said.filename ?? 'document',
      title: said.title ?? '',
      ...(said.mark && { mark: said.mark }),
      state: 'receiving',
      received: 0,
      length: Number(request.headers.get('upload-length')),
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      category: /** @type {Schemas['Document']['category']} */ (said.category ?? 'other'),
      ...(said.expiresOn && { expiresOn: said.expiresOn }),
      ...(said.replaces && { replaces: said.replaces }),
    });
    return new Response(null, {
      status: 201,
      headers: { ...TUS, Location: `/api/v1/profile/uploads/${id}` },
    });
  }

  /** @param {Request} request @param {Announced} upload @param {Filed[]} mine */
  async function received(request, upload, mine) {
    if (Number(request.headers.get('upload-offset')) !== upload.received) {
      return problem(409, 'profile/other-offset', 'Sent elsewhere meanwhile');
    }
    upload.received += (await request.arrayBuffer()).byteLength;
    if (upload.received === upload.length) {
      filed(upload, mine);
    }
    return empty({ ...TUS, 'Upload-Offset': String(upload.received) });
  }

  /** @param {Request} request @param {string} id @param {Filed[]} mine */
  async function ofUploads(request, id, mine) {
    if (id === '') {
      return request.method === 'POST'
        ? announced(request)
        : json(200, {
            items: [...uploads.values()].filter(({ state }) => state === 'receiving'),
            next: null,
          });
    }
    const upload = uploads.get(id);
    if (!upload) {
      return none();
    }
    switch (request.method) {
      case 'PATCH':
        return received(request, upload, mine);
      case 'HEAD':
        return new Response(null, {
          status: 200,
          headers: {
            ...TUS,
            'Upload-Offset': String(upload.received),
            'Upload-Length': String(upload.length),
          },
        });
      case 'DELETE':
        uploads.delete(id);
        return empty(TUS);
      default:
        return json(200, upload);
    }
  }

  /** @param {Request} request @param {Filed} one @param {Filed[]} mine */
  async function ofOne(request, one, mine) {
    const tag = { ETag: `"${one.revision}"` };
    if (request.method === 'DELETE') {
      mine.splice(mine.indexOf(one), 1);
      return empty();
    }
    if (request.method === 'PUT') {
      const about = await request.json();
      const { expiresOn: _before, ...rest } = one.document;
      one.document = { ...rest, ...about };
      one.revision += 1;
    }
    return json(200, one.document, tag);
  }

  /** @param {Request} request @param {Filed} one @param {string} id */
  async function ofShares(request, one, id) {
    if (request.method === 'POST') {
      const { professional, until } = await request.json();
      const name = names[professional];
      const share = {
        id: crypto.randomUUID(),
        professional,
        ...(name && { name }),
        until,
        at: new Date().toISOString(),
      };
      one.shares = [share, ...one.shares.filter((some) => some.professional !== professional)];
      return json(201, share);
    }
    if (request.method === 'DELETE') {
      one.shares = one.shares.filter((some) => some.id !== id);
      return empty();
    }
    return json(200, { items: one.shares, next: null });
  }

  /**
   * @param {Request} request
   * @param {URL} url
   * @param {Me} me
   * @returns {Promise<Response | null>}
   */
  return async function handle(request, url, me) {
    const [, , , area = '', part = '', id = '', of = '', which = ''] = url.pathname.split('/');
    if (area !== 'profile') {
      return null;
    }
    const mine = files.get(me.id) ?? [];
    files.set(me.id, mine);
    if (part === 'uploads') {
      return ofUploads(request, id, mine);
    }
    if (part !== 'documents') {
      return null;
    }
    if (id === '') {
      const kind = url.searchParams.get('category');
      return json(200, {
        items: mine
          .map(({ document }) => document)
          .filter(({ category }) => !kind || category === kind),
        next: null,
        used: mine.flatMap(({ versions }) => versions).reduce((sum, { size }) => sum + size, 0),
        allowed: ALLOWED,
        largest: LARGEST,
      });
    }
    const one = mine.find(({ document }) => document.id === id);
    if (!one) {
      return none();
    }
    switch (of) {
      case '':
        return ofOne(request, one, mine);
      case 'versions':
        return json(200, { items: one.versions, next: null });
      case 'shares':
        return ofShares(request, one, which);
      case 'accesses':
        return json(200, { items: one.accesses, next: null });
      default:
        return json(201, {
          url: `${url.origin}/api/v1/profile/blobs/mock`,
          expiresAt: new Date(Date.now() + 120_000).toISOString(),
        });
    }
  };
}
