'use client';

import { useTranslations } from 'next-intl';
import type { Report } from './api';
import { urgencies, type Row } from './protocol';

interface Props {
  rows: Row[];
  onChange: (rows: Row[]) => void;
  readOnly: boolean;
  /** Of the last check, if the table is still the same. */
  report: Report | null;
}

const blank: Row = { language: 'fr', words: '', expected: 'consultation' };

/** What must come out, row by row: the clinicians who sign a draft read this table. */
export function ExpectedTable({ rows, onChange, readOnly, report }: Props) {
  const t = useTranslations('protocols.table');
  const urgency = useTranslations('protocols.urgency');
  const change = (index: number, part: Partial<Row>) =>
    onChange(rows.map((row, i) => (i === index ? { ...row, ...part } : row)));
  const wrong = new Map(report?.expected.map((one) => [one.row, one.actual]));
  return (
    <section className="stack" aria-labelledby="table-title">
      <h2 id="table-title">{t('title')}</h2>
      <p className="quiet">{t('lead')}</p>
      <p>{t('count', { count: rows.length })}</p>
      <ol className="plain rows">
        {rows.map((row, index) => {
          const number = index + 1;
          const actual = wrong.get(number);
          const id = (name: string) => `row-${number}-${name}`;
          return (
            <li
              key={index}
              className="row"
              id={`row-${number}`}
              tabIndex={-1}
              aria-label={t('row', { number })}
            >
              {actual !== undefined && (
                <p className="error-text" id={id('error')}>
                  {t('comesOut', { actual: said(actual, urgency) })}
                </p>
              )}
              <div className="field row__words">
                <label htmlFor={id('words')}>{t('words', { number })}</label>
                <textarea
                  id={id('words')}
                  className="input"
                  rows={2}
                  lang={row.language}
                  maxLength={10_000}
                  readOnly={readOnly}
                  value={row.words}
                  onChange={({ target }) => change(index, { words: target.value })}
                />
              </div>
              <div className="field">
                <label htmlFor={id('language')}>{t('language')}</label>
                <select
                  id={id('language')}
                  className="input"
                  disabled={readOnly}
                  value={row.language}
                  onChange={({ target }) =>
                    change(index, { language: target.value === 'en' ? 'en' : 'fr' })
                  }
                >
                  <option value="fr">{t('french')}</option>
                  <option value="en">{t('english')}</option>
                </select>
              </div>
              <div className="field">
                <label htmlFor={id('age')}>{t('age')}</label>
                <input
                  id={id('age')}
                  className="input"
                  type="number"
                  min={0}
                  max={130}
                  step="any"
                  readOnly={readOnly}
                  value={row.age ?? ''}
                  onChange={({ target }) =>
                    change(index, { age: target.value === '' ? null : Number(target.value) })
                  }
                />
              </div>
              <div className="field">
                <label htmlFor={id('sex')}>{t('sex')}</label>
                <select
                  id={id('sex')}
                  className="input"
                  disabled={readOnly}
                  value={row.sex ?? ''}
                  onChange={({ target }) =>
                    change(index, {
                      sex:
                        target.value === 'female' || target.value === 'male' ? target.value : null,
                    })
                  }
                >
                  <option value="">{t('unsaid')}</option>
                  <option value="female">{t('female')}</option>
                  <option value="male">{t('male')}</option>
                </select>
              </div>
              <div className="field">
                <label htmlFor={id('answers')}>{t('answers')}</label>
                <select
                  id={id('answers')}
                  className="input"
                  disabled={readOnly}
                  value={row.answers ?? ''}
                  onChange={({ target }) =>
                    change(index, {
                      answers:
                        target.value === 'no' || target.value === 'unknown' ? target.value : null,
                    })
                  }
                >
                  <option value="">{t('none')}</option>
                  <option value="no">{t('allNo')}</option>
                  <option value="unknown">{t('allUnknown')}</option>
                </select>
              </div>
              <div className="field">
                <label htmlFor={id('expected')}>{t('expected')}</label>
                <select
                  id={id('expected')}
                  className="input"
                  disabled={readOnly}
                  aria-describedby={actual === undefined ? undefined : id('error')}
                  value={row.expected}
                  onChange={({ target }) => change(index, { expected: target.value })}
                >
                  {urgencies.map((code) => (
                    <option key={code} value={code}>
                      {urgency(code)}
                    </option>
                  ))}
                </select>
              </div>
              {!readOnly && (
                <button
                  type="button"
                  className="button button--quiet"
                  aria-label={t('remove', { number })}
                  onClick={() => onChange(rows.filter((_, i) => i !== index))}
                >
                  {t('removeShort')}
                </button>
              )}
            </li>
          );
        })}
      </ol>
      {!readOnly && (
        <div>
          <button
            type="button"
            className="button button--quiet"
            onClick={() => onChange([...rows, blank])}
          >
            {t('add')}
          </button>
        </div>
      )}
    </section>
  );
}

/** An urgency in words; what else came out, such as a field that was refused, as it is. */
export function said(code: string, urgency: (code: (typeof urgencies)[number]) => string): string {
  const known = urgencies.find((one) => one === code);
  return known ? urgency(known) : code;
}
