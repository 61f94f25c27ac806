// Checks the direction of imports with dependency-cruiser, and that it has looked at every file: with a compiler
// that it does not know, it finds no violations in no modules and calls that a success.
import { existsSync, readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTypeScriptConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const roots = ['src', 'test', 'bench', 'script', 'ormconfig.ts'].filter(existsSync);
const options = await extractConfig('./.dependency-cruiser.cjs');
const { output, exitCode } = await cruise(roots, { ...options, outputType: 'err' }, undefined, {
  tsConfig: extractTypeScriptConfig('tsconfig.json'),
});
console.log(output);

const written = readdirSync('src', { recursive: true }).filter((name) => /\.tsx?$/.test(name)).length;
const seen = Number(/(\d+) modules/.exec(output)?.[1]);
if (!(seen >= written)) console.error(`Only ${seen} modules were looked at, but src/ has ${written}.`);
process.exitCode = exitCode > 0 || !(seen >= written) ? 1 : 0;
