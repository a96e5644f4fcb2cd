'use client';

import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { useOwner } from '@/lib/use-owner';
import { later } from '@/ui/later';
import { Link } from '@/ui/link';
import { ProblemPanel } from '@/ui/problem-panel';
import { Said } from '@/ui/said';
import { Waiting } from '@/ui/waiting';
import { SECTIONS, type Entry, type HealthProfile as Profile, type Section } from './api';
import { BasicsPart } from './basics-part';
import { fieldsOf, objected, onto, type Editing } from './editing';
import { nameOf, withEntry, withNone, withoutEntry } from './entries';
import { draftOf, type EntryDraft } from './entry-draft';
import type { KeptChange } from './kept';
import { KeptChanges } from './kept-changes';
import { SectionPart } from './section-part';
import { useKeptChanges } from './use-kept-changes';
import { useProfile } from './use-profile';
import './profile.css';

const entryForm = async () => (await import('./entry-form')).EntryForm;

/** Fetched before it is asked for: what one writes without a network is written in it. */
const EntryForm = later(entryForm);
const ObjectionForm = later(async () => (await import('./objection-form')).ObjectionForm);
const Removal = later(async () => (await import('./removal')).Removal);
const Leaving = later(async () => (await import('./removal')).Leaving);

type Notice = 'saved' | 'changedMeanwhile' | 'draftKept' | 'needsNetwork';

/** One's own health profile: read, and changed one thing at a time. */
export function HealthProfile({ locale }: { locale: Locale }) {
  const t = useTranslations('profile.health');
  const owner = useOwner();
  const { seen, keptAt, problem, busy, load, save, forget } = useProfile();
  const [editing, setEditing] = useState<Editing | null>(null);
  /** What is opened next, once they agree to give up what they typed. */
  const [next, setNext] = useState<Editing | null>(null);
  const [notice, setNotice] = useState<{ text: string } | null>(null);
  const { kept, keep, drop } = useKeptChanges(owner);
  const typed = useRef(false);
  useEffect(() => {
    entryForm().catch(() => undefined); // its place says so, when it is opened
  }, []);
  const [base, setBase] = useState(seen);
  if (seen && seen !== base) {
    // It is another profile than the one on which they typed.
    setBase(seen);
    if (editing?.what === 'entry') {
      setEditing({ what: 'entry', ...onto(editing, seen.profile, locale) });
    }
  }

  if (!seen) {
    return problem ? <ProblemPanel problem={problem} retry={() => void load()} /> : <Waiting />;
  }
  const { profile } = seen;
  const online = keptAt === null;
  const say = (text: Notice) => setNotice({ text: t(text) });

  async function store(change: Profile) {
    if (busy) {
      return;
    }
    const outcome = online ? await save(change) : 'unreachable';
    switch (outcome) {
      case 'saved':
        if (editing?.what === 'entry') {
          drop(editing.key);
        }
        setEditing(null);
        say('saved');
        break;
      case 'outdated':
        closeQuestion();
        say('changedMeanwhile');
        break;
      case 'unreachable':
        if (editing?.what === 'entry') {
          keep(editing);
          setEditing(null);
          say('draftKept');
        } else {
          closeQuestion();
          say('needsNetwork');
        }
        break;
      case 'refused':
        break; // the panel says why
    }
  }

  /** What is said on the page is not said behind a question. */
  function closeQuestion() {
    if (editing?.what === 'removal') {
      setEditing(null);
    }
  }

  function show(what: Editing) {
    typed.current = false;
    forget();
    setNext(null);
    setNotice(null);
    setEditing(what);
  }

  /** The draft of an entry stays on the device; other words would be lost. */
  function open(what: Editing) {
    if (typed.current && editing && editing.what !== 'entry') {
      setNext(what);
    } else {
      show(what);
    }
  }

  function openEntry(section: Section, before?: Entry) {
    const key = before?.id ?? crypto.randomUUID();
    const change = kept.find((one) => one.key === key) ?? {
      key,
      section,
      draft: draftOf(before, locale),
      ...(before && { before }),
    };
    open({ what: 'entry', ...onto(change, profile, locale) });
  }

  /** Whoever closes a form gives up what they typed in it. */
  function close(place: string) {
    if (editing?.what === 'entry') {
      drop(editing.key);
    }
    setEditing(null);
    document.getElementById(place)?.focus();
  }

  function change(from: { what: 'entry' } & KeptChange, draft: EntryDraft) {
    const now = { ...from, draft };
    setEditing(now);
    keep(now);
  }

  const formOf = (section: Section) => {
    if (editing?.what === 'entry' && editing.section === section) {
      return {
        id: editing.draft.id,
        part: (
          <EntryForm
            key={editing.key}
            section={section}
            draft={editing.draft}
            before={editing.before}
            busy={busy}
            online={online}
            onChange={(draft) => change(editing, draft)}
            onSave={(entry) => void store(withEntry(profile, section, entry))}
            onCancel={() => close(`section-${section}`)}
          />
        ),
      };
    }
    if (editing?.what === 'objection' && editing.section === section) {
      const { before } = editing;
      const now = profile[section].find(({ id }) => id === before.id) ?? before;
      return {
        id: before.id,
        part: (
          <ObjectionForm
            key={before.id}
            before={before.objection ?? ''}
            busy={busy}
            onTyped={() => (typed.current = true)}
            onSave={(words) => void store(withEntry(profile, section, objected(now, words)))}
            onCancel={() => close(`section-${section}`)}
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
      <Said what={notice} />
      {!online && (
        <section className="card card--sand">
          <p>{t('keptAt', { at: sayMoment(keptAt, locale) })}</p>
          <div className="actions">
            <button type="button" className="button button--quiet" onClick={() => void load()}>
              {t('retry')}
            </button>
          </div>
        </section>
      )}
      {problem && editing?.what !== 'removal' && (
        <ProblemPanel problem={problem} fields={fieldsOf(editing, profile)} />
      )}
      {!editing && (
        <KeptChanges
          kept={kept}
          onResume={(one) => open({ what: 'entry', ...onto(one, profile, locale) })}
          onDrop={drop}
        />
      )}
      <BasicsPart
        locale={locale}
        profile={profile}
        open={editing?.what === 'basics'}
        online={online}
        busy={busy}
        onOpen={() => open({ what: 'basics' })}
        onTyped={() => (typed.current = true)}
        onCancel={() => close('basics')}
        onSave={(change) => void store(change)}
      />
      {SECTIONS.map((section) => (
        <SectionPart
          key={section}
          locale={locale}
          section={section}
          profile={profile}
          online={online}
          form={formOf(section)}
          onAdd={() => openEntry(section)}
          onNone={(none) => void store(withNone(profile, section, none))}
          onChange={(before) => openEntry(section, before)}
          onObject={(before) => open({ what: 'objection', section, before })}
          onRemove={(before) => open({ what: 'removal', section, before })}
        />
      ))}
      {editing?.what === 'removal' && (
        <Removal
          name={nameOf(editing.before)}
          busy={busy}
          problem={problem}
          onYes={() => void store(withoutEntry(profile, editing.section, editing.before.id ?? ''))}
          onNo={() => setEditing(null)}
        />
      )}
      {next && <Leaving onYes={() => show(next)} onNo={() => setNext(null)} />}
      <p>
        <Link href={paths.file(locale, 'history')}>{t('history')}</Link>
      </p>
    </div>
  );
}
