import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import type { ComponentType } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { areaNames } from '@/lib/admin-areas';
import { locales, type Locale } from '@/lib/locales';
import { mockApi } from '@/mocks/api.mjs';
import { PASSWORD } from '@/mocks/people.mjs';
import type { AreaWords } from './admin-home';

/** The first one waits for all components to be compiled. */
vi.setConfig({ testTimeout: 30_000 });

let root: Root | null = null;
let missing: string[];

beforeEach(() => {
  missing = [];
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('scrollTo', () => undefined);
  // A file that is kept is a page that one goes to, here.
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('#');
  vi.resetModules();
  localStorage.clear();
  location.hash = '';
});

afterEach(async () => {
  await act(async () => root?.unmount());
  document.body.textContent = '';
  vi.unstubAllGlobals();
});

async function shown(locale: Locale, Page: ComponentType<{ locale: Locale }>) {
  const admin = (await import(`./messages.${locale}.json`)) as { default: never };
  const ui = (await import(`../../ui/messages.${locale}.json`)) as { default: never };
  const place = document.body.appendChild(document.createElement('main'));
  root = createRoot(place, { onUncaughtError: (error) => missing.push(String(error)) });
  await act(async () => {
    root?.render(
      <NextIntlClientProvider
        locale={locale}
        messages={{ admin: admin.default, ui: ui.default }}
        timeZone="UTC"
        onError={(error) => missing.push(error.message)}
      >
        <Page locale={locale} />
      </NextIntlClientProvider>,
    );
  });
  return place;
}

async function signedInAs(name: string, locale: Locale) {
  const handle = mockApi();
  document.documentElement.lang = locale;
  vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) =>
    handle(
      input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init),
    ),
  );
  const session = await import('@/lib/session');
  await session.signIn(`${name}@lumiere.demo`, PASSWORD);
}

/** Everything that was asked for is here. */
function settled(place: HTMLElement): Promise<void> {
  return vi.waitFor(
    async () => {
      await act(async () => undefined);
      expect([place.querySelector('h1') === null, missing]).toEqual([false, []]);
      expect(place.querySelector('.needs-script')).toBeNull();
    },
    { timeout: 15_000 },
  );
}

const areas = Object.fromEntries(
  areaNames.map((name) => [name, { title: name, short: `About ${name}` }]),
) as AreaWords;

const pages = {
  home: async () => {
    const { AdminHome } = await import('./admin-home');
    return ({ locale }: { locale: Locale }) => <AdminHome locale={locale} areas={areas} />;
  },
  people: async () => (await import('./people')).People,
  invitations: async () => (await import('./invitations')).Invitations,
  domains: async () => (await import('./domains')).Domains,
  roles: async () => (await import('./roles')).Roles,
  places: async () => (await import('./places')).PlacesPage,
  programs: async () => (await import('./programs')).Programs,
  providers: async () => (await import('./providers')).Providers,
  directory: async () => (await import('./directory')).DirectoryPage,
  factors: async () => (await import('./factors')).FactorPolicies,
  review: async () => (await import('./access-review')).AccessReview,
  requests: async () => (await import('./data-requests')).DataRequests,
  register: async () => (await import('./processing-register')).ProcessingRegister,
  glass: async () => (await import('./glass-register')).GlassRegister,
  symptomCheck: async () => (await import('./policy-editor')).PolicyEditor,
};

/** Who keeps the law sees these, and no administrator does. */
const ofTheOfficer = ['requests', 'register', 'glass'];

test.each(
  locales.flatMap((locale) =>
    (Object.keys(pages) as (keyof typeof pages)[]).map((page) => [page, locale] as const),
  ),
)('%s says everything in %s', async (page, locale) => {
  await signedInAs(ofTheOfficer.includes(page) ? 'dpo' : 'admin', locale);
  const place = await shown(locale, await pages[page]());
  await settled(place);
  for (const button of [...place.querySelectorAll('button')]) {
    await act(async () => button.click());
  }
  await settled(place);
  expect(place.querySelector('h1')?.textContent).toBeTruthy();
  expect(missing).toEqual([]);
});

test('somebody’s page says what they are, what they see, and what can be given', async () => {
  await signedInAs('admin', 'en');
  location.hash = '#id=person-claire';
  const { People } = await import('./people');
  const place = await shown('en', People);
  await settled(place);
  expect(place.querySelector('h1')?.textContent).toBe('Claire Martin');
  expect(place.textContent).toContain('from 5 January 2026');
  for (const button of [...place.querySelectorAll('button')].reverse()) {
    await act(async () => button.click());
  }
  await settled(place);
  expect(place.textContent).toContain('Sees no health data');
  expect(place.querySelectorAll('input[type="radio"]')).toHaveLength(4);
  expect(missing).toEqual([]);
});

test('somebody is let back in once it is said that it is them, and nothing else is told', async () => {
  await signedInAs('admin', 'en');
  location.hash = '#id=person-claire';
  const { People } = await import('./people');
  const place = await shown('en', People);
  await settled(place);
  const press = async (name: string) => {
    const button = [...place.querySelectorAll('button')].find((one) => one.textContent === name);
    await act(async () => button?.click());
  };
  await press('Let back in');
  expect(place.querySelector('dialog')?.textContent).toContain('First make sure');
  await press('I know that it is them: send the link');
  await vi.waitFor(async () => {
    await act(async () => undefined);
    expect(place.querySelector('.done')?.textContent).toContain('a link is on its way');
  });
  expect(missing).toEqual([]);
});

test('a request is answered in words, and cannot be without', async () => {
  await signedInAs('claire', 'en');
  const { http } = await import('@/lib/http');
  const { data } = await http.POST('/api/v1/profile/data-requests', {
    body: { kind: 'access', words: 'All of it' },
  });
  const session = await import('@/lib/session');
  await session.signIn('dpo@lumiere.demo', PASSWORD);
  location.hash = `#id=${data?.id ?? ''}`;
  const { DataRequests } = await import('./data-requests');
  const place = await shown('en', DataRequests);
  await settled(place);
  expect(place.textContent).toContain('All of it');
  const button = [...place.querySelectorAll('button')].at(-1);
  await act(async () => button?.click());
  expect(place.textContent).toContain('Write to the person.');
  expect(missing).toEqual([]);
});
