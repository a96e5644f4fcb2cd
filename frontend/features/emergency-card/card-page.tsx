'use client';

import { Download, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { problemOf, type Problem } from '@/lib/problem';
import { useAction } from '@/lib/use-action';
import { Link } from '@/ui/link';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import {
  pdfOf,
  previewOf,
  readCard,
  readProfile,
  saveChoice,
  type Card,
  type Choice,
  type Profile,
  type Seen,
} from './api';
import { CardPreview } from './card-preview';
import { ChoiceFields } from './choice-fields';
import { LISTS, NOTHING, within, type List } from './choosing';
import { LinkList } from './link-list';
import { useLoaded } from './use-loaded';
import './emergency-card.css';

interface Start {
  seen: Seen<{ choice?: Choice; preview: Card }>;
  profile: Profile;
}

const read = async (): Promise<Start> => {
  const [seen, profile] = await Promise.all([readCard(), readProfile()]);
  return { seen, profile };
};

/** What a responder sees in an emergency, and how it is handed on. */
export function CardPage({ locale }: { locale: Locale }) {
  const t = useTranslations('emergencyCard.card');
  const { data, problem, reload } = useLoaded(read);
  return (
    <div className="stack stack--wide">
      <header className="stack">
        <Link className="back" href={paths.file(locale)}>
          {t('back')}
        </Link>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </header>
      {problem && <ProblemPanel problem={problem} retry={() => void reload()} />}
      {!data && !problem && <Waiting />}
      {data && (
        <Chooser key={data.seen.tag} locale={locale} start={data} reload={() => void reload()} />
      )}
    </div>
  );
}

const idsIn = (profile: Profile) =>
  Object.fromEntries(
    LISTS.map((list) => [
      list,
      profile[list].map(({ id }) => id).filter((id): id is string => id !== undefined),
    ]),
  ) as Record<List, string[]>;

function Chooser(props: { locale: Locale; start: Start; reload: () => void }) {
  const { locale, start, reload } = props;
  const t = useTranslations('emergencyCard.card');
  const [kept, setKept] = useState(start.seen);
  const [choice, setChoice] = useState(() =>
    within(kept.value.choice ?? NOTHING, idsIn(start.profile)),
  );
  const { preview, problem: previewProblem } = usePreview(choice, kept.value.preview);
  const saving = useAction();
  const [saved, setSaved] = useState(false);
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (saved) {
      said.current?.focus();
    }
  }, [saved]);

  function change(now: Choice) {
    setSaved(false);
    setChoice(now);
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void saving.run(async () => {
      setKept(await saveChoice(choice, kept.tag));
      setSaved(true);
    });
  }

  return (
    <>
      {kept.value.choice === undefined && <p className="card card--sand">{t('notChosen')}</p>}
      <div className="emergency-columns">
        <form className="card stack" onSubmit={submit}>
          <h2>{t('choose')}</h2>
          <ChoiceFields choice={choice} profile={start.profile} onChange={change} />
          {saving.problem && (
            <ProblemPanel
              problem={saving.problem}
              {...(saving.problem.status === 412 && { retry: reload })}
            />
          )}
          <div role="status">
            {saved && (
              <p className="card card--brand" tabIndex={-1} ref={said}>
                {t('saved')}
              </p>
            )}
          </div>
          <div className="actions">
            <button type="submit" className="button" aria-disabled={saving.busy}>
              {t('save')}
            </button>
          </div>
        </form>
        <section className="card card--leaf emergency-preview" aria-labelledby="preview-title">
          <h2 id="preview-title">{t('preview')}</h2>
          {previewProblem ? (
            <ProblemPanel problem={previewProblem} />
          ) : (
            <CardPreview locale={locale} card={preview} />
          )}
        </section>
      </div>
      <Paper locale={locale} />
      <LinkList locale={locale} />
    </>
  );
}

/** What the server would show, a moment after the last change. */
function usePreview(choice: Choice, first: Card) {
  const [preview, setPreview] = useState(first);
  const [problem, setProblem] = useState<Problem | null>(null);
  const changed = useRef(false);
  const load = useCallback(async (wanted: Choice, isCurrent: () => boolean) => {
    try {
      const card = await previewOf(wanted);
      if (isCurrent()) {
        setPreview(card);
        setProblem(null);
      }
    } catch (error) {
      if (isCurrent()) {
        setProblem(problemOf(error));
      }
    }
  }, []);
  useEffect(() => {
    if (!changed.current) {
      changed.current = true; // what is kept was shown already
      return undefined;
    }
    let current = true;
    const timer = setTimeout(() => void load(choice, () => current), 300);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [choice, load]);
  return { preview, problem };
}

/** One page to keep in a wallet. */
function Paper({ locale }: { locale: Locale }) {
  const t = useTranslations('emergencyCard.card');
  const action = useAction();

  async function download() {
    const url = URL.createObjectURL(await pdfOf(locale));
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = t('file');
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  return (
    <section className="card stack emergency-paper">
      <h2>{t('paper')}</h2>
      <p>{t('paperText')}</p>
      {action.problem && <ProblemPanel problem={action.problem} />}
      <div className="actions">
        <button
          type="button"
          className="button"
          aria-disabled={action.busy}
          onClick={() => void action.run(download)}
        >
          <Download aria-hidden /> {t('pdf')}
        </button>
        <button type="button" className="button button--quiet" onClick={() => print()}>
          <Printer aria-hidden /> {t('print')}
        </button>
      </div>
    </section>
  );
}
