import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';

type Schemas = components['schemas'];

export type FollowUp = Schemas['FollowUp'];
export type Feedback = Schemas['FollowUpFeedback'];

const of = (id: string) => ({ params: { path: { id } } });

export async function followUp(id: string): Promise<FollowUp> {
  return bodyOf(await http.GET('/api/v1/triage/assessments/{id}/follow-up', of(id)));
}

export async function remindIn(id: string, hours: number): Promise<FollowUp> {
  return bodyOf(
    await http.PUT('/api/v1/triage/assessments/{id}/check-back', { ...of(id), body: { hours } }),
  );
}

export async function noReminder(id: string): Promise<FollowUp> {
  return bodyOf(await http.DELETE('/api/v1/triage/assessments/{id}/check-back', of(id)));
}

export async function tell(id: string, feedback: Feedback): Promise<FollowUp> {
  return bodyOf(
    await http.PUT('/api/v1/triage/assessments/{id}/feedback', { ...of(id), body: feedback }),
  );
}
