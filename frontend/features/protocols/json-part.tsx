'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from './fields';

const choices = [
  'title',
  'search',
  'redFlags',
  'questions',
  'rules',
  'otherwise',
  'selfCare',
  'advice',
  'safetyNet',
  'sources',
] as const;

/** For what no form has a field for: one part of the protocol as it is stored. */
export function AdvancedJson() {
  const t = useTranslations('protocols.edit');
  const [part, setPart] = useState<(typeof choices)[number]>('questions');
  return (
    <>
      <div className="field">
        <label htmlFor="json-part">{t('jsonPart')}</label>
        <select
          id="json-part"
          className="input"
          value={part}
          onChange={({ target }) => setPart(choices.find((one) => one === target.value) ?? part)}
        >
          {choices.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </div>
      <JsonText key={part} at={`/${part}`} />
    </>
  );
}

/** Taken over once it is JSON; until then it stays as typed. */
function JsonText({ at }: { at: string }) {
  const t = useTranslations('protocols.edit');
  const { value, change, readOnly } = useForm();
  const [text, setText] = useState(() => JSON.stringify(value(at), null, 2) ?? '');
  const wrong = text !== '' && !isJson(text);
  return (
    <div className="field">
      <label htmlFor="json-text">{t('jsonText')}</label>
      {wrong && (
        <p className="error-text" id="json-text-error">
          {t('jsonWrong')}
        </p>
      )}
      <textarea
        id="json-text"
        className="input input--code"
        rows={18}
        spellCheck={false}
        readOnly={readOnly}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? 'json-text-error' : undefined}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          if (target.value === '') {
            change(at, undefined);
          } else if (isJson(target.value)) {
            change(at, JSON.parse(target.value));
          }
        }}
      />
    </div>
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
