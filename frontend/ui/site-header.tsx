import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { Logo } from './logo';
import { HeaderTools } from './header-tools';
import { SiteNav } from './site-nav';

export async function SiteHeader({ locale }: { locale: Locale }) {
  const t = await getTranslations('ui');
  return (
    <header className="site-header">
      <div className="site-header__row">
        <a className="brand" href={paths.welcome(locale)}>
          <Logo />
          <span>{t('brand')}</span>
        </a>
        <SiteNav locale={locale} />
        <HeaderTools locale={locale} />
      </div>
    </header>
  );
}
