// @ts-check
/**
 * What people are asked before a visit: the questions that the server ships, and what was sent.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 * @typedef {import('./people.mjs').Me} Me
 * @typedef {Schemas['GivenAnswer']} Answer
 * @typedef {{ fr: string, en: string }} Wording
 * @typedef {{ code: string, display: Wording, exclusive?: boolean, support?: boolean }} Option
 * @typedef {{ linkId: string, type: Schemas['QuestionnaireQuestion']['type'], repeats?: boolean, text: Wording, hint?: Wording, answerOption?: Option[], maxLength?: number, support?: boolean }} Item
 * @typedef {{ version: number, yes: Wording, no: Wording, item: Item[] }} Asked
 * @typedef {{ id: string, person: string, at: string, answers: Answer[] }} Sent
 * @typedef {{ json: (status: number, body: unknown) => Response, problem: (status: number, type: string, title: string, more?: Record<string, unknown>) => Response }} Answers
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHIPPED = '../../backend/profile/src/main/resources/questionnaires/pre-visit-1.json';

/** @type {Asked} */
const asked = JSON.parse(readFileSync(join(import.meta.dirname, SHIPPED), 'utf8'));

/** @param {Request} request @returns {'fr' | 'en'} */
const languageOf = (request) =>
  request.headers.get('accept-language')?.startsWith('en') ? 'en' : 'fr';

/** @param {Item} item @param {'fr' | 'en'} language @returns {Schemas['QuestionnaireQuestion']} */
const question = (item, language) => ({
  linkId: item.linkId,
  type: item.type,
  repeats: item.repeats ?? false,
  text: item.text[language],
  ...(item.hint && { hint: item.hint[language] }),
  answerOption: (item.answerOption ?? []).map(({ code, display, exclusive, support }) => ({
    code,
    text: display[language],
    exclusive: exclusive ?? false,
    support: support ?? false,
  })),
  ...(item.maxLength && { maxLength: item.maxLength }),
  support: item.support ?? false,
});

/** @param {Sent} sent @param {'fr' | 'en'} language @returns {Schemas['ToldQuestionnaire']} */
const told = ({ id, person, at, answers }, language) => ({
  id,
  person,
  version: asked.version,
  at,
  asked: asked.item.length,
  lines: asked.item.flatMap((item) =>
    answers
      .filter(({ linkId }) => linkId === item.linkId)
      .map((answer) => {
        const chosen = (item.answerOption ?? []).filter(({ code }) =>
          answer.chosen?.includes(code),
        );
        return {
          text: item.text[language],
          said: [
            ...(answer.yes === undefined ? [] : [asked[answer.yes ? 'yes' : 'no'][language]]),
            ...chosen.map(({ display }) => display[language]),
            ...(answer.words ? [answer.words] : []),
          ],
          support:
            (item.support === true && answer.yes === true) ||
            chosen.some(({ support }) => support === true),
          answer,
        };
      }),
  ),
});

/** @param {Answers} answers */
export function mockQuestionnaires({ json, problem }) {
  /** @type {Sent[]} newest first */
  const sent = [];

  /** @param {string} person @param {Request} request */
  const of = (person, request) =>
    sent.filter((one) => one.person === person).map((one) => told(one, languageOf(request)));

  /** @param {Request} request @param {Me} me */
  async function own(request, me) {
    if (!me.roles.includes('employee')) {
      return problem(403, 'platform/forbidden', 'Forbidden');
    }
    const language = languageOf(request);
    if (request.method === 'POST') {
      const { version, answers } = await request.json();
      if (version !== asked.version || answers.length === 0) {
        return problem(400, 'platform/invalid-input', 'Invalid');
      }
      const one = {
        id: `questionnaire-${sent.length + 1}`,
        person: me.id,
        at: new Date().toISOString(),
        answers,
      };
      sent.unshift(one);
      return json(201, told(one, language));
    }
    const [last] = of(me.id, request);
    return json(200, {
      version: asked.version,
      questions: asked.item.map((item) => question(item, language)),
      ...(last && { last }),
    });
  }

  return { of, own };
}
