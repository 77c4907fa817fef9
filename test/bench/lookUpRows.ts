import * as v from "valibot";
import { startChild, type Child } from "./child.ts";
import { contenders, type ContenderName } from "./contenders.ts";
import { median, type Row } from "./row.ts";
import { withServer, type Target } from "./withServer.ts";

const lookUpProcess = new URL("./lookUpProcess.ts", import.meta.url);
const names = Object.keys(contenders).filter((name): name is ContenderName => name in contenders);

/** Look-ups that come before the first round: what runs often is compiled once. */
const warmUp = 300;

/** How often a contender looks up in one round. */
interface Effort {
  readonly rounds: number;
  readonly lookUps: number;
}

/** One look-up with and without a slow server, and the connections that a hundred of them use. */
export async function lookUpRows(rounds: number): Promise<readonly Row[]> {
  const fast = await withServer({}, (server) =>
    compare(server, { rounds: rounds * 5, lookUps: 60 }),
  );
  const slow = await withServer({ delayMs: 20 }, (server) =>
    compare(server, { rounds, lookUps: 25 }),
  );
  const row = (
    [what, by]: readonly [string, typeof fast],
    control: ContenderName,
    budget?: number,
  ): Row => ({
    what,
    unit: "ms",
    value: by.ours,
    control: { what: control, value: by[control] },
    ...(budget === undefined ? {} : { budget: { ratio: budget } }),
  });
  const noDelay = ["one look-up", fast] as const;
  const delay = ["one look-up, 20 ms of delay", slow] as const;
  return [
    row(noDelay, "intercom-client", 1),
    row(noDelay, "bare axios"),
    row(noDelay, "bare node:http"),
    row(delay, "bare node:http", 1.05),
    row(delay, "intercom-client"),
    {
      what: "connections for 100 look-ups",
      unit: "connections",
      value: await connections("ours"),
      control: { what: "intercom-client", value: await connections("intercom-client") },
      budget: { most: 1 },
    },
  ];
}

/** The median of each contender over rounds in which all of them take turns, after one that warms up. */
async function compare(
  { port, token }: Target,
  { rounds, lookUps }: Effort,
): Promise<Record<ContenderName, number>> {
  const racing = names.map((name) => ({ name, child: startChild(lookUpProcess) }));
  const times = new Map(names.map((name): [ContenderName, number[]] => [name, []]));
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const { name, child } of racing) {
        const count = round === 0 ? warmUp : lookUps;
        const time = await ask(child, name, { port, token }, count);
        if (round > 0) times.get(name)?.push(time);
      }
    }
    const timeOf = (name: ContenderName) => median(times.get(name) ?? []);
    return {
      ours: timeOf("ours"),
      "intercom-client": timeOf("intercom-client"),
      "bare axios": timeOf("bare axios"),
      "bare node:http": timeOf("bare node:http"),
    };
  } finally {
    await Promise.all(racing.map(({ child }) => child.end()));
  }
}

async function ask(
  child: Child,
  contender: ContenderName,
  target: Target,
  lookUps: number,
): Promise<number> {
  const answer = await child.ask({ contender, target, lookUps });
  return v.parse(v.object({ median: v.number() }), answer).median;
}

async function connections(contender: ContenderName): Promise<number> {
  return withServer({}, async (server) => {
    const { port, token } = server;
    const child = startChild(lookUpProcess);
    try {
      await ask(child, contender, { port, token }, 100);
      return await server.connections();
    } finally {
      await child.end();
    }
  });
}
