/** What a SMART Health Link holds (version 1.0.0). */
export interface Shlink {
  url: string;
  key: string;
  flag: string;
  label: string;
  exp: number | null;
}

/** A text of base64url as its bytes. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** The link in an address's hash or in a scanned text; null if it is none. */
export function shlinkIn(text: string): Shlink | null {
  const found = /shlink:\/([\w-]{20,4000})$/.exec(text);
  if (!found?.[1]) {
    return null;
  }
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(bytesOf(found[1])));
    const { url, key, flag, label, exp } = read as Record<string, unknown>;
    return typeof url === 'string' && typeof key === 'string' && bytesOf(key).length === 32
      ? {
          url,
          key,
          flag: typeof flag === 'string' ? flag : '',
          label: typeof label === 'string' ? label : '',
          exp: typeof exp === 'number' ? exp : null,
        }
      : null;
  } catch {
    return null;
  }
}

/** A JWE in compact form with `dir` and `A256GCM` (RFC 7516), opened by the browser itself. */
export async function opened(jwe: string, key: string): Promise<string> {
  const [header = '', , nonce = '', sealed = '', tag = ''] = jwe.split('.');
  const { alg, enc, zip } = JSON.parse(new TextDecoder().decode(bytesOf(header))) as {
    alg?: string;
    enc?: string;
    zip?: string;
  };
  if (alg !== 'dir' || enc !== 'A256GCM') {
    throw new Error('not encrypted as a health link is');
  }
  const secret = await crypto.subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['decrypt']);
  const clear = await crypto.subtle.decrypt(
    {
      name: 'AES-GCM',
      iv: bytesOf(nonce),
      additionalData: new TextEncoder().encode(header),
      tagLength: 128,
    },
    secret,
    joined(bytesOf(sealed), bytesOf(tag)),
  );
  if (zip === undefined) {
    return new TextDecoder().decode(clear);
  }
  if (zip !== 'DEF') {
    throw new Error('compressed in a way that we do not know');
  }
  const inflated = new Blob([clear]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(inflated).text();
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** A part of a patient summary in words. */
export interface Part {
  title: string;
  lines: string[];
}

/** What a patient summary says in words, section by section; null if it is none. */
export function partsOf(json: string): Part[] | null {
  const bundle = JSON.parse(json) as {
    entry?: { resource?: { resourceType?: string; text?: Text; section?: Section[] } }[];
  } | null;
  const composition = bundle?.entry?.[0]?.resource;
  if (composition?.resourceType !== 'Composition') {
    return null;
  }
  return [
    { title: '', lines: linesOf(composition.text) },
    ...(composition.section ?? []).map(({ title = '', text }) => ({ title, lines: linesOf(text) })),
  ];
}

interface Text {
  div?: string;
}
interface Section {
  title?: string;
  text?: Text;
}

/** The words of a narrative, as text: nothing of it becomes a part of the page. */
function linesOf(text: Text | undefined): string[] {
  return (text?.div ?? '')
    .split(/<\/(?:li|p|div|td|h\d)>|<br\s*\/?>/)
    .map((line) => unescaped(line.replaceAll(/<[^>]*>/g, '')).trim())
    .filter(Boolean);
}

const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

const unescaped = (text: string): string =>
  text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);
