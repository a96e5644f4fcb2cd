'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslations } from 'next-intl';
import { answerProof, isProofAsked, onProofAsked } from '@/lib/step-up';
import { later } from './later';

/** Most visits never need it: what asks is fetched when somebody is asked. */
const StepUpForm = later(async () => (await import('./step-up-form')).StepUpForm);

/** One for all pages: opens when a request of theirs waits for a proof of who somebody is. */
export function StepUpDialog() {
  const asked = useSyncExternalStore(onProofAsked, isProofAsked, () => false);
  return asked ? <OpenDialog /> : null;
}

function OpenDialog() {
  const t = useTranslations('ui.stepUp');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog
      className="dialog stack"
      ref={dialog}
      aria-labelledby="step-up-title"
      onCancel={(event) => {
        event.preventDefault();
        answerProof(false);
      }}
      onClose={() => answerProof(false)} // a browser may close it without asking the page
    >
      <h2 id="step-up-title" tabIndex={-1}>
        {t('title')}
      </h2>
      <p>{t('why')}</p>
      <StepUpForm done={answerProof} />
      <button type="button" className="link" onClick={() => answerProof(false)}>
        {t('cancel')}
      </button>
      <p className="quiet">
        {t('danger')} <a href="tel:112">112</a>
      </p>
    </dialog>
  );
}
