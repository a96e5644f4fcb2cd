import { Upload as Tus, type DetailedError } from 'tus-js-client';
import { ProblemError, UNREACHABLE, type Problem } from '@/lib/problem';
import { currentSession, onSessionChange, personHere, refresh, tokenOf } from '@/lib/session';
import { upload as stateOf, type Upload } from './api';
import { markOf, PART, type Said } from './rules';

const ENDPOINT = '/api/v1/profile/uploads';
const LOOK_AGAIN = 700;
const LOOKS = 120;
/** After these, it waits for the network, or for the person. */
const RETRIES = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

/** Whoever chose the file is gone: it is nobody else's to send. */
const SIGNED_OUT: Problem = { type: 'about:blank#signed-out', title: 'Signed out', status: 401 };

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
  const owner = personHere();
  let stop: () => void = () => undefined;
  const ended = new Promise<string>((done, fail) => {
    let over = false;
    let dontWait: () => void = () => undefined;
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
        const bearer = owner === null ? null : await tokenOf(owner);
        if (bearer === null && currentSession().state !== 'unreachable') {
          end(SIGNED_OUT);
        }
        if (bearer === null || over) {
          throw new ProblemError(UNREACHABLE); // nothing leaves without its person
        }
        request.setHeader('Authorization', `Bearer ${bearer}`);
        request.setHeader('Accept-Language', document.documentElement.lang);
      },
      onShouldRetry: (error) => !over && mayPass(error),
      onProgress: (sent) => {
        progress.waiting(false);
        progress.sent(sent);
      },
      onError: (error) => {
        if (over) {
          return;
        }
        if (!mayPass(error as DetailedError)) {
          end(problemIn(error as DetailedError));
          return;
        }
        progress.waiting(true);
        dontWait = whenOnline(() => tus.start());
      },
      onSuccess: () => {
        leave();
        done(tus.url ?? '');
      },
    });
    const leave = onSessionChange(() => {
      if (personHere() !== owner) {
        end(SIGNED_OUT);
      }
    });
    function end(problem: Problem) {
      over = true;
      leave();
      dontWait();
      void tus.abort();
      fail(new ProblemError(problem));
    }
    stop = () => end(UNREACHABLE);
    tus.start();
  });
  return { ended: ended.then((url) => filed(url.split('/').pop() ?? '')), stop: () => stop() };
}

/** Whether it may go better another time. A refusal stays one; a token that ended is renewed. */
function mayPass(error: Pick<DetailedError, 'originalResponse'>): boolean {
  const status = error.originalResponse?.getStatus() ?? 0;
  if (status === 401) {
    void refresh(); // where the session has ended, that ends the sending, too
  }
  return status < 400 || status >= 500 || [401, 408, 409, 429].includes(status);
}

/** @returns what takes it back */
function whenOnline(go: () => void): () => void {
  if (navigator.onLine) {
    const timer = setTimeout(go, RETRIES.at(-1));
    return () => clearTimeout(timer);
  }
  addEventListener('online', go, { once: true });
  return () => removeEventListener('online', go);
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
