import { useTranslations } from 'next-intl';
import type { Finding } from './api';
import { segments } from './segments';

/** The person's own words, with what was understood marked in place and listed below. */
export function OwnWords({ text, findings }: { text: string | null; findings: Finding[] }) {
  const t = useTranslations('triage.result');
  if (findings.length === 0 && !text) {
    return null;
  }
  return (
    <>
      {text && (
        <blockquote className="words">
          {segments(text, findings).map(({ start, piece, finding }) =>
            finding ? (
              <mark key={start} className={`found found--${finding.status}`}>
                {piece}
              </mark>
            ) : (
              <span key={start}>{piece}</span>
            ),
          )}
        </blockquote>
      )}
      {findings.length > 0 && (
        <ul className="plain understood">
          {findings.map(({ code, label, status, start }) => (
            <li key={`${code}-${start ?? ''}-${status}`}>
              <span className={`found found--${status}`}>{label}</span>{' '}
              <span className="quiet">{t(`status.${status}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
