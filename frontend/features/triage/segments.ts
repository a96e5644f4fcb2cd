import type { Finding } from './api';

interface Segment {
  start: number;
  piece: string;
  finding: Finding | null;
}

/**
 * Cuts a text along the spans of its findings (UTF-16 units, as JavaScript counts). Spans that
 * overlap, are empty or leave the text are passed over: the list below the text still names them.
 */
export function segments(text: string, findings: Finding[]): Segment[] {
  const spans = findings
    .flatMap((finding) =>
      finding.start !== undefined && finding.end !== undefined
        ? [{ start: finding.start, end: finding.end, finding }]
        : [],
    )
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const cut: Segment[] = [];
  let reached = 0;
  for (const { start, end, finding } of spans) {
    if (start < reached) {
      continue;
    }
    if (start > reached) {
      cut.push({ start: reached, piece: text.slice(reached, start), finding: null });
    }
    cut.push({ start, piece: text.slice(start, end), finding });
    reached = end;
  }
  if (reached < text.length) {
    cut.push({ start: reached, piece: text.slice(reached), finding: null });
  }
  return cut;
}
