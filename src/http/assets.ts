import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sha256 } from '../engine/journal/canonical.js';
import { dataFolder } from '../movements/dataFolder.js';
import { Refusal } from './refusals.js';

/** Files that browsers get: they change with the version in their address, so they are kept for a year. */

const kinds = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
} as const;

const folder = join(dataFolder, '../web');
const typeface = '@fontsource-variable/source-sans-3/files/source-sans-3';
const font = (subset: string): Buffer =>
  readFileSync(createRequire(import.meta.url).resolve(`${typeface}-${subset}-wght-normal.woff2`));

const files: ReadonlyMap<string, Buffer> = new Map([
  ...['styles.css', 'page.js', 'icon.svg'].map((name) => [name, readFileSync(join(folder, name))] as const),
  ...['latin', 'vietnamese'].map((subset) => [`${subset}.woff2`, font(subset)] as const),
]);

/** One for all, because the styles name the fonts beside them. */
const version = sha256(Buffer.concat([...files.values()])).slice(0, 12);

export const asset = (name: string): string => `/assets/${version}/${name}`;

export function serveAssets(server: FastifyInstance): void {
  server.get<{ Params: { name: string } }>(
    '/assets/:version/:name',
    { config: { access: 'cookieless' } },
    async (request, reply) => {
      const { name } = request.params;
      const file = files.get(name);
      const kind = kinds[name.split('.').at(-1) as keyof typeof kinds];
      if (!file) throw new Refusal('NoSuchPage');
      return reply.type(kind).header('cache-control', 'public, max-age=31536000, immutable').send(file);
    },
  );
}
