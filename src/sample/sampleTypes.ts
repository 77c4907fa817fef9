import type { SampleType } from "./instance.ts";
import { orders } from "./orders.ts";
import { trainingTopics } from "./trainingTopics.ts";

/** How many training topics there are unless asked otherwise: enough for 25 pages of 50, the last one partly full. */
export const defaultTrainingTopicCount = 1_234;

/** The custom object types of the sample workspace; `count` is the number of training topics. */
export function sampleTypes(count = defaultTrainingTopicCount): readonly SampleType[] {
  return [trainingTopics(count), orders()];
}
