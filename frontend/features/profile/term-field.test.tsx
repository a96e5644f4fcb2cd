import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as api from './api';
import profile from './messages.en.json';
import { TermField } from './term-field';

const term: api.Term = { system: 's', code: 'asthma', display: 'Asthma' };
let root: Root;
let main: HTMLElement;
let chosen: api.Term[];

beforeEach(async () => {
  vi.spyOn(api, 'searchTerms').mockResolvedValue([term]);
  chosen = [];
  main = document.body.appendChild(document.createElement('main'));
  root = createRoot(main);
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ profile }}>
        <Typing />
      </NextIntlClientProvider>,
    ),
  );
  const field = input();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'asth');
  await act(async () => field.dispatchEvent(new Event('input', { bubbles: true })));
  await vi.waitFor(async () => {
    await act(async () => undefined);
    expect(option()).not.toBeNull();
  }, 5_000);
});

afterEach(() => {
  act(() => root.unmount());
  main.remove();
});

const input = () => main.querySelector('input') as HTMLInputElement;
const option = () => main.querySelector('[role="option"]');

function Typing() {
  const [text, setText] = useState('');
  return (
    <TermField
      words={{ id: 'what', label: 'What' }}
      section="conditions"
      text={text}
      chosen={false}
      onText={setText}
      onTerm={(one) => void chosen.push(one)}
    />
  );
}

async function fires(target: Element | null, event: Event): Promise<Event> {
  await act(async () => target?.dispatchEvent(event));
  return event;
}

test('a finger that scrolls the list chooses nothing; one that taps does', async () => {
  await fires(option(), new Event('pointerdown', { bubbles: true, cancelable: true }));
  expect(chosen).toEqual([]);
  await fires(option(), new MouseEvent('click', { bubbles: true }));
  expect(chosen).toEqual([term]);
});

test('escape closes the list, and only then what is around it', async () => {
  const escape = () =>
    new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  expect((await fires(input(), escape())).defaultPrevented).toBe(true);
  expect(option()).toBeNull();
  expect((await fires(input(), escape())).defaultPrevented).toBe(false);
});
