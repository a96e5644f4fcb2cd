import { useTranslations } from 'next-intl';
import type { Fault } from './api';
import type messages from './messages.fr.json';

type Kind = keyof (typeof messages)['fault'];

/**
 * A fault in the reader's language. The kinds are those of `FaultKind` in `backend/triage`; one that
 * has no words here is said as the server says it, in English.
 */
export function useFaultWords(): (fault: Fault) => string {
  const t = useTranslations('protocols.fault');
  const check = useTranslations('protocols.check');
  return ({ kind, values, text }) => {
    const known = kind as Kind;
    const [first = '', second = '', third = ''] = values;
    return t.has(known) ? t(known, { first, second, third: third || check('end') }) : text;
  };
}
