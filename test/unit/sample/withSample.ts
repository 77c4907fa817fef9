import type { SampleOptions } from "../../../src/sample/sampleOptions.ts";
import { startSample, type Sample } from "../../../src/sample/startSample.ts";

/** Starts a sample, hands it over and closes it whatever happens. */
export async function withSample(
  options: SampleOptions,
  use: (sample: Sample) => Promise<void>,
): Promise<void> {
  const sample = await startSample(options);
  try {
    await use(sample);
  } finally {
    await sample.close();
  }
}
