/** The types that the sample workspace has, for whoever must not load its data to know them. */
export const sampleTypeNames = ["PeteUserTrainingTopic", "Order"] as const;
