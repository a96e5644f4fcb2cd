'use client';

import { ChevronLeft } from 'lucide-react';
import { Link } from '@/ui/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import type { Me } from '@/lib/session';
import { later } from '@/ui/later';
import { Waiting } from '@/ui/waiting';
import { check, removeDraft, type Report } from './api';
import { changesOf } from './changes';
import { Changes } from './changes-list';
import { Confirm } from '@/ui/confirm';
import { useFaultWords } from './fault-words';
import { FormContext, type Form } from './fields';
import { at, partOf, withAt, type Part } from './protocol';
import { Refusal } from './refusal';
import { Said } from './said';
import { useAction } from '@/lib/use-action';
import { useDraft, type Editing } from './use-draft';
import type { Work } from './unsaved';

// Each comes when it is wanted: a first visit carries the frame alone.
const CheckPart = later(async () => (await import('./check-part')).CheckPart);
const ComparePart = later(async () => (await import('./compare-part')).ComparePart);
const Edit = later(async () => (await import('./edit')).Edit);
const EffectPart = later(async () => (await import('./effect-part')).EffectPart);
const ExpectedTable = later(async () => (await import('./expected-table')).ExpectedTable);
const SignPart = later(async () => (await import('./sign-part')).SignPart);
const TryPart = later(async () => (await import('./try-part')).TryPart);

const views = ['edit', 'table', 'try', 'check', 'compare', 'effect', 'sign'] as const;
type View = (typeof views)[number];

interface Props {
  locale: Locale;
  me: Me;
  protocol: string;
  version: string;
}

/** A draft: its parts, and everything that is done with it. */
export function OneDraft({ locale, me, protocol, version }: Props) {
  const t = useTranslations('protocols.draft');
  const ui = useTranslations('ui');
  const { editing, problem, again } = useDraft(me.id, protocol, version);
  const title = editing ? `${editing.work.content.title[locale]} ${version}` : t('title');
  useEffect(() => {
    document.title = `${title} – ${ui('brand')}`;
  }, [title, ui]);
  return (
    <div className="stack stack--wide">
      <header>
        <Link className="back" href={paths.protocols(locale)}>
          <ChevronLeft aria-hidden /> {t('back')}
        </Link>
        <h1>{title}</h1>
      </header>
      {problem && <Refusal problem={problem} retry={again} />}
      {!editing && !problem && <Waiting />}
      {editing && (
        <Workbench
          me={me}
          editing={editing}
          protocol={protocol}
          version={version}
          locale={locale}
        />
      )}
    </div>
  );
}

/** The result of a check, and of which text. */
interface Checked {
  report: Report;
  of: Work;
}

