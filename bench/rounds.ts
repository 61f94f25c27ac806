/** Odd, so that the median is one of them. */
const usual = 5;

/** Contenders take turns, so that a slow minute of the machine is slow for all; every other round goes backwards. */
export async function alternating<Result>(
  contenders: Readonly<Record<string, () => Result | Promise<Result>>>,
  rounds = usual,
): Promise<Readonly<Record<string, readonly Result[]>>> {
  const results = Object.fromEntries(Object.keys(contenders).map((name) => [name, [] as Result[]]));
  for (let round = 0; round < rounds; round += 1) {
    const order = Object.entries(contenders);
    for (const [name, run] of round % 2 === 0 ? order : order.reverse()) results[name]?.push(await run());
  }
  return results;
}
