'use client';

import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { problemOf, type Problem } from '@/lib/problem';
import { useAction } from '@/lib/use-action';
import { Link } from '@/ui/link';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { AskForm } from './ask-form';
import { RequestCard } from './request-card';
import { dataRequests, proveRequest, withdrawRequest, type DataRequest } from './requests-api';
import './rights.css';

/** What one asks of the data protection officer, and what became of it. */
export function MyRequests({ locale }: { locale: Locale }) {
  const t = useTranslations('rights.requests');
  const [all, setAll] = useState<DataRequest[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState('');
  const action = useAction();

  function load() {
    dataRequests()
      .then((found) => {
        setAll(found);
        setProblem(null);
      })
      .catch((error: unknown) => setProblem(problemOf(error)));
  }
  useEffect(load, []);

  /** Whatever comes of it, what is shown afterwards is what the server has. */
  const change = (word: 'filed' | 'proven' | 'withdrawn', work: () => Promise<unknown>) => {
    setSaid('');
    return action.run(async () => {
      try {
        await work();
        setSaid(t(word));
      } finally {
        load();
      }
    });
  };

  return (
    <div className="stack">
      <Link className="back" href={paths.file(locale, 'rights')}>
        <ChevronLeft aria-hidden /> {t('back')}
      </Link>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <p className="done" role="status">
        {said}
      </p>
      {action.problem && <ProblemPanel problem={action.problem} />}
      <AskForm locale={locale} busy={action.busy} onAsk={(file) => change('filed', file)} />
      <section className="stack" aria-labelledby="asked">
        <h2 id="asked">{t('asked')}</h2>
        {problem && <ProblemPanel problem={problem} retry={load} />}
        {!all && !problem && <Waiting />}
        {all?.length === 0 && <p>{t('none')}</p>}
        {all?.map((request) => (
          <RequestCard
            key={request.id}
            locale={locale}
            request={request}
            busy={action.busy}
            onProve={() => void change('proven', () => proveRequest(request))}
            onWithdraw={() => void change('withdrawn', () => withdrawRequest(request))}
          />
        ))}
      </section>
    </div>
  );
}
