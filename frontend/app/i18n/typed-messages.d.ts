import type { Locale } from '@/lib/locales';
import type messages from './all-messages';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}
