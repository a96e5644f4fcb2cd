'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/locales';
import { safeReturn } from '@/lib/paths';
import { SignIn } from './sign-in';

/** Signs in, and goes back to where one came from. */
export function SignInAndReturn({ locale, intro }: { locale: Locale; intro: ReactNode }) {
  const router = useRouter();
  const onward = () => safeReturn(new URLSearchParams(location.hash.slice(1)).get('next'), locale);
  function entered() {
    const address = onward();
    // Pages of another layout are loaded anew; the session is found again by its cookie.
    if (address.startsWith(`/${locale}/`)) {
      router.replace(address);
    } else {
      location.replace(address);
    }
  }
  return <SignIn locale={locale} intro={intro} entered={entered} onward={onward} />;
}
