import { useState, useSyncExternalStore } from 'react';

/**
 * The id after the `#`, and whether the person has moved within the page since it was opened: then
 * the focus moves to the new heading, as it would with a new page.
 */
export function useIdAfterHash(): { id: string | null; moved: boolean } {
  const hash = useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => location.hash,
    () => '',
  );
  const id = new URLSearchParams(hash.slice(1)).get('id');
  const [first] = useState(id);
  const [moved, setMoved] = useState(false);
  if (id !== first && !moved) {
    setMoved(true);
  }
  return { id, moved };
}
