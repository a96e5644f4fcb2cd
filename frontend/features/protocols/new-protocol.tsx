'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { useAction } from '@/lib/use-action';
import { TextField } from '@/ui/field';
import { makeDraft, type InForce } from './api';
import { newProtocol } from './protocol';
import { Refusal } from './refusal';

/** The same as the server accepts (`EditDrafts.ID`). */
const ID = /^[a-z][a-z-]{0,59}$/;

/** Begins with nothing but a name: what is still missing is what the check finds. */
export function NewProtocol({ locale, known }: { locale: Locale; known: InForce[] }) {
  const t = useTranslations('protocols.newProtocol');
  const action = useAction();
  const [values, setValues] = useState({ id: '', fr: '', en: '' });
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [tried, setTried] = useState(false);
  const taken = known.some(({ id }) => id === values.id);
  const missing = (text: string) => (text.trim() ? undefined : t('missing'));
  const wrong = {
    id: taken ? t('taken') : ID.test(values.id) ? undefined : t('idHint'),
    fr: missing(values.fr),
    en: missing(values.en),
  };
  const names = ['id', 'fr', 'en'] as const;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    const first = names.find((name) => wrong[name]);
    if (first) {
      document.getElementById(`new-${first}`)?.focus();
      return;
    }
    const content = newProtocol(values.id, { fr: values.fr.trim(), en: values.en.trim() });
    void action.run(async () => {
      await makeDraft(content, [], key);
      location.assign(paths.draft(locale, content.id, content.version));
    });
  }
  const field = (name: (typeof names)[number]) => (
    <TextField
      words={{
        id: `new-${name}`,
        label: t(name),
        ...(name === 'id' && { hint: t('idHint') }),
        error: tried || (name === 'id' && taken) ? wrong[name] : undefined,
      }}
      autoComplete="off"
      maxLength={name === 'id' ? 60 : 200}
      {...(name === 'id' ? { autoCapitalize: 'none', spellCheck: false } : { lang: name })}
      value={values[name]}
      onChange={({ target }) => {
        setValues({ ...values, [name]: target.value });
        setKey(crypto.randomUUID()); // another wish than before
      }}
    />
  );
  return (
    <form className="card stack" noValidate onSubmit={submit}>
      <h2>{t('title')}</h2>
      <p className="quiet">{t('lead')}</p>
      {action.problem && <Refusal problem={action.problem} />}
      {field('id')}
      <div className="side-by-side">
        {field('fr')}
        {field('en')}
      </div>
      <div>
        <button type="submit" className="button button--quiet" aria-disabled={action.busy}>
          {action.busy ? t('busy') : t('go')}
        </button>
      </div>
    </form>
  );
}
