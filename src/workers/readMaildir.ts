import { open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Taken } from './takeReturned.js';

/** Bytes of one message that are read. */
const most = 1_048_576;

/**
 * Gives every message that arrived in a maildir to `take`, and then moves it from `new/` to `cur/`: seen (`S`), or
 * flagged (`F`) where a person should read it. One whose letter is just being sent stays for the next time. Several
 * processes may read one maildir. Throws where there is no such folder.
 */
export async function readMaildir(
  folder: string,
  take: (source: Uint8Array) => Promise<Taken>,
): Promise<void> {
  for (const name of (await readdir(join(folder, 'new'))).sort()) {
    const path = join(folder, 'new', name);
    const source = await beginning(path).catch(unlessGone);
    const taken = source && (await take(source));
    if (taken === null || taken === 'busy') continue;
    const flag = taken === 'unread' ? 'F' : 'S';
    await rename(path, join(folder, 'cur', `${name.replace(/:2,.*$/, '')}:2,${flag}`)).catch(unlessGone);
  }
}

async function beginning(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(most) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Another process was faster. */
function unlessGone(error: unknown): null {
  if ((error as { code?: unknown }).code === 'ENOENT') return null;
  throw error;
}
