import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockApi } from '@/mocks/api.mjs';
import { TOKEN } from '@/mocks/identity.mjs';
import { PASSWORD } from '@/mocks/people.mjs';
import ui from '@/ui/messages.en.json';
import account from './messages.en.json';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined }) }));

const bytes = (text: string) => new TextEncoder().encode(text).buffer;
/** Of a machine that does other things, too. */
const PATIENCE = 10_000;
let root: Root;
let main: HTMLElement;

/** A person who is signed in, before the mock API, on a device that makes passkeys. */
beforeEach(async () => {
  const api = mockApi();
  vi.stubGlobal('fetch', (input: string | Request, init?: RequestInit) =>
    api(input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init)),
  );
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('PublicKeyCredential', function Credential() {});
  const response = {
    clientDataJSON: bytes('c'),
    attestationObject: bytes('a'),
    authenticatorData: bytes('d'),
    signature: bytes('s'),
  };
  const made = async () => ({
    rawId: bytes('id'),
    type: 'public-key',
    getClientExtensionResults: () => ({}),
    response,
  });
  Object.defineProperty(navigator, 'credentials', {
    configurable: true,
    value: { create: made, get: made },
  });
  vi.resetModules();
  localStorage.clear();
  const { signIn } = await import('@/lib/session');
  await signIn('claire@lumiere.demo', PASSWORD);
  main = document.body.appendChild(document.createElement('main'));
  root = createRoot(main);
});

afterEach(() => {
  act(() => root.unmount());
  main.remove();
  vi.unstubAllGlobals();
});

async function show(page: ReactNode): Promise<void> {
  const { StepUpDialog } = await import('@/ui/step-up-dialog');
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" timeZone="Europe/Paris" messages={{ ui, account }}>
        {page}
        <StepUpDialog />
      </NextIntlClientProvider>,
    ),
  );
}

const named = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button, a')].find(
    (control) => (control.getAttribute('aria-label') ?? control.textContent).trim() === name,
  );

/** React has drawn, and it is so; looked at again and again for a while. */
const until = (check: () => void) =>
  vi.waitFor(async () => {
    await act(async () => undefined);
    check();
  }, PATIENCE);

async function press(name: string): Promise<void> {
  await until(() => expect(named(name), name).toBeDefined());
  await act(async () => named(name)?.click());
}

const says = (text: string) => until(() => expect(document.body.textContent).toContain(text));

test('a passkey is added, named, kept when one declines to prove, and removed when one does', async () => {
  const { Passkeys } = await import('./passkeys');
  await show(<Passkeys locale="en" />);
  await says(account.passkeys.none);
  await press(account.passkeys.add);
  await says(account.passkeys.added.replace('{name}', 'Cet appareil'));
  await until(() => expect(document.querySelectorAll('.codes li')).toHaveLength(10));
  await press(account.codes.kept);
  await says(account.passkeys.onlyOne);
  await until(() => expect(document.activeElement?.tagName).toBe('INPUT'));
  await press(account.passkeys.save);
  await says(account.passkeys.renamed.replace('{name}', 'Cet appareil'));

  await press(account.passkeys.removeNamed.replace('{name}', 'Cet appareil'));
  await press(account.passkeys.removeYes);
  await press(ui.stepUp.cancel);
  await says(ui.problem.unproven.title);
  await press(account.passkeys.removeYes);
  await press(ui.stepUp.passkey);
  await says(account.passkeys.none);
  expect(document.querySelector('dialog')).toBeNull();
}, 60_000);

test('an app is set up with a code, and its recovery codes are kept', async () => {
  const { Authenticator } = await import('./authenticator');
  await show(<Authenticator locale="en" />);
  await press(account.authenticator.begin);
  await says('JBSW YDPE HPKP XPQJ');
  await until(() => expect(document.querySelector('svg.qr path')).not.toBeNull());
  const code = document.querySelector<HTMLInputElement>('input');
  const enter = async (text: string) => {
    if (code) {
      code.value = text;
    }
    await press(account.authenticator.confirm);
  };
  await enter('000000');
  await says('Wrong code');
  expect(code?.value).toBe('000000');
  await enter('123456');
  await until(() => expect(document.querySelectorAll('.codes li')).toHaveLength(10));
  await press(account.codes.kept);
  await says(account.authenticator.on);
}, 60_000);

test('an address of one’s own is asked for and removed without a password', async () => {
  const { http } = await import('@/lib/http');
  const { PersonalAddress } = await import('./personal-address');
  await show(<PersonalAddress locale="en" />);
  await says(account.address.none);
  const email = () => document.querySelector<HTMLInputElement>('#email');
  await press(account.address.send);
  await says(account.address.noEmail);
  expect(document.querySelector('[type=password]')).toBeNull();
  await act(async () => {
    const field = email();
    if (field) {
      field.value = 'claire@home.example';
    }
  });
  await press(account.address.send);
  await says(account.address.asked.replace('{email}', 'claire@home.example'));

  await http.POST('/api/v1/auth/personal-address/confirm', { body: { token: TOKEN } });
  act(() => root.unmount());
  root = createRoot(main);
  await show(<PersonalAddress locale="en" />);
  await says(account.address.now.replace('{email}', 'claire@home.example'));
  await press(account.address.remove);
  await press(account.address.removeYes);
  await says(account.address.removed);
  await says(account.address.none);
}, 60_000);

test('whoever has no address of their own is asked for one until they decline', async () => {
  const { AddressPrompt } = await import('./address-prompt');
  await show(<AddressPrompt locale="en" />);
  await says(account.addressPrompt.title);
  await press(account.addressPrompt.notNow);
  await says(account.addressPrompt.later);
  await until(() => expect(document.activeElement?.textContent).toBe(account.addressPrompt.later));
  const { hasDeclinedAddress } = await import('@/lib/preferences');
  expect(hasDeclinedAddress('person-claire')).toBe(true);
  expect(hasDeclinedAddress('person-karim')).toBe(false);
}, 60_000);

test('a passkey that was changed elsewhere is shown as it is now, and left alone', async () => {
  const { http } = await import('@/lib/http');
  const { addPasskey, passkey, renamePasskey } = await import('./api');
  const { Passkeys } = await import('./passkeys');
  const { id } = await addPasskey();
  await show(<Passkeys locale="en" />);
  await press(account.passkeys.renameNamed.replace('{name}', 'Cet appareil'));
  await until(() => expect(document.querySelector('input')).not.toBeNull());
  await renamePasskey(id, (await passkey(id)).tag, 'Renamed elsewhere');
  await press(account.passkeys.save);
  await says(ui.problem.changed.title);
  await says('Renamed elsewhere');
  const { data } = await http.GET('/api/v1/auth/passkeys');
  expect(data?.items.map(({ name }) => name)).toEqual(['Renamed elsewhere']);
}, 60_000);
