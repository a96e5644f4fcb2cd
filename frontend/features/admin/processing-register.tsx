'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useAction } from '@/lib/use-action';
import { Waiting } from '@/ui/waiting';
import { processing, processingTable, type Processing } from './compliance-api';
import { Heading } from './heading';
import { Refusal } from './refusal';
import { saveTable } from './save-table';
import { useRead } from './use-read';

const parts = ['people', 'data', 'recipients', 'basis', 'security', 'transfers'] as const;

/** The record of processing activities (GDPR, art. 30), joined with what is really kept. */
export function ProcessingRegister() {
  const t = useTranslations('admin.register');
  const { value, problem, again } = useRead(processing);
  const download = useAction();
  return (
    <div className="stack">
      <Heading title={t('title')} lead={t('lead')} />
      {download.problem && <Refusal problem={download.problem} />}
      <div>
        <button
          type="button"
          className="button"
          aria-disabled={download.busy}
          onClick={() => void download.run(() => saveTable(processingTable))}
        >
          <Download aria-hidden /> {t('download')}
        </button>
      </div>
      {problem && <Refusal problem={problem} retry={again} />}
      {!value && !problem && <Waiting />}
      {value?.map((activity) => (
        <Activity key={activity.code} activity={activity} />
      ))}
    </div>
  );
}

/** How long, as `rights/retention.csv` writes it. */
function useLasts(): (duration: string) => string {
  const t = useTranslations('admin.register.lasts');
  return (duration) => {
    const years = /^P(\d+)Y$/.exec(duration)?.[1];
    if (years !== undefined) {
      return t('years', { count: Number(years) });
    }
    return t(
      duration === 'until-erased' ? 'erased' : duration === 'with-the-rule' ? 'rule' : 'day',
    );
  };
}

function Activity({ activity }: { activity: Processing }) {
  const t = useTranslations('admin.register');
  const lasts = useLasts();
  const { code, controller, article, words, kept } = activity;
  return (
    <section className="card stack" aria-labelledby={code}>
      <h2 id={code}>{words.title}</h2>
      <p>{words.purpose}</p>
      <details>
        <summary>{t('show')}</summary>
        <dl className="stack">
          <div>
            <dt>{t('controller')}</dt>
            <dd>{t(`who.${controller}`)}</dd>
          </div>
          {parts.map((part) => (
            <div key={part}>
              <dt>{t(`part.${part}`)}</dt>
              <dd>
                {words[part]}
                {part === 'basis' && ` (${article})`}
              </dd>
            </div>
          ))}
          <div>
          <dt>{t('kept')}</dt>
          {kept.map(({ category, erasure, title, duration, article: rule, source, stores }) => (
            <dd key={category + erasure}>
              {t('keptLine', { title, lasts: lasts(duration) })} · {rule} · {source}
              <br />
              <code>{stores.join(', ')}</code>
            </dd>
          ))}
          </div>
        </dl>
      </details>
    </section>
  );
}
