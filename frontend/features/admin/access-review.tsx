'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { sayDay, sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { Waiting } from '@/ui/waiting';
import { Heading } from './heading';
import { More } from './more';
import { Refusal } from './refusal';
import { accesses, accessTable, type Access } from './review-api';
import { saveTable } from './save-table';
import { useAction } from '@/lib/use-action';
import { useList } from './use-list';

/** Who may do what, since when, and who gave it to them. */
export function AccessReview({ locale }: { locale: Locale }) {
  const t = useTranslations('admin.review');
  const { items, fresh, problem, more, again } = useList(accesses);
  const download = useAction();
  return (
    <div className="stack">
      <Heading title={t('title')} lead={t('lead')} />
      <p className="quiet">{t('recorded')}</p>
      {download.problem && <Refusal problem={download.problem} />}
      <div>
        <button
          type="button"
          className="button"
          aria-disabled={download.busy}
          onClick={() => void download.run(() => saveTable(accessTable))}
        >
          <Download aria-hidden /> {t('download')}
        </button>
      </div>
      {problem && <Refusal problem={problem} retry={again} />}
      {!items && !problem && <Waiting />}
      {items && items.length > 0 && <Table locale={locale} items={items} />}
      <More of="access" fresh={fresh} more={more} />
    </div>
  );
}

const columns = ['person', 'role', 'where', 'since', 'until', 'givenBy', 'lastSignIn'] as const;

function Table({ locale, items }: { locale: Locale; items: Access[] }) {
  const t = useTranslations('admin.review');
  return (
    <table className="table">
      <caption className="quiet">{t('shown', { count: items.length })}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((access, index) => (
          <tr key={access.id} id={`access-${index}`} tabIndex={-1}>
            <Cells locale={locale} access={access} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cells({ locale, access }: { locale: Locale; access: Access }) {
  const t = useTranslations('admin.review');
  const { displayName, email, site, population, givenAt, lastSignInAt } = access;
  const texts: [Exclude<(typeof columns)[number], 'person'>, string][] = [
    ['role', access.roleName],
    ['where', [site, population].filter(Boolean).join(' · ') || t('everywhere')],
    ['since', sayDay(access.since, locale)],
    ['until', access.until ? sayDay(access.until, locale) : t('open')],
    ['givenBy', access.givenBy ?? (givenAt ? t('unknown') : t('platform'))],
    ['lastSignIn', lastSignInAt ? sayMoment(lastSignInAt, locale) : t('never')],
  ];
  return (
    <>
      <th scope="row">
        <span className="who">
          <strong>{displayName ?? t('gone')}</strong>
          {email && <span className="quiet">{email}</span>}
        </span>
      </th>
      {texts.map(([column, text]) => (
        <td key={column} data-label={t('label', { column: t(`column.${column}`) })}>
          {text}
        </td>
      ))}
    </>
  );
}
