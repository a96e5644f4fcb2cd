'use client';

import { useTranslations } from 'next-intl';
import { sayDay } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { isDay, sayPartial } from '@/lib/partial-date';
import type { Card, CardItem, CardPart } from './api';
import { LISTS, type List } from './choosing';

interface Props {
  locale: Locale;
  card: Card;
}

/** A card as a responder sees it: each thing that is not shown, unknown or not there says so. */
export function CardPreview({ locale, card }: Props) {
  const t = useTranslations('emergencyCard.preview');
  if (!card.chosen) {
    return <p>{t('nothing')}</p>;
  }
  return (
    <div className="stack">
      <p className="emergency-name">{card.name ? <bdi>{card.name}</bdi> : t('noName')}</p>
      <Facts locale={locale} card={card} />
      {LISTS.map((list) => (
        <PartOf key={list} locale={locale} list={list} part={card[list]} />
      ))}
      {card.contacts.length > 0 && (
        <section>
          <h3>{t('contacts')}</h3>
          <ol>
            {card.contacts.map((contact) => (
              <li key={contact.name + contact.phones.join()}>
                <bdi>{contact.name}</bdi> ({t(`relation.${contact.relation as 'partner'}`)}){' '}
                {[...contact.phones, ...contact.emails].join(', ')}
                {!contact.confirmed && <span className="quiet"> {t('unconfirmed')}</span>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {card.notes && (
        <section>
          <h3>{t('notes')}</h3>
          <p className="as-written">{card.notes}</p>
        </section>
      )}
      <p className="quiet">{t('more')}</p>
    </div>
  );
}

function Facts({ locale, card }: Props) {
  const t = useTranslations('emergencyCard.preview');
  const { birthDate, sex, blood, pregnant, dueOn, languages } = card;
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const facts: [string, string][] = [];
  if (birthDate) {
    facts.push([t('born'), sayDay(birthDate, locale)]);
  }
  if (sex) {
    facts.push([t('sex'), t(`sexes.${sex as 'female'}`)]);
  }
  if (blood) {
    const seen = blood.verified ? t('verified') : t('unverified');
    facts.push([t('blood'), `${blood.group} (${seen})`]);
  }
  if (pregnant !== undefined) {
    const due = pregnant && dueOn ? ` ${t('due', { day: sayDay(dueOn, locale) })}` : '';
    facts.push([t('pregnancy'), (pregnant ? t('pregnant') : t('notPregnant')) + due]);
  }
  if (languages.length > 0) {
    facts.push([t('languages'), languages.map((tag) => names.of(tag) ?? tag).join(', ')]);
  }
  return facts.length === 0 ? null : (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div className="emergency-fact" key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function PartOf({ locale, list, part }: { locale: Locale; list: List; part: CardPart }) {
  const t = useTranslations('emergencyCard.preview');
  return (
    <section>
      <h3>{t(list)}</h3>
      {part.known === 'some' ? (
        <ul>
          {part.items.map((item) => (
            <li key={item.id}>
              <Item locale={locale} item={item} />
            </li>
          ))}
        </ul>
      ) : (
        <p className={part.known === 'none' ? undefined : 'quiet'}>{t(`known.${part.known}`)}</p>
      )}
    </section>
  );
}

function Item({ locale, item }: { locale: Locale; item: CardItem }) {
  const t = useTranslations('emergencyCard.preview');
  const called = locale === 'fr' ? item.french : item.english;
  const words = item.text ?? called ?? item.code ?? '?';
  const details = [
    ...(item.text && called && called.toLowerCase() !== item.text.toLowerCase() ? [called] : []),
    ...(item.criticality ? [t(`criticality.${item.criticality as 'high'}`)] : []),
    ...(item.reaction ? [item.reaction] : []),
    ...(item.dose ? [item.dose] : []),
    ...(item.since
      ? [t(`since.${isDay(item.since) ? 'day' : 'part'}`, { when: sayPartial(item.since, locale) })]
      : []),
    t(`source.${item.source as 'self'}`),
    ...(item.disputed ? [t('disputed')] : []),
  ];
  return (
    <>
      <strong>{words}</strong> <span className="quiet">({details.join(', ')})</span>
    </>
  );
}
