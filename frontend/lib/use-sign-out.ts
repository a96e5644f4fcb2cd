import { useRouter } from 'next/navigation';
import type { Locale } from './locales';
import { paths } from './paths';
import { signOut } from './session';

/** Signs out, and goes to the welcome page: by way of the company's provider if one was used. */
export function useSignOut(locale: Locale): () => void {
  const router = useRouter();
  const leave = async () => {
    const there = await signOut();
    if (there === null) {
      router.push(paths.welcome(locale));
    } else {
      location.assign(there);
    }
  };
  return () => void leave();
}
