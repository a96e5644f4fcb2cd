import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { paths } from '@/lib/paths';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('pages.privacy'))('title') };
}

const topics = ['employer', 'server', 'device', 'cookies', 'rights'] as const;

export default async function PrivacyPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  const t = await getTranslations('pages.privacy');
  const consents = await getTranslations('consents');
  const accesses = await getTranslations('accesses');
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {topics.map((topic) => (
        <section className="stack" key={topic}>
          <h2>{t(`${topic}.title`)}</h2>
          <p>{t(`${topic}.text`)}</p>
        </section>
      ))}
      <ul>
        <li>
          <a href={paths.consents(locale)}>{consents('title')}</a>
        </li>
        <li>
          <a href={paths.accesses(locale)}>{accesses('title')}</a>
        </li>
      </ul>
    </div>
  );
}
