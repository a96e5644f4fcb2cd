'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState, type SubmitEvent } from 'react';
import { languageNames, locales, type Locale } from '@/lib/locales';
import { problemOf, type Problem } from '@/lib/problem';
import { ErrorSummary } from '@/ui/problem-panel';
import { FormActions } from './form-actions';
import { asText, guestsIn, type Found } from './guests';
import { invite } from './invitations-api';
import { LinesField } from './lines-field';
import { Opener } from './opener';
import { Refusal } from './refusal';
import { useAction } from '@/lib/use-action';

interface Props {
  locale: Locale;
  onStart: () => void;
  onSent: (count: number) => void;
}

export function InvitePeople({ onStart, ...props }: Props) {
  const t = useTranslations('admin.invite');
  return (
    <Opener text={t('open')} onOpen={onStart}>
      {({ cancel, close }) => <InviteForm onCancel={cancel} onClose={close} {...props} />}
    </Opener>
  );
}

interface FormProps extends Omit<Props, 'onStart'> {
  onCancel: () => void;
  onClose: () => void;
}

/** Sends one by one. Whoever could not be written to stays in the field, and why. */
function InviteForm({ locale, onSent, onCancel, onClose }: FormProps) {
  const t = useTranslations('admin.invite');
  const [text, setText] = useState('');
  const [language, setLanguage] = useState<Locale>(locale);
  const [mistakes, setMistakes] = useState<{ target: string; message: string }[]>([]);
  const [refused, setRefused] = useState<{ target: string; message: string }[]>([]);
  const action = useAction();
  // The same list while nothing is wrong anew: the summary takes the focus with each new one.
  const errors = useMemo(() => [...mistakes, ...refused], [mistakes, refused]);
  const { guests } = guestsIn(text);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = guestsIn(text);
    const wrong = read.mistakes.map(({ number, text: line, mistake }) => ({
      target: 'guests',
      message: t(`mistake.${mistake}`, { number, line }),
    }));
    setMistakes(
      wrong.length + read.guests.length === 0
        ? [{ target: 'guests', message: t('mistake.nobody') }]
        : wrong,
    );
    setRefused([]);
    action.forget();
    if (wrong.length === 0 && read.guests.length > 0) {
      void action.run(() => send(read.guests));
    }
  }

  async function send(all: Found[]) {
    const left: Found[] = [];
    const why: { target: string; message: string }[] = [];
    for (const [index, guest] of all.entries()) {
      try {
        await invite({ ...guest, locale: language });
      } catch (error) {
        const problem = problemOf(error);
        if (problem.status !== 400) {
          setText(asText([...left, ...all.slice(index)]));
          onPart(index - left.length);
          throw error;
        }
        left.push(guest);
        why.push({ target: 'guests', message: `${guest.email}: ${reason(problem)}` });
      }
    }
    if (left.length === 0) {
      onClose();
      onSent(all.length);
    } else {
      setText(asText(left));
      setRefused(why);
      onPart(all.length - left.length);
    }
  }

  /** Some went out; the form stays for the others. */
  function onPart(count: number) {
    if (count > 0) {
      onSent(count);
    }
  }

  return (
    <form className="stack" noValidate onSubmit={submit}>
      <h2>{t('title')}</h2>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {action.problem && <Refusal problem={action.problem} />}
      <LinesField
        id="guests"
        label={t('people')}
        hint={t('peopleHint')}
        mistake={mistakes.length > 0 ? t('mistake.some') : undefined}
        value={text}
        onChange={setText}
      />
      <p className="quiet" role="status">
        {t('recognised', { count: guests.length })}
      </p>
      <fieldset className="field">
        <legend>{t('language')}</legend>
        <div className="choices choices--row">
          {locales.map((one) => (
            <label className="choice" key={one}>
              <input
                type="radio"
                name="language"
                checked={language === one}
                onChange={() => setLanguage(one)}
              />
              <span lang={one}>{languageNames[one]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p className="quiet">{t('uniform')}</p>
      <FormActions submit={t('submit')} busy={action.busy} onCancel={onCancel} />
    </form>
  );
}

const reason = ({ errors, detail, title }: Problem): string =>
  errors?.[0]?.message ?? detail ?? title;
