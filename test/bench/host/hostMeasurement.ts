import * as v from "valibot";

const lookUpSchema = v.object({
  ours: v.number(),
  "intercom-client": v.number(),
  "bare node:http": v.number(),
});

/** What one extension host measured, in milliseconds. */
export const hostMeasurementSchema = v.object({
  activation: v.optional(v.object({ ours: v.number(), empty: v.number() })),
  lookUps: v.optional(lookUpSchema),
});

/** Why a host measured nothing. */
export const hostFailureSchema = v.object({ failed: v.string() });

export type HostMeasurement = v.InferOutput<typeof hostMeasurementSchema>;
