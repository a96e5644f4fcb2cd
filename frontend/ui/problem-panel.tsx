'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, type ReactNode } from 'react';
import { kindOf, type Problem } from '@/lib/problem';
import { waitOf } from '@/lib/wait';

/** Says in plain words what went wrong and what to do; takes the focus when it appears. */
export function ProblemPanel(props: {
  problem: Problem;
  /** Where a page knows better what happened than the status tells. */
  words?: { title: string; text: string } | undefined;
  /** What was typed is still there when somebody else was quicker. */
  kept?: boolean;
  /** It came by itself, while somebody is busy with something else: the focus stays there. */
  quiet?: boolean;
  retry?: () => void;
  /** The name of a field of the server → the id of the control that holds it. */
  fields?: Record<string, string>;
  children?: ReactNode;
}) {
  const t = useTranslations('ui.problem');
  const { problem, retry, fields = {}, quiet = false } = props;
  const panel = useFocusOnArrival(quiet ? null : problem);
  const kind = kindOf(problem);
  const words =
    props.words ??
    (props.kept && kind === 'changed' ? { title: t('changed.title'), text: t('kept') } : undefined);
  const ownWords = kind === 'input' || kind === 'other' ? problem.detail : undefined;
  const wait = problem.retryAfter === undefined ? null : waitOf(problem.retryAfter);
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={panel}>
      <h2>
        <CircleAlert aria-hidden /> {words?.title ?? t(`${kind}.title`)}
      </h2>
      <p>{words?.text ?? ownWords ?? t(`${kind}.text`)}</p>
      {wait && <p>{t(`wait.${wait.unit}`, { count: wait.count })}</p>}
      {problem.errors && problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ field, message }) => (
            <li key={field + message}>
              {fields[field] ? <FieldLink target={fields[field]}>{message}</FieldLink> : message}
            </li>
          ))}
        </ul>
      )}
      {problem.traceId && (kind === 'other' || kind === 'unavailable') && (
        <p className="quiet">{t('reference', { traceId: problem.traceId })}</p>
      )}
      {props.children}
      {retry && (
        <button type="button" className="button button--quiet" onClick={retry}>
          {t('retry')}
        </button>
      )}
    </div>
  );
}

/** The same for mistakes that the screen itself found, before anything was sent. */
export function ErrorSummary({ errors }: { errors: { target: string; message: string }[] }) {
  const t = useTranslations('ui.problem');
  const panel = useFocusOnArrival(errors);
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={panel}>
      <h2>
        <CircleAlert aria-hidden /> {t('formTitle')}
      </h2>
      <ul>
        {errors.map(({ target, message }) => (
          <li key={target}>
            <FieldLink target={target}>{message}</FieldLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A button in a link's clothes: the address after `#` belongs to the journey, not to fields. */
function FieldLink({ target, children }: { target: string; children: string }) {
  return (
    <button type="button" className="link" onClick={() => document.getElementById(target)?.focus()}>
      {children}
    </button>
  );
}

function useFocusOnArrival(what: unknown) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (what !== null) {
      panel.current?.focus();
    }
  }, [what]);
  return panel;
}
