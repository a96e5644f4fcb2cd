'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState, type ComponentType, type ReactNode } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import type { Me } from '@/lib/session';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { card, profile } from './api';
import { BrokenGlass } from './broken-glass';
import type { TermFieldProps } from './entries';
import { Heading } from './heading';
import { PatientFile } from './patient-file';
import { useRead } from './use-read';

interface Props {
  locale: Locale;
  id: string;
  me: Me;
  moved: boolean;
  termField: ComponentType<TermFieldProps>;
  documents?: (id: string) => ReactNode;
}

/** Somebody's file, or why there is nothing to see. */
export function PatientPage({ locale, id, me, moved, termField, documents }: Props) {
  const t = useTranslations('care.file');
  const read = useCallback(async () => {
    // One after the other: the first says whether there is anything to ask for.
    const who = await card(id);
    return { who, file: await profile(id) };
  }, [id]);
  const { value, problem, again } = useRead(read);
  const [round, setRound] = useState(0);
  const back = { href: paths.patients(locale), text: t('back') };

  if (problem?.status === 404) {
    return (
      <div className="stack">
        <Heading title={t('nothing.title')} moved={moved} back={back} />
        <p>{t('nothing.text')}</p>
        {me.permissions.includes('care.break-glass') && <BrokenGlass id={id} onOpened={again} />}
      </div>
    );
  }
  if (!value) {
    return (
      <div className="stack">
        <Heading title={t('title')} moved={moved} back={back} />
        {problem ? <ProblemPanel problem={problem} retry={again} /> : <Waiting />}
      </div>
    );
  }
  return (
    <>
      {problem && <ProblemPanel problem={problem} retry={again} />}
      <PatientFile
        locale={locale}
        who={value.who}
        file={value.file}
        me={me}
        termField={termField}
        moved={moved}
        round={round}
        onOutdated={again}
        onChanged={() => {
          setRound(round + 1);
          again();
        }}
        {...(documents && { documents: documents(id) })}
      />
    </>
  );
}
