'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { described, Field, type FieldWords } from '@/ui/field';
import { searchTerms, type Section, type Term } from './api';

/** Long enough that not every letter asks the server. */
const PAUSE = 200;

interface Props {
  words: FieldWords;
  section: Section;
  text: string;
  /** Whether the words are those of a term that was chosen. */
  chosen: boolean;
  onText: (text: string) => void;
  onTerm: (term: Term) => void;
}

/**
 * Words of one's own, or a term of the list that fits them (ARIA combobox). Without a network, and
 * for what no list has, words are enough.
 */
export function TermField({ words, section, text, chosen, onText, onTerm }: Props) {
  const t = useTranslations('profile.form');
  const list = useId();
  const [open, setOpen] = useState(false);
  const found = useFound(section, open && !chosen ? text : '');
  const [marked, setMarked] = useState(-1);
  const shown = open && !chosen ? (found ?? []) : [];
  const active = useRef<HTMLDivElement>(null);
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest' }); // what it returns ends no effect
  }, [marked]);

  function choose(term: Term) {
    onTerm(term);
    setOpen(false);
    setMarked(-1);
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = shown.length - 1;
    switch (event.key) {
      case 'ArrowDown':
        event.preventDefault();
        setMarked(Math.min(marked + 1, last));
        break;
      case 'ArrowUp':
        event.preventDefault();
        setMarked(Math.max(marked - 1, -1));
        break;
      case 'Enter': {
        const term = shown[marked];
        if (term) {
          event.preventDefault(); // it chooses, and does not send the form
          choose(term);
        }
        break;
      }
      case 'Escape':
        if (shown.length > 0) {
          // It closes the list, and not the dialog around it.
          event.preventDefault();
          event.stopPropagation();
        }
        setOpen(false);
        setMarked(-1);
        break;
    }
  }

  return (
    <Field words={words}>
      <div className="terms">
        <input
          className="input"
          {...described(words)}
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={shown[marked] ? `${list}-${marked}` : undefined}
          autoComplete="off"
          maxLength={500}
          value={text}
          onChange={(event) => {
            onText(event.target.value);
            setOpen(true);
            setMarked(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
        <div
          className="terms__list"
          id={list}
          role="listbox"
          aria-label={words.label}
          hidden={shown.length === 0}
        >
          {shown.map((term, place) => (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are those of the field, which keeps the focus (ARIA combobox)
            <div
              key={term.system + term.code}
              id={`${list}-${place}`}
              role="option"
              aria-selected={place === marked}
              ref={place === marked ? active : undefined}
              onMouseDown={(event) => event.preventDefault()} // the field keeps the focus
              onClick={() => choose(term)} // and not before: a finger may only want to scroll
            >
              {term.display}
            </div>
          ))}
        </div>
        <p className="quiet" role="status">
          {chosen ? t('chosen') : found && open ? t('found', { count: found.length }) : ''}
        </p>
      </div>
    </Field>
  );
}

/** The terms that fit, a moment after the last letter; null before, and where nobody answers. */
function useFound(section: Section, text: string): Term[] | null {
  const [found, setFound] = useState<Term[] | null>(null);
  useEffect(() => {
    let current = true;
    const typed = text.trim();
    const timer = setTimeout(() => {
      if (typed.length < 2) {
        setFound(null);
        return;
      }
      searchTerms(section, typed)
        .then((terms) => current && setFound(terms))
        .catch(() => current && setFound(null));
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [section, text]);
  return found;
}
