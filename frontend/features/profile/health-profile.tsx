'use client';

import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { useOwner } from '@/lib/use-owner';
import { Confirm } from '@/ui/confirm';
import { Link } from '@/ui/link';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { SECTIONS, type Entry, type HealthProfile as Profile, type Section } from './api';
import { BasicsPart } from './basics-part';
import { nameOf, withEntry, withNone, withoutEntry } from './entries';
import { draftOf, type EntryDraft } from './entry-draft';
import { EntryForm } from './entry-form';
import { dropChange, keepChange, keptChange, type KeptChange } from './kept';
import { ObjectionForm } from './objection-form';
import { SectionPart } from './section-part';
import { useProfile } from './use-profile';
import './profile.css';

type Editing =
  | { what: 'basics' }
  | { what: 'entry'; section: Section; draft: EntryDraft; before?: Entry }
  | { what: 'objection' | 'removal'; section: Section; before: Entry };

type Notice = 'saved' | 'changedMeanwhile' | 'draftKept';

/** One's own health profile: read, and changed one thing at a time. */
export function HealthProfile({ locale }: { locale: Locale }) {
  const t = useTranslations('profile.health');
  const owner = useOwner();
  const { seen, keptAt, problem, busy, load, save } = useProfile();
  const [editing, setEditing] = useState<Editing | null>(null);
  const [notice, setNotice] = useState<{ text: Notice } | null>(null);
  const [waiting, forgetWaiting] = useKeptChange(owner);
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (notice) {
      said.current?.focus();
    }
  }, [notice]);

  if (!seen) {
    return problem ? <ProblemPanel problem={problem} retry={() => void load()} /> : <Waiting />;
  }
  const { profile } = seen;
  const online = keptAt === null;

  async function store(next: Profile) {
    if (busy) {
      return;
    }
    const outcome = online ? await save(next) : 'unreachable';
    switch (outcome) {
      case 'saved':
        close();
        setNotice({ text: 'saved' });
        break;
      case 'outdated':
        setNotice({ text: 'changedMeanwhile' });
        break;
      case 'unreachable':
        if (editing?.what === 'entry' && owner !== null) {
          await keepChange(owner, { section: editing.section, draft: editing.draft }).catch(
            () => undefined,
          );
          setNotice({ text: 'draftKept' });
        }
        break;
      case 'refused':
        break; // the panel says why
    }
  }

  function close() {
    setEditing(null);
    forgetWaiting();
  }

  const formOf = (section: Section) => {
    if (editing?.what === 'entry' && editing.section === section) {
      return {
        id: editing.draft.id,
        part: (
          <EntryForm
            section={section}
            draft={editing.draft}
            before={editing.before}
            busy={busy}
            online={online}
            onChange={(draft) => setEditing({ ...editing, draft })}
            onSave={(entry) => void store(withEntry(profile, section, entry))}
            onCancel={close}
          />
        ),
      };
    }
    if (editing?.what === 'objection' && editing.section === section) {
      const { before } = editing;
      return {
        id: before.id,
        part: (
          <ObjectionForm
            before={before.objection ?? ''}
            busy={busy}
            onSave={(words) => void store(withEntry(profile, section, objected(before, words)))}
            onCancel={close}
          />
        ),
      };
    }
    return null;
  };

  return (
    <div className="stack">
      <Link className="back" href={paths.file(locale)}>
        <ChevronLeft aria-hidden /> {t('back')}
      </Link>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <div role="status">
        {notice && (
          <p className="card card--brand done" tabIndex={-1} ref={said}>
            {t(notice.text)}
          </p>
        )}
      </div>
      {!online && (
        <p className="card card--sand">{t('keptAt', { at: sayMoment(keptAt, locale) })}</p>
      )}
      {problem && <ProblemPanel problem={problem} />}
      {waiting && online && !editing && (
        <section className="card card--sand">
          <p>{t('draftFound')}</p>
          <div className="actions">
            <button
              type="button"
              className="button"
              onClick={() => setEditing(resumed(waiting, profile))}
            >
              {t('draftOpen')}
            </button>
            <button type="button" className="button button--quiet" onClick={forgetWaiting}>
              {t('draftDrop')}
            </button>
          </div>
        </section>
      )}
      <BasicsPart
        locale={locale}
        profile={profile}
        open={editing?.what === 'basics'}
        busy={busy}
        onOpen={() => setEditing({ what: 'basics' })}
        onCancel={close}
        onSave={(next) => void store(next)}
      />
      {SECTIONS.map((section) => (
        <SectionPart
          key={section}
          locale={locale}
          section={section}
          profile={profile}
          form={formOf(section)}
          onAdd={() => setEditing({ what: 'entry', section, draft: draftOf() })}
          onNone={(none) => void store(withNone(profile, section, none))}
          onChange={(before) =>
            setEditing({ what: 'entry', section, draft: draftOf(before), before })
          }
          onObject={(before) => setEditing({ what: 'objection', section, before })}
          onRemove={(before) => setEditing({ what: 'removal', section, before })}
        />
      ))}
      {editing?.what === 'removal' && (
        <Removal
          name={nameOf(editing.before)}
          busy={busy}
          onYes={() => void store(withoutEntry(profile, editing.section, editing.before.id ?? ''))}
          onNo={close}
        />
      )}
      <p>
        <Link href={paths.file(locale, 'history')}>{t('history')}</Link>
      </p>
    </div>
  );
}

function Removal(props: { name: string; busy: boolean; onYes: () => void; onNo: () => void }) {
  const t = useTranslations('profile.entry');
  const { name, ...rest } = props;
  return (
    <Confirm title={t('removeTitle', { name })} yes={t('removeYes')} {...rest}>
      <p>{t('removeText')}</p>
    </Confirm>
  );
}

/** Saying nothing any more takes it back. */
function objected(entry: Entry, words: string): Entry {
  const said = Object.entries(entry).filter(([field]) => field !== 'objection');
  return { ...Object.fromEntries(said), ...(words && { objection: words }) };
}

/** Of an entry that is gone meanwhile, what was typed becomes a new one. */
function resumed({ section, draft }: KeptChange, profile: Profile): Editing {
  const before = profile[section].find(({ id }) => id === draft.id);
  return before
    ? { what: 'entry', section, draft, before }
    : { what: 'entry', section, draft: { ...draft, id: undefined } };
}

/** What this device kept of a change that could not be sent, and a way to drop it. */
function useKeptChange(owner: string | null): [KeptChange | null, () => void] {
  const [found, setFound] = useState<KeptChange | null>(null);
  useEffect(() => {
    let current = true;
    if (owner !== null) {
      keptChange(owner)
        .then((change) => current && setFound(change))
        .catch(() => undefined); // a browser that refuses storage has kept nothing
    }
    return () => {
      current = false;
    };
  }, [owner]);
  const forget = () => {
    setFound(null);
    if (owner !== null) {
      void dropChange(owner).catch(() => undefined);
    }
  };
  return [found, forget];
}
