'use client';

import { Printer, RotateCcw } from 'lucide-react';
import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';

export function ResultActions(props: { locale: Locale; onAgain?: () => void }) {
  const t = useTranslations('triage.result');
  return (
    <div className="actions">
      <Link href={paths.home(props.locale)} className="button">
        {t('home')}
      </Link>
      <button type="button" className="link" onClick={() => print()}>
        <Printer aria-hidden /> {t('print')}
      </button>
      {props.onAgain && (
        <button type="button" className="link" onClick={props.onAgain}>
          <RotateCcw aria-hidden /> {t('again')}
        </button>
      )}
    </div>
  );
}
