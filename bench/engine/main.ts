/**
 * What the desk costs: picks, whole entries, capacity that comes and goes, memory. Everything is printed beside a linear
 * smooth weighted round robin in the same run, since times of one machine say nothing about another.
 */
import { day } from './day.ts';
import { entriesAlone, entriesAndEnds } from './entries.ts';
import { memory } from './memory.ts';
import { picks } from './picks.ts';

console.log(`Node ${process.version}, ${process.arch}\n`);
picks();
entriesAlone();
entriesAndEnds({ churn: false });
entriesAndEnds({ churn: true });
memory();
day();
