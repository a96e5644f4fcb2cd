'use client';

import { Broken } from '@/ui/broken';

/** The page broke; header, emergency numbers and footer stand. */
export default function PageBroke() {
  return <Broken />;
}
