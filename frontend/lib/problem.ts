/** An RFC 9457 problem, or what stands for one when no answer came. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  traceId?: string;
  errors?: FieldError[];
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

export function kindOf({ status }: Problem): ProblemKind {
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

/** Reads a refusal. A proxy's HTML page or an empty body still becomes a problem we can show. */
export async function readProblem(response: Response): Promise<Problem> {
  const bare: Problem = {
    type: 'about:blank',
    title: response.statusText || `HTTP ${response.status}`,
    status: response.status,
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

function shaped(body: unknown, bare: Problem): Problem {
  if (typeof body !== 'object' || body === null) {
    return bare;
  }
  const { type, title, detail, traceId, errors } = body as Record<string, unknown>;
  return {
    ...bare,
    ...(typeof type === 'string' && { type }),
    ...(typeof title === 'string' && { title }),
    ...(typeof detail === 'string' && { detail }),
    ...(typeof traceId === 'string' && { traceId }),
    ...(Array.isArray(errors) && { errors: errors.filter(isFieldError) }),
  };
}

function isFieldError(value: unknown): value is FieldError {
  const candidate = value as Partial<FieldError> | null;
  return typeof candidate?.field === 'string' && typeof candidate.message === 'string';
}
