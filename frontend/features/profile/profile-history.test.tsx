import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import { expect, test, vi } from 'vitest';
import ui from '@/ui/messages.en.json';
import profile from './messages.en.json';
import { ProfileHistory } from './profile-history';

const version = { at: '2026-03-02T08:30:00Z', changes: [] };

vi.mock('./api', async (original) => ({
  ...(await original<typeof import('./api')>()),
  history: async () => ({
    items: [
      { ...version, version: 3, source: 'clinician', by: 'someone', byName: 'Dr Anne Lefèvre' },
      { ...version, version: 2, source: 'clinician', by: 'someone' },
      { ...version, version: 1, source: 'self' },
    ],
    next: null,
  }),
}));

test('a clinician is called by name, where it is known', async () => {
  const main = document.body.appendChild(document.createElement('main'));
  const root = createRoot(main);
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ ui, profile }}>
        <ProfileHistory locale="en" />
      </NextIntlClientProvider>,
    ),
  );
  await vi.waitFor(() =>
    expect([...main.querySelectorAll('section > p')].map((one) => one.textContent)).toEqual([
      'Dr Anne Lefèvre',
      profile.history.by.clinician,
      profile.history.by.self,
    ]),
  );
  await act(async () => root.unmount());
});
