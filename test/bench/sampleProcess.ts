// The server of a measurement, in a process of its own: it must not share a thread with what is measured.
import * as v from "valibot";
import { startSample, type Sample } from "../../src/sample/startSample.ts";
import { answerParent } from "./child.ts";

const questionSchema = v.variant("kind", [
  v.object({
    kind: v.literal("start"),
    instances: v.number(),
    rateLimit: v.number(),
    delayMs: v.optional(v.number()),
  }),
  v.object({ kind: v.literal("connections") }),
]);

let sample: Sample | undefined;
const ports = new Set<number>();

answerParent(async (question) => {
  const asked = v.parse(questionSchema, question);
  if (asked.kind === "connections") return { connections: ports.size };
  sample ??= await startSample({
    instances: asked.instances,
    rateLimit: asked.rateLimit,
    ...(asked.delayMs === undefined ? {} : { delayMs: asked.delayMs }),
    onRequest: ({ clientPort }) => ports.add(clientPort),
  });
  return { port: sample.port, token: sample.token };
});
