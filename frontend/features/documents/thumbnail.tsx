'use client';

import { FileText } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { picture, type Document } from './api';
import { isPictured } from './rules';

/** A new document is drawn a moment after it came. */
const AGAIN = 4_000;

/** The first page as a stamp, fetched when it is seen; a sign where there is none. */
export function Thumbnail({ document: { id, type, version } }: { document: Document }) {
  const [drawn, setDrawn] = useState<string | null>(null);
  const place = useRef<HTMLSpanElement>(null);
  const pictured = isPictured(type);
  useEffect(() => {
    const seen = place.current;
    if (!pictured || !seen) {
      return;
    }
    let current = true;
    let later: ReturnType<typeof setTimeout> | undefined;
    const fetched = async (first: boolean): Promise<void> => {
      const found = await picture(id, 'thumbnail').catch(() => null);
      if (current && found) {
        setDrawn(found);
      } else if (current && first) {
        later = setTimeout(() => void fetched(false), AGAIN);
      }
    };
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        watch.disconnect();
        void fetched(true);
      }
    });
    watch.observe(seen);
    return () => {
      current = false;
      clearTimeout(later);
      watch.disconnect();
    };
  }, [id, pictured, version]);
  return (
    <span className="thumbnail" ref={place}>
      {drawn ? <img src={drawn} alt="" /> : <FileText aria-hidden />}
    </span>
  );
}
