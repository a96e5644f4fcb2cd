'use client';

import { useTranslations } from 'next-intl';
import type { Places } from './places-api';
import { SelectField } from './select-field';
import { TextField } from './text-field';

/** Empty where nothing is limited. */
export interface Limits {
  site: string;
  population: string;
  from: string;
  until: string;
}

interface Props {
  places: Places;
  limits: Limits;
  mistakes: { target: string; message: string }[];
  onChange: (part: Partial<Limits>) => void;
}

/** Where, for whom, and from when to when. */
export function LimitFields({ places, limits, mistakes, onChange }: Props) {
  const t = useTranslations('admin.give');
  const messageFor = (target: string) => mistakes.find((one) => one.target === target)?.message;
  return (
    <div className="two">
      <SelectField
        id="site"
        label={t('site')}
        all={t('allSites')}
        options={places.sites.map(({ id, name }) => [id, name])}
        value={limits.site}
        onChange={(site) => onChange({ site })}
      />
      {places.populations.length > 0 && (
        <SelectField
          id="population"
          label={t('population')}
          all={t('allPopulations')}
          options={places.populations.map(({ code, name }) => [code, name])}
          value={limits.population}
          onChange={(population) => onChange({ population })}
        />
      )}
      <TextField
        id="from"
        type="date"
        label={t('from')}
        hint={t('fromHint')}
        mistake={messageFor('from')}
        value={limits.from}
        onChange={(event) => onChange({ from: event.target.value })}
      />
      <TextField
        id="until"
        type="date"
        label={t('until')}
        hint={t('untilHint')}
        mistake={messageFor('until')}
        value={limits.until}
        onChange={(event) => onChange({ until: event.target.value })}
      />
    </div>
  );
}
