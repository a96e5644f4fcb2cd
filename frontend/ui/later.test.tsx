import { act, type ComponentType } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, expect, test, vi } from 'vitest';
import { later } from './later';
import ui from './messages.en.json';

interface Props {
  name: string;
}
const Part: ComponentType<Props> = ({ name }) => <p id="part">Hello {name}</p>;

let root: Root;

async function shown(fetched: () => Promise<ComponentType<Props>>, Known = later(fetched)) {
  const place = document.body.appendChild(document.createElement('main'));
  root = createRoot(place);
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={{ ui }} timeZone="UTC">
        <a href="tel:112">112</a>
        <Known name="Claire" />
      </NextIntlClientProvider>,
    ),
  );
  return place;
}

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.textContent = '';
});

test('a part is waited for, and shown with what it is given', async () => {
  let arrives: (part: ComponentType<Props>) => void = () => undefined;
  const place = await shown(() => new Promise((resolve) => (arrives = resolve)));
  expect(place.querySelector('[role="status"]')?.textContent).toBe(ui.loading);
  await act(async () => arrives(Part));
  expect(place.querySelector('#part')?.textContent).toBe('Hello Claire');
});

test('a part that cannot be had is said, and comes when it is tried again', async () => {
  const fetched = vi.fn<() => Promise<ComponentType<Props>>>();
  fetched.mockRejectedValueOnce(new Error('ChunkLoadError')).mockResolvedValueOnce(Part);
  const place = await shown(fetched);
  const said = place.querySelector('[role="alert"]');
  expect(said?.textContent).toContain(ui.problem.part.title);
  expect(document.activeElement).toBe(said);
  expect(place.querySelector('a')?.textContent).toBe('112');
  await act(async () => place.querySelector('button')?.click());
  expect(place.querySelector('[role="alert"]')).toBeNull();
  expect(place.querySelector('#part')?.textContent).toBe('Hello Claire');
  expect(document.activeElement?.nextElementSibling).toBe(place.querySelector('#part'));
});

test('what was fetched once is there at once', async () => {
  const Known = later(async () => Part);
  await shown(async () => Part, Known);
  await act(async () => root.unmount());
  const never = new Promise<never>(() => undefined);
  const place = await shown(() => never, Known);
  expect(place.querySelector('#part')).not.toBeNull();
});
