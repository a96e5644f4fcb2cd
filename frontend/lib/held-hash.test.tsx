import { act, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { heldHash, useHash } from './held-hash';

test('a secret leaves the address, and the page still knows it', async () => {
  history.replaceState(null, '', '/fr/emergency-contact/#a-secret-that-is-long-enough');
  let hash: string | null = null;
  function Shows() {
    const now = useHash();
    useEffect(() => {
      hash = now;
    });
    return null;
  }
  const root = createRoot(document.createElement('div'));
  await act(async () => root.render(<Shows />));
  expect(hash).toBe('a-secret-that-is-long-enough');
  expect(location.hash).toBe('');
  expect(heldHash()).toBe('a-secret-that-is-long-enough'); // for the same page in another language
  history.replaceState(null, '', '/fr/home/');
  expect(heldHash()).toBe('');
  act(() => root.unmount());
});
