import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Link } from './link';

const push = vi.hoisted(() => vi.fn());
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

let root: Root;
let link: HTMLAnchorElement;

beforeEach(async () => {
  const place = document.body.appendChild(document.createElement('main'));
  root = createRoot(place);
  await act(async () => root.render(<Link href="/en/home/">Home</Link>));
  link = place.querySelector('a') as HTMLAnchorElement;
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.textContent = '';
  push.mockReset();
});

/** Whether the browser was left to follow it. */
const clicked = (how: MouseEventInit) =>
  link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...how }));

test('a click goes on within what is loaded', () => {
  expect(link.getAttribute('href')).toBe('/en/home/');
  expect(clicked({})).toBe(false);
  expect(push).toHaveBeenCalledExactlyOnceWith('/en/home/');
});

test.each([
  { ctrlKey: true },
  { metaKey: true },
  { shiftKey: true },
  { altKey: true },
  { button: 1 },
])('a click with %o is the browser’s', (how) => {
  expect(clicked(how)).toBe(true);
  expect(push).not.toHaveBeenCalled();
});
