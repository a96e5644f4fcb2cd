'use client';

import { useTranslations } from 'next-intl';
import type { Problem } from '@/lib/problem';
import { Confirm } from '@/ui/confirm';

interface Props {
  name: string;
  busy: boolean;
  problem: Problem | null;
  onYes: () => void;
  onNo: () => void;
}

/** Asked before an entry disappears. */
export function Removal({ name, ...asking }: Props) {
  const t = useTranslations('profile.entry');
  return (
    <Confirm title={t('removeTitle', { name })} yes={t('removeYes')} {...asking}>
      <p>{t('removeText')}</p>
    </Confirm>
  );
}

/** Asked before something else takes the place of what was typed. */
export function Leaving({ onYes, onNo }: Pick<Props, 'onYes' | 'onNo'>) {
  const t = useTranslations('profile.leaving');
  return (
    <Confirm title={t('title')} yes={t('yes')} busy={false} onYes={onYes} onNo={onNo}>
      <p>{t('text')}</p>
    </Confirm>
  );
}
