'use client';

import { MonitorSmartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { devices, endDevice, endOtherDevices, type Device } from './api';
import { Confirm } from './confirm';
import { Loading, Part, type Said } from './part';
import { Refusal } from './refusal';
import { useDoing } from './use-doing';
import { useLoaded } from './use-loaded';

/** The one that is asked about, by id, or all others together. */
const OTHERS = 'others';

export function Devices({ locale }: { locale: Locale }) {
  const t = useTranslations('account.devices');
  const { data, problem, reload } = useLoaded(devices);
  const doing = useDoing();
  const [asked, setAsked] = useState<string | null>(null);
  const [done, setDone] = useState<Said | null>(null);

  async function end(work: () => Promise<unknown>, text: string) {
    const outcome = await doing.attempt(work);
    if (outcome === 'done' || outcome === 'outdated') {
      setAsked(null);
      await reload();
    }
    if (outcome === 'done') {
      setDone({ text });
    }
  }

  const page = { locale, title: t('title'), lead: t('lead') };
  if (!data) {
    return (
      <Part {...page}>
        <Loading problem={problem} retry={reload} />
      </Part>
    );
  }
  const others = data.filter(({ current }) => !current);
  return (
    <Part {...page} done={done}>
      <Refusal problem={doing.problem} />
      <ul className="plain stack">
        {[...data.filter(({ current }) => current), ...others].map((device) => (
          <li key={device.id} className={device.current ? 'card card--brand' : 'card'}>
            <DeviceFacts locale={locale} device={device} />
            {!device.current &&
              (asked === device.id ? (
                <Confirm
                  title={t('endTitle')}
                  text={t('endText')}
                  action={t('endYes')}
                  busy={doing.busy}
                  yes={() => void end(() => endDevice(device.id), t('ended'))}
                  no={() => setAsked(null)}
                />
              ) : (
                <div className="actions">
                  <button
                    type="button"
                    className="link"
                    aria-label={t('endNamed', { name: nameOf(device, t('unknown')) })}
                    onClick={() => setAsked(device.id)}
                  >
                    {t('end')}
                  </button>
                </div>
              ))}
          </li>
        ))}
      </ul>
      {others.length === 0 && <p>{t('onlyThis')}</p>}
      {others.length > 0 && (
        <section className="card stack">
          <h2>{t('othersTitle')}</h2>
          <p>{t('othersText')}</p>
          {asked === OTHERS ? (
            <Confirm
              title={t('othersSure', { count: others.length })}
              text={t('endText')}
              action={t('othersYes')}
              busy={doing.busy}
              yes={() => void end(endOtherDevices, t('othersEnded'))}
              no={() => setAsked(null)}
            />
          ) : (
            <button type="button" className="button button--quiet" onClick={() => setAsked(OTHERS)}>
              {t('others')}
            </button>
          )}
        </section>
      )}
    </Part>
  );
}

const nameOf = ({ browser, system }: Device, unknown: string) =>
  [browser, system].filter(Boolean).join(' · ') || unknown;

function DeviceFacts({ locale, device }: { locale: Locale; device: Device }) {
  const t = useTranslations('account.devices');
  return (
    <>
      <h2 className="with-icon name">
        <MonitorSmartphone aria-hidden /> {nameOf(device, t('unknown'))}
      </h2>
      {device.current && <p className="this">{t('this')}</p>}
      <p className="quiet">
        {t('lastUsed', { at: sayMoment(device.lastUsedAt, locale) })}
        <br />
        {t('since', { at: sayMoment(device.createdAt, locale) })}
        {device.place && (
          <>
            <br />
            {t('place', { place: device.place })}
          </>
        )}
      </p>
    </>
  );
}
