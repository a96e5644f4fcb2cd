'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { EmailField } from '@/ui/field';
import { ErrorSummary } from '@/ui/problem-panel';
import { askForAddress, personalAddress, removeAddress } from './api';
import { Confirm } from './confirm';
import { Loading, Part, type Said } from './part';
import { Refusal } from './refusal';
import { typed } from './typed';
import { useDoing } from './use-doing';
import { useLoaded } from './use-loaded';

/** Boxed, because "none" is an answer, too. */
const read = async () => ({ email: await personalAddress() });

interface Mistake {
  target: string;
  message: string;
}

export function PersonalAddress({ locale }: { locale: Locale }) {
  const t = useTranslations('account.address');
  const { data, problem, reload } = useLoaded(read);
  const [done, setDone] = useState<Said | null>(null);
  const page = { locale, title: t('title'), lead: t('lead') };
  if (!data) {
    return (
      <Part {...page}>
        <Loading problem={problem} retry={reload} />
      </Part>
    );
  }
  return (
    <Part {...page} done={done}>
      <p className="card">{data.email ? t('now', { email: data.email }) : t('none')}</p>
      <AddressForm
        title={data.email ? t('replace') : t('add')}
        asked={(email) => setDone({ text: t('asked', { email }) })}
      />
      {data.email && (
        <Removal
          removed={async () => {
            await reload();
            setDone({ text: t('removed') });
          }}
        />
      )}
    </Part>
  );
}

function AddressForm({ title, asked }: { title: string; asked: (email: string) => void }) {
  const t = useTranslations('account.address');
  const doing = useDoing();
  const element = useRef<HTMLFormElement>(null);
  const [mistakes, setMistakes] = useState<Mistake[]>([]);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = typed(new FormData(event.currentTarget), 'email').trim();
    const found = email.includes('@') ? [] : [{ target: 'email', message: t('noEmail') }];
    setMistakes(found);
    if (found.length > 0) {
      return;
    }
    if ((await doing.attempt(() => askForAddress(email))) === 'done') {
      element.current?.reset();
      asked(email);
    }
  }

  const error =
    mistakes[0]?.message ?? doing.problem?.errors?.find(({ field }) => field === 'email')?.message;

  return (
    <form className="card card--leaf stack" noValidate onSubmit={submit} ref={element}>
      <h2>{title}</h2>
      {mistakes.length > 0 && <ErrorSummary errors={mistakes} />}
      <Refusal problem={doing.problem} fields={{ email: 'email' }} />
      <EmailField words={{ id: 'email', label: t('email'), error }} autoComplete="email" />
      <div className="actions">
        <button type="submit" className="button" aria-disabled={doing.busy}>
          {t('send')}
        </button>
      </div>
    </form>
  );
}

function Removal({ removed }: { removed: () => Promise<void> }) {
  const t = useTranslations('account.address');
  const doing = useDoing();
  const [sure, setSure] = useState(false);

  async function remove() {
    if ((await doing.attempt(removeAddress)) === 'done') {
      await removed();
    }
  }

  return (
    <section className="card stack">
      <h2>{t('remove')}</h2>
      <Refusal problem={doing.problem} />
      {sure ? (
        <Confirm
          title={t('removeTitle')}
          text={t('removeText')}
          action={t('removeYes')}
          busy={doing.busy}
          yes={() => void remove()}
          no={() => setSure(false)}
        />
      ) : (
        <div className="actions">
          <button type="button" className="link" onClick={() => setSure(true)}>
            {t('remove')}
          </button>
        </div>
      )}
    </section>
  );
}
