import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own `movements/`: the same from the sources and from `dist/`, whatever the working folder. */
export const dataFolder = join(packageRoot(dirname(fileURLToPath(import.meta.url))), 'movements');

function packageRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder));
}
