// Answers inputs as a page without a network does: one JSON line in, one JSON line out.
// node answers.mjs <engine.js> <folder of the library's files>
import { createInterface } from 'node:readline';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [engineFile, folder] = process.argv.slice(2);
const engine = await import(pathToFileURL(resolve(engineFile)).href);
const names = readdirSync(folder).sort();
const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
// A slash in a file's name cannot be part of a name in a folder.
if (!engine.load(names.map((name) => name.replaceAll('~', '/')), texts)) {
  throw new Error('the engine does not read the library');
}
const lines = [];
const write = () => {
  process.stdout.write(lines.splice(0).join(''));
};
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  lines.push(`${line.startsWith('?') ? asked(line) : engine.assess(line)}\n`);
  if (lines.length === 64) {
    write();
  }
}
write();

/** Lines that begin with a question mark ask for a catalogue. */
function asked(line) {
  switch (line) {
    case '?version':
      return engine.version();
    case '?questions fr':
      return engine.questions('fr');
    case '?questions en':
      return engine.questions('en');
    case '?presentations fr':
      return engine.presentations('fr');
    case '?presentations en':
      return engine.presentations('en');
    default:
      throw new Error(`not a catalogue: ${line}`);
  }
}
