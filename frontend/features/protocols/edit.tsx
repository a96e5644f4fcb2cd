'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import {
  Both,
  Choice,
  Condition,
  Entry,
  Line,
  Tick,
  UrgencyChoice,
  useForm,
  Words,
} from './fields';
import { AdvancedJson } from './json-part';
import { at as valueAt, blank, fieldId, parts, shifted, type Part, type Text } from './protocol';

interface Props {
  part: Part;
  onPart: (part: Part) => void;
  /** A place to go to, once. */
  goTo: string | null;
  /** Parts in which the last check found something. */
  wrong: Partial<Record<string, number>>;
}

/** The protocol as a tree of parts; one part is on the screen. */
export function Edit({ part, onPart, goTo, wrong }: Props) {
  const t = useTranslations('protocols.edit');
  const { value } = useForm();
  useEffect(() => {
    if (goTo !== null) {
      focusOn(goTo);
    }
  }, [goTo, part]);
  const count = (name: Part): number | null => {
    const list = value(`/${name}`);
    return typeof list === 'object' && list !== null ? Object.keys(list).length : null;
  };
  return (
    <div className="tree">
      <nav aria-label={t('parts')}>
        <ul className="plain">
          {parts.map((name) => (
            <li key={name}>
              <button
                type="button"
                aria-current={name === part ? 'true' : undefined}
                onClick={() => onPart(name)}
              >
                {t(`part.${name}`)}
                {count(name) !== null && <span className="quiet"> {count(name)}</span>}
                {wrong[name] !== undefined && (
                  <span className="count">{t('wrong', { count: wrong[name] })}</span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <section className="stack" aria-labelledby="part-title">
        <h2 id="part-title">{t(`part.${part}`)}</h2>
        <p className="quiet">{t(`about.${part}`)}</p>
        <OnePart part={part} goTo={goTo} />
      </section>
    </div>
  );
}

/** The field itself, or what is nearest around it. */
function focusOn(pointer: string): void {
  for (let place = pointer; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
    const found = document.getElementById(fieldId(place));
    if (found) {
      found.closest('details')?.setAttribute('open', '');
      found.scrollIntoView({ block: 'center' });
      found.focus({ preventScroll: true });
      return;
    }
  }
}

function OnePart({ part, goTo }: { part: Part; goTo: string | null }) {
  switch (part) {
    case 'general':
      return <General />;
    case 'redFlags':
    case 'questions':
    case 'rules':
    case 'safetyNet':
    case 'sources':
      return <List key={part} of={part} goTo={goTo} />;
    case 'outcomes':
      return <Outcomes />;
    case 'advice':
      return <Advice />;
    case 'json':
      return <AdvancedJson />;
  }
}

function General() {
  const t = useTranslations('protocols.edit');
  return (
    <>
      <Both at="/title" label={t('title')} />
      <Line at="/group" label={t('group')} code />
      <div className="side-by-side">
        <Words at="/search/fr" label={t('searchFr')} hint={t('oneALine')} language="fr" />
        <Words at="/search/en" label={t('searchEn')} hint={t('oneALine')} language="en" />
      </div>
      <Condition at="/opens" label={t('opens')} hint={t('opensHint')} />
      <ConditionHelp />
      <Line at="/note" label={t('note')} hint={t('noteHint')} rows={2} optional />
    </>
  );
}

export function ConditionHelp() {
  const t = useTranslations('protocols.edit.conditions');
  return (
    <details>
      <summary>{t('title')}</summary>
      <dl className="grammar">
        {(
          [
            ['chest_pain', 'finding'],
            ['known(diabetes)', 'known'],
            ['age >= 40', 'number'],
            ['duration > 10d', 'duration'],
            ['sex = female', 'sex'],
            ['headache.injury', 'question'],
            ['count(nausea, sweating, pallor) >= 2', 'count'],
            ['a and (b or c)', 'joined'],
          ] as const
        ).map(([example, meaning]) => (
          <div key={example}>
            <dt>
              <code>{example}</code>
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('noNot')}</p>
    </details>
  );
}

type Listed = 'redFlags' | 'questions' | 'rules' | 'safetyNet' | 'sources';

function List({ of, goTo }: { of: Listed; goTo: string | null }) {
  const t = useTranslations('protocols.edit');
  const { value, change, readOnly } = useForm();
  const [added, setAdded] = useState<number | null>(null);
  const language = useLocale();
  const list = (value(`/${of}`) ?? []) as Record<string, unknown>[];
  const conditions = of === 'rules' || of === 'redFlags' || of === 'questions';
  return (
    <>
      {conditions && <ConditionHelp />}
      {list.length === 0 && <p className="quiet">{t('nothing')}</p>}
      {list.map((one, index) => {
        const here = `/${of}/${index}`;
        return (
          <Entry
            key={index}
            at={here}
            title={titleOf(one, language) || t('new')}
            urgency={typeof one.urgency === 'string' ? one.urgency : undefined}
            open={added === index || (goTo?.startsWith(`${here}/`) ?? false) || goTo === here}
            onMove={(by) => {
              const to = index + by;
              if (to >= 0 && to < list.length) {
                change(`/${of}`, shifted(list, index, by));
              }
            }}
            onRemove={() =>
              change(
                `/${of}`,
                list.filter((other) => other !== one),
              )
            }
          >
            <Fields of={of} at={here} />
          </Entry>
        );
      })}
      {!readOnly && (
        <div>
          <button
            type="button"
            className="button button--quiet"
            onClick={() => {
              setAdded(list.length);
              change(`/${of}`, [...list, blank[of]()]);
            }}
          >
            {t(`add.${of}`)}
          </button>
        </div>
      )}
    </>
  );
}

/** Its id and first words: enough to find it again. */
function titleOf(one: Record<string, unknown>, language: 'fr' | 'en'): string {
  const words = ['text', 'sign', 'question']
    .map((name) => (one[name] as Partial<Text> | undefined)?.[language])
    .find((text) => text);
  const own = (one as Partial<Text>)[language];
  return [one.id ?? one.source, words ?? own].filter(Boolean).join(' – ');
}

function Fields({ of, at }: { of: Listed; at: string }) {
  const t = useTranslations('protocols.edit');
  switch (of) {
    case 'rules':
      return (
        <>
          <Line at={`${at}/id`} label={t('id')} hint={t('idHint')} code />
          <Condition at={`${at}/when`} label={t('when')} optional={false} />
          <UrgencyChoice at={`${at}/urgency`} label={t('urgency')} />
          <Both at={`${at}/text`} label={t('because')} />
          <Words at={`${at}/advice`} label={t('adviceIds')} hint={t('oneALine')} />
        </>
      );
    case 'redFlags':
      return (
        <>
          <Line at={`${at}/id`} label={t('id')} hint={t('idHint')} code />
          <Choice
            at={`${at}/use`}
            label={t('use')}
            options={[
              ['gate', t('gate')],
              ['net', t('net')],
            ]}
          />
          <UrgencyChoice at={`${at}/urgency`} label={t('urgency')} />
          <Both at={`${at}/sign`} label={t('sign')} />
          <Asked at={`${at}/question`} />
          <Line at={`${at}/finding`} label={t('finding')} hint={t('findingHint')} optional code />
          <Condition at={`${at}/when`} label={t('whenAlso')} />
          <Condition at={`${at}/skip`} label={t('skip')} hint={t('skipHint')} />
          <Condition at={`${at}/onlyIf`} label={t('onlyIf')} hint={t('onlyIfHint')} />
          <Words at={`${at}/advice`} label={t('adviceIds')} hint={t('oneALine')} />
          <SameAs at={at} />
        </>
      );
    case 'questions':
      return (
        <>
          <Line at={`${at}/id`} label={t('id')} hint={t('idHint')} code />
          <Choice
            at={`${at}/kind`}
            label={t('kind')}
            options={(['boolean', 'choice', 'number', 'scale'] as const).map(
              (kind) => [kind, t(`kinds.${kind}`)] as const,
            )}
          />
          <Both at={`${at}/text`} label={t('question')} />
          <Line at={`${at}/finding`} label={t('finding')} hint={t('findingHint')} optional code />
          <Line at={`${at}/fact`} label={t('fact')} optional code />
          <Condition at={`${at}/skip`} label={t('skip')} hint={t('skipHint')} />
          <SameAs at={at} />
          <p className="quiet">{t('optionsInJson')}</p>
        </>
      );
    case 'safetyNet':
      return <Both at={at} label={t('sentence')} />;
    case 'sources':
      return (
        <>
          <Line at={`${at}/source`} label={t('source')} />
          <Line at={`${at}/publisher`} label={t('publisher')} />
          <Retrieved at={at} />
          <Tick at={`${at}/ownWording`} label={t('ownWording')} />
        </>
      );
  }
}

/** Asked or not: a net may be a sentence alone. */
function Asked({ at }: { at: string }) {
  const t = useTranslations('protocols.edit');
  const { value, change, readOnly } = useForm();
  return value(at) === undefined ? (
    readOnly ? null : (
      <div>
        <button
          type="button"
          className="button button--quiet"
          onClick={() => change(at, { fr: '', en: '' })}
        >
          {t('ask')}
        </button>
      </div>
    )
  ) : (
    <>
      <Both at={at} label={t('question')} />
      {!readOnly && (
        <div>
          <button
            type="button"
            className="button button--quiet"
            onClick={() => change(at, undefined)}
          >
            {t('dontAsk')}
          </button>
        </div>
      )}
    </>
  );
}

/** Rarely wanted: shown where it is there. */
function SameAs({ at }: { at: string }) {
  const t = useTranslations('protocols.edit');
  const { value } = useForm();
  return value(`${at}/sameAs`) === undefined ? null : (
    <Words at={`${at}/sameAs`} label={t('sameAs')} hint={t('oneALine')} />
  );
}

function Retrieved({ at }: { at: string }) {
  const t = useTranslations('protocols.edit');
  const { value, change, readOnly } = useForm();
  const id = fieldId(`${at}/retrieved`);
  const day = value(`${at}/retrieved`);
  return (
    <div className="field">
      <label htmlFor={id}>{t('retrieved')}</label>
      <p className="hint" id={`${id}-hint`}>
        {t('retrievedHint')}
      </p>
      <input
        id={id}
        type="date"
        className="input input--short"
        aria-describedby={`${id}-hint`}
        readOnly={readOnly}
        value={typeof day === 'string' ? day : ''}
        onChange={({ target }) => {
          const rest = { ...(value(at) as object), unverified: undefined };
          change(
            at,
            target.value === ''
              ? { ...rest, retrieved: null, unverified: true }
              : { ...rest, retrieved: target.value },
          );
        }}
      />
    </div>
  );
}

function Outcomes() {
  const t = useTranslations('protocols.edit');
  const { value, change, readOnly } = useForm();
  const selfCare = value('/selfCare') !== undefined;
  return (
    <>
      <h3>{t('otherwise')}</h3>
      <UrgencyChoice at="/otherwise/urgency" label={t('urgency')} />
      <Both at="/otherwise/text" label={t('because')} />
      <Words at="/otherwise/advice" label={t('adviceIds')} hint={t('oneALine')} />
      <h3 id={fieldId('/selfCare')} tabIndex={-1}>
        {t('selfCare')}
      </h3>
      {selfCare ? (
        <>
          <FaultsHere at="/selfCare" />
          <Tick at="/selfCare/minor" label={t('minor')} hint={t('minorHint')} />
          <Condition at="/selfCare/unless" label={t('unless')} hint={t('unlessHint')} />
          <Both at="/selfCare/text" label={t('because')} />
          <Words at="/selfCare/advice" label={t('adviceIds')} hint={t('oneALine')} />
          {!readOnly && (
            <div>
              <button
                type="button"
                className="button button--quiet"
                onClick={() => change('/selfCare', undefined)}
              >
                {t('noSelfCare')}
              </button>
            </div>
          )}
        </>
      ) : (
        <>
          <p className="quiet">{t('withoutSelfCare')}</p>
          {!readOnly && (
            <div>
              <button
                type="button"
                className="button button--quiet"
                onClick={() => change('/selfCare', { text: { fr: '', en: '' } })}
              >
                {t('addSelfCare')}
              </button>
            </div>
          )}
        </>
      )}
    </>
  );
}

function FaultsHere({ at }: { at: string }) {
  const { faults } = useForm();
  return faults(at).map((sentence) => (
    <p key={sentence} className="error-text">
      {sentence}
    </p>
  ));
}

function Advice() {
  const t = useTranslations('protocols.edit');
  const { value, change, readOnly } = useForm();
  const all = (value('/advice') ?? {}) as Record<string, Text>;
  const [name, setName] = useState('');
  const fits = /^[a-z][a-z-]*$/.test(name) && valueAt(all, `/${name}`) === undefined;
  return (
    <>
      {Object.keys(all).map((id) => (
        <div key={id} className="stack">
          <Both at={`/advice/${id}`} label={id} />
          {!readOnly && (
            <div>
              <button
                type="button"
                className="button button--quiet"
                onClick={() => change(`/advice/${id}`, undefined)}
              >
                {t('remove', { what: id })}
              </button>
            </div>
          )}
        </div>
      ))}
      {!readOnly && (
        <form
          className="find"
          onSubmit={(event) => {
            event.preventDefault();
            if (fits) {
              change(`/advice/${name}`, { fr: '', en: '' });
              setName('');
            }
          }}
        >
          <div className="field">
            <label htmlFor="advice-id">{t('adviceId')}</label>
            <p className="hint" id="advice-id-hint">
              {t('idHint')}
            </p>
            <input
              id="advice-id"
              className="input input--code"
              aria-describedby="advice-id-hint"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </div>
          <button type="submit" className="button button--quiet" aria-disabled={!fits}>
            {t('add.advice')}
          </button>
        </form>
      )}
    </>
  );
}
