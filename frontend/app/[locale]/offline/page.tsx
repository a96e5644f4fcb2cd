import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { paths } from '@/lib/paths';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('pages.offline'))('title') };
}

export default async function OfflinePage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  const t = await getTranslations('pages.offline');
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <ul>
        <li>
          <a href={paths.emergency(locale)}>{t('numbers')}</a>
        </li>
        <li>
          <a href={paths.triage(locale)}>{t('triage')}</a>
        </li>
      </ul>
      <p>{t('nothing')}</p>
    </div>
  );
}
