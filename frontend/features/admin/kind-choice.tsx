'use client';

import { useTranslations } from 'next-intl';
import type { Kind } from './programs-api';
import { kinds } from './registration';

/** Where the program runs decides how it can prove what it is. */
export function KindChoice(props: { chosen: Kind; onChoose: (kind: Kind) => void }) {
  const t = useTranslations('admin.programs');
  return (
    <fieldset className="field choices choices--dense">
      <legend>{t('kindQuestion')}</legend>
      {kinds.map((kind, index) => (
        <label className="choice" key={kind}>
          <input
            type="radio"
            name="kind"
            id={`kind-${index}`}
            checked={props.chosen === kind}
            onChange={() => props.onChoose(kind)}
          />
          <span className="choice__name">
            {t(`kind.${kind}.name`)}
            <span className="quiet">{t(`kind.${kind}.text`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
