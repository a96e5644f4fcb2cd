import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';

export async function SiteFooter({ locale }: { locale: Locale }) {
  const t = await getTranslations('ui.footer');
  return (
    <footer className="site-footer">
      <nav aria-label={t('label')}>
        <ul>
          <li>
            <a href={paths.emergency(locale)}>{t('emergency')}</a>
          </li>
          <li>
            <a href={paths.privacy(locale)}>{t('privacy')}</a>
          </li>
          <li>
            <a href={paths.accessibility(locale)}>{t('accessibility')}</a>
          </li>
          <li>
            <a href="/?choose">{t('language')}</a>
          </li>
          <li>
            <a href={paths.docs()} hrefLang="en">
              {t('docs')}
            </a>
          </li>
        </ul>
      </nav>
    </footer>
  );
}
