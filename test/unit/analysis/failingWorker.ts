import { parentPort } from "node:worker_threads";

// Answers a job, and fails after that, or before it where the job's text says so.
parentPort?.on("message", ({ input: { text } }: { readonly input: { readonly text: string } }) => {
  if (text === "fail first") throw new Error("out of order");
  const output = { requests: [], beside: [], failures: [], errors: [], cutOff: false, omitted: 7 };
  parentPort?.postMessage({ kind: "done", output });
  setImmediate(() => {
    throw new Error("out of order");
  });
});
