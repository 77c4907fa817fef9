import * as v from "valibot";
import { askChild } from "./child.ts";
import { median, type Row } from "./row.ts";
import { perPage } from "./walks.ts";
import { withServer } from "./withServer.ts";

const walkProcess = new URL("./walkProcess.ts", import.meta.url);

/** How often the heap is measured during a walk. */
const measurements = 6;

const heapsSchema = v.object({ heaps: v.pipe(v.array(v.number()), v.minLength(3)) });

/**
 * The heap while walking, after collections that are forced: against the same walk over the fewest instances,
 * and that of a program which keeps what it reads against the same, to show that growth would be seen.
 */
export async function heapRows(sizes: readonly number[]): Promise<readonly Row[]> {
  const [fewest = 1_000, ...more] = sizes;
  const smallest = await heap("ours", fewest);
  const keeping = await heap("collecting", fewest);
  const rows: Row[] = [];
  for (const instances of more) {
    rows.push({
      what: `heap while walking ${instances} instances`,
      unit: "bytes",
      value: await heap("ours", instances),
      control: { what: `while walking ${fewest}`, value: smallest },
      // Flat, but for what the first pages alone do not load and compile.
      budget: { ratio: 1.2 },
    });
  }
  const collected = more.find((size) => size <= 100_000);
  if (collected !== undefined) {
    rows.push({
      what: `heap of a loop that keeps ${collected} instances`,
      unit: "bytes",
      value: await heap("collecting", collected),
      control: { what: `that keeps ${fewest}`, value: keeping },
      note: "to compare: what is not flat looks like this",
    });
  }
  return rows;
}

async function heap(how: "ours" | "collecting", instances: number): Promise<number> {
  return withServer({ instances }, async ({ port, token }) => {
    const question = {
      target: { port, token },
      how,
      pages: Math.ceil(instances / perPage),
      heapEvery: Math.floor(instances / (measurements + 1)),
    };
    const answer = await askChild(walkProcess, question, "--expose-gc");
    // The first half of the walk still loads and compiles.
    const { heaps } = v.parse(heapsSchema, answer);
    return median(heaps.slice(Math.floor(heaps.length / 2)));
  });
}
