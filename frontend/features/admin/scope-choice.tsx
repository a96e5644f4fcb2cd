'use client';

import { useTranslations } from 'next-intl';
import type { Scope } from './programs-api';
import { scopeKey, scopes } from './registration';
import { useMay } from './use-may';

/** What the program may ask for. The employer's side opens no health data, not even to programs. */
export function ScopeChoice(props: { chosen: Scope[]; onChoose: (scopes: Scope[]) => void }) {
  const t = useTranslations('admin.programs');
  const operates = useMay()('platform.operate');
  const { chosen, onChoose } = props;
  return (
    <fieldset className="field choices choices--dense">
      <legend>{t('scopeQuestion')}</legend>
      {scopes
        .filter(({ opensHealthData }) => operates || !opensHealthData)
        .map(({ scope }, index) => (
          <label className="choice" key={scope}>
            <input
              type="checkbox"
              id={`scope-${index}`}
              checked={chosen.includes(scope)}
              onChange={(event) =>
                onChoose(
                  event.target.checked ? [...chosen, scope] : chosen.filter((one) => one !== scope),
                )
              }
            />
            <span>{t(`scope.${scopeKey(scope)}`)}</span>
          </label>
        ))}
      {!operates && <p className="quiet">{t('noHealth')}</p>}
    </fieldset>
  );
}
