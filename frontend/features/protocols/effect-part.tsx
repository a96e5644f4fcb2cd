'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { simulate, type Simulation } from './api';
import { Refusal } from './refusal';
import { useAction } from '@/lib/use-action';

const levels = ['self_care', 'teleconsultation', 'emergency'] as const;

interface Props {
  protocol: string;
  version: string;
  save: () => Promise<unknown>;
  dirty: boolean;
}

/** What the draft would have changed lately: about how many people, and never who. */
export function EffectPart({ protocol, version, save, dirty }: Props) {
  const t = useTranslations('protocols.effect');
  const action = useAction();
  const [found, setFound] = useState<Simulation | null>(null);
  return (
    <section className="stack" aria-labelledby="effect-title">
      <h2 id="effect-title">{t('title')}</h2>
      <p className="quiet">{t('lead')}</p>
      <div>
        <button
          type="button"
          className="button"
          aria-disabled={action.busy}
          onClick={() =>
            void action.run(async () => {
              if (await save()) {
                setFound(await simulate(protocol, version));
              }
            })
          }
        >
          {action.busy ? t('busy') : dirty ? t('saveAndGo') : t('go')}
        </button>
      </div>
      {action.problem && <Refusal problem={action.problem} />}
      <div role="status">
        {found &&
          (found.enough ? (
            <Figures of={found} />
          ) : (
            <p>{t('tooFew', { fewest: found.fewest, days: found.days })}</p>
          ))}
      </div>
    </section>
  );
}

function Figures({ of }: { of: Simulation }) {
  const t = useTranslations('protocols.effect');
  const people = (before: string, after: string) =>
    of.cells.find((cell) => cell.before === before && cell.after === after)?.people ?? null;
  return (
    <div className="stack">
      <table className="figures">
        <caption>{t('caption', { days: of.days })}</caption>
        <thead>
          <tr>
            <td />
            {levels.map((after) => (
              <th key={after} scope="col">
                {t('after', { level: t(`level.${after}`) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map((before) => (
            <tr key={before}>
              <th scope="row">{t('before', { level: t(`level.${before}`) })}</th>
              {levels.map((after) => {
                const count = people(before, after);
                return (
                  <td
                    key={after}
                    className={before === after ? undefined : 'moved'}
                    data-label={t('after', { level: t(`level.${after}`) })}
                  >
                    {count === null ? t('few', { fewest: of.fewest }) : t('about', { count })}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {!of.complete && <p>{t('newestOnly')}</p>}
      <p className="quiet">{t('nobody', { fewest: of.fewest })}</p>
    </div>
  );
}
