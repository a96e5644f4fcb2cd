import { BookOpenText, Check, Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { LevelPill } from './level';
import type { Recorded } from './waiting';
import './triage.css';

interface Props {
  locale: Locale;
  recorded: Recorded;
  /** Where it stays until the person says that they read it. */
  onRead?: () => void;
}

const intoSight = (note: HTMLElement | null) => note?.scrollIntoView({ block: 'center' });

/** What the server made of a check that this device answered. Another answer is not to be missed. */
export function RecordedNote({ locale, recorded: { id, level, same }, onRead }: Props) {
  const t = useTranslations('triage');
  if (same) {
    return (
      <p className="card card--leaf">
        {t('device.recorded')} <a href={paths.history(locale)}>{t('device.history')}</a>
      </p>
    );
  }
  const urgent = level === 'emergency';
  return (
    <section
      ref={urgent ? intoSight : null}
      role="alert"
      className={urgent ? 'level level--emergency' : 'card card--sand stack'}
    >
      <h2>{t(urgent ? 'device.emergency' : 'device.other')}</h2>
      {urgent && (
        <div className="call-row">
          <a className="button button--danger button--tall" href="tel:15">
            <Phone aria-hidden /> {t('result.emergency.call15')}
          </a>
          <a className="button button--danger button--tall" href="tel:112">
            <Phone aria-hidden /> {t('result.emergency.call112')}
          </a>
        </div>
      )}
      <p>
        {t('device.differs')} <LevelPill level={level} />
      </p>
      <div className="actions">
        <a className="button" href={paths.assessment(locale, id)}>
          <BookOpenText aria-hidden /> {t('device.open')}
        </a>
        {onRead && (
          <button type="button" className="link" onClick={onRead}>
            <Check aria-hidden /> {t('device.read')}
          </button>
        )}
      </div>
    </section>
  );
}
