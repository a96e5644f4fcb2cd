import { HeartHandshake, Siren, Stethoscope } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Level } from './api';

const icons = { emergency: Siren, teleconsultation: Stethoscope, self_care: HeartHandshake };

export function LevelIcon({ level }: { level: Level }) {
  const Icon = icons[level];
  return <Icon aria-hidden />;
}

/** Level as text and icon; the colour only repeats it. */
export function LevelPill({ level }: { level: Level }) {
  const t = useTranslations('triage.level');
  return (
    <span className={`pill pill--${level}`}>
      <LevelIcon level={level} />
      {t(level)}
    </span>
  );
}
