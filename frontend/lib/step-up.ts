/**
 * Somebody is asked to prove again who they are, because a request of theirs needs it (RFC 9470).
 * The request waits meanwhile and is sent again afterwards: no page has to know.
 */
interface Question {
  answered: Promise<boolean>;
  answer: (proven: boolean) => void;
}

let question: Question | null = null;
const askers = new Set<() => void>();

/** What the server says of a token that is good, but not proven lately (RFC 9470, section 3). */
export function asksForProof(response: Response): boolean {
  return (
    response.status === 401 &&
    (response.headers.get('www-authenticate') ?? '').includes('insufficient_user_authentication')
  );
}

/** Resolves to whether they did. Several requests at a time wait for one answer. */
export function askForProof(): Promise<boolean> {
  if (askers.size === 0) {
    return Promise.resolve(false); // nobody is there to ask: the refusal stands
  }
  question ??= opened();
  return question.answered;
}

function opened(): Question {
  let answer: Question['answer'] = () => undefined;
  const answered = new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  queueMicrotask(tell);
  return { answered, answer };
}

export function answerProof(proven: boolean): void {
  question?.answer(proven);
  question = null;
  tell();
}

export const isProofAsked = (): boolean => question !== null;

export function onProofAsked(asker: () => void): () => void {
  askers.add(asker);
  return () => askers.delete(asker);
}

function tell(): void {
  for (const asker of askers) {
    asker();
  }
}
