'use client';

import { WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOnline } from '@/lib/use-online';

export function OfflineNotice() {
  const t = useTranslations('ui');
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <p className="offline-notice">
          <WifiOff aria-hidden />
          {t('offline')}
        </p>
      )}
    </div>
  );
}
