import { useEffect, useState } from 'react';

type Steps = typeof import('./later-steps');
type Later =
  { state: 'loading' } | { state: 'here'; steps: Steps } | { state: 'missing'; again: () => void };

/**
 * Everything after the danger signs, fetched as soon as they are on the screen. The call for help
 * is not in it: it needs no second file.
 */
export function useLaterSteps(): Later {
  const [later, setLater] = useState<Later>({ state: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    const again = () => {
      setLater({ state: 'loading' });
      setRound(round + 1);
    };
    import('./later-steps')
      .then((steps) => current && setLater({ state: 'here', steps }))
      .catch(() => current && setLater({ state: 'missing', again }));
    return () => {
      current = false;
    };
  }, [round]);
  return later;
}
