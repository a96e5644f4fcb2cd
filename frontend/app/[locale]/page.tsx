import { EyeOff, MessageCircle, ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { Link } from '@/ui/link';
import { getTranslations } from 'next-intl/server';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { paths } from '@/lib/paths';
import { Landscape } from '@/ui/landscape';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  const t = await getTranslations('pages.welcome');
  return { title: { absolute: t('title') }, description: t('lead') };
}

const promises = [
  { key: 'blind', Icon: EyeOff },
  { key: 'safe', Icon: ShieldCheck },
  { key: 'plain', Icon: MessageCircle },
] as const;

export default async function WelcomePage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  const t = await getTranslations('pages.welcome');
  return (
    <div className="wide">
      <div className="hero">
        <div>
          <h1>{t('headline')}</h1>
          <p className="lead">{t('lead')}</p>
          <div className="actions">
            <Link className="button" href={paths.signIn(locale)}>
              {t('signIn')}
            </Link>
            <a className="button button--quiet" href={paths.emergency(locale)}>
              {t('emergency')}
            </a>
          </div>
        </div>
        <Landscape />
      </div>
      <section className="stack" aria-labelledby="promises">
        <h2 id="promises">{t('promises.title')}</h2>
        <div className="grid">
          {promises.map(({ key, Icon }) => (
            <div className="card" key={key}>
              <h3 className="with-icon">
                <Icon aria-hidden /> {t(`promises.${key}.title`)}
              </h3>
              <p>{t(`promises.${key}.text`)}</p>
            </div>
          ))}
        </div>
        <p className="quiet">{t('notDiagnosis')}</p>
      </section>
    </div>
  );
}
