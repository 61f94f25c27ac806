const swc = (tsx) => ({
  jsc: {
    parser: { syntax: 'typescript', decorators: true, tsx },
    target: 'es2022',
    keepClassNames: true,
    transform: {
      legacyDecorator: true,
      decoratorMetadata: false,
      useDefineForClassFields: false,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
  },
  sourceMaps: 'inline',
});

/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>/test'],
  testEnvironment: '<rootDir>/test/testEnvironment.ts',
  // A busy machine is slow, not wrong: only a test that hangs is stopped.
  testTimeout: 600_000,
  globalSetup: '<rootDir>/test/globalSetup.ts',
  globalTeardown: '<rootDir>/test/globalTeardown.ts',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // No `module.type`: Jest loads what stands above as CommonJS and the tests as ES modules.
  transform: {
    '^.+\\.ts$': ['@swc/jest', swc(false)],
    '^.+\\.tsx$': ['@swc/jest', swc(true)],
    // Fastify's `inject` and cookies ask for an ES module by `require`, which Jest cannot do before Node 24.9.
    '/node_modules/(cookie|content-disposition)/.+\\.js$': ['@swc/jest', { jsc: { target: 'es2022' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!(cookie|content-disposition)/)'],
};
