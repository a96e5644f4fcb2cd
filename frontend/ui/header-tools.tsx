'use client';

import { LogIn, LogOut, Moon, Sun } from 'lucide-react';
import { Link } from './link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { heldHash } from '@/lib/held-hash';
import { invitations, locales, type Locale } from '@/lib/locales';
import { inLanguage, paths, wayBack } from '@/lib/paths';
import { chosenTheme, chooseTheme, onThemeChange, rememberLanguage } from '@/lib/preferences';
import { useSignOut } from '@/lib/use-sign-out';
import { useSession } from '@/lib/use-session';

export function HeaderTools({ locale }: { locale: Locale }) {
  return (
    <div className="tools">
      <LanguageLinks locale={locale} />
      <ThemeToggle />
      <Account locale={locale} />
    </div>
  );
}

/** A full page load: the language of a document is not changed under a screen reader. */
function LanguageLinks({ locale }: { locale: Locale }) {
  const pathname = usePathname();
  return locales
    .filter((other) => other !== locale)
    .map((other) => (
      <a
        key={other}
        className="tool"
        href={inLanguage(pathname, other)}
        hrefLang={other}
        lang={other}
        aria-label={`${other.toUpperCase()} – ${invitations[other]}`}
        onClick={({ currentTarget }) => {
          currentTarget.hash = wayBack(location.hash) || heldHash();
          rememberLanguage(other);
        }}
      >
        {other.toUpperCase()}
      </a>
    ));
}

function ThemeToggle() {
  const t = useTranslations('ui.theme');
  const theme = useSyncExternalStore(onThemeChange, chosenTheme, () => 'light' as const);
  const next = theme === 'dark' ? 'light' : 'dark';
  return (
    <button type="button" className="tool needs-script" onClick={() => chooseTheme(next)}>
      {next === 'dark' ? <Moon aria-hidden /> : <Sun aria-hidden />}
      <span className="visually-hidden">{next === 'dark' ? t('toDark') : t('toLight')}</span>
    </button>
  );
}

function Account({ locale }: { locale: Locale }) {
  const t = useTranslations('ui');
  const session = useSession();
  const signOut = useSignOut(locale);
  switch (session.state) {
    case 'unknown':
      return null;
    case 'anonymous':
      return (
        <Link className="tool tool--wide" href={paths.signIn(locale)}>
          <LogIn aria-hidden />
          <span>{t('signIn')}</span>
        </Link>
      );
    case 'signed-in':
    case 'unreachable':
      return (
        <button type="button" className="tool tool--wide" onClick={signOut}>
          <LogOut aria-hidden />
          <span>{t('signOut')}</span>
        </button>
      );
  }
}
