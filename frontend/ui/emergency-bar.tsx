import { Phone } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';

/** On every page, in the same place, working without script, account or network. */
export async function EmergencyBar({ locale }: { locale: Locale }) {
  const t = await getTranslations('ui.sos');
  return (
    <aside className="sos" aria-label={t('label')}>
      <div className="sos__row">
        <span className="sos__question">{t('question')}</span>
        <a className="sos__call" href="tel:112">
          <Phone aria-hidden />
          {t('call')}
        </a>
        <a className="sos__numbers" href={paths.emergency(locale)}>
          {t('numbers')}
        </a>
      </div>
    </aside>
  );
}
