import { BroadcastChannel, parentPort } from "node:worker_threads";

// Answers a job, or fails before it where the job's text says so. Fails between two jobs when it hears so.
parentPort?.on("message", ({ input: { text } }: { readonly input: { readonly text: string } }) => {
  if (text === "fail first") throw new Error("out of order");
  const output = { requests: [], beside: [], failures: [], errors: [], cutOff: false, omitted: 7 };
  parentPort?.postMessage({ kind: "done", output });
});

new BroadcastChannel("fail now").onmessage = () => {
  throw new Error("out of order");
};
