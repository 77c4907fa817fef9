// Measures what the budgets of ARCHITECTURE.md are about, each beside a control; it reports, and never fails by a time.
// Usage: node test/bench/bench.ts [row …] [--json] [--full] [--rounds 11] [--instances 100000]
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { heapRows } from "./heapRows.ts";
import { hostRows } from "./hostRows.ts";
import { lookUpRows } from "./lookUpRows.ts";
import type { Row } from "./row.ts";
import { ruleRows } from "./ruleRows.ts";
import { activationRow, vsixRows } from "./sizeRows.ts";
import { judged, tableOf } from "./table.ts";
import { walkRows } from "./walkRows.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    /** Whole walks by the control too, and the heap of a million instances. Takes minutes more. */
    full: { type: "boolean", default: false },
    rounds: { type: "string", default: "11" },
    instances: { type: "string", default: "100000" },
  },
});
const rounds = Number(values.rounds);
const instances = Number(values.instances);
if (!(Number.isInteger(rounds) && rounds > 0 && Number.isInteger(instances) && instances > 1_000)) {
  throw new Error("--rounds takes a number above 0, --instances one above 1000");
}

const measurements: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  activation: async () => [await activationRow()],
  vsix: vsixRows,
  lookup: () => lookUpRows(rounds),
  host: () => hostRows(Math.min(rounds, 3)),
  rules: () => ruleRows(Math.min(rounds, 5)),
  walk: () => walkRows({ instances, rounds: Math.min(rounds, 3), full: values.full }),
  heap: () => heapRows([1_000, instances, ...(values.full ? [1_000_000] : [])]),
};

const chosen = positionals.length > 0 ? positionals : Object.keys(measurements);
const rows: Row[] = [];
const loads = [loadavg()[0] ?? 0];
for (const name of chosen) {
  const measure = measurements[name];
  if (measure === undefined) {
    throw new Error(`there is no ${name}; there are ${Object.keys(measurements).join(", ")}`);
  }
  // To stderr: --json may be read by a program.
  console.error(`measuring ${name} …`);
  rows.push(...(await measure()));
  loads.push(loadavg()[0] ?? 0);
}
// Others who work on the same machine are seen in the numbers: walks and look-ups need a processor or two.
const host = { node: process.version, processors: availableParallelism(), loads };
console.log(
  values.json ? JSON.stringify({ host, rows: rows.map(judged) }, null, 2) : tableOf(rows, host),
);
