import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Presentation } from './api';
import { Choice } from '@/ui/choice';
import { grouped } from './find-presentations';

interface Props {
  found: Presentation[];
  /** Ids of what is ticked. */
  chosen: string[];
  /** Whether the list was narrowed by searching: all of it is shown then. */
  searching: boolean;
  onTick: (presentation: Presentation, on: boolean) => void;
}

/** Where it hurts first, then what it is: a hundred lines at once help nobody. */
export function Regions({ found, chosen, searching, onTick }: Props) {
  const t = useTranslations('triage.list');
  const regions = grouped(found);
  const ticked = (members: Presentation[]) =>
    members.filter(({ id }) => chosen.includes(id)).length;
  const [open, setOpen] = useState(() =>
    regions.filter(({ members }) => ticked(members) > 0).map(({ code }) => code),
  );

  function toggle(code: string, on: boolean) {
    // What a search opens, nobody opened.
    if (!searching) {
      setOpen((codes) => (on ? [...codes, code] : codes.filter((other) => other !== code)));
    }
  }

  return regions.map(({ code, label, members }) => {
    const count = ticked(members);
    return (
      <details
        className="region"
        key={code}
        open={searching || open.includes(code)}
        onToggle={(event) => toggle(code, event.currentTarget.open)}
      >
        <summary>
          {label}
          {count > 0 && <span className="quiet">{t('chosen', { count })}</span>}
        </summary>
        <fieldset className="choices pick">
          <legend className="visually-hidden">{label}</legend>
          {members.map((presentation) => (
            <Choice
              key={presentation.id}
              type="checkbox"
              name="presentation"
              value={presentation.id}
              checked={chosen.includes(presentation.id)}
              onChange={(on) => onTick(presentation, on)}
            >
              {presentation.label}
            </Choice>
          ))}
        </fieldset>
      </details>
    );
  });
}
