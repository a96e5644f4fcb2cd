import { languageNames, locales } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { Logo } from '@/ui/logo';

const words = {
  fr: {
    title: 'Une application demande un accès',
    text: 'Cette page a besoin de JavaScript. Sans lui, rien n’est accordé.',
  },
  en: {
    title: 'An application asks for access',
    text: 'This page needs JavaScript. Without it, nothing is granted.',
  },
};

/**
 * Programs send people to one address for all languages (`AuthorizeController`). `tt.js` goes on at
 * once to the page of a language, with the handle of the question behind the `#`.
 */
export default function AuthorizeDoor() {
  return (
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
        <noscript>
          {locales.map((locale) => (
            <p key={locale} lang={locale}>
              {words[locale].text}
            </p>
          ))}
        </noscript>
        <div className="stack">
          {locales.map((locale) => (
            <a
              key={locale}
              className="button button--tall"
              href={paths.authorize(locale)}
              hrefLang={locale}
              lang={locale}
              data-language={locale}
              data-question
            >
              {languageNames[locale]}
            </a>
          ))}
        </div>
      </div>
    </main>
  );
}
