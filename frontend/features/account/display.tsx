'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { invitations, languageNames, locales, type Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { chooseTheme, onThemeChange, rememberLanguage, themeChoice } from '@/lib/preferences';
import { Part } from './part';

const themes = ['system', 'light', 'dark'] as const;

export function Display({ locale }: { locale: Locale }) {
  const t = useTranslations('account.display');
  const theme = useSyncExternalStore(onThemeChange, themeChoice, () => 'system' as const);
  return (
    <Part locale={locale} title={t('title')} lead={t('lead')}>
      <section className="card stack">
        <h2>{t('language')}</h2>
        <p>{t('languageNow', { name: languageNames[locale] })}</p>
        {locales
          .filter((other) => other !== locale)
          .map((other) => (
            <p key={other}>
              <a
                className="link"
                href={paths.account(other, 'display')}
                hrefLang={other}
                lang={other}
                onClick={() => rememberLanguage(other)}
              >
                {invitations[other]}
              </a>
            </p>
          ))}
      </section>
      <fieldset className="card choices">
        <legend>
          <h2>{t('theme')}</h2>
        </legend>
        {themes.map((one) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name="theme"
              value={one}
              checked={theme === one}
              onChange={() => chooseTheme(one)}
            />
            {t(`themes.${one}`)}
          </label>
        ))}
      </fieldset>
    </Part>
  );
}
