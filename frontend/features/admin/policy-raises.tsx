'use client';

import { useTranslations } from 'next-intl';
import type { Presentation, Urgency } from './policy-api';
import { newRaise, urgencies, type RaiseDraft } from './policy-draft';
import { SelectField } from './select-field';
import { WordsFields } from './words-fields';

interface Props {
  presentations: Presentation[];
  raises: RaiseDraft[];
  wrong: Map<string, string>;
  onChange: (raises: RaiseDraft[]) => void;
}

/** Where the company asks for more than the protocols do. There is no way to ask for less. */
export function PolicyRaises({ presentations, raises, wrong, onChange }: Props) {
  const t = useTranslations('admin.policyForm.raises');
  const set = (n: number, change: Partial<RaiseDraft>) =>
    onChange(raises.map((one, index) => (index === n ? { ...one, ...change } : one)));
  const nameOf = (id: string) => presentations.find((one) => one.id === id)?.label ?? t('all');
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      <p>{t('text')}</p>
      {raises.map((raise, n) => {
        const id = `policy-raises[${n}]`;
        return (
          <fieldset key={n} className="card stack">
            <legend>{nameOf(raise.presentation)}</legend>
            <Wrong text={wrong.get(`${id}.presentation`)} />
            <SelectField
              id={`${id}.presentation`}
              label={t('presentation')}
              all={t('all')}
              options={presentations.map(({ id: code, label }) => [code, label])}
              value={raise.presentation}
              onChange={(presentation) => set(n, { presentation })}
            />
            <Level
              id={`${id}.from`}
              label={t('from')}
              value={raise.from}
              onChange={(from) => set(n, { from })}
            />
            <Wrong text={wrong.get(`${id}.atLeast`)} />
            <Level
              id={`${id}.atLeast`}
              label={t('atLeast')}
              value={raise.atLeast}
              onChange={(atLeast) => set(n, { atLeast })}
            />
            <WordsFields
              id={`${id}.reason`}
              label={t('reason')}
              value={raise.reason}
              wrong={wrong}
              onChange={(reason) => set(n, { reason })}
            />
            <div className="actions">
              <button
                type="button"
                className="button button--quiet"
                onClick={() => onChange(raises.filter((_, index) => index !== n))}
              >
                {t('remove', { name: nameOf(raise.presentation) })}
              </button>
            </div>
          </fieldset>
        );
      })}
      <div className="actions">
        <button
          type="button"
          className="button button--quiet"
          onClick={() => onChange([...raises, newRaise()])}
        >
          {t('add')}
        </button>
      </div>
    </section>
  );
}

const Wrong = ({ text }: { text: string | undefined }) =>
  text ? <p className="error-text">{text}</p> : null;

interface LevelProps {
  id: string;
  label: string;
  value: Urgency;
  onChange: (urgency: Urgency) => void;
}

function Level({ id, label, value, onChange }: LevelProps) {
  const level = useTranslations('admin.policyForm.urgency');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        className="input"
        id={id}
        value={value}
        onChange={({ target }) => onChange(target.value as Urgency)}
      >
        {[...urgencies].reverse().map((urgency) => (
          <option key={urgency} value={urgency}>
            {level(urgency)}
          </option>
        ))}
      </select>
    </div>
  );
}
