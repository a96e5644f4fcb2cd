import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('pages.accessibility'))('title') };
}

const checks = ['axe', 'keyboard', 'reflow', 'noscript'] as const;

export default async function AccessibilityPage(props: LocaleParams) {
  await pageLanguage(props);
  const t = await getTranslations('pages.accessibility');
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <h2>{t('state')}</h2>
      <p>{t('stateText')}</p>
      <h2>{t('tested')}</h2>
      <ul>
        {checks.map((check) => (
          <li key={check}>{t(`tests.${check}`)}</li>
        ))}
      </ul>
      <h2>{t('limits')}</h2>
      <p>{t('limitsText')}</p>
      <h2>{t('contact')}</h2>
      <p>{t('contactText')}</p>
      <p className="quiet">{t('date')}</p>
    </div>
  );
}
