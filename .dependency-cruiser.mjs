/** Who may import whom (ARCHITECTURE.md): downstairs only, never sideways. */
const only = (room, rooms, comment) => ({
  name: `${room}-knows-only-its-downstairs`,
  comment,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    path: '^src/',
    pathNot: `^src/(${[room, ...rooms].join('|')})/`,
  },
})

const packages = (room, allowed, comment, except = []) => ({
  name: `${room}-packages`,
  comment,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: except },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown', 'core'],
    pathNot: allowed.map((name) => `(^|/)${name}(/|$)`),
  },
})

export default {
  forbidden: [
    only('contract', [], 'what crosses a process knows nothing else'),
    only('catalogue', [], 'reading the facts: no files, network, React, machines'),
    only('machines', ['contract', 'catalogue'], 'the car: no MQTT, time of day, chance, DOM, Node'),
    only('bus', ['contract'], 'talking over the wire without knowing what the messages mean'),
    only('backend', ['contract', 'catalogue', 'bus'], 'the mock Porsche Connect: no machines'),
    only(
      'scenario',
      ['contract', 'catalogue', 'bus'],
      'drives over the bus as any tester; worlds are handed in',
    ),
    only(
      'explore',
      ['contract', 'catalogue', 'machines'],
      'walks machines: no wire, files, stdout',
    ),
    only(
      'world',
      ['contract', 'catalogue', 'machines', 'bus', 'backend', 'scenario'],
      'one clock, one broker, one backend, its cars; of scenario only the shape of the worlds it hands in',
    ),
    only(
      'host',
      ['contract', 'catalogue', 'bus', 'scenario', 'explore', 'world'],
      'no machines, no page',
    ),
    only(
      'cli',
      ['contract', 'catalogue', 'bus', 'backend', 'scenario', 'explore', 'world', 'host'],
      'argv, files, stdout, exit code; Electron only as a program it starts',
    ),
    only('main', ['contract', 'host'], 'the Electron window around the host'),
    only('preload', ['contract'], 'exposes the desktop API and nothing else'),
    only(
      'renderer',
      ['contract', 'bus', 'catalogue', 'scenario'],
      'draws what it receives; hosts no machine',
    ),
    {
      name: 'head-unit-draws-values',
      comment: 'screens and widgets take a view and give inputs: no store, no bus, no host',
      severity: 'error',
      from: { path: '^src/renderer/headUnit/' },
      to: { path: '^src/', pathNot: '^src/(renderer/headUnit|contract|catalogue)/' },
    },
    packages('contract', ['zod'], 'pure'),
    packages('catalogue', ['zod', 'yaml', 'leven'], 'pure'),
    packages('machines', ['xstate'], 'pure: xstate is the only package of the machines'),
    packages('bus', ['mqtt', 'mqtt-packet'], 'portable'),
    packages('scenario', ['zod', 'yaml', 'leven'], 'portable'),
    packages('backend', ['zod'], 'portable, but for the store', [
      '^src/backend/backendStore\\.ts$',
    ]),
    {
      name: 'mqtt-behind-one-file',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/bus/(mqtt(Bus|InPage)|settled)\\.ts$' },
      to: { path: 'node_modules/mqtt(-packet)?/' },
    },
    {
      name: 'aedes-behind-one-file',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/world/broker\\.ts$' },
      to: { path: 'node_modules/(aedes|mqemitter)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'src-knows-no-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'not-to-unlisted',
      comment: 'a package that package.json does not list slips past every rule on packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
