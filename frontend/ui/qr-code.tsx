'use client';

import { encodeQR } from 'qr';
import { pathOf } from './qr-path';

/** Drawn here: the secret in it goes to no service that makes pictures. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      shapeRendering="crispEdges"
    >
      <rect className="qr__paper" width="100%" height="100%" />
      <path className="qr__ink" d={pathOf(modules)} />
    </svg>
  );
}
