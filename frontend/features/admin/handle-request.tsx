'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { sayDay, sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { Waiting } from '@/ui/waiting';
import { oneRequest, takeStep, type Handled } from './data-requests-api';
import { Done } from './done';
import { Heading } from './heading';
import { Refusal } from './refusal';
import { Due } from './request-list';
import { StepForm } from './step-form';
import { useRead } from './use-read';

interface Props {
  locale: Locale;
  id: string;
  moved: boolean;
}

/** One request: what was asked, what was done, and what can be done next. */
export function HandleRequest({ locale, id, moved }: Props) {
  const t = useTranslations('admin.requests');
  const read = useCallback(() => oneRequest(id), [id]);
  const { value, problem, again } = useRead(read);
  const [said, setSaid] = useState<string | null>(null); // of the last step, until the next one
  const back = { href: paths.adminArea(locale, 'requests'), text: t('back') };
  if (!value) {
    return problem ? <Refusal problem={problem} retry={again} /> : <Waiting />;
  }
  const { request, next } = value;
  return (
    <div className="stack">
      <Heading
        title={`${t(`kind.${request.kind}`)} · ${request.name ?? t('unknown')}`}
        back={back}
        moved={moved}
      />
      {said && <Done said={said} />}
      <p>
        <strong>{t(`state.${request.state}`)}</strong> · {t(`channel.${request.channel}`)},{' '}
        {sayDay(request.receivedOn, locale)}
      </p>
      <Due locale={locale} line={request} />
      <Asked handled={value} />
      <History locale={locale} handled={value} />
      {next.length > 0 && (
        <StepForm
          key={value.tag}
          locale={locale}
          handled={value}
          onStep={async (step) => {
            setSaid(null);
            try {
              await takeStep(value, step);
              setSaid(t(`act.${step.act}`));
            } finally {
              again();
            }
          }}
        />
      )}
      {request.state === 'refused' && <p className="card card--sand">{t('complain')}</p>}
    </div>
  );
}

function Asked({ handled: { words, address, hasAccount } }: { handled: Handled }) {
  const t = useTranslations('admin.requests');
  return (
    <section className="card stack" aria-labelledby="words">
      <h2 id="words">{t('words')}</h2>
      {words ? <q className="words">{words}</q> : <p>{t('noWords')}</p>}
      {!hasAccount && <p>{t('answerAt', { address: address ?? '' })}</p>}
    </section>
  );
}

function History({ locale, handled }: { locale: Locale; handled: Handled }) {
  const t = useTranslations('admin.requests');
  return (
    <section className="card stack" aria-labelledby="history">
      <h2 id="history">{t('history')}</h2>
      <ol className="plain stack">
        {handled.steps.map(({ act, at, byName, proof, reason, text }) => (
          <li key={at + act}>
            {t(`act.${act}`)} · {byName ?? t('unknown')}{' '}
            <span className="quiet">{sayMoment(at, locale)}</span>
            {proof && <p>{t(`proof.${proof}`)}</p>}
            {reason && <p>{t(`reason.${reason}`)}</p>}
            {text && <p className="said">{text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
