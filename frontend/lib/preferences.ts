export type Theme = 'light' | 'dark';

const DECLINED = 'address-declined';
const listeners = new Set<() => void>();

/** What is on screen now: the person's choice, which `tt.js` applied before the first paint, or the system's. */
export function chosenTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') {
    return chosen;
  }
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** What the person chose; `system` if they leave it to their device. */
export function themeChoice(): Theme | 'system' {
  return 'theme' in document.documentElement.dataset ? chosenTheme() : 'system';
}

export function chooseTheme(theme: Theme | 'system'): void {
  if (theme === 'system') {
    delete document.documentElement.dataset['theme'];
  } else {
    document.documentElement.dataset['theme'] = theme;
  }
  keep('theme', theme);
  for (const listener of listeners) {
    listener();
  }
}

export function onThemeChange(listener: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  listeners.add(listener);
  system.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    system.removeEventListener('change', listener);
  };
}

/** The language chooser at `/` goes straight to the remembered language; `tt.js` reads it there. */
export function rememberLanguage(locale: string): void {
  keep('language', locale);
}

/** Whether this person said, on this device, that they want to be asked no more. */
export function hasDeclinedAddress(person: string): boolean {
  try {
    return localStorage.getItem(DECLINED) === person;
  } catch {
    return false;
  }
}

export const declineAddress = (person: string) => keep(DECLINED, person);

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A private window: the choice lasts as long as the page.
  }
}
