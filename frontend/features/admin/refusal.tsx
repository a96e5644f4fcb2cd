'use client';

import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Problem } from '@/lib/problem';
import { ProblemPanel } from '@/ui/problem-panel';

interface Props {
  problem: Problem;
  retry?: () => void;
  /** The name of a field of the server → the id of the control that holds it. */
  fields?: Record<string, string>;
}

/**
 * Rules that the server explains better than any general sentence: why a role cannot be given, that
 * somebody else was faster. Everything else is said as on every page.
 */
export function Refusal(props: Props) {
  return isExplained(props.problem) ? (
    <Explained problem={props.problem} />
  ) : (
    <ProblemPanel {...props} />
  );
}

function isExplained({ type, status, detail }: Problem): boolean {
  return [403, 409, 412, 428].includes(status) && detail !== undefined && ownRule.test(type);
}

const ownRule = /\/problems\/(?:admin|auth|profile)\//;

function Explained({ problem: { title, detail, errors = [] } }: { problem: Problem }) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), [title, detail]);
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={panel}>
      <h2>
        <CircleAlert aria-hidden /> {title}
      </h2>
      <p>{detail}</p>
      {errors.map(({ field, message }) => (
        <p key={field + message}>
          <strong>{message}</strong>
        </p>
      ))}
    </div>
  );
}
