import { hash, verify } from '@node-rs/argon2';

/** Argon2id, 19 MiB and two passes (RFC 9106 by way of OWASP's table); the cost stands in each hash. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same password typed with composed or with combining marks is one: input methods differ. */
const typed = (password: string): string => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(typed(password), cost);

/** Takes as long for somebody who has no account, so that the time tells nobody who has one. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), typed(password));
  return stored !== null && matches;
}
const nobody = hashPassword('nobody has this account');
