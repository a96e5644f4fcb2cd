'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayDay } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { Waiting } from '@/ui/waiting';
import { closedRequests, openRequests, type RequestLine } from './data-requests-api';
import { Heading } from './heading';
import { LetterForm } from './letter-form';
import { More } from './more';
import { Opener } from './opener';
import { Refusal } from './refusal';
import { useList } from './use-list';

/** What waits for an answer, overdue first; or what is over. */
export function RequestList({ locale, moved }: { locale: Locale; moved: boolean }) {
  const t = useTranslations('admin.requests');
  const [closed, setClosed] = useState(false);
  const { items, fresh, problem, more, again } = useList(closed ? closedRequests : openRequests);
  return (
    <div className="stack">
      <Heading title={t('title')} lead={t('lead')} moved={moved} />
      <p className="quiet">{t('recorded')}</p>
      <Opener text={t('register')}>
        {({ cancel }) => (
          <LetterForm
            onCancel={cancel}
            onDone={({ request }) => location.assign(paths.dataRequest(locale, request.id))}
          />
        )}
      </Opener>
      <label className="choice">
        <input
          type="checkbox"
          checked={closed}
          onChange={(event) => setClosed(event.target.checked)}
        />
        <span>{t('closedOnes')}</span>
      </label>
      {problem && <Refusal problem={problem} retry={again} />}
      {!items && !problem && <Waiting />}
      {items?.length === 0 && <p>{t('none')}</p>}
      <ul className="plain stack">
        {items?.map((line, index) => (
          <li className="card stack" key={line.id} id={`request-${index}`} tabIndex={-1}>
            <Line locale={locale} line={line} />
          </li>
        ))}
      </ul>
      <More of="request" fresh={fresh} more={more} />
    </div>
  );
}

function Line({ locale, line }: { locale: Locale; line: RequestLine }) {
  const t = useTranslations('admin.requests');
  return (
    <>
      <h2>
        <a href={paths.dataRequest(locale, line.id)}>
          {t(`kind.${line.kind}`)} · {line.name ?? t('unknown')}
        </a>
      </h2>
      <p>
        {t(`state.${line.state}`)} · {t(`channel.${line.channel}`)},{' '}
        {sayDay(line.receivedOn, locale)}
      </p>
      <Due locale={locale} line={line} />
    </>
  );
}

/** Words, not colours, say that something is late. */
export function Due({ locale, line }: { locale: Locale; line: RequestLine }) {
  const t = useTranslations('admin.requests');
  if (line.closedOn) {
    return <p className="quiet">{t('closedOn', { day: sayDay(line.closedOn, locale) })}</p>;
  }
  if (!line.dueOn || line.daysLeft === undefined) {
    return <p>{t('stands')}</p>;
  }
  const day = sayDay(line.dueOn, locale);
  return (
    <p>
      {line.daysLeft < 0 ? (
        <strong>{t('overdue', { day, count: -line.daysLeft })}</strong>
      ) : (
        t('dueOn', { day, count: line.daysLeft })
      )}
      {line.extended && ` ${t('extended')}`}
    </p>
  );
}
