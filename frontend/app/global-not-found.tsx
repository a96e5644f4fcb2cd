import type { Metadata } from 'next';
import { legible } from './font';
import { locales } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { Logo } from '@/ui/logo';
import './styles';

export const metadata: Metadata = {
  title: 'Page introuvable · Page not found',
  other: { 'x-static': 'yes' },
};

const words = {
  fr: { title: 'Page introuvable', home: 'Aller à l’accueil', numbers: 'Numéros d’urgence' },
  en: { title: 'Page not found', home: 'Go to the home page', numbers: 'Emergency numbers' },
};

export default function NotFound() {
  return (
    <html lang="fr" className={legible.variable} suppressHydrationWarning>
      <body>
        <main id="main">
          <div className="chooser stack">
            <Logo />
            <h1>
              {locales.map((locale) => (
                <span key={locale} lang={locale}>
                  {words[locale].title}
                </span>
              ))}
            </h1>
            {locales.map((locale) => (
              <p key={locale} lang={locale}>
                <a className="button" href={paths.welcome(locale)}>
                  {words[locale].home}
                </a>
                <a className="link" href={paths.emergency(locale)}>
                  {words[locale].numbers}
                </a>
              </p>
            ))}
          </div>
        </main>
      </body>
    </html>
  );
}
