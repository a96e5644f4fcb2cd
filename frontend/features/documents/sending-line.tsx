'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import type { Locale } from '@/lib/locales';
import { isProblem, problemOf, type Problem } from '@/lib/problem';
import type { Upload } from './api';
import { refusedAtOnce, saySize, type Refused, type Said } from './rules';
import { send } from './sending';

type State =
  | { at: 'sending' | 'waiting' | 'looking' }
  | { at: 'filed' | 'same' | 'stopped' }
  | { at: 'refused'; why: Refused }
  | { at: 'problem'; problem: Problem };

/** One file on its way, and what became of it. */
export function Sending(props: {
  locale: Locale;
  file: File;
  said: Said;
  before?: Upload | undefined;
  room: { largest: number; left: number };
  onFiled: () => void;
  /** Nothing of it is under way any more, whatever became of it. */
  onEnded?: () => void;
}) {
  const t = useTranslations('documents.sending');
  const { locale, file } = props;
  const name = useId();
  const { state, sent, stop } = useSending(props);
  const under = state.at === 'sending' || state.at === 'waiting' || state.at === 'looking';
  return (
    <div className="sending">
      <p id={name} className="name">
        {file.name} <span className="quiet">{saySize(file.size, locale)}</span>
      </p>
      {under && <progress aria-labelledby={name} max={file.size} value={sent} />}
      <p role="status">{saying(t, state)}</p>
      {(state.at === 'sending' || state.at === 'waiting') && (
        <button type="button" className="link" onClick={stop}>
          {t('stop', { name: file.name })}
        </button>
      )}
    </div>
  );
}

function saying(t: ReturnType<typeof useTranslations<'documents.sending'>>, state: State): string {
  switch (state.at) {
    case 'refused':
      return t(`refused.${state.why}`);
    case 'problem':
      return t(wordsOf(state.problem));
    default:
      return t(state.at);
  }
}

function wordsOf(problem: Problem) {
  if (isProblem(problem, 'profile/no-room')) {
    return 'refused.no-room';
  }
  if (isProblem(problem, 'platform/too-large')) {
    return 'refused.large';
  }
  if (isProblem(problem, 'profile/not-what-it-is-called')) {
    return 'refused.called';
  }
  if (isProblem(problem, 'platform/damaged-document')) {
    return 'refused.damaged';
  }
  return problem.status === 415 ? 'refused.kind' : 'failed';
}

function atFirst({ file, room, before }: Parameters<typeof Sending>[0]): State {
  const refused = refusedAtOnce(file, room);
  // What was begun has its room already.
  return refused && !(before && refused === 'no-room')
    ? { at: 'refused', why: refused }
    : { at: 'sending' };
}

function useSending(props: Parameters<typeof Sending>[0]) {
  const [state, setState] = useState<State>(() => atFirst(props));
  const [sent, setSent] = useState(props.before?.received ?? 0);
  const stop = useRef<() => void>(() => undefined);
  const begun = useRef(false);
  const first = useRef(props);
  const latest = useRef(props); // what its end is told is not what was there when it began
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (begun.current) {
      return;
    }
    begun.current = true; // it goes on when it is drawn again
    const { file, said, before } = first.current;
    if (atFirst(first.current).at === 'refused') {
      latest.current.onEnded?.();
      return;
    }
    const sending = send(
      file,
      said,
      {
        sent(bytes) {
          setSent(bytes);
          setState({ at: bytes === file.size ? 'looking' : 'sending' });
        },
        waiting: (waits) => waits && setState({ at: 'waiting' }),
      },
      before,
    );
    let stopped = false;
    stop.current = () => {
      stopped = true;
      setState({ at: 'stopped' });
      sending.stop();
    };
    sending.ended
      .then(({ same }) => {
        setState({ at: same ? 'same' : 'filed' });
        if (!same) {
          latest.current.onFiled();
        }
      })
      .catch((error: unknown) => {
        if (!stopped) {
          setState({ at: 'problem', problem: problemOf(error) });
        }
      })
      .finally(() => latest.current.onEnded?.());
  }, []);
  return { state, sent, stop: () => stop.current() };
}
