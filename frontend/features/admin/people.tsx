'use client';

import type { Locale } from '@/lib/locales';
import { Waiting } from '@/ui/waiting';
import { PeopleList } from './people-list';
import { OnePerson } from './one-person';
import { Refusal } from './refusal';
import { useIdAfterHash } from '@/lib/use-id-after-hash';
import { useRead } from './use-read';
import { readWords } from './words';

/** Everybody, or one person when the address names them after the `#`. */
export function People({ locale }: { locale: Locale }) {
  const { id, moved } = useIdAfterHash();
  const { value: words, problem, again } = useRead(readWords);
  if (!words) {
    return problem ? <Refusal problem={problem} retry={again} /> : <Waiting />;
  }
  return id ? (
    <OnePerson key={id} locale={locale} id={id} words={words} moved={moved} />
  ) : (
    <PeopleList locale={locale} words={words} moved={moved} />
  );
}
