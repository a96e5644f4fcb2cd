/** What `backend/triage-engine-js` exports: the engine, compiled by TeaVM. */
declare module 'triage-engine' {
  export function version(): string;
  export function load(names: string[], texts: string[]): boolean;
  export function assess(told: string): string;
  export function questions(language: string): string;
  export function presentations(language: string): string;
}
