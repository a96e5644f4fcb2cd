import { languageNames, locales } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { Logo } from '@/ui/logo';

const titles = { fr: 'Choisissez votre langue', en: 'Choose your language' };
const emergency = { fr: 'Numéros d’urgence', en: 'Emergency numbers' };

/** Plain HTML: the post-build removes every script of this page but the first. */
export default function ChooserPage() {
  return (
    <main id="main">
      <div className="chooser stack">
        <Logo />
        <h1>
          {locales.map((locale) => (
            <span key={locale} lang={locale}>
              {titles[locale]}
            </span>
          ))}
        </h1>
        <div className="stack">
          {locales.map((locale) => (
            <a
              key={locale}
              className="button button--tall"
              href={paths.welcome(locale)}
              hrefLang={locale}
              lang={locale}
              data-language={locale}
            >
              {languageNames[locale]}
            </a>
          ))}
        </div>
        <p>
          {locales.map((locale) => (
            <a key={locale} className="link" href={paths.emergency(locale)} lang={locale}>
              {emergency[locale]}
            </a>
          ))}
        </p>
        <p>
          <a className="button button--danger" href="tel:112">
            112
          </a>
        </p>
      </div>
    </main>
  );
}