function Workbench({ me, editing, protocol, version, locale }: Props & { editing: Editing }) {
  const t = useTranslations('protocols.draft');
  const words = useFaultWords();
  const action = useAction();
  const [view, setView] = useState<View>('edit');
  const [part, setPart] = useState<Part>('general');
  const [goTo, setGoTo] = useState<string | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { work, draft, dirty } = editing;
  const readOnly = draft.publishedAt !== null || !me.permissions.includes('protocols.author');
  const fresh =
    checked !== null &&
    checked.of.content === work.content &&
    checked.of.expected === work.expected;

  const form: Form = {
    readOnly,
    value: (pointer) => at(work.content, pointer),
    change: (pointer, value) => {
      setSaid(null);
      editing.edit((now) => ({ ...now, content: withAt(now.content, pointer, value) }));
    },
    faults: (pointer) =>
      checked?.report.faults
        .filter(
          ({ place }) =>
            place === pointer && at(checked.of.content, pointer) === at(work.content, pointer),
        )
        .map(words) ?? [],
  };

  const saved = () => (readOnly ? Promise.resolve(work) : editing.save());
  function save() {
    void action.run(async () => {
      if (await editing.save()) {
        setSaid(t('saved'));
      }
    });
  }
  function runCheck() {
    void action.run(async () => {
      const of = await saved();
      if (of) {
        setChecked({ report: await check(protocol, version), of });
      }
    });
  }
  function show(wanted: View) {
    setSaid(null);
    setGoTo(null);
    setView(wanted);
  }
  function go(pointer: string) {
    const where = partOf(pointer);
    if (where === 'table') {
      show('table');
    } else {
      setPart(where);
      setView('edit');
      setGoTo(pointer);
    }
  }
  return (
    <FormContext value={form}>
      <Status draft={editing} readOnly={readOnly} me={me} />
      {editing.theirs && <Conflict editing={editing} />}
      {editing.restored && !editing.theirs && (
        <div className="notice stack" role="status">
          <p>{t('restored')}</p>
          <button type="button" className="link" onClick={editing.discard}>
            {t('discard')}
          </button>
        </div>
      )}
      <nav className="views" aria-label={t('views')}>
        <ul className="plain">
          {views.map((name) => (
            <li key={name}>
              <button
                type="button"
                aria-current={name === view ? 'page' : undefined}
                onClick={() => show(name)}
              >
                {t(`view.${name}`)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {action.problem && <Refusal problem={action.problem} />}
      {said && <Said>{said}</Said>}
      {view === 'edit' && (
        <Edit
          part={part}
          goTo={goTo}
          wrong={counted(checked?.report ?? null)}
          onPart={(name) => {
            setGoTo(null);
            setPart(name);
          }}
        />
      )}
      {view === 'table' && (
        <ExpectedTable
          rows={work.expected}
          readOnly={readOnly}
          report={checked?.of.expected === work.expected ? checked.report : null}
          onChange={(expected) => editing.edit((now) => ({ ...now, expected }))}
        />
      )}
      {view === 'try' && (
        <TryPart protocol={protocol} version={version} save={saved} dirty={dirty} />
      )}
      {view === 'check' && (
        <CheckPart
          report={checked?.report ?? null}
          stale={!fresh}
          busy={action.busy}
          dirty={dirty}
          onCheck={runCheck}
          onGo={go}
          onRow={(row) => {
            show('table');
            requestAnimationFrame(() => document.getElementById(`row-${row}`)?.focus());
          }}
        />
      )}
      {view === 'compare' && (
        <ComparePart content={work.content} report={fresh ? checked.report : null} />
      )}
      {view === 'effect' && (
        <EffectPart protocol={protocol} version={version} save={saved} dirty={dirty} />
      )}
      {view === 'sign' && (
        <SignPart
          me={me}
          draft={draft}
          dirty={dirty}
          onDone={async (what) => {
            await editing.again();
            setSaid(what);
          }}
        />
      )}
      {!readOnly && (
        <SaveBar dirty={dirty} busy={action.busy} onSave={save}>
          <Remove locale={locale} editing={editing} protocol={protocol} version={version} />
        </SaveBar>
      )}
    </FormContext>
  );
}

function counted(report: Report | null): Partial<Record<string, number>> {
  const counts: Partial<Record<string, number>> = {};
  for (const { place } of report?.faults ?? []) {
    const where = partOf(place ?? '');
    counts[where] = (counts[where] ?? 0) + 1;
  }
  return counts;
}

function Status(props: { draft: Editing; readOnly: boolean; me: Me }) {
  const t = useTranslations('protocols.draft');
  const format = useFormatter();
  const { draft } = props.draft;
  return (
    <p className="quiet">
      {t('changed', {
        name: draft.author === props.me.id ? t('you') : (draft.authorName ?? t('somebody')),
        at: format.dateTime(new Date(draft.changedAt), { dateStyle: 'long', timeStyle: 'short' }),
      })}{' '}
      {draft.publishedAt !== null && t('published')}
      {draft.publishedAt === null && props.readOnly && t('readOnly')}
    </p>
  );
}

/** Somebody else was faster: both texts are there until this person has decided. */
function Conflict({ editing }: { editing: Editing }) {
  const t = useTranslations('protocols.draft.conflict');
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const { theirs, work } = editing;
  return (
    theirs && (
      <div className="problem" role="alert" tabIndex={-1} ref={panel}>
        <h2>{t('title')}</h2>
        <p>{t('text', { name: theirs.authorName ?? t('somebody') })}</p>
        {theirs.publishedAt !== null && <p>{t('published')}</p>}
        <details>
          <summary>{t('show')}</summary>
          <Changes
            of={changesOf(
              { ...theirs.content, expected: theirs.expected },
              { ...work.content, expected: work.expected },
            )}
          />
        </details>
        <div className="actions">
          {theirs.publishedAt === null && (
            <button type="button" className="button" onClick={editing.keepOurs}>
              {t('keepOurs')}
            </button>
          )}
          <button type="button" className="button button--quiet" onClick={editing.takeTheirs}>
            {t('takeTheirs')}
          </button>
        </div>
      </div>
    )
  );
}

function SaveBar(props: {
  dirty: boolean;
  busy: boolean;
  onSave: () => void;
  children: React.ReactNode;
}) {
  const t = useTranslations('protocols.draft');
  return (
    <div className="save-bar">
      <p role="status">{props.dirty ? t('unsaved') : t('allSaved')}</p>
      <div className="actions">
        <button
          type="button"
          className="button"
          aria-disabled={props.busy || !props.dirty}
          onClick={() => props.dirty && props.onSave()}
        >
          {props.busy ? t('busy') : t('save')}
        </button>
        {props.children}
      </div>
    </div>
  );
}

function Remove(props: { locale: Locale; editing: Editing; protocol: string; version: string }) {
  const t = useTranslations('protocols.draft.remove');
  const action = useAction();
  const [asked, setAsked] = useState(false);
  const { locale, editing, protocol, version } = props;
  return (
    <>
      <button
        type="button"
        className="button button--quiet"
        onClick={() => {
          action.forget();
          setAsked(true);
        }}
      >
        {t('open')}
      </button>
      {asked && (
        <Confirm
          title={t('title', { version })}
          yes={t('yes')}
          busy={action.busy}
          onNo={() => setAsked(false)}
          onYes={() =>
            void action.run(async () => {
              await removeDraft(protocol, version, editing.draft.tag);
              editing.discard();
              location.assign(paths.protocols(locale));
            })
          }
        >
          <p>{t('text')}</p>
          {action.problem && <Refusal problem={action.problem} />}
        </Confirm>
      )}
    </>
  );
}
