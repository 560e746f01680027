import fc from 'fast-check';

/** What property tests play is the same in every run; `FC_SEED=random` looks for what nobody has seen yet. */
const seed = process.env['FC_SEED'] ?? '1';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
