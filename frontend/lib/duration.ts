/** Hours of an ISO 8601 duration of days, hours and minutes (`PT24H`, `P3D`), null if it is another. */
export function hoursOf(duration: string | null | undefined): number | null {
  // eslint-disable-next-line security/detect-unsafe-regex -- anchored, and no part can match twice
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration ?? '');
  if (!parts) {
    return null;
  }
  const [, days = '0', hours = '0', minutes = '0'] = parts;
  return Number(days) * 24 + Number(hours) + Number(minutes) / 60;
}
