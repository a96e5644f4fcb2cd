import { PasskeyError } from '@/lib/passkeys';
import { problemOf, type Problem } from '@/lib/problem';

/** The person closed the device's question, or no passkey of ours is on it: browsers tell no difference. */
export const TURNED_AWAY: Problem = {
  type: 'about:blank#turned-away',
  title: 'No passkey was used',
  status: 400,
};

/** Nothing that trying again would mend: an address without a name, an old device. */
export const PASSKEYS_UNUSABLE: Problem = {
  type: 'about:blank#passkeys-unusable',
  title: 'Passkeys cannot be used here',
  status: 400,
};

/** What the server refused, or the device. */
export function problemAtTheDoor(error: unknown): Problem {
  if (error instanceof PasskeyError) {
    return error.failure === 'impossible' ? PASSKEYS_UNUSABLE : TURNED_AWAY;
  }
  return problemOf(error);
}
