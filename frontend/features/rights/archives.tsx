'use client';

import { Download, PackageOpen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { sayMoment } from '@/lib/dates';
import { fetchBy } from '@/lib/fetch-by';
import type { Locale } from '@/lib/locales';
import { problemOf, type Problem } from '@/lib/problem';
import { useAction } from '@/lib/use-action';
import { ProblemPanel } from '@/ui/problem-panel';
import { archive, archives, askForArchive, link, type Archive } from './api';
import { newest } from './rules';

/** Between two looks at how far the archive is. */
const LOOK_AGAIN = 2_000;

/** A copy of everything: asked for, waited for, fetched. */
export function Archives({ locale }: { locale: Locale }) {
  const t = useTranslations('rights.archive');
  const [one, setOne] = useState<Archive | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const action = useAction();

  function load() {
    archives()
      .then((all) => {
        setOne(newest(all));
        setProblem(null);
      })
      .catch((error: unknown) => setProblem(problemOf(error)));
  }
  useEffect(load, []);

  const waits = one?.status === 'waiting' ? one.id : null;
  useEffect(() => {
    if (waits === null) {
      return undefined;
    }
    let current = true;
    let timer: ReturnType<typeof setTimeout>;
    // One after the other, and not for a tab that nobody looks at. One that fails says nothing: the
    // next may do better, and what is on the screen is still true.
    const look = async () => {
      const now =
        document.visibilityState === 'visible' ? await archive(waits).catch(() => null) : null;
      if (current) {
        if (now) {
          setOne(now);
        }
        timer = setTimeout(() => void look(), LOOK_AGAIN);
      }
    };
    timer = setTimeout(() => void look(), LOOK_AGAIN);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [waits]);

  const ask = () => action.run(async () => setOne(await askForArchive()));
  const fetch = (id: string) => action.run(async () => fetchBy(await link(id)));

  return (
    <section className="card stack" aria-labelledby="archive">
      <h2 id="archive" className="with-icon">
        <PackageOpen aria-hidden /> {t('title')}
      </h2>
      <p>{t('text')}</p>
      {problem && <ProblemPanel problem={problem} retry={load} />}
      {action.problem && <ProblemPanel problem={action.problem} />}
      <div role="status">
        {one && (
          <p className="rights-now">
            {one.status === 'waiting' && t('waiting', { done: one.done, stores: one.stores })}
            {one.status === 'ready' && t('ready', { until: sayMoment(one.endsAt ?? '', locale) })}
            {one.status === 'failed' && t('failed')}
            {one.status === 'removed' && t('removed')}
          </p>
        )}
      </div>
      {one?.status === 'waiting' && (
        <progress aria-label={t('progress')} max={Math.max(one.stores, 1)} value={one.done} />
      )}
      <div className="actions">
        {one?.status === 'ready' && (
          <button
            type="button"
            className="button"
            aria-disabled={action.busy}
            onClick={() => void fetch(one.id)}
          >
            <Download aria-hidden /> {t('fetch')}
          </button>
        )}
        {one?.status !== 'waiting' && (
          <button
            type="button"
            className={one?.status === 'ready' ? 'button button--quiet' : 'button'}
            aria-disabled={action.busy}
            onClick={() => void ask()}
          >
            {t(one?.status === 'ready' ? 'again' : 'ask')}
          </button>
        )}
      </div>
      <p className="quiet">{t('careful')}</p>
    </section>
  );
}
