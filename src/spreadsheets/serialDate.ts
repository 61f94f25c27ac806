/** Days as spreadsheets count them. */

const msPerDay = 86_400_000;
/** Serial number of 31/12/9999 in the system of 1900. */
const last = 2_958_465;
/** Excel believes that 1900 was a leap year: its day 60, 29/02/1900, never was. */
const neverWas = 60;
/** What the system of 1904 (old Macintosh files) counts from, in serial numbers of 1900. */
const shift1904 = 1_462;

/** `45565` → `2024-09-30`; the time of day is dropped. Undefined for a number that is no day. */
export function dateOfSerial(text: string, system: 1900 | 1904): string | undefined {
  const serial = Math.floor(Number(text)) + (system === 1904 ? shift1904 : 0);
  if (!(serial >= 1 && serial <= last) || serial === neverWas) return undefined;
  const days = serial > neverWas ? serial - 1 : serial;
  return new Date(Date.UTC(1899, 11, 31) + days * msPerDay).toISOString().slice(0, 10);
}
/** `2024-09-30` → 45565, in the system of 1900. */
export function serialOfDate(date: string): number {
  const days = (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 31)) / msPerDay;
  return days >= neverWas ? days + 1 : days;
}
