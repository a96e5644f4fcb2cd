/** An RFC 9457 problem, or what stands for one when no answer came. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  traceId?: string;
  errors?: FieldError[];
  /** Seconds to wait, where the server says how long (`Retry-After`). */
  retryAfter?: number;
  /** What this kind of problem says besides (RFC 9457, section 3.2). */
  members?: Record<string, unknown>;
}

export interface FieldError {
  field: string;
  message: string;
}

/** What the screen has to say, each in its own plain words. */
export type ProblemKind =
  | 'unreachable'
  | 'unavailable'
  | 'signed-out'
  | 'unproven'
  | 'enrolling'
  | 'changed'
  | 'forbidden'
  | 'missing'
  | 'too-many'
  | 'input'
  | 'other';

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    // The title only: a detail may quote what the person wrote, and errors end up in consoles.
    super(problem.title);
    this.name = 'ProblemError';
  }
}

/** No answer at all: no network, or the server did not speak in time. */
export const UNREACHABLE: Problem = {
  type: 'about:blank#unreachable',
  title: 'Unreachable',
  status: 0,
};

export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return error.problem;
  }
  return UNREACHABLE;
}

export function kindOf({ status, type }: Problem): ProblemKind {
  if (isProblem({ type }, 'platform/step-up-required')) {
    return 'unproven';
  }
  if (isProblem({ type }, 'platform/enrolment-required')) {
    return 'enrolling';
  }
  switch (status) {
    case 0:
      return 'unreachable';
    case 400:
    case 413:
    case 415:
    case 422:
      return 'input';
    case 401:
      return 'signed-out';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'missing';
    case 412:
      return 'changed';
    case 429:
      return 'too-many';
    case 502:
    case 503:
    case 504:
      return 'unavailable';
    default:
      return 'other';
  }
}

/** Whether it is the problem of this name, such as `auth/wrong-code`. */
export function isProblem({ type }: Pick<Problem, 'type'>, name: string): boolean {
  return type.endsWith(`/problems/${name}`);
}

/** Reads a refusal. A proxy's HTML page or an empty body still becomes a problem we can show. */
export async function readProblem(response: Response): Promise<Problem> {
  const bare: Problem = {
    type: 'about:blank',
    title: response.statusText || `HTTP ${response.status}`,
    status: response.status,
    ...waitAskedFor(response),
  };
  if (!response.headers.get('content-type')?.includes('json')) {
    return bare;
  }
  try {
    return shaped(await response.json(), bare);
  } catch {
    return bare;
  }
}

/** Ours are seconds; a date, which a proxy may send, is not worth a clock that is wrong. */
function waitAskedFor({ headers }: Response): Pick<Problem, 'retryAfter'> {
  const asked = headers.get('retry-after');
  return asked !== null && /^\d{1,6}$/.test(asked) ? { retryAfter: Number(asked) } : {};
}

const STANDARD = new Set(['type', 'title', 'status', 'detail', 'instance', 'traceId', 'errors']);

function shaped(body: unknown, bare: Problem): Problem {
  if (typeof body !== 'object' || body === null) {
    return bare;
  }
  const { type, title, detail, traceId, errors } = body as Record<string, unknown>;
  const members = Object.fromEntries(Object.entries(body).filter(([name]) => !STANDARD.has(name)));
  return {
    ...bare,
    ...(typeof type === 'string' && { type }),
    ...(typeof title === 'string' && { title }),
    ...(typeof detail === 'string' && { detail }),
    ...(typeof traceId === 'string' && { traceId }),
    ...(Array.isArray(errors) && { errors: errors.filter(isFieldError) }),
    ...(Object.keys(members).length > 0 && { members }),
  };
}

function isFieldError(value: unknown): value is FieldError {
  const candidate = value as Partial<FieldError> | null;
  return typeof candidate?.field === 'string' && typeof candidate.message === 'string';
}
