const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    target: 'es2022',
    keepClassNames: true,
    transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
  },
  sourceMaps: 'inline',
};

/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>/test'],
  testEnvironment: '<rootDir>/test/testEnvironment.ts',
  // A busy machine is slow, not wrong: only a test that hangs is stopped.
  testTimeout: 600_000,
  globalSetup: '<rootDir>/test/globalSetup.ts',
  globalTeardown: '<rootDir>/test/globalTeardown.ts',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // No `module.type`: Jest loads what stands above as CommonJS and the tests as ES modules.
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
};
