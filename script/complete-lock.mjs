// Run after `npm install`, from the top of the checkout, when `npm ci` says "Missing: … from lock file".
//
// Some packages bring a native part per platform, as optional dependencies. npm leaves those out of the lock that
// the registry could not serve when the lock was made, and `npm ci` then takes lock and package.json to be out of
// step. This writes the missing entries: name, version, and the platform that the name speaks of, so that they
// are fetched on such a machine only. They carry no hash, because nobody has seen the package yet.
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'package-lock.json';
const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {}, dev }]) =>
  Object.entries(optionalDependencies)
    .filter(
      ([name]) => !lock.packages[`${place}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
    )
    .map(([name, version]) => [`node_modules/${name}`, entry(name, version, dev)]),
);
// Two packages may ask for the same part, and npm keeps the entries in the order of this comparison.
lock.packages = Object.fromEntries(
  Object.entries({ ...lock.packages, ...Object.fromEntries(added) }).sort(([a], [b]) =>
    a.localeCompare(b, 'en'),
  ),
);
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} entries added to ${file}`);

function entry(name, version, dev) {
  const words = name.split(/[/-]/);
  const os = systems.filter((system) => words.includes(system));
  // `arm-gnueabihf` and `armv7` speak of arm; arm64 is a word of its own.
  const cpu = processors.filter(
    (processor) => words.includes(processor) || (processor === 'arm' && words.includes('armv7')),
  );
  return {
    version,
    ...(dev ? { dev } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
    ...(cpu.length > 0 ? { cpu } : {}),
  };
}
