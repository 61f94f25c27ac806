/** Seconds since some instant, for differences. */
export const seconds = (): number => Number(process.hrtime.bigint()) / 1e9;
