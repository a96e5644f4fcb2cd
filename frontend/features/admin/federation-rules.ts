import type { FederatedRole, Provider, ProviderWish } from './providers-api';
import { linesOf } from './registration';

/** What a provider can make of somebody. Mirrors `ProviderRules.GIVEN` of the server. */
export const GIVEN: FederatedRole[] = [
  'employee',
  'first_aider',
  'employer',
  'company_admin',
  'dpo',
  'auditor',
];

/** A provider as it stands in the form: lists are texts, one thing a line. */
export interface ProviderDraft {
  kind: ProviderWish['kind'];
  name: string;
  issuer: string;
  clientId: string;
  authentication: ProviderWish['authentication'];
  secret: string;
  domains: string;
  justInTime: boolean;
  localSignIn: boolean;
  signOutThere: boolean;
  email: string;
  displayName: string;
  roles: string;
  mapping: string;
  twoFactors: string;
  phishingResistant: string;
}

export type ProviderMistake = 'name' | 'issuer' | 'clientId' | 'secret' | 'domains' | 'mapping';

export const newDraft: ProviderDraft = {
  kind: 'oidc',
  name: '',
  issuer: '',
  clientId: '',
  authentication: 'private_key_jwt',
  secret: '',
  domains: '',
  justInTime: false,
  localSignIn: true,
  signOutThere: false,
  email: 'email',
  displayName: 'name',
  roles: '',
  mapping: '',
  twoFactors: '',
  phishingResistant: '',
};

export function draftOf(provider: Provider): ProviderDraft {
  const { rules } = provider;
  const pairs = Object.entries(rules.mapping).flatMap(([value, roles]) =>
    roles.map((role) => `${value} = ${role}`),
  );
  return {
    kind: provider.kind,
    name: provider.name,
    issuer: provider.issuer,
    clientId: provider.clientId,
    authentication: provider.authentication,
    secret: '',
    domains: provider.domains.join('\n'),
    justInTime: provider.justInTime,
    localSignIn: provider.localSignIn,
    signOutThere: provider.signOutThere,
    email: rules.email,
    displayName: rules.name,
    roles: rules.roles ?? '',
    mapping: pairs.join('\n'),
    twoFactors: rules.twoFactors.join('\n'),
    phishingResistant: rules.phishingResistant.join('\n'),
  };
}

export function wishOf(draft: ProviderDraft): ProviderWish {
  const national = draft.kind === 'pro_sante_connect';
  const secret = draft.authentication === 'client_secret' ? draft.secret.trim() : '';
  return {
    kind: draft.kind,
    name: draft.name.trim(),
    clientId: draft.clientId.trim(),
    authentication: draft.authentication,
    signOutThere: draft.signOutThere,
    ...(secret && { secret }),
    ...(!national && {
      issuer: draft.issuer.trim(),
      domains: linesOf(draft.domains),
      justInTime: draft.justInTime,
      localSignIn: draft.localSignIn,
      rules: rulesOf(draft),
    }),
  };
}

function rulesOf(draft: ProviderDraft): NonNullable<ProviderWish['rules']> {
  const roles = draft.roles.trim();
  return {
    email: draft.email.trim() || newDraft.email,
    name: draft.displayName.trim() || newDraft.displayName,
    ...(roles && { roles }),
    mapping: mappingOf(draft.mapping) ?? {},
    twoFactors: linesOf(draft.twoFactors),
    phishingResistant: linesOf(draft.phishingResistant),
  };
}

/** `value = role` a line; the value may itself hold a sign of equality. Null if one is no such line. */
export function mappingOf(text: string): Record<string, FederatedRole[]> | null {
  const mapping: Record<string, FederatedRole[]> = {};
  for (const line of linesOf(text)) {
    const [, value = '', code = ''] = /^(.+?)\s*=\s*(\w+)$/.exec(line) ?? [];
    const role = GIVEN.find((one) => one === code);
    if (!role) {
      return null;
    }
    mapping[value] = [...(mapping[value] ?? []), role];
  }
  return mapping;
}

/** What the server would refuse. Mirrors `NewProvider.faults`. */
export function mistakesIn(draft: ProviderDraft, isNew: boolean): ProviderMistake[] {
  const oidc = draft.kind === 'oidc';
  const found: [ProviderMistake, boolean][] = [
    ['name', draft.name.trim() === ''],
    ['issuer', oidc && !isIssuer(draft.issuer.trim())],
    ['clientId', draft.clientId.trim() === ''],
    ['secret', isSecretMissing(draft, isNew)],
    ['domains', oidc && linesOf(draft.domains).length === 0],
    ['mapping', oidc && mappingOf(draft.mapping) === null],
  ];
  return found.filter(([, wrong]) => wrong).map(([mistake]) => mistake);
}

/** None in a change keeps the one before. */
function isSecretMissing({ authentication, secret }: ProviderDraft, isNew: boolean): boolean {
  const { length } = secret.trim();
  const tooShort = length > 0 && length < 8;
  return authentication === 'client_secret' && (tooShort || (isNew && length === 0));
}

function isIssuer(text: string): boolean {
  try {
    const { protocol, username, search, hash } = new URL(text);
    return /^https?:$/.test(protocol) && username === '' && search === '' && hash === '';
  } catch {
    return false;
  }
}
