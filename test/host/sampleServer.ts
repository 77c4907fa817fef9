import { parseArgs } from "node:util";
import { startSample } from "../../src/sample/startSample.ts";
import type { SampleOptions } from "../../src/sample/sampleOptions.ts";

const usage = `Usage: npm run -s sample-server -- [--port N] [--token TEXT] [--rate-limit N]

Runs the embedded Intercom on 127.0.0.1 until Ctrl+C and prints its address and token.
  --port N        1 to 65535 (default: any free port)
  --token TEXT    the access token to ask for, without spaces (default: a random one)
  --rate-limit N  requests in ten seconds (default: 1667)
`;

function integer(text: string | undefined, name: string, maximum: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > maximum) {
    throw new Error(`--${name} must be a whole number from 1 to ${maximum}, not "${text}".`);
  }
  return value;
}

/** The options that the arguments ask for; throws with the text for the user. */
function optionsFrom(args: readonly string[]): SampleOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string" },
      token: { type: "string" },
      "rate-limit": { type: "string" },
    },
  });
  if (values.token !== undefined && !/^[\x21-\x7e]+$/.test(values.token)) {
    throw new Error("--token must be printable characters without spaces.");
  }
  const port = integer(values.port, "port", 65_535);
  const rateLimit = integer(values["rate-limit"], "rate-limit", 1_000_000_000);
  return {
    ...(port === undefined ? {} : { port }),
    ...(values.token === undefined ? {} : { token: values.token }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
  };
}

function message(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return "the port is already in use.";
  }
  return error instanceof Error ? error.message : String(error);
}

function refuse(text: string, exitCode: 1 | 2): void {
  process.stderr.write(text);
  process.exitCode = exitCode;
}

async function run(options: SampleOptions): Promise<void> {
  const sample = await startSample(options);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void sample.close());
  process.stdout.write(`url=${sample.url} token=${sample.token}\n`);
}

let options: SampleOptions | undefined;
try {
  options = optionsFrom(process.argv.slice(2));
} catch (error) {
  refuse(`${message(error)}\n\n${usage}`, 2);
}
if (options !== undefined) {
  await run(options).catch((error: unknown) => {
    refuse(`The sample server could not start: ${message(error)}\n`, 1);
  });
}
