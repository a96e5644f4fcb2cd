/** How long to wait as one says it: short waits to the second, longer ones in whole minutes, never too short. */
export type Wait = { unit: 'seconds' | 'minutes'; count: number };

const MINUTE = 60;

export function waitOf(seconds: number): Wait {
  return seconds < 2 * MINUTE && seconds % MINUTE !== 0
    ? { unit: 'seconds', count: Math.max(1, Math.ceil(seconds)) }
    : { unit: 'minutes', count: Math.max(1, Math.ceil(seconds / MINUTE)) };
}
