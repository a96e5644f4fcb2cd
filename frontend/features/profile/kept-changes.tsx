'use client';

import { useTranslations } from 'next-intl';
import type { KeptChange } from './kept';

/** What waits on this device, each with its two ways out. */
export function KeptChanges(props: {
  kept: KeptChange[];
  onResume: (change: KeptChange) => void;
  onDrop: (key: string) => void;
}) {
  const t = useTranslations('profile.health');
  const sections = useTranslations('profile.section');
  return props.kept.map((change) => {
    const name = change.draft.text.trim() || sections(change.section);
    return (
      <section className="card card--sand" key={change.key}>
        <p>{t('draftFound', { name })}</p>
        <div className="actions">
          <button type="button" className="button" onClick={() => props.onResume(change)}>
            {t('draftOpen')}
            <span className="visually-hidden"> – {name}</span>
          </button>
          <button
            type="button"
            className="button button--quiet"
            onClick={() => props.onDrop(change.key)}
          >
            {t('draftDrop')}
            <span className="visually-hidden"> – {name}</span>
          </button>
        </div>
      </section>
    );
  });
}
