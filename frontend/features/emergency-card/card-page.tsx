'use client';

import { Download, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { problemOf, type Problem } from '@/lib/problem';
import { saveFile } from '@/lib/save-file';
import { unlessOutdated, useAction } from '@/lib/use-action';
import { Link } from '@/ui/link';
import { ProblemPanel } from '@/ui/problem-panel';
import { Said } from '@/ui/said';
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
import { finished, LISTS, NOTHING, within, type List } from './choosing';
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
      {data && <Chooser key={data.seen.tag} locale={locale} start={data} />}
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

function Chooser({ locale, start }: { locale: Locale; start: Start }) {
  const t = useTranslations('emergencyCard.card');
  const [kept, setKept] = useState(start.seen);
  const [choice, setChoice] = useState(() =>
    within(kept.value.choice ?? NOTHING, idsIn(start.profile)),
  );
  const { preview, problem: previewProblem } = usePreview(choice, kept.value.preview);
  const saving = useAction();
  const [saved, setSaved] = useState<{ text: string } | null>(null);

  function change(now: Choice) {
    setSaved(null);
    setChoice(now);
  }

  /** What is chosen here stays; saving it once more is saving it on what is there now. */
  const readTag = () =>
    void readCard()
      .then(({ tag }) => setKept((before) => ({ ...before, tag })))
      .catch(() => undefined); // then the next try says so again

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setSaved(null);
    void saving.run(async () => {
      setKept(await unlessOutdated(saveChoice(choice, kept.tag), readTag));
      setSaved({ text: t('saved') });
    });
  }

  return (
    <>
      {kept.value.choice === undefined && <p className="card card--sand">{t('notChosen')}</p>}
      <div className="emergency-columns">
        <form className="card stack" onSubmit={submit}>
          <h2>{t('choose')}</h2>
          <ChoiceFields choice={choice} profile={start.profile} onChange={change} />
          {saving.problem && <ProblemPanel problem={saving.problem} fields={fields} kept />}
          <Said what={saved} />
          <div className="actions">
            <button type="submit" className="button" aria-disabled={saving.busy}>
              {t('save')}
            </button>
          </div>
        </form>
        <section className="card card--leaf emergency-preview" aria-labelledby="preview-title">
          <h2 id="preview-title">{t('preview')}</h2>
          {previewProblem ? (
            <ProblemPanel problem={previewProblem} quiet />
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

/** The server names a language by its place; here they are one field. */
const fields = {
  ...Object.fromEntries(
    Array.from({ length: 10 }, (_, place) => [`languages[${place}]`, 'languages']),
  ),
  languages: 'languages',
  notes: 'notes',
};

/** What the server would show, a moment after the last change. */
function usePreview(choice: Choice, first: Card) {
  const [preview, setPreview] = useState(first);
  const [problem, setProblem] = useState<Problem | null>(null);
  const changed = useRef(false);
  const load = useCallback(async (wanted: Choice, isCurrent: () => boolean) => {
    try {
      const card = await previewOf(finished(wanted));
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
    saveFile(await pdfOf(locale), t('file'));
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
