// One contender's look-ups, one after the other, in a process of its own.
import * as v from "valibot";
import { trainingTopicType } from "../../src/sample/trainingTopics.ts";
import { answerParent } from "./child.ts";
import { contenders, type LookUp } from "./contenders.ts";
import { median } from "./row.ts";
import { targetSchema } from "./withServer.ts";

const questionSchema = v.object({
  contender: v.picklist(["ours", "intercom-client", "bare axios", "bare node:http"]),
  target: targetSchema,
  lookUps: v.number(),
});

/** The Intercom id of the oldest training topic; a thousand others follow it. */
const firstId = 16_032_025;

let lookUp: LookUp | undefined;

answerParent(async (question) => {
  const { contender, target, lookUps } = v.parse(questionSchema, question);
  lookUp ??= contenders[contender](target);
  const times: number[] = [];
  for (let index = 0; index < lookUps; index += 1) {
    const id = String(firstId + (index % 1_000));
    const started = performance.now();
    const found = await lookUp(trainingTopicType, id);
    times.push(performance.now() - started);
    if (found !== id) throw new Error(`${contender} asked for ${id} and got ${String(found)}`);
  }
  return { median: median(times) };
});
