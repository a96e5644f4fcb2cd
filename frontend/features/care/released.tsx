'use client';

import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { useList } from '@/lib/use-list';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { CarersOnly } from './carers-only';
import { EmployerSees } from './employer-sees';
import { Heading } from './heading';
import { released } from './own-api';

/** The employer's page: what physicians released, and nothing else of anybody. */
export function Released({ locale }: { locale: Locale }) {
  return (
    <CarersOnly locale={locale} back={paths.released(locale)} may="opinions.read">
      {() => <List locale={locale} />}
    </CarersOnly>
  );
}

function List({ locale }: { locale: Locale }) {
  const t = useTranslations('care.released');
  const { items, problem, retry, more } = useList(released);
  return (
    <div className="stack stack--wide">
      <Heading title={t('title')} lead={t('lead')} />
      {problem && <ProblemPanel problem={problem} retry={retry} />}
      {!items && !problem && <Waiting />}
      {items?.length === 0 && <p>{t('none')}</p>}
      <ul className="plain stack">
        {items?.map((opinion) => (
          <li key={opinion.id}>
            <EmployerSees
              locale={locale}
              name={opinion.displayName}
              opinion={opinion}
              on={opinion.on}
            />
          </li>
        ))}
      </ul>
      {more && (
        <button type="button" className="button button--quiet" onClick={more}>
          {t('more')}
        </button>
      )}
    </div>
  );
}
