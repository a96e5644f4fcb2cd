'use client';

import { useTranslations } from 'next-intl';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import type { Program } from './programs-api';
import { scopeKey } from './registration';

interface Props {
  id: string;
  locale: Locale;
  program: Program;
  onSecret: () => void;
  onDisable: () => void;
}

export function ProgramCard({ id, locale, program, onSecret, onDisable }: Props) {
  const t = useTranslations('admin.programs');
  const { name, kind, clientId, scopes, redirectUris, createdAt, disabledAt } = program;
  return (
    <article className="card" id={id} tabIndex={-1} aria-labelledby={`${id}-name`}>
      <h3 id={`${id}-name`}>{name}</h3>
      <p className="tags">
        <span className="tag">{t(`kind.${kind}.name`)}</span>
        {disabledAt && <span className="tag tag--off">{t('off')}</span>}
      </p>
      <dl className="details">
        <div>
          <dt>{t('clientId')}</dt>
          <dd>
            <code>{clientId}</code>
          </dd>
        </div>
        <div>
          <dt>{t('mayAsk')}</dt>
          <dd>{scopes.map((scope) => t(`scope.${scopeKey(scope)}`)).join(' · ')}</dd>
        </div>
        {redirectUris.length > 0 && (
          <div>
            <dt>{t('sendsTo')}</dt>
            <dd>{redirectUris.join(' · ')}</dd>
          </div>
        )}
        <div>
          <dt>{t('since')}</dt>
          <dd>
            {sayMoment(createdAt, locale)}
            {disabledAt && ` – ${t('offSince', { at: sayMoment(disabledAt, locale) })}`}
          </dd>
        </div>
      </dl>
      {!disabledAt && (
        <div className="actions">
          {kind === 'secret' && (
            <button
              type="button"
              className="button button--quiet"
              aria-label={t('secret.of', { name })}
              onClick={onSecret}
            >
              {t('secret.open')}
            </button>
          )}
          <button
            type="button"
            className="button button--quiet"
            aria-label={t('disable.of', { name })}
            onClick={onDisable}
          >
            {t('disable.open')}
          </button>
        </div>
      )}
    </article>
  );
}
