'use client';

import { useTranslations } from 'next-intl';
import type { Provider } from './providers-api';

interface Props {
  provider: Provider;
  /** Whether it can be changed now: one form at a time. */
  open: boolean;
  onChange: () => void;
  onRemove: () => void;
}

/** One provider, with the addresses of ours that are registered there. */
export function ProviderCard({ provider, open, onChange, onRemove }: Props) {
  const t = useTranslations('admin.providers');
  const { id, kind, name, issuer, clientId, domains } = provider;
  const addresses = [
    ['redirectUri', provider.redirectUri],
    ['postLogout', provider.postLogoutRedirectUri],
    ['backchannel', provider.backchannelLogoutUri],
    ['jwks', provider.jwksUri],
  ] as const;
  return (
    <article className="card stack" aria-labelledby={`provider-${id}`}>
      <h2 id={`provider-${id}`}>{name}</h2>
      <p className="tags">
        <span className="tag">{t(`kind.${kind}.name`)}</span>
        {provider.justInTime && <span className="tag">{t('makesAccounts')}</span>}
        {!provider.localSignIn && <span className="tag tag--off">{t('noPasswords')}</span>}
      </p>
      <dl className="details">
        <Fact name={t('issuer')} value={issuer} />
        <Fact name={t('clientId')} value={clientId} />
        {domains.length > 0 && <Fact name={t('domains')} value={domains.join(' · ')} />}
      </dl>
      <details>
        <summary>{t('addresses')}</summary>
        <div className="further">
          <p>{t('addressesText')}</p>
          <dl className="details">
            {addresses.map(
              ([key, value]) => value && <Fact key={key} name={t(key)} value={value} />,
            )}
          </dl>
        </div>
      </details>
      {open && (
        <div className="actions">
          <button
            type="button"
            className="button button--quiet"
            aria-label={t('changeOf', { name })}
            onClick={onChange}
          >
            {t('change')}
          </button>
          <button
            type="button"
            className="button button--quiet"
            aria-label={t('remove.of', { name })}
            onClick={onRemove}
          >
            {t('remove.open')}
          </button>
        </div>
      )}
    </article>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{value}</code>
      </dd>
    </div>
  );
}
