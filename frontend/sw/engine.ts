/// <reference lib="webworker" />
// The symptom check's rules beside the page, so that reading them does not make it stand still.
import * as engine from 'triage-engine';

declare const self: DedicatedWorkerGlobalScope;

const calls = {
  load: (files: Record<string, string>) => {
    const names = Object.keys(files);
    return engine.load(
      names,
      names.map((name) => files[name] ?? ''),
    );
  },
  assess: (told: string) => JSON.parse(engine.assess(told)) as unknown,
  questions: (language: string) => JSON.parse(engine.questions(language)) as unknown,
  presentations: (language: string) => JSON.parse(engine.presentations(language)) as unknown,
};

self.addEventListener('message', ({ data }: MessageEvent) => {
  const { id, call, about } = data as { id: number; call: keyof typeof calls; about: never };
  try {
    self.postMessage({ id, answer: calls[call](about) });
  } catch {
    // Without words: an error of the engine could quote what it was told.
    self.postMessage({ id, failed: true });
  }
});
