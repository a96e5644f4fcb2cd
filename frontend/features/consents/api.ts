import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';

type Schemas = components['schemas'];

export type Consent = Schemas['Consent'];
export type Consents = Schemas['ConsentAll'];
export type Decision = Schemas['ConsentItem'];
export type OtherBasis = Schemas['OtherBasesOtherBasis'];
export type Purpose = Consent['purpose'];
export type Receipt = Schemas['Receipt'];

export async function consents(): Promise<Consents> {
  return bodyOf(await http.GET('/api/v1/profile/consents'));
}

/** To the text that was read. No tag is sent: the last word of a person holds. */
export async function decide({ purpose, text }: Consent, granted: boolean): Promise<Consent> {
  return bodyOf(
    await http.PUT('/api/v1/profile/consents/{purpose}', {
      params: { path: { purpose } },
      body: { granted, textVersion: text.version },
    }),
  );
}

export async function history(
  purpose: Purpose,
  cursor: number | null,
): Promise<{ items: Decision[]; next: number | null }> {
  const { items, next } = bodyOf(
    await http.GET('/api/v1/profile/consents/{purpose}/history', {
      params: { path: { purpose }, query: cursor === null ? {} : { cursor } },
    }),
  );
  return { items, next: next ?? null };
}

export async function receipt(purpose: Purpose): Promise<Receipt> {
  return bodyOf(
    await http.GET('/api/v1/profile/consents/{purpose}/receipt', { params: { path: { purpose } } }),
  );
}
