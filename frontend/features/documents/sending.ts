import { Upload as Tus, type DetailedError } from 'tus-js-client';
import { ProblemError, UNREACHABLE, type Problem } from '@/lib/problem';
import { accessToken, refresh } from '@/lib/session';
import { upload as stateOf, type Upload } from './api';
import { markOf, PART, type Said } from './rules';

const ENDPOINT = '/api/v1/profile/uploads';
const LOOK_AGAIN = 700;
const LOOKS = 120;
/** After these, it waits for the network, or for the person. */
const RETRIES = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

export interface Progress {
  sent: (bytes: number) => void;
  /** The connection is gone; it is sent on as soon as there is one. */
  waiting: (waits: boolean) => void;
}

/** What became of a file. */
export interface Ended {
  document: string | null;
  /** The person has it already. */
  same: boolean;
}

/** Sends a file in parts. A connection that breaks costs the part that was under way, at most. */
export function send(
  file: File,
  said: Said,
  progress: Progress,
  before?: Upload,
): { ended: Promise<Ended>; stop: () => void } {
  let stop: () => void = () => undefined;
  const ended = new Promise<string>((done, fail) => {
    const tus = new Tus(file, {
      endpoint: ENDPOINT,
      ...(before && { uploadUrl: `${ENDPOINT}/${before.id}` }),
      chunkSize: PART,
      retryDelays: RETRIES,
      // Nothing about it is kept on the device: the server says what is unfinished.
      storeFingerprintForResuming: false,
      metadata: {
        filename: file.name,
        title: said.title,
        category: said.category,
        mark: markOf(file),
        ...(said.expiresOn && { expiresOn: said.expiresOn }),
        ...(said.replaces && { replaces: said.replaces }),
      },
      async onBeforeRequest(request) {
        request.setHeader('Authorization', `Bearer ${(await accessToken()) ?? ''}`);
        request.setHeader('Accept-Language', document.documentElement.lang);
      },
      onShouldRetry: (error) => mayPass(error),
      onProgress: (sent) => {
        progress.waiting(false);
        progress.sent(sent);
      },
      onError: (error) => {
        if (!mayPass(error as DetailedError)) {
          fail(new ProblemError(problemIn(error as DetailedError)));
          return;
        }
        progress.waiting(true);
        whenOnline(() => tus.start());
      },
      onSuccess: () => done(tus.url ?? ''),
    });
    stop = () => {
      void tus.abort();
      fail(new ProblemError(UNREACHABLE));
    };
    tus.start();
  });
  return { ended: ended.then((url) => filed(url.split('/').pop() ?? '')), stop: () => stop() };
}

/** Whether it may go better another time. A refusal stays one; a token that ended is renewed. */
function mayPass(error: Pick<DetailedError, 'originalResponse'>): boolean {
  const status = error.originalResponse?.getStatus() ?? 0;
  if (status === 401) {
    void refresh();
  }
  return status < 400 || status >= 500 || [401, 408, 409, 429].includes(status);
}

function whenOnline(go: () => void): void {
  if (navigator.onLine) {
    setTimeout(go, RETRIES.at(-1));
    return;
  }
  addEventListener('online', go, { once: true });
}

function problemIn({ originalResponse }: DetailedError): Problem {
  const status = originalResponse?.getStatus() ?? 0;
  try {
    return { ...(JSON.parse(originalResponse?.getBody() ?? '') as Problem), status };
  } catch {
    return status === 0 ? UNREACHABLE : { type: 'about:blank', title: `HTTP ${status}`, status };
  }
}

/** Whole, it is looked at and put into the file, which takes a moment. */
async function filed(id: string): Promise<Ended> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const { state, document, problem } = await stateOf(id);
    if (state === 'filed') {
      return { document: document ?? null, same: false };
    }
    if (problem?.endsWith('/profile/same-document')) {
      return { document: document ?? null, same: true };
    }
    if (state === 'refused') {
      throw new ProblemError({ type: problem ?? 'about:blank', title: state, status: 415 });
    }
    await new Promise((again) => setTimeout(again, LOOK_AGAIN));
  }
  throw new ProblemError(UNREACHABLE);
}
