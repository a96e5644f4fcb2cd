import { MessageSquareText, Phone } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import './emergency.css';

const numbers = ['112', '15', '18', '17', '114', '3114'] as const;
/** 114 is written to, not spoken to. */
const byText = new Set<string>(['114']);
const toSay = ['where', 'what', 'who', 'stay'] as const;

/** Plain HTML, complete without script, account or network. */
export async function EmergencyNumbers() {
  const t = await getTranslations('emergency');
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <ul className="plain numbers">
        {numbers.map((number) => (
          <li key={number} className={number === '112' ? 'number number--first' : 'number'}>
            <div className="number__words">
              <h2>{t(`numbers.${number}.name`)}</h2>
              <p>{t(`numbers.${number}.text`)}</p>
            </div>
            <a
              className="number__call"
              href={`${byText.has(number) ? 'sms' : 'tel'}:${number}`}
              aria-label={t(byText.has(number) ? 'text' : 'call', { number })}
            >
              {byText.has(number) ? <MessageSquareText aria-hidden /> : <Phone aria-hidden />}
              {number}
            </a>
          </li>
        ))}
      </ul>
      <section className="card">
        <h2>{t('say.title')}</h2>
        <ul>
          {toSay.map((what) => (
            <li key={what}>{t(`say.${what}`)}</li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{t('atWork.title')}</h2>
        <p>{t('atWork.text')}</p>
      </section>
      <section className="card">
        <h2>{t('abroad.title')}</h2>
        <p>{t('abroad.text')}</p>
      </section>
      <p className="quiet">{t('works')}</p>
    </div>
  );
}
