export const MAX_TEXT = 10_000;

// C0 and C1 controls but line feed and tab; direction overrides, which can make text lie.
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * What we send of what a person typed. Spans in the answer count UTF-16 units of exactly this
 * text, so it is cleaned before it is sent and shown, never after.
 */
export function cleanText(typed: string): string {
  return loneSurrogatesOut(typed.replace(/\r\n?/g, '\n').replace(UNWANTED, '')).slice(0, MAX_TEXT);
}

/** Half an emoji is not valid UTF-8: the server would refuse the whole text. */
function loneSurrogatesOut(text: string): string {
  return text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  );
}
