'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { Problem } from '@/lib/problem';
import { ProblemPanel } from './problem-panel';

interface Props {
  title: string;
  yes: string;
  busy: boolean;
  /** Why it could not be done: said here, not behind the question. */
  problem?: Problem | null;
  onYes: () => void;
  onNo: () => void;
  children: ReactNode;
}

/**
 * Asks before something that people notice. The focus is on the way back, since a second press of
 * the key that opened it must decide nothing; the browser gives it back when it closes.
 */
export function Confirm({ title, yes, busy, problem, onYes, onNo, children }: Props) {
  const t = useTranslations('ui.confirm');
  const dialog = useRef<HTMLDialogElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const name = useId();
  useEffect(() => {
    dialog.current?.showModal();
    back.current?.focus();
  }, []);
  return (
    <dialog className="dialog stack" ref={dialog} aria-labelledby={name} onClose={onNo}>
      <h2 id={name}>{title}</h2>
      {children}
      {problem && <ProblemPanel problem={problem} />}
      <div className="actions">
        <button
          type="button"
          className="button button--danger"
          aria-disabled={busy}
          onClick={onYes}
        >
          {busy ? t('busy') : yes}
        </button>
        <button
          type="button"
          className="button button--quiet"
          ref={back}
          onClick={() => {
            dialog.current?.close(); // gives the focus back; its event comes a moment later
            onNo();
          }}
        >
          {t('cancel')}
        </button>
      </div>
    </dialog>
  );
}
