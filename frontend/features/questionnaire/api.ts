import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';

type Schemas = components['schemas'];

export type Asked = Schemas['Questionnaire'];
export type Question = Schemas['QuestionnaireQuestion'];
export type Answer = Schemas['GivenAnswer'];
export type Told = Schemas['ToldQuestionnaire'];

export async function readQuestions(): Promise<Asked> {
  return bodyOf(await http.GET('/api/v1/profile/pre-visit-questionnaire'));
}

/**
 * @param key the same for the same answers: they are sent once, however often one tries
 */
export async function sendAnswers(version: number, answers: Answer[], key: string): Promise<Told> {
  return bodyOf(
    await http.POST('/api/v1/profile/pre-visit-questionnaire', {
      params: { header: { 'Idempotency-Key': key } },
      body: { version, answers },
    }),
  );
}
